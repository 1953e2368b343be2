"""Files of a request: invoices, payment orders and other papers, stored by content.

A file's name in the store is the SHA-256 of its bytes, so the same file is stored once, no name of a user becomes a
path, and what was attached to a draft is sealed by the digest of what is approved.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from paydesk import journal, places
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, NotFound, PaydeskError, unreadable
from paydesk.guards.ladder import FILE_ELSEWHERE
from paydesk.models import (
    FILE_STORE,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_FILES_BYTES,
    blob,
    request,
    request_file,
    setting,
    utc_text,
)
from paydesk.permissions import Intention
from paydesk.records import File, Person
from paydesk.storage import Store

MAX_BYTES: Final = MAX_FILE_BYTES
"""The size of one file."""

MAX_NAME: Final = 120
MAX_NAME_BYTES: Final = 255 - len(" (999)")
"""What file systems hold of a name in UTF-8, with room for the number that a second file of the name gets."""

_HARMFUL: Final = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Unicode's controls, marks that are not seen, private signs, lone surrogates, separators of lines."""

_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{kind}{n}" for kind in ("COM", "LPT") for n in range(1, 10))}
)

_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was read and is ready to be attached; ``place`` is the file store that has its bytes already."""

    kind: str
    name: str
    body: bytes
    place: str | None = None

    @property
    def sha256(self) -> str:
        """The name of the bytes in the store."""
        return hashlib.sha256(self.body).hexdigest()


def read_upload(path: Path, kind: str) -> Upload:
    """Read a file of at most :data:`MAX_BYTES`.

    Raises NotFound when there is no such file, InvalidData when it is empty, too large or no file.
    """
    try:
        with path.open("rb") as source:
            body = source.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    return upload_of(body, path, kind)


def upload_of(body: bytes, path: Path, kind: str) -> Upload:
    """Return what was read, at most a byte more than :data:`MAX_BYTES`, as a file that can be attached.

    Raises InvalidData when it is empty or too large.
    """
    if not body:
        raise InvalidData(N_("The file {path} is empty."), code="empty_file", path=str(path))
    if len(body) > MAX_BYTES:
        raise InvalidData(
            N_("The file {path} is larger than {limit} MB, the most that is stored."),
            code="file_too_large",
            path=str(path),
            limit=MAX_BYTES // 1024 // 1024,
        )
    return Upload(kind, clean_name(path.name), body)


def clean_name(name: str) -> str:
    """Return a name that is safe in every folder: no path, nothing invisible, no device of Windows, not too long."""
    marked = "".join("\0" if char in '<>:"/\\|?*' or unicodedata.category(char) in _HARMFUL else char for char in name)
    stem = re.sub("\0+", "_", marked).strip(" .") or "file"
    if stem.split(".", 1)[0].strip().upper() in _DEVICES:
        stem = "_" + stem
    if len(stem) > MAX_NAME or len(stem.encode()) > MAX_NAME_BYTES:
        head, dot, tail = stem.rpartition(".")
        end = dot + tail if dot and len(tail) <= 10 else ""
        stem = _cut(head if end else stem, MAX_NAME - len(end), MAX_NAME_BYTES - len(end.encode())) + end
    return stem


def _cut(text: str, characters: int, size: int) -> str:
    """Return the beginning of a text that has at most so many characters, and so many bytes in UTF-8."""
    return text[:characters].encode()[:size].decode(errors="ignore").rstrip(" .")


def media_type(body: bytes) -> str:
    """Tell the type by the content, never by the name."""
    for signature, found in _SIGNATURES:
        if body.startswith(signature):
            return found
    try:
        body[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(body), 4096) - 4:
            return "application/octet-stream"
    return "application/octet-stream" if b"\x00" in body[:4096] else "text/plain"


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
            _mend(connection, dialect, upload)
        return
    if known:
        _mend(connection, dialect, upload)
    status = connection.scalar(select(request.c.status).where(request.c.id == number))
    values |= {"in_content": status == "draft", "added_by": person.login, "added_at": datetime.now(UTC)}
    values["id"] = connection.execute(insert(request_file).values(**values).returning(request_file.c.id)).scalar_one()
    journal.follow(
        connection, dialect, person, number, Intention("attach", file=upload.sha256, detail=sealed_detail(values))
    )


def _mend(connection: Connection, dialect: str, upload: Upload) -> None:
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
        journal.follow(connection, dialect, person, file.request_id, intention)


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


def save(connection: Connection, file: File, folder: Path) -> Path:
    """Write a file into the folder under a free name; an existing file is never overwritten."""
    body = read_body(connection, file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _save(body, folder, clean_name(file.name))
    except OSError as error:
        raise InvalidData(
            N_("The folder {path} cannot be written: {detail}"),
            code="unwritable_folder",
            path=str(folder),
            detail=error.strerror or type(error).__name__,
        ) from error


def _save(body: bytes, folder: Path, name: str) -> Path:
    head, dot, tail = name.rpartition(".")
    for attempt in range(1, 1000):
        candidate = name if attempt == 1 else (f"{head} ({attempt}){dot}{tail}" if dot else f"{name} ({attempt})")
        try:
            with (folder / candidate).open("xb") as target:
                target.write(body)
        except FileExistsError:
            continue
        return folder / candidate
    raise InvalidData(N_("The folder {path} is full of files of this name."), code="no_free_name", path=str(folder))
