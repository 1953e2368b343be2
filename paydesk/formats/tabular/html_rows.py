"""The rows of HTML tables, as they are read from the mark-up."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.tabular.cells import MAX_CELL, cell_too_long, fitted

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_SPAN: Final = re.compile(r"[0-9]{1,5}", re.ASCII)
_MAX_SPAN: Final = 1000
"""What browsers take for colspan at most."""

_WIDEST: Final = 20_000
"""Cells after which a row is given up at once; real ones are counted at its end."""

_SILENT: Final = frozenset({"script", "style", "head", "title", "noscript", "template"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})
_PARTS: Final = frozenset({"table", "tr", "td", "th", *_SECTIONS})
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)

_SIGN: Final = "span"
SIGN_ATTRIBUTE: Final = "data-char"
"""Names a sign by its number: ``<span data-char="202e">\\u202e</span>``."""

_HEX: Final = re.compile(r"[0-9a-f]{1,6}", re.ASCII)
_KEPT: Final = "\uffff"
"""Holds the place of such a sign; it is no character, so that no text has it."""

_KEPT_SIGN: Final = re.compile(_KEPT)


class _Table:
    """An open table: its index, the row being read, and cells that reach down from rows above."""

    def __init__(self, index: int, *, hidden: bool) -> None:
        self.index = index
        self.rows = 0
        self.cells: list[str | None] | None = None
        self.text: list[str] | None = None
        self.length = 0
        self.span = (1, 1)
        self.down: dict[int, int] = {}
        self.kept: list[str] = []
        self.hidden = hidden
        self.section_hidden = False
        self.row_hidden = False


Row = tuple[int, int, list[str | None], bool]


class Parser(HTMLParser):
    """Collects the finished rows as (table, row number, cells, whether it is hidden)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.finished: list[Row] = []
        self._open: list[_Table] = []
        self._count = 0
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent == _SIGN and tag in _PARTS:
            self._silent = ""  # a sign without an end costs no cell
        if self._silent:
            return
        if tag in _SILENT and tag != "head":
            self._silent = tag
        elif tag in _PARTS:
            self._start_part(tag, attrs)
        elif tag in ("sup", "sub"):
            self._add(" ")  # 12<sup>50</sup> is twelve and fifty hundredths, not 1250
        elif tag in _BREAKS:
            self._add("\n")
        elif tag == _SIGN and (char := _sign(attrs)):
            self._keep(char)
            self._silent = tag

    def _start_part(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._push(hidden=_is_hidden(attrs))
        elif tag in _SECTIONS:
            self._start_section(hidden=_is_hidden(attrs))
        elif tag == "tr":
            self._start_row(hidden=_is_hidden(attrs))
        else:
            self._start_cell(dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            return
        self.handle_starttag(tag, attrs)
        if tag in ("td", "th", _SIGN):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent == _SIGN and tag in _PARTS:
            self._silent = ""
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
            self._add(_SPACES.sub(" ", data).replace(_KEPT, "\ufffd"))

    def close(self) -> None:
        super().close()
        while self._open:
            self._pop()

    def _push(self, *, hidden: bool = False) -> None:
        if len(self._open) >= 100:
            raise broken()
        self._open.append(_Table(self._count, hidden=hidden))
        self._count += 1

    def _start_section(self, *, hidden: bool) -> None:
        if self._open:
            self._end_row()
            self._open[-1].section_hidden = hidden

    def _pop(self) -> None:
        if self._open:
            self._end_row()
            self._open.pop()
            self._add("\n")  # a table inside a cell is part of its text

    def _start_row(self, *, hidden: bool) -> None:
        if not self._open:
            self._push()  # some exports begin with the rows
        self._end_row()
        table = self._open[-1]
        table.cells, table.row_hidden = [], hidden or table.section_hidden or table.hidden

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._open:
            return
        table = self._open[-1]
        if table.cells is None:
            table.cells, table.row_hidden = [], table.section_hidden or table.hidden
        self._end_cell()
        table.text, table.length = [], 0
        table.kept.clear()
        table.span = (_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        table = self._open[-1] if self._open else None
        if table is None or table.text is None or table.cells is None:
            return
        _fill(table)
        lines = (line.strip() for line in "".join(table.text).split("\n"))
        text = "\n".join(line for line in lines if line)
        kept = iter(table.kept)
        text = _KEPT_SIGN.sub(lambda _match: next(kept, ""), text) if table.kept else text
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
        if not self._open:
            return  # its table has ended, or never began
        table = self._open[-1]
        self._end_cell()
        if table.cells is None:
            return
        _fill(table)
        table.down = {column: rows - 1 for column, rows in table.down.items() if rows > 1}
        table.rows += 1
        self.finished.append((table.index, table.rows, table.cells, table.row_hidden))
        table.cells = None
        if len(self._open) > 1:
            self._add("\n")

    def _keep(self, char: str) -> None:
        """Add a sign that stays whatever becomes of the spaces around it."""
        if self._open and self._open[-1].text is not None:
            self._open[-1].kept.append(char)
            self._add(_KEPT)

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


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "hidden" or (name == "style" and value and _UNSEEN.search(value)) for name, value in attrs)


def _sign(attrs: list[tuple[str, str | None]]) -> str:
    """Return the sign that our own pages write by its number, since it would be lost, or could deceive who reads them."""
    number = dict(attrs).get(SIGN_ATTRIBUTE) or ""
    if not _HEX.fullmatch(number) or int(number, 16) > 0x10FFFF or 0xD800 <= int(number, 16) < 0xE000:
        return ""
    return chr(int(number, 16))


def _span(text: str | None) -> int:
    match = _SPAN.match(text.strip()) if text else None
    return min(max(int(match[0]), 1), _MAX_SPAN) if match else 1


def broken() -> InvalidData:
    """Return the error for mark-up that makes no table."""
    return InvalidData(
        N_("The HTML is broken or is no table. Open it in a spreadsheet and save it as .xlsx."), code="html_broken"
    )
