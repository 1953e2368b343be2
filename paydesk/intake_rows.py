"""The rows of a table on their way in: read once, in batches, each with its form, its key, or what is wrong with it.

Lines of totals are compared with the rows above them. Nothing here asks the database.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from paydesk import form as forms
from paydesk import form_words, money
from paydesk.errors import N_, Problem
from paydesk.form import Form
from paydesk.formats import tabular
from paydesk.formats.tabular import Cell, Record, Skipped, Table, TotalLine

BATCH: Final = 1000
MAX_PROBLEMS: Final = 10_000
"""Problems that are kept to be told; beyond that they are only counted."""

MAX_SKIPPED: Final = 100

Refusal = Callable[[Record, Sequence[Problem]], None]
"""Called for each refused row, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a table is taken in; ``source`` keeps the keys of one system apart from those of another."""

    submit: bool = False
    duplicate_ok: str | None = None
    """Why rows for invoices that are filed already are other payments."""

    partial: bool = False
    dry_run: bool = False
    keyed: bool = False
    source: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    decimal: str | None = None


@dataclass(slots=True)
class Report:
    """What became of the rows; ``created`` and ``ids`` are what was (in a dry run: would be) filed."""

    rows: int = 0
    created: int = 0
    unchanged: int = 0
    refused: int = 0
    conflicts: int = 0
    ids: array[int] = field(default_factory=lambda: array("q"))
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    warnings: list[Problem] = field(default_factory=list)
    skipped: list[Skipped | TotalLine] = field(default_factory=list)
    blocked: bool = False
    """Whether something is wrong with the table as a whole, so that not even its good rows are filed."""

    applied: bool = False
    on_refusal: Refusal | None = None

    @property
    def only_conflicts(self) -> bool:
        """Whether all that stands in the way are keys that are known with other content."""
        return 0 < self.conflicts == self.problem_count

    def note(self, problems: Sequence[Problem]) -> None:
        """Count problems, and keep them to be told."""
        self.problem_count += len(problems)
        self.problems += problems[: MAX_PROBLEMS - len(self.problems)]

    def warn(self, problem: Problem) -> None:
        """Keep what somebody should look at."""
        if len(self.warnings) < MAX_PROBLEMS:
            self.warnings.append(problem)

    def refuse(self, record: Record, problems: Sequence[Problem], *, conflict: bool = False) -> None:
        """Count a row that is not filed, and tell why."""
        self.refused += 1
        self.note(problems)
        self.conflicts += len(problems) if conflict else 0
        if self.on_refusal:
            self.on_refusal(record, problems)


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose form is right; ``key`` is what it is known by in the database."""

    record: Record
    form: Form
    fingerprint: str
    key: str


