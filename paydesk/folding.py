"""Texts as searching sees them: any case, marks and legal forms left out. A leaf, for TAB waits for nothing else."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LEGAL_FORMS: Final = frozenset(
    {"ооо", "оао", "зао", "пао", "ао", "ип", "нао", "ано", "нко", "llc", "ltd", "inc", "gmbh"}
)


def fold(text: str) -> str:
    """Fold a text for searching: any case, ё = е, marks and repeated spaces ignored.

    The folded text is stored, for SQLite folds ASCII letters only.
    """
    # Word by word: nothing joins over a space, and most words come again and again.
    return " ".join(filter(None, map(_fold_word, text.split())))


@lru_cache(maxsize=16_384)
def _fold_word(word: str) -> str:
    if word.isascii():  # numbers and days, which seldom come again
        folded = word.lower()
    else:
        folded = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    return folded if folded.isalnum() else _SIGNS.sub(" ", folded).strip()


_SIGNS: Final = re.compile(r"[\W_]+")
"""All that is no letter and no digit."""


@lru_cache(maxsize=16_384)
def fold_name(name: str) -> str:
    """Fold a contractor's name: as :func:`fold`, without the legal form (ООО, ИП …)."""
    words = [word for word in fold(name).split() if word not in LEGAL_FORMS]
    return " ".join(words) or fold(name)
