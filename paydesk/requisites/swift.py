"""SWIFT BIC (ISO 9362), the bank of a foreign payee: party 4, country 2, location 2, branch 3 (may be left out).

>>> validate("COBADEFF"), validate("cobadeffxxx")
([], [])
>>> [p.code for p in validate("COBADEF")]
['swift_length']
>>> [p.code for p in validate("COBAQQFF")]
['swift_country']
>>> [p.code for p in validate("CОBADEFF")]
['cyrillic_letter']
"""

from __future__ import annotations

import re
from typing import Final

from paydesk.errors import N_, Problem
from paydesk.requisites import common

FIELD: Final = "bic"

# ISO 9362 has allowed digits in the party since 2014; python-stdnum still asks for letters there.
_SHAPE: Final = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)


def compact(value: str) -> str:
    """Return the signs without spaces and hyphens, letters capital."""
    return common.clean(value)


def is_shape(value: str) -> bool:
    """Tell whether the text looks like a SWIFT BIC.

    >>> is_shape("SABRRUMM"), is_shape("044525225")
    (True, False)
    """
    return bool(_SHAPE.fullmatch(compact(value)))


def validate(value: str) -> list[Problem]:
    """Return what is wrong with the code; an empty value is nothing wrong."""
    code = compact(value)
    if not code:
        return []
    if damage := common.letter_problems(FIELD, code, tuple(range(1, len(code) + 1))):
        return damage
    params = {"value": common.shown(code)}
    if len(code) not in (8, 11):
        text = N_("SWIFT code {value} has {length} signs; it has 8 or 11")
        return [Problem(FIELD, "swift_length", text, {**params, "length": len(code)})]
    if not _SHAPE.fullmatch(code):
        text = N_("SWIFT code {value}: signs 5 and 6 are letters of the country, the others Latin letters or digits")
        return [Problem(FIELD, "swift_format", text, params)]
    from stdnum import bic as stdnum_bic  # lazily: start-up time

    # Only the country is asked: letters stand in for the party, where the package knows no digits.
    if not stdnum_bic.is_valid("AAAA" + code[4:]):
        text = N_("SWIFT code {value}: there is no country {country} (signs 5 and 6); compare with the invoice")
        return [Problem(FIELD, "swift_country", text, {**params, "country": code[4:6]})]
    return []


def is_valid(value: str) -> bool:
    """Tell whether there is a code and nothing is wrong with it.

    >>> is_valid("COBADEFF"), is_valid("044525225")
    (True, False)
    """
    return bool(compact(value)) and not validate(value)


def format(value: str) -> str:
    """Write the code the way documents do: without separators."""
    return compact(value)
