"""Backup and restore: a copy of the whole database at one moment, and the way back, checked by the audit.

On SQLite the copy is a database file. On PostgreSQL it is an archive of ``pg_dump``, made and read by the tools of the
server; the logins of people, which belong to the server and not to the database, are made anew from the table of people.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select, text

from paydesk import audit, file_store, setup
from paydesk.audit import Report
from paydesk.database_address import Address, connection_parameters
from paydesk.errors import N_, Conflict, InvalidData, Unavailable, unreadable, unwritable
from paydesk.guards.postgres import MEMBERS, OWNER, SCHEMA
from paydesk.models import person
from paydesk.people import require_admin
from paydesk.storage import Store

TOOL_SECONDS: Final = 24 * 3600
_SQLITE: Final = b"SQLite format 3\x00"
_ARCHIVE: Final = b"PGDMP"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that was written; ``report`` is what the audit said of it, where it can be asked without a server."""

    path: Path
    size: int
    report: Report | None
    outside: Mapping[str, int] = field(default_factory=dict)
    """Place outside of the database → files there, which the copy does not hold."""


def backup(store: Store, path: Path) -> Copy:
    """Write the database as it is at one moment to a new file, while others go on.

    Raises Conflict when there is such a file, NotAllowed for others than administrators and, on PostgreSQL, for logins
    that cannot read every row, InvalidData when the copy does not pass the audit: then it is kept, for it is all there is.
    """
    with store.read() as connection:
        require_admin(store.person(connection))
        held = file_store.counted(connection).held
    new = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _require_free(path)
        _private(new)
        if store.dialect == "sqlite":
            _copy_sqlite(store, new)
        else:
            _dump_postgres(store, new)
        _keep(new)
        os.link(new, path)
    except FileExistsError:
        raise Conflict(
            N_("There is a file {path} already; a backup never overwrites one."), code="file_exists", path=str(path)
        ) from None
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    report = _checked(path) if store.dialect == "sqlite" else None
    return Copy(path, path.stat().st_size, report, {one.place: one.files for one in held if one.place})


def _require_free(path: Path) -> None:
    """Raise OSError when there is such a file already, or there can be none."""
    if path.exists():
        raise FileExistsError(path)


