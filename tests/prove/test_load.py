"""Managers, heads and accountants at once, as many as a team never has: nothing is lost, nothing done twice.

``PAYDESK_TEST_LOAD_SECONDS`` says how long. How fast it was is measured by ``benchmarks/load.py``.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from sqlalchemy import select

from paydesk import models
from tests.prove import common, load
from tests.support.desk import Desk

SECONDS = common.amount_of("PAYDESK_TEST_LOAD_SECONDS", 3)
PEOPLE = {"sqlite": 16, "postgresql": 64}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the people are forked"),
    pytest.mark.timeout(200 + 5 * SECONDS),
]


def people_of(desk: Desk, count: int) -> list[tuple[str, str, str]]:
    """So many people with a login each."""
    hired = [desk.person(f"{role}{number}", role) for number, role in enumerate(load.team(count))]
    return [(one.login, one.roles[0], desk.url(one.login)) for one in hired]


def test_every_acknowledged_action_is_in_the_journal_once(desk):
    people = people_of(desk, PEOPLE[desk.dialect])
    counted = load.run(people, SECONDS)
    # Nobody heard of anything but "done" and "somebody else was faster": no fault, no lock that was waited for in vain.
    assert [fault for one in counted for fault in one["faults"]] == []
    told = Counter({(one["login"], action): times for one in counted for action, times in one["done"].items()})
    with common.inside(desk) as connection:
        events = connection.execute(
            select(models.event.c.request_id, models.event.c.seq, models.event.c.actor, models.event.c.action,
                   models.event.c.from_status, models.event.c.to_status)
            .order_by(models.event.c.request_id, models.event.c.seq)
        ).all()  # fmt: skip
    assert told == Counter((row.actor, row.action) for row in events)
    assert sum(told.values()) > SECONDS, told
    # Of each request, every step begins where the one before ended: no double decision, no double payment.
    state: dict[int, str | None] = {}
    for row in events:
        assert row.from_status == state.get(row.request_id), row
        state[row.request_id] = row.to_status
    filed = Counter(subject for one in counted for subject in one["filed"])
    assert filed == common.subjects(desk)
    assert set(filed.values()) == {1}
    assert Counter(state.values()) == common.statuses(desk)
    common.clean(desk)
    lost, commands = sum(one["lost"] for one in counted), sum(len(one["times"]) for one in counted)
    print(f"{desk.dialect}: {len(people)} people, {commands} commands, {sum(told.values())} events, {lost} lost races")  # noqa: T201
