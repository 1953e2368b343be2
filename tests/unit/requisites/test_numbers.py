"""Each number: the same four functions, the examples of the documents, any text without an exception."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk.errors import Problem
from paydesk.requisites import account, bic, common, corr_account, iban, inn, kpp, swift

NUMBERS = (inn, kpp, bic, account, corr_account, iban, swift)
MODULES = ("common", "inn", "kpp", "bic", "account", "corr_account", "iban", "swift", "model", "rules", "labels",
           "tokens", "names", "free_text")  # fmt: skip
SOUP = st.text() | st.text(alphabet="0123456789АВОЗабвABCOe+.,-/ '\u00a0", max_size=40)
DIGITS = "0123456789"


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    module = importlib.import_module(f"paydesk.requisites.{name}")
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.__name__)
@given(value=SOUP)
def test_any_text_is_judged_without_an_exception(number, value):
    problems = number.validate(value)
    assert all(isinstance(problem, Problem) for problem in problems)
    assert not (problems and number.is_valid(value))
    assert number.compact(number.compact(value)) == number.compact(value)
    for problem in problems:
        assert len(problem.text.format(**problem.params)) < 500


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (inn, "7707083893"), (inn, "770199903101"), (kpp, "7736AB001"), (bic, "044525225"), (swift, "COBADEFFXXX"),
        (account, "40702810740000432537"), (corr_account, "30101810400000000225"), (iban, "FR1420041010050500013M02606"),
    ],
)  # fmt: skip
def test_what_is_formatted_for_people_is_read_back(number, value):
    assert number.is_valid(value)
    assert number.compact(number.format(value)) == value
    assert number.compact(f"\u00a0{value[:4]}\u202f{value[4:]}\u200b ") == value


@pytest.mark.parametrize(
    ("prefix", "number", "key"),
    [
        ("225", "40702810740000432537", "7"), ("025", "30101810400000000225", "4"), ("025", "30101810145250000974", "1"),
        ("025", "30101810200000000593", "2"), ("974", "40703810600000751961", "6"), ("653", "40702810455000024248", "4"),
        ("225", "30301810000006000001", "0"), ("105", "40807810000002500221", "0"), ("025", "40102810545370000003", "5"),
        ("003", "40102810445370000059", "4"),
        # The two examples of order No. 515 itself; the sign К marks the place of the key.
        ("005", "30101810000000000746", "8"), ("746", "40602810000000000025", "7"),
    ],
)  # fmt: skip
def test_control_keys_of_real_accounts(prefix, number, key):
    assert common.control_key(prefix, number) == key
    assert common.control_sum(prefix, number[:8] + key + number[9:]) == 0


@given(prefix=st.text(DIGITS, min_size=3, max_size=3), number=st.text(DIGITS, min_size=20, max_size=20))
def test_exactly_one_key_fits(prefix, number):
    fitting = [key for key in DIGITS if common.control_sum(prefix, number[:8] + key + number[9:]) == 0]
    assert fitting == [common.control_key(prefix, number)]


@given(prefix=st.text(DIGITS, min_size=3, max_size=3), number=st.text(DIGITS, min_size=20, max_size=20))
def test_a_letter_counts_as_its_digit(prefix, number):
    letter = common.ACCOUNT_LETTERS[int(number[5])]
    assert common.control_sum(prefix, number[:5] + letter + number[6:]) == common.control_sum(prefix, number)


def test_letters_stand_for_the_digits_of_the_schemas():
    for digit, letter in enumerate("ABCEHKMPTX"):
        number = f"40702{digit}10740000432537"
        assert common.control_sum("225", number[:5] + letter + number[6:]) == common.control_sum("225", number)


@given(body=st.text(DIGITS, min_size=20, max_size=20), place=st.integers(0, 19), digit=st.sampled_from(DIGITS))
def test_one_mistyped_digit_never_passes(body, place, digit):
    number = body[:8] + common.control_key("225", body) + body[9:]
    typo = number[:place] + digit + number[place + 1 :]
    assert (common.control_sum("225", typo) == 0) == (typo == number)


@given(st.integers(1, 99), st.integers(0, 9_999_999))
def test_the_check_digit_of_an_inn_that_is_named_is_right(region, rest):
    number = f"{region:02d}{rest:07d}0"
    right = inn.check_digits(number)
    assert inn.is_valid(number[:-1] + right)
    for digit in set(DIGITS) - {right}:
        (problem,) = inn.validate(number[:-1] + digit)
        assert (problem.code, problem.params["right"]) == ("inn_check_digit", right)


def test_both_check_digits_of_a_person():
    (problem,) = inn.validate("770199903199")
    assert problem.params["right"] == "01"


def test_hints_of_the_account_key():
    def text(number, code, corr=None):
        return account.validate(number, bic=code, corr_account=corr)[0].text

    assert "kept by a commercial bank" in text(
        "40702810" + common.control_key("002", "40702810000000000017") + "00000000017", "044525002"
    )
    by_unit = "40503810" + common.control_key("025", "40503810000000000017") + "00000000017"
    assert "kept by the Bank of Russia" in text(by_unit, "044525225")
    assert "spreadsheet" in text("40702810740000400000", "044525225")
    assert "branch" in text("40702810840000432537", "044525225")


def test_accounts_kept_by_the_bank_of_russia():
    number = "40503810" + common.control_key("025", "40503810000000000017") + "00000000017"
    assert account.is_valid(number, "044525002")
    number_at_treasury = "40116810" + common.control_key("000", "40116810000000010010") + "00000010010"
    assert account.is_valid(number_at_treasury, "017000973")
    # Which unit keeps the account of a client is known from the directory only.
    assert account.is_valid(number[:8] + "0" + number[9:], "204525002")
    assert account.is_valid("03100643000000017300", "004525988")


def test_letters_are_named_with_their_cure():
    (problem,) = kpp.validate("7736О1001")
    assert problem.params == {"value": "7736О1001", "position": 5, "letter": "О", "type": "O", "digit": "0"}
    (problem,) = account.validate("40602К10700000000025")
    assert (problem.code, problem.params["type"]) == ("cyrillic_letter", "K")
    (problem,) = inn.validate("77Ж7083893")
    assert "no such letter" in problem.text


def test_a_long_value_is_shortened_in_the_message():
    (problem,) = inn.validate("1" * 1_000_000)
    assert len(str(problem.params["value"])) == 60


def test_countries_without_iban_are_free():
    assert iban.validate("US64SVBKUS6S3300958879") == []
    assert not iban.is_valid("US64SVBKUS6S3300958879")
    assert iban.format("12-345") == "12345"


@pytest.mark.parametrize("value", ["DE89370400440532013000", "FR1420041010050500013M02606", "NL91ABNA0417164300",
                                   "AT611904300234573201", "ES9121000418450200051332", "IT60X0542811101000000123456"])  # fmt: skip
def test_real_ibans(value):
    assert iban.is_valid(value)
    wrong = value[:2] + f"{(int(value[2:4]) + 1) % 100:02d}" + value[4:]
    assert [p.params["right"] for p in iban.validate(wrong)] == [value[2:4]]


def test_the_party_of_a_swift_code_may_hold_digits():
    assert swift.is_valid("A1B2DEFF")
