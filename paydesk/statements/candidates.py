"""The orders and requests that a document of a statement may be about, found by index, a batch of documents at a time.

What the documents before have paid is known here as well: nothing of it is in the database before the whole statement
has been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from sqlalchemy import BigInteger, Connection, Select, Text, and_, column, func, or_, select, values

from paydesk import matching
from paydesk.matching import Candidate, Match, Outcome, Paper
from paydesk.models import bank_batch_item, own_account, request, statement_line

_R: Final = request.c
_I: Final = bank_batch_item.c
_OPEN: Final = ("approved", "paid")
_SOME: Final = 400
"""Values of one question; SQLite allows a limited number of parameters."""
_NAMED: Final = 20
"""Requests of one payee that a purpose may name."""

_COLUMNS: Final = tuple(
    _R[name] for name in ("id", "status", "amount", "account", "inn", "invoice_number", "exported_in", "payment_number",
                          "payment_date")
)  # fmt: skip
_REQUESTS: Final = select(*_COLUMNS).where(_R.status.in_(_OPEN))
_ORDERS: Final = (
    select(*_COLUMNS, _I.number, _I.date, _I.batch_id, own_account.c.account.label("pays"))
    .join(bank_batch_item, _I.request_id == _R.id)
    .join(own_account, own_account.c.id == _I.own_account_id)
    .where(_R.status.in_(_OPEN))
)


class Candidates:
    """What can be matched; :meth:`look_up` a batch of documents, then ask for each of them, in their order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._accounts = list(connection.scalars(select(own_account.c.id)))
        self._requests: dict[tuple[str, int | None], list[Candidate]] = {}
        self._orders: dict[tuple[str, int | None], list[Candidate]] = {}
        self._numbered: dict[int, list[Candidate]] = {}
        self._taken: dict[int, tuple[str, Any]] = {}
        self._returned: set[int] = set()
        self._paid_to: dict[str, tuple[int, int]] = {}
        self._open_to: dict[str, tuple[int, int]] = {}

    def look_up(self, papers: Sequence[Paper]) -> None:
        """Read what these documents may be about, and forget what was read before."""
        self._requests, self._orders, self._numbered = {}, {}, {}
        pairs = {(one.partner_account, one.amount) for one in papers if one.partner_account and one.amount is not None}
        # Each list of pairs is another statement: kept compiled for the next time, they would fill the memory.
        once = {"compiled_cache": None}
        rows = [
            row
            for part in _parts(sorted(pairs))
            for row in self._connection.execute(_of_pairs(part), execution_options=once)
        ]
        proofs = self._proofs([row.id for row in rows])
        for row in rows:
            self._requests.setdefault((row.account, row.amount), []).append(_candidate(row, proofs))
        for row in self._rows(_ORDERS, _R.id, [row.id for row in rows]):
            self._orders.setdefault((row.account, row.amount), []).append(_order(row, proofs))
        self._look_up_numbers(papers)

    def _look_up_numbers(self, papers: Sequence[Paper]) -> None:
        """Read the orders of the numbers that documents have, or name where the bank returned the money."""
        years = {one.day.year + step for one in papers if one.day for step in (-1, 0)}
        by_index = _ORDERS.where(_I.own_account_id.in_(self._accounts))
        if all(one.day for one in papers):
            by_index = by_index.where(_I.year.in_(years))  # the number is asked for by account and year
        ours = {number for one in papers if one.direction == "out" and (number := matching.whole(one.number))}
        named = {number for one in papers if one.direction == "in" for number in matching.named_numbers(one.purpose)}
        rows = [*self._rows(by_index, _I.number, ours | named)]
        proofs = self._proofs([row.id for row in rows])
        for row in rows:
            self._numbered.setdefault(row.number, []).append(_order(row, proofs))
        by_hand = select(*_COLUMNS).where(_R.status == "paid")
        for row in self._rows(by_hand, _R.payment_number, [str(one) for one in named]):
            self._numbered.setdefault(int(row.payment_number), []).append(_candidate(row, {}))

    def match(self, paper: Paper) -> Match:
        """Return what the ladder says of a document, as the documents before it leave things."""
        place = (paper.partner_account, paper.amount)
        if paper.direction == "in":
            numbers: Iterable[int | None] = dict.fromkeys(matching.named_numbers(paper.purpose))
        else:
            numbers = [matching.whole(paper.number)]
        # An order is named once, whether it was found by its number or by account and sum.
        found = [one for number in numbers if number is not None for one in self._numbered.get(number, ())]
        if paper.direction != "in":
            found += [one for one in self._orders.get(place, ()) if one not in found]
        return matching.match(
            paper, self._as_it_is_now(found), self._as_it_is_now(self._requests.get(place, ())), _Rest(self, paper)
        )

    def book(self, paper: Paper, found: Match) -> None:
        """Let the documents after this one see what it paid or returned."""
        one = found.requests[0] if found.requests else 0
        if found.outcome is Outcome.PAID and one not in self._taken:
            count, total = self._paid_to.get(paper.partner_account, (0, 0))
            self._paid_to[paper.partner_account] = (count + 1, total + (paper.amount or 0))
        if found.outcome in (Outcome.PAID, Outcome.ALREADY):
            self._taken[one] = (paper.number, paper.day)
        elif found.outcome is Outcome.RETURNED:
            self._returned.add(one)

    def _as_it_is_now(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        now = []
        for one in candidates:
            if one.request in self._returned:
                continue
            if one.request not in self._taken:
                now.append(one)
                continue
            number, day = self._taken[one.request]
            is_same = one.number is None or matching.same_number(str(one.number), number)
            now.append(replace(one, status="paid", payment_number=number, payment_date=day, proved=is_same))
        return now

    def open_to(self, account: str) -> tuple[int, int]:
        """Return the number and the sum of the approved requests to an account that no document before has paid."""
        if account not in self._open_to:
            chosen = (_R.account == account, _R.status == "approved")
            row = self._connection.execute(select(func.count(), func.sum(_R.amount)).where(*chosen)).one()
            self._open_to[account] = (int(row[0]), int(row[1] or 0))
        (count, total), (paid, spent) = self._open_to[account], self._paid_to.get(account, (0, 0))
        return count - paid, total - spent

    def all_open_to(self, account: str) -> list[int]:
        """Return the numbers of these requests."""
        chosen = select(_R.id).where(_R.account == account, _R.status == "approved").order_by(_R.id)
        return [number for number in self._connection.scalars(chosen) if number not in self._taken]

    def named(self, paper: Paper) -> list[Candidate]:
        """Return the approved requests to the payee's account that the purpose names, by invoice or by number."""
        words = matching.words(paper.purpose)
        ids = [int(one.removeprefix("заявка-")) for one in words if re.fullmatch(r"заявка-[0-9]{1,18}", one)]
        spelled = {form for one in words for form in (one, one.upper(), one.capitalize())}
        query = (
            _REQUESTS.where(_R.account == paper.partner_account, _R.status == "approved")
            .where(or_(_R.invoice_number.in_(sorted(spelled)[:_SOME]), _R.id.in_(ids)))
            .order_by(_R.id)
            .limit(_NAMED)
        )
        return self._as_it_is_now([_candidate(row, {}) for row in self._connection.execute(query)])

    def _rows(self, query: Select[Any], among: Any, wanted: Iterable[Any]) -> Iterator[Any]:
        for part in _parts(sorted(wanted)):
            yield from self._connection.execute(query.where(among.in_(part)))

    def _proofs(self, ids: Sequence[int]) -> Mapping[int, list[str]]:
        """Return request → numbers of the documents that stood for a payment of it."""
        line = statement_line.c
        proven = line.outcome.in_((Outcome.PAID.value, Outcome.ALREADY.value))
        proofs: dict[int, list[str]] = {}
        for row in self._rows(select(line.request_id, line.number).where(proven), line.request_id, set(ids)):
            proofs.setdefault(row.request_id, []).append(row.number)
        return proofs


def _of_pairs(pairs: Sequence[tuple[str, int]]) -> Select[Any]:
    """Return the question for requests to these accounts of these sums; SQLite finds a list of pairs by no index."""
    pair = values(column("account", Text), column("amount", BigInteger), name="pair").data(list(pairs)).cte("pair")
    return _REQUESTS.join(pair, and_(_R.account == pair.c.account, _R.amount == pair.c.amount))


def _parts(all_of_them: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(all_of_them)
    while part := list(islice(left, _SOME)):
        yield part


class _Rest:
    """What else is open to the payee of a document; asked for only when no order and no request of this sum fits."""

    def __init__(self, candidates: Candidates, paper: Paper) -> None:
        self._candidates, self._paper = candidates, paper

    def total(self) -> tuple[int, int]:
        return self._candidates.open_to(self._paper.partner_account)

    def ids(self) -> Sequence[int]:
        return self._candidates.all_open_to(self._paper.partner_account)

    def named(self) -> Sequence[Candidate]:
        return self._candidates.named(self._paper)


def _candidate(row: Any, proofs: Mapping[int, Sequence[str]]) -> Candidate:
    return Candidate(
        row.id, row.status, row.amount or 0, row.account or "", row.inn, row.invoice_number,
        payment_number=row.payment_number, payment_date=row.payment_date,
        proved=_is_proved(row.payment_number or "", proofs.get(row.id, ())),
    )  # fmt: skip


def _order(row: Any, proofs: Mapping[int, Sequence[str]]) -> Candidate:
    return replace(
        _candidate(row, {}),
        number=row.number,
        day=row.date,
        in_force=row.exported_in == row.batch_id,
        own_account=row.pays,
        proved=_is_proved(str(row.number), proofs.get(row.id, ())),
    )


def _is_proved(ours: str, numbers: Sequence[str]) -> bool:
    return any(matching.same_number(ours, one) for one in numbers)
