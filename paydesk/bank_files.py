"""Files for the bank: approved requests become payment orders of one file, kept as a batch with its manifest.

Numbers, requests and the file are one transaction: a number is given once for an account and a year, and a request is
in one file at most. The bytes of the file are kept, so that a file that got lost on the way is the same once more.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from paydesk import bank_batches, banks, entries, history, journal, trust
from paydesk.audit import seals
from paydesk.bank_formats import FORMATS, Draft, Format, Order, Wish, default_for
from paydesk.blobs import store_body
from paydesk.errors import N_, Conflict, InvalidData, Problem
from paydesk.failures import Refused
from paydesk.formats.note import Note
from paydesk.models import bank_batch, bank_batch_item
from paydesk.money import amount_string
from paydesk.permissions import Intention, Payment, explained
from paydesk.records import Person, Request
from paydesk.storage import Store, next_number

MAX_TOTAL: Final = 10**18 - 1
"""The largest sum of a file, in minor units: the 18 digits of bank formats, and the column."""

LAST_NUMBER: Final = 999_999
_B: Final = bank_batch.c
_I: Final = bank_batch_item.c


@dataclass(slots=True)
class File:
    """A file that is ready to be written, and what is to be said about it; ``total`` in minor units."""

    body: bytes
    format: str
    ids: list[int]
    total: int
    currency: str
    batch: int | None = None
    notes: list[Note] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


def export(
    store: Store,
    ids: Sequence[int],
    wish: Wish,
    today: date,
    *,
    dry_run: bool = False,
    save: Callable[[bytes], None] = lambda _: None,
) -> File:
    """Put approved requests into a file, in one transaction; with ``dry_run`` nothing is kept.

    ``save`` writes the bytes before the transaction ends: on a full disk there is no file and no batch.
    Raises InvalidData with everything that stops an order, Conflict for a request that is in a file already.
    """
    wish = replace(wish, format=wish.format or default_for(wish.account))
    _check_account(wish)
    _check_day(wish, today)

    def work() -> File:
        with store.read() if dry_run else store.write() as connection:
            person = store.person(connection)
            requests = _allowed(connection, person, ids, wish)
            made = _made(connection, requests, wish, today)
            if not dry_run:
                _keep(connection, store, person, requests, made, wish)
                save(made.file.body)
        return made.file

    return store.persistently(work)


def _format(wish: Wish) -> Format:
    return FORMATS[wish.format]


def _check_account(wish: Wish) -> None:
    if wish.account.closed:
        raise Conflict(N_("The account “{name}” is closed."), code="account_closed", name=wish.account.name)
    _format(wish).check_account(wish.account)


def _check_day(wish: Wish, today: date) -> None:
    days = _format(wish).OLDEST_DAYS
    if wish.day >= today - timedelta(days=days):
        return
    text = N_("The date {day} is more than {days} days ago; a bank refuses such an order.")
    if not days:
        text = N_("The date {day} is past; a bank executes such an order on no earlier day than today.")
    raise InvalidData(text, code="order_too_old", day=wish.day.isoformat(), days=days)


@dataclass(frozen=True, slots=True)
class _Made:
    file: File
    draft: Draft


def _allowed(connection: Connection, person: Person, ids: Sequence[int], wish: Wish) -> list[Request]:
    """Return the requests, or raise the first reason why one of them may not go out."""
    if not ids:
        raise InvalidData(N_("No approved request meets the filters; no file was made."), code="nothing_to_export")
    if len(ids) > journal.MAX_BATCH:
        raise InvalidData(
            N_("At most {limit} requests in one call, not {count}."), limit=journal.MAX_BATCH, count=len(ids)
        )
    intention = Intention("export", comment=wish.again, batch=0, each=dict.fromkeys(ids, Payment(wish.day)))
    batch = journal.plan(connection, person, sorted(set(ids)), intention)
    for outcome in batch.outcomes:
        if outcome.error:
            raise outcome.error
    found = [outcome.request for outcome in batch.outcomes if outcome.request]
    history.refuse_changed(connection, found)
    return found


def _made(connection: Connection, requests: Sequence[Request], wish: Wish, today: date) -> _Made:
    problems: list[Problem] = []
    warnings: list[Problem] = []
    _check_orders(connection, requests, wish, today, problems, warnings)
    if problems:
        raise InvalidData(N_("These requests cannot be paid by a file; nothing was made:"), problems=problems)
    total = sum(one.form.amount or 0 for one in requests)
    if total > MAX_TOTAL:
        raise InvalidData(
            N_("The orders come to more than a file can hold, {limit}; make several files."),
            code="total_too_large",
            limit=amount_string(MAX_TOTAL, wish.account.currency),
        )
    draft = _draft(connection, requests, wish)
    body = io.BytesIO()
    notes = _format(wish).write(body, draft)
    ids = [one.id for one in requests]
    file = File(body.getvalue(), wish.format, ids, total, wish.account.currency, None, notes, warnings)
    return _Made(file, draft)


def _draft(connection: Connection, requests: Sequence[Request], wish: Wish) -> Draft:
    """Give the file and its orders their numbers."""
    numbers = _next_numbers(connection, wish, len(requests))
    known = banks.find_many(connection, [wish.account.bic, *(one.form.bic for one in requests if one.form.bic)])
    return Draft(
        batch=next_number(connection, bank_batch.c.id),
        created=datetime.now(UTC).astimezone(),
        wish=wish,
        own_bank=known.get(wish.account.bic),
        orders=[
            Order(one, number, known.get(one.form.bic or "")) for one, number in zip(requests, numbers, strict=True)
        ],
    )


def _check_orders(
    connection: Connection,
    requests: Sequence[Request],
    wish: Wish,
    today: date,
    problems: list[Problem],
    warnings: list[Problem],
) -> None:
    old = banks.age_warning(banks.status(connection), today)
    if old:
        warnings.append(old)
    form = _format(wish)
    known = banks.check_payee(connection, {one.id: (one.form.bic, one.form.corr_account) for one in requests}, today)
    for one in requests:
        found, doubtful = known.get(one.id, ([], []))
        problems += _of_request(one.id, [*form.stops(one, wish.account), *found])
        warnings += _of_request(one.id, [*form.doubts(one, wish.account), *doubtful])
    problems += [replace(trust.refused(one), row=one.id) for one in trust.untrusted(connection, requests)]


def _of_request(number: int, found: Sequence[Problem]) -> list[Problem]:
    """Say of each problem to which request it belongs."""
    return [Problem(one.field, one.code, one.text, {**one.params, "request": number}, number) for one in found]


def _next_numbers(connection: Connection, wish: Wish, count: int) -> list[int]:
    """Return the next numbers of the account's year; none of them ends in 000, which banks refuse."""
    last = connection.scalar(
        select(func.max(_I.number)).where(_I.own_account_id == wish.account.id, _I.year == wish.day.year)
    )
    numbers: list[int] = []
    number = int(last or 0)
    while len(numbers) < count:
        number += 1
        if number % 1000:
            numbers.append(number)
    if number > LAST_NUMBER:
        raise Conflict(N_("The numbers of payment orders of this year are used up."), code="no_numbers")
    return numbers


