"""The server dies under load and its standby takes over: what was acknowledged is there once, and people go on.

Several hosts stand in the URL; libpq finds the one that may be written to. ``PAYDESK_TEST_FAILOVER_SECONDS`` says how
long people work before and after.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter

import pytest
from sqlalchemy import select

from paydesk import models
from tests.prove import common, load, servers
from tests.support import postgres

SECONDS = common.amount_of("PAYDESK_TEST_FAILOVER_SECONDS", 3)
ROLES = ("manager", "head", "manager", "accountant", "manager", "head", "manager", "accountant")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the people are forked"),
]


@pytest.fixture
def primary():
    with servers.OwnServer(kind=os.environ.get(postgres.KIND_VARIABLE) or None) as server:
        if servers.pg_basebackup(server) is None:
            told = f"the {server.kind} server has no pg_basebackup, so that no standby can be made"
            if os.environ.get(postgres.KIND_VARIABLE) == "wheel":
                pytest.skip(told)
            pytest.fail(told)
        yield server


@pytest.mark.timeout(200 + 4 * SECONDS)
def test_a_standby_takes_over_from_a_killed_server(primary, tmp_path):
    desk = servers.own_desk(primary, tmp_path)
    with servers.Standby(kind=primary.kind, primary=primary) as standby:
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.execute("SELECT pg_reload_conf()")
        servers.wait_for(primary, "SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'")

        hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
        people = []
        for number, role in enumerate(ROLES):
            one = desk.person(f"{role}{number}", role)
            url = f"postgresql://{one.login}@{hosts}/{desk.database}?target_session_attrs=read-write"
            people.append((one.login, role, url))
        with load.started(people, 2 * SECONDS, patient=True) as counted:
            time.sleep(SECONDS)
            primary.kill()
            standby.execute("SELECT pg_promote()")
            servers.wait_for(standby, "SELECT NOT pg_is_in_recovery()")
            killed = time.time()
            answers = counted()

        desk.server = standby
        with common.inside(desk) as connection:
            event = models.event.c
            rows = connection.execute(select(event.request_id, event.actor, event.action, event.at)).all()
        assert [fault for one in answers for fault in one["faults"]] == []
        # Everything that was acknowledged, by whichever server, is there.
        filed = Counter(subject for one in answers for subject in one["filed"])
        there = common.subjects(desk)
        assert all(there[subject] == 1 for subject in filed), filed - there
        assert set(there.values()) == {1}
        told = Counter({(one["login"], action): times for one in answers for action, times in one["done"].items()})
        kept = Counter((row.actor, row.action) for row in rows)
        assert not told - kept, told - kept
        # What is there and was not acknowledged: at most what each process was waiting for when the server died.
        unheard = sum((kept - told).values())
        assert unheard <= 2 * len(people), kept - told
        for one in answers:
            decided = Counter((action, number) for action, number in one["decided"])
            seen = Counter((row.action, row.request_id) for row in rows if row.actor == one["login"])
            assert not decided - seen, decided - seen
        # People went on with the new one.
        after = [row for row in rows if row.at.timestamp() > killed]
        assert after, "nobody went on"
        common.clean(desk)
        away = sum(one["away"] for one in answers)
        print(f"{sum(told.values())} acknowledged, {len(after)} after the change, {away} told that it is away, "  # noqa: T201
              f"{unheard} there and not heard of")  # fmt: skip
