"""A desk: a database that the real ``paydesk init`` set up, with people who work at it by command lines.

``desk`` is a fresh copy of a template for each test, once on SQLite and once on PostgreSQL. Command lines run in this
process for speed, through the same ``main`` as the program, with streams, environment and arguments of their own;
:meth:`Handle.process` starts a real process where that is what is tested.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from tests.support.postgres import PostgresServer

ROOT = Path(__file__).parents[2]
TODAY = "2026-12-01"
"""A Tuesday; its week is that from 2026-11-30 to 2026-12-06."""

# Roles of PostgreSQL belong to the whole server: the suffix keeps ours apart from those of other tests.
SUFFIX = ".desk"
TEAM: Mapping[str, tuple[str, ...]] = {
    "keeper": ("admin",),
    "anna": ("manager",),
    "boris": ("manager",),
    "hanna": ("head",),
    "henry": ("head",),
    "vera": ("accountant",),
    "viktor": ("accountant",),
    "olga": ("auditor",),
}
"""Who is there in every template; others come with :meth:`Desk.person`."""

SETUP_LOCK = 71_926_401
"""Key of the advisory lock under which roles of the server are made: two of its databases would collide."""

OWN_ACCOUNT = (
    "--account", "40702810740000432537", "--bic", "044525225", "--inn", "7707083893", "--organisation", "ООО",
)  # fmt: skip
"""What ``own-account add`` needs besides a name."""

FORM: Mapping[str, str] = {
    "subject": "Кабель для стенда",
    "contractor": "ООО «БРУЛЕР»",
    "amount": "12 345,67",
    "due": "2026-12-04",
    "inn": "9714017207",
    "bic": "044525974",
    "account": "40702810410001518679",
    "corr-account": "30101810145250000974",
    "purpose": "Оплата по счету 17 от 20.11.2026 за кабель, без НДС",
    "invoice-number": "17",
    "invoice-date": "20.11.2026",
}
"""Options of a request that can be submitted."""


@dataclass(frozen=True)
class Result:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error object on standard error, which must be all that is there."""
        shape = json.loads(self.err)
        assert list(shape) == ["error"]
        assert list(shape["error"]) == ["code", "message", "problems"]
        return shape["error"]


def environment(**more: str | None) -> dict[str, str]:
    """Nothing of the caller's settings; ``None`` takes a variable out again."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "COVERAGE_PROCESS_START")
    found: dict[str, str | None] = {name: os.environ[name] for name in kept if name in os.environ}
    found |= {
        "HOME": "/nonexistent",
        "XDG_STATE_HOME": os.devnull + "/state",
        "PAYDESK_CONFIG": "/nonexistent/paydesk.toml",
        "PAYDESK_LANG": "en",
        "PAYDESK_TODAY": TODAY,
        "PAYDESK_TRACEBACK": "1",
        "PYTHONPATH": str(ROOT),
        "TZ": "UTC",
        **more,
    }
    return {name: value for name, value in found.items() if value is not None}


def run_here(arguments: list[str], env: Mapping[str, str], stdin: str = "") -> Result:
    """Run the program's ``main`` in this process."""
    from paydesk import __main__ as program
    from paydesk import messages

    streams = {
        "stdin": io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="ascii"),
        "stdout": io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n"),
        "stderr": io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n"),
    }
    code: object = None
    with contextlib.ExitStack() as stack:
        stack.callback(messages.use, messages.language())
        with contextlib.suppress(ValueError):  # not the main thread
            stack.callback(signal.signal, signal.SIGTERM, signal.getsignal(signal.SIGTERM))
        stack.enter_context(mock.patch.dict(os.environ, env, clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["paydesk", *arguments]))
        for name, stream in streams.items():
            stack.enter_context(mock.patch.object(sys, name, stream))
        try:
            program.main()
        except SystemExit as done:
            code = done.code
    assert isinstance(code, int), "main ended without an exit code"
    written = []
    for name in ("stdout", "stderr"):
        streams[name].flush()
        written.append(streams[name].buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Result(int(code), *written)


def run_process(
    arguments: list[str],
    env: Mapping[str, str],
    stdin: str | None = None,
    *,
    cwd: Path | None = None,
    timeout: float = 60,
    **options: Any,
) -> Result:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "paydesk", *arguments],
        env=dict(env),
        input=(stdin or "").encode(),
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=timeout,
        **options,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(frozen=True)
