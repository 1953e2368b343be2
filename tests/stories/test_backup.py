"""Backup and restore: a copy while others work, checked, and back into a new place or over the old one."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import threading
from contextlib import closing, contextmanager

from tests.support.desk import Desk, environment, run_here


@contextmanager
def keeper_of(desk: Desk, name: str):
    """Somebody who may make databases, on a desk of a new place that does not exist yet."""
    if desk.dialect == "sqlite":
        other = Desk("sqlite", desk.folder, str(desk.folder / f"{name}.db"))
        yield other, environment(PAYDESK_DB=other.url(""), PAYDESK_USER=desk.keeper.login)
        return
    database = f"{desk.database}_{name}"
    other = Desk("postgresql", desk.folder, database, desk.server)
    try:
        yield other, environment(PAYDESK_DB=desk.server.superuser_url(database))
    finally:
        desk.server.drop_database(database)


def backed_up(desk: Desk):
    """A backup by whoever may make one."""
    path = desk.folder / "today.backup"
    if desk.dialect == "sqlite":
        desk.keeper.ok("db", "backup", path)
    else:
        env = environment(PAYDESK_DB=desk.server.superuser_url(desk.database), PATH=tools(desk))
        result = run_here(["db", "backup", str(path)], env)
        assert result.code == 0, result
    return path


def tools(desk: Desk) -> str:
    """The path on which the tools of the server's own version come first."""
    return os.pathsep.join([str(desk.server.tools_folder()), os.environ["PATH"]])


def test_a_backup_restores_to_the_same_requests(desk):
    paid, pending = desk.paid(), desk.pending(invoice_number="2", purpose="Оплата 2")
    before = [desk.everything(number) for number in (paid, pending)]
    seal = desk.olga.json("audit", "seal")["seal"]
    path = backed_up(desk)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with keeper_of(desk, "new") as (other, env):
        if desk.dialect == "postgresql":
            env["PATH"] = tools(desk)
        result = run_here(["db", "restore", str(path), "--json"], env)
        assert result.code == 0, result
        assert result.json["ok"]
        assert result.json["requests"] == 2
        assert [other.everything(number) for number in (paid, pending)] == before
        other.hanna.ok("approve", pending)
        assert other.anna.new(invoice_number="3", purpose="Оплата 3")["id"] > pending
        assert other.olga.json("audit", "verify", "--seal", seal)["ok"]
        # Where paydesk is already, nothing is overwritten.
        again = run_here(["db", "restore", str(path), "--json"], env)
        assert (again.code, again.error["code"]) == (6, "database_exists")
        assert other.olga.json("audit", "verify")["ok"]


def test_only_an_administrator_makes_a_backup_and_no_file_is_overwritten(desk):
    path = desk.folder / "b.backup"
    assert desk.vera.refused(4, "db", "backup", path)["code"] == "wrong_role"
    assert not path.exists()
    path.write_bytes(b"mine")
    assert desk.keeper.refused(6, "db", "backup", path)["code"] == "file_exists"
    assert path.read_bytes() == b"mine"
    assert desk.keeper.refused(3, "db", "backup", desk.folder / "nowhere" / "b")["code"] == "unwritable_file"


def test_a_backup_while_others_write_is_of_one_moment(sqlite_desk):
    desk = sqlite_desk
    stop = threading.Event()

    def work():
        number = 0
        while not stop.is_set():
            number += 1
            desk.anna.process("new", "--subject", f"{number}", "--amount", "10")

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            path = desk.folder / f"{number}.backup"
            result = desk.keeper.process("db", "backup", path)
            assert result.code == 0, result
            assert "passes the audit" in result.err
    finally:
        stop.set()
        worker.join()


def test_restore_over_a_database_keeps_the_old_one(sqlite_desk):
    desk = sqlite_desk
    number = desk.pending()
    path = backed_up(desk)
    desk.hanna.ok("approve", number)
    assert desk.keeper.refused(6, "db", "restore", path)["code"] == "database_exists"
    old = desk.keeper.json("db", "restore", path, "--replace")["replaced"]
    assert desk.anna.show(number)["status"] == "pending"
    was = Desk("sqlite", desk.folder, old)
    assert was.anna.show(number)["status"] == "approved"
    assert was.olga.json("audit", "verify")["ok"]
    desk.hanna.ok("approve", number)


def test_a_damaged_backup_is_refused_unless_it_is_wanted(sqlite_desk):
    desk = sqlite_desk
    desk.pending()
    path = backed_up(desk)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TRIGGER request_update_guard")
        db.execute("UPDATE request SET amount = 1")
        db.commit()
    before = desk.everything(1)
    error = desk.keeper.refused(3, "db", "restore", path, "--replace")
    assert error["code"] == "damaged_backup"
    assert desk.everything(1) == before
    assert not list(desk.folder.glob("*.new*"))
    result = desk.keeper.ok("db", "restore", path, "--replace", "--damaged")
    assert "does not pass the audit" in result.err
    assert desk.olga.run("audit", "verify").code == 3


def test_what_is_no_backup_is_refused(desk):
    path = desk.folder / "x"
    assert desk.keeper.refused(5, "db", "restore", path)["code"] == "no_such_file"
    path.write_bytes(b"no backup at all, but long enough")
    assert desk.keeper.refused(3, "db", "restore", path)["code"] == "no_backup"
    path.write_bytes(b"SQLite format 3\0" if desk.dialect == "postgresql" else b"PGDMP and more")
    assert desk.keeper.refused(3, "db", "restore", path)["code"] == "other_backup"


def test_without_the_tools_of_the_server_the_message_says_so(postgres_desk):
    env = environment(PAYDESK_DB=postgres_desk.server.superuser_url(postgres_desk.database), PATH="/nonexistent")
    result = run_here(["db", "backup", str(postgres_desk.folder / "b"), "--json"], env)
    assert (result.code, result.error["code"]) == (7, "no_tool")
    assert not list(postgres_desk.folder.glob("b*"))


def test_a_name_that_no_file_can_have_is_said_to_be_wrong(desk):
    error = desk.keeper.refused(3, "db", "backup", "x" * 300)
    assert "x" * 300 in error["message"]
