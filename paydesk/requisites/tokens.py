"""Cut the free text of requisites into labels and numbers, each with its place; the first half of reading it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paydesk.requisites.labels import label_kind, label_pattern

BLANK: Final = "\x00"
"""Stands in the place of what is already understood, so that it separates the numbers around it."""

# Only what cannot be seen is dropped; each visible sign keeps its place.
_SIGNS: Final[Mapping[int, str | None]] = {
    **{ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"},
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "\x0b\x0c"), "\n"),
}

_LINE_END: Final = re.compile(r"(?:\r\n|\r|\n|\u2028|\u2029|\x85)")
_WORD: Final = re.compile(r"[0-9A-Za-zА-Яа-яЁё]+")
_SWIFT: Final = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_IBAN: Final = re.compile(
    r"(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?:[ ]?[0-9A-Z]{4}){2,7}(?:[ ]?[0-9A-Z]{1,3})?(?![0-9A-Za-z])"
)
_BARE_VALUE: Final = re.compile(r"[ ]{0,8}[0-9][0-9 .\-]{6,38}[ ]{0,8}")
_LABEL_TAIL: Final = re.compile(r"[ :.\-–—]{0,8}")


@dataclass(frozen=True, slots=True)
class Token:
    """A label (``kind`` names it), or a word that may be a value (``kind`` is "value"); places count from 0."""

    kind: str
    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    r"""Make line ends alike, spaces plain, drop signs that cannot be seen, and put each label before its value.

    >>> normalise("7707083893\r\nИНН\r\n773601001\r\nКПП")
    'ИНН\n7707083893\nКПП\n773601001'
    """
    lines = [line.rstrip(" ") for line in _LINE_END.sub("\n", text.translate(_SIGNS)).split("\n")]
    return "\n".join(_labels_first(lines))


def _labels_first(lines: list[str]) -> list[str]:
    """Swap value and label where a card writes the label under its value; such a card begins with a value."""
    kept = [line for line in lines if line.strip()]
    shapes = ["v" if _BARE_VALUE.fullmatch(line) else "l" if _is_bare_label(line) else "-" for line in kept]
    bare = "".join(shapes).replace("-", "")
    if not bare.startswith("vl") or bare.strip("vl") or bare.replace("vl", ""):
        return lines
    for index in range(len(kept) - 1):
        if shapes[index] == "v" and shapes[index + 1] == "l":
            kept[index], kept[index + 1] = kept[index + 1], kept[index]
            shapes[index], shapes[index + 1] = "l", "-"
    return kept


def _is_bare_label(line: str) -> bool:
    text = line.strip()
    found = label_pattern().match(text)
    return found is not None and _LABEL_TAIL.fullmatch(text, found.end()) is not None


def tokens(text: str) -> tuple[list[Token], str]:
    """Return the tokens in order, and the text in which labels and the purpose are blanked out."""
    found: list[Token] = []
    blanked: list[str] = []
    place = 0
    for match in label_pattern().finditer(text):
        if match.start() < place:
            continue  # inside the purpose, which runs to the end of its line
        kind, end = label_kind(match), match.end()
        if kind == "purpose":
            line_end = text.find("\n", end)
            end = len(text) if line_end < 0 else line_end
        found.append(Token(kind, text[match.start() : end], match.start(), end))
        blanked += (text[place : match.start()], BLANK * (end - match.start()))
        place = end
    blanked.append(text[place:])
    masked = "".join(blanked)
    found += _values(masked)
    found.sort(key=lambda token: token.start)
    return found, masked


def _values(masked: str) -> Iterator[Token]:
    place = 0
    for match in _IBAN.finditer(masked):
        yield from _words(masked, place, match.start())
        end = match.start() + _iban_length(match.group())
        yield Token("value", masked[match.start() : end], match.start(), end)
        place = end
    yield from _words(masked, place, len(masked))


def _words(masked: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(masked, start, end):
        word = match.group()
        if any("0" <= sign <= "9" for sign in word) or _SWIFT.fullmatch(word):
            yield Token("value", word, match.start(), match.end())


def _iban_length(text: str) -> int:
    """Return how much of the text is the IBAN: capital words after it look like further groups."""
    ends = [place for place, sign in enumerate(text) if sign == " "] + [len(text)]
    for end in reversed(ends):
        signs = text[:end].replace(" ", "")
        digits = "".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])
        if len(signs) >= 15 and int(digits) % 97 == 1:
            return end
    return next((end for end in ends if " " in text and end >= 15 and text[end + 1 : end + 5].isalpha()), len(text))
