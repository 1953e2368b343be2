"""The matrix: in every case the database says what the rules of ``paydesk.workflow`` say."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from paydesk import form, workflow
from paydesk.rules import RULES, refusal
from paydesk.workflow import ACTIONS, DISCARDED, STATES, TRANSITIONS
from tests.rules import matrix
from tests.rules.matrix import Case
from tests.support import rules
from tests.support.rules import COMPLETE, EVERYBODY


def test_matrix_covers_every_rule_state_and_transition(sqlite_world):
    facts = rules.facts(sqlite_world)
    chosen = matrix.cases(facts)
    answers = Counter(matrix.expected(facts, case, "sqlite") for case in chosen)
    assert {rule.state for rule in RULES} - set(answers) == {"PD012", "PD035"}, (
        "one needs a changed row, see below; the last an export, see tests/stories/test_trust.py"
    )
    nothing = {case.action for case in chosen if matrix.expected(facts, case, "sqlite") == "PD013"}
    assert nothing == {"detach"}, "no other action finds nothing changed but for a row that was not written: see below"
    allowed = {
        (case.action, tried.request.status if tried.request.head_seq else "")
        for case in chosen
        if refusal(tried := matrix.attempt(facts, case)) is None
    }
    # No plain insert makes an export: it needs a bank file of the same person, see tests/stories/test_bank.py.
    assert allowed == {(t.action, t.source) for t in TRANSITIONS if t.action != "export"}
    assert {r.status for r in facts.requests.values()} == {*STATES, DISCARDED}
    assert {case.action for case in chosen} == set(ACTIONS)
    assert {case.login for case in chosen} == set(EVERYBODY)


def test_matrix_on_sqlite(sqlite_copy):
    facts = rules.facts(sqlite_copy)
    chosen = matrix.cases(facts)
    with closing(matrix.connect(sqlite_copy.path)) as connection:
        answers = matrix.ask_sqlite(connection, facts, chosen)
    assert matrix.differences(facts, "sqlite", chosen, answers) == []
    assert len(chosen) > 25_000


def test_matrix_on_postgres(pg_world):
    facts = rules.facts(pg_world)
    chosen = matrix.cases(facts)
    answers = matrix.ask_postgres(pg_world, chosen)
    assert matrix.differences(facts, "postgresql", chosen, answers) == []
    assert len(chosen) > 25_000


WRITE_CONTENT = """UPDATE request SET purpose = 'Иное' WHERE id = one.request;
      IF NOT FOUND THEN RAISE EXCEPTION 'no such row' USING ERRCODE = 'NF000'; END IF;
      SELECT status || '/' || version INTO said FROM request WHERE id = one.request;"""
WRITE_FILE = f"""INSERT INTO request_file (request_id, kind, name, media_type, sha256)
        VALUES (one.request, 'invoice', 'paper.pdf', 'application/pdf', '{matrix.PAPER}');
      SELECT status || '/' || version INTO said FROM request WHERE id = one.request;"""
WRITE_REQUEST = """INSERT INTO request (subject, purpose) VALUES ('new', one.comment) RETURNING id::text INTO said;
      SELECT status || '/' || version || '/' || author INTO said FROM request WHERE id = said::int;"""


def everybody_with_every_request(facts, action):
    return [Case(login, number, action, None, None, None) for number in facts.requests for login in EVERYBODY]


def test_writing_content_on_postgres_is_an_edit(pg_world):
    facts = rules.facts(pg_world)
    chosen = everybody_with_every_request(facts, "edit")

    def wanted(case):
        tried = matrix.attempt(facts, case)
        # An update passes over what others filed, visible or not: whoever reaches a row could also lock it.
        if tried.request.author != case.login or not workflow.may_see(tried.person, tried.request):
            return "NF000"
        rule = refusal(tried)
        if rule is None:
            return f"draft/{tried.request.version + 1}"
        return rule.state if tried.request.head_seq == 0 else "PD021"

    answers = matrix.ask_postgres(pg_world, chosen, WRITE_CONTENT)
    assert dict(zip(chosen, answers, strict=True)) == {case: wanted(case) for case in chosen}
    assert {*answers} >= {"NF000", "PD021", "draft/2"}


def test_writing_a_file_on_postgres_is_an_attachment(pg_copy):
    facts = rules.facts(pg_copy)
    with pg_copy.raw("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("INSERT INTO blob_holder SELECT %s, unnest(%s::text[])", (matrix.PAPER, list(EVERYBODY)))
        connection.execute("INSERT INTO blob VALUES (%s, %s, %s)", (matrix.PAPER, len(matrix.BODY), matrix.BODY))
    chosen = everybody_with_every_request(facts, "attach")
    answers = matrix.ask_postgres(pg_copy, chosen, WRITE_FILE)
    # The rules of an attachment, with the effect of one: nothing is special about the row of the file.
    assert matrix.differences(facts, "sqlite", chosen, answers) == []
    assert sum("/" in answer for answer in answers) > 50


def test_filing_on_postgres_is_for_managers(pg_world):
    facts = rules.facts(pg_world)
    chosen = [Case(login, 0, "create", "purpose", None, None) for login in EVERYBODY]
    answers = matrix.ask_postgres(pg_world, chosen, WRITE_REQUEST)

    def wanted(login):
        person = facts.people[login]
        if person.disabled or not person.roles:
            return "PD001"
        return f"draft/1/{login}" if "manager" in person.roles else "PD005"

    assert dict(zip(EVERYBODY, answers, strict=True)) == {login: wanted(login) for login in EVERYBODY}


# What a complete form is: check_complete against the SQL of the rule form_incomplete

FOREIGN = replace(COMPLETE, currency="USD", inn=None, bic=None, account="DE89370400440532013000")
FORMS = {
    "ruble": COMPLETE,
    "ruble, short account": replace(COMPLETE, account="12345", bic=None),
    "foreign": FOREIGN,
    "foreign, 20 digits": replace(FOREIGN, account=COMPLETE.account),
}
FIELDS = (None, "subject", "contractor", "amount", "due_date", "requisites", "inn", "bic", "account", "purpose", "kpp")
NAMES = ("subject", "contractor", "amount", "currency", "due_date", "requisites", "inn", "bic", "account", "purpose")


def forms_and_answers(require_bic):
    for base in FORMS.values():
        for key in FIELDS:
            blank: dict[str, Any] = {str(key): None}
            one = replace(base, **blank) if key else base
            missing = any(p.code == "missing" for p in form.check_complete(one, require_bic=require_bic))
            yield one, missing


def values(one):
    return {name: value.isoformat() if isinstance(value := getattr(one, name), date) else value for name in NAMES}


@pytest.mark.parametrize("require_bic", [True, False])
def test_incomplete_forms_on_sqlite(sqlite_copy, require_bic):
    request = rules.facts(sqlite_copy).requests[sqlite_copy.ids["draft/plain"]]
    found, expected = [], []
    with closing(matrix.connect(sqlite_copy.path)) as connection:
        if not require_bic:
            connection.execute("INSERT INTO setting VALUES ('require_bic', 'off')")
        for one, missing in forms_and_answers(require_bic):
            with matrix.rolled_back(connection):
                edit = Case("author", request.id, "edit", None, None, None)
                listed = ", ".join(f"{name} = :{name}" for name in NAMES)
                connection.execute(f"UPDATE request SET bank = 'Новый', {listed} WHERE id = {request.id}", values(one))
                matrix.insert_entry(connection, row := matrix.entry(connection, request, edit))
                moved = replace(
                    request, head_seq=row["seq"], head_hash=row["hash"], digest=row["digest"], version=row["version"]
                )
                found.append(matrix.step_sqlite(connection, moved, replace(edit, action="submit")))
                expected.append("PD011" if missing else f"pending/{moved.version + 1}")
    assert found == expected
    assert len(set(expected)) == 2


@pytest.mark.parametrize("require_bic", [True, False])
def test_incomplete_forms_on_postgres(pg_world, pg_clone, require_bic):
    world = pg_world if require_bic else pg_clone()
    if not require_bic:
        with world.raw("admin") as connection:
            connection.execute("INSERT INTO setting VALUES ('require_bic', 'off')")
    request = rules.facts(world).requests[world.ids["draft/plain"]]
    found, expected = [], []
    with world.raw("author") as connection:
        for one, missing in forms_and_answers(require_bic):
            listed = ", ".join(f"{name} = %({name})s" for name in NAMES)
            connection.execute(
                f"UPDATE request SET bank = 'Новый', {listed} WHERE id = {request.id}".encode(), values(one)
            )
            case = Case("author", request.id, "submit", None, None, None)
            found += matrix.ask_login(connection, [case])
            expected.append("PD011" if missing else f"pending/{request.version + 2}")
    assert found == expected
    assert len(set(expected)) == 2


# Comments that look empty

SPACES = (" ", "\n", "\t \r\n", "\u00a0", "\u2003", "\u200b", "\v\f", "\x1f", "\x85", "\u3000", "\u180e", "\ufeff")


@pytest.mark.parametrize("comment", SPACES, ids=ascii)
def test_a_comment_of_spaces_is_none_on_both_databases(sqlite_copy, pg_world, comment):
    for world in (sqlite_copy, pg_world):
        facts = rules.facts(world)
        case = Case("head", world.ids["pending/plain"], "reject", comment)
        if world.dialect == "sqlite":
            with closing(matrix.connect(world.path)) as connection:
                answers = matrix.ask_sqlite(connection, facts, [case])
        else:
            answers = matrix.ask_postgres(world, [case])
        assert matrix.differences(facts, world.dialect, [case], answers) == []
