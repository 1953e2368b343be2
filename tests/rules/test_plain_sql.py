"""What somebody with psql may try that is no forged step: old snapshots, locks, values nobody could read, questions
whose answer would tell what is hidden."""

from __future__ import annotations

from contextlib import suppress

import psycopg
import pytest

from tests.rules import attacks, decided
from tests.support.rules import EVERYBODY, PEOPLE

LEVELS = ("REPEATABLE READ", "SERIALIZABLE")
LEAVING = {
    "a disabled head": ("head", "pending/plain", "approve", "UPDATE person SET disabled = true WHERE login = 'head'"),
    "who is no head any more": ("head", "pending/plain", "reject", "SELECT take_role('head', 'head')"),
    "who is no accountant any more": ("accountant", "approved/plain", "pay", "SELECT take_role('accountant', 'accountant')"),
    "a disabled manager": ("author", "draft/plain", "discard", "UPDATE person SET disabled = true WHERE login = 'author'"),
}  # fmt: skip


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", LEAVING)
def test_an_old_snapshot_gives_nobody_their_rights_back(pg_copy, case, level):
    """A transaction that began before somebody left would still see them as they were."""
    login, name, action, leaves = LEAVING[case]
    number = pg_copy.ids[name]
    before = pg_copy.dump()["event"]
    with pg_copy.raw(login) as held, pg_copy.raw("admin") as admin:
        held.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
        assert held.execute("SELECT count(*) > 0 FROM person").fetchone() == (True,)
        admin.execute(leaves.encode())
        admin.commit()
        with pytest.raises(psycopg.Error) as refused:
            held.execute(
                "INSERT INTO event (request_id, action, comment, payment_date) VALUES (%s, %s, 'x', current_date)",
                (number, action),
            )
        assert refused.value.sqlstate == "PD027"
    assert pg_copy.dump()["event"] == before


