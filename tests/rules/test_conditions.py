"""What a policy asks in SQL against what ``paydesk.signals`` and ``paydesk.trust`` say in Python, over random data."""

from __future__ import annotations

import random
import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, text

from paydesk import folding, form, form_words, models, policy, signals, trust
from paydesk.approval import CHAINS
from paydesk.conditions import FIRST_SQL, SIGNALS, TRUSTED_SQL
from paydesk.errors import PaydeskError
from paydesk.form import Form
from paydesk.hashing import sha256
from paydesk.requests import COLUMNS, to_request
from paydesk.storage import find_person
from tests.rules import matrix
from tests.rules.test_mutants import install, swapped
from tests.support import rules

FIRST = 1000
COUNT = 260
NOW = datetime.now(UTC)
INNS = (None, None, *(f"77000000{number:02}" for number in range(14)))
ACCOUNTS = (None, *(f"A{number}" for number in range(18)))


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    return request.getfixturevalue("sqlite_copy" if request.param == "sqlite" else "pg_copy")


def past_the_triggers(world, connection):
    if world.dialect == "postgresql":
        connection.execute(text("SET session_replication_role = replica"))
        return
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    for name in names:
        connection.execute(text(f"DROP TRIGGER {name}"))


def random_form(dice):
    return Form(
        subject="x", contractor=dice.choice(("ООО «Ёлка»", "ООО Ёлка", "ИП Шишкин")), currency=dice.choice(("RUB", "RUB", "USD")),
        amount=dice.choice((100, 300, 301, 900, 5000)), inn=dice.choice(INNS), account=dice.choice(ACCOUNTS),
        due_date=date(2026, 12, 4), invoice_number=dice.choice((None, "1", "2", "№ 01")),
    )  # fmt: skip


def fill(connection, dice):
    for number in range(FIRST, FIRST + COUNT):
        one = random_form(dice)
        key = folding.fold_name(one.contractor)
        columns = {name: getattr(one, name) for name in form.FIELD}
        status = dice.choice(("draft", "pending", "approved", "paid", "paid", "paid", "rejected", "discarded"))
        connection.execute(insert(models.request).values(
            id=number, status=status, author="author", created_at=NOW, updated_at=NOW, head_seq=1, search="",
            contractor_key=key, invoice_key=form_words.invoice_key_of_form(one), **columns,
        ))  # fmt: skip
        if dice.random() < 0.4:
            sealed = dict.fromkeys(("digest", "prev", "payload", "hash"), "")
            connection.execute(insert(models.event).values(
                request_id=number, seq=1, at=NOW, actor="author", action="duplicate_ok", to_status="draft", version=1,
                comment="because", **sealed,
            ))  # fmt: skip
        for _ in range(dice.choice((0, 1, 1, 2))):
            connection.execute(insert(models.request_file).values(
                id=dice.randrange(10**9), request_id=number, kind=dice.choice(("invoice", "invoice", "other")), name="a",
                media_type="b", sha256=dice.choice(PAPERS), in_content=True, added_by="author", added_at=NOW,
                detached=dice.random() < 0.3,
            ))  # fmt: skip
    for number in range(1, 200):
        trusted = dice.random() < 0.7
        connection.execute(insert(models.account_trust).values(
            id=FIRST + number, at=NOW, actor="head", contractor=dice.choice((*filter(None, INNS), folding.fold_name("ИП Шишкин"))),
            account=dice.choice(ACCOUNTS[1:]), trusted=trusted, how="call" if trusted else None, comment="x",
            first_seen=NOW, counts_from=NOW + timedelta(hours=dice.choice((-1, -1, 1))) if trusted else None,
        ))  # fmt: skip


PAPERS = [sha256(str(number)) for number in range(60)]


@pytest.mark.parametrize("seed", range(3))
def test_sql_and_python_say_the_same(world, seed):
    dice = random.Random(seed)
    at = "'" + NOW.strftime("%Y-%m-%dT%H:%M:%S.%fZ") + "'"
    with world.chief().write(check=False) as connection:
        past_the_triggers(world, connection)
        for sha in PAPERS:
            connection.execute(insert(models.blob).values(sha256=sha, size=1, body=b"x"))
        fill(connection, dice)
        watcher = find_person(connection, "watcher")
        drafts = [
            to_request(row)
            for row in connection.execute(
                select(*COLUMNS).where(models.request.c.status == "draft", models.request.c.id >= FIRST)
            )
        ]
        told = signals.of_requests(connection, watcher, drafts, date(2026, 12, 2))
        wanted = {one.id: {problem.code for problem in told.get(one.id, ())} & {*SIGNALS} for one in drafts}
        known = trust.find_many(connection, map(trust.account_of, drafts))
        for one in drafts:
            said = known.get(trust.account_of(one) or ("", ""))
            wanted[one.id] |= {"trusted"} if said and said.counts(NOW) else set()
        asked = {**SIGNALS, "trusted": TRUSTED_SQL.replace("NEW.at", at)}
        columns = ", ".join(f"{sql} AS {name}" for name, sql in asked.items())
        rows = connection.execute(
            text(f"SELECT r.id, {columns} FROM request r WHERE r.id >= {FIRST} AND r.status = 'draft'")
        )
        found = {row.id: {name for name in asked if getattr(row, name)} for row in rows}
    assert found == wanted
    for name in asked:
        assert 0 < sum(name in names for names in found.values()) < len(found), f"{name} is tried both ways"


