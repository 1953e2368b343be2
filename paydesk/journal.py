"""The journal: the only door through which a request moves.

:func:`act` takes people's actions, :func:`follow` writes the entries that accompany a change of content. On PostgreSQL
an intention is inserted and the trigger fills in and decides everything; on SQLite the entry is computed here and the
triggers check it (see ``paydesk.guards``). Nobody writes a state, a version or a digest in any other way.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, select, text

from paydesk import chains, duplicates
from paydesk import form as forms
from paydesk.approval import Progress
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, PaydeskError, Problem
from paydesk.failures import Refused
from paydesk.hashing import payload_of, sha256
from paydesk.history import changed_past, contents_of
from paydesk.models import event, utc_text
from paydesk.models import request as request_table
from paydesk.records import Person, Request, Standing
from paydesk.requests import COLUMNS, find_requests, find_standings, participants, require_bic, to_request
from paydesk.rules import BY_STATE, Attempt, Rule, possible_actions, refusal
from paydesk.storage import Store
from paydesk.workflow import COMMANDS, Transition, roles_for, transition_from

NOT_DONE: Final = "not_done"
MAX_BATCH: Final = 10_000
"""Requests in one call."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What an event tells of a payment order: its date and number, and the line of a statement that shows it."""

    date: date | None
    number: str | None = None
    statement_line: int | None = None


@dataclass(frozen=True, slots=True)
class Intention:
    """What somebody wants to do with one or more requests."""

    action: str
    comment: str | None = None
    seen: int | None = None
    payment_date: date | None = None
    payment_number: str | None = None
    batch: int | None = None
    each: Mapping[int, Payment] = field(default_factory=dict)
    """Request → what its own event tells of the payment, where requests of one call differ."""
    file: str | None = None
    detail: str | None = None
    """What else an event of a file seals, as JSON; PostgreSQL fills it in."""
    giver: str | None = None
    """Whose place in the open step is handed over, if not that of who acts; and to whom."""
    taker: str | None = None
    duplicate_ok: str | None = None
    """Why a request that is submitted for an invoice of another request is another payment."""

    def payment(self, number: int) -> Payment | None:
        """Return what the event of this request tells of a payment."""
        if self.action not in ("pay", "export", "reopen"):
            return None
        common = Payment(self.payment_date, self.payment_number) if self.payment_date else None
        return self.each.get(number, common)


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
            outcomes.append(Outcome(number, None, None, _unseen(person, number, intention)))
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
        error = _unknown(person) if person.disabled or not person.roles else why_not(tried, intention, problems, twins)
        step = tried.transition
        if error or step is None:
            outcomes.append(Outcome(number, request.status, request.version, error, request))
        else:
            outcomes.append(Outcome(number, tried.target, request.version + int(step.moves), None, request))
    return Batch(outcomes)


def _unseen(person: Person, number: int, intention: Intention) -> PaydeskError:
    if person.disabled or not person.roles:
        return _unknown(person)
    return _error(BY_STATE["PD002"], person, None, intention, number)


def attempt(
    person: Person,
    request: Request,
    joined: frozenset[str],
    intention: Intention,
    progress: Progress | None = None,
    **found: bool,
) -> Attempt:
    """Return what the rules look at.

    ``joined`` are those who filed or edited the request, ``progress`` its chain, ``found`` what was looked up besides;
    see :class:`Attempt`.
    """
    payment = intention.payment(request.id)
    return Attempt(
        intention.action,
        person,
        request,
        joined,
        intention.comment,
        intention.seen,
        payment.date if payment else None,
        intention.batch,
        progress=progress,
        giver=intention.giver,
        taker=intention.taker,
        **found,
    )


