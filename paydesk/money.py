"""Amounts of money: whole numbers of the minor unit (kopecks, cents), and the currencies of ISO 4217.

Codes, numeric codes and minor units are those of ISO 4217, list one (active codes that have a minor unit; metals,
bond units and test codes are left out). Nothing here uses floating point, a clock or a locale.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from paydesk import languages
from paydesk.errors import N_, Problem

MAX_AMOUNT: Final = 10**15 - 1
"""The largest amount, in minor units; it still fits the 18 digits of bank formats."""

MAX_TEXT: Final = 64
"""The longest text, in characters, in which an amount is looked for."""


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: letter code, numeric code (three digits), digits of the minor unit, sign ("" when it has none)."""

    code: str
    numeric: str
    digits: int
    symbol: str


# Code and numeric code together, by the number of digits of the minor unit.
_ISO_4217: Final[Mapping[int, str]] = {
    0: (
        "BIF108 CLP152 DJF262 GNF324 ISK352 JPY392 KMF174 KRW410 PYG600 RWF646 UGX800 UYI940 VND704 VUV548 "
        "XAF950 XOF952 XPF953"
    ),
    2: (
        "AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BMD060 BND096 "
        "BOB068 BOV984 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHE947 CHF756 CHW948 CNY156 "
        "COP170 COU970 CRC188 CUP192 CVE132 CZK203 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 "
        "FKP238 GBP826 GEL981 GHS936 GIP292 GMD270 GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 "
        "INR356 IRR364 JMD388 KES404 KGS417 KHR116 KPW408 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 "
        "MAD504 MDL498 MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MXV979 MYR458 "
        "MZN943 NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 QAR634 "
        "RON946 RSD941 RUB643 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 "
        "STN930 SVC222 SYP760 SZL748 THB764 TJS972 TMT934 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 USD840 "
        "USN997 UYU858 UZS860 VED926 VES928 WST882 XCD951 XCG532 YER886 ZAR710 ZMW967 ZWG924"
    ),
    3: "BHD048 IQD368 JOD400 KWD414 LYD434 OMR512 TND788",
    4: "CLF990 UYW927",
}


# The sign of a currency, then the words people write for it, without dots and with е for ё, divided by commas.
_WORDS: Final[Mapping[str, str]] = {
    "RUB": "₽,р,руб,рубль,рубли,рубля,рублей,российский рубль,российские рубли,российских рублей,rur,ruble,rubles,roubles",
    "USD": "$,us$,доллар,доллары,доллара,долларов,долл,долл сша,доллар сша,доллары сша,долларов сша,dollar,dollars",
    "EUR": "€,евро,euro,euros",
    "CNY": "¥,юань,юани,юаня,юаней,китайский юань,китайские юани,cnh,yuan,rmb",
    "KZT": "₸,тенге,казахстанский тенге,tenge",
    "BYN": ",бел рубль,бел рубли,бел руб,белорусский рубль,белорусские рубли,белорусских рублей,br,byr",
    "JPY": "¥,иена,иены,иен,йена,йены,йен,yen",
    "GBP": "£,фунт стерлингов,фунты стерлингов,фунтов стерлингов,pound sterling",
    "CHF": ",швейцарский франк,швейцарские франки,швейцарских франков,swiss franc,swiss francs",
    "TRY": "₺,турецкая лира,турецкие лиры,турецких лир,лира,лиры,лир",
    "AED": ",дирхам оаэ,дирхамы оаэ,дирхамов оаэ,dhs",
    "AMD": "֏,драм,драмы,драмов,армянский драм",
    "GEL": "₾,лари,грузинский лари",
    "AZN": "₼,азербайджанский манат",
    "KGS": ",сом,сомы,сомов,киргизский сом",
    "UZS": ",сум,сумы,сумов,узбекский сум",
    "TJS": ",сомони",
    "UAH": "₴,гривна,гривны,гривен,гривня",
    "INR": "₹,индийская рупия,индийские рупии,индийских рупий",
    "KRW": "₩,вона,воны,вон",
    "ILS": "₪,шекель,шекели,шекелей",
    "VND": "₫,донг,донги,донгов",
    "THB": "฿,бат,баты,батов",
    "PLN": "zł,злотый,злотые,злотых",
}
_AMBIGUOUS: Final[Mapping[str, tuple[str, ...]]] = {
    "¥": ("CNY", "JPY"),
    **dict.fromkeys(("дирхам", "дирхамы", "дирхамов"), ("AED", "MAD")),
    **dict.fromkeys(("манат", "манаты", "манатов"), ("AZN", "TMT")),
    **dict.fromkeys(("рупия", "рупии", "рупий"), ("INR", "PKR", "LKR")),
    **dict.fromkeys(("крона", "кроны", "крон"), ("SEK", "NOK", "DKK", "CZK")),
}
_CODE_BY_WORD: Final = {
    word: code for code, words in _WORDS.items() for word in words.split(",") if word and word not in _AMBIGUOUS
}


