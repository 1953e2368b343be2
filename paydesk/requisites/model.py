"""The requisites of a payee as a value, and what a check found in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from paydesk.errors import Problem
from paydesk.requisites import account, bic, common, corr_account, iban, inn, kpp


@dataclass(frozen=True, slots=True)
class Requisites:
    """Where the money goes; every field as text, None when not given.

    ``currency`` is the ISO 4217 code of the payment. For a foreign payee ``account`` is an IBAN or a foreign account
    and ``bic`` a SWIFT BIC.
    """

    inn: str | None = None
    kpp: str | None = None
    bic: str | None = None
    account: str | None = None
    corr_account: str | None = None
    currency: str = "RUB"


@dataclass(frozen=True, slots=True)
class Findings:
    """``problems`` are what a bank will surely return, ``warnings`` what a person should look at."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether the money may go: warnings do not stop it."""
        return not self.problems


def canonical(requisites: Requisites) -> Requisites:
    """Return the same requisites with every field compact; what is empty or means "none" becomes None.

    >>> canonical(Requisites(inn=" 7707083893", kpp="0", account="40702 810 7 4000 0432537"))
    Requisites(inn='7707083893', kpp=None, bic=None, account='40702810740000432537', corr_account=None, currency='RUB')
    """
    return Requisites(
        inn=inn.compact(requisites.inn or "") or None,
        kpp=kpp.compact(requisites.kpp or "") or None,
        bic=bic.compact(requisites.bic or "") or None,
        account=_compact_account(requisites.account or "") or None,
        corr_account=corr_account.compact(requisites.corr_account or "") or None,
        currency=requisites.currency.strip().upper() or "RUB",
    )


def compact(key: str, value: str) -> str:
    """Return the compact form of one field, named by its key in the form.

    :raises KeyError: no field of requisites has this key.

    >>> compact("account", "40702.810.7.4000.0432537"), compact("account", "DE89 3704 0044 0532 0130 00")
    ('40702810740000432537', 'DE89370400440532013000')
    """
    return _COMPACT[key](value)


def _compact_account(value: str) -> str:
    """Drop dots between digits; in a foreign account with letters they may be part of the number."""
    russian = account.compact(value)
    if not russian:  # signs alone
        return ""
    return russian if common.is_digits(russian) or common.is_account_shape(russian) else iban.compact(value)


_COMPACT: Final[Mapping[str, Callable[[str], str]]] = {
    "inn": inn.compact,
    "kpp": kpp.compact,
    "bic": bic.compact,
    "account": _compact_account,
    "corr_account": corr_account.compact,
}
