"""Write payment orders for a bank: version 1.03, line ends CR LF.

Every order is checked and brought into the encoding before a byte of it is written; a file whose writing ended in an
error holds whole orders only and no last line, and the caller throws it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO, Final

from paydesk.errors import N_, UsageError
from paydesk.formats.note import Note
from paydesk.formats.one_c import keys
from paydesk.formats.one_c.characters import Fitting
from paydesk.formats.one_c.limits import NAME, check_order
from paydesk.formats.one_c.model import Order
from paydesk.formats.party import Party

# UTF-8 is called Windows, as the programs do that send it to banks: the standard has only two words.
ENCODINGS: Final = {"windows": ("cp1251", "Windows"), "dos": ("cp866", "DOS"), "utf-8": ("utf-8", "Windows")}
SENDER: Final = "paydesk"
VERSION: Final = "1.03"

Line = tuple[str, str | None]
"""A key and its value; None for a line that is the key alone."""


def write(
    target: BinaryIO,
    *,
    encoding: str,
    created: datetime,
    start: date,
    end: date,
    accounts: Sequence[str],
    orders: Iterable[Order],
) -> list[Note]:
    """Write a file of payment orders and return which characters had to be replaced.

    :param encoding: ``windows`` (cp1251, taken by every bank), ``dos`` (cp866) or ``utf-8``.
    :raises UsageError: another encoding.
    :raises InvalidData: a value that a payment order cannot hold; ``problems`` has all of the order.
    """
    if encoding not in ENCODINGS:
        raise UsageError(
            N_("There is no encoding {encoding}. Give one of {choices}."),
            code="encoding_unknown",
            encoding=encoding[:40],
            choices=", ".join(ENCODINGS),
        )
    codec, declared = ENCODINGS[encoding]
    head = Fitting(0, codec)
    own = [head.fit("account", account) for account in accounts]
    head.refuse()
    header = [*_header(declared, created, start, end), *(("РасчСчет", account) for account in own)]
    target.write(_encoded([(keys.FIRST_LINE, None), *header, ("Документ", keys.PAYMENT_ORDER)], codec))
    notes: list[Note] = []
    for order in orders:
        fitting = Fitting(order.number, codec)
        fitted = fitting.fit_order(order)
        fitting.problems += check_order(fitted)
        fitting.refuse()
        target.write(_encoded([(keys.DOCUMENT, keys.PAYMENT_ORDER), *_lines(fitted), (keys.DOCUMENT_END, None)], codec))
        notes += fitting.notes
    target.write(_encoded([(keys.LAST_LINE, None)], codec))
    return notes


def _encoded(lines: Iterable[Line], codec: str) -> bytes:
    return "".join(f"{key}\r\n" if value is None else f"{key}={value}\r\n" for key, value in lines).encode(codec)


def _header(declared: str, created: datetime, start: date, end: date) -> Iterator[Line]:
    yield "ВерсияФормата", VERSION
    yield "Кодировка", declared
    yield "Отправитель", SENDER
    yield "Получатель", ""
    yield "ДатаСоздания", _day(created)
    yield "ВремяСоздания", f"{created.hour:02d}:{created.minute:02d}:{created.second:02d}"
    yield "ДатаНачала", _day(start)
    yield "ДатаКонца", _day(end)


def _lines(order: Order) -> Iterator[Line]:
    """Give the lines of an order in the sequence of the standard."""
    yield "Номер", str(order.number)
    yield "Дата", _day(order.date)
    yield "Сумма", f"{order.amount // 100}.{order.amount % 100:02d}"
    yield from _party(order.payer, "Плательщик")
    yield from _party(order.payee, "Получатель")
    yield "ВидПлатежа", order.payment_kind
    yield "ВидОплаты", order.operation
    budget = {keys.BUDGET.get(key, key): value for key, value in order.budget.items() if value}
    # To the budget an unknown value is "0"; elsewhere it is empty.
    nothing = "0" if budget else ""
    status, *others = keys.BUDGET.values()
    yield "Код", order.uin or nothing
    if budget:
        yield status, budget.get(status, nothing)
    yield "ПлательщикКПП", order.payer.kpp or nothing
    yield "ПолучательКПП", order.payee.kpp or nothing
    if budget:
        for key in others:
            # The kind of the payment (110) is left empty today, unless the payee asks for it.
            yield key, budget.get(key, "" if key == keys.BUDGET["110"] else nothing)
    yield "Очередность", str(order.priority)
    yield "НазначениеПлатежа", order.purpose


def _party(party: Party, key: str) -> Iterator[Line]:
    yield key + "Счет", party.account
    # 1C puts the INN in front of the name here, and the clean name below.
    whole = f"ИНН {party.inn} {party.name}" if party.inn else party.name
    yield key, whole if len(whole) <= NAME else party.name
    yield key + "ИНН", party.inn
    yield key + "1", party.name
    yield key + "РасчСчет", party.account
    yield key + "Банк1", party.bank
    yield key + "Банк2", party.city
    yield key + "БИК", party.bic
    yield key + "Корсчет", party.corr_account


def _day(day: date) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