def _load() -> Mapping[str, Currency]:
    rows = ((digits, row) for digits, table in _ISO_4217.items() for row in table.split())
    found = {
        row[:3]: Currency(row[:3], row[3:], digits, _WORDS.get(row[:3], "").partition(",")[0]) for digits, row in rows
    }
    return MappingProxyType(dict(sorted(found.items())))


CURRENCIES: Final[Mapping[str, Currency]] = _load()
"""Letter code to currency, read-only."""

_CODE_BY_NUMERIC: Final = {currency.numeric: code for code, currency in CURRENCIES.items()} | {"810": "RUB"}

_SPACES: Final = dict.fromkeys(map(ord, "\t\u00a0\u2007\u2009\u202f"), " ") | {ord("’"): "'"}
_EXPONENT: Final = re.compile(r"[0-9.,]{1,64}[eEеЕ][+-]?[0-9]{1,64}", re.ASCII)
_KOPECKS: Final = re.compile(r"([0-9 ']{1,64})-([0-9]{2})", re.ASCII)
_MINUS: Final = frozenset("-−–—(")


def parse_currency(text: str, field: str = "currency") -> str | Problem:
    """Return the ISO 4217 code for a code, a numeric code, a word or a sign; RUR and 810 mean RUB.

    >>> parse_currency("eur"), parse_currency("рубли"), parse_currency("$"), parse_currency("бел. рубли")
    ('EUR', 'RUB', 'USD', 'BYN')
    >>> parse_currency("дирхам").code, parse_currency("RUBLI").code
    ('currency_ambiguous', 'currency_unknown')
    """
    shown = text.strip()[:MAX_TEXT]
    word = _word(text) if len(text) <= MAX_TEXT else ""
    if code := _code(word):
        return code
    if choices := _AMBIGUOUS.get(word):
        problem = N_("{value} can mean {choices}; type the code of three letters")
        return Problem(field, "currency_ambiguous", problem, {"value": shown, "choices": ", ".join(choices)})
    problem = N_("{value} is not a currency of ISO 4217; type three letters, such as RUB")
    return Problem(field, "currency_unknown", problem, {"value": shown})


def _word(text: str) -> str:
    """Fold a word of a currency: case, dots, ё and spaces do not matter."""
    return " ".join(text.casefold().replace("ё", "е").replace(".", " ").split())


def _code(word: str) -> str | None:
    upper = word.upper()
    return upper if upper in CURRENCIES else _CODE_BY_WORD.get(word) or _CODE_BY_NUMERIC.get(word)


def parse_amount(text: str, currency: str, field: str = "amount") -> int | Problem:
    """Return the amount in minor units, or what is wrong with it; a number that can be read in two ways is refused.

    Exactly three digits after a single comma or point are ambiguous. In a currency of three decimals they are the
    decimals, as :func:`amount_string` writes them; in one without decimals a comma can only divide thousands.

    >>> parse_amount("12 345,67 руб.", "RUB"), parse_amount("12'345.67", "RUB"), parse_amount("1.234.567,89", "EUR")
    (1234567, 1234567, 123456789)
    >>> problem = parse_amount("1,234", "RUB")
    >>> problem.code, problem.params["thousands"], problem.params["decimal"]
    ('amount_ambiguous', '1234', '1.234')
    >>> [parse_amount(text, "RUB").code for text in ("-5", "0,00", "1e5", "1.2345", "5 USD", "12 34")]
    ['amount_negative', 'amount_zero', 'amount_exponent', 'amount_decimals', 'amount_currency', 'amount_format']
    """
    money = CURRENCIES.get(currency.upper())
    if money is None:
        unknown = parse_currency(currency)
        return unknown if isinstance(unknown, Problem) else parse_amount(text, unknown, field)
    if len(text) > MAX_TEXT:
        long = N_("The amount has {length} characters, at most {limit} are read; type the figure alone")
        return Problem(field, "amount_too_long", long, {"length": len(text), "limit": MAX_TEXT})
    body = text.translate(_SPACES).strip()
    params = {"value": body, "currency": money.code}
    if not body:
        return Problem(field, "amount_empty", N_("The amount is empty; type it, for example 12345.67"))
    if any(sign.isnumeric() and not sign.isascii() for sign in body):
        other = N_("{value}: only the digits 0 to 9 make an amount; type it again, for example 12345.67")
        return Problem(field, "amount_characters", other, params)
    places = [place for place, sign in enumerate(body) if sign.isdigit()]
    if not places:
        return Problem(field, "amount_format", N_("{value} is not an amount; type it, for example 12345.67"), params)
    before, after = body[: places[0]], body[places[-1] + 1 :].removeprefix("=")
    if not _MINUS.isdisjoint(before):
        negative = N_("{value} is less than zero; only a positive amount can be paid")
        return Problem(field, "amount_negative", negative, params)
    for word in (before, after):
        if problem := _currency_problem(word, money, field, body):
            return problem
    return _parse_number(body[places[0] : places[-1] + 1], money, field, body)


