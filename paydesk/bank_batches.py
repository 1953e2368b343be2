"""The files for banks that were made: how far each has come, its bytes, and taking back one that was not sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select, update

from paydesk import blobs, entries, matching
from paydesk.admin_journal import record, told
from paydesk.errors import N_, Conflict, NotFound
from paydesk.models import bank_batch, bank_batch_item, request, statement_line
from paydesk.own_accounts import require_accountant
from paydesk.permissions import Intention
from paydesk.records import Person
from paydesk.requests import find_requests
from paydesk.storage import Store

_B: Final = bank_batch.c
_I: Final = bank_batch_item.c


def log(connection: Connection, dialect: str, actor: str, action: str, number: int) -> None:
    """Record a file in the journal of administrators; PostgreSQL does so by itself."""
    if dialect == "sqlite":
        row = connection.execute(select(bank_batch).where(_B.id == number)).one()
        record(connection, dialect, actor, action, str(number), told(row._asdict()))


@dataclass(frozen=True, slots=True)
class Batch:
    """A file that was made, and how far it has come; ``total`` in minor units of ``currency``."""

    id: int
    at: datetime
    actor: str
    account: str
    format: str
    currency: str
    count: int
    total: int
    sha256: str
    manifest: Mapping[str, Any]
    paid: int
    voided_by: str | None
    void_reason: str | None


READERS: Final = frozenset({"accountant", "auditor", "admin"})
"""Who sees bank files; they hold requests of everybody."""


def everything(connection: Connection, person: Person, *, limit: int = 100) -> list[Batch]:
    """Return the files that this person may see, the newest first."""
    if person.roles.isdisjoint(READERS):
        return []
    rows = connection.execute(select(bank_batch).order_by(_B.id.desc()).limit(limit)).all()
    return [_batch(connection, row) for row in rows]


def find(connection: Connection, person: Person, number: int) -> Batch:
    """Return one file, or raise NotFound."""
    row = connection.execute(select(bank_batch).where(_B.id == number)).one_or_none()
    if row is None or person.roles.isdisjoint(READERS):
        raise NotFound(N_("There is no bank file {number}."), code="no_such_batch", number=number)
    return _batch(connection, row)


def _batch(connection: Connection, row: Row[Any]) -> Batch:
    manifest = json.loads(row.manifest)
    paid = connection.scalar(_members(row.id).where(request.c.status == "paid").with_only_columns(func.count()))
    return Batch(
        row.id,
        row.at,
        row.actor,
        manifest["account"],
        # The first files were all for 1C and in rubles, and their manifests did not say so.
        manifest.get("format", "1c"),
        manifest.get("currency", "RUB"),
        row.orders,
        row.total,
        row.sha256,
        manifest,
        int(paid or 0),
        row.voided_by,
        row.void_reason,
    )


def _members(number: int) -> Select[Any]:
    """Ask for the requests that are in a file now: by its orders, which have an index, and not by all requests."""
    of_file = (_I.batch_id == number, request.c.exported_in == number)
    return select(request.c.id).join(bank_batch_item, _I.request_id == request.c.id).where(*of_file)


def body_of(connection: Connection, batch: Batch) -> bytes:
    """Return the bytes of a file. Raises Conflict when they are not what was made."""
    try:
        body = blobs.body_of(connection, batch.sha256)
    except blobs.Missing:
        body = None
    if body is None:
        raise Conflict(N_("The bank file {number} is damaged in the store."), code="damaged_file", number=batch.id)
    return body


def void(store: Store, number: int, reason: str) -> list[int]:
    """Take all requests out of a file that was not sent; return them. They can be exported again.

    Raises Conflict when it is void already, or when one of its orders was paid: then it was sent.
    """

    def work() -> list[int]:
        with store.write() as connection:
            person = store.person(connection)
            batch = find(connection, person, number)
            require_accountant(person)
            if batch.voided_by:
                raise Conflict(N_("The bank file {number} is void already."), code="void_already", number=number)
            if sent := max(batch.paid, _executed(connection, number)):
                raise Conflict(
                    N_("{count} orders of bank file {number} are paid, so it was sent."),
                    code="batch_paid",
                    count=sent,
                    number=number,
                )
            ids = list(connection.scalars(_members(number)))
            found = find_requests(connection, person, ids)
            chosen = [found[one] for one in ids if one in found]
            with store.translated():
                if chosen:
                    intention = Intention("recall", comment=reason)
                    entries.append(connection, store.dialect, person, chosen, intention)
                values: dict[str, Any] = {"void_reason": reason}
                if store.dialect == "sqlite":
                    values |= {"voided_by": person.login, "voided_at": datetime.now(UTC)}
                connection.execute(update(bank_batch).where(_B.id == number).values(**values))
                log(connection, store.dialect, person.login, "bank_file_voided", number)
            return [one.id for one in chosen]

    return store.persistently(work)


def _executed(connection: Connection, number: int) -> int:
    """Count the orders of a file that a statement told of: paid, paid in part, or paid and returned."""
    line = statement_line.c
    rows = connection.execute(
        select(_I.request_id, _I.number, line.number.label("told"))
        .join(statement_line, line.request_id == _I.request_id)
        .where(_I.batch_id == number, line.direction == "out")
    )
    return len({row.request_id for row in rows if matching.same_number(str(row.number), row.told)})
