"""The first half of loading: documents are read and matched, and what is to be kept is put aside."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TextIO

from sqlalchemy import Connection, select

from paydesk import journal, matching
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats import one_c
from paydesk.matching import Match, Outcome, Paper
from paydesk.models import statement, statement_line
from paydesk.own_accounts import everything
from paydesk.records import Person
from paydesk.statements.candidates import Candidates
from paydesk.statements.moves import intention_of, line_text, payment_of, plain
from paydesk.statements.report import MAX_LISTED, Line, Report
from paydesk.storage import next_number

BATCH: Final = 1000
"""Documents that are matched at once."""

_OF_ONE: Final = (Outcome.PAID, Outcome.RETURNED, Outcome.ALREADY, Outcome.PARTIAL, Outcome.OTHER_AMOUNT)
"""What a document of it says is about one request."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with its key; ``paper`` is what the ladder looks at."""

    key: str
    paper: Paper
    line: int
    kind: str
    partner: str

    @property
    def is_return(self) -> bool:
        return self.paper.direction == "in" and matching.is_return(self.paper.purpose)


class Reading:
    """The first half: documents are matched, and those that are new go into the spool as rows."""

    def __init__(
        self, connection: Connection, person: Person, report: Report, chosen: Mapping[str, int], spool: TextIO
    ) -> None:
        self.connection, self.person, self.report = connection, person, report
        self.chosen, self.spool = chosen, spool
        self.candidates = Candidates(connection)
        self.accounts = frozenset(one.account for one in everything(connection))
        self.number = next_number(connection, statement.c.id)
        self.digest = hashlib.sha256()
        self.kept = 0
        self._first_line = next_number(connection, statement_line.c.id)
        self._seen: Counter[bytes] = Counter()
        self._paid: set[int] = set()

    def run(self, found: one_c.Statement, name: str, advance: Callable[[], None]) -> None:
        """Read the whole statement. Raises InvalidData where it is none."""
        own, named = {*self.accounts, *found.header.accounts}, found.header.accounts
        returns: list[_Read] = []
        is_dated = False
        for documents in _batches(found.documents()):
            is_dated = is_dated or any(one.debited or one.credited for one in documents)
            read = [self._read(document, own, named) for document in documents]
            # Money that came back is looked at last: what it paid may stand further down in the same file.
            returns += [one for one in read if one.is_return]
            self._take([one for one in read if not one.is_return])
            self.report.documents += len(documents)
            advance()
        for start in range(0, len(returns), BATCH):
            self._take(returns[start : start + BATCH])
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

    def _read(self, document: one_c.Document, own: Collection[str], named: Sequence[str]) -> _Read:
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
        short = hashlib.blake2b(identity.encode(), digest_size=16).digest()
        self._seen[short] += 1
        key = hashlib.sha256(f"{identity}\0{self._seen[short]}".encode()).hexdigest()
        paper = Paper(
            direction, document.number, day, document.amount, partner.account, partner.inn, document.purpose,
            document.date, account,
        )  # fmt: skip
        return _Read(key, paper, document.line, document.kind, partner.name)

    def _take(self, read: Sequence[_Read]) -> None:
        """Match a batch of documents, and keep those that are new and may be kept."""
        known = self._known([one.key for one in read])
        fresh = [one for one in read if one.key not in known]
        self.report.known += len(read) - len(fresh)
        self.candidates.look_up([one.paper for one in fresh])
        found = [(one, self._matched(one)) for one in fresh]
        refused = self._refused(found)
        for one, match in found:
            if one.key not in refused:
                self._tell(one, match)
                self._keep(one, match)

    def _known(self, keys: Sequence[str]) -> set[str]:
        known: set[str] = set()
        for start in range(0, len(keys), 500):  # SQLite allows a limited number of parameters
            chosen = statement_line.c.key.in_(keys[start : start + 500])
            known |= set(self.connection.scalars(select(statement_line.c.key).where(chosen)))
        return known

    def _matched(self, one: _Read) -> Match:
        found = self.candidates.match(one.paper)
        picked = self.chosen.get(one.key)
        if found.outcome is Outcome.DOUBTFUL and picked in found.requests:
            is_in = one.paper.direction == "in"
            found = Match(Outcome.RETURNED if is_in else Outcome.PAID, "chosen", (int(picked or 0),))
        self.candidates.book(one.paper, found)
        return found

    def _refused(self, found: Sequence[tuple[_Read, Match]]) -> set[str]:
        """Return the keys of what the rules forbid this person, and tell it: somebody else can load the same file."""
        refused: set[str] = set()
        for outcome, action, moved in (
            (Outcome.PAID, "pay", self.report.paid),
            (Outcome.RETURNED, "reopen", self.report.reopened),
        ):
            wanted = {match.requests[0]: one for one, match in found if match.outcome is outcome}
            each = {number: payment_of(action, one.paper.day, one.paper.number) for number, one in wanted.items()}
            # What this very file pays is not paid yet, so it cannot be asked whether it may be reopened.
            asked = [number for number in wanted if number not in self._paid]
            moved += [number for number in wanted if number in self._paid]
            for planned in journal.plan(self.connection, self.person, asked, intention_of(action, each)).outcomes:
                one, error = wanted[planned.id], planned.error
                if error is None:
                    moved.append(planned.id)
                    continue
                refused.add(one.key)
                self.report.problems.append(
                    Problem("status", error.error_code, error.text, dict(error.params), one.line)
                )
            if outcome is Outcome.PAID:
                self._paid.update(number for number, one in wanted.items() if one.key not in refused)
        return refused

    def _tell(self, one: _Read, match: Match) -> None:
        report, paper = self.report, one.paper
        report.counts[match.outcome.value] += 1
        report.touched.update(match.requests)
        if match.outcome is Outcome.ALREADY:
            report.already += match.requests
        if len(report.lines) < MAX_LISTED:
            line = Line(
                one.line, paper.number, paper.day, paper.amount, one.partner, paper.purpose, match.outcome,
                match.reason, match.requests, one.key,
            )  # fmt: skip
            report.lines.append(line)

    def _keep(self, one: _Read, match: Match) -> None:
        paper = one.paper
        row = {
            "id": self._first_line + self.kept,
            "statement_id": self.number,
            "key": one.key,
            "line": one.line,
            "direction": paper.direction,
            "own_account": plain(paper.own_account),
            "kind": plain(one.kind),
            "number": plain(paper.number),
            "date": paper.day,
            "amount": paper.amount,
            "partner": plain(one.partner),
            "partner_inn": plain(paper.partner_inn),
            "partner_account": plain(paper.partner_account),
            "purpose": plain(paper.purpose),
            "request_id": match.requests[0] if match.outcome in _OF_ONE else None,
            "outcome": match.outcome.value,
        }
        self.kept += 1
        self.digest.update(line_text(row).encode())
        self.spool.write(json.dumps(row, default=str) + "\n")


def _batches(documents: Iterator[one_c.Document]) -> Iterator[list[one_c.Document]]:
    while chunk := list(islice(documents, BATCH)):
        yield chunk
