"""The team's file store: where it is, bringing the files there or back, and whether all of them are there.

A row of ``blob`` has the bytes or names the place that has them. Moving goes file by file: the bytes are put where they
belong and read there before the row says so, so it can be stopped at any moment, and called again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, text, update

from paydesk import people, places
from paydesk.blobs import store_of
from paydesk.errors import N_, Conflict, NotAllowed, PaydeskError
from paydesk.file_tables import FILE_STORE
from paydesk.guards.postgres import OWNER
from paydesk.models import blob, request_file
from paydesk.permissions import require_role
from paydesk.places import NAME, Place
from paydesk.storage import Store

READERS: Final = ("admin", "auditor")
OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Held:
    """How many files a place holds, and how many bytes; ``place`` is ``None`` for the database."""

    place: str | None
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class State:
    """The store of the team, and where the files of requests are; bank files always stay in the database."""

    url: str | None
    held: tuple[Held, ...]

    @property
    def elsewhere(self) -> int:
        """Files that are not where new ones go."""
        return sum(one.files for one in self.held if one.place != self.url)


@dataclass(slots=True)
class Moved:
    """What a move has done; ``failed`` are files that could not be had, with the reason."""

    url: str | None
    files: int = 0
    size: int = 0
    failed: list[tuple[str, PaydeskError]] = field(default_factory=list)


@dataclass(slots=True)
class Checked:
    """What a place holds against what the database says of it."""

    place: str
    files: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    orphans: int = 0
    """Files that no request has: an attachment that was not saved in the end, or a move back. They do no harm."""
    orphans_size: int = 0


def _of_requests() -> ColumnElement[bool]:
    return blob.c.sha256.in_(select(request_file.c.sha256))


def _require_reader(store: Store, connection: Connection) -> None:
    text_ = N_("Only people with the role {role} see all files. You are: {own}.")
    require_role(store.person(connection), READERS, text_)


def counted(connection: Connection) -> State:
    """Return where the files are that this login may see."""
    rows = connection.execute(
        select(blob.c.place, func.count(), func.sum(blob.c.size))
        .where(_of_requests())
        .group_by(blob.c.place)
        .order_by(blob.c.place)
    )
    return State(store_of(connection), tuple(Held(place, count, int(size)) for place, count, size in rows))


def state(store: Store) -> State:
    """Return the store and where the files are. For those who see all of them."""
    with store.read() as connection:
        _require_reader(store, connection)
        return counted(connection)


def choose(store: Store, url: str | None) -> State:
    """Let new files go to a place from now on, or into the database with ``None``. For administrators.

    The place is written to and read from first. Files that are there already stay where they are until :func:`move`.
    """
    with store.read() as connection:
        people.require_admin(store.person(connection))
    if url is not None:
        url = places.check_url(url)
        places.open_place(url).prepare()
    people.set_team_setting(store, FILE_STORE, url or OFF)
    with store.read() as connection:
        return counted(connection)


def move(store: Store, progress: Callable[[int, int], None] = lambda *_: None) -> Moved:
    """Bring every file to where new ones go, and return what was done. ``progress`` hears how many of how many.

    On PostgreSQL this is for whoever may upgrade the database: a row is changed that nobody else may change.
    """
    with store.read() as connection:
        _require_mover(store, connection)
        url = store_of(connection)
        chosen = select(blob.c.sha256, blob.c.size, blob.c.place).where(
            _of_requests(), blob.c.place.is_distinct_from(url)
        )
        todo = connection.execute(chosen.order_by(blob.c.sha256)).all()
    target = places.open_place(url) if url else None
    if target and todo:
        places.require_ready(target)
    done = Moved(url)
    for row in todo:
        try:
            _move_one(store, row, target)
        except PaydeskError as error:
            if error.error_code == "store_changed" or (target and _is_away(target, error)):
                raise
            done.failed.append((row.sha256, error))
        else:
            done.files += 1
            done.size += row.size
        progress(done.files + len(done.failed), len(todo))
    return done


def _is_away(target: Place, error: PaydeskError) -> bool:
    return error.error_code == places.AWAY and error.params.get("place") == target.url


def _require_mover(store: Store, connection: Connection) -> None:
    people.require_admin(store.person(connection))
    if store.dialect == "postgresql":
        if not connection.scalar(text("SELECT pg_has_role(session_user, :owner, 'MEMBER')"), {"owner": OWNER}):
            raise NotAllowed(
                N_("Files that are there already are moved by whoever may upgrade the database ({command})."),
                code="not_owner",
                command="paydesk db upgrade",
            )
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")


def _move_one(store: Store, row: Any, target: Place | None) -> None:
    body = None
    if target is None or places.read_whole(target, row.sha256, row.size) is None:
        body = _bytes_of(store, row)
        if target:
            target.write(row.sha256, body)
            if places.read_whole(target, row.sha256, row.size) is None:
                raise places.away(target.url, "what was written there is not there")
    values = {"body": None, "place": target.url} if target else {"body": body, "place": None}

    def work() -> None:
        with store.write() as connection:
            _require_mover(store, connection)
            same = (blob.c.sha256 == row.sha256) & blob.c.place.is_not_distinct_from(row.place)
            connection.execute(update(blob).where(same).values(**values))

    store.persistently(work)


def _bytes_of(store: Store, row: Any) -> bytes:
    """Return the bytes of a row from where they are. Raises Conflict when they are not what they were."""
    if row.place is None:
        with store.read() as connection:
            _require_mover(store, connection)
            body = connection.scalar(select(blob.c.body).where(blob.c.sha256 == row.sha256)) or b""
    else:
        body = places.open_place(row.place).read(row.sha256, row.size) or b""
    if hashlib.sha256(body).hexdigest() != row.sha256:
        raise Conflict(N_("The bytes are damaged or missing."), code="damaged_file")
    return bytes(body)


def check(store: Store, *, read: bool = False) -> list[Checked]:
    """Compare each place with what the database says it holds; with ``read`` the bytes themselves, too.

    Raises Unavailable when a place is out of reach: nothing can be told then.
    """
    with store.read() as connection:
        _require_reader(store, connection)
        rows = connection.execute(
            select(blob.c.sha256, blob.c.size, blob.c.place).where(blob.c.place.is_not(None))
        ).all()
        url = store_of(connection)
    found = []
    for place in sorted({row.place for row in rows} | ({url} if url else set())):
        told = {row.sha256: row.size for row in rows if row.place == place}
        found.append(_compared(places.open_place(place), told, read=read))
    return found


def _compared(place: Place, told: dict[str, int], *, read: bool) -> Checked:
    there, extra = _split(place.listing(), told)
    found = Checked(place.url, len(told), orphans=len(extra), orphans_size=sum(extra))
    for name, size in sorted(told.items()):
        if name not in there:
            found.missing.append(name)
        elif there[name] != size or (read and places.read_whole(place, name, size) is None):
            found.damaged.append(name)
    return found


def _split(listing: Iterable[tuple[str, int]], told: dict[str, int]) -> tuple[dict[str, int], list[int]]:
    there: dict[str, int] = {}
    extra: list[int] = []
    for name, size in listing:
        if NAME.fullmatch(name) and name in told:
            there[name] = size
        else:
            extra.append(size)
    return there, extra
