"""Requests that come again and again: what is kept of them, and the drafts that are due.

The first request of a plan is period 0. The draft of a later period is made from :data:`AHEAD_DAYS` days before its due
date on, at most one for each period, whoever runs it and how often. After a pause only the last of the periods whose
due date has passed gets its draft: what came before was paid in another way or is no longer wanted, and is noted as
missed. A draft is the owner's and is theirs to submit; nothing is submitted by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select, update

from paydesk import dates, filing
from paydesk.errors import N_, Conflict, InvalidData, NotFound, Problem
from paydesk.form import Form
from paydesk.hashing import sha256
from paydesk.history import form_of
from paydesk.models import repeat_period, repeat_plan, setting
from paydesk.records import Person, Request
from paydesk.requests import Draft, find_requests
from paydesk.storage import Store, next_number

AHEAD_DAYS: Final = 7
"""A draft is made so many days before it is due."""

_P: Final = repeat_plan.c
_D: Final = repeat_period.c


@dataclass(frozen=True, slots=True)
class Plan:
    """A request that comes again: ``form`` is that of its drafts, without what each has of its own."""

    id: int
    owner: str
    every: str
    first_due: date
    until: date | None
    form: Form
    stopped: bool
    done: int
    """The last period that has its draft or was missed."""

    def due(self, number: int) -> date:
        """Return the due date of a period."""
        return dates.later(self.first_due, self.every, number)

    @property
    def following(self) -> date | None:
        """The due date of the next draft, or ``None`` when there will be none."""
        day = self.due(self.done + 1)
        return None if self.stopped or (self.until and day > self.until) else day


@dataclass(frozen=True, slots=True)
class Made:
    """A period that was done: with its draft, or without one where it was missed."""

    plan: int
    number: int
    due: date
    request: Request | None


def check(form: Form, until: date | None) -> None:
    """Raise InvalidData unless a request can come again, to the day ``until`` if there is one."""
    problems = []
    if form.due_date is None:
        text = N_("A request that comes again needs the due date of its first payment. Give it with --due.")
        problems.append(Problem("due_date", "missing", text))
    elif until and until < form.due_date:
        text = N_("The end {until} is before the first due date {due}.")
        params = {"until": until.isoformat(), "due": form.due_date.isoformat()}
        problems.append(Problem("until", "period_reversed", text, params))
    if problems:
        raise InvalidData(N_("The request cannot come again so:"), problems=problems)


def keep(store: Store, first: Request, every: str, until: date | None) -> Plan:
    """Let a request that was just filed come again."""
    check(first.form, until)
    values: dict[str, Any] = {
        "every": every,
        "first_due": first.form.due_date,
        "until": until,
        "content": _content(first.form),
    }

    def work() -> Plan:
        with store.write() as connection:
            person = store.person(connection)
            filing.require_manager(person)
            own = {"id": next_number(connection, _P.id), "owner": person.login} if store.dialect == "sqlite" else {}
            with store.translated():
                made = connection.execute(insert(repeat_plan).values(**values, **own).returning(_P.id))
                number = int(made.scalar_one())
                done = {"plan_id": number, "number": 0, "request_id": first.id}
                connection.execute(insert(repeat_period).values(**done))
            return find(connection, person, number)

    return store.persistently(work)


def _content(form: Form) -> str:
    """Return what the drafts of a plan share, as the content of an event is written."""
    shared = asdict(replace(form, due_date=None, invoice_number=None, invoice_date=None))
    return json.dumps({key: value for key, value in shared.items() if value is not None}, ensure_ascii=False)


def own_plans(connection: Connection, person: Person) -> list[Plan]:
    """Return the plans of a person, the newest last."""
    done = select(_D.plan_id, func.max(_D.number).label("done")).group_by(_D.plan_id).subquery()
    rows = connection.execute(
        select(repeat_plan, func.coalesce(done.c.done, 0).label("done"))
        .select_from(repeat_plan.outerjoin(done, done.c.plan_id == _P.id))
        .where(_P.owner == person.login)
        .order_by(_P.id)
    )
    return [
        Plan(row.id, row.owner, row.every, row.first_due, row.until, form_of(row.content), row.stopped, row.done)
        for row in rows
    ]


def find(connection: Connection, person: Person, number: int) -> Plan:
    """Return one plan of a person, or raise NotFound."""
    for one in own_plans(connection, person):
        if one.id == number:
            return one
    raise NotFound(
        N_("You have no repeating request {number}. Yours: {command}"),
        code="no_such_repeat", number=number, command="paydesk repeat list",
    )  # fmt: skip


def stop(store: Store, number: int) -> Plan:
    """End a plan; what was made of it stays. Raises Conflict when it is ended already."""
    with store.write() as connection:
        person = store.person(connection)
        plan = find(connection, person, number)
        if plan.stopped:
            raise Conflict(
                N_("The repeating request {number} is ended already."), code="stopped_already", number=number
            )
        with store.translated():
            connection.execute(update(repeat_plan).where(_P.id == number).values(stopped=True))
        return replace(plan, stopped=True)


def periods(plan: Plan, today: date) -> tuple[list[int], list[int]]:
    """Return the numbers of the periods that are to be missed, and of those that are to have a draft now."""
    reached = []
    number = plan.done + 1
    while (day := plan.due(number)) - timedelta(days=AHEAD_DAYS) <= today and not (plan.until and day > plan.until):
        reached.append(number)
        number += 1
    passed = [one for one in reached if plan.due(one) < today] if not plan.stopped else []
    return passed[:-1], [one for one in reached if one not in passed[:-1]] if not plan.stopped else []


def run(store: Store, today: date, *, dry_run: bool = False) -> list[Made]:
    """Make the drafts of the caller that are due, each period in a transaction of its own; return what was done.

    Two who run it at once make one draft: the second finds the period taken, and passes it over.
    """
    with store.read() as connection:
        person = store.person(connection)
        filing.require_manager(person)
        plans = own_plans(connection, person)
    made: list[Made] = []
    for plan in plans:
        missed, wanted = periods(plan, today)
        for number in (*missed, *wanted):
            draft = number in wanted
            done = Made(plan.id, number, plan.due(number), None) if dry_run else _do(store, plan, number, draft=draft)
            made += [done] if done else []
    return made


def _do(store: Store, plan: Plan, number: int, *, draft: bool) -> Made | None:
    """Do a period, or return ``None`` when somebody else was faster."""

    def work() -> Made | None:
        with store.write() as connection:
            person = store.person(connection)
            if _is_done(connection, plan.id, number):
                return None
            request = _draft(connection, store, person, plan, number) if draft else None
            values = {"plan_id": plan.id, "number": number, "request_id": request.id if request else None}
            with store.translated():
                connection.execute(insert(repeat_period).values(**values))
            return Made(plan.id, number, plan.due(number), request)

    try:
        return store.persistently(work)
    except Conflict as taken:
        if taken.error_code != "constraint":
            raise
        with store.read() as connection:  # the number of the period is unique: two ran at once
            if not _is_done(connection, plan.id, number):
                raise
        return None


def _is_done(connection: Connection, plan: int, number: int) -> bool:
    chosen = select(func.count()).select_from(repeat_period).where(_D.plan_id == plan, _D.number == number)
    ended = select(func.count()).select_from(repeat_plan).where(_P.id == plan, _P.stopped)
    return bool(connection.scalar(chosen) or connection.scalar(ended))


def _draft(connection: Connection, store: Store, person: Person, plan: Plan, number: int) -> Request | None:
    database = connection.scalar(select(setting.c.value).where(setting.c.name == "database_id"))
    key = sha256(f"repeat {database} {plan.id} {number}")
    form = replace(plan.form, due_date=plan.due(number))
    (made,) = filing.create_many(connection, store, person, [Draft(form, key)], submit=False)
    return find_requests(connection, person, [made])[made] if made is not None else None


def shape_of(plan: Plan) -> Mapping[str, Any]:
    """Return what scripts hear of a plan; days in ISO."""
    following = plan.following
    return {
        "id": plan.id,
        "every": plan.every,
        "first_due": plan.first_due.isoformat(),
        "until": plan.until.isoformat() if plan.until else None,
        "stopped": plan.stopped,
        "next_due": following.isoformat() if following else None,
        "subject": plan.form.subject,
        "contractor": plan.form.contractor,
    }
