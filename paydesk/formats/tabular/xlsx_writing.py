"""Tables out as .xlsx: real dates and numbers, texts that stay texts, ready to print.

XlsxWriter writes each row to a temporary file as soon as the next one begins, and packs the files at the end.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO, Final

from paydesk import languages
from paydesk.errors import N_, InvalidData
from paydesk.formats.tabular.writing import (
    NUMBERS,
    Column,
    Sheet,
    TotalRow,
    Value,
    date_text,
    escape_controls,
    number_text,
    plain_date,
    total_values,
)

MAX_ROWS: Final = 1_048_576
MAX_TEXT: Final = 32_767
A4: Final = 9
MAX_SHEET_NAME: Final = 31
MAX_DIGITS: Final = 15
"""Significant digits a spreadsheet keeps of a number."""

FIRST_DATE: Final = date(1900, 3, 1)
"""Before it, spreadsheets count days in two ways, or not at all."""

_NOT_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f]")
_SAFE_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


class _Target:
    """The stream as zipfile needs it; after a failure it takes everything in silence.

    A ZipFile that failed writes its end once more when it is collected, and Python would print that it failed, too.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._failed = False
        self.seekable = stream.seekable

    def write(self, data: bytes) -> int:
        return len(data) if self._failed else int(self._guarded(self._stream.write, data))

    def flush(self) -> None:
        if not self._failed:
            self._guarded(self._stream.flush)

    def tell(self) -> int:
        return 0 if self._failed else self._stream.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self._failed else self._stream.seek(offset, whence)

    def _guarded(self, do: Callable[..., Any], *args: Any) -> Any:
        try:
            return do(*args)
        except BaseException:
            self._failed = True
            raise


def new_workbook(stream: BinaryIO, **options: Any) -> Any:
    """Return a workbook of XlsxWriter in which texts stay texts."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    return Workbook(_Target(stream), _SAFE_OPTIONS | options)


def close_workbook(book: Any) -> None:
    """Write the workbook to its stream; a full disk is the OSError it is."""
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    try:
        book.close()
    except FileCreateError as error:
        if error.args and isinstance(error.args[0], OSError):
            raise error.args[0] from None
        raise


def utf16_length(text: str) -> int:
    """Return the length as Excel counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, limit: int) -> str:
    """Return the text, its end cut off if Excel would not take it."""
    if utf16_length(text) <= limit:
        return text
    while utf16_length(text) >= limit:
        text = text[:-1]
    return text + "…"


def sheet_name(title: str, taken: Sequence[str] = ()) -> str:
    r"""Return a name Excel takes: at most 31 characters, without ``[]:*?/\`` or an apostrophe at either end."""
    name = " ".join(_NOT_IN_SHEET_NAME.sub(" ", escape_controls(title.replace("\n", " ")).replace("\\", " ")).split())
    # An apostrophe may come to the end by the cut; "History" is a name Excel keeps to itself.
    name = cut(name, MAX_SHEET_NAME).strip("' ") or "paydesk"
    used = {"history", *(other.lower() for other in taken)}
    return name if name.lower() not in used else f"{cut(name, MAX_SHEET_NAME - 2)} 2"


