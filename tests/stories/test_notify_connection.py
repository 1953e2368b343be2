"""A worker keeps its connection, and goes on when the server has cut it."""

from __future__ import annotations

import signal
import time

import psycopg
import pytest

from paydesk.storage import Store
from tests.stories.test_notify_workers import fill, start, told, until

__all__ = ["told"]


def test_a_worker_connects_once_for_many_messages(told, monkeypatch):
    count = fill(told, 12)
    name = "_connect_sqlite" if told.server is None else "_connect_postgres"
    connect, calls = getattr(Store, name), []
    monkeypatch.setattr(Store, name, lambda self: calls.append(1) or connect(self))
    assert told.robot.json("notify", "run", env=told.env)["sent"] == count
    assert len(calls) == 1


def test_a_watching_worker_goes_on_when_its_connections_are_cut(told):
    worker = start(told, "--watch", "--every", "1")
    try:
        number = told.pending()
        told.hanna.ok("comment", number, "-m", "Вижу")
        until(lambda: told.keeper.json("notify", "status")["states"]["sent"] == 1)
        if told.server is not None:
            with psycopg.connect(told.server.superuser_url(told.database), autocommit=True) as connection:
                cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"
                assert connection.execute(cut, [told.robot.login]).fetchall()
            time.sleep(0.5)
        told.hanna.ok("comment", number, "-m", "Ещё")
        until(lambda: len(told.smtp.letters) == 2)
    finally:
        worker.send_signal(signal.SIGINT)
        out, err = worker.communicate(timeout=60)
    assert worker.returncode == 0, err
    assert b"Sent: 2" in out


def test_a_watching_worker_sees_a_backup_that_was_put_in_place(told):
    if told.server is not None:
        pytest.skip("a backup of PostgreSQL goes into another database")
    number = told.pending()
    copy = told.folder / "copy.backup"
    told.keeper.ok("db", "backup", copy)
    worker = start(told, "--watch", "--every", "1")
    try:
        told.hanna.ok("comment", number, "-m", "Вижу")
        until(lambda: len(told.smtp.letters) == 1)
        told.keeper.ok("db", "restore", copy, "--replace")
        told.hanna.ok("comment", number, "-m", "После копии")
        until(lambda: len(told.smtp.letters) == 2)
    finally:
        worker.send_signal(signal.SIGINT)
        _out, err = worker.communicate(timeout=60)
    assert worker.returncode == 0, err


def test_a_watching_worker_says_once_that_the_database_is_away_and_once_that_it_is_back(told):
    if told.server is None:
        pytest.skip("a file is not away for a while")
    worker = start(told, "--watch", "--every", "1")
    try:
        number = told.pending()
        told.hanna.ok("comment", number, "-m", "Вижу")
        until(lambda: len(told.smtp.letters) == 1)
        with psycopg.connect(told.server.superuser_url("postgres"), autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {told.database} ALLOW_CONNECTIONS false")
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [told.database]
            )
            time.sleep(8)
            connection.execute(f"ALTER DATABASE {told.database} ALLOW_CONNECTIONS true")
        told.hanna.ok("comment", number, "-m", "Ещё")
        until(lambda: len(told.smtp.letters) == 2)
    finally:
        worker.send_signal(signal.SIGINT)
        _out, err = worker.communicate(timeout=60)
    assert worker.returncode == 0, err
    away, back = (err.decode().count(text) for text in ("not currently accepting connections", "can be reached again"))
    assert (away, back) == (1, 1), err.decode()
