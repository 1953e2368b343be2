"""Approvals of an earlier round that stand at a new submit, where the policy says so. Pure.

A step may name fields whose change does not touch its decision. At a new submit its approval stands when the same rule
is taken, nothing else was changed since the content that was approved, and whoever gave it may still decide. The last
step is always decided anew: so somebody approves the content as it is, and no submit leads to ``approved`` by itself.
After a rejection nothing stands. The SQL of the same is in ``paydesk.guards.keeping_sql``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from paydesk.approval import Approval, Step

KEEPABLE: Final = ("due_date", "invoice_date", "purpose", "subject")
"""The fields that a step may name: none that says whom is paid, how much, where to and for which invoice, and no file."""


def same_but(old: Mapping[str, Any], new: Mapping[str, Any], fields: Collection[str]) -> bool:
    """Tell whether two contents differ in these fields at most.

    >>> same_but({"amount": 1, "purpose": "a"}, {"amount": 1}, ["purpose"]), same_but({"amount": 1}, {}, ["purpose"])
    (True, False)
    """
    return all(old.get(key) == new.get(key) for key in {*old, *new} - set(fields))


def kept(
    steps: tuple[Step, ...],
    approvals: Iterable[Approval],
    approved: Mapping[int, str | None],
    content: str | None,
    own: Collection[str],
) -> tuple[int, ...]:
    """Return the entries of the approvals that stand at a submit by the same rule, as far as a journal tells.

    ``approvals`` stood before it; ``approved`` is the content that each entry approved, ``own`` those who filed or edited
    the request. Whether somebody still has the role is not asked here.
    """
    found = []
    for one in approvals:
        place = one.step or len(steps)
        if place >= len(steps) or not steps[place - 1].keeps:
            continue
        step = steps[place - 1]
        named = not step.persons or (one.behalf or one.actor) in step.persons
        if not named or one.actor in own or one.behalf in own:
            continue
        if same_but(json.loads(approved.get(one.seq) or ""), json.loads(content or ""), step.keeps):
            found.append(one.seq)
    return tuple(sorted(found))
