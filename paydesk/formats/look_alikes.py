"""Signs that read the same to a person as others which more encodings have: quotes, dashes, spaces, fractions of a font.

One table for every file that cannot hold all of Unicode. Nothing here changes a meaning; what has no look-alike is left
to the caller, who refuses it. Nothing is ever written as "?".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_TABLE: Final[Mapping[str, str]] = {
    **dict.fromkeys("«»“”„‟″‶〝〞〟❝❞", '"'),
    **dict.fromkeys("‘’‚‛′‵ʼʹ‹›ˈ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
    **dict.fromkeys("•‣◦▪●∙·", "*"),
    # Spaces of every width; the code pages have the ordinary ones only.
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    "\u3000": " ",
    # Signs that cannot be seen.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    "…": "...",
    "№": "N",
    "₽": "руб.",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₸": "KZT",
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
    "§": "пар.",
    "¶": "абз.",
    "±": "+/-",
    "×": "x",
    "÷": "/",
    "⁄": "/",
    "∕": "/",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "‰": " промилле",
    "°": " град.",
    "µ": "мк",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    # Letters of Ukrainian and Belarusian that cp866 does not have, and one that neither has.
    "і": "i",
    "І": "I",
    "ґ": "г",
    "Ґ": "Г",
    "ѓ": "г",
    "Ѓ": "Г",
    "ќ": "к",
    "Ќ": "К",
}  # fmt: skip


def look_alike(sign: str) -> str | None:
    """Return what reads the same as a sign, in the commonest characters; None when nothing does.

    >>> look_alike("«"), look_alike("₽"), look_alike("é"), look_alike("²"), look_alike("½"), look_alike("漢")
    ('"', 'руб.', 'e', '2', None, '漢')
    """
    found = _TABLE.get(sign)
    if found is not None:
        return found
    # «5½» must not become «51/2», nor a number in a circle a digit of the number before it; «м²» is «м2» to all.
    if unicodedata.category(sign) == "No" and sign not in "¹²³":
        return None
    parts = unicodedata.normalize("NFKD", sign)
    found = "".join(_TABLE.get(part, part) for part in parts if not unicodedata.combining(part))
    return found if found or unicodedata.combining(sign) else None
