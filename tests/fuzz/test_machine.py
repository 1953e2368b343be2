"""Random days at a desk: command lines of several people, against a model of the contract.

After each command line its exit code and its answer are those of the model, and so are the registry, the inbox and the
requests of whoever acted and of somebody else. In the end every journal is without a fault and holds exactly the steps
that were taken. ``tests/rules/test_histories.py`` does the same below the command line, at the level of the rules.
"""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from paydesk.database_address import parse_url
from paydesk.storage import Store
from tests.fuzz import model as models
from tests.fuzz.model import CONFLICT, INVALID, NOT_ALLOWED, NOT_FOUND, OK, PARTIAL, Model, Person, Request
from tests.fuzz.profiles import base, count, shares
from tests.rules import chain
from tests.support import desk as desks
from tests.support.desk import FORM, TEAM, form_words

NAMES = {name: TEAM[name] for name in ("anna", "boris", "hanna", "henry", "vera", "olga", "keeper")}
NAMES |= {"maxim": ("manager", "head"), "kira": ("head", "accountant"), "petr": ("manager", "accountant")}
MANAGERS = [name for name, roles in NAMES.items() if "manager" in roles]
OPTIONS_OF = {
    "submit": "partial dry-run", "withdraw": "partial dry-run", "revise": "partial dry-run", "discard": "partial dry-run",
    "approve": "partial dry-run comment seen", "reject": "partial dry-run comment seen",
    "return": "partial dry-run comment seen", "pay": "partial dry-run comment seen", "reopen": "partial dry-run comment",
    "comment": "comment",
}  # fmt: skip
AMOUNTS = ("1.00", "2.00")
KEYS = ("k1", "k2", "k3")
names = st.sampled_from(sorted(NAMES))


