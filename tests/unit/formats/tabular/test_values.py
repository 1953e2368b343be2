"""From cells to exact words."""

import timeit
from datetime import date, datetime
from decimal import Decimal

import pytest

from paydesk.form import parse
from paydesk.formats.tabular import Record, words

TODAY = date(2026, 3, 13)
BIC = "044525225"
CELLS = {
    "contractor": "ООО «Ромашка»", "inn": "7701999023", "kpp": "770101001", "account": "40702810938000012345",
    "bic": BIC, "corr_account": "30101810400000000225", "bank": "ПАО СБЕРБАНК", "amount": "48 000,00",
    "purpose": "Оплата по счету № 145", "subject": "Канцтовары", "due_date": "20.03.2026",
}  # fmt: skip


def read(exact_numbers=False, currency_hint=None, dates=None, decimal=None, **cells):
    record = Record(7, cells, list(cells.values()), None, exact_numbers)
    found, problems = words(record, currency_hint=currency_hint, dates=dates, decimal=decimal)
    assert all(problem.row == 7 for problem in problems)
    for problem in problems:
        assert problem.text.format(**problem.params)
    return found, [(problem.field, problem.code) for problem in problems]


def word(key, cell, **options):
    found, problems = read(**{key: cell}, **options)
    assert not problems
    return found.get(key)


def refused(key, cell, **options):
    found, problems = read(**{key: cell}, **options)
    assert key not in found
    ((field, code),) = problems
    assert field == key
    return code


def test_a_clean_row_goes_through_unchanged():
    assert read(**CELLS) == (CELLS, [])
    assert not parse(CELLS, TODAY).problems


def test_a_clean_row_is_fast():
    record = Record(1, CELLS, [])
    # Generous: the machine may be busy. On a quiet one it takes about 5 microseconds.
    assert min(timeit.repeat(lambda: words(record), number=1000, repeat=5)) / 1000 < 60e-6


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (48000.0, "48000.00"),
        (0.1 + 0.2, "0.30"),
        (99000.55, "99000.55"),
        (1e15, "1000000000000000.00"),
        (-5.0, "-5.00"),
        (5, "5.00"),
        (Decimal("1234.5"), "1234.50"),
        ("1 234,56", "1 234,56"),
        (" 'x", "x"),
    ],
)
def test_amounts(cell, expected):
    assert word("amount", cell) == expected


def test_amounts_that_are_refused():
    assert refused("amount", 1234.567) == "amount_binary"
    assert refused("amount", Decimal("0.001")) == "amount_binary"
    for cell in (1e30, float("inf"), float("nan"), Decimal("1E+999999999"), 10**400, Decimal("NaN")):
        assert refused("amount", cell) == "amount_too_large"
    assert refused("amount", date(2026, 5, 12)) == "cell_date"
    assert word("amount", Decimal("1E-999999999")) == "0.00"
    assert word("amount", 1234.567, currency_hint="KWD") == "1234.567"
    assert read(amount=1500.0, currency="JPY")[0] == {"amount": "1500", "currency": "JPY"}
    assert read(amount=1500.5, currency="иены")[1] == [("amount", "amount_binary")]


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("1 234,56 руб.", "RUB"),
        ("RUB 1234.56", "RUB"),
        ("1234.56|USD", "USD"),
        ("€1,5", "EUR"),
        ("1234=", None),
        ("5 шт", None),
    ],
)
def test_a_currency_beside_the_figures(cell, currency):
    assert read(amount=cell)[0].get("currency") == currency
    assert read(amount=cell, currency="CNY")[0]["currency"] == "CNY"


def test_the_currency_of_the_heading_is_the_last_resort():
    assert read(amount="5", currency_hint="USD")[0]["currency"] == "USD"
    assert read(amount="5 EUR", currency_hint="USD")[0]["currency"] == "EUR"
    assert read(amount="5", currency="RUB", currency_hint="USD")[0]["currency"] == "RUB"
    assert read(inn="7701999023", currency_hint="USD")[0] == {"inn": "7701999023"}


@pytest.mark.parametrize(
    ("cell", "decimal", "minor"),
    [
        ("1,234", "point", 123400), ("1.234", "comma", 123400), ("1,230", "comma", 123), ("12.000 руб.", "point", 1200),
        ("1,234", "comma", "amount_decimals"), ("1,234", None, "amount_ambiguous"), ("1 234,56", "point", 123456),
        ("1,234,567", "comma", 123456700),
    ],
)  # fmt: skip
def test_the_decimal_sign(cell, decimal, minor):
    parsed = parse(read(amount=cell, decimal=decimal)[0], TODAY)
    assert (parsed.form.amount or parsed.problems[0].code) == minor


