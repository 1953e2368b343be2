"""The registry and the inbox: which requests, in which order, with which totals."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, UnaryExpression, and_, false, func, or_, select, tuple_

from paydesk import form as forms
from paydesk import money
from paydesk.errors import N_, UsageError
from paydesk.models import event, request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, participants, to_request, visible_to
from paydesk.workflow import DISCARDED, STATES, TRANSITIONS, Attempt, refusal

SORTS: Final[Mapping[str, ColumnElement[Any]]] = {
    "due": request.c.due_date,
    "id": request.c.id,
    "amount": request.c.amount,
    "contractor": request.c.contractor_key,
    "author": request.c.author,
    "status": request.c.status,
    "created": request.c.created_at,
    "updated": request.c.updated_at,
}
UNPAID: Final = ("draft", "pending", "approved")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the registry shows; ``due`` and ``amount`` are closed ranges, open where an end is ``None``."""

    statuses: tuple[str, ...] = ()
    due: tuple[date | None, date | None] | None = None
    contractor: str | None = None
    inn: str | None = None
    amount: tuple[int | None, int | None] | None = None
    currency: str | None = None
    author: str | None = None
    search: str | None = None
    sort: str = "due"
    limit: int | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How many requests and how much, in minor units of one currency."""

    currency: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class Page:
    """What was found, with the totals of the whole filter."""

    requests: list[Request]
    totals: list[Total]
    overdue_left_out: int
    following: str | None


def read(connection: Connection, person: Person, filters: Filters, today: date) -> Page:
    """Return a page of the registry as this person may see it."""
    where = _where(person, filters)
    statement = select(*COLUMNS).where(*where).order_by(*_order(filters))
    if filters.after:
        statement = statement.where(_after(filters))
    if filters.limit is not None:
        statement = statement.limit(filters.limit + 1)
    found = [to_request(row) for row in connection.execute(statement)]
    following = None
    if filters.limit is not None and len(found) > filters.limit:
        found = found[: filters.limit]
        following = _cursor(found[-1]) if filters.sort == "due" else None
    return Page(found, _totals(connection, where), _overdue_left_out(connection, person, filters, today), following)


def _where(person: Person, filters: Filters) -> list[ColumnElement[bool]]:
    c = request.c
    conditions = [visible_to(person)]
    conditions.append(c.status.in_(filters.statuses) if filters.statuses else c.status != DISCARDED)
    if filters.due:
        first, last = filters.due
        conditions += [c.due_date >= first] if first else []
        conditions += [c.due_date <= last] if last else []
    if filters.amount:
        conditions.append(_within(filters.amount, filters.currency))
    for column, value in ((c.inn, filters.inn), (c.currency, filters.currency), (c.author, filters.author)):
        if value:
            conditions.append(column == value)
    if filters.contractor:
        conditions.append(_contains(c.contractor_key, forms.fold_name(filters.contractor)))
    if filters.search:
        conditions.append(_contains(c.search, forms.fold(filters.search)))
    return conditions


def _contains(column: ColumnElement[Any], folded: str) -> ColumnElement[bool]:
    """Return the condition that a folded text holds another; signs alone, which folding drops, are in none."""
    return column.contains(folded, autoescape=True) if folded else false()


def _within(amount: tuple[int | None, int | None], currency: str | None) -> ColumnElement[bool]:
    """Return the condition for a range of sums; without a currency, given in hundredths, it is met in each by its own digits."""
    c = request.c

    def between(least: int | None, most: int | None) -> list[ColumnElement[bool]]:
        return [*([c.amount >= least] if least is not None else []), *([c.amount <= most] if most is not None else [])]

    if currency:
        return and_(c.amount.is_not(None), *between(*amount))
    ranges = []
    for digits in sorted({one.digits for one in money.CURRENCIES.values()}):
        scale = Decimal(10) ** (digits - 2)
        least = None if amount[0] is None else int((amount[0] * scale).to_integral_value(ROUND_CEILING))
        most = None if amount[1] is None else int((amount[1] * scale).to_integral_value(ROUND_FLOOR))
        codes = [code for code, one in money.CURRENCIES.items() if one.digits == digits]
        among = c.currency.not_in(_OTHER_DIGITS) if digits == 2 else c.currency.in_(codes)
        ranges.append(and_(c.amount.is_not(None), among, *between(least, most)))
    return or_(*ranges)


_OTHER_DIGITS: Final = tuple(code for code, one in money.CURRENCIES.items() if one.digits != 2)


def _order(filters: Filters) -> list[ColumnElement[Any] | UnaryExpression[Any]]:
    name, descending = filters.sort.removeprefix("-"), filters.sort.startswith("-")
    if name not in SORTS:
        raise UsageError(
            N_(
                "The registry cannot be sorted by “{name}”. Possible: {known}; a minus before it turns the order round."
            ),
            code="bad_sort",
            name=name,
            known=", ".join(SORTS),
        )
    column = SORTS[name]
    # Only a draft can lack a due date; without drafts the index gives the order as it is.
    nullable = not filters.statuses or "draft" in filters.statuses
    ordered = column.desc() if descending else column.asc()
    return [ordered.nulls_last() if nullable and name != "id" else ordered, request.c.id]


def _cursor(last: Request) -> str:
    text = json.dumps([last.form.due_date.isoformat() if last.form.due_date else None, last.id])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _after(filters: Filters) -> ColumnElement[bool]:
    if filters.sort != "due":
        raise UsageError(N_("--after goes on in the order of the due date; leave --sort out."), code="bad_cursor")
    try:
        text = base64.urlsafe_b64decode(str(filters.after) + "==").decode()
        due, number = json.loads(text)
        due = date.fromisoformat(due) if due else None
        number = int(number)
    except (ValueError, TypeError, binascii.Error):
        raise UsageError(
            N_("“{value}” is not a cursor. Take it from the line under the registry."),
            code="bad_cursor",
            value=str(filters.after),
        ) from None
    c = request.c
    if due is None:
        return and_(c.due_date.is_(None), c.id > number)
    beyond: ColumnElement[bool] = tuple_(c.due_date, c.id) > tuple_(due, number)
    return beyond if filters.statuses and "draft" not in filters.statuses else or_(beyond, c.due_date.is_(None))


def _totals(connection: Connection, where: list[ColumnElement[bool]]) -> list[Total]:
    rows = connection.execute(
        select(request.c.currency, func.count(), func.coalesce(func.sum(request.c.amount), 0))
        .where(*where)
        .group_by(request.c.currency)
        .order_by(request.c.currency)
    )
    return [Total(currency, int(count), int(amount)) for currency, count, amount in rows]


def _overdue_left_out(connection: Connection, person: Person, filters: Filters, today: date) -> int:
    """Count the unpaid requests that are overdue and meet every filter but the due date."""
    if not filters.due:
        return 0
    first, last = filters.due
    statuses = tuple(status for status in filters.statuses or tuple(STATES) if status in UNPAID)
    if not statuses:
        return 0
    outside = [request.c.due_date < first] if first else []
    outside += [request.c.due_date > last] if last else []
    if not outside:
        return 0
    where = _where(person, replace(filters, due=None, statuses=statuses))
    statement = select(func.count()).select_from(request).where(*where, request.c.due_date < today, or_(*outside))
    return int(connection.scalar(statement) or 0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for this person; ``why`` is a code, ``comment`` what was said when it came back."""

    request: Request
    why: str
    comment: str | None = None


