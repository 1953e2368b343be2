"""The journals of requests: every link, hash and digest, every step against the rules, every row against its journal.

Both tables are streamed in the order of their numbers, so that the memory does not grow with them. What is compared
for each entry is compared by the database where it can be; only what differs is taken apart here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from paydesk import form as forms
from paydesk.audit.report import UNREADABLE, UNREADABLE_TEXT, Report
from paydesk.audit.rows import stream
from paydesk.errors import N_
from paydesk.form import Form
from paydesk.guards import sqlite as sqlite_guards
from paydesk.guards.ladder import FILES
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, SIDE_COLUMNS, event
from paydesk.workflow import AUTHOR, BLANK, NEW, NOT_AUTHOR, NOT_DECIDER, TRANSITIONS

UNSEALED: Final = ("content", "payload", "hash")
"""Columns of an event that its hashed text does not repeat: it holds the digest of the content."""

# In the order in which paydesk.journal writes them on SQLite.
_SEALED: Final = tuple(column.name for column in event.columns if column.name not in UNSEALED)
_NUMBERS: Final = ("request_id", "seq", "version", "seen_version", "batch", "statement_line")


def _sqlite_payload() -> str:
    """Return the SQL of the hashed text, composed as ``paydesk.hashing`` composes it."""
    parts: list[str] = []
    for name in _SEALED:
        value = f"e.{name}" if name in _NUMBERS else f"json_quote(e.{name})"
        part = f"'{',' if parts else '{'}\"{name}\":' || {value}"
        parts.append(f"iif(e.{name} IS NULL, '', {part})" if event.c[name].nullable else part)
    return " || ".join(parts) + " || '}'"


def _postgres_text(values: Mapping[str, str]) -> str:
    """Return the SQL of a JSON object as PostgreSQL writes it, some times faster than by its functions.

    It orders keys by their length first; concat_ws leaves out what is NULL.
    """
    parts = [f"'\"{name}\": ' || to_json({values[name]})::text" for name in sorted(values, key=lambda k: (len(k), k))]
    return f"'{{' || concat_ws(', ', {', '.join(parts)}) || '}}'"


_PAYLOAD: Final = {
    "sqlite": _sqlite_payload(),
    "postgresql": _postgres_text({name: f"e.{name}" for name in _SEALED}),
}
_CONTENT: Final = {
    "sqlite": sqlite_guards.CONTENT,
    "postgresql": _postgres_text(
        {name: f"r.{name}" for name in CONTENT_COLUMNS}
        | {"files": f"(SELECT string_agg(f.sha256, ',') FROM ({FILES}) f)"}
    ),
}


UNTOLD: Final = object()

Held = Collection[tuple[str, tuple[str, ...]]]
"""Login and the roles of a step, one of which this person has ever held."""


class Entry(NamedTuple):
    """An event as it is read here; ``same`` tells whether its columns are what its hashed text says."""

    request_id: int
    seq: int
    at: Any
    actor: str
    action: str
    from_status: str | None
    to_status: str
    version: int
    seen_version: int | None
    comment: str | None
    payment_date: Any
    payment_number: str | None
    file: str | None
    key: str | None
    batch: int | None
    statement_line: int | None
    detail: str | None
    digest: str
    content: str | None
    prev: str
    payload: str
    hash: str
    same: int


def _events_sql(dialect: str) -> str:
    columns = ", ".join(f"e.{name}" for name in Entry._fields[:-1])
    return f"SELECT {columns}, e.payload = {_PAYLOAD[dialect]} FROM event e ORDER BY e.request_id, e.seq"


_ROW: Final = (*JOURNAL_COLUMNS, *SIDE_COLUMNS, *CONTENT_COLUMNS)


def _requests_sql(dialect: str) -> str:
    columns = ", ".join(f"r.{name}" for name in _ROW)
    return f"SELECT {columns}, {_CONTENT[dialect]} FROM request r ORDER BY r.id"


def check(
    connection: Connection,
    dialect: str,
    ever: Iterable[tuple[str, str]],
    report: Report,
    progress: Callable[[int], None],
) -> None:
    """Check every request with its journal; ``ever`` are the roles that people have held at any time."""
    held = {(login, t.roles) for login, role in ever for t in TRANSITIONS if role in t.roles}
    events = map(Entry._make, stream(connection, dialect, _events_sql(dialect)))
    ahead = next(events, None)
    last = 0
    for row in stream(connection, dialect, _requests_sql(dialect)):
        number = row[0]
        while ahead is not None and ahead.request_id < number:
            report.add("request_missing", _REQUEST_MISSING, ahead.request_id, ahead.seq)
            ahead = _skip(events, ahead.request_id)
        journal = []
        while ahead is not None and ahead.request_id == number:
            journal.append(ahead)
            ahead = next(events, None)
        if dialect == "sqlite":  # where numbers have no gaps, for a transaction that fails takes none
            for missing in range(last + 1, min(number, last + 100)):
                report.add("request_missing", _REQUEST_GONE, missing)
        last = number
        try:
            _check_request(row, journal, held, report)
        except UNREADABLE:
            report.add("unreadable", UNREADABLE_TEXT, number)
        report.requests += 1
        report.events += len(journal)
        if report.requests % 500 == 0:
            progress(report.requests)
    while ahead is not None:
        report.add("request_missing", _REQUEST_MISSING, ahead.request_id, ahead.seq)
        ahead = _skip(events, ahead.request_id)


_REQUEST_MISSING: Final = N_("There is a journal, but no such request.")
_REQUEST_GONE: Final = N_("The request is missing: numbers have no gaps here, so it was removed.")


def _skip(events: Iterator[Entry], number: int) -> Entry | None:
    return next((one for one in events if one.request_id != number), None)


_BY_STEP: Final = {(t.action, t.source, t.target): t for t in TRANSITIONS}


class _Played:
    """What a journal says of its request, entry by entry, as the triggers move it (``paydesk.guards.ladder.MOVE``)."""

    __slots__ = (
        *("author", "content", "created_at", "digest", "hash", "key", "participants", "seq", "status", "version"),
        *("approved_at", "approved_by", "paid_by", "payment_date", "payment_number", "returned_by", "updated_at"),
        "exported_in",
    )

    def __init__(self) -> None:
        self.seq = self.version = 0
        self.status, self.digest, self.hash = NEW, "", ""
        self.content: str | None = None
        self.participants: set[str] = set()
        nothing: Any = None
        self.author = self.key = self.created_at = self.updated_at = nothing
        self.approved_by = self.approved_at = self.returned_by = self.exported_in = nothing
        self.paid_by = self.payment_date = self.payment_number = nothing

    def play(self, entry: Entry) -> None:
        """Take the entry as it stands."""
        action, target = entry.action, entry.to_status
        if action == "create":
            self.author, self.created_at = entry.actor, entry.at
            # Before the schema 0003 nothing told of keys.
            self.key = json.loads(entry.detail).get("key") if entry.detail else UNTOLD
        if target == "discarded":
            self.key = None
        self._play_decision(entry, action, target)
        self._play_bank(entry, action, target)
        if entry.content is not None:
            self.content = entry.content
            self.participants.add(entry.actor)
        self.seq, self.version, self.status = entry.seq, entry.version, target
        self.digest, self.hash, self.updated_at = entry.digest, entry.hash, entry.at

    def _play_decision(self, entry: Entry, action: str, target: str) -> None:
        if action == "approve":
            self.approved_by, self.approved_at = entry.actor, entry.at
        elif target not in ("approved", "paid"):
            self.approved_by = self.approved_at = None
        if action == "return" and entry.from_status == "approved":
            self.returned_by = entry.actor
        elif target not in ("draft", "pending"):
            self.returned_by = None

    def _play_bank(self, entry: Entry, action: str, target: str) -> None:
        if action == "pay":
            paid = (entry.actor, entry.payment_date, entry.payment_number)
            self.paid_by, self.payment_date, self.payment_number = paid
        elif target != "paid":
            self.paid_by = self.payment_date = self.payment_number = None
        if action == "export":
            self.exported_in = entry.batch
        elif target not in ("approved", "paid") or action in ("recall", "reopen"):
            self.exported_in = None


def _check_request(row: Sequence[Any], journal: Sequence[Entry], held: Held, report: Report) -> None:
    number = row[0]
    played = _Played()
    for entry in journal:
        if not entry.same:
            _check_columns(entry, report)
        _check_link(entry, played, report)
        broken = _broken(entry, played, held)
        if broken:
            report.add("rule_broken", broken, number, entry.seq, action=entry.action, actor=entry.actor)
        played.play(entry)
    if not journal:
        report.add("journal_missing", N_("The request has no journal."), number)
        return
    _check_row(row, played, report)


def _check_link(entry: Entry, before: _Played, report: Report) -> None:
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


def _broken(entry: Entry, before: _Played, held: Held) -> str | None:
    """Return which rule the step broke, if any; the order is that of ``paydesk.workflow.RULES``."""
    step = _BY_STEP.get((entry.action, before.status, entry.to_status))
    if step is None or (entry.from_status or NEW) != before.status:
        return N_("“{action}” by {actor} is no step from the state in which the request was.")
    if entry.version != before.version + step.moves or (entry.content is not None) != step.writes:
        return N_("“{action}” by {actor} does not move the request as this step does.")
    actor = entry.actor
    if (actor, step.roles) not in held:
        return N_("“{action}” by {actor}, who never had the role for it.")
    if step.who == AUTHOR and before.author not in (None, actor):
        return N_("“{action}” by {actor}, who is not the author.")
    if step.who == NOT_AUTHOR and (actor == before.author or actor in before.participants):
        return N_("“{action}” by {actor}, who filed or edited the request.")
    if step.who == NOT_DECIDER and actor == before.approved_by:
        return N_("“{action}” by {actor}, who approved the request.")
    if step.comment and not (entry.comment or "").strip(BLANK):
        return N_("“{action}” by {actor} without the comment that it needs.")
    if entry.action == "pay" and entry.payment_date is None:
        return N_("“{action}” by {actor} without a payment date.")
    return None


_TOLD: Final = attrgetter(*({"head_seq": "seq", "head_hash": "hash"}.get(name, name) for name in JOURNAL_COLUMNS[1:]))


def _check_row(row: Sequence[Any], played: _Played, report: Report) -> None:
    """Compare the row with what its journal says of it."""
    number = row[0]
    told = _TOLD(played)
    if row[1 : len(JOURNAL_COLUMNS)] != told:
        for name, own, wanted in zip(JOURNAL_COLUMNS[1:], row[1:], told, strict=False):
            if own != wanted:
                report.add("row_changed", _ROW_DIFFERS, number, played.seq, field=name, row=own, told=wanted)
    key, fingerprint, search, contractor_key = row[len(JOURNAL_COLUMNS) : len(JOURNAL_COLUMNS) + len(SIDE_COLUMNS)]
    if key != played.key and played.key is not UNTOLD:
        report.add("row_changed", _ROW_DIFFERS, number, 1, field="key", row=key, told=played.key)
    if row[-1] != played.content:
        _check_content(row[-1], played, report, number)
    form = _form(row[len(JOURNAL_COLUMNS) + len(SIDE_COLUMNS) : -1])
    derived = (
        ("fingerprint", fingerprint, forms.fingerprint(form)),
        ("search", search, forms.search_text(form)),
        ("contractor_key", contractor_key, forms.fold_name(form.contractor) if form.contractor else None),
    )
    for name, own, wanted in derived:
        if own != wanted:
            report.add("row_changed", _DERIVED_DIFFERS, number, None, field=name, row=own, told=wanted)


_ROW_DIFFERS: Final = N_("“{field}” of the request is {row}; its journal says {told}.")
_DERIVED_DIFFERS: Final = N_("“{field}” of the request is {row}; from its content follows {told}.")


def _check_content(content: str | None, played: _Played, report: Report, number: int) -> None:
    row, told = json.loads(content or "{}"), json.loads(played.content or "{}")
    for name in sorted({*row, *told}):
        if row.get(name) != told.get(name):
            report.add(
                "content_changed", _ROW_DIFFERS, number, played.seq, field=name, row=row.get(name), told=told.get(name)
            )


def _form(values: Sequence[Any]) -> Form:
    fields = dict(zip(CONTENT_COLUMNS, values, strict=True))
    for name in ("due_date", "invoice_date"):
        if isinstance(fields[name], str):  # SQLite keeps a date as a text
            fields[name] = date.fromisoformat(fields[name])
    return Form(**fields)


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
