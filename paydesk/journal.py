"""The journal: the only door through which a request moves.

:func:`act` takes people's actions, :func:`follow` writes the entries that accompany a change of content. On PostgreSQL
an intention is inserted and the trigger fills in and decides everything; on SQLite the entry is computed here and the
triggers check it (see ``paydesk.guards``). Nobody writes a state, a version or a digest in any other way.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, select, text

from paydesk import chains, duplicates
from paydesk import form as forms
from paydesk.errors import N_, InvalidData, NotAllowed, PaydeskError, Problem
from paydesk.failures import Refused
from paydesk.hashing import payload_of, sha256
from paydesk.history import changed_past, contents_of
from paydesk.models import event, utc_text
from paydesk.models import request as request_table
from paydesk.permissions import Intention, attempt, explained, unseen, why_not
from paydesk.records import Person, Request, Standing
from paydesk.requests import COLUMNS, find_requests, find_standings, participants, require_bic, to_request
from paydesk.storage import Store
from paydesk.workflow import Transition, transition_from

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


def append(
    connection: Connection,
    dialect: str,
    person: Person,
    requests: Sequence[Request | Standing],
    intention: Intention,
) -> dict[int, tuple[str, int]]:
    """Append one event for each request and return id → (status, version). The rules decide in the database."""
    if dialect == "sqlite":
        rows = _append_computed(connection, person, requests, intention)
        return {number: (row["to_status"], row["version"]) for number, row in rows.items()}
    payments = [intention.payment(request.id) for request in requests]
    done = connection.execute(
        _APPEND,
        {
            "action": intention.action,
            "comment": intention.comment,
            "batch": intention.batch,
            "giver": intention.giver,
            "taker": intention.taker,
            "dates": [one.date if one else None for one in payments],
            "numbers": [one.number if one else None for one in payments],
            "lines": [one.statement_line if one else None for one in payments],
            "ids": [request.id for request in requests],
            "versions": [_seen(request, transition_from(request, intention.action)) for request in requests],
            "keys": [str(uuid.uuid4()) for _ in requests],
        },
    )
    return {row.request_id: (row.to_status, row.version) for row in done}


_APPEND: Final = text(
    "INSERT INTO event (request_id, action, comment, seen_version, payment_date, payment_number, statement_line, batch,"
    " giver, taker, key) SELECT u.id, :action, :comment, u.version, u.day, u.number, u.line, CAST(:batch AS bigint),"
    " CAST(:giver AS text), CAST(:taker AS text), u.key"
    " FROM unnest(CAST(:ids AS bigint[]), CAST(:versions AS int[]), CAST(:keys AS text[]), CAST(:dates AS date[]),"
    " CAST(:numbers AS text[]), CAST(:lines AS bigint[])) AS u(id, version, key, day, number, line)"
    " ORDER BY u.id RETURNING request_id, to_status, version"
)


def _seen(request: Request | Standing, transition: Transition | None) -> int | None:
    # A comment or a paper does not depend on the version; every move does.
    return request.version if transition is None or transition.moves else None


def follow(connection: Connection, dialect: str, person: Person, number: int, intention: Intention) -> None:
    """Record that the content of a request was written: ``create``, ``edit`` or ``attach``.

    On PostgreSQL the trigger of the row has done so already, where it cannot be left out.
    """
    if dialect == "sqlite":
        row = connection.execute(select(*COLUMNS).where(request_table.c.id == number)).one()
        _append_computed(connection, person, [to_request(row)], intention)


def open_journals(connection: Connection, dialect: str, person: Person, requests: Sequence[Request]) -> list[Request]:
    """Record that these rows were just inserted, and return the requests at their first version."""
    if dialect == "sqlite":
        moved = _append_computed(connection, person, requests, Intention("create"))
        return [_moved(request, moved[request.id]) for request in requests]
    # The triggers of the rows have done it, and compute what follows; only the version is asked of us again.
    return [replace(request, version=1, head_seq=1) for request in requests]


def _moved(request: Request, row: Mapping[str, Any]) -> Request:
    moved = {"status": row["to_status"], "version": row["version"], "digest": row["digest"]}
    return replace(
        request, **moved, updated_at=datetime.fromisoformat(row["at"]), head_seq=row["seq"], head_hash=row["hash"]
    )


def _append_computed(
    connection: Connection, person: Person, requests: Sequence[Request | Standing], intention: Intention
) -> dict[int, dict[str, Any]]:
    transitions = [transition_from(request, intention.action) for request in requests]
    writing = [request.id for request, step in zip(requests, transitions, strict=True) if step and step.writes]
    contents = contents_of(connection, writing)
    submitted = [request.id for request in requests] if intention.action == "submit" else []
    at = utc_text(datetime.now(UTC))
    chosen = chains.chosen(connection, submitted, at)
    progress = chains.progress(connection, requests) if intention.action in ("approve", "reassign") else {}
    behalf = chains.stands_in(connection, person.login, list(progress)) if intention.action == "approve" else {}
    giver = (intention.giver or person.login) if intention.action == "reassign" else None
    call = uuid.uuid4().hex
    rows: list[dict[str, Any]] = []
    for request, transition in zip(requests, transitions, strict=True):
        if transition is None:
            raise Refused("PD004")
        content, key = contents.get(request.id, (None, None))
        payment = intention.payment(request.id)
        chain, rule, stands = chosen.get(request.id, (None, None, None))
        passed = progress.get(request.id)
        row: dict[str, Any] = {
            "request_id": request.id,
            "seq": request.head_seq + 1,
            "at": at,
            "actor": person.login,
            "action": intention.action,
            "from_status": transition.source or None,
            "to_status": transition.target if passed is None or passed.is_last else request.status,
            "version": request.version + int(transition.moves),
            "seen_version": _seen(request, transition),
            "comment": intention.comment,
            "payment_date": str(payment.date) if payment and payment.date else None,
            "payment_number": payment.number if payment else None,
            "file": intention.file,
            "key": f"{call}-{len(rows)}",
            "batch": intention.batch,
            "statement_line": payment.statement_line if payment else None,
            "detail": payload_of({"key": key}) if intention.action == "create" else rule or intention.detail,
            "chain": chain,
            "step": passed.open if passed else None,
            "behalf": behalf.get(request.id),
            "giver": giver,
            "taker": intention.taker,
            "stands": stands,
            "digest": sha256(content) if content is not None else request.digest,
            "prev": request.head_hash,
        }
        row["payload"] = payload_of(row)
        row["hash"] = sha256(row["payload"])
        row["content"] = content
        rows.append(row)
    connection.exec_driver_sql(_INSERT_EVENT, [_IN_ORDER(row) for row in rows])
    return {row["request_id"]: row for row in rows}


# Not the ORM's way: a table of a hundred thousand rows is taken in here.
_EVENT_COLUMNS: Final = tuple(column.name for column in event.columns)
_IN_ORDER: Final = itemgetter(*_EVENT_COLUMNS)
_INSERT_EVENT: Final = (
    f"INSERT INTO event ({', '.join(_EVENT_COLUMNS)}) VALUES ({', '.join('?' * len(_EVENT_COLUMNS))})"
)
