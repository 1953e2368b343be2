"""What all the numbers share: cleaning, look-alike letters, the control key, damage done by spreadsheets.

The control key follows the order of the Bank of Russia No. 515 of 08.09.1997 («Порядок расчёта контрольного
ключа в номере лицевого счёта»). Nothing here reads a file or a clock.
"""

from __future__ import annotations

import re
from typing import Final

from paydesk.errors import N_, Param, Problem

ACCOUNT_LETTERS: Final = "ABCEHKMPTX"
"""Letters allowed in the sixth position of an account; in this order they stand for the digits 0 to 9."""

ACCOUNT_LENGTH: Final = 20
"""Signs of a Russian account."""

TREASURY_BEGINNING: Final = "03"
SINGLE_TREASURY_ACCOUNT: Final = "40102"
CORRESPONDENT_ACCOUNT: Final = "30101"

# Signs that people and programs put between the digits: hyphens and dashes, apostrophes, soft hyphen, zero-width signs.
_SEPARATORS: Final = "-‐‑‒–—―−'’‘ʼ`\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROP: Final = {ord(sign): None for sign in _SEPARATORS}

_LATIN_FOR_CYRILLIC: Final = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX", strict=True))
_DIGIT_FOR_LETTER: Final = {"О": "0", "O": "0", "З": "3", "I": "1", "L": "1", "Б": "6", "Ч": "4"}

_EXPONENT: Final = re.compile(r"[0-9]{1,30}(?:[.,][0-9]{1,30})?[Ee][+-]?[0-9]{1,3}", re.ASCII)
_FLOAT: Final = re.compile(r"[0-9]{1,30}[.,]0{1,2}", re.ASCII)

_WEIGHTS: Final = (7, 1, 3) * 8
"""One for each of the 23 digits: three condition digits and the account."""

_SHOWN_CHARACTERS: Final = 60


def clean(value: str, also: str = "") -> str:
    r"""Strip spaces of any kind, hyphens and apostrophes, and make letters capital; keep everything else as text.

    A value that a spreadsheet turned into a number is only trimmed, so that the check can still see the damage.

    >>> clean(" 40702-810 7'4000\u00a00432537")
    '40702810740000432537'
    >>> clean("4,0702810538E+19")
    '4,0702810538E+19'
    """
    if is_digits(value):
        return value  # the usual case, many times for each row of a table
    text = value.strip()
    if is_spreadsheet_number(text):
        return text
    if also:
        text = text.translate({ord(sign): None for sign in also})
    return "".join(text.translate(_DROP).split()).upper()


def shown(value: str) -> str:
    """Shorten a value for a message: whatever is pasted into a field must not flood the screen."""
    return value if len(value) <= _SHOWN_CHARACTERS else value[: _SHOWN_CHARACTERS - 1] + "…"


def is_digits(value: str) -> bool:
    """Tell whether the text is made of the ten ASCII digits; ``str.isdigit`` accepts other scripts too."""
    return value.isascii() and value.isdigit()


def is_spreadsheet_number(value: str) -> bool:
    """Tell whether a spreadsheet made a number of the value: 4.07028109e+19 or 7707083893.0."""
    return not value.isdigit() and bool(_EXPONENT.fullmatch(value) or _FLOAT.fullmatch(value))


def is_account_shape(value: str) -> bool:
    """Tell whether the text looks like a Russian account: 20 digits, or a clearing letter as the sixth sign.

    >>> is_account_shape("40702810740000432537"), is_account_shape("DE89370400440532013000")
    (True, False)
    """
    return (
        len(value) == 20 and is_digits(value[:5] + value[6:]) and (is_digits(value[5]) or value[5] in ACCOUNT_LETTERS)
    )


def spreadsheet_problems(field: str, value: str) -> list[Problem]:
    """Refuse what a spreadsheet damaged: the lost digits are not in the file any more, so nothing can be repaired."""
    if not is_spreadsheet_number(value):
        return []
    text = N_("{value}: a spreadsheet turned the number into a figure and may have lost digits; "
              "format the cell as text and enter the number again")  # fmt: skip
    return [Problem(field, "spreadsheet_number", text, {"value": shown(value)})]


