"""Terminals of other kinds: code pages of Windows, redirected or not, dumb ones, without colours; and no POSIX."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
from unittest import mock

import pytest

from paydesk import code_pages
from tests.support.desk import ROOT, environment, form_words

PAGES = ("cp866", "cp1251", "ascii")


class Terminal(io.TextIOWrapper):
    """A stream of a terminal with a code page, as a console of Windows opens it."""

    def isatty(self):
        return True


def run(who, encoding, *words, terminal=True, sits=False, lang="ru", **env):
    """Run a command with streams of this code page, and return exit code, output and errors as their bytes."""
    from paydesk import __main__ as program
    from paydesk import messages

    kind = Terminal if terminal else io.TextIOWrapper
    streams = {
        "stdin": (Terminal if sits else io.TextIOWrapper)(io.BytesIO(), encoding=encoding),
        "stdout": kind(io.BytesIO(), encoding=encoding, newline="\n"),
        "stderr": kind(io.BytesIO(), encoding=encoding, newline="\n"),
    }
    code = None
    with contextlib.ExitStack() as stack:
        stack.callback(messages.use, messages.language())
        stack.callback(signal.signal, signal.SIGTERM, signal.getsignal(signal.SIGTERM))
        stack.enter_context(
            mock.patch.dict(os.environ, who.environment(lang, {"PAYDESK_PAGER": "cat", **env}), clear=True)
        )
        stack.enter_context(mock.patch.object(sys, "argv", ["paydesk", *map(str, words)]))
        for name, stream in streams.items():
            stack.enter_context(mock.patch.object(sys, name, stream))
        try:
            program.main()
        except SystemExit as done:
            code = done.code
    for name in ("stdout", "stderr"):
        streams[name].flush()
    return code, streams["stdout"].buffer.getvalue(), streams["stderr"].buffer.getvalue()


@pytest.fixture
def office(sqlite_desk):
    """What the main commands have to show: quotes, dashes, rubles, a number sign."""
    sqlite_desk.pending(subject="Кабель — «витая пара» № 5", contractor="ООО «Ёлка»")
    sqlite_desk.approved(amount="1200000")
    sqlite_desk.paid()
    return sqlite_desk


def commands(office):
    """The main commands: who, and the words."""
    anna, hanna, vera, olga, keeper = office.anna, office.hanna, office.vera, office.olga, office.keeper
    yield from ((anna, one) for one in (("--help",), ("new", "--help"), ("registry",), ("show", 1), ("history", 1),
                                        ("explain", 1), ("view", "list"), ("contractor", "list"), ("help", "states")))  # fmt: skip
    yield from ((hanna, one) for one in (("inbox",), ("report",), ("approve", 1, "--dry-run")))
    yield from ((vera, one) for one in (("registry", "--status", "approved"), ("calendar",), ("registry", "--group-by", "status"),
                                        ("pay", 2, "--number", "345"), ("reopen", 2, "-m", "Вернули — «ошибка»")))  # fmt: skip
    yield from ((olga, one) for one in (("audit", "verify"), ("audit", "log"), ("user", "list")))
    yield from ((keeper, one) for one in (("doctor",), ("db", "status"), ("config", "show")))
    yield anna, ("new", *form_words(subject="Мел — «белый» № 7", invoice_number="99"), "--submit")


@pytest.mark.parametrize("encoding", ["cp866", "cp1251"])
def test_every_main_command_can_be_read_on_a_terminal_with_a_code_page(office, encoding):
    for who, words in commands(office):
        code, out, err = run(who, encoding, *words)
        assert code == 0, (words, err.decode(encoding))
        text = out.decode(encoding) + err.decode(encoding)
        assert "?" not in re.sub(r"\x1b\[\?25[lh]", "", text), (words, text)
        assert "\\u" not in text, (words, text)
        assert any("а" <= char <= "я" for char in text), words


def test_characters_are_replaced_by_what_reads_the_same(office):
    _code, out, _err = run(office.anna, "cp866", "show", 1)
    shown = out.decode("cp866")
    assert 'Кабель - "витая пара" № 5' in shown
    assert 'ООО "Ёлка"' in shown
    assert re.search(r"12.345,67.р\b", shown), ascii(shown)
    _code, out, _err = run(office.anna, "cp1251", "registry")
    shown = out.decode("cp1251")
    assert "ООО «Ёлка»" in shown
    assert "---" in shown
    lines = [line for line in shown.splitlines() if "345,67" in line]
    assert len({line.index(",67") for line in lines}) == 1, "columns stay where they are"


@pytest.mark.parametrize("encoding", PAGES)
def test_what_is_redirected_is_utf_8(office, encoding):
    for words in (("show", 1), ("registry",), ("registry", "--json"), ("show", 99)):
        code, out, err = run(office.anna, encoding, *words, terminal=False)
        assert code == (5 if 99 in words else 0)
        text = out.decode("utf-8") + err.decode("utf-8")
        assert "?" not in text
        assert "«" in text or "ошибка" in text.casefold()


@pytest.mark.parametrize("encoding", PAGES)
def test_errors_and_ascii_do_not_kill(office, encoding):
    for words in (("show", 99), ("reject", 1), ("shwo",), ("new", "--bic", "1")):
        for lang in ("ru", "en"):
            code, _out, err = run(office.hanna, encoding, *words, lang=lang)
            assert code in (2, 3, 4, 5)
            assert err.decode(encoding)


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "dumb", "NO_COLOR": "1"}])
def test_no_sequences_where_they_are_not_wanted(office, env):
    for who, words in commands(office):
        code, out, err = run(who, "utf-8", *words, **env)
        assert code == 0, words
        assert b"\x1b[" not in (out + err).replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"") or "TERM" not in env, words
        if env.get("TERM") == "dumb":
            assert b"\x1b" not in out + err, words


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-16", "utf-8-sig"])
def test_files_in_code_pages_are_read(sqlite_desk, tmp_path, encoding):
    table = tmp_path / "table.csv"
    rows = (
        "Подрядчик;ИНН;БИК;Р/с;Сумма;Оплатить до;За что платим;Назначение платежа\r\nООО БРУЛЕР;9714017207;044525974;"
    )
    rows += "40702810410001518679;5000,00;20.12.2026;Мел;Оплата по договору, без НДС\r\n"
    table.write_bytes(rows.encode(encoding))
    words = ["import", table, *(["--encoding", "cp866"] if encoding == "cp866" else [])]
    (number,) = sqlite_desk.anna.json(*words)["ids"]
    assert sqlite_desk.anna.show(number)["contractor"] == "ООО БРУЛЕР"


def test_the_pager_gets_the_code_page_of_the_terminal(sqlite_desk, tmp_path):
    for _ in range(30):
        sqlite_desk.anna.new()
    kept = tmp_path / "paged"
    pager = f"{sys.executable} -c \"import sys; open(r'{kept}', 'wb').write(sys.stdin.buffer.read())\""
    code, _out, err = run(sqlite_desk.anna, "cp866", "registry", sits=True, PAYDESK_PAGER=pager)
    assert code == 0, err
    assert 'ООО "БРУЛЕР"' in kept.read_bytes().decode("cp866")


def test_what_has_no_form_of_its_own_is_a_question_mark():
    assert "漢é".encode("cp866", code_pages.register("cp866")) == b"?e"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", code_pages.register("utf-8"))


WINDOWS = """
import builtins, os, pkgutil, runpy, signal, sys
GONE = {"fcntl", "termios", "pwd", "grp", "resource", "pty", "tty", "posix", "syslog", "readline"}
real = builtins.__import__

