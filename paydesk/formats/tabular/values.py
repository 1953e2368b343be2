"""From the cells of a row to the exact words that ``paydesk.form.parse`` takes.

What a spreadsheet damaged is refused here, for only here the cell is still seen; everything else is left to the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from paydesk import money
from paydesk.errors import N_, Problem
from paydesk.form import FIELD
from paydesk.formats.tabular import numbers, table_dates
from paydesk.formats.tabular.cells import Cell, shown
from paydesk.formats.tabular.headings import INN_KPP, INVOICE
from paydesk.formats.tabular.row_words import RowWords
from paydesk.formats.tabular.rows import Record, TotalLine
from paydesk.formats.tabular.table_identifiers import identifier, inn_and_kpp

_GUARDED: Final = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
"""What our own CSV writer makes of a text that a spreadsheet would take for a formula."""

_ERROR: Final = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ДЕЛ/0!|Н/Д|ЧИСЛО!|ПУСТО!|#+)",
    re.IGNORECASE,
)
_INVOICE: Final = re.compile(
    r"(?:сч[её]т(?:[ -]фактура)?|invoice)?\s*(?:на оплату)?\s*(?:№|N[°o]?\.?(?=[\s\d]))?\s*"
    r"(?P<number>\S(?:.*\S)?)\s+(?:от|of|dated)\s+(?P<date>\S.*)",
    re.IGNORECASE,
)
_INVOICE_SIGN: Final = re.compile(r"(?:сч[её]т)?\s*(?:на оплату)?\s*(?:№|N[°o]?\.?(?=[\s\d]))\s*", re.IGNORECASE)
_MAX_INVOICE: Final = 300


def words(
    record: Record,
    *,
    currency_hint: str | None = None,
    default_currency: str | None = None,
    dates: str | None = None,
    decimal: str | None = None,
) -> tuple[dict[str, str], list[Problem]]:
    """Return the words of a row by field of the form, and what is wrong with its cells.

    :param currency_hint: the currency that the heading of the amount names.
    :param default_currency: the currency of rows that name none; it tells digits, the caller puts it into the form.
    :param dates: ``dmy`` or ``mdy``: how a date with slashes is meant.
    :param decimal: ``comma`` or ``point``: which sign divides whole and decimals in the amount.
    """
    row = RowWords(record, currency_hint or default_currency, dates, decimal)
    cells = record.cells
    if record.surplus:
        text = N_("The row has {count} cells more than there are headings. If a separator stands inside a cell, put that "
                  "cell in quotes; or export the table again.")  # fmt: skip
        row.refuse("file", "row_too_wide", text, count=record.surplus)
    if record.bare:
        text = N_("The row holds a name and a sum and nothing else. The sum of a group would be paid a second time: delete "
                  "the row. If it is a payment, fill in what it is for or the requisites.")  # fmt: skip
        row.refuse("file", "group_row", text)
    if "currency" in cells:
        # First, for the digits of the amount depend on it.
        _text(row, "currency", cells["currency"])
    for key, cell in cells.items():
        if type(cell) is bool or (type(cell) is str and cell[0] == "#" and _ERROR.match(cell)):
            row.words.pop(key, None)
            _refuse_error(row, key, cell)
        elif key == "currency":
            continue
        else:
            _READERS[key](row, key, cell)
    if currency_hint and "currency" not in row.words and "amount" in row.words:
        row.words["currency"] = currency_hint
    return row.words, row.problems


def total_amount(line: TotalLine, currency: str, decimal: str | None = None) -> int | None:
    """Return the amount of a total in minor units; ``None`` where none can be read."""
    if line.amount is None:
        return None
    found, _problems = words(Record(line.row, {"amount": line.amount}, ()), default_currency=currency, decimal=decimal)
    minor = money.parse_amount(found["amount"], currency) if "amount" in found else None
    return minor if isinstance(minor, int) else None


def _refuse_error(row: RowWords, key: str, cell: Cell) -> None:
    row.refuse(
        _FIELD_OF.get(key, key),
        "cell_error",
        N_("The cell holds {value}, which is no value. Correct the formula or type the value."),
        value=shown(cell),
    )


_FIELD_OF: Final = {INN_KPP: "inn", INVOICE: "invoice_number"}


def _text(row: RowWords, key: str, cell: Cell) -> None:
    """Take a text as it is; numbers and dates become their usual text."""
    if isinstance(cell, str):
        # The number of an invoice is guarded by our CSV writer as identifiers are: 007, 12/05.
        guard = cell[0] == "'" and row.record.guarded
        if guard and (key == "invoice_number" or _GUARDED.match(cell)):
            cell = cell[1:]
        row.words[key] = cell
    elif type(cell) is bool or cell is None:
        _refuse_error(row, key, cell)
    elif isinstance(cell, date):
        _text_from_date(row, key, cell)
    elif (text := numbers.plain(cell)) is not None:
        row.words[key] = text
    else:
        _refuse_error(row, key, str(cell))


def _text_from_date(row: RowWords, key: str, cell: date) -> None:
    day = cell.date() if isinstance(cell, datetime) else cell
    if key in ("invoice_number", "currency"):
        row.refuse_date(key, day)
    else:
        row.words[key] = day.isoformat()


def _invoice(row: RowWords, _key: str, cell: Cell) -> None:
    """Split «№ 145 от 12.03.2026» into number and date."""
    if type(cell) is not str or len(cell) > _MAX_INVOICE:
        _text(row, "invoice_number", cell)
        return
    text = " ".join(cell.split())
    if text[:1] == "'" and row.record.guarded:
        text = text[1:]
    if match := _INVOICE.fullmatch(text):
        row.words["invoice_number"] = match["number"]
        table_dates.read(row, "invoice_date", match["date"])
    else:
        number = _INVOICE_SIGN.sub("", text, count=1) if _INVOICE_SIGN.match(text) else text
        row.words["invoice_number"] = number or text


_Reader = Callable[[RowWords, str, Cell], None]
_READERS: Final[dict[str, _Reader]] = {
    **dict.fromkeys(FIELD, _text),
    **dict.fromkeys(("inn", "kpp", "bic", "account", "corr_account"), identifier),
    "amount": numbers.amount,
    "due_date": table_dates.read,
    "invoice_date": table_dates.read,
    INN_KPP: inn_and_kpp,
    INVOICE: _invoice,
}
