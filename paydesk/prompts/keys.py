"""Single keys as answers: which letters mean what, in either layout of a Russian keyboard. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paydesk.prompts.asker import Key

_LATIN: Final = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC: Final = "йцукенгшщзфывапролдячсмить"
_TWINS: Final = dict(zip(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN, strict=True))
"""Letter → the letter on the same key in the other layout."""


def read_keys(answers: Sequence[tuple[str, str]]) -> list[Key]:
    """Return the keys of answers, each a value and its letter with what it does ("a: approve").

    The same key of the other layout means the same, and so does a capital letter. Raises ValueError when a letter
    would mean two things.
    """
    found: list[Key] = []
    taken: set[str] = set()
    for value, text in answers:
        letter, _colon, title = text.partition(": ")
        small = letter + _TWINS[letter]
        if taken.intersection(small):
            raise ValueError(f"the key {letter} means two things")
        taken.update(small)
        found.append(Key(value, small + small.upper(), title))
    return found
