"""The bytes of files: in the database, or in the team's file store.

They are kept by their SHA-256, so the same file is stored once, and no name of a user becomes a path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from paydesk import places
from paydesk.errors import N_, Conflict, PaydeskError
from paydesk.file_tables import FILE_STORE
from paydesk.models import blob, setting
from paydesk.records import File
from paydesk.storage import Store
from paydesk.uploads import Upload


def store_of(connection: Connection) -> str | None:
    """Return the URL of the team's file store; ``None`` where the database holds the bytes itself."""
    found = connection.scalar(select(setting.c.value).where(setting.c.name == FILE_STORE))
    return None if found in (None, "off") else str(found)


def bring(store: Store, uploads: Sequence[Upload]) -> list[Upload]:
    """Put the bytes into the team's file store, if it has one, before the transaction that needs them.

    What is never committed afterwards lies there unused. Raises Unavailable when the store is out of reach.
    """
    if not uploads:
        return []
    with store.read() as connection:
        url = store_of(connection)
    if url is None:
        return list(uploads)
    place = places.open_place(url)
    for one in uploads:  # to read what is not there fails where the place itself is not
        if places.read_whole(place, one.sha256, len(one.body)) is None:
            place.write(one.sha256, one.body)
    return [replace(one, place=url) for one in uploads]


def store_body(connection: Connection, dialect: str, body: bytes, place: str | None = None) -> bool:
    """Keep bytes under their SHA-256, in the running transaction; not in the database when the file store has them.

    If the team's store became another one since they were brought there, the database has them. Returns whether the
    row is new. On PostgreSQL bytes for the database mend a row that names a former store.
    """
    values = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "body": body, "place": place}
    if dialect == "postgresql":  # the trigger sees the bytes in any case, and drops them if the store has them
        from sqlalchemy.dialects.postgresql import insert as insert_postgres

        return connection.execute(insert_postgres(blob).values(**values).on_conflict_do_nothing()).rowcount == 1
    if connection.scalar(select(blob.c.size).where(blob.c.sha256 == values["sha256"])):
        return False
    outside = place is not None and place == store_of(connection)
    values |= {"body": None} if outside else {"place": None}
    connection.execute(insert(blob).values(**values))
    return True


def mend(connection: Connection, dialect: str, upload: Upload) -> None:
    """Let the database keep the bytes of a file that is attached again, where the place of its row has them no more.

    That place was the team's once. The store of today is not believed here: :func:`paydesk.file_store.move` looks first.
    """
    row = connection.execute(select(blob.c.size, blob.c.place).where(blob.c.sha256 == upload.sha256)).one()
    if row.place in (None, upload.place) or _has(row.place, upload):
        return
    if dialect == "postgresql":
        store_body(connection, dialect, upload.body)
    else:
        connection.execute(update(blob).where(blob.c.sha256 == upload.sha256).values(body=upload.body, place=None))


def _has(url: str, upload: Upload) -> bool:
    """Tell whether a place that was the team's once has the bytes of a file still."""
    try:
        return places.read_whole(places.open_place(url), upload.sha256, len(upload.body)) is not None
    except PaydeskError as error:
        if not is_of_file(error):
            raise
        return False


def read_body(connection: Connection, file: File) -> bytes:
    """Return the bytes of a file.

    Raises Conflict when they are not what was attached or are gone, Unavailable when the store is out of reach.
    """
    told: dict[str, Any] = {"name": file.name, "id": file.request_id}
    try:
        body = body_of(connection, file.sha256)
    except Missing as missing:
        text = N_("The bytes of the file {name} of request {id} are not in the file store {place}.")
        raise Conflict(text, code="missing_file", place=missing.place, **told) from missing
    if body is None:
        raise Conflict(N_("The file {name} of request {id} is damaged in the store."), code="damaged_file", **told)
    return body


class Missing(Exception):
    """The place where the bytes should be is there, and they are not."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def body_of(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of this SHA-256; ``None`` when the database has no row of it, or they are damaged.

    Raises Missing, and Unavailable when the place outside of the database is out of reach.
    """
    row = connection.execute(
        select(blob.c.size, blob.c.body, blob.c.place).where(blob.c.sha256 == sha256)
    ).one_or_none()
    if row is None:
        return None
    body = row.body
    if body is None:
        body = places.open_place(str(row.place)).read(sha256, row.size)
        if body is None:
            raise Missing(str(row.place))
    return bytes(body) if hashlib.sha256(body).hexdigest() == sha256 else None


def is_of_file(error: PaydeskError) -> bool:
    """Tell whether an error says that the bytes of one file cannot be had, while the database is well."""
    return error.error_code in ("damaged_file", "missing_file", "no_fsspec", "bad_store", places.AWAY)
