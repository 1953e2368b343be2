"""Plain SQL from the login of every person: all of it is refused or without effect, and nothing has changed."""

from __future__ import annotations

import psycopg
import pytest

from paydesk import workflow
from tests.rules import attacks, decided, matrix
from tests.rules.attacks import Attack
from tests.support import rules
from tests.support.rules import EVERYBODY, STRANGER


@pytest.fixture(scope="module")
def world(pg_clone):
    made = pg_clone()
    with made.raw("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE request SET key = subject")
    decided.fill(made)
    return made


def test_every_table_has_something_to_be_attacked(world):
    assert [table for table, rows in world.dump().items() if not rows] == []


@pytest.mark.parametrize("login", EVERYBODY)
def test_nothing_gets_through_with_plain_sql(world, login):
    before, rights = world.dump(), decided.catalogue(world)
    tried = list(attacks.attacks(world, login))
    assert len(tried) > 400
    with world.raw(login) as connection:
        through = attacks.carry_out(connection, tried)
    assert not through, "\n".join(through)
    assert world.dump() == before
    assert decided.catalogue(world) == rights


QUALIFIED = matrix.EVENT.replace("INTO event", "INTO paydesk.event")
SHADOWS = """
CREATE TEMP TABLE person (login text, disabled boolean);
CREATE TEMP TABLE person_role (login text, role text);
CREATE TEMP TABLE setting (name text, value text);
CREATE TEMP TABLE event (request_id bigint, seq int, actor text, content text);
CREATE TEMP TABLE request_file (id bigint, request_id bigint, sha256 text, in_content boolean, added_by text);
CREATE TEMP VIEW request AS SELECT * FROM paydesk.request;
INSERT INTO person SELECT session_user, false;
INSERT INTO person_role SELECT session_user, unnest(array['manager', 'head', 'accountant', 'auditor', 'admin']);
INSERT INTO setting VALUES ('require_bic', 'off');
CREATE FUNCTION pg_temp.has_role(text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION pg_temp.is_known() RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION pg_temp.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR pg_temp.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.same);
GRANT ALL ON ALL TABLES IN SCHEMA pg_temp TO PUBLIC;
SET search_path = pg_temp, paydesk, pg_catalog;
"""


@pytest.mark.parametrize("login", ["author", "colleague", "auditor", "dismissed", "stranger"])
def test_temporary_tables_and_operators_shadow_no_rule(pg_copy, login):
    """Somebody gave everybody TEMP again; init had taken it away (CVE-2007-2138)."""
    facts = rules.facts(pg_copy)
    chosen = [case for case in matrix.cases(facts) if case.login == login]
    with pg_copy.raw("superuser") as connection:
        connection.execute(
            "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); END $$"
        )
    visible = {n for n, r in facts.requests.items() if workflow.may_see(facts.people[login], r)}
    with pg_copy.raw(login, autocommit=True) as connection:
        connection.execute(SHADOWS)
        answers = matrix.ask_login(connection, chosen, QUALIFIED)
        assert {n for (n,) in connection.execute("SELECT id FROM paydesk.request")} == visible
        triggers = [f"CREATE TRIGGER t BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION paydesk.{name}()"
                    for name in ("refuse", "event_move", "person_guard")]  # fmt: skip
        assert attacks.carry_out(connection, [Attack(sql) for sql in triggers]) == []
    assert matrix.differences(facts, "postgresql", chosen, answers) == []


def rows_of_others(facts, login):
    """What this person must see of requests: by number."""
    return {n for n, r in facts.requests.items() if workflow.may_see(facts.people[login], r)}


