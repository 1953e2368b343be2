"""What was changed since the last decision, and the sums of a review."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from paydesk import reviewing
from paydesk.form import Form
from paydesk.records import Event, Request
from paydesk.registry import Total

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def journal(*steps):
    """Events of actions, each with the content that it wrote, or None."""
    return [
        Event(
            1, seq, NOW, "anna", action, None, "draft", seq, None, None, None, None, None, None, "",
            json.dumps(content) if content else None, "", "{}", "",
        )
        for seq, (action, content) in enumerate(steps, start=1)
    ]  # fmt: skip


FIRST = {"subject": "Кабель", "currency": "RUB", "amount": 100}
SECOND = FIRST | {"amount": 200}
THIRD = SECOND | {"subject": "Провод", "kpp": "773601001"}


@pytest.mark.parametrize(
    ("steps", "decision", "fields"),
    [
        ([("create", FIRST), ("edit", SECOND), ("submit", None)], None, None),
        ([("create", FIRST), ("submit", None), ("return", None), ("submit", None)], 3, {}),
        (
            [("create", FIRST), ("submit", None), ("return", None), ("edit", SECOND), ("edit", THIRD), ("submit", None)],
            3,
            {"amount": (100, 200), "subject": ("Кабель", "Провод"), "kpp": (None, "773601001")},
        ),
        (
            [("create", FIRST), ("submit", None), ("return", None), ("edit", SECOND), ("submit", None), ("reject", None),
             ("revise", None), ("edit", THIRD), ("submit", None)],
            6,
            {"subject": ("Кабель", "Провод"), "kpp": (None, "773601001")},
        ),
        (
            [("create", FIRST), ("submit", None), ("return", None), ("edit", SECOND), ("edit", FIRST), ("submit", None)],
            3,
            {},
        ),
        ([("create", FIRST), ("submit", None), ("withdraw", None), ("edit", SECOND), ("submit", None)], None, None),
    ],
    ids=["no decision", "unchanged", "two edits are one change", "the last of two decisions", "and back", "withdrawn"],
)  # fmt: skip
def test_changes_are_those_since_the_last_decision(steps, decision, fields):
    found = reviewing.change_since_decision(journal(*steps), "nobody")
    assert (found and found.decision.seq, found and found.fields) == (decision, fields)


def test_sums_are_by_currency():
    requests = [
        Request(number, 1, "pending", "anna", Form(amount=amount, currency=currency), NOW, NOW, "", 1, "")
        for number, (amount, currency) in enumerate([(5, "USD"), (100, "RUB"), (200, "RUB")])
    ]
    assert reviewing.totals(requests) == [Total("RUB", 2, 300), Total("USD", 1, 5)]


def test_decisions_are_those_of_the_table():
    assert reviewing.DECISIONS == ("approve", "reject", "return")
