"""JSON and JSON lines, object by object: an array of a million requests is never in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NoReturn

from paydesk.errors import N_, InvalidData
from paydesk.form import FIELD
from paydesk.formats.tabular.cells import MAX_ROWS, Cell, Line, Source, fitted, shown, too_many_rows
from paydesk.formats.tabular.headings import IGNORED, recognise
from paydesk.formats.tabular.text_input import TextInput

KEY_OBJECTS: Final = 200
"""Objects whose keys make the headings."""

MAX_VALUE: Final = 1 << 22
"""Characters of one object."""

MAX_LOOK_AHEAD: Final = 1000
_ARRAY_OF_OBJECTS: Final = re.compile(r"\[[ \t\r\n]*\{")
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_ENVELOPES: Final = frozenset({"result", "data", "response"})
_SIDE_LISTS: Final = frozenset({"totals", "columns", "fields", "errors", "problems", "warnings", "meta"})

JsonObject = dict[str, Any]


class _Refused(ValueError):
    """What the grammar of JSON allows and a table does not."""


def _pairs(items: list[tuple[str, Any]]) -> JsonObject:
    found = dict(items)
    if len(found) != len(items):
        seen: set[str] = set()
        twice = next(key for key, _value in items if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Refused(f"the key {twice!r} stands twice")
    return found


def _constant(word: str) -> NoReturn:
    raise _Refused(f"{word} is no number")


_DECODER: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_pairs)


class _Buffer:
    """A window on the text: values are decoded at ``place``, what lies behind is dropped."""

    def __init__(self, text: TextInput) -> None:
        self._chunks = text.chunks()
        self.text = ""
        self.place = 0
        self._lines = 1
        self._counted = 0
        self._ended = False

    def more(self) -> bool:
        """Read as much again as there is; False at the end of the file."""
        if self._ended:
            return False
        self.line()
        rest = self.text[self.place :]
        parts, wanted = [rest], max(len(rest), 1)
        while wanted > 0:
            chunk = next(self._chunks, None)
            if chunk is None:
                self._ended = True
                break
            parts.append(chunk)
            wanted -= len(chunk)
        self.text, self.place, self._counted = "".join(parts), 0, 0
        return len(self.text) > len(rest)

    def line(self) -> int:
        """Return the line of the file at the place."""
        self._lines += self.text.count("\n", self._counted, self.place)
        self._counted = max(self._counted, self.place)
        return self._lines

    def peek(self) -> str:
        """Skip spaces and return the next sign, "" at the end."""
        while True:
            match = _SPACE.match(self.text, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self.text):
                return self.text[self.place]
            if not self.more():
                return ""

    def value(self) -> Any:
        """Decode the value at the place.

        :raises InvalidData: it is broken, too deep, too long, or cut off.
        """
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.place)
            except _Refused as error:
                raise self.broken(str(error)) from None
            except RecursionError:
                raise self.broken("nested too deeply") from None
            except (ValueError, ArithmeticError) as error:
                if len(self.text) - self.place > MAX_VALUE or not self.more():
                    raise self._broken_at(error) from None
                continue
            if end < len(self.text) or not self.more():
                self.place = end
                return value

    def _broken_at(self, error: Exception) -> InvalidData:
        if isinstance(error, json.JSONDecodeError):
            self.place = min(error.pos, len(self.text))
            return self.broken(error.msg)
        return self.broken(shown(error))

    def broken(self, detail: str) -> InvalidData:
        """Return the error for the place."""
        return InvalidData(
            N_("Line {row}: the JSON is broken ({detail}). Export the file again, or correct it there."),
            code="json_broken",
            row=self.line(),
            detail=detail,
        )


class JsonSource(Source):
    """An array of objects, an object that holds one, or JSON lines."""

    def __init__(self, text: TextInput) -> None:
        super().__init__()
        self._text = text
        self.encoding = text.encoding
        self.size = text.size
        self.kind = "json"
        if self._is_lines():
            self.kind = "jsonl"

    def position(self) -> int:
        return self._text.position()

    def _is_lines(self) -> bool:
        """Tell whether objects follow one another; a single one counts as such when it is a request itself."""
        buffer = _Buffer(self._text)
        if buffer.peek() != "{":
            return False
        try:
            first = buffer.value()
            if buffer.peek():
                return True
        except InvalidData:
            return False  # too long for one request: an object around an array, or broken, which is told when read
        return sum(recognise(key) not in (None, IGNORED) for key in first) > 1

    def lines(self) -> Iterator[Line]:
        """Give the keys as line 0, then the objects.

        :raises InvalidData: broken JSON, or a key that comes first after :data:`KEY_OBJECTS` objects.
        """
        objects = self._numbered()
        early: list[tuple[int, JsonObject]] = []
        keys: dict[str, None] = {}
        for number, item in objects:
            early.append((number, item))
            keys.update(dict.fromkeys(item))
            if len(early) >= KEY_OBJECTS or len(keys) > 1000:
                break
        if not early:
            raise _no_rows()
        yield Line(0, fitted(list(keys), 0))
        for number, item in early:
            yield Line(number, _cells(item, keys))
        del early
        known = keys.keys()
        for count, (number, item) in enumerate(objects, start=KEY_OBJECTS):
            if count >= MAX_ROWS:
                raise too_many_rows()
            if not known >= item.keys():
                raise _new_key(number, item, keys)
            yield Line(number, _cells(item, keys))

    def _numbered(self) -> Iterator[tuple[int, JsonObject]]:
        buffer = _Buffer(self._text)
        if self.kind == "jsonl":
            before = 0
            while buffer.peek():
                number = buffer.line()
                if number == before:
                    raise _two_on_a_line(number)
                yield number, _object(buffer)
                before = number
            return
        bare = buffer.peek() == "["
        if bare:
            buffer.place += 1
        else:
            _enter(buffer)
        yield from enumerate(_elements(buffer), start=1)
        if not bare:
            _leave(buffer)
        elif buffer.peek():
            raise buffer.broken("something stands behind the end of the array")


def _two_on_a_line(number: int) -> InvalidData:
    return InvalidData(
        N_("Line {row} holds more than one JSON object, so that a row could not be named. Put each object on a line of "
           "its own, or make an array of them."),
        code="json_two_on_a_line",
        row=number,
    )  # fmt: skip


def _elements(buffer: _Buffer) -> Iterator[JsonObject]:
    """Give the objects of the array whose bracket has been read."""
    sign = buffer.peek()
    while sign != "]":
        yield _object(buffer)
        sign = buffer.peek()
        if sign == ",":
            buffer.place += 1
            sign = buffer.peek()
            if sign == "]":
                raise buffer.broken("a comma before the end of the array")
        elif sign != "]":
            raise buffer.broken("a comma is missing" if sign else "the file ends too early")
    buffer.place += 1


def _object(buffer: _Buffer) -> JsonObject:
    if buffer.text[buffer.place : buffer.place + 1] != "{":
        raise buffer.broken("an object in braces is expected")
    value: JsonObject = buffer.value()
    return value


def _enter(buffer: _Buffer) -> None:
    """Go through the object around the requests, and an envelope such as ``result``, to the first object of the array."""
    buffer.place += 1  # the brace
    while buffer.peek() == '"':
        key = buffer.value()
        if buffer.peek() != ":":
            raise buffer.broken("a colon is missing")
        buffer.place += 1
        sign = buffer.peek()
        if sign == "{" and key in _ENVELOPES:
            buffer.place += 1
            continue
        if sign == "[" and key not in _SIDE_LISTS and _holds_object(buffer):
            return
        buffer.value()
        if buffer.peek() == ",":
            buffer.place += 1
    if buffer.peek() != "}":
        raise buffer.broken("the object around the requests ends too early")
    raise _no_rows()


def _leave(buffer: _Buffer) -> None:
    """Read to the end of the file: another array of requests must not be passed over in silence."""
    closed = False
    while sign := buffer.peek():
        buffer.place += 1
        if sign == "}":
            closed = True
            continue
        if sign != ",":
            raise buffer.broken("a comma or a brace is expected")
        buffer.peek()
        key = buffer.value()
        if buffer.peek() != ":":
            raise buffer.broken("a colon is missing")
        buffer.place += 1
        if buffer.peek() == "[" and key not in _SIDE_LISTS and _holds_object(buffer):
            raise InvalidData(
                N_("The JSON holds more than one list of objects; {key} is the second. Give one list."),
                code="json_two_lists",
                key=shown(str(key)),
            )
        buffer.value()
    if not closed:
        raise buffer.broken("the file ends too early")


def _no_rows() -> InvalidData:
    return InvalidData(
        N_("The JSON holds no array of objects. Give an array of requests, or a request on each line."),
        code="json_no_rows",
    )


def _holds_object(buffer: _Buffer) -> bool:
    """Enter the array at the place when an object stands first in it."""
    if len(buffer.text) - buffer.place < MAX_LOOK_AHEAD:
        buffer.more()
    if not _ARRAY_OF_OBJECTS.match(buffer.text, buffer.place):
        return False
    buffer.place += 1
    buffer.peek()
    return True


def _cells(item: JsonObject, keys: dict[str, None]) -> list[Cell]:
    # Lists and objects inside (files, history, warnings) are no fields of the form.
    get = item.get
    for key, value in item.items():
        if isinstance(value, (list, dict)) and value and recognise(key) in FIELD:
            raise InvalidData(
                N_("The field {key} holds a list or an object. Give a text or a number."),
                code="json_nested",
                key=shown(key),
            )
    return [None if isinstance(value := get(key), (list, dict)) else value for key in keys]


def _new_key(number: int, item: JsonObject, keys: dict[str, None]) -> InvalidData:
    return InvalidData(
        N_(
            "Record {row} has the key {key}, which none of the first {count} records has. Give it (or null) in the "
            "first record, too."
        ),
        code="json_new_key",
        row=number,
        key=shown(next(key for key in item if key not in keys)),
        count=KEY_OBJECTS,
    )
