"""Deliveries on their way: lent to a worker, and from there sent, dropped or given up.

:func:`claim` lends some to one worker for a while, by moving their time: a worker that is killed loses nothing, and
nobody has to notice that it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from paydesk import deadlines, outbox, working_days
from paydesk.models import delivery, request
from paydesk.notices import CONTRACTOR, kind_for
from paydesk.outbox import FAILURE, LATE, REMINDER
from paydesk.records import Person
from paydesk.wishes import Team
from paydesk.workflow import may_see

CLAIMED: Final = 20
"""Deliveries lent to a worker at once."""

LEASE: Final = timedelta(minutes=10)
"""For how long; what a killed worker held is tried again after that."""

PAUSES: Final = tuple(timedelta(seconds=s) for s in (60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600))
"""How long to wait after each failure; after the last one a message is given up."""

MAX_ERROR: Final = 500


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one person by one channel; ``tries`` counts this one."""

    key: str
    request_id: int | None
    seq: int | None
    """The event; of a reminder the one since which the request waits."""
    kind: str
    login: str | None
    channel: str
    tries: int


def claim(connection: Connection, now: datetime, limit: int = CLAIMED) -> list[Delivery]:
    """Lend what is due to this worker; others pass over it. A reminder that was held up waits for a working day."""
    due = (delivery.c.state == "waiting") & (delivery.c.due_at <= now)
    if not working_days.is_working(now.astimezone().date()):
        due &= delivery.c.kind != REMINDER
    chosen = (
        select(delivery.c.key)
        .where(due)
        .order_by(delivery.c.due_at, delivery.c.key)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    keys = connection.scalars(chosen).all()
    if not keys:
        return []
    lent = update(delivery).where(delivery.c.key.in_(keys)).values(due_at=now + LEASE, tries=delivery.c.tries + 1)
    connection.execute(lent)
    columns = [delivery.c[name] for name in Delivery.__slots__]
    rows = connection.execute(select(*columns).where(delivery.c.key.in_(keys)).order_by(delivery.c.key))
    return [Delivery(*row) for row in rows]


def members(connection: Connection, leader: Delivery) -> list[Delivery]:
    """Return what goes with a digest, by request and event."""
    columns = [delivery.c[name] for name in Delivery.__slots__]
    rows = connection.execute(
        select(*columns)
        .where(delivery.c.digest == leader.key, delivery.c.state == "held")
        .order_by(delivery.c.request_id, delivery.c.seq, delivery.c.key)
    )
    return [Delivery(*row) for row in rows]


def finish(connection: Connection, one: Delivery, now: datetime, *, sent: bool, parts: Sequence[Delivery] = ()) -> None:
    """Write down that a delivery was sent, or was no longer worth it; ``parts`` went with it."""
    values = {"state": "sent" if sent else "dropped", "sent_at": now if sent else None, "error": None}
    mine = (delivery.c.key == one.key) & (delivery.c.tries == one.tries) & (delivery.c.state == "waiting")
    connection.execute(update(delivery).where(mine).values(**values))
    keys = [part.key for part in parts]
    for start in range(0, len(keys), 500):
        chosen = delivery.c.key.in_(keys[start : start + 500]) & (delivery.c.state == "held")
        connection.execute(update(delivery).where(chosen).values(**values))


def fail(connection: Connection, team: Team, one: Delivery, error: str, now: datetime, *, permanent: bool) -> str:
    """Write down a failure: another try later, or given up. Returns the state."""
    dead = permanent or one.tries > len(PAUSES)
    due = now if dead else now + PAUSES[one.tries - 1]
    state = "dead" if dead else "waiting"
    mine = (delivery.c.key == one.key) & (delivery.c.tries == one.tries) & (delivery.c.state == "waiting")
    connection.execute(
        update(delivery).where(mine).values(state=state, due_at=due, error=error[:MAX_ERROR] or type(error).__name__)
    )
    if dead and one.kind == CONTRACTOR and one.request_id is not None and one.seq is not None:
        payer = connection.scalar(select(request.c.paid_by).where(request.c.id == one.request_id))
        if payer:
            entry = (one.request_id, one.seq)
            outbox.tell(connection, team, f"failed/{one.request_id}-{one.seq}", entry, FAILURE, [payer], now)
    return state


def still_worth(person: Person, case: outbox.Case, one: Delivery) -> bool:
    """Tell whether a person is still to be told: they may see the request, and a turn is still theirs."""
    about = case.request
    if not may_see(person, about):
        return False
    if one.kind == REMINDER:
        return one.seq == case.since and case.is_turn_of(person)
    if one.kind == LATE:
        progress = case.progress if about.status == "pending" else None
        still = progress is not None and progress.opened is not None and progress.opened.seq == one.seq
        return still and progress is not None and deadlines.concerns(progress, person)
    if one.kind == "stands":
        given = case.progress.approvals if case.progress else ()
        return any(approval.actor == person.login and approval.seq < (one.seq or 0) for approval in given)
    if one.kind in ("turn", "payable"):
        return kind_for("turn", one.kind, about.status) == one.kind and case.is_turn_of(person)
    return True
