"""Every option of every command with every kind of word: an answer of the contract, whatever was typed.

Commands and options are taken from the command line itself, so that a new one is tried without being named here.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from unittest import mock

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from paydesk import command_tree
from tests.fuzz.profiles import cases
from tests.fuzz.values import arguments, live
from tests.support.desk import FORM, SUFFIX, TEAM, run_here

ANSWERS = (0, 2, 3, 4, 5, 6, 7, 8, 130)
"""Of the contract; 1 is a fault of the program, for there is nobody who could decline."""

PEOPLE = (*TEAM, "nobody")

# What commands know, so that words get past the first check. Where options share a word, so much the better.
KNOWN = (
    "1", "2", "3", "4", "5", "6", "7", "№1", "#2", "0", "99",
    "draft", "pending", "approved", "paid", "rejected", "Черновик", "week", "month", "overdue", "today", "+5d", "2026-12-01",
    "2026-11-01..2026-12-31", "..today", "1..5", "..", "-due", "amount", "contractor", "status", "day", "id,status,amount",
    "table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "html", "RUB", "usd", "JPY", "-", "on", "off", "require_bic",
    "manager", "head", "accountant", "auditor", "admin", "bash", "zsh", "fish", "powershell", "invoice", "order", "other",
    "utf-8", "cp1251", "utf-16", "dmy", "mdy", "comma", "point", "inn=inn", "currency=USD", "A=subject", "=", "x=",
    "table.csv", "table.json", "book.xlsx", "out.csv", "out.xlsx", "out.json", "out.md", "out.html", "out.tsv", "new.xlsx",
    "paper.pdf", "missing.pdf", "empty", "folder", "@requisites.txt", "week1", "7707083893", "044525225",
    "anna" + SUFFIX, "hanna" + SUFFIX, "viktor" + SUFFIX, "keeper" + SUFFIX, "sqlite:///other.db", "sqlite:///empty", "sqlite://",
    "ru", "en", *FORM.values(),
)  # fmt: skip


def leaves():
    """Every command as its words, with its parameters."""

    def walk(command, words):
        if hasattr(command, "commands"):
            for name, sub in command.commands.items():
                yield from walk(sub, (*words, name))
        else:
            yield words, command.params

    return list(walk(typer.main.get_command(command_tree.build()), ()))


LEAVES = leaves()
ROOT = [param for param in typer.main.get_command(command_tree.build()).params if param.name != "help"]
words = st.sampled_from(KNOWN) | st.sampled_from(KNOWN) | arguments()


def given_words(params):
    """Words for these parameters: each may be there or not, several times, with or without a good value."""
    options = [param for param in params if param.param_type_name == "option"]
    places = [param for param in params if param.param_type_name == "argument"]

    def option(param):
        name = st.sampled_from([*param.opts, *param.secondary_opts])
        if getattr(param, "is_flag", False):
            return name.map(lambda flag: [flag])
        return st.tuples(name, words).map(list) | st.tuples(name, words).map(lambda pair: ["=".join(pair)])

    def place(param):
        most = 4 if param.nargs == -1 else 1
        return st.lists(words, min_size=most > 1 or param.required, max_size=most)

    given_options = st.lists(st.sampled_from(options).flatmap(option), max_size=5) if options else st.just([])
    given_places = st.tuples(*map(place, places)).map(list)
    stray = st.just([]) | st.just([]) | st.just([]) | st.lists(words, max_size=2)
    return st.tuples(given_options, given_places, stray).map(
        lambda parts: [word for part in (*parts[0], *parts[1], parts[2]) for word in part]
    )


@pytest.fixture(scope="module")
def worst_desk(busy_desk):
    """One desk for all of the lines that are tried one by one."""
    return busy_desk()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Files that the words name; deep enough for ``..``."""
    found = tmp_path_factory.mktemp("files") / "a" / "b"
    found.mkdir(parents=True)
    (found / "table.csv").write_text("ИНН;Сумма;Подрядчик\n7707083893;1 500,00;ООО «Ромашка»\n", encoding="utf-8")
    (found / "table.json").write_text('[{"inn": "7707083893", "amount": "5.00", "subject": "\\ud800"}]')
    (found / "book.xlsx").write_bytes(b"PK\x03\x04 no book")
    (found / "requisites.txt").write_text("ИНН 7707083893 р/с 40702810740000432537 БИК 044525225", encoding="cp1251")
    (found / "paper.pdf").write_bytes(b"%PDF-1.7")
    (found / "empty").touch()
    (found / "folder").mkdir()
    return found


