"""The database: connections, transactions, and the differences between SQLite and PostgreSQL.

A :class:`Store` is one person's way into one database. ``read`` and ``write`` give a connection inside one
transaction; every failure of the database leaves here as a :class:`~paydesk.errors.PaydeskError`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from paydesk import models
from paydesk.errors import N_, Conflict, NotAllowed, PaydeskError, Unavailable, UsageError
from paydesk.guards.postgres import SCHEMA
from paydesk.records import Person
from paydesk.workflow import BY_STATE, OTHER_STATES

REVISION: Final = "0002"
"""The schema that this version of paydesk works with: the head of ``paydesk/migrations``."""

SQLITE_MINIMUM: Final = (3, 38, 0)
"""JSON functions are built in and RETURNING exists from here on."""

LOCK_WAIT_SECONDS: Final = 10


class Refused(PaydeskError):
    """The database refused by a rule; ``state`` says by which. The journal turns it into the words of that rule."""

    code = "refused"
    exit_code = NotAllowed.exit_code

    def __init__(self, state: str) -> None:
        code, error, message = OTHER_STATES.get(state, ("refused", NotAllowed, N_("The database refused this.")))
        if state in BY_STATE:
            code, error = BY_STATE[state].code, BY_STATE[state].error
        super().__init__(message, code=code)
        self.state = state
        self.exit_code = error.exit_code


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: ``dialect`` is ``sqlite`` or ``postgresql``; ``path`` or ``url`` says the rest."""

    dialect: str
    url: str
    path: Path | None = None

    @property
    def shown(self) -> str:
        """The address without a password, for messages."""
        if self.path is not None:
            return str(self.path)
        scheme, rest = self.url.split("://", 1)
        login, at, host = rest.partition("?")[0].rpartition("@")
        return f"{scheme}://{login.split(':', 1)[0]}{at}{host}"


def parse_url(url: str) -> Address:
    """Read a database URL: ``sqlite:///path`` or ``postgresql://…`` as libpq takes it, several hosts included.

    Raises UsageError for anything else.
    """
    scheme, found, rest = url.partition("://")
    match scheme.removesuffix("+psycopg"):
        case "sqlite" if rest.startswith("/") and len(rest) > 1:
            return Address("sqlite", url, Path(unquote(rest[1:])))
        case "postgresql" | "postgres" if found:
            return Address("postgresql", f"postgresql://{rest}")
        case _:
            raise UsageError(
                N_("The database URL {url} is not understood. Write sqlite:///path.db or postgresql://user@host/name."),
                code="bad_url",
                url=url.rsplit("@", maxsplit=1)[-1],
            )


