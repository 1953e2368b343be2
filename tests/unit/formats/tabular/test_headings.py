"""Headings: which field each means, in Russian, English and as keys."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import paydesk
from paydesk.form import FIELDS
from paydesk.formats.tabular.headings import IGNORED, count_known, currency_hint, fold, is_weak, names_unit, recognise

CATALOGUE = Path(paydesk.__file__).parent / "locale" / "ru" / "LC_MESSAGES" / "paydesk.po"
DOUBTFUL = {"invoice_number": {"account_or_invoice", "invoice_number"}}


@pytest.fixture(scope="module")
def russian():
    with CATALOGUE.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if isinstance(message.id, str)}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_headings_of_the_form_are_recognised_in_both_languages(field, russian):
    assert recognise(field.key) == field.key
    assert recognise(field.heading) == field.key
    assert recognise(russian[field.heading]) in DOUBTFUL.get(field.key, {field.key})


def test_the_other_headings_of_a_registry_are_known(russian):
    from paydesk import messages

    keys = ("id", "status", "author", "version", "created_at", "updated_at", "approved_by", "approved_at", "paid_by")
    keys += ("payment_number", "waiting_for", "files", "digest")
    for key in keys:
        english = messages._HEADINGS.get(key, key)
        for heading in (key, english, russian.get(english, english)):
            assert recognise(heading) == IGNORED, heading
    assert recognise("payment_date") == recognise("Дата платежа") == "due_date"
    assert is_weak("Дата платежа")
    assert not is_weak("Оплатить до")


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("contractor", "Контрагент|Подрядчик|Поставщик|Получатель|Наименование получателя|Наименование|Кому"),
        ("inn", "ИНН|ИНН получателя|ИНН контрагента|инн:"),
        ("inn_kpp", "ИНН/КПП|ИНН / КПП|ИНН\\КПП"),
        ("kpp", "КПП|КПП получателя"),
        ("account", "Р/с|Р/С|р/сч|Расч. счёт|Расчетный счет|Счет получателя|Расчётный счёт *"),
        ("account_or_invoice", "Счёт|Счет|Счет №|№ счета|Номер счета"),
        ("bic", "БИК|БИК Банка|БИК банка получателя"),
        ("bank", "Банк|Наименование банка|Банк получателя"),
        ("corr_account", "К/с|К/С|Корр. счет|Кор. счёт|кор.счет"),
        ("amount", "Сумма|Сумма счета|Сумма, руб.|Сумма (руб)|Сумма в рублях|Сумма к оплате|Итого к оплате|К оплате"),
        ("amount", "Amount, USD|Сумма, ₽|СУММА"),
        ("purpose", "Назначение платежа|Назначение|Назн. платежа|Основание"),
        ("subject", "За что платим|«За что платим»"),
        ("due_date", "Оплатить до|Срок оплаты|Дата оплаты|Дата платежа|Крайний срок"),
        ("invoice", "Номер и дата счета|№ и дата счёта"),
        ("date", "Дата|ДАТА:"),
        (IGNORED, "№ п/п|№|N|ID|Название|НДС|В т.ч. НДС|Ставка НДС|Статья|Статья ДДС|ЦФО|Проект|Инициатор"),
        (IGNORED, "Ответственный|Заявитель|Подразделение|Статус|Согласовано|Виза|История|Платежка|Эл. Версия счета"),
        (IGNORED, "Создано|Кем создано|Изменено|Договор|Ошибка|Problem|warnings|history"),
    ],
)
def test_synonyms(field, headings):
    for heading in headings.split("|"):
        assert recognise(heading) == field, heading


def test_what_is_no_heading():
    for cell in (None, "", 12.5, True, "Погода", "Погода, тыс. руб.", "ИНН" * 100, "40702810938000012345"):
        assert recognise(cell) is None


def test_currency_of_the_amount():
    headings = ("Сумма, руб.", "Сумма (USD)", "Сумма в юанях", "Сумма, евро", "Сумма", "Банк, руб.", "Сумма счета", 5)
    assert [currency_hint(heading) for heading in headings] == ["RUB", "USD", "CNY", "EUR", None, None, None, None]


def test_folding_and_counting():
    assert fold("  Расч.  счёт: *") == "расчсчет"
    assert count_known(["№", "ИНН", "ИНН", "Сумма", "?"]) == 3
    assert count_known(["№", "Статус", "Проект"]) == 0


def test_a_heading_in_thousands_is_an_amount_that_says_so():
    for text in ("Сумма к оплате, тыс. руб.", "Сумма (в тысячах рублей)", "Сумма, USD, тыс.", "Amount, millions"):
        assert (recognise(text), names_unit(text)) == ("amount", True)
    for text in ("Сумма к оплате", "К/с", "Сумма, руб."):
        assert not names_unit(text)