def why_not(
    tried: Attempt, intention: Intention, problems: Sequence[Problem] = (), twins: Sequence[int] = ()
) -> PaydeskError | None:
    """Return why an attempt is refused, or ``None``.

    ``problems`` are what the form lacks to be submitted, ``twins`` the other requests for its invoice.
    """
    rule = refusal(tried)
    if rule is None:
        return None
    error = _error(rule, tried.person, tried.request, intention, tried.request.id, tried.participants, tried.progress)
    if rule.code == "form_incomplete":
        error.problems = tuple(problems)
    elif rule.code == "duplicate":
        error.problems = tuple(duplicates.named(twins))
    return error


def _unknown(person: Person) -> PaydeskError:
    rule = BY_STATE["PD001"]
    command = f"user enable {person.login}" if person.roles else f"user add {person.login} --role manager"
    return rule.error(rule.text, code=rule.code, actor=person.login, command=f"paydesk {command}")


def require_known(person: Person) -> None:
    """Raise NotAllowed unless the person is known to the database and enabled."""
    if person.disabled or not person.roles:
        raise _unknown(person)


def require_role(person: Person, roles: Collection[str], text: str) -> None:
    """Raise NotAllowed with ``text`` unless the person is known and has one of the roles; it may name {role} and {own}."""
    require_known(person)
    if person.roles.isdisjoint(roles):
        own = ", ".join(sorted(person.roles))
        raise NotAllowed(text, code=BY_STATE["PD005"].code, role=" / ".join(roles), own=own)


def _error(
    rule: Rule,
    person: Person,
    request: Request | None,
    intention: Intention,
    number: int,
    joined: Iterable[str] = (),
    progress: Progress | None = None,
) -> PaydeskError:
    params: dict[str, Any] = {"id": number, "action": intention.action, "command": f"paydesk show {number}"}
    if rule.code == "unknown_person":
        return _unknown(person)
    if request is not None:
        possible = possible_actions(person, request, joined, progress)
        params |= {
            "status": request.status,
            "version": request.version,
            "author": request.author,
            "actions": ", ".join(COMMANDS.get(action, action) for action in possible) or "—",
            "role": " / ".join(roles_for(intention.action, request.status)),
            "batch": request.exported_in or 0,
            "accept": f"paydesk submit {number} --duplicate-ok …",
            "void": f"paydesk bank void {request.exported_in} -m …",
            "trust": f"paydesk contractor trust {request.form.inn or '…'} {request.form.account} --how call -m …",
            "explain": f"paydesk explain {number}",
            "taker": intention.taker or "—",
            **_turn(progress),
        }
    return rule.error(rule.text, code=rule.code, **params)


def _turn(progress: Progress | None) -> dict[str, Any]:
    place = progress.open if progress else None
    if progress is None or place is None:
        return {"step": "—", "people": "—", "heads": "—"}
    named = progress.holders(place)
    return {"step": place, "people": ", ".join(named) or "head", "heads": ", ".join(sorted(progress.heads))}


def explained(refused: Refused, person: Person, requests: Sequence[Request], intention: Intention) -> PaydeskError:
    """Put the database's refusal into the words of the rule that it names."""
    rule = BY_STATE.get(refused.state)
    if rule is None:
        return refused
    if rule.code in ("changed_since_seen", "wrong_state", "no_such_request") or len(requests) != 1:
        # Allowed a moment ago by what was read here: somebody else was faster.
        numbers = ", ".join(str(request.id) for request in requests[:10])
        return Conflict(
            N_("Somebody else has just changed one of these: {ids}. Nothing was done; look again."),
            code="changed_meanwhile",
            ids=numbers,
        )
    return _error(rule, person, requests[0], intention, requests[0].id)


def twin_of_new(problems: Sequence[Problem]) -> Conflict:
    """Return the refusal of a request that is not filed yet: its invoice is that of another."""
    text = N_(
        "Another request is for the same invoice; nothing was filed. If this is another payment all the same, say why:"
        " --duplicate-ok REASON"
    )
    return Conflict(text, code=BY_STATE["PD040"].code, problems=problems)


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