def set_up_print(page: Any, title: str) -> None:
    """Landscape A4, one page wide, headings on each page, the title above and page numbers below."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    # An ampersand begins a code in headers; doubled it is one, and may double the length of what is cut here.
    page.set_header("&C" + cut(escape_controls(title).replace("\n", " "), 120).replace("&", " "))
    page.set_footer("&C&P / &N")


class XlsxWriter:
    """Writes a workbook of one sheet."""

    def __init__(self, stream: BinaryIO, sheet: Sheet) -> None:
        self._sheet = sheet
        self._folder = tempfile.mkdtemp(prefix="paydesk-")
        # Whatever happens, no payment data stay behind in temporary files.
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._book = new_workbook(stream, constant_memory=True, tmpdir=self._folder)
        self._page = self._book.add_worksheet(sheet_name(sheet.title))
        self._formats: dict[tuple[str, bool], Any] = {}
        self._row = 0
        self._begin()

    def write(self, row: Sequence[Value]) -> None:
        try:
            self._put(row, bold=False)
        except BaseException:
            self.discard()
            raise

    def close(self, totals: Sequence[TotalRow] = ()) -> None:
        last = self._row - 1
        columns = self._sheet.columns
        try:
            self._page.autofilter(0, 0, last, len(columns) - 1)
            if totals:
                self._row += 1  # an empty row: filters and sorting in Excel take in whatever adjoins the table
            for total in totals:
                self._put(total_values(self._sheet, total), bold=True)
            if last:
                self._calm_warnings(last)
            close_workbook(self._book)
        finally:
            self.discard()

    def discard(self) -> None:
        if self._page.row_data_fh is not None:
            self._page.row_data_fh.close()
        self._remove()

    def _begin(self) -> None:
        heading = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E7E6E6"}
        )
        for index, column in enumerate(self._sheet.columns):
            self._page.set_column(index, index, column.width)
        for index, column in enumerate(self._sheet.columns):
            self._text(index, column, column.heading, heading)
        self._row = 1
        self._page.freeze_panes(1, 0)
        set_up_print(self._page, self._sheet.title)

    def _calm_warnings(self, last: int) -> None:
        """Spare the reader a green corner on each identifier: it is text on purpose."""
        from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

        kinds = enumerate(column.kind for column in self._sheet.columns)
        ranges = [xl_range(1, index, last, index) for index, kind in kinds if kind == "identifier"]
        if ranges:
            self._page.ignore_errors({"number_stored_as_text": " ".join(ranges)})

    def _put(self, row: Sequence[Value], *, bold: bool) -> None:
        if self._row >= MAX_ROWS:
            text = N_("An .xlsx file holds {limit} rows at most. Use CSV instead.")
            raise InvalidData(text, code="too_many_rows", limit=MAX_ROWS - 1)
        for index, (value, column) in enumerate(zip(row, self._sheet.columns, strict=True)):
            if value is not None:
                self._cell(index, column, value, bold=bold)
        self._row += 1

    def _cell(self, index: int, column: Column, value: str | int | Decimal | date, *, bold: bool) -> None:
        """Write a value as what it is, or as text where a spreadsheet cannot hold it."""
        text_format = self._format("@" if column.kind == "identifier" else "", column, bold=bold)
        if isinstance(value, str):
            self._text(index, column, value, text_format)
        elif isinstance(value, date):
            value = plain_date(value, column.kind)
            self._date(index, column, value, bold=bold)
        elif column.kind == "identifier":
            self._text(index, column, str(value), text_format)
        elif len(str(abs(value)).replace(".", "").strip("0")) > MAX_DIGITS:
            text = number_text(value, self._sheet.language, grouped=column.kind == "amount")
            self._text(index, column, text, text_format)
        else:
            number_format = self._format(_number_format(value, column), column, bold=bold)
            self._page.write_number(self._row, index, float(value), number_format)

    def _date(self, index: int, column: Column, value: date, *, bold: bool) -> None:
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        if moment.date() < FIRST_DATE:
            text = date_text(value, self._sheet.language)
            self._text(index, column, text, self._format("", column, bold=bold))
            return
        pattern = languages.of(self._sheet.language).workbook_day + (" hh:mm" if isinstance(value, datetime) else "")
        # Spreadsheets know no time zones: the time stands as it was given.
        self._page.write_datetime(
            self._row, index, moment.replace(tzinfo=None), self._format(pattern, column, bold=bold)
        )

    def _text(self, index: int, column: Column, text: str, text_format: Any) -> None:
        text = escape_controls(text)
        if len(text) > MAX_TEXT // 2 and (length := utf16_length(text)) > MAX_TEXT:
            raise InvalidData(
                N_(
                    "Row {row}, column “{column}”: {length} characters; a cell of .xlsx holds {limit}. Use CSV instead."
                ),
                code="cell_too_long",
                row=self._row + 1,
                column=column.heading,
                length=length,
                limit=MAX_TEXT,
            )
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take this text for the XML of a formatted one; as two pieces it is escaped.
            plain = self._format("", column, bold=False)
            self._page.write_rich_string(self._row, index, "<", plain, text[1:], text_format)
            return
        self._page.write_string(self._row, index, text, text_format)

    def _format(self, number: str, column: Column, *, bold: bool) -> Any:
        """Return one format for all cells of a kind: a workbook holds some 64 000."""
        place = "right" if column.kind in NUMBERS else "text" if column.kind == "text" else ""
        key = (f"{place} {number}", bold)
        if key not in self._formats:
            options: dict[str, Any] = {"valign": "top", "bold": bold}
            if number:
                options["num_format"] = number
            if place == "right":
                options["align"] = "right"
            if place == "text":
                options["text_wrap"] = True
            self._formats[key] = self._book.add_format(options)
        return self._formats[key]


def _number_format(value: Decimal | int, column: Column) -> str:
    """Return the format with the decimals the value has: two for roubles, none for yen."""
    if column.kind != "amount":
        return "0"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * digits if digits else "")
