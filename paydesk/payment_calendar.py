"""The payment calendar: what is due on which day, what is overdue, and how long the money lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from paydesk import working_days
from paydesk.bank_batches import READERS
from paydesk.dates import first_day_of
from paydesk.errors import N_
from paydesk.models import account_balance, own_account, request
from paydesk.permissions import require_role
from paydesk.records import Person
from paydesk.requests import visible_to

WAITING: Final = ("approved", "pending")
"""States whose sums are still to be paid: the second may yet be refused."""

STEPS: Final = ("day", "week")


@dataclass(frozen=True, slots=True)
class Held:
    """What an account held at the end of a day by the newest statement; both ``None`` when none was loaded."""

    name: str
    account: str
    currency: str
    day: date | None
    balance: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """What is due in a currency: approved, and still waiting for a decision; in the minor unit."""

    first: date | None
    """The first day of the step; ``None`` for what is overdue."""
    last: date | None
    currency: str
    approved: int
    pending: int
    count: int
    working: bool
    holiday: str | None = None
    balance: int | None = None
    """What the accounts of the currency hold after what is approved; ``None`` when it is not known."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is due, and what the accounts hold where that was asked for."""

    due: Sequence[Due]
    held: Sequence[Held] = ()

    @property
    def runs_out(self) -> Due | None:
        """The first step after which the accounts of its currency would be below zero."""
        return next((one for one in self.due if one.balance is not None and one.balance < 0), None)


def read(
    connection: Connection, person: Person, first: date, days: int, *, step: str, with_balance: bool, language: str
) -> Calendar:
    """Return overdue sums first, then each day (or week) and currency in which something is due.

    Raises NotAllowed when balances are asked for by somebody who does not see the bank's files.
    """
    if with_balance:
        require_role(person, sorted(READERS), N_("What the accounts hold is shown to {role}. You are: {own}."))
    held = _held(connection) if with_balance else []
    left: dict[str, int] = {}
    for one in held:
        if one.balance is not None:
            left[one.currency] = left.get(one.currency, 0) + one.balance
    due = []
    sums = _sums(connection, person, first, first + timedelta(days=days - 1), step)
    for (start, currency), (approved, pending, count) in sorted(
        sums.items(), key=lambda one: (one[0][0] or date.min, one[0][1])
    ):
        if currency in left:
            left[currency] -= approved
        by_day = step == "day" and start is not None
        working = not by_day or working_days.is_working(start or first)
        last = start + timedelta(days=6) if start and not by_day else start
        holiday = None if working or start is None else working_days.name_of(start, language)
        due.append(Due(start, last, currency, approved, pending, count, working, holiday, left.get(currency)))
    return Calendar(due, held)


def _sums(
    connection: Connection, person: Person, first: date, last: date, step: str
) -> dict[tuple[date | None, str], list[int]]:
    """Return (first day of the step, currency) → approved, pending, number of requests."""
    columns = (request.c.due_date, request.c.currency, request.c.status)
    rows = connection.execute(
        select(*columns, func.sum(request.c.amount).label("total"), func.count().label("number"))
        .where(visible_to(person), request.c.status.in_(WAITING), request.c.due_date <= last)
        .group_by(*columns)
    )
    sums: dict[tuple[date | None, str], list[int]] = {}
    for row in rows:
        start = first_day_of(row.due_date, step) if row.due_date >= first else None
        found = sums.setdefault((start, row.currency), [0, 0, 0])
        found[WAITING.index(row.status)] += int(row.total or 0)
        found[2] += row.number
    return sums


def _held(connection: Connection) -> list[Held]:
    """Return the open accounts of the company with what the newest statement says of each."""
    newest: dict[str, tuple[date, int, int]] = {}
    for row in connection.execute(select(account_balance)):
        known = newest.get(row.own_account)
        if known is None or (row.day, row.statement_id) > known[:2]:
            newest[row.own_account] = (row.day, row.statement_id, row.closing)
    columns = (own_account.c.name, own_account.c.account, own_account.c.currency)
    ours = select(*columns).where(own_account.c.closed.is_(False)).order_by(own_account.c.name)
    held = []
    for row in connection.execute(ours):
        day, _statement, closing = newest.get(row.account, (None, 0, None))
        held.append(Held(row.name, row.account, row.currency, day, closing))
    return held
