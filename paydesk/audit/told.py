"""A journal that tells its own story: the entries as they were hashed, checked without a database.

What cannot be known without one is who held which role; everything else is checked as the audit does it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from paydesk.audit.journals import play
from paydesk.audit.report import UNREADABLE, UNREADABLE_TEXT, Report
from paydesk.audit.steps import Entry, Played
from paydesk.errors import N_
from paydesk.form import FIELD
from paydesk.history import form_of
from paydesk.money import CURRENCIES
from paydesk.records import Event, Request
from paydesk.workflow import ACTIONS, DISCARDED, STATES

_HASHED: Final = Entry._fields[: Entry._fields.index("content")]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of which a journal tells; an old journal tells no more than the hash."""

    sha256: str
    seq: int
    in_content: bool
    kind: str = "other"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What a journal tells: the request as it stands, its entries, and the files that it has."""

    request: Request
    journal: Sequence[Event]
    papers: Sequence[Paper]


class _Everybody(Collection[Any]):
    """Roles that are not known here, and so are believed."""

    def __contains__(self, _: object) -> bool:
        return True

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


def of(number: int, entries: Iterable[Mapping[str, Any]], report: Report) -> Story | None:
    """Check the entries of a request — ``payload``, ``content``, ``hash`` of each — and return their story.

    ``None`` when they cannot be read, or are none; what is wrong is in the report.
    """
    try:
        journal = [_entry(one) for one in entries]
        strays = [one for one in journal if one.request_id != number]
        for stray in strays:
            report.add("event_changed", N_("The entry is of another request."), number, stray.seq)
        played = play(journal, _Everybody(), report)
        if not journal or strays:
            report.add("journal_missing", N_("The request has no journal."), number)
            return None
        report.events += len(journal)
        _require_readable(journal)
        return Story(_request(number, played), [_event(one) for one in journal], _papers(journal))
    except (*UNREADABLE, AssertionError):
        report.add("unreadable", UNREADABLE_TEXT, number)
        return None


def _entry(one: Mapping[str, Any]) -> Entry:
    payload, content, hashed = one["payload"], one.get("content"), one["hash"]
    told = json.loads(payload)
    assert isinstance(told, dict)  # noqa: S101
    assert content is None or isinstance(content, str)  # noqa: S101
    values: dict[str, Any] = {name: told.get(name) for name in _HASHED}
    return Entry(**values, content=content, prev=told.get("prev", ""), payload=payload, hash=hashed, same=1)


def _require_readable(journal: Sequence[Entry]) -> None:
    """Raise ValueError for values that no request of paydesk has, so that all of them can be shown."""
    texts: list[Any] = []
    sound = all(one.action in ACTIONS and one.to_status in (*STATES, DISCARDED) for one in journal)
    for entry in journal:
        texts += (entry.actor, entry.action, entry.comment, entry.payment_number, entry.file)
        if entry.content is None:
            continue
        form = form_of(entry.content)
        texts += [getattr(form, key) for key in FIELD if key not in ("amount", "due_date", "invoice_date")]
        texts += [value for value in json.loads(entry.content).values() if type(value) is not int]
        sound = sound and form.currency in CURRENCIES and (form.amount is None or type(form.amount) is int)
    if not (sound and all(text is None or isinstance(text, str) for text in texts)):
        raise ValueError(journal[-1].request_id)


def _moment(value: Any) -> Any:
    return datetime.fromisoformat(value) if value else None


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if value else None


def _request(number: int, played: Played) -> Request:
    return Request(
        id=number,
        version=played.version,
        status=played.status,
        author=str(played.author),
        form=form_of(played.content or "{}"),
        created_at=_moment(played.created_at),
        updated_at=_moment(played.updated_at),
        digest=played.digest,
        head_seq=played.seq,
        head_hash=played.hash,
        approved_by=played.approved_by,
        approved_at=_moment(played.approved_at),
        paid_by=played.paid_by,
        payment_date=_day(played.payment_date),
        payment_number=played.payment_number,
        returned_by=played.returned_by,
        exported_in=played.exported_in,
    )


def _event(entry: Entry) -> Event:
    values = {name: getattr(entry, name) for name in Event.__dataclass_fields__}
    return Event(**values | {"at": _moment(entry.at), "payment_date": _day(entry.payment_date)})


def _papers(journal: Sequence[Entry]) -> list[Paper]:
    """Return the files that were attached and not detached again, in their order."""
    gone = {json.loads(entry.detail or "{}").get("id"): entry.file for entry in journal if entry.action == "detach"}
    found = []
    for entry in journal:
        if entry.action != "attach" or not entry.file:
            continue
        told = json.loads(entry.detail) if entry.detail else {}
        # Before the schema 0003 an entry told the hash alone.
        number = told.get("id") or next((one for one, file in gone.items() if file == entry.file), None)
        if gone.pop(number, None) is None:
            kind, name = str(told.get("kind", "other")), str(told.get("name", ""))
            found.append(Paper(entry.file, entry.seq, entry.from_status == "draft", kind, name))
    return found
