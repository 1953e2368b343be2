"""Numbers of invoices as people write them, in one form for comparing. Pure.

The same steps are done by PostgreSQL (``guards.postgres_duplicates``), so that nobody writes a false key there: each is
a replacement of signs from a table, or a regular expression that both read alike.
"""

from __future__ import annotations

import re
from typing import Final

_SPACES: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
_LETTERS: Final = "".join(map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x400, 0x530))))
_PAIRS: Final = [(char, char.lower()) for char in _LETTERS if len(char.lower()) == 1 and char.lower() != char]

ALIKE: Final = ("abcehkmoptxy", "авсенкмортху")
"""Latin letters, and the Cyrillic ones that look the same."""

_ALIKE: Final = str.maketrans(*ALIKE)


def _folded(lower: str) -> str:
    return lower.replace("ё", "е").translate(_ALIKE)


FOLDED: Final = (
    "".join(upper for upper, _ in _PAIRS) + ALIKE[0] + "ё" + _SPACES,
    "".join(_folded(lower) for _, lower in _PAIRS) + ALIKE[1] + "е" + " " * len(_SPACES),
)
"""Signs, and what each becomes: small letters of Latin and Cyrillic, those that look alike as one, everything that is a
space."""

_DASH: Final = "[ ‐‑‒–—―−_-]"
STEPS: Final = (
    (f"^(?:счет(?:[- ]фактура)?|сч[.]?|invоiсе|inv[.]?|№|n°|nо[.]?|#|{_DASH})+", ""),
    (f"{_DASH}+", "-"),
    ("-$", ""),
    ("(?<![0-9])0+(?=[0-9])", ""),
)
"""Regular expressions for folded signs, and what stays of each match: the words before a number, dashes, zeros."""

_FOLDED: Final = str.maketrans(*FOLDED)
_STEPS: Final = tuple((re.compile(pattern), kept) for pattern, kept in STEPS)


def normal(number: str) -> str:
    """Return a number without what people vary: case, spaces, dashes, leading zeros, № and letters that look alike.

    Normalising twice is normalising once. Different numbers can become equal (``1 2`` and ``1-2`` do), so that what is
    equal is shown to somebody, who may say that it is another payment.

    >>> normal("Счёт № 00-А 17"), normal("A17"), normal("INV-0042/2026")
    ('0-а-17', 'а17', '42/2026')
    """
    if number.isascii() and number.isdigit() and number[0] != "0":
        return number
    text = number.translate(_FOLDED)
    for pattern, kept in _STEPS:
        text = pattern.sub(kept, text)
    return text


def invoice_key(payee: str | None, number: str | None) -> str | None:
    """Return what tells an invoice: the payee (INN, or account where there is none) and the :func:`normal` number.

    >>> invoice_key("7707083893", "№ 0017"), invoice_key(None, "17"), invoice_key("7707083893", "№")
    ('7707083893 17', None, None)
    """
    known = normal(number) if payee and number else ""
    return f"{payee} {known}" if known else None
