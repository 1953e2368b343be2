"""Rules weakened one at a time: the matrix must notice each, or it proves nothing.

The script of the guards is changed as text and put into a copy of the database. A reduced matrix is asked: only the
cases that the weakened rule or transition is about. What it notices the whole matrix notices.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pytest

from paydesk import guards, workflow
from paydesk.guards import postgres
from paydesk.guards import sqlite as sqlite_guards
from paydesk.guards.ladder import kept, unchained
from paydesk.rules import RULES, Rule
from paydesk.workflow import ANYONE, DISCARDED, ROLES, TRANSITIONS, VISIBILITY, Transition
from tests.rules import matrix
from tests.rules.matrix import Case
from tests.support import rules
from tests.support.rules import Facts, World

DIALECTS = ("sqlite", "postgresql")
SEEN_BY_SQL_ALONE = ("PD012", "PD013")  # a changed row; see the tests at the end
OF_EXPORT = ("PD035",)  # no plain insert makes an export: see tests/stories/test_trust.py


def rendered(rule: Rule, dialect: str) -> str:
    actor, content = ("NEW.actor", sqlite_guards.CONTENT) if dialect == "sqlite" else (postgres.ACTOR, postgres.CONTENT)
    return rule.sql.replace("{actor}", actor).replace("{content}", content)


def without(rule: Rule, dialect: str) -> list[str]:
    """The script with a rule that never refuses."""
    script = swapped(dialect, rendered(rule, dialect), "1 = 0")
    for shape in (kept, unchained):
        light = rendered(replace(rule, sql=shape(rule.sql)), dialect)
        script = [statement.replace(light, "1 = 0") for statement in script]
    return script


def swapped(dialect: str, before: str, after: str) -> list[str]:
    script = list(guards.statements(dialect))
    changed = [statement.replace(before, after) for statement in script]
    assert changed != script, "the mutant is no mutant"
    return changed


def with_transitions(monkeypatch: pytest.MonkeyPatch, dialect: str, changed: Sequence[Transition]) -> list[str]:
    before = workflow.transitions_sql()
    with monkeypatch.context() as patch:
        patch.setattr(workflow, "TRANSITIONS", tuple(changed))
        after = workflow.transitions_sql()
    return swapped(dialect, before, after)


@pytest.fixture(scope="module")
def worlds(sqlite_world, pg_clone, tmp_path_factory):
    copy = rules.copy_file(sqlite_world, tmp_path_factory.mktemp("mutants") / "mutant.db")
    return {"sqlite": copy, "postgresql": pg_clone()}


@dataclass
class Known:
    """All facts and cases with the right answers, read before anything is weakened."""

    facts: Facts
    logins: dict[str, Any]
    cases: list[tuple[Case, str]]

    @classmethod
    def of(cls, world: World) -> Known:
        facts = rules.facts(world)
        return cls(facts, {}, [(case, matrix.expected(facts, case, world.dialect)) for case in matrix.cases(facts)])


@pytest.fixture(scope="module")
def everything(worlds):
    found = {dialect: Known.of(world) for dialect, world in worlds.items()}
    yield found
    for connection in found["postgresql"].logins.values():
        connection.close()


def install(world: World, script: Sequence[str]) -> None:
    """Replace the guard of events, which is where rules are."""
    if world.dialect == "sqlite":
        with closing(matrix.connect(world.path)) as connection:
            for statement in script:
                if "TRIGGER event_guard" in statement or "IF EXISTS event_guard" in statement:
                    connection.execute(statement)
        return
    with world.raw("superuser") as connection:
        connection.execute("SET ROLE paydesk_owner")
        for statement in script:
            if "FUNCTION event_guard()" in statement and statement.startswith("CREATE OR REPLACE FUNCTION"):
                connection.execute(statement.encode())


def noticed(world: World, everything, script: Sequence[str], about: Callable[[Case, str], bool]) -> int:
    """How many cases the weakened database answers wrongly; the real guards are put back."""
    known = everything[world.dialect]
    chosen = [(case, answer) for case, answer in known.cases if about(case, answer)]
    if world.dialect == "postgresql":
        chosen = some(chosen)
    assert chosen
    cases = [case for case, _ in chosen]
    install(world, script)
    try:
        if world.dialect == "sqlite":
            with closing(matrix.connect(world.path)) as connection:
                answers = matrix.ask_sqlite(connection, known.facts, cases)
        else:
            answers = matrix.ask_postgres(world, cases, logins=known.logins)
    finally:
        install(world, guards.statements(world.dialect))
    return sum(answer != wanted for (_, wanted), answer in zip(chosen, answers, strict=True))


def some(cases: Sequence[tuple[Case, str]], most: int = 400) -> list[tuple[Case, str]]:
    """Cases for PostgreSQL, where each takes long: some of each answer. The whole of it is proven on SQLite."""
    if len(cases) <= most:
        return list(cases)
    by_answer: dict[str, list[tuple[Case, str]]] = {}
    for one in cases:
        by_answer.setdefault(one[1], []).append(one)
    return [one for found in by_answer.values() for one in found[: most // len(by_answer)]]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.state not in (*SEEN_BY_SQL_ALONE, *OF_EXPORT)], ids=lambda r: r.code
)
def test_a_dropped_rule_is_noticed(worlds, everything, dialect, rule):
    assert noticed(worlds[dialect], everything, without(rule, dialect), lambda _, answer: answer == rule.state)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.state not in (*SEEN_BY_SQL_ALONE, *OF_EXPORT)], ids=lambda r: r.code
)
def test_a_rule_that_always_refuses_is_noticed(worlds, everything, rule):
    script = swapped("sqlite", rendered(rule, "sqlite"), "1 = 1")
    assert noticed(worlds["sqlite"], everything, script, lambda _, answer: "/" in answer)


def mutations():
    """Every transition with its role, its who, its comment, its target or itself taken away; and one too many."""
    for index, found in enumerate(TRANSITIONS):
        name = f"{found.action} from {found.source or 'nothing'}"

        def put(name, *changed, index=index, found=found):
            table = (*TRANSITIONS[:index], *changed, *TRANSITIONS[index + 1 :])
            return pytest.param(table, (found.action, found.source), id=name)

        yield put(f"{name}, any role", replace(found, roles=tuple(ROLES)))
        for role in found.roles:
            others = tuple(one for one in found.roles if one != role) or ("nobody",)
            yield put(f"{name}, not for {role}", replace(found, roles=others))
        if found.who != ANYONE:
            yield put(f"{name}, anyone", replace(found, who=ANYONE))
        yield put(f"{name}, comment {not found.comment}", replace(found, comment=not found.comment))
        yield put(f"{name}, gone")
        if found.source != found.target:
            yield put(f"{name}, leads nowhere", replace(found, target=found.source or "pending"))
    for action, source in (
        ("approve", "draft"),
        ("pay", "pending"),
        ("pay", "paid"),
        ("edit", "approved"),
        ("submit", "paid"),
    ):
        extra = next(replace(t, source=source) for t in TRANSITIONS if t.action == action)
        yield pytest.param((*TRANSITIONS, extra), (action, source), id=f"{action} from {source}, added")


def about_transition(everything, dialect, key):
    facts = everything[dialect].facts
    status = key[1] or "draft"
    return lambda case, _: (
        case.action == key[0]
        and facts.requests[case.request].status == status
        and bool(facts.requests[case.request].head_seq) == bool(key[1])
    )


@pytest.mark.parametrize(("table", "key"), list(mutations()))
def test_a_changed_transition_is_noticed_on_sqlite(worlds, everything, monkeypatch, table, key):
    script = with_transitions(monkeypatch, "sqlite", table)
    assert noticed(worlds["sqlite"], everything, script, about_transition(everything, "sqlite", key))


@pytest.mark.parametrize(("table", "key"), [p for p in mutations() if "any" in str(p.id) or "added" in str(p.id)])
def test_a_changed_transition_is_noticed_on_postgres(worlds, everything, monkeypatch, table, key):
    script = with_transitions(monkeypatch, "postgresql", table)
    assert noticed(worlds["postgresql"], everything, script, about_transition(everything, "postgresql", key))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("sight", VISIBILITY, ids=lambda s: f"{s.role} {s.only} {'+'.join(s.states)}")
def test_a_widened_sight_is_noticed(worlds, everything, dialect, sight):
    """Each line of VISIBILITY taken away, and each narrowing dropped."""
    actor = "NEW.actor" if dialect == "sqlite" else postgres.ACTOR
    line = workflow._sight_sql(sight).replace("{actor}", actor)
    facts = everything[dialect].facts
    holders = {login for login, person in facts.people.items() if sight.role in person.roles}

    def about(case, _):
        plain = case.comment == "because" and case.seen == facts.requests[case.request].version
        return plain and case.login in holders and case.action == "comment"

    assert noticed(worlds[dialect], everything, swapped(dialect, line, "(1 = 0)"), about)
    wide = workflow._sight_sql(replace(sight, only=ANYONE, states=(*workflow.STATES, DISCARDED))).replace(
        "{actor}", actor
    )
    if wide != line:
        assert noticed(worlds[dialect], everything, swapped(dialect, line, wide), about)


# The two rules that compare the row with its journal


@pytest.mark.parametrize("state", SEEN_BY_SQL_ALONE)
def test_dropping_the_comparison_with_the_journal_is_noticed_on_sqlite(worlds, everything, state):
    world = worlds["sqlite"]
    rule = next(rule for rule in RULES if rule.state == state)
    request = everything["sqlite"].facts.requests[world.ids["draft/own"]]
    case = Case("both", request.id, "submit" if state == "PD012" else "edit", None, None, None)

    def answer():
        with closing(matrix.connect(world.path)) as connection, matrix.rolled_back(connection):
            if state == "PD013":
                try:
                    matrix.insert_entry(connection, matrix.entry(connection, request, case))
                except sqlite3.IntegrityError as refused:
                    return str(refused)
                return "edited"
            connection.execute("UPDATE request SET amount = 5 WHERE id = ?", (request.id,))
            return matrix.step_sqlite(connection, request, case)

    assert answer() == state
    install(world, without(rule, "sqlite"))
    try:
        assert answer() != state
    finally:
        install(world, guards.statements("sqlite"))
    assert answer() == state


def test_dropping_nothing_changed_is_noticed_on_postgres(worlds, everything):
    rule = next(rule for rule in RULES if rule.state == "PD013")
    assert noticed(worlds["postgresql"], everything, without(rule, "postgresql"), lambda _, answer: answer == "PD013")