class Store:
    """One person's way into one database.

    ``declared`` is the login that an SQLite file is told; PostgreSQL knows who is connected and never asks.
    """

    def __init__(self, address: Address, declared: str) -> None:
        self.address = address
        self.dialect = address.dialect
        self._declared = declared
        self._checked = False

    @cached_property
    def engine(self) -> Engine:
        """The engine; one connection at a time, closed after use."""
        creator = self._connect_sqlite if self.dialect == "sqlite" else self._connect_postgres
        engine = create_engine(
            "sqlite://" if self.dialect == "sqlite" else "postgresql+psycopg://",
            creator=creator,
            poolclass=NullPool,
            hide_parameters=True,
        )
        event.listen(engine, "begin", self._begin)
        return engine

    def _connect_sqlite(self) -> sqlite3.Connection:
        if sqlite3.sqlite_version_info < SQLITE_MINIMUM:
            raise Unavailable(
                N_("SQLite {version} is too old; paydesk needs {needed} or newer."),
                version=sqlite3.sqlite_version,
                needed=".".join(map(str, SQLITE_MINIMUM)),
            )
        path = self.address.path
        assert path is not None  # noqa: S101 - an sqlite address has one
        if not path.exists():
            raise Unavailable(
                N_("There is no database at {path}. Set one up: {command}"),
                code="no_database",
                path=str(path),
                command="paydesk init",
            )
        # Transactions are ours: the driver's own would begin too late, and deferred (see _begin).
        connection = sqlite3.connect(path, timeout=LOCK_WAIT_SECONDS, isolation_level=None)
        for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _connect_postgres(self) -> Any:
        try:
            import psycopg
        except ImportError as missing:
            raise Unavailable(
                N_("PostgreSQL needs the driver psycopg 3. Install it: {command}"),
                code="no_driver",
                command="pip install 'paydesk[postgres]'",
            ) from missing
        # No prepared statements on the server, so that PgBouncer may stand between; parameters given win.
        defaults = {"connect_timeout": 10, "application_name": "paydesk"}
        given = connection_parameters(self.address)
        options = {key: value for key, value in defaults.items() if key not in given}
        return psycopg.connect(self.address.url, prepare_threshold=None, **options)  # type: ignore[arg-type]

    def _begin(self, connection: Connection) -> None:
        if self.dialect == "sqlite":
            # A writer that began by reading could not wait for the lock: it would fail at once.
            read_only = connection.get_execution_options().get("read_only", False)
            connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
            return
        connection.exec_driver_sql(
            f"SELECT set_config('search_path', '{SCHEMA}, pg_catalog', true),"
            f" set_config('lock_timeout', '{LOCK_WAIT_SECONDS}s', true), set_config('timezone', 'UTC', true)"
        )

    @contextmanager
    def _transaction(self, *, read_only: bool, check: bool) -> Iterator[Connection]:
        with (
            self.translated(),
            self.engine.connect().execution_options(read_only=read_only) as connection,
            connection.begin(),
        ):
            if check and not self._checked:
                _check_schema(connection)
                self._checked = True
            yield connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Let failures of the database leave as errors of paydesk; inside a transaction, a refusal as it happens."""
        try:
            yield
        except SQLAlchemyError as error:
            raise translate(error, self.address) from error
        except sqlite3.Error as error:
            raise _translate_sqlite(error, self.address) from error

    @contextmanager
    def read(self, *, check: bool = True) -> Iterator[Connection]:
        """One reading transaction: everything in it is of one moment on SQLite."""
        with self._transaction(read_only=True, check=check) as connection:
            yield connection

    @contextmanager
    def write(self, *, check: bool = True) -> Iterator[Connection]:
        """One writing transaction: all of it lands, or nothing."""
        with self._transaction(read_only=False, check=check) as connection:
            yield connection

    def login(self, connection: Connection) -> str:
        """Return who acts: the database's login on PostgreSQL, the declared name on SQLite."""
        if self.dialect == "sqlite":
            return self._declared
        return str(connection.scalar(text("SELECT session_user::text")))

    def person(self, connection: Connection) -> Person:
        """Return who acts, with their roles; without any when the database does not know them."""
        login = self.login(connection)
        return find_person(connection, login) or Person(login, None, None, frozenset(), disabled=True)


def connection_parameters(address: Address) -> dict[str, Any]:
    """Return what libpq reads in a PostgreSQL URL. Raises UsageError for one that it does not understand."""
    import psycopg

    try:
        return dict(psycopg.conninfo.conninfo_to_dict(address.url))
    except psycopg.ProgrammingError:
        # Its words repeat the URL, with the password that may stand in it.
        raise UsageError(
            N_("The database URL {url} is not understood. Write sqlite:///path.db or postgresql://user@host/name."),
            code="bad_url",
            url=address.shown,
        ) from None


def find_person(connection: Connection, login: str) -> Person | None:
    """Return the person with their roles, or ``None``."""
    person, role = models.person.c, models.person_role.c
    rows = connection.execute(
        select(person.login, person.name, person.email, person.disabled, role.role)
        .select_from(models.person.outerjoin(models.person_role, role.login == person.login))
        .where(person.login == login)
    ).all()
    if not rows:
        return None
    first = rows[0]
    return Person(first.login, first.name, first.email, frozenset(r.role for r in rows if r.role), first.disabled)


def _check_schema(connection: Connection) -> None:
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found == REVISION:
        return
    _refuse_newer(found)
    raise Unavailable(
        N_("The database has schema {found}, this paydesk needs {needed}. Upgrade the database: {command}"),
        code="schema_older",
        found=str(found),
        needed=REVISION,
        command="paydesk db upgrade",
    )


