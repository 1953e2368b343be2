"""Amounts: every accepted form, every refusal, and the way there and back for each currency and language."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk import money
from paydesk.errors import Problem
from paydesk.money import CURRENCIES, MAX_AMOUNT, amount_string, format_amount, parse_amount, parse_currency

minor_units = st.integers(1, MAX_AMOUNT) | st.integers(1, 20_000_000)
currencies = st.sampled_from(sorted(CURRENCIES))


def test_doctests():
    assert doctest.testmod(money).failed == 0


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12345.67", 1234567), ("12345,67", 1234567), ("12 345,67", 1234567), ("12\u00a0345,67", 1234567),
        ("12\u202f345,67", 1234567), ("12\u2009345.67", 1234567), ("12'345.67", 1234567), ("12’345,67", 1234567),
        ("1,234,567.89", 123456789), ("1.234.567,89", 123456789), ("1 234 567", 123456700), ("1,234,567", 123456700),
        ("1.234.567", 123456700), ("1234567", 123456700), ("1'234", 123400), ("5", 500), ("0.5", 50), ("0,05", 5),
        ("1,234.5", 123450), ("1.234,5", 123450), (" 10.00 ", 1000), ("100 руб.", 10000), ("100 р.", 10000),
        ("100р", 10000), ("100 рублей", 10000), ("100 ₽", 10000), ("₽100", 10000), ("100 RUB", 10000), ("RUR 100", 10000),
        ("RUB 1,234.50", 123450), ("1234.56|RUB", 123456), ("8655-74", 865574), ("12 345-67", 1234567), ("1234=", 123400),
        ("9999999999999.99", MAX_AMOUNT), ("007.10", 710),
    ],
)  # fmt: skip
def test_accepted_forms(text, minor):
    assert parse_amount(text, "RUB") == minor


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount_empty"), (" \u00a0 ", "amount_empty"), ("1.234", "amount_ambiguous"), ("1,234", "amount_ambiguous"),
        ("12,345 руб.", "amount_ambiguous"), ("-5", "amount_negative"), ("−5", "amount_negative"),
        ("(1 234,56)", "amount_negative"), ("0", "amount_zero"), ("0,00", "amount_zero"), ("1e5", "amount_exponent"),
        ("1.5E+03", "amount_exponent"), ("1,5Е3", "amount_exponent"), ("1.2345", "amount_decimals"),
        ("0,123", "amount_decimals"), ("1234,567", "amount_decimals"), ("1,234.567", "amount_decimals"),
        ("١٢", "amount_characters"), ("１２", "amount_characters"), ("5½", "amount_characters"), ("5²", "amount_characters"),
        ("10000000000000", "amount_too_large"), ("1" * 65, "amount_too_long"), ("5 USD", "amount_currency"),
        ("$5", "amount_currency"), ("12 34", "amount_format"), ("1 2345", "amount_format"), ("1,23,456", "amount_format"),
        ("abc", "amount_format"), ("5 apples", "amount_format"), ("5.", "amount_format"), (".5", "amount_format"),
        ("+5", "amount_format"), ("100 руб. 50 коп.", "amount_format"), ("0x10", "amount_format"), ("1..2", "amount_format"),
        ("1.2.3", "amount_format"), ("1  234", "amount_format"), ("0,234,567", "amount_format"), ("5-", "amount_format"),
        ("nan", "amount_format"), ("1_000", "amount_format"),
    ],
)  # fmt: skip
def test_refused_forms(text, code):
    problem = parse_amount(text, "RUB", field="sum")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field) == (code, "sum")
    assert "{" not in problem.text.format(**problem.params)


def test_an_ambiguous_amount_names_both_readings():
    problem = parse_amount("12.345", "RUB")
    assert isinstance(problem, Problem)
    assert (problem.params["thousands"], problem.params["decimal"]) == ("12345", "12.345")


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1,234", "JPY", 1234), ("¥1234", "JPY", 1234), ("1234 ¥", "CNY", 123400), ("1.234", "KWD", 1234),
        ("1,234", "KWD", 1234), ("1,234,567 KWD", "KWD", 1234567000), ("5 бел. руб.", "BYN", 500), ("5 $", "usd", 500),
        ("5 zł", "PLN", 500), ("5 rub", "руб", 500),
    ],
)  # fmt: skip
def test_other_currencies(text, currency, minor):
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [("1.234", "JPY", "amount_ambiguous"), ("1,5", "JPY", "amount_decimals"), ("5 руб.", "BYN", "amount_currency"),
     ("1,234", "CLF", "amount_ambiguous"), ("5", "XXX", "currency_unknown")],
)  # fmt: skip
def test_refused_in_other_currencies(text, currency, code):
    problem = parse_amount(text, currency)
    assert isinstance(problem, Problem)
    assert problem.code == code


@given(minor=minor_units, currency=currencies)
def test_what_is_written_for_programs_is_read_back(minor, currency):
    assert parse_amount(amount_string(minor, currency), currency) == minor


@given(minor=minor_units, currency=currencies, lang=st.sampled_from(["ru", "en"]))
def test_what_is_written_for_people_is_read_back(minor, currency, lang):
    assert parse_amount(format_amount(minor, currency, lang), currency) == minor


@pytest.mark.parametrize("currency", sorted(CURRENCIES))
def test_there_and_back_for_every_currency(currency):
    for minor in (1, 999, 1000, 1234, 123456, 1234567, MAX_AMOUNT):
        texts = [amount_string(minor, currency), *(format_amount(minor, currency, lang) for lang in ("ru", "en"))]
        assert [parse_amount(text, currency) for text in texts] == [minor] * 3


@given(text=st.text() | st.text(alphabet="0123456789.,' -eE₽$рубRUBD\u00a0", max_size=30), currency=currencies)
def test_any_text_is_a_positive_amount_or_a_problem(text, currency):
    result = parse_amount(text, currency)
    if isinstance(result, Problem):
        result.text.format(**result.params)
    else:
        assert 0 < result <= MAX_AMOUNT
        assert parse_amount(amount_string(result, currency), currency) == result


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUB", "RUB"), ("rub", "RUB"), ("RUR", "RUB"), ("рубли", "RUB"), ("руб.", "RUB"), ("₽", "RUB"), ("810", "RUB"),
        ("643", "RUB"), ("доллары", "USD"), ("usd", "USD"), ("$", "USD"), ("доллары США", "USD"), ("евро", "EUR"), ("€", "EUR"),
        ("юани", "CNY"), ("тенге", "KZT"), ("Бел. рубли", "BYN"), ("белорусский рубль", "BYN"), ("840", "USD"),
    ],
)  # fmt: skip
def test_currencies_as_people_name_them(text, code):
    assert parse_currency(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("¥", "currency_ambiguous"), ("крона", "currency_ambiguous"), ("XAU", "currency_unknown"), ("", "currency_unknown"),
     ("r" * 100_000, "currency_unknown")],
)  # fmt: skip
def test_unknown_currencies(text, code):
    problem = parse_currency(text)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert len(problem.text.format(**problem.params)) < 200


def test_the_table_of_currencies():
    assert CURRENCIES["RUB"] == money.Currency("RUB", "643", 2, "₽")
    assert [CURRENCIES[code].digits for code in ("JPY", "USD", "KWD", "CLF")] == [0, 2, 3, 4]
    assert len({currency.numeric for currency in CURRENCIES.values()}) == len(CURRENCIES)
    assert all(
        len(c.code) == 3 and c.code.isupper() and len(c.numeric) == 3 and c.numeric.isdigit()
        for c in CURRENCIES.values()
    )
    assert all(code in CURRENCIES for code in money._WORDS)


def test_totals_below_zero_can_be_shown():
    assert amount_string(-5, "RUB") == "-0.05"
    assert format_amount(-123456, "RUB", "ru") == "-1\u00a0234,56\u00a0₽"
    assert format_amount(0, "JPY", "en") == "JPY 0"
