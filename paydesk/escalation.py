"""Telling the next person when the time of a step is over: once for each time that the step was opened."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, select

from paydesk import deadlines, outbox
from paydesk.approval import CHAINS
from paydesk.models import policy, request
from paydesk.wishes import Team


def plan(connection: Connection, team: Team, now: datetime) -> None:
    """Plan messages on all requests whose open step has waited longer than it may."""
    chains = _timed(connection)
    if not chains:
        return
    waiting = select(request.c.id).where(request.c.status == "pending", request.c.chain.in_(chains))
    for number, case in outbox.cases(connection, connection.scalars(waiting).all()).items():
        progress = case.progress
        if progress is None or progress.opened is None or not deadlines.is_over(progress, now):
            continue
        seq = progress.opened.seq
        logins = [one.login for one in team.people.values() if deadlines.concerns(progress, one)]
        outbox.tell(connection, team, f"late/{number}-{seq}", (number, seq), outbox.LATE, logins, now)


def _timed(connection: Connection) -> list[int]:
    """Return the chains of which a step has a time."""
    timed = select(policy.c.id, policy.c.rules).where(policy.c.rules.contains('"within"'))
    return [
        number * CHAINS + place
        for number, rules in connection.execute(timed)
        for place, rule in enumerate(json.loads(rules), start=1)
        if any("within" in step for step in rule["steps"])
    ]
