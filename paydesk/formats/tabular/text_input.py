"""Text files: which encoding they have, and reading them without holding them in memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from paydesk.errors import N_, InvalidData, UsageError
from paydesk.formats.tabular.cells import shown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK: Final = 1 << 16
SAMPLE: Final = 1 << 16
MAX_LINE: Final = 1 << 20
"""Characters of one line of the file; only a file that is no table has longer ones."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings of Python that are ways to escape, not ways to write a file.
_NO_ENCODINGS: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "undefined"}
    | {"utf-7", "utf_7"}
)


_CONTROLS: Final = tuple(bytes((code,)) for code in (*range(9), *range(14, 26), *range(27, 32)))


class _Counted(io.RawIOBase):
    """Passes bytes on and counts them; closing it leaves the body open."""

    def __init__(self, body: BinaryIO) -> None:
        super().__init__()
        self._body = body
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._body.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


class TextInput:
    """A text file whose encoding is known and that can be read from its beginning several times."""

    def __init__(self, body: BinaryIO, encoding: str, skip: int) -> None:
        self.body = body
        self.encoding = encoding
        self.size = body.seek(0, io.SEEK_END)
        self._skip = skip
        self._raw: _Counted | None = None

    def open(self) -> io.TextIOWrapper:
        """Return the text from its beginning; line ends are kept as they are."""
        self.body.seek(self._skip)
        self._raw = _Counted(self.body)
        return io.TextIOWrapper(io.BufferedReader(self._raw, CHUNK), self.encoding, newline="")

    def lines(self) -> Iterator[str]:
        """Give the lines of the file.

        :raises InvalidData: a line without an end, or a NUL character.
        """
        text = self.open()
        number = 0
        while line := text.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE:
                raise InvalidData(
                    N_("Line {row} is longer than {limit} characters: this is no table. Export it again as CSV."),
                    code="line_too_long",
                    row=number,
                    limit=MAX_LINE,
                )
            if "\0" in line:
                raise InvalidData(
                    N_("Line {row} holds NUL characters: the file is damaged. Export it again as CSV UTF-8."),
                    code="file_nul",
                    row=number,
                )
            yield line

    def chunks(self) -> Iterator[str]:
        """Give the text in pieces."""
        text = self.open()
        while chunk := text.read(CHUNK):
            yield chunk

    def head(self) -> str:
        """Return the beginning of the text."""
        return self.open().read(SAMPLE)

    def position(self) -> int:
        """Return the bytes read since the last opening."""
        return min(self.size, self._raw.count + self._skip) if self._raw else 0


def open_text(body: BinaryIO, encoding: str | None) -> TextInput:
    """Find the encoding and check that the whole file fits it.

    :raises UsageError: no such encoding.
    :raises InvalidData: bytes that the encoding does not have.
    """
    body.seek(0)
    sample = body.read(SAMPLE)
    if encoding is not None:
        name, skip = _chosen(encoding, sample)
    else:
        name, skip = _found(body, sample)
    if line := _first_bad_line(body, name, skip):
        raise InvalidData(
            N_("Line {row} holds bytes that are no text in {encoding}. Give the right one with --encoding."),
            code="encoding_mismatch",
            row=line,
            encoding=name,
        )
    return TextInput(body, name, skip)


def is_encoding(name: str) -> bool:
    """Tell whether a text file can be in this encoding."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    # _is_text_encoding tells codecs such as rot13 and base64 apart; Python itself looks at it in open().
    return bool(getattr(info, "_is_text_encoding", True)) and info.name not in _NO_ENCODINGS


def _chosen(encoding: str, sample: bytes) -> tuple[str, int]:
    """Return the encoding the user gave by its usual name, and the length of the mark at the beginning."""
    if not is_encoding(encoding):
        raise UsageError(
            N_("There is no encoding {encoding}. Give utf-8, cp1251, cp866 or utf-16."),
            code="encoding_unknown",
            encoding=shown(encoding),
        )
    name = codecs.lookup(encoding).name
    for bom, bom_name in _BOMS:
        if sample.startswith(bom) and (name.removesuffix("-sig") == bom_name or bom_name.startswith(name)):
            return bom_name, len(bom)
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(name, name), 0


def _found(body: BinaryIO, sample: bytes) -> tuple[str, int]:
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name, len(bom)
    if name := _utf16_without_mark(sample):
        return name, 0
    return _eight_bits(body, sample), 0


def is_rubbish(sample: bytes) -> bool:
    """Tell whether so many of the bytes are control characters that this is no text at all."""
    if _utf16_without_mark(sample) or any(sample.startswith(bom) for bom, _name in _BOMS[1:]):
        return False
    controls = sum(map(sample.count, _CONTROLS))
    return controls * 50 > len(sample)


def _utf16_without_mark(sample: bytes) -> str:
    """Tell UTF-16 by its high bytes: 0 for Latin letters, digits and signs, 4 for Cyrillic ones."""
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        usual = high.count(0) + high.count(4) + high.count(0x20)
        if high.count(0) * 10 >= len(high) and usual * 10 >= len(high) * 9:
            return name
    return ""


def _eight_bits(body: BinaryIO, sample: bytes) -> str:
    """Return utf-8 when the whole file is valid, else the code page in which the letters look Russian."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    body.seek(0)
    while True:
        chunk = body.read(CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            # The first letters may stand far behind the beginning: look at the place, too.
            return _code_page(sample + chunk)
        if not chunk:
            return "utf-8"


def _code_page(sample: bytes) -> str:
    """Return cp1251, or cp866 when more of the high bytes are Russian letters in it."""
    counts = [0] * 256
    for byte in sample:
        counts[byte] += 1
    windows = sum(counts[0xC0:]) + counts[0xA8] + counts[0xB8]
    dos = sum(counts[0x80:0xB0]) + sum(counts[0xE0:0xF2])
    return "cp866" if dos > windows else "cp1251"


def _first_bad_line(body: BinaryIO, encoding: str, skip: int) -> int:
    """Return the line with the first bytes that do not fit, 0 when all do."""
    body.seek(skip)
    lines = 1
    decoder = codecs.getincrementaldecoder(encoding)()
    while True:
        chunk = body.read(CHUNK)
        before = decoder.getstate()
        try:
            lines += decoder.decode(chunk, final=not chunk).count("\n")
        except UnicodeError:
            decoder.setstate(before)
            return lines + _lines_before_error(decoder, chunk)
        if not chunk:
            return 0


def _lines_before_error(decoder: codecs.IncrementalDecoder, chunk: bytes) -> int:
    lines = 0
    for byte in chunk:
        try:
            lines += decoder.decode(bytes((byte,))).count("\n")
        except UnicodeError:
            break
    return lines