class Reader:
    """One table, read in batches; what is wrong with a row is told in the report."""

    def __init__(
        self, table: Table, options: Options, report: Report, today: date, *, author: str, require_bic: bool
    ) -> None:
        self._table = table
        self._options = options
        self._report = report
        self._today = today
        self._author = author
        self._require_bic = require_bic
        self._totals = _Totals()

    def batches(self) -> Iterator[list[Row]]:
        """Yield the rows whose form is right."""
        lines = self._lines()
        while batch := list(islice(lines, BATCH)):
            yield self._read_batch(batch)

    def _read_batch(self, batch: Sequence[Record | TotalLine]) -> list[Row]:
        rows = []
        for line in batch:
            if isinstance(line, TotalLine):
                self._compare(line)
            elif (row := self._read(line)) is not None:
                rows.append(row)
        return rows

    def _lines(self) -> Iterator[Record | TotalLine]:
        for line in self._table.records():
            if not isinstance(line, Record) and len(self._report.skipped) < MAX_SKIPPED:
                self._report.skipped.append(line)
            if not isinstance(line, Skipped):
                yield line

    def _compare(self, line: TotalLine) -> None:
        """Compare a line of totals with the rows above it: a difference means that some sum was read wrong."""
        amount = tabular.total_amount(line, self._totals.currency, self._options.decimal)
        if amount is not None and not self._totals.agree(amount):
            text = N_(
                "The total line says {total}, the rows above it make {sum}. Compare the sums; or delete the line."
            )
            shown = {"total": amount, "sum": self._totals.whole[self._totals.currency]}
            params = {key: money.amount_string(minor, self._totals.currency) for key, minor in shown.items()}
            self._report.note([Problem("amount", "total_differs", text, params, line.row)])
            self._report.blocked = True
        self._totals.divide()

    def _read(self, record: Record) -> Row | None:
        """Return the row with its form, or tell what is wrong with it."""
        words, problems = tabular.words(
            record,
            currency_hint=self._table.currency_hint,
            dates=self._options.dates,
            decimal=self._options.decimal,
            default_currency=self._options.defaults.get("currency"),
        )
        self._report.rows += 1
        words = {**self._options.defaults, **words}
        seen = {problem.field for problem in problems}
        parsed = forms.parse({key: word for key, word in words.items() if key not in seen}, self._today)
        found = [*parsed.problems]
        if self._options.submit:
            found += forms.check_complete(parsed.form, require_bic=self._require_bic)
        problems += _once(found, seen, record.row)
        form = parsed.form
        if not record.bare:
            self._totals.add(form, known=not any(problem.field in ("amount", "currency") for problem in problems))
        fingerprint = form_words.fingerprint(form)
        key = self._key(record, fingerprint, problems)
        if problems:
            self._report.refuse(record, problems)
            return None
        return Row(record, form, fingerprint, key)

    def _key(self, record: Record, fingerprint: str, problems: list[Problem]) -> str:
        if not self._options.keyed:
            return digest(f"content\0{self._author}\0{fingerprint}")
        word = key_word(record.key)
        if not word:
            text = N_("The column of the key is empty in this row. Every row needs a key of its own.")
            problems.append(Problem("key", "key_missing", text, {}, record.row))
        return digest(f"key\0{self._options.source}\0{word}")


def _once(found: Iterable[Problem], seen: set[str], row: int) -> list[Problem]:
    """Return the problems with their row, one for a field, and none for a field whose cell is wrong already."""
    problems: list[Problem] = []
    for problem in found:
        if problem.field not in seen:
            seen.add(problem.field)
            # The cure of the form, an option, is none of the import.
            cure: dict[str, Any] = (
                {"text": _MISSING, "params": {"key": problem.field}} if problem.code == "missing" else {}
            )
            problems.append(replace(problem, row=row, **cure))
    return problems


_MISSING: Final = N_("This field is needed to submit. Fill it in, or give it for all rows: --default {key}=…")


class _Totals:
    """The sums of the rows so far: of all, and where the lines of totals stood."""

    def __init__(self) -> None:
        self.whole: dict[str, int] = {}
        self.known = True
        self._stood: set[int] = {0}

    @property
    def currency(self) -> str:
        """The currency of the rows, as far as they are in one."""
        return next(iter(self.whole), "RUB")

    def add(self, form: Form, *, known: bool) -> None:
        """Count a row; ``known`` tells whether its amount could be read."""
        self.known = self.known and known
        if form.amount is not None:
            self.whole[form.currency] = self.whole.get(form.currency, 0) + form.amount

    def agree(self, total: int) -> bool:
        """Tell whether a total, in minor units, is that of the rows above it, up to some total before or to the first.

        Groups stand in groups: a contract, its payee, the day. Nothing can be said of several currencies.
        """
        if not self.known or len(self.whole) != 1:
            return True
        return self.whole[self.currency] - total in self._stood

    def divide(self) -> None:
        """Note that a line of totals stands here."""
        if len(self.whole) == 1:
            self._stood.add(self.whole[self.currency])


def digest(key: str) -> str:
    """Return what stands for a key in the database."""
    return hashlib.sha256(key.encode()).hexdigest()


def key_word(cell: Cell) -> str:
    """Return the key of a row as text; a spreadsheet keeps 1201 as 1201.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if cell is not None else ""
