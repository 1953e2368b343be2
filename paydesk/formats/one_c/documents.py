"""From the keys of a section to a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from paydesk.formats.one_c.keys import PAYMENT_ORDER
from paydesk.formats.one_c.model import Document
from paydesk.formats.one_c.problems import Warnings
from paydesk.formats.one_c.values import is_no_day, is_payable, read_day, read_purpose, read_sum, split_name
from paydesk.formats.party import Party


def make_document(kind: str, fields: dict[str, str], row: int, notes: Warnings) -> Document:
    """Return a document; what cannot be read is None and noted."""
    get = fields.get
    number = get("Номер", "").strip()
    if number.endswith("000") and len(number) > 3 and kind == PAYMENT_ORDER:
        notes.add("number_zeros", "number", row, value=number)
    day = read_date(fields, "Дата", "date", row, notes)
    if day is None and is_no_day(get("Дата", "")):
        notes.add("value_missing", "date", row, key="Дата")
    amount = read_amount(fields, "Сумма", "amount", row, notes)
    if amount is None and not get("Сумма", "").strip():
        notes.add("value_missing", "amount", row, key="Сумма")
    return Document(
        kind=kind,
        number=number,
        date=day,
        amount=amount,
        payer=_party(fields, _PAYER, row, notes),
        payee=_party(fields, _PAYEE, row, notes),
        purpose=read_purpose(fields),
        debited=read_date(fields, "ДатаСписано", "debited", row, notes),
        credited=read_date(fields, "ДатаПоступило", "credited", row, notes),
        line=row,
        operation=get("ВидОплаты", "").strip(),
        priority=get("Очередность", "").strip(),
        uin=get("Код", "").strip(),
        fields=fields,
    )


def read_date(fields: Mapping[str, str], key: str, field: str, row: int, notes: Warnings) -> date | None:
    """Return a day; None without a note when there is none."""
    text = fields.get(key, "")
    if is_no_day(text):
        return None
    day = read_day(text)
    if day is None:
        notes.add("date_unreadable", field, row, key=key, value=text)
    return day


def read_amount(fields: Mapping[str, str], key: str, field: str, row: int, notes: Warnings) -> int | None:
    """Return a sum in kopecks; only balances can be negative."""
    text = fields.get(key, "")
    if not text.strip():
        return None
    amount = read_sum(text)
    if amount is None or not (field == "balance" or is_payable(amount)):
        notes.add("amount_unreadable", field, row, key=key, value=text)
        return None
    return amount


class _Side:
    """The keys of one party, put together once: there are two parties in each of very many documents."""

    def __init__(self, key: str, field: str) -> None:
        self.field = field
        self.whole, self.name, self.second = key, key + "1", key + "2"
        self.inn, self.kpp, self.bic = key + "ИНН", key + "КПП", key + "БИК"
        self.account, self.settlement, self.corr_account = key + "Счет", key + "РасчСчет", key + "Корсчет"
        self.bank, self.city = (key + "Банк1", key + "3"), (key + "Банк2", key + "4")


_PAYER: Final = _Side("Плательщик", "payer")
_PAYEE: Final = _Side("Получатель", "payee")


def _party(fields: Mapping[str, str], side: _Side, row: int, notes: Warnings) -> Party:
    get = fields.get
    name, inn, kpp = split_name(get(side.name, ""), bare=False)
    if not name:
        name, inn, kpp = split_name(get(side.whole, ""), bare=True)
    own_inn = get(side.inn)
    if own_inn is not None and (own_inn := own_inn.strip()) != "":
        inn = own_inn
    if len(inn) not in (10, 12) or not (inn.isdigit() and inn.isascii()):
        _note_inn(inn, side, row, notes, is_absent=own_inn is None)
    account = get(side.account, "").strip() or get(side.settlement, "").strip()
    # An indirect settlement may name the account of the client only here.
    if not account and len(second := get(side.second, "").strip()) == 20 and second.isdigit():
        account = second
    bank, other_bank = side.bank
    city, other_city = side.city
    return Party(
        name,
        inn,
        get(side.kpp, "").strip() or kpp,
        account,
        get(bank, "").strip() or get(other_bank, "").strip(),
        get(city, "").strip() or get(other_city, "").strip(),
        get(side.bic, "").strip(),
        get(side.corr_account, "").strip(),
    )


def _note_inn(inn: str, side: _Side, row: int, notes: Warnings, *, is_absent: bool) -> None:
    if inn:
        notes.add("inn_unusual", f"{side.field}.inn", row, key=side.inn, value=inn)
    elif not is_absent:
        notes.add("inn_empty", f"{side.field}.inn", row, key=side.inn)
