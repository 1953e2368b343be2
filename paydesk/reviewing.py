"""A review: the requests that await a person's decision, each with what it takes to decide on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from paydesk import chains, files, history, inbox, signals
from paydesk import requests as rows
from paydesk.approval import Progress
from paydesk.errors import N_, Problem
from paydesk.models import request as table
from paydesk.permissions import Intention, attempt, require_role
from paydesk.records import Event, File, Person, Request
from paydesk.registry import Total
from paydesk.rules import refusal
from paydesk.workflow import DISCARDED, NOT_AUTHOR, TRANSITIONS, roles_for

DECISIONS: Final = tuple(dict.fromkeys(t.action for t in TRANSITIONS if t.who == NOT_AUTHOR and not t.grows))
"""What is decided about a request, in the order of the table."""

SIMILAR: Final = 5
"""How many requests to the same payee are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed since ``decision``: field → (old, new); ``written`` is the event that holds the new content."""

    decision: Event
    written: Event
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Card:
    """A request with what it takes to decide on it."""

    request: Request
    files: Sequence[File]
    doubts: Sequence[Problem]
    intact: bool
    """Whether the row is what the journal sealed."""
    change: Change | None
    comments: Sequence[Event]
    similar: Sequence[Request]
    progress: Progress | None = None
    """How far the request has come in its chain of approval."""


def queue(connection: Connection, person: Person) -> list[int]:
    """Return the requests that await this person's decision, as in the inbox: the oldest due date first.

    Raises NotAllowed for a person who does not decide.
    """
    text = N_("Requests are decided on by people with the role {role}. You are: {own}.")
    require_role(person, roles_for("approve", "pending"), text)
    return [one.request.id for one in inbox.read(connection, person) if one.why == "decide"]


def look(connection: Connection, person: Person, number: int, today: date) -> Card | None:
    """Return the request as it is now, or ``None`` when there is nothing to decide for this person any more."""
    request = rows.find_requests(connection, person, [number]).get(number)
    joined = rows.participants(connection, [number]).get(number, frozenset())
    if request is None:
        return None
    progress = chains.progress(connection, [request]).get(number)
    if refusal(attempt(person, request, joined, Intention("approve"), progress=progress)) is not None:
        return None
    events = history.events(connection, number)
    return Card(
        request,
        files.files_of(connection, number),
        signals.of_requests(connection, person, [request], today).get(number, []),
        history.intact(connection, connection.dialect.name, request),
        change_since_decision(events, person.login),
        [one for one in events if one.comment],
        similar(connection, person, request),
        progress,
    )


def change_since_decision(events: Sequence[Event], login: str) -> Change | None:
    """Return what was changed since the last decision of this person, or else of anybody.

    Possibly nothing; ``None`` when there was no decision yet.
    """
    decisions = [one for one in reversed(events) if one.action in DECISIONS]
    decision = next((one for one in decisions if one.actor == login), decisions[0] if decisions else None)
    if decision is None:
        return None
    written = [one for one in events if one.content is not None]
    decided = [one for one in written if one.seq <= decision.seq][-1]
    fields = history.changes([decided, written[-1]])[written[-1].seq]
    return Change(decision, written[-1], fields)


def similar(connection: Connection, person: Person, request: Request) -> list[Request]:
    """Return the last requests to the same payee that this person sees, the newest first."""
    chosen = (rows.same_payee(request.form), rows.visible_to(person), table.c.id != request.id)
    query = select(*rows.COLUMNS).where(*chosen, table.c.status != DISCARDED).order_by(table.c.id.desc()).limit(SIMILAR)
    return [rows.to_request(row) for row in connection.execute(query)]


def totals(requests: Iterable[Request]) -> list[Total]:
    """Return count and sum of requests by currency."""
    sums: dict[str, list[int]] = {}
    for one in requests:
        sums.setdefault(one.form.currency, []).append(one.form.amount or 0)
    return [Total(currency, len(amounts), sum(amounts)) for currency, amounts in sorted(sums.items())]
