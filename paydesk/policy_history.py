"""What each policy changed, compared with the one that was in force when it was set."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection

from paydesk import policy
from paydesk.policy import Policy

Rule = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule and its place in its policy, from 1."""

    place: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that is not as it was: ``added``, ``removed``, ``changed`` or ``moved``, for the first that fits is taken."""

    kind: str
    before: Placed | None
    after: Placed | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy, the one that was in force when it was set, if any, and what is different in it."""

    policy: Policy
    before: Policy | None
    changes: Sequence[Change]


def read(connection: Connection) -> list[Entry]:
    """Return all policies, the newest first, each with what it changed."""
    policies = policy.everything(connection)
    found = []
    for place, one in enumerate(policies):
        before = next((other for other in policies[place + 1 :] if other.confirmed_by is not None), None)
        found.append(Entry(one, before, compare(before.rules if before else (), one.rules)))
    return found


def compare(old: Sequence[Rule], new: Sequence[Rule]) -> list[Change]:
    """Return what is different, in the order of the new rules; what was removed comes last."""
    left = {place: Placed(place, rule) for place, rule in enumerate(old, start=1)}
    right = {place: Placed(place, rule) for place, rule in enumerate(new, start=1)}
    same = SequenceMatcher(None, [_text(one) for one in old], [_text(one) for one in new], autojunk=False)
    for block in same.get_matching_blocks():
        for offset in range(block.size):
            del left[block.a + offset + 1], right[block.b + offset + 1]
    found: dict[int, Change] = {}
    for alike, kind in ((_text, "moved"), (_conditions, "changed"), (_name, "changed")):
        for place, one in right.items():
            wanted = alike(one.rule)
            other = next((it for it in left.values() if wanted and alike(it.rule) == wanted), None)
            if place not in found and other:
                found[place] = Change(kind, left.pop(other.place), one)
    added = {place: Change("added", None, one) for place, one in right.items() if place not in found}
    return [
        *(change for _place, change in sorted({**found, **added}.items())),
        *(Change("removed", one, None) for one in left.values()),
    ]


def _text(rule: Rule) -> str:
    return json.dumps(rule, sort_keys=True)


def _conditions(rule: Rule) -> str:
    return _text({key: value for key, value in rule.items() if key not in ("name", "steps")})


def _name(rule: Rule) -> str:
    return str(rule.get("name", ""))
