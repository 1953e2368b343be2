"""Chains of approval in the database: which one a submit fixes, and how far requests have come in theirs.

A request without a chain costs no question here: any head approves it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text

from paydesk.approval import (
    CHAINS,
    CHOSEN_SQL,
    DECISIVE,
    STANDS_IN_SQL,
    SUBSTITUTE_SQL,
    Decision,
    Progress,
    Step,
    handed,
    opened,
    standing,
    steps_of,
)
from paydesk.guards.keeping_sql import stands_sql
from paydesk.handing import BARRED_SQL
from paydesk.models import event, person, person_role, policy, policy_step, policy_step_person
from paydesk.records import Request, Standing


def progress(connection: Connection, requests: Iterable[Request | Standing]) -> dict[int, Progress]:
    """Return request → how far it has come, for those whose submit fixed a chain.

    Told as of the requests: what was decided since they were read is not seen here, as it is not seen in them.
    """
    seen = {one.id: one for one in requests if one.chain is not None}
    chained = {number: one.chain for number, one in seen.items() if one.chain is not None}
    if not chained:
        return {}
    steps = _steps(connection, sorted(set(chained.values())))
    decisions: dict[int, list[Decision]] = {}
    substitutes: dict[int, set[tuple[str, str]]] = {}
    numbers = sorted(chained)
    e = event.c
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(e.request_id, *(e[name] for name in Decision._fields))
            .where(e.request_id.in_(numbers[start : start + 500]), e.action.in_(DECISIVE))
            .order_by(e.request_id, e.seq)
        )
        for row in rows:
            if row.seq > seen[row.request_id].head_seq:
                continue
            decisions.setdefault(row.request_id, []).append(Decision(*row[1:]))
        for number, who, giver in connection.execute(_SUBSTITUTES, {"ids": numbers[start : start + 500]}):
            substitutes.setdefault(number, set()).add((who, giver))
    deciding, now = heads(connection), moment()
    named = {login for chain in steps.values() for step in chain for login in step.persons}
    named |= {one.taker for entries in decisions.values() for one in entries if one.taker is not None}
    stopped = barred(connection, named - deciding)
    found: dict[int, Progress] = {}
    for number, chain in chained.items():
        entries = decisions.get(number, ())
        found[number] = Progress(
            steps[chain],
            standing(entries),
            frozenset(substitutes.get(number, ())),
            handed(entries),
            deciding,
            stopped,
            opened(steps[chain], entries) if any(step.within for step in steps[chain]) else None,
            now,
            sum(one.action == "submit" for one in entries),
        )
    return found


def moment() -> datetime:
    """Return the moment at which progress is looked up."""
    return datetime.now(UTC)


def heads(connection: Connection) -> frozenset[str]:
    """Return everybody who decides today."""
    chosen = (person_role.c.role == "head", ~person.c.disabled)
    of_role = select(person.c.login).join(person_role, person_role.c.login == person.c.login)
    return frozenset(connection.scalars(of_role.where(*chosen)))


def barred(connection: Connection, gone: Collection[str]) -> frozenset[tuple[str, str]]:
    """Return administrator and person for those of ``gone`` whom this administrator alone keeps from deciding.

    Who may not read the journal of administrators learns nothing of it.
    """
    if not gone:
        return frozenset()
    return frozenset((row.actor, row.giver) for row in connection.execute(_BARRED, {"gone": sorted(gone)}))


_BARRED: Final = text(
    "SELECT m.login AS actor, x.login AS giver FROM person_role m CROSS JOIN person x"
    f" WHERE m.role = 'admin' AND x.login IN :gone AND {BARRED_SQL.format(giver='x.login', actor='m.login')}"
).bindparams(bindparam("gone", expanding=True))


_SUBSTITUTES: Final = text(
    f"SELECT r.id, d.substitute, d.giver FROM request r JOIN delegation d ON {SUBSTITUTE_SQL} WHERE r.id IN :ids"
).bindparams(bindparam("ids", expanding=True))


def stands_in(connection: Connection, login: str, numbers: Sequence[int]) -> dict[int, str | None]:
    """Return request → for whom this person would stand in by an approval, as the triggers of SQLite will ask."""
    found: dict[int, str | None] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(_STANDS_IN, {"ids": numbers[start : start + 500], "actor": login})
        found |= {row.id: row.giver for row in rows}
    return found


_STANDS_IN: Final = text(
    f"SELECT r.id, {STANDS_IN_SQL.replace('{actor}', ':actor')} AS giver FROM request r WHERE r.id IN :ids"
).bindparams(bindparam("ids", expanding=True))


def _steps(connection: Connection, chains: Sequence[int]) -> dict[int, tuple[Step, ...]]:
    named: dict[tuple[int, int], list[str]] = {}
    s, n = policy_step.c, policy_step_person.c
    found: dict[int, list[Step]] = {chain: [] for chain in chains}
    for start in range(0, len(chains), 500):  # SQLite allows a limited number of parameters
        part = chains[start : start + 500]
        logins = connection.execute(select(n.chain, n.place, n.login).where(n.chain.in_(part)).order_by(n.login))
        for chain, place, login in logins:
            named.setdefault((chain, place), []).append(login)
        query = select(s.chain, s.place, s.role, s.needed).where(s.chain.in_(part)).order_by(s.chain, s.place)
        for row in connection.execute(query):
            persons = () if row.role else tuple(named.get((row.chain, row.place), ("",)))
            found[row.chain].append(Step(persons, row.needed))
    told = _told(connection, {chain // CHAINS for chain in chains})
    return {chain: tuple(map(_timed, steps, told[chain])) for chain, steps in found.items()}


def _timed(step: Step, told: Step) -> Step:
    """Return a step with what its rule says besides: nothing is chosen or counted here by that."""
    return replace(step, name=told.name, within=told.within, then=told.then, keeps=told.keeps)


def _told(connection: Connection, policies: Collection[int]) -> dict[int, tuple[Step, ...]]:
    """Return chain → steps as the rules of policies tell them."""
    rows = connection.execute(select(policy.c.id, policy.c.rules).where(policy.c.id.in_(policies)))
    return {
        number * CHAINS + place: steps_of(rule)
        for number, rules in rows
        for place, rule in enumerate(_rules(rules), start=1)
    }


@lru_cache(8)
def _rules(text: str) -> Any:
    return json.loads(text)


def chosen(
    connection: Connection, numbers: Sequence[int], at: str
) -> dict[int, tuple[int | None, str | None, str | None]]:
    """Return request → what the triggers of SQLite will find at submit.

    The chain, its rule as they tell it, and the earlier approvals that stand. ``at`` is the time of the submit, as
    SQLite keeps it.
    """
    found: dict[int, tuple[int | None, str | None, str | None]] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(_CHOSEN, {"ids": numbers[start : start + 500], "at": at})
        found |= {row.id: (row.chain, row.rule, row.stands) for row in rows}
    return found


_CHOSEN_AT: Final = CHOSEN_SQL.replace("NEW.at", ":at")
_CHOSEN: Final = text(
    "SELECT x.id, x.chain, (SELECT o.rules -> ('$[' || (c.place - 1) || ']') FROM policy_chain c"
    f" JOIN policy o ON o.id = c.policy_id WHERE c.id = x.chain) AS rule, {stands_sql('sqlite', 'x.chain')} AS stands"
    f" FROM (SELECT r.id, {_CHOSEN_AT} AS chain FROM request r WHERE r.id IN :ids) x JOIN request r ON r.id = x.id"
).bindparams(bindparam("ids", expanding=True))
