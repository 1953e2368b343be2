"""КПП (KPP), the code of the reason of a tax registration of an organisation; nine signs, no check digit.

Four digits of the tax authority (the first two are not 00), two signs of the reason (digits or capital Latin
letters), three digits of a serial number. Source: order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012.
Persons and individual entrepreneurs have none; files bring "0" or "000000000", which mean none here.

>>> validate("773601001"), validate("7736AB001")
([], [])
>>> [p.code for p in validate("77360100")]
['kpp_length']
>>> [p.code for p in validate("003601001")]
['kpp_format']
>>> [p.code for p in validate("7736А1001")]
['cyrillic_letter']
>>> [p.code for p in validate("773601001", inn="770199903101")]
['kpp_of_person']
>>> compact("000000000")
''
"""

from __future__ import annotations

import re
from typing import Final

from paydesk.errors import N_, Param, Problem
from paydesk.requisites import common
from paydesk.requisites import inn as inn_number

FIELD: Final = "kpp"
NONE_WORDS: Final = frozenset({"0", "000000000", "НЕТ"})

_PATTERN: Final = re.compile(r"(?!00)[0-9]{4}[0-9A-Z]{2}[0-9]{3}", re.ASCII)


def compact(value: str) -> str:
    """Return the nine signs without separators; "" for "0", "000000000" and «нет», which mean none."""
    text = common.clean(value)
    return "" if text in NONE_WORDS else text


def validate(value: str, inn: str | None = None) -> list[Problem]:
    """Return what is wrong with the code; ``inn`` tells whose it is, and a person has none."""
    code = compact(value)
    if not code:
        return []
    if damage := common.spreadsheet_problems(FIELD, code) or common.letter_problems(FIELD, code, (5, 6)):
        return damage
    params = {"value": common.shown(code)}
    if len(code) != 9:
        return [_wrong_length(code, inn)]
    if not _PATTERN.fullmatch(code):
        text = N_("KPP {value} is not of the form NNNNPPXXX: digits, not 00 at the beginning; "
                  "only signs 5 and 6 may be Latin letters")  # fmt: skip
        return [Problem(FIELD, "kpp_format", text, params)]
    # A mistyped INN already has its own problem; what follows from it would only confuse.
    if inn and inn_number.kind(inn) == "person" and inn_number.is_valid(inn):
        text = N_(
            "KPP {value} beside the INN {inn} of 12 digits: a person or an entrepreneur has no KPP; leave it empty"
        )
        return [Problem(FIELD, "kpp_of_person", text, {**params, "inn": inn_number.compact(inn)})]
    return []


def _wrong_length(code: str, inn: str | None) -> Problem:
    params: dict[str, Param] = {"value": common.shown(code), "length": len(code)}
    # A lost zero is likely only when the region so restored is the region of the INN.
    candidate = "0" + code
    if inn and _PATTERN.fullmatch(candidate) and candidate[:2] == inn_number.compact(inn)[:2]:
        text = N_("KPP {value} has {length} signs; was the leading zero lost? {candidate} would fit the INN")
        return Problem(FIELD, "kpp_leading_zero", text, {**params, "candidate": candidate})
    return Problem(FIELD, "kpp_length", N_("KPP {value} has {length} signs; a KPP has 9"), params)


def is_valid(value: str, inn: str | None = None) -> bool:
    """Tell whether there is a code and nothing is wrong with it.

    >>> is_valid("773601001"), is_valid("0")
    (True, False)
    """
    return bool(compact(value)) and not validate(value, inn)


def format(value: str) -> str:
    """Write the code the way documents do: without separators."""
    return compact(value)
