"""Texts of invoices, letters and cards, as programs and people write them."""

import doctest
import time

import pytest

from paydesk.formats import invoice
from paydesk.formats.invoice import text, wording
from paydesk.formats.invoice.model import Vat
from paydesk.requisites import names

SBER = {
    "inn": "7707083893",
    "kpp": "773601001",
    "bic": "044525225",
    "account": "40702810740000432537",
    "corr_account": "30101810400000000225",
}
BUYER = "Покупатель: ООО «Покупатель», ИНН 7702070139, КПП 770201001, р/с 40702810455000024248"
ONE_C = """\
Внимание! Оплата данного счета означает согласие с условиями поставки товара.
ПАО СБЕРБАНК г. Москва БИК 044525225
Сч. № 30101810400000000225
Банк получателя
ИНН 7707083893 КПП 773601001 Сч. № 40702810740000432537
ООО «Ромашка»
Получатель
Счет на оплату № 145 от 12 марта 2026 г.
Поставщик
(Исполнитель): ООО «Ромашка», ИНН 7707083893, КПП 773601001, 123456, Москва г, Ленина ул, дом 1, тел.: 123-45-67
Покупатель
(Заказчик): ООО «Покупатель», ИНН 7702070139, КПП 770201001, 123456, Москва г, тел.: 7654321
№ Товары (работы, услуги) Кол-во Ед. Цена Сумма
1 Бумага 40 шт 412,50 16 500,00
Итого: 16 500,00
В том числе НДС (22%): 2 975,41
Всего к оплате: 16 500,00
Всего наименований 1, на сумму 16 500,00 руб.
Шестнадцать тысяч пятьсот рублей 00 копеек
"""
ROMASHKA = SBER | {"contractor": "ООО «Ромашка»"}