def refuse_newer(connection: Connection) -> None:
    """Raise Unavailable when the schema is newer than this version knows; a database without one passes."""
    if inspect(connection).has_table("alembic_version"):
        _refuse_newer(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > REVISION:
        raise Unavailable(
            N_("The database has schema {found}, newer than this paydesk knows ({needed}). Upgrade paydesk."),
            code="schema_newer",
            found=found,
            needed=REVISION,
        )


def translate(error: SQLAlchemyError, address: Address) -> PaydeskError:
    """Turn a failure of the database into an error with a cause and a cure."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return PaydeskError(N_("The database failed: {detail}"), detail=type(error).__name__)
    if isinstance(error.orig, sqlite3.Error):
        return _translate_sqlite(error.orig, address)
    return _translate_postgres(error.orig, address)


_LOCKED: Final = N_("The database {place} is locked by somebody else for more than {seconds} s. Try again in a moment.")
_DEADLOCK: Final = N_(
    "Somebody else wrote the same requests to {place} in another order, so this call was undone. Run it again."
)
_READ_ONLY: Final = N_("The database {place} can only be read here. Check the rights of the file or the server.")
_FULL: Final = N_("The disk of the database {place} is full; nothing was written. Free some space and try again.")
_NOT_SET_UP: Final = N_("The database {place} has not been set up for paydesk. An administrator does it: {command}")
_AWAY: Final = N_("The database {place} is out of reach: {detail}")
_DAMAGED: Final = N_("The file {place} is not a paydesk database, or it is damaged: {detail}")


def _translate_sqlite(error: sqlite3.Error, address: Address) -> PaydeskError:
    message, place = str(error), address.shown
    if message[:2] == "PD" and message[2:].isdigit():
        return Refused(message)
    if "locked" in message or "busy" in message:
        return Unavailable(_LOCKED, code="locked", place=place, seconds=LOCK_WAIT_SECONDS)
    if "readonly" in message or "read-only" in message:
        return Unavailable(_READ_ONLY, code="read_only", place=place)
    if "full" in message:
        return Unavailable(_FULL, code="disk_full", place=place)
    if "no such table" in message:
        return Unavailable(_NOT_SET_UP, code="not_set_up", place=place, command="paydesk init")
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(N_("The database refused a value: {detail}"), code="constraint", detail=message)
    if isinstance(error, sqlite3.OperationalError):
        return Unavailable(_AWAY, code="away", place=place, detail=message)
    return Unavailable(_DAMAGED, code="damaged", place=place, detail=message)


def _translate_postgres(error: Any, address: Address) -> PaydeskError:
    state: str = getattr(error, "sqlstate", None) or ""
    place, detail = address.shown, " ".join(str(error).split())
    if state.startswith("PD"):
        return Refused(state)
    match state:
        case "40P01" | "55P03":
            deadlock = state == "40P01"
            text, code = (_DEADLOCK, "deadlock") if deadlock else (_LOCKED, "locked")
            return Unavailable(text, code=code, place=place, seconds=LOCK_WAIT_SECONDS)
        case "25006":
            return Unavailable(_READ_ONLY, code="read_only", place=place)
        case "53100":
            return Unavailable(_FULL, code="disk_full", place=place)
        case "42P01" | "3F000":
            return Unavailable(_NOT_SET_UP, code="not_set_up", place=place, command="paydesk init")
        case "42501":
            return NotAllowed(
                N_("This login has no right to do that in {place}: {detail}. Ask an administrator."),
                code="no_right",
                place=place,
                detail=detail.split(" LINE ", 1)[0],
            )
    if not state:
        refused = _translate_login(detail, address)
        if refused:
            return refused
    if state.startswith("23"):
        return Conflict(N_("The database refused a value: {detail}"), code="constraint", detail=detail)
    return Unavailable(_AWAY, code="away", place=place, detail=detail)


def _translate_login(detail: str, address: Address) -> PaydeskError | None:
    """Tell why the server let nobody in; a refused connection carries no SQLSTATE, only words."""
    place = address.shown
    if "does not exist" in detail and 'database "' in detail:
        return Unavailable(
            N_("There is no database at {path}. Set one up: {command}"),
            code="no_database",
            path=place,
            command="paydesk init",
        )
    if any(
        words in detail for words in ("authentication failed", "does not exist", "permission denied", "no pg_hba.conf")
    ):
        return NotAllowed(
            N_("The server of {place} does not let this login in: {detail}"),
            code="no_login",
            place=place,
            detail=detail,
        )
    return None
