"""Chains of approval: the steps that a request must pass, and how far it has come. Pure.

The rules of a chain stand here twice, side by side: as Python and as SQL for the triggers. The SQL speaks of the
request ``r``, the event ``NEW`` and ``{actor}``, the login of whoever acts. What stands is read from the journal
alone: approvals since the last submit that were not taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from paydesk.conditions import MET_SQL
from paydesk.step_places import SUBMITTED_SQL, Handover, holders, holds_sql

MAX_RULES: Final = 100
"""Rules of one policy; the number of a chain is that of its policy times :data:`CHAINS` and its place."""

CHAINS: Final = 1000
MAX_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A step that ``needed`` people must agree to: of those named, or, where none is, of all who decide."""

    persons: tuple[str, ...]
    needed: int
    name: str | None = None
    within: str | None = None
    """How long it may take; see ``paydesk.deadlines``."""
    then: tuple[str, ...] = ()
    """Who is told when it took longer; where it is empty, ``paydesk.deadlines`` says who."""
    keeps: tuple[str, ...] = ()
    """Fields whose change leaves its approvals standing at a new submit; see ``paydesk.keeping``."""


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval that stands; ``step`` counts from 1, and is ``None`` in a chain of old."""

    actor: str
    step: int | None
    at: datetime | None = None
    behalf: str | None = None
    """For whom the actor stood in."""
    seq: int = 0
    """The entry of the journal."""
    round: int = 1
    """The submit after which it was given, counted from 1."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request has come: the steps that its submit fixed, and the approvals that stand, oldest first."""

    steps: tuple[Step, ...]
    approvals: tuple[Approval, ...] = ()
    substitutes: frozenset[tuple[str, str]] = frozenset()
    """Who stands in for whom today, as far as this request goes: substitute and giver."""
    handovers: tuple[Handover, ...] = ()
    """Places that were handed over since the last submit, oldest first."""
    heads: frozenset[str] = frozenset()
    """Everybody who decides today."""
    barred: frozenset[tuple[str, str]] = frozenset()
    """Administrator and somebody who cannot decide, but could if this one had not disabled them or taken their role."""
    opened: Decision | None = None
    """The entry that opened the open step, where a step has a time."""
    read_at: datetime | None = None
    """When this was looked up."""
    round: int = 1
    """Which submit of the request this is, counted from 1."""

    def given(self, place: int) -> tuple[Approval, ...]:
        """Return the approvals of a step."""
        return tuple(one for one in self.approvals if one.step == place)

    @property
    def open(self) -> int | None:
        """The step whose turn it is, or ``None`` when all are passed."""
        places = range(1, len(self.steps) + 1)
        return next((place for place in places if len(self.given(place)) < self.steps[place - 1].needed), None)

    @property
    def is_last(self) -> bool:
        """Whether one more approval passes the last step."""
        return sum(step.needed for step in self.steps) == len(self.approvals) + 1

    @property
    def approvers(self) -> frozenset[str]:
        """Who gave the approvals that stand."""
        return frozenset(one.actor for one in self.approvals)

    @property
    def voices(self) -> frozenset[str]:
        """Whose voice is used: who approved, and for whom somebody stood in."""
        return self.approvers | {one.behalf for one in self.approvals if one.behalf is not None}

    def holders(self, place: int) -> tuple[str, ...]:
        """Return who holds a place of a step: those it names, but for places that were handed over; of a role nobody."""
        return holders(self.steps[place - 1].persons, place, self.handovers)

    def givers(self, login: str) -> tuple[str, ...]:
        """Return for whom this person may stand in at the open step."""
        place = self.open
        if place is None:
            return ()
        meant, used = self.holders(place), self.voices
        return tuple(
            sorted(giver for who, giver in self.substitutes if who == login and giver in meant and giver not in used)
        )

    def takes(self, login: str) -> bool:
        """Tell whether the open step means this person themselves."""
        place = self.open
        return place is not None and (not self.steps[place - 1].persons or login in self.holders(place))

    def is_turn_of(self, login: str) -> bool:
        """Tell whether the open step means this person; that they have decided already is another matter."""
        return self.takes(login) or bool(self.givers(login))


