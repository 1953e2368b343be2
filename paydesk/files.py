"""Files of a request: invoices, payment orders and other papers, attached to it and taken out again.

What was attached to a draft is sealed by the digest of what is approved. The bytes are those of ``paydesk.blobs``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from paydesk import entries, uploads
from paydesk.blobs import mend, read_body, store_body
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, NotFound
from paydesk.file_tables import MAX_FILES, MAX_FILES_BYTES
from paydesk.guards.ladder import FILE_ELSEWHERE
from paydesk.models import blob, request, request_file, utc_text
from paydesk.permissions import Intention
from paydesk.records import File, Person
from paydesk.uploads import Upload, media_type


def attach(connection: Connection, dialect: str, person: Person, number: int, upload: Upload) -> None:
    """Attach a file in the running transaction; while the request is a draft it becomes part of its content."""
    values: dict[str, Any] = {
        "request_id": number,
        "kind": upload.kind,
        "name": upload.name,
        "media_type": media_type(upload.body),
        "sha256": upload.sha256,
    }
    _require_room(connection, number, upload)
    known = not store_body(connection, dialect, upload.body, upload.place)
    if dialect == "postgresql":
        connection.execute(insert(request_file).values(**values))  # its triggers do the rest
        if known:
            mend(connection, dialect, upload)
        return
    if known:
        mend(connection, dialect, upload)
    status = connection.scalar(select(request.c.status).where(request.c.id == number))
    values |= {"in_content": status == "draft", "added_by": person.login, "added_at": datetime.now(UTC)}
    values["id"] = connection.execute(insert(request_file).values(**values).returning(request_file.c.id)).scalar_one()
    entries.follow(
        connection, dialect, person, number, Intention("attach", file=upload.sha256, detail=sealed_detail(values))
    )


def _require_room(connection: Connection, number: int, upload: Upload) -> None:
    """Raise InvalidData when the request cannot hold one more file of this size; the triggers say the same."""
    held = files_of(connection, number, detached=True)
    if len(held) >= MAX_FILES or sum(one.size for one in held) + len(upload.body) > MAX_FILES_BYTES:
        raise InvalidData(
            N_("Request {id} can hold {count} files of {limit} MB together, and {name} is more than that."),
            code="too_many_files",
            id=number,
            count=MAX_FILES,
            limit=MAX_FILES_BYTES // 1024**2,
            name=upload.name,
        )


def detach(connection: Connection, dialect: str, person: Person, file: File) -> None:
    """Take a file out of the content of its draft in the running transaction; row and bytes stay, as history does.

    Raises NotAllowed for a paper that was added when the request was under way: it is no part of the content.
    """
    if not file.in_content:
        raise NotAllowed(
            N_("The file {name} was added to the papers of request {id} when it was under way; it stays there."),
            code="not_in_content",
            name=file.name,
            id=file.request_id,
        )
    connection.execute(update(request_file).where(request_file.c.id == file.id).values(detached=True))
    if dialect == "sqlite":
        row = connection.execute(select(request_file).where(request_file.c.id == file.id)).one()
        intention = Intention("detach", file=file.sha256, detail=sealed_detail(row._asdict()))
        entries.follow(connection, dialect, person, file.request_id, intention)


def pick(held: Sequence[File], number: int, word: str) -> File:
    """Return the file of a request that a word names: its number in the list, or its name where only one has it.

    Raises NotFound for no such file, Conflict when several have the name.
    """
    named = [one for one in held if str(one.id) == word] or [one for one in held if one.name == word]
    if not named:
        raise NotFound(
            N_("Request {id} has no file {name}. To see them: {command}"),
            code="no_such_file",
            id=number,
            name=word,
            command=f"paydesk files {number}",
        )
    if len(named) > 1:
        raise Conflict(
            N_("Request {id} has several files {name}. Name one by its number: {numbers}"),
            code="several_files",
            id=number,
            name=word,
            numbers=", ".join(str(one.id) for one in named),
        )
    return named[0]


def sealed_detail(values: Mapping[str, Any]) -> str:
    """Return what the event of a file seals of its row, as JSON."""
    told = {key: value for key, value in values.items() if key not in FILE_ELSEWHERE}
    return json.dumps(told | {"added_at": utc_text(values["added_at"])}, ensure_ascii=False, separators=(",", ":"))


def files_of(connection: Connection, number: int, *, detached: bool = False) -> list[File]:
    """Return the files of a request that the person may see, oldest first; ``detached`` asks for those as well."""
    return files_of_many(connection, [number], detached=detached).get(number, [])


def files_of_many(connection: Connection, numbers: Sequence[int], *, detached: bool = False) -> dict[int, list[File]]:
    """Return request → its files, oldest first, for the requests that have any."""
    found: dict[int, list[File]] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(request_file, blob.c.size)
            .join(blob, blob.c.sha256 == request_file.c.sha256)
            .where(request_file.c.request_id.in_(numbers[start : start + 500]))
            .order_by(request_file.c.id)
        )
        for row in rows:
            if row.detached and not detached:
                continue
            found.setdefault(row.request_id, []).append(
                File(
                    id=row.id,
                    request_id=row.request_id,
                    kind=row.kind,
                    name=row.name,
                    size=row.size,
                    sha256=row.sha256,
                    media_type=row.media_type,
                    added_by=row.added_by,
                    added_at=row.added_at,
                    in_content=row.in_content,
                    detached=row.detached,
                )
            )
    return found


def save(connection: Connection, file: File, folder: Path) -> Path:
    """Write a file into the folder under a free name; an existing file is never overwritten."""
    return uploads.save(read_body(connection, file), folder, file.name)
