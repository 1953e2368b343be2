"""HTML tables, which some programs export under the name of an Excel file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paydesk.errors import N_, Problem
from paydesk.formats.tabular.cells import HEAD_LINES, MAX_ROWS, Line, Source, fitted, hidden_rows, shown
from paydesk.formats.tabular.cells import too_many_rows as too_many
from paydesk.formats.tabular.headings import count_known
from paydesk.formats.tabular.html_rows import Parser, Row, broken
from paydesk.formats.tabular.text_input import MAX_LINE, TextInput

_ACCOUNT: Final = re.compile(r"[0-9]{20}", re.ASCII)
_TAG: Final = re.compile(r"<[a-z]", re.IGNORECASE | re.ASCII)
_MAX_TAG: Final = 1 << 17
"""Characters of a tag without its end: its attributes take two hundred times the memory of their text."""


class _Others:
    """Tables that are not read and seem to hold payments: rows below headings, or rows like those of the table."""

    def __init__(self) -> None:
        self.found: dict[int, None] = {}
        self._headed: set[int] = set()

    def look(self, index: int, number: int, cells: list[str | None], width: int) -> None:
        """Look at a row of another table; ``width`` is that of the table which is read."""
        if index in self.found:
            return
        if index in self._headed:
            if sum(bool(cell) for cell in cells) > 1:
                self.found[index] = None
        elif number <= HEAD_LINES and count_known(cells) >= 3:
            self._headed.add(index)
        elif len(cells) == width and any(cell and _ACCOUNT.fullmatch(cell) for cell in cells):
            self.found[index] = None


class HtmlSource(Source):
    """The first table of a page that has headings."""

    kind = "html"

    def __init__(self, text: TextInput) -> None:
        super().__init__()
        self._text = text
        self.encoding = text.encoding
        self.size = text.size
        self._told = False
        self._table = self._chosen()

    def position(self) -> int:
        return self._text.position()

    def lines(self) -> Iterator[Line]:
        """Read the rows of the table, numbered as a spreadsheet would.

        :raises InvalidData: the HTML is broken, a cell or the table is too long.
        """
        hidden, width = 0, 0
        others = _Others()
        for index, number, cells, unseen in self._rows():
            if index == self._table:
                if number > MAX_ROWS:
                    raise too_many()
                hidden += unseen
                width = max(width, len(cells))
                yield Line(number, fitted(cells, number))
            else:
                others.look(index, number, cells, width)
        self._tell(hidden, others)

    def _tell(self, hidden: int, others: _Others) -> None:
        """Note what was seen on the way, once: the table is read more than once."""
        if self._told:
            return
        self._told = True
        if hidden:
            self.notes.append(hidden_rows(hidden))
        if others.found:
            text = N_("Tables {others} of the page have payments, too; only table {table} was read. Save them as files of "
                      "their own.")  # fmt: skip
            names = shown(", ".join(str(index + 1) for index in others.found))
            self.notes.append(Problem("file", "other_tables", text, {"table": self._table + 1, "others": names}))

    def _rows(self) -> Iterator[Row]:
        parser = Parser()
        try:
            for chunk in self._text.chunks():
                parser.feed(chunk)
                # A tag or a comment without an end would be looked through again with every piece.
                most = _MAX_TAG if _TAG.match(parser.rawdata) else MAX_LINE
                if len(parser.rawdata) > most:
                    raise broken()
                yield from parser.finished
                parser.finished.clear()
            parser.close()
        except AssertionError:  # html.parser: a declaration that nobody knows
            raise broken() from None
        yield from parser.finished

    def _chosen(self) -> int:
        """Return the first table with three known headings, else the one with most."""
        best, most = 0, 0
        for index, number, cells, _unseen in self._rows():
            if number > HEAD_LINES:
                continue
            known = count_known(cells)
            if known >= 3:
                return index
            if known > most:
                best, most = index, known
        return best