def said(desk, who, line, folder):
    """What a command line says, run where the files are.

    A demonstration starts no processes, and what goes on and on is stopped as with Ctrl-C when it first waits.
    """
    env = (
        desk.person(who, *TEAM[who]).environment()
        if who in TEAM
        else desk.keeper.environment(env={"PAYDESK_USER": who})
    )
    env["PAYDESK_CONFIG"] = os.devnull + "/config.toml"  # which nobody can write, root neither

    def done(*_words, text=False, **_options):
        return subprocess.CompletedProcess([], 0, *(("", "") if text else (b"", b"")))

    with (
        contextlib.chdir(folder),
        mock.patch.object(subprocess, "run", side_effect=done),
        mock.patch("paydesk.bell.Bell.wait", side_effect=KeyboardInterrupt),
        mock.patch("time.sleep", side_effect=KeyboardInterrupt),
    ):
        return run_here(list(line), env)


def judge(line, result, *, elsewhere=False):
    """Fail unless the answer is one of the contract."""
    assert result.code in ANSWERS, (line, result.err)
    assert "Traceback" not in result.err, (line, result.err)
    if not elsewhere:
        # The database is there, and nobody else writes: to say that it is out of reach hides a mistake.
        assert result.code != 7, (line, result.err)
    assert not live(result.out, "\n\t"), (line, live(result.out, "\n\t"))
    assert not live(result.err), (line, live(result.err))
    # Ctrl-C is no error: whoever pressed it knows.
    if "--json" in line and result.code not in (0, 8, 130):
        check_error(line, result)


def check_error(line, result):
    """With --json an error is the one object on standard error."""
    if not result.err:
        assert json.loads(result.out) is not None, line  # findings: check says them as its result
        return
    try:
        error = result.error
    except ValueError:
        raise AssertionError((line, result.err)) from None
    assert error["code"] != "fault", line
    assert error["message"], line
    for problem in error["problems"]:
        assert {"field", "code", "message"} <= set(problem) <= {"field", "code", "message", "row"}, line


# -- Every option with the worst words ---------------------------------------------------------------------------------

WORST = ("\udcff", "9" * 5000, "\x1b[2J\x9b31m\u202e\ufeff\ue000{0}[red]%s")


def worst_lines():
    """One option with one of the worst words, the places filled with something."""
    for words, params in LEAVES:
        places = [param for param in params if param.param_type_name == "argument"]
        for param in params:
            for value in WORST:
                rest = ["1" for one in places if one.required and one is not param]
                end = ".xlsx" if param.name in ENDS and len(value) < 100 else ""
                name = param.opts[0] if param.param_type_name == "option" else param.name
                if getattr(param, "is_flag", False):
                    continue
                line = [*words, *rest, f"{name}={value}{end}" if name.startswith("--") else value]
                if name == "-m":
                    line = [*words, *rest, name, value]
                yield pytest.param(line, id=f"{' '.join(words)} {name} {WORST.index(value)}")


ENDS = ("output", "template", "problems")
"""Options that tell a format by the end of the name."""


@pytest.mark.parametrize("line", list(worst_lines()))
def test_the_worst_words_in_each_option(worst_desk, folder, line):
    who = {
        "user": "keeper",
        "init": "keeper",
        "setting": "keeper",
        "pay": "vera",
        "reopen": "vera",
        "registry": "olga",
    }.get(line[0], "anna")
    judge(line, said(worst_desk, who, line, folder))
    judge([*line, "--json"], said(worst_desk, who, [*line, "--json"], folder))


