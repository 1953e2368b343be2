"""Signals: what somebody should look at before a request goes on, each with the fact behind it.

They look at what the person may see: a manager's own requests, everything submitted for those who decide and pay. A
signal never stops a step; what forbids one is a rule of the workflow or a refusal of the export.

One question by the payee's INN (or account), one by the account and one by the files answer for a request, each from an
index, so that the cost does not grow with the number of requests of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, select, text

from paydesk import banks, duplicates, folding, trust, working_days
from paydesk import form as forms
from paydesk.conditions import MET, REMEMBERED, SETTLED, UNUSUAL_TIMES, USUAL_FROM
from paydesk.errors import N_, Problem
from paydesk.guards.postgres_duplicates import NEAR
from paydesk.models import request
from paydesk.money import amount_string
from paydesk.records import Person, Request
from paydesk.requests import same_payee, visible_to
from paydesk.rules import NEAR_PERCENT
from paydesk.workflow import sees_everybody

OPEN: Final = ("draft", "pending", "approved")
"""States in which a signal can still change what somebody does."""

SERIOUS: Final = frozenset(
    {"same_invoice", "same_file", "near_payment", "in_statement", "new_account", "untrusted_account",
     "account_of_another", "inn_of_another", "unusual_amount",
     "bank_unknown", "corr_account_of_another"}
)  # fmt: skip
"""Signals that may mean a payment twice, to a wrong payee or of a wrong sum."""

NEAR_DAYS: Final = 20
"""Payments of one sum to one payee within so many days may be one payment; what comes every month is not."""

SATURDAY: Final = 5

Params = dict[str, str | int]

Past = Row[Any]
"""Another request to the payee: as much of it as is compared."""

_R: Final = request.c
_PAST: Final = tuple(
    _R[name] for name in ("id", "status", "contractor", "account", "amount", "currency", "due_date", "payment_date",
                          "invoice_number")
)  # fmt: skip

_NAMED: Final = tuple(_R[name] for name in ("id", "contractor", "inn"))


def of_requests(
    connection: Connection,
    person: Person,
    requests: Iterable[Request],
    today: date,
    *,
    holidays: bool = False,
    brought: duplicates.Marks | None = None,
) -> dict[int, list[Problem]]:
    """Return request → its signals, for those that are still to be paid; none for the others.

    Without ``holidays`` a due date is looked at on Saturdays and Sundays alone: the calendar takes long to load.
    ``brought`` are the papers (SHA-256) of requests that are not filed yet, and have the number 0.
    """
    found: dict[int, list[Problem]] = {}
    waiting = [one for one in requests if one.status in OPEN]
    bank = banks.advice(connection, waiting, today)
    papers = {**duplicates.papers(connection, [one.id for one in waiting]), **(brought or {})}
    twins = duplicates.signals(connection, person, waiting, papers)
    shown = _in_statements(connection, person, waiting)
    said, demanded = trust.find_many(connection, map(trust.account_of, waiting)), trust.demanded(connection)
    for one in waiting:
        past = _past(connection, person, one)
        same = twins.get(one.id, [])
        signals = [
            *(same or _near_payment(one, past)),
            *shown.get(one.id, ()),
            *_of_payee(connection, person, one, past),
            *_of_account(one, past, said.get(trust.account_of(one) or ("", "")), demanded=demanded),
            *_of_amount(one, past),
            *_of_form(one, today, has_invoice=one.id in papers, holidays=holidays),
            *bank.get(one.id, ()),
        ]
        if signals:
            found[one.id] = signals
    return found


def _past(connection: Connection, person: Person, one: Request) -> Sequence[Past]:
    """Return the other requests to the payee, the newest first."""
    query = select(*_PAST).where(same_payee(one.form), visible_to(person), _R.status.in_(MET), _R.id != one.id)
    return connection.execute(query.order_by(_R.id.desc()).limit(REMEMBERED)).all()


def _near_payment(one: Request, past: Sequence[Past]) -> list[Problem]:
    """Find a payment of nearly the same sum at nearly the same time."""
    for other in past:
        if _is_near(one, other):
            text = N_("Request {other} ({status}) pays this payee {amount}, due {day}: nearly the same sum and day.")
            params: Params = {"other": other.id, "status": other.status, "amount": _money(other), "day": _day(other)}
            return [Problem("amount", "near_payment", text, params)]
    return []


def _is_near(one: Request, other: Past) -> bool:
    if one.form.currency != other.currency or not one.form.amount or not other.amount:
        return False
    if abs(one.form.amount - other.amount) * 100 > one.form.amount * NEAR_PERCENT:
        return False
    ours, theirs = one.form.due_date, other.payment_date or other.due_date
    return ours is not None and theirs is not None and abs((ours - theirs).days) <= NEAR_DAYS


def _in_statements(connection: Connection, person: Person, requests: Sequence[Request]) -> dict[int, list[Problem]]:
    """Return request → a payment to the payee in a statement, near it, that is matched to no request.

    For those who decide and pay; nothing is told of drafts.
    """
    asked = {one.id: one for one in requests if one.status != "draft" and sees_everybody(person, "approved")}
    if not asked:
        return {}
    query = _PAST_POSTGRES if connection.dialect.name == "postgresql" else _PAST_SQLITE
    found: dict[int, list[Problem]] = {}
    for number, shown, amount in connection.execute(query, {"ids": list(asked)}):
        day, due = date.fromisoformat(str(shown)), asked[number].form.due_date
        if due is not None and abs((due - day).days) <= NEAR_DAYS and number not in found:
            text = N_("A statement shows a payment of {amount} to this payee on {day} that is matched to no request.")
            params: Params = {"amount": _money_text(amount, "RUB"), "day": day.isoformat()}
            found[number] = [Problem("amount", "in_statement", text, params)]
    return found


_PAST_POSTGRES: Final = text(
    "SELECT request_id, day, amount FROM paydesk.payments_past(CAST(:ids AS bigint[])) WHERE day IS NOT NULL ORDER BY day DESC"
)
_PAST_SQLITE: Final = text(
    f"SELECT r.id, l.date, l.amount FROM request r JOIN statement_line l ON l.partner_inn = r.inn AND {NEAR}"  # noqa: S608
    " WHERE r.id IN :ids AND l.date IS NOT NULL ORDER BY l.date DESC"
).bindparams(bindparam("ids", expanding=True))


def _of_payee(connection: Connection, person: Person, one: Request, past: Sequence[Past]) -> list[Problem]:
    form, found = one.form, []
    settled = [other for other in past if other.status in SETTLED]
    # To somebody who does not see what others were paid for, the first one they see need not be the first.
    if (form.inn or form.account) and not settled and sees_everybody(person, "paid"):
        text = N_("This is the first payment to this payee.")
        found.append(Problem("contractor", "first_payment", text))
    named = next((other for other in settled if other.contractor), None)
    if form.inn and form.contractor and named and not _is_same_name(form.contractor, named.contractor or ""):
        text = N_("The INN {inn} is that of {name} in request {other}.")
        params: Params = {"inn": form.inn, "name": named.contractor or "", "other": named.id}
        found.append(Problem("inn", "inn_of_another", text, params))
    if form.account and form.inn:
        row = _of_another(connection, person, form.account, form.inn)
        if row is not None:
            text = N_("The account {account} is that of {name}, INN {inn}, in request {other}.")
            params = {"account": form.account, "name": row.contractor or "", "inn": row.inn, "other": row.id}
            found.append(Problem("account", "account_of_another", text, params))
    return found


def _of_another(connection: Connection, person: Person, account: str, inn: str) -> Past | None:
    """Return a request of another payee to the account; from the index, beside the many that are of this payee."""
    seen = (visible_to(person), _R.account == account, _R.status.in_(MET))
    for beside in (_R.inn < inn, _R.inn > inn):
        query = select(*_NAMED).where(*seen, beside).order_by(_R.inn, _R.id).limit(1)
        row = connection.execute(query).first()
        if row is not None:
            return row
    return None


def _of_account(one: Request, past: Sequence[Past], said: trust.Trust | None, *, demanded: bool) -> list[Problem]:
    """Find that the account is not the one that was paid before, who confirmed it, and that somebody has yet to."""
    account, found = one.form.account, []
    if not account:
        return []
    last = next((other for other in past if other.status in SETTLED and other.account), None)
    paid = {other.account for other in past if other.status in SETTLED}
    changed = last is not None and account not in paid
    if changed and last:
        text = N_("The account {account} is new for this payee; the last one was {last} (request {other}).")
        params: Params = {"account": account, "last": last.account or "", "other": last.id}
        if said and said.trusted:
            text = N_(
                "The account {account} is new for this payee; the last one was {last} (request {other}). {who} confirmed it"
                " on {day}."
            )
            params |= {"who": said.actor, "day": said.at.date().isoformat()}
        found.append(Problem("account", "new_account", text, params))
    if said is None and (demanded or changed):
        text = N_(
            "Nobody has confirmed the account {account} yet. Somebody who filed no request to it does so: {trust}"
        )
        params = {"account": account, "trust": trust.command_for(one)}
        found.append(Problem("account", "untrusted_account", text, params))
    elif said and not said.trusted:
        text = N_("{who} warns of the account {account}: {comment}")
        params = {"account": account, "who": said.actor, "comment": said.comment}
        found.append(Problem("account", "untrusted_account", text, params))
    elif said and said.counts_from and (demanded or changed) and not said.counts(datetime.now(UTC)):
        text = N_("The account {account} was confirmed by {who}, which counts from {moment} on (UTC).")
        params = {"account": account, "who": said.actor, "moment": said.counts_from.strftime("%Y-%m-%d %H:%M")}
        found.append(Problem("account", "untrusted_account", text, params))
    return found


def _is_same_name(ours: str, theirs: str) -> bool:
    return folding.fold_name(ours) == folding.fold_name(theirs)


def _of_amount(one: Request, past: Sequence[Past]) -> list[Problem]:
    amounts = [
        other.amount
        for other in past
        if other.status == "paid" and other.currency == one.form.currency and other.amount
    ]
    if len(amounts) < USUAL_FROM or not one.form.amount:
        return []
    usual = sorted(amounts)[len(amounts) // 2]
    if one.form.amount <= usual * UNUSUAL_TIMES:
        return []
    text = N_("The sum is {times} times what is usual for this payee ({usual}, from {count} payments).")
    params: dict[str, Any] = {
        "times": one.form.amount // usual,
        "usual": _money_text(usual, one.form.currency),
        "count": len(amounts),
    }
    return [Problem("amount", "unusual_amount", text, params)]


def _of_form(one: Request, today: date, *, has_invoice: bool, holidays: bool) -> list[Problem]:
    form, found = one.form, []
    if form.due_date and form.due_date < today:
        text = N_("The due date {day} has passed.")
        found.append(Problem("due_date", "due_passed", text, {"day": form.due_date.isoformat()}))
    elif (
        form.due_date
        and (holidays or form.due_date.weekday() >= SATURDAY)
        and not working_days.is_working(form.due_date)
    ):
        before = working_days.previous_working(form.due_date)
        text = N_("The due date {day} is a day off; the working day before is {before}.")
        params = {"day": form.due_date.isoformat(), "before": before.isoformat()}
        found.append(Problem("due_date", "day_off", text, params))
    if form.currency == "RUB" and form.purpose and not forms.mentions_vat(form.purpose):
        found.append(Problem("purpose", "no_vat", N_("The payment purpose says nothing of VAT (НДС).")))
    if not has_invoice:
        found.append(Problem("files", "no_invoice", N_("No file of the invoice is attached.")))
    return found


def _money(one: Past) -> str:
    return _money_text(one.amount or 0, one.currency)


def _money_text(amount: int, currency: str) -> str:
    return f"{amount_string(amount, currency)} {currency}"


def _day(one: Past) -> str:
    day = one.payment_date or one.due_date
    return day.isoformat() if day else "—"