def machine(make):  # noqa: C901 - a class with its methods
    """The class of machines over desks that ``make`` opens."""

    class Days(RuleBasedStateMachine):
        @initialize()
        def open_the_desk(self):
            self.desk = make()
            self.handles = {name: self.desk.person(name, *roles) for name, roles in NAMES.items()}
            self.people = {name: Person(handle.login, frozenset(handle.roles)) for name, handle in self.handles.items()}
            self.model = Model(list(self.people.values()))
            self.papers = itertools.count(1)
            self.paper = self.desk.folder / "paper.pdf"
            for name, submit in (("anna", True), ("boris", True), ("maxim", True), ("petr", False)):
                self.file(name, "1.00", True, submit)  # or half of the day is over before anything is there

        # -- Steps

        @precondition(lambda self: len(self.model.requests) < 8)
        @rule(
            name=st.sampled_from(MANAGERS) | names,
            amount=st.sampled_from(AMOUNTS),
            complete=st.sampled_from([True, True, False]),
            submit=st.booleans(),
        )
        def new(self, name, amount, complete, submit):
            self.file(name, amount, complete, submit)

        def file(self, name, amount, complete, submit):
            person = self.people[name]
            # Without a number no request is a duplicate: of that tests/stories/test_duplicates.py.
            words = form_words(amount=amount, invoice_number=None, **({} if complete else {"purpose": None}))
            result = self.run(name, "new", *words, *["--submit"] * submit)
            expected = OK if complete or not submit else INVALID
            if person.disabled or "manager" not in person.roles:
                expected = NOT_ALLOWED
            assert result.code == expected, result
            if not result.code:
                self.add(person, result.json["id"], amount, complete, submit=submit)
                self.same(result.json)
            self.look(name)

        @precondition(lambda self: self.model.requests)
        @rule(
            data=st.data(),
            name=names,
            change=st.sampled_from([("amount", "1.00"), ("amount", "2.00"), ("purpose", FORM["purpose"]), None]),
            submit=st.booleans(),
        )
        def edit(self, data, name, change, submit):
            name, number = self.somebody(data, name, "edit")
            person, one = self.people[name], self.model.requests.get(number)
            words = [f"--{change[0]}", change[1]] if change else []
            result = self.run(name, "edit", number, *words, *["--submit"] * submit)
            code = self.model.refused(person, number, "edit")
            complete = bool(one and (one.complete or (change and change[0] == "purpose")))
            if code == OK and not words and not submit:
                code = 2  # nobody to ask
            elif code == OK and submit and not complete:
                code = INVALID
            elif not words and not submit and code in (NOT_ALLOWED, NOT_FOUND):
                pass
            assert result.code == code, result
            if code == OK:
                before = (one.amount, one.complete)
                one.amount = change[1] if change and change[0] == "amount" else one.amount
                one.complete = complete
                if (one.amount, one.complete) != before:
                    self.model.step(person, one, "edit")
                if submit:
                    self.model.step(person, one, "submit")
                self.same(result.json)
            self.look(name)

        @precondition(lambda self: self.model.requests)
        @rule(
            data=st.data(),
            name=names,
            action=st.sampled_from(sorted(OPTIONS_OF)),
            comment=st.sampled_from(["because", "because", None, "  "]),
            seen=st.sampled_from([None, None, 0, -1, 1]),
            more=st.lists(st.integers(1, 7), max_size=2),
            flags=st.sets(st.sampled_from(["partial", "dry-run"]), max_size=1),
        )
        def move(self, data, name, action, comment, seen, more, flags):
            name, number = self.somebody(data, name, action)
            known = OPTIONS_OF[action].split()
            numbers = [number, *(more if action in ("approve", "submit", "pay", "return", "comment") else [])]
            comment = comment if "comment" in known else None
            flags = flags & set(known)
            one = self.model.requests.get(number)
            version = max(one.version + seen, 0) if one and seen is not None and "seen" in known else None
            version = version if len(numbers) == 1 else None
            words = [f"--{flag}" for flag in sorted(flags)]
            words += ["-m", comment] if comment is not None else []
            words += ["--seen", version] if version is not None else []
            self.batch(name, action, numbers, words, comment=comment, seen=version, flags=flags)

        @rule(data=st.data())
        def take_an_allowed_step(self, data):
            possible = [
                (who, action, number)
                for number in self.model.requests
                for who, person in self.people.items()
                for action in OPTIONS_OF
                if self.model.refused(person, number, action, comment="x") == OK
                and action not in ("comment", "discard")  # or there is little else
            ]
            if possible:
                name, action, number = data.draw(st.sampled_from(possible))
                words = ["-m", "because"] if "comment" in OPTIONS_OF[action] else []
                comment = "because" if words else None
                self.batch(name, action, [number], words, comment=comment, seen=None, flags=set())

        take_another = take_one_more = take_an_allowed_step  # most of what people do

        def batch(self, name, action, numbers, words, *, comment, seen, flags):
            person = self.people[name]
            result = self.run(name, action, *numbers, *words)
            ids = sorted(set(numbers))
            codes = {n: self.model.refused(person, n, action, comment=comment, seen=seen) for n in ids}
            first = next((code for code in codes.values() if code != OK), OK)
            good = [n for n in ids if codes[n] == OK]
            stopped = first != OK and "partial" not in flags
            done = [] if stopped or "dry-run" in flags else good
            assert result.code == (PARTIAL if first and done else first), (result, codes)
            would = {}
            for n in good:
                one = self.model.requests[n]
                target = models.TABLE[action, one.status][0]
                would[n] = (target, one.version + (target != one.status))
            for n in done:
                self.model.step(person, self.model.requests[n], action)
            outcomes = {one["id"]: one for one in result.json}
            assert sorted(outcomes) == ids
            for n, outcome in outcomes.items():
                assert outcome["ok"] == (codes[n] == OK and not stopped), (outcome, codes)
                if outcome["ok"]:
                    assert (outcome["status"], outcome["version"]) == would[n], outcome
                elif codes[n] == NOT_FOUND:
                    assert (outcome["status"], outcome["version"]) == (None, None)
            self.look(name)

        @precondition(lambda self: self.model.requests)
        @rule(data=st.data(), name=names)
        def attach(self, data, name):
            name, number = self.somebody(data, name, "attach")
            person = self.people[name]
            self.paper.write_bytes(b"%%PDF-1.7 paper %d" % next(self.papers))
            result = self.run(name, "attach", number, self.paper)
            assert result.code == self.model.refused(person, number, "attach"), result
            if not result.code:
                self.model.step(person, self.model.requests[number], "attach")
            self.look(name)

        @precondition(lambda self: self.model.requests)
        @rule(data=st.data(), name=names)
        def pay_with_the_order(self, data, name):
            name, number = self.somebody(data, name, "pay")
            person = self.people[name]
            self.paper.write_bytes(b"%%PDF-1.7 order %d" % next(self.papers))
            result = self.run(name, "pay", number, "--file", self.paper, "--number", "345")
            assert result.code == self.model.refused(person, number, "pay"), result
            if not result.code:
                self.model.step(person, self.model.requests[number], "pay")
                self.model.step(person, self.model.requests[number], "attach")
            self.look(name)

        @precondition(lambda self: len(self.model.requests) < 10)
        @rule(
            name=st.sampled_from(MANAGERS) | names,
            rows=st.dictionaries(st.sampled_from(KEYS), st.sampled_from(AMOUNTS), min_size=1, max_size=3),
            flags=st.sets(st.sampled_from(["partial", "dry-run", "submit"])),
        )
        def take_in(self, name, rows, flags):
            person = self.people[name]
            table = self.desk.folder / "table.json"
            fields = {name.replace("-", "_"): value for name, value in FORM.items()}
            fields["due_date"] = fields.pop("due")
            del fields["invoice_number"]
            table.write_text(json.dumps([fields | {"ref": key, "amount": amount} for key, amount in rows.items()]))
            result = self.run(name, "import", table, "--key", "ref", *[f"--{flag}" for flag in sorted(flags)])
            if person.disabled or "manager" not in person.roles:
                assert result.code == NOT_ALLOWED, result
                return
            known = {one.key: one for one in self.model.requests.values() if one.key}
            if self.desk.server:
                known = self.keys_that_are_met(person, known, rows, flags)
            fresh = [key for key in rows if key not in known]
            refused = [key for key in rows if key in known and not self.unchanged(person, known[key], rows[key])]
            unchanged = len(rows) - len(fresh) - len(refused)
            blocked = bool(refused) and "partial" not in flags
            code = OK
            if refused:
                code = PARTIAL if not blocked and len(refused) < len(rows) else CONFLICT
            assert result.code == code, (result, rows)
            report = result.json
            assert (report["rows"], report["unchanged"], report["refused"]) == (len(rows), unchanged, len(refused))
            assert report["created"] == (0 if blocked else len(fresh))
            ids = report["ids"]
            assert len(ids) == (0 if blocked or "dry-run" in flags else len(fresh))
            for key, number in zip(fresh, ids, strict=False):
                self.add(person, number, rows[key], True, submit="submit" in flags, key=key)
            self.look(name)

        def keys_that_are_met(self, person, known, rows, flags):
            """On PostgreSQL the key of somebody else's request is met when the row is inserted, and only then."""
            visible = {key: one for key, one in known.items() if self.model.sees(person, one)}
            refused = any(key in visible and not self.unchanged(person, visible[key], rows[key]) for key in rows)
            return visible if "dry-run" in flags or (refused and "partial" not in flags) else known

        def unchanged(self, person, one, amount):
            return self.model.sees(person, one) and amount in (one.amount, one.first_amount)

        @rule(
            name=st.sampled_from(["keeper", "keeper", "keeper", "hanna", "anna"]),
            whom=names,
            word=st.sampled_from(["disable", "enable", "enable"]),
        )
        def employ(self, name, whom, word):
            person, other = self.people[name], self.people[whom]
            last = whom == "keeper" and word == "disable"
            if last and self.desk.server:
                return  # not the last one there, and needed to look at everything in the end
            result = self.run(name, "user", word, other.login)
            allowed = "admin" in person.roles and not person.disabled
            assert result.code == (OK if allowed and not last else NOT_ALLOWED), result
            if not result.code:
                other.disabled = word == "disable"
                assert result.json["disabled"] is other.disabled
            self.look(whom)

        @precondition(lambda self: self.model.requests)
        @rule(name=names, number=st.integers(1, 9))
        def show(self, name, number):
            result = self.run(name, "show", number)
            person, one = self.people[name], self.model.requests.get(number)
            expected = NOT_ALLOWED if person.disabled else OK if one and self.model.sees(person, one) else NOT_FOUND
            assert result.code == expected, result
            if not result.code:
                self.same(result.json)
                assert [(e["action"], e["actor"]) for e in result.json["history"]] == one.steps

        # -- What everybody is shown

        def look(self, name):
            """The lists of somebody, and of somebody else in turn."""
            others = sorted(NAMES)
            other = others[sum(len(one.steps) for one in self.model.requests.values()) % len(others)]
            for who in dict.fromkeys((name, other)):
                person = self.people[who]
                listed, waiting = self.run(who, "registry"), self.run(who, "inbox")
                if person.disabled:
                    assert (listed.code, waiting.code) == (NOT_ALLOWED, NOT_ALLOWED)
                    continue
                found = [(one["id"], one["status"], one["version"]) for one in listed.json]
                assert found == sorted(self.model.listed(person)), who
                assert {one["id"] for one in waiting.json} == self.model.inbox(person), who

        def same(self, shape):
            one = self.model.requests[shape["id"]]
            assert (shape["id"], shape["status"], shape["version"]) == one.brief
            assert (shape["author"], shape["amount"]) == (one.author, one.amount)

        # -- Help

        def run(self, name, *words):
            return self.handles[name].run(*words, "--json")

        def somebody(self, data, name, action):
            """A request, and mostly somebody who may act on it: or there is no life at all."""
            possible = [
                (who, number)
                for number in self.model.requests
                for who, person in self.people.items()
                if self.model.refused(person, number, action, comment="x") == OK
            ]
            at_random = (name, data.draw(st.integers(1, 9)))
            return data.draw(st.sampled_from([*possible, at_random]))

        def add(self, person, number, amount, complete, *, submit, key=None):
            one = Request(number, person.login, amount, complete, key)
            self.model.requests[number] = one
            if submit:
                self.model.step(person, one, "submit")

        def teardown(self):
            if not hasattr(self, "desk"):
                return
            self.people["keeper"].disabled = False
            keeper = self.handles["keeper"]
            for number, one in self.model.requests.items():
                history = keeper.show(number)["history"]
                assert [(e["action"], e["actor"]) for e in history] == one.steps
            store = Store(parse_url(self.desk.url(keeper.login)), keeper.login)
            with store.read() as connection:
                assert chain.faults(connection) == []

    return Days


