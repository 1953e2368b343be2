"""What two policies differ in."""

import pytest

from paydesk.policy_history import compare


def rule(name=None, *steps, **conditions):
    told = {**conditions, "steps": list(steps) or [{"needed": 1, "role": "head"}]}
    return {"name": name, **told} if name else told


TWO = {"needed": 2, "role": "head"}
REST = rule()
LARGE = rule("large", TWO, currency="RUB", amount_from=100)
OTHER = rule(author="anna")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([REST], [REST], []),
        ([], [LARGE, REST], [("added", None, 1), ("added", None, 2)]),
        ([LARGE, REST], [REST], [("removed", 1, None)]),
        ([REST], [LARGE, REST], [("added", None, 1)]),
        ([LARGE, OTHER, REST], [OTHER, LARGE, REST], [("moved", 2, 1)]),
        ([LARGE, REST], [{**LARGE, "steps": [TWO, TWO]}, REST], [("changed", 1, 1)]),
        ([LARGE, REST], [{**LARGE, "name": "huge"}, REST], [("changed", 1, 1)]),
        ([LARGE, REST], [{**LARGE, "amount_from": 5}, REST], [("changed", 1, 1)]),
        ([LARGE, REST], [OTHER, {**LARGE, "amount_from": 5}, REST], [("added", None, 1), ("changed", 1, 2)]),
        ([OTHER, REST], [LARGE, REST], [("added", None, 1), ("removed", 1, None)]),
        ([REST, REST], [REST], [("removed", 2, None)]),
    ],
)
def test_rules_are_compared(old, new, expected):
    found = compare(old, new)
    assert [(one.kind, one.before and one.before.place, one.after and one.after.place) for one in found] == expected
