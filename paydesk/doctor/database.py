"""Checks of the database: whether it answers, what it is, who acts, and what has been left lying in it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, select, text

from paydesk import banks, file_store, parts, places, queue
from paydesk.doctor.model import NOTE, OK, PROBLEM, WARNING, Finding, Surroundings, plain
from paydesk.errors import N_, ExitCode, PaydeskError
from paydesk.models import seal
from paydesk.storage import REVISION, Store

CLOCK_SECONDS: Final = 60
"""A clock that differs more from that of the server is wrong: due dates and digests are told by the wrong day."""

SEAL_DAYS: Final = 31


def database(around: Surroundings) -> Iterator[Finding]:
    """Tell whether the database answers, and what it can promise."""
    found, store = around.database, around.store
    if store is None or found is None:
        return
    if isinstance(found, PaydeskError):
        command = str(found.params.get("command", "")) or "paydesk config show"
        yield Finding("database", PROBLEM, found.text, plain(found.params), cure=command, exit_code=found.exit_code)
        return
    told = {"place": store.address.shown, "version": found[0]}
    yield Finding("database", OK, N_("The database {place} answers: {version}."), told)
    if store.dialect == "sqlite":
        text_ = N_(
            "An SQLite file shows what was tampered with; it cannot keep anybody from it. A team needs PostgreSQL."
        )
        yield Finding("database", NOTE, text_)
        yield from _sqlite(store)


def _sqlite(store: Store) -> Iterator[Finding]:
    path = store.address.path
    with store.read(check=False) as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        enforced = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    if mode != "wal":
        text_ = N_("The file is in the journal mode {mode}: who reads waits for who writes.")
        yield Finding("database", WARNING, text_, {"mode": str(mode)}, cure=f"sqlite3 {path} 'PRAGMA journal_mode=WAL'")
    if enforced:
        yield Finding("database", OK, N_("Foreign keys are enforced."))
    else:
        yield Finding("database", PROBLEM, N_("This SQLite does not enforce foreign keys."))
    if path is not None and not os.access(path, os.W_OK):
        text_ = N_("The file {path} cannot be written by you.")
        yield Finding("database", WARNING, text_, {"path": str(path)}, cure=f"chmod u+w {shlex.quote(str(path))}")


def schema(around: Surroundings) -> Iterator[Finding]:
    """Tell whether schema and guards are those of this version."""
    found = around.standing
    if found is None:
        return
    if isinstance(found, PaydeskError):
        command = str(found.params.get("command", "paydesk init"))
        yield Finding("schema", PROBLEM, found.text, plain(found.params), cure=command, exit_code=found.exit_code)
        return
    revision, guarded = found
    if revision != REVISION:
        text_ = N_("The database has schema {found}, this paydesk needs {needed}.")
        newer = str(revision) > REVISION
        cure = parts.upgrading() if newer else "paydesk db upgrade"
        yield Finding("schema", PROBLEM, text_, {"found": str(revision), "needed": REVISION}, cure=cure)
    elif not guarded and around.known:
        text_ = N_("The guards of the database are not those of this version, or some are switched off.")
        yield Finding("schema", PROBLEM, text_, cure="paydesk db upgrade")
    elif guarded:
        yield Finding("schema", OK, N_("Schema {found} and its guards are in place."), {"found": str(revision)})


def person(around: Surroundings) -> Iterator[Finding]:
    """Tell who acts."""
    who = around.who
    if who is None:
        return
    if not around.known:
        text_ = N_("{login} is not known to this database or has been disabled.")
        cure = f"paydesk user add {who.login} --role manager"
        yield Finding("person", PROBLEM, text_, {"login": who.login}, cure=cure, exit_code=ExitCode.NOT_ALLOWED)
    else:
        roles = ", ".join(sorted(who.roles))
        yield Finding("person", OK, N_("You are {login}: {roles}"), {"login": who.login, "roles": roles})


def clock(around: Surroundings) -> Iterator[Finding]:
    """Tell how far this clock is from that of the server."""
    if around.store is None or around.store.dialect != "postgresql" or not isinstance(around.database, tuple):
        return
    with around.store.read(check=False) as connection:
        theirs = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    seconds = int((datetime.now(UTC) - theirs).total_seconds())
    params: dict[str, str | int] = {"seconds": seconds, "zone": around.database[1]}
    if abs(seconds) > CLOCK_SECONDS:
        text_ = N_("The clock of this machine differs by {seconds} seconds from that of the server.")
        yield Finding("clock", WARNING, text_, params, cure="timedatectl set-ntp true")
    else:
        yield Finding("clock", OK, N_("The clock agrees with that of the server, whose time zone is {zone}."), params)


def directory(around: Surroundings) -> Iterator[Finding]:
    """Tell how old the directory of banks is."""
    if not around.known or around.store is None:
        return
    with around.store.read() as connection:
        now = banks.status(connection)
    doubt = banks.age_warning(now, around.today)
    if doubt:
        yield Finding("banks", WARNING, doubt.text, plain(doubt.params), cure="paydesk banks load FILE")
    elif now:
        yield Finding("banks", OK, N_("The directory of banks is of {day}."), {"day": now.day.isoformat()})


def sealing(around: Surroundings) -> Iterator[Finding]:
    """Tell when the journals were sealed last."""
    if not around.known or around.store is None:
        return
    with around.store.read() as connection:
        at = _last_seal(connection)
    if at is None:
        yield Finding(
            "seal",
            NOTE,
            N_("There is no seal yet, which would show that an end was cut off."),
            cure="paydesk audit seal",
        )
        return
    days = (datetime.now(UTC) - at).days
    if days > SEAL_DAYS:
        text_ = N_("The last seal is {days} days old.")
        yield Finding("seal", NOTE, text_, {"days": days}, cure="paydesk audit seal")
    else:
        yield Finding("seal", OK, N_("The journals were sealed on {day}."), {"day": at.date().isoformat()})


def _last_seal(connection: Connection) -> datetime | None:
    return connection.scalar(select(seal.c.at).order_by(seal.c.id.desc()).limit(1))


def messages(around: Surroundings) -> Iterator[Finding]:
    """Tell whether messages were given up, or wait for the program that sends them."""
    if not around.known or around.store is None or around.who is None:
        return
    with around.store.read() as connection:
        now = queue.status(connection, around.who)
    dead = now.states.get("dead", 0)
    if dead:
        text_ = N_("Messages that were given up: {count}.")
        yield Finding("messages", WARNING, text_, {"count": dead}, cure="paydesk notify status")
    if now.unplanned:
        text_ = N_("Events of which nobody has been told yet: {count}.")
        yield Finding("messages", NOTE, text_, {"count": now.unplanned}, cure="paydesk notify run")
    if not dead and not now.unplanned:
        yield Finding("messages", OK, N_("No message is stuck."))


def papers(around: Surroundings) -> Iterator[Finding]:
    """Tell whether the file store is there, and whether files are elsewhere. For those who see all files."""
    if around.store is None or around.who is None or around.who.roles.isdisjoint(file_store.READERS):
        return
    with around.store.read() as connection:
        now = file_store.counted(connection)
    for url in sorted({one.place for one in now.held if one.place} | ({now.url} if now.url else set())):
        try:
            places.require_ready(places.open_place(url))
        except PaydeskError as error:
            yield Finding("papers", PROBLEM, error.text, plain(error.params))
        else:
            yield Finding("papers", OK, N_("The file store {place} is there."), {"place": url})
    if now.elsewhere:
        text_ = N_("Files that are not where new ones go: {count}.")
        yield Finding("papers", NOTE, text_, {"count": now.elsewhere}, cure="paydesk store move")
