"""Statements of the bank: what was paid is marked as paid, with the line of the statement as proof.

A statement is one transaction. Loading it again changes nothing: each document has a key of its own, and the n-th
equal one of a day has another. What is doubtful is listed and left, unless somebody has chosen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, insert, select

from paydesk import journal, matching
from paydesk.admin_journal import record, told
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats import one_c
from paydesk.journal import Intention, Payment
from paydesk.matching import Candidate, Match, Outcome, Paper
from paydesk.models import account_balance, bank_batch_item, own_account, request, statement, statement_line
from paydesk.own_accounts import everything, require_accountant
from paydesk.records import Person
from paydesk.storage import Store, next_number

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

    def work() -> Report:
        source.seek(0)
        report = Report()
        with store.read() if dry_run else store.write() as connection:
            person = store.person(connection)
            require_accountant(person)
            loading = _Loading(connection, store, person, report, dict(chosen or {}), dry_run=dry_run)
            loading.run(one_c.open_statement(source), name, digest.hexdigest(), progress)
        return report

    return store.persistently(work)


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
        self.taken: dict[int, Paper] = {}
        self.returned: set[int] = set()
        self.accounts = frozenset(one.account for one in everything(connection))
        self.next_line = next_number(connection, statement_line.c.id)
        self.number = next_number(connection, statement.c.id)

    def run(self, found: one_c.Statement, name: str, sha256: str, progress: Callable[[int], None]) -> None:
        own = {*self.accounts, *found.header.accounts}
        rows: list[dict[str, Any]] = []
        returns: list[_Read] = []
        is_dated = False
        for documents in _batches(found.documents()):
            is_dated = is_dated or any(one.debited or one.credited for one in documents)
            read = [self._read(document, own, found.header.accounts) for document in documents]
            # Money that came back is looked at last: what it paid may stand further down in the same file.
            returns += [one for one in read if _is_return(one)]
            rows += self._take([one for one in read if not _is_return(one)])
            self.report.documents += len(documents)
            progress(self.report.documents)
        for start in range(0, len(returns), BATCH):
            rows += self._take(returns[start : start + BATCH])
        if self.report.documents and not is_dated and not found.balances:
            raise InvalidData(
                N_(
                    "{name} holds orders for a bank and not what the bank executed: it has neither balances nor days of"
                    " execution. Nothing was marked."
                ),
                code="not_a_statement",
                name=name,
            )
        self.report.warnings += found.warnings
        balances = self._balances(found.balances)
        rows = self._plan(rows)
        if self.dry_run or not (rows or balances) or (not rows and self._loaded_before(sha256)):
            return
        self._keep(name, sha256, rows, balances)

    def _loaded_before(self, sha256: str) -> bool:
        same = select(statement.c.id).where(statement.c.sha256 == sha256).limit(1)
        return self.connection.scalar(same) is not None

    def _take(self, read: Sequence[_Read]) -> list[dict[str, Any]]:
        """Match a batch of documents; return the rows of those that are new."""
        known = self._known([key for key, *_rest in read])
        fresh = [one for one in read if one[0] not in known]
        self.report.known += len(read) - len(fresh)
        orders, others = self._candidates([paper for _key, paper, _document, _own in fresh])
        rows = []
        for key, paper, document, mine in fresh:
            found = self._matched(key, paper, orders, others)
            rows.append(self._row(key, paper, document, mine, found))
        return rows

    def _read(self, document: one_c.Document, own: set[str], named: Sequence[str]) -> _Read:
        direction = one_c.direction(document, own)
        is_in = direction == "in"
        mine, partner = (document.payee, document.payer) if is_in else (document.payer, document.payee)
        # In an indirect settlement the account of the party stands in another field; some banks leave it out.
        indirect = document.fields.get("ПолучательРасчСчет" if is_in else "ПлательщикРасчСчет", "").strip()
        account = indirect if mine.account not in own and indirect in own else mine.account
        if not account and len(named) == 1:
            account = next(iter(named))
        day = (document.credited if is_in else document.debited) or document.date
        # An order that is executed once more on another day is another payment.
        identity = "\0".join(
            (mine.account, str(document.date), document.number, str(document.amount), document.payer.account,
             document.payee.account, document.kind, str(day))
        )  # fmt: skip
        self.seen[identity] += 1
        key = hashlib.sha256(f"{identity}\0{self.seen[identity]}".encode()).hexdigest()
        paper = Paper(
            direction, document.number, day, document.amount, partner.account, partner.inn, document.purpose,
            document.date, account,
        )  # fmt: skip
        return key, paper, document, account

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
        for start in range(0, len(accounts), 500):
            chosen = (_R.account.in_(accounts[start : start + 500]), _R.status.in_(("approved", "paid")))
            proofs = self._proofs(chosen)
            for row in self.connection.execute(select(*_COLUMNS).where(*chosen)):
                others.setdefault(row.account, []).append(_candidate(row, proofs))
            for row in self.connection.execute(_ORDERS.where(*chosen)):
                orders.setdefault(row.number % 1000, []).append(_candidate(row, proofs, order=True))
        self._returned(papers, orders)
        return orders, others

    def _proofs(self, chosen: Sequence[Any]) -> dict[int, list[str]]:
        """Return request → numbers of the documents that stood for a payment of it."""
        rows = self.connection.execute(
            select(statement_line.c.request_id, statement_line.c.number)
            .join(request, _R.id == statement_line.c.request_id)
            .where(*chosen, statement_line.c.outcome.in_((Outcome.PAID.value, Outcome.ALREADY.value)))
        )
        proofs: dict[int, list[str]] = {}
        for row in rows:
            proofs.setdefault(row.request_id, []).append(row.number)
        return proofs

    def _returned(self, papers: Sequence[Paper], orders: dict[int, list[Candidate]]) -> None:
        """Add the orders that money which came back names by number: the payer may be the bank itself."""
        numbers = {
            number for paper in papers if paper.direction == "in" for number in matching.named_numbers(paper.purpose)
        }
        if not numbers:
            return
        listed = sorted(numbers)[:500]
        for row in self.connection.execute(_ORDERS.where(_R.status.in_(("approved", "paid")), _I.number.in_(listed))):
            orders.setdefault(-1, []).append(_candidate(row, {}, order=True))
        by_hand = (_R.status == "paid", _R.payment_number.in_([str(one) for one in listed]))
        for row in self.connection.execute(select(*_COLUMNS).where(*by_hand)):
            orders.setdefault(-1, []).append(_candidate(row, {}))

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
        theirs = self._as_it_is_now(others.get(paper.partner_account, ()))
        found = matching.match(paper, self._as_it_is_now(near), theirs)
        picked = self.chosen.get(key)
        if found.outcome is Outcome.DOUBTFUL and picked in found.requests:
            found = Match(Outcome.RETURNED if paper.direction == "in" else Outcome.PAID, "chosen", (int(picked or 0),))
        if found.outcome in (Outcome.PAID, Outcome.ALREADY):
            self.taken[found.requests[0]] = paper
        elif found.outcome is Outcome.RETURNED:
            self.returned.add(found.requests[0])
        return found

    def _as_it_is_now(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates as the documents before this one leave them."""
        now = []
        for one in candidates:
            paper = self.taken.get(one.request)
            if one.request in self.returned:
                continue
            if paper is None:
                now.append(one)
                continue
            is_same = one.number is None or matching.same_number(str(one.number), paper.number)
            now.append(replace(one, status="paid", payment_number=paper.number, payment_date=paper.day, proved=is_same))
        return now

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
        one = found.requests[0] if found.outcome in _OF_ONE else None
        row = {
            "id": self.next_line,
            "statement_id": self.number,
            "key": key,
            "line": document.line,
            "direction": paper.direction,
            "own_account": _plain(own),
            "kind": _plain(document.kind),
            "number": _plain(document.number),
            "date": paper.day,
            "amount": document.amount,
            "partner": _plain(partner.name),
            "partner_inn": _plain(partner.inn),
            "partner_account": _plain(partner.account),
            "purpose": _plain(document.purpose),
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
                record(self.connection, "sqlite", self.person.login, "statement_loaded", str(self.number), told(values))
            for start in range(0, len(rows), BATCH):
                self.connection.execute(insert(statement_line), rows[start : start + BATCH])
            if balances:
                self.connection.execute(insert(account_balance), balances)
            self._move(rows)
        self.report.statement = self.number

    def _plan(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Leave out what the rules forbid this person, and tell it: somebody else can load the same file for it."""
        refused: set[str] = set()
        paid: set[int] = set()
        for outcome, action in ((Outcome.PAID, "pay"), (Outcome.RETURNED, "reopen")):
            wanted = {row["request_id"]: row for row in rows if row["outcome"] == outcome.value}
            # What this very file pays is not paid yet, so it cannot be asked whether it may be reopened.
            asked = [number for number in wanted if number not in paid]
            for found in journal.plan(self.connection, self.person, asked, self._intention(action, wanted)).outcomes:
                if not found.error:
                    paid.add(found.id)
                    continue
                row, error = wanted[found.id], found.error
                refused.add(row["key"])
                self.report.counts[outcome.value] -= 1
                self.report.problems.append(
                    Problem("status", error.error_code, error.text, dict(error.params), row["line"])
                )
        self.report.lines = [line for line in self.report.lines if line.key not in refused]
        return [row for row in rows if row["key"] not in refused]

    def _move(self, rows: Sequence[dict[str, Any]]) -> None:
        for outcome, action, moved in (
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
                moved.extend(request.id for request in part)

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
    return told(dict(sorted(row.items()))) + "\n"


_Read = tuple[str, Paper, one_c.Document, str]
"""A document with its key, what the ladder looks at, and the account of ours."""

_COLUMNS: Final = tuple(
    _R[name]
    for name in ("id", "status", "amount", "account", "inn", "invoice_number", "exported_in", "payment_number",
                 "payment_date")
)  # fmt: skip
_ORDERS: Final = (
    select(*_COLUMNS, _I.number, _I.date, _I.batch_id, own_account.c.account.label("pays"))
    .join(bank_batch_item, _I.request_id == _R.id)
    .join(own_account, own_account.c.id == _I.own_account_id)
)
_OF_ONE: Final = (Outcome.PAID, Outcome.RETURNED, Outcome.ALREADY, Outcome.PARTIAL, Outcome.OTHER_AMOUNT)
"""What a document of it says is about one request."""


def _is_return(one: _Read) -> bool:
    return one[1].direction == "in" and matching.is_return(one[1].purpose)


def _plain(text: str) -> str:
    """Return a text that both databases keep: PostgreSQL has no NUL."""
    return text.replace("\0", "")


def _candidate(row: Any, proofs: Mapping[int, Sequence[str]], *, order: bool = False) -> Candidate:
    ours = str(row.number) if order else row.payment_number or ""
    return Candidate(
        row.id, row.status, row.amount or 0, row.account or "", row.inn, row.invoice_number,
        row.number if order else None, row.date if order else None,
        order and row.exported_in == row.batch_id, row.payment_number, row.payment_date,
        row.pays if order else "", any(matching.same_number(ours, one) for one in proofs.get(row.id, ())),
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
        found: dict[str, list[int]] = {"executed": [], "missing": []}
        rows = connection.execute(select(_R.id, _R.status).where(_R.exported_in == batch).order_by(_R.id))
        for row in rows:
            found["executed" if row.status == "paid" else "missing"].append(row.id)
        report.batches[batch] = found
