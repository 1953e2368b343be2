"""The doctor: what a run of paydesk stands on, check by check, each finding with the command that mends it.

A check is a function from the surroundings to findings; :data:`CHECKS` names them in the order in which they are told.
Nothing here stops at the first fault: whoever asks wants to hear of all.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select, text

from paydesk import __version__, banks, file_store, parts, places, queue, setup
from paydesk.errors import N_, ExitCode, PaydeskError
from paydesk.models import seal
from paydesk.records import Person
from paydesk.storage import REVISION, SQLITE_MINIMUM, Store

OK, NOTE, WARNING, PROBLEM = "ok", "note", "warning", "problem"

CLOCK_SECONDS: Final = 60
"""A clock that differs more from that of the server is wrong: due dates and digests are told by the wrong day."""

SEAL_DAYS: Final = 31
EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "postgres": ("psycopg",),
    "capture": ("pillow", "pypdfium2", "zxing-cpp"),
    "pdf": ("typst",),
    "apprise": ("apprise",),
    "keyring": ("keyring",),
    "store": ("fsspec",),
}
"""Optional part of the package → what it needs; see ``pyproject.toml``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found: ``text`` is a template; ``cure`` is a command, or the words to do it by."""

    check: str
    state: str
    text: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    cure: str = ""
    exit_code: ExitCode = ExitCode.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the process."""

    name: str
    encoding: str
    terminal: bool


@dataclass
class Surroundings:
    """What there is to look at; ``unread`` is why the settings could not be read."""

    streams: Sequence[Stream]
    settings_path: Path
    profile: str | None
    today: date
    store: Store | None
    unread: PaydeskError | None = None
    completions: Mapping[Path, str] = field(default_factory=dict)
    """Where a shell looks for its script → what should stand there."""

    @cached_property
    def database(self) -> tuple[str, str] | PaydeskError | None:
        """The version of the server and its time zone, or why it cannot be asked."""
        if self.store is None:
            return None
        try:
            with self.store.read(check=False) as connection:
                if self.store.dialect == "sqlite":
                    return f"SQLite {sqlite3.sqlite_version}", ""
                row = connection.execute(text("SELECT version(), current_setting('TimeZone')")).one()
                return str(row[0]).split(" on ")[0].split(",")[0], str(row[1])
        except PaydeskError as error:
            return error

    @cached_property
    def standing(self) -> tuple[str | None, bool] | PaydeskError | None:
        """The schema, and whether the guards are those of this version, or why it cannot be told."""
        if self.store is None or not isinstance(self.database, tuple):
            return None
        try:
            with self.store.read(check=False) as connection:
                return setup.status(connection, self.store.dialect)
        except PaydeskError as error:
            return error

    @cached_property
    def who(self) -> Person | None:
        """Who acts, where the database can be asked."""
        if not self.current or self.store is None:
            return None
        with self.store.read() as connection:
            return self.store.person(connection)

    @property
    def known(self) -> bool:
        """Whether the database knows who acts; to others PostgreSQL shows nothing."""
        return self.who is not None and bool(self.who.roles) and not self.who.disabled

    @property
    def current(self) -> bool:
        """Whether the database can be worked with."""
        return isinstance(self.standing, tuple) and self.standing[0] == REVISION


def program(_: Surroundings) -> Iterator[Finding]:
    """Tell the versions."""
    params: dict[str, str | int] = {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
    }
    yield Finding("program", OK, N_("paydesk {version}, Python {python}, SQLite {sqlite}, {system}"), params)
    if sqlite3.sqlite_version_info < SQLITE_MINIMUM:
        needed = ".".join(map(str, SQLITE_MINIMUM))
        text_ = N_("SQLite {version} is too old; paydesk needs {needed} or newer.")
        yield Finding("program", PROBLEM, text_, {"version": sqlite3.sqlite_version, "needed": needed})


def extras(_: Surroundings) -> Iterator[Finding]:
    """Tell which optional parts are there."""
    for extra, packages in EXTRAS.items():
        missing = [name for name in packages if not _is_installed(name)]
        if missing:
            text_ = N_("The part “{extra}” is not installed.")
            yield Finding("extras", NOTE, text_, {"extra": extra}, cure=parts.adding(extra))
        else:
            yield Finding("extras", OK, N_("The part “{extra}” is installed."), {"extra": extra})


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def streams(around: Surroundings) -> Iterator[Finding]:
    """Tell how texts come in and go out."""
    for one in around.streams:
        params: dict[str, str | int] = {"name": one.name, "encoding": one.encoding}
        if one.encoding.lower().replace("-", "") == "utf8":
            yield Finding("streams", OK, N_("{name} is written and read as {encoding}."), params)
        else:
            text_ = N_(
                "{name} has the encoding {encoding}: signs that it lacks are replaced, ₽ by a letter, quotes by plain ones."
            )
            yield Finding("streams", WARNING, text_, params, cure="PYTHONUTF8=1")


