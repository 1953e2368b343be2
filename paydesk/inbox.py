"""The inbox: what waits for a person, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, select

from paydesk import chains, deadlines
from paydesk.approval import Progress
from paydesk.attempts import Attempt
from paydesk.errors import N_, NotFound
from paydesk.models import event, request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, participants, to_request, visible_to
from paydesk.rules import refusal
from paydesk.storage import find_person
from paydesk.workflow import TRANSITIONS


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for this person; ``why`` is a code, ``comment`` what was said when it came back."""

    request: Request
    why: str
    comment: str | None = None
    due: datetime | None = None
    """Until when the step of approval is to be decided, and whether that is over."""
    late: bool = False


WHY: Final[Mapping[str, str]] = {
    "decide": N_("awaits your decision"),
    "pay": N_("is to be paid"),
    "rework": N_("was returned to you"),
    "rejected": N_("was rejected"),
    "finish": N_("is a draft of yours"),
}


def waiting_for(connection: Connection, login: str) -> tuple[int, ...]:
    """Return the requests whose turn it is of this person, as far as who asks sees them. Raises NotFound."""
    person = find_person(connection, login)
    if person is None:
        raise NotFound(N_("There is no person {login}."), code="no_such_person", login=login)
    return tuple(one.request.id for one in read(connection, person))


def read(connection: Connection, person: Person) -> list[Waiting]:
    """Return what waits for this person, the oldest due date first."""
    statement = (
        select(*COLUMNS)
        .where(visible_to(person), request.c.status.in_(_turn_states(person)))
        .order_by(request.c.due_date.asc().nulls_last(), request.c.id)
    )
    found = [to_request(row) for row in connection.execute(statement)]
    joined = participants(connection, [r.id for r in found if r.status == "pending"])
    progress = chains.progress(connection, found)
    said = _last_words(connection, [r.id for r in found if r.status in ("draft", "rejected")])
    waiting = []
    for one in found:
        why = turn_of(person, one, joined.get(one.id, frozenset()), progress.get(one.id))
        action, comment = said.get(one.id, (None, None))
        if why:
            until, late = _time(progress.get(one.id)) if why == "decide" else (None, False)
            back = why == "finish" and action == "return"
            waiting.append(Waiting(one, "rework" if back else why, comment, until, late))
    return waiting


def _time(progress: Progress | None) -> tuple[datetime | None, bool]:
    return (deadlines.due(progress), deadlines.is_over(progress)) if progress else (None, False)


TURNS: Final = (("approve", "decide"), ("pay", "pay"), ("revise", "rejected"), ("submit", "finish"))
"""What somebody does when it is their turn, and what the inbox says of it."""


def _turn_states(person: Person) -> list[str]:
    """Return the states in which it can be the turn of somebody with these roles."""
    actions = {action for action, _why in TURNS}
    return [t.source for t in TRANSITIONS if t.action in actions and not person.roles.isdisjoint(t.roles)]


def turn_of(person: Person, one: Request, joined: frozenset[str], progress: Progress | None) -> str | None:
    """Return why the request waits for this person, or ``None``.

    ``joined`` are those who filed or edited it, ``progress`` is its chain of approval.
    """
    for action, why in TURNS:
        if refusal(Attempt(action, person, one, joined, payment_date=date.min, progress=progress)) is None:
            return why
    return None


def _last_words(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Return request → the last return or rejection, and its comment."""
    said: dict[int, tuple[str, str | None]] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(event.c.request_id, event.c.action, event.c.comment)
            .where(event.c.request_id.in_(numbers[start : start + 500]), event.c.action.in_(("return", "reject")))
            .order_by(event.c.request_id, event.c.seq)
        )
        said |= {row.request_id: (row.action, row.comment) for row in rows}
    return said
