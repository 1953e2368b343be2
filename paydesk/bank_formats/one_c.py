"""Rubles within Russia: payment orders in 1CClientBankExchange, for 1C and client-bank programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Final

from paydesk import banks
from paydesk import form as forms
from paydesk.bank_formats import common
from paydesk.bank_formats.model import Draft, Order, Wish
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats import one_c
from paydesk.formats.note import Note
from paydesk.own_accounts import OwnAccount
from paydesk.records import Request

OPTIONS: Final = frozenset({"priority", "encoding"})
OLDEST_DAYS: Final = 10
"""Banks refuse an order that is older (regulation 762-П of the Bank of Russia)."""

ENCODING: Final = "windows"
PRIORITY: Final = 5
TREASURY: Final = "03"
"""Accounts that begin so are those of the treasury (Bank of Russia, plan of accounts)."""


def check_account(account: OwnAccount) -> None:
    """Refuse an account in a foreign currency."""
    if account.currency != "RUB":
        raise InvalidData(
            N_("The account “{name}” is in {currency}; a file for 1C takes rubles only. Leave --format out."),
            code="not_rubles",
            name=account.name,
            currency=account.currency,
        )


def stops(one: Request, account: OwnAccount) -> list[Problem]:
    """Return what no bank would take."""
    form = one.form
    found = common.wrong_currency(one, account, "not_rubles")
    if not found and len(form.account or "") != 20:
        text = N_("A file of this format takes rubles to a Russian account only.")
        found.append(Problem("currency", "not_rubles", text))
    elif not found and not form.bic:
        found.append(Problem("bic", "bic_needed", N_("An order needs the BIC of the payee's bank.")))
    found += common.own_account(one, account)
    if (form.account or "").startswith(TREASURY):
        found.append(
            Problem(
                "account",
                "treasury",
                N_(
                    "A payment to the treasury needs КБК, ОКТМО and УИН, which a request does not hold. Pay it in the bank's own program."
                ),
            )
        )
    return found


def doubts(one: Request, account: OwnAccount) -> list[Problem]:  # noqa: ARG001 - as every format
    """Return what somebody should look at."""
    found = []
    if not forms.mentions_vat(one.form.purpose or ""):
        found.append(Problem("purpose", "no_vat", N_("The payment purpose says nothing of VAT (НДС).")))
    if not one.form.kpp and len(one.form.inn or "") == 10:
        found.append(Problem("kpp", "no_kpp", N_("The KPP of the payee is missing; some banks ask for it.")))
    return found


def details(wish: Wish) -> Mapping[str, str]:
    """Return the encoding."""
    return {"encoding": wish.encoding or ENCODING}


def write(target: BinaryIO, draft: Draft) -> list[Note]:
    """Write the file and return which characters the encoding does not have."""
    wish = draft.wish
    return one_c.write(
        target,
        encoding=wish.encoding or ENCODING,
        created=draft.created,
        start=wish.day,
        end=wish.day,
        accounts=[wish.account.account],
        orders=[_order(one, wish) for one in draft.orders],
    )


def _order(one: Order, wish: Wish) -> one_c.Order:
    form = one.request.form
    return one_c.Order(
        number=one.number,
        date=wish.day,
        amount=one.amount,
        payer=wish.account.party,
        payee=banks.payee(form, one.bank),
        purpose=" ".join((form.purpose or "").split()),
        priority=wish.priority or PRIORITY,
    )
