"""What is printed of a request: the payment order, and the payment QR code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, select

from paydesk import banks, history
from paydesk.errors import N_, InvalidData, NotAllowed
from paydesk.formats.party import Party
from paydesk.formats.payment_order import PaymentOrder
from paydesk.models import bank_batch_item, request
from paydesk.own_accounts import OwnAccount, everything
from paydesk.records import Request

PRINTED = ("approved", "paid")

BANK_NAME = 45
"""Characters that GOST R 56042-2014 gives the name of a bank."""


def orders(connection: Connection, requests: Sequence[Request], account: OwnAccount, today: date) -> list[PaymentOrder]:
    """Return the orders of requests as they were numbered by a bank file or when they were paid.

    Raises NotAllowed for a request that is not approved, Conflict for one that is not what was approved.
    """
    history.refuse_changed(connection, requests)
    known = banks.find_many(connection, [one.form.bic for one in requests if one.form.bic])
    sent = _sent(connection, [one.id for one in requests])
    accounts = {one.id: one for one in everything(connection)}
    made = []
    for one in requests:
        if one.status not in PRINTED:
            raise NotAllowed(
                N_("Request {id} is not approved; an order of it is printed once it is."),
                code="not_approved",
                id=one.id,
            )
        if one.form.currency != "RUB":
            raise InvalidData(N_("Request {id} is not in rubles."), code="not_rubles", id=one.id)
        number, day, payer = _numbered(one, sent.get(one.id), accounts, account, today)
        made.append(
            PaymentOrder(
                number=number,
                date=day,
                amount=one.form.amount or 0,
                payer=payer.party,
                payee=banks.payee(one.form, known.get(one.form.bic or "")),
                purpose=one.form.purpose or "",
            )
        )
    return made


@dataclass(frozen=True, slots=True)
class _Sent:
    """The order of a request in the bank file where it is now."""

    number: str
    day: date
    account: int


def _sent(connection: Connection, ids: Sequence[int]) -> dict[int, _Sent]:
    """Return request → its order in the bank file where it is now; one of a voided file counts no more."""
    item = bank_batch_item.c
    found: dict[int, _Sent] = {}
    for start in range(0, len(ids), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(item.request_id, item.number, item.date, item.own_account_id)
            .join(request, and_(request.c.id == item.request_id, request.c.exported_in == item.batch_id))
            .where(item.request_id.in_(ids[start : start + 500]))
        )
        found |= {row.request_id: _Sent(str(row.number), row.date, row.own_account_id) for row in rows}
    return found


def _numbered(
    one: Request, sent: _Sent | None, accounts: Mapping[int, OwnAccount], chosen: OwnAccount, today: date
) -> tuple[str, date, OwnAccount]:
    """Return number, day and payer: as it was paid, else as it was sent, else without a number."""
    if one.status == "paid" and one.payment_date and (sent is None or sent.number != one.payment_number):
        return one.payment_number or "", one.payment_date, chosen
    if sent is not None:
        return sent.number, sent.day, accounts.get(sent.account, chosen)
    return "", today, chosen


def qr_fields(one: Request, payee: Party) -> dict[str, str]:
    """Return the fields of the payment QR code (GOST R 56042-2014). Raises InvalidData for what cannot be paid so."""
    form = one.form
    if form.currency != "RUB" or not (form.bic and form.account and form.contractor):
        raise InvalidData(N_("A payment QR code needs rubles, the payee's name, account and BIC."), code="no_qr_code")
    fields = {
        "Name": form.contractor,
        "PersonalAcc": form.account,
        "BankName": payee.bank[:BANK_NAME] or f"БИК {form.bic}",
        "BIC": form.bic,
        "CorrespAcc": payee.corr_account or "0",
        "PayeeINN": form.inn or "",
        "KPP": form.kpp or "",
        "Sum": str(form.amount) if form.amount else "",
        "Purpose": form.purpose or "",
    }
    return {key: value for key, value in fields.items() if value}
