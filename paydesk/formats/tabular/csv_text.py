"""Separated text: which sign separates, and records with the line on which they begin."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.tabular.cells import (
    HEAD_LINES,
    MAX_COLUMNS,
    MAX_ROWS,
    Line,
    Source,
    cell_too_long,
    fitted,
    too_many_rows,
)
from paydesk.formats.tabular.headings import count_known
from paydesk.formats.tabular.text_input import TextInput

DELIMITERS: Final = (";", "\t", ",", "|")
"""In the order in which they win when nothing tells them apart."""

_SEP: Final = re.compile(r"""\ufeff?"?sep=([^\w\s"']|\t)"?\r?\n?""", re.IGNORECASE)


class CsvSource(Source):
    """A text file with separated cells."""

    kind = "csv"

    def __init__(self, text: TextInput) -> None:
        super().__init__()
        self._text = text
        self.encoding = text.encoding
        self.size = text.size
        head = text.head()
        self._named = _SEP.fullmatch(head.split("\n", 1)[0])
        self.delimiter: str = self._named[1] if self._named else _delimiter(head)

    def position(self) -> int:
        return self._text.position()

    def lines(self) -> Iterator[Line]:
        """Read the records.

        :raises InvalidData: unbalanced quotes, a cell or a table that is too long.
        """
        physical = self._text.lines()
        skipped = 0
        if self._named:  # Excel's own line that names the separator
            next(physical, None)
            skipped = 1
        reader = csv.reader(physical, delimiter=self.delimiter, strict=True)
        begin = skipped + 1
        try:
            for count, cells in enumerate(reader):
                if count >= MAX_ROWS:
                    raise too_many_rows()
                yield Line(begin, cells if len(cells) <= MAX_COLUMNS else fitted(cells, begin))
                begin = skipped + reader.line_num + 1
        except csv.Error as error:
            raise _csv_error(error, begin) from None


def _csv_error(error: csv.Error, begin: int) -> InvalidData:
    if "field larger" in str(error):
        return cell_too_long(begin)
    return InvalidData(
        N_(
            "The quotation marks of the record that begins on line {row} do not match. Double the quotation marks "
            'inside the cell ("OOO ""Romashka"""), or export the table again.'
        ),
        code="csv_quotes",
        row=begin,
    )


def _delimiter(head: str) -> str:
    """Choose the separator that gives most known headings in a row, else the one that gives the most even rows."""
    physical = list(io.StringIO(head, newline=""))  # as the file is read: line ends stay, they may stand inside quotes
    best, best_score = DELIMITERS[0], (0, 0)
    for delimiter in DELIMITERS:
        rows = _rows(physical, delimiter)
        score = (max((count_known(row) for row in rows), default=0), _evenness(rows))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _rows(physical: list[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # what is wrong will be told when the table is read
        rows.extend(islice(csv.reader(physical, delimiter=delimiter), HEAD_LINES))
    return rows


def _evenness(rows: list[list[str]]) -> int:
    """Return how many cells the rows of the most frequent width have together; one column counts for nothing."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max((width * count for width, count in widths.items()), default=0)