class Handle:
    """Somebody at the desk. Words of a command line may be numbers or paths."""

    desk: Desk
    name: str
    login: str
    roles: tuple[str, ...]

    def environment(self, lang: str | None = None, env: Mapping[str, str | None] | None = None) -> dict[str, str]:
        """What this person's shell holds."""
        place = {"PAYDESK_DB": self.desk.url(self.login), "PAYDESK_USER": self.login}
        place["XDG_STATE_HOME"] = str(self.desk.folder / "state" / self.name)
        return environment(**place | ({"PAYDESK_LANG": lang} if lang else {}) | dict(env or {}))

    def run(
        self,
        *words: object,
        lang: str | None = None,
        env: Mapping[str, str | None] | None = None,
        stdin: str = "",
    ) -> Result:
        """Run a command line in this process."""
        result = run_here([str(word) for word in words], self.environment(lang, env), stdin)
        assert "Traceback" not in result.err, result.err
        return result

    def process(
        self,
        *words: object,
        lang: str | None = None,
        env: Mapping[str, str | None] | None = None,
        stdin: str | None = None,
        **options: Any,
    ) -> Result:
        """Run a command line as a real process."""
        return run_process([str(word) for word in words], self.environment(lang, env), stdin, **options)

    def ok(self, *words: object, **options: Any) -> Result:
        """Run a command line that must succeed."""
        result = self.run(*words, **options)
        assert result.code == 0, f"{words}: {result}"
        return result

    def json(self, *words: object, **options: Any) -> Any:
        """Run a command line that must succeed, and return what it says to scripts."""
        return self.ok(*words, "--json", **options).json

    def refused(self, code: int, *words: object, **options: Any) -> dict[str, Any]:
        """Run a command line that must be refused with this exit code, and return the error as scripts see it.

        Where a command takes several numbers, its answer for the only one stands on standard output as well.
        """
        result = self.run(*words, "--json", **options)
        assert result.code == code, f"{words}: {result}"
        if result.out:
            (outcome,) = result.json
            assert outcome["ok"] is False
            assert outcome["error"] == result.error
        return result.error

    # Short forms of what every story needs

    def new(self, *flags: str, **changes: str | None) -> dict[str, Any]:
        """File a request with the fields of :data:`FORM`; a field that is ``None`` is left out.

        Each is for an invoice of its own, unless the number is given: one invoice is paid once.
        """
        self.desk.invoices += 1
        own = FORM["invoice-number"] + (f"/{self.desk.invoices}" if self.desk.invoices > 1 else "")
        changes = {"invoice_number": own} | changes
        return self.json("new", *form_words(**changes), *flags)

    def show(self, number: int) -> dict[str, Any]:
        """Everything about a request."""
        return self.json("show", number)

    def sees(self, *filters: object) -> list[int]:
        """The numbers of the requests in this person's registry."""
        return [request["id"] for request in self.json("registry", *filters)]

    def inbox(self) -> dict[int, str]:
        """Number → reason of what waits for this person."""
        return {request["id"]: request["why"] for request in self.json("inbox")}


def form_words(**changes: str | None) -> list[str]:
    """:data:`FORM` with changes, as options."""
    fields = dict(FORM) | {name.replace("_", "-"): value for name, value in changes.items()}
    return [word for name, value in fields.items() if value is not None for word in (f"--{name}", value)]


