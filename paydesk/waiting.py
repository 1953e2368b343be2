"""How long people took from the moment when it was their turn, and what waits for them now.

The turn comes with the submit, with the approval that passes the step before, and with an approval that is taken back;
that of a payment comes with the last approval. Whoever sends a request back out of turn did not keep it waiting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, or_, select

from paydesk import chains, people
from paydesk.approval import DECISIVE, Decision, Progress, Step, handed, standing, steps_of
from paydesk.attempts import Attempt
from paydesk.models import event, request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, participants, to_request, visible_to
from paydesk.rules import refusal
from paydesk.workflow import roles_for

TURNS: Final = {"decide": ("pending", "approve"), "pay": ("approved", "pay")}
"""What is waited for → the state in which a request waits for it, and the action."""

_DECISIONS: Final = ("approve", "reject", "return")


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did when it was their turn: ``what`` is a key of :data:`TURNS`, the wait is in seconds."""

    request: int
    person: str
    what: str
    at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class PersonWait:
    """How long a person took, in seconds, and the requests that wait for them now."""

    person: str
    what: str
    count: int
    median: int | None
    """None, as the longest, where the person did nothing in the period."""
    longest: int | None
    waiting: tuple[int, ...]


class _Turn:
    """Whose turn it is in the journal of one request, entry by entry."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.steps: tuple[Step, ...] = ()
        self.progress = Progress(())
        self.place: int | None = None
        self.since: dict[str, datetime] = {}

    def follow(self, row: Any) -> tuple[str, int] | None:
        """Take an entry; return what its actor did in their turn, and how long it took."""
        done = self._done(row)
        if row.action in DECISIVE:
            said = (row.at, row.behalf, row.giver, row.taker, row.seq, row.stands)
            self.decisions.append(Decision(row.action, row.actor, row.step, *said))
        if row.action == "submit":
            self.steps = steps_of(json.loads(row.detail)) if row.detail and row.chain else ()
        self.progress = Progress(self.steps, standing(self.decisions), handovers=handed(self.decisions))
        place = self.progress.open
        comes = row.from_status != row.to_status or place != self.place
        self.place = place
        for what, (status, _action) in TURNS.items():
            if row.to_status != status:
                self.since.pop(what, None)
            elif comes:
                self.since[what] = row.at
        return done

    def _done(self, row: Any) -> tuple[str, int] | None:
        what = "pay" if row.action == "pay" else "decide" if row.action in _DECISIONS else None
        since = self.since.get(what) if what else None
        if what is None or since is None:
            return None
        if row.action in ("reject", "return") and self.place is not None and not self.progress.takes(row.actor):
            return None
        return what, int((row.at - since).total_seconds())


def done(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Done]:
    """Yield what was done, request by request, for the requests under these conditions."""
    c = event.c
    rows = connection.execute(
        select(
            c.request_id, c.seq, c.action, c.at, c.actor, c.from_status, c.to_status, c.step, c.behalf, c.chain, c.detail,
            c.giver, c.taker, c.stands,
        )
        .join(request, request.c.id == c.request_id)
        .where(*conditions, or_(c.from_status != c.to_status, c.action.in_(DECISIVE)))
        .order_by(c.request_id, c.seq)
        .execution_options(yield_per=5000)
    )  # fmt: skip
    number, turn = None, _Turn()
    for row in rows:
        if row.request_id != number:
            number, turn = row.request_id, _Turn()
        found = turn.follow(row)
        if found:
            yield Done(row.request_id, row.actor, found[0], row.at, found[1])


def by_person(connection: Connection, person: Person, first: date, last: date) -> list[PersonWait]:
    """Return how long people took in the period, and what waits for them, as far as this person sees the requests.

    A day counts in UTC.
    """
    start, end = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
    took: dict[tuple[str, str], list[int]] = {}
    for one in done(connection, visible_to(person), request.c.updated_at >= start):
        if start <= one.at < end:
            took.setdefault((one.what, one.person), []).append(one.seconds)
    now = _now(connection, person)
    order = list(TURNS)
    return [
        _of_person(who, what, sorted(took.get((what, who), ())), now.get((what, who), ()))
        for what, who in sorted({*took, *now}, key=lambda key: (order.index(key[0]), key[1]))
    ]


def median(seconds: Sequence[int]) -> int:
    """Return the median of numbers in order."""
    return seconds[len(seconds) // 2]


def _of_person(who: str, what: str, seconds: Sequence[int], waiting: Sequence[int]) -> PersonWait:
    middle, longest = (median(seconds), seconds[-1]) if seconds else (None, None)
    return PersonWait(who, what, len(seconds), middle, longest, tuple(waiting))


def _now(connection: Connection, person: Person) -> dict[tuple[str, str], list[int]]:
    """Return what and person → the requests that wait for them."""
    found: dict[tuple[str, str], list[int]] = {}
    team = [one for one in people.everybody(connection) if not one.disabled]
    states = [status for status, _action in TURNS.values()]
    rows = connection.execute(
        select(*COLUMNS).where(visible_to(person), request.c.status.in_(states)).order_by(request.c.id)
    )
    waiting = [to_request(row) for row in rows]
    joined = participants(connection, [one.id for one in waiting if one.status == "pending"])
    progress = chains.progress(connection, waiting)
    for what, (status, action) in TURNS.items():
        able = [one for one in team if not one.roles.isdisjoint(roles_for(action, status))]
        for one in (one for one in waiting if one.status == status):
            for who in able:
                if _may(who, one, action, joined.get(one.id, frozenset()), progress.get(one.id)):
                    found.setdefault((what, who.login), []).append(one.id)
    return found


def _may(who: Person, one: Request, action: str, joined: frozenset[str], progress: Progress | None) -> bool:
    return refusal(Attempt(action, who, one, joined, payment_date=date.min, progress=progress)) is None
