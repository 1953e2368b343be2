"""The doctor: what a run of paydesk stands on, check by check, each finding with the command that mends it.

A check is a function from the surroundings to findings; :data:`CHECKS` names them in the order in which they are told.
Nothing here stops at the first fault: whoever asks wants to hear of all.
"""

from __future__ import annotations

import os
import platform
import shlex
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
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.models import seal
from paydesk.records import Person
from paydesk.storage import REVISION, SQLITE_MINIMUM, Store

OK, NOTE, WARNING, PROBLEM = "ok", "note", "warning", "problem"

CLOCK_SECONDS: Final = 60
"""A clock that differs more from that of the server is wrong: due dates and digests are told by the wrong day."""

SEAL_DAYS: Final = 31
LEFTOVER_SECONDS: Final = 3600
"""A file half written that is older than this belongs to no export any more."""

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


@dataclass(frozen=True, slots=True)
class Script:
    """A completion script: where its shell looks for it, and what should stand there."""

    shell: str
    path: Path
    text: str


@dataclass
class Surroundings:
    """What there is to look at; ``unread`` is why the settings could not be read."""

    streams: Sequence[Stream]
    settings_path: Path
    profile: str | None
    today: date
    store: Store | None
    unread: PaydeskError | None = None
    completions: Sequence[Script] = ()
    """Where shells look for scripts of ours."""
    shell: str = ""
    """The shell of the person, where it is known."""
    columns: int = 80
    color: bool = False
    lang: str | None = None
    """The language that was asked for, also one that nobody speaks."""
    named: bool = False
    """Whether the settings file was named, and is not the usual one."""
    folder: Path = field(default_factory=Path)
    """Where files go unless another folder is named."""

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
                "{name} has the encoding {encoding}: signs that it lacks are replaced, that of the ruble by a letter, quotes by plain ones."
            )
            yield Finding("streams", WARNING, text_, params, cure="PYTHONUTF8=1")


def terminal(around: Surroundings) -> Iterator[Finding]:
    """Tell what is made of the terminal, if there is one."""
    told = {"columns": around.columns}
    if not any(one.terminal for one in around.streams if one.name == "stdout"):
        yield Finding("terminal", OK, N_("The output goes to no terminal: it has no colours, and nothing is cut."))
    elif around.color:
        yield Finding("terminal", OK, N_("The terminal has {columns} columns and is written to with colours."), told)
    else:
        yield Finding("terminal", OK, N_("The terminal has {columns} columns and is written to without colours."), told)


def settings(around: Surroundings) -> Iterator[Finding]:
    """Tell which settings are in force."""
    path = str(around.settings_path)
    if around.lang and around.lang not in LANGUAGES:
        text_ = N_("There is no language “{value}”. Languages: {known}.")
        yield Finding("settings", WARNING, text_, {"value": around.lang, "known": KNOWN}, cure="paydesk config show")
    if around.unread is not None:
        yield Finding(
            "settings", PROBLEM, around.unread.text, _plain(around.unread.params),
            cure="paydesk config path", exit_code=around.unread.exit_code,
        )  # fmt: skip
    elif not around.settings_path.is_file() and around.named:
        text_ = N_("PAYDESK_CONFIG names {path}, and there is no such file.")
        yield Finding("settings", WARNING, text_, {"path": path}, cure="paydesk config set lang en")
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


def folder(around: Surroundings) -> Iterator[Finding]:
    """Tell whether exports can be written here, and whether some were broken off."""
    told = {"path": str(around.folder)}
    if not os.access(around.folder, os.W_OK | os.X_OK):
        text_ = N_("Files cannot be written to this folder: {path}. Give another one with -o.")
        yield Finding("folder", WARNING, text_, told, cure="cd ~")
        return
    yield Finding("folder", OK, N_("Files can be written to this folder: {path}"), told)
    old = datetime.now(UTC).timestamp() - LEFTOVER_SECONDS
    try:
        left = sorted(path.name for path in around.folder.glob(".*.part") if path.stat().st_mtime < old)
    except OSError:  # gone meanwhile, or not to be read
        return
    if left:
        text_ = N_("Exports that were broken off have left files in this folder: {count}.")
        cure = "rm " + " ".join(map(shlex.quote, left[:3]))
        yield Finding("folder", NOTE, text_, {"count": len(left)}, cure=cure)


def completions(around: Surroundings) -> Iterator[Finding]:
    """Tell whether completion scripts are installed, and whether they are those of this version."""
    are_installed = False
    for one in around.completions:
        try:
            found = one.path.read_text("utf-8", errors="replace") if one.path.is_file() else None
        except OSError:
            found = None
        if found is None:
            continue
        are_installed = True
        told = {"path": str(one.path)}
        if found.strip() == one.text.strip():
            yield Finding("completions", OK, N_("The completions in {path} are current."), told)
        else:
            text_ = N_("The completions in {path} are of another version.")
            yield Finding("completions", WARNING, text_, told, cure=_install(one))
    for one in around.completions:
        if one.shell == around.shell and not are_installed:
            text_ = N_("No completions are installed where {shell} looks for them: with them, TAB completes commands.")
            yield Finding("completions", NOTE, text_, {"shell": one.shell}, cure=_install(one))


def _install(one: Script) -> str:
    made = "" if one.path.parent.is_dir() else f"mkdir -p {_short(one.path.parent)} && "
    return f"{made}paydesk completion {one.shell} > {_short(one.path)}"


def _short(path: Path) -> str:
    """Return a path as a word of the shell, from the person's home on where it lies there."""
    home = Path.home()
    return (
        f"~/{shlex.quote(path.relative_to(home).as_posix())}" if path.is_relative_to(home) else shlex.quote(str(path))
    )


CHECKS: Final[tuple[Callable[[Surroundings], Iterator[Finding]], ...]] = (
    program, extras, streams, terminal, settings, database, schema, person, clock, directory, sealing, messages, papers,
    folder, completions,
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
