"""The registry: which requests, in which order, with which totals."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    UnaryExpression,
    and_,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)

from paydesk import contractor_cards, folding, money
from paydesk import form as forms
from paydesk.errors import N_, UsageError
from paydesk.models import UtcTime, request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, to_request, visible_to
from paydesk.workflow import DISCARDED, STATES

SORTS: Final[Mapping[str, Column[Any]]] = {
    "due": request.c.due_date,
    "id": request.c.id,
    "amount": request.c.amount,
    "contractor": request.c.contractor_key,
    "author": request.c.author,
    "status": request.c.status,
    "created": request.c.created_at,
    "updated": request.c.updated_at,
}
MAX_CURSOR: Final = 2000
UNPAID: Final = ("draft", "pending", "approved")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the registry shows; ``due`` and ``amount`` are closed ranges, open where an end is ``None``."""

    statuses: tuple[str, ...] = ()
    due: tuple[date | None, date | None] | None = None
    contractor: str | None = None
    payees: tuple[str, ...] = ()
    """Keys of contractors to which the name belongs as well; see :func:`with_aliases`."""
    inn: str | None = None
    amount: tuple[int | None, int | None] | None = None
    currency: str | None = None
    author: str | None = None
    search: str | None = None
    numbers: tuple[int, ...] | None = None
    """Only these requests."""
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


def read(connection: Connection, person: Person, filters: Filters, today: date, limit: int | None = None) -> Page:
    """Return a page of the registry as this person may see it: at most ``limit`` requests, or those of the filters."""
    limit = filters.limit if limit is None else limit
    filters = with_aliases(connection, person, filters)
    conditions = where(person, filters)
    statement = select(*COLUMNS).where(*conditions).order_by(*_order(filters))
    if filters.after:
        statement = statement.where(_after(filters))
    if limit is not None:
        statement = statement.limit(limit + 1)
    found = [to_request(row) for row in connection.execute(statement)]
    following = None
    if limit is not None and len(found) > limit:
        found = found[:limit]
        following = cursor(found[-1], filters)
    return Page(
        found, _totals(connection, conditions), _overdue_left_out(connection, person, filters, today), following
    )


def stream(connection: Connection, person: Person, filters: Filters, size: int = 500) -> Generator[list[Request]]:
    """Yield the whole registry in batches; memory does not grow with it."""
    filters = with_aliases(connection, person, filters)
    statement = select(*COLUMNS).where(*where(person, filters)).order_by(*_order(filters))
    if filters.after:
        statement = statement.where(_after(filters))
    if filters.limit is not None:
        statement = statement.limit(filters.limit)
    with connection.execute(statement.execution_options(yield_per=size)) as result:
        for rows in result.partitions():
            yield [to_request(row) for row in rows]


def summary(connection: Connection, person: Person, filters: Filters, today: date) -> Page:
    """Return the totals of the whole filter, without the requests."""
    filters = with_aliases(connection, person, filters)
    conditions = where(person, filters)
    return Page([], _totals(connection, conditions), _overdue_left_out(connection, person, filters, today), None)


def with_aliases(connection: Connection, person: Person, filters: Filters) -> Filters:
    """Return the filters with all contractors that the name means, by their cards and by what was merged."""
    if not filters.contractor or filters.payees:
        return filters
    return replace(filters, payees=contractor_cards.aliases(connection, person, filters.contractor))


def check_order(filters: Filters) -> None:
    """Raise UsageError for an order that there is not."""
    _sorted_by(filters)


def where(person: Person, filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions that the filters mean, with what this person may see."""
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
    if filters.numbers is not None:
        # As they are: there may be more of them than a statement takes parameters.
        conditions.append(c.id.in_([literal_column(str(number)) for number in filters.numbers]))
    if filters.contractor:
        named = _contains(c.contractor_key, folding.fold_name(filters.contractor))
        conditions.append(or_(named, contractor_cards.is_to(filters.payees)) if filters.payees else named)
    if filters.search:
        conditions.append(_contains(c.search, folding.fold(filters.search)))
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
    column, descending = _sorted_by(filters)
    ordered = column.desc() if descending else column.asc()
    return [ordered.nulls_last() if _nullable(filters, column) else ordered, request.c.id]


def _sorted_by(filters: Filters) -> tuple[Column[Any], bool]:
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
    return SORTS[name], descending


def _nullable(filters: Filters, column: Column[Any]) -> bool:
    """Tell whether the column may be empty: only in drafts; without them an index gives the order as it is."""
    return (not filters.statuses or "draft" in filters.statuses) and bool(column.nullable)


def cursor(last: Request, filters: Filters) -> str:
    """Return the place after a request, as text that means nothing to people."""
    column, _descending = _sorted_by(filters)
    value = value_of(last, column.key)
    plain = value.isoformat() if isinstance(value, date) else value
    text = json.dumps([filters.sort, plain, last.id])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def value_of(one: Request, name: str) -> Any:
    """Return what a column of a request holds."""
    if name == "contractor_key":
        return folding.fold_name(one.form.contractor) if one.form.contractor else None
    return getattr(one.form, name) if name in forms.FIELD else getattr(one, name)


def _after(filters: Filters) -> ColumnElement[bool]:
    """Return the condition for what comes after the cursor: by the value that is sorted by, then by number."""
    column, descending = _sorted_by(filters)
    value, number = _read_cursor(filters, column)
    following: ColumnElement[bool] = request.c.id > number
    bound = literal(value, column.type)
    if value is None:
        return and_(column.is_(None), following)
    if descending:
        beyond = or_(column < bound, and_(column == bound, following))
    else:
        beyond = tuple_(column, request.c.id) > tuple_(bound, number)
    return or_(beyond, column.is_(None)) if _nullable(filters, column) else beyond


def _read_cursor(filters: Filters, column: Column[Any]) -> tuple[Any, int]:
    try:
        text = base64.urlsafe_b64decode(str(filters.after)[:MAX_CURSOR] + "==").decode()
        sort, value, number = json.loads(text)
        value, number = _typed(column, value), _typed(request.c.id, number)
    except (ValueError, TypeError, RecursionError, binascii.Error):
        sort = value = number = None
    if sort != filters.sort:
        raise UsageError(
            N_("“{value}” is not a cursor of this registry. Take it from the line under it, with the same --sort."),
            code="bad_cursor",
            value=str(filters.after),
        )
    return value, number


def _typed(column: Column[Any], value: Any) -> Any:
    """Return a value of a cursor as the column holds it."""
    if value is None and column.nullable:
        return None
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    if isinstance(column.type, UtcTime):
        return datetime.fromisoformat(value).astimezone(UTC)
    if type(value) is not column.type.python_type or (isinstance(value, int) and abs(value) >= 2**63):
        raise TypeError(value)
    return value


def _totals(connection: Connection, conditions: list[ColumnElement[bool]]) -> list[Total]:
    rows = connection.execute(
        select(request.c.currency, func.count(), func.coalesce(func.sum(request.c.amount), 0))
        .where(*conditions)
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
    conditions = where(person, replace(filters, due=None, statuses=statuses))
    statement = select(func.count()).select_from(request).where(*conditions, request.c.due_date < today, or_(*outside))
    return int(connection.scalar(statement) or 0)
