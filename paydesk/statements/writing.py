"""The second half of loading: a statement with its lines is kept, and what it paid or returned is marked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final, TextIO

from sqlalchemy import Connection, insert

from paydesk import entries, permissions
from paydesk.admin_journal import record, told
from paydesk.failures import Refused
from paydesk.matching import Outcome
from paydesk.models import account_balance, statement, statement_line
from paydesk.records import Person
from paydesk.requests import find_requests
from paydesk.statements.moves import intention_of, line_text, payment_of
from paydesk.statements.report import Report
from paydesk.storage import Store

BATCH: Final = 1000
"""Lines that are written at once."""


class Writing:
    """The second half: the statement with its lines, and what they move."""

    def __init__(self, connection: Connection, store: Store, person: Person, report: Report, number: int) -> None:
        self.connection, self.store, self.person = connection, store, person
        self.report, self.number = report, number

    def statement(self, name: str, sha256: str, digest: Any, balances: Sequence[Mapping[str, Any]]) -> None:
        """Insert the statement, whose digest goes on with its balances."""
        rows = [{"statement_id": self.number, **one} for one in balances]
        for row in rows:
            digest.update(line_text(row).encode())
        values: dict[str, Any] = {
            "id": self.number,
            "name": name[:255],
            "sha256": sha256,
            "documents": self.report.documents,
            "digest": digest.hexdigest(),
        }
        if self.store.dialect == "sqlite":
            values |= {"at": datetime.now(UTC), "actor": self.person.login}
        with self.store.translated():
            self.connection.execute(insert(statement).values(**values))
            if self.store.dialect == "sqlite":
                record(self.connection, "sqlite", self.person.login, "statement_loaded", str(self.number), told(values))
            if rows:
                self.connection.execute(insert(account_balance), rows)
        self.report.statement = self.number

    def lines(self, spool: TextIO, progress: Callable[[int], None]) -> None:
        """Insert the lines from the spool, and mark what they paid or returned."""
        spool.seek(0)
        done = 0
        while rows := [_restored(text) for text in islice(spool, BATCH)]:
            with self.store.translated():
                self.connection.execute(insert(statement_line), rows)
            self._move(rows, Outcome.PAID, "pay")
            self._move(rows, Outcome.RETURNED, "reopen")
            done += len(rows)
            progress(done)

    def _move(self, rows: Sequence[Mapping[str, Any]], outcome: Outcome, action: str) -> None:
        wanted = {row["request_id"]: row for row in rows if row["outcome"] == outcome.value}
        if not wanted:
            return
        each = {number: payment_of(action, row["date"], row["number"], row["id"]) for number, row in wanted.items()}
        requests = list(find_requests(self.connection, self.person, list(wanted)).values())
        intention = intention_of(action, each)
        try:
            with self.store.translated():
                entries.append(self.connection, self.store.dialect, self.person, requests, intention)
        except Refused as refused:
            raise permissions.explained(refused, self.person, requests, intention) from refused


def _restored(text: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(text)
    return row | {"date": date.fromisoformat(row["date"]) if row["date"] else None}
