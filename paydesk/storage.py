"""The database: connections, transactions, and the differences between SQLite and PostgreSQL.

A :class:`Store` is one person's way into one database. ``read`` and ``write`` give a connection inside one
transaction; every failure of the database leaves here as a :class:`~paydesk.errors.PaydeskError`.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, TypeVar

from sqlalchemy import Column, Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from paydesk import models, parts, receipts
from paydesk.database_address import Address, bad_url, connection_parameters, is_there
from paydesk.errors import N_, Unavailable
from paydesk.failures import LOCK_WAIT_SECONDS, Refused, translate, translate_sqlite
from paydesk.guards.postgres import SCHEMA
from paydesk.records import Person

REVISION: Final = "0013"
"""The schema that this version of paydesk works with: the head of ``paydesk/migrations``."""

SQLITE_MINIMUM: Final = (3, 38, 0)
"""JSON functions are built in and RETURNING exists from here on."""

ASK_AGAIN: Final = (0.001, 0.01)
"""Seconds between two attempts to write to an SQLite file that somebody else is writing to, by chance."""

T = TypeVar("T")

OVERTAKEN: Final = "PD027"
"""The state of a refusal when somebody else took the next number of a table."""


class Store:
    """One person's way into one database.

    ``declared`` is the login that an SQLite file is told; PostgreSQL knows who is connected and never asks.
    """

    def __init__(self, address: Address, declared: str) -> None:
        self.address = address
        self.dialect = address.dialect
        self._declared = declared
        self._checked = False
        self.keeps_connection = False
        """For a program that goes on: the connection stays open between transactions, and is tried before each use.

        To be said before the first of them; :meth:`close` ends it.
        """
        self.first_look: Callable[[Connection], None] | None = None
        """Called with the first transaction, once the schema is known to be the right one."""
        self.first_write: Callable[[], None] | None = None
        """Called before the first transaction that writes."""

    @cached_property
    def engine(self) -> Engine:
        """The engine; one connection at a time, closed after use unless it is to be kept."""
        creator = self._connect_sqlite if self.dialect == "sqlite" else self._connect_postgres
        kept: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 1, "pool_pre_ping": True}
        engine = create_engine(
            "sqlite://" if self.dialect == "sqlite" else "postgresql+psycopg://",
            creator=creator,
            hide_parameters=True,
            **(kept if self.keeps_connection else {"poolclass": NullPool}),
        )
        event.listen(engine, "begin", self._begin)
        return engine

    def close(self) -> None:
        """Let go of a connection that was kept."""
        if "engine" in self.__dict__:
            self.engine.dispose()

    def _connect_sqlite(self) -> sqlite3.Connection:
        if sqlite3.sqlite_version_info < SQLITE_MINIMUM:
            raise Unavailable(
                N_("SQLite {version} is too old; paydesk needs {needed} or newer."),
                version=sqlite3.sqlite_version,
                needed=".".join(map(str, SQLITE_MINIMUM)),
            )
        path = self.address.path
        assert path is not None  # noqa: S101 - an sqlite address has one
        if not is_there(path):
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
                command=parts.adding("postgres"),
            ) from missing
        # No prepared statements on the server, so that PgBouncer may stand between; parameters given win.
        defaults = {"connect_timeout": 10, "application_name": "paydesk"}
        given = connection_parameters(self.address)
        options = {key: value for key, value in defaults.items() if key not in given}
        try:
            made = psycopg.connect(self.address.url, prepare_threshold=None, **options)  # type: ignore[arg-type]
        except UnicodeError:  # what is no name of a host at all
            raise bad_url(self.address) from None
        # Whatever the server or the login has as its default: the guards take a step at no other level.
        made.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        return made

    def _begin(self, connection: Connection) -> None:
        if self.dialect == "sqlite":
            # A writer that began by reading could not wait for the lock: it would fail at once.
            if connection.get_execution_options().get("read_only", False):
                connection.exec_driver_sql("BEGIN")
            else:
                if connection.get_execution_options().get(
                    "rebuild", False
                ):  # it means nothing once a transaction began
                    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
                _begin_writing(connection.connection.driver_connection)
            return
        if connection.get_execution_options().get("snapshot", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.exec_driver_sql(
            f"SELECT set_config('search_path', '{SCHEMA}, pg_catalog', true),"
            f" set_config('lock_timeout', '{LOCK_WAIT_SECONDS}s', true), set_config('timezone', 'UTC', true)"
        )

    @contextmanager
    def _transaction(
        self, *, read_only: bool, check: bool, snapshot: bool = False, rebuild: bool = False
    ) -> Iterator[Connection]:
        options = {"read_only": read_only, "snapshot": snapshot, "rebuild": rebuild}
        with (
            self.translated(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin() as transaction,
        ):
            if check and not self._checked:
                _check_schema(connection)
                self._checked = True
                if self.first_look:
                    self.first_look(connection)
            yield connection
            if check and not read_only and self.dialect == "postgresql":
                receipts.save(connection, transaction, self.engine, self.address.shown)

    def persistently(self, work: Callable[[], T]) -> T:
        """Do ``work``, which is one transaction or none; again when the connection died before anything was saved.

        Again, too, when somebody else took the next number of a table meanwhile (``PD027``).
        """
        deadline = time.monotonic() + LOCK_WAIT_SECONDS
        lost = False
        while True:
            try:
                return work()
            except Refused as error:
                if error.state != OVERTAKEN or time.monotonic() > deadline:
                    raise
                continue
            except Unavailable as error:
                # Out of reach after it was there: a server that starts anew, or another one that takes over.
                lost = lost or error.error_code == receipts.LOST
                if not lost or error.error_code not in (receipts.LOST, "away") or time.monotonic() > deadline:
                    raise
            time.sleep(0.5)

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Let failures of the database leave as errors of paydesk; inside a transaction, a refusal as it happens."""
        try:
            yield
        except SQLAlchemyError as error:
            raise translate(error, self.address.shown) from error
        except sqlite3.Error as error:
            raise translate_sqlite(error, self.address.shown) from error

    @contextmanager
    def read(self, *, check: bool = True, snapshot: bool = False) -> Iterator[Connection]:
        """One reading transaction: everything in it is of one moment on SQLite, and with ``snapshot`` on PostgreSQL."""
        with self._transaction(read_only=True, check=check, snapshot=snapshot) as connection:
            yield connection

    @contextmanager
    def write(self, *, check: bool = True, rebuild: bool = False) -> Iterator[Connection]:
        """One writing transaction: all of it lands, or nothing.

        ``rebuild`` is for migrations: tables of SQLite can be made anew, with no look at those that refer to them.
        """
        if self.first_write:
            told, self.first_write = self.first_write, None
            told()
        with self._transaction(read_only=False, check=check, rebuild=rebuild) as connection:
            yield connection

    @property
    def declared(self) -> str:
        """The login that an SQLite file is told."""
        return self._declared

    def login(self, connection: Connection) -> str:
        """Return who acts: the database's login on PostgreSQL, the declared name on SQLite."""
        if self.dialect == "sqlite":
            return self._declared
        return str(connection.scalar(text("SELECT session_user::text")))

    def person(self, connection: Connection) -> Person:
        """Return who acts, with their roles; without any when the database does not know them."""
        login = self.login(connection)
        return find_person(connection, login) or Person(login, None, None, frozenset(), disabled=True)


