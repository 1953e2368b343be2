"""Places in the steps of a chain of approval, and who holds them when one was handed over. Pure.

The people whom a step names hold its places. One of them may hand theirs over for one request, until its next submit.
As Python and as SQL, side by side; the SQL speaks of the request ``r``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Handover:
    """At ``step``, counted from 1, ``taker`` has the place that ``giver`` had; ``actor`` said so, mostly the giver."""

    step: int | None
    giver: str
    taker: str
    actor: str
    at: datetime | None = None


def holders(named: Collection[str], place: int, handovers: Iterable[Handover]) -> tuple[str, ...]:
    """Return who holds a place of a step that names people; of a step for everybody with a role, nobody does."""
    here = [one for one in handovers if one.step == place]
    # Whoever gave a place gets none at the same step: so it does not matter in which order they were handed over.
    return tuple(sorted({*named, *(one.taker for one in here)} - {one.giver for one in here}))


SUBMITTED_SQL: Final = "(SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit')"
"""The last submit: what was decided before counts no more."""

HANDED_SQL: Final = f"k.request_id = r.id AND k.action = 'reassign' AND k.seq > {SUBMITTED_SQL}"
"""Whether the event ``k`` hands over a place."""


def holds_sql(login: str, step: str = "o") -> str:
    """Return the SQL of whether ``login`` holds a place of the row ``step`` of ``policy_step``; never NULL."""
    here = f"{HANDED_SQL} AND k.step = {step}.place"
    return (
        f"((EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = {step}.chain AND n.place = {step}.place"
        f" AND n.login = {login}) OR EXISTS (SELECT 1 FROM event k WHERE {here} AND k.taker = {login}))"
        f" AND NOT EXISTS (SELECT 1 FROM event k WHERE {here} AND k.giver = {login}))"
    )