def _private(path: Path) -> None:
    """Create the file so that only its owner can read what will be in it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _keep(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _copy_sqlite(store: Store, path: Path) -> None:
    with store.translated(), closing(store.engine.raw_connection()) as source:
        source.driver_connection.execute("VACUUM INTO ?", (str(path),))  # type: ignore[union-attr]


def _checked(path: Path) -> Report:
    """Let the audit look at a database file, read only."""
    report = Report()
    store = Store(Address("sqlite", f"sqlite:///{path}", path), "")
    with store.read() as connection:
        audit.check(connection, "sqlite", report)
    return report


def _dump_postgres(store: Store, path: Path) -> None:
    words = ["--format=custom", f"--schema={SCHEMA}", f"--file={path}"]
    with store.read() as connection:
        setup.require_owner(connection)
        if not connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = session_user")):
            words.append(f"--role={OWNER}")
    _run_tool("pg_dump", store.address, words)


def _run_tool(tool: str, address: Address, words: Sequence[str], *, database: str | None = None) -> str:
    """Run a tool of PostgreSQL; a password goes through the environment, where no list of processes shows it."""
    found = shutil.which(tool)
    if found is None:
        raise Unavailable(
            N_("{tool} is not installed here. It comes with the client tools of PostgreSQL, in the server's version."),
            code="no_tool",
            tool=tool,
        )
    import psycopg

    parameters: dict[str, Any] = connection_parameters(address)
    environment = dict(os.environ)
    if parameters.get("password"):
        environment["PGPASSWORD"] = parameters.pop("password")
    if database:
        parameters["dbname"] = database
    target = psycopg.conninfo.make_conninfo("", **parameters)
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL with words of our own
        [found, "--no-password", f"--dbname={target}", *words],
        env=environment,
        capture_output=True,
        check=False,
        timeout=TOOL_SECONDS,
    )
    if done.returncode:
        raise Unavailable(
            N_("{tool} failed: {detail}"),
            code="tool_failed",
            tool=tool,
            detail=" ".join(done.stderr.decode(errors="replace").split())[:1000],
        )
    return done.stdout.decode(errors="replace")


def restore(store: Store, path: Path, *, replace: bool = False, damaged: bool = False) -> tuple[Report, Path | None]:
    """Restore a backup; return what the audit says of it, and where the replaced SQLite file is kept.

    A backup that does not pass the audit is refused unless ``damaged`` says that it is wanted nevertheless.
    """
    kind = _kind(path)
    if kind != store.dialect:
        raise InvalidData(
            N_("{path} is a backup of {kind}: restore it to a database of that kind. {place} is of another."),
            code="other_backup",
            path=str(path),
            kind="SQLite" if kind == "sqlite" else "PostgreSQL",
            place=store.address.shown,
        )
    if kind == "sqlite":
        return _restore_sqlite(store, path, replace=replace, damaged=damaged)
    return _restore_postgres(store, path, damaged=damaged), None


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as source:
            head = source.read(16)
    except OSError as error:
        raise unreadable(path, error) from error
    if head == _SQLITE:
        return "sqlite"
    if head.startswith(_ARCHIVE):
        return "postgresql"
    raise InvalidData(N_("{path} is no backup of paydesk."), code="no_backup", path=str(path))


def _refuse_damaged(report: Report, path: Path) -> None:
    if not report.ok:
        raise InvalidData(
            N_(
                "The backup {path} does not pass the audit ({count} problems); nothing was restored. To restore it"
                " nevertheless and look: --damaged, then paydesk audit verify"
            ),
            code="damaged_backup",
            path=str(path),
            count=report.count,
        )


def _restore_sqlite(store: Store, path: Path, *, replace: bool, damaged: bool) -> tuple[Report, Path | None]:
    target = store.address.path
    assert target is not None  # noqa: S101 - an sqlite address has one
    if target.exists() and not replace:
        raise Conflict(
            N_("There is a database {path} already. To put the backup in its place and keep the old one: --replace"),
            code="database_exists",
            path=str(target),
        )
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _private(new)
        shutil.copyfile(path, new)
        copied = Store(Address("sqlite", f"sqlite:///{new}", new), store.declared)
        setup.upgrade(copied)
        report = _checked(new)
        if not damaged:
            _refuse_damaged(report, path)
        with closing(sqlite3.connect(new)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        _keep(new)
        return report, _put_in_place(new, target)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            new.with_name(new.name + suffix).unlink(missing_ok=True)


def _put_in_place(new: Path, target: Path) -> Path | None:
    """Let the new file take the place of the old one, which is kept under another name."""
    if not target.exists():
        os.link(new, target)
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    old = target.with_name(f"{target.name}.{stamp}.old")
    with (
        closing(sqlite3.connect(target, isolation_level=None, timeout=10)) as connection,
        suppress(sqlite3.DatabaseError),
    ):
        # Nobody writes meanwhile, and nothing is left beside the file; a damaged one cannot be asked.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN EXCLUSIVE")
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        target.rename(old)
        new.rename(target)
        return old
    target.rename(old)
    new.rename(target)
    return old


def _restore_postgres(store: Store, path: Path, *, damaged: bool) -> Report:
    """Restore into a database that does not hold paydesk yet, made when it is missing."""
    setup.create_database(store)
    with store.write(check=False) as connection:
        if connection.scalar(text("SELECT 1 FROM pg_namespace WHERE nspname = :schema"), {"schema": SCHEMA}):
            raise Conflict(
                N_("The database {place} holds paydesk already. Restore into a new one, and rename it then."),
                code="database_exists",
                place=store.address.shown,
            )
        setup.prepare_postgres(connection)
    try:
        with tempfile.TemporaryDirectory() as folder:
            contents = Path(folder) / "contents"
            listed = _run_list(path)
            contents.write_text("".join(line for line in listed if f"SCHEMA - {SCHEMA} " not in line), encoding="utf-8")
            words = ["--no-owner", f"--role={OWNER}", "--single-transaction", "--exit-on-error"]
            _run_tool("pg_restore", store.address, [*words, f"--use-list={contents}", str(path)])
        with store.write(check=False) as connection:
            setup.prepare_postgres(connection)
            _restore_logins(connection)
        setup.upgrade(store)
        with store.write(check=False) as connection:
            connection.exec_driver_sql("ANALYZE")
        report = Report()
        with store.read(snapshot=True) as connection:
            audit.check(connection, "postgresql", report)
        if not damaged:
            _refuse_damaged(report, path)
    except BaseException:
        _empty(store)
        raise
    return report


def _run_list(path: Path) -> list[str]:
    found = shutil.which("pg_restore")
    if found is None:
        raise Unavailable(
            N_("{tool} is not installed here. It comes with the client tools of PostgreSQL, in the server's version."),
            code="no_tool",
            tool="pg_restore",
        )
    done = subprocess.run([found, "--list", str(path)], capture_output=True, check=False, timeout=600)  # noqa: S603
    if done.returncode:
        raise InvalidData(N_("{path} is no backup of paydesk."), code="no_backup", path=str(path))
    return done.stdout.decode(errors="replace").splitlines(keepends=True)


def _restore_logins(connection: Connection) -> None:
    """Give everybody a login in the group role; passwords are the server's and are not in a backup."""
    quote: Callable[[str], str] = connection.dialect.identifier_preparer.quote
    for login in connection.scalars(select(person.c.login)).all():
        known = connection.scalar(text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :login"), {"login": login})
        if known is None:
            connection.exec_driver_sql(f"CREATE ROLE {quote(login)} LOGIN")
        connection.exec_driver_sql(f"GRANT {MEMBERS} TO {quote(login)}")


def _empty(store: Store) -> None:
    """Leave no half of a database behind."""
    with suppress(Exception), store.write(check=False) as connection:
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
