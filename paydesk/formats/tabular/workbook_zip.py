"""What is looked at in a zipped workbook before it is opened: how much it unpacks to, hidden rows, number formats.

calamine keeps a sheet as a full rectangle: a single cell in the last corner would ask for gigabytes.
"""

from __future__ import annotations

import contextlib
import html
import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.tabular import number_formats
from paydesk.formats.tabular.number_formats import Shown

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_MEMBERS: Final = 10_000
MAX_RATIO: Final = 200
RATIO_FROM: Final = 10 * 1024 * 1024
MAX_AREA: Final = 20_000_000
"""Cells of the rectangle around all cells of a sheet; calamine takes about 32 bytes for each."""

_CHUNK: Final = 1 << 18
_OVERLAP: Final = 1 << 10

Sizes = dict[str, tuple[int, int, int]]
"""Name of a sheet to its rows, columns and hidden rows."""

_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# A row, or a cell beyond column Z, or so far down that a row may have been left unnumbered to hide it.
_ROW_OR_CELL: Final = re.compile(
    rb"""<(?:\w+:)?row\b(?P<row>[^>]*)>|\br=["'](?:(?P<column>[A-Za-z]{2,3})(?P<line>[0-9]{1,10})|"""
    rb"""[A-Za-z](?P<far>[0-9]{7,10}))["']"""
)
_ROW_NUMBER: Final = re.compile(rb"""\br=["']([0-9]{1,9})["']""")
_HIDDEN: Final = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_ODS: Final = re.compile(rb"<table:(table|table-row|covered-table-cell|table-cell)(?=[\s/>])([^>]*)>")
_ODS_REPEAT: Final = re.compile(rb'repeated="([0-9]{1,9})"')


def too_large() -> InvalidData:
    """Return the error for a workbook that would take too much memory."""
    return InvalidData(
        N_("The workbook unpacks to more than this program reads. Save the sheet as CSV UTF-8 and import that."),
        code="workbook_too_large",
    )


def encrypted() -> InvalidData:
    """Return the error for a password."""
    return InvalidData(
        N_("The workbook is protected with a password. Save it without one and try again."), code="workbook_encrypted"
    )


def not_zip() -> InvalidData:
    """Return the error for a zip that is damaged."""
    return InvalidData(
        N_("The workbook is damaged or cut off. Open it in a spreadsheet and save it again as .xlsx."),
        code="workbook_broken",
    )


@dataclass(slots=True)
class Looked:
    """What is known of a workbook before it is opened."""

    kind: str
    sizes: Sizes = field(default_factory=dict)
    errors: dict[str, dict[int, set[int]]] = field(default_factory=dict)
    """Sheet → row → columns, from 0, of cells that hold an error: calamine gives them as empty."""

    shown: list[Shown] = field(default_factory=list)
    """What the telling number formats of the workbook say: calamine gives the bare number."""

    formatted: dict[str, array[int]] = field(default_factory=dict)
    """Sheet → the cells that have such a format, in order, each packed by :func:`packed`."""

    date1904: bool = False
    """Whether the serial days of the workbook begin with 1904, as on the Macs of old."""


_STYLES: Final = 1 << 16


def packed(row: int, column: int, style: int) -> int:
    """Return a cell, its row counted from 1 and its column from 0, and the place of what its format says."""
    return (row << 14 | column) * _STYLES + style


def unpacked(cell: int) -> tuple[int, int, int]:
    """Return what :func:`packed` took."""
    place, style = divmod(cell, _STYLES)
    return place >> 14, place & 0x3FFF, style


def check(body: BinaryIO) -> Looked:
    """Return the kind of the workbook (xlsx, ods), the sizes of its sheets, and what calamine will not tell.

    :raises InvalidData: it is damaged, encrypted, too large, or no workbook.
    """
    try:
        with zipfile.ZipFile(body) as archive:
            _check_members(archive)
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return _xlsx(archive)
            if "content.xml" in names:
                return Looked("ods", _ods_sizes(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError):
        raise not_zip() from None
    raise InvalidData(
        N_("The file is packed, but it is no .xlsx or .ods. Unpack it, or save the table as .xlsx or CSV UTF-8."),
        code="not_a_table",
    )


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise encrypted()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_BYTES:
        raise too_large()
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise too_large()
        # The sizes in the list may lie: zipfile compares them and the checksum when it reads to the end.
        if not member.is_dir():
            for _piece in _pieces(archive, member.filename):
                pass


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while piece := member.read(_CHUNK):
            yield piece


def _matches(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """Find the pattern piece by piece; a match may reach over the border of two pieces."""
    rest = b""
    for piece in _pieces(archive, name):
        text = rest + piece
        # A tag that is not closed yet is left for the next piece, within reason.
        end = max(text.rfind(b"<"), len(text) - _CHUNK)
        yield from pattern.finditer(text, 0, end)
        rest = text[end:]
    yield from pattern.finditer(rest)


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].rpartition(b":")[2].decode("ascii", "replace"): html.unescape(
            (match[2] or match[3] or b"").decode("utf-8", "replace")
        )
        for match in _ATTRIBUTE.finditer(text)
    }


