"""What somebody with a login and psql may try, made from the catalogue, so that a new table or column is tried too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.rules.decided import ADDED_BY, ANYBODY, GRANTS, KEPT_BY, MAY_DELETE
from tests.support.rules import PEOPLE, STRANGER, World, server_version

FORGED = {
    "text": "'forged'",
    "bigint": "1",
    "integer": "1",
    "boolean": "true",
    "date": "current_date",
    "bytea": "'x'::bytea",
    "timestamp with time zone": "now()",
    "character varying": "'forged'",
}
VALUES = {"currency": "'EUR'", "status": "'approved'", "actor": "'head'", "author": "'colleague'", "role": "'head'"}
REFUSALS = ("42501", "0A000")


@dataclass(frozen=True, slots=True)
class Attack:
    """A statement that must be refused or touch no row; ``also`` are further SQLSTATEs that count as a refusal."""

    sql: str
    also: tuple[str, ...] = ()


def columns(connection: psycopg.Connection[Any]) -> dict[str, dict[str, str]]:
    """Table → column → type, of everything in the schema that can be read like a table."""
    found: dict[str, dict[str, str]] = {}
    rows = connection.execute(
        "SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c JOIN pg_attribute a"
        " ON a.attrelid = c.oid WHERE c.relnamespace = 'paydesk'::regnamespace AND c.relkind IN ('r','p','v','m','f')"
        " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum"
    )
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found


def keys(connection: psycopg.Connection[Any]) -> dict[str, str]:
    """Table → the columns of its primary key, joined."""
    rows = connection.execute(
        "SELECT c.conrelid::regclass::text, string_agg(a.attname, ', ') FROM pg_constraint c JOIN pg_attribute a"
        " ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'p'"
        " AND c.connamespace = 'paydesk'::regnamespace GROUP BY 1"
    )
    return dict(rows.fetchall())


def attacks(world: World, login: str) -> Iterator[Attack]:
    """All attacks for one person."""
    with world.raw("superuser") as connection:
        tables, primary = columns(connection), keys(connection)
        functions = connection.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'paydesk'::regnamespace"
            " AND prorettype = 'trigger'::regtype"
        ).fetchall()
    newest = server_version(world)
    for table, listed in tables.items():
        trusted = any(table in KEPT_BY.get(role, ()) for role in PEOPLE.get(login, ()))
        yield from _on_columns(table, listed, trusted=trusted)
        yield from _on_table(table, listed, primary[table], trusted=trusted)
        if newest >= 15:
            column = next(iter(listed))
            yield Attack(
                f"MERGE INTO {table} t USING (SELECT 1 AS one) s ON true"
                f" WHEN MATCHED THEN UPDATE SET {column} = {FORGED[listed[column]]}",
            )
            if not trusted:
                yield Attack(f"MERGE INTO {table} t USING (SELECT 1 AS one) s ON true WHEN MATCHED THEN DELETE")
    for table, listed in tables.items():
        own = [name for name, rights in GRANTS[table].items() if "INSERT" in rights]
        if own and not _may_add(table, login):
            values = ", ".join(VALUES.get(name, FORGED[listed[name]]) for name in own)
            # Of an administrator's confirmation it is the policy that counts: this one is in force already.
            also = ("23505",) if table == "policy_confirmation" else ()
            yield Attack(f"INSERT INTO {table} ({', '.join(own)}) VALUES ({values})", also)
    for (function,) in functions:
        yield Attack(f"SELECT paydesk.{function.removeprefix('paydesk.')}")
    yield from _on_requests(world, login)
    yield from _on_server(world, login)


def _may_add(table: str, login: str) -> bool:
    """Whether this person may add rows to a table, so that it is no attack to do so."""
    roles: frozenset[str] = frozenset() if login == "dismissed" else PEOPLE.get(login, frozenset())
    if any(table in KEPT_BY.get(role, ()) for role in roles):
        return True
    if ADDED_BY.get(table) == ANYBODY:
        return login not in ("dismissed", STRANGER)
    return login in ADDED_BY.get(table, ()) or not roles.isdisjoint(ADDED_BY.get(table, ()))


def _on_columns(table: str, listed: Mapping[str, str], *, trusted: bool) -> Iterator[Attack]:
    granted = GRANTS[table]
    for column, kind in listed.items():
        value = VALUES.get(column, FORGED[kind])
        if not (trusted and "UPDATE" in granted[column]):
            yield Attack(f"UPDATE {table} SET {column} = {value}")
            yield Attack(f"UPDATE {table} SET {column} = {column}")
            yield Attack(
                f"WITH x AS (UPDATE {table} SET {column} = {value} RETURNING 1) SELECT count(*) FROM x HAVING count(*) > 0"
            )
        if "INSERT" not in granted[column]:
            own = [name for name, rights in granted.items() if "INSERT" in rights]
            given = [*own, column]
            values = ", ".join(FORGED[listed[name]] for name in given)
            yield Attack(f"INSERT INTO {table} ({', '.join(given)}) VALUES ({values})")
            yield Attack(f"INSERT INTO {table} ({column}) VALUES ({value})")


def _on_table(table: str, listed: Mapping[str, str], primary: str, *, trusted: bool) -> Iterator[Attack]:
    everything = ", ".join(FORGED[kind] for kind in listed.values())
    column = next(iter(listed))
    if not (trusted and table in MAY_DELETE):
        yield Attack(f"DELETE FROM {table}")
        yield Attack(f"DELETE FROM {table} WHERE true RETURNING 1")
    if not trusted:
        yield Attack(f"INSERT INTO {table} VALUES ({everything})", also=("PD025",))
        yield Attack(
            f"INSERT INTO {table} VALUES ({everything}) ON CONFLICT ({primary}) DO UPDATE SET {column} = {FORGED[listed[column]]}"
        )
    yield Attack(f"TRUNCATE {table} CASCADE")
    yield Attack(f"COPY {table} FROM STDIN")
    yield Attack(f"COPY {table} TO '/tmp/paydesk-stolen'")
    yield Attack(f"COPY {table} TO PROGRAM 'cat'")
    yield Attack(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    yield Attack(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    yield Attack(f"ALTER TABLE {table} ADD COLUMN extra text")
    yield Attack(f"ALTER TABLE {table} OWNER TO CURRENT_USER")
    yield Attack(f"DROP TABLE {table} CASCADE")
    yield Attack(f"CREATE RULE quiet AS ON INSERT TO {table} DO INSTEAD NOTHING")
    yield Attack(f"CREATE POLICY open ON {table} USING (true)")
    yield Attack(f"CREATE TRIGGER mine BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()")
    yield Attack(f"GRANT ALL ON {table} TO CURRENT_USER")
    yield Attack(
        f"SET LOCAL row_security = off; SELECT * FROM {table}" if table != "alembic_version" else "SET ROLE postgres"
    )
    for mode in ("SHARE UPDATE EXCLUSIVE", "SHARE", "EXCLUSIVE", "ACCESS EXCLUSIVE"):
        yield Attack(f"LOCK TABLE {table} IN {mode} MODE")


def _on_requests(world: World, login: str) -> Iterator[Attack]:
    """Forged steps on particular requests, among them those of others."""
    for name in ("draft/plain", "draft/own", "pending/plain", "approved/own", "paid/plain", "discarded/plain"):
        number = world.ids[name]
        paper = "'invoice', 'a.pdf', 'application/pdf'"
        yield Attack(f"INSERT INTO event (request_id, action) VALUES ({number}, 'create')")
        yield Attack(f"INSERT INTO event (request_id, action) VALUES ({number}, 'edit')")
        yield Attack(f"INSERT INTO event (request_id, action) VALUES ({number}, 'attach')")
        yield Attack(f"INSERT INTO event (request_id, action) VALUES ({number}, 'no such action')")
        yield Attack(f"INSERT INTO event (request_id, action, file) VALUES ({number}, 'attach', 'x')")
        yield Attack(
            f"INSERT INTO request_file (request_id, kind, name, media_type, sha256) VALUES ({number}, {paper}, 'x')"
        )
        for change in (
            "amount = 1",
            "search = 'forged'",
            "key = 'forged'",
            "contractor_key = 'forged'",
            "invoice_key = 'forged'",
        ):
            yield Attack(
                f"UPDATE request SET {change} WHERE id = {number} AND (author <> session_user OR status <> 'draft')"
            )
        yield Attack(f"UPDATE request SET status = 'approved', amount = 1 WHERE id = {number}")
    yield from _on_chains(world, login)
    yield Attack(
        "INSERT INTO request (key, subject) VALUES ('approved/own', 'forged')"
        " ON CONFLICT (key) DO UPDATE SET subject = excluded.subject"
    )
    # To confirm an account to which one filed oneself, and to keep a contractor of others.
    yield Attack(
        "INSERT INTO account_trust (contractor, account, trusted, how, comment) SELECT coalesce(inn, contractor_key),"
        " account, true, 'call', 'forged' FROM request WHERE author = session_user AND account IS NOT NULL"
    )
    yield Attack(
        "INSERT INTO account_trust (contractor, account, trusted, how, comment)"
        " VALUES ('7707083893', '40702810938000012345', true, 'call', 'nobody filed to it')"
    )
    yield Attack("INSERT INTO repeat_period (plan_id, number, request_id) SELECT 1, 1, max(id) FROM request")
    yield Attack("INSERT INTO blob (sha256, size, body) VALUES (repeat('0', 64), 1, 'x')")
    yield Attack("INSERT INTO event (request_id, action) SELECT id, 'approve' FROM generate_series(1, 100) AS id")


def _on_chains(world: World, login: str) -> Iterator[Attack]:
    """Steps that are not one's own, chains that are written by hand, substitutes for others."""
    first, second = world.ids["pending/chained"], world.ids["pending/second"]
    approve = "INSERT INTO event (request_id, action{0}) VALUES ({1}, 'approve'{2})"
    forged = (("step", "2"), ("chain", "1002"), ("behalf", "'deputy'"), ("detail", "'{}'"), ("stands", "'3'"))
    for column, value in forged:
        yield Attack(approve.format(f", {column}", first, f", {value}"))
        yield Attack(f"UPDATE event SET {column} = {value} WHERE request_id = {second}")
    yield Attack(f"UPDATE request SET chain = NULL WHERE id = {first}")
    if login not in ("deputy", "payhead", "watcher"):
        yield Attack(approve.format("", second, ""))
        yield Attack(f"INSERT INTO event (request_id, action) SELECT {second}, 'approve' FROM generate_series(1, 3)")
    if "head" not in PEOPLE.get(login, ()) or login == "dismissed":
        yield Attack(approve.format("", first, ""))
    if login not in ("head", "deputy"):
        yield Attack(f"INSERT INTO event (request_id, action, comment) VALUES ({second}, 'revoke', 'x')")
    yield from _on_places(world, login)
    yield Attack("INSERT INTO policy_step (chain, place, role, needed) VALUES (1001, 3, 'head', 1)")
    yield Attack("INSERT INTO policy_step_person (chain, place, login) VALUES (1001, 2, session_user)")
    yield Attack("INSERT INTO policy_step_field (chain, place, field) VALUES (1001, 1, 'subject')")
    yield Attack("UPDATE policy_step_field SET field = 'subject'")
    yield Attack("DELETE FROM policy_step WHERE chain = 1001")
    draft = world.ids["draft/own"]
    yield Attack(f"INSERT INTO event (request_id, action, stands) VALUES ({draft}, 'submit', '3')")
    yield Attack("UPDATE policy_step SET needed = 1, role = 'head'")
    rules = """'[{"steps": [{"role": "head", "needed": 1}]}]', 'forged'"""
    if "admin" not in PEOPLE.get(login, ()):
        yield Attack(f"INSERT INTO policy (id, rules, source) VALUES (2, {rules})")
        yield Attack("INSERT INTO policy_confirmation (policy_id) VALUES (1)")
        yield Attack("INSERT INTO delegation_end (delegation_id) VALUES (1)" if login != "payhead" else "SET ROLE head")
    for unsound in ("[]", '[{"steps": []}]', '[{"inn": "1", "steps": [{"role": "head", "needed": 1}]}]',
                    '[{"trusted": true, "steps": [{"role": "head", "needed": 1}]}]',
                    '[{"signals": ["no_invoice"], "steps": [{"role": "head", "needed": 1}]}]',
                    '[{"signals": ["none"], "steps": [{"role": "head", "needed": 1}]}, {"steps": [{"role": "head", "needed": 1}]}]',
                    '[{"signals": "new_account", "steps": [{"role": "head", "needed": 1}]}, {"steps": [{"role": "head", "needed": 1}]}]',
                    '[{"trusted": "perhaps", "steps": [{"role": "head", "needed": 1}]}, {"steps": [{"role": "head", "needed": 1}]}]',
                    '[{"steps": [{"needed": 1}]}]', '[{"steps": [{"persons": ["head"], "needed": 2}]}]'):  # fmt: skip
        yield Attack(f"INSERT INTO policy (id, rules, source) VALUES (2, '{unsound}', 'forged')",
                     also=("22023", "22P02"))  # fmt: skip
    # Approvals of the last step that would stand, and approvals that would stand though the sum was changed.
    for keeps in (('"purpose"', '"purpose"'), ('"amount"', ""), ('"files"', "")):
        steps = ", ".join(f'{{"role": "head", "needed": 1, "keeps": [{one}]}}' for one in keeps)
        yield Attack(
            f"INSERT INTO policy (id, rules, source) VALUES (2, '[{{\"steps\": [{steps}]}}]', 'forged')",
            also=("23514",),
        )
    if "head" not in PEOPLE.get(login, ()) or login == "dismissed":
        yield Attack(_DELEGATE.format("id, substitute, since, until", "3, 'head', current_date, current_date"))
    yield Attack(_DELEGATE.format("id, giver, substitute, since, until",
                                  "3, 'deputy', session_user, current_date, current_date"))  # fmt: skip
    yield Attack(_DELEGATE.format("id, substitute, since, until", "3, session_user, current_date, current_date"),
                 also=("23514",))  # fmt: skip
    yield Attack(_DELEGATE.format("id, substitute, since, until", "3, 'author', current_date, current_date"))
    yield Attack(_DELEGATE.format("id, substitute, since, until", "3, 'dismissed', current_date, current_date"))
    yield Attack(_DELEGATE.format("id, substitute, since, until", "3, 'both', '2020-01-01', '2020-01-02'"))