WHY: Final[Mapping[str, str]] = {
    "decide": N_("awaits your decision"),
    "pay": N_("is to be paid"),
    "rework": N_("was returned to you"),
    "rejected": N_("was rejected"),
    "finish": N_("is a draft of yours"),
}


def inbox(connection: Connection, person: Person) -> list[Waiting]:
    """Return what waits for this person, the oldest due date first."""
    statement = (
        select(*COLUMNS)
        .where(visible_to(person), request.c.status.in_(_turn_states(person)))
        .order_by(request.c.due_date.asc().nulls_last(), request.c.id)
    )
    found = [to_request(row) for row in connection.execute(statement)]
    joined = participants(connection, [r.id for r in found if r.status == "pending"])
    said = _last_words(connection, [r.id for r in found if r.status in ("draft", "rejected")])
    waiting = []
    for one in found:
        why = _why(person, one, joined.get(one.id, frozenset()))
        action, comment = said.get(one.id, (None, None))
        if why:
            waiting.append(Waiting(one, "rework" if why == "finish" and action == "return" else why, comment))
    return waiting


# What somebody does when it is their turn, and what the inbox says of it.
_TURNS: Final = (("approve", "decide"), ("pay", "pay"), ("revise", "rejected"), ("submit", "finish"))


def _turn_states(person: Person) -> list[str]:
    """Return the states in which it can be the turn of somebody with these roles."""
    actions = {action for action, _why in _TURNS}
    return [t.source for t in TRANSITIONS if t.action in actions and not person.roles.isdisjoint(t.roles)]


def _why(person: Person, one: Request, joined: frozenset[str]) -> str | None:
    for action, why in _TURNS:
        if refusal(Attempt(action, person, one, joined, payment_date=date.min)) is None:
            return why
    return None


def _last_words(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Return request → the last return or rejection, and its comment."""
    said: dict[int, tuple[str, str | None]] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(event.c.request_id, event.c.action, event.c.comment)
            .where(event.c.request_id.in_(numbers[start : start + 500]), event.c.action.in_(("return", "reject")))
            .order_by(event.c.request_id, event.c.seq)
        )
        said |= {row.request_id: (row.action, row.comment) for row in rows}
    return said