def _keep(
    connection: Connection, store: Store, person: Person, requests: Sequence[Request], made: _Made, wish: Wish
) -> None:
    """Keep the file, its batch and its orders, and say so in the journal of each request."""
    file = made.file
    file.batch = made.draft.batch
    store_body(connection, store.dialect, file.body)
    values: dict[str, Any] = {
        "id": file.batch,
        "own_account_id": wish.account.id,
        "sha256": file.sha256,
        "orders": len(file.ids),
        "total": file.total,
        "manifest": _manifest(connection, made, wish),
    }
    if store.dialect == "sqlite":
        values |= {"at": datetime.now(UTC), "actor": person.login}
    each = {
        one.id: Payment(wish.day, str(order.number)) for one, order in zip(requests, made.draft.orders, strict=True)
    }
    intention = Intention("export", comment=wish.again, batch=file.batch, each=each)
    try:
        with store.translated():
            connection.execute(insert(bank_batch).values(**values))
            bank_batches.log(connection, store.dialect, person.login, "bank_file_made", file.batch)
            connection.execute(
                insert(bank_batch_item),
                [
                    {
                        "batch_id": file.batch,
                        "request_id": one.id,
                        "own_account_id": wish.account.id,
                        "year": wish.day.year,
                        "number": order.number,
                        "date": wish.day,
                        "amount": order.amount,
                    }
                    for one, order in zip(requests, made.draft.orders, strict=True)
                ],
            )
            entries.append(connection, store.dialect, person, requests, intention)
    except Refused as refused:
        error = explained(refused, person, requests, intention)
        if error is refused:
            raise
        raise error from refused


def _manifest(connection: Connection, made: _Made, wish: Wish) -> str:
    newest = seals.newest(connection)
    told = {
        "batch": made.file.batch,
        "account": wish.account.account,
        "format": wish.format,
        "currency": made.file.currency,
        **_format(wish).details(wish),
        "date": wish.day.isoformat(),
        "count": len(made.file.ids),
        "total": amount_string(made.file.total, made.file.currency),
        "sha256": made.file.sha256,
        "seal": newest.text if newest else None,
        "orders": [[one.request.id, one.number] for one in made.draft.orders],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
