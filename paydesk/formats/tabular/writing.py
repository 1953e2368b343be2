"""Tables out, row by row: .xlsx, CSV and TSV for spreadsheets and programs, Markdown and HTML for reading.

No writer keeps rows in memory. Texts for people (title, headings, labels of totals) come in translated.
"""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO, Final, Protocol

from paydesk import dates, languages
from paydesk.errors import N_, InvalidData
from paydesk.formulas import harmless

Value = str | int | Decimal | date | datetime | None

KINDS: Final = ("xlsx", "csv", "tsv", "markdown", "html")
NUMBERS: Final = ("amount", "whole")
"""The kinds of columns whose cells stand to the right."""

# Short numbers a spreadsheet shows and saves unharmed: longer ones become 4,07E+19, leading zeros are lost.
_PLAIN_NUMBER: Final = re.compile(r"[1-9][0-9]{0,10}|0", re.ASCII)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``kind`` is text, amount, date, time, whole or identifier; ``width`` counts characters."""

    key: str
    heading: str
    kind: str = "text"
    width: int = 16


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One total under the table, for one currency."""

    label: str
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a writer needs beyond the rows; ``language`` (ru or en) decides how dates and numbers look."""

    title: str
    columns: tuple[Column, ...]
    language: str


class TableWriter(Protocol):
    """Takes the rows one by one; it is finished with ``close``, or given up with ``discard``."""

    def write(self, row: Sequence[Value]) -> None:
        """Write one row: a value for each column."""

    def close(self, totals: Sequence[TotalRow] = ()) -> None:
        """Write the totals and what ends the file; the stream stays open."""

    def discard(self) -> None:
        """Give up: temporary files go, what stands in the stream is incomplete."""


def open_writer(
    kind: str,
    stream: BinaryIO,
    sheet: Sheet,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    excel: bool = True,
) -> TableWriter:
    """Return a writer of one of :data:`KINDS` that has written the heading row.

    ``encoding`` (CSV: UTF-8 with BOM unless given, TSV: UTF-8), ``separator`` (``;`` or tab) and ``excel``, see
    :class:`SeparatedWriter`, concern CSV and TSV alone; the other kinds are always UTF-8.
    """
    if kind == "xlsx":
        from paydesk.formats.tabular.xlsx_writing import XlsxWriter

        return XlsxWriter(stream, sheet)
    if kind == "csv":
        return SeparatedWriter(stream, sheet, encoding or "utf-8-sig", separator or ";", excel=excel)
    if kind == "tsv":
        return SeparatedWriter(stream, sheet, encoding or "utf-8", separator or "\t", excel=excel)
    if kind == "markdown":
        from paydesk.formats.tabular.markup_writing import MarkdownWriter

        return MarkdownWriter(stream, sheet)
    if kind == "html":
        from paydesk.formats.tabular.markup_writing import HtmlWriter

        return HtmlWriter(stream, sheet)
    raise ValueError(kind)


# ---------------------------------------------------------------------------------------------------------------------
# Texts


def escape_controls(text: str) -> str:
    r"""Return the text with control characters and lone surrogates as ``\u0007``; line feeds and tabs stay."""
    return text if text.isprintable() else _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def escape_harmful(text: str) -> str:
    """Return the text with bidi, zero-width and private characters escaped, too: a reader must not be deceived."""
    return text if text.isprintable() else "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\n\t":
        return char
    if unicodedata.category(char) in _HARMFUL or char in "\ufffe\uffff":
        return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
    return char


def guard_identifier(cell: str) -> str:
    """Put an apostrophe before an identifier that a spreadsheet would turn into a number or a date."""
    damaged = cell[:1].isdigit() and not _PLAIN_NUMBER.fullmatch(cell)
    return "'" + cell if damaged or cell.startswith("'") else harmless(cell)


def date_text(value: date, language: str) -> str:
    """Return a date, or a date and time to the minute, as the language writes it."""
    day = dates.format_date(value, language)
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) else day


def number_text(value: Decimal | int, language: str, *, grouped: bool) -> str:
    """Return a number with as many decimals as it has; grouped for people, ungrouped for programs."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    speech = languages.of(language)
    return text.replace(",", speech.group if grouped else "\0").replace(".", speech.point).replace("\0", "")


def plain_date(value: date, kind: str) -> date:
    """Return what a column of this kind shows of a date: in a date column, no time of day."""
    return value.date() if isinstance(value, datetime) and kind == "date" else value


