"""The disk is full, the file may only be read, somebody holds the lock, the clock is wrong: said clearly, nothing half written."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.prove import common
from tests.support import desk as desks
from tests.support import postgres
from tests.support.desk import Desk, Handle, Result

MANY = 2000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, mounts and rights of POSIX")


def is_refused_whole(desk: Desk, result: Result, before: int, *codes: str) -> None:
    """The command says clearly that it failed for want of room, and left nothing of it."""
    assert result.code == 7, result
    assert result.out == "", result
    assert result.error["code"] in codes, result
    assert desk.database in result.error["message"], result
    assert "Traceback" not in result.err
    assert sum(common.statuses(desk).values()) == before
    common.clean(desk)


def test_a_file_that_must_not_grow(sqlite_desk):
    """As a quota or a limit of the system does it: the write fails in the middle."""
    import resource

    desk = sqlite_desk
    desk.pending()
    path = desk.folder / "rows.tsv"
    path.write_text(common.table("row", MANY), "utf-8")
    limit = Path(desk.database).stat().st_size + 64 * 1024

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    result = desk.anna.process("import", path, "--json", preexec_fn=narrow)
    is_refused_whole(desk, result, 1, "not_written")
    # Room again: first a small write, then all of it.
    desk.pending(subject="small")
    assert desk.anna.json("import", path)["created"] == MANY
    common.clean(desk)


@contextlib.contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of this size, where root may mount one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small file system")
    place = Path(tempfile.mkdtemp(prefix="paydesk-small-", dir="/tmp"))
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "paydesk-test", str(place)],
        capture_output=True,
        check=False,
    )
    try:
        if done.returncode:
            pytest.skip(f"this machine lets nobody mount: {done.stderr.decode()}")
        yield place
    finally:
        if not done.returncode:
            subprocess.run(["umount", "-l", str(place)], check=True)
        place.rmdir()


def fill(place: Path, leave: int) -> Path:
    """Take all the room but so many bytes."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as body:  # a buffer that found no room would be written again at the end
        with contextlib.suppress(OSError):
            while body.write(b"x" * 65536):
                pass
        body.truncate(max(0, filler.stat().st_size - leave))
    return filler


def test_a_full_disk_under_sqlite(sqlite_template, tmp_path):
    with small_disk(16) as place:
        desk = desks.sqlite_desk(sqlite_template, place)
        path = tmp_path / "rows.tsv"
        path.write_text(common.table("row", MANY), "utf-8")
        desk.pending()
        filler = fill(place, 512 * 1024)
        result = desk.anna.process("import", path, "--json")
        is_refused_whole(desk, result, 1, "disk_full")
        assert "nothing was written" in result.error["message"]
        # What is left is enough for something small.
        desk.pending(subject="small")
        filler.unlink()
        assert desk.anna.json("import", path)["created"] == MANY
        common.clean(desk)


def test_a_full_disk_under_postgresql(postgres_server, postgres_template, postgres_names, tmp_path):
    server = postgres_server
    if server.folder is None:
        pytest.skip("the server of PAYDESK_TEST_PG may be on another machine")
    name = next(postgres_names)
    with small_disk(64) as place:
        space = place / "space"
        space.mkdir()
        if account := postgres._account():
            os.chown(space, account["user"], account["group"])
        server.execute(f"CREATE TABLESPACE {name} LOCATION '{space}'")
        try:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {postgres_template} TABLESPACE {name}")
            desk = Desk("postgresql", tmp_path, name, server)
            desk.pending()
            path = tmp_path / "rows.tsv"
            path.write_text(common.table("row", MANY), "utf-8")
            filler = fill(place, 1024 * 1024)
            result = desk.anna.process("import", path, "--json")
            is_refused_whole(desk, result, 1, "disk_full")
            assert "nothing was written" in result.error["message"]
            filler.unlink()
            desk.pending(subject="small")
            assert desk.anna.json("import", path)["created"] == MANY
            common.clean(desk)
        finally:
            server.drop_database(name)
            server.execute(f"DROP TABLESPACE {name}")


# -- A file that may only be read --------------------------------------------------------------------------------------


