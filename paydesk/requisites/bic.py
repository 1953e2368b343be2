"""БИК (BIC), the bank code of the Bank of Russia; nine digits, not to be mixed up with the SWIFT BIC.

Digits 1-2 tell the kind of the participant (04 credit institutions, 00 to 02 the Treasury, 10 and 20 to 29 clients),
3-4 the region, 5-6 the unit of the Bank of Russia, 7-9 the institution. There is no check digit: the shape filters
typos, the proof is the directory ED807 that the Bank of Russia publishes.

>>> validate("044525225"), validate("004525988")
([], [])
>>> [(p.code, p.params["candidate"]) for p in validate("44525225")]
[('bic_leading_zero', '044525225')]
>>> [p.code for p in validate("0445252250")]
['bic_length']
>>> [p.code for p in validate("SABRRUMM")]
['bic_swift']
"""

from __future__ import annotations

import re
from typing import Final

from paydesk.errors import N_, Problem
from paydesk.requisites import common

FIELD: Final = "bic"

_KNOWN_BEGINNING: Final = re.compile(r"00|01|02|04|10|2[0-9]", re.ASCII)
_SWIFT_SHAPE: Final = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)


def compact(value: str) -> str:
    """Return the digits without separators."""
    return common.clean(value)


def validate(value: str) -> list[Problem]:
    """Return what is wrong with the code; an empty value is nothing wrong."""
    code = compact(value)
    if not code or (len(code) == 9 and common.is_digits(code) and code.strip("0")):
        return []
    params = {"value": common.shown(code)}
    if _SWIFT_SHAPE.fullmatch(code):
        text = N_("{value} is a SWIFT code; a payment in rubles takes the BIC of 9 digits of the Russian bank")
        return [Problem(FIELD, "bic_swift", text, params)]
    if damage := common.spreadsheet_problems(FIELD, code) or common.letter_problems(FIELD, code):
        return damage
    if not common.is_digits(code):
        return [
            Problem(FIELD, "bic_characters", N_("BIC {value} holds a sign that is not a digit; type 9 digits"), params)
        ]
    if len(code) == 8 and is_known_beginning("0" + code):
        text = N_("BIC {value} has 8 digits; a spreadsheet drops the leading zero: is it {candidate}?")
        return [Problem(FIELD, "bic_leading_zero", text, {**params, "candidate": "0" + code})]
    if len(code) != 9:
        text = N_("BIC {value} has {length} digits; a BIC has 9")
        return [Problem(FIELD, "bic_length", text, {**params, "length": len(code)})]
    if not code.strip("0"):
        text = N_("BIC {value} is all zeros; type the BIC of the bank of the payee")
        return [Problem(FIELD, "bic_zeros", text, params)]
    return []


def is_known_beginning(code: str) -> bool:
    """Tell whether the directory knows codes that begin so.

    >>> is_known_beginning("044525225"), is_known_beginning("994525225")
    (True, False)
    """
    return bool(_KNOWN_BEGINNING.match(code))


def is_treasury(code: str) -> bool:
    """Tell whether it is the code of a Federal Treasury body.

    >>> is_treasury("004525988"), is_treasury("044525225")
    (True, False)
    """
    return code[:2] in {"00", "01", "02"}


def is_central_bank_client(code: str) -> bool:
    """Tell whether it is a client of the Bank of Russia that takes no part in the payment system (20 to 29)."""
    return code[:1] == "2"


def is_central_bank_unit(code: str) -> bool:
    """Tell whether accounts under this code are kept by the Bank of Russia itself.

    The Treasury bodies and the units of the Bank of Russia (the code ends with 000, 001 or 002).

    >>> is_central_bank_unit("044501002"), is_central_bank_unit("044525225")
    (True, False)
    """
    return is_treasury(code) or code[-3:] in {"000", "001", "002"}


def is_valid(value: str) -> bool:
    """Tell whether there is a code and its shape is right; whether the bank exists only the directory tells.

    >>> is_valid("044525225"), is_valid("")
    (True, False)
    """
    return bool(compact(value)) and not validate(value)


def format(value: str) -> str:
    """Write the code the way documents do: without separators."""
    return compact(value)
