"""Statements of the bank: what was paid is marked as paid, with the line of the statement as proof.

A statement is one transaction. Loading it again changes nothing: each document has a key of its own, and the n-th
equal one of a day has another. What is doubtful is listed and left, unless somebody has chosen.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, func, insert, select

from paydesk import journal, matching
from paydesk.admin_journal import record
from paydesk.errors import Problem
from paydesk.formats import one_c
from paydesk.journal import Intention, Payment
from paydesk.matching import Candidate, Match, Outcome, Paper
from paydesk.models import account_balance, bank_batch_item, request, statement, statement_line
from paydesk.own_accounts import require_keeper
from paydesk.records import Person
from paydesk.storage import Store

BATCH: Final = 1000
MAX_LISTED: Final = 10_000
"""Documents that a report tells one by one; the rest is counted."""

_R: Final = request.c
_I: Final = bank_batch_item.c


@dataclass(frozen=True, slots=True)
class Line:
    """A document with what was made of it."""

    line: int
    number: str
    day: date | None
    amount: int | None
    partner: str
    purpose: str
    outcome: Outcome
    reason: str
    requests: tuple[int, ...]
    key: str


@dataclass(slots=True)
class Report:
    """What a statement did, or would do."""

    documents: int = 0
    known: int = 0
    statement: int | None = None
    paid: list[int] = field(default_factory=list)
    reopened: list[int] = field(default_factory=list)
    already: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """What is odd in the file itself: sums that do not add up, lines that belong nowhere."""
    counts: Counter[str] = field(default_factory=Counter)
    batches: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def of(self, *outcomes: Outcome) -> list[Line]:
        """Return the documents with one of these outcomes."""
        return [one for one in self.lines if one.outcome in outcomes]


def load(
    store: Store,
    source: BinaryIO,
    name: str,
    *,
    chosen: Mapping[str, int] | None = None,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Report:
    """Load a statement. ``chosen`` are keys of doubtful documents → the request that somebody picked.

    Raises InvalidData for a file that is no statement or was cut off; then nothing is marked.
    """
    digest = hashlib.sha256()
    while block := source.read(1 << 20):
        digest.update(block)
    source.seek(0)
    report = Report()
    with store.read() if dry_run else store.write() as connection:
        person = store.person(connection)
        require_keeper(person)
        loading = _Loading(connection, store, person, report, dict(chosen or {}), dry_run=dry_run)
        loading.run(one_c.open_statement(source), name, digest.hexdigest(), progress)
    return report


class _Loading:
    """One statement on its way."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        person: Person,
        report: Report,
        chosen: dict[str, int],
        *,
        dry_run: bool,
    ) -> None:
        self.connection, self.store, self.person = connection, store, person
        self.report, self.chosen, self.dry_run = report, chosen, dry_run
        self.seen: Counter[str] = Counter()
        self.digest = hashlib.sha256()
        self.taken: set[int] = set()
        accounts = journal_accounts(connection)
        self.own_ids = accounts
        self.next_line = int(connection.scalar(select(func.coalesce(func.max(statement_line.c.id), 0))) or 0) + 1
        self.number = int(connection.scalar(select(func.coalesce(func.max(statement.c.id), 0))) or 0) + 1

    def run(self, found: one_c.Statement, name: str, sha256: str, progress: Callable[[int], None]) -> None:
        own = {*self.own_ids, *found.header.accounts}
        rows: list[dict[str, Any]] = []
        for documents in _batches(found.documents()):
            rows += self._take(documents, own)
            self.report.documents += len(documents)
            progress(self.report.documents)
        self.report.warnings += found.warnings
        balances = self._balances(found.balances)
        if self.dry_run or not (rows or balances) or (not rows and self._loaded_before(sha256)):
            return
        self._keep(name, sha256, rows, balances)

    def _loaded_before(self, sha256: str) -> bool:
        same = select(statement.c.id).where(statement.c.sha256 == sha256).limit(1)
        return self.connection.scalar(same) is not None

    def _take(self, documents: Sequence[one_c.Document], own: set[str]) -> list[dict[str, Any]]:
        """Match a batch of documents; return the rows of those that are new."""
        read = [self._read(document, own) for document in documents]
        known = self._known([key for key, *_rest in read])
        fresh = [one for one in read if one[0] not in known]
        self.report.known += len(read) - len(fresh)
        orders, others = self._candidates([paper for _key, paper, _document, _own in fresh])
        rows = []
        for key, paper, document, own_account in fresh:
            found = self._matched(key, paper, orders, others)
            rows.append(self._row(key, paper, document, own_account, found))
        return rows

    def _read(self, document: one_c.Document, own: set[str]) -> tuple[str, Paper, one_c.Document, str]:
        direction = one_c.direction(document, own)
        mine, partner = (document.payee, document.payer) if direction == "in" else (document.payer, document.payee)
        day = (document.credited if direction == "in" else document.debited) or document.date
        identity = "\0".join(
            (mine.account, str(document.date), document.number, str(document.amount), document.payer.account,
             document.payee.account, document.kind)
        )  # fmt: skip
        self.seen[identity] += 1
        key = hashlib.sha256(f"{identity}\0{self.seen[identity]}".encode()).hexdigest()
        paper = Paper(direction, document.number, day, document.amount, partner.account, partner.inn, document.purpose)
        return key, paper, document, mine.account

    def _known(self, keys: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for start in range(0, len(keys), 500):  # SQLite allows a limited number of parameters
            chosen = statement_line.c.key.in_(keys[start : start + 500])
            known |= set(self.connection.scalars(select(statement_line.c.key).where(chosen)))
        return known

    def _candidates(self, papers: Sequence[Paper]) -> tuple[dict[int, list[Candidate]], dict[str, list[Candidate]]]:
        """Return the last three digits of a number → orders, and account → requests to it."""
        accounts = sorted({paper.partner_account for paper in papers if paper.partner_account})
        others: dict[str, list[Candidate]] = {}
        orders: dict[int, list[Candidate]] = {}
        columns = [_R[name] for name in ("id", "status", "amount", "account", "inn", "invoice_number", "exported_in",
                                         "payment_number", "payment_date")]  # fmt: skip
        for start in range(0, len(accounts), 500):
            chosen = (_R.account.in_(accounts[start : start + 500]), _R.status.in_(("approved", "paid")))
            for row in self.connection.execute(select(*columns).where(*chosen)):
                others.setdefault(row.account, []).append(_candidate(row))
            joined = select(*columns, _I.number, _I.date, _I.batch_id).join(bank_batch_item, _I.request_id == _R.id)
            for row in self.connection.execute(joined.where(*chosen)):
                orders.setdefault(row.number % 1000, []).append(_candidate(row, order=True))
        self._returned(papers, columns, orders)
        return orders, others

    def _returned(self, papers: Sequence[Paper], columns: Sequence[Any], orders: dict[int, list[Candidate]]) -> None:
        """Add the paid orders that money which came back names by number: the payer may be the bank itself."""
        numbers = {
            number for paper in papers if paper.direction == "in" for number in matching.named_numbers(paper.purpose)
        }
        if not numbers:
            return
        joined = select(*columns, _I.number, _I.date, _I.batch_id).join(bank_batch_item, _I.request_id == _R.id)
        rows = self.connection.execute(joined.where(_R.status == "paid", _I.number.in_(sorted(numbers)[:500])))
        for row in rows:
            orders.setdefault(-1, []).append(_candidate(row, order=True))

    def _matched(
        self,
        key: str,
        paper: Paper,
        orders: Mapping[int, Sequence[Candidate]],
        others: Mapping[str, Sequence[Candidate]],
    ) -> Match:
        digits = paper.number.strip()[-3:]
        near = orders.get(int(digits), ()) if digits.isascii() and digits.isdigit() else ()
        if paper.direction == "in":
            near = orders.get(-1, ())
        theirs = [one for one in others.get(paper.partner_account, ()) if one.request not in self.taken]
        found = matching.match(paper, [one for one in near if one.request not in self.taken], theirs)
        picked = self.chosen.get(key)
        if found.outcome is Outcome.DOUBTFUL and picked in found.requests:
            found = Match(Outcome.RETURNED if paper.direction == "in" else Outcome.PAID, "chosen", (int(picked or 0),))
        if found.outcome in (Outcome.PAID, Outcome.RETURNED):
            self.taken.add(found.requests[0])
        return found

    def _row(self, key: str, paper: Paper, document: one_c.Document, own: str, found: Match) -> dict[str, Any]:
        partner = document.payer if paper.direction == "in" else document.payee
        self.report.counts[found.outcome.value] += 1
        line = Line(
            document.line, document.number, paper.day, document.amount, partner.name, document.purpose,
            found.outcome, found.reason, found.requests, key,
        )  # fmt: skip
        if len(self.report.lines) < MAX_LISTED:
            self.report.lines.append(line)
        if found.outcome is Outcome.ALREADY:
            self.report.already += found.requests
        one = found.requests[0] if found.outcome in (Outcome.PAID, Outcome.RETURNED, Outcome.ALREADY) else None
        row = {
            "id": self.next_line,
            "statement_id": self.number,
            "key": key,
            "line": document.line,
            "direction": paper.direction,
            "own_account": own,
            "kind": document.kind,
            "number": document.number,
            "date": paper.day,
            "amount": document.amount,
            "partner": partner.name,
            "partner_inn": partner.inn,
            "partner_account": partner.account,
            "purpose": document.purpose,
            "request_id": one,
            "outcome": found.outcome.value,
        }
        self.next_line += 1
        return row

    def _balances(self, found: Sequence[one_c.Balance]) -> list[dict[str, Any]]:
        rows = {(one.account, one.end): one.closing for one in found if one.end is not None and one.closing is not None}
        return [
            {"statement_id": self.number, "own_account": account, "day": day, "closing": closing}
            for (account, day), closing in sorted(rows.items())
        ]

    def _keep(self, name: str, sha256: str, rows: list[dict[str, Any]], balances: list[dict[str, Any]]) -> None:
        self._plan(rows)
        for row in (*rows, *balances):
            self.digest.update(line_text(row).encode())
        values: dict[str, Any] = {
            "id": self.number,
            "name": name[:255],
            "sha256": sha256,
            "documents": self.report.documents,
            "digest": self.digest.hexdigest(),
        }
        if self.store.dialect == "sqlite":
            values |= {"at": datetime.now(UTC), "actor": self.person.login}
        with self.store.translated():
            self.connection.execute(insert(statement).values(**values))
            if self.store.dialect == "sqlite":
                detail = {**values, "at": values["at"].isoformat()}
                told = json.dumps(detail, ensure_ascii=False)
                record(self.connection, "sqlite", self.person.login, "statement_loaded", str(self.number), told)
            for start in range(0, len(rows), BATCH):
                self.connection.execute(insert(statement_line), rows[start : start + BATCH])
            if balances:
                self.connection.execute(insert(account_balance), balances)
            self._move(rows)
        self.report.statement = self.number

    def _plan(self, rows: Sequence[dict[str, Any]]) -> None:
        """Take back what the rules forbid this person: the document stays, and is told."""
        for outcome, action in ((Outcome.PAID, "pay"), (Outcome.RETURNED, "reopen")):
            wanted = {row["request_id"]: row for row in rows if row["outcome"] == outcome.value}
            intention = self._intention(action, wanted)
            for found in journal.plan(self.connection, self.person, list(wanted), intention).outcomes:
                if found.error:
                    row = wanted[found.id]
                    row |= {"request_id": None, "outcome": Outcome.UNMATCHED.value}
                    self.report.problems.append(
                        Problem(
                            "status", found.error.error_code, found.error.text, dict(found.error.params), row["line"]
                        )
                    )

    def _move(self, rows: Sequence[dict[str, Any]]) -> None:
        for outcome, action, told in (
            (Outcome.PAID, "pay", self.report.paid),
            (Outcome.RETURNED, "reopen", self.report.reopened),
        ):
            wanted = {row["request_id"]: row for row in rows if row["outcome"] == outcome.value}
            planned = journal.plan(self.connection, self.person, list(wanted), self._intention(action, wanted))
            requests = [found.request for found in planned.outcomes if found.request and not found.error]
            for start in range(0, len(requests), BATCH):
                part = requests[start : start + BATCH]
                intention = self._intention(action, wanted)
                journal.append(self.connection, self.store.dialect, self.person, part, intention)
                told.extend(request.id for request in part)

    def _intention(self, action: str, wanted: Mapping[int, Mapping[str, Any]]) -> Intention:
        each = {
            number: Payment(row["date"], row["number"][:40] or None, row["id"])
            if action == "pay"
            else Payment(None, None, row["id"])
            for number, row in wanted.items()
        }
        comment = RETURNED_COMMENT if action == "reopen" else None
        return Intention(action, comment=comment, each=each)


RETURNED_COMMENT: Final = "Банк вернул деньги: см. выписку"
"""What the journal says of a request that a statement reopens; the journal's words are the company's."""


def line_text(row: Mapping[str, Any]) -> str:
    """Return the text of a line or a balance that the digest of its statement holds."""
    values = {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row.items() if value is not None
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def journal_accounts(connection: Connection) -> dict[str, int]:
    """Return the numbers of the company's accounts → their ids."""
    from paydesk.own_accounts import everything

    return {one.account: one.id for one in everything(connection)}


def _candidate(row: Any, *, order: bool = False) -> Candidate:
    return Candidate(
        row.id, row.status, row.amount or 0, row.account or "", row.inn, row.invoice_number,
        row.number if order else None, row.date if order else None,
        order and row.exported_in == row.batch_id, row.payment_number, row.payment_date,
    )  # fmt: skip


def _batches(documents: Iterator[one_c.Document]) -> Iterator[list[one_c.Document]]:
    while chunk := list(islice(documents, BATCH)):
        yield chunk


def compare_batches(connection: Connection, report: Report) -> None:
    """Say of each file whose orders the statement touched what the bank executed, and what is missing."""
    numbers = [one for line in report.lines for one in line.requests]
    if not numbers:
        return
    batches: set[int] = set()
    for start in range(0, len(numbers), 500):
        chosen = _I.request_id.in_(numbers[start : start + 500])
        batches |= set(
            connection.scalars(select(_I.batch_id).where(chosen, _R.exported_in == _I.batch_id, _R.id == _I.request_id))
        )
    for batch in sorted(batches):
        told: dict[str, list[int]] = {"executed": [], "missing": []}
        rows = connection.execute(select(_R.id, _R.status).where(_R.exported_in == batch).order_by(_R.id))
        for row in rows:
            told["executed" if row.status == "paid" else "missing"].append(row.id)
        report.batches[batch] = told
