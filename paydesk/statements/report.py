"""What a statement did, or would do: each of its documents, and what it moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from paydesk.errors import Problem
from paydesk.matching import Outcome
from paydesk.models import bank_batch_item, request

MAX_LISTED: Final = 10_000
"""Documents that a report tells one by one; the rest is counted."""

_R: Final = request.c


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
    """Documents that were loaded before."""
    statement: int | None = None
    paid: list[int] = field(default_factory=list)
    """Requests that were marked as paid, or would be in a dry run."""
    reopened: list[int] = field(default_factory=list)
    already: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """What is odd in the file itself: sums that do not add up, lines that belong nowhere."""
    counts: Counter[str] = field(default_factory=Counter)
    touched: set[int] = field(default_factory=set)
    """Requests that a document is about, however certainly."""
    batches: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def of(self, *outcomes: Outcome) -> list[Line]:
        """Return the documents with one of these outcomes."""
        return [one for one in self.lines if one.outcome in outcomes]


def compare_batches(connection: Connection, report: Report) -> None:
    """Say of each file whose orders the statement touched what the bank executed, and what is missing."""
    numbers, batches = sorted(report.touched), set[int]()
    for start in range(0, len(numbers), 500):
        among = (_R.id.in_(numbers[start : start + 500]), _R.exported_in.is_not(None))
        batches |= set(connection.scalars(select(_R.exported_in).where(*among).distinct()))
    for batch in sorted(batches):
        found: dict[str, list[int]] = {"executed": [], "missing": []}
        # By the orders of the file, which have an index, to the requests that are still in it.
        orders = select(_R.id, _R.status).join(bank_batch_item, bank_batch_item.c.request_id == _R.id)
        chosen = (bank_batch_item.c.batch_id == batch, _R.exported_in == batch)
        for row in connection.execute(orders.where(*chosen).order_by(_R.id)):
            found["executed" if row.status == "paid" else "missing"].append(row.id)
        report.batches[batch] = found
