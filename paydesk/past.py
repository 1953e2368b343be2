"""The registry as it stood at a moment, rebuilt from the journal alone.

A person sees of the past what they may see of it now and might have seen then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from paydesk import folding, form_words, money
from paydesk.contractor_cards import key_of
from paydesk.errors import N_, UsageError
from paydesk.form import Form
from paydesk.history import form_of
from paydesk.models import event, request
from paydesk.records import Person, Request
from paydesk.registry import SORTS, Filters, Page, Total, value_of, with_aliases
from paydesk.requests import visible_to
from paydesk.workflow import DISCARDED, may_see

_COLUMNS = ("request_id", "seq", "at", "actor", "action", "from_status", "to_status", "version", "payment_date",
            "payment_number", "batch", "chain", "digest", "hash", "content")  # fmt: skip


def read(connection: Connection, person: Person, filters: Filters, moment: datetime) -> Page:
    """Return the registry as it stood: the requests that met the filters then, with their totals."""
    if filters.after:
        raise UsageError(N_("--after goes on in the registry of now; leave it out with --as-of."), code="bad_cursor")
    meets = _meets(person, with_aliases(connection, person, filters))
    found = sorted(filter(meets, _requests(connection, person, moment)), key=lambda one: one.id)
    name, descending = filters.sort.removeprefix("-"), filters.sort.startswith("-")
    column = SORTS[name].key
    filled = [one for one in found if value_of(one, column) is not None]
    # Both sorts are stable, so that equal values stay in the order of their numbers.
    filled.sort(key=lambda one: value_of(one, column), reverse=descending)
    ordered = filled + [one for one in found if value_of(one, column) is None]
    return Page(ordered[: filters.limit], _totals(found), 0, None)


def _requests(connection: Connection, person: Person, moment: datetime) -> Iterator[Request]:
    statement = (
        select(*(event.c[name] for name in _COLUMNS), request.c.created_at)  # the one thing that never changes
        .join(request, request.c.id == event.c.request_id)
        .where(visible_to(person), event.c.at <= moment)
        .order_by(event.c.request_id, event.c.seq)
    )
    with connection.execute(statement.execution_options(yield_per=1000)) as found:
        rows: Iterable[Any] = found
        for _number, journal in groupby(rows, key=lambda row: row.request_id):
            yield _rebuilt(list(journal))


def _rebuilt(journal: Sequence[Row[Any]]) -> Request:
    """Play a journal up to its last entry."""
    first = journal[0]
    state = Request(first.request_id, 0, "draft", first.actor, Form(), first.created_at, first.at, "", 0, "")
    for entry in journal:
        state = _played(state, entry)
    content = next(entry.content for entry in reversed(journal) if entry.content is not None)
    return replace(state, form=form_of(content))


def _played(before: Request, entry: Row[Any]) -> Request:
    """Return the request after an entry of its journal, as the triggers move it (``paydesk.guards.ladder.MOVE``)."""
    decided = entry.to_status in ("approved", "paid")
    paid = entry.to_status == "paid"
    chain = entry.chain if entry.action == "submit" else before.chain
    approval = (entry.actor, entry.at) if entry.action == "approve" else (before.approved_by, before.approved_at)
    payment = (before.paid_by, before.payment_date, before.payment_number)
    if entry.action == "pay":
        payment = (entry.actor, entry.payment_date, entry.payment_number)
    returned = before.returned_by if entry.to_status in ("draft", "pending") else None
    if entry.action == "return" and entry.from_status == "approved":
        returned = entry.actor
    exported = before.exported_in if decided and entry.action not in ("recall", "reopen") else None
    return replace(
        before,
        exported_in=entry.batch if entry.action == "export" else exported,
        status=entry.to_status,
        version=entry.version,
        updated_at=entry.at,
        head_seq=entry.seq,
        head_hash=entry.hash,
        digest=entry.digest,
        approved_by=approval[0] if decided else None,
        approved_at=approval[1] if decided else None,
        paid_by=payment[0] if paid else None,
        payment_date=payment[1] if paid else None,
        payment_number=payment[2] if paid else None,
        returned_by=returned,
        chain=chain if decided or entry.to_status == "pending" else None,
    )


def _meets(person: Person, filters: Filters) -> Callable[[Request], bool]:
    """Return the filters as a question to a request: what ``registry`` asks in SQL."""
    wanted = filters.statuses
    contractor = folding.fold_name(filters.contractor) if filters.contractor else None
    search = folding.fold(filters.search) if filters.search else None

    def meets(one: Request) -> bool:
        form = one.form
        return (
            may_see(person, one)
            and (one.status in wanted if wanted else one.status != DISCARDED)
            and _within(form.due_date, filters.due)
            and (filters.amount is None or _amount_within(form, filters))
            and all(
                value is None or value == own
                for value, own in (
                    (filters.inn, form.inn),
                    (filters.currency, form.currency),
                    (filters.author, one.author),
                )
            )
            and (
                contractor is None
                or key_of(form) in filters.payees
                or (bool(contractor) and contractor in folding.fold_name(form.contractor or ""))
            )
            and (search is None or (bool(search) and search in form_words.search_text(form)))
        )

    return meets


def _within(value: Any, bounds: tuple[Any, Any] | None) -> bool:
    if bounds is None or bounds == (None, None):
        return True
    first, last = bounds
    return value is not None and (first is None or value >= first) and (last is None or value <= last)


def _amount_within(form: Form, filters: Filters) -> bool:
    if form.amount is None or filters.amount is None:
        return False
    # Without a currency the range is in hundredths, and each currency is met by its own digits.
    digits = 2 if filters.currency else money.CURRENCIES[form.currency].digits
    scale = 10 ** (4 - digits)
    least, most = filters.amount
    amount = form.amount * scale
    return (least is None or amount >= least * 100) and (most is None or amount <= most * 100)


def _totals(found: Sequence[Request]) -> list[Total]:
    sums: dict[str, tuple[int, int]] = {}
    for one in found:
        count, amount = sums.get(one.form.currency, (0, 0))
        sums[one.form.currency] = (count + 1, amount + (one.form.amount or 0))
    return [Total(currency, *sums[currency]) for currency in sorted(sums)]
