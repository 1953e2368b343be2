"""Setting up and upgrading a database: roles, schema, guards, the first administrator."""

from __future__ import annotations

import os
import sqlite3
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, select, text

from paydesk import guards
from paydesk.admin_journal import record
from paydesk.database_address import bad_url, connection_parameters, is_there
from paydesk.errors import N_, NotAllowed, PaydeskError, Unavailable
from paydesk.guards.postgres import MEMBERS, OWNER, SCHEMA
from paydesk.models import person_role, setting
from paydesk.people import Changes, check_login, enroll, write_setting
from paydesk.storage import REVISION, Store, find_person, refuse_newer, take_turn

GUARDS_SETTING: Final = "guards_sha256"
DATABASE_SETTING: Final = "database_id"
"""A name that tells the seals of two databases apart."""

LOCK: Final = 7_292_337_5
"""Key of the advisory lock under which one database is set up; only an account that may create roles comes here."""

ATTEMPTS: Final = 6
_COLLISIONS: Final = ("XX000", "42710", "23505", "42P06", "42P07", "40P01")
"""What PostgreSQL says when somebody sets up another database of the same server, and its roles, at the same moment."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What ``init`` found and did."""

    place: str
    login: str
    revision: str
    first_admin: bool


def initialise(store: Store, login: str, name: str | None = None) -> SetUp:
    """Set up the database, or complete what is missing; the caller becomes the first administrator.

    On PostgreSQL the caller must be able to create roles. Running it again changes nothing.
    """
    if store.dialect == "sqlite":
        check_login(login)
        _create_file(store)
        return _initialise(store, name)
    create_database(store)
    for attempt in range(ATTEMPTS):
        try:
            return _initialise(store, name)
        except PaydeskError as error:
            cause = getattr(error.__cause__, "orig", None)
            if getattr(cause, "sqlstate", None) not in _COLLISIONS or attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.2 * (attempt + 1))
    raise AssertionError("unreachable")


def _initialise(store: Store, name: str | None) -> SetUp:
    with store.write(check=False, rebuild=True) as connection:
        actor = store.login(connection)
        if store.dialect == "postgresql":
            take_turn(connection, LOCK)
            prepare_postgres(connection)
        _upgrade(connection, store.dialect, actor)
        first = not connection.scalar(
            select(func.count()).select_from(person_role).where(person_role.c.role == "admin")
        )
        if first:
            known = find_person(connection, actor)
            if known is None:
                enroll(connection, store.dialect, actor, actor, Changes(name=name, roles=frozenset({"admin"})))
            else:
                connection.execute(person_role.insert().values(login=actor, role="admin"))
                record(connection, store.dialect, actor, "role_given", actor, "admin")
    return SetUp(store.address.shown, actor, REVISION, first)


def upgrade(store: Store) -> None:
    """Bring an existing database to the schema and the guards of this version."""
    with store.write(check=False, rebuild=True) as connection:
        if store.dialect == "postgresql":
            require_owner(connection)
            connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
        _upgrade(connection, store.dialect, store.login(connection))


def require_owner(connection: Connection) -> None:
    """Raise NotAllowed unless this login of PostgreSQL may act as the owner of the tables."""
    login = connection.scalar(text("SELECT session_user"))
    if not connection.scalar(text("SELECT pg_has_role(session_user, :owner, 'MEMBER')"), {"owner": OWNER}):
        raise NotAllowed(
            N_("This is for the account that set the database up, or a superuser of the server; {login} is neither."),
            code="not_owner",
            login=str(login),
        )


def status(connection: Connection, dialect: str) -> tuple[str | None, bool]:
    """Return the schema of the database, and whether its guards are those of this version."""
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    stored = connection.scalar(select(setting.c.value).where(setting.c.name == GUARDS_SETTING))
    return revision, stored == guards.fingerprint(dialect) and _in_place(connection, dialect)


def _in_place(connection: Connection, dialect: str) -> bool:
    """Tell whether every trigger of the script is there, switched on, and of the same text."""
    if dialect == "sqlite":
        found = {row.sql for row in connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))}
        return found == {one for one in guards.statements(dialect) if one.startswith("CREATE TRIGGER")}
    rows = connection.execute(
        text(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = :schema AND NOT t.tgisinternal AND t.tgenabled = 'O'"
        ),
        {"schema": SCHEMA},
    ).all()
    script = "\n".join(guards.statements(dialect))
    wanted = sum(one.startswith("CREATE OR REPLACE TRIGGER") for one in guards.statements(dialect))
    return len(rows) == wanted and all(row.prosrc in script for row in rows)