class Decision(NamedTuple):
    """What an entry of a journal says that decides how far its request has come."""

    action: str
    actor: str
    step: int | None
    at: Any = None
    behalf: str | None = None
    giver: str | None = None
    taker: str | None = None
    seq: int = 0
    stands: str | None = None
    """Of a submit: the entries of earlier approvals that stand."""


def entries_of(stands: str | None) -> tuple[int, ...]:
    """Return the entries that a submit tells of as ``3,7``."""
    return tuple(int(word) for word in (stands or "").split(",") if word.isdecimal())


def standing(decisions: Iterable[Decision]) -> tuple[Approval, ...]:
    """Return the approvals that stand after these entries of a journal, oldest first."""
    found: list[Approval] = []
    rounds = 0
    for one in decisions:
        if one.action == "submit":
            rounds += 1
            kept = entries_of(one.stands)
            found = [given for given in found if given.seq in kept]
        elif one.action == "approve":
            found.append(Approval(one.actor, one.step, one.at, one.behalf, one.seq, rounds))
        elif one.action == "revoke":
            found = [given for given in found if given.actor != one.actor]
    return tuple(found)


def handed(decisions: Iterable[Decision]) -> tuple[Handover, ...]:
    """Return the places that were handed over since the last submit, oldest first."""
    found: list[Handover] = []
    for one in decisions:
        if one.action == "submit":
            found.clear()
        elif one.action == "reassign":
            found.append(Handover(one.step, one.giver or one.actor, one.taker or "", one.actor, one.at))
    return tuple(found)


def opened(steps: tuple[Step, ...], decisions: Sequence[Decision]) -> Decision | None:
    """Return the entry of a journal since which the open step is open."""
    found, place = None, None
    for count, one in enumerate(decisions, start=1):
        now = Progress(steps, standing(decisions[:count])).open
        if one.action == "submit" or now != place:
            found, place = one, now
    return found


DECISIVE: Final = ("submit", "approve", "revoke", "reassign")
"""Actions that :func:`standing` and :func:`handed` look at."""


