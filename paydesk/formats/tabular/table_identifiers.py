"""INN, KPP, BIC and accounts in the cells of a table, and the damage spreadsheets do to them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from paydesk import requisites
from paydesk.errors import N_
from paydesk.formats.tabular.cells import Cell, shown
from paydesk.formats.tabular.numbers import plain
from paydesk.formats.tabular.row_words import RowWords

_NONE: Final = frozenset({"-", "—", "–", "−", "--", "нет", "no", "none", "n/a", "н/д", "отсутствует"})
_ACCOUNTS: Final = frozenset({"account", "corr_account"})
_EXPONENT: Final = re.compile(r"[0-9]{1,30}(?:[.,][0-9]{1,30})?[EeЕе][+-]?[0-9]{1,3}", re.ASCII)
_LENGTHS: Final = {"inn": (10, 12), "kpp": (9,), "bic": (9,), "account": (20,), "corr_account": (20,)}
_SHORT: Final = {"inn": {9: 10, 11: 12}, "bic": {8: 9}, "kpp": {7: 9, 8: 9}}
"""Digits that are left when leading zeros are lost, and digits there should be."""

_JOINED: Final = re.compile(
    r"(?:ИНН|INN)?[\s:№]*(?P<inn>[0-9]{5,14})"
    r"(?:(?:\s*[/\\,;|]\s*|\s+|(?=[КK]))(?:КПП|KPP)?[\s:№]*(?P<kpp>[0-9A-Z]{1,12}|[-—–]|нет)?)?",
    re.IGNORECASE,
)


def identifier(row: RowWords, key: str, cell: Cell) -> None:
    """Read a number that identifies."""
    if isinstance(cell, str):
        if cell.isdigit() and len(cell) in _LENGTHS[key] and not (key in _ACCOUNTS and cell.endswith("00000")):
            row.words[key] = cell
        else:
            text = cell.strip()
            # ="40702…" is how programs keep a spreadsheet from making a number of it.
            text = text[2:-1] if text.startswith('="') and text.endswith('"') else text
            _read_text(row, key, text.lstrip("'").strip())
    elif isinstance(cell, date):
        row.refuse_date(key, cell.date() if isinstance(cell, datetime) else cell)
    elif cell is not None:
        _read_number(row, key, cell)


def _read_number(row: RowWords, key: str, cell: float | Decimal) -> None:
    text = plain(cell)
    exact = row.record.exact_numbers and isinstance(cell, int)
    if text is None or (key in _ACCOUNTS and not exact):
        _refuse_account(row, key, str(cell))
    else:
        _read_text(row, key, text)


def _refuse_account(row: RowWords, key: str, value: str) -> None:
    row.refuse(
        key,
        "account_as_number",
        N_(
            "{value}: the table holds a number, and its digits beyond the 15th are lost. Format the column as text and "
            "enter the account again."
        ),
        value=shown(value),
    )


def _read_text(row: RowWords, key: str, text: str) -> None:
    if not text or text.casefold() in _NONE or (key == "kpp" and not text.strip("0")):
        return
    if _EXPONENT.fullmatch(text):
        _refuse_account(row, key, text)
    elif right := _with_zeros(row, key, text):
        row.refuse(
            key,
            "leading_zero_lost",
            N_(
                "{value} has {length} digits: a spreadsheet lost the zeros in front. If {right} is meant, enter that as text."
            ),
            value=text,
            length=len(text),
            right=right,
        )
    elif key in _ACCOUNTS and _may_have_lost_digits(row, key, text):
        row.refuse(
            key,
            "account_lost_digits",
            N_(
                "{value} ends with zeros, as an account does whose last digits a spreadsheet lost. Take the number from "
                "the invoice; an account that really ends so needs its right BIC in the row."
            ),
            value=text,
        )
    else:
        row.words[key] = text


def _with_zeros(row: RowWords, key: str, text: str) -> str:
    """Return the number with the zeros that seem to be lost, "" when none are."""
    length = _SHORT.get(key, {}).get(len(text)) if text.isdecimal() and text.isascii() else None
    if not length or (key == "inn" and row.currency() not in (None, "RUB")):
        return ""  # abroad other lengths are right, for example 9 digits in Belarus
    return text.zfill(length)


def _may_have_lost_digits(row: RowWords, key: str, text: str) -> bool:
    digits = requisites.compact(key, text)
    if len(digits) != 20 or not digits.endswith("00000") or not digits.isdecimal():
        return False
    bic = _bic(row)
    if not bic or not requisites.bic.is_valid(bic):
        return True
    check = requisites.account if key == "account" else requisites.corr_account
    return not check.is_valid(digits, bic)


def _bic(row: RowWords) -> str:
    cell = row.record.cells.get("bic")
    if isinstance(cell, str):
        return requisites.compact("bic", cell.strip().lstrip("'")) or ""
    if cell is not None and not isinstance(cell, (bool, date)):
        return plain(cell) or ""
    text = row.record.cells.get("requisites")
    return (requisites.read_text(text[:4000]).bic or "") if isinstance(text, str) else ""


def inn_and_kpp(row: RowWords, _key: str, cell: Cell) -> None:
    r"""Split 7701999023/770101001, with any sign between, or «ИНН 7701999023 КПП 770101001»."""
    if not isinstance(cell, str):
        identifier(row, "inn", cell)
        return
    text = " ".join(cell.strip().lstrip("'").split())
    match = _JOINED.fullmatch(text) if len(text) <= 100 else None
    if not match:
        identifier(row, "inn", text)
        return
    identifier(row, "inn", match["inn"])
    if match["kpp"]:
        identifier(row, "kpp", match["kpp"])
