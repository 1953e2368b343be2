"""Sums in words: the cases of the bank's rules, the grammar of each currency, and reading the words back."""

import doctest
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paydesk import amount_words
from paydesk.amount_words import in_digits, in_words
from paydesk.money import CURRENCIES

LARGEST = 10**18 - 1
sums = st.integers(1, LARGEST) | st.integers(1, 10_000_000)
currencies = st.sampled_from("RUB USD EUR CNY KZT BYN AED TRY".split())


def test_doctests():
    assert doctest.testmod(amount_words).failed == 0


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (1_00, "Один рубль 00 копеек"),
        (2_02, "Два рубля 02 копейки"),
        (11_11, "Одиннадцать рублей 11 копеек"),
        (1001_21, "Одна тысяча один рубль 21 копейка"),
        (112_000_00, "Сто двенадцать тысяч рублей 00 копеек"),
        (1_000_000_00, "Один миллион рублей 00 копеек"),
        (2_003_004_55, "Два миллиона три тысячи четыре рубля 55 копеек"),
        (48_000_00, "Сорок восемь тысяч рублей 00 копеек"),
        (2_001_01, "Две тысячи один рубль 01 копейка"),
        (21_000_00, "Двадцать одна тысяча рублей 00 копеек"),
        (1, "Ноль рублей 01 копейка"),
        (12, "Ноль рублей 12 копеек"),
        (14_14, "Четырнадцать рублей 14 копеек"),
        (22_22, "Двадцать два рубля 22 копейки"),
        (111_00, "Сто одиннадцать рублей 00 копеек"),
        (10_011_00, "Десять тысяч одиннадцать рублей 00 копеек"),
        (12_012_12, "Двенадцать тысяч двенадцать рублей 12 копеек"),
        (42_342_00, "Сорок две тысячи триста сорок два рубля 00 копеек"),
        (1_000_000_000_00, "Один миллиард рублей 00 копеек"),
        (2_000_000_000_000_00, "Два триллиона рублей 00 копеек"),
        (5_000_000_000_000_001_00, "Пять квадриллионов один рубль 00 копеек"),
        (
            LARGEST,
            "Девять квадриллионов девятьсот девяносто девять триллионов девятьсот девяносто девять миллиардов "
            "девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять рублей "
            "99 копеек",
        ),
    ],
)
def test_rubles_are_written_as_the_bank_wants_them(minor, words):
    assert in_words(minor) == words


@pytest.mark.parametrize(
    ("currency", "one", "two", "five"),
    [
        ("USD", "Один доллар США 01 цент", "Два доллара США 02 цента", "Пять долларов США 05 центов"),
        ("EUR", "Один евро 01 цент", "Два евро 02 цента", "Пять евро 05 центов"),
        ("CNY", "Один юань 01 фэнь", "Два юаня 02 фэня", "Пять юаней 05 фэней"),
        ("KZT", "Один тенге 01 тиын", "Два тенге 02 тиына", "Пять тенге 05 тиынов"),
        ("BYN", "Один белорусский рубль 01 копейка", "Два белорусских рубля 02 копейки",
         "Пять белорусских рублей 05 копеек"),
        ("AED", "Один дирхам ОАЭ 01 филс", "Два дирхама ОАЭ 02 филса", "Пять дирхамов ОАЭ 05 филсов"),
        ("TRY", "Одна турецкая лира 01 куруш", "Две турецкие лиры 02 куруша", "Пять турецких лир 05 курушей"),
    ],
)  # fmt: skip
def test_other_currencies_have_their_own_names_and_gender(currency, one, two, five):
    assert [in_words(minor, currency) for minor in (1_01, 2_02, 5_05)] == [one, two, five]


def test_a_feminine_currency_changes_the_units_and_no_million():
    assert in_words(1_001_001_00, "TRY") == "Один миллион одна тысяча одна турецкая лира 00 курушей"
    assert in_words(2_002_002_00, "RUB") == "Два миллиона две тысячи два рубля 00 копеек"


@pytest.mark.parametrize("minor", [0, -1, -100, 10**18])
def test_what_cannot_be_paid_is_refused(minor):
    with pytest.raises(ValueError, match=str(minor)):
        in_words(minor)
    with pytest.raises(ValueError, match=str(minor)):
        in_digits(minor)


@pytest.mark.parametrize("currency", ["", "JPY", "rub", "RUR", "XXX"])
def test_a_currency_without_words_is_refused(currency):
    with pytest.raises(ValueError, match="currency"):
        in_words(100, currency)


def test_each_currency_with_words_has_a_hundred_minor_units():
    assert {CURRENCIES[code].digits for code in amount_words._NAMES} == {2}


@pytest.mark.parametrize(
    ("minor", "text"), [(48_000_00, "48000-00"), (350_00, "350-00"), (1, "0-01"), (1_234_567_89, "1234567-89")]
)
def test_digits_have_a_dash_and_no_groups(minor, text):
    assert in_digits(minor) == text


@given(sums)
def test_digits_are_read_back(minor):
    assert int(in_digits(minor).replace("-", "")) == minor


# A reader of its own: it knows the values of words and nothing of how they are put together.
VALUES = {
    "ноль": 0, "один": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7,
    "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14,
    "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20,
    "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80,
    "девяносто": 90, "сто": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "шестьсот": 600,
    "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
}  # fmt: skip
SCALES = {"тысяч": 10**3, "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12, "квадриллион": 10**15}
ENDINGS = {"тысяч": ("а", "и", "")}


def plural(number):
    """The three classes by the words of the rule, not by arithmetic on ranges."""
    text = f"{number:02d}"[-2:]
    if text[0] == "1":
        return 2
    return {"1": 0, "2": 1, "3": 1, "4": 1}.get(text[1], 2)


def read(words):
    """Read a sum in words back; every noun must stand in the form that its own number asks for."""
    *names, kopecks, _noun = words.lower().split()
    total = group = 0
    unread = []
    for word in names:
        stem = next((stem for stem in sorted(SCALES, key=len, reverse=True) if word.startswith(stem)), None)
        if word in VALUES and not unread:
            assert group == 0 or VALUES[word] < 10 ** (len(str(group)) - len(str(group).rstrip("0")))
            group += VALUES[word]
        elif stem:
            assert word.removeprefix(stem) == ENDINGS.get(stem, ("", "а", "ов"))[plural(group)]
            assert group > 0
            assert total % (SCALES[stem] * 1000) == 0
            assert not (stem == "тысяч" and re.search(r"\b(один|два) тысяч", words.lower()))
            total, group = total + group * SCALES[stem], 0
        else:
            unread.append(word)
    return (total + group) * 100 + int(kopecks), " ".join(unread), plural(total + group)


@given(sums, currencies)
@example(1, "RUB")
@example(LARGEST, "TRY")
@example(1_011_012_013_00, "RUB")
@example(10_00, "BYN")
def test_the_words_are_read_back_as_the_same_sum(minor, currency):
    words = in_words(minor, currency)
    value, noun, form = read(words)
    assert value == minor
    assert noun == amount_words._NAMES[currency].whole[form].lower()
    assert words.split()[-1] == amount_words._NAMES[currency].minor[plural(minor % 100)]
    assert re.fullmatch(r"[А-Я][а-яА-Я ]+ \d\d [а-я]+", words)
    assert "  " not in words
