"""The entries of a request's journal: the only writer of events.

On PostgreSQL an intention is inserted and the trigger fills in and decides everything; on SQLite the entry is computed
here and the triggers check it (see ``paydesk.guards``). Nobody writes a state, a version or a digest in any other way.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, select, text

from paydesk import chains
from paydesk.failures import Refused
from paydesk.hashing import payload_of, sha256
from paydesk.history import contents_of
from paydesk.models import event, utc_text
from paydesk.models import request as request_table
from paydesk.permissions import Intention
from paydesk.records import Person, Request, Standing
from paydesk.requests import COLUMNS, to_request
from paydesk.workflow import Transition, transition_from


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
