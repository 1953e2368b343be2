"""The journals of requests: every link, hash and digest, every step against the rules, every row against its journal.

Both tables are streamed in the order of their numbers, so that the memory does not grow with them. ``sift`` lets pass
what is as it must be; only the rest is read whole and taken apart here, to say what is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Final

from sqlalchemy import Connection

from paydesk import form_words
from paydesk.audit import sift
from paydesk.audit.administrators import Team
from paydesk.audit.report import UNREADABLE, UNREADABLE_TEXT, Report
from paydesk.audit.rows import stream
from paydesk.audit.steps import UNTOLD, Entry, Held, Played, broken
from paydesk.audit.texts import CONTENT, PAYLOAD, UNSEALED, lend_sha256
from paydesk.errors import N_
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, SIDE_COLUMNS
from paydesk.workflow import TRANSITIONS


def check(
    connection: Connection,
    dialect: str,
    team: Team,
    told: sift.Told,
    report: Report,
    progress: Callable[[int], None],
) -> None:
    """Check every request with its journal; ``told`` becomes what the journals tell of other tables."""
    held = {(login, t.roles) for login, role in team.ever for t in TRANSITIONS if role in t.roles}
    held |= {(login, (role,)) for login, role in team.ever}
    sieve = sift.Sift(dialect, held)
    if dialect == "sqlite":
        lend_sha256(connection)
    journals = _journals(connection, dialect, told)
    ahead = next(journals, None)
    last = 0
    for row in stream(connection, dialect, sift.requests_sql(dialect)):
        number = row[0]
        while ahead is not None and ahead[0] < number:
            ahead = _without_request(ahead, journals, report)
        journal: Sequence[Sequence[Any]] = ()
        if ahead is not None and ahead[0] == number:
            journal = ahead[1]
            ahead = next(journals, None)
        if dialect == "sqlite":  # where numbers have no gaps, for a transaction that fails takes none
            for missing in range(last + 1, min(number, last + 100)):
                report.add("request_missing", _REQUEST_GONE, missing)
        last = number
        if not sieve.sound(row, journal):
            _take_apart(connection, dialect, number, held, report)
        report.requests += 1
        report.events += len(journal)
        if report.requests % 500 == 0:
            progress(report.requests)
    while ahead is not None:
        ahead = _without_request(ahead, journals, report)


_Journal = tuple[int, list[tuple[Any, ...]]]
"""The number of a request and its entries, as the sift takes them."""


def _journals(connection: Connection, dialect: str, told: sift.Told) -> Iterator[_Journal]:
    for number, found in groupby(stream(connection, dialect, sift.events_sql(dialect)), itemgetter(0)):
        entries = list(found)
        for entry in entries:
            if entry[sift.ACTION] in _NOTED or entry[sift.OF_CHAIN] != sift.UNCHAINED:
                told.note(entry)
        yield number, entries


_NOTED: Final = frozenset({"attach", "detach", "export"})


def _without_request(found: _Journal, journals: Iterator[_Journal], report: Report) -> _Journal | None:
    """Tell of a journal whose request is not there, and return the next one."""
    number, entries = found
    report.add("request_missing", _REQUEST_MISSING, number, entries[0][sift.SEQ])
    return next(journals, None)


_REQUEST_MISSING: Final = N_("There is a journal, but no such request.")
_REQUEST_GONE: Final = N_("The request is missing: numbers have no gaps here, so it was removed.")

_ENTRY: Final = ", ".join(f"e.{name}" for name in Entry._fields[:-1])
_ROW: Final = ", ".join(f"r.{name}" for name in (*JOURNAL_COLUMNS, *SIDE_COLUMNS, *CONTENT_COLUMNS))


def _take_apart(connection: Connection, dialect: str, number: int, held: Held, report: Report) -> None:
    """Say what is wrong with a request that the sift held back."""
    events = (
        f"SELECT {_ENTRY}, e.payload = {PAYLOAD[dialect]} FROM event e WHERE e.request_id = {number:d} ORDER BY e.seq"
    )
    row = f"SELECT {_ROW}, {CONTENT[dialect]} FROM request r WHERE r.id = {number:d}"
    try:
        journal = [Entry._make(entry) for entry in connection.exec_driver_sql(events)]
        _check_request(connection.exec_driver_sql(row).one(), journal, held, report)
    except UNREADABLE:
        report.add("unreadable", UNREADABLE_TEXT, number)


def _check_request(row: Sequence[Any], journal: Sequence[Entry], held: Held, report: Report) -> None:
    played = play(journal, held, report)
    if not journal:
        report.add("journal_missing", N_("The request has no journal."), row[0])
        return
    _check_row(row, played, report)


def play(journal: Sequence[Entry], held: Held, report: Report) -> Played:
    """Check the entries of one request, each against the one before and the rules; return what they make of it."""
    played = Played()
    for entry in journal:
        if not entry.same:
            _check_columns(entry, report)
        _check_link(entry, played, report)
        reason = broken(entry, played, held)
        if reason:
            report.add("rule_broken", reason, entry.request_id, entry.seq, action=entry.action, actor=entry.actor)
        played.play(entry)
    return played


def _check_link(entry: Entry, before: Played, report: Report) -> None:
    number = entry.request_id
    if entry.seq != before.seq + 1:
        report.add("event_missing", _EVENT_MISSING, number, before.seq + 1, next=entry.seq)
    elif entry.prev != before.hash:
        report.add("chain_broken", _CHAIN_BROKEN, number, entry.seq)
    if sha256(entry.payload.encode()).hexdigest() != entry.hash:
        report.add("event_changed", _HASH_DIFFERS, number, entry.seq)
    if entry.content is not None:
        if sha256(entry.content.encode()).hexdigest() != entry.digest:
            report.add("event_changed", _CONTENT_DIFFERS, number, entry.seq)
    elif entry.digest != before.digest:
        report.add("event_changed", _DIGEST_DIFFERS, number, entry.seq)


_EVENT_MISSING: Final = N_("The entry is missing; the next one is {next}.")
_CHAIN_BROKEN: Final = N_("The entry does not follow from the one before.")
_HASH_DIFFERS: Final = N_("The entry was changed: its text does not fit its hash.")
_CONTENT_DIFFERS: Final = N_("The content in the entry was changed: it does not fit its digest.")
_DIGEST_DIFFERS: Final = N_("The entry names another content than the one before, and wrote none.")


_TOLD: Final = attrgetter(*({"head_seq": "seq", "head_hash": "hash"}.get(name, name) for name in JOURNAL_COLUMNS[1:]))


def _check_row(row: Sequence[Any], played: Played, report: Report) -> None:
    """Compare the row with what its journal says of it."""
    number = row[0]
    told = _TOLD(played)
    if row[1 : len(JOURNAL_COLUMNS)] != told:
        for name, own, wanted in zip(JOURNAL_COLUMNS[1:], row[1:], told, strict=False):
            if own != wanted:
                report.add("row_changed", _ROW_DIFFERS, number, played.seq, field=name, row=own, told=wanted)
    key, fingerprint, search, contractor_key, invoice_key = row[
        len(JOURNAL_COLUMNS) : len(JOURNAL_COLUMNS) + len(SIDE_COLUMNS)
    ]
    if key != played.key and played.key is not UNTOLD:
        report.add("row_changed", _ROW_DIFFERS, number, 1, field="key", row=key, told=played.key)
    if row[-1] != played.content:
        _check_content(row[-1], played, report, number)
    words = form_words.words_of(row[len(JOURNAL_COLUMNS) + len(SIDE_COLUMNS) : -1])
    derived = (
        ("fingerprint", fingerprint, form_words.fingerprint_of(words)),
        ("search", search, form_words.search_of(words)),
        ("contractor_key", contractor_key, form_words.key_of(words)),
        ("invoice_key", invoice_key, form_words.invoice_key_of(words)),
    )
    for name, own, wanted in derived:
        if own != wanted:
            report.add("row_changed", _DERIVED_DIFFERS, number, None, field=name, row=own, told=wanted)


_ROW_DIFFERS: Final = N_("“{field}” of the request is {row}; its journal says {told}.")
_DERIVED_DIFFERS: Final = N_("“{field}” of the request is {row}; from its content follows {told}.")


def _check_content(content: str | None, played: Played, report: Report, number: int) -> None:
    row, told = json.loads(content or "{}"), json.loads(played.content or "{}")
    for name in sorted({*row, *told}):
        if row.get(name) != told.get(name):
            report.add(
                "content_changed", _ROW_DIFFERS, number, played.seq, field=name, row=row.get(name), told=told.get(name)
            )


def _check_columns(entry: Entry, report: Report) -> None:
    """Say which columns of an event are not what its hashed text says."""
    try:
        told = json.loads(entry.payload)
        assert isinstance(told, dict)  # noqa: S101
    except (ValueError, AssertionError):
        report.add("event_changed", _HASH_DIFFERS, entry.request_id, entry.seq)
        return
    for name in Entry._fields[:-1]:
        if name not in UNSEALED and not _equal(getattr(entry, name), told.get(name)):
            report.add(
                "event_changed",
                _COLUMN_DIFFERS,
                entry.request_id,
                entry.seq,
                field=name,
                row=getattr(entry, name),
                told=told.get(name),
            )


_COLUMN_DIFFERS: Final = N_("“{field}” of the entry is {row}; its hashed text says {told}.")


def _equal(own: Any, told: Any) -> bool:
    if isinstance(own, datetime) and isinstance(told, str):
        try:
            return own == datetime.fromisoformat(told)
        except ValueError:
            return False
    return bool((own.isoformat() if isinstance(own, date) else own) == told)
