"""Intake: the rows of a table become requests, all of them or nothing, and a second time nothing.

The table is read once, in batches, inside one transaction. A row is known again by its key: by a column that the
person names, or by its content.
"""

from __future__ import annotations

import gc
import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection

from paydesk import duplicates, filing, form_words, history, money
from paydesk import form as forms
from paydesk.errors import N_, Problem
from paydesk.form import Form
from paydesk.formats import tabular
from paydesk.formats.tabular import Cell, Record, Skipped, Table, TotalLine
from paydesk.formats.tabular.met import Met
from paydesk.records import Person
from paydesk.requests import Draft, Known, find_known, require_bic
from paydesk.storage import Store
from paydesk.workflow import DISCARDED

BATCH: Final = 1000
COLLECT: Final = 20
"""Batches after which rubbish is looked for: the program does so rarely, and queries of a batch leave rings behind."""

MAX_PROBLEMS: Final = 10_000
"""Problems that are kept to be told; beyond that they are only counted."""

MAX_SKIPPED: Final = 100


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

    @property
    def only_conflicts(self) -> bool:
        """Whether all that stands in the way are keys that are known with other content."""
        return 0 < self.conflicts == self.problem_count


Refusal = Callable[[Record, Sequence[Problem]], None]
"""Called for each refused row, in the order of the table."""


class _Undo(Exception):
    pass


def take_in(
    store: Store,
    table: Table,
    options: Options,
    today: date,
    *,
    refused: Refusal | None = None,
    progress: Callable[[], None] | None = None,
) -> Report:
    """File a request for each row of the table.

    Raises InvalidData where the file itself cannot be read on; a row that is wrong is a problem of the report. Unless
    ``partial`` is set, one such row keeps all the others out.
    """
    job = _Job(store, table, options, today, refused)
    report = Report()
    try:
        with store.read() if options.dry_run else store.write() as connection:
            run = _Intake(connection, store.person(connection), job, report)
            run.all(progress or (lambda: None))
            run.keep()
    except _Undo:
        pass
    if report.blocked or (report.problem_count and not options.partial):
        report.created = 0
        del report.ids[:]
    return report


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be taken in, where and how."""

    store: Store
    table: Table
    options: Options
    today: date
    refused: Refusal | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose form is right; ``key`` is what it is known by in the database."""

    record: Record
    form: Form
    fingerprint: str
    key: str


