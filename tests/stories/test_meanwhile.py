"""On PostgreSQL, who could decide is settled at the moment of a step: what administrators do meanwhile waits, or is seen.

An administrator's change has a time before it is saved. A step that is judged by what was there before it, but gets a
later time, looks to the audit as if it had been against the rules.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest

from tests.stories.test_keeping import KEEPING
from tests.stories.test_policies import enforce, sound, stand_in


@pytest.fixture
def people(postgres_desk):
    desk = postgres_desk
    desk.person("adam", "admin")
    for name in ("ivan", "dora", "nina"):
        desk.person(name, "head")
    found = {name: getattr(desk, name).login for name in ("hanna", "henry")}
    return found | {name: desk.people[name].login for name in ("ivan", "dora", "nina")}


@contextmanager
def unsaved(desk, who, *statements):
    """Somebody's transaction that has written and is not saved yet."""
    with psycopg.connect(desk.url(who.login), options="-csearch_path=paydesk") as connection:
        for statement, *values in statements:
            connection.execute(statement, values)
        yield connection


def waits(desk, of, running):
    """Whether what is running comes to wait for what this connection holds."""
    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as watcher:
        query = "SELECT count(*) FROM pg_stat_activity WHERE %s = ANY (pg_blocking_pids(pid))"
        while not running.done():
            if watcher.execute(query, [of.info.backend_pid]).fetchone()[0]:
                return True
            time.sleep(0.05)
    return False


def meanwhile(desk, who, change, step):
    """Take a step while a change waits to be saved; return how the command ended."""
    with ThreadPoolExecutor(1) as pool, unsaved(desk, who, *change) as connection:
        running = pool.submit(step)
        waits(desk, connection, running)
        connection.commit()
        return running.result(60)


ENABLED = "UPDATE person SET disabled = %s WHERE login = %s"


@pytest.mark.parametrize("change", ["enabled", "head again"])
def test_nobody_who_comes_back_meanwhile_loses_their_place(postgres_desk, people, tmp_path, change):
    desk, adam, henry = postgres_desk, postgres_desk.people["adam"], postgres_desk.henry
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{henry.login}"]\n')
    number = desk.pending()
    way = ("disable", henry.login) if change == "enabled" else ("edit", henry.login, "--role", "auditor")
    back = (ENABLED, False, henry.login), ("INSERT INTO person_role (login, role) VALUES (%s, 'head')", henry.login)
    desk.keeper.ok("user", *way)
    words = ("reassign", number, people["nina"], "-m", "Уволился", "--from", henry.login)
    said = meanwhile(desk, desk.keeper, [back[change != "enabled"]], lambda: adam.process(*words))
    assert said.code == 4
    sound(desk)


def test_a_second_administrator_who_comes_meanwhile_counts(postgres_desk, people, tmp_path):
    desk, adam, henry, keeper = postgres_desk, postgres_desk.people["adam"], postgres_desk.henry, postgres_desk.keeper
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{henry.login}"]\n')
    number = desk.pending()
    keeper.ok("user", "disable", henry.login)
    others = [one["login"] for one in keeper.json("user", "list") if "admin" in one["roles"]]
    for login in others:
        if login != keeper.login:
            keeper.ok("user", "disable", login)
    words = ("reassign", number, people["nina"], "-m", "Уволился", "--from", henry.login)
    said = meanwhile(desk, keeper, [(ENABLED, False, adam.login)], lambda: keeper.process(*words))
    assert said.code == 4
    sound(desk)


def test_no_approval_stands_of_who_leaves_meanwhile(postgres_desk, people, tmp_path):
    desk = postgres_desk
    enforce(desk, tmp_path, KEEPING.format(**people))
    number = desk.pending()
    desk.hanna.ok("approve", number)
    desk.people["ivan"].ok("return", number, "-m", "Поправьте")
    step = [(ENABLED, True, desk.hanna.login)]
    assert meanwhile(desk, desk.keeper, step, lambda: desk.anna.process("submit", number)).code == 0
    assert [one["state"] for one in desk.henry.json("explain", number)["chain"]] == ["open", "later", "later"]
    sound(desk)


def test_no_substitute_approves_who_is_dismissed_meanwhile(postgres_desk, people, tmp_path):
    desk, henry, nina = postgres_desk, postgres_desk.henry, postgres_desk.people["nina"]
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{henry.login}"]\n')
    number = desk.pending()
    stand_in(henry, nina)
    end = ("INSERT INTO delegation_end (delegation_id) SELECT max(id) FROM delegation",)
    assert meanwhile(desk, henry, [end], lambda: nina.process("approve", number)).code == 4
    sound(desk)


def test_a_change_waits_for_a_step_that_is_not_saved_yet(postgres_desk, people, tmp_path):
    desk, adam, henry = postgres_desk, postgres_desk.people["adam"], postgres_desk.henry
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{henry.login}"]\n')
    number = desk.pending()
    desk.keeper.ok("user", "disable", henry.login)
    event = "INSERT INTO event (request_id, action, comment, giver, taker) VALUES (%s, 'reassign', 'x', %s, %s)"
    given = (event, number, henry.login, people["nina"])
    with ThreadPoolExecutor(1) as pool, unsaved(desk, adam, given) as connection:
        running = pool.submit(lambda: desk.keeper.process("user", "enable", henry.login))
        assert waits(desk, connection, running)
        connection.commit()
        assert running.result(60).code == 0
    sound(desk)
