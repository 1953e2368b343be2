"""Intake: the rows of a table become requests, all of them or nothing, and a second time nothing.

The table is read once (``paydesk.intake_rows``), inside one transaction. A row is known again by its key: by a column
that the person names, or by its content.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import Connection

from paydesk import duplicates, filing, form_words, history
from paydesk.errors import N_, Problem
from paydesk.formats.tabular import Table
from paydesk.formats.tabular.met import Met
from paydesk.intake_rows import Options, Reader, Refusal, Report, Row, digest, key_word
from paydesk.records import Person
from paydesk.requests import Draft, Known, find_known, require_bic
from paydesk.storage import Store
from paydesk.workflow import DISCARDED

COLLECT: Final = 20
"""Batches after which rubbish is looked for: the program does so rarely, and queries of a batch leave rings behind."""


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
    report = Report(on_refusal=refused)
    try:
        with store.read() if options.dry_run else store.write() as connection:
            person = store.person(connection)
            filing.require_manager(person)
            bic = require_bic(connection)
            reader = Reader(table, options, report, today, author=person.login, require_bic=bic)
            run = _Intake(connection, store, person, options, report)
            run.all(reader, progress or (lambda: None))
            run.keep()
    except _Undo:
        pass
    if report.blocked or (report.problem_count and not options.partial):
        report.created = 0
        del report.ids[:]
    return report


class _Intake:
    """One table on its way into the database."""

    def __init__(self, connection: Connection, store: Store, person: Person, options: Options, report: Report) -> None:
        self.connection = connection
        self.store = store
        self.person = person
        self.options = options
        self.report = report
        self.met = Met()
        self.invoices = Met()

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

    def all(self, reader: Reader, progress: Callable[[], None]) -> None:
        """Take every row, a batch at a time; while a server files one, the next is read."""
        with ThreadPoolExecutor(max_workers=1) as aside:
            filed = _nothing
            for count, rows in enumerate(reader.batches(), start=1):
                filed()
                filed = self._file(self._unknown(rows), aside)
                progress()
                if count % COLLECT == 0:
                    gc.collect()
            filed()

    def _unknown(self, rows: Sequence[Row]) -> list[Row]:
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

    def _not_taken(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows whose invoice nobody has filed; tell of the others, and refuse those that would be submitted."""
        keys = [form_words.invoice_key_of_form(row.form) for row in rows]
        taken = duplicates.taken(self.connection, self.person, {key for key in keys if key})
        kept = []
        for row, key in zip(rows, keys, strict=True):
            problem = self._twin(row, key, taken.get(key or "", ()))
            if problem is None or self.options.duplicate_ok:
                kept.append(row)
            elif self.options.submit:
                self.report.refuse(row.record, [problem], conflict=True)
            else:
                kept.append(row)
                self.report.warn(problem)
        return kept

    def _twin(self, row: Row, key: str | None, others: Sequence[int]) -> Problem | None:
        """Return what was filed for the invoice of a row before, or stands above it in the table."""
        first = self.invoices.first(int(digest(key)[:16], 16), row.record.row) if key else 0
        if others:
            return replace(duplicates.named(sorted(others, reverse=True))[0], row=row.record.row)
        text = N_("Row {first} is for the same invoice.")
        return Problem("invoice_number", "same_invoice", text, {"first": first}, row.record.row) if first else None

    def _repeated(self, row: Row) -> bool:
        """Tell of a row that stood in this table before: paying one invoice twice is the dearer mistake."""
        first = self.met.first(int(row.key[:16], 16), row.record.row)
        if not first:
            return False
        text = N_("This row repeats row {first}. If both are to be paid, give each a key of its own (--key COLUMN).")
        if self.options.keyed:
            text = N_("The key of this row stands in row {first} already. Every row needs a key of its own.")
        self.report.refuse(row.record, [Problem("key", "row_repeated", text, {"first": first}, row.record.row)])
        return True

    def _twins(self, rows: Sequence[Row], same: Mapping[str, Known]) -> None:
        """Warn of rows with the content of a request that is known under no key, or under another."""
        text = N_("The row has the content of request {id}. Is it another payment?")
        for row in rows:
            twin = same.get(row.fingerprint)
            if twin and twin.key != row.key:
                self.report.warn(Problem("key", "same_content", text, {"id": twin.id}, row.record.row))

    def _same_content(self, rows: Sequence[Row]) -> dict[str, Known]:
        """Return fingerprint → a request that this person sees already, however it was filed."""
        known = find_known(self.connection, self.person, "fingerprint", [row.fingerprint for row in rows])
        return {str(one.fingerprint): one for one in known if one.seen and one.status != DISCARDED}

    def _met_again(self, pairs: Sequence[tuple[Row, Known]]) -> None:
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

    def _conflict(self, row: Row, known: Known | None) -> None:
        params: dict[str, str | int] = {"key": key_word(row.record.key)}
        if known is None:
            text = N_("The key {key} belongs to a request of somebody else. Ask whether this payment is filed already.")
        else:
            text = N_("The key {key} is request {id} with other content. Change that one (paydesk edit {id}), "
                      "or give this row another key.")  # fmt: skip
            params["id"] = known.id
        self.report.refuse(row.record, [Problem("key", "key_conflict", text, params, row.record.row)], conflict=True)

    def _file(self, rows: Sequence[Row], aside: Executor) -> Callable[[], None]:
        """File the rows, ``aside`` where the work is a server's; what is returned waits for it and counts them."""
        if not rows or not self.writes:
            self.report.created += len(rows)
            return _nothing
        drafts = [Draft(row.form, row.key) for row in rows]

        def create() -> list[int | None]:
            options = self.options
            return filing.create_many(
                self.connection, self.store, self.person, drafts,
                submit=options.submit, duplicate_ok=options.duplicate_ok,
            )  # fmt: skip

        if self.store.dialect == "sqlite":
            numbers = create()
            return lambda: self._filed(rows, numbers)
        waiting = aside.submit(create)
        return lambda: self._filed(rows, waiting.result())

    def _filed(self, rows: Sequence[Row], numbers: Sequence[int | None]) -> None:
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
