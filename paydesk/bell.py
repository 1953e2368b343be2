"""Waiting for something to happen in a database: on PostgreSQL woken by NOTIFY, on SQLite by looking."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from paydesk.guards.postgres_messages import CHANNEL
from paydesk.storage import Store

LOOK: Final = 0.5
"""Seconds between two looks at an SQLite file, which read a counter, and between two at whether to stop."""


class Bell:
    """Rings when somebody has written."""

    def __init__(self, store: Store, stopping: Callable[[], bool] = lambda: False) -> None:
        self._store = store
        self._stopping = stopping
        self._line: Any = None
        self._seen: int | None = None

    def wait(self, seconds: float) -> bool:
        """Wait until it rings, at most so long. Whoever listens looks once after the first call: it may come late."""
        if self._store.dialect == "sqlite":
            return self._wait_sqlite(seconds)
        try:
            return self._wait_postgres(seconds)
        except Exception:  # noqa: BLE001 - the server is away, or a pooler stands between: then we look now and then
            self.close()
            time.sleep(min(seconds, 2))
            return False

    def _wait_postgres(self, seconds: float) -> bool:
        if self._line is None:
            self._line = self._detached()
            self._line.autocommit = True
            self._line.execute(f"LISTEN {CHANNEL}")
            return True
        until = time.monotonic() + seconds
        while not self._stopping() and (left := until - time.monotonic()) > 0:
            if any(True for _ in self._line.notifies(timeout=min(left, LOOK), stop_after=1)):
                return True
        return False

    def _wait_sqlite(self, seconds: float) -> bool:
        if self._line is None:
            self._line = self._detached()
        until = time.monotonic() + seconds
        while True:
            with self._store.translated():
                now = self._line.execute("PRAGMA data_version").fetchone()[0]
            if now != self._seen:
                self._seen = now
                return True
            if self._stopping() or time.monotonic() > until:
                return False
            time.sleep(LOOK)

    def _detached(self) -> Any:
        """Return a connection that nobody gets after us: listening, it has no transactions."""
        line = self._store.engine.raw_connection()
        driver = line.driver_connection
        line.detach()
        return driver

    def close(self) -> None:
        """Stop listening."""
        line, self._line = self._line, None
        if line is not None:
            line.close()
