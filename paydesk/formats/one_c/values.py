"""Single values: sums, days, names with numbers in front, purposes in pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from paydesk.formats.one_c.keys import PURPOSES
from paydesk.money import MAX_AMOUNT, parse_amount

MAX_TEXT: Final = 64
"""Characters of a date; a longer text is none, and must not stay in a cache."""

_SUM: Final = re.compile(r"([0-9]{1,16})(?:[.,]([0-9]{1,2}))?", re.ASCII)
_PART: Final = re.compile(r"[.,]([0-9]{1,2})", re.ASCII)
_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?", re.ASCII)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T][0-9:.+Z-]{1,20})?", re.ASCII)
_LEADING_DAY: Final = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}", re.ASCII)

# «ИНН 7700000000/КПП 770001001 ООО», «7700000000, ООО»; some write «КПП 0», and numbers of 13 or 17 digits.
_AFTER: Final = r"[ \u00a0]*[,;:/\\.]?[ \u00a0]*"
_KPP: Final = r"(?:[ \u00a0]*[,;/\\]?[ \u00a0]*КПП[ \u00a0:№]{0,3}([0-9]{9}|0)?(?![0-9])|[/\\]([0-9]{9}|0)(?![0-9]))?"
_LABELLED: Final = re.compile(r"ИНН[ \u00a0:№]{0,3}([0-9]{5,20}|0)?(?![0-9])" + _KPP + _AFTER, re.IGNORECASE)
_BARE: Final = re.compile(r"([0-9]{10,17})(?![0-9])" + _KPP + _AFTER, re.IGNORECASE)
# Shorter purposes are not cut off by a program, so they may well be the beginning of the longer one by chance.
_CUT_LENGTH: Final = 100


def read_sum(text: str) -> int | None:
    """Return a sum in kopecks, None when it cannot be read in exactly one way.

    >>> [read_sum(text) for text in ("1234.56", "15 000,00", "20000", "100.5", ".50", "1 000\u00a0000,01", "-5.00")]
    [123456, 1500000, 2000000, 10050, 50, 100000001, -500]
    >>> [read_sum(text) for text in ("1,234", "1.2345", "сто", "", "12 34")]
    [None, None, None, None, None]
    """
    text = text.strip()
    if text.startswith(("-", "−")):
        amount = _unsigned(text[1:].strip())
        return None if amount is None else -amount
    return _unsigned(text)


def _unsigned(text: str) -> int | None:
    if found := _SUM.fullmatch(text):
        part = found[2] or ""
        return int(found[1]) * 100 + int(part.ljust(2, "0"))
    if found := _PART.fullmatch(text):
        return int(found[1].ljust(2, "0"))
    if not text[:1].isdigit():
        return None
    if text.replace("\u00a0", " ").replace(",", ".").rstrip("0") in ("0.", "0-", "0="):
        return 0
    amount = parse_amount(text, "RUB")
    return amount if isinstance(amount, int) else None


def is_payable(amount: int) -> bool:
    """Tell whether a document can have this amount."""
    return 0 <= amount <= MAX_AMOUNT


def read_day(text: str) -> date | None:
    """Return the day of a text; a time of day behind it is left out.

    >>> read_day("05.06.2026"), read_day("2026-06-05"), read_day("05.06.2026 0:00:00") == date(2026, 6, 5)
    (datetime.date(2026, 6, 5), datetime.date(2026, 6, 5), True)
    >>> read_day("31.02.2026"), read_day("05.06.26"), read_day("05.06.2026x")
    (None, None, None)
    """
    return _read_day(text) if len(text) <= MAX_TEXT else None


@lru_cache(maxsize=4096)
def _read_day(text: str) -> date | None:
    text = text.strip()
    if found := _DAY.fullmatch(text):
        day, month, year = found[1], found[2], found[3]
    elif found := _ISO.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def leading_day(text: str) -> date | None:
    """Return the day that a text begins with.

    >>> leading_day("01.06.2026ДатаКонца")
    datetime.date(2026, 6, 1)
    """
    found = _LEADING_DAY.match(text.strip())
    return read_day(found[0]) if found else None


def is_no_day(text: str) -> bool:
    """Tell whether a text is one of the ways to write that there is no day.

    >>> [is_no_day(text) for text in ("", "  .  .    ", "0", "00.00.0000", "01.01.0001", "05.06.2026")]
    [True, True, True, True, True, False]
    """
    return not text or (len(text) <= MAX_TEXT and _is_no_day(text))


@lru_cache(maxsize=4096)
def _is_no_day(text: str) -> bool:
    bare = text.replace(" ", "").replace("\u00a0", "")
    return bare.strip("0.-:") == "" or bare.startswith(("01.01.0001", "0001-01-01"))


def split_name(text: str, *, bare: bool) -> tuple[str, str, str]:
    """Return a name, and the INN and the KPP that stood in front of it.

    :param bare: also a number without the word ИНН is an INN.

    >>> split_name('7777777777, ООО "Вега"', bare=True)
    ('ООО "Вега"', '7777777777', '')
    >>> split_name(" ИНН 7777777777/КПП 770401001 АО Вега", bare=False)
    ('АО Вега', '7777777777', '770401001')
    >>> split_name("ИННОВАЦИЯ", bare=True), split_name("1000 мелочей", bare=True)
    (('ИННОВАЦИЯ', '', ''), ('1000 мелочей', '', ''))
    """
    name = text.strip()
    if not (name[:3].upper() == "ИНН" or (bare and name[:1].isdigit())):
        return name, "", ""
    found = _LABELLED.match(name) or (_BARE.match(name) if bare else None)
    # A word that only begins with the three letters, and a number with nothing behind it, are the name.
    if not found or not (found[1] or found[2] or found[3]) or found.end() == len(name):
        return name, "", ""
    return name[found.end() :].strip(), found[1] or "", found[2] or found[3] or ""


def read_purpose(fields: Mapping[str, str]) -> str:
    """Return the purpose; its pieces when the whole text is absent or only their beginning.

    >>> read_purpose({"НазначениеПлатежа": "", "НазначениеПлатежа1": "Оплата ", "НазначениеПлатежа2": "счета"})
    'Оплата счета'
    >>> read_purpose({"НазначениеПлатежа": "Оплата", "НазначениеПлатежа1": "Оплата", "НазначениеПлатежа2": "счета"})
    'Оплата счета'
    """
    whole = fields.get("НазначениеПлатежа", "").strip()
    if not fields.get("НазначениеПлатежа1") and (whole or not any(map(fields.get, PURPOSES))):
        return whole
    pieces = " ".join(piece for key in PURPOSES if (piece := fields.get(key, "").strip()))
    if not whole:
        return pieces
    is_beginning = len(pieces) > len(whole) and pieces.startswith(whole)
    return pieces if is_beginning and (len(whole) >= _CUT_LENGTH or pieces[len(whole)] == " ") else whole
