"""Read a file of the exchange as a stream: header and balances at once, then one document after the other.

Real files differ from the standard in many ways. What can be read in one way is read, with a warning where it is
doubtful; refused is only what is no file of the exchange, and a file that ends within a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import methodcaller
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats.one_c import keys
from paydesk.formats.one_c.checks import Totals
from paydesk.formats.one_c.documents import make_document, read_amount, read_date
from paydesk.formats.one_c.model import Balance, Document, Header
from paydesk.formats.one_c.problems import Warnings
from paydesk.formats.one_c.text import Lines
from paydesk.formats.one_c.values import is_no_day, leading_day, read_day

MAX_SECTION: Final = 1000
"""Lines of a section; the standard has about 70 keys."""

_MAX_KEYS: Final = 500
_SECTIONS: Final = frozenset({keys.DOCUMENT, keys.ACCOUNT, keys.LAST_LINE})
_SPLIT: Final[Callable[[str], list[str]]] = methodcaller("split", "=", 1)
# DOS ends files with a control Z, and some programs fill blocks up with zeros.
_BLANK: Final = " \t\u00a0\x1a\0\ufeff"


def open_statement(source: BinaryIO) -> Statement:
    """Read what stands before the documents.

    :raises InvalidData: ``not_an_exchange_file``, ``line_too_long`` or ``section_too_long``.
    """
    return Statement(source)


class Statement:
    """A file of the exchange; its documents can be read once.

    When :meth:`documents` has ended, ``balances`` and ``warnings`` are complete, and ``header`` has what was found
    behind its place.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._notes = Warnings()
        self._text = Lines(source, self._notes)
        self._lines: list[str] = []
        self._place = 0
        self._first = 1
        self._known = set(keys.DOCUMENT_KEYS)
        self._words: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self._accounts: dict[str, None] = {}
        self._in_header = True
        self._has_end = False
        self._is_done = False
        self._blank = (0, 0)
        self._totals = Totals()
        self.encoding = self._text.encoding
        self.balances: list[Balance] = []
        while self._peek() is not None and not self._line().strip(_BLANK).startswith(keys.FIRST_LINE):
            self._place += 1
        self._place += 1
        while (word := self._word()) is not None and word != keys.DOCUMENT:
            self._between(word)
        self.header = self._header()

    @property
    def warnings(self) -> list[Problem]:
        """What is doubtful, as far as the file has been read."""
        return self._notes.problems

    def documents(self) -> Iterator[Document]:
        """Give the documents in the order of the file.

        :raises InvalidData: ``cut_file``, ``line_too_long`` or ``section_too_long``.
        """
        totals = self._totals
        while (word := self._word()) is not None:
            if word == keys.DOCUMENT:
                document = self._document()
                totals.add(document)
                yield document
            else:
                self._between(word)
        self._finish()

    # Lines

    def _peek(self) -> str | None:
        """Return the next line without taking it."""
        if self._place < len(self._lines) or self._refill():
            return self._lines[self._place]
        return None

    def _line(self) -> str:
        return self._lines[self._place]

    @property
    def _row(self) -> int:
        return self._first + self._place

    def _refill(self) -> bool:
        """Read more lines behind those that are not taken yet; tell whether there were any."""
        more = self._text.more()
        self._first += self._place
        self._lines = self._lines[self._place :] + more
        self._place = 0
        return bool(more)

    def _word(self) -> str | None:
        """Return what stands before "=" in the next line; a line in another encoding is put right."""
        line = self._peek()
        if line is None:
            return None
        word = line.partition("=")[0].strip(_BLANK)
        if word not in keys.KNOWN and word not in self._known and not line.isascii():
            line = self._lines[self._place] = self._text.again(line, self._row)
            word = line.partition("=")[0].strip(_BLANK)
        return word

    # Between the sections

    def _between(self, word: str) -> None:
        """Take a line that belongs to no document, or an account section."""
        line, row = self._line(), self._row
        if word == keys.ACCOUNT:
            self._in_header = False
            self._balance()
            return
        self._place += 1
        if word == keys.LAST_LINE:
            self._has_end = True
            self._skip_rest()
        elif "=" in line and (word in keys.HEADER_KEYS or self._in_header):
            value = line.partition("=")[2].strip(_BLANK)
            if word == "РасчСчет":
                self._own(value)
                if value:
                    self._accounts[value] = None
            elif word not in self._words and len(self._words) < _MAX_KEYS:
                self._words[word] = value
                self._rows[word] = row
        else:
            self._stray(line, row)

    def _stray(self, line: str, row: int) -> None:
        if line.strip(_BLANK):
            self._notes.add("stray_line", "file", row, value=line)
        else:
            self._blank = (self._blank[0] + 1, self._blank[1] or row)

    def _own(self, account: str) -> None:
        if account:
            self._totals.accounts.add(account)

    def _skip_rest(self) -> None:
        count, first = 0, 0
        while (line := self._peek()) is not None:
            if line.strip(_BLANK):
                count, first = count + 1, first or self._row
            self._place += 1
        if count:
            self._notes.add("after_end", "file", first, count=count, word=keys.LAST_LINE)

    # Sections

    def _pairs(self, end: str) -> tuple[dict[str, str], str]:
        """Read a section line by line; return its values, and the word that ended it, "" for the end of the file."""
        start = self._row
        self._place += 1
        fields: dict[str, str] = {}
        for _line in range(MAX_SECTION + 1):
            word = self._word()
            if word is None:
                return fields, ""
            if word in _SECTIONS:
                return fields, word
            line, row = self._line(), self._row
            self._place += 1
            if word == end:
                return fields, end
            _key, equals, value = line.partition("=")
            if not equals:
                self._stray(line, row)
                continue
            if word in fields:
                self._notes.add("key_twice", "document", row, key=word)
            fields[word] = value
            if len(self._known) < _MAX_KEYS:
                self._known.add(word)
        raise InvalidData(
            N_("The section that begins on line {row} has more than {limit} lines: the file is damaged."),
            code="section_too_long",
            row=start,
            limit=MAX_SECTION,
        )

    def _clean_pairs(self) -> dict[str, str] | None:
        """Read a document at one go; None, and nothing is taken, when anything about it is unusual."""
        while (end := self._find(keys.DOCUMENT_END)) is None:
            if len(self._lines) > self._place + MAX_SECTION or not self._refill():
                return None
        body = self._lines[self._place + 1 : end]
        try:
            fields = dict(map(_SPLIT, body))
        except ValueError:
            return None
        if len(fields) != len(body) or not fields.keys() <= self._known:
            return None
        self._place = end + 1
        return fields

    def _find(self, line: str) -> int | None:
        """Return the place of a line among those at hand."""
        try:
            return self._lines.index(line, self._place, self._place + MAX_SECTION)
        except ValueError:
            return None

    def _document(self) -> Document:
        self._in_header = False
        kind, row = self._line().partition("=")[2].strip(), self._row
        fields = self._clean_pairs()
        if fields is None:
            fields, ended_by = self._pairs(keys.DOCUMENT_END)
            if ended_by in ("", keys.LAST_LINE):
                raise InvalidData(
                    N_("The file ends within the document that begins on line {row}: it was cut off. Get it again."),
                    code="cut_file",
                    row=row,
                )
            if ended_by != keys.DOCUMENT_END:
                self._notes.add("document_not_closed", "document", row, word=keys.DOCUMENT_END)
        return make_document(kind, fields, row, self._notes)

    def _balance(self) -> None:
        row = self._row
        fields, ended_by = self._pairs(keys.ACCOUNT_END)
        if ended_by != keys.ACCOUNT_END:
            self._notes.add("account_not_closed", "balance", row, word=keys.ACCOUNT_END)
        account = fields.get("РасчСчет", "").strip()
        self._own(account)
        days = [read_date(fields, key, "balance", row, self._notes) for key in ("ДатаНачала", "ДатаКонца")]
        sums = [
            read_amount(fields, key, "balance", row, self._notes)
            for key in ("НачальныйОстаток", "ВсегоПоступило", "ВсегоСписано", "КонечныйОстаток")
        ]
        self.balances.append(Balance(account, days[0], days[1], sums[0], sums[1], sums[2], sums[3], row))

    # The header, and the end

    def _header(self) -> Header:
        words = self._words
        days = {key: self._header_day(key) for key in ("ДатаНачала", "ДатаКонца")}
        return Header(
            version=words.get("ВерсияФормата", ""),
            declared_encoding=words.get("Кодировка", ""),
            sender=words.get("Отправитель", ""),
            receiver=words.get("Получатель", ""),
            start=days["ДатаНачала"],
            end=days["ДатаКонца"],
            accounts=tuple(self._accounts),
        )

    def _header_day(self, key: str) -> date | None:
        """Return a day of the period; where the header has none, that of the account sections."""
        text = self._words.get(key, "")
        if not is_no_day(text) and (day := read_day(text)):
            return day
        days = [one.start if key == "ДатаНачала" else one.end for one in self.balances]
        found = [day for day in days if day is not None]
        if found:
            return min(found) if key == "ДатаНачала" else max(found)
        return None if is_no_day(text) else leading_day(text)

    def _finish(self) -> None:
        """Say what can be said only when the whole file has been read."""
        if self._is_done:
            return
        self._is_done = True
        notes, words = self._notes, self._words
        self.header = self._header()
        for key in ("ДатаНачала", "ДатаКонца"):
            text = words.get(key, "")
            if not is_no_day(text) and read_day(text) is None:
                notes.add("header_date", "header", self._rows.get(key), key=key, value=text)
        version = self.header.version
        if version and version not in keys.VERSIONS:
            notes.add("version_unknown", "header", self._rows.get("ВерсияФормата"), value=version)
        count, row = self._blank
        if count:
            notes.add("blank_lines", "file", row, count=count)
        if not self._has_end:
            notes.add("no_end", "file", None, word=keys.LAST_LINE)
        self._totals.compare(self.balances, notes)
        notes.close()
