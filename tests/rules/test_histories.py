"""Random lives of requests: several people, many steps, the rules of ``paydesk.workflow`` against the database.

The model is made of values alone: what the request would be after each allowed step. The database is asked past all
Python checks, as in the matrix, and in the end its journal must hold exactly the steps that the model allowed.
"""

from __future__ import annotations

import itertools
import json
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from paydesk import history
from paydesk.approval import Approval, Progress, Step
from paydesk.attempts import Attempt
from paydesk.records import Person, Request
from paydesk.rules import RULES, possible_actions, refusal
from paydesk.step_places import Handover
from paydesk.workflow import ACTIONS
from tests.rules import chain, matrix
from tests.rules.matrix import Case
from tests.rules.test_mutants import install, without
from tests.support import rules
from tests.support.rules import COMPLETE, DAY, LARGE, PEOPLE, SECOND, STAND_IN

LOGINS = tuple(login for login in PEOPLE if login not in ("dismissed", "roleless"))
HEADS = frozenset(login for login in LOGINS if "head" in PEOPLE[login])
EXAMPLES = int(os.environ.get("PAYDESK_TEST_HISTORIES", "25"))
MOVED = ("status", "version", "head_seq", "author", "approved_by", "paid_by", "payment_date", "returned_by", "chain")
CHAINS = {True: (1001, (Step((), 1, keeps=("purpose",)), Step(SECOND, 1))), False: (1002, (Step((), 1),))}
"""Whether the sum is large → the chain of the policy of :mod:`tests.support.rules`, and its steps."""

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass
class Life:
    """One request as the model sees it."""

    request: Request
    joined: set[str] = field(default_factory=set)
    steps: list[tuple[str, str]] = field(default_factory=list)
    large: bool = False
    progress: Progress | None = None
    papers: int = 0
    """Files in the content: the same paper each, so that their number tells what is there. An edit is of the purpose."""
    approved: dict[int, int] = field(default_factory=dict)
    """Entry of an approval → the files that it approved."""
    before: Progress | None = None
    """How far the request had come when its last round ended."""
    rejected: bool = False

    @property
    def begun(self) -> bool:
        """Whether it is on its way through two steps."""
        return self.large and self.request.status == "pending"

    def attempt(self, case: Case) -> Attempt:
        person = Person(case.login, None, None, PEOPLE[case.login])
        return Attempt(
            case.action,
            person,
            self.request,
            frozenset(self.joined),
            case.comment,
            case.seen,
            case.day,
            complete=True,
            progress=self.progress,
            giver=case.giver,
            taker=case.taker,
        )

    def step(self, case: Case) -> None:
        """What an allowed step makes of the request: written down here a second time, on purpose."""
        before = self.request
        found = self.attempt(case).transition
        assert found is not None
        after: dict[str, Any] = {
            "status": found.target,
            "version": before.version + found.moves,
            "head_seq": before.head_seq + 1,
        }
        self._decide(case, after)
        if after["status"] not in ("pending", "approved", "paid"):
            self.before = self.progress or self.before
            after["chain"] = self.progress = None
        if case.action == "approve" and after["status"] == "approved":
            after["approved_by"] = case.login
        elif found.target not in ("approved", "paid"):
            after["approved_by"] = None
        if case.action == "pay":
            after |= {"paid_by": case.login, "payment_date": case.day}
        elif found.target != "paid":
            after |= {"paid_by": None, "payment_date": None}
        if case.action == "return" and before.status == "approved":
            after["returned_by"] = case.login
        elif found.target not in ("draft", "pending"):
            after["returned_by"] = None
        self.papers += {"attach": found.writes, "detach": -1}.get(case.action, 0)
        self.request = replace(before, **after)
        self.steps.append((case.action, case.login))
        if found.writes:
            self.joined.add(case.login)

    def _decide(self, case: Case, after: dict[str, Any]) -> None:
        """What the step makes of the chain of approval."""
        if case.action == "submit":
            after["chain"], steps = CHAINS[self.large]
            standing_in = frozenset((who, giver) for giver, who in STAND_IN)
            stands = () if self.rejected or self.before is None else tuple(
                one for one in self.before.approvals if one.step == 1 and len(steps) == 2
                and self.approved[one.seq] == self.papers
            )  # fmt: skip
            self.rejected = False
            self.progress = Progress(steps, stands, standing_in, heads=HEADS)
        if case.action == "reject":
            self.rejected = True
        if case.action == "approve":
            assert self.progress is not None
            place = self.progress.open
            assert place is not None
            own = self.progress.takes(case.login)
            behalf = None if own else self.progress.givers(case.login)[0]
            seq = self.request.head_seq + 1
            self.approved[seq] = self.papers
            given = (*self.progress.approvals, Approval(case.login, place, behalf=behalf, seq=seq))
            self.progress = replace(self.progress, approvals=given)
            if self.progress.open is not None:
                after["status"] = "pending"
        if case.action == "reassign":
            assert self.progress is not None
            assert case.taker is not None
            gift = Handover(self.progress.open, case.giver or case.login, case.taker, case.login)
            self.progress = replace(self.progress, handovers=(*self.progress.handovers, gift))
        if case.action == "revoke":
            assert self.progress is not None
            left = tuple(one for one in self.progress.approvals if one.actor != case.login)
            self.progress = replace(self.progress, approvals=left)


