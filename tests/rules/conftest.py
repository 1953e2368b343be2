"""Prepared databases: one of each kind for a run, copied for whoever writes in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.support import postgres, rules
from tests.support.rules import World

BUILD_LOCK = 770_114


@pytest.fixture(scope="session")
def sqlite_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The prepared SQLite database; not to be written in."""
    world = World(f"sqlite:///{tmp_path_factory.mktemp('rules') / 'world.db'}")
    rules.build(world)
    return rules.load(world)


@pytest.fixture
def sqlite_copy(sqlite_world: World, tmp_path: Path) -> World:
    """A prepared SQLite database of one's own."""
    return rules.copy_file(sqlite_world, tmp_path / "copy.db")


@pytest.fixture(scope="session")
def pg_server() -> postgres.PostgresServer:
    return postgres.session_server()


@pytest.fixture(scope="session")
def pg_template(pg_server: postgres.PostgresServer) -> str:
    """The name of the prepared PostgreSQL database; the first worker that asks makes it."""
    name = f"rules_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    with psycopg.connect(pg_server.superuser_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (BUILD_LOCK,))
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if not found:
            half = World(pg_server.superuser_url(f"{name}_half"))
            rules.build(half)
            connection.execute(f'ALTER DATABASE "{name}_half" RENAME TO "{name}"'.encode())
    return name


@pytest.fixture(scope="session")
def pg_clone(pg_server: postgres.PostgresServer, pg_template: str) -> Iterator[Callable[[], World]]:
    """Makes copies of the prepared PostgreSQL database."""
    numbers = count(1)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with ExitStack() as stack:
        yield lambda: stack.enter_context(
            rules.clone(pg_server, pg_template, f"{pg_template}_{worker}_{next(numbers)}")
        )


@pytest.fixture(scope="session")
def pg_world(pg_clone: Callable[[], World]) -> World:
    """The prepared PostgreSQL database; not to be written in."""
    return pg_clone()


@pytest.fixture
def pg_copy(pg_clone: Callable[[], World]) -> World:
    """A prepared PostgreSQL database of one's own."""
    return pg_clone()
