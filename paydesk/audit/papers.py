"""The files: every row against the event that sealed it, every body against its name in the store."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, Text, select, type_coerce

from paydesk import places
from paydesk.audit.report import Report
from paydesk.audit.rows import stream
from paydesk.audit.sift import Attached, Told
from paydesk.errors import N_, PaydeskError
from paydesk.guards.ladder import FILE_ELSEWHERE
from paydesk.models import request_file


def _files(dialect: str) -> Select[Any]:
    """Return the query for all files. The stamp stays the text that SQLite holds: one of them may be no stamp at all."""
    c = request_file.c
    stamp = type_coerce(c.added_at, Text).label(c.added_at.name) if dialect == "sqlite" else c.added_at
    columns = [stamp if column is c.added_at else column for column in c]
    return select(*columns).order_by(c.request_id, c.id)


def check(connection: Connection, dialect: str, journals: Told, report: Report) -> None:
    """Check every file of every request, and every body in the store, against what the journals tell."""
    attached, detached = journals.attached, journals.detached
    rows: dict[int, list[Any]] = {}
    for row in connection.execute(_files(dialect)):
        rows.setdefault(row.request_id, []).append(row)
        report.files += 1
    for number in sorted({*rows, *attached, *detached}):
        found = rows.get(number, [])
        _check_request(number, found, attached.get(number, []), report)
        _check_detached(number, found, detached.get(number, []), report)
    known = {row.sha256: number for number, found in rows.items() for row in found}
    _check_bodies(connection, dialect, known, report)


def _check_request(number: int, rows: Sequence[Any], attached: Sequence[Attached], report: Report) -> None:
    """Files and events are in the same order: neither is ever removed."""
    for place, row in enumerate(rows):
        entry = attached[place] if place < len(attached) else None
        if entry is None:
            report.add("file_unsealed", N_("The file {name} has no entry in the journal."), number, name=row.name)
        elif (
            row.sha256 != entry.file
            or row.added_by != entry.actor
            or row.in_content != (entry.from_status == "draft")
            or (entry.detail is not None and not _same(entry.detail, row))
        ):
            report.add("file_changed", _FILE_DIFFERS, number, entry.seq, name=row.name)
    for entry in attached[len(rows) :]:
        report.add("file_missing", N_("A file that was attached is missing."), number, entry.seq)


def _check_detached(number: int, rows: Sequence[Any], detached: Sequence[Attached], report: Report) -> None:
    """Those files, and only those, are out of the content of which the journal tells so."""
    gone: dict[Any, Attached] = {}
    for entry in detached:
        row = next((row for row in rows if row.sha256 == entry.file and _same(entry.detail or "", row)), None)
        if row is None or row.id in gone:
            report.add("file_missing", N_("A file that was detached is missing."), number, entry.seq)
        else:
            gone[row.id] = entry
    for row in rows:
        if row.detached != (row.id in gone):
            seq = gone[row.id].seq if row.id in gone else None
            report.add("file_changed", _FILE_DIFFERS, number, seq, name=row.name)


_FILE_DIFFERS: Final = N_("The file {name} is not what its entry in the journal says.")


def _same(detail: str, row: Any) -> bool:
    """Tell whether the row says what the event sealed; stamps are compared as moments."""
    try:
        return _same_told(detail, row)
    except (ValueError, TypeError, AttributeError):
        return False


def _same_told(detail: str, row: Any) -> bool:
    told = json.loads(detail)
    own = {key: value for key, value in row._asdict().items() if key not in FILE_ELSEWHERE}
    stamps = [datetime.fromisoformat(str(one.pop("added_at", "1970-01-01"))) for one in (told, own)]
    return bool(told == own and stamps[0] == stamps[1])


class Away:
    """Reads what lies outside of the database, and counts what cannot be told because a place is out of reach."""

    def __init__(self) -> None:
        self.errors: dict[str, PaydeskError] = {}
        self._unread: Counter[str] = Counter()

    def read(self, place: str, name: str, size: int) -> bytes | None:
        """Return the bytes; ``None`` when they are not there, or the place is among :attr:`errors`."""
        if place not in self.errors:
            try:
                return places.open_place(place).read(name, size)
            except PaydeskError as error:
                self.errors[place] = error
        self._unread[place] += 1
        return None

    def tell(self, report: Report) -> None:
        """Report each place that could not be read: nothing there counts as sound."""
        for place, error in self.errors.items():
            why = error.text.format(**error.params)
            text = N_("Not checked: {count} files in the file store {place}. {why}")
            report.add("store_away", text, count=self._unread[place], place=place, why=why)


def _check_bodies(connection: Connection, dialect: str, known: dict[str, int], report: Report) -> None:
    found: set[str] = set()
    away = Away()
    for name, size, body, place in stream(connection, dialect, "SELECT sha256, size, body, place FROM blob"):
        found.add(name)
        if (body is None) == (place is None):
            report.add("file_damaged", N_("The bytes of file {sha256} are damaged."), known.get(name), sha256=name)
            continue
        if place is not None:
            body = away.read(place, name, size)  # noqa: PLW2901 - from here on it is the same wherever it was
            if body is None:
                if place not in away.errors:
                    text = N_("The bytes of file {sha256} are not in the file store {place}.")
                    report.add("file_missing", text, known.get(name), sha256=name, place=place)
                continue
        if hashlib.sha256(body).hexdigest() != name or len(body) != size:
            report.add("file_damaged", N_("The bytes of file {sha256} are damaged."), known.get(name), sha256=name)
    away.tell(report)
    for name in sorted(known.keys() - found):
        report.add("file_missing", N_("The bytes of file {sha256} are missing."), known[name], sha256=name)
