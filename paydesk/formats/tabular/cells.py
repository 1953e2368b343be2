"""What the readers of all kinds of tables have in common: cells, lines, limits and the source they give."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from paydesk.errors import N_, InvalidData, Problem

Cell = str | int | float | Decimal | bool | date | datetime | None

MAX_COLUMNS: Final = 200
MAX_ROWS: Final = 1_100_000
"""Somewhat above the 1 048 576 rows of a sheet."""

MAX_CELL: Final = 131_072
"""Characters in a cell: the limit of Python's csv module, four times that of a spreadsheet."""

HEAD_LINES: Final = 50
"""Lines in which the headings are looked for."""

SHOWN: Final = 60
"""Characters of a foreign text that a message shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record; ``number`` is the line on which it begins or the row of the sheet, counted from 1."""

    number: int
    cells: Sequence[Cell]


class Source(ABC):
    """A table that can be read, as often as needed, from its beginning."""

    kind: str
    """csv, xlsx, xls, ods, html, json or jsonl."""

    size: int = 0
    """Bytes of the file; rows of the sheet for workbooks."""

    encoding: str | None = None
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()
    delimiter: str | None = None
    date1904: bool = False
    """Whether serial days are counted from 1904."""

    def __init__(self) -> None:
        self.notes: list[Problem] = []
        """What is worth telling and no error; the field is ``file``."""

    @property
    def exact_numbers(self) -> bool:
        """Tell whether numbers are as written; a workbook keeps 15 digits only."""
        return self.kind in ("json", "jsonl")

    @abstractmethod
    def lines(self) -> Iterator[Line]:
        """Read the table from its beginning; the lines that are no part of the table come, too."""

    @abstractmethod
    def position(self) -> int:
        """Tell how much of ``size`` has been read."""


def is_empty(cell: Cell) -> bool:
    """Tell whether there is nothing in the cell, or only spaces."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def shown(text: object) -> str:
    """Shorten a foreign text for a message, on one line."""
    line = " ".join(str(text).split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def fitted(cells: Sequence[Cell], number: int) -> Sequence[Cell]:
    """Return the cells of a line without empty ones at the end when there are too many.

    :raises InvalidData: there are too many all the same.
    """
    if len(cells) <= MAX_COLUMNS:
        return cells
    width = len(cells)
    while width and is_empty(cells[width - 1]):
        width -= 1
    if width > MAX_COLUMNS:
        raise InvalidData(
            N_("Line {row} has {count} columns, at most {limit} are read. Leave only the columns of the payments."),
            code="too_many_columns",
            row=number,
            count=width,
            limit=MAX_COLUMNS,
        )
    return cells[:width]


def hidden_rows(count: int) -> Problem:
    """Return the note that rows were read which people do not see."""
    text = N_("{count} hidden rows were read, too. Show or delete them in the workbook if they are not meant.")
    return Problem("file", "hidden_rows", text, {"count": count})


def too_many_rows() -> InvalidData:
    """Return the error for a table that is too long."""
    return InvalidData(
        N_("The table has more than {limit} rows. Split it into several files."), code="too_many_rows", limit=MAX_ROWS
    )


def cell_too_long(number: int) -> InvalidData:
    """Return the error for a cell beyond :data:`MAX_CELL`."""
    return InvalidData(
        N_(
            "The cell that begins on line {row} is longer than {limit} characters. Most likely a quotation mark is not "
            "closed: double the quotation marks inside the cell, or export the table again."
        ),
        code="field_too_long",
        row=number,
        limit=MAX_CELL,
    )
