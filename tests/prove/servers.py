"""PostgreSQL servers that may be stopped and killed, a standby, and a proxy that cuts connections at a COMMIT."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import desk as desks
from tests.support import postgres
from tests.support.postgres import Binaries, PostgresServer

LASTING = {"synchronous_commit": "on", "wal_level": "replica", "max_wal_senders": 4, "hot_standby": "on"}
"""What was acknowledged outlives the server; fsync stays off, for the machine is not switched off here."""


@dataclass
class OwnServer(PostgresServer):
    """A server that keeps its data when it is stopped or killed, and can go on."""

    parts: tuple[Binaries, Path, dict[str, Any]] | None = None

    def __post_init__(self) -> None:
        self.settings = LASTING

    def _try_port(self, binaries: Binaries, data: Path, account: dict[str, Any]) -> bool:
        self.parts = (binaries, data, account)
        return super()._try_port(binaries, data, account)

    def halt(self) -> None:
        """End the server at once, as a crash does; the data stays."""
        assert self.folder is not None
        (self.folder / "stop").touch()
        self._kept()
        (self.folder / "stop").unlink()

    def kill(self) -> None:
        """kill -9 for the whole server."""
        assert self.parts is not None
        os.kill(int((self.parts[1] / "postmaster.pid").read_text("utf-8").split()[0]), signal.SIGKILL)
        self._kept()

    def resume(self) -> None:
        """Start the server again where it was."""
        assert self.parts is not None
        assert self._try_port(*self.parts), "somebody else took the port"

    def _kept(self) -> None:
        assert self.folder is not None
        postgres._keepers.pop(self.folder).wait(timeout=postgres.STOP_SECONDS)


def pg_basebackup(server: OwnServer) -> str | None:
    """The program of the server's own installation, or one of the same version."""
    assert server.parts is not None
    binaries = server.parts[0]
    beside = [binaries.folder, Path(binaries.program("postgres")).resolve().parent]
    found = next((str(folder / "pg_basebackup") for folder in beside if (folder / "pg_basebackup").is_file()), None)
    found = found or (shutil.which("pg_basebackup") if binaries.kind == "system" else None)
    if found is None:
        return None
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    return found if f" {binaries.version}" in version else None


@dataclass
class Standby(OwnServer):
    """A copy of another server that follows it."""

    primary: OwnServer | None = None

    def _make_data(self, binaries: Binaries, data: Path, account: dict[str, Any]) -> None:
        assert self.primary is not None
        program = pg_basebackup(self.primary)
        assert program is not None
        words = [program, "-h", "127.0.0.1", "-p", str(self.primary.port), "-U", postgres.SUPERUSER, "-D", str(data)]
        words += ["-R", "-c", "fast", "-X", "stream", "--no-sync"]
        answer = postgres._run(words, account)
        if answer.returncode:
            raise RuntimeError(f"pg_basebackup: {answer.stderr.strip()}")


def own_desk(server: PostgresServer, folder: Path, name: str = "own") -> desks.Desk:
    """A desk in a server of one's own."""
    desks.postgres_template(server, name)
    return desks.Desk("postgresql", folder, name, server)


@dataclass
class Proxy:
    """Passes connections on to a server, and cuts one at its COMMIT when it is told to.

    ``cut`` is ``before``: the server never gets the COMMIT; or ``after``: it does, and its answer is lost. Only a
    transaction that writes is meant. ``for_good`` lets nobody through any more after that.
    """

    port_behind: int
    cut: str | None = None
    for_good: bool = False
    done: int = 0
    listener: socket.socket = field(default_factory=socket.socket)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    @contextlib.contextmanager
    def running(self) -> Iterator[Proxy]:
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        try:
            yield self
        finally:
            _close(self.listener)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.port_behind))
            except OSError:
                _close(client)
                continue
            passage = _Passage(self, client, server)
            for way in (passage.there, passage.back):
                threading.Thread(target=way, daemon=True).start()


@dataclass
class _Passage:
    """One connection through the proxy."""

    proxy: Proxy
    client: socket.socket
    server: socket.socket
    writes: bool = False
    silent: bool = False

    def there(self) -> None:
        with contextlib.suppress(OSError):
            while body := self.client.recv(65536):
                self.writes = self.writes or b"INSERT INTO" in body
                if b"COMMIT\x00" in body and self.writes:
                    cut, self.proxy.cut = self.proxy.cut, None
                    self.writes = False
                    self.proxy.done += cut is not None
                    if cut and self.proxy.for_good:
                        _close(self.proxy.listener)
                    if cut == "before":
                        break
                    self.silent = cut == "after"
                self.server.sendall(body)
        self._end()

    def back(self) -> None:
        with contextlib.suppress(OSError):
            while (body := self.server.recv(65536)) and not self.silent:
                self.client.sendall(body)
        self._end()

    def _end(self) -> None:
        _close(self.client)
        _close(self.server)


def _close(one: socket.socket) -> None:
    """Close, and wake whoever waits in it."""
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def wait_for(server: PostgresServer, query: str, seconds: float = 30) -> None:
    """Wait until a query of the superuser says yes."""
    import psycopg

    deadline = time.monotonic() + seconds
    with psycopg.connect(server.superuser_url(), autocommit=True) as connection:
        while not (row := connection.execute(query.encode()).fetchone()) or not row[0]:
            assert time.monotonic() < deadline, query
            time.sleep(0.02)
