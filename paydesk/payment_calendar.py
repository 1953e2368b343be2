"""The payment calendar: what is due on which day, what is overdue, and how long the money lasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from paydesk import working_days
from paydesk.models import account_balance, own_account, request
from paydesk.records import Person
from paydesk.requests import visible_to

WAITING = ("approved", "pending")
"""States whose sums are still to be paid: the second may yet be refused."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day (``None`` for overdue) in a currency: approved, and still waiting for a decision."""

    day: date | None
    currency: str
    approved: int
    pending: int
    count: int
    working: bool
    holiday: str | None = None
    balance: int | None = None
    """What the accounts hold after it, in rubles, when it was asked for."""


def read(
    connection: Connection, person: Person, first: date, days: int, *, with_balance: bool, language: str
) -> list[Due]:
    """Return overdue sums first, then each day and currency on which something is due."""
    last = first + timedelta(days=days - 1)
    columns = (request.c.due_date, request.c.currency, request.c.status)
    rows = connection.execute(
        select(*columns, func.sum(request.c.amount).label("total"), func.count().label("number"))
        .where(visible_to(person), request.c.status.in_(WAITING), request.c.due_date <= last)
        .group_by(*columns)
    )
    sums: dict[tuple[date | None, str], list[int]] = {}
    for row in rows:
        day = row.due_date if row.due_date >= first else None
        found = sums.setdefault((day, row.currency), [0, 0, 0])
        found[WAITING.index(row.status)] += int(row.total or 0)
        found[2] += row.number
    left = sum(balances(connection).values()) if with_balance else None
    told = []
    for (day, currency), (approved, pending, count) in sorted(
        sums.items(), key=lambda one: (one[0][0] or date.min, one[0][1])
    ):
        if left is not None and currency == "RUB":
            left -= approved
        working = day is None or working_days.is_working(day)
        holiday = None if working or day is None else working_days.name_of(day, language)
        balance = left if currency == "RUB" else None
        told.append(Due(day, currency, approved, pending, count, working, holiday, balance))
    return told


def balances(connection: Connection) -> Mapping[str, int]:
    """Return account → what the newest statement says that it holds, in kopecks; rubles of accounts of ours alone."""
    ours = select(own_account.c.account).where(own_account.c.closed.is_(False), own_account.c.currency == "RUB")
    newest: dict[str, tuple[date, int, int]] = {}
    for row in connection.execute(select(account_balance).where(account_balance.c.own_account.in_(ours))):
        known = newest.get(row.own_account)
        if known is None or (row.day, row.statement_id) > known[:2]:
            newest[row.own_account] = (row.day, row.statement_id, row.closing)
    return {account: closing for account, (_day, _statement, closing) in newest.items()}


def money_runs_out(calendar: list[Due]) -> Due | None:
    """Return the first day after which the accounts would be below zero."""
    return next((one for one in calendar if one.balance is not None and one.balance < 0), None)
