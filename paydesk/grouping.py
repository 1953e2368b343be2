"""The registry in sums: counts and amounts by day, week, month, contractor or state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, select

from paydesk import folding
from paydesk.dates import first_day_of
from paydesk.errors import N_, UsageError
from paydesk.models import request
from paydesk.records import Person, Request
from paydesk.registry import Filters, value_of, where, with_aliases
from paydesk.workflow import STATES


@dataclass(frozen=True, slots=True)
class Group:
    """Count and sum, in minor units of one currency, of the requests that share a day, a contractor, a state."""

    key: str | None
    currency: str
    count: int
    amount: int


GROUPS: Final = ("day", "week", "month", "contractor", "status")


def groups(connection: Connection, person: Person, filters: Filters, by: str) -> list[Group]:
    """Return counts and sums by ``by``; a week is named by its Monday, a month by its first day."""
    check_group(by)
    filters = with_aliases(connection, person, filters)
    c = request.c
    column = {"contractor": c.contractor_key, "status": c.status}.get(by, c.due_date)
    shown = func.min(c.contractor) if by == "contractor" else column
    rows = connection.execute(
        select(shown, c.currency, func.count(), func.coalesce(func.sum(c.amount), 0))
        .where(*where(person, filters))
        .group_by(column, c.currency)
    )
    return _grouped(((value, currency, int(count), int(amount)) for value, currency, count, amount in rows), by)


def grouped(requests: Sequence[Request], by: str) -> list[Group]:
    """Return counts and sums of requests that are at hand."""
    check_group(by)
    if by == "contractor":
        names: dict[str | None, str | None] = {}
        for one in requests:  # one name for all spellings, as the database gives it
            key, name = value_of(one, "contractor_key"), one.form.contractor
            names[key] = min(filter(None, (names.get(key), name)), default=None)
        found = [(names[value_of(one, "contractor_key")], one) for one in requests]
    else:
        found = [(value_of(one, "status" if by == "status" else "due_date"), one) for one in requests]
    return _grouped(((value, one.form.currency, 1, one.form.amount or 0) for value, one in found), by)


def check_group(by: str | None) -> None:
    """Raise UsageError for a grouping that there is not."""
    if by is not None and by not in GROUPS:
        raise UsageError(
            N_("The registry cannot be grouped by “{name}”. Possible: {known}."),
            code="bad_group",
            name=by,
            known=", ".join(GROUPS),
        )


def _grouped(rows: Iterable[tuple[Any, str, int, int]], by: str) -> list[Group]:
    found: dict[tuple[str | None, str], tuple[int, int]] = {}
    for value, currency, count, amount in rows:
        key = first_day_of(value, by).isoformat() if isinstance(value, date) else value
        before = found.get((key, currency), (0, 0))
        found[key, currency] = (before[0] + count, before[1] + amount)
    order = sorted(found.items(), key=lambda item: (item[0][0] is None, _place(item[0][0], by), item[0][1]))
    return [Group(key, currency, count, amount) for (key, currency), (count, amount) in order]


def _place(key: str | None, by: str) -> tuple[int, str]:
    """Return where a group stands: states in the order of a request's life, all else by name."""
    return (list(STATES).index(key) if by == "status" and key and key in STATES else 0, folding.fold(key or ""))
