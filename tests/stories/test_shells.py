"""TAB in the shells themselves: each loads its file of completions/, and is asked in its own way.

``PAYDESK_TEST_NEED_SHELLS`` makes a missing bash, zsh or fish a failure. PowerShell is tried where pwsh is.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time

import pexpect
import pyte
import pytest

from tests.support.desk import ROOT

NEEDED = ("bash", "zsh", "fish")
FILES = {"bash": "paydesk.bash", "zsh": "paydesk.zsh", "fish": "paydesk.fish", "pwsh": "paydesk.ps1"}


def program(shell):
    found = shutil.which(shell)
    if found is None:
        told = f"there is no {shell} here"
        if shell in NEEDED and os.environ.get("PAYDESK_TEST_NEED_SHELLS"):
            pytest.fail(told)
        pytest.skip(told)
    return found


@pytest.fixture(scope="module")
def office(sqlite_template, tmp_path_factory):
    """A desk with a draft and three requests that wait for a head, a view, and ``paydesk`` on the path."""
    from tests.support.desk import sqlite_desk

    folder = tmp_path_factory.mktemp("shells")
    desk = sqlite_desk(sqlite_template, folder)
    desk.anna.new()
    for amount in ("12345,67", "200", "300"):
        desk.pending(amount=amount)
    desk.hanna.ok("view", "save", "urgent", "--due", "week")
    script = folder / "bin" / "paydesk"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m paydesk "$@"\n')
    script.chmod(0o755)
    return desk


def environment(office):
    own = office.hanna.environment()
    path = f"{office.folder / 'bin'}{os.pathsep}{own['PATH']}"
    return own | {"PATH": path, "HOME": str(office.folder), "LC_ALL": "C.UTF-8", "TERM": "xterm"}


def run(office, *command, stdin=""):
    done = subprocess.run(
        command, env=environment(office), input=stdin, capture_output=True, text=True, check=False, cwd=office.folder
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout.splitlines()


def bash(office, line):
    """The words that bash would offer: its own breaking of words, then the function that ``complete`` knows."""
    program("bash")
    words = [part for word in shlex.split(line) for part in (word.partition("=") if "=" in word else (word,)) if part]
    words += [""] if line.endswith(" ") else []
    quoted = " ".join(map(shlex.quote, words))
    return run(office, "bash", "--norc", "-c", f"""
        source {ROOT}/completions/{FILES["bash"]}
        name=$(complete -p paydesk | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; COMP_LINE={shlex.quote(line)}; COMP_POINT=${{#COMP_LINE}}
        $name paydesk "" ""
        for word in "${{COMPREPLY[@]}}"; do printf '%s\\n' "$word"; done
    """)  # fmt: skip


def fish(office, line):
    """What fish offers, with the words on it."""
    program("fish")
    load = f"source {ROOT}/completions/{FILES['fish']}; complete -C {shlex.quote(line)}"
    return run(office, "fish", "--no-config", "-c", load)


def pwsh(office, line):
    """What PowerShell offers."""
    program("pwsh")
    load = f". '{ROOT}/completions/{FILES['pwsh']}'"
    ask = f"(TabExpansion2 -inputScript '{line}' -cursorColumn {len(line)}).CompletionMatches"
    return run(office, "pwsh", "-NoProfile", "-Command", f"{load}; {ask} | ForEach-Object {{ $_.CompletionText }}")


class Zsh:
    """An interactive zsh, and what is on its screen."""

    def __init__(self, office):
        self.child = pexpect.spawn(
            program("zsh"), ["-f", "-i"], env=environment(office), dimensions=(40, 100), encoding="utf-8", timeout=20,
            cwd=str(office.folder),
        )  # fmt: skip
        self.screen = pyte.Screen(100, 40)
        self.stream = pyte.Stream(self.screen)
        self.child.sendline(f"PS1='> '; autoload -Uz compinit; compinit -u -D; LISTMAX=1000; source {ROOT}/completions/{FILES['zsh']}; clear; echo ready")  # fmt: skip
        self.wait("\nready")

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *texts):
        """Wait until all of it is there, and return the screen."""
        deadline = time.monotonic() + 30
        while not all(text in "\n" + self.text for text in texts):
            assert time.monotonic() < deadline, f"{texts} did not come:\n{self.text}"
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                continue
        return self.text

    def tab(self, line, *texts):
        """Type a line and TAB, wait for what is offered, and take the line away."""
        self.child.send(line + "\t")
        shown = self.wait(*texts)
        self.child.send("\x03")
        self.child.sendline("clear; echo again")
        self.wait("\nagain")
        return shown


@pytest.mark.parametrize("ask", [bash, fish, pwsh])
def test_what_is_offered(office, ask):
    def words(line):
        return [one.partition("\t")[0] for one in ask(office, line)]

    assert {
        "reassign",
        "registry",
        "reject",
        "repeat",
        "report",
        "return",
        "review",
        "revise",
        "revoke",
        "reopen",
    } == set(words("paydesk re"))
    assert {"add", "list", "edit", "disable", "enable"} == set(words("paydesk user "))
    assert "--seen" in words("paydesk approve --se")
    assert words("paydesk approve ") == ["2", "3", "4"]
    assert words("paydesk approve 2 ") == ["3", "4"]
    assert sorted(words("paydesk registry --status p")) == ["paid", "pending"]
    assert words("paydesk registry --currency E") == ["EGP", "ERN", "ETB", "EUR"]
    assert words("paydesk registry --view ") == ["urgent"]
    assert words("paydesk view delete u") == ["urgent"]
    assert words("paydesk registry --author an") == ["anna.desk"]
    assert words("paydesk delegate he") == ["henry.desk"]
    assert words("paydesk user edit v") == ["vera.desk", "viktor.desk"]
    assert words("paydesk registry --contractor брул") == ["брулер"]
    assert words("paydesk registry --view zzz") == []


def test_bash_completes_behind_an_equals_sign(office):
    assert bash(office, "paydesk registry --status=pa") == ["paid"]
    assert bash(office, "paydesk registry --contractor=брул") == ["брулер"]


def test_fish_says_what_a_number_is(office):
    assert fish(office, "paydesk approve 2") == ["2\tООО «БРУЛЕР» 12345.67 RUB"]
    (said,) = fish(office, "paydesk regis")
    assert said.startswith("registry\tList requests")


def test_zsh_offers_commands_options_numbers_and_values(office):
    zsh = Zsh(office)
    try:
        zsh.tab("paydesk re", "registry", "List requests", "review")
        zsh.tab("paydesk user ", "disable", "Take all rights")
        zsh.tab("paydesk approve --se", "paydesk approve --seen")
        zsh.tab("paydesk approve ", "\n2  -- ООО «БРУЛЕР» 12345.67 RUB", "\n3  -- ", "\n4  -- ")
        zsh.tab("paydesk registry --status p", "pending", "paid")
        zsh.tab("paydesk registry --view u", "paydesk registry --view urgent")
        zsh.tab("paydesk delegate he", "paydesk delegate henry.desk")
        zsh.tab("paydesk registry --currency EU", "paydesk registry --currency EUR")
    finally:
        zsh.child.close(force=True)
