"""What a policy would have made of requests of the past: the rule, the approvals, and about how long they would wait."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, or_, select

from paydesk import waiting
from paydesk.approval import entries_of, fits
from paydesk.circumstances import Chronicle
from paydesk.conditions import met
from paydesk.models import event, request
from paydesk.records import Person

Rule = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how long a step takes, in seconds, and from how many decisions that is known; none when from no decision."""

    name: str | None
    seconds: int | None
    decisions: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """A request of the past: the rule that it would have taken, and how many approvals it had and would have needed."""

    id: int
    rule: int
    had: int
    needed: int
    waited: int
    """Seconds from its submit to the approval that was the last."""
    steps: tuple[Estimate, ...]

    @property
    def estimated(self) -> int | None:
        """About how long its chain would have taken, in seconds; none where that of a step is not known."""
        return total(self.steps)


def total(steps: Sequence[Estimate]) -> int | None:
    """Return about how long steps take one after the other."""
    seconds = [one.seconds for one in steps]
    return None if None in seconds else sum(one for one in seconds if one is not None)


class Pace:
    """How long people took to decide until now."""

    def __init__(self, connection: Connection, team: Collection[Person]) -> None:
        self.took: dict[str, list[int]] = {}
        self.heads = [one.login for one in team if "head" in one.roles and not one.disabled]
        for one in waiting.done(connection):
            if one.what == "decide":
                self.took.setdefault(one.person, []).append(one.seconds)

    def step(self, step: Mapping[str, Any]) -> Estimate:
        """Estimate a step by those whom it means.

        One of them: the median of all that they decided. Several: they decide beside each other, so that the step takes
        as long as the slowest of so many, the fastest by their medians.
        """
        persons = self.heads if "role" in step else step.get("persons", ())
        known = [sorted(self.took[login]) for login in persons if login in self.took]
        decisions = sum(map(len, known))
        if len(known) < step["needed"]:
            return Estimate(step.get("name"), None, decisions)
        if step["needed"] == 1:
            return Estimate(step.get("name"), waiting.median(sorted(chain.from_iterable(known))), decisions)
        return Estimate(step.get("name"), sorted(map(waiting.median, known))[step["needed"] - 1], decisions)


def replay(
    connection: Connection, rules: Sequence[Rule], team: Collection[Person], since: date | None
) -> list[Replayed]:
    """Return what each request that was approved since a day would have needed by these rules, by its last content.

    What the payee had been paid, which accounts were trusted, and signals are taken from the order of the journals.
    """
    pace = Pace(connection, team)
    estimates = [tuple(map(pace.step, rule["steps"])) for rule in rules]
    chronicle = Chronicle(connection)
    runs: dict[int, _Run] = {}
    found: dict[int, Replayed] = {}
    e = event.c
    rows = connection.execute(
        select(
            e.request_id,
            e.seq,
            e.action,
            e.from_status,
            e.to_status,
            e.content,
            e.at,
            e.actor,
            e.file,
            e.stands,
            request.c.author,
        )
        .join_from(event, request, request.c.id == e.request_id)
        .where(
            or_(
                e.content.is_not(None),
                e.from_status != e.to_status,
                e.action.in_(("approve", "revoke", "duplicate_ok", "attach")),
            )
        )
        .order_by(e.at, e.request_id, e.seq)
    )
    for row in rows:
        number = row.request_id
        if row.action == "submit":
            kept = runs[number].kept(row.stands) if number in runs else {}
            runs[number] = _Run(row.at, _chosen(rules, chronicle, number, row), kept)
        elif number in runs:
            runs[number].follow(row)
        chronicle.follow(row)
        run = runs.get(number)
        if (
            run
            and row.action == "approve"
            and row.to_status == "approved"
            and (since is None or row.at.date() >= since)
        ):
            needed = sum(step["needed"] for step in rules[run.rule - 1]["steps"])
            waited = int((row.at - run.since).total_seconds())
            found[number] = Replayed(number, run.rule, len(run.approvals), needed, waited, estimates[run.rule - 1])
    return [found[number] for number in sorted(found)]


class _Run:
    """A request on its way: since when, the rule that it would have taken, and who approved it."""

    def __init__(self, since: datetime, rule: int, kept: dict[int, str]) -> None:
        self.since, self.rule = since, rule
        self.approvals = kept
        """Entry → who approved."""

    def kept(self, stands: str | None) -> dict[int, str]:
        """Return the approvals that stand at the next submit."""
        return {seq: self.approvals[seq] for seq in entries_of(stands) if seq in self.approvals}

    def follow(self, row: Any) -> None:
        if row.action == "approve":
            self.approvals[row.seq] = row.actor
        elif row.action == "revoke":
            self.approvals = {seq: actor for seq, actor in self.approvals.items() if actor != row.actor}


def _chosen(rules: Sequence[Rule], chronicle: Chronicle, number: int, row: Any) -> int:
    content, known = chronicle.content(number), chronicle.known(number, row.at)
    return next(
        place for place, rule in enumerate(rules, start=1) if fits(rule, content, row.author) and met(rule, known)
    )