CASES = {
    "1C, labels below": (
        ONE_C,
        ROMASHKA
        | {"bank": "ПАО СБЕРБАНК г. Москва", "invoice_number": "145", "invoice_date": "2026-03-12", "amount": "16500.00"}
        | {"currency": "RUB"},
    ),
    "1C, cells apart": (
        "ПАО СБЕРБАНК г. Москва\nБИК\nСч. №\n044525225\n30101810400000000225\nБанк получателя\n"
        "ИНН 7707083893\nКПП 773601001\nСч. №\n40702810740000432537\nООО «Ромашка»\nПолучатель\n"
        "Счет на оплату № 145 от 12 марта 2026 г.\nВсего к оплате:\n16 500,00\n",
        ROMASHKA
        | {"bank": "ПАО СБЕРБАНК г. Москва", "invoice_number": "145", "invoice_date": "2026-03-12", "amount": "16500.00"},
    ),
    "buyer after seller": (
        f"Счет-договор № А-17/2 от 01.04.2026\nПоставщик: ООО «Ромашка», ИНН 7707083893, КПП 773601001\n"
        f"р/с 40702810740000432537 в ПАО Сбербанк, БИК 044525225, к/с 30101810400000000225\n{BUYER}\n"
        "Итого без НДС 100 000,00\nНДС 22% 22 000,00\nИтого с НДС 122 000,00 руб.",
        ROMASHKA
        | {"bank": "ПАО Сбербанк", "invoice_number": "А-17/2", "invoice_date": "2026-04-01", "amount": "122000.00"}
        | {"currency": "RUB"},
    ),
    "buyer before seller": (
        f"СЧЁТ № 9 от «5» мая 2026 г.\n{BUYER}\nИсполнитель: ООО «Ромашка»\nИНН/КПП 7707083893/773601001\n"
        "Р/с 40702810740000432537\nБанк: ПАО Сбербанк\nБИК 044525225 К/с 30101810400000000225\n"
        "Сумма к оплате: 5 000 руб. 50 коп.\nСрок оплаты: до 15.05.2026",
        ROMASHKA
        | {"bank": "ПАО Сбербанк", "invoice_number": "9", "invoice_date": "2026-05-05", "amount": "5000.50"}
        | {"currency": "RUB", "due_date": "2026-05-15"},
    ),
    "a letter": (
        "Добрый день!\n\nВысылаем реквизиты:\nООО «Ромашка»\nИНН 7707083893\nКПП 773601001\nр/с 40702 810 7 4000 0432537\n"
        "в ПАО Сбербанк\nБИК 044525225\nк/с 30101810400000000225\n\nС уважением,\nАнна, тел. +7 495 123-45-67",
        ROMASHKA | {"bank": "ПАО Сбербанк"},
    ),
    "a card": (
        "Полное наименование: Общество с ограниченной ответственностью «Ромашка»\nИНН\t7707083893\nКПП\t773601001\n"
        "Расчетный счет\t40702810740000432537\nНаименование банка\tПАО Сбербанк\nБИК\t044525225\n"
        "Корр. счет\t30101810400000000225",
        SBER | {"contractor": "Общество с ограниченной ответственностью «Ромашка»", "bank": "ПАО Сбербанк"},
    ),
    "an entrepreneur, one line": (
        "ИП Примеров Пример Примерович, ИНН 770199903101, р/с 40802810800000098765, АО «ТБАНК», БИК 044525974, "
        "к/с 30101810145250000974, счёт № 7 от 2.4.26, итого к оплате 99000-55",
        {"contractor": "ИП Примеров Пример Примерович", "inn": "770199903101", "account": "40802810800000098765",
         "bic": "044525974", "corr_account": "30101810145250000974", "amount": "99000.55"},
    ),
    "a foreign invoice": (
        "Invoice No. R-77 dated 12.03.2026\nSeller: ACME GmbH\nBeneficiary: ACME GmbH\nIBAN: DE89 3704 0044 0532 0130 00\n"
        "SWIFT: COBADEFFXXX\nTotal due: EUR 1,234.56",
        {"invoice_number": "R-77", "invoice_date": "2026-03-12", "contractor": "ACME GmbH", "amount": "1234.56",
         "account": "DE89370400440532013000", "bic": "COBADEFFXXX", "currency": "EUR"},
    ),
    "purpose given": (
        "Получатель: ООО «Ромашка» ИНН 7707083893 КПП 773601001\nр/с 40702810740000432537 БИК 044525225 "
        "к/с 30101810400000000225\nНазначение платежа: Оплата по счету № 3 от 01.02.2026, НДС не облагается",
        ROMASHKA | {"purpose": "Оплата по счету № 3 от 01.02.2026, НДС не облагается"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_text_becomes_fields(name):
    body, expected = CASES[name]
    found = text.read(body, "a.txt")
    assert found.problems == ()
    assert {key: found.values.get(key) for key in expected} == expected
    assert set(found.values) <= set(expected) | {"bank", "purpose", "currency"}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace(" ", "\u00a0"), str.rstrip])
def test_line_ends_and_spaces_change_nothing(name, change):
    body, _expected = CASES[name]
    assert text.read(change(body), "a").values == text.read(body, "a").values


@pytest.mark.parametrize("name", CASES)
def test_what_was_read_is_read_the_same_once_more(name):
    """Normalising is idempotent: each value is its own compact form."""
    from datetime import date

    from paydesk import form, form_words

    values = text.read(CASES[name][0], "a").values
    once = form.parse(values, date(2026, 1, 1))
    assert once.problems == ()
    assert form.parse(form_words.to_words(once.form), date(2026, 1, 1)).form == once.form
    again = form_words.to_words(once.form)
    assert {key: again[key] for key in values} == dict(values)


def test_two_accounts_are_a_question():
    found = text.read(ONE_C + "р/с 40702810455000024248", "a")
    assert "account" not in found.values
    assert [(one.field, one.code) for one in found.problems] == [("account", "several_values")]


def test_two_totals_are_a_question():
    found = text.read("Всего к оплате: 10,00\nК оплате: 20,00", "a")
    assert "amount" not in found.values
    assert [(one.field, one.params["values"]) for one in found.problems] == [("amount", "10.00, 20.00")]


def test_what_cannot_be_seen_is_dropped_and_sentences_are_no_names():
    found = text.read("Получатель: ООО «Ро\x02маш\ufffeка»\x1b\nИНН 7707083893", "a")
    assert found.values["contractor"] == "ООО «Ромашка»"
    assert "contractor" not in text.read(f"Получатель: ООО {'слово ' * 60}", "a").values


def test_words_of_the_total_are_compared():
    assert text.read(ONE_C, "a").warnings == ()
    found = text.read(ONE_C.replace("пятьсот", "шестьсот"), "a")
    assert [one.code for one in found.warnings] == ["amount_words_differ"]


def test_an_unclear_amount_is_left_to_the_form():
    assert text.read("Всего к оплате: 1,234", "a").values["amount"] == "1,234"


def test_the_lower_total_does_not_count_where_the_upper_is_named():
    assert wording.amounts_in("Итого: 100,00\nВсего: 120,00\nИтого к оплате: 120,00") == [("120.00", "")]
    assert len(wording.amounts_in("Итого: 100,00\nВсего: 120,00")) == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("В том числе НДС (22%): 8 655,74", Vat(865574, 22)),
        ("в т.ч. НДС 10% - 100.00 руб.", Vat(10000, 10)),
        ("Сумма НДС: 5,00", Vat(500)),
        ("Без налога (НДС): —", Vat(0)),
        ("НДС не облагается", Vat(0)),
        ("Итого без НДС: 100,00", None),
        ("Всего с НДС: 100,00", None),
        ("НДС 22%", None),
        ("НДС 10%: 5,00\nНДС 22%: 7,00", None),
    ],
)
def test_vat(words, expected):
    assert wording.vat_in(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Оплата по счету №145 от 12.03.2026", {"invoice_number": "145", "invoice_date": "2026-03-12"}),
        (
            "оплата счета № 12/А от 1 апреля 2026 года за бумагу",
            {"invoice_number": "12/А", "invoice_date": "2026-04-01"},
        ),
        ("По сч. N 5 от 01.02.26, без НДС", {"invoice_number": "5", "invoice_date": "2026-02-01"}),
        ("Предоплата по счету 77 от 31.02.2026", {"invoice_number": "77", "invoice_date": "31.02.2026"}),
        ("счет-фактура № 5 от 01.02.2026", {}),
        ("Сч. № 40702810740000432537", {}),
        ("за счет средств бюджета от 01.02.2026", {}),
    ],
)
def test_number_and_day_of_the_invoice(words, expected):
    assert wording.invoice_in(words) == expected


@pytest.mark.parametrize(
    "body",
    ["счет " * 40_000, "Всего к оплате: " * 12_000, "1 " * 100_000, "НДС (" * 40_000, "Получатель\n" * 18_000,
     "А " + "а" * 190_000, "А" + " а" * 90_000, "9" * 200_000, "№ 1 от " * 28_000, "Банк получателя\n" * 12_000,
     "Банк БИК\nБанк получателя\n" * 7_000],
    ids=range(11),
)  # fmt: skip
def test_long_texts_take_time_in_proportion(body):
    started = time.process_time()
    text.read(body, "a")
    assert time.process_time() - started < 3


def test_a_code_and_a_text_that_agree_give_each_value_once():
    found = text.read(ONE_C, "a.pdf")
    merged = invoice.merge([found, found])
    assert (merged.values, merged.problems, merged.warnings) == (
        {key: found.values[key] for key in merged.values}, (), ()
    )  # fmt: skip
    assert merged.vat == Vat(297541, 22)


@pytest.mark.parametrize("module", [text, wording, names])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0