def _currency_problem(text: str, money: Currency, field: str, value: str) -> Problem | None:
    """Refuse a currency word of another currency, and words that are no currency at all."""
    # Bitrix24 writes its money property as 1234.56|RUB.
    word = _word(text.replace("|", " "))
    if not word or word == _word(money.symbol) or money.code in _AMBIGUOUS.get(word, ()):
        # A lone full stop or comma around the digits is no word, yet it leaves the number unfinished.
        return _format_problem(field, value) if text.strip() in {".", ","} else None
    code = _code(word)
    if code == money.code:
        return None
    if code is None:
        return _format_problem(field, value)
    other = N_("{value} is in {other}, the currency of the request is {currency}; make them agree")
    return Problem(field, "amount_currency", other, {"value": value, "other": code, "currency": money.code})


def _format_problem(field: str, value: str) -> Problem:
    return Problem(
        field, "amount_format", N_("{value} is not an amount; type it, for example 12345.67"), {"value": value}
    )


def _readings(core: str) -> tuple[str | None, tuple[str, str] | None]:
    """Return both ways to read a number: as a whole one with groups of thousands, and as whole and decimal parts."""
    if core.isdigit():
        return core, None
    thousands = next((joined for sign in " '.," if (joined := _ungroup(core, sign))), None)
    for point in ".,":
        whole, found, fraction = core.rpartition(point)
        if not found or point in whole or not fraction.isdigit():
            continue
        joined = whole if whole.isdigit() else next((j for sign in " '.," if (j := _ungroup(whole, sign))), None)
        if joined:
            return thousands, (joined, fraction)
    return thousands, None


def _ungroup(text: str, sign: str) -> str | None:
    """Join groups of thousands divided by the sign; None when the text is not made so."""
    head, *groups = text.split(sign)
    if not groups or not (head.isdigit() and len(head) <= 3 and head[0] != "0"):
        return None
    return head + "".join(groups) if all(len(group) == 3 and group.isdigit() for group in groups) else None


def _parse_number(core: str, money: Currency, field: str, value: str) -> int | Problem:
    if _EXPONENT.fullmatch(core):
        exponent = N_("{value} is written with an exponent, as spreadsheets do; type the amount in full")
        return Problem(field, "amount_exponent", exponent, {"value": value})
    # Payment orders divide rubles from kopecks with a hyphen: 1234-56.
    if money.digits == 2 and (kopecks := _KOPECKS.fullmatch(core)):
        core = f"{kopecks[1]}.{kopecks[2]}"
    thousands, decimal = _readings(core)
    if thousands and decimal and money.digits != 3 and not (money.digits == 0 and "," in core):
        two = N_("{value} can mean {thousands} or {decimal}; type {thousands}, or {decimal} with the usual decimals")
        params = {"value": value, "thousands": thousands, "decimal": ".".join(decimal)}
        return Problem(field, "amount_ambiguous", two, params)
    if thousands and (decimal is None or money.digits == 0):
        decimal = (thousands, "")
    if decimal is None:
        return _format_problem(field, value)
    whole, fraction = decimal
    if len(fraction) > money.digits:
        many = N_("{value} has {count} decimals; {currency} has {digits}")
        return Problem(field, "amount_decimals", many, {"value": value, "count": len(fraction),
                       "currency": money.code, "digits": money.digits})  # fmt: skip
    return _within_limits(int(whole + fraction.ljust(money.digits, "0")), money, field, value)


def _within_limits(minor: int, money: Currency, field: str, value: str) -> int | Problem:
    if minor == 0:
        return Problem(
            field, "amount_zero", N_("{value}: the amount is zero; there is nothing to pay"), {"value": value}
        )
    if minor > MAX_AMOUNT:
        large = N_("{value} is above the largest amount, {limit} {currency}")
        params = {"value": value, "limit": amount_string(MAX_AMOUNT, money.code), "currency": money.code}
        return Problem(field, "amount_too_large", large, params)
    return minor


def amount_string(minor: int, currency: str) -> str:
    """Write an amount for programs: a point and all the digits of the currency, no groups.

    >>> amount_string(123456789, "RUB"), amount_string(5, "RUB"), amount_string(1500, "JPY"), amount_string(1234, "KWD")
    ('1234567.89', '0.05', '1500', '1.234')
    """
    digits = CURRENCIES[currency].digits
    if digits == 2 and minor >= 0:  # nearly all; the audit writes every amount there is
        return f"{minor // 100}.{minor % 100:02d}"
    return _write(minor, digits, "", ".")


def format_amount(minor: int, currency: str, lang: str) -> str:
    r"""Write an amount for people: sign or code after it in Russian, code before it in English.

    >>> format_amount(123456789, "RUB", "ru")
    '1\xa0234\xa0567,89\xa0₽'
    >>> format_amount(123456789, "RUB", "en")
    'RUB 1,234,567.89'
    """
    money, speech = CURRENCIES[currency], languages.of(lang)
    figure = _write(minor, money.digits, speech.group, speech.point)
    return speech.amount.format(figure=figure, code=money.code, sign=money.symbol or money.code)


def _write(minor: int, digits: int, group: str, point: str) -> str:
    whole, fraction = divmod(abs(minor), 10**digits)
    text = f"{whole:,}".replace(",", group)
    if digits:
        text += f"{point}{fraction:0{digits}d}"
    return "-" + text if minor < 0 else text