def _xlsx(archive: zipfile.ZipFile) -> Looked:
    names = set(archive.namelist())
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in names:
        for match in _matches(archive, "xl/_rels/workbook.xml.rels", _RELATION):
            attributes = _attributes(match[1])
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = path.replace("xl/./", "xl/")
    sheets: dict[str, str] = {}
    for match in _matches(archive, "xl/workbook.xml", _SHEET):
        attributes = _attributes(match[1])
        sheets[targets.get(attributes.get("id", ""), "")] = attributes.get("name", "")
    looked = Looked("xlsx")
    for match in _matches(archive, "xl/workbook.xml", _PROPERTIES):
        looked.date1904 = _attributes(match[1]).get("date1904", "") in ("1", "true", "on")
    styles = _telling_styles(archive, looked.shown) if "xl/styles.xml" in names else {}
    for path in names:
        if path in sheets or path.startswith("xl/worksheets/sheet"):
            name = sheets.get(path, path)
            looked.sizes[name] = _checked(*_xlsx_size(archive, path))
            looked.errors[name] = _error_cells(archive, path)
            if styles:
                looked.formatted[name] = _formatted_cells(archive, path, styles)
    return looked


def _telling_styles(archive: zipfile.ZipFile, shown: list[Shown]) -> dict[int, int]:
    """Return style of a cell → place in ``shown``, for the styles whose number format says more than the number."""
    formats: dict[int, Shown | None] = {}
    for match in _matches(archive, "xl/styles.xml", _FORMAT):
        attributes = _attributes(match[1])
        with contextlib.suppress(ValueError):
            formats[int(attributes.get("numFmtId", ""))] = number_formats.read(attributes.get("formatCode", ""))
    found: dict[int, int] = {}
    inside, style = False, 0
    for match in _matches(archive, "xl/styles.xml", _STYLE):
        if match[1]:
            inside = match[0][1:2] != b"/"
        elif inside:
            number = _attributes(match[2]).get("numFmtId", "0")
            format_id = int(number) if number.isascii() and number.isdecimal() else 0
            says = formats.get(format_id) or number_formats.built_in(format_id)
            if says and style < _STYLES:
                found[style] = len(shown)
                shown.append(says)
            style += 1
    return found


def _formatted_cells(archive: zipfile.ZipFile, path: str, styles: dict[int, int]) -> array[int]:
    """Return the cells with a telling format, in the order of the sheet."""
    found = array("Q")
    for match in _matches(archive, path, _CELL):
        style = _CELL_STYLE.search(match[1])
        place = styles.get(int(style[1]) if style else 0)
        if place is not None and (reference := _REFERENCE.search(match[1])):
            column = _column_number(reference[1].upper()) - 1
            if column < _MAX_COLUMN:
                found.append(packed(int(reference[2]), column, place))
    return array("Q", sorted(found)) if any(one > other for one, other in pairwise(found)) else found


def _error_cells(archive: zipfile.ZipFile, path: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for match in _matches(archive, path, _CELL_OF_ERROR):
        place = _REFERENCE.search(match[1])
        if place:
            found.setdefault(int(place[2]), set()).add(_column_number(place[1].upper()) - 1)
    return found


_CELL_OF_ERROR: Final = re.compile(rb"""<(?:\w+:)?c\b([^>]*\bt=["']e["'][^>]*)>""")
_REFERENCE: Final = re.compile(rb"""\br=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_FORMAT: Final = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_STYLE: Final = re.compile(rb"<(?:/?(?:\w+:)?(cellXfs)\b[^>]*|(?:\w+:)?xf\b([^>]*))>")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_CELL_STYLE: Final = re.compile(rb"""\bs=["']([0-9]{1,6})["']""")
_PROPERTIES: Final = re.compile(rb"<(?:\w+:)?workbookPr\b([^>]*)>")
_MAX_COLUMN: Final = 1 << 14


def _xlsx_size(archive: zipfile.ZipFile, path: str) -> tuple[int, int, int]:
    rows = hidden = 0
    columns: set[bytes] = set()
    for match in _matches(archive, path, _ROW_OR_CELL):
        row, column, line, far = match.groups()
        if row is None:
            rows = max(rows, int(line or far))
            columns.add(column or b"Z")
            continue
        number = _ROW_NUMBER.search(row)
        rows = max(rows + 1, int(number[1]) if number else 0)
        hidden += bool(_HIDDEN.search(row))
    return rows, max((_column_number(name.upper()) for name in columns), default=26), hidden


def _column_number(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _ods_sizes(archive: zipfile.ZipFile) -> Sizes:
    """Measure the tables of content.xml; empty cells and rows at the end are only repeated, not kept."""
    rows = columns = row_repeat = column = widest = 0
    for match in _matches(archive, "content.xml", _ODS):
        kind, attributes = match[1], match[2]
        found = _ODS_REPEAT.search(attributes)
        repeat = int(found[1]) if found else 1
        if kind == b"table":
            _checked(columns, widest, 0)
            rows = columns = widest = column = row_repeat = 0
        elif kind == b"table-row":
            rows += row_repeat
            row_repeat, column = repeat, 0
        else:
            column += repeat
            if b"value-type" in attributes:
                columns = max(columns, rows + row_repeat)
                widest = max(widest, column)
    _checked(columns, widest, 0)
    return {}


def _checked(rows: int, columns: int, hidden: int) -> tuple[int, int, int]:
    # The default width of 26 stands for sheets whose cells end before AA: their area is what the file holds.
    if rows * columns > MAX_AREA and (columns > 26 or rows > 1_100_000):
        raise too_large()
    return rows, columns, hidden
