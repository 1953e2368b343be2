"""The languages that are spoken, and how each writes days, figures and sums. The words are in paydesk/locale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Language(NamedTuple):
    """How one language writes what is no word."""

    day: str
    """Takes ``year``, ``month`` and ``day``, numbers."""
    month: str
    workbook_day: str
    """The format of a date in a workbook."""
    group: str
    """Between groups of three digits."""
    point: str
    amount: str
    """Takes ``figure``, ``code`` (ISO 4217) and ``sign`` (the sign of the currency, or its code)."""
    how_to_fill: str
    """Name of the sheet with instructions."""


LANGUAGES: Final[Mapping[str, Language]] = {
    # Groups are divided by no-break spaces, so that a figure is never torn in two lines.
    "ru": Language(
        day="{day:02d}.{month:02d}.{year:04d}",
        month="{month:02d}.{year:04d}",
        workbook_day="dd.mm.yyyy",
        group="\u00a0",
        point=",",
        amount="{figure}\u00a0{sign}",
        how_to_fill="Как заполнять",
    ),
    "en": Language(
        day="{year:04d}-{month:02d}-{day:02d}",
        month="{year:04d}-{month:02d}",
        workbook_day="yyyy-mm-dd",
        group=",",
        point=".",
        amount="{code} {figure}",
        how_to_fill="How to fill in",
    ),
}
"""Code → language; the texts in the code are English, every other one has a catalogue."""

KNOWN: Final = ", ".join(LANGUAGES)
"""The codes as a person reads them."""


def of(code: str) -> Language:
    """Return a language; what is not known is written as in English."""
    return LANGUAGES.get(code, LANGUAGES["en"])