def _upgrade(connection: Connection, dialect: str, actor: str) -> None:
    from alembic import command
    from alembic.config import Config

    refuse_newer(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    for statement in guards.statements(dialect):
        connection.exec_driver_sql(statement.replace("%", "%%") if dialect == "postgresql" else statement)
    write_setting(connection, dialect, actor, GUARDS_SETTING, guards.fingerprint(dialect))
    if connection.scalar(select(setting.c.value).where(setting.c.name == DATABASE_SETTING)) is None:
        write_setting(connection, dialect, actor, DATABASE_SETTING, uuid.uuid4().hex[:8])


def _create_file(store: Store) -> None:
    """Create an empty database file in WAL mode; an existing one is left as it is."""
    path = store.address.path
    assert path is not None  # noqa: S101 - an sqlite address has one
    if is_there(path):
        return
    # Made under another name and linked when it is whole: two who set up at once must not meet in a half-made file.
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(new)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
        _put_in_place(new, path)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(
            N_("The database cannot be created at {path}: {detail}"), code="away", path=str(path), detail=str(error)
        ) from error


def _put_in_place(new: Path, path: Path) -> None:
    """Give the file its name unless somebody else was faster."""
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        if not path.exists():
            new.replace(path)
    new.unlink(missing_ok=True)


def create_database(store: Store) -> None:
    """Create the PostgreSQL database that the URL names, when it is missing and the login may."""
    import psycopg

    wanted = connection_parameters(store.address)
    try:
        psycopg.connect(store.address.url, connect_timeout=10).close()
    except UnicodeError:
        raise bad_url(store.address) from None
    except psycopg.OperationalError as error:
        missing = f'database "{wanted.get("dbname")}" does not exist' in str(error)
        if not missing:
            return  # the transaction that follows meets the same failure and says it well
        maintenance: dict[str, Any] = {**wanted, "dbname": "postgres"}
        try:
            with psycopg.connect(**maintenance, autocommit=True) as connection:
                name = psycopg.sql.Identifier(str(wanted["dbname"]))
                connection.execute(
                    psycopg.sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name)
                )
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return  # somebody else was faster
        except psycopg.Error as failed:
            raise Unavailable(
                N_("The database {place} does not exist and this login cannot create it: {detail}"),
                code="no_database",
                place=store.address.shown,
                detail=" ".join(str(failed).split()),
            ) from failed


_LARGE_OBJECTS: Final = (
    "lo_creat(integer), lo_create(oid), lo_import(text), lo_import(text, oid), lo_from_bytea(oid, bytea),"
    " lo_put(oid, bigint, bytea), lowrite(integer, bytea), lo_truncate(integer, integer), lo_truncate64(integer, bigint)"
)


def prepare_postgres(connection: Connection) -> None:
    """Create owner, group role and schema, close what is open by default, and go on as the owner."""
    rights = connection.execute(text("SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = session_user")).one()
    if not (rights.rolsuper or rights.rolcreaterole):
        raise NotAllowed(
            N_("To set up a PostgreSQL database, log in as somebody who may create roles."), code="cannot_create_roles"
        )
    for role, options in ((OWNER, "NOLOGIN CREATEROLE"), (MEMBERS, "NOLOGIN")):
        if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
            connection.exec_driver_sql(f"CREATE ROLE {role} {options}")
    if not connection.scalar(text(f"SELECT pg_has_role('{OWNER}', '{MEMBERS}', 'MEMBER')")):
        connection.exec_driver_sql(f"GRANT {MEMBERS} TO {OWNER} WITH ADMIN OPTION")
    if not rights.rolsuper:
        # From PostgreSQL 16 on, whoever creates a role is its administrator, but cannot become it without this.
        version = int(connection.scalar(text("SHOW server_version_num")) or 0)
        options = " WITH INHERIT TRUE, SET TRUE" if version >= 160000 else ""
        connection.exec_driver_sql(f"GRANT {OWNER} TO session_user{options}")
    database = connection.dialect.identifier_preparer.quote(str(connection.scalar(text("SELECT current_database()"))))
    connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {MEMBERS}, {OWNER}")
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER}")
    connection.exec_driver_sql("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    if rights.rolsuper:
        connection.exec_driver_sql(f"REVOKE EXECUTE ON FUNCTION {_LARGE_OBJECTS} FROM PUBLIC")
    connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
