"""Foreign currency: payments in ISO 20022 pain.001.001.09."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import BinaryIO, Final

from paydesk import form as forms
from paydesk.bank_formats import common
from paydesk.bank_formats.model import Draft, Order, Wish
from paydesk.banks import Entry
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats import pain001
from paydesk.formats.note import Note
from paydesk.own_accounts import OwnAccount
from paydesk.records import Request
from paydesk.requisites import iban, is_russian, swift

OPTIONS: Final = frozenset({"charges"})
OLDEST_DAYS: Final = 0
"""The day is that of execution, and a bank executes nothing yesterday."""

LONG_NAME: Final = 70
"""Signs of a name that SEPA and many banks take; the schema has 140."""


def check_account(account: OwnAccount) -> None:
    """Refuse an account in rubles, and one whose owner cannot be named in Latin letters."""
    if account.currency == "RUB":
        raise InvalidData(
            N_("The account “{name}” is in rubles; pain.001 takes foreign currency. Name another one: --from-account"),
            code="rubles",
            name=account.name,
        )
    if problems := pain001.unwritable("organisation", account.organisation, pain001.NAME):
        raise InvalidData(
            N_("The name of the payer cannot be written. Change it: paydesk own-account edit {name} --organisation …"),
            name=account.name,
            problems=problems,
        )


def stops(one: Request, account: OwnAccount) -> list[Problem]:
    """Return what no bank would take."""
    form = one.form
    found = common.wrong_currency(one, account, "other_currency") + common.own_account(one, account)
    if not form.bic or not (swift.is_valid(form.bic) or is_russian(forms.to_requisites(form))):
        text = N_("An order in foreign currency needs the SWIFT code of the payee's bank.")
        found.append(Problem("bic", "bic_needed", text))
    found += pain001.unwritable("contractor", form.contractor or "", pain001.NAME)
    found += pain001.unwritable("purpose", form.purpose or "", pain001.PURPOSE)
    return found


def doubts(one: Request, account: OwnAccount) -> list[Problem]:  # noqa: ARG001 - as every format
    """Return what somebody should look at."""
    form = one.form
    found = [one for one in forms.check(form).warnings if one.field in {"account", "bic"}]
    length = len(pain001.to_latin(form.contractor or "").text)
    if length > LONG_NAME:
        text = N_("The name has {length} signs in Latin letters; many banks take {limit} and cut the rest.")
        found.append(Problem("contractor", "long_name", text, {"length": length, "limit": LONG_NAME}))
    countries = _countries(form.account or "", form.bic or "")
    if len(countries) > 1:
        text = N_("The account is one of {country}, the SWIFT code that of a bank in {other}; compare with the invoice")
        found.append(Problem("bic", "country_differs", text, {"country": countries[0], "other": countries[1]}))
    return found


def details(wish: Wish) -> Mapping[str, str]:
    """Return the encoding, which is always the same, and who bears the charges."""
    return {"encoding": "utf-8", "charges": _charges(wish)}


def write(target: BinaryIO, draft: Draft) -> list[Note]:
    """Write the file and return which texts are in Latin letters now."""
    wish, account = draft.wish, draft.wish.account
    return pain001.write(
        target,
        pain001.Initiation(
            # The time keeps two databases of one company apart at its bank.
            message=f"PD{draft.batch}-{draft.created.astimezone(UTC):%Y%m%d%H%M%S}",
            created=draft.created,
            day=wish.day,
            currency=account.currency,
            debtor=_side(account.organisation, account.account, account.bic, draft.own_bank, account.inn),
            transfers=[_transfer(one, draft) for one in draft.orders],
            charges=_charges(wish),
        ),
    )


def _charges(wish: Wish) -> str:
    return wish.charges or pain001.CHARGES[0]


def _transfer(one: Order, draft: Draft) -> pain001.Transfer:
    form = one.request.form
    inn = form.inn if is_russian(forms.to_requisites(form)) else None
    return pain001.Transfer(
        number=one.number,
        # Batch, year and number: the number alone comes again from another account and in another year.
        reference=f"PD{draft.batch}-{draft.wish.day.year}-{one.number}",
        amount=one.amount,
        creditor=_side(form.contractor or "", form.account or "", form.bic or "", one.bank, inn),
        purpose=form.purpose or "",
    )


def _side(name: str, account: str, bic: str, bank: Entry | None, inn: str | None) -> pain001.Side:
    """Return one side; of a Russian bank the directory tells the SWIFT code, else its nine digits stand for it."""
    russian = bic.isdigit()
    code = next(iter(bank.swift), "") if russian and bank else "" if russian else bic
    countries = _countries(account, bic)
    return pain001.Side(
        name=name,
        account=account,
        swift=code if swift.is_valid(code) else "",
        bic=bic if russian else "",
        country=countries[0] if len(countries) == 1 else "",
        inn=inn or "",
    )


def _countries(account: str, bic: str) -> list[str]:
    """Return the country that account and bank tell, or both when they differ."""
    told = [account[:2]] if iban.is_valid(account) else []
    told.append("RU" if bic.isdigit() else bic[4:6])
    return list(dict.fromkeys(one for one in told if one))