def steps_of(rule: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the steps of a rule as policies and submits tell it in JSON."""
    return tuple(
        # Where neither a role nor persons are told, nobody is meant: no login is empty.
        Step(
            () if "role" in one else tuple(one.get("persons", ("",))),
            one["needed"],
            one.get("name"),
            one.get("within"),
            tuple(one.get("then", ())),
            tuple(one.get("keeps", ())),
        )
        for one in rule["steps"]
    )


def fits(rule: Mapping[str, Any], content: Mapping[str, Any], author: str) -> bool:
    """Tell whether a rule fits a request by all that its content says; see :func:`paydesk.conditions.met` for the rest."""
    amount = content.get("amount") or 0
    return (
        rule.get("currency") in (None, content.get("currency"))
        and amount >= rule.get("amount_from", 0)
        and ("amount_below" not in rule or amount < rule["amount_below"])
        and rule.get("inn") in (None, content.get("inn"))
        and rule.get("author") in (None, author)
    )


# The SQL of the same

# Of the approvals before the last submit those that it names stand as well.
_STANDS: Final = (
    "e.request_id = r.id AND e.action = 'approve'"
    f" AND (e.seq > {SUBMITTED_SQL} OR EXISTS (SELECT 1 FROM event b WHERE b.request_id = r.id"
    f" AND b.seq = {SUBMITTED_SQL} AND b.stands IS NOT NULL AND ',' || b.stands || ',' LIKE '%,' || e.seq || ',%'))"
    " AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor"
    " AND v.seq > e.seq)"
)
STANDING_SQL: Final = _STANDS
"""Whether the approval ``e`` of request ``r`` stands."""

GIVEN_SQL: Final = f"EXISTS (SELECT 1 FROM event e WHERE {_STANDS} AND e.actor = {{actor}})"
"""Whether an approval that the actor gave stands."""

DECIDED_SQL: Final = f"EXISTS (SELECT 1 FROM event e WHERE {_STANDS} AND {{actor}} IN (e.actor, e.behalf))"
"""Whether the voice of the actor is used: by an approval of theirs, or of a substitute."""

GIVEN_AT_SQL: Final = f"(SELECT count(*) FROM event e WHERE {_STANDS} AND e.step = {{step}}.place)"
"""How many approvals stand at the row ``{step}`` of ``policy_step``."""

_MISSING: Final = f"p.needed > {GIVEN_AT_SQL.format(step='p')}"
OPEN_SQL: Final = f"(SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND {_MISSING})"
"""The open step of a request with a chain."""

STEP_SQL: Final = f"CASE WHEN NEW.action IN ('approve', 'reassign') AND r.chain IS NOT NULL THEN {OPEN_SQL} END"
"""The step that the event passes, or helps to pass, or at which it hands over a place."""

_MEANT: Final = (
    f"EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = {OPEN_SQL} AND (o.role = 'head'"
    f" OR {holds_sql('{actor}')}))"
)
SUBSTITUTE_SQL: Final = (
    "d.since <= CURRENT_DATE AND d.until >= CURRENT_DATE"
    " AND NOT EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = d.id)"
    " AND (d.amount IS NULL OR (d.currency = r.currency AND r.amount <= d.amount)) AND d.giver <> r.author"
    " AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = d.giver AND w.content IS NOT NULL)"
    " AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login WHERE g.login = d.giver"
    " AND g.role = 'head' AND NOT h.disabled)"
)
"""Whether the delegation ``d`` lets somebody stand in for the request: in time, in its limit, not for an author."""

_GIVER: Final = (
    f"(SELECT min(d.giver) FROM delegation d JOIN policy_step o ON o.chain = r.chain AND o.place = {OPEN_SQL}"
    f" WHERE d.substitute = {{actor}} AND {holds_sql('d.giver')} AND {SUBSTITUTE_SQL}"
    f" AND NOT EXISTS (SELECT 1 FROM event e WHERE {_STANDS} AND d.giver IN (e.actor, e.behalf)))"
)
STANDS_IN_SQL: Final = f"CASE WHEN {_MEANT} THEN NULL ELSE {_GIVER} END"
"""For whom the actor would stand in: only those who hold a place themselves, so that nothing is passed on."""

BEHALF_SQL: Final = f"CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN {STANDS_IN_SQL} END"
TURN_SQL: Final = f"({_MEANT} OR {_GIVER} IS NOT NULL)"
"""Whether the open step means the actor."""

TARGET_SQL: Final = (
    "CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM policy_step p"
    f" WHERE p.chain = r.chain AND {_MISSING}"
    f" + CASE WHEN p.place = {OPEN_SQL} THEN 1 ELSE 0 END)"
    " THEN r.status ELSE t.target END ELSE t.target END"
)
"""The state after the event: an approval that leaves a step open leads nowhere."""

CHOSEN_SQL: Final = (
    "(SELECT min(c.id) FROM policy_chain c WHERE c.policy_id = (SELECT max(f.policy_id) FROM policy_confirmation f)"
    " AND (c.currency IS NULL OR c.currency = r.currency)"
    " AND (c.amount_from IS NULL OR r.amount >= c.amount_from) AND (c.amount_below IS NULL OR r.amount < c.amount_below)"
    " AND (c.inn IS NULL OR c.inn = r.inn) AND (c.author IS NULL OR c.author = r.author)"
    f" AND {MET_SQL})"
)
"""The first chain of the policy in force that fits the request, or NULL where no policy was ever set."""
