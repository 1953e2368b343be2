"""What is loaded when: start-up is a feature, and a TAB of the shell waits for it."""

import re
import subprocess
import sys

import pytest

from tests.support.desk import environment

HEAVY = {"sqlalchemy", "rich", "questionary", "prompt_toolkit", "tabulate", "alembic", "psycopg", "babel", "stdnum",
         "pydantic", "pygments", "fsspec"}  # fmt: skip
SCREEN = {"rich", "questionary", "prompt_toolkit", "pygments", "babel"}


def run(*words, **env):
    """Return the process, and the top names of all that it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "paydesk", *words],
        env=environment(**env), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    names = re.findall(r"^import time:[^|]*\|[^|]*\|\s*(\S+)$", done.stderr, re.MULTILINE)
    assert "paydesk" in names, done.stderr
    return done, {name.split(".")[0] for name in names}, set(names)


def complete(shell, line):
    words = line.split(" ")
    return {
        "_PAYDESK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }


@pytest.mark.parametrize(
    "words", [("--version",), ("--help",), (), ("new", "--help"), ("registry", "-h"), ("user", "-h")]
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_help_and_version_load_nothing_heavy(words, lang):
    done, loaded, _names = run(*words, PAYDESK_LANG=lang)
    assert (done.returncode, bool(done.stdout)) == (0, True)
    assert not loaded & HEAVY


def test_the_version_needs_no_command_line():
    done, loaded, _names = run("--version")
    assert re.fullmatch(r"paydesk \d+\.\d+\.\d+\S*\n", done.stdout)
    assert "typer" not in loaded


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    ("line", "candidate"), [("paydesk re", "registry"), ("paydesk registry --du", "--due"), ("paydesk user ad", "add")]
)
def test_a_tab_is_answered_without_anything_heavy(shell, line, candidate):
    done, loaded, _names = run(**complete(shell, line))
    assert done.returncode == 0
    assert candidate in done.stdout
    assert not loaded & HEAVY


def test_a_tab_is_answered_in_the_persons_language():
    done, _loaded, _names = run(PAYDESK_LANG="ru", **complete("fish", "paydesk re"))
    assert re.search(r"^registry\t[А-Я]", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("line", ["paydesk zzz", "paydesk new --zzz", "paydesk new 'unclosed", "paydesk --db x"])
def test_a_tab_after_nonsense_is_quiet(line):
    for shell in ("bash", "zsh", "fish"):
        done, _loaded, _names = run(**complete(shell, line))
        assert "Traceback" not in done.stderr
        assert "Error" not in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_completion_script_is_ascii_and_loads_nothing_heavy(shell):
    done, loaded, _names = run("completion", shell)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert done.stdout.endswith("\n")
    assert f"complete_{shell}" in done.stdout
    assert not loaded & HEAVY


def test_bash_takes_the_script():
    script = run("completion", "bash")[0].stdout
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_checking_requisites_loads_no_database():
    done, loaded, _names = run("check", "--inn", "9714017207", "--json")
    assert done.returncode == 0
    assert not loaded & (HEAVY - {"stdnum"})


def test_wrong_words_load_no_database():
    done, loaded, _names = run("aprove", "1")
    assert done.returncode == 2
    assert not loaded & HEAVY


@pytest.mark.parametrize("words", [("registry",), ("registry", "--json"), ("new", "--amount", "5"), ("approve", "1")])
def test_commands_load_what_they_need_and_no_more(sqlite_desk, words):
    sqlite_desk.pending()
    person = sqlite_desk.hanna if words[0] == "approve" else sqlite_desk.anna
    done, loaded, names = run(*words, **person.environment())
    assert done.returncode == 0
    assert not loaded & (SCREEN | {"alembic", "psycopg", "tabulate", "fsspec"})
    assert "sqlalchemy" in loaded
    assert "sqlalchemy.orm" not in names


@pytest.mark.parametrize("room", ["cli", "messages"])
def test_ctrl_c_while_modules_are_loaded_shows_no_traceback(room):
    script = f"""
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "paydesk.{room}":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
sys.argv = ["paydesk", "registry"]
from paydesk.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n")
