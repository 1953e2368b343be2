"""An empty form for people to fill in: an .xlsx that helps while they type and reads back as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

from paydesk import languages
from paydesk.formats.tabular.writing import escape_controls
from paydesk.formats.tabular.xlsx_writing import (
    A4,
    close_workbook,
    cut,
    new_workbook,
    set_up_print,
    sheet_name,
)

ROWS: Final = 1000
"""Rows below the heading that are checked while people type."""

EARLIEST: Final = date(2000, 1, 1)
MAX_MESSAGE: Final = 255
MAX_MESSAGE_TITLE: Final = 32
MAX_INLINE_LIST: Final = 255


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column to fill in; ``note`` pops up at its heading, ``error`` says what to type instead of a wrong value."""

    key: str
    heading: str
    kind: str = "text"
    width: int = 16
    note: str = ""
    needed: bool = False
    error: str = ""
    max_length: int | None = None


def write_template(
    stream: BinaryIO,
    columns: Sequence[TemplateColumn],
    *,
    title: str,
    language: str,
    instructions: Sequence[str],
    currencies: Sequence[str],
) -> None:
    """Write the form; the column with the key ``currency`` offers ``currencies``.

    The headings stand in row 1 of the first sheet, those that are needed in colour; the second sheet holds the
    instructions. There are no sample rows: people would send them in.
    """
    book = new_workbook(stream, in_memory=True)
    name = sheet_name(title)
    page = book.add_worksheet(name)
    help_name = sheet_name(languages.of(language).how_to_fill, [name])
    _write_instructions(book, book.add_worksheet(help_name), instructions)
    choices = _choices(book, currencies, [name, help_name])
    for index, column in enumerate(columns):
        page.set_column(index, index, column.width, _cell_format(book, column, language))
        page.write_string(0, index, escape_controls(column.heading), _heading_format(book, needed=column.needed))
        if column.note:
            page.write_comment(0, index, escape_controls(column.note), _note_size(column.note))
        if check := _check(column, choices):
            page.data_validation(1, index, ROWS, index, check | _message(column))
    page.freeze_panes(1, 0)
    set_up_print(page, title)
    page.activate()
    page.set_selection(1, 0, 1, 0)
    close_workbook(book)


def _heading_format(book: Any, *, needed: bool) -> Any:
    """Needed: bold on yellow; weight and colour, for not everybody sees the colour."""
    options = {"bold": needed, "bg_color": "#FFD966" if needed else "#EDEDED"}
    # The format of a column of identifiers or dates must not reach its heading.
    return book.add_format(options | {"text_wrap": True, "valign": "top", "border": 1, "num_format": "General"})


def _cell_format(book: Any, column: TemplateColumn, language: str) -> Any:
    day = languages.of(language).workbook_day
    numbers = {"identifier": "@", "date": day, "time": f"{day} hh:mm", "amount": "#,##0.00", "whole": "0"}
    options: dict[str, Any] = {"valign": "top"}
    if column.kind in numbers:
        options["num_format"] = numbers[column.kind]
    else:
        # Text cells keep what is typed ("3-5" is no third of May), but show more than 255 characters as ####.
        options |= {"num_format": "@" if (column.max_length or 0) <= 255 else "General", "text_wrap": True}
    return book.add_format(options)


def _note_size(note: str) -> dict[str, int]:
    """Return a note large enough for its text, for Excel does not scroll in it."""
    lines = sum(1 + len(line) // 38 for line in note.split("\n"))
    return {"width": 240, "height": 24 + 16 * lines, "font_size": 9}


def _check(column: TemplateColumn, choices: list[str] | str) -> dict[str, Any]:
    """Return what Excel checks in a column, or nothing."""
    if column.key == "currency" and choices:
        # A warning only: the import knows more currencies, and words for them, than a list can offer.
        return {"validate": "list", "source": choices, "error_type": "warning"}
    if column.kind in ("date", "time"):
        return {"validate": "date", "criteria": ">=", "value": EARLIEST}
    if column.kind == "amount":
        return {"validate": "decimal", "criteria": ">", "value": 0}
    if column.max_length is not None:
        return {"validate": "length", "criteria": "<=", "value": column.max_length}
    return {}


def _message(column: TemplateColumn) -> dict[str, str]:
    if not column.error:
        return {}
    title = cut(escape_controls(column.heading), MAX_MESSAGE_TITLE)
    return {"error_title": title, "error_message": cut(escape_controls(column.error), MAX_MESSAGE)}


def _choices(book: Any, currencies: Sequence[str], taken: Sequence[str]) -> list[str] | str:
    """Return the currencies, or where they stand: a list longer than 255 characters goes to a hidden sheet."""
    if len(",".join(currencies)) <= MAX_INLINE_LIST:
        return list(currencies)
    name = sheet_name("ISO 4217", taken)
    page = book.add_worksheet(name)
    for row, currency in enumerate(currencies):
        page.write_string(row, 0, currency)
    page.hide()
    return f"='{name}'!$A$1:$A${len(currencies)}"


def _write_instructions(book: Any, page: Any, instructions: Sequence[str]) -> None:
    text = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 100)
    page.hide_gridlines(2)
    for row, paragraph in enumerate(instructions):
        page.write_string(row, 0, escape_controls(paragraph), text)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