class _Intake:
    """One table on its way into the database."""

    def __init__(self, connection: Connection, person: Person, job: _Job, report: Report) -> None:
        filing.require_manager(person)
        self.connection = connection
        self.person = person
        self.job = job
        self.options = job.options
        self.report = report
        self.bic = require_bic(connection)
        self.met = Met()
        self.invoices = Met()
        self.totals = _Totals()

    @property
    def writes(self) -> bool:
        """Whether what is right is (still) to be written."""
        if self.options.dry_run or self.report.blocked:
            return False
        return self.options.partial or not self.report.problem_count

    def keep(self) -> None:
        """Let the transaction land, or leave it so that it keeps nothing."""
        if not (self.writes and self.report.created):
            raise _Undo
        self.report.applied = True

    def all(self, progress: Callable[[], None]) -> None:
        """Take every row, a batch at a time; while a server files one, the next is read."""
        with ThreadPoolExecutor(max_workers=1) as aside:
            filed = _nothing
            for count, batch in enumerate(_batches(self._lines(), BATCH), start=1):
                rows = self._read_batch(batch)
                filed()
                filed = self._file(self._unknown(rows), aside)
                progress()
                if count % COLLECT == 0:
                    gc.collect()
            filed()

    def _read_batch(self, batch: Sequence[Record | TotalLine]) -> list[_Row]:
        rows = []
        for line in batch:
            if isinstance(line, TotalLine):
                self._compare(line)
            elif (row := self._read(line)) is not None:
                rows.append(row)
        return rows

    def _lines(self) -> Iterator[Record | TotalLine]:
        for line in self.job.table.records():
            if not isinstance(line, Record) and len(self.report.skipped) < MAX_SKIPPED:
                self.report.skipped.append(line)
            if not isinstance(line, Skipped):
                yield line

    def _compare(self, line: TotalLine) -> None:
        """Compare a line of totals with the rows above it: a difference means that some sum was read wrong."""
        amount = tabular.total_amount(line, self.totals.currency, self.options.decimal)
        if amount is not None and not self.totals.agree(amount):
            text = N_(
                "The total line says {total}, the rows above it make {sum}. Compare the sums; or delete the line."
            )
            shown = {"total": amount, "sum": self.totals.whole[self.totals.currency]}
            params = {key: money.amount_string(minor, self.totals.currency) for key, minor in shown.items()}
            self._note([Problem("amount", "total_differs", text, params, line.row)])
            self.report.blocked = True
        self.totals.divide()

    def _read(self, record: Record) -> _Row | None:
        """Return the row with its form, or tell what is wrong with it."""
        words, problems = tabular.words(
            record,
            currency_hint=self.job.table.currency_hint,
            dates=self.options.dates,
            decimal=self.options.decimal,
            default_currency=self.options.defaults.get("currency"),
        )
        self.report.rows += 1
        words = {**self.options.defaults, **words}
        seen = {problem.field for problem in problems}
        parsed = forms.parse({key: word for key, word in words.items() if key not in seen}, self.job.today)
        found = [*parsed.problems]
        if self.options.submit:
            found += forms.check_complete(parsed.form, require_bic=self.bic)
        problems += _once(found, seen, record.row)
        form = parsed.form
        if not record.bare:
            self.totals.add(form, known=not any(problem.field in ("amount", "currency") for problem in problems))
        fingerprint = form_words.fingerprint(form)
        key = self._key(record, fingerprint, problems)
        if problems:
            self._refuse(record, problems)
            return None
        return _Row(record, form, fingerprint, key)

    def _key(self, record: Record, fingerprint: str, problems: list[Problem]) -> str:
        if not self.options.keyed:
            return _digest(f"content\0{self.person.login}\0{fingerprint}")
        word = _word(record.key)
        if not word:
            text = N_("The column of the key is empty in this row. Every row needs a key of its own.")
            problems.append(Problem("key", "key_missing", text, {}, record.row))
        return _digest(f"key\0{self.options.source}\0{word}")

    def _refuse(self, record: Record, problems: Sequence[Problem], *, conflict: bool = False) -> None:
        self.report.refused += 1
        self._note(problems)
        self.report.conflicts += len(problems) if conflict else 0
        if self.job.refused:
            self.job.refused(record, problems)

    def _note(self, problems: Sequence[Problem]) -> None:
        self.report.problem_count += len(problems)
        self.report.problems += problems[: MAX_PROBLEMS - len(self.report.problems)]

    def _unknown(self, rows: Sequence[_Row]) -> list[_Row]:
        """Return the rows that are to be filed."""
        rows = [row for row in rows if not self._repeated(row)]
        same = self._same_content(rows)
        if self.options.keyed:
            # A key says that this is another payment; whether it is, somebody should look.
            self._twins(rows, same)
        else:
            self.report.unchanged += sum(row.fingerprint in same for row in rows)
            rows = [row for row in rows if row.fingerprint not in same]
        known = {one.key: one for one in find_known(self.connection, self.person, "key", [row.key for row in rows])}
        self._met_again([(row, known[row.key]) for row in rows if row.key in known])
        return self._not_taken([row for row in rows if row.key not in known])

    def _not_taken(self, rows: Sequence[_Row]) -> list[_Row]:
        """Return the rows whose invoice nobody has filed; tell of the others, and refuse those that would be submitted."""
        keys = [form_words.invoice_key_of_form(row.form) for row in rows]
        taken = duplicates.taken(self.connection, self.person, {key for key in keys if key})
        kept = []
        for row, key in zip(rows, keys, strict=True):
            problem = self._twin(row, key, taken.get(key or "", ()))
            if problem is None or self.options.duplicate_ok:
                kept.append(row)
            elif self.options.submit:
                self._refuse(row.record, [problem], conflict=True)
            else:
                kept.append(row)
                self.report.warnings += [problem][: MAX_PROBLEMS - len(self.report.warnings)]
        return kept

    def _twin(self, row: _Row, key: str | None, others: Sequence[int]) -> Problem | None:
        """Return what was filed for the invoice of a row before, or stands above it in the table."""
        first = self.invoices.first(int(_digest(key)[:16], 16), row.record.row) if key else 0
        if others:
            return replace(duplicates.named(sorted(others, reverse=True))[0], row=row.record.row)
        text = N_("Row {first} is for the same invoice.")
        return Problem("invoice_number", "same_invoice", text, {"first": first}, row.record.row) if first else None

    def _repeated(self, row: _Row) -> bool:
        """Tell of a row that stood in this table before: paying one invoice twice is the dearer mistake."""
        first = self.met.first(int(row.key[:16], 16), row.record.row)
        if not first:
            return False
        text = N_("This row repeats row {first}. If both are to be paid, give each a key of its own (--key COLUMN).")
        if self.options.keyed:
            text = N_("The key of this row stands in row {first} already. Every row needs a key of its own.")
        self._refuse(row.record, [Problem("key", "row_repeated", text, {"first": first}, row.record.row)])
        return True

    def _twins(self, rows: Sequence[_Row], same: Mapping[str, Known]) -> None:
        """Warn of rows with the content of a request that is known under no key, or under another."""
        text = N_("The row has the content of request {id}. Is it another payment?")
        for row in rows:
            twin = same.get(row.fingerprint)
            if twin and twin.key != row.key and len(self.report.warnings) < MAX_PROBLEMS:
                self.report.warnings.append(Problem("key", "same_content", text, {"id": twin.id}, row.record.row))

    def _same_content(self, rows: Sequence[_Row]) -> dict[str, Known]:
        """Return fingerprint → a request that this person sees already, however it was filed."""
        known = find_known(self.connection, self.person, "fingerprint", [row.fingerprint for row in rows])
        return {str(one.fingerprint): one for one in known if one.seen and one.status != DISCARDED}

    def _met_again(self, pairs: Sequence[tuple[_Row, Known]]) -> None:
        """Count as unchanged what was filed with this content under this key; tell of anything else."""
        differing = [
            one.id
            for row, one in pairs
            if one.seen and (one.fingerprint != row.fingerprint or one.subject != row.form.subject)
        ]
        # What was filed may have been edited since; then the first entry of the journal tells what it was.
        first = history.first_forms(self.connection, differing)
        for row, one in pairs:
            was = first.get(one.id)
            # The subject is no part of the fingerprint, but under a key nothing changes in silence.
            same = was is None or (form_words.fingerprint(was) == row.fingerprint and was.subject == row.form.subject)
            if one.seen and same:
                self.report.unchanged += 1
            else:
                self._conflict(row, one if one.seen else None)

    def _conflict(self, row: _Row, known: Known | None) -> None:
        params: dict[str, str | int] = {"key": _word(row.record.key)}
        if known is None:
            text = N_("The key {key} belongs to a request of somebody else. Ask whether this payment is filed already.")
        else:
            text = N_("The key {key} is request {id} with other content. Change that one (paydesk edit {id}), "
                      "or give this row another key.")  # fmt: skip
            params["id"] = known.id
        self._refuse(row.record, [Problem("key", "key_conflict", text, params, row.record.row)], conflict=True)

    def _file(self, rows: Sequence[_Row], aside: Executor) -> Callable[[], None]:
        """File the rows, ``aside`` where the work is a server's; what is returned waits for it and counts them."""
        if not rows or not self.writes:
            self.report.created += len(rows)
            return _nothing
        drafts = [Draft(row.form, row.key) for row in rows]

        def create() -> list[int | None]:
            options = self.options
            return filing.create_many(
                self.connection, self.job.store, self.person, drafts,
                submit=options.submit, duplicate_ok=options.duplicate_ok,
            )  # fmt: skip

        if self.job.store.dialect == "sqlite":
            numbers = create()
            return lambda: self._filed(rows, numbers)
        waiting = aside.submit(create)
        return lambda: self._filed(rows, waiting.result())

    def _filed(self, rows: Sequence[_Row], numbers: Sequence[int | None]) -> None:
        self.report.ids.extend(number for number in numbers if number is not None)
        self.report.created += sum(number is not None for number in numbers)
        late = [row for row, number in zip(rows, numbers, strict=True) if number is None]
        if late:
            # Somebody filed these between our look and our insert: now they can be seen, if they are ours to see.
            known = {one.key: one for one in find_known(self.connection, self.person, "key", [row.key for row in late])}
            self._met_again([(row, known[row.key]) for row in late if row.key in known])
            for row in late:
                if row.key not in known:
                    self._conflict(row, None)


def _nothing() -> None:
    """Wait for nothing."""


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


def _batches(lines: Iterator[Record | TotalLine], size: int) -> Iterator[list[Record | TotalLine]]:
    while batch := list(islice(lines, size)):
        yield batch


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _word(cell: Cell) -> str:
    """Return the key of a row as text; a spreadsheet keeps 1201 as 1201.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if cell is not None else ""
