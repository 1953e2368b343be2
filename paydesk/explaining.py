"""Where a request stands: since when it waits, who may act, and what blocks each action for the person who asks.

Everything is derived from the table and the rules of ``paydesk.workflow``; nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection

from paydesk import chains, duplicates, filing, history, people, permissions
from paydesk import form as forms
from paydesk.approval import Progress, steps_of
from paydesk.attempts import Attempt
from paydesk.errors import PaydeskError, Problem
from paydesk.handing import SOMEBODY
from paydesk.inbox import TURNS
from paydesk.permissions import Intention
from paydesk.records import Event, Person, Request
from paydesk.requests import participants, require_bic
from paydesk.rules import refusal
from paydesk.trust import untrusted
from paydesk.workflow import ACTIONS, ASIDE, NEW, TRANSITIONS, transition_from

EXPLAINED: Final = tuple(
    action
    for action in ACTIONS
    if action not in ASIDE and any(t.action == action and t.source != NEW for t in TRANSITIONS)
)
"""What can be done with a request that is there."""

SETBACKS: Final = frozenset(t.action for t in TRANSITIONS if t.comment and t.source != t.target)
"""Actions that take a request back and say why."""


@dataclass(frozen=True, slots=True)
class Ability:
    """An action: the roles and people who may take it from here, and why the person who asks may not."""

    action: str
    roles: tuple[str, ...]
    """None when the action does not lead from this state."""
    people: tuple[Person, ...]
    error: PaydeskError | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request is; ``turn`` is what is to be done next, ``since`` when it came into its state."""

    request: Request
    since: datetime
    turn: Ability | None
    abilities: tuple[Ability, ...]
    setbacks: tuple[Event, ...]
    """What was returned, rejected or reopened, oldest first."""
    exported: Event | None
    """The event that put it into the bank file in which it is."""
    intact: bool
    """Whether the row is what the journal sealed."""
    progress: Progress | None
    """How far the request has come in its chain of approval, where its submit fixed one."""
    rule: Mapping[str, Any] | None
    """The rule of the policy that its submit fixed."""


def explain(connection: Connection, person: Person, number: int) -> Standing:
    """Return where the request stands, as this person may know it. Raises NotFound."""
    request = filing.find(connection, person, number)
    events = history.events(connection, number)
    joined = participants(connection, [number]).get(number, frozenset())
    intact = history.intact(connection, connection.dialect.name, request)
    team = people.everybody(connection)
    twins = duplicates.unanswered(connection, person, [request]).get(number, []) if request.status == "draft" else []
    problems = forms.check_complete(request.form, require_bic=require_bic(connection))
    progress = chains.progress(connection, [request]).get(number)
    rule = _rule(events) if progress else None
    if progress and rule:
        names = {place: one.name for place, one in enumerate(steps_of(rule))}
        named = (replace(step, name=names.get(place)) for place, step in enumerate(progress.steps))
        progress = replace(progress, steps=tuple(named))
    known = _Known(request, joined, problems, twins, intact, not untrusted(connection, [request]), progress)
    abilities = tuple(_ability(action, person, team, known) for action in EXPLAINED)
    turns = [action for action, _why in TURNS if transition_from(request, action)]
    in_file = [one for one in events if one.action == "export" and one.batch == request.exported_in]
    return Standing(
        request,
        since=next(one.at for one in reversed(events) if one.from_status != one.to_status),
        turn=next((one for one in abilities if one.action in turns), None),
        abilities=abilities,
        setbacks=tuple(one for one in events if one.action in SETBACKS),
        exported=in_file[-1] if in_file and request.exported_in is not None else None,
        intact=intact,
        progress=progress,
        rule=rule,
    )


def _rule(events: Sequence[Event]) -> Mapping[str, Any] | None:
    """Return the rule that the last submit sealed."""
    sealed = next((one.payload for one in reversed(events) if one.action == "submit"), "{}")
    detail = json.loads(sealed).get("detail")
    rule: Mapping[str, Any] | None = json.loads(detail) if detail else None
    return rule


@dataclass(frozen=True, slots=True)
class _Known:
    """What has been read about a request before it is asked who may do what."""

    request: Request
    joined: frozenset[str]
    problems: Sequence[Problem]
    twins: Sequence[int]
    intact: bool
    trusted: bool
    progress: Progress | None


def _ability(action: str, person: Person, team: Sequence[Person], known: _Known) -> Ability:
    request = known.request
    step = transition_from(request, action)
    # As its command would ask for it: with what the person gives at that moment, a comment or a day.
    comment = "…" if step and step.comment else None
    intention = Intention(action, comment=comment, payment_date=date.min, batch=0, taker=SOMEBODY)
    problems, twins = (known.problems, known.twins) if action == "submit" else ((), ())

    def tried(by: Person, *, complete: bool = True, duplicate: bool = False) -> Attempt:
        return permissions.attempt(
            by,
            request,
            known.joined,
            intention,
            known.progress,
            complete=complete,
            intact=known.intact,
            duplicate=duplicate,
            trusted=known.trusted,
        )

    # Who completes a form may submit it: that fields are missing concerns the request, not the people.
    able = [one for one in team if step and refusal(tried(one)) is None]
    error = permissions.why_not(tried(person, complete=not problems, duplicate=bool(twins)), intention, problems, twins)
    return Ability(action, step.roles if step else (), tuple(able), error)
