"""Duplicates: other requests for the invoice of a request, found by the same number of the payee or the very same paper.

Whoever submits such a request is refused by the database (``rules.RULES``), until the author has said in the journal
why this is another payment. What is near without being the same is a signal (``paydesk.signals``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select, text

from paydesk import form_words
from paydesk.conditions import COUNTED, MET
from paydesk.errors import N_, Problem
from paydesk.models import event, request, request_file
from paydesk.records import Person, Request
from paydesk.requests import visible_to

DECLARE: Final = "duplicate_ok"
"""The action by which an author says that this is another payment."""

_CHUNK: Final = 500
"""SQLite allows a limited number of parameters."""

_IS_INVOICE: Final = (request_file.c.kind == "invoice", ~request_file.c.detached)
"""What was taken out of a draft again is no paper of it."""

Marks = Mapping[int, Collection[str]]
"""Request → what tells its invoice: the key of the number, and the SHA-256 of each paper."""


def papers(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return request → the SHA-256 of its invoices."""
    found: dict[int, list[str]] = {}
    for chunk in _chunks(ids):
        chosen = (request_file.c.request_id.in_(chunk), *_IS_INVOICE)
        for row in connection.execute(select(request_file.c.request_id, request_file.c.sha256).where(*chosen)):
            found.setdefault(row.request_id, []).append(row.sha256)
    return found


def marks_of(
    connection: Connection, requests: Collection[Request], brought: Marks | None = None
) -> dict[int, list[str]]:
    """Return request → what tells its invoice; ``brought`` are the papers of requests that are not filed yet."""
    found = {number: list(marks) for number, marks in (brought or {}).items()}
    found |= papers(connection, [one.id for one in requests if one.id])
    for one in requests:
        key = form_words.invoice_key_of_form(one.form)
        if key:
            found.setdefault(one.id, []).append(key)
    return found


def taken(connection: Connection, person: Person, marks: Collection[str]) -> dict[str, list[int]]:
    """Return mark → the requests that count for it, 0 for one that this person may not see."""
    found: dict[str, list[int]] = {}
    for chunk in _chunks(list(marks)):
        if connection.dialect.name == "postgresql":
            rows = [(mark, number) for mark, number in connection.execute(_TAKEN, {"marks": chunk})]
        else:
            seen = visible_to(person)
            rows = [
                (mark, number if visible else 0)
                for statement in (_by_number(chunk), _by_paper(chunk))
                for mark, number, visible in connection.execute(statement.add_columns(seen))
            ]
        for mark, number in rows:
            found.setdefault(mark, []).append(number)
    return found


_TAKEN: Final = text("SELECT * FROM paydesk.invoices_taken(CAST(:marks AS text[]), CAST(:marks AS text[]))")


def _by_number(marks: Sequence[str]) -> Select[tuple[str, int]]:
    c = request.c
    return select(c.invoice_key, c.id).where(c.invoice_key.in_(marks), c.status.in_(COUNTED))


def _by_paper(marks: Sequence[str]) -> Select[tuple[str, int]]:
    joined = request_file.join(request, request.c.id == request_file.c.request_id)
    chosen = (request_file.c.sha256.in_(marks), *_IS_INVOICE, request.c.status.in_(COUNTED))
    return select(request_file.c.sha256, request.c.id).select_from(joined).where(*chosen)


def unanswered(
    connection: Connection, person: Person, requests: Iterable[Request], brought: Marks | None = None
) -> dict[int, list[int]]:
    """Return request → the others for its invoice, where the author has not said since that this is another payment.

    Of requests that are submitted in one call a later one is a duplicate of an earlier one.
    """
    ordered = sorted(requests, key=lambda one: one.id)
    marks = marks_of(connection, ordered, brought)
    known = taken(connection, person, {mark for ours in marks.values() for mark in ours})
    found: dict[int, list[int]] = {}
    for one in ordered:
        ours = marks.get(one.id, ())
        others = [number for mark in ours for number in known.get(mark, ()) if number != one.id]
        if others:
            found[one.id] = sorted(set(others), reverse=True)
        for mark in ours:
            known.setdefault(mark, []).append(one.id)
    declared = _declared(connection, list(found))
    return {number: others for number, others in found.items() if number not in declared}


