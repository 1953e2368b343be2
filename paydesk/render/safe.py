"""The one place where text of users is made harmless before it reaches a terminal."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

_HARMFUL = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def safe(text: str) -> str:
    r"""Return the text with control, format (bidi, zero-width) and private characters made visible.

    Terminals obey escape sequences in names, and neither Rich nor tabulate takes them out.

    >>> safe("Ромашка\x1b[2J")
    'Ромашка\\u001b[2J'
    >>> safe("two\nlines")
    'two⏎lines'
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(_shown(char) for char in text)


def safe_lines(text: str) -> str:
    """Return the text as :func:`safe` does, but with its line breaks."""
    return "\n".join(safe(line) for line in text.split("\n"))


def broken(text: str, width: int) -> str:
    r"""Return the text with its lines broken between words; a command at the end stays whole, to be copied.

    >>> broken("Next: an accountant pays: paydesk pay 1 2 3 4 5 6 7 8 9", 30)
    'Next: an accountant pays:\n  paydesk pay 1 2 3 4 5 6 7 8 9'
    >>> broken("Nothing waits for you.", 30)
    'Nothing waits for you.'
    """
    import textwrap

    lines = []
    for line in text.split("\n"):
        before, colon, command = line.rpartition(": paydesk ")
        if len(line) <= width:
            lines.append(line)
            continue
        words = before + ":" if colon else line
        lines += textwrap.wrap(
            words,
            width,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
            replace_whitespace=False,
        )
        lines += [f"  paydesk {command}"] if colon else []
    return "\n".join(lines)


def to_json(value: Any, *, indent: int | None = None) -> str:
    """Return JSON in UTF-8, with what a terminal would obey escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # json escapes what is below U+0020; DEL, C1 controls, bidi marks and lone surrogates it lets through.
    return "".join(
        char
        if char.isprintable() or char == "\n"
        else f"\\u{ord(char):04x}"
        if ord(char) < 0x10000
        else json.dumps(char)[1:-1]
        for char in text
    )


def _shown(char: str) -> str:
    if char == "\n":
        return "⏎"
    if char == "\t":
        return " "
    if unicodedata.category(char) in _HARMFUL:
        return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
    return char
