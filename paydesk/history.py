"""What the journals say: entries, contents, what changed, and whether a row still is what was sealed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, select, text

from paydesk import form as forms
from paydesk.errors import N_, Conflict
from paydesk.form import Form
from paydesk.guards import postgres
from paydesk.guards.sqlite import CONTENT
from paydesk.hashing import sha256
from paydesk.models import event
from paydesk.records import Event, Request


def intact(connection: Connection, dialect: str, request: Request) -> bool:
    """Tell whether the row of the request still is what its journal sealed."""
    content = connection.scalar(_CONTENT_SQL if dialect == "sqlite" else _CONTENT_POSTGRES, {"id": request.id})
    return content is not None and sha256(content) == request.digest


def changed_past(connection: Connection, requests: Sequence[Request]) -> dict[int, dict[str, tuple[Any, Any]]]:
    """Return request → field → (what was sealed, what is there now), for requests whose rows were changed past the journal."""
    dialect = connection.dialect.name
    found: dict[int, dict[str, tuple[Any, Any]]] = {}
    by_id = {request.id: request for request in requests}
    for start in range(0, len(requests), 500):  # SQLite allows a limited number of parameters
        numbers = [request.id for request in requests[start : start + 500]]
        rows = connection.execute(_CONTENTS_SQL if dialect == "sqlite" else _CONTENTS_POSTGRES, {"ids": numbers})
        for row in rows:
            if sha256(row.content) != by_id[row.id].digest:
                sealed = _last_content(connection, row.id)
                now = json.loads(row.content)
                keys = sorted(key for key in {*sealed, *now} if sealed.get(key) != now.get(key))
                found[row.id] = {key: (sealed.get(key), now.get(key)) for key in keys}
    return found


def refuse_changed(connection: Connection, requests: Sequence[Request]) -> None:
    """Raise Conflict for the first request whose row is not what its journal sealed, with what differs.

    Whatever leads to a payment asks this: a bank file, an order in print, a code to be scanned.
    """
    changed = changed_past(connection, requests)
    if changed:
        number, fields = next(iter(changed.items()))
        raise Conflict(
            N_("Request {id} is not what was approved: {fields}. It was changed past paydesk and goes into no file."),
            code="content_differs",
            id=number,
            fields="; ".join(f"{name}: {old} → {new}" for name, (old, new) in fields.items()),
        )


def _last_content(connection: Connection, number: int) -> dict[str, Any]:
    content = connection.scalar(
        select(event.c.content)
        .where(event.c.request_id == number, event.c.content.is_not(None))
        .order_by(event.c.seq.desc())
        .limit(1)
    )
    return dict(json.loads(content)) if content else {}


_CONTENTS_POSTGRES: Final = text(
    f"SELECT r.id, {postgres.CONTENT} AS content FROM {postgres.SCHEMA}.request r WHERE r.id = ANY(:ids)"
)
_CONTENT_POSTGRES: Final = text(f"SELECT {postgres.CONTENT} FROM {postgres.SCHEMA}.request r WHERE r.id = :id")
_CONTENT_SQL: Final = text(f"SELECT {CONTENT} FROM request r WHERE r.id = :id")


def contents_of(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Return request → its content as the triggers of SQLite will compute it, and the key of its import."""
    found: dict[int, tuple[str, str | None]] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(_CONTENTS_SQL, {"ids": numbers[start : start + 500]})
        found |= {row.id: (row.content, row.key) for row in rows}
    return found


_CONTENTS_SQL: Final = text(f"SELECT r.id, r.key, {CONTENT} AS content FROM request r WHERE r.id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


_EVENTS: Final = select(event).where(event.c.request_id == bindparam("request_id")).order_by(event.c.seq)


def events(connection: Connection, request_id: int) -> list[Event]:
    """Return the journal of a request, oldest first."""
    return [_entry(row) for row in connection.execute(_EVENTS, {"request_id": request_id})]


def event_of(connection: Connection, request_id: int, seq: int) -> Event | None:
    """Return one entry of a journal."""
    row = connection.execute(_EVENTS.where(event.c.seq == seq), {"request_id": request_id}).one_or_none()
    return _entry(row) if row else None


def _entry(row: Row[Any]) -> Event:
    return Event(
        request_id=row.request_id,
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        action=row.action,
        from_status=row.from_status,
        to_status=row.to_status,
        version=row.version,
        comment=row.comment,
        payment_date=row.payment_date,
        payment_number=row.payment_number,
        file=row.file,
        batch=row.batch,
        statement_line=row.statement_line,
        digest=row.digest,
        content=row.content,
        prev=row.prev,
        payload=row.payload,
        hash=row.hash,
        step=row.step,
        behalf=row.behalf,
        giver=row.giver,
        taker=row.taker,
        stands=row.stands,
    )


def form_of(content: str) -> Form:
    """Return the form that the content of an event seals."""
    values = {key: value for key, value in json.loads(content).items() if key in forms.FIELD}
    for key in ("due_date", "invoice_date"):
        if key in values:
            values[key] = date.fromisoformat(values[key])
    return Form(**values)


def first_forms(connection: Connection, numbers: Sequence[int]) -> dict[int, Form]:
    """Return request → the form with which it was filed."""
    found: dict[int, Form] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        chosen = event.c.request_id.in_(numbers[start : start + 500])
        rows = connection.execute(select(event.c.request_id, event.c.content).where(chosen, event.c.seq == 1))
        found |= {row.request_id: form_of(row.content) for row in rows}
    return found


def changes(journal: Sequence[Event]) -> dict[int, dict[str, tuple[Any, Any]]]:
    """Return seq → field → (old, new), read from the contents that the journal holds."""
    before: dict[str, Any] = {}
    found: dict[int, dict[str, tuple[Any, Any]]] = {}
    for entry in journal:
        if entry.content is None:
            continue
        after: dict[str, Any] = json.loads(entry.content)
        if before:
            found[entry.seq] = {
                key: (before.get(key), after.get(key))
                for key in sorted({*before, *after})
                if before.get(key) != after.get(key)
            }
        before = after
    return found
