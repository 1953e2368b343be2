"""The letters that every bank on the way of a payment abroad takes: the character set X of SWIFT.

Letters of the Latin alphabet, digits, space and ``/ - ? : ( ) . , ' +``. Cyrillic is transliterated by ICAO Doc 9303
(part 3, section 6), as passports of Russia have names. Other signs become what reads the same; what has no such sign
is refused, and nothing is ever written as "?". A text is never cut: what is too long is refused, too.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paydesk.errors import N_, Param, Problem
from paydesk.formats.look_alikes import look_alike

NAME: Final = 140
"""Signs of a name (``Max140Text``)."""

PURPOSE: Final = 140
"""Signs of the one line of unstructured remittance information (``Max140Text``)."""

ALLOWED: Final = frozenset(string.ascii_letters + string.digits + "/-?:().,'+ ")

# Capitals; small letters follow from them. Ukrainian, Belarusian, Serbian and Macedonian have letters of their own.
_ICAO: Final[Mapping[str, str]] = {
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ё": "E", "Ж": "ZH", "З": "Z", "И": "I", "Й": "I",
    "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F",
    "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y", "Ь": "", "Э": "E", "Ю": "IU",
    "Я": "IA", "І": "I", "Ї": "I", "Є": "IE", "Ґ": "G", "Ў": "U", "Ђ": "D", "Ѓ": "G", "Ѕ": "DZ", "Ј": "J", "Ќ": "K",
    "Љ": "LJ", "Њ": "NJ", "Ћ": "C", "Џ": "DZ",
}  # fmt: skip

# What ASCII has and SWIFT has not. Signs that would get another meaning are left out: < > = ~ ^ and the dollar.
_SIGNS: Final[Mapping[str, str]] = {
    '"': "'", "`": "'", "&": "+", ";": ",", "_": "-", "!": ".", "%": " pct", "@": "(at)", "#": "N", "*": "x",
    "[": "(", "{": "(", "]": ")", "}": ")", "|": "/", "\\": "/",
}  # fmt: skip

_SHOWN: Final = 5
"""Signs that a message names: of a text in other letters hardly one is right."""

_AMBIGUOUS: Final = frozenset("¥")
"""Signs of more than one currency."""


@dataclass(frozen=True, slots=True)
class Latin:
    """A text in the letters of SWIFT; ``refused`` are the signs that have none, each once."""

    text: str
    refused: tuple[str, ...] = ()


def to_latin(text: str) -> Latin:
    """Return a text in the character set X, on one line.

    >>> to_latin("ООО «Щука и Ко»"), to_latin("ЩУКА, Müller & Söhne, 20%").text
    (Latin(text="OOO 'Shchuka i Ko'", refused=()), 'SHCHUKA, Muller + Sohne, 20 pct')
    >>> to_latin("شركة 5 $").refused
    ('ش', 'ر', 'ك', 'ة', '$')
    """
    signs = unicodedata.normalize("NFC", " ".join(text.split()))
    written: list[str] = []
    refused: dict[str, None] = {}
    for sign, following in zip(signs, (signs + " ")[1:], strict=True):
        found = _written(sign, following)
        if found is None:
            refused[sign] = None
        else:
            written.append(found)
    return Latin(" ".join("".join(written).split()), tuple(refused))


def _written(sign: str, following: str) -> str | None:
    if (found := _one(sign, following)) is not None:
        return found
    alike = None if sign in _AMBIGUOUS else look_alike(sign)
    if alike is None:
        return None
    parts = [_one(part, after) for part, after in zip(alike, alike[1:] + following, strict=False)]
    return None if None in parts else "".join(part or "" for part in parts)


def _one(sign: str, following: str) -> str | None:
    """Return a sign of SWIFT, or what stands for a letter; „Щ“ is "Shch" before a small letter and "SHCH" elsewhere."""
    if sign in ALLOWED:
        return sign
    if (letters := _ICAO.get(sign.upper())) is not None:
        if sign.islower():
            return letters.lower()
        return letters.capitalize() if following.islower() else letters
    return _SIGNS.get(sign)


def unwritable(field: str, text: str, limit: int) -> list[Problem]:
    """Return what keeps a text out of a file; ``limit`` is the number of signs that it holds."""
    latin = to_latin(text)
    if latin.refused:
        shown = latin.refused[:_SHOWN]
        params: dict[str, Param] = {
            "value": " ".join(sign for sign in shown if sign.isprintable()),
            "number": ", ".join(f"U+{ord(sign):04X}" for sign in shown) + ("…" if len(latin.refused) > _SHOWN else ""),
        }
        template = N_("A bank abroad cannot take {value} ({number}); write the text in Latin letters")
        return [Problem(field, "no_such_character", template, params)]
    if not latin.text:
        return [Problem(field, "value_missing", N_("Nothing is left of it in Latin letters; write it otherwise"))]
    if len(latin.text) > limit:
        template = N_("In Latin letters it has {length} characters, the file holds {limit}. Shorten it: {value}")
        params = {"length": len(latin.text), "limit": limit, "value": latin.text}
        return [Problem(field, "field_too_long", template, params)]
    return []