def test_three_decimals_of_a_currency():
    for cell, decimal, minor in (
        ("1,234", "comma", 1234), ("1,234", "point", 1234000), ("1.250", "point", 1250), ("1.250", "comma", 1250000),
        ("0,250", None, 250), ("1,25", None, 1250), ("1 250,500", None, 1250500), ("1.234.567,5", None, 1234567500),
    ):  # fmt: skip
        parsed = parse(read(amount=cell, currency="KWD", decimal=decimal)[0], TODAY)
        assert (parsed.form.amount, parsed.problems) == (minor, ()), cell
    for cell in ("1,250", "1.250", "12,500", "KWD 1,250"):
        assert refused("amount", cell, currency_hint="BHD") == "amount_ambiguous"
    # The text of a program, as our own JSON has it, is no riddle.
    assert word("amount", "1.250", exact_numbers=True, currency_hint="KWD") == "1.250"


@pytest.mark.parametrize(
    ("key", "cell", "expected"),
    [
        ("inn", 7701999023.0, "7701999023"),
        ("inn", 770199903101.0, "770199903101"),
        ("inn", " '7701999023 ", "7701999023"),
        ("bic", "'044525225", BIC),
        ("kpp", 770101001.0, "770101001"),
        ("kpp", 0.0, None),
        ("kpp", "0", None),
        ("kpp", "нет", None),
        ("kpp", "—", None),
        ("inn", "-", None),
        ("corr_account", "Нет", None),
        ("account", "'40702 810 9 3800 0012345", "40702 810 9 3800 0012345"),
        ("account", "DE89370400440532013000", "DE89370400440532013000"),
        ("inn", "77O1999023", "77O1999023"),
        ("inn", 5.5, "5.5"),
    ],
)
def test_identifiers(key, cell, expected):
    assert word(key, cell) == expected


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        ("account", 4.0702810538e19, "account_as_number"),
        ("account", 40702810938000012345, "account_as_number"),
        ("corr_account", 3.01e19, "account_as_number"),
        ("account", "4,0702810538E+19", "account_as_number"),
        ("account", "4.07E19", "account_as_number"),
        ("account", "40702810538000000000", "account_lost_digits"),
        ("inn", 901051787.0, "leading_zero_lost"),
        ("inn", "901051787", "leading_zero_lost"),
        ("inn", "01234567890", "leading_zero_lost"),
        ("bic", 44525225.0, "leading_zero_lost"),
        ("kpp", "1001001", "leading_zero_lost"),
        ("kpp", "10010010", "leading_zero_lost"),
        ("bic", date(2026, 1, 1), "cell_date"),
    ],
)
def test_damaged_identifiers(key, cell, code):
    assert refused(key, cell) == code


def test_the_lost_zero_is_proposed_and_not_repaired():
    _found, problems = words(Record(3, {"bic": "44525225"}, []))
    assert problems[0].params == {"value": "44525225", "length": 8, "right": BIC}
    assert read(inn="901051787", currency="BYN")[0]["inn"] == "901051787"


def test_numbers_of_json_are_exact():
    assert word("account", 40702810938000012345, exact_numbers=True) == "40702810938000012345"
    assert refused("account", Decimal("4.07E+19"), exact_numbers=True) == "account_as_number"
    assert refused("account", Decimal("1E+999999"), exact_numbers=True) == "account_as_number"


def test_an_account_that_really_ends_with_zeros():
    # The key of the first fits BIC 044525225: right "by accident" or not, nothing is lost.
    from paydesk.requisites import account, common

    stem = "40702810" + "0" + "38000000000"[:6] + "00000"
    right = stem[:8] + common.control_key("225", stem) + stem[9:]
    assert account.is_valid(right, BIC)
    assert read(account=right, bic=BIC) == ({"account": right, "bic": BIC}, [])
    assert read(account=right, requisites=f"БИК {BIC}")[1] == []
    wrong = stem[:8] + str((int(right[8]) + 1) % 10) + stem[9:]
    assert read(account=wrong, bic=BIC)[1] == [("account", "account_lost_digits")]
    assert read(account=right, bic=44525225.0)[1][0] == ("account", "account_lost_digits")