def _on_places(world: World, login: str) -> Iterator[Attack]:
    """Places that are not one's own to give, or given to people who may not get them."""
    hand = "INSERT INTO event (request_id, action, comment, taker{0}) VALUES ({1}, 'reassign', 'x', {2}{3})"
    second, left = world.ids["pending/second"], world.ids["pending/left"]
    for taker in ("session_user", "'author'", "'colleague'", "'head'", "'dismissed'", "'nobody'", "NULL"):
        yield Attack(hand.format("", second, taker, ""))
        yield Attack(hand.format(", giver", second, taker, ", 'deputy'"))
        yield Attack(hand.format(", giver, step", second, taker, ", session_user, 2"))
    if login not in ("deputy", "payhead"):
        yield Attack(hand.format("", second, "'both'", ""))
        yield Attack(hand.format(", giver", second, "'both'", ", 'deputy'"))
        yield Attack(hand.format(", giver", second, "'both'", ", 'payhead'"))
    if "admin" not in PEOPLE.get(login, ()):
        yield Attack(hand.format(", giver", left, "'both'", ", 'dismissed'"))
    for name in ("pending/plain", "pending/chained", "approved/chained", "draft/plain"):
        yield Attack(hand.format("", world.ids[name], "'watcher'", ""))
    yield Attack(f"INSERT INTO event (request_id, action, comment, giver) VALUES ({second}, 'reassign', 'x', 'deputy')")
    yield Attack(f"UPDATE event SET taker = session_user WHERE request_id = {second}")
    yield Attack(f"UPDATE event SET giver = 'payhead' WHERE request_id = {world.ids['pending/handed']}")


