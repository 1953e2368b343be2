"""Desks whose requests are in every state, copied anew for each case."""

from __future__ import annotations

import shutil

import pytest

from tests.support import desk as desks


@pytest.fixture(scope="session")
def busy_template(sqlite_template, tmp_path_factory):
    """A database file with a request in each state, a file, a view, somebody disabled."""
    folder = tmp_path_factory.mktemp("busy")
    desk = desks.sqlite_desk(sqlite_template, folder)
    fill(desk, folder)
    return folder / "paydesk.db"


@pytest.fixture(scope="module")
def busy_desk(busy_template, tmp_path_factory):
    """A desk and the way to make it as it was."""
    folder = tmp_path_factory.mktemp("desk")
    desk = desks.Desk("sqlite", folder, str(folder / "paydesk.db"))

    def renew():
        shutil.copy(busy_template, desk.database)
        return desk

    return renew


@pytest.fixture(scope="module")
def busy_postgres(postgres_server, postgres_template, postgres_names, tmp_path_factory):
    """The same on PostgreSQL; it is not made anew."""
    name = next(postgres_names)
    folder = tmp_path_factory.mktemp("postgres")
    desk = desks.postgres_desk(postgres_server, postgres_template, name, folder)
    fill(desk, folder)
    yield desk
    postgres_server.drop_database(name)


def fill(desk, folder):
    """Requests 1 to 6: draft, pending, approved, paid, rejected, discarded."""
    paper = folder / "счет.pdf"
    paper.write_bytes(b"%PDF-1.7 paper")
    anna = desk.anna
    anna.ok("attach", anna.new()["id"], paper)
    desk.pending(amount="1")
    desk.approved(amount="2")
    desk.paid(amount="3")
    desk.rejected(amount="4")
    anna.ok("discard", anna.new(amount="5")["id"])
    anna.ok("view", "save", "week", "--due", "week", "--default")
    desk.keeper.ok("user", "disable", desk.viktor.login)
