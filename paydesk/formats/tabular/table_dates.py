"""Days in the cells of a table: dates, serial days of spreadsheets, texts with a time of day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from paydesk.dates import MAX_TEXT, parse_date
from paydesk.errors import N_
from paydesk.formats.tabular.cells import Cell, shown
from paydesk.formats.tabular.numbers import plain
from paydesk.formats.tabular.row_words import RowWords

_DAY_ZERO: Final = date(1899, 12, 30)
_DAY_ZERO_1904: Final = date(1904, 1, 1)
_FIRST: Final = date(2000, 1, 1)
_LAST: Final = date(2100, 12, 31)
"""A number that is a day outside of these is most likely none."""

_USUAL: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WITH_TIME: Final = re.compile(
    r"(?P<day>.{6,30}?)(?:[Tt]|,?\s+)[0-2]?[0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?P<zone>(?:z|utc|gmt)?\s*(?:[+-][0-9]{2}:?[0-9]{2})?)",
    re.IGNORECASE | re.ASCII,
)
_SLASHES: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4}|[0-9]{2})", re.ASCII)
_HERE: Final = re.compile(r"(?:\+(?:0[2-9]|1[0-2]):?[0-9]{2})?")
"""No zone, or one of Russia: then the day is the one that is written."""

_MIDNIGHT: Final = re.compile(r"[Tt ]00:00(?::00(?:[.,]0+)?)?(?![0-9:.,])")
_MAX_WITH_TIME: Final = 80

# A text that means another day tomorrow names no day.
_ONE_DAY: Final = date(2026, 1, 1)
_ANOTHER_DAY: Final = date(2027, 2, 3)


def read(row: RowWords, key: str, cell: Cell) -> None:
    """Read a day."""
    if isinstance(cell, str):
        text = cell.strip()
        if text[:1] == "'":
            text = text.lstrip("'").strip()
        if _USUAL.fullmatch(text):
            row.words[key] = text
        elif text:
            _read_text(row, key, text)
    elif isinstance(cell, datetime):
        row.words[key] = cell.date().isoformat()
    elif isinstance(cell, date):
        row.words[key] = cell.isoformat()
    elif isinstance(cell, (int, float, Decimal)):
        _read_number(row, key, cell)


def _read_number(row: RowWords, key: str, cell: float | Decimal) -> None:
    zero = _DAY_ZERO_1904 if row.record.date1904 else _DAY_ZERO
    if (_FIRST - zero).days <= cell < (_LAST - zero).days + 1 and not row.record.exact_numbers:
        row.words[key] = (zero + timedelta(days=int(cell))).isoformat()
    else:
        # No day; the form says what a date looks like.
        row.words[key] = plain(cell) or shown(cell)


def _read_text(row: RowWords, key: str, text: str) -> None:
    if len(text) <= _MAX_WITH_TIME and (match := _WITH_TIME.fullmatch(text)):
        if not _HERE.fullmatch(match["zone"].strip()) and not _MIDNIGHT.search(text):
            problem = N_("{value} is a moment in some zone, and may be another day here. Write the day alone.")
            row.refuse(key, "date_with_zone", problem, value=shown(text))
            return
        text = match["day"].strip()
    slashes = _SLASHES.fullmatch(text)
    if slashes and row.dates:
        day, month = slashes[1], slashes[2]
        if row.dates == "mdy":
            day, month = month, day
        text = f"{day}.{month}.{slashes[3]}"
    elif not slashes and len(text) <= MAX_TEXT and _is_relative(text):
        row.refuse(
            key,
            "date_relative",
            N_(
                "“{value}” is another day every day; a table must name the day itself. Type it, for example 2026-12-01."
            ),
            value=shown(text),
        )
        return
    row.words[key] = text


def _is_relative(text: str) -> bool:
    one, another = parse_date(text, _ONE_DAY), parse_date(text, _ANOTHER_DAY)
    return isinstance(one, date) != isinstance(another, date) or (isinstance(one, date) and one != another)