def without(name, globals=None, *rest, **more):
    if name in GONE and (globals or {}).get("__name__", "").startswith("paydesk"):
        raise ImportError(f"no {name} on Windows: {(globals or {}).get('__name__')}")
    return real(name, globals, *rest, **more)

builtins.__import__ = without
for name in ("fork", "forkpty", "geteuid", "getegid", "setsid", "killpg", "chown", "mkfifo",
             "getpgid", "setuid", "fchmod", "fchown", "O_NOFOLLOW", "O_DIRECTORY", "O_CLOEXEC", "sched_getaffinity"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGKILL", "SIGQUIT", "SIGPIPE", "SIGCHLD", "alarm", "setitimer",
             "pthread_sigmask"):
    if hasattr(signal, name):
        delattr(signal, name)
import paydesk
for module in pkgutil.walk_packages(paydesk.__path__, "paydesk."):
    if "migrations" not in module.name and not module.name.endswith(("__main__", "channels.apprise_url")):
        real(module.name)
sys.argv = ["paydesk", *sys.argv[1:]]
runpy.run_module("paydesk", run_name="__main__")
"""


@pytest.mark.parametrize(
    "words",
    [
        ("registry",),
        ("check", "--inn", "7707083893"),
        ("doctor",),
        ("inbox", "--json"),
        ("files", "1", "--save", "out"),
    ],
)
def test_nothing_that_windows_lacks_is_called(office, tmp_path, words):
    attached = tmp_path / "act.txt"
    attached.write_text("act", "utf-8")
    office.anna.ok("attach", 1, attached, "--kind", "other")
    done = subprocess.run(
        [sys.executable, "-c", WINDOWS, *words], env=office.anna.environment(), cwd=tmp_path, capture_output=True,
        text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_imports_that_are_missing_would_be_noticed(tmp_path):
    script = WINDOWS.partition("import paydesk\n")[0] + "exec('import fcntl', {'__name__': 'paydesk.x'})\n"
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=False
    )
    assert "no fcntl on Windows" in done.stderr
    assert (ROOT / "paydesk").is_dir()
