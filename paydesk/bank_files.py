"""Files for the bank: approved requests become payment orders of one file, kept as a batch with its manifest.

Numbers, requests and the file are one transaction: a number is given once for an account and a year, and a request is
in one file at most. The bytes of the file are kept, so that a file that got lost on the way is the same once more.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from paydesk import bank_batches, banks, history, journal
from paydesk.audit import seals
from paydesk.errors import N_, Conflict, InvalidData, Problem
from paydesk.files import store_body
from paydesk.formats import one_c
from paydesk.journal import Intention, Payment
from paydesk.models import bank_batch, bank_batch_item
from paydesk.money import amount_string
from paydesk.own_accounts import OwnAccount
from paydesk.records import Person, Request
from paydesk.storage import Store, next_number

OLDEST_DAYS: Final = 10
"""Banks refuse an order that is older (regulation 762-П of the Bank of Russia)."""

TREASURY: Final = "03"
"""Accounts that begin so are those of the treasury (Bank of Russia, plan of accounts)."""

LAST_NUMBER: Final = 999_999
_VAT: Final = re.compile(r"\bНДС\b|\bналог", re.IGNORECASE)
_B: Final = bank_batch.c
_I: Final = bank_batch_item.c


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go into a file; ``again`` says why a request is sent once more."""

    account: OwnAccount
    day: date
    priority: int = 5
    encoding: str = "windows"
    again: str | None = None


@dataclass(slots=True)
class File:
    """A file that is ready to be written, and what is to be said about it."""

    body: bytes
    ids: list[int]
    total: int
    batch: int | None = None
    notes: list[one_c.Note] = field(default_factory=list)
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
    _check_day(wish.day, today)
    _check_account(wish.account)

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


def _check_account(account: OwnAccount) -> None:
    if account.closed:
        raise Conflict(N_("The account “{name}” is closed."), code="account_closed", name=account.name)
    if account.currency != "RUB":
        text = N_("A file of this format takes rubles to a Russian account only.")
        raise InvalidData(text, code="not_rubles")


@dataclass(frozen=True, slots=True)
class _Made:
    file: File
    orders: Sequence[one_c.Order]


def _check_day(day: date, today: date) -> None:
    if day < today - timedelta(days=OLDEST_DAYS):
        raise InvalidData(
            N_("The date {day} is more than {days} days ago; a bank refuses such an order."),
            code="order_too_old",
            day=day.isoformat(),
            days=OLDEST_DAYS,
        )


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
    changed = history.changed_past(connection, found)
    if changed:
        number, fields = next(iter(changed.items()))
        raise Conflict(
            N_("Request {id} is not what was approved: {fields}. It was changed past paydesk and goes into no file."),
            code="content_differs",
            id=number,
            fields="; ".join(f"{name}: {old} → {new}" for name, (old, new) in fields.items()),
        )
    return found


def _made(connection: Connection, requests: Sequence[Request], wish: Wish, today: date) -> _Made:
    problems: list[Problem] = []
    warnings: list[Problem] = []
    _check_orders(connection, requests, wish, today, problems, warnings)
    if problems:
        raise InvalidData(N_("These requests cannot be paid by a file; nothing was made:"), problems=problems)
    numbers = _next_numbers(connection, wish, len(requests))
    names = banks.find_many(connection, [one.form.bic for one in requests if one.form.bic])
    orders = [_order(one, number, wish, names) for one, number in zip(requests, numbers, strict=True)]
    body = io.BytesIO()
    notes = one_c.write(
        body,
        encoding=wish.encoding,
        created=datetime.now(UTC).astimezone(),
        start=wish.day,
        end=wish.day,
        accounts=[wish.account.account],
        orders=orders,
    )
    total = sum(order.amount for order in orders)
    return _Made(File(body.getvalue(), [one.id for one in requests], total, None, notes, warnings), orders)


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
    known = banks.check_payee(connection, {one.id: (one.form.bic, one.form.corr_account) for one in requests}, today)
    for one in requests:
        found, doubtful = known.get(one.id, ([], []))
        problems += _of_request(one.id, [*_stops(one, wish.account), *found])
        warnings += _of_request(one.id, [*_doubts(one), *doubtful])


def _of_request(number: int, found: Sequence[Problem]) -> list[Problem]:
    """Say of each problem to which request it belongs."""
    return [Problem(one.field, one.code, one.text, {**one.params, "request": number}, number) for one in found]


def _stops(one: Request, account: OwnAccount) -> list[Problem]:
    """Return what no bank would take."""
    form, found = one.form, []
    if form.currency != "RUB" or len(form.account or "") != 20:
        found.append(
            Problem("currency", "not_rubles", N_("A file of this format takes rubles to a Russian account only."))
        )
    elif not form.bic:
        found.append(Problem("bic", "bic_needed", N_("An order needs the BIC of the payee's bank.")))
    if form.account == account.account:
        found.append(Problem("account", "own_account", N_("The payee's account is the one that pays.")))
    if (form.account or "").startswith(TREASURY):
        found.append(
            Problem(
                "account",
                "treasury",
                N_(
                    "A payment to the treasury needs КБК, ОКТМО and УИН, which a request does not hold. Pay it in the bank's own program."
                ),
            )
        )
    return found


def _doubts(one: Request) -> list[Problem]:
    found = []
    if not _VAT.search(one.form.purpose or ""):
        found.append(Problem("purpose", "no_vat", N_("The payment purpose says nothing of VAT (НДС).")))
    if not one.form.kpp and len(one.form.inn or "") == 10:
        found.append(Problem("kpp", "no_kpp", N_("The KPP of the payee is missing; some banks ask for it.")))
    return found


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


def _order(one: Request, number: int, wish: Wish, names: Mapping[str, banks.Entry]) -> one_c.Order:
    form = one.form
    return one_c.Order(
        number=number,
        date=wish.day,
        amount=form.amount or 0,
        payer=wish.account.party,
        payee=banks.payee(form, names.get(form.bic or "")),
        purpose=" ".join((form.purpose or "").split()),
        priority=wish.priority,
    )


def _keep(
    connection: Connection, store: Store, person: Person, requests: Sequence[Request], made: _Made, wish: Wish
) -> None:
    """Keep the file, its batch and its orders, and say so in the journal of each request."""
    file = made.file
    file.batch = next_number(connection, bank_batch.c.id)
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
                for one, order in zip(requests, made.orders, strict=True)
            ],
        )
        each = {one.id: Payment(wish.day, str(order.number)) for one, order in zip(requests, made.orders, strict=True)}
        intention = Intention("export", comment=wish.again, batch=file.batch, each=each)
        journal.append(connection, store.dialect, person, requests, intention)


def _manifest(connection: Connection, made: _Made, wish: Wish) -> str:
    newest = seals.newest(connection)
    told = {
        "batch": made.file.batch,
        "account": wish.account.account,
        "encoding": wish.encoding,
        "date": wish.day.isoformat(),
        "count": len(made.file.ids),
        "total": amount_string(made.file.total, "RUB"),
        "sha256": made.file.sha256,
        "seal": newest.text if newest else None,
        "orders": [[number, order.number] for number, order in zip(made.file.ids, made.orders, strict=True)],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
