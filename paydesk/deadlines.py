"""The time of a step of approval: until when it is to be decided, and who is told when it was not. Pure.

Nothing is approved by silence, and whoever is told may decide no more than the step lets them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from paydesk.approval import Progress
from paydesk.records import Person
from paydesk.working_days import add_working

MAX_DAYS, MAX_HOURS = 100, 500
_SPAN: Final = re.compile(r"([1-9][0-9]{0,2})([dh])")


def span_of(word: str) -> tuple[int, str] | None:
    """Return number and unit of ``2d``, working days, or ``8h``, hours by the clock; ``None`` for anything else.

    >>> span_of("2d"), span_of("0d"), span_of("101d"), span_of("2 days")
    ((2, 'd'), None, None, None)
    """
    found = _SPAN.fullmatch(word)
    if found is None or int(found[1]) > (MAX_DAYS if found[2] == "d" else MAX_HOURS):
        return None
    return int(found[1]), found[2]


def due(progress: Progress) -> datetime | None:
    """Return until when the open step is to be decided, in UTC, or ``None`` where its time is not limited.

    It runs from the entry that opened the step: neither some of several approvals nor a place that was handed over
    begin it anew. Working days are those of Russia, in the zone of this machine: ``2d`` ends two working days later at
    the same hour.
    """
    place = progress.open
    since: datetime | None = progress.opened.at if progress.opened else None
    if place is None or since is None:
        return None
    span = span_of(progress.steps[place - 1].within or "")
    if span is None:
        return None
    number, unit = span
    if unit == "h":
        return (since + timedelta(hours=number)).astimezone(UTC)
    local = since.astimezone()
    return datetime.combine(add_working(local.date(), number), local.time()).astimezone(UTC)


def is_over(progress: Progress, now: datetime | None = None) -> bool:
    """Tell whether the time of the open step is over, now or when the progress was read."""
    until, moment = due(progress), now or progress.read_at
    return until is not None and moment is not None and until <= moment


def told(progress: Progress, place: int) -> tuple[str, ...]:
    """Return who is told when the time of a step is over: those it names, else those of the step after it.

    Nobody where administrators are: after the last step, and before one that every head may decide.
    """
    step = progress.steps[place - 1]
    return step.then or (progress.steps[place].persons if place < len(progress.steps) else ())


def concerns(progress: Progress, person: Person) -> bool:
    """Tell whether this person is told when the time of the open step is over."""
    place = progress.open
    if place is None or person.disabled:
        return False
    named = told(progress, place)
    return person.login in named if named else "admin" in person.roles
