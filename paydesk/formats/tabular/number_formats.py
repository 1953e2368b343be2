"""What the number format of a cell says about an amount: another currency, a percentage, thousands.

calamine gives the bare number: 5000 for what is seen as $5,000.00, 0.5 for 50%, 1234567 for 1,235 in thousands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from paydesk import money
from paydesk.errors import Problem

_PARTS: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[\$(?P<sign>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|(?P<bare>.)', re.DOTALL
)
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
"""Each comma behind the last digit of the whole part divides the number that is shown by a thousand."""

UNIT: Final = re.compile(
    r"(?<![^\W\d_])(?:тыс|тысяч\w*|млн|миллион\w*|млрд|миллиард\w*|т\.?\s?р(?:уб\w*)?\.?|thousands?|mln|millions?|bln|"
    r"billions?)(?![^\W\d_])|(?<=[0-9])\s?[кkКK](?![^\W\d_])",
    re.IGNORECASE,
)
"""Thousands, millions and more in words."""

_DOLLARS: Final = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN", "BRL", "ARS", "CLP", "COP"})
_SHARED: Final[dict[str, frozenset[str]]] = {
    "$": _DOLLARS,
    "¥": frozenset({"CNY", "JPY"}),
    "￥": frozenset({"CNY", "JPY"}),
    "£": frozenset({"GBP", "EGP", "LBP", "SYP"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "kč": frozenset({"CZK"}),
    "грн": frozenset({"UAH"}),
}
"""Signs that several currencies share, and words that only number formats have."""

_PERCENT: Final = {9: "0%", 10: "0.00%"}
"""The formats that are built into spreadsheets and say more than the number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a cell shows its number: in one of these currencies (of no known one: empty), or as another number."""

    code: str
    currencies: frozenset[str] | None = None
    other_number: bool = False


class FormattedNumber(float):
    """A number whose format says more than the number."""

    __slots__ = ("shown",)

    shown: Shown

    def as_text(self) -> str:
        """Return the number together with what the format says, so that a copy of the cell is refused, too."""
        return f"{float(self)!r} [{self.shown.code}]"


def formatted(value: float, shown: Shown) -> FormattedNumber:
    """Return the number with what its format says."""
    number = FormattedNumber(value)
    number.shown = shown
    return number


def built_in(number: int) -> Shown | None:
    """Return what a format says that no workbook spells out."""
    return Shown(_PERCENT[number], other_number=True) if number in _PERCENT else None


def read(code: str) -> Shown | None:
    r"""Return what a format says beyond the number; ``None`` for one that says nothing.

    >>> read("#,##0.00"), read('# ##0.00\\ "₽"').currencies
    (None, frozenset({'RUB'}))
    >>> sorted(read("#,##0.00 [$€-407]").currencies), read("0%").other_number, read("#,##0,").other_number
    (['EUR'], True, True)
    """
    bare, words, signs = "", "", []
    for match in _PARTS.finditer(code):
        if match["sign"]:
            signs.append(match["sign"])
        words += match["quoted"] or match["escaped"] or (match["bare"] if match["bare"] in _BARE_SIGNS else " ") or " "
        bare += match["bare"] or " "
    if "%" in bare + words or "‰" in words or _SCALED.search(bare) or UNIT.search(f"0{words.strip()}"):
        return Shown(code, other_number=True)
    named = [found for sign in signs for found in (_currencies(sign),)]
    named += [found for word in (*words.split(), words) if (found := _currencies(word))]
    return Shown(code, frozenset.intersection(*named)) if named else None


_BARE_SIGNS: Final = ("$", "€", "£", "¥", "₽", "%")


def _currencies(word: str) -> frozenset[str]:
    folded = " ".join(word.casefold().strip(" .").split())
    if folded in _SHARED:
        return _SHARED[folded]
    code = money.parse_currency(word.strip()) if word.strip(" .,-") else None
    return frozenset() if code is None or isinstance(code, Problem) else frozenset({code})
