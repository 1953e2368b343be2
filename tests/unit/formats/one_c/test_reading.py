"""Statements of 1C as banks really write them; every advice on wild files is a row of a table here."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paydesk.errors import InvalidData, PaydeskError
from paydesk.formats import one_c
from paydesk.formats.one_c import problems, reading, text, values

OWN = "40702810900000000017"
OTHER = "40702810400000000888"
HEAD = f"""1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Банк Клиент
Получатель=1С:Предприятие
ДатаНачала=01.06.2026
ДатаКонца=10.06.2026
РасчСчет={OWN}
"""
BALANCE = f"""СекцияРасчСчет
ДатаНачала=02.06.2026
ДатаКонца=09.06.2026
РасчСчет={OWN}
НачальныйОстаток=100.00
ВсегоПоступило=20.50
ВсегоСписано=15.00
КонечныйОстаток=105.50
КонецРасчСчет
"""
IN = f"""СекцияДокумент=Платежное поручение
Номер=11
Дата=05.06.2026
Сумма=20.50
ПлательщикСчет={OTHER}
ПлательщикИНН=7700000003
Плательщик1=ООО "Клиент"
ПолучательСчет={OWN}
ДатаПоступило=05.06.2026
ПолучательИНН=7700000001
Получатель1=ООО Моя компания
НазначениеПлатежа=Оплата за товар по договору 7 от 01.06.2026
КонецДокумента
"""
OUT = f"""СекцияДокумент=Банковский ордер
Номер=БА8170433
Дата=06.06.2026
Сумма=15.00
ПлательщикСчет={OWN}
ДатаСписано=06.06.2026
ПлательщикИНН=7700000001
Плательщик1=ООО Моя компания
ПолучательСчет={OTHER}
ПолучательИНН=7702070139
Получатель1=Банк
ВидОплаты=17
НазначениеПлатежа=Комиссия
КонецДокумента
"""
END = "КонецФайла\n"
FULL = HEAD + BALANCE + IN + OUT + END


def read(content, encoding="cp1251"):
    data = content if isinstance(content, bytes) else content.encode(encoding)
    statement = one_c.open_statement(io.BytesIO(data))
    return statement, list(statement.documents())


def codes(statement):
    return [problem.code for problem in statement.warnings]


def with_lines(*lines):
    """Return a statement whose first document has these lines more, right at its end."""
    return HEAD + IN.replace("КонецДокумента", "\n".join((*lines, "КонецДокумента"))) + END


def instead(old, new):
    assert old in FULL
    return FULL.replace(old, new, 1)


def test_a_statement_is_read_whole():
    statement, documents = read(FULL)
    assert statement.header == one_c.Header(
        "1.03", "Windows", "Банк Клиент", "1С:Предприятие", date(2026, 6, 1), date(2026, 6, 10), (OWN,)
    )
    assert statement.balances == [one_c.Balance(OWN, date(2026, 6, 2), date(2026, 6, 9), 10000, 2050, 1500, 10550, 9)]
    first, second = documents
    assert (first.kind, first.number, first.date, first.amount) == ("Платежное поручение", "11", date(2026, 6, 5), 2050)
    assert first.payer == one_c.Party('ООО "Клиент"', "7700000003", "", OTHER, "", "", "", "")
    assert first.payee == one_c.Party("ООО Моя компания", "7700000001", "", OWN, "", "", "", "")
    assert (first.debited, first.credited) == (None, date(2026, 6, 5))
    assert first.purpose == "Оплата за товар по договору 7 от 01.06.2026"
    assert (second.kind, second.number, second.operation) == ("Банковский ордер", "БА8170433", "17")
    assert (second.debited, second.credited) == (date(2026, 6, 6), None)
    lines = FULL.split("\n")
    assert [lines[document.line - 1] for document in documents] == [
        "СекцияДокумент=Платежное поручение",
        "СекцияДокумент=Банковский ордер",
    ]
    assert first.fields["Плательщик1"] == 'ООО "Клиент"'
    assert statement.warnings == []


def test_the_header_and_the_balances_are_there_before_the_documents():
    statement = one_c.open_statement(io.BytesIO(FULL.encode("cp1251")))
    assert statement.header.accounts == (OWN,)
    assert [balance.closing for balance in statement.balances] == [10550]


def test_documents_are_read_once():
    statement, documents = read(FULL.removesuffix(END))
    assert len(documents) == 2
    before = list(statement.warnings)
    assert list(statement.documents()) == []
    assert statement.warnings == before


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp866"])
@pytest.mark.parametrize("declared", ["Windows", "DOS", "Klingon"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_bytes_tell_the_encoding_whatever_the_file_declares(encoding, declared, end):
    content = FULL.replace("=Windows", f"={declared}").replace("\n", end)
    statement, documents = read(content, encoding)
    assert statement.encoding == encoding
    assert statement.header.declared_encoding == declared
    assert documents[0].payer.name == 'ООО "Клиент"'
    assert [document.line for document in documents] == [18, 31]
    assert statement.warnings == []


def test_a_byte_order_mark_is_no_part_of_the_first_line():
    statement, documents = read(b"\xef\xbb\xbf" + FULL.encode())
    assert (statement.encoding, len(documents), statement.warnings) == ("utf-8", 2, [])
    assert read(b"\xef\xbb\xbf1CClientBankExchange\nA=1\n")[0].encoding == "utf-8"


def test_without_known_keys_the_letters_tell_the_encoding():
    for encoding in ("utf-8", "cp1251", "cp866"):
        statement, documents = read("1CClientBankExchange\nПоле=Какое-то значение\n", encoding)
        assert (statement.encoding, documents) == (encoding, [])


@pytest.mark.parametrize("main", ["utf-8", "cp1251", "cp866"])
@pytest.mark.parametrize("other", ["utf-8", "cp1251", "cp866"])
def test_one_line_in_another_encoding_is_read_in_its_own(main, other):
    line = 'Плательщик1=ООО "Клиент"\n'
    data = FULL.encode(main).replace(line.encode(main), line.encode(other))
    statement, documents = read(data)
    assert statement.encoding == main
    assert documents[0].payer.name == 'ООО "Клиент"'
    found = [(problem.code, problem.row, dict(problem.params)) for problem in statement.warnings]
    row = FULL.split("\n").index(line.strip()) + 1
    assert found == ([] if main == other else [("line_encoding", row, {"encoding": other, "expected": main})])


@pytest.mark.parametrize("main", ["utf-8", "cp1251", "cp866"])
@pytest.mark.parametrize(
    "marker", ["СекцияДокумент=Платежное поручение", "КонецДокумента", "КонецФайла", "СекцияРасчСчет"]
)
def test_markers_in_another_encoding_are_understood(main, marker):
    other = "cp866" if main == "cp1251" else "cp1251"
    line = f"\n{marker}\n"
    statement, documents = read(FULL.encode(main).replace(line.encode(main), line.encode(other)))
    assert [document.number for document in documents] == ["11", "БА8170433"]
    assert len(statement.balances) == 1
    assert set(codes(statement)) == {"line_encoding"}


@pytest.mark.parametrize("main", ["cp1251", "cp866"])
def test_a_value_in_utf8_behind_a_key_in_a_code_page_is_understood(main):
    name = 'ООО "Клиент"'
    statement, documents = read(FULL.encode(main).replace(name.encode(main), name.encode()))
    assert documents[0].payer.name == name
    assert codes(statement) == ["line_encoding"]


def test_a_value_in_a_code_page_behind_a_key_in_utf8_is_understood():
    name = 'ООО "Клиент"'
    statement, documents = read(FULL.encode().replace(name.encode(), name.encode("cp1251")))
    assert documents[0].payer.name == name
    assert codes(statement) == ["line_encoding"]


def test_a_letter_cut_in_two_damages_its_line_only():
    purpose = "Оплата за товар по договору".encode()
    statement, documents = read(FULL.encode().replace(purpose, purpose[:-1]))
    assert documents[0].purpose == "Оплата за товар по договор\ufffd 7 от 01.06.2026"
    assert [(problem.code, problem.row) for problem in statement.warnings] == [("line_damaged", 29)]


def test_mixed_line_ends_count_as_one_each():
    ends = iter("\r\n \n \r".split(" ") * 100)
    data = "".join(line + next(ends) for line in FULL.split("\n")[:-1])
    statement, documents = read(data)
    assert [document.line for document in documents] == [18, 31]
    assert codes(statement) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_size_of_the_pieces_does_not_matter(monkeypatch, end):
    class Pipe(io.BytesIO):
        def read(self, count=-1):
            return super().read(min(count, 50))

    expected = read(FULL)[1]
    data = FULL.replace("\n", end).encode("cp1251")
    # Some of these pieces end between the two characters of a line end.
    for chunk in range(60, 160):
        monkeypatch.setattr(text, "_CHUNK", chunk)
        statement = one_c.open_statement(Pipe(data))
        assert list(statement.documents()) == expected
        assert statement.warnings == []


# What files have in the wild, with the advice: name, content, codes of the warnings, what is read nevertheless.


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"A=1\n", b"1CClientBank\n", b"1CClientBankExchangeX\n", b"x\n1CClientBankExchange\n", b"%PDF-1.7\n",
     "1CClientBankExchange\n".encode("utf-16"), b"\n" * 1000 + b"1CClientBankExchange\n"],
)  # fmt: skip
def test_a_file_without_the_first_line_is_refused(content):
    with pytest.raises(InvalidData) as caught:
        read(content)
    assert caught.value.error_code == "not_an_exchange_file"
    assert not one_c.identify(content)


@pytest.mark.parametrize(
    "head", [b"1CClientBankExchange", b"1CClientBankExchange\r\n", b"\xef\xbb\xbf1CClientBankExchange \r", b"\r\n 1CClientBankExchange\n"]
)  # fmt: skip
def test_a_file_with_the_first_line_is_one_of_the_exchange(head):
    assert one_c.identify(head + b"\n")
    assert one_c.identify(head)


@pytest.mark.parametrize(
    "content", [HEAD + IN.removesuffix("КонецДокумента\n"), HEAD + OUT + IN[:300], HEAD + IN[:60] + "\n" + END]
)
def test_a_file_that_ends_in_a_document_is_refused(content):
    statement = one_c.open_statement(io.BytesIO(content.encode("cp1251")))
    with pytest.raises(InvalidData) as caught:
        list(statement.documents())
    assert caught.value.error_code == "cut_file"
    row = content[: content.rindex("СекцияДокумент")].count("\n") + 1
    assert caught.value.params == {"row": row}


ADVICE = {
    "no last line": (FULL.removesuffix(END), ["no_end"]),
    "blank lines": (FULL.replace("РасчСчет=", "\nРасчСчет=", 1).replace(IN, "\n \n" + IN), ["blank_lines"]),
    "a stray line between sections": (FULL.replace(OUT, "Итого по счету\n" + OUT), ["stray_line"]),
    "a line feed in a value": (FULL.replace("за товар", "за\nтовар"), ["stray_line"]),
    "lines behind the end": (FULL + "и еще\n", ["after_end"]),
    "padding behind the end": (FULL + "\n\n\x1a\0\0\0", []),
    "an unknown version": (FULL.replace("=1.03", "=9.99"), ["version_unknown"]),
    "a foreign tail in the header's date": (instead("01.06.2026", "01.06.2026ДатаКонца"), ["header_date"]),
    "rubbish in the header's date": (instead("10.06.2026", "??"), ["header_date"]),
    "a purpose above the limit": (FULL.replace("за товар", "за товар" * 100), []),
    "a person with an address": (FULL.replace('ООО "Клиент"', "Иванов И. И. //г Москва, ул. Мира, 1//"), []),
    "an INN of 13 digits": (FULL.replace("7700000003", "7700000003123"), ["inn_unusual"]),
    "an INN of 17 digits": (FULL.replace("7700000003", "77000000031234567"), ["inn_unusual"]),
    "a zero for an INN": (FULL.replace("7700000003", "0"), ["inn_unusual"]),
    "an empty INN": (FULL.replace("7700000003", ""), ["inn_empty"]),
    "no INN at all": (FULL.replace("ПлательщикИНН=7700000003\n", ""), []),
    "the same key twice": (FULL.replace("Номер=11\n", "Номер=10\nНомер=11\n"), ["key_twice"]),
    "the date before the number": (FULL.replace("Номер=11\nДата=05.06.2026", "Дата=05.06.2026\nНомер=11"), []),
    "unknown keys": (FULL.replace("Номер=11", "КодДебитора=7\nFoo=Bar\nНомер=11"), []),
    "spaces around keys and markers": (FULL.replace("Номер=11", " Номер = 11 ").replace("та\n", "та \n"), []),
    "two line ends for each line": (FULL.replace("\n", "\n\n"), ["blank_lines"]),
    "a document that is not closed": (FULL.replace(f"КонецДокумента\n{OUT}", OUT), ["document_not_closed"]),
    "a number that ends in 000": (FULL.replace("Номер=11\n", "Номер=11000\n"), ["number_zeros"]),
    "a date that is none": (FULL.replace("Дата=05.06.2026", "Дата=05.06.26"), ["date_unreadable"]),
    "no date": (FULL.replace("Дата=05.06.2026\n", ""), ["value_missing"]),
    "a sum that is none": (FULL.replace("Сумма=20.50", "Сумма=1,234"), ["amount_unreadable"]),
    "a sum below zero": (FULL.replace("Сумма=20.50", "Сумма=-20.50"), ["amount_unreadable"]),
    "no sum": (FULL.replace("Сумма=20.50\n", ""), ["value_missing"]),
    "an account section that is not closed": (FULL.replace("КонецРасчСчет\n", ""), ["account_not_closed"]),
    "account sections behind the documents": (HEAD + IN + OUT + BALANCE + END, []),
    "a section without a kind": (FULL.replace("СекцияДокумент=Банковский ордер", "СекцияДокумент"), []),
}


@pytest.mark.parametrize("case", ADVICE)
def test_wild_files_are_read_with_a_warning(case):
    content, expected = ADVICE[case]
    for encoding in ("cp1251", "cp866", "utf-8"):
        statement, documents = read(content, encoding)
        assert codes(statement) == expected
        assert [document.line for document in documents] == [
            row for row, line in enumerate(content.split("\n"), 1) if line.startswith("СекцияДокумент")
        ]
        assert [balance.closing for balance in statement.balances] == [10550]


def test_warnings_name_their_lines():
    statement, _documents = read(
        FULL.replace(OUT, "Итого по счету\n" + OUT).replace("Номер=11\n", "Номер=1\nНомер=11\n")
    )
    lines = FULL.split("\n")
    assert [(problem.code, problem.row, problem.params) for problem in statement.warnings] == [
        ("key_twice", lines.index("Номер=11") + 2, {"key": "Номер"}),
        ("stray_line", lines.index("СекцияДокумент=Банковский ордер") + 2, {"value": "Итого по счету"}),
    ]


def test_blank_lines_are_counted_in_one_warning():
    statement, _documents = read(FULL.replace("РасчСчет=", "\nРасчСчет=", 1).replace(IN, "\n \n" + IN))
    (problem,) = statement.warnings
    assert (problem.row, problem.params) == (8, {"count": 3})


def test_the_last_of_two_values_wins():
    _statement, documents = read(FULL.replace("Номер=11\n", "Номер=10\nНомер=11\n"))
    assert documents[0].number == "11"


def test_unusual_numbers_are_kept_as_they_are():
    for number in ("7700000003123", "77000000031234567", "0", ""):
        _statement, documents = read(FULL.replace("7700000003", number))
        assert documents[0].payer.inn == number


@pytest.mark.parametrize("tail", ["ДатаКонца", " г.", "."])
def test_the_account_sections_tell_the_period_when_the_header_does_not(tail):
    statement, _documents = read(instead("01.06.2026", "01.06.2026" + tail))
    assert (statement.header.start, statement.header.end) == (date(2026, 6, 2), date(2026, 6, 10))
    statement, _documents = read(instead("01.06.2026", "01.06.2026" + tail).replace(BALANCE, ""))
    assert statement.header.start == date(2026, 6, 1)
    statement, _documents = read(instead("ДатаНачала=01.06.2026\n", ""))
    assert statement.header.start == date(2026, 6, 2)


@pytest.mark.parametrize("nothing", ["", "00.00.0000", "01.01.0001"])
def test_a_header_with_a_date_that_means_none_takes_that_of_the_sections(nothing):
    statement, _documents = read(instead("ДатаНачала=01.06.2026", f"ДатаНачала={nothing}"))
    assert statement.header.start == date(2026, 6, 2)
    assert statement.warnings == []


def test_a_value_that_only_looks_like_utf8_stays_what_it_is():
    # D0 B0: the letter а in UTF-8, «Р°» in cp1251.
    statement, documents = read(FULL.replace('ООО "Клиент"', "Р°"))
    assert documents[0].payer.name == "Р°"
    assert statement.warnings == []


def test_the_period_of_sections_behind_the_documents_is_found_at_the_end():
    content = HEAD.replace("01.06.2026", "?") + IN + OUT + BALANCE + END
    statement = one_c.open_statement(io.BytesIO(content.encode("cp1251")))
    assert statement.header.start is None
    assert len(list(statement.documents())) == 2
    assert statement.header.start == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("written", "kopecks"),
    [
        ("15000.00", 1500000), ("15 000,00", 1500000), ("15\u00a0000,00", 1500000), ("20000", 2000000),
        ("100.5", 10050), ("100,5", 10050), (".05", 5), (",5", 50), ("0.01", 1), ("0", 0), ("0,00", 0),
        ("1 234 567.89", 123456789), ("1.234.567,89", 123456789), ("1,234,567.89", 123456789),
        ("1'234.50", 123450), ("232500=", 23250000), ("98483-90", 9848390), (" 7.00 ", 700), ("007.10", 710),
        ("9999999999999.99", 999999999999999), ("10000000000000.00", None), ("1,234", None), ("1.234", None),
        ("1.2345", None), ("12 34", None), ("1.00 USD", None), ("1e5", None), ("сто", None), ("1..5", None),
        ("-1.00", None), ("١٢", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_sums_are_read_exactly_or_not_at_all(written, kopecks):
    statement, documents = read(FULL.replace("20.50\nПлат", written + "\nПлат"), "utf-8")
    assert documents[0].amount == kopecks
    assert ("amount_unreadable" in codes(statement)) == (kopecks is None)


def test_a_balance_can_be_below_zero():
    content = FULL.replace("НачальныйОстаток=100.00", "НачальныйОстаток=-100,00").replace("=105.50", "=-94.50")
    statement, _documents = read(content)
    assert (statement.balances[0].opening, statement.balances[0].closing) == (-10000, -9450)
    assert statement.warnings == []


@pytest.mark.parametrize("written", ["", " ", "0", "00.00.0000", "  .  .    ", "01.01.0001", "01.01.0001 0:00:00"])
def test_there_are_many_ways_to_write_no_date(written):
    statement, documents = read(FULL.replace("ДатаСписано=06.06.2026", f"ДатаСписано={written}"))
    assert documents[1].debited is None
    assert statement.warnings == []


@pytest.mark.parametrize(
    "written", ["05.06.2026", "5.6.2026", "2026-06-05", "05.06.2026 0:00:00", "2026-06-05T12:00:00Z"]
)
def test_dates_may_have_a_time_behind_them(written):
    _statement, documents = read(FULL.replace("Дата=05.06.2026", f"Дата={written}"))
    assert documents[0].date == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("lines", "name", "inn", "kpp"),
    [
        ('Плательщик=ИНН 7700000003 ООО "Вега"\nПлательщик1=ООО "Вега"', 'ООО "Вега"', "", ""),
        ('Плательщик=7777777777, ООО "Вега"', 'ООО "Вега"', "7777777777", ""),
        ('Плательщик=7777777777, ООО "Вега"\nПлательщик1=', 'ООО "Вега"', "7777777777", ""),
        ("Плательщик=ИНН 7777777777 ООО Вега\nПлательщикИНН=7700000003", "ООО Вега", "7700000003", ""),
        ("Плательщик1= ИНН 7777777777/КПП 770401001 АО Вега", "АО Вега", "7777777777", "770401001"),
        ("Плательщик1=ИНН 7777777777 КПП 0 ИП Пупкин\nПлательщикКПП=0", "ИП Пупкин", "7777777777", "0"),
        ("Плательщик=ИНН: 7123456789012, КПП: 770401001, ИП Пупкин", "ИП Пупкин", "7123456789012", "770401001"),
        ("Плательщик=7777777777/770401001 АО Вега", "АО Вега", "7777777777", "770401001"),
        ("Плательщик=ИНН 0 Иванов Иван Иванович", "Иванов Иван Иванович", "0", ""),
        ("Плательщик=1000 мелочей", "1000 мелочей", "", ""),
        ("Плательщик1=7777777777 ООО Вега", "7777777777 ООО Вега", "", ""),
        ("Плательщик=7777777777", "7777777777", "", ""),
        ("Плательщик=ИННОВАЦИЯ ООО", "ИННОВАЦИЯ ООО", "", ""),
        ("Плательщик=ИНН", "ИНН", "", ""),
        ("", "", "", ""),
    ],
)
def test_names_lose_the_numbers_in_front_of_them(lines, name, inn, kpp):
    content = FULL.replace('ПлательщикИНН=7700000003\nПлательщик1=ООО "Клиент"\n', lines + "\n" if lines else "")
    _statement, documents = read(content)
    payer = documents[0].payer
    assert (payer.name, payer.inn, payer.kpp) == (name, inn, kpp)


LONG = "Оплата по договору поставки номер 7 от 01.06.2026 за строительные материалы, доставку и разгрузку на объ"


@pytest.mark.parametrize(
    ("whole", "pieces", "purpose"),
    [
        ("Оплата", [], "Оплата"),
        ("Оплата ", ["", "", ""], "Оплата"),
        ("", ["Оплата", "по счету 5", "", "НДС нет"], "Оплата по счету 5 НДС нет"),
        ("Оплата", ["Оплата", "по счету 5"], "Оплата по счету 5"),
        ("Оплата по счету 5", ["Оплата", "по счету 5"], "Оплата по счету 5"),
        ("Оплата", ["Оплата1", "Оплата2"], "Оплата"),
        ("Возврат", ["Оплата", "по счету 5"], "Возврат"),
        (LONG, [LONG + "ект", "и еще"], LONG + "ект и еще"),
        ("", ["", "вторая"], "вторая"),
    ],
)
def test_purposes_in_pieces_are_joined(whole, pieces, purpose):
    lines = [f"НазначениеПлатежа={whole}", *(f"НазначениеПлатежа{n}={piece}" for n, piece in enumerate(pieces, 1))]
    content = HEAD + "\n".join(line for line in IN.split("\n") if not line.startswith("Назн")).replace(
        "КонецДокумента", "\n".join((*lines, "КонецДокумента"))
    )
    _statement, documents = read(content + END)
    assert documents[0].purpose == purpose


def test_an_equals_sign_belongs_to_the_value():
    _statement, documents = read(with_lines("ДополнУсловия=а=б==в"))
    assert documents[0].fields["ДополнУсловия"] == "а=б==в"


def test_banks_and_accounts_are_found_under_their_other_keys():
    content = IN.replace(f"ПлательщикСчет={OTHER}", f"ПлательщикРасчСчет={OTHER}\nПлательщик3=Банк\nПлательщик4=г Орел")
    _statement, documents = read(HEAD + content + END)
    assert documents[0].payer.account == OTHER
    assert (documents[0].payer.bank, documents[0].payer.city) == ("Банк", "г Орел")
    _statement, documents = read(HEAD + IN.replace(f"ПлательщикСчет={OTHER}", f"Плательщик2={OTHER}") + END)
    assert documents[0].payer.account == OTHER


@pytest.mark.parametrize(
    ("payer", "payee", "debited", "credited", "expected"),
    [
        (OWN, OTHER, None, None, "out"),
        (OTHER, OWN, None, None, "in"),
        (OWN, OWN, None, None, "own"),
        # Interest: both dates are filled, the money came in.
        (OTHER, OWN, "05.06.2026", "05.06.2026", "in"),
        (OWN, OTHER, "05.06.2026", "05.06.2026", "out"),
        (OTHER, OWN, "05.06.2026", None, "in"),
        (OTHER, OTHER, "05.06.2026", None, "out"),
        (OTHER, OTHER, None, "05.06.2026", "in"),
        (OTHER, OTHER, "05.06.2026", "05.06.2026", "unknown"),
        (OTHER, OTHER, None, None, "unknown"),
        ("", "", None, None, "unknown"),
    ],
)
def test_accounts_tell_the_direction_before_dates(payer, payee, debited, credited, expected):
    lines = [f"ПлательщикСчет={payer}", f"ПолучательСчет={payee}"]
    lines += [f"{key}={day}" for key, day in (("ДатаСписано", debited), ("ДатаПоступило", credited)) if day]
    body = "\n".join(("СекцияДокумент=Прочее", "Номер=1", "Дата=05.06.2026", "Сумма=1.00", *lines, "КонецДокумента\n"))
    _statement, (document,) = read(HEAD + body + END)
    assert one_c.direction(document, {OWN}) == expected
    assert one_c.direction(document, [OWN, ""]) == expected


def test_the_account_of_an_indirect_settlement_counts_as_own():
    _statement, documents = read(with_lines(f"ПлательщикРасчСчет={OWN}"))
    assert one_c.direction(documents[0], {OWN}) == "own"


# Totals


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ВсегоПоступило=20.50", "ВсегоПоступило=21.50", {"received_differs", "balance_differs"}),
        ("ВсегоСписано=15.00", "ВсегоСписано=16.00", {"spent_differs", "balance_differs"}),
        ("КонечныйОстаток=105.50", "КонечныйОстаток=105.51", {"balance_differs"}),
        ("ВсегоСписано=15.00\n", "", set()),
        ("ВсегоСписано=15.00", "ВсегоСписано=?", {"amount_unreadable"}),
    ],
)
def test_totals_that_differ_are_warned_of_with_both_figures(old, new, expected):
    statement, documents = read(FULL.replace(old, new))
    assert len(documents) == 2
    assert set(codes(statement)) == expected
    for problem in statement.warnings:
        if problem.code == "received_differs":
            assert problem.params == {"account": OWN, "value": "21.50", "found": "20.50"}
        if problem.code == "spent_differs":
            assert problem.params == {"account": OWN, "value": "16.00", "found": "15.00"}


def day_section(day, opening, received, spent, closing):
    return (
        f"СекцияРасчСчет\nКонечныйОстаток={closing}\nРасчСчет={OWN}\nДатаНачала={day}.06.2026\nДатаКонца={day}.06.2026\n"
        f"НачальныйОстаток={opening}\nВсегоПоступило={received}\nВсегоСписано={spent}\nКонецРасчСчет\n"
    )


def test_a_section_for_each_day_adds_up():
    days = day_section("05", "100", "20.50", "0", "120.50") + day_section("06", "120.50", "0", "15", "105.50")
    statement, _documents = read(HEAD + days + IN + OUT + END)
    assert len(statement.balances) == 2
    assert statement.warnings == []
    statement, _documents = read((HEAD + days + IN + OUT + END).replace("01.06.2026", "").replace("=10.06.2026", "="))
    assert (statement.header.start, statement.header.end) == (date(2026, 6, 5), date(2026, 6, 6))
    statement, _documents = read(HEAD + BALANCE + days + IN + OUT + END)
    assert statement.warnings == []


def test_a_document_with_another_account_counts_for_the_only_account_of_the_file():
    # One bank writes a shortened account of the payer; the date of the debit tells whose money it was.
    other = OUT.replace(f"ПлательщикСчет={OWN}", "ПлательщикСчет=12312312312312312")
    statement, _documents = read(HEAD + BALANCE + IN + other + END)
    assert statement.warnings == []
    statement, _documents = read(HEAD + BALANCE.replace("=15.00", "=14.00") + IN + other + END)
    assert codes(statement) == ["balance_differs", "spent_differs"]
    # With two accounts nobody can tell.
    second = HEAD + "РасчСчет=40702810000000000001\n"
    statement, _documents = read(second + BALANCE.replace("=15.00", "=14.00") + IN + other + END)
    assert codes(statement) == ["balance_differs"]


def test_nothing_is_said_of_totals_when_a_document_has_no_direction():
    stray = OUT.replace(OWN, OTHER).replace("ДатаСписано=06.06.2026\n", "")
    statement, _documents = read(HEAD + BALANCE + IN + stray + END)
    assert statement.warnings == []


# Limits


def test_the_list_of_warnings_does_not_grow_with_the_file():
    statement, _documents = read(HEAD + "лишнее\n" * 5000 + IN + END)
    assert codes(statement) == ["stray_line"] * problems.LISTED + ["more_warnings"]
    assert statement.warnings[-1].params == {"count": 5000 - problems.LISTED, "kind": "stray_line"}


def test_a_line_without_an_end_is_refused():
    head = HEAD.encode("cp1251")
    read(HEAD + IN.replace("за товар", "x" * (text.MAX_LINE - 100)) + END)
    for tail in (b"", b"\n", b"\n" + IN.encode("cp1251")):
        with pytest.raises(InvalidData) as caught:
            read(head + b"A=" + b"x" * text.MAX_LINE + tail)
        assert caught.value.error_code == "line_too_long"
        assert caught.value.params["row"] == 9


def test_a_line_that_never_ends_is_not_read_to_its_end():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            head = HEAD.encode("cp1251") if not self.taken else b""
            self.taken += size
            assert self.taken < 10 * text.MAX_LINE
            return head + b"x" * (size - len(head))

    with pytest.raises(InvalidData) as caught:
        one_c.open_statement(Endless())
    assert caught.value.error_code == "line_too_long"


def test_a_section_without_an_end_is_refused():
    for lines in ("Номер=1\n", "x\n", "\n", "".join(f"К{n}=1\n" for n in range(2000))):
        with pytest.raises(InvalidData) as caught:
            read(HEAD + "СекцияДокумент=Прочее\n" + lines * (reading.MAX_SECTION + 1) + "КонецДокумента\n")
        assert caught.value.error_code == "section_too_long"
        assert caught.value.params == {"row": 9, "limit": reading.MAX_SECTION}


def test_many_documents_take_no_more_memory_than_one():
    import tracemalloc

    class Endless(io.RawIOBase):
        """A statement that is made while it is read."""

        def __init__(self, count):
            self._parts = iter([HEAD.encode("cp1251"), *[(IN + OUT).encode("cp1251")] * count, END.encode("cp1251")])
            self._rest = b""

        def read(self, size=-1):
            while len(self._rest) < size and (part := next(self._parts, b"")):
                self._rest += part
            found, self._rest = self._rest[:size], self._rest[size:]
            return found

    peaks = []
    for count in (1000, 8000):
        source = Endless(count)
        tracemalloc.start()
        assert sum(1 for _document in one_c.open_statement(source).documents()) == 2 * count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # The list of references to one and the same bytes is the source's.
    assert peaks[1] - peaks[0] < 200_000


# Whatever comes


PIECES = st.sampled_from(
    [*(line + "\n" for line in FULL.split("\n")), "СекцияДокумент", "КонецДокумента", "КонецФайла", "=", "\r", "\n", "Сумма=",
     "Дата=", "\x1a", "\0", "ИНН ", "99999999999999999999999", "1,234", "31.02.2026", "«—»", "\ud800", "\x98", "\u2028"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pieces=st.lists(PIECES | st.text(max_size=20), max_size=40),
    encoding=st.sampled_from(["utf-8", "cp1251", "cp866"]),
    noise=st.lists(st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=4)), max_size=6),
    headless=st.integers(0, 20),
)
def test_no_file_ends_in_another_error_than_ours(pieces, encoding, noise, headless):
    errors = "surrogatepass" if encoding == "utf-8" else "replace"
    data = bytearray((("" if not headless else HEAD) + "".join(pieces)).encode(encoding, errors))
    for place, junk in noise:
        data[place : place + len(junk)] = junk
    try:
        statement = one_c.open_statement(io.BytesIO(bytes(data)))
        for document in statement.documents():
            assert document.line >= 1
            one_c.direction(document, statement.header.accounts)
    except PaydeskError:
        return
    for problem in statement.warnings:
        assert problem.text.format(**problem.params)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_single_values_never_fail(value):
    values.read_sum(value)
    values.read_day(value)
    values.leading_day(value)
    values.is_no_day(value)
    for bare in (True, False):
        values.split_name(value, bare=bare)
        values.split_name("ИНН" + value, bare=bare)


# Files of real banks


SAMPLES = os.environ.get("PAYDESK_SAMPLES")


def sample_names():
    return sorted(json.loads((Path(SAMPLES) / "answers.json").read_text(encoding="utf-8"))["1c"]) if SAMPLES else [None]


@pytest.mark.parametrize("name", sample_names())
def test_samples_are_read_as_the_answers_say(name):
    if name is None:
        pytest.skip("PAYDESK_SAMPLES is not set")
    answer = json.loads((Path(SAMPLES) / "answers.json").read_text(encoding="utf-8"))["1c"][name]
    with (Path(SAMPLES) / "1c" / name).open("rb") as source:
        statement = one_c.open_statement(source)
        documents = list(statement.documents())
    header = statement.header
    assert statement.encoding == answer["encoding"]
    for key, value in (
        ("version", header.version), ("declared_encoding", header.declared_encoding), ("sender", header.sender),
        ("receiver", header.receiver),
    ):  # fmt: skip
        assert value == (answer[key] or "")
    assert [day_text(header.start), day_text(header.end)] == [day or "" for day in answer["period"]]
    assert list(header.accounts) == answer["own_accounts"]
    assert [balance_answer(balance) for balance in statement.balances] == answer["account_sections"]
    assert [document_answer(document, header.accounts) for document in documents] == answer["documents"]
    assert (("no_end" in codes(statement)), "stray_line" in codes(statement)) == (not answer["has_end"], False)


def day_text(day):
    return f"{day:%d.%m.%Y}" if day else ""


def sum_text(kopecks):
    return f"{kopecks // 100}.{kopecks % 100:02d}"


def balance_answer(balance):
    return {
        "РасчСчет": balance.account, "ДатаНачала": day_text(balance.start), "ДатаКонца": day_text(balance.end),
        "НачальныйОстаток": sum_text(balance.opening), "ВсегоПоступило": sum_text(balance.received),
        "ВсегоСписано": sum_text(balance.spent), "КонечныйОстаток": sum_text(balance.closing),
    }  # fmt: skip


def document_answer(document, own):
    def party(one):
        return {key: getattr(one, key) for key in ("name", "inn", "kpp", "account", "bic")}

    tax = (
        "СтатусСоставителя ПоказательКБК ОКАТО ПоказательОснования ПоказательПериода ПоказательНомера ПоказательДаты "
        "ПоказательТипа"
    )
    return {
        "type": document.kind, "number": document.number, "date": day_text(document.date), "sum": sum_text(document.amount),
        "direction": one_c.direction(document, own), "written_off": day_text(document.debited),
        "received": day_text(document.credited), "payer": party(document.payer), "payee": party(document.payee),
        "purpose": document.purpose, "priority": document.priority, "kind_code": document.operation, "uin": document.uin,
        "tax": {key: value for key in tax.split() if (value := document.fields.get(key, "").strip())},
    }  # fmt: skip
