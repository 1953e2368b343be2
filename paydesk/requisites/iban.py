"""IBAN (ISO 13616), the account of a foreign payee, and the free form where a country has no IBAN.

Two letters of the country, two check digits, up to 30 signs; the whole, with the first four signs moved to the end and
letters read as 10 to 35, is 1 modulo 97. The length goes by country. A foreign account without IBAN is free text of at
most 34 signs (the width of the field in SWIFT and ISO 20022 messages).

>>> validate("DE89 3704 0044 0532 0130 00"), validate("123-456789")
([], [])
>>> [(p.code, p.params["right"]) for p in validate("DE75512108001245126162")]
[('iban_check_digits', '07')]
>>> [p.code for p in validate("DE8937040044053201300")]
['iban_length']
"""

from __future__ import annotations

import re
from typing import Final

from paydesk.errors import N_, Problem
from paydesk.requisites import common

FIELD: Final = "account"
MAX_LENGTH: Final = 34

_SHAPE: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", re.ASCII)
_FREE: Final = re.compile(r"[0-9A-Z/?:().,+]{1,34}", re.ASCII)
_STRUCTURE_PART: Final = re.compile(r"([0-9]{1,2})!", re.ASCII)


def compact(value: str) -> str:
    """Return the signs without spaces, hyphens and apostrophes, letters capital.

    >>> compact("de89 3704 0044 0532 0130 00")
    'DE89370400440532013000'
    """
    return common.clean(value)


def is_shape(value: str) -> bool:
    """Tell whether the text looks like an IBAN, right or wrong.

    >>> is_shape("DE89370400440532013000"), is_shape("40702810740000432537")
    (True, False)
    """
    return bool(_SHAPE.fullmatch(compact(value)))


def country_length(country: str) -> int | None:
    """Return the length of an IBAN of the country, or None when the registry has no such country.

    >>> country_length("DE"), country_length("US")
    (22, None)
    """
    from stdnum import numdb  # lazily: start-up time

    parts = numdb.get("iban").info(country)
    structure = str(parts[0][1].get("bban", "")) if parts else ""
    return 4 + sum(int(width) for width in _STRUCTURE_PART.findall(structure)) if structure else None


def validate(value: str) -> list[Problem]:
    """Return what is wrong with the account; one that does not look like an IBAN only has to be writable."""
    account = compact(value)
    if not account:
        return []
    if damage := common.spreadsheet_problems(FIELD, account):
        return damage
    if _SHAPE.fullmatch(account) and (length := country_length(account[:2])) is not None:
        return _iban_problems(account, length)
    params = {"value": common.shown(account)}
    for sign in account:
        if "\u0400" <= sign <= "\u04ff":
            # Here letters are legal everywhere, so a look-alike is to be typed as the Latin letter.
            return common.letter_problems(FIELD, account, tuple(range(1, len(account) + 1)))
    if len(account) > MAX_LENGTH:
        text = N_("Account {value} has {length} signs; a foreign account has at most {limit}")
        return [Problem(FIELD, "account_length", text, {**params, "length": len(account), "limit": MAX_LENGTH})]
    if not _FREE.fullmatch(account):
        text = N_("Account {value}: only Latin letters, digits and / ? : ( ) . , + can be sent to a foreign bank")
        return [Problem(FIELD, "account_characters", text, params)]
    return []


def _iban_problems(account: str, length: int) -> list[Problem]:
    from stdnum import exceptions
    from stdnum import iban as stdnum_iban

    params = {"value": account, "country": account[:2]}
    if len(account) != length:
        text = N_("IBAN {value} has {length} signs; an IBAN of {country} has {right}")
        return [Problem(FIELD, "iban_length", text, {**params, "length": len(account), "right": length})]
    try:
        stdnum_iban.validate(account, check_country=False)
    except exceptions.InvalidChecksum:
        text = N_("IBAN {value}: some sign is mistyped (with the other signs right, signs 3 and 4 would be {right}); "
                  "compare with the invoice")  # fmt: skip
        right = stdnum_iban.calc_check_digits(account)
        return [Problem(FIELD, "iban_check_digits", text, {**params, "right": right})]
    except exceptions.ValidationError:
        text = N_("IBAN {value} has a letter where an IBAN of {country} has a digit, or the reverse; "
                  "compare with the invoice")  # fmt: skip
        return [Problem(FIELD, "iban_format", text, params)]
    return []


def is_valid(value: str) -> bool:
    """Tell whether it is an IBAN and nothing is wrong with it; a free foreign account is not an IBAN.

    >>> is_valid("AT611904300234573201"), is_valid("123456789")
    (True, False)
    """
    account = compact(value)
    return is_shape(account) and country_length(account[:2]) is not None and not validate(account)


def format(value: str) -> str:
    """Write an IBAN in groups of four, another account as it is.

    >>> format("AT611904300234573201")
    'AT61 1904 3002 3457 3201'
    """
    account = compact(value)
    if not is_shape(account):
        return account
    return " ".join(account[start : start + 4] for start in range(0, len(account), 4))
