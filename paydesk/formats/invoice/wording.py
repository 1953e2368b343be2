"""How Russian invoices word their number, their day, the total, the tax and the term.

Every repetition in the patterns is bounded, so that looking takes time in proportion to the text. They are compiled
on first use (start-up time).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from paydesk import dates, money
from paydesk.amount_words import in_words
from paydesk.formats.invoice.model import NO_VAT, Vat

_DAY: Final = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[«\"“]?[0-9]{1,2}[»\"”]?(?:[ ][а-яё]{3,8}[ ]|[./-][0-9]{1,2}[./-])[0-9]{2,4}(?![0-9]))"
_GROUPED: Final = r"[0-9]{1,3}(?:[ '’][0-9]{3}){1,4}(?:[.,-][0-9]{2})?|[0-9]{1,3}(?:,[0-9]{3}){1,4}\.[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3}){1,4},[0-9]{2}"
# One point or comma and three digits can be read in two ways; it is taken as it is, and refused where amounts are read.
_FIGURE: Final = (
    rf"(?<![0-9])(?:{_GROUPED}|[0-9]{{1,3}}[.,][0-9]{{3}}|[0-9]{{1,12}}(?:[.,-][0-9]{{2}})?)(?![0-9]|[.,][0-9]|[ ]?%)"
)
_CURRENCY: Final = r"RUB|USD|EUR|CNY|KZT|BYN|руб[а-яё]{0,3}\.?|₽|р\.|€|\$|долл[а-яё]{0,5}\.?|евро|юан[а-яё]{1,2}"
_AMOUNT: Final = rf"(?P<before>{_CURRENCY})?[ ]{{0,2}}(?P<figure>{_FIGURE})[ ]{{0,2}}(?P<after>{_CURRENCY})?(?:[ ]{{0,2}}(?P<kopecks>[0-9]{{2}})[ ]{{0,2}}коп)?"
_TOTAL: Final = (
    r"(?:всего|итого|сумма)[ ]{1,2}(?:к[ ]оплате|с[ ](?:уч[её]том[ ])?(?:ндс|налог[а-яё]{0,3}))|к[ ]оплате"
    r"|всего[ ]наименований[ ][0-9]{1,5},?[ ]на[ ](?:общую[ ])?сумму|(?:общая[ ])?сумма[ ](?:сч[её]та|плат[её]жа)"
    r"|total[ ](?:due|amount)|amount[ ]due|grand[ ]total|balance[ ]due"
)
_SUBTOTAL: Final = r"(?:итого|всего|total)"
_PERCENT: Final = r"(?:[^0-9\n%]{0,12}[0-9]{1,2}[ ]?%)?"
_GAP: Final = r"[^0-9\n$€₽]{0,24}?(?:\n[ ]{0,4})?"
_ACCOUNT_WORD: Final = r"(?:сч[её]т(?:а|у|ом|е|ам)?|сч\.|invoice)"
_KIND: Final = r"(?:[- ]{1,3}(?:на[ ]оплату|на[ ]предоплату|договор|оферта|покупателю|проформа))?"
_NUMBER: Final = r"[ ]{0,2}(?:№|n[o°]?\.?|#|no\.?|number)[ ]{0,3}"
_NONE: Final = (
    r"без[ ](?:налога[ ]?\(?)?ндс\)?(?![^0-9\n.;]{0,12}[0-9])|ндс[ ](?:не[ ]облагается|нет)|не[ ]облагается[ ]ндс"
)
_LETTER: Final = re.compile(r"[A-Za-zА-Яа-яЁё]")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        "dated": rf"{_ACCOUNT_WORD}{_KIND}(?:{_NUMBER}|[ ]{{1,2}})(?P<number>[^\s,;()№][^,;()\n]{{0,39}}?)[ ]{{1,3}}(?:от|dated|of)[ ]{{1,3}}(?P<day>{_DAY})",
        "numbered": rf"{_ACCOUNT_WORD}{_KIND}{_NUMBER}(?P<number>[^\s,;()№]{{1,30}})",
        "total": rf"(?<![а-яё])(?:{_TOTAL}){_PERCENT}{_GAP}{_AMOUNT}",
        "subtotal": rf"^[ ]{{0,4}}{_SUBTOTAL}[ ]{{0,2}}(?::|по[ ]сч[её]ту:?|,[ ]?руб\.?:?)?[ ]{{0,2}}(?:\n[ ]{{0,4}})?{_AMOUNT}[ ]{{0,2}}$",
        "vat": rf"(?<!с )(?<!без )(?<!учетом )(?<![а-яё])ндс(?:[ :]{{0,3}}(?:по[ ]ставке[ ])?\(?[ ]?(?P<rate>[0-9]{{1,2}})[ ]?%[ ]?\)?)?[^0-9\n%]{{0,15}}(?:\n[ ]{{0,4}})?(?P<figure>{_FIGURE})",
        "none": _NONE,
        "due": rf"(?:оплат(?:ить|а)|срок[ ]оплаты|к[ ]оплате|pay(?:able|ment)?[ ](?:by|due)|due[ ]date)[ :]{{0,3}}(?:не[ ]позднее|до|by)?[ :]{{0,3}}(?P<day>{_DAY})",
        "words": r"(?P<words>[А-ЯЁ][а-яё]{1,15}(?:[ ][а-яё]{1,15}){0,16})[ ]рубл[а-яё]{1,2}[ ](?P<kopecks>[0-9]{2})[ ]коп",
    }
    flags = re.MULTILINE if name == "words" else re.IGNORECASE | re.MULTILINE
    return re.compile(patterns[name], flags)


def day_in(text: str) -> str:
    """Return a day as ISO; what is no day stays as it is written, so that the form can say what is wrong with it.

    >>> day_in("«12» марта 2026"), day_in("12.03.26"), day_in("31.02.2026")
    ('2026-03-12', '2026-03-12', '31.02.2026')
    """
    word = re.sub(r"[«»\"“”]", "", text)
    found = dates.parse_date(word, date(2000, 1, 1))  # absolute days alone get here
    return found.isoformat() if isinstance(found, date) else word


def invoice_in(text: str, *, at_line_start: bool = False) -> dict[str, str]:
    """Return number and day of the invoice that is named first, as words of the form.

    >>> invoice_in("Оплата по счету № И-7 от 02.04.2026. НДС не облагается")
    {'invoice_number': 'И-7', 'invoice_date': '2026-04-02'}
    >>> invoice_in("Оплата за обучение"), invoice_in("по сч. № 18")
    ({}, {'invoice_number': '18'})
    """
    for name in ("dated", "numbered"):
        for found in _pattern(name).finditer(text):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            before = line[-1:]
            if (at_line_start and _LETTER.search(line)) or (before and (before.isalnum() or before == "-")):
                continue
            number = found["number"].strip(" .")
            if not any(sign.isdigit() for sign in number) or len(re.sub(r"\D", "", number)) >= 20:
                continue  # «Сч. № 40702…» is an account
            told = {"invoice_number": number}
            return told | ({"invoice_date": day_in(found["day"])} if name == "dated" else {})
    return {}


def amounts_in(text: str) -> list[tuple[str, str]]:
    r"""Return the totals, each once, as (amount, currency or ""); an amount that is unclear stays as it is written.

    The lines that name what is to be paid decide; a bare «Итого» counts where there is none of them.

    >>> amounts_in("Итого: 100,00\nВ том числе НДС (22%): 22,00\nВсего к оплате: 1 122,00 руб.")
    [('1122.00', 'RUB')]
    >>> amounts_in("Сумма к оплате 48 000 руб. 50 коп."), amounts_in("Total due: EUR 1,234.56"), amounts_in("Итого 5,00")
    ([('48000.50', 'RUB')], [('1234.56', 'EUR')], [('5.00', '')])
    """
    for name in ("total", "subtotal"):
        found = list(dict.fromkeys(_amount(match) for match in _pattern(name).finditer(text)))
        figures = {amount for amount, _currency in found}
        if found:
            # With its currency named on one line alone it is one total.
            return [max((one for one in found if one[0] == figure), key=lambda one: one[1]) for figure in figures]
    return []


def _amount(match: re.Match[str]) -> tuple[str, str]:
    figure, kopecks = match["figure"], match["kopecks"]
    word = (match["before"] or match["after"] or "").strip()
    told = money.parse_currency(word) if word else "RUB"
    currency = told if isinstance(told, str) else "RUB"
    if kopecks and figure[-3:-2] not in tuple(".,-"):
        figure = f"{figure},{kopecks}"
    minor = money.parse_amount(figure, currency)
    return (money.amount_string(minor, currency) if isinstance(minor, int) else figure), currency if word else ""


def vat_in(text: str) -> Vat | None:
    """Return the tax that the text names; None when it names none, or several.

    >>> vat_in("В т.ч. НДС (22%) 8655-74"), vat_in("НДС не облагается"), vat_in("Сумма без НДС 100,00")
    (Vat(amount=865574, rate=22), Vat(amount=0, rate=None), None)
    """
    found: dict[int, int | None] = {}
    for match in _pattern("vat").finditer(text):
        minor = money.parse_amount(match["figure"], "RUB")
        if isinstance(minor, int):
            found[minor] = int(match["rate"]) if match["rate"] else found.get(minor)
    if len(found) == 1:
        return Vat(*next(iter(found.items())))
    return Vat(NO_VAT) if not found and _pattern("none").search(text) else None


def due_in(text: str) -> str | None:
    """Return the day until which the invoice is to be paid.

    >>> due_in("Оплатить не позднее 20.03.2026")
    '2026-03-20'
    """
    days = {day_in(found["day"]) for found in _pattern("due").finditer(text)}
    return days.pop() if len(days) == 1 else None


def words_differ(text: str, minor: int) -> str | None:
    """Return the total in words when the text has one that says another sum than ``minor`` kopecks."""
    said = [f"{found['words']} рублей {found['kopecks']}" for found in _pattern("words").finditer(text)]
    right = _plain(in_words(minor))
    return said[0] if said and not any(_plain(one) == right for one in said) else None


def _plain(words: str) -> str:
    folded = re.sub(r"рубл[а-я]{1,2}|коп[а-я]{0,5}", " ", words.casefold().replace("ё", "е"))
    return " ".join(folded.split())
