"""Numbers of invoices as people write them, in one form for comparing. Pure."""

from __future__ import annotations

import re
from typing import Final

_LEAD: Final = re.compile(r"^(?:сч[её]т(?:[- ]фактура)?|сч\.?|invoice|inv\.?|№|n°|no\.?|#|\s)+", re.IGNORECASE)
_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_ALIKE: Final = str.maketrans("abcehkmoptxy", "авсенкмортху")
_DASHES: Final = re.compile(r"[\s‐‑‒–—―−_-]+")


def normal(number: str) -> str:
    """Return a number without what people vary: case, spaces, dashes, leading zeros, № and letters that look alike.

    Normalising twice is normalising once. Different numbers can become equal (``1-2`` and ``12`` do not: a dash stays
    one), so that what is equal is shown to somebody and not refused by itself.

    >>> normal("Счёт № 00-А 17"), normal("A17"), normal("INV-0042/2026")
    ('0-а-17', 'а17', '42/2026')
    """
    text = number.strip().casefold().replace("ё", "е")
    text = _LEAD.sub("", text).translate(_ALIKE)
    text = _DASHES.sub("-", text).strip("-")
    return _ZEROS.sub("", text)


def same_invoice(ours: str, theirs: str) -> bool:
    """Tell whether two numbers name one invoice.

    >>> same_invoice("А-15", "a - 015"), same_invoice("15", "16"), same_invoice("", "")
    (True, False, False)
    """
    mine = normal(ours)
    return bool(mine) and mine == normal(theirs)