def letter_problems(field: str, value: str, latin_positions: tuple[int, ...] = ()) -> list[Problem]:
    """Name a look-alike letter and what to type instead.

    ``latin_positions`` counts from 1 and holds the places where a Latin letter may stand; elsewhere only digits may.

    >>> [(p.code, p.params["letter"], p.params["type"]) for p in letter_problems("kpp", "7736А1001", (5, 6))]
    [('cyrillic_letter', 'А', 'A')]
    >>> [(p.code, p.params["type"]) for p in letter_problems("inn", "77O7083893")]
    [('letter_for_digit', '0')]
    """
    if is_digits(value):
        return []
    for position, letter in enumerate(value, start=1):
        if is_digits(letter):
            continue
        digit = _DIGIT_FOR_LETTER.get(letter)
        latin = _LATIN_FOR_CYRILLIC.get(letter) if position in latin_positions else None
        if "\u0400" <= letter <= "\u04ff":
            return [_cyrillic(field, value, position, letter, digit, latin)]
        if digit and position not in latin_positions:
            text = N_("{value}: the sign in position {position} is the letter {letter}; type the digit {type}")
            params: dict[str, Param] = {"value": shown(value), "position": position, "letter": letter, "type": digit}
            return [Problem(field, "letter_for_digit", text, params)]
    return []


def _cyrillic(field: str, value: str, position: int, letter: str, digit: str | None, latin: str | None) -> Problem:
    params: dict[str, Param] = {"value": shown(value), "position": position, "letter": letter}
    if latin and digit:
        text = N_("{value}: the sign in position {position} is the Cyrillic letter {letter}; "
                  "type the Latin letter {type} or the digit {digit}")  # fmt: skip
        return Problem(field, "cyrillic_letter", text, {**params, "type": latin, "digit": digit})
    if latin:
        text = N_("{value}: the sign in position {position} is the Cyrillic letter {letter}; "
                  "type the Latin letter {type}")  # fmt: skip
        return Problem(field, "cyrillic_letter", text, {**params, "type": latin})
    if digit:
        text = N_("{value}: the sign in position {position} is the Cyrillic letter {letter}; type the digit {type}")
        return Problem(field, "cyrillic_letter", text, {**params, "type": digit})
    text = N_("{value}: the sign in position {position} is the Cyrillic letter {letter}; no such letter can stand here")
    return Problem(field, "cyrillic_letter", text, params)


def control_sum(prefix: str, account: str) -> int:
    """Return the last digit of the weighted sum of the three condition digits and the account; 0 means "right".

    >>> control_sum("225", "40702810740000432537")
    0
    """
    letter = account[5]
    digits = prefix + account[:5] + (str(ACCOUNT_LETTERS.index(letter)) if letter in ACCOUNT_LETTERS else letter)
    digits += account[6:]
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 10


def control_key(prefix: str, account: str) -> str:
    """Return the key (ninth digit) that the condition digits demand.

    The key place counts as 0, and the last digit of three times the sum is the key.

    >>> control_key("225", "40702810040000432537")
    '7'
    >>> control_key("025", "30101810000000000225")
    '4'
    """
    return str(control_sum(prefix, account[:8] + "0" + account[9:]) * 3 % 10)


def bank_prefix(bic: str) -> str:
    """Return the condition digits of an account in a credit institution: the last three digits of the BIC."""
    return bic[-3:]


def central_bank_prefix(bic: str) -> str:
    """Return the condition digits of an account in a unit of the Bank of Russia: 0 and digits 5 and 6 of the BIC."""
    return "0" + bic[4:6]


def group_account(account: str) -> str:
    """Write an account as people read it: balance account, currency, key, branch, number.

    >>> group_account("40702810740000432537")
    '40702 810 7 4000 0432537'
    """
    if len(account) != 20:
        return account
    return " ".join((account[:5], account[5:8], account[8], account[9:13], account[13:]))