@dataclass
class Desk:
    """One database and its people."""

    dialect: str
    folder: Path
    database: str
    server: PostgresServer | None = None
    people: dict[str, Handle] = field(default_factory=dict)
    invoices: int = 0
    """How many requests were filed by :meth:`Handle.new`."""

    def url(self, login: str) -> str:
        """The URL with which this login comes in."""
        if self.server is None:
            return f"sqlite:///{self.database}"
        return self.server.url(login, self.database)

    def person(self, name: str, *roles: str) -> Handle:
        """Somebody with these roles; added by the administrator unless they are of the team."""
        if name in self.people:
            return self.people[name]
        if roles == TEAM.get(name):
            handle = Handle(self, name, name + SUFFIX, roles)
        else:
            # Unique in the whole server, whatever else runs there.
            login = f"{name}{SUFFIX}.{self.database.rpartition('_')[2]}" if self.server else name + SUFFIX
            handle = Handle(self, name, login, roles)
            self.keeper.ok("user", "add", login, *(word for role in roles for word in ("--role", role)))
        self.people[name] = handle
        return handle

    def __getattr__(self, name: str) -> Handle:
        """Those of the team, by their names."""
        if name not in TEAM:
            raise AttributeError(name)
        return self.person(name, *TEAM[name])

    # A request on its way: by these people, on this desk

    def pending(self, **changes: str | None) -> int:
        """A request of Anna's that awaits approval."""
        return int(self.anna.new("--submit", **changes)["id"])

    def approved(self, **changes: str | None) -> int:
        """A request of Anna's that Hanna has approved."""
        number = self.pending(**changes)
        self.hanna.ok("approve", number)
        return number

    def paid(self, **changes: str | None) -> int:
        """A request of Anna's that Vera has paid."""
        number = self.approved(**changes)
        self.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01")
        return number

    def rejected(self, **changes: str | None) -> int:
        """A request of Anna's that Hanna has rejected."""
        number = self.pending(**changes)
        self.hanna.ok("reject", number, "-m", "Нет в бюджете")
        return number

    def everything(self, number: int) -> Any:
        """The request as the auditor sees it, to compare before and after."""
        return self.olga.show(number)


def _fill(desk: Desk, first: str) -> None:
    """Set the database up as its owner does, with the team."""
    env = environment(PAYDESK_DB=desk.url(first), PAYDESK_USER=first)

    def ok(*words: str) -> None:
        result = run_here(list(words), env)
        assert result.code == 0, f"{words}: {result}"

    ok("init")
    for name, roles in TEAM.items():
        if name + SUFFIX != first:
            ok("user", "add", name + SUFFIX, "--name", name.capitalize(), *(w for r in roles for w in ("--role", r)))


def sqlite_template(folder: Path) -> Path:
    """Set up a database file to be copied."""
    path = folder / "template.db"
    _fill(Desk("sqlite", folder, str(path)), "keeper" + SUFFIX)
    assert not path.with_name(path.name + "-wal").exists(), "the file alone must be the whole database"
    return path


def sqlite_desk(template: Path, folder: Path) -> Desk:
    """A desk on a copy of the template."""
    path = folder / "paydesk.db"
    shutil.copy(template, path)
    return Desk("sqlite", folder, str(path))


@contextlib.contextmanager
def setting_up(server: PostgresServer) -> Iterator[None]:
    """One at a time over all workers: for whoever makes roles of the server."""
    import psycopg

    with psycopg.connect(server.superuser_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [SETUP_LOCK])
        yield


def postgres_template(server: PostgresServer, name: str) -> None:
    """Set up a database to be copied."""
    with setting_up(server):
        desk = Desk("postgresql", Path(), name, server)
        superuser = server.superuser_url(name)
        login = superuser.split("://", 1)[1].split("@", 1)[0].split(":", 1)[0]
        with mock.patch.object(desk, "url", lambda _login: superuser):
            _fill(desk, login)


def postgres_desk(server: PostgresServer, template: str, name: str, folder: Path) -> Desk:
    """A desk on a copy of the template."""
    server.create_database(name, template)
    return Desk("postgresql", folder, name, server)