def settings(around: Surroundings) -> Iterator[Finding]:
    """Tell which settings are in force."""
    path = str(around.settings_path)
    if around.unread is not None:
        yield Finding(
            "settings", PROBLEM, around.unread.text, _plain(around.unread.params),
            cure="paydesk config path", exit_code=around.unread.exit_code,
        )  # fmt: skip
    elif not around.settings_path.is_file():
        yield Finding("settings", OK, N_("There is no settings file; it would be {path}."), {"path": path})
    else:
        told = {"path": path, "profile": around.profile or "—"}
        yield Finding("settings", OK, N_("The settings file {path} is read; profile: {profile}."), told)


def database(around: Surroundings) -> Iterator[Finding]:
    """Tell whether the database answers, and what it can promise."""
    found, store = around.database, around.store
    if store is None or found is None:
        return
    if isinstance(found, PaydeskError):
        command = str(found.params.get("command", "")) or "paydesk config show"
        yield Finding("database", PROBLEM, found.text, _plain(found.params), cure=command, exit_code=found.exit_code)
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
    if not enforced:
        yield Finding("database", PROBLEM, N_("This SQLite does not enforce foreign keys."))
    if path is not None and not os.access(path, os.W_OK):
        yield Finding("database", WARNING, N_("The file {path} cannot be written by you."), {"path": str(path)})


def schema(around: Surroundings) -> Iterator[Finding]:
    """Tell whether schema and guards are those of this version."""
    found = around.standing
    if found is None:
        return
    if isinstance(found, PaydeskError):
        command = str(found.params.get("command", "paydesk init"))
        yield Finding("schema", PROBLEM, found.text, _plain(found.params), cure=command, exit_code=found.exit_code)
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
        yield Finding("banks", WARNING, doubt.text, _plain(doubt.params), cure="paydesk banks load FILE")
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
            yield Finding("papers", PROBLEM, error.text, _plain(error.params))
        else:
            yield Finding("papers", OK, N_("The file store {place} is there."), {"place": url})
    if now.elsewhere:
        text_ = N_("Files that are not where new ones go: {count}.")
        yield Finding("papers", NOTE, text_, {"count": now.elsewhere}, cure="paydesk store move")


def completions(around: Surroundings) -> Iterator[Finding]:
    """Tell whether a completion script that was installed is that of this version."""
    for path, wanted in around.completions.items():
        try:
            found = path.read_text("utf-8", errors="replace") if path.is_file() else None
        except OSError:
            found = None
        if found is None:
            continue
        same = found.strip() == wanted.strip()
        told = {"path": str(path)}
        if same:
            yield Finding("completions", OK, N_("The completions in {path} are current."), told)
        else:
            shell = {".fish": "fish", ".ps1": "powershell"}.get(path.suffix, "bash")
            text_ = N_("The completions in {path} are of another version.")
            yield Finding("completions", WARNING, text_, told, cure=f"paydesk completion {shell} > {path}")


CHECKS: Final[tuple[Callable[[Surroundings], Iterator[Finding]], ...]] = (
    program, extras, streams, settings, database, schema, person, clock, directory, sealing, messages, papers, completions,
)  # fmt: skip


def look(around: Surroundings) -> list[Finding]:
    """Make every check; one that fails itself is a finding, too."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(around)
        except PaydeskError as error:
            found.append(Finding(check.__name__, PROBLEM, error.text, _plain(error.params), exit_code=error.exit_code))
    return found


def mend(around: Surroundings, findings: Sequence[Finding]) -> list[str]:
    """Do what can be mended from here, and return the commands that were carried out."""
    wanted = any(one.check == "schema" and one.cure == "paydesk db upgrade" for one in findings)
    if not wanted or around.store is None:
        return []
    setup.upgrade(around.store)
    return ["paydesk db upgrade"]


def _plain(params: Mapping[str, Any]) -> dict[str, str | int]:
    return {key: value if isinstance(value, int) else str(value) for key, value in params.items()}