@pytest.fixture(scope="module")
def with_files(pg_clone):
    """A paper of its own on every draft and pending request, by its author."""
    made = pg_clone()
    for name, number in made.ids.items():
        if name.startswith(("draft/", "pending/")):
            author = "both" if name.endswith("/own") else "author"
            with made.raw(author) as connection:
                body = f"paper of {number}".encode()
                connection.execute("INSERT INTO blob SELECT encode(sha256(%s), 'hex'), %s, %s", (body, len(body), body))
                connection.execute(
                    "INSERT INTO request_file (request_id, kind, name, media_type, sha256)"
                    " VALUES (%s, 'other', 'a', 'b', encode(sha256(%s), 'hex'))", (number, body))  # fmt: skip
    with made.raw("superuser", autocommit=True) as connection:
        connection.execute("ANALYZE")
    return made


@pytest.mark.parametrize("login", EVERYBODY)
def test_everybody_reads_their_part_and_no_more(with_files, login):
    facts = rules.facts(with_files)
    person = facts.people[login]
    visible = rows_of_others(facts, login)
    everything = with_files.dump()
    sees_all = not person.disabled and not person.roles.isdisjoint({"auditor", "admin"})
    known = not person.disabled
    with with_files.raw("superuser") as connection:
        files = connection.execute("SELECT request_id, sha256 FROM request_file").fetchall()
        sent = connection.execute("SELECT sha256 FROM bank_batch").fetchall()
    with with_files.raw(login) as connection:

        def read(query):
            return [row[0] for row in connection.execute(query)]

        assert set(read("SELECT id FROM request")) == visible
        assert read("SELECT count(*) FROM request") == [len(visible)]
        assert {*read("SELECT request_id FROM event")} == {n for n in visible if facts.requests[n].head_seq}
        assert {*read("SELECT request_id FROM request_file")} == {n for n, _ in files} & visible
        banks = sees_all or (known and "accountant" in person.roles)
        files_of_banks = {row[0] for row in sent} if banks else set()
        assert {*read("SELECT sha256 FROM blob")} == {sha256 for n, sha256 in files if n in visible} | files_of_banks
        for table in ("bank_batch", "bank_batch_item", "statement", "statement_line", "account_balance"):
            assert len(read(f"SELECT 1 FROM {table}")) == (len(everything[table]) if banks else 0)
        assert len(read("SELECT id FROM own_account")) == (len(everything["own_account"]) if known else 0)
        assert len(read("SELECT login FROM person")) == (len(everything["person"]) if known else 0)
        assert len(read("SELECT login FROM person_role")) == (len(everything["person_role"]) if known else 0)
        assert len(read("SELECT name FROM setting")) == (len(everything["setting"]) if known else 0)
        assert len(read("SELECT id FROM admin_event")) == (len(everything["admin_event"]) if sees_all else 0)
        # Roundabout ways to the rows of others.
        assert read(
            "SELECT count(*) FROM pg_stats WHERE schemaname = 'paydesk' AND tablename <> 'alembic_version'"
        ) == [0]
        # A condition that fails on a row would tell what is in it: it must never meet a row of others.
        for number in facts.requests.keys() - visible:
            assert read(f"SELECT count(*) FROM request WHERE id = {number} AND subject::int > 0") == [0]
        assert read("SELECT count(*) FROM request_file f JOIN request r ON r.id = f.request_id") == [
            sum(n in visible for n, _ in files)
        ]


def test_a_superuser_takes_no_business_step(pg_world):
    steps = [
        "INSERT INTO event (request_id, action) VALUES ({pending}, 'approve')",
        "INSERT INTO event (request_id, action, comment) VALUES ({pending}, 'comment', 'x')",
        "INSERT INTO request (subject) VALUES ('x')",
        "UPDATE request SET amount = 1 WHERE id = {draft}",
        "UPDATE request SET status = 'approved' WHERE id = {pending}",
        "INSERT INTO request_file (request_id, kind, name, media_type, sha256) VALUES ({draft}, 'other', 'a', 'b', 'x')",
    ]
    names = {"pending": pg_world.ids["pending/plain"], "draft": pg_world.ids["draft/plain"]}
    with pg_world.raw("superuser") as connection:
        for step in steps:
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(step.format(**names).encode())
            assert refused.value.sqlstate == "PD022", step
            connection.rollback()


