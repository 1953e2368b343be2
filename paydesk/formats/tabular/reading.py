"""Opening a table of payments: what a file is, is told by its content and never by its name."""

from __future__ import annotations

import contextlib
import re
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData, UsageError
from paydesk.formats.tabular.cells import Source, shown
from paydesk.formats.tabular.csv_text import CsvSource
from paydesk.formats.tabular.html_table import HtmlSource
from paydesk.formats.tabular.json_rows import JsonSource
from paydesk.formats.tabular.text_input import TextInput, is_encoding, is_rubbish, open_text
from paydesk.formats.tabular.workbook import WorkbookSource

_OTHER: Final = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
_BINARY_ONLY: Final = frozenset({b"BM", b"MZ", b"RIFF"})
"""Beginnings that could be words, too: only with bytes that no text has."""

_MARKUP: Final = re.compile(r"<(?:[a-z]|!|\?)", re.IGNORECASE)


def open_source(body: BinaryIO, *, encoding: str | None = None, sheet: str | None = None) -> Source:
    """Return the table in the file, ready to be read from its beginning.

    :param body: the file, seekable; it stays open and is used by the source.
    :param encoding: what the user says about a text file.
    :param sheet: name or number of the sheet of a workbook.
    :raises InvalidData: the file is empty, or no table.
    :raises UsageError: no such encoding or sheet.
    """
    body.seek(0)
    beginning = body.read(4096)
    if not beginning.strip():
        raise InvalidData(N_("The file is empty. Export the table again."), code="file_empty")
    if beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return WorkbookSource(body, "zip", sheet)
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        return WorkbookSource(body, "xls", sheet)
    _refuse_other(beginning)
    if sheet is not None:
        raise UsageError(
            N_("The file is no workbook, so it has no sheet {sheet}. Leave --sheet out."),
            code="sheet_unknown",
            sheet=shown(sheet),
        )
    if encoding is None and is_rubbish(beginning):
        raise _binary()
    text = _opened(body, encoding, beginning)
    head = text.head().lstrip("\ufeff \t\r\n\0")
    if not head:
        raise InvalidData(N_("The file is empty. Export the table again."), code="file_empty")
    if is_rubbish(head[:4096].encode("utf-8", "replace")):
        raise _binary()
    if _MARKUP.match(head):
        _refuse_xml(head)
        return HtmlSource(text)
    return JsonSource(text) if head[0] in "{[" else CsvSource(text)


def _opened(body: BinaryIO, encoding: str | None, beginning: bytes) -> TextInput:
    """Open the text; of a page that names its encoding, try that before guessing, but UTF-8 before that: pages lie."""
    named = _charset(beginning) if encoding is None and _starts_markup(beginning) else None
    for name in ("utf-8", named) if named else ():
        with contextlib.suppress(InvalidData):
            return open_text(body, name)
    return open_text(body, encoding)


def _refuse_xml(head: str) -> None:
    if "urn:schemas-microsoft-com:office:spreadsheet" in head[:4096]:
        raise InvalidData(
            N_("The file is an XML table of Excel 2003. Open it in a spreadsheet and save it as .xlsx."),
            code="xml_spreadsheet",
        )


def _refuse_other(beginning: bytes) -> None:
    for signature, name in _OTHER:
        if not beginning.startswith(signature):
            continue
        if signature in _BINARY_ONLY and b"\0" not in beginning:
            continue
        raise InvalidData(
            N_(
                "The file is {kind}, not a table. Give a table as .xlsx, .xls, .ods, CSV, HTML or JSON. "
                "An invoice is filed by: paydesk new --from FILE"
            ),
            code="not_a_table",
            kind=name,
        )


def _binary() -> InvalidData:
    """Return the error for a file with control characters all over; single ones are told later, with their line."""
    return InvalidData(
        N_("The file is binary, not a table. Give a table as .xlsx, .xls, .ods, CSV, HTML or JSON."),
        code="not_a_table",
    )


def _starts_markup(beginning: bytes) -> bool:
    return beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def _charset(beginning: bytes) -> str | None:
    """Return the encoding that the page names; one that nobody knows, or a mark at the beginning, counts for more."""
    match = None if beginning.startswith(b"\xef\xbb\xbf") else _CHARSET.search(beginning)
    if not match:
        return None
    name = match[1].decode("ascii", "replace")
    # A page that names UTF-16 in single bytes is not in UTF-16.
    return None if name.casefold().startswith(("utf-16", "utf16")) or not is_encoding(name) else name
