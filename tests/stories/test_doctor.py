"""What paydesk stands on (doctor), where a setting comes from (config), and what help there is."""

from __future__ import annotations

import os
import sqlite3
import sys
import tomllib
from contextlib import closing
from datetime import date

import pytest

from paydesk import doctor as checks
from paydesk.doctor import machine
from paydesk.storage import REVISION


def found(result):
    return {(one["check"], one["state"]): one for one in result.json}


def test_a_healthy_desk(desk):
    result = desk.anna.run("doctor", "--json")
    assert result.code == 0
    told = found(result)
    assert not [one for one in told if one[1] == "problem"]
    assert f"Schema {REVISION}" in told["schema", "ok"]["message"]
    assert told["person", "ok"]["message"].endswith("manager")
    assert told["banks", "warning"]["cure"] == "paydesk banks load FILE"
    assert told["seal", "note"]["cure"] == "paydesk audit seal"
    if desk.dialect == "sqlite":
        assert "cannot keep anybody from it" in told["database", "note"]["message"]
    else:
        assert "PostgreSQL" in told["database", "ok"]["message"]
        assert ("clock", "ok") in told
    desk.olga.ok("audit", "seal")
    assert ("seal", "ok") in found(desk.anna.run("doctor", "--json"))


def test_whom_nobody_knows(desk):
    stranger = desk.anna if desk.dialect == "postgresql" else None
    if stranger:
        desk.keeper.ok("user", "disable", desk.anna.login)
        result = desk.anna.run("doctor", "--json")
    else:
        result = desk.anna.run("doctor", "--json", env={"PAYDESK_USER": "nobody"})
    assert result.code == 4
    assert found(result)["person", "problem"]["cure"].startswith("paydesk user add ")


def test_guards_that_are_gone_are_found_and_mended(sqlite_desk):
    desk = sqlite_desk
    with closing(sqlite3.connect(desk.database)) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.commit()
    result = desk.keeper.run("doctor", "--json")
    assert result.code == 7
    assert found(result)["schema", "problem"]["cure"] == "paydesk db upgrade"
    mended = desk.keeper.run("doctor", "--fix", "--json")
    assert mended.code == 0
    assert "Done: paydesk db upgrade" in mended.err
    assert desk.olga.json("audit", "verify")["ok"]


@pytest.mark.parametrize(
    ("url", "cure"),
    [
        ("sqlite:////nowhere/at/all.db", "paydesk init"),
        ("postgresql://nobody@127.0.0.1:1/x", "paydesk config show"),
    ],
)
def test_a_database_that_is_not_there(sqlite_desk, url, cure):
    result = sqlite_desk.anna.run("doctor", "--json", env={"PAYDESK_DB": url})
    assert result.code == 7
    assert found(result)["database", "problem"]["cure"] == cure


def test_settings_that_cannot_be_read(sqlite_desk):
    path = sqlite_desk.folder / "config.toml"
    path.write_text("db = [", "utf-8")
    result = sqlite_desk.anna.run("doctor", "--json", env={"PAYDESK_CONFIG": str(path), "PAYDESK_DB": None})
    assert result.code == 2
    assert str(path) in found(result)["settings", "problem"]["message"]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_doctor_speaks_in_80_columns(sqlite_desk, lang):
    shown = sqlite_desk.anna.ok("doctor", lang=lang).out
    assert all(len(line) <= 80 for line in shown.splitlines() if not line.startswith("    "))
    assert "✓ " in shown


def test_settings_are_written_and_told_with_their_origin(sqlite_desk):
    desk = sqlite_desk
    path = desk.folder / "new" / "config.toml"
    place = {"PAYDESK_CONFIG": str(path), "PAYDESK_DB": None, "PAYDESK_USER": None, "PAYDESK_LANG": None}
    assert desk.anna.ok("config", "path", env=place).out.strip() == str(path)
    desk.anna.ok("config", "set", "lang", "en", env=place)
    path.write_text("# mine\n" + path.read_text("utf-8"), "utf-8")
    desk.anna.ok("config", "set", "db", f"sqlite:///{desk.database}", "--profile", "work", env=place)
    desk.anna.ok("config", "set", "user", desk.anna.login, "--profile", "work", env=place)
    desk.anna.ok("config", "set", "profile", "work", env=place)
    assert path.read_text("utf-8").startswith("# mine\n")
    assert tomllib.loads(path.read_text("utf-8")) == {
        "lang": "en",
        "profile": "work",
        "profiles": {"work": {"db": f"sqlite:///{desk.database}", "user": desk.anna.login}},
    }
    told = desk.anna.json("config", "show", env=place)
    assert {name: (one["origin"], one["from"]) for name, one in told.items()} == {
        "profile": ("file", ""), "db": ("profile", "work"), "user": ("profile", "work"), "lang": ("file", ""),
    }  # fmt: skip
    assert desk.anna.ok("registry", env=place).code == 0
    told = desk.anna.json("config", "show", env=place | {"PAYDESK_LANG": "ru"})
    assert (told["lang"]["value"], told["lang"]["from"]) == ("ru", "PAYDESK_LANG")
    desk.anna.ok("config", "unset", "lang", env=place)
    assert desk.anna.json("config", "show", env=place)["lang"]["origin"] == "default"


def test_what_does_not_belong_into_the_settings(sqlite_desk):
    path = sqlite_desk.folder / "config.toml"
    place = {"PAYDESK_CONFIG": str(path)}
    url = "postgresql://anna:secret@db/finance"
    error = sqlite_desk.anna.run("config", "set", "db", url, env=place)
    assert error.code == 2
    assert "secret" not in error.err
    assert sqlite_desk.anna.run("config", "set", "colour", "red", env=place).code == 2
    assert not path.exists()


