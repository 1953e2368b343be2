"""The catalogue of PostgreSQL against what was decided by hand: a new table, column or function needs a decision."""

from __future__ import annotations

import re

import pytest

from paydesk import models
from tests.rules import attacks
from tests.rules.decided import GRANTS, MAY_DELETE

PLAIN = {"paydesk.invoice_key(text,text)"}
"""What computes from its arguments alone; the triggers call it."""

CALLABLE = {
    "paydesk.has_role(text)",
    "paydesk.is_known()",
    "paydesk.take_role(text,text)",
    "paydesk.invoices_taken(text[],text[])",
    "paydesk.payments_past(bigint[])",
}


@pytest.fixture
def catalogue(pg_world):
    with pg_world.raw("superuser") as connection:
        connection.execute("SET search_path = pg_catalog")
        yield lambda query, *values: connection.execute(query, values).fetchall()


def test_every_column_has_been_decided_about(pg_world):
    with pg_world.raw("superuser") as connection:
        found = {table: set(listed) for table, listed in attacks.columns(connection).items()}
    assert found == {table: set(listed) for table, listed in GRANTS.items()}
    assert set(models.metadata.tables) == set(GRANTS) - {"alembic_version"}


@pytest.mark.parametrize("right", ["SELECT", "INSERT", "UPDATE", "REFERENCES"])
def test_rights_on_columns_are_those_decided(catalogue, right):
    wanted = {
        (table, column) for table, listed in GRANTS.items() for column, rights in listed.items() if right in rights
    }
    query = (
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
        " WHERE c.relnamespace = 'paydesk'::regnamespace AND c.relkind IN ('r','p','v','m','f') AND NOT a.attisdropped"
        " AND has_column_privilege(%s, c.oid, a.attnum, %s)"
    )
    assert set(catalogue(query, "paydesk_user", right)) == wanted
    assert catalogue(query, "public", right) == []


def test_rights_on_whole_tables_and_sequences(catalogue):
    rights = ["DELETE", "TRUNCATE", "TRIGGER"]
    if catalogue("SELECT current_setting('server_version_num')::int >= 170000")[0][0]:
        rights.append("MAINTAIN")
    query = (
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'paydesk'::regnamespace"
        " AND c.relkind IN ('r','p','v','m','f') AND has_table_privilege(%s, c.oid, %s)"
    )
    for right in rights:
        assert {name for (name,) in catalogue(query, "paydesk_user", right)} == (
            MAY_DELETE if right == "DELETE" else set()
        )
        assert catalogue(query, "public", right) == []
    sequences = (
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'paydesk'::regnamespace AND c.relkind = 'S'"
        " AND (has_sequence_privilege('paydesk_user', c.oid, 'USAGE, SELECT, UPDATE')"
        " OR has_sequence_privilege('public', c.oid, 'USAGE, SELECT, UPDATE'))"
    )
    assert catalogue(sequences) == []


def test_rights_on_schemas_and_the_database(catalogue):
    schema = (
        "SELECT nspname FROM pg_namespace WHERE nspname IN ('paydesk', 'public') AND has_schema_privilege(%s, oid, %s)"
    )
    assert catalogue(schema, "paydesk_user", "USAGE") == [("paydesk",)]
    assert catalogue(schema, "paydesk_user", "CREATE") == []
    assert catalogue(schema, "public", "USAGE, CREATE") == []
    database = "SELECT has_database_privilege(%s, current_database(), %s)"
    assert catalogue(database, "paydesk_user", "CONNECT") == [(True,)]
    for right in ("TEMP", "CREATE"):
        assert catalogue(database, "paydesk_user", right) == [(False,)]
    for right in ("TEMP", "CREATE", "CONNECT"):
        assert catalogue(database, "public", right) == [(False,)]


def test_definer_functions_have_a_fixed_path_and_nobody_calls_them(catalogue):
    rows = catalogue(
        "SELECT p.oid::regprocedure::text, p.prosecdef, p.proconfig, p.proowner::regrole::text,"
        " has_function_privilege('paydesk_user', p.oid, 'EXECUTE'), has_function_privilege('public', p.oid, 'EXECUTE')"
        " FROM pg_proc p WHERE p.pronamespace = 'paydesk'::regnamespace"
    )
    assert len(rows) > 10
    for name, definer, settings, owner, callable_, public in rows:
        assert owner == "paydesk_owner", name
        assert not public, name
        assert callable_ == (name in CALLABLE), name
        assert definer or name in PLAIN, name
        if name in PLAIN:
            continue
        assert "search_path=pg_catalog, paydesk, pg_temp" in (settings or []), name


def test_row_level_security_is_on_everywhere(catalogue):
    rows = catalogue(
        "SELECT c.relname, c.relrowsecurity, c.relowner::regrole::text FROM pg_class c"
        " WHERE c.relnamespace = 'paydesk'::regnamespace AND c.relkind IN ('r', 'p')"
    )
    assert {name for name, _, _ in rows} == set(GRANTS)
    assert {name for name, on, _ in rows if not on} == {"alembic_version"}
    assert {owner for _, _, owner in rows} == {"paydesk_owner"}
    assert (
        catalogue("SELECT 1 FROM pg_class WHERE relnamespace = 'paydesk'::regnamespace AND relkind IN ('v', 'm', 'f')")
        == []
    )


def test_policies_never_call_a_function_for_each_row(catalogue):
    """A role check outside of a sub-select runs once for a row."""
    for name, condition in catalogue("SELECT polname, coalesce(pg_get_expr(polqual, polrelid), '') FROM pg_policy"):
        bare = re.sub(r"SELECT (paydesk\.|pg_)(has_role|is_known)|AS (pg_)?(has_role|is_known)", "", condition)
        assert "has_role" not in bare, (name, condition)
        assert "is_known" not in bare, (name, condition)


def test_every_table_refuses_what_nobody_may(catalogue):
    rows = catalogue(
        "SELECT tgrelid::regclass::text, tgname, tgenabled, tgtype::int FROM pg_trigger WHERE NOT tgisinternal"
    )
    assert {state for _, _, state, _ in rows} == {"O"}
    kinds = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
    for table in set(GRANTS) - {"alembic_version"}:
        own = [kind for name, _, _, kind in rows if name == f"paydesk.{table}"]
        covered = {what for what, bit in kinds.items() if any(kind & bit for kind in own)}
        assert covered >= (
            {"DELETE", "UPDATE", "TRUNCATE"} if table in ("admin_event", "blob_holder", "outbox") else set(kinds)
        ), table


def test_the_owner_is_nobody(catalogue):
    rows = catalogue(
        "SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname ~ '^paydesk_(owner|user)$'"
    )
    assert {row[0] for row in rows} == {"paydesk_owner", "paydesk_user"}
    assert all(row[1:] == (False, False, False, False) for row in rows)
    members = catalogue(
        "SELECT m.rolname FROM pg_roles m WHERE NOT m.rolsuper AND m.rolname <> 'paydesk_owner'"
        " AND m.rolname IN (SELECT login FROM paydesk.person) AND pg_has_role(m.rolname, 'paydesk_owner', 'MEMBER')"
    )
    assert members == []


def test_large_objects_are_closed(catalogue):
    open_ = catalogue(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE (proname ~ '^lo_?(creat|create|import|export|from_bytea|put|truncate|truncate64)$'"
        " OR proname = 'lowrite') AND has_function_privilege('paydesk_user', oid, 'EXECUTE')"
    )
    assert open_ == []
