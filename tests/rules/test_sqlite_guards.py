"""Raw sqlite3 against the triggers: slips and stray scripts change no history and skip no state."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from paydesk import guards, models, setup
from paydesk.guards.sqlite import CONTENT
from tests.rules import matrix
from tests.rules.matrix import PAPER, Case
from tests.support import rules

HISTORY = ("event", "request_file", "blob", "admin_event", "request")


@pytest.fixture
def world(sqlite_copy):
    """With a paper on a draft, and another as a script would leave it: with the defaults of sqlite3."""
    with closing(matrix.connect(sqlite_copy.path)) as connection:
        request = rules.facts(sqlite_copy).requests[sqlite_copy.ids["draft/plain"]]
        answer = matrix.step_sqlite(connection, request, Case("author", request.id, "attach", None, None, None))
        assert answer == "draft/2"
    return sqlite_copy


@pytest.fixture(params=["paydesk", "plain"])
def connection(world, request):
    """As paydesk opens the file, and as any other tool does: recursive triggers off, foreign keys off."""
    with closing(sqlite3.connect(world.path, isolation_level=None)) as found:
        if request.param == "paydesk":
            found.execute("PRAGMA recursive_triggers=ON")
            found.execute("PRAGMA foreign_keys=ON")
        before = world.dump()
        yield found
        assert world.dump() == before


def refused(connection, sql, values=(), states=("PD020", "PD021")):
    with pytest.raises(sqlite3.IntegrityError) as caught:
        connection.execute(sql, values)
    assert str(caught.value) in states, (sql, caught.value)


@pytest.mark.parametrize("table", HISTORY)
def test_no_row_of_history_is_deleted(connection, table):
    refused(connection, f"DELETE FROM {table}")
    refused(connection, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")


def test_people_are_never_deleted(connection):
    refused(connection, "DELETE FROM person WHERE login = 'roleless'")


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, column.name) for table in HISTORY[:-1] for column in models.metadata.tables[table].columns],
)
def test_no_row_of_history_is_changed(connection, table, column):
    refused(connection, f"UPDATE {table} SET {column} = {column}")
    refused(connection, f"UPDATE OR REPLACE {table} SET {column} = {column}")
    if (table, column) != ("request_file", "detached"):  # lawful in a draft, and found without its event: test_detach
        states = ("PD050",) if (table, column) == ("blob", "place") else ("PD020", "PD021")  # no store is set here
        refused(connection, f"UPDATE OR IGNORE {table} SET {column} = 1", states=states)


@pytest.mark.parametrize("table", HISTORY)
def test_no_row_of_history_is_replaced(connection, table):
    """INSERT OR REPLACE deletes without asking the delete triggers, unless recursive triggers are on."""
    states = ("PD020", "PD003", "PD004", "PD006", "PD012", "PD013")
    newest = f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 5"
    refused(connection, f"INSERT OR REPLACE INTO {table} {newest}", states=states)
    refused(connection, f"REPLACE INTO {table} {newest}", states=states)
    key = ", ".join(column.name for column in models.metadata.tables[table].primary_key)
    refused(
        connection,
        f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO NOTHING",
        states=states,
    )
    refused(connection, f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO UPDATE SET rowid = 1",
            states=states)  # fmt: skip


REQUEST_BORN = "INSERT INTO request (author, created_at, updated_at, subject{0}) VALUES ('author', '2026-03-02', '2026-03-02', 'x'{1})"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("status", f"'{state}'") for state in ("pending", "approved", "paid", "rejected", "discarded")),
        *(("version", "1"), ("head_seq", "1"), ("head_hash", "'x'"), ("digest", "'x'"), ("approved_by", "'head'")),
        *(("approved_at", "'2026-03-02'"), ("paid_by", "'teller'"), ("payment_date", "'2026-03-02'")),
        *(("payment_number", "'1'"), ("returned_by", "'head'"), ("id", "1")),
    ],
)
def test_a_request_is_born_as_a_draft_without_a_past(connection, column, value):
    refused(connection, REQUEST_BORN.format(f", {column}", f", {value}"))


@pytest.mark.parametrize(
    ("author", "state"),
    [("head", "PD005"), ("auditor", "PD005"), ("dismissed", "PD001"), ("roleless", "PD001"), ("stranger", "PD001")],
)
def test_a_request_is_born_by_a_manager(connection, author, state):
    refused(connection, REQUEST_BORN.format("", "").replace("'author'", f"'{author}'"), states=(state,))


def test_a_used_key_is_not_taken_over(world):
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        connection.execute(REQUEST_BORN.format(", key", ", 'k'"))
        refused(connection, REQUEST_BORN.format(", key", ", 'k'").replace("INSERT", "INSERT OR REPLACE"))


@pytest.mark.parametrize("column", models.JOURNAL_COLUMNS)
def test_what_the_journal_owns_is_not_written(connection, world, column):
    for name in ("draft/plain", "pending/plain", "approved/plain", "paid/plain"):
        kind = models.request.c[column].type.python_type if column in ("id", "version", "head_seq") else str
        value = 77 if kind is int else "'approved'" if column == "status" and name != "approved/plain" else "'paid'"
        refused(connection, f"UPDATE request SET {column} = {value} WHERE id = {world.ids[name]}")
        refused(connection, f"UPDATE OR REPLACE request SET {column} = {value} WHERE id = {world.ids[name]}")


@pytest.mark.parametrize("column", [*models.CONTENT_COLUMNS, *models.SIDE_COLUMNS])
@pytest.mark.parametrize("state", ["pending", "approved", "paid", "rejected", "discarded"])
def test_content_is_frozen_outside_a_draft(connection, world, state, column):
    value = {"amount": "5", "currency": "'EUR'"}.get(column, "'2026-01-01'")
    refused(
        connection, f"UPDATE request SET {column} = {value} WHERE id = {world.ids[f'{state}/plain']}", states=("PD021",)
    )


def test_a_silent_edit_of_a_draft_is_caught_at_the_next_step(world):
    facts = rules.facts(world)
    request = facts.requests[world.ids["draft/plain"]]
    with closing(matrix.connect(world.path)) as connection:
        connection.execute("UPDATE request SET account = '40702810938000000002' WHERE id = ?", (request.id,))
        for action, answer in (("submit", "PD012"), ("discard", "PD012"), ("comment", "draft/2")):
            case = Case("author", request.id, action, "because", None, None)
            with matrix.rolled_back(connection):
                assert matrix.step_sqlite(connection, request, case) == answer, action
        # The way out is an edit that says so.
        edit = matrix.entry(connection, request, Case("author", request.id, "edit", None, None, None))
        matrix.insert_entry(connection, edit)
        assert "40702810938000000002" in edit["content"]


def test_an_edit_that_changes_nothing_is_no_edit(world):
    request = rules.facts(world).requests[world.ids["draft/own"]]
    with closing(matrix.connect(world.path)) as connection:
        entry = matrix.entry(connection, request, Case("both", request.id, "edit", None, None, None))
        with pytest.raises(sqlite3.IntegrityError, match="PD013"):
            matrix.insert_entry(connection, entry)


FORGERIES = {
    "another link": {"prev": "0" * 64},
    "no link": {"prev": ""},
    "a gap": {"seq": 9},
    "the past": {"seq": 1},
    "a jump of the version": {"version": 9},
    "an old version": {"version": 1},
    "another digest": {"digest": "0" * 64},
    "content of its own": {"content": "{}"},
    "from another state": {"from_status": "draft"},
    "to another state": {"to_status": "paid"},
    "no hash": {"hash": ""},
    "a short hash": {"hash": "x"},
}


@pytest.mark.parametrize("forged", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_step_is_refused(connection, world, forged):
    request = rules.facts(world).requests[world.ids["pending/plain"]]
    connection.row_factory = sqlite3.Row
    entry = matrix.entry(connection, request, Case("head", request.id, "approve", None, None, None), **forged)
    refused(connection, _insert(entry), entry, states=("PD020",))


CHAIN_FORGERIES = {
    "approved with an open step": ("pending/chained", "head", {"to_status": "approved"}),
    "for a later step": ("pending/chained", "deputy", {"step": 2}),
    "for no step": ("pending/chained", "head", {"step": None}),
    "for somebody": ("pending/second", "deputy", {"behalf": "payhead"}),
    "for nobody": ("pending/second", "watcher", {"behalf": None}),
    "a step without a chain": ("pending/plain", "head", {"step": 1}),
    "for somebody without a chain": ("pending/plain", "head", {"behalf": "deputy"}),
    "left pending without a chain": ("pending/plain", "head", {"to_status": "pending"}),
    "a chain that no submit chose": ("pending/plain", "head", {"chain": 1001}),
}


@pytest.mark.parametrize(("name", "login", "forged"), CHAIN_FORGERIES.values(), ids=CHAIN_FORGERIES)
def test_a_forged_step_of_a_chain_is_refused(connection, world, name, login, forged):
    request = rules.facts(world).requests[world.ids[name]]
    connection.row_factory = sqlite3.Row
    entry = matrix.entry(connection, request, Case(login, request.id, "approve", None, None, None), **forged)
    refused(connection, _insert(entry), entry, states=("PD020",))


HANDED_FORGERIES = {
    "at another step": {"step": 1},
    "at no step": {"step": None},
    "with an approval": {"to_status": "approved"},
    "as a substitute": {"behalf": "payhead"},
}


@pytest.mark.parametrize("forged", HANDED_FORGERIES.values(), ids=HANDED_FORGERIES)
def test_a_forged_handover_is_refused(connection, world, forged):
    request = rules.facts(world).requests[world.ids["pending/second"]]
    connection.row_factory = sqlite3.Row
    case = Case("deputy", request.id, "reassign", day=None, taker="both")
    refused(connection, _insert(entry := matrix.entry(connection, request, case, **forged)), entry, states=("PD020",))


@pytest.mark.parametrize("forged", [{"giver": "deputy"}, {"taker": "both"}])
def test_nothing_else_hands_a_place_over(connection, world, forged):
    request = rules.facts(world).requests[world.ids["pending/second"]]
    connection.row_factory = sqlite3.Row
    entry = matrix.entry(connection, request, Case("deputy", request.id, "approve", None, None, None), **forged)
    refused(connection, _insert(entry), entry, states=("PD020",))


@pytest.mark.parametrize(
    "forged",
    [{"chain": None, "detail": None}, {"chain": 1001}, {"chain": 1}, {"detail": "{}"}, {"stands": "3"}, {"stands": ""}],
)
def test_a_submit_takes_the_chain_of_the_policy(connection, world, forged):
    request = rules.facts(world).requests[world.ids["draft/plain"]]
    connection.row_factory = sqlite3.Row
    entry = matrix.entry(connection, request, Case("author", request.id, "submit", None, None, None), **forged)
    refused(connection, _insert(entry), entry, states=("PD020",))


STRAY = (
    "INSERT INTO policy_chain (id, policy_id, place, first_payment) VALUES (1003, 1, 3, 0)",
    "INSERT INTO policy_step (chain, place, role, needed) VALUES (1002, 2, 'head', 1)",
    "INSERT INTO policy_step_person (chain, place, login) VALUES (1001, 2, 'head')",
    "INSERT INTO policy_step_field (chain, place, field) VALUES (1001, 1, 'subject')",
    "DELETE FROM policy_step_field",
    "UPDATE policy_step SET needed = 1",
    "DELETE FROM policy_step_person",
    "DELETE FROM policy_confirmation",
    "UPDATE delegation SET until = '2999-12-31'",
    "DELETE FROM delegation",
    "UPDATE request SET chain = 1002 WHERE chain IS NOT NULL",
)


@pytest.mark.parametrize("statement", STRAY)
def test_policies_and_substitutes_are_not_changed(connection, world, statement):
    refused(connection, statement, {}, states=("PD020",))


@pytest.mark.parametrize("rules_", ["[]", '[{"steps":[]}]', '[{"steps":[{"needed":1}]}]',
                                    '[{"author":"author","steps":[{"role":"head","needed":1}]}]',
                                    '[{"steps":[{"role":"head","needed":1,"keeps":["purpose"]}]}]',
                                    '[{"steps":[{"persons":["head"],"needed":2}]}]'])  # fmt: skip
def test_an_unsound_policy_is_refused(connection, world, rules_):
    values = {"rules": rules_}
    statement = "INSERT INTO policy (id, at, actor, rules, source) VALUES (2, 'x', 'admin', :rules, 'x')"
    refused(connection, statement, values, states=("PD029",))


@pytest.mark.parametrize("forged", [{"content": "{}"}, {"content": None}, {"content": None, "digest": "0" * 64}])
def test_a_forged_edit_is_refused(world, forged):
    request = rules.facts(world).requests[world.ids["draft/own"]]
    with closing(matrix.connect(world.path)) as connection:
        connection.execute("UPDATE request SET amount = 5 WHERE id = ?", (request.id,))
        entry = matrix.entry(connection, request, Case("both", request.id, "edit", None, None, None), **forged)
        refused(connection, _insert(entry), entry, states=("PD020",))


@pytest.mark.parametrize("name", ["draft/plain", "approved/plain"])
@pytest.mark.parametrize("forged", [{"file": None}, {"file": "0" * 64}, {"actor": "accountant"}])
def test_a_forged_attachment_is_refused(world, name, forged):
    request = rules.facts(world).requests[world.ids[name]]
    case = Case("author", request.id, "attach", None, None, None)
    with closing(matrix.connect(world.path)) as connection:
        matrix.prepare_content(connection, replace(request, id=world.ids["rejected/plain"], status="rejected"), case)
        if name == "draft/plain":
            connection.execute("UPDATE request SET amount = 5 WHERE id = ?", (request.id,))
        entry = matrix.entry(connection, request, case, **forged)
        states = ("PD020", "PD006", "PD002")
        refused(connection, _insert(entry), entry, states=states)


@pytest.mark.parametrize(("name", "claimed"), [("draft/plain", 0), ("approved/plain", 1)])
def test_a_paper_cannot_claim_to_be_part_of_what_was_approved(connection, world, name, claimed):
    refused(
        connection,
        "INSERT INTO request_file (request_id, kind, name, media_type, sha256, in_content, added_by, added_at)"
        " VALUES (?, 'other', 'a', 'b', ?, ?, 'author', '2026-03-02')",
        (world.ids[name], PAPER, claimed),
    )


def _insert(entry):
    return f"INSERT INTO event ({', '.join(entry)}) VALUES ({', '.join(':' + name for name in entry)})"


# The guards as a whole


def triggers(world):
    with closing(sqlite3.connect(world.path)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())


def is_guarded(world):
    with world.chief().read() as connection:
        return setup.status(connection, "sqlite")[1]


def test_upgrade_brings_back_the_triggers_that_a_rebuilt_table_lost(world):
    before = triggers(world)
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        # What Alembic's batch mode does: copy, drop, rename.
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA legacy_alter_table=ON")
        create = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event'").fetchone()[0]
        connection.execute(create.replace("CREATE TABLE event", "CREATE TABLE _alembic_tmp_event", 1))
        connection.execute("INSERT INTO _alembic_tmp_event SELECT * FROM event")
        connection.execute("DROP TABLE event")
        connection.execute("ALTER TABLE _alembic_tmp_event RENAME TO event")
        connection.execute("UPDATE event SET comment = 'history can be changed now'")
        connection.execute("UPDATE event SET comment = NULL")
    assert set(before) - set(triggers(world)) >= {"event_guard", "event_move", "event_no_update", "event_no_delete"}
    setup.upgrade(world.chief())
    assert triggers(world) == before
    with closing(sqlite3.connect(world.path)) as connection:
        refused(connection, "UPDATE event SET comment = 'x'")


def test_guards_are_idempotent_and_their_fingerprint_is_stored(world):
    before, rows = triggers(world), world.dump()
    assert is_guarded(world)
    setup.upgrade(world.chief())
    setup.initialise(world.chief(), "admin")
    assert triggers(world) == before
    assert world.dump() == rows
    assert ("guards_sha256", guards.fingerprint("sqlite")) in rows["setting"]
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        connection.execute("UPDATE setting SET value = 'of another version' WHERE name = 'guards_sha256'")
    assert not is_guarded(world)
    setup.upgrade(world.chief())
    assert is_guarded(world)


def test_every_table_of_history_has_all_guards(world):
    found = triggers(world)
    for table in HISTORY:
        kinds = {
            kind
            for kind in ("INSERT", "UPDATE", "DELETE")
            if any(f"BEFORE {kind} ON {table}\n" in f"{sql}\n".replace(" BEGIN", "\n") for sql in found.values())
        }
        assert kinds == {"INSERT", "UPDATE", "DELETE"}, table


def test_every_column_of_the_content_is_sealed(world):
    with closing(sqlite3.connect(world.path)) as connection:
        listed = {row[1] for row in connection.execute("PRAGMA table_info(request)")}
    sealed = {column for column in listed if f"'{column}', r.{column}" in CONTENT}
    assert listed - sealed == {*models.JOURNAL_COLUMNS, *models.SIDE_COLUMNS}


# Trust in accounts: who says so is declared, but what they say must be right


SAID = {"id": 1, "at": "2026-03-02T10:00:00.000000Z", "actor": "head", "contractor": "7707083893",
        "account": "40702810740000432537", "trusted": 1, "how": "call", "comment": "да"}  # fmt: skip


def say(connection, **changes):
    row = {**SAID, **changes}
    connection.execute(
        f"INSERT INTO account_trust ({', '.join(row)}) VALUES ({', '.join(':' + name for name in row)})", row
    )


@pytest.fixture
def seen(world):
    """The payee of the world's requests, and when its account was first submitted."""
    with closing(sqlite3.connect(world.path)) as connection:
        key, account = connection.execute(
            "SELECT inn, account FROM request WHERE status = 'approved' LIMIT 1"
        ).fetchone()
        (first,) = connection.execute(
            "SELECT min(e.at) FROM event e JOIN request r ON r.id = e.request_id WHERE e.action = 'submit'"
            " AND r.status IN ('pending', 'approved', 'paid', 'rejected') AND r.account = ? AND e.seq ="
            " (SELECT max(l.seq) FROM event l WHERE l.request_id = r.id AND l.action = 'submit')",
            (account,),
        ).fetchone()
    return {"contractor": key, "account": account, "first_seen": first, "counts_from": first}


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"actor": "auditor"}, "PD032"),
        ({"actor": "stranger"}, "PD032"),
        ({"actor": "dismissed"}, "PD032"),
        ({"actor": "both"}, "PD033"),
        ({"contractor": "7707083894"}, "PD034"),
        ({"account": "40702810740000432538"}, "PD034"),
        ({"first_seen": "2020-01-01T00:00:00.000000Z", "counts_from": "2020-01-01T00:00:00.000000Z"}, "PD020"),
        ({"counts_from": "2020-01-01T00:00:00.000000Z"}, "PD020"),
        ({"trusted": 0}, "PD020"),
        ({"id": 2}, "PD027"),
    ],
)
def test_a_forged_confirmation_is_refused(world, seen, changes, state):
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match=state):
            say(connection, **seen | changes)
        say(connection, **seen)
        for sql in ("UPDATE account_trust SET comment = 'x'", "DELETE FROM account_trust"):
            refused(connection, sql)
        with pytest.raises(sqlite3.IntegrityError, match="PD0"):
            connection.execute("INSERT OR REPLACE INTO account_trust SELECT * FROM account_trust")


def test_a_confirmation_counts_after_the_waiting_time_of_the_team(world, seen):
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO setting VALUES ('trust_wait_hours', '36')")
        with pytest.raises(sqlite3.IntegrityError, match="PD020"):
            say(connection, **seen)
        later = models.utc_text(datetime.fromisoformat(seen["first_seen"]) + timedelta(hours=36))
        say(connection, **seen | {"counts_from": later})


def test_a_contractor_is_not_replaced(world):
    with closing(sqlite3.connect(world.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO contractor (key, email) VALUES ('k', 'a@example.com')")
        for sql in ("INSERT OR REPLACE INTO contractor (key) VALUES ('k')", "DELETE FROM contractor",
                    "UPDATE contractor SET key = 'l'"):  # fmt: skip
            refused(connection, sql)
