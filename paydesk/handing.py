"""Handing over one case: who may give whose place in the open step, and to whom. Pure.

Whoever could approve now may give their place to another head instead. What an administrator gives is the place of
somebody who cannot decide any more, never of one who can: else one administrator alone could choose who decides. For
the same reason whoever disabled that person, or took their role away, leaves it to another administrator, where there
is one. Each question stands here twice: as Python, and as SQL that speaks of the request ``r``, the event ``NEW`` and
``{actor}``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from paydesk.approval import DECIDED_SQL, GIVEN_AT_SQL, OPEN_SQL, Progress
from paydesk.step_places import HANDED_SQL, holds_sql

SOMEBODY: Final = "…"
"""A taker who is not named yet, where it is only asked whether a place could be handed over."""


def names_people(progress: Progress | None) -> bool:
    """Tell whether the open step names people; of another one every head may decide, and has no place to give."""
    place = progress.open if progress else None
    return progress is not None and place is not None and bool(progress.steps[place - 1].persons)


def may_give(progress: Progress, actor: str, giver: str | None, *, admin: bool) -> bool:
    """Tell whether the actor may hand over the place of ``giver``, or of anybody if it is not said whose."""
    place = progress.open
    free = {one for one in progress.holders(place or 0) if one not in progress.voices}
    if giver is None:
        return actor in free or (admin and bool(free - progress.heads))
    return giver in free and (giver == actor or (admin and giver not in progress.heads))


def gone(progress: Progress, giver: str | None = None) -> frozenset[str]:
    """Return who has a free place in the open step and cannot decide any more; of ``giver`` alone, if that is said."""
    free = {one for one in progress.holders(progress.open or 0) if one not in progress.voices}
    return frozenset(one for one in free - progress.heads if giver in (None, one))


def steers(progress: Progress, actor: str, giver: str | None) -> bool:
    """Tell whether an administrator would hand over the place of somebody whom they alone keep from deciding."""
    if giver == actor or (giver is None and may_give(progress, actor, None, admin=False)):
        return False
    return all((actor, one) in progress.barred for one in gone(progress, giver))


def is_free(progress: Progress, actor: str, taker: str, own: Collection[str]) -> bool:
    """Tell whether a head may get the place; ``own`` filed or edited the request.

    Their voice is not used, they have no place in a step that is still to be passed, for a person counts once, and
    they have not given one at this step away, so that no place goes round in a circle.
    """
    place = progress.open
    steps = range(1, len(progress.steps) + 1)
    left = [one for one in steps if len(progress.given(one)) < progress.steps[one - 1].needed]
    return not (
        taker == actor
        or taker in own
        or taker in progress.voices
        or any(taker in progress.holders(one) for one in left)
        or any(one.step == place and one.giver == taker for one in progress.handovers)
    )


# The SQL of the same

_HEAD: Final = (
    "EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login"
    " WHERE g.login = {login} AND g.role = '{role}' AND NOT h.disabled)"
)
_STEP: Final = f"SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = {OPEN_SQL}"

NAMED_SQL: Final = f"EXISTS ({_STEP} AND o.role IS NULL)"
GIVER_SQL: Final = (
    f"(EXISTS ({_STEP} AND {holds_sql('NEW.giver')}) AND NOT {DECIDED_SQL.replace('{actor}', 'NEW.giver')}"
    f" AND (NEW.giver = {{actor}} OR ({_HEAD.format(login='{actor}', role='admin')}"
    f" AND NOT {_HEAD.format(login='NEW.giver', role='head')})))"
)
ADMINS_SQL: Final = (
    "(SELECT count(*) FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'admin' AND NOT q.disabled)"
)
"""How many administrators can act: with two of them, neither decides alone who decides."""

# A later entry may say again that somebody is disabled, as each change of a name does on PostgreSQL.
_DISABLED_BY: Final = (
    "(SELECT a.actor FROM admin_event a WHERE a.subject = {giver} AND a.action = 'person_changed'"
    " AND a.detail LIKE '%\"disabled\": true%' AND a.id > coalesce((SELECT max(b.id) FROM admin_event b"
    " WHERE b.subject = {giver} AND b.action IN ('person_added', 'person_changed')"
    " AND b.detail LIKE '%\"disabled\": false%'), 0) ORDER BY a.id LIMIT 1)"
)
_TAKEN_BY: Final = (
    "(SELECT a.actor FROM admin_event a WHERE a.subject = {giver} AND a.action = 'role_taken' AND a.detail = 'head'"
    " ORDER BY a.id DESC LIMIT 1)"
)
BARRED_SQL: Final = (
    f"({{giver}} <> {{actor}} AND {ADMINS_SQL} > 1"
    f" AND NOT (EXISTS (SELECT 1 FROM person h WHERE h.login = {{giver}} AND h.disabled)"
    f" AND coalesce({_DISABLED_BY}, '') <> {{actor}})"
    f" AND NOT (NOT EXISTS (SELECT 1 FROM person_role g WHERE g.login = {{giver}} AND g.role = 'head')"
    f" AND coalesce({_TAKEN_BY}, '') <> {{actor}}))"
)
"""Whether ``{giver}``, who cannot decide, could but for what the administrator ``{actor}`` did, and there is another."""

STEERS_SQL: Final = BARRED_SQL.replace("{giver}", "NEW.giver")
DECIDES_SQL: Final = _HEAD.format(login="NEW.taker", role="head")
TAKER_SQL: Final = (
    "(NEW.taker <> {actor} AND NEW.taker <> r.author"
    " AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = NEW.taker AND w.content IS NOT NULL)"
    f" AND NOT {DECIDED_SQL.replace('{actor}', 'NEW.taker')}"
    f" AND NOT EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.needed > {GIVEN_AT_SQL.format(step='o')}"
    f" AND {holds_sql('NEW.taker')})"
    f" AND NOT EXISTS (SELECT 1 FROM event k WHERE {HANDED_SQL} AND k.step = {OPEN_SQL} AND k.giver = NEW.taker))"
)
QUESTIONS: Final = (NAMED_SQL, GIVER_SQL, STEERS_SQL, DECIDES_SQL, TAKER_SQL)
"""What is asked when a place is handed over, and at no other time."""
