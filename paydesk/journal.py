"""The journal: the only door through which a request moves.

:func:`act` takes what somebody wants to do with some requests: what is done is an entry of each (``paydesk.entries``),
what is refused an error that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from paydesk import chains, duplicates
from paydesk import form as forms
from paydesk.entries import append
from paydesk.errors import N_, InvalidData, NotAllowed, PaydeskError, Problem
from paydesk.failures import Refused
from paydesk.history import changed_past
from paydesk.permissions import Intention, attempt, explained, unseen, why_not
from paydesk.records import Person, Request
from paydesk.requests import find_requests, find_standings, participants, require_bic
from paydesk.storage import Store

NOT_DONE: Final = "not_done"
MAX_BATCH: Final = 10_000
"""Requests in one call."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one request in a call; ``error`` when it was refused."""

    id: int
    status: str | None
    version: int | None
    error: PaydeskError | None = None
    request: Request | None = None

    @property
    def ok(self) -> bool:
        """Whether the action was (or, in a dry run, would be) done."""
        return self.error is None


@dataclass(slots=True)
class Batch:
    """The outcomes of one call; ``applied`` says whether anything was written."""

    outcomes: list[Outcome] = field(default_factory=list)
    applied: bool = False

    @property
    def refused(self) -> list[Outcome]:
        """The outcomes that were refused for a reason of their own."""
        return [one for one in self.outcomes if one.error is not None and one.error.error_code != NOT_DONE]


Also = Callable[[Connection, Person, Sequence[int]], None]
"""More work in the same transaction, after the action, on the requests that it was done on."""


def act(
    store: Store,
    ids: Sequence[int],
    intention: Intention,
    *,
    partial: bool = False,
    dry_run: bool = False,
    also: Also | None = None,
) -> Batch:
    """Do one action on the requests: all of them or none, or with ``partial`` those for which it is allowed.

    The database has the last word. So a whole call is laid before it at once; where it refuses, and where Python must
    look first, the table explains each refusal. Every move names the version that was read, so that of two people who
    decide at once the second gets a conflict.
    """
    ids = sorted(dict.fromkeys(ids))
    if len(ids) > MAX_BATCH:
        raise InvalidData(N_("At most {limit} requests in one call, not {count}."), limit=MAX_BATCH, count=len(ids))

    def work() -> Batch:
        done = None if partial or dry_run or len(ids) < 2 else _act_at_once(store, ids, intention, also)
        return done or _act(store, ids, intention, partial=partial, dry_run=dry_run, also=also)

    return store.persistently(work)


def _act_at_once(store: Store, ids: Sequence[int], intention: Intention, also: Also | None) -> Batch | None:
    """Let the database alone judge a call on many requests; ``None`` where it refused and nothing was done."""
    if intention.action == "submit":
        return None  # whether a form is complete, Python says
    try:
        with store.write() as connection:
            person = store.person(connection)
            standing = find_standings(connection, person, ids)
            if len(standing) < len(ids):
                return None
            done = append(connection, store.dialect, person, standing, intention)
            if also:
                also(connection, person, list(done))
    except Refused:
        return None
    return Batch([Outcome(number, *done[number]) for number in ids], applied=True)


def _act(
    store: Store, ids: Sequence[int], intention: Intention, *, partial: bool, dry_run: bool, also: Also | None
) -> Batch:
    with store.write() if not dry_run else store.read() as connection:
        person = store.person(connection)
        batch = plan(connection, person, ids, intention)
        chosen = [outcome.request for outcome in batch.outcomes if outcome.ok and outcome.request]
        if batch.refused and not partial:
            batch.outcomes = [_held_back(outcome) for outcome in batch.outcomes]
            return batch
        if dry_run or not chosen:
            return batch
        try:
            with store.translated():
                chosen = declared(connection, store.dialect, person, chosen, intention.duplicate_ok)
                done = append(connection, store.dialect, person, chosen, intention)
                if also:
                    also(connection, person, list(done))
        except Refused as refused:
            if refused.state == "PD012":
                raise _changed(store, refused, person, chosen, intention) from refused
            raise explained(refused, person, chosen, intention) from refused
        batch.outcomes = [
            Outcome(outcome.id, *done[outcome.id], request=outcome.request) if outcome.id in done else outcome
            for outcome in batch.outcomes
        ]
        batch.applied = True
    return batch


def _changed(
    store: Store, refused: Refused, person: Person, requests: Sequence[Request], intention: Intention
) -> PaydeskError:
    """Return the refusal of requests that were changed past the journal, with what differs."""
    with store.read() as connection:  # anew: the transaction that was refused is over
        changed = changed_past(connection, requests)
    chosen = [request for request in requests if request.id in changed] or list(requests)
    error = explained(refused, person, chosen[:1], intention)
    text = N_("The journal says {old}, the row says {new}.")
    error.problems = tuple(
        Problem(
            name, "changed_past", text, {"old": _said(old), "new": _said(new)}, number if len(requests) > 1 else None
        )
        for number, fields in changed.items()
        for name, (old, new) in fields.items()
    )
    return error


def _said(value: Any) -> str:
    return "—" if value is None else str(value)


def _held_back(outcome: Outcome) -> Outcome:
    """Say of a request that could have gone through that it did not, because others in the call were refused."""
    if outcome.error or outcome.request is None:
        return outcome
    error = NotAllowed(
        N_("Request {id} was left as it is, because others in the call were refused."), code=NOT_DONE, id=outcome.id
    )
    return Outcome(outcome.id, outcome.request.status, outcome.request.version, error, outcome.request)


def plan(connection: Connection, person: Person, ids: Sequence[int], intention: Intention) -> Batch:
    """Say for each request what the action would do, or why it is refused; nothing is written."""
    found = find_requests(connection, person, ids)
    joined = participants(connection, list(found))
    submits = intention.action == "submit"
    bic = require_bic(connection) if submits else False
    # With a reason they are asked for once: where it is recorded.
    asked = submits and not intention.duplicate_ok
    unanswered = duplicates.unanswered(connection, person, found.values()) if asked else {}
    progress = chains.progress(connection, found.values())
    outcomes = []
    for number in ids:
        request = found.get(number)
        if request is None:
            outcomes.append(Outcome(number, None, None, unseen(person, number, intention)))
            continue
        problems = forms.check_complete(request.form, require_bic=bic) if submits else ()
        twins = unanswered.get(number, ())
        tried = attempt(
            person,
            request,
            joined.get(number, frozenset()),
            intention,
            progress.get(number),
            complete=not problems,
            duplicate=bool(twins),
        )
        error = why_not(tried, intention, problems, twins)
        step = tried.transition
        if error or step is None:
            outcomes.append(Outcome(number, request.status, request.version, error, request))
        else:
            outcomes.append(Outcome(number, tried.target, request.version + int(step.moves), None, request))
    return Batch(outcomes)


def declared(
    connection: Connection, dialect: str, person: Person, requests: list[Request], reason: str | None
) -> list[Request]:
    """Record why requests for invoices of other requests are other payments; return all as they now stand."""
    needed = duplicates.unanswered(connection, person, requests) if reason else {}
    if not needed:
        return requests
    chosen = [request for request in requests if request.id in needed]
    append(connection, dialect, person, chosen, Intention(duplicates.DECLARE, comment=reason))
    moved = find_requests(connection, person, list(needed))
    return [moved.get(request.id, request) for request in requests]
