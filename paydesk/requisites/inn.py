"""ИНН (INN), the taxpayer number, given by the Federal Tax Service of Russia (ФНС).

Ten digits for an organisation, twelve for a person or an individual entrepreneur. The first two digits are the
region and are never 00; the last one (or two) are check digits. Shape: types ИННЮЛТип and ИННФЛТип of the schemas of
the Federal Tax Service. A foreign organisation has ten digits that begin with 9909. A payment document may carry "0"
for a person without a number: here it means none.

>>> validate("7707083893"), validate("770199903101")
([], [])
>>> [(p.code, p.params["right"]) for p in validate("7707083894")]
[('inn_check_digit', '3')]
>>> [p.code for p in validate("77070838")]
['inn_length']
>>> [p.code for p in validate("0000000000")]
['inn_zeros']
>>> compact("0")
''
"""

from __future__ import annotations

import re
from typing import Final, Literal

from paydesk.errors import N_, Param, Problem
from paydesk.requisites import common

FIELD: Final = "inn"
NONE_WORDS: Final = frozenset({"0", "000000000", "НЕТ"})

_JOINED: Final = re.compile(r"[0-9]{10}[/\\][0-9]{9}", re.ASCII)


def compact(value: str) -> str:
    """Return the bare digits; "" for "0", "000000000" and «нет», which mean that there is no number."""
    text = common.clean(value)
    return "" if text in NONE_WORDS else text


def kind(value: str) -> Literal["organisation", "person"] | None:
    """Tell by the length whose number it is; None when it is nobody's.

    >>> kind("7707083893"), kind("770199903101"), kind("1")
    ('organisation', 'person', None)
    """
    number = compact(value)
    if not common.is_digits(number):
        return None
    return "organisation" if len(number) == 10 else "person" if len(number) == 12 else None


def check_digits(number: str) -> str:
    """Compute the check digit of a ten-digit number, or both of a twelve-digit one, from the digits before them.

    >>> check_digits("7702070130"), check_digits("770199903100")
    ('9', '01')
    """
    # The import costs about 50 ms; a command that checks no number must not pay it.
    from stdnum.ru import inn as stdnum_inn

    if len(number) == 10:
        return stdnum_inn.calc_company_check_digit(number)
    return stdnum_inn.calc_personal_check_digits(number)


def validate(value: str) -> list[Problem]:
    """Return what is wrong with the number; an empty value is nothing wrong."""
    number = compact(value)
    if not number:
        return []
    if damage := common.spreadsheet_problems(FIELD, number) or common.letter_problems(FIELD, number):
        return damage
    params = {"value": common.shown(number)}
    if _JOINED.fullmatch(number):
        text = N_("{value}: INN and KPP stand together; put {inn} into INN and {kpp} into KPP")
        return [Problem(FIELD, "inn_joined", text, {**params, "inn": number[:10], "kpp": number[11:]})]
    if not common.is_digits(number):
        text = N_("INN {value} holds a sign that is not a digit; type 10 digits (organisation) or 12 (person)")
        return [Problem(FIELD, "inn_characters", text, params)]
    if len(number) not in (10, 12):
        return [_wrong_length(number)]
    return _wrong_digits(number)


def _wrong_length(number: str) -> Problem:
    params: dict[str, Param] = {"value": common.shown(number), "length": len(number)}
    if len(number) in (9, 11) and not _wrong_digits("0" + number):
        text = N_("INN {value} has {length} digits; was the leading zero lost? {candidate} would be right")
        return Problem(FIELD, "inn_leading_zero", text, {**params, "candidate": "0" + number})
    text = N_("INN {value} has {length} digits; an organisation has 10, a person or an entrepreneur 12")
    return Problem(FIELD, "inn_length", text, params)


def _wrong_digits(number: str) -> list[Problem]:
    params = {"value": number}
    if not number.strip("0"):
        # All zeros pass the bare check sum, so the sum alone would let them through.
        return [
            Problem(FIELD, "inn_zeros", N_("INN {value} is all zeros; type the real number or leave it empty"), params)
        ]
    if number.startswith("00"):
        text = N_("INN {value} begins with 00, and there is no such region; compare the first digits with the invoice")
        return [Problem(FIELD, "inn_region", text, params)]
    right = check_digits(number)
    if number.endswith(right):
        return []
    if len(number) == 10:
        text = N_("INN {value}: the last digit should be {right}, so some digit is mistyped; compare with the invoice")
    else:
        text = N_("INN {value}: the last two digits should be {right}, so some digit is mistyped; "
                  "compare with the invoice")  # fmt: skip
    return [Problem(FIELD, "inn_check_digit", text, {**params, "right": right})]


def is_valid(value: str) -> bool:
    """Tell whether there is a number and nothing is wrong with it.

    >>> is_valid("7707083893"), is_valid("7707083894"), is_valid("0")
    (True, False, False)
    """
    return bool(compact(value)) and not validate(value)


def format(value: str) -> str:
    """Write the number the way documents do: without separators."""
    return compact(value)
