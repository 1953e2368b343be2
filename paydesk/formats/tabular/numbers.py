"""Amounts and other numbers in the cells of a table."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from paydesk import money
from paydesk.errors import N_, Problem
from paydesk.formats.tabular.cells import Cell, shown
from paydesk.formats.tabular.row_words import RowWords

_LARGEST: Final = Decimal(10) ** 18
"""Beyond it no amount is looked at; a number such as 1E+999999999 must never be written out."""

_BINARY_ERROR: Final = Decimal("0.000001")
_STEPS: Final = [Decimal(1).scaleb(-digits) for digits in range(5)]

_PLAIN: Final = re.compile(r"[0-9 .,'’\u00a0\u202f\u2009-]+", re.ASCII)
_WITH_WORDS: Final = re.compile(
    r"(?P<before>[^0-9(+\-−–—]{0,40})[0-9](?:[^A-Za-zА-яЁё|₽$€¥]*[0-9])?=?(?P<after>[^0-9]{0,40})"
)
_TWO_WAYS: Final = re.compile(r"(?P<whole>[0-9]{1,3})(?P<sign>[.,])(?P<three>[0-9]{3})", re.ASCII)


def plain(number: float | Decimal | None) -> str | None:
    """Write a number in full, without an exponent; ``None`` when that would be absurdly long, or it is no number.

    >>> plain(145.0), plain(4.5), plain(Decimal("1E+999999"))
    ('145', '4.5', None)
    """
    if number is None or (isinstance(number, float) and not math.isfinite(number)):
        return None
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite() or abs(exact.adjusted()) > 40 or len(exact.as_tuple().digits) > 60:
        return None
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(row: RowWords, key: str, cell: Cell) -> None:
    """Read an amount: a number of the table, or a text that may name its currency."""
    if isinstance(cell, str):
        text = cell.strip()
        if text[:1] == "'":
            text = text.lstrip("'").strip()
        if not _PLAIN.fullmatch(text) and "currency" not in row.words:
            _currency_inside(row, text)
        if row.decimal is not None:
            text = _decided(text, row)
        if text:
            row.words[key] = text
    elif isinstance(cell, date):
        row.refuse_date(key, cell.date() if isinstance(cell, datetime) else cell)
    elif cell is not None:
        _amount_number(row, key, cell)


def _amount_number(row: RowWords, key: str, cell: float | Decimal) -> None:
    exact = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if not exact.is_finite() or exact.copy_abs() >= _LARGEST:
        row.refuse(key, "amount_too_large", N_("{value} is no amount that can be paid. Correct the cell."),
                   value=shown(format(exact, ".6E") if exact.is_finite() else str(exact)))  # fmt: skip
        return
    currency = money.CURRENCIES.get(row.currency() or "RUB")
    digits = currency.digits if currency else 2
    rounded = exact.quantize(_STEPS[digits], ROUND_HALF_EVEN)
    if abs(exact - rounded) > (0 if row.record.exact_numbers else _BINARY_ERROR):
        row.refuse(
            key,
            "amount_binary",
            N_("The cell holds {value}, which has more than {digits} decimals. Round it in the table."),
            value=shown(plain(cell) or cell),
            digits=digits,
        )
        return
    row.words[key] = format(rounded, "f")


def _currency_inside(row: RowWords, text: str) -> None:
    """Take the currency that stands beside the figures: «1 234,56 руб.», "RUB 1234.56", "1234.56|USD"."""
    match = _WITH_WORDS.fullmatch(text) if len(text) <= money.MAX_TEXT else None
    if not match:
        return
    for word in (match["before"], match["after"]):
        code = money.parse_currency(word.replace("|", " ").strip()) if word.strip(" |.,=") else None
        if code is not None and not isinstance(code, Problem):
            row.words["currency"] = code
            return


def _decided(text: str, row: RowWords) -> str:
    """Read 1,234 as the option says: whole, or with decimals."""
    match = _TWO_WAYS.search(text)
    # Only where the three digits are the end of the figures and nothing else divides them.
    if not match or sum(sign.isdigit() for sign in text) != len(match["whole"]) + 3:
        return text
    if match["sign"] != ("," if row.decimal == "comma" else "."):
        figures = match["whole"] + match["three"]
    else:
        currency = money.CURRENCIES.get(row.currency() or "RUB")
        if currency and currency.digits == 3:
            return text
        # Zeros that say nothing go; a fourth decimal says to the form that these are decimals.
        figures = f"{match['whole']}.{match['three'].rstrip('0') or '00'}"
        if len(figures) == len(match[0]):
            figures += "0"
    return text[: match.start()] + figures + text[match.end() :]
