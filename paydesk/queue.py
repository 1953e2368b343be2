"""What the worker has left: how many messages wait, what failed and why, and trying again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, or_, select, true, update

from paydesk.errors import N_, NotFound
from paydesk.message_tables import STATES
from paydesk.models import delivery, outbox
from paydesk.notices import CONTRACTOR
from paydesk.permissions import require_known, require_role
from paydesk.records import Person

STATE_NAMES: Final = {
    "waiting": N_("to be sent"),
    "held": N_("kept for a digest"),
    "sent": N_("sent"),
    "dropped": N_("no longer needed"),
    "dead": N_("given up"),
}
SHOWN: Final = 200
KEEPERS: Final = ("admin", "notifier")


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand, as far as this person may know it."""

    unplanned: int
    states: Mapping[str, int]
    failed: Sequence[Any]
    """Rows of ``delivery`` that failed at least once and are not sent, the newest first."""


def _minded_by(person: Person) -> ColumnElement[bool]:
    """Return the condition under which a message is this person's business."""
    if not person.roles.isdisjoint(KEEPERS):
        return true()
    own = delivery.c.login == person.login
    return or_(own, delivery.c.kind == CONTRACTOR) if "accountant" in person.roles else own


def status(connection: Connection, person: Person) -> Status:
    """Return how things stand."""
    require_known(person)
    mine = _minded_by(person)
    counts = dict.fromkeys(STATES, 0)
    for row in connection.execute(
        select(delivery.c.state, func.count().label("n")).where(mine).group_by(delivery.c.state)
    ):
        counts[row.state] = row.n
    failed = connection.execute(
        select(delivery)
        .where(mine, delivery.c.error.is_not(None), delivery.c.state.in_(("waiting", "dead")))
        .order_by(delivery.c.due_at.desc(), delivery.c.key)
        .limit(SHOWN)
    ).all()
    unplanned = connection.scalar(select(func.count()).where(outbox.c.planned_at.is_(None))) or 0
    return Status(int(unplanned) if not person.roles.isdisjoint(KEEPERS) else 0, counts, failed)


def retry(connection: Connection, person: Person, keys: Sequence[str] | None) -> int:
    """Let messages that were given up be tried again; without keys all of them. Returns how many."""
    require_role(person, (*KEEPERS, "accountant"), N_("This is for people with the role {role}. You are: {own}."))
    chosen = _minded_by(person) & (delivery.c.state == "dead")
    if person.roles.isdisjoint(KEEPERS):
        chosen &= delivery.c.kind == CONTRACTOR
    if keys:
        found = set(connection.scalars(select(delivery.c.key).where(chosen, delivery.c.key.in_(keys))))
        missing = [key for key in keys if key not in found]
        if missing:
            raise NotFound(N_("No message {key} was given up."), code="no_such_message", key=missing[0])
        chosen &= delivery.c.key.in_(keys)
    return connection.execute(
        update(delivery).where(chosen).values(state="waiting", tries=0, due_at=datetime.now(UTC))
    ).rowcount