def _begin_writing(connection: Any) -> None:
    """Take the lock of an SQLite file, or raise sqlite3.OperationalError after :data:`LOCK_WAIT_SECONDS`.

    SQLite itself asks the seldomer the longer it has waited, and whoever has just come asks often: among many writers
    one could wait in vain for ever. Here all ask alike.
    """
    deadline = time.monotonic() + LOCK_WAIT_SECONDS
    # What a statement would need to be undone goes past 64 kB with the triggers of an event, and then into a file for each
    # row; and more pages change in a batch than the 2 MB that are kept before they are written ahead.
    for pragma in ("temp_store=MEMORY", "cache_size=-16000", "busy_timeout=0"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
            else:
                return
            time.sleep(random.uniform(*ASK_AGAIN))  # noqa: S311 - nothing secret
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(LOCK_WAIT_SECONDS * 1000)}")


def next_number(connection: Connection, column: Column[int]) -> int:
    """Return the number after the last of a table that is numbered without gaps."""
    return int(connection.scalar(select(func.coalesce(func.max(column), 0))) or 0) + 1


def take_turn(connection: Connection, key: int) -> None:
    """Wait until nobody else does the work of this key; it ends with the transaction.

    On SQLite whoever writes is alone already. What was read before may be old: take the turn first.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(key)))


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
