"""The server for the tests starts from each source, and goes when its run is over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from tests.support import postgres
from tests.support.postgres import PostgresServer

ROOT = Path(__file__).parents[2]


def value(url, query):
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


@pytest.fixture(scope="module", params=["system", "wheel"])
def server(request):
    if request.param == "system" and postgres.find_system() is None:
        pytest.skip("no PostgreSQL of the system here; the wheel's is tested")
    with PostgresServer(kind=request.param) as started:
        yield started
    assert started.folder is None


def test_answers_as_postgresql_of_a_supported_version(server):
    assert value(server.superuser_url(), "SELECT version()").startswith("PostgreSQL ")
    assert int(value(server.superuser_url(), "SHOW server_version_num")) >= postgres.OLDEST * 10000


def test_answers_on_its_socket(server):
    if server.socket_folder is None:
        pytest.skip("Windows has no such sockets")
    with psycopg.connect(host=str(server.socket_folder), port=server.port, user="postgres", dbname="postgres") as link:
        assert link.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("fsync", "off"), ("TimeZone", "UTC"), ("server_encoding", "UTF8"), ("max_connections", "200")],
)
def test_settings(server, setting, expected):
    assert value(server.superuser_url(), f"SHOW {setting}") == expected


def test_knows_the_cases_of_russian_letters(server):
    assert value(server.superuser_url(), "SELECT lower('ЩЁТ')") == "щёт"


def test_databases_are_made_copied_and_dropped_under_connections(server):
    server.create_database("pattern")
    server.execute("CREATE TABLE note AS SELECT 'copied' AS text", "pattern")
    server.create_database('odd "name"', template="pattern")
    url = server.superuser_url('odd "name"')
    assert value(url, "SELECT text FROM note") == "copied"
    with psycopg.connect(url) as open_connection:
        server.drop_database('odd "name"')
        with pytest.raises(psycopg.OperationalError):
            open_connection.execute("SELECT 1")
    server.drop_database("pattern")
    server.drop_database("pattern")
    assert value(server.superuser_url(), "SELECT count(*) FROM pg_database WHERE datname LIKE '%name%'") == 0


def test_another_user_needs_no_password(server):
    server.execute("CREATE ROLE clerk LOGIN")
    assert value(server.url("clerk", "postgres"), "SELECT current_user") == "clerk"


def test_url_of_a_given_server_keeps_its_place_and_options():
    server = PostgresServer.attach("postgresql+psycopg://boss:secret@db.example:6543/postgres?sslmode=require")
    assert server.superuser_url("x y") == "postgresql://boss:secret@db.example:6543/x%20y?sslmode=require"
    assert server.url("clerk", "a", "p@") == "postgresql://clerk:p%40@db.example:6543/a?sslmode=require"


def test_binaries_in_a_closed_folder_are_copied(tmp_path, monkeypatch):
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root starts the server as somebody else")
    wheel = postgres.find_wheel()
    assert wheel is not None
    package = wheel.folder.parents[1]
    shutil.copytree(package / "pginstall", tmp_path / package.name / "pginstall", symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.exists():
        shutil.copytree(libraries, tmp_path / libraries.name)
    tmp_path.chmod(0o700)
    closed = postgres.Binaries("wheel", tmp_path / package.name / "pginstall" / "bin", wheel.version)
    monkeypatch.setitem(postgres.FINDERS, "wheel", lambda: closed)
    with PostgresServer(kind="wheel") as server:
        assert server.folder is not None
        assert (server.folder / "copy").is_dir()
        assert value(server.superuser_url(), "SELECT 1") == 1


def test_says_why_there_is_no_server(monkeypatch):
    monkeypatch.setitem(postgres.FINDERS, "system", lambda: None)
    broken = postgres.Binaries("wheel", Path("/nonexistent/bin"), 18)
    monkeypatch.setitem(postgres.FINDERS, "wheel", lambda: broken)
    with pytest.raises(RuntimeError, match=r"(?s)No PostgreSQL server.*system: no binaries.*wheel .*nonexistent"):
        PostgresServer().start()


def test_shows_the_log_of_a_server_that_does_not_start(monkeypatch):
    monkeypatch.setattr(postgres, "SETTINGS", {"max_connections": "many"})
    with pytest.raises(RuntimeError, match="invalid value for parameter"):
        PostgresServer(kind="wheel").start()


def test_run_shares_one_server_and_leaves_nothing(monkeypatch):
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setenv(postgres.RUN_VARIABLE, "")  # put back afterwards
    monkeypatch.setenv(postgres.KIND_VARIABLE, "wheel")
    controller = SimpleNamespace()
    postgres.start_for_session(controller)
    postgres.start_for_session(SimpleNamespace(workerinput={}))
    first, second = postgres.session_server(), postgres.session_server()
    assert first.address == second.address
    folder = first.folder
    assert folder is not None
    postgres.stop_for_session(controller)
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(first.superuser_url())


def test_failure_to_start_reaches_every_worker(monkeypatch):
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setenv(postgres.RUN_VARIABLE, "")
    monkeypatch.setenv(postgres.KIND_VARIABLE, "wheel")
    monkeypatch.setitem(postgres.FINDERS, "wheel", lambda: None)
    controller = SimpleNamespace()
    postgres.start_for_session(controller)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="wheel: no binaries"):
            postgres.session_server()
    postgres.stop_for_session(controller)


def test_server_ends_with_a_killed_run():
    if os.name == "nt":
        pytest.skip("the keeper cannot see it there")
    text = """
import sys, time
from tests.support.postgres import PostgresServer
server = PostgresServer()
server.start()
print(server.folder, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", text], cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().strip())
        assert (folder / "home" / "data").is_dir()
        run.kill()
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not folder.exists()
