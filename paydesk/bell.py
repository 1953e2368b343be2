"""Waiting for something to happen in a database: on PostgreSQL woken by NOTIFY, on SQLite by looking."""

from __future__ import annotations

import time
from typing import Any, Final

from paydesk.guards.postgres_messages import CHANNEL
from paydesk.storage import Store

LOOK: Final = 0.5
"""Seconds between two looks at an SQLite file; one look reads a counter."""


class Bell:
    """Rings when somebody has written."""

    def __init__(self, store: Store) -> None:
        self._store = store
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
            time.sleep(min(seconds, 5))
            return False

    def _wait_postgres(self, seconds: float) -> bool:
        if self._line is None:
            self._line = self._store.engine.raw_connection()
            driver = self._line.driver_connection
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            return True
        return any(True for _ in self._line.driver_connection.notifies(timeout=seconds, stop_after=1))

    def _wait_sqlite(self, seconds: float) -> bool:
        if self._line is None:
            self._line = self._store.engine.raw_connection()
        until = time.monotonic() + seconds
        while True:
            with self._store.translated():
                now = self._line.driver_connection.execute("PRAGMA data_version").fetchone()[0]
            if now != self._seen:
                self._seen = now
                return True
            if time.monotonic() > until:
                return False
            time.sleep(LOOK)

    def close(self) -> None:
        """Stop listening."""
        line, self._line = self._line, None
        if line is not None:
            line.close()