def test_settings_that_cannot_be_used_are_mended_by_the_program_itself(sqlite_desk):
    anna = sqlite_desk.anna
    path = sqlite_desk.folder / "config.toml"
    place = {"PAYDESK_CONFIG": str(path)}
    path.write_text('profile = "gone"\n[profiles.work]\nuser = "anna"\n', "utf-8")
    assert anna.run("registry", env=place).code == 2
    assert anna.run("config", "set", "profile", "office", env=place).code == 2
    assert anna.ok("config", "set", "profile", "work", env=place).out == "profile = work\n"
    assert anna.ok("config", "show", env=place).err == "Profiles in the settings file: work\n"
    path.write_text('profile = "gone"\n', "utf-8")
    assert anna.ok("config", "unset", "profile", env=place).err == f"Written to {path}\n"
    assert anna.ok("registry", env=place).code == 0


def test_a_settings_file_that_is_named_and_missing(sqlite_desk):
    result = sqlite_desk.anna.run("doctor", "--json", env={"PAYDESK_CONFIG": "/nonexistent/paydesk.toml"})
    assert "PAYDESK_CONFIG names /nonexistent" in found(result)["settings", "warning"]["message"]


def test_a_language_that_nobody_speaks(sqlite_desk):
    result = sqlite_desk.anna.run("doctor", "--json", env={"PAYDESK_LANG": "fr"})
    assert [one["state"] for one in result.json if "«fr»" in one["message"]] == [
        "warning"
    ]  # in Russian: else nothing helps
    assert result.code == 0


def test_terminal_keys_and_folder_are_looked_at(sqlite_desk):
    told = found(sqlite_desk.anna.run("doctor", "--json"))
    assert "no terminal" in told["terminal", "ok"]["message"]
    assert "Foreign keys" in " ".join(
        one["message"] for one in sqlite_desk.anna.run("doctor", "--json").json if one["check"] == "database"
    )
    assert ("folder", "ok") in told


def test_a_folder_with_what_was_broken_off_and_one_that_cannot_be_written(tmp_path, monkeypatch):
    around = checks.Surroundings((), tmp_path / "config.toml", None, date(2026, 12, 1), None, folder=tmp_path)
    left = tmp_path / ".registry.xlsx.abc.part"
    left.write_text("half", "utf-8")
    assert [one.state for one in machine.folder(around)] == [checks.OK]  # somebody is at it right now
    os.utime(left, (0, 0))
    ok, note = machine.folder(around)
    assert (ok.state, note.state, note.cure) == (checks.OK, checks.NOTE, "rm .registry.xlsx.abc.part")
    monkeypatch.setattr(machine.os, "access", lambda *_: False)
    assert [one.state for one in machine.folder(around)] == [checks.WARNING]


def test_completions_that_are_missing_old_or_right(tmp_path):
    script = checks.Script("bash", tmp_path / "there" / "paydesk", "complete\n")
    around = checks.Surroundings(
        (), tmp_path, None, date(2026, 12, 1), None, completions=[script], shell="bash", folder=tmp_path
    )
    (missing,) = machine.completions(around)
    assert (missing.state, missing.cure) == (
        checks.NOTE, f"mkdir -p {tmp_path}/there && paydesk completion bash > {tmp_path}/there/paydesk",
    )  # fmt: skip
    around.shell = "tcsh"
    assert list(machine.completions(around)) == []
    script.path.parent.mkdir()
    script.path.write_text("old", "utf-8")
    assert [one.state for one in machine.completions(around)] == [checks.WARNING]
    script.path.write_text("complete", "utf-8")
    assert [one.state for one in machine.completions(around)] == [checks.OK]


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")
def test_whoever_writes_on_a_terminal_sees_the_profile(sqlite_desk, tmp_path):
    from tests.support.screen import Screen

    desk = sqlite_desk
    number = desk.anna.new()["id"]
    path = tmp_path / "config.toml"
    path.write_text(f'[profiles.work]\ndb = "sqlite:///{desk.database}"\nuser = "{desk.anna.login}"\n', "utf-8")
    place = desk.anna.environment("en", {"PAYDESK_CONFIG": str(path), "PAYDESK_PROFILE": "work"})
    place |= {"PAYDESK_DB": "", "PAYDESK_USER": ""}
    for words, told in ((("show", str(number)), False), (("submit", str(number)), True)):
        screen = Screen(tmp_path, "-m", "paydesk", *words, **place)
        while screen._read():
            pass
        said = "".join(screen.text.split())  # broken into lines of the terminal
        assert (f"Profilework:{desk.database}" in said) == told, screen.text
        screen.child.close()
    screen = Screen(
        tmp_path, "-m", "paydesk", "withdraw", str(number), **place | {"PAYDESK_DB": f"sqlite:///{desk.database}"}
    )
    while screen._read():
        pass
    said = "".join(screen.text.split())
    assert f"Profilework,butthedatabaseisthatofPAYDESK_DB:{desk.database}" in said
    screen.child.close()
    desk.anna.ok("submit", number)
    piped = desk.anna.ok("withdraw", number, env={"PAYDESK_CONFIG": str(path), "PAYDESK_PROFILE": "work"})
    assert "Profile" not in piped.err


def test_help_has_topics_and_commands(sqlite_desk):
    anna = sqlite_desk.anna
    assert "exit-codes" in anna.ok("help").out
    assert "reopen (accountant)" in anna.ok("help", "states").out
    assert anna.process("help", "approve").out == anna.process("approve", "--help").out
    error = anna.run("help", "aprove")
    assert error.code == 2
    assert "Did you mean approve?" in error.err
    assert "states" in anna.run("help", "zzzz").err
