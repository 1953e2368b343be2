"""Which field of the form a heading of a table means.

The words were compiled from cards, forms and registries of companies. They are compared folded: case, dots, spaces,
quotes and the like do not matter, ё is е.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from paydesk import money
from paydesk.errors import Problem
from paydesk.form import FIELDS
from paydesk.formats.tabular.cells import Cell
from paydesk.formats.tabular.number_formats import UNIT

IGNORED: Final = "ignored"
"""A known column that is no field of the form."""

INN_KPP: Final = "inn_kpp"
ACCOUNT_OR_INVOICE: Final = "account_or_invoice"
INVOICE: Final = "invoice"
DATE: Final = "date"

COVERS: Final[Mapping[str, tuple[str, ...]]] = {
    INN_KPP: ("inn", "kpp"),
    INVOICE: ("invoice_number", "invoice_date"),
}
"""The fields of the form that a joined column fills."""

MAX_HEADING: Final = 100
"""Characters; a longer text is no heading."""

_NOISE: Final = re.compile(r"[^\w№]|_")

_REASONS: Final = (
    "Ошибка; Ошибки; Проблема; Проблемы; Problem; Problems; Error; Errors; Предупреждения; Warning; Warnings"
)
"""Columns that say what is wrong with a row, as the table of refused rows has one."""

# Divided by semicolons, for headings hold commas and slashes.
_SYNONYMS: Final[Mapping[str, str]] = {
    "subject": (
        "За что платим; За что; Предмет; Предмет оплаты; Предмет платежа; Содержание; Описание; Тема; "
        "What for; Subject; Description"
    ),
    "contractor": (
        "Контрагент; Подрядчик; Поставщик; Получатель; Получатель платежа; Наименование получателя; "
        "Наименование контрагента; Наименование поставщика; Наименование организации; Наименование; Кому; "
        "Название контрагента; Исполнитель; Contractor; Payee; Beneficiary; Supplier; Vendor; Recipient; Counterparty"
    ),
    "amount": (
        "Сумма; Сумма счета; Сумма по счету; Сумма к оплате; Итого к оплате; К оплате; Сумма платежа; Сумма оплаты; "
        "Сумма с НДС; Сумма, включая НДС; Сумма заявки; Сумма документа; Invoice amount; Amount; Sum; Total amount; "
        "Amount due; Payment amount"
    ),
    "currency": "Валюта; Тип валюты; Код валюты; Вал; Валюта платежа; Валюта счета; Currency; Currency code; CCY",
    "due_date": (
        "Оплатить до; Срок оплаты; Срок платежа; Дата оплаты; Дата платежа; Крайний срок; Крайний срок оплаты; "
        "Оплата до; Срок; Плановая дата оплаты; Плановая дата платежа; Дата оплаты план; "
        "Pay by; Due date; Due; Payment date; Payment due"
    ),
    "requisites": (
        "Реквизиты; Банковские реквизиты; Реквизиты получателя; Реквизиты контрагента; Реквизиты для оплаты; "
        "Платежные реквизиты; Requisites; Bank details; Payment details"
    ),
    "inn": "ИНН; ИНН получателя; ИНН контрагента; ИНН поставщика; ИНН подрядчика; ИНН организации; INN; TIN; Tax ID",
    "kpp": "КПП; КПП получателя; КПП контрагента; КПП поставщика; КПП подрядчика; KPP",
    INN_KPP: "ИНН/КПП; ИНН и КПП; ИНН, КПП; ИНН/КПП получателя; ИНН/КПП контрагента; ИНН/КПП поставщика; INN/KPP",
    "bic": (
        "БИК; БИК банка; БИК банка получателя; БИК получателя; БИК контрагента; БИК/SWIFT; SWIFT; BIC; Bank BIC; "
        "SWIFT/BIC; BIC/SWIFT"
    ),
    "account": (
        "Р/с; Р/сч; Р/счет; Расч. счёт; Расч. сч; Расчетный счет; Счет получателя; Счет контрагента; "
        "Счет поставщика; Р/с получателя; Р/с контрагента; Расчетный счет получателя; Расчетный счет контрагента; "
        "Номер расчетного счета; № р/с; № расчетного счета; Банковский счет; Лицевой счет; "
        "Account; Account number; Bank account; Beneficiary account; IBAN"
    ),
    "corr_account": (
        "К/с; К/сч; К/счет; Корр. счет; Корсчет; Кор. счёт; Кор/с; Корр/с; Корреспондентский счет; Корр. сч; "
        "К/с банка; К/с банка получателя; Корр. счет банка; Корр. счет банка получателя; "
        "Corr. account; Correspondent account"
    ),
    "bank": (
        "Банк; Наименование банка; Банк получателя; Наименование банка получателя; Банк контрагента; "
        "Название банка; Bank; Bank name; Beneficiary bank"
    ),
    "purpose": (
        "Назначение платежа; Назначение; Назн. платежа; Назн. пл; Основание; Основание платежа; Основание оплаты; "
        "Назначение оплаты; Payment purpose; Purpose; Purpose of payment"
    ),
    "invoice_number": (
        "Номер счета на оплату; № счета на оплату; Счет на оплату №; Номер счет-фактуры; Invoice number; Invoice; "
        "Invoice no; Invoice №"
    ),
    "invoice_date": "Дата счета; Счет от; Дата счета на оплату; От; Invoice date",
    INVOICE: (
        "Номер и дата счета; № и дата счета; Счет № и дата; Счет (номер и дата); Счет, дата; Реквизиты счета; "
        "Счет № от; № счета и дата; Номер счета и дата; Счет на оплату (номер, дата); "
        "Invoice number and date; Invoice no. and date"
    ),
    ACCOUNT_OR_INVOICE: "Счет; Счет №; № счета; Номер счета; Сч; Счет на оплату; Счет номер",
    DATE: "Дата; Date",
    IGNORED: (
        "№ п/п; №п/п; П/п; №; N; N п/п; No; No.; Нпп; ID; Код; Номер заявки; № заявки; Заявка; Название; НДС; "
        "В т.ч. НДС; В том числе НДС; Сумма НДС; Ставка НДС; Без НДС; НДС, %; VAT; VAT rate; VAT amount; "
        "Статья; Статья ДДС; Статья затрат; Статья расходов; Статья бюджета; ЦФО; Проект; Project; Budget item; "
        "Инициатор; Ответственный; Заявитель; Подразделение; Отдел; Department; Менеджер; "
        "Статус; Стадия; Согласовано; Виза; История; Платежка; Эл. версия счета; Создано; Кем создано; Дата создания; "
        "Изменено; Кем изменено; Дата изменения; Договор; № договора; Номер договора; Contract; "
        "Примечание; Примечания; Комментарий; Комментарии; Comment; Comments; Note; Notes; "
        f"{_REASONS}; "
        "version; status; author; waiting_for; created_at; updated_at; approved_by; approved_at; paid_by; "
        "payment_number; digest; files; history; returned_by; key; row; url; "
        "Версия; Автор; Подано; Кто согласовал; Кто оплатил; № платёжного поручения; № платежного поручения; "
        "Номер платежного поручения; У кого; Файлы; Файл; Почему; Хеш; Ключ; "
        "Filed; Changed; Approved by; Approved; Paid by; Payment order No.; Waiting for; Why; File"
    ),
}
_WEAK_DUE: Final = "Дата оплаты; Дата платежа; Payment date; payment_date"
"""Beside a column such as «Оплатить до» these are the day on which it was paid."""

_CURRENCY_TAIL: Final = re.compile(
    r"(?P<base>.+?)[\s,;:(\[/]+(?:в\s+|in\s+)?(?P<word>[^\W\d_]{1,12}\.?|[₽$€¥])\s*[)\]]?\s*"
)
_SPACED: Final = re.compile(r"\s+")
_IN: Final = re.compile(r"[\s,;:(\[/](?:в|in)\s*$", re.IGNORECASE)
_CASES: Final = {"рублях": "RUB", "долларах": "USD", "юанях": "CNY", "тенге": "KZT"}


def fold(text: str) -> str:
    """Fold a heading: what is left tells headings apart, and nothing else.

    >>> fold("Р/С *"), fold("Расч. счёт:"), fold("due_date")
    ('рс', 'расчсчет', 'duedate')
    """
    return _NOISE.sub("", text.casefold().replace("ё", "е").replace("#", "№"))


def _load() -> dict[str, str]:
    found: dict[str, str] = {}
    for field, words in _SYNONYMS.items():
        for word in words.split(";"):
            found[fold(word)] = field
    for form_field in FIELDS:
        found[fold(form_field.key)] = form_field.key
        found[fold(form_field.heading)] = form_field.key
    return found


_FIELD_BY_HEADING: Final = _load()
_REASON_HEADINGS: Final = frozenset(fold(word) for word in _REASONS.split(";"))
_WEAK: Final = frozenset(fold(word) for word in _WEAK_DUE.split(";"))


def recognise(cell: Cell) -> str | None:
    """Return the field that a heading means, a joined or doubtful one, :data:`IGNORED`, or ``None``.

    >>> recognise("Сумма, руб."), recognise("ИНН/КПП"), recognise("№ п/п"), recognise("Погода")
    ('amount', 'inn_kpp', 'ignored', None)
    """
    if not isinstance(cell, str) or not cell or len(cell) > MAX_HEADING:
        return None
    return _recognised(cell)


@lru_cache(maxsize=4096)
def _recognised(text: str) -> str | None:
    if field := _FIELD_BY_HEADING.get(fold(text)):
        return field
    return "amount" if _currency_of(text) or (names_unit(text) and _is_amount_in_units(text)) else None


def names_unit(text: str) -> bool:
    """Tell whether a heading says thousands or millions.

    >>> names_unit("Сумма, тыс. руб."), names_unit("Сумма, руб.")
    (True, False)
    """
    return bool(UNIT.search(text))


def _is_amount_in_units(text: str) -> bool:
    """Tell whether the heading without its unit means the amount: «Сумма (тыс. руб.)», «Сумма в млн»."""
    whole, unit, _rest = _SPACED.sub(" ", UNIT.sub("\0", text)).partition("\0")
    base = _IN.sub("", whole).strip(" ,;:([/.")
    return bool(unit) and (_FIELD_BY_HEADING.get(fold(base)) == "amount" or _currency_of(base) is not None)


def currency_hint(cell: Cell) -> str | None:
    """Return the currency that the heading of an amount names.

    >>> currency_hint("Сумма, руб."), currency_hint("Amount, USD"), currency_hint("Сумма")
    ('RUB', 'USD', None)
    """
    if not isinstance(cell, str) or len(cell) > MAX_HEADING or fold(cell) in _FIELD_BY_HEADING:
        return None
    return _currency_of(cell)


def _currency_of(text: str) -> str | None:
    match = _CURRENCY_TAIL.fullmatch(text.strip())
    if not match or _FIELD_BY_HEADING.get(fold(match["base"])) != "amount":
        return None
    word = match["word"].casefold()
    code = _CASES.get(word) or money.parse_currency(word)
    return None if isinstance(code, Problem) else code


def is_reason(heading: str) -> bool:
    """Tell whether the column says what was wrong with a row."""
    return fold(heading) in _REASON_HEADINGS


def is_weak(cell: Cell) -> bool:
    """Tell whether the heading means the due date only when no other column does."""
    return isinstance(cell, str) and fold(cell) in _WEAK


def count_known(cells: Iterable[Cell]) -> int:
    """Return how many different known headings there are; without one of the form there are none."""
    known = {(field, fold(str(cell)) if field == IGNORED else "") for cell in cells if (field := recognise(cell))}
    return len(known) if any(field != IGNORED for field, _word in known) else 0
