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
from paydesk.formats.tabular.number_formats import UNIT, FormattedNumber
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
        _amount_text(row, key, cell.strip())
    elif isinstance(cell, date):
        row.refuse_date(key, cell.date() if isinstance(cell, datetime) else cell)
    elif cell is not None:
        _amount_number(row, key, cell)


def _amount_text(row: RowWords, key: str, text: str) -> None:
    if text[:1] == "'":
        text = text.lstrip("'").strip()
    if not _PLAIN.fullmatch(text):
        if UNIT.search(text):
            problem = N_(
                "{value} is in thousands or millions, so the figure alone is not the sum. Write the sum in full."
            )
            row.refuse(key, "amount_in_thousands", problem, value=shown(text))
            return
        if "currency" not in row.words:
            _currency_inside(row, text)
    if row.decimal is not None:
        text = _decided(text, row)
    elif _is_ambiguous(row, text):
        match = _TWO_WAYS.search(text)
        whole, three = (match["whole"], match["three"]) if match else ("", "")
        problem = N_("{value} can mean {thousands} or {decimal} {currency}. Say which for the whole table: --decimal comma "
                     "or --decimal point.")  # fmt: skip
        row.refuse(key, "amount_ambiguous", problem, value=shown(text), thousands=whole + three,
                   decimal=f"{whole}.{three}", currency=row.currency() or "RUB")  # fmt: skip
        return
    if text:
        row.words[key] = text


def _is_ambiguous(row: RowWords, text: str) -> bool:
    """Tell 1,250 in a currency of three decimals; the form, to which programs speak, takes it for 1.250."""
    match = None if row.record.exact_numbers else _three_alone(text)
    return match is not None and match["whole"][0] != "0" and _digits(row) == 3


def _amount_number(row: RowWords, key: str, cell: float | Decimal) -> None:
    exact = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if not exact.is_finite() or exact.copy_abs() >= _LARGEST:
        row.refuse(key, "amount_too_large", N_("{value} is no amount that can be paid. Correct the cell."),
                   value=shown(format(exact, ".6E") if exact.is_finite() else str(exact)))  # fmt: skip
        return
    if isinstance(cell, FormattedNumber) and not _agrees(row, key, cell):
        return
    digits = _digits(row)
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


def _agrees(row: RowWords, key: str, cell: FormattedNumber) -> bool:
    """Tell whether what the cell shows is what would be read, and refuse it otherwise."""
    if cell.shown.other_number:
        text = N_("The cell holds {value}, but its number format {format} shows another number. Write the sum in full and "
                  "format the cell as a plain number.")  # fmt: skip
        row.refuse(key, "amount_scaled", text, value=shown(plain(cell)), format=shown(cell.shown.code))
        return False
    currency = row.currency() or "RUB"
    if cell.shown.currencies and currency in cell.shown.currencies:
        return True
    text = N_("The cell holds {value} in the number format {format}, but the row is in {currency}. Give the currency in a "
              "column of its own or with --default currency=…, or format the cell as a plain number.")  # fmt: skip
    row.refuse(
        key, "amount_format_currency", text, value=shown(plain(cell)), format=shown(cell.shown.code), currency=currency
    )
    return False


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


def _digits(row: RowWords) -> int:
    """Return the decimals of the row's currency."""
    currency = money.CURRENCIES.get(row.currency() or "RUB")
    return currency.digits if currency else 2


def _three_alone(text: str) -> re.Match[str] | None:
    """Find 1,234 where the three digits are the end of the figures and nothing else divides them."""
    match = _TWO_WAYS.search(text)
    alone = match and sum(sign.isdigit() for sign in text) == len(match["whole"]) + 3
    return match if alone else None


def _decided(text: str, row: RowWords) -> str:
    """Read 1,234 as the option says: whole, or with decimals."""
    match = _three_alone(text)
    if not match:
        return text
    if match["sign"] != ("," if row.decimal == "comma" else "."):
        figures = match["whole"] + match["three"]
    else:
        if _digits(row) == 3:
            return text
        # Zeros that say nothing go; a fourth decimal says to the form that these are decimals.
        figures = f"{match['whole']}.{match['three'].rstrip('0') or '00'}"
        if len(figures) == len(match[0]):
            figures += "0"
    return text[: match.start()] + figures + text[match.end() :]
