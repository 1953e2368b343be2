"""What an administrator sees: settings in force, people, what is told when a right is lacking, and the journal of it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import pytest

from paydesk import people


def test_the_settings_of_the_team_are_shown_to_everybody(desk):
    assert desk.anna.json("setting") == dict(people.UNSET)
    assert desk.keeper.json("setting", "remind_days", "off") == {"remind_days": "off"}
    assert desk.anna.ok("setting", "remind_days").out == "remind_days = off\n"
    assert desk.anna.json("setting") == dict(people.UNSET) | {"remind_days": "off"}
    told = desk.anna.ok("setting")
    assert "remind_days\toff\toff–30\t" in told.out
    assert "paydesk setting NAME VALUE" in told.err
    assert desk.anna.refused(4, "setting", "remind_days", "3")["code"] == "wrong_role"
    error = desk.anna.refused(2, "setting", "remind_dayz")
    assert "“remind_dayz”" in error["message"]
    assert "with the value" not in error["message"]


def test_a_setting_is_not_shown_to_a_stranger(sqlite_desk):
    assert sqlite_desk.anna.run("setting", env={"PAYDESK_USER": "nobody"}).code == 4


def test_what_is_so_already_is_no_entry_of_the_journal(desk):
    keeper, login = desk.keeper, desk.anna.login
    before = len(desk.olga.json("audit", "log"))
    for words in (("enable", login), ("edit", login, "--name", "Anna"), ("edit", login, "--role", "manager")):
        keeper.ok("user", *words)
    assert len(desk.olga.json("audit", "log")) == before
    keeper.ok("user", "disable", login)
    keeper.ok("user", "disable", login)
    assert len(desk.olga.json("audit", "log")) == before + 1
    assert desk.olga.json("audit", "verify")["ok"]


def test_what_waits_for_a_head_who_left_is_handed_over(sqlite_desk):
    keeper, hanna = sqlite_desk.keeper, sqlite_desk.hanna
    assert f"paydesk reassign ID LOGIN --from {hanna.login}" in keeper.ok("user", "disable", hanna.login).err
    assert "reassign" not in keeper.ok("user", "disable", sqlite_desk.anna.login).err


def test_whoever_is_disabled_is_enabled_and_not_added(desk):
    desk.keeper.ok("user", "disable", desk.anna.login)
    error = desk.keeper.refused(6, "user", "add", desk.anna.login, "--role", "manager")
    assert f"paydesk user enable {desk.anna.login}" in error["message"]


@pytest.mark.parametrize("login", ["Ivan", "bad name", "1st", "иван"])
def test_a_login_that_postgresql_does_not_take(postgres_desk, login):
    error = postgres_desk.keeper.refused(3, "user", "add", login, "--role", "head")
    assert error["code"] == "bad_login"
    assert f"“{login}”" in error["message"]
    assert "small Latin letters" in error["message"]


def test_an_administrator_of_paydesk_is_no_owner_of_the_database(postgres_desk, tmp_path):
    for words in (("db", "upgrade"), ("db", "backup", tmp_path / "x.backup")):
        result = postgres_desk.keeper.run(*words)
        assert (result.code, result.out) == (4, ""), words
        assert "the account that set the database up" in result.err
        assert postgres_desk.keeper.login in result.err
    assert list(tmp_path.iterdir()) == []


def test_the_day_is_played_on_a_new_database_only(sqlite_desk, tmp_path):
    (tmp_path / "paydesk.db").touch()
    result = sqlite_desk.anna.run("demo", "--folder", tmp_path)
    assert (result.code, result.out) == (6, "")
    assert str(tmp_path / "paydesk.db") in result.err


def test_channels_that_are_not_there_are_said_to_be_missing(sqlite_desk):
    told = sqlite_desk.keeper.ok("notify", "channel")
    assert (told.out, "paydesk notify channel mail env:PAYDESK_SMTP" in told.err) == ("", True)
    assert "env:NAME" in sqlite_desk.keeper.run("notify", "channel", "mail").err
    assert "Messages: none." in sqlite_desk.keeper.ok("notify", "status").err


def test_a_policy_tells_the_line_and_the_nearest_word(sqlite_desk, tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text('[[rule]]\nform = 5\ncurrency = "RUB"\n[[rule.step]]\nrole = "head"\n', "utf-8")
    result = sqlite_desk.keeper.run("policy", "set", path)
    assert result.code == 3
    assert "  line 1, policy: “form” is not known here. Did you mean from? Known: " in result.err


def test_the_journal_of_administrators_is_for_people(sqlite_desk, tmp_path):
    desk = sqlite_desk
    path = tmp_path / "policy.toml"
    path.write_text('[[rule]]\n[[rule.step]]\nrole = "head"\n', "utf-8")
    desk.keeper.ok("policy", "set", path)
    desk.keeper.ok("user", "disable", desk.anna.login)
    told = desk.olga.ok("audit", "log").out.splitlines()
    assert next(line for line in told if "Policy set" in line).endswith("\t1\tpaydesk policy show 1")
    assert told[-1].endswith("\tDisabled: yes")
    whole = [one["detail"] for one in desk.olga.json("audit", "log") if one["action"] == "policy_set"]
    assert "[[rule]]" in whole[0]  # scripts get all of it


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("policy", "confirm", "x"), "“x” is not a whole number from 1 on"),
        (("notify", "run", "--every", "0"), "“0” is not a whole number from 1 to 3600"),
        (("calendar", "--weeks", "many"), "“many” is not a whole number from 1 to 53"),
        (("bank", "statement", "x", "--every", "0"), "a number from 0.1 to 3600"),
    ],
)
def test_a_number_that_is_none_is_told_in_the_language_of_the_person(sqlite_desk, words, wanted):
    assert wanted in sqlite_desk.anna.refused(2, *words)["message"]
    assert "range" not in sqlite_desk.anna.run(*words, lang="ru").err


@pytest.mark.parametrize("group", ["store", "audit", "bank", "notify"])
def test_the_help_of_a_group_tells_each_purpose_whole(sqlite_desk, group):
    assert "..." not in sqlite_desk.anna.ok(group, "--help").out.partition("Commands:")[2]


def test_roles_of_which_one_is_enough_are_joined_by_or(sqlite_desk):
    assert "the role auditor or admin" in sqlite_desk.anna.run("audit", "verify").err


def test_the_status_of_an_old_schema_says_what_to_do(sqlite_desk):
    assert sqlite_desk.keeper.ok("db", "status").err == ""
    with closing(sqlite3.connect(sqlite_desk.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    told = sqlite_desk.keeper.ok("db", "status")
    assert "schema 0001" in told.out
    assert told.err == "To bring it to this version: paydesk db upgrade\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")
def test_how_one_is_told_stands_under_one_another_on_a_terminal(sqlite_desk, tmp_path):
    from tests.support.screen import Screen

    screen = Screen(tmp_path, "-m", "paydesk", "notify", "settings", **sqlite_desk.anna.environment("en", {}))
    while screen._read():
        pass
    lines = screen.text.splitlines()
    assert {line.find("now") for line in lines if "  now  " in line} == {len("reminder") + 2}
    assert max(map(len, lines)) <= 80
    screen.child.close()