def as_nobody(who: Handle, *words: object) -> Result:
    """Run a command line in a forked child that gave root's rights up for good: root may write everywhere."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresgid(65534, 65534, 65534)
                os.setresuid(65534, 65534, 65534)
            result = who.run(*words, "--json")
            os.write(tell, json.dumps([result.code, result.out, result.err]).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        body = answer.read()
    os.waitpid(child, 0)
    return Result(*json.loads(body))


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_who_may_only_read_reads_and_writes_nothing(sqlite_template, file, folder):
    place = Path(tempfile.mkdtemp(prefix="paydesk-readonly-", dir="/tmp"))
    try:
        place.chmod(0o777)
        desk = desks.sqlite_desk(sqlite_template, place)
        number = desk.pending()
        # Loads all that is needed: nobody may not be able to read it.
        desk.hanna.ok("approve", number, "--dry-run", "--json")
        desk.olga.ok("registry", "--json")
        shown = desk.everything(number)
        os.chmod(desk.database, file)
        place.chmod(folder)
        for who, *words in ((desk.hanna, "approve", number), (desk.anna, "new", *desks.form_words())):
            result = as_nobody(who, *words)
            assert result.code == 7, result
            assert result.error["code"] == "read_only", result
            assert desk.database in result.error["message"]
        found = as_nobody(desk.hanna, "registry")
        if folder == 0o777:
            assert found.json[0]["id"] == number
        else:
            # SQLite itself needs files beside the database to read it while others may write.
            assert (found.code, found.error["code"]) == (7, "read_only"), found
        os.chmod(desk.database, 0o666)
        place.chmod(0o777)
        assert desk.everything(number) == shown
        common.clean(desk)
        assert as_nobody(desk.hanna, "approve", number).code == 0
    finally:
        place.chmod(0o777)
        shutil.rmtree(place)


# -- A lock that somebody holds ----------------------------------------------------------------------------------------


@contextlib.contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Somebody else is writing, and does not come to an end."""
    if desk.server is None:
        with contextlib.closing(sqlite3.connect(desk.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(desk.server.superuser_url(desk.database)) as other:
        other.execute("SELECT 1 FROM paydesk.request FOR UPDATE")
        yield
        other.rollback()


WAIT = common.amount_of("PAYDESK_TEST_LOCK_SECONDS", 1)
"""How long is waited; the long run takes what people get."""


def test_who_waits_for_a_lock_hears_of_it_after_the_wait_that_was_promised(desk, monkeypatch):
    from paydesk import failures, storage

    for module in (failures, storage):
        monkeypatch.setattr(module, "LOCK_WAIT_SECONDS", WAIT)
    number = desk.pending()
    with held(desk):
        began = time.monotonic()
        error = desk.hanna.refused(7, "approve", number)
        took = time.monotonic() - began
    assert error["code"] == "locked"
    assert f"more than {WAIT} s" in error["message"]
    assert WAIT <= took < WAIT + 3, took
    desk.hanna.ok("approve", number)
    common.clean(desk)


def test_who_waits_for_a_lock_that_is_given_back_in_time_goes_on(desk):
    number = desk.pending()
    with held(desk):
        words = [sys.executable, "-m", "paydesk", "approve", str(number)]
        waiting = subprocess.Popen(words, env=desk.hanna.environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(1.5)
        assert waiting.poll() is None, waiting.communicate()
    out, err = waiting.communicate(timeout=30)
    assert waiting.returncode == 0, (out, err)
    common.clean(desk)


def test_who_has_waited_long_asks_as_often_as_who_has_just_come(sqlite_desk, monkeypatch):
    """Otherwise, among many writers, one waits in vain while the others come and go."""
    from paydesk import storage

    pauses = []
    number = sqlite_desk.pending()
    monkeypatch.setattr(storage, "LOCK_WAIT_SECONDS", 1)
    monkeypatch.setattr(storage.time, "sleep", lambda pause, sleep=time.sleep: (pauses.append(pause), sleep(pause)))
    with held(sqlite_desk):
        assert sqlite_desk.hanna.refused(7, "approve", number)["code"] == "locked"
    assert len(pauses) > 20
    assert max(pauses) <= 0.01


# -- A clock that is wrong ---------------------------------------------------------------------------------------------

CLOCK = """
import datetime, os
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=int(os.environ["SHIFTED_DAYS"]))
datetime.datetime = Shifted
"""


def test_a_clock_that_is_years_wrong_breaks_no_journal(desk):
    """On SQLite the stamps are what the machines say, in the order of the journal; on PostgreSQL they are the server's."""
    (desk.folder / "sitecustomize.py").write_text(CLOCK, "utf-8")

    def at(days: int) -> dict[str, str]:
        return {"PYTHONPATH": f"{desk.folder}{os.pathsep}{desks.ROOT}", "SHIFTED_DAYS": str(days)}

    steps = ((desk.anna, 0, "new", *desks.form_words()), (desk.anna, 3650, "submit", 1), (desk.hanna, -3650, "approve", 1),
             (desk.vera, 1, "pay", 1, "--number", "17"))  # fmt: skip
    for who, days, *words in steps:
        result = who.process(*words, env=at(days))
        assert result.code == 0, result
    common.clean(desk)
    history = desk.olga.json("history", 1)
    assert [event["action"] for event in history] == ["create", "submit", "approve", "pay"]
    assert [event["seq"] for event in history] == [1, 2, 3, 4]
    now = datetime.now().astimezone()
    off = [round((datetime.fromisoformat(event["at"]) - now) / timedelta(days=1)) for event in history]
    assert off == ([0, 0, 0, 0] if desk.server else [0, 3650, -3650, 1])
    # Reading with a wrong clock is possible, too.
    assert desk.olga.process("history", 1, env=at(-3650)).code == 0
    assert desk.vera.process("registry", "--status", "paid", "--json", env=at(3650)).json[0]["id"] == 1
