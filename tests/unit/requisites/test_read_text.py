"""Free text as people send it, and back again."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk.requisites import ReadText, Requisites, compose_text, read_text

SBER = {
    "inn": "7707083893",
    "kpp": "773601001",
    "bic": "044525225",
    "account": "40702810740000432537",
    "corr_account": "30101810400000000225",
}
NUMBERS_ONLY = {"inn": "7707083893", "kpp": "773601001", "bic": "044525225"}


def found(text):
    read = read_text(text)
    return {key: value for key in ReadText.__slots__ if key != "problems" and (value := getattr(read, key))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("ООО «Ромашка» ИНН 7707083893 КПП 773601001 р/с 40702810740000432537 в ПАО Сбербанк БИК 044525225 "
         "к/с 30101810400000000225"), SBER | {"name": "ООО «Ромашка»", "bank": "ПАО Сбербанк"}),
        (('Получатель: ООО "Ромашка"\r\nИНН: 7707083893   КПП: 773601001\r\nРасч.счет № 40702810740000432537\r\n'
         "Банк: ПАО Сбербанк г. Москва\r\nБИК: 044525225\r\nКорр. счёт: 30101 810 4 0000 0000225\r\n"
         "ОГРН 1027700132195 ОКПО 00032537\r\nНазначение платежа: Оплата по счету № 145, ИНН 7702070139"),
         SBER | {"name": 'ООО "Ромашка"', "bank": "ПАО Сбербанк г. Москва",
                 "purpose": "Оплата по счету № 145, ИНН 7702070139"}),
        ("ООО Ромашка 7707083893/773601001 40702810740000432537 30101810400000000225 044525225",
         SBER | {"name": "ООО Ромашка"}),
        (("Карточка предприятия\nООО «Ромашка»\nЮр. адрес: 123456, г. Москва, ул. Ленина, д. 1\n"
         "тел. +7 (495) 123-45-67\nИНН/КПП: 7707083893 / 773601001\nР/С 40702.810.7.4000.0432537\nв ПАО Сбербанк\n"
         "к/с 30101810400000000225\nБИК 044525225"), SBER | {"name": "ООО «Ромашка»", "bank": "ПАО Сбербанк"}),
        ("ИНН\tКПП\tБИК\n7707083893\t773601001\t044525225", NUMBERS_ONLY),
        ("ИНН\nКПП\nБИК\n7707083893\n773601001\n044525225", NUMBERS_ONLY),
        ("ИНН\n7707083893\nКПП\n773601001\nБИК\n044525225", NUMBERS_ONLY),
        ("7707083893\nИНН\n773601001\nКПП\n044525225\nБИК", NUMBERS_ONLY),
        ("ИНН 7707083893\\773601001 БИК 044525225", NUMBERS_ONLY),
        ("ИНН получателя 7707 0838 93\u00a0КПП получателя 7736\u202f01001 БИК банка получателя 044525225", NUMBERS_ONLY),
        ("КПП:\nБИК: 044525225\nИНН банка 7702070139\nИНН 7707083893", {"inn": "7707083893", "bic": "044525225"}),
        ("КПП нет, БИК 044525225; ИНН770199903101", {"inn": "770199903101", "bic": "044525225"}),
        ("КПП 0, ИНН 770199903101", {"inn": "770199903101"}),
        ("Счет № 145 от 12.03.2026. Сч. № 40702810740000432537, Сч. № 30101810400000000225",
         {"account": "40702810740000432537", "corr_account": "30101810400000000225", "name": "Счет № 145 от 12.03.2026."}),
        (("Единый казначейский счет 40102810545370000003 казначейский счет 03100643000000017300 БИК 004525988 "
         "КБК 188 1 16 01123 01 0001 140 ОКТМО 45382000"),
         {"account": "03100643000000017300", "corr_account": "40102810545370000003", "bic": "004525988"}),
        (("Плательщик: ООО Я ИНН 7702070139 р/с 40702810455000024248\nПолучатель: ООО Ты ИНН 7707083893 "
         "р/с 40702810740000432537"), {"name": "ООО Ты", "inn": "7707083893", "account": "40702810740000432537"}),
        (("Beneficiary: ACME GmbH\nIBAN: DE89 3704 0044 0532 0130 00\nSWIFT/BIC: COBADEFFXXX\n"
         "Beneficiary bank: Commerzbank AG, Frankfurt"),
         {"name": "ACME GmbH", "account": "DE89370400440532013000", "bic": "COBADEFFXXX",
          "bank": "Commerzbank AG, Frankfurt"}),
        (("Beneficiary Name: Foo LLC\nAccount No: 1234567890\nBank: Chase\nSWIFT code: CHASUS33\n"
         "Intermediary bank: Citi\nSWIFT CITIUS33\nAccount 999"),
         {"name": "Foo LLC", "account": "1234567890", "bank": "Chase", "bic": "CHASUS33"}),
        ("IBAN AT61 1904 3002 3457 3201 BANK AUST, SWIFT BKAUATWW", {"account": "AT611904300234573201", "bic": "BKAUATWW"}),
        ("IBAN AT61 1904 3002 3457 3201 1010 Wien", {"account": "AT611904300234573201"}),
        ("ИНН 7707 0838 93 773601001", {"inn": "7707083893", "kpp": "773601001"}),
        ("SWIFT: SABRRUMM БИК 044525225", {"bic": "044525225"}),
        ("", {}),
        ("ИНН", {}),
    ],
)  # fmt: skip
def test_texts_as_people_send_them(text, expected):
    assert found(text) == expected
    assert read_text(text).problems == ()


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("БИК 44525225", "bic", "44525225"),
        ("р/с 4070281074000043253", "account", "4070281074000043253"),
        ("р/с 40702 810 7 4000 043253", "account", "4070281074000043253"),
        ("р/с 4О702810740000432537", "account", "4О702810740000432537"),
        ("ИНН 77070838", "inn", "77070838"),
    ],
)
def test_a_wrong_number_is_kept_for_its_check(text, key, value):
    assert found(text) == {key: value}


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("Р/с (рубли): 40702810740000432537, Р/с USD 40702840740000432537", "account",
         "40702810740000432537, 40702840740000432537"),
        ("р/с 40702810740000432537 или 40702810455000024248", "account", "40702810740000432537, 40702810455000024248"),
        ("ИНН 7707083893, ИНН 7702070139", "inn", "7707083893, 7702070139"),
        ("БИК 044525225 БИК 044525593", "bic", "044525225, 044525593"),
        ("SWIFT COBADEFF, SWIFT CHASUS33", "bic", "COBADEFF, CHASUS33"),
    ],
)  # fmt: skip
def test_two_different_values_are_a_question(text, field, values):
    read = read_text(text)
    assert getattr(read, field) is None
    assert [(p.field, p.code, p.params["values"]) for p in read.problems] == [(field, "several_values", values)]


def test_the_same_value_twice_is_one_value():
    assert found("ИНН 7707083893\nИНН: 7707 083 893") == {"inn": "7707083893"}


def test_too_long_a_text_is_refused():
    (problem,) = read_text("ИНН 7707083893 " * 2_000).problems
    assert problem.code == "text_too_long"


def digits(length):
    return st.text("0123456789", min_size=length, max_size=length)


words = st.text('АБВГДЕабвгде -«»"().№,', min_size=1, max_size=60).map(lambda text: " ".join(text.split()).strip(" ,-"))
names = words.map(lambda text: f"ООО Ю{text}")
russian = st.builds(
    Requisites,
    inn=st.none() | digits(10).filter(lambda d: d.strip("0")) | digits(12).filter(lambda d: d.strip("0")),
    kpp=st.none() | digits(9).filter(lambda d: d.strip("0")),
    bic=st.none() | digits(9),
    account=digits(20),
    corr_account=st.none() | digits(20),
)
foreign = st.builds(
    Requisites,
    account=st.sampled_from(
        ["DE89370400440532013000", "FR1420041010050500013M02606", "NL91ABNA0417164300", "1234567890"]
    ),
    bic=st.sampled_from([None, "COBADEFF", "CHASUS33XXX"]),
    currency=st.just("RUB"),
)


@given(russian | foreign, st.none() | names, st.none() | names)
def test_what_is_composed_is_read_back(requisites, name, bank):
    read = read_text(compose_text(requisites, name, bank))
    back = Requisites(read.inn, read.kpp, read.bic, read.account, read.corr_account)
    assert (back, read.name, read.bank, read.problems) == (requisites, name, bank, ())


PIECES = st.sampled_from(
    ["ИНН", "КПП", "БИК", "р/с", "к/с", "IBAN", "SWIFT", "счет", "Банк:", "Назначение платежа:", "Получатель", "\n", "\t",
     " ", "\u00a0", "/", "№", ":", "-", "7707083893", "773601001", "044525225", "40702810740000432537", "40702 810", "0000",
     "DE89 3704 0044 0532 0130 00", "COBADEFF", "\x00", "ß", "①", "４"],
)  # fmt: skip


@given(st.text() | st.lists(PIECES, max_size=60).map("".join) | st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_is_read_without_an_exception(text):
    read = read_text(text)
    for problem in read.problems:
        problem.text.format(**problem.params)


@pytest.mark.parametrize(
    "piece",
    ["а", "1", " ", "\n", "A", "1 ", "1-", "ИНН ", "ИНН\n", "ИНН/", "корр ", "р/с 1 ", "наименование ", "счет ", "DE89 3704 ",
     "банк  ", "40702810740000432537 ", "40702810740000432537 в ", "ИНН 7707083893 ", "л/с ", "назначение", "p", "№", "7\nИНН\n"],
)  # fmt: skip
def test_reading_takes_time_in_proportion_to_the_text(piece):
    text = (piece * 20_000)[:20_000]
    start = time.perf_counter()
    read_text(text)
    assert time.perf_counter() - start < 3  # a quadratic step takes minutes here
