"""What was spent, what is due, and how long requests waited: the figures of a report, as the person may see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, select

from paydesk import waiting
from paydesk.models import event, request
from paydesk.records import Person
from paydesk.requests import visible_to
from paydesk.waiting import PersonWait

WEEKS: Final = 12
"""Weeks that a report looks back unless a period is given; it looks ahead :data:`AHEAD`."""

AHEAD: Final = 4
TOP: Final = 10
"""Payees that are named; the others are one sum."""

MAX_WEEKS: Final = 530


@dataclass(frozen=True, slots=True)
class Sum:
    """How many requests and how much, in minor units, under one name; a week is named by its Monday."""

    name: str | date | None
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one currency; ``others`` are the payees beyond the first :data:`TOP`."""

    currency: str
    weeks: Sequence[Sum]
    contractors: Sequence[Sum]
    others: Sum
    authors: Sequence[Sum]
    overdue: Sum
    due: Sequence[Sum]

    @property
    def paid(self) -> Sum:
        """Everything that was paid in the period."""
        return Sum(None, sum(one.count for one in self.weeks), sum(one.amount for one in self.weeks))


@dataclass(frozen=True, slots=True)
class Wait:
    """How long requests waited for a step, in seconds."""

    step: str
    count: int
    median: int
    slow: int
    """Nine of ten waited no longer."""
    longest: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report tells; days include both ends."""

    first: date
    last: date
    until: date
    """The last day of what is due."""
    today: date
    parts: Sequence[Part] = field(default_factory=tuple)
    waits: Sequence[Wait] = field(default_factory=tuple)
    people: Sequence[PersonWait] = field(default_factory=tuple)


def default_period(today: date) -> tuple[date, date]:
    """Return the last twelve calendar weeks up to today."""
    return _monday(today) - timedelta(weeks=WEEKS - 1), today


def read(connection: Connection, person: Person, first: date, last: date, today: date) -> Report:
    """Return the figures of the days from ``first`` to ``last``, and of what is due in the four weeks from today."""
    until = _monday(today) + timedelta(weeks=AHEAD, days=-1)
    paid = (visible_to(person), request.c.status == "paid", request.c.payment_date.between(first, last))
    due = (visible_to(person), request.c.status.in_(("pending", "approved")), request.c.due_date <= until)
    by_day = _sums(connection, request.c.payment_date, paid)
    by_payee = _sums(connection, request.c.contractor_key, paid, func.min(request.c.contractor))
    by_author = _sums(connection, request.c.author, paid)
    due_days = _sums(connection, request.c.due_date, due)
    parts = [
        _part(currency, (first, last, today, until), by_day, by_payee, by_author, due_days)
        for currency in sorted({*by_day, *due_days}, key=lambda code: (code != "RUB", code))
    ]
    told = waits(connection, person, first, last), waiting.by_person(connection, person, first, last)
    return Report(first, last, until, today, parts, *told)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


Sums = dict[str, list[Sum]]


def _sums(connection: Connection, column: Any, conditions: Iterable[Any], shown: Any = None) -> Sums:
    """Return currency → the sums by a column, the largest first."""
    rows = connection.execute(
        select(column if shown is None else shown, request.c.currency, func.count(), func.sum(request.c.amount))
        .where(*conditions)
        .group_by(column, request.c.currency)
    )
    found: Sums = {}
    for name, currency, count, amount in rows:
        found.setdefault(currency, []).append(Sum(name, int(count), int(amount or 0)))
    for sums in found.values():
        sums.sort(key=lambda one: (-one.amount, str(one.name)))
    return found


def _part(
    currency: str, days: tuple[date, date, date, date], by_day: Sums, by_payee: Sums, by_author: Sums, due_days: Sums
) -> Part:
    first, last, today, until = days
    payees, due = by_payee.get(currency, []), due_days.get(currency, [])
    rest = payees[TOP:]
    overdue = [one for one in due if isinstance(one.name, date) and one.name < today]
    return Part(
        currency,
        _weeks(by_day.get(currency, []), first, last),
        payees[:TOP],
        Sum(None, sum(one.count for one in rest), sum(one.amount for one in rest)),
        by_author.get(currency, []),
        Sum(None, sum(one.count for one in overdue), sum(one.amount for one in overdue)),
        _weeks([one for one in due if one not in overdue], today, until),
    )


def _weeks(sums: Sequence[Sum], first: date, last: date) -> list[Sum]:
    """Return every week of the days, empty ones too."""
    found: dict[date, list[int]] = {}
    day = _monday(first)
    while day <= last:
        found[day] = [0, 0]
        day += timedelta(weeks=1)
    for one in sums:
        if isinstance(one.name, date) and _monday(one.name) in found:
            week = found[_monday(one.name)]
            week[0] += one.count
            week[1] += one.amount
    return [Sum(day, count, amount) for day, (count, amount) in found.items()]


_BEGINS: Final = {"submit": "decide", "approve": "pay"}
_ENDS: Final = {"approve": "decide", "reject": "decide", "return": "decide", "pay": "pay"}
STEPS: Final = ("decide", "pay")
"""What a request waits for: a decision after it was submitted, its payment after it was approved."""


def waits(connection: Connection, person: Person, first: date, last: date) -> list[Wait]:
    """Return how long requests waited for what was done in the period; a day counts in UTC."""
    start, end = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
    c = event.c
    rows = connection.execute(
        select(c.request_id, c.action, c.at)
        .join(request, request.c.id == c.request_id)
        .where(visible_to(person), request.c.updated_at >= start, c.action.in_(("submit", *_ENDS)))
        .order_by(c.request_id, c.seq)
        .execution_options(yield_per=5000)
    )
    took: dict[str, list[int]] = {step: [] for step in STEPS}
    begun: dict[str, datetime] = {}
    current = None
    for number, action, at in rows:
        if number != current:
            current, begun = number, {}
        step = _ENDS.get(action)
        since = begun.pop(step, None) if step else None
        if step and since and start <= at < end:
            took[step].append(int((at - since).total_seconds()))
        if action in _BEGINS:
            begun[_BEGINS[action]] = at
    return [_wait(step, sorted(seconds)) for step, seconds in took.items() if seconds]


def _wait(step: str, seconds: Sequence[int]) -> Wait:
    count = len(seconds)
    return Wait(step, count, seconds[count // 2], seconds[min(count - 1, count * 9 // 10)], seconds[-1])
