"""From bytes to lines: the encoding of the file and of single lines, line ends of every kind, limits.

The key Кодировка is often not true, and the text of the purposes proves nothing. The keys do: they are Cyrillic words
that are known, so the bytes in front of "=" tell the encoding of the file, and of a line that has another one.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.one_c.keys import FIRST_LINE, KNOWN
from paydesk.formats.one_c.problems import Warnings

ENCODINGS: Final = ("utf-8", "cp1251", "cp866")
MAX_LINE: Final = 1 << 16
"""Bytes of a line; purposes have 210 characters."""

# Not above MAX_LINE: a line that is too long is then never whole in one piece.
_CHUNK: Final = MAX_LINE
_FIRST: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,64}" + FIRST_LINE.encode() + rb"[ \t]{0,64}(?:[\r\n]|\Z)")
_ENCODING_OF: Final = {
    word.encode(encoding): encoding for word in KNOWN - {FIRST_LINE} for encoding in ENCODINGS
}  # fmt: skip
_HINTS: Final = {"windows": "cp1251", "dos": "cp866"}
_HINT: Final = {"Кодировка".encode(encoding) for encoding in ENCODINGS}
# The commonest letters in UTF-8 (о а е): in the other two these pairs make no sense («Рѕ», «╨╛»).
_UTF8_SIGNS: Final = tuple(letter.encode() for letter in "оае")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")


def identify(head: bytes) -> bool:
    """Tell by its beginning whether a file is one of the exchange."""
    return _FIRST.match(head) is not None


class Lines:
    """The lines of a file, block by block, decoded."""

    def __init__(self, source: BinaryIO, warnings: Warnings) -> None:
        """:raises InvalidData: the file does not begin like one of the exchange."""
        self._source = source
        self._warnings = warnings
        self._rest = b""
        self._next = 1
        head = self._read()
        if not identify(head):
            raise InvalidData(
                N_("This is no file of the exchange of 1C with banks: its first line is not {word}."),
                code="not_an_exchange_file",
                word=FIRST_LINE,
            )
        has_mark = head.startswith(codecs.BOM_UTF8)
        self._head = head[len(codecs.BOM_UTF8) :] if has_mark else head
        self.encoding = "utf-8" if has_mark else find_encoding(self._head)

    def _read(self) -> bytes:
        """Return a full chunk, less only at the end; pipes give less at a time."""
        parts: list[bytes] = []
        wanted = _CHUNK
        while wanted and (part := self._source.read(wanted)):
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def more(self) -> list[str]:
        """Return the next lines without their ends; nothing at the end of the file.

        :raises InvalidData: a line without an end.
        """
        data = self._whole_lines()
        if not data:
            return []
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if max(data.find(b"\n"), len(data) if b"\n" not in data else 0) > MAX_LINE:
            raise self._too_long()
        lines = self._decoded(data)
        if data.endswith(b"\n"):
            lines.pop()
        self._next += len(lines)
        return lines

    def _whole_lines(self) -> bytes:
        """Return bytes up to a line end, or the rest of the file."""
        while True:
            chunk, self._head = self._head or self._read(), b""
            data = self._rest + chunk
            if not chunk:
                self._rest = b""
                return data
            # A carriage return at the very end may be the first half of a line end.
            cut = max(data.rfind(b"\n"), data.rfind(b"\r", 0, len(data) - 1)) + 1
            self._rest = data[cut:]
            if cut:
                return data[:cut]
            if len(data) > MAX_LINE + 1:
                raise self._too_long()

    def _too_long(self) -> InvalidData:
        return InvalidData(
            N_("Line {row} is longer than {limit} bytes: this is no file of the exchange of 1C with banks."),
            code="line_too_long",
            row=self._next,
            limit=MAX_LINE,
        )

    def _decoded(self, data: bytes) -> list[str]:
        if self.encoding == "utf-8" or not any(sign in data for sign in _UTF8_SIGNS):
            try:
                return data.decode(self.encoding).split("\n")
            except UnicodeDecodeError:
                pass
        return [self._line(raw, row) for row, raw in enumerate(data.split(b"\n"), self._next)]

    def again(self, line: str, row: int) -> str:
        """Decode a line anew whose key is not known: it may be in another encoding than the file."""
        if self.encoding == "utf-8" or line.isascii() or "\ufffd" in line:
            return line
        try:
            raw = line.encode(self.encoding)
        except UnicodeEncodeError:
            return line
        return self._line(raw, row)

    def _line(self, raw: bytes, row: int) -> str:
        """Decode one line by its key, else by its letters."""
        key, equals, value = raw.partition(b"=")
        encoding = _ENCODING_OF.get(key.strip())
        if encoding is None and _is_utf8(raw):
            encoding = "utf-8"
        encoding = encoding or self.encoding
        ours = _encoding_of_value(value, encoding)
        text = (key + equals).decode(encoding, "replace") + value.decode(ours, "replace")
        if "\ufffd" in text and b"\xef\xbf\xbd" not in raw:
            self._warnings.add("line_damaged", "file", row, encoding=ours)
        elif other := next((name for name in (encoding, ours) if name != self.encoding), ""):
            self._warnings.add("line_encoding", "file", row, encoding=other, expected=self.encoding)
        return text


def _is_utf8(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8 with Russian letters; one or two may be pairs of odd signs in a code page."""
    try:
        return len(_CYRILLIC.findall(raw.decode())) > 2
    except UnicodeDecodeError:
        return False


def _encoding_of_value(value: bytes, encoding: str) -> str:
    """Return the encoding of a value whose key is in ``encoding``."""
    if value.isascii():
        return encoding
    if encoding != "utf-8":
        return "utf-8" if _is_utf8(value) else encoding
    text = value.decode("utf-8", "replace")
    # A letter cut into halves is damage; hardly any letter left over is another encoding.
    if text.count("\ufffd") * 2 <= len(_CYRILLIC.findall(text)):
        return encoding
    return _code_page(value)


def find_encoding(head: bytes) -> str:
    r"""Return the encoding of most keys; without keys that of the letters.

    >>> [find_encoding("Номер=1\nДата=02.03.2026".encode(name)) for name in ENCODINGS]
    ['utf-8', 'cp1251', 'cp866']
    """
    votes: Counter[str] = Counter()
    hint = ""
    for line in head.replace(b"\r", b"\n").split(b"\n"):
        key, _equals, value = line.partition(b"=")
        word = key.strip()
        if encoding := _ENCODING_OF.get(word):
            votes[encoding] += 1
            if word in _HINT:
                hint = hint or _HINTS.get(value.strip().lower().decode("ascii", "replace"), "")
    if votes:
        return max(ENCODINGS, key=lambda name: (votes[name], name == hint))
    try:
        # The last letter of the piece may be cut in two.
        whole = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _code_page(head)
    return "utf-8" if _CYRILLIC.search(whole) else "cp1251"


def _code_page(raw: bytes) -> str:
    """Return cp1251, or cp866 when more of the high bytes are Russian letters in it."""
    windows = sum(byte >= 0xC0 or byte in (0xA8, 0xB8) for byte in raw)
    dos = sum(0x80 <= byte < 0xB0 or 0xE0 <= byte < 0xF2 for byte in raw)
    return "cp866" if dos > windows else "cp1251"