def cell_text(value: Value, column: Column, language: str, *, grouped: bool) -> str:
    """Return a cell in words, not yet escaped for any format."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return date_text(plain_date(value, column.kind), language)
    if column.kind == "identifier":
        return str(value)
    return number_text(value, language, grouped=grouped and column.kind == "amount")


def total_values(sheet: Sheet, total: TotalRow) -> list[Value]:
    """Place a total under its columns: amount, currency, and the label in the first column of texts.

    Without a column for the currency it stands after the label; without one for the amount, both do.
    """
    keys = [column.key for column in sheet.columns]
    kinds = [column.kind for column in sheet.columns]
    row: list[Value] = [None] * len(keys)
    label = total.label
    if "currency" in keys:
        row[keys.index("currency")] = total.currency
    elif total.currency not in label:
        label = f"{label}, {total.currency}"
    free = [index for index, key in enumerate(keys) if key != "currency" and kinds[index] != "amount"]
    if "amount" in kinds and free:
        row[kinds.index("amount")] = total.amount
        texts = [index for index in free if kinds[index] == "text"]
        row[(texts or free)[0]] = label
    else:
        amount = number_text(total.amount, sheet.language, grouped=True)
        row[(free or [0])[0]] = f"{total.label}: {amount} {total.currency}"
    return row


# ---------------------------------------------------------------------------------------------------------------------
# CSV and TSV


class _Encoded:
    """The end of a csv.writer: encodes, with one BOM where the encoding has one."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.stream = stream
        from paydesk.formats.tabular.text_input import is_encoding

        if not is_encoding(encoding):
            text = N_("There is no encoding “{encoding}”. Use utf-8 or cp1251.")
            raise InvalidData(text, code="unknown_encoding", encoding=encoding)
        self.encode = codecs.getincrementalencoder(encoding)().encode

    def write(self, text: str) -> None:
        self.stream.write(self.encode(text))


class SeparatedWriter:
    """CSV as Russian Excel opens it: lines end in CR LF, amounts are ungrouped, texts are no formulas.

    Excel turns the 20 digits of an account into 4,07E+19, drops the leading zero of a BIC and takes 12/05 for a day
    of May; saved again, the file has lost them. So identifiers it would damage get a leading apostrophe, which the
    import takes off. ``excel=False`` leaves them clean, for programs. Totals are left out in either case: they would
    be read back, and summed up, as rows.
    """

    def __init__(self, stream: BinaryIO, sheet: Sheet, encoding: str, separator: str, *, excel: bool) -> None:
        self._sheet = sheet
        self._encoding = encoding
        self._identifier = guard_identifier if excel else harmless
        self._row = 1
        self._encoded = _Encoded(stream, encoding)
        self._csv = csv.writer(self._encoded, delimiter=separator, lineterminator="\r\n")
        headings = [harmless(escape_controls(column.heading)) for column in sheet.columns]
        # Excel takes a file that begins with the letters ID for another format, unless they are quoted.
        first = headings[0].startswith("ID")
        self._check(headings)
        quoted = csv.writer(self._encoded, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        (quoted if first else self._csv).writerow(headings)

    def write(self, row: Sequence[Value]) -> None:
        self._row += 1
        cells = [self._cell(value, column) for value, column in zip(row, self._sheet.columns, strict=True)]
        self._check(cells)
        self._csv.writerow(cells)

    def close(self, totals: Sequence[TotalRow] = ()) -> None:
        """Nothing is left to do, and ``totals`` are left out."""

    def discard(self) -> None:
        """Nothing is held."""

    def _cell(self, value: Value, column: Column) -> str:
        if column.kind == "identifier" and isinstance(value, str | int):
            return self._identifier(escape_controls(str(value)))
        text = cell_text(value, column, self._sheet.language, grouped=False)
        return harmless(escape_controls(text)) if isinstance(value, str) else text

    def _check(self, cells: Sequence[str]) -> None:
        """Refuse a character the encoding lacks, by its place, before anything of the row is written."""
        for cell, column in zip(cells, self._sheet.columns, strict=True):
            try:
                cell.encode(self._encoding)
            except UnicodeEncodeError as error:
                text = N_("Row {row}, column “{column}”: {encoding} has no character {char}. Use UTF-8 instead.")
                raise InvalidData(
                    text,
                    code="character_not_in_encoding",
                    row=self._row,
                    column=column.heading,
                    encoding=self._encoding,
                    char=f"U+{ord(cell[error.start]):04X}",
                ) from None
