"""kill -9 at any moment of a batch: afterwards all of it is there or nothing, and the same command finishes it.

``PAYDESK_TEST_KILLS`` sets how often (20 for each database), ``PAYDESK_TEST_SEED`` repeats the moments of a run.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter

import pytest
from sqlalchemy import select

from paydesk import entries, filing, models, permissions, requests
from tests.rules import chain
from tests.rules.runner import Runner, runners
from tests.support import rules

KILLS = int(os.environ.get("PAYDESK_TEST_KILLS", "20"))
BATCH = 200

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a child that is killed alone needs fork")


@pytest.fixture(scope="module")
def runner():
    with runners(1) as (one,):
        yield one


def filed(world):
    """So many requests that await approval."""
    store = world.store("author")
    with store.write() as connection:
        person = store.person(connection)
        ids = []
        for _ in range(BATCH):
            number = requests.insert_request(connection, rules.COMPLETE, filing._born(store, person))
            entries.follow(connection, store.dialect, person, number, permissions.Intention("create"))
            ids.append(number)
    world.act("author", ids, "submit")
    return ids


def states(world, ids):
    with world.chief().read() as connection:
        rows = connection.execute(select(models.request.c.id, models.request.c.status))
        found = {row.id: row.status for row in rows}
    return Counter(found[number] for number in ids)


def wait_until_alone(world):
    """The server finishes or rolls back what a dead client began; only then is there something to see."""
    if world.dialect == "sqlite":
        return
    deadline = time.monotonic() + 20
    query = (
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend'"
    )
    with world.raw("superuser", autocommit=True) as connection:
        while others := connection.execute(query).fetchall():
            assert time.monotonic() < deadline, others
            time.sleep(0.01)


def killed(runner: Runner, world, ids, after: float) -> int:
    """Approve the batch in a child, kill it after so many seconds; return how it ended."""
    runner.order(world.url_for("head"), "head", "approve", *ids, fork=True)
    child = runner.heard()["child"]
    time.sleep(after)
    os.kill(child, signal.SIGKILL)  # a child that has ended is not yet reaped by the runner, or the number is free
    return int(runner.heard()["code"])


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    return request.getfixturevalue("sqlite_copy" if request.param == "sqlite" else "pg_copy")


def test_a_killed_batch_is_all_or_nothing(runner, world):
    seed = int(os.environ.get("PAYDESK_TEST_SEED", random.randrange(10**6)))
    print(f"PAYDESK_TEST_SEED={seed}")  # noqa: T201 - shown when the test fails
    chance = random.Random(seed)
    ids = filed(world)
    took = []
    for _ in range(2):  # the first time warms up: by it alone most kills would come too late
        if took:
            world.act("head", ids, "return")
            world.act("author", ids, "submit")
        began = time.monotonic()
        assert runner.run(world.url_for("head"), "head", "approve", *ids)["code"] == 0
        took.append(time.monotonic() - began)
    whole = min(took)
    ends: Counter[tuple[str, str]] = Counter()
    done = len(took)
    found = states(world, ids)
    for trial in range(KILLS):
        if found["approved"]:
            world.act("head", ids, "return")
            world.act("author", ids, "submit")
        try:
            code = killed(runner, world, ids, chance.uniform(0, 1.1 * whole))
        except ProcessLookupError:
            code = int(runner.heard()["code"])
        wait_until_alone(world)
        found = states(world, ids)
        assert found in (Counter(pending=BATCH), Counter(approved=BATCH)), (seed, trial, found)
        ends["killed" if code == -signal.SIGKILL else "done", next(iter(found))] += 1
        done += found["approved"] > 0
        assert not (code == 0 and found["pending"]), "said to be done and was not"
    print(dict(ends), f"a whole batch takes {whole:.3f} s")  # noqa: T201
    assert ends["killed", "pending"] >= KILLS // 4, f"too few were killed in time: {ends}"
    # The same command again: it finishes, or says that all of it has been done.
    last = runner.run(world.url_for("head"), "head", "approve", *ids)
    assert last["code"] == (4 if found["approved"] else 0), last
    assert states(world, ids) == Counter(approved=BATCH)
    with world.chief().read() as connection:
        assert chain.faults(connection, ids) == []
        approvals = connection.execute(
            select(models.event.c.request_id).where(
                models.event.c.action == "approve", models.event.c.request_id.in_(ids)
            )
        ).scalars()
        assert set(Counter(approvals).values()) == {done + 1 if found["pending"] else done}
