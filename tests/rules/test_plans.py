"""The plans that serve the registry: an index gives filter, order and page, and the totals without the table."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import event as events

from paydesk import registry
from paydesk.registry import Filters

TODAY = date(2026, 12, 2)
FILTERS = Filters(statuses=("approved",), due=(TODAY, TODAY + timedelta(days=6)), limit=50)
COUNT = 20_000


def statements(store, filters):
    """Return what the registry asks, with the parameters, as the driver gets it."""
    asked = []
    events.listen(
        store.engine, "before_cursor_execute", lambda _c, _cursor, sql, parameters, *_: asked.append((sql, parameters))
    )
    with store.read() as connection:
        person = store.person(connection)
        del asked[:]
        registry.read(connection, person, filters, TODAY)
    return [(sql, parameters) for sql, parameters in asked if "FROM paydesk.request" in sql or "FROM request" in sql]


def fill(execute, day):
    """Put many more requests there, past the triggers; one in thirty is of the week and approved."""
    execute(
        "INSERT INTO request (id, version, status, author, created_at, updated_at, head_seq, search, currency, amount,"
        f" due_date, contractor) SELECT n + 100000, 3, CASE n % 3 WHEN 0 THEN 'approved' ELSE 'paid' END, 'author',"
        f" '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', 3, '', 'RUB', n + 1, {day}, 'x'"
        " FROM numbers"
    )


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
