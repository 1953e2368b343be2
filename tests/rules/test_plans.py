"""The plans that serve the registry and the statements.

An index gives filter, order and page of a registry, and its totals without the table; a document of a statement finds
its orders and requests by index, too.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import event as events

from paydesk import registry, request_completion
from paydesk.matching import Paper
from paydesk.registry import Filters
from paydesk.statements.candidates import Candidates

TODAY = date(2026, 12, 2)
FILTERS = Filters(statuses=("approved",), due=(TODAY, TODAY + timedelta(days=6)), limit=50)
COUNT = 20_000


def asked_by(store, read):
    """Return what is asked of requests meanwhile, with the parameters, as the driver gets it."""
    asked = []
    events.listen(
        store.engine, "before_cursor_execute", lambda _c, _cursor, sql, parameters, *_: asked.append((sql, parameters))
    )
    with store.read() as connection:
        person = store.person(connection)
        del asked[:]
        read(connection, person)
    return [(sql, parameters) for sql, parameters in asked if "FROM paydesk.request" in sql or "FROM request" in sql]


def statements(store, filters):
    """Return what the registry asks."""
    return asked_by(store, lambda connection, person: registry.read(connection, person, filters, TODAY))


def match_papers(connection, _person):
    """Look for what documents of a statement may have paid: by sum, by the number of the order, by what is open."""
    found = Candidates(connection)
    papers = [Paper("out", str(n), TODAY, n, f"{n:020d}", "", "Оплата по счету 5", TODAY, "") for n in range(1, 300)]
    papers.append(Paper("in", "1", TODAY, 5, "", "", "Возврат по п/п № 17", TODAY, ""))
    found.look_up(papers)
    for paper in papers[-2:]:
        found.match(paper)


def fill(execute, day):
    """Put many more requests there, past the triggers; one in thirty is of the week and approved."""
    execute(
        "INSERT INTO request (id, version, status, author, created_at, updated_at, head_seq, search, currency, amount,"
        f" due_date, contractor) SELECT n + 100000, 3, CASE n % 3 WHEN 0 THEN 'approved' ELSE 'paid' END, 'author',"
        f" '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', 3, '', 'RUB', n + 1, {day}, 'x'"
        " FROM numbers"
    )


BY_HAND = "payment_number IN"
"""What was paid by hand and came back is found among all that is paid; it is asked for when money came back only."""


@pytest.fixture
def sqlite_full(sqlite_copy):
    with closing(sqlite3.connect(sqlite_copy.path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(
            f"CREATE TEMP TABLE numbers AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {COUNT})"
            " SELECT n FROM c"
        )
        fill(db.execute, "date('2026-11-01', (n % 70) || ' days')")
        db.execute("ANALYZE")
        db.commit()
    return sqlite_copy


def test_sqlite_reads_page_and_totals_from_the_index(sqlite_full):
    with closing(sqlite3.connect(sqlite_full.path)) as db:
        plans = [
            "; ".join(row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql, parameters))
            for sql, parameters in statements(sqlite_full.store("accountant"), FILTERS)
        ]
    page, totals, overdue = plans
    assert "USING INDEX ix_request_status_due (status=? AND due_date>? AND due_date<?)" in page
    assert "TEMP B-TREE" not in page
    assert "SCAN" not in page
    for plan in (totals, overdue):
        assert "USING COVERING INDEX ix_request_status_due (status=?" in plan, plan


def test_postgres_reads_page_and_totals_from_the_index(pg_copy):
    with pg_copy.raw("superuser", autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(f"CREATE TEMP TABLE numbers AS SELECT n FROM generate_series(0, {COUNT}) n")
        fill(lambda sql: db.execute(sql.replace("'2026-01-01T00:00:00.000000Z'", "now()").encode()),
             "date '2026-11-01' + (n % 70)::int")  # fmt: skip
        db.execute("VACUUM ANALYZE request")
    asked = statements(pg_copy.store("accountant"), FILTERS)
    with pg_copy.raw("accountant") as db:
        plans = ["\n".join(row[0] for row in db.execute(("EXPLAIN " + sql).encode(), p)) for sql, p in asked]
    page, totals, overdue = plans
    assert "Index Scan using ix_request_status_due" in page
    assert "Sort" not in page
    assert "Seq Scan on request" not in page
    for plan in (totals, overdue):
        # Index only or by a bitmap, as the planner finds cheaper; never by reading the table.
        assert re.search(r"(Index Only Scan using|Bitmap Index Scan on) ix_request_status_due", plan), plan
        assert "Seq Scan on request" not in plan


def test_sqlite_finds_what_a_document_paid_by_index(sqlite_full):
    with closing(sqlite3.connect(sqlite_full.path)) as db:
        db.execute("UPDATE request SET account = printf('4%019d', id)")
        db.execute("ANALYZE")
        db.commit()
    asked = asked_by(sqlite_full.store("accountant"), match_papers)
    with closing(sqlite3.connect(sqlite_full.path)) as db:
        plans = [
            [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql, p)] for sql, p in asked if BY_HAND not in sql
        ]
    assert len(plans) >= 4, "by sum, by number, the sum of what is open, what the purpose names"
    assert [plan for plan in plans if "SCAN request" in plan] == []


def test_postgres_finds_what_a_document_paid_by_index(pg_copy):
    with pg_copy.raw("superuser", autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(f"CREATE TEMP TABLE numbers AS SELECT n FROM generate_series(0, {COUNT}) n")
        fill(lambda sql: db.execute(sql.replace("'2026-01-01T00:00:00.000000Z'", "now()").encode()),
             "date '2026-11-01' + (n % 70)::int")  # fmt: skip
        db.execute("UPDATE request SET account = lpad(id::text, 20, '4')")
        db.execute("VACUUM ANALYZE request")
    asked = asked_by(pg_copy.store("accountant"), match_papers)
    with pg_copy.raw("accountant") as db:
        plans = ["\n".join(row[0] for row in db.execute(("EXPLAIN " + sql).encode(), p)) for sql, p in asked
                 if BY_HAND not in sql]  # fmt: skip
    assert len(plans) >= 4
    assert [plan for plan in plans if "Seq Scan on request" in plan] == []


@pytest.mark.parametrize("command", ["approve", "pay", "show"])
def test_sqlite_looks_up_the_few_numbers_that_begin_with_the_digits(sqlite_full, command):
    sql = request_completion.asked_sql(command, "1234", sqlite=True)
    with closing(sqlite3.connect(sqlite_full.path)) as db:
        plan = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql, {"actor": "head"})]
    of_requests = [step for step in plan if re.search(r"\br\b", step)]
    assert of_requests
    assert all(step.startswith("SEARCH r USING INTEGER PRIMARY KEY (rowid") for step in of_requests), plan


@pytest.mark.parametrize("command", ["approve", "pay"])
def test_sqlite_takes_the_next_due_from_the_index_where_many_numbers_begin_so(sqlite_full, command):
    sql = request_completion.asked_sql(command, "", sqlite=True)
    with closing(sqlite3.connect(sqlite_full.path)) as db:
        plan = "; ".join(row[3] for row in db.execute("EXPLAIN QUERY PLAN " + sql, {"actor": "head"}))
    assert "USING INDEX ix_request_status_due (status=?" in plan
    assert "TEMP B-TREE" not in plan