_DELEGATE = "INSERT INTO delegation ({0}) VALUES ({1})"


def _on_server(world: World, login: str) -> Iterator[Attack]:
    if "admin" not in PEOPLE.get(login, ()):
        yield Attack("SELECT take_role('head', 'head')")
        yield Attack("SELECT take_role(login, role) FROM (VALUES ('admin', 'admin')) AS x(login, role)")
    others = [one for one in ("paydesk_owner", "postgres", "head", "admin", "accountant", "author") if one != login]
    for other in others:
        yield Attack(f"SET ROLE {other}")
        yield Attack(f"SET SESSION AUTHORIZATION {other}")
        yield Attack(f"SELECT set_config('role', '{other}', false)")
        yield Attack(f"GRANT {other} TO CURRENT_USER")
        yield Attack(f"ALTER ROLE {other} PASSWORD 'known'")
        yield Attack(f"ALTER ROLE {other} SET search_path = public")
        yield Attack(f"DROP ROLE {other}")
        yield Attack(f"REASSIGN OWNED BY {other} TO CURRENT_USER")
        yield Attack(f"DROP OWNED BY {other}")
    database = world.url.rpartition("/")[2]
    for sql in _PLAIN.format(database=database).strip().splitlines():
        yield Attack(sql.strip())


_PLAIN = """
ALTER ROLE CURRENT_USER SUPERUSER
ALTER ROLE CURRENT_USER CREATEROLE
ALTER ROLE CURRENT_USER BYPASSRLS
GRANT paydesk_user TO head
CREATE ROLE mine LOGIN SUPERUSER
CREATE ROLE mine
SET session_replication_role = replica
SET lo_compat_privileges = on
CREATE TABLE paydesk.mine (id int)
CREATE TABLE public.mine (id int)
CREATE TEMP TABLE person_role (login text, role text)
CREATE TEMP VIEW person_role AS SELECT session_user::text AS login, 'head'::text AS role
CREATE VIEW paydesk.mine AS SELECT * FROM paydesk.request
CREATE FUNCTION paydesk.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION pg_temp.has_role(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'
CREATE OR REPLACE FUNCTION paydesk.is_known() RETURNS boolean LANGUAGE sql AS 'SELECT true'
DROP FUNCTION paydesk.is_known() CASCADE
DROP SCHEMA paydesk CASCADE
ALTER SCHEMA paydesk RENAME TO gone
CREATE SCHEMA mine
ALTER DATABASE "{database}" SET search_path = public
ALTER DATABASE "{database}" OWNER TO CURRENT_USER
GRANT TEMP ON DATABASE "{database}" TO CURRENT_USER
DROP POLICY request_select ON request
DROP TRIGGER event_event_guard ON event
ALTER TABLE event DISABLE TRIGGER event_event_guard
CREATE EXTENSION pgcrypto
CREATE PUBLICATION mine FOR ALL TABLES
CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION paydesk.refuse()
SELECT nextval('request_id_seq')
SELECT setval('request_id_seq', 1)
SELECT last_value FROM request_id_seq
SELECT nextval('request_file_id_seq')
SELECT setval('request_file_id_seq', 1)
SELECT lo_create(0)
SELECT lo_creat(-1)
SELECT lo_from_bytea(0, 'x')
SELECT lo_put(1, 0, 'x')
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/paydesk-stolen')
SELECT pg_read_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT pg_reload_conf()
SELECT pg_switch_wal()
COPY (SELECT 1) TO PROGRAM 'true'
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'
SELECT rolpassword FROM pg_authid
"""


def carry_out(connection: psycopg.Connection[Any], tried: Sequence[Attack]) -> list[str]:
    """Try each in a transaction of its own, which is committed; return those that got through."""
    through = []
    for attack in tried:
        try:
            cursor = connection.execute(attack.sql.encode())
        except psycopg.Error as error:
            state = error.sqlstate or "none"
            connection.rollback()
            if not (state in REFUSALS or state.startswith("PD") or state in attack.also):
                through.append(f"{attack.sql}: not refused for its own sake, {state} {error}")
        else:
            # GRANT warns and grants nothing where there is nothing to grant: the rights are compared afterwards.
            if cursor.statusmessage not in (*("GRANT", "UPDATE 0", "DELETE 0", "INSERT 0 0", "SELECT 0", "MERGE 0"),):
                through.append(f"{attack.sql}: {cursor.statusmessage}")
            connection.commit()
    return through
