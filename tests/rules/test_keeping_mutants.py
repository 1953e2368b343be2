"""Which approvals stand at a new submit: each condition of the SQL is needed, and Python says the same, on both databases."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import text

from paydesk import delegations, people, policy
from paydesk.approval import entries_of
from paydesk.form import FIELD
from paydesk.guards.keeping_sql import stands_sql
from paydesk.keeping import KEEPABLE
from paydesk.models import CONTENT_COLUMNS
from tests.rules import matrix
from tests.support import rules
from tests.support.rules import DAY

POLICY = """
[[rule]]
currency = "USD"
[[rule.step]]
role = "head"
[[rule]]
[[rule.step]]
persons = ["head", "both"]
keeps = ["purpose"]
[[rule.step]]
persons = ["deputy"]
[[rule.step]]
persons = ["payhead"]
"""


def put(world, source: str) -> int:
    found = policy.set_policy(world.store("admin"), source)
    assert found is not None
    return policy.confirm(world.store("boss"), found.id).id


def change(world, number: int, column: str, value: str) -> None:
    """Edit a draft past the command line, as its author."""
    if world.dialect == "postgresql":
        with world.raw("author") as connection:
            connection.execute(f"UPDATE request SET {column} = %s WHERE id = %s".encode(), (value, number))
        return
    request = rules.facts(world).requests[number]
    with closing(matrix.connect(world.path)) as connection:
        connection.execute(f"UPDATE request SET {column} = ? WHERE id = ?", (value, number))
        case = matrix.Case("author", number, "edit", None, None, None)
        matrix.insert_entry(connection, matrix.entry(connection, request, case))


def returned(world, approvers=("head",), *, by="deputy", taker=None) -> int:
    """A draft that these have approved; each is the entry 3, 4 …"""
    number = rules.file(world, "author", "again")
    world.act("author", [number], "submit")
    if taker:
        world.act("head", [number], "reassign", taker=taker)
    for login in approvers:
        world.act(login, [number], "approve")
    if by:
        world.act(by, [number], "return")
    return number


@pytest.fixture(params=["sqlite", "postgresql"])
def drafts(request, tmp_path):
    """A world, and name → draft, each with one reason why nothing may stand; and the chain that they would take."""
    if request.param == "sqlite":
        world = rules.copy_file(request.getfixturevalue("sqlite_world"), tmp_path / "keeping.db")
    else:
        world = request.getfixturevalue("pg_clone")()
    put(world, POLICY)
    old = returned(world)
    chain = put(world, POLICY) * 1000 + 2
    wish = delegations.Wish("watcher", DAY, DAY.replace(year=2999))
    delegations.delegate(world.store("both"), wish)
    found = {"stands": returned(world), "another policy": old}
    change(world, found["stands"], "purpose", "Иное")
    for column, value in (("contractor", "ООО «Иное»"), ("subject", "Иное"), ("account", "40702810938000000002")):
        found[column] = returned(world)
        change(world, found[column], column, value)
    found["other step"] = returned(world, ("head", "deputy"), by="payhead")
    found["rejected"] = returned(world, by=None)
    world.act("deputy", [found["rejected"]], "reject")
    world.act("author", [found["rejected"]], "revise")
    found["handed"] = returned(world, ("editor",), taker="editor")
    found["taken back"] = returned(world, by=None)
    world.act("head", [found["taken back"]], "revoke")
    world.act("deputy", [found["taken back"]], "return")
    found["sent back"] = returned(world, by="head")
    found["substitute"] = returned(world, ("watcher",))
    return world, found, chain


WANTED = {"stands": (3,), "other step": (3,), "substitute": (3,)}


def asked(world, sql: str, number: int) -> tuple[int, ...]:
    with world.chief().read() as connection:
        if world.dialect == "postgresql":
            connection.execute(text("SET search_path = paydesk"))
        return entries_of(connection.scalar(text(f"SELECT {sql} FROM request r WHERE r.id = {number}")))


def mutants(dialect: str, chain: int):
    """Name of a condition → the SQL without it, and the draft that tells the difference."""
    sql = stands_sql(dialect, str(chain))
    parts = {
        "the same chain": (f" AND {chain} = (SELECT b.chain", "another policy"),
        "no rejection": (" AND NOT EXISTS (SELECT 1 FROM event j", "rejected"),
        "a step that keeps": (" AND EXISTS (SELECT 1 FROM policy_step_field f WHERE f.chain = o.chain AND f.place = o.place)",
                              "other step"),
        "named": (" AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n", "handed"),
        "not taken back": (" AND NOT EXISTS (SELECT 1 FROM event v", "taken back"),
        "not sent back": (" AND NOT EXISTS (SELECT 1 FROM event q", "sent back"),
    }  # fmt: skip
    for name, (begin, draft) in parts.items():
        start = sql.index(begin)
        yield (
            name,
            sql[:start]
            + " AND (1 = 1 OR "
            + sql[start + len(" AND ") : end_of(sql, start)]
            + ")"
            + sql[end_of(sql, start) :],
            draft,
        )


def end_of(sql: str, start: int) -> int:
    """Where the condition that begins there ends: at the next AND outside of its brackets, or a bracket too many."""
    depth, place = 0, start + len(" AND ")
    while place < len(sql):
        depth += {"(": 1, ")": -1}.get(sql[place], 0)
        if depth < 0 or (depth == 0 and sql.startswith((" AND ", " ORDER "), place)):
            return place
        place += 1
    return place


def test_each_condition_is_needed(drafts):
    world, found, chain = drafts
    sql = stands_sql(world.dialect, str(chain))
    assert {name: asked(world, sql, number) for name, number in found.items()} == {
        name: WANTED.get(name, ()) for name in found
    }
    for name, weakened, draft in mutants(world.dialect, chain):
        assert asked(world, weakened, found[draft]) != asked(world, sql, found[draft]), name
    for column in ("contractor", "subject", "account"):
        weakened = sql.replace(f"z.content ->> '$.{column}'", f"w.content ->> '$.{column}'").replace(
            f"(z.content::jsonb ->> '{column}')", f"(w.content::jsonb ->> '{column}')"
        )
        assert weakened != sql
        assert asked(world, weakened, found[column]) == (3,), column
    # Somebody who cannot decide any more, by themselves or as the one for whom another stood in.
    for login, draft in (("head", "stands"), ("watcher", "substitute"), ("both", "substitute")):
        people.change(world.chief(), login, people.Changes(disabled=True))
        assert asked(world, sql, found[draft]) == (), login
        people.change(world.chief(), login, people.Changes(disabled=False))
    # What is asked here is what a submit writes.
    del found["account"]  # which is no account: its form is refused
    for name, number in found.items():
        world.act("author", [number], "submit")
        with world.chief().read() as connection:
            schema = "" if world.dialect == "sqlite" else "paydesk."
            last = f"SELECT stands FROM {schema}event WHERE request_id = {number} ORDER BY seq DESC LIMIT 1"
            assert entries_of(connection.scalar(text(last))) == WANTED.get(name, ()), name


def test_no_field_that_says_what_is_paid_may_be_kept():
    """A new field of the form must be decided about here."""
    paid = {"contractor", "amount", "currency", "requisites", "inn", "kpp", "bic", "account", "corr_account", "bank"}
    assert set(CONTENT_COLUMNS) - {*KEEPABLE} == {*paid, "invoice_number"}
    assert set(KEEPABLE) < set(FIELD)
