"""What plain SQL on PostgreSQL can do to messages: a worker its work, some people a retry, everybody else nothing."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest

from tests.support.servers import mail_server

STATES = ("waiting", "held", "sent", "dropped", "dead")
COLUMNS = ("key", "request_id", "seq", "kind", "login", "channel", "state", "digest", "due_at", "tries", "error",
           "created_at", "sent_at")  # fmt: skip


@pytest.fixture
def told(postgres_desk):
    """A row of each state and kind, as workers leave them."""
    desk = postgres_desk
    with mail_server() as server:
        desk.keeper.ok("user", "edit", desk.hanna.login, "--email", "hanna@firm.example")
        desk.robot = desk.person("robot", "notifier")
        desk.keeper.ok("notify", "channel", "mail", "env:PAYDESK_SMTP")
        desk.number = desk.pending()
        desk.robot.ok("notify", "run", env={"PAYDESK_SMTP": server.url})
    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as connection:
        connection.execute("SET search_path = paydesk; SET session_replication_role = replica")
        connection.execute("DELETE FROM delivery")
        for kind in ("turn", "contractor"):
            for state in STATES:
                connection.execute(
                    "INSERT INTO delivery (key, request_id, seq, kind, login, channel, state, digest, due_at, tries, error,"
                    " created_at, sent_at) VALUES (%s, %s, 2, %s, %s, 'mail', %s, %s, now(), 3, %s, now(), %s)",
                    (f"{kind}/{state}", desk.number, kind, desk.hanna.login if kind == "turn" else None, state,
                     "d" if state == "held" else None, "550 no" if state == "dead" else None,
                     "2026-01-01" if state == "sent" else None),
                )  # fmt: skip
    return desk


def tried(desk, who, statement, *values):
    """``None`` for what touched nothing, the SQLSTATE of a refusal, or the rows as they are then; never kept."""
    with closing(psycopg.connect(desk.url(who.login))) as connection:
        connection.execute("SET search_path = paydesk")
        try:
            rows = connection.execute(statement.encode(), values or None).rowcount
            if not rows:
                return None
            return connection.execute(
                "SELECT state, tries, due_at <= now() + interval '1 hour' FROM delivery"
            ).fetchall()
        except psycopg.Error as refusal:
            return refusal.sqlstate
        finally:
            connection.rollback()


FORGED = {"key": "'x'", "request_id": "1", "seq": "9", "kind": "'paid'", "login": "session_user", "channel": "'x'",
          "state": "'sent'", "digest": "'x'", "due_at": "now() + interval '1 year'", "tries": "99", "error": "'x'",
          "created_at": "now()", "sent_at": "now()"}  # fmt: skip
GRANTED = ("state", "digest", "due_at", "tries", "error", "sent_at")
AGAIN = "UPDATE delivery SET state = 'waiting', tries = 0, due_at = now() WHERE key = '{}'"


@pytest.mark.parametrize("name", ["anna", "hanna", "olga", "vera", "keeper"])
def test_people_change_nothing_but_what_was_given_up(told, name):
    who = getattr(told, name)
    for column in COLUMNS:
        answer = tried(told, who, f"UPDATE delivery SET {column} = {FORGED[column]}")
        assert answer in ("42501", "PD036", "PD020", None), column
        assert (answer == "42501") == (column not in GRANTED)
        for state in STATES:
            where = f"WHERE key IN ('turn/{state}', 'contractor/{state}')"
            assert not isinstance(tried(told, who, f"UPDATE delivery SET {column} = {FORGED[column]} {where}"), list)
            assert not isinstance(tried(told, who, f"UPDATE delivery SET {column} = {column} {where}"), list)
    assert tried(told, who, "DELETE FROM delivery") == "42501"
    names = "key, request_id, seq, kind, login, channel, state, due_at"
    insert = f"INSERT INTO delivery ({names}) VALUES ('x', 1, 2, 'turn', session_user, 'mail', 'waiting', now())"
    assert tried(told, who, insert) == "PD036"
    allowed = {"keeper": ("turn", "contractor"), "vera": ("contractor",)}.get(name, ())
    for kind in ("turn", "contractor"):
        for state in STATES:
            answer = tried(told, who, AGAIN.format(f"{kind}/{state}"))
            assert isinstance(answer, list) == (state == "dead" and kind in allowed), (kind, state, answer)
    for kind in allowed:
        more = "UPDATE delivery SET state = 'waiting', tries = 0, {} WHERE key = '{}/dead'"
        for other in ("error = NULL", "digest = 'x'", "sent_at = now()"):
            assert tried(told, who, more.format(other, kind)) == "PD020"
        assert (
            tried(told, who, f"UPDATE delivery SET state = 'waiting', tries = 2 WHERE key = '{kind}/dead'") == "PD020"
        )
        late = tried(told, who, more.format("due_at = now() + interval '1 year'", kind))
        assert late
        assert all(soon for _state, _tries, soon in late), "nobody puts a message off for ever"


WORK = {
    ("waiting", "due_at = now() + interval '10 minutes', tries = tries + 1"),
    ("waiting", "state = 'sent', sent_at = now(), error = NULL"),
    ("waiting", "state = 'dropped', sent_at = NULL, error = NULL"),
    ("waiting", "due_at = now() + interval '5 minutes', error = '450'"),
    ("waiting", "state = 'dead', error = '550'"),
    ("held", "state = 'sent', sent_at = now()"),
    ("held", "state = 'dropped'"),
    ("held", "digest = 'next', due_at = now()"),
    ("dead", "state = 'waiting', tries = 0, due_at = now()"),
}
NO_WORK = {
    ("waiting", "state = 'sent'"),
    ("waiting", "sent_at = now()"),
    ("waiting", "state = 'held', digest = 'x'"),
    ("waiting", "digest = 'x'"),
    ("waiting", "tries = tries + 2"),
    ("waiting", "tries = 0"),
    ("waiting", "state = 'sent', sent_at = now(), tries = tries + 1"),
    ("held", "state = 'waiting'"),
    ("held", "state = 'dead'"),
    ("held", "digest = NULL"),
    ("held", "tries = tries + 1"),
    ("dead", "state = 'sent', sent_at = now()"),
    ("dead", "state = 'waiting'"),
    ("dead", "error = NULL"),
    ("sent", "state = 'waiting', sent_at = NULL"),
    ("sent", "error = 'x'"),
    ("dropped", "state = 'sent', sent_at = now()"),
}


def test_a_worker_does_its_work_and_nothing_else(told):
    for state, change in sorted(WORK):
        answer = tried(told, told.robot, f"UPDATE delivery SET {change} WHERE key = 'turn/{state}'")
        assert isinstance(answer, list), (state, change, answer)
    for state, change in sorted(NO_WORK):
        assert tried(told, told.robot, f"UPDATE delivery SET {change} WHERE key = 'turn/{state}'") == "PD020", (
            state,
            change,
        )
    for column in COLUMNS:
        answer = tried(told, told.robot, f"UPDATE delivery SET {column} = {FORGED[column]}")
        assert answer == ("PD020" if column in GRANTED else "42501"), column
    insert = "INSERT INTO delivery (key, request_id, seq, kind, channel, state, digest, due_at) VALUES"
    assert isinstance(
        tried(told, told.robot, f"{insert} ('x', 1, 2, 'contractor', 'mail', 'waiting', NULL, now())"), list
    )
    for state, digest in (
        ("sent", "NULL"),
        ("dropped", "NULL"),
        ("dead", "NULL"),
        ("held", "NULL"),
        ("waiting", "'d'"),
    ):
        values = f"('x', 1, 2, 'contractor', 'mail', '{state}', {digest}, now())"
        assert tried(told, told.robot, f"{insert} {values}") == "PD020", (state, digest)
    assert tried(told, told.robot, "DELETE FROM delivery") == "42501"


def test_the_outbox_is_emptied_by_workers_alone(told):
    for name in ("anna", "hanna", "olga", "vera", "keeper"):
        assert tried(told, getattr(told, name), "UPDATE outbox SET planned_at = now()") is None, name
    assert tried(told, told.robot, "UPDATE outbox SET planned_at = NULL") == "PD020"
    for who in (told.robot, told.keeper):
        assert tried(told, who, "INSERT INTO outbox (request_id, seq) VALUES (1, 1)") == "42501"
        assert tried(told, who, "DELETE FROM outbox") == "42501"
