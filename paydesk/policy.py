"""Policies: which steps of approval a request must pass. Set whole by an administrator, confirmed by a second one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from paydesk import people, policy_file
from paydesk.admin_journal import record, told
from paydesk.approval import fits
from paydesk.columns import utc_text
from paydesk.errors import N_, NotFound
from paydesk.history import form_of
from paydesk.models import CONTENT_COLUMNS, event, policy, policy_confirmation
from paydesk.models import request as request_table
from paydesk.people import require_admin
from paydesk.records import Person
from paydesk.storage import Store, next_number


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy that was set; ``confirmed_by`` is ``None`` while nobody has confirmed it."""

    id: int
    at: datetime
    actor: str
    source: str
    rules: tuple[dict[str, Any], ...]
    confirmed_by: str | None
    confirmed_at: datetime | None
    state: str
    """``in_force``, ``awaits`` a second administrator, or ``past``."""


STATES: Final = {"in_force": N_("in force"), "awaits": N_("awaits a second administrator"), "past": N_("past")}


def everything(connection: Connection) -> list[Policy]:
    """Return all policies, the newest first."""
    p, f = policy.c, policy_confirmation.c
    in_force = connection.scalar(select(func.max(f.policy_id))) or 0
    rows = connection.execute(
        select(p.id, p.at, p.actor, p.source, p.rules, f.actor.label("confirmed_by"), f.at.label("confirmed_at"))
        .outerjoin_from(policy, policy_confirmation, f.policy_id == p.id)
        .order_by(p.id.desc())
    )
    return [
        Policy(
            row.id, row.at, row.actor, row.source, tuple(json.loads(row.rules)), row.confirmed_by, row.confirmed_at,
            "in_force" if row.id == in_force else "awaits" if row.id > in_force else "past",
        )
        for row in rows
    ]  # fmt: skip


def find(connection: Connection, number: int | None) -> Policy | None:
    """Return a policy by its number, or the one in force, if there is one. Raises NotFound for an unknown number."""
    policies = everything(connection)
    if number is None:
        return next((one for one in policies if one.state == "in_force"), None)
    for one in policies:
        if one.id == number:
            return one
    raise NotFound(N_("There is no policy {number}. See: paydesk policy list"), code="no_such_policy", number=number)


def set_policy(store: Store, source: str, *, dry_run: bool = False) -> Policy | None:
    """Set a policy; it is in force at once where there is one administrator only, else when another one confirms it.

    Raises InvalidData with all that is wrong with it, NotAllowed for others than administrators.
    """

    def work() -> Policy | None:
        with store.write() as connection:
            acting = store.person(connection)
            require_admin(acting)
            team = people.everybody(connection)
            parsed = policy_file.parse(source, team)
            if dry_run:
                return None
            number = next_number(connection, policy.c.id)
            rules = json.dumps(parsed.rules, ensure_ascii=False, separators=(",", ":"))
            _add(connection, store.dialect, acting, policy, {"id": number, "rules": rules, "source": source})
            if sum("admin" in one.roles and not one.disabled for one in team) < 2:
                _add(connection, store.dialect, acting, policy_confirmation, {"policy_id": number})
            return find(connection, number)

    return store.persistently(work)


def confirm(store: Store, number: int) -> Policy:
    """Confirm a policy that another administrator has set: from now on it chooses the steps of what is submitted."""

    def work() -> Policy:
        with store.write() as connection:
            acting = store.person(connection)
            require_admin(acting)
            found = find(connection, number)
            if found is not None and found.state != "in_force":
                _add(connection, store.dialect, acting, policy_confirmation, {"policy_id": number})
            found = find(connection, number)
            assert found is not None  # noqa: S101 - or it would not have been found
            return found

    return store.persistently(work)


_SAID: Final = {"policy": "policy_set", "policy_confirmation": "policy_confirmed"}


def _add(connection: Connection, dialect: str, acting: Person, table: Any, values: dict[str, Any]) -> None:
    """Insert a row; PostgreSQL fills in who and when, and tells the journal of administrators."""
    if dialect == "sqlite":
        at = datetime.now(UTC)
        subject = str(values.get("id") or values["policy_id"])
        row = {**values, "at": utc_text(at), "actor": acting.login}
        connection.execute(insert(table).values(**{**row, "at": at}))
        record(connection, dialect, acting.login, _SAID[table.name], subject, told(row))
    else:
        connection.execute(insert(table).values(**values))


@dataclass(frozen=True, slots=True)
class Replayed:
    """A request of the past: the rule that it would have taken, and how many approvals it had and would have needed."""

    id: int
    rule: int
    had: int
    needed: int


def replay(connection: Connection, rules: Sequence[dict[str, Any]], since: date | None) -> list[Replayed]:
    """Return what each request that was approved since a day would have needed by these rules, by its last content.

    Whether a payee was paid before is taken from the order of the journals.
    """
    e = event.c
    rows = connection.execute(
        select(e.request_id, e.action, e.to_status, e.content, e.at, e.actor, e.step, request_table.c.author)
        .join_from(event, request_table, request_table.c.id == e.request_id)
        .where(e.action.in_(("submit", "approve", "revoke", "pay")) | e.content.is_not(None))
        .order_by(e.at, e.request_id, e.seq)
    )
    contents: dict[int, dict[str, Any]] = {}
    approvals: dict[int, set[str]] = {}
    chosen: dict[int, int] = {}
    paid: set[str] = set()
    found: dict[int, Replayed] = {}
    for row in rows:
        number = row.request_id
        if row.content is not None:
            form = form_of(row.content)
            contents[number] = {name: getattr(form, name) for name in CONTENT_COLUMNS}
        content = contents.get(number, {})
        if row.action == "submit":
            approvals[number] = set()
            new = (content.get("inn") or content.get("account")) not in paid
            chosen[number] = next(
                place for place, rule in enumerate(rules, start=1)
                if fits(rule, content, row.author) and (new or not rule.get("first_payment"))
            )  # fmt: skip
        elif row.action == "approve":
            approvals.setdefault(number, set()).add(row.actor)
        elif row.action == "revoke":
            approvals.setdefault(number, set()).discard(row.actor)
        elif row.action == "pay":
            paid.add(content.get("inn") or content.get("account") or "")
        if row.action == "approve" and row.to_status == "approved" and number in chosen:
            place = chosen[number]
            needed = sum(step["needed"] for step in rules[place - 1]["steps"])
            if since is None or row.at.date() >= since:
                found[number] = Replayed(number, place, len(approvals[number]), needed)
    return [found[number] for number in sorted(found)]