class Sqlite:
    """Steps on a file; each is committed."""

    def __init__(self, world, folder: Path) -> None:
        self.world = rules.copy_file(world, folder / f"{next(_numbers)}.db")
        self.connection = matrix.connect(self.world.path)

    def file(self, login: str, amount: int) -> int:
        return rules.file(self.world, login, "a life", amount=amount)

    def step(self, request: Request, case: Case) -> str:
        self.connection.execute("BEGIN IMMEDIATE")
        answer = matrix.step_sqlite(self.connection, self._sealed(request), case)
        self.connection.execute("COMMIT" if "/" in answer else "ROLLBACK")
        return answer

    def read(self, number: int) -> tuple:
        return tuple(
            self.connection.execute(f"SELECT {', '.join(MOVED)} FROM request WHERE id = ?", (number,)).fetchone()
        )

    def _sealed(self, request: Request) -> Request:
        row = self.connection.execute("SELECT head_hash, digest FROM request WHERE id = ?", (request.id,)).fetchone()
        return replace(request, head_hash=row["head_hash"], digest=row["digest"])

    def close(self) -> None:
        self.connection.close()


class Postgres:
    """Steps with everybody's own login; each is committed."""

    def __init__(self, world) -> None:
        self.world = world
        self.logins = {login: world.raw(login, autocommit=True) for login in LOGINS}
        self.chief = world.raw("superuser", autocommit=True)
        self.count = itertools.count(1)

    def file(self, login: str, amount: int) -> int:
        return rules.file(self.world, login, "a life", amount=amount)

    def step(self, request: Request, case: Case) -> str:
        login = self.logins[case.login]
        try:
            with login.transaction():
                self._write(login, request, case)
        except psycopg.Error as refused:
            return refused.sqlstate or "?"
        status, version, *_ = self.read(request.id)
        return f"{status}/{version}"

    def read(self, number: int) -> tuple:
        found = self.chief.execute(f"SELECT {', '.join(MOVED)} FROM request WHERE id = %s".encode(), (number,))
        return tuple(found.fetchone() or ())

    def _write(self, login, request: Request, case: Case) -> None:
        if case.action == "edit" and request.status == "draft" and request.author == case.login:
            login.execute("UPDATE request SET purpose = %s WHERE id = %s", (f"Иное {next(self.count)}", request.id))
            return
        if case.action == "detach" and (request.status, request.author) == ("draft", case.login):
            done = login.execute(
                "UPDATE request_file SET detached = true WHERE id = (SELECT min(id) FROM request_file"
                " WHERE request_id = %s AND in_content AND NOT detached)",
                (request.id,),
            )
            if done.rowcount:
                return
        if case.action == "attach":
            login.execute(
                "INSERT INTO blob VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
                (matrix.PAPER, len(matrix.BODY), matrix.BODY),
            )
            login.execute(
                "INSERT INTO request_file (request_id, kind, name, media_type, sha256)"
                " VALUES (%s, 'other', 'a', 'application/pdf', %s)",
                (request.id, matrix.PAPER),
            )
            return
        login.execute(
            "INSERT INTO event (request_id, action, comment, seen_version, payment_date, taker, giver)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (request.id, case.action, case.comment, case.seen, case.day, case.taker, case.giver),
        )

    def close(self) -> None:
        for login in (*self.logins.values(), self.chief):
            login.close()


