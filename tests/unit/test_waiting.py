"""Whose turn it was, from the entries of a journal."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from paydesk.policy_replay import Pace
from paydesk.waiting import _Turn

START = datetime(2026, 3, 2, tzinfo=UTC)
CHAIN = json.dumps({"steps": [{"needed": 1, "role": "head"}, {"needed": 2, "persons": ["boris", "vlad"]}]})
STATES = {
    "submit": "pending",
    "reject": "rejected",
    "return": "draft",
    "pay": "paid",
    "reopen": "approved",
    "revoke": "pending",
}


def played(*entries, chain=None):
    """What is told of entries ``(hour, action, actor[, step[, new state]])``."""
    turn, status, found = _Turn(), "draft", []
    for seq, (hour, action, actor, *more) in enumerate(entries, start=1):
        step, target = (*more, None, None)[:2]
        target = target or STATES.get(action, "approved")
        row = SimpleNamespace(
            action=action, actor=actor, at=START + timedelta(hours=hour), from_status=status, to_status=target, step=step,
            behalf=None, chain=chain and 1001, detail=chain if action == "submit" else None,
            seq=seq, giver=None, taker=None, stands=None,
        )  # fmt: skip
        done = turn.follow(row)
        if done:
            found.append((actor, done[0], done[1] // 3600))
        status = target
    return found


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([(0, "submit", "anna"), (2, "approve", "boris"), (5, "pay", "vera")], [("boris", "decide", 2), ("vera", "pay", 3)]),
        ([(0, "submit", "anna"), (2, "return", "boris"), (5, "submit", "anna"), (6, "reject", "boris")],
         [("boris", "decide", 2), ("boris", "decide", 1)]),
        ([(0, "submit", "anna"), (2, "approve", "boris"), (3, "revoke", "boris"), (7, "approve", "vlad"), (9, "pay", "vera")],
         [("boris", "decide", 2), ("vlad", "decide", 4), ("vera", "pay", 2)]),
        ([(0, "submit", "anna"), (1, "approve", "boris"), (2, "pay", "vera"), (4, "reopen", "vera"), (9, "pay", "vera")],
         [("boris", "decide", 1), ("vera", "pay", 1), ("vera", "pay", 5)]),
    ],
)  # fmt: skip
def test_without_a_chain(entries, expected):
    assert played(*entries) == expected


def test_each_step_has_its_own_begin():
    entries = [
        (0, "submit", "anna"), (3, "approve", "head", 1, "pending"), (4, "approve", "boris", 2, "pending"),
        (9, "approve", "vlad", 2, "approved"), (10, "pay", "vera"),
    ]  # fmt: skip
    assert played(*entries, chain=CHAIN) == [
        ("head", "decide", 3), ("boris", "decide", 1), ("vlad", "decide", 6), ("vera", "pay", 1),
    ]  # fmt: skip


def test_a_step_opens_again_when_its_approval_is_taken_back():
    entries = [
        (0, "submit", "anna"), (3, "approve", "head", 1, "pending"), (5, "revoke", "head"),
        (6, "approve", "gleb", 1, "pending"), (8, "approve", "boris", 2, "pending"),
    ]  # fmt: skip
    assert played(*entries, chain=CHAIN) == [("head", "decide", 3), ("gleb", "decide", 1), ("boris", "decide", 2)]


def test_whoever_sends_it_back_out_of_turn_kept_nobody_waiting():
    entries = [(0, "submit", "anna"), (3, "approve", "head", 1, "pending"), (5, "return", "head")]
    assert played(*entries, chain=CHAIN) == [("head", "decide", 3)]
    entries[-1] = (5, "return", "boris")
    assert played(*entries, chain=CHAIN)[-1] == ("boris", "decide", 2)


@pytest.mark.parametrize(
    ("step", "seconds", "decisions"),
    [
        ({"needed": 1, "role": "head"}, 50, 6),
        ({"needed": 1, "persons": ["a"]}, 20, 3),
        ({"needed": 1, "persons": ["c"]}, None, 0),
        ({"needed": 2, "persons": ["a", "b"]}, 60, 6),
        ({"needed": 2, "role": "head"}, 60, 6),
        ({"needed": 2, "persons": ["a", "c"]}, None, 3),
    ],
)
def test_a_step_is_estimated_by_those_whom_it_means(step, seconds, decisions):
    pace = object.__new__(Pace)
    pace.heads, pace.took = ["a", "b", "c"], {"a": [10, 20, 30], "b": [50, 60, 70]}
    found = pace.step(step)
    assert (found.seconds, found.decisions) == (seconds, decisions)


def test_who_got_a_place_is_kept_waiting_and_an_approval_that_stands_is_not_asked_for_again():
    turn, status, found = _Turn(), "draft", []
    entries = (
        (0, "submit", "anna", None, "pending", {}),
        (1, "approve", "henry", 1, "pending", {}),
        (2, "reassign", "vlad", 2, "pending", {"giver": "vlad", "taker": "nina"}),
        (3, "return", "nina", None, "draft", {}),
        (4, "submit", "anna", None, "pending", {"stands": "2"}),
        (6, "approve", "boris", 2, "pending", {}),
    )
    for seq, (hour, action, actor, step, target, more) in enumerate(entries, start=1):
        row = SimpleNamespace(
            action=action, actor=actor, at=START + timedelta(hours=hour), from_status=status, to_status=target,
            step=step, behalf=None, chain=1001, detail=CHAIN if action == "submit" else None, seq=seq,
            **{"giver": None, "taker": None, "stands": None} | more,
        )  # fmt: skip
        found.append(turn.follow(row))
        status = target
    # Nina's turn began with the approval of the step before; of the second round step 2 is open at once.
    assert found == [None, ("decide", 3600), None, ("decide", 2 * 3600), None, ("decide", 2 * 3600)]