@pytest.mark.parametrize(
    "name", [*(text for text in WORST if len(text) < 100), "x\x9b31m.pdf", "a\u2028b.pdf", "＝1.pdf", "CON"]
)
def test_files_with_the_worst_names(worst_desk, tmp_path, name):
    folder = tmp_path
    (folder / name).write_bytes(b"%PDF-1.7 " + os.fsencode(name))
    for line in (
        ["attach", "1", name], ["attach", "1", name, "--json"], ["files", "1"], ["files", "1", "--json"],
        ["files", "1", "--save", "saved"], ["show", "1"], ["explain", "1"], ["history", "1"], ["show", "1", "--json"],
        ["new", "--subject", "x", "--invoice", name], ["import", name], ["check", name], ["new", "--requisites", "@" + name],
    ):  # fmt: skip
        judge(line, said(worst_desk, "anna", line, folder))


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///\udcff", "sqlite:///a\x1b[2J\x9b.db", "sqlite:///[red].db", "sqlite://x", "\x1b[2J", "postgresql:\udcff",
        "postgresql://localhost:99999999999999/x", "postgresql://a%00b@/x", "postgresql:///x?foo=\x1b[2J",
        "sqlite:///a%00b", "sqlite:///" + "x" * 300, "postgresql://\x1b[2J\x9b",
    ],
)  # fmt: skip
def test_the_worst_places_of_a_database(worst_desk, folder, url):
    for line in (["db", "status"], ["init"], ["db", "status"], ["db", "upgrade"], ["inbox"], ["init", "--json"]):
        judge(line, said(worst_desk, "keeper", ["--db", url, *line], folder), elsewhere=True)


def test_endless_files_are_not_read_to_their_end(worst_desk, folder):
    for line in (
        ["new", "--requisites", "@/dev/zero"],
        ["attach", "1", "/dev/zero"],
        ["import", "/dev/zero"],
        ["check", "/dev/zero"],
    ):
        assert said(worst_desk, "anna", line, folder).code == 3


def test_an_error_of_a_saved_view_is_the_only_object(busy_desk, folder):
    judge(
        ["registry", "--json", "--sort", "x"], said(busy_desk(), "anna", ["registry", "--json", "--sort", "x"], folder)
    )


def test_what_is_said_beside_a_result_does_not_stand_before_an_error(busy_desk, folder):
    desk = busy_desk()
    for who, line in (
        ("vera", ["pay", "4", "--date", "+5d", "--json"]),
        ("anna", ["new", "--contractor", "брулер", "--submit", "--json"]),
    ):
        result = said(desk, who, line, folder)
        assert result.code in (3, 4)
        judge(line, result)
    # ... and is not lost where there is none.
    assert "future" in said(desk, "vera", ["pay", "3", "--date", "+5d", "--json"], folder).err


# -- Any words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "params"), LEAVES, ids=[" ".join(words) for words, _params in LEAVES])
@cases(ci=3, nightly=66_000, times=len(LEAVES), seconds=30)
@given(data=st.data())
def test_no_words_break_a_command(busy_desk, folder, words, params, data):
    desk = busy_desk()
    before = data.draw(st.just([]) | st.just([]) | given_words(ROOT))
    line = [*before, *words, *data.draw(given_words(params)), *data.draw(st.sampled_from(([], ["--json"])))]
    who = data.draw(st.sampled_from(PEOPLE))
    elsewhere = any(word.startswith(("--db", "--profile")) for word in before)
    judge(line, said(desk, who, line, folder), elsewhere=elsewhere)


@cases(ci=25, nightly=6_000, seconds=60)
@given(data=st.data())
def test_no_words_break_a_command_on_postgres(busy_postgres, folder, data):
    words, params = data.draw(st.sampled_from(LEAVES))
    line = [*words, *data.draw(given_words(params)), *data.draw(st.sampled_from(([], ["--json"])))]
    judge(line, said(busy_postgres, data.draw(st.sampled_from(tuple(TEAM))), line, folder))


@cases(ci=20, nightly=8_000, seconds=30)
@given(line=st.lists(words, max_size=6))
def test_no_words_at_all_break_the_program(busy_desk, folder, line):
    judge(line, said(busy_desk(), "anna", line, folder), elsewhere=True)


def test_every_command_is_tried():
    named = [(name,) for _title, commands in command_tree.COMMANDS for name, _function in commands]
    named += [(group, name) for group, _purpose, commands in command_tree.SUBCOMMANDS for name, _function in commands]
    assert sorted(named) == sorted(words for words, _params in LEAVES)
