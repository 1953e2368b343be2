"""The sift: tells at a glance which requests are all that they must be; the others are taken apart by ``journals``.

It only ever answers yes or no. Hashes and hashed texts are compared by the database, the journal of a request is
compared column by column, and journals that took the same course are judged by the rules once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any, Final, NamedTuple

from paydesk import form_words
from paydesk.audit.report import UNREADABLE
from paydesk.audit.steps import UNTOLD, Entry, Held, Played, broken
from paydesk.audit.texts import CONTENT, PAYLOAD, hashed
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, SIDE_COLUMNS, event, request
from paydesk.rules import BLANK

COURSES: Final = 10_000
"""Courses that are remembered, about 2 KB each."""

_JOURNAL: Final = slice(2, 1 + len(JOURNAL_COLUMNS))
_SIDE: Final = slice(_JOURNAL.stop, _JOURNAL.stop + len(SIDE_COLUMNS))
_CONTENT: Final = slice(_SIDE.stop, _SIDE.stop + len(CONTENT_COLUMNS))

_NOTHING: Final[Any] = Entry(*[None] * len(Entry._fields))  # type: ignore[arg-type]

Shape = tuple[tuple[Any, ...], ...]
"""Column after column, all that the rules ask of the entries of a journal."""


def events_sql(dialect: str) -> str:
    """Return the query for the entries that :meth:`Sift.sound` takes, in the order of their numbers."""
    # CASE, because SQLite computes both sides of an OR in a column of the answer.
    whole = (
        f"e.payload = {PAYLOAD[dialect]} AND e.hash = {hashed(dialect, 'e.payload')}"
        f" AND CASE WHEN e.content IS NULL THEN true ELSE e.digest = {hashed(dialect, 'e.content')} END"
    )
    shape = (
        "e.seq, e.actor, e.action, e.from_status, e.to_status, e.version,"
        f" ltrim(e.comment, '{BLANK}') <> '', e.payment_date IS NOT NULL, e.content IS NOT NULL, e.chain, e.step, e.behalf,"
        " e.giver, e.taker, e.stands, CASE e.action WHEN 'submit' THEN e.detail END"
    )
    rest = "e.at, e.payment_date, e.payment_number, e.file, e.batch, e.detail, e.digest, e.prev, e.hash"
    return f"SELECT e.request_id, {whole}, {shape}, {rest} FROM {event.name} e ORDER BY e.request_id, e.seq"


def requests_sql(dialect: str) -> str:
    """Return the query for the rows that :meth:`Sift.sound` takes, in the order of their numbers."""
    names = [f"r.{name}" for name in (*JOURNAL_COLUMNS[1:], *SIDE_COLUMNS)]
    names += [
        f"CAST(r.{name} AS text)" if name in ("due_date", "invoice_date") else f"r.{name}" for name in CONTENT_COLUMNS
    ]
    sealed = f"r.digest = {hashed(dialect, CONTENT[dialect])}"
    return f"SELECT r.id, {sealed}, {', '.join(names)} FROM {request.name} r ORDER BY r.id"


class Attached(NamedTuple):
    """An entry that tells of a file."""

    seq: int
    actor: str
    from_status: str | None
    file: str | None
    detail: str | None


class Exported(NamedTuple):
    """An entry that tells of an order in a bank file; SQLite keeps the day as a text."""

    batch: int | None
    request_id: int
    payment_number: str | None
    payment_date: Any


@dataclass(frozen=True, slots=True)
class Told:
    """What journals tell of other tables, met on the way through them: request → files, and orders."""

    attached: dict[int, list[Attached]] = field(default_factory=dict)
    detached: dict[int, list[Attached]] = field(default_factory=dict)
    exported: set[Exported] = field(default_factory=set)
    chained: set[str] = field(default_factory=set)
    """Those of :data:`CHAINED` that any entry has."""

    def note(self, entry: Sequence[Any]) -> None:
        """Keep what an entry that came from :func:`events_sql` tells of other tables."""
        number, _whole, seq, actor, action, source, *_shape = entry[:_SHAPE]
        _at, day, order, file, batch, detail, *_hashes = entry[_SHAPE:]
        if action in ("attach", "detach"):
            files = self.attached if action == "attach" else self.detached
            files.setdefault(number, []).append(Attached(seq, actor, source, file, detail))
        elif action == "export":
            self.exported.add(Exported(batch, number, order, day))
        self.chained.update(name for name, value in zip(CHAINED, entry[OF_CHAIN], strict=True) if value is not None)


_SHAPE: Final = 18
"""Where what is no part of the shape begins."""

SEQ: Final = 2
ACTION: Final = 4
OF_CHAIN: Final = slice(11, 17)
"""Where these stand in an entry that came from :func:`events_sql`."""

CHAINED: Final = ("chain", "step", "behalf", "giver", "taker", "stands")
"""What an entry tells of a chain of approval, and where there is none."""
UNCHAINED: Final = (None,) * len(CHAINED)


class Sift:
    """Knows the roles that people have held, and the courses that journals have taken."""

    def __init__(self, dialect: str, held: Held) -> None:
        self._held = held
        self._key = '{{"key":{}}}'.format if dialect == "sqlite" else '{{"key": {}}}'.format
        self._course = lru_cache(COURSES)(self._play)

    def sound(self, row: Sequence[Any], journal: Sequence[Sequence[Any]]) -> bool:
        """Tell whether a row and its entries are surely what they must be."""
        try:
            return bool(journal) and self._tells(row, journal) and _follows(row)
        except UNREADABLE:
            return False

    def _tells(self, row: Sequence[Any], journal: Sequence[Sequence[Any]]) -> bool:
        """Tell whether the journal is whole and by the rules, and says of the row what it is."""
        _ids, whole, *shape, ats, dates, numbers, _files, batches, details, digests, prevs, hashes = zip(
            *journal, strict=True
        )
        course = self._course(tuple(shape))
        if course is None or not row[1] or not all(whole) or prevs != ("", *hashes[:-1]):
            return False
        end, written = course
        told = (
            *(end.version, end.status, end.author, ats[0], ats[-1], end.seq, hashes[-1], digests[-1]),
            *(end.approved_by, _at(ats, end.approved_at)),
            *(end.paid_by, _at(dates, end.payment_date), _at(numbers, end.payment_number)),
            *(end.returned_by, _at(batches, end.exported_in), end.chain),
        )
        return (
            row[_JOURNAL] == told
            and digests == tuple([digests[place] for place in written])
            and self._is_told_key(row[_SIDE.start], details[0], end)
        )

    def _play(self, shape: Shape) -> tuple[Played, tuple[int, ...]] | None:
        """Return where a journal of this shape ends, and for each entry the last one that wrote; ``None`` where a rule broke.

        What is no part of the shape, as stamps are, is stood for by the place of the entry in the journal.
        """
        played, written = Played(), list[int]()
        for place, step in enumerate(zip(*shape, strict=True)):
            seq, actor, action, source, target, version, commented, dated, writes, *of_chain = step
            chain, place_in_chain, behalf, giver, taker, stands, rule = of_chain
            entry = _NOTHING._replace(
                seq=seq, at=place, actor=actor, action=action, from_status=source, to_status=target, version=version,
                comment="…" if commented else None, payment_date=place if dated else None, payment_number=place,
                batch=place, content="" if writes else None, chain=chain, step=place_in_chain, behalf=behalf, detail=rule,
                giver=giver, taker=taker, stands=stands,
            )  # fmt: skip
            if seq != place + 1 or broken(entry, played, self._held):
                return None
            played.play(entry)
            written.append(place if writes else written[-1])
        return played, tuple(written)

    def _is_told_key(self, key: str | None, detail: str | None, end: Played) -> bool:
        if end.key is not UNTOLD:
            return key is None
        return detail is None or detail == ("{}" if key is None else self._key(quoted(key)))


def _at(column: Sequence[Any], place: int | None) -> Any:
    return None if place is None else column[place]


def _follows(row: Sequence[Any]) -> bool:
    """Tell whether the texts for searching and recognising follow from the content."""
    words = form_words.words_of(row[_CONTENT])
    _key, *side = row[_SIDE]
    followed = [
        form_words.fingerprint_of(words),
        form_words.search_of(words),
        form_words.key_of(words),
        form_words.invoice_key_of(words),
    ]
    return side == followed
