"""Policies: which steps of approval a request must pass. Set whole by an administrator, confirmed by a second one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from paydesk import people, policy_file
from paydesk.admin_journal import record, told
from paydesk.columns import utc_text
from paydesk.errors import N_, NotFound
from paydesk.models import policy, policy_confirmation
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