@pytest.mark.parametrize(
    ("cell", "inn", "kpp"),
    [
        ("7701999023/770101001", "7701999023", "770101001"),
        ("7701999023\\770101001", "7701999023", "770101001"),
        ("7701999023 / 770101001", "7701999023", "770101001"),
        ("ИНН 7701999023 КПП 770101001", "7701999023", "770101001"),
        ("ИНН: 7701999023, КПП: 770101001", "7701999023", "770101001"),
        ("7701999023\n770101001", "7701999023", "770101001"),
        ("770199903101", "770199903101", None),
        ("770199903101/", "770199903101", None),
        ("ИНН7701999023КПП770101001", "7701999023", "770101001"),
        ("7701999023770101001", "7701999023770101001", None),
        ("770199903101/0", "770199903101", None),
        ("770199903101/-", "770199903101", None),
        (7701999023.0, "7701999023", None),
        ("не знаю", "не знаю", None),
    ],
)
def test_inn_and_kpp_in_a_cell(cell, inn, kpp):
    found, problems = read(inn_kpp=cell)
    assert (found["inn"], found.get("kpp"), problems) == (inn, kpp, [])


def test_damage_in_a_joined_cell():
    assert read(inn_kpp="901051787/10010010")[1] == [("inn", "leading_zero_lost"), ("kpp", "leading_zero_lost")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2026, 3, 12), "2026-03-12"),
        (datetime(2026, 3, 12, 10, 0), "2026-03-12"),
        (46093.0, "2026-03-12"),
        (46093.5, "2026-03-12"),
        (46093, "2026-03-12"),
        (36526, "2000-01-01"),
        (73415.9, "2100-12-31"),
        (2026, "2026"),
        ("12.03.2026", "12.03.2026"),
        ("12.03.2026 10:00:00", "12.03.2026"),
        ("2026-03-12T10:00:00+03:00", "2026-03-12"),
        ("2026-03-12T00:00:00.000Z", "2026-03-12"),
        ("12/31/2024 11:59:59 pm", "12/31/2024"),
        ("12 марта 2026 г.", "12 марта 2026 г."),
        ("'12.03.26", "12.03.26"),
        ("12/03/2026", "12/03/2026"),
        ("срочно", "срочно"),
    ],
)
def test_dates(cell, expected):
    assert word("due_date", cell) == expected
    assert word("invoice_date", cell) == expected


def test_slashes_as_the_option_says():
    for dates, expected in (("dmy", date(2026, 3, 12)), ("mdy", date(2026, 12, 3))):
        found, _problems = read(due_date="12/03/2026", dates=dates)
        assert parse(found, TODAY).form.due_date == expected
    assert parse(read(due_date="12/03/2026")[0], TODAY).problems[0].code == "date_ambiguous"


@pytest.mark.parametrize("cell", ["сегодня", "Завтра", "tomorrow", "+5d", "+2н", "'+5d"])
def test_a_table_names_the_day(cell):
    assert refused("due_date", cell) == "date_relative"


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("№ 145 от 12.03.2026", "145", "12.03.2026"),
        ("Счёт № И-7 от 2 апреля 2026 г.", "И-7", "2 апреля 2026 г."),
        ("счет на оплату №88 от 11.03.2026", "88", "11.03.2026"),
        ("N 5 от 2026-03-01", "5", "2026-03-01"),
        ("Invoice No. A-1 dated 2026-03-01", "A-1", "2026-03-01"),
        ("№ 145", "145", None),
        ("б/н", "б/н", None),
        (145.0, "145", None),
    ],
)
def test_invoice_number_and_date(cell, number, day):
    found, problems = read(invoice=cell)
    assert (found["invoice_number"], found.get("invoice_date"), problems) == (number, day, [])


def test_texts():
    assert word("purpose", "'=1+1") == "=1+1"
    assert word("purpose", "''=1+1") == "'=1+1"
    assert word("purpose", "'＝1+1") == "＝1+1"
    assert word("purpose", "'текст") == "'текст"
    assert word("invoice_number", 145.0) == "145"
    assert word("purpose", date(2026, 3, 12)) == "2026-03-12"
    assert refused("invoice_number", date(2026, 3, 12)) == "cell_date"
    assert refused("subject", Decimal("1E+99999")) == "cell_error"


@pytest.mark.parametrize("cell", [True, False, "#REF!", "#N/A", "#ЗНАЧ!", "#Н/Д", "########"])
@pytest.mark.parametrize("key", ["amount", "inn", "account", "due_date", "purpose"])
def test_errors_in_cells(key, cell):
    assert refused(key, cell) == "cell_error"


def test_errors_in_joined_cells():
    assert read(inn_kpp="#REF!", invoice=True)[1] == [("inn", "cell_error"), ("invoice_number", "cell_error")]
