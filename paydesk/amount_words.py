"""Sums as a payment order has them: in Russian words, minor units in digits, and in digits with a dash.

Nouns and genders are those of accounting texts; what is not in the table is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

MAX_DIGITS: Final = 18
"""The longest sum of bank formats, in digits, kopecks included."""

Forms = tuple[str, str, str]
"""A noun after 1, after 2 to 4, and after 5 and more."""


@dataclass(frozen=True, slots=True)
class _Names:
    whole: Forms
    minor: Forms
    feminine: bool = False


_CENT: Final = ("цент", "цента", "центов")
_KOPECK: Final = ("копейка", "копейки", "копеек")

# All of them have a hundred minor units.
_NAMES: Final[Mapping[str, _Names]] = {
    "RUB": _Names(("рубль", "рубля", "рублей"), _KOPECK),
    "USD": _Names(("доллар США", "доллара США", "долларов США"), _CENT),
    "EUR": _Names(("евро", "евро", "евро"), _CENT),
    "CNY": _Names(("юань", "юаня", "юаней"), ("фэнь", "фэня", "фэней")),
    "KZT": _Names(("тенге", "тенге", "тенге"), ("тиын", "тиына", "тиынов")),
    "BYN": _Names(("белорусский рубль", "белорусских рубля", "белорусских рублей"), _KOPECK),
    "AED": _Names(("дирхам ОАЭ", "дирхама ОАЭ", "дирхамов ОАЭ"), ("филс", "филса", "филсов")),
    "TRY": _Names(("турецкая лира", "турецкие лиры", "турецких лир"), ("куруш", "куруша", "курушей"), feminine=True),
}

_UNITS: Final = tuple(
    "|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать|"
    "пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать".split("|")
)
_FEMININE: Final = {1: "одна", 2: "две"}
_TENS: Final = tuple("||двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто".split("|"))
_HUNDREDS: Final = tuple(
    "|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот".split("|"),
)
_SCALES: Final[tuple[Forms, ...]] = (
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
    ("квадриллион", "квадриллиона", "квадриллионов"),
)


def in_words(minor: int, currency: str = "RUB") -> str:
    """Write a sum for the field «Сумма прописью»; ValueError for what cannot be paid, or has no name here.

    >>> in_words(200_101), in_words(2_100_000)
    ('Две тысячи один рубль 01 копейка', 'Двадцать одна тысяча рублей 00 копеек')
    >>> in_words(105, "TRY"), in_words(50)
    ('Одна турецкая лира 05 курушей', 'Ноль рублей 50 копеек')
    """
    names = _NAMES.get(currency)
    if names is None:
        raise ValueError(f"no Russian words for the currency {currency!r}")
    whole, rest = _split(minor)
    words = [*_number(whole, feminine=names.feminine), _form(whole, names.whole)]
    words += [f"{rest:02d}", _form(rest, names.minor)]
    text = " ".join(words)
    return text[0].upper() + text[1:]


def in_digits(minor: int) -> str:
    """Write a sum for the field «Сумма»: no groups, a dash before the kopecks.

    >>> in_digits(4_800_000), in_digits(5)
    ('48000-00', '0-05')
    """
    whole, rest = _split(minor)
    return f"{whole}-{rest:02d}"


def _split(minor: int) -> tuple[int, int]:
    if not 0 < minor < 10**MAX_DIGITS:
        raise ValueError(f"not a sum that can be paid: {minor}")
    return divmod(minor, 100)


def _form(number: int, forms: Forms) -> str:
    """Choose the noun by the last digits; 11 to 14 go with the many."""
    last = number % 10
    if number % 100 in range(11, 15) or last == 0 or last > 4:
        return forms[2]
    return forms[0] if last == 1 else forms[1]


def _number(number: int, *, feminine: bool) -> Iterator[str]:
    if number == 0:
        yield "ноль"
    for scale in range(len(_SCALES), 0, -1):
        if group := number // 1000**scale % 1000:
            # Of the scales only the thousand is feminine.
            yield from _below_thousand(group, feminine=scale == 1)
            yield _form(group, _SCALES[scale - 1])
    yield from _below_thousand(number % 1000, feminine=feminine)


def _below_thousand(number: int, *, feminine: bool) -> Iterator[str]:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10) if rest >= 20 else (0, rest)
    unit = _FEMININE.get(units, _UNITS[units]) if feminine else _UNITS[units]
    yield from filter(None, (_HUNDREDS[hundreds], _TENS[tens], unit))