HISTORY = ("request", "event", "request_file", "blob", "blob_holder", "admin_event")
OWNER_TRIES = [
    *((table, verb) for table in HISTORY for verb in ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}")),
    *((table, "TRUNCATE {0} CASCADE") for table in sorted(decided.GRANTS) if table != "alembic_version"),
]


@pytest.mark.parametrize(("table", "verb"), OWNER_TRIES)
def test_even_the_owner_changes_no_history(with_files, table, verb):
    """Rights do not stop the owner and a superuser: triggers do, until somebody takes them away on purpose."""
    with with_files.raw("superuser") as connection, pytest.raises(psycopg.Error) as refused:
        connection.execute("SET ROLE paydesk_owner")
        connection.execute("SET row_security = off")
        connection.execute(verb.format(table, next(iter(decided.GRANTS[table]))).encode())
    assert refused.value.sqlstate in ("PD020", "PD021", "PD022"), refused.value


def test_a_changed_row_goes_no_further(pg_copy):
    """A superuser without triggers changed the account: only the ways back to the author are left (PD012)."""
    facts = rules.facts(pg_copy)
    with pg_copy.raw("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE request SET account = '40702810938000000002'")
    chosen = [
        case
        for case in matrix.cases(facts)
        if case.comment == "because" and case.seen == facts.requests[case.request].version
        if case.action not in ("create", "edit", "attach", "detach")
    ]
    wanted = []
    for case in chosen:
        answer = matrix.expected(facts, case, "postgresql")
        found = matrix.attempt(facts, case).transition
        further = "/" in answer and found is not None and found.moves and found.target != "draft"
        wanted.append("PD012" if further else answer)
    answers = matrix.ask_postgres(pg_copy, chosen)
    assert [x for x in zip(chosen, wanted, answers, strict=True) if x[1] != x[2]] == []
    assert wanted.count("PD012") > 30


MAY_ADD = ("author", "head", "accountant")


@pytest.mark.parametrize("login", [*MAY_ADD, "auditor", "admin", "roleless", "dismissed", STRANGER])
def test_bytes_are_stored_by_those_who_may_attach(pg_world, login):
    statement = "INSERT INTO blob VALUES (encode(sha256('x'), 'hex'), 1, 'x')"
    with pg_world.raw(login) as connection:
        if login in MAY_ADD:
            connection.execute(statement)
        else:
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(statement)
            assert refused.value.sqlstate in ("42501", "PD001", "PD005")
        connection.rollback()


def test_knowing_a_digest_is_not_having_the_paper(with_files):
    with with_files.raw("superuser") as connection:
        row = connection.execute(
            "SELECT sha256, body FROM request_file JOIN blob USING (sha256) WHERE request_id = %s",
            (with_files.ids["pending/own"],),
        ).fetchone()
    attach = "INSERT INTO request_file (request_id, kind, name, media_type, sha256) VALUES (%s, 'other', 'a', 'b', %s)"
    with with_files.raw("colleague") as connection:
        draft = connection.execute("INSERT INTO request (subject) VALUES ('bait') RETURNING id").fetchone()
        connection.execute("SAVEPOINT before")
        with pytest.raises(psycopg.Error) as refused:
            connection.execute(attach, (*draft, row[0]))
        assert refused.value.sqlstate == "PD025"
        # Whoever has the bytes may attach them, though they are in the store already.
        connection.execute("ROLLBACK TO before")
        connection.execute("INSERT INTO blob VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", (row[0], len(row[1]), row[1]))
        connection.execute(attach, (*draft, row[0]))
        connection.rollback()


def test_who_holds_which_bytes_is_nobodys_business(pg_world):
    with pg_world.raw("admin") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT * FROM blob_holder")
