"""What is written instead of a character that the code page of a terminal lacks.

Consoles with cp866 know no quotes «», no dash and no ruble sign, those with cp1251 no ruble sign and no lines of tables.
A question mark would hide which character it was.
"""

from __future__ import annotations

import codecs
from typing import Final

# One character where it can be: columns of a table stay where they are.
_INSTEAD: Final = {
    "₽": ("р", "R"), "№": ("N",), "€": ("E",), "£": ("L",), "¥": ("Y",), "₸": ("T",),
    "«": ('"',), "»": ('"',), "“": ('"',), "”": ('"',), "„": ('"',), "’": ("'",), "‘": ("'",),
    "—": ("-",), "–": ("-",), "−": ("-",), "‐": ("-",), "‑": ("-",), "…": ("...",), "→": (">",), "·": ("-",),
    "•": ("*",), "✓": ("+",), "✗": ("x",), "⏎": ("/",), "°": ("o",), "\u00a0": (" ",), "\u202f": (" ",),
    "─": ("-",), "━": ("-",), "═": ("=",), "│": ("|",), "┼": ("+",), "├": ("+",), "┤": ("+",), "╷": (" ",), "╵": (" ",),
    "┌": ("+",), "┐": ("+",), "└": ("+",), "┘": ("+",), "╭": ("+",), "╮": ("+",), "╰": ("+",), "╯": ("+",),
    "█": ("#",), "▀": ("^",), "▄": ("_",), "ё": ("е", "e"), "Ё": ("Е", "E"),
}  # fmt: skip


def register(encoding: str) -> str:
    """Return the name of what a stream with this code page does with a character that it cannot write.

    The name is one for each code page, for the error of a codec does not say which one it is of.

    >>> "№ 5 — «Ёж», 7 ₽ ✓".encode("cp866", register("cp866")).decode("cp866")
    '№ 5 - "Ёж", 7 р +'
    >>> "é ₽ 漢".encode("ascii", register("ascii"))
    b'e R ?'
    """

    def readable(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(_instead(char, encoding) for char in error.object[error.start : error.end]), error.end

    name = f"paydesk.{encoding}"
    codecs.register_error(name, readable)
    return name


def _instead(char: str, encoding: str) -> str:
    import unicodedata

    plain = "".join(one for one in unicodedata.normalize("NFKD", char) if not unicodedata.combining(one))
    for text in (*_INSTEAD.get(char, ()), plain):
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return text
    return "?"
