"""HTML tables, which some programs export under the name of an Excel file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.tabular.cells import HEAD_LINES, MAX_CELL, MAX_ROWS, Line, Source, cell_too_long, fitted
from paydesk.formats.tabular.cells import too_many_rows as too_many
from paydesk.formats.tabular.headings import count_known
from paydesk.formats.tabular.text_input import MAX_LINE, TextInput

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_SPAN: Final = re.compile(r"[0-9]{1,5}", re.ASCII)
_MAX_SPAN: Final = 1000
"""What browsers take for colspan at most."""

_WIDEST: Final = 20_000
"""Cells after which a row is given up at once; real ones are counted at its end."""

_SILENT: Final = frozenset({"script", "style", "head", "title", "noscript", "template"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})


class _Table:
    """An open table: its index, the row being read, and cells that reach down from rows above."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.rows = 0
        self.cells: list[str | None] | None = None
        self.text: list[str] | None = None
        self.length = 0
        self.span = (1, 1)
        self.down: dict[int, int] = {}


class _Parser(HTMLParser):
    """Collects the finished rows as (table, row number, cells)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.finished: list[tuple[int, int, list[str | None]]] = []
        self._open: list[_Table] = []
        self._count = 0
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        if tag in _SILENT and tag != "head":
            self._silent = tag
        elif tag == "table":
            self._push()
        elif tag == "tr":
            self._start_row()
        elif tag in ("td", "th"):
            self._start_cell(dict(attrs))
        elif tag in ("sup", "sub"):
            self._add(" ")  # 12<sup>50</sup> is twelve and fifty hundredths, not 1250
        elif tag in _BREAKS:
            self._add("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            return
        self.handle_starttag(tag, attrs)
        if tag in ("td", "th"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent:
                self._silent = ""
            return
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._pop()
        elif tag in _BREAKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._add(_SPACES.sub(" ", data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._pop()

    def _push(self) -> None:
        if len(self._open) >= 100:
            raise _broken()
        self._open.append(_Table(self._count))
        self._count += 1

    def _pop(self) -> None:
        if self._open:
            self._end_row()
            self._open.pop()
            self._add("\n")  # a table inside a cell is part of its text

    def _start_row(self) -> None:
        if not self._open:
            self._push()  # some exports begin with the rows
        self._end_row()
        self._open[-1].cells = []

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._open:
            return
        table = self._open[-1]
        if table.cells is None:
            table.cells = []
        self._end_cell()
        table.text, table.length = [], 0
        table.span = (_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        table = self._open[-1] if self._open else None
        if table is None or table.text is None or table.cells is None:
            return
        _fill(table)
        lines = (line.strip() for line in "".join(table.text).split("\n"))
        text = "\n".join(line for line in lines if line)
        table.text = None
        columns, rows = table.span
        if rows > 1:
            place = len(table.cells)
            table.down.update((place + offset, rows) for offset in range(columns))
        table.cells += [text, *[None] * (columns - 1)]
        if len(table.cells) > _WIDEST:
            fitted(["x"] * len(table.cells), table.rows + 1)
        for table_around in self._open[:-1]:
            if table_around.text is not None:
                table_around.text.append(text + " ")

    def _end_row(self) -> None:
        table = self._open[-1]
        self._end_cell()
        if table.cells is None:
            return
        _fill(table)
        table.down = {column: rows - 1 for column, rows in table.down.items() if rows > 1}
        table.rows += 1
        self.finished.append((table.index, table.rows, table.cells))
        table.cells = None
        if len(self._open) > 1:
            self._add("\n")

    def _add(self, text: str) -> None:
        """Add a text to the cell it stands in."""
        table = self._open[-1] if self._open else None
        if table is None:
            return
        if table.text is None:
            return
        table.length += len(text)
        if table.length > MAX_CELL:
            raise cell_too_long(table.rows + 1)
        table.text.append(text)


def _fill(table: _Table) -> None:
    """Put empty cells where cells of the rows above reach down."""
    cells = table.cells
    while cells is not None and table.down.get(len(cells), 0) > 0 and len(cells) < _WIDEST:
        cells.append(None)


def _span(text: str | None) -> int:
    match = _SPAN.match(text.strip()) if text else None
    return min(max(int(match[0]), 1), _MAX_SPAN) if match else 1


def _broken() -> InvalidData:
    return InvalidData(
        N_("The HTML is broken or is no table. Open it in a spreadsheet and save it as .xlsx."), code="html_broken"
    )


class HtmlSource(Source):
    """The first table of a page that has headings."""

    kind = "html"

    def __init__(self, text: TextInput) -> None:
        super().__init__()
        self._text = text
        self.encoding = text.encoding
        self.size = text.size
        self._table = self._chosen()

    def position(self) -> int:
        return self._text.position()

    def lines(self) -> Iterator[Line]:
        """Read the rows of the table, numbered as a spreadsheet would.

        :raises InvalidData: the HTML is broken, a cell or the table is too long.
        """
        for index, number, cells in self._rows():
            if index == self._table:
                if number > MAX_ROWS:
                    raise too_many()
                yield Line(number, fitted(cells, number))

    def _rows(self) -> Iterator[tuple[int, int, list[str | None]]]:
        parser = _Parser()
        try:
            for chunk in self._text.chunks():
                parser.feed(chunk)
                # A tag or a comment without an end would be looked through again with every piece.
                if len(parser.rawdata) > MAX_LINE:
                    raise _broken()
                yield from parser.finished
                parser.finished.clear()
            parser.close()
        except AssertionError:  # html.parser: a declaration that nobody knows
            raise _broken() from None
        yield from parser.finished

    def _chosen(self) -> int:
        """Return the first table with three known headings, else the one with most."""
        best, most = 0, 0
        for index, number, cells in self._rows():
            if number > HEAD_LINES:
                continue
            known = count_known(cells)
            if known >= 3:
                return index
            if known > most:
                best, most = index, known
        return best