def test_paydesk_takes_steps_whatever_the_default_of_the_server_is(pg_copy, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c default_transaction_isolation=serializable")
    with pg_copy.store("head").read() as connection:
        assert connection.exec_driver_sql("SHOW default_transaction_isolation").scalar() == "serializable"
    pg_copy.act("head", [pg_copy.ids["pending/plain"], pg_copy.ids["pending/own"]], "approve")


POISON = {
    "date": ("'infinity'", "'-infinity'", "'0001-01-01 BC'", "'10000-01-01'"),
    "timestamp with time zone": ("'infinity'", "'-infinity'", "'0044-03-15 BC'", "'10000-01-01'"),
    "currency": ("'QQQ'", "'   '", "'ЯЯЯ'"),
}
"""What PostgreSQL can hold, and no list that has it could be shown."""


@pytest.fixture
def filled(pg_copy):
    decided.fill(pg_copy)
    return pg_copy


def test_what_nobody_could_read_is_in_no_column(filled):
    """From the catalogue: every day, stamp and currency of every table, even written by the owner."""
    with filled.raw("superuser") as connection:
        tables = attacks.columns(connection)
        tried = [
            (table, column, value)
            for table, listed in tables.items()
            for column, kind in listed.items()
            for value in POISON.get("currency" if column == "currency" else kind, ())
        ]
        assert len(tried) > 150
        for table in tables:
            # The other guards refuse more than this; here each is to be met alone.
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
            with suppress(psycopg.errors.UndefinedObject), connection.transaction():
                connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_readable".encode())
        connection.commit()
        let = []
        for table, column, value in tried:
            try:
                done = connection.execute(f"UPDATE {table} SET {column} = {value}".encode())
                let.append((table, column, value, done.rowcount))
            except psycopg.Error as refused:
                if refused.sqlstate != "PD020":
                    let.append((table, column, value, str(refused)))
            connection.rollback()
    assert let == []


WRITTEN = (
    ("author", "UPDATE request SET due_date = {date} WHERE id = {draft}"),
    ("author", "UPDATE request SET invoice_date = {date} WHERE id = {draft}"),
    ("author", "UPDATE request SET currency = {currency} WHERE id = {draft}"),
    ("author", "UPDATE request SET search = repeat('x', 65537) WHERE id = {draft}"),
    ("author", "UPDATE request SET contractor_key = repeat('x', 65537) WHERE id = {draft}"),
    ("author", "INSERT INTO request (subject, fingerprint) VALUES ('x', repeat('x', 65537))"),
    ("author", "INSERT INTO request (subject, currency) VALUES ('x', {currency})"),
    ("accountant", "INSERT INTO event (request_id, action, payment_date) VALUES ({approved}, 'pay', {date})"),
    ("head", "INSERT INTO delegation (id, substitute, since, until) VALUES (3, 'deputy', {date}, {date})"),
    ("accountant", "UPDATE own_account SET currency = {currency}"),
)


@pytest.mark.parametrize(("login", "statement"), WRITTEN)
def test_nobody_makes_a_list_unreadable_for_all(pg_world, login, statement):
    kind = "date" if "{date}" in statement else "currency"
    ids = {"draft": pg_world.ids["draft/plain"], "approved": pg_world.ids["approved/plain"]}
    with pg_world.raw(login) as connection:
        for value in POISON[kind]:
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(statement.format(**ids, date=value, currency=value).encode())
            assert refused.value.sqlstate in ("PD020", "PD031", "23514"), refused.value
            connection.rollback()


def test_what_is_hidden_is_refused_as_what_is_not_there(pg_copy):
    """Neither a foreign key nor the number of its files tells that there is a request."""
    hidden, nothing = pg_copy.ids["draft/plain"], 10**9
    with pg_copy.raw("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "INSERT INTO request_file SELECT n, %s, 'other', 'a', 'b', (SELECT sha256 FROM blob LIMIT 1), true, 'author',"
            " now(), false FROM generate_series(1, 100) AS n", (hidden,))  # fmt: skip
    answers = {}
    with pg_copy.raw("colleague", autocommit=True) as connection:
        connection.execute("INSERT INTO blob SELECT encode(sha256('x'), 'hex'), 1, 'x'")
        for number in (hidden, nothing):
            for name, statement in {
                "file": "INSERT INTO request_file (request_id, kind, name, media_type, sha256)"
                " VALUES ({0}, 'other', 'a', 'b', encode(sha256('x'), 'hex'))",
                "step": "INSERT INTO event (request_id, action, comment) VALUES ({0}, 'comment', 'x')",
                "period": "INSERT INTO repeat_period (plan_id, number, request_id) VALUES (1, 1, {0})",
                "own": "UPDATE request SET subject = 'x' WHERE id = {0}",
                "taken out": "UPDATE request_file SET detached = true WHERE request_id = {0}",
            }.items():
                try:
                    said = connection.execute(statement.format(number).encode()).statusmessage
                except psycopg.Error as refused:
                    said = refused.sqlstate
                answers.setdefault(name, set()).add(said)
    assert {name: len(said) for name, said in answers.items()} == dict.fromkeys(answers, 1), answers


LOCKED = ("person", "setting", "own_account", "request")
"""What others refer to, or must change: whoever could lock these rows could stop the whole team."""


@pytest.mark.parametrize("login", EVERYBODY)
def test_nobody_locks_the_rows_of_the_team(filled, login):
    roles = PEOPLE.get(login, frozenset()) if login != "dismissed" else frozenset()
    may = {"person": {"admin"}, "setting": {"admin"}, "own_account": {"admin", "accountant"}}
    with filled.raw(login) as connection:
        for table in LOCKED:
            for strength in ("UPDATE", "NO KEY UPDATE", "SHARE", "KEY SHARE"):
                own = "author" if table == "request" else "NULL"
                rows = connection.execute(f"SELECT {own} FROM {table} FOR {strength}".encode()).fetchall()
                if table == "request":
                    assert {author for (author,) in rows} <= {login}
                elif not roles & may[table]:
                    assert rows == [], (table, strength)
                connection.rollback()


SETTINGS = (
    "check_function_bodies = off", "search_path = pg_temp, paydesk", "timezone = 'Pacific/Kiritimati'",
    "datestyle = 'SQL, DMY'", "intervalstyle = 'iso_8601'", "bytea_output = 'escape'", "extra_float_digits = -15",
    "standard_conforming_strings = off", "backslash_quote = on", "transform_null_equals = on", "array_nulls = off",
    "quote_all_identifiers = on", "plpgsql.extra_errors = 'all'", "client_encoding = 'WIN1251'", "role = paydesk_user",
    "plan_cache_mode = force_generic_plan", "constraint_exclusion = on", "enable_seqscan = off", "jit = on",
)  # fmt: skip
"""What a session may set of all that could change how a guard reads or writes."""


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_changes_what_a_step_seals_or_who_may_take_it(pg_world, setting):
    """The hashed text is that of the columns, the key of the invoice is that of its number, and rules stay rules."""
    draft = pg_world.ids["draft/plain"]
    with pg_world.raw("author") as connection:
        connection.execute(f"SET LOCAL {setting}".encode())
        connection.execute(
            "UPDATE paydesk.request SET invoice_number = 'Inv. № 00-7', invoice_date = '2026-03-04' WHERE id = %s",
            (draft,),
        )
        connection.execute("INSERT INTO paydesk.event (request_id, action) VALUES (%s, 'submit')", (draft,))
        connection.execute("RESET timezone")
        sealed = connection.execute(
            "SELECT r.invoice_key, e.chain, e.hash = encode(sha256(convert_to(e.payload, 'UTF8')), 'hex'),"
            " (e.payload::jsonb ->> 'at')::timestamptz = e.at, e.payload::jsonb ->> 'at' LIKE '%%+00:00',"
            " (SELECT (w.content::jsonb ->> 'invoice_date') FROM paydesk.event w"
            "  WHERE w.request_id = r.id AND w.content IS NOT NULL ORDER BY w.seq DESC LIMIT 1)"
            " FROM paydesk.request r JOIN paydesk.event e ON e.request_id = r.id AND e.seq = r.head_seq WHERE r.id = %s",
            (draft,),
        ).fetchone()
        assert sealed == ("7707083893 0-7", 1002, True, True, True, "2026-03-04")
        connection.rollback()
    forbidden = {
        "author": (pg_world.ids["pending/plain"], "approve", "PD005"),
        "both": (pg_world.ids["pending/own"], "approve", "PD007"),
        "payhead": (pg_world.ids["approved/two-hats"], "pay", "PD008"),
        "head": (pg_world.ids["pending/second"], "approve", "PD017"),
        "colleague": (draft, "comment", "PD002"),
    }
    for login, (number, action, state) in forbidden.items():
        with pg_world.raw(login) as connection:
            connection.execute(f"SET LOCAL {setting}".encode())
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(
                    "INSERT INTO paydesk.event (request_id, action, comment, payment_date)"
                    " VALUES (%s, %s, 'x', '2026-03-04')", (number, action))  # fmt: skip
            assert refused.value.sqlstate == state, (login, refused.value)


ONE_STATEMENT = (
    "WITH a AS (INSERT INTO event (request_id, action) VALUES ({0}, 'submit') RETURNING 1),"
    " b AS (UPDATE request SET account = '40702810938000000002' WHERE id = {0} AND EXISTS (SELECT 1 FROM a) RETURNING 1)"
    " SELECT * FROM a, b",
    "WITH b AS (UPDATE request SET account = '40702810938000000002' WHERE id = {0} RETURNING 1),"
    " a AS (INSERT INTO event (request_id, action) SELECT {0}, 'submit' FROM b RETURNING 1) SELECT * FROM a, b",
    "INSERT INTO event (request_id, action) VALUES ({0}, 'submit'), ({0}, 'withdraw')",
    "INSERT INTO event (request_id, action, comment) VALUES ({0}, 'comment', '1'), ({0}, 'comment', '2')",
)


@pytest.mark.parametrize("statement", ONE_STATEMENT)
def test_one_statement_does_not_take_two_steps_at_once(pg_world, statement):
    """The guards of rows run before what follows from them: nothing slips through between the two."""
    with pg_world.raw("author") as connection, pytest.raises(psycopg.Error) as refused:
        connection.execute(statement.format(pg_world.ids["draft/plain"]).encode())
    assert refused.value.sqlstate in ("PD004", "PD012", "23505"), refused.value


def test_statistics_show_no_values(filled):
    """What the planner knows of the columns is for nobody; that it counts rows is said in docs/security.md."""
    with filled.raw("superuser", autocommit=True) as connection:
        connection.execute("ANALYZE")
        tables = [table for table in attacks.columns(connection) if table != "alembic_version"]
    with filled.raw("colleague") as connection:
        for view in ("pg_stats", "pg_stats_ext", "pg_stats_ext_exprs"):
            found = connection.execute(
                f"SELECT count(*) FROM {view} WHERE schemaname = 'paydesk' AND tablename = ANY (%s)".encode(), (tables,)
            ).fetchone()
            assert found == (0,), view
        for catalogue in ("pg_statistic", "pg_authid", "pg_largeobject", "pg_user_mapping", "pg_subscription"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT * FROM {catalogue}".encode())
            connection.rollback()
        assert connection.execute("SELECT count(last_value) FROM pg_sequences").fetchone() == (0,)