def live(make, examples, steps, phases=(Phase.generate, Phase.shrink)):
    run_state_machine_as_test(
        machine(make),
        settings=settings(base(), max_examples=examples, stateful_step_count=steps, deadline=None, phases=phases),
    )


shares["test_machine.sqlite"] = 3_000
shares["test_machine.postgres"] = 500


@pytest.fixture
def sqlite_desks(sqlite_template, tmp_path):
    """Desks with all these people, one after the other."""
    folder = tmp_path / "template"
    folder.mkdir()
    first = desks.sqlite_desk(sqlite_template, folder)
    for name, roles in NAMES.items():
        first.person(name, *roles)
    numbers = itertools.count()

    def make():
        place = tmp_path / str(next(numbers))
        place.mkdir()
        desk = desks.sqlite_desk(folder / "paydesk.db", place)
        desk.people |= {
            name: desks.Handle(desk, name, handle.login, handle.roles) for name, handle in first.people.items()
        }
        return desk

    return make


@pytest.fixture
def postgres_desks(postgres_server, postgres_template, postgres_names, tmp_path):
    made = []

    def drop():
        while made:
            postgres_server.drop_database(made.pop())

    def make():
        drop()
        made.append(next(postgres_names))
        return desks.postgres_desk(postgres_server, postgres_template, made[0], tmp_path)

    yield make
    drop()


def test_days_on_sqlite(sqlite_desks):
    live(sqlite_desks, count(2, 3_000), 20)


def test_days_on_postgres(postgres_desks):
    live(postgres_desks, count(1, 500), 15)


def test_administrators_may_disable_themselves_while_there_is_another_one(postgres_desk):
    other = postgres_desk.person("second", "admin")
    other.ok("user", "disable", other.login)
    assert other.run("registry").code == NOT_ALLOWED


def test_the_machine_finds_a_changed_contract(sqlite_desks, monkeypatch):
    """The machine itself is tried: with another table it soon disagrees."""
    monkeypatch.setitem(models.TABLE, ("submit", "draft"), ("pending", {"manager"}, "anyone", True))
    with pytest.raises(AssertionError):
        live(sqlite_desks, 5, 30, phases=(Phase.generate,))