# Each condition decides in the database itself

ONE_MORE = "[[rule]]\n{condition}\n[[rule.step]]\nrole = 'head'\nneeded = 2\n[[rule]]\n[[rule.step]]\nrole = 'head'\n"
DRAFTS = {
    "new_account": {"account": "40702810740000432537"},
    "account_of_another": {"inn": "9714017207"},
    "unusual_amount": {"amount": 5_000_000},
    "duplicate_ok": {"invoice_number": "17"},
    "no_invoice": {},
    "trusted": {},
}
"""What a draft has, beside the requests of the world, so that the condition is met."""


def submitted(world, name):
    """File such a draft, submit it, and return the chain that its submit fixed."""
    number = rules.file(world, "author", name, **DRAFTS[name])
    if name == "duplicate_ok":
        world.act("author", [number], "duplicate_ok")
    world.act("author", [number], "submit")
    with world.chief().read() as connection:
        return connection.scalar(select(models.request.c.chain).where(models.request.c.id == number))


@pytest.mark.parametrize("name", [*SIGNALS, "trusted"])
def test_a_dropped_condition_is_noticed(world, name):
    condition = "trusted = false" if name == "trusted" else f"signals = ['{name}']"
    number = policy.set_policy(world.store("admin"), ONE_MORE.format(condition=condition)).id
    policy.confirm(world.store("boss"), number)
    assert submitted(world, name) == number * CHAINS + 1
    dropped, answer = (TRUSTED_SQL, "(1 = 1)") if name == "trusted" else (SIGNALS[name], "(1 = 0)")
    install(world, swapped(world.dialect, dropped, answer))
    if world.dialect == "postgresql":
        assert submitted(world, name) == number * CHAINS + 2
    else:
        with pytest.raises(PaydeskError):  # paydesk and the trigger differ
            submitted(world, name)


def test_plain_sql_passes_no_condition_by(pg_copy):
    """Whoever submits with psql gets the chain of the rule that fits, and says nothing of it."""
    told = '[{"signals": ["no_invoice"], "trusted": false, "steps": [{"needed": 2, "role": "head"}]}, {"steps": [{"needed": 1, "role": "head"}]}]'
    with pg_copy.raw("admin", autocommit=True) as admin, pg_copy.raw("boss", autocommit=True) as boss:
        admin.execute("INSERT INTO policy (id, rules, source) VALUES (2, %s, 'by hand')", [told])
        boss.execute("INSERT INTO policy_confirmation (policy_id) VALUES (2)")
    number = pg_copy.ids["draft/plain"]
    with pg_copy.raw("author", autocommit=True) as author:
        author.execute("INSERT INTO event (request_id, action) VALUES (%s, 'submit')", [number])
        row = author.execute("SELECT chain FROM request WHERE id = %s", [number]).fetchone()
    assert row == (2001,)


# What a submit asks is found by index, however many requests there are

MANY = 20_000
CROWD = (
    "INSERT INTO request (id, version, status, author, created_at, updated_at, head_seq, search, currency, amount, inn,"
    " account, contractor, contractor_key, invoice_key) SELECT n + 100000, 3, CASE n % 4 WHEN 0 THEN 'pending' ELSE 'paid' END,"
    " 'author', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', 3, '', 'RUB', n + 1,"
    " CASE WHEN n % 10 > 0 THEN CAST(7700000000 + n % {payees} AS text) END, CAST(n % 700 AS text), 'x', CAST(n % 900 AS text),"
    " CAST(n AS text) FROM numbers"
)


def asked(world):
    every = {**SIGNALS, "trusted": TRUSTED_SQL.replace("NEW.at", "'2026-03-02T10:00:00.000000Z'"), "first": FIRST_SQL}
    return {name: f"SELECT {sql} FROM request r WHERE r.id = {world.ids['draft/plain']}" for name, sql in every.items()}


@pytest.mark.parametrize("payees", [50, 5000])
def test_sqlite_finds_it_by_index(sqlite_copy, payees):
    with closing(matrix.connect(sqlite_copy.path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(f"CREATE TEMP TABLE numbers AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {MANY})"
                   " SELECT n FROM c")  # fmt: skip
        db.execute(CROWD.format(payees=payees))
        db.execute("ANALYZE")
        for name, sql in asked(sqlite_copy).items():
            plan = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql)]
            assert [line for line in plan if re.match(r"SCAN [qdfgey]\b", line)] == [], name


@pytest.mark.parametrize("payees", [50, 5000])
def test_postgres_finds_it_by_index(pg_copy, payees):
    with pg_copy.raw("superuser", autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(f"CREATE TEMP TABLE numbers AS SELECT n FROM generate_series(0, {MANY}) n".encode())
        crowd = CROWD.format(payees=payees).replace("'2026-01-01T00:00:00.000000Z'", "now()")
        db.execute(crowd.encode())
        db.execute("VACUUM ANALYZE request")
        for name, sql in asked(pg_copy).items():
            plan = "\n".join(row[0] for row in db.execute(("EXPLAIN " + sql).encode()))
            assert "Seq Scan on request q" not in plan, (name, plan)
            assert "Seq Scan on request d" not in plan, (name, plan)
