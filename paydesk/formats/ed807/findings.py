"""What stands against paying to a bank of the directory on a day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from paydesk.errors import N_, Param
from paydesk.formats.ed807.model import DELETED, LIQUIDATOR, Account, Bank, Restriction

Severity = Literal["refuse", "confirm", "warn"]

_ORDER: Final[tuple[Severity, ...]] = ("refuse", "confirm", "warn")
_FAST_PAYMENTS: Final = "FPRS"
_URGENT: Final = "URRS"
_CLOSING: Final = "CLRS"
_LIMITED: Final = "LMRS"
_LICENCE: Final = "LWRS"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to refuse, to let a person confirm, or to warn; ``text`` is a template, ``params`` fill it."""

    code: str
    severity: Severity
    text: str
    params: Mapping[str, Param] = dataclasses.field(default_factory=dict)


def findings(bank: Bank, on: date) -> tuple[Finding, ...]:
    """Return what stands against a payment to the bank on the day, the gravest first.

    A restriction whose code is not known is shown: the Bank of Russia adds codes before programs learn them.
    """
    found = [*_of_bank(bank, on), *_of_accounts(bank, on)]
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))


def _of_bank(bank: Bank, on: date) -> Iterator[Finding]:
    who: dict[str, Param] = {"bic": bank.bic, "name": bank.name}
    if bank.date_out and bank.date_out <= on:
        text = N_(
            "BIC {bic} ({name}) left the directory of the Bank of Russia on {date}; ask the payee for new requisites"
        )
        yield Finding("bank_left", "refuse", text, {**who, "date": bank.date_out.isoformat()})
    elif bank.change == DELETED:
        text = N_(
            "BIC {bic} ({name}) was deleted from the directory of the Bank of Russia; ask the payee for new requisites"
        )
        yield Finding("bank_deleted", "refuse", text, who)
    elif bank.date_out:
        text = N_(
            "BIC {bic} ({name}) leaves the directory of the Bank of Russia on {date}; ask the payee for new requisites"
        )
        yield Finding("bank_leaves", "confirm", text, {**who, "date": bank.date_out.isoformat()})
    if bank.kind == LIQUIDATOR:
        text = N_("BIC {bic} ({name}): the bank is in liquidation; make sure that the payee still expects money there")
        yield Finding("bank_liquidation", "confirm", text, who)
    for code, since in bank.restrictions:
        if code == _LICENCE:
            text = N_("BIC {bic} ({name}): the licence of the bank was withdrawn; ask the payee for new requisites")
            yield Finding("bank_licence", "refuse", text, who)
        elif not _is_beside(bank, code):
            text = N_("BIC {bic} ({name}): restriction {code} since {date} in the directory of the Bank of Russia")
            yield Finding("bank_restricted", "warn", text, {**who, "code": code, "date": _day(since)})
    if not bank.exchange:
        text = N_("BIC {bic} ({name}) takes no part in electronic exchange; the payment may take longer")
        yield Finding("bank_no_exchange", "warn", text, who)
    if not bank.corr_accounts:
        text = N_("BIC {bic} ({name}) has no correspondent account in the directory of the Bank of Russia")
        yield Finding("bank_no_corr_account", "warn", text, who)


def _of_accounts(bank: Bank, on: date) -> Iterator[Finding]:
    """Judge the accounts that a payment goes through; of the others a restriction is only mentioned."""
    through = [held for held in bank.accounts if held.kind == bank.paying_kind] or list(bank.accounts)
    all_closed = all(_is_closed(held, on) for held in through)
    for held in bank.accounts:
        for code, since in _restrictions(held):
            if not _is_beside(bank, code):
                yield _of_account(bank, held, code, since, on=on, matters=held in through, all_closed=all_closed)


def _is_beside(bank: Bank, code: str) -> bool:
    """Tell whether the code says nothing of this payment: it is no fast one, and of a liquidator enough is said."""
    return code == _FAST_PAYMENTS or (code == _URGENT and bank.kind == LIQUIDATOR)


def _restrictions(held: Account) -> tuple[Restriction, ...]:
    """Return the restrictions of the account; the day on which it leaves the directory closes it as CLRS does."""
    if held.date_out is None or any(code == _CLOSING for code, _since in held.restrictions):
        return held.restrictions
    return (*held.restrictions, (_CLOSING, held.date_out))


def _is_closed(held: Account, on: date) -> bool:
    return any(code == _CLOSING and since is not None and since <= on for code, since in _restrictions(held))


def _of_account(
    bank: Bank, held: Account, code: str, since: date | None, *, on: date, matters: bool, all_closed: bool
) -> Finding:
    params: dict[str, Param] = {"bic": bank.bic, "name": bank.name, "account": held.account, "date": _day(since)}
    severity: Severity = "confirm" if matters else "warn"
    if code == _CLOSING and since is not None and since <= on:
        text = N_("BIC {bic} ({name}): account {account} was closed on {date}; ask the payee for new requisites")
        # Another account that is still open takes the payment, but a person must see which one the payee named.
        return Finding("account_closed", "refuse" if matters and all_closed else severity, text, params)
    if code == _CLOSING:
        text = N_("BIC {bic} ({name}): account {account} closes on {date}; ask the payee for new requisites")
        return Finding("account_closes", severity, text, params)
    if code == _LIMITED:
        text = N_("BIC {bic} ({name}): account {account} is kept in a limited mode since {date}")
        return Finding("account_limited", severity, text, params)
    text = N_("BIC {bic} ({name}): restriction {code} of account {account} since {date}")
    return Finding("account_restricted", "warn", text, {**params, "code": code})


def _day(day: date | None) -> str:
    return day.isoformat() if day else "–"