_numbers = itertools.count(1)


def machine(make):  # noqa: C901 - a class with its methods
    """The class of machines over databases that ``make`` opens."""

    class Lives(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.database = make()
            self.lives: list[Life] = []

        @precondition(lambda self: len(self.lives) < 3)
        @rule(login=st.sampled_from([login for login in LOGINS if "manager" in PEOPLE[login]]), large=st.booleans())
        def file(self, login, large):
            number = self.database.file(login, LARGE if large else LARGE - 1)
            request = Request(number, 1, "draft", login, COMPLETE, NOW, NOW, "", 1, "")
            self.lives.append(Life(request, {login}, [("create", login)], large))

        @precondition(lambda self: self.lives)
        @rule(data=st.data())
        def take_an_allowed_step(self, data):
            life = data.draw(st.sampled_from(self.lives))
            possible = [
                (login, action)
                for login in LOGINS
                for action in possible_actions(
                    Person(login, None, None, PEOPLE[login]), life.request, life.joined, life.progress
                )
                if action not in ("discard", "comment") or len(life.steps) % 5 == 0  # or there is no life at all
            ]
            if possible:
                login, action = data.draw(st.sampled_from(possible))
                taker = data.draw(st.sampled_from(sorted(HEADS))) if action == "reassign" else None
                self.take(life, Case(login, life.request.id, action, "because", life.request.version, DAY, taker))

        take_another = take_an_allowed_step  # twice as likely as a random one

        @precondition(lambda self: any(life.begun for life in self.lives))
        @rule(data=st.data(), changed=st.sampled_from(["edit", "edit", "attach", None]), decide=st.booleans())
        def begin_another_round(self, data, changed, decide):
            """What chance alone brings about too seldom: something is approved, changed, and submitted again."""
            life = data.draw(st.sampled_from([life for life in self.lives if life.begun]))
            heads = [login for login in sorted(HEADS) if login not in life.joined]
            if decide:
                self.take(life, self._case(life, data.draw(st.sampled_from(heads)), "approve"))
            if life.request.status == "pending":
                self.take(life, self._case(life, life.request.author, "withdraw"))
                for action in filter(None, (changed, "submit")):
                    self.take(life, self._case(life, life.request.author, action))

        def _case(self, life: Life, login: str, action: str) -> Case:
            return Case(login, life.request.id, action, None, life.request.version, None)

        @precondition(lambda self: self.lives)
        @rule(
            data=st.data(),
            login=st.sampled_from(LOGINS),
            action=st.sampled_from([action for action in ACTIONS if action != "create"]),
            comment=st.sampled_from(["because", None, " \n"]),
            seen=st.sampled_from([0, 0, 0, -1, 1, None]),
            day=st.sampled_from([DAY, DAY, None]),
            people=st.tuples(st.sampled_from(LOGINS), st.sampled_from([None, *SECOND])),
        )
        def try_anything(self, data, login, action, comment, seen, day, people):
            life = data.draw(st.sampled_from(self.lives))
            seen = None if seen is None else life.request.version + seen
            taker, giver = people if action == "reassign" else (None, None)
            self.take(life, Case(login, life.request.id, action, comment, seen, day, taker, giver))

        def take(self, life: Life, case: Case) -> None:
            if self.database.world.dialect == "postgresql" and case.action in ("edit", "attach", "detach"):
                case = replace(case, comment=None, seen=None)  # a row has neither
            if self.database.world.dialect == "sqlite" and case.action != "pay":
                case = replace(case, day=None)
            broken = refusal(life.attempt(case))
            answer = self.database.step(life.request, case)
            if broken is None and case.action == "detach" and not life.papers:
                assert answer == "PD013", (case, answer)  # there is nothing to take out
            elif broken is None:
                life.step(case)
                assert answer == f"{life.request.status}/{life.request.version}", (case, answer)
            else:
                assert answer == broken.state, (case, broken.code, answer)

        @invariant()
        def the_database_is_where_the_model_is(self):
            for life in self.lives:
                told = tuple(getattr(life.request, name) for name in MOVED)
                assert tuple(map(str, self.database.read(life.request.id))) == tuple(map(str, told)), life.steps

        @invariant()
        def nothing_is_approved_with_an_open_step(self):
            """By what the journal tells alone, past the model."""
            with self.database.world.chief().read() as connection:
                for life in self.lives:
                    if life.request.status in ("approved", "paid"):
                        entries = history.events(connection, life.request.id)
                        last = max(e.seq for e in entries if e.action == "submit")
                        stands, second_step = {}, set(SECOND)
                        seen = content_at(entries, last)
                        for seq in map(int, filter(None, (entries[last - 1].stands or "").split(","))):
                            one = entries[seq - 1]
                            then = content_at(entries, seq)
                            assert (one.action, one.step) == ("approve", 1), life.steps
                            assert {k for k in {*seen, *then} if seen.get(k) != then.get(k)} <= {"purpose"}, life.steps
                            stands[one.actor] = (one.step, one.behalf)
                        for one in entries[last:]:
                            if one.action == "reassign":
                                assert one.step == 2
                                second_step = second_step - {one.giver} | {one.taker}
                                assert len(second_step) == len(SECOND), life.steps
                            elif one.action == "approve":
                                stands[one.actor] = (one.step, one.behalf)
                            elif one.action == "revoke":
                                stands.pop(one.actor, None)
                        assert entries_of_last_step(entries[last:]), life.steps
                        given = sorted(step for step, _behalf in stands.values())
                        voices = [behalf or who for who, (_step, behalf) in stands.items()]
                        assert len(set(voices)) == len(voices), life.steps
                        assert given == ([1, 2] if life.large else [1]), life.steps
                        second = [behalf or who for who, (step, behalf) in stands.items() if step == 2]
                        assert set(second) <= second_step, life.steps
                        assert not life.joined & {*stands, *voices}, life.steps

        def teardown(self):
            try:
                with self.database.world.chief().read() as connection:
                    ids = [life.request.id for life in self.lives]
                    assert chain.faults(connection, ids) == []
                    for life in self.lives:
                        steps = [(e.action, e.actor) for e in history.events(connection, life.request.id)]
                        assert steps == life.steps
            finally:
                self.database.close()

    return Lives


def content_at(entries, seq: int) -> dict[str, Any]:
    """The content as it was at an entry."""
    return json.loads([one.content for one in entries[:seq] if one.content is not None][-1])


def entries_of_last_step(round_) -> list[int]:
    """The approvals since the last submit: somebody approved the content as it is."""
    return [one.seq for one in round_ if one.action == "approve"]


def live(make, examples: int, steps: int, phases=(Phase.generate, Phase.shrink)) -> None:
    run_state_machine_as_test(
        machine(make),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            print_blob=True,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_lives_on_sqlite(sqlite_world, tmp_path):
    live(lambda: Sqlite(sqlite_world, tmp_path), EXAMPLES, 40)


@pytest.mark.slow
def test_lives_on_postgres(pg_clone):
    world = pg_clone()
    live(lambda: Postgres(world), max(2, EXAMPLES // 4), 30)


def test_the_histories_find_a_weakened_rule(sqlite_world, tmp_path):
    """The machine itself is tried: without the rule of roles it soon disagrees."""
    weak = next(rule for rule in RULES if rule.code == "wrong_role")

    def make():
        database = Sqlite(sqlite_world, tmp_path)
        install(database.world, without(weak, "sqlite"))
        return database

    with pytest.raises(AssertionError):
        live(make, EXAMPLES, 40, phases=(Phase.generate,))
