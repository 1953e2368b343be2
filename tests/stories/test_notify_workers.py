"""Workers: killed at any moment, or many at once, they lose nothing and double at most what was in flight."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from paydesk import courier, letters
from paydesk.database_address import parse_url
from paydesk.journal import act
from paydesk.permissions import Intention
from paydesk.storage import Store
from tests.support.servers import mail_server

WAITING = int(os.environ.get("PAYDESK_TEST_MESSAGES", "240"))
"""10 000 of them: set PAYDESK_TEST_MESSAGES=10000."""


@pytest.fixture
def told(desk):
    with mail_server() as server:
        desk.keeper.ok("user", "edit", desk.anna.login, "--email", "anna@firm.example")
        desk.robot = desk.person("robot", "notifier")
        desk.keeper.ok("notify", "channel", "mail", "env:PAYDESK_SMTP")
        desk.hanna.ok("notify", "settings", "--kind", "turn=off")
        desk.env = {"PAYDESK_SMTP": server.url}
        desk.smtp = server
        yield desk


def fill(desk, count):
    """Events of which one person is told each time."""
    numbers = [
        desk.pending(invoice_number=str(number), purpose=f"Оплата по счету {number}, без НДС") for number in range(4)
    ]
    store = Store(parse_url(desk.url(desk.hanna.login)), desk.hanna.login)
    for _ in range(count // len(numbers)):
        assert act(store, numbers, Intention("comment", comment="Вижу")).applied
    return count // len(numbers) * len(numbers)


def start(desk, *words):
    return subprocess.Popen(
        [sys.executable, "-m", "paydesk", "notify", "run", *words],
        env=desk.robot.environment(env=desk.env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)


def test_four_workers_share_the_work(told):
    count = fill(told, WAITING)
    workers = [start(told) for _ in range(4)]
    for one in workers:
        out, err = one.communicate(timeout=3600)
        assert one.returncode == 0, (out, err)
    ids = Counter(letter["Message-ID"] for letter in told.smtp.letters)
    assert len(ids) == count
    assert set(ids.values()) == {1}
    states = told.keeper.json("notify", "status")["states"]
    assert (states["sent"], states["waiting"], states["dead"]) == (count, 0, 0)


def test_a_killed_worker_loses_nothing_and_doubles_at_most_one(told, monkeypatch):
    count = fill(told, 40)
    for kills in (3, 9):
        told.smtp.answers += ["250 OK"] * 2 + ["slow"] * 30
        before = len(told.smtp.letters)
        worker = start(told)
        until(lambda before=before, kills=kills: len(told.smtp.letters) >= before + kills)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    told.smtp.answers.clear()
    for name, value in told.env.items():
        monkeypatch.setenv(name, value)
    store = Store(parse_url(told.url(told.robot.login)), told.robot.login)
    later = datetime.now(UTC) + timedelta(minutes=11)
    courier.Courier(store, letters.compose, clock=lambda: later).run()
    ids = Counter(letter["Message-ID"] for letter in told.smtp.letters)
    assert len(ids) == count
    assert sum(ids.values()) <= count + 2, "one in flight for each kill"
    assert told.keeper.json("notify", "status")["states"]["sent"] == count


def test_a_watching_worker_is_woken(told):
    worker = start(told, "--watch", "--every", "600")
    try:
        time.sleep(2)  # until it listens; what comes before is found at its first look
        number = told.pending()
        told.hanna.ok("comment", number, "-m", "Вижу")
        until(lambda: told.smtp.letters)
        told.hanna.ok("comment", number, "-m", "Ещё")
        until(lambda: len(told.smtp.letters) == 2)
    finally:
        worker.send_signal(signal.SIGINT)
        out, err = worker.communicate(timeout=30)
    assert worker.returncode == 0, err
    assert b"Sent: 2" in out


def test_the_message_is_written_with_the_event_or_not_at_all(told):
    number = told.pending()
    store = Store(parse_url(told.url(told.hanna.login)), told.hanna.login)

    def fail(*_words):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act(store, [number], Intention("comment", comment="Вижу"), also=fail)
    assert told.robot.json("notify", "run", env=told.env)["events"] == 1, "the submission alone"
    assert told.smtp.letters == []
