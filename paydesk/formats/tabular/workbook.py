"""Workbooks: .xlsx, .xlsm, .ods and the old .xls, by way of python-calamine, which reads a sheet into memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from paydesk.errors import N_, InvalidData, PaydeskError, Problem, UsageError
from paydesk.formats.tabular import number_formats, workbook_zip
from paydesk.formats.tabular.cells import (
    HEAD_LINES,
    MAX_ROWS,
    Cell,
    Line,
    Source,
    fitted,
    hidden_rows,
    shown,
    too_many_rows,
)
from paydesk.formats.tabular.headings import count_known

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata


class WorkbookSource(Source):
    """A sheet of a workbook."""

    def __init__(self, body: BinaryIO, kind: str, sheet: str | None) -> None:
        super().__init__()
        self._place = 0
        looked = workbook_zip.check(body) if kind == "zip" else workbook_zip.Looked(kind)
        self.kind = looked.kind
        book = _opened(body)
        sheets = [meta for meta in _attempt(lambda: book.sheets_metadata) if _is_worksheet(meta)]
        if not sheets:
            raise _broken("no worksheet")
        names = [meta.name for meta in sheets]
        self.sheet, self._data = _named(book, names, sheet) if sheet else self._best(book, sheets)
        self.other_sheets = tuple(name for name in names if name != self.sheet)
        self.size = self._data.end[0] + 1 if self._data.end else 0
        self._errors = looked.errors.get(self.sheet, {})
        self._shown = looked.shown
        self._formatted = looked.formatted.get(self.sheet, array("Q"))
        self.date1904 = looked.date1904
        if hidden := looked.sizes.get(self.sheet, (0, 0, 0))[2]:
            self.notes.append(hidden_rows(hidden))

    def _best(self, book: CalamineWorkbook, sheets: list[SheetMetadata]) -> tuple[str, CalamineSheet]:
        """Choose the first sheet with headings, visible ones first; tell about others that have them, too."""
        found: tuple[str, CalamineSheet] | None = None
        first: tuple[str, CalamineSheet] | None = None
        others: list[str] = []
        for meta in sorted(sheets, key=lambda meta: not _is_visible(meta)):
            data = _attempt(lambda name=meta.name: book.get_sheet_by_name(name))
            first = first or (meta.name, data)
            if _known(data) < 2:
                continue
            if found:
                others.append(meta.name)
            else:
                found = (meta.name, data)
        if found and others:
            text = N_("Sheet {sheet} is read; {others} have payments, too. Choose another one with --sheet.")
            params = {"sheet": found[0], "others": shown(", ".join(others))}
            self.notes.append(Problem("file", "other_sheets", text, params))
        chosen = found or first
        if chosen is None:
            raise _broken("no worksheet")
        return chosen

    def position(self) -> int:
        return self._place

    def lines(self) -> Iterator[Line]:
        """Read the rows of the sheet, empty ones above the table, too, so that they are numbered as people see them."""
        self._place = 0
        formatted = map(workbook_zip.unpacked, self._formatted)
        next_one = next(formatted, None)
        for number, row in enumerate(_rows(self._data), start=1):
            if number > MAX_ROWS:
                raise too_many_rows()
            self._place = number
            cells = [_cell(value) for value in row]
            for place in self._errors.get(number, ()):
                if place < len(cells):
                    cells[place] = "#N/A"  # which error it was, calamine does not tell
            while next_one and next_one[0] <= number:
                _row, place, style = next_one
                next_one = next(formatted, None)
                if place < len(cells) and type(value := cells[place]) in (float, int):
                    cells[place] = number_formats.formatted(float(value), self._shown[style])  # type: ignore[arg-type]
            yield Line(number, fitted(cells, number))


def _rows(data: CalamineSheet) -> Iterator[list[Any]]:
    # An empty sheet has no rows, and calamine begins at row 1 whatever is empty.
    rows = _attempt(data.iter_rows)
    while (row := _attempt(lambda: next(rows, None))) is not None:
        yield row


def _known(data: CalamineSheet) -> int:
    return max((count_known(row) for row in islice(_rows(data), HEAD_LINES)), default=0)


def _cell(value: Any) -> Cell:
    if isinstance(value, (str, float, int, date)):  # bool is an int, datetime is a date
        return value
    return str(value)  # a time of day, a length of time


def _is_worksheet(meta: SheetMetadata) -> bool:
    return str(meta.typ).endswith("WorkSheet")


def _is_visible(meta: SheetMetadata) -> bool:
    return str(meta.visible).endswith(".Visible")


def _opened(body: BinaryIO) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    body.seek(0)
    book: CalamineWorkbook = _attempt(lambda: CalamineWorkbook.from_filelike(body))
    return book


def _attempt(action: Any) -> Any:
    """Do something with calamine and turn what goes wrong into an error for people."""
    try:
        return action()
    except PaydeskError:
        raise
    except MemoryError:
        raise workbook_zip.too_large() from None
    except Exception as error:  # noqa: BLE001 - calamine raises its own and Python's, as the fault has it
        if type(error).__name__ == "PasswordError" or "assword" in str(error):
            raise workbook_zip.encrypted() from None
        raise _broken(shown(error)) from None
    except BaseException as error:
        # A fault inside calamine (Rust) is no Exception, so that nobody swallows it by accident.
        if type(error).__name__ != "PanicException":
            raise
        raise _broken("calamine") from None


def _broken(detail: str) -> InvalidData:
    return InvalidData(
        N_("The workbook cannot be read ({detail}). Open it in a spreadsheet and save it as .xlsx or CSV UTF-8."),
        code="workbook_broken",
        detail=detail,
    )


def _named(book: CalamineWorkbook, names: list[str], sheet: str) -> tuple[str, CalamineSheet]:
    """Return the sheet by its name or its number from 1."""
    wanted = sheet.strip().casefold()
    name = next((name for name in names if name.strip().casefold() == wanted), None)
    if name is None and wanted.isdecimal() and len(wanted) < 5 and 1 <= int(wanted) <= len(names):
        name = names[int(wanted) - 1]
    if name is None:
        raise UsageError(
            N_("The workbook has no sheet {sheet}. It has: {names}."),
            code="sheet_unknown",
            sheet=shown(sheet),
            names=", ".join(names[:50]),
        )
    return name, _attempt(lambda: book.get_sheet_by_name(name))
