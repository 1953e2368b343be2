"""Tables in files: the registry, the refused rows of an import, and the empty form; each written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from paydesk import form as forms
from paydesk import messages, money
from paydesk.errors import N_, Problem, UsageError, unwritable
from paydesk.formats.tabular.number_formats import FormattedNumber
from paydesk.formats.tabular.writing import Column, Sheet, TableWriter, TotalRow, Value, open_writer
from paydesk.messages import _, heading
from paydesk.records import Request
from paydesk.registry import Total, value_of
from paydesk.workflow import waiting_for

if TYPE_CHECKING:
    from paydesk.formats.tabular import Cell, Record, Table

KINDS: Final = {
    ".xlsx": "xlsx", ".csv": "csv", ".tsv": "tsv", ".txt": "tsv", ".json": "json", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".md": "markdown", ".html": "html", ".htm": "html",
}  # fmt: skip
"""How a file is written, by the end of its name."""

COLUMNS: Final = (
    "id", "status", *(field.key for field in forms.FIELDS), "author", "waiting_for", "approved_by", "approved_at",
    "paid_by", "payment_date", "payment_number", "created_at",
)  # fmt: skip
"""What a file of the registry holds unless columns were chosen: enough to be imported again."""

_IDENTIFIERS: Final = (*forms.REQUISITE_KEYS, "invoice_number", "payment_number")
_KIND: Final = {
    "id": "whole", "version": "whole", "count": "whole", "amount": "amount", **dict.fromkeys(_IDENTIFIERS, "identifier"),
    **dict.fromkeys(("due_date", "invoice_date", "payment_date"), "date"),
    **dict.fromkeys(("created_at", "updated_at", "approved_at"), "time"),
}  # fmt: skip
_WIDTH: Final = {
    "id": 7, "version": 7, "status": 20, "subject": 30, "contractor": 32, "amount": 16, "currency": 8, "due_date": 11,
    "requisites": 40, "inn": 14, "kpp": 11, "bic": 12, "account": 23, "corr_account": 23, "bank": 28, "purpose": 48,
    "invoice_number": 14, "invoice_date": 11,
}  # fmt: skip


def kind_of(path: Path, chosen: str | None = None) -> str:
    """Return how the file is to be written. Raises UsageError for an end of the name that says nothing."""
    kind = chosen or KINDS.get(path.suffix.casefold())
    if kind not in KINDS.values():
        raise UsageError(
            N_("The name {path} does not tell the format. Known ends: {known}."),
            code="bad_output",
            path=str(path),
            known=", ".join(KINDS),
        )
    return str(kind)


@contextmanager
def target(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes take the place of the file when all of them are written."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    except OSError as error:
        raise unwritable(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(mode)
        part.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def value(request: Request, key: str) -> Value:
    """Return one cell with its type: amounts as decimals, days as days, moments in the zone of this machine."""
    form = request.form
    if key == "amount":
        return None if form.amount is None else decimal(form.amount, form.currency)
    if key == "status":
        return messages.status_name(request.status)
    if key == "waiting_for":
        return messages.role_name(waiting_for(request) or "")
    found: Value = value_of(request, key)
    return found.astimezone().replace(tzinfo=None) if isinstance(found, datetime) else found


def decimal(minor: int, currency: str) -> Decimal:
    """Return an amount with all the digits of its currency."""
    return Decimal(minor).scaleb(-money.CURRENCIES[currency].digits)


def registry_writer(kind: str, stream: BinaryIO, keys: Sequence[str], encoding: str | None) -> TableWriter:
    """Return a writer of requests whose columns have these keys."""
    columns = tuple(Column(key, heading(key), _KIND.get(key, "text"), _WIDTH.get(key, 16)) for key in keys)
    sheet = Sheet(_(N_("Payment registry")), columns, messages.language())
    return open_writer(kind, stream, sheet, encoding=encoding)


def total_rows(totals: Sequence[Total]) -> list[TotalRow]:
    """Return the totals that stand under a table, one for each currency."""
    return [TotalRow(_(N_("Total")), decimal(one.amount, one.currency), one.currency) for one in totals]


WHY: Final = N_("Problem")
"""The column that says why a row was refused; the import passes it over."""


class RefusedTable:
    """Writes refused rows as they were found, with the reason; without any, there is no file."""

    def __init__(self, path: Path, table: Table) -> None:
        self.kind = kind_of(path)
        if self.kind not in ("xlsx", "csv", "tsv"):
            raise UsageError(N_("Refused rows are written to .xlsx, .csv or .tsv."), code="bad_output")
        self.path = path
        fields = zip(table.headings, table.fields, strict=True)
        columns = [Column(f"c{place}", name, _refused_kind(key)) for place, (name, key) in enumerate(fields)]
        self.columns = (*columns, Column("why", _(WHY), width=60))
        self.guarded = table.source.kind == "csv"
        self.count = 0
        self._files = ExitStack()
        self._writer: TableWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.discard() if kind else self._writer.close()
        self._files.__exit__(kind, error, trace)

    def write(self, record: Record, problems: Sequence[Problem]) -> None:
        """Write one row; with the first one the file comes into being."""
        if self._writer is None:
            stream = self._files.enter_context(target(self.path))
            sheet = Sheet(_(N_("Refused rows")), self.columns, messages.language())
            self._writer = open_writer(self.kind, stream, sheet)
        self.count += 1
        why = "; ".join(messages.of_problem(problem, with_row=False) for problem in problems)
        cells = [*record.raw, *[None] * len(self.columns)][: len(self.columns) - 1]
        pairs = zip(cells, self.columns, strict=False)
        self._writer.write([*(self._plain(cell, column.kind) for cell, column in pairs), why])

    def _plain(self, cell: Cell, kind: str) -> Value:
        """Return a cell of a table read as one of a table to be written."""
        if isinstance(cell, bool):
            return str(cell)
        if isinstance(cell, FormattedNumber) and kind == "amount":
            return cell.as_text()  # the bare number would be read as another sum
        if isinstance(cell, float):
            return int(cell) if cell.is_integer() and abs(cell) < 10**15 else Decimal(repr(cell))
        if isinstance(cell, datetime) and cell.time() == datetime.min.time():
            return cell.date()
        if isinstance(cell, str) and self.guarded and cell.startswith("'"):
            return cell[1:]  # the writer puts its own where one is needed
        return cell


def _refused_kind(field: str | None) -> str:
    """Return the kind of a column that keeps what was found: numbers with their decimals, identifiers as text."""
    return _KIND.get(field or "", "text") if field in ("amount", *_IDENTIFIERS) else "text"


def write_template(path: Path) -> None:
    """Write the empty form as a workbook: headings, drop-downs, notes."""
    from paydesk.formats.tabular.template import TemplateColumn, write_template

    if kind_of(path) != "xlsx":
        raise UsageError(N_("The empty form is written as .xlsx."), code="bad_output")
    if path.exists():
        raise UsageError(N_("There is a file {path} already. Give another name."), code="file_exists", path=str(path))
    columns = [
        TemplateColumn(
            field.key, heading(field.key), _KIND.get(field.key, "text"), _WIDTH.get(field.key, 16),
            _note(field), needed=field.needed, max_length=_longest(field),
        )
        for field in forms.FIELDS
    ]  # fmt: skip
    with target(path) as stream:
        write_template(
            stream,
            columns,
            title=_(N_("Payment requests")),
            language=messages.language(),
            instructions=[_(line) for line in _INSTRUCTIONS],
            currencies=("RUB", "USD", "EUR", "CNY", "KZT", "BYN", "AED", "TRY"),
        )


_INSTRUCTIONS: Final = (
    N_("One row is one payment request. Coloured headings are needed to submit it; the others may stay empty."),
    N_("Requisites: either the text as received, or INN, KPP, BIC and accounts in their own columns."),
    N_("Amounts as 12345.67 or 12 345,67; dates as 01.12.2026. INN, KPP, BIC and accounts are text, never numbers."),
    N_("Columns may be moved, left out and added; paydesk finds them by their headings."),
    N_("Check the table without filing anything: paydesk import FILE --dry-run"),
    N_("File and submit: paydesk import FILE --submit"),
)

_NOTES: Final = {
    "contractor": N_("Name of the payee, as in the invoice."),
    "amount": N_("As 12345.67 or 12 345,67; more than zero."),
    "currency": N_("Three letters; RUB when empty."),
    "due_date": N_("A day: 01.12.2026. No words such as «tomorrow»."),
    "requisites": N_("As received; may stay empty when the columns to the right are filled."),
    "inn": N_("10 digits for an organisation, 12 for a person or an entrepreneur."),
    "kpp": N_("9 signs; empty for an entrepreneur."),
    "bic": N_("9 digits, with the zero at the beginning."),
    "account": N_("20 digits as text, or an IBAN."),
    "corr_account": N_("20 digits as text, begins with 301."),
    "purpose": N_("At most 210 characters in rubles; with number and date of the invoice and VAT."),
}


def _note(field: forms.Field) -> str:
    return _(_NOTES[field.key]) if field.key in _NOTES else ""


def _longest(field: forms.Field) -> int | None:
    return forms.PURPOSE_LIMIT_RUB if field.key == "purpose" else field.max_length
