"""Fixtures shared by all tests."""

from __future__ import annotations

import itertools
import os
import uuid

import pytest
from hypothesis import settings

from tests.support import desk as desks
from tests.support import postgres

# How long a case takes says more of what else the machine does; tests of time set a deadline of their own.
settings.register_profile("tests", parent=settings(), deadline=None)
settings.load_profile("tests")


def pytest_configure(config):
    postgres.start_for_session(config)


def pytest_unconfigure(config):
    postgres.stop_for_session(config)


@pytest.fixture(scope="session")
def postgres_server():
    """The PostgreSQL server of this run."""
    return postgres.session_server()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A database file that ``paydesk init`` set up, to be copied."""
    return desks.sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_names():
    """Names for databases that no other worker and no other run uses."""
    unique = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}{uuid.uuid4().hex[:6]}"
    return (f"desk_{unique}x{number}" for number in itertools.count())


@pytest.fixture(scope="session")
def postgres_template(postgres_server, postgres_names):
    """A PostgreSQL database that ``paydesk init`` set up, to be copied."""
    name = next(postgres_names)
    desks.postgres_template(postgres_server, name)
    yield name
    postgres_server.drop_database(name)


@pytest.fixture
def sqlite_desk(sqlite_template, tmp_path):
    """A fresh database on SQLite with the team."""
    return desks.sqlite_desk(sqlite_template, tmp_path)


@pytest.fixture
def postgres_desk(postgres_server, postgres_template, postgres_names, tmp_path):
    """A fresh database on PostgreSQL with the team."""
    name = next(postgres_names)
    desk = desks.postgres_desk(postgres_server, postgres_template, name, tmp_path)
    yield desk
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request):
    """A fresh database with the team, on each of the two."""
    return request.getfixturevalue("sqlite_desk" if request.param == "sqlite" else "postgres_desk")