def _declared(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Return the requests of which the author has said it since their content was last written."""
    found: set[int] = set()
    c = event.c
    said = func.max(c.seq).filter(c.action == DECLARE)
    written = func.max(c.seq).filter(c.content.is_not(None))
    for chunk in _chunks(ids):
        rows = select(c.request_id).where(c.request_id.in_(chunk)).group_by(c.request_id).having(said > written)
        found.update(connection.scalars(rows))
    return found


def named(others: Sequence[int]) -> list[Problem]:
    """Return the others as problems, as far as the person may see them."""
    text = N_("Request {other} pays the same invoice.")
    unseen = N_("Somebody else has filed a request for this invoice.")
    return [
        Problem("invoice_number", "same_invoice", text if other else unseen, {"other": other} if other else {})
        for other in others[:10]
    ]


def signals(
    connection: Connection, person: Person, requests: Sequence[Request], papers_of: Marks
) -> dict[int, list[Problem]]:
    """Return request → the newest other request that this person sees for its invoice, and what the author says of it."""
    keys = {one.id: key for one in requests if (key := form_words.invoice_key_of_form(one.form))}
    met = _met(connection, person, {*keys.values(), *(mark for marks in papers_of.values() for mark in marks)})
    found: dict[int, list[Problem]] = {}
    for one in requests:
        same = _newest(met, [keys[one.id]] if one.id in keys else [], one.id)
        if same:
            text = N_("Request {other} ({status}) to this payee has the same invoice number {number}.")
            params: dict[str, str | int] = {
                "other": same.id,
                "status": same.status,
                "number": same.invoice_number or "",
            }
            found.setdefault(one.id, []).append(Problem("invoice_number", "same_invoice", text, params))
        same = _newest(met, papers_of.get(one.id, ()), one.id)
        if same:
            text = N_("Request {other} ({status}) has the very same file of the invoice.")
            params = {"other": same.id, "status": same.status}
            found.setdefault(one.id, []).append(Problem("files", "same_file", text, params))
    for number, reason in _reasons(connection, list(found)).items():
        text = N_("The author says that this is another payment: {reason}")
        found[number].append(Problem("invoice_number", DECLARE, text, {"reason": reason}))
    return found


def _met(connection: Connection, person: Person, marks: Collection[str]) -> dict[str, list[Row[Any]]]:
    """Return mark → the requests with it that this person sees, the newest first."""
    found: dict[str, list[Row[Any]]] = {}
    c, joined = request.c, request_file.join(request, request.c.id == request_file.c.request_id)
    seen = (visible_to(person), c.status.in_(MET))
    for chunk in _chunks(list(marks)):
        by_number = select(c.invoice_key, *_TOLD).where(c.invoice_key.in_(chunk), *seen)
        by_paper = select(request_file.c.sha256, *_TOLD).select_from(joined)
        by_paper = by_paper.where(request_file.c.sha256.in_(chunk), *_IS_INVOICE, *seen)
        for query in (by_number, by_paper):
            for row in connection.execute(query.order_by(c.id.desc())):
                found.setdefault(row[0], []).append(row)
    return found


_TOLD: Final = tuple(request.c[name] for name in ("id", "status", "invoice_number"))


def _newest(met: Mapping[str, Sequence[Row[Any]]], marks: Collection[str], number: int) -> Row[Any] | None:
    others = (row for mark in marks for row in met.get(mark, ()) if row.id != number)
    return max(others, key=lambda row: row.id, default=None)


def _reasons(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return request → the last reason that its author gave."""
    c = event.c
    return {
        row.request_id: row.comment
        for chunk in _chunks(ids)
        for row in connection.execute(
            select(c.request_id, c.comment).where(c.request_id.in_(chunk), c.action == DECLARE).order_by(c.seq)
        )
    }


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
