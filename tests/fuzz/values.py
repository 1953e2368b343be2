"""Text that does harm somewhere, and the words that commands know: what the fuzzing is made of."""

from __future__ import annotations

import unicodedata
from typing import Final

from hypothesis import strategies as st

# Each would be obeyed by something: a terminal, Rich, a reader's eye, a C string, a spreadsheet, a browser, a template.
ESCAPES: Final = (
    "\x1b[2J", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJmIC8=\x07", "\x9b31m", "\x9d52;c;eA==\x9c", "\x90+q\x9c", "\x07", "\x08\x08", "\x7f", "\x0e", "\x85",
)  # fmt: skip
MARKUP: Final = (
    "[red]x", "[/]", "[/счёт 5]", "[link=http://evil.example]x[/link]", "[bold]", "\\[red]", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "|a|b|", "`code`", "{0}", "{value}", "{x!r}", "%s", "%(name)s", "%", "${HOME}",
)  # fmt: skip
INVISIBLE: Final = (
    "\u202egpj.exe", "\u2066x\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u061c", "\u2028", "\u2029", "\ue000",
    "\U000e0041", "\U000f0000",
)  # fmt: skip
LINES: Final = ("two\nlines", "cr\rx", "crlf\r\nx", "tab\tx", " ", "\u00a0", "")
FORMULAS: Final = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=cmd|'/c calc'!A1", "'=1",
    '=HYPERLINK("http://evil.example")', "ID;x", " =1+1", "\u00a0=1", "\u200b=1", "\ufeff=1",
)  # fmt: skip
PATHS: Final = (
    "..", ".", "CON", "nul.pdf", "COM1", "LPT9.txt", "aux .pdf", "x" * 300, "x" * 250 + ".pdf", "-rf", "~", "a:b", "a\\..\\b",
    "x.pdf ", ".hidden", "…", "..\\..\\x", "con.", "a?*<>|b", "@missing.txt", "@requisites.txt",
)  # fmt: skip
NUMBERS: Final = (
    "0", "-1", "1.5", "1e400", "9" * 30, "9" * 5000, "٣", "²", "1_000", "0x10", "NaN", "inf", "1,234", "½", "１２３", "-0",
)  # fmt: skip
SURROGATES: Final = ("\udcff", "a\udc80b", "\udcd0\udcbf")
"""What Python makes of bytes in the arguments that are no UTF-8."""

ANYWHERE: Final = (*MARKUP, *INVISIBLE, *FORMULAS, *PATHS, *NUMBERS, *ESCAPES, *LINES)
IN_ARGUMENTS: Final = (*ANYWHERE, *SURROGATES)
IN_DATA: Final = (*ANYWHERE, "\0", "a\0b", "\ud800", "\udfff\ud800", "\ud83d", "\ufffe", "\uffff")
"""JSON and wrong code can bring what no argument can hold: NUL, and surrogates of any kind."""


def pieces(samples: tuple[str, ...], *, characters: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts made of samples and of anything."""
    return st.lists(st.sampled_from(samples) | st.text(characters, max_size=8), max_size=4).map("".join)


def arguments(*, slashes: bool = False) -> st.SearchStrategy[str]:
    """What a shell can pass: no NUL, and of the surrogates those that stand for bytes. Without slashes no path leaves."""
    excluded = "\0" if slashes else "\0/"
    plain = st.characters(exclude_characters=excluded, exclude_categories=("Cs",))
    escaped = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF)
    samples = IN_ARGUMENTS if slashes else tuple(word for word in IN_ARGUMENTS if "/" not in word)
    return pieces(samples, characters=plain | escaped)


def texts() -> st.SearchStrategy[str]:
    """Any text of Python whatsoever."""
    return pieces(IN_DATA, characters=st.characters())


HARMFUL: Final = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def live(text: str, allowed: str = "\n") -> list[str]:
    """Return what a terminal would obey, or not show, in a text that was printed."""
    return sorted({
        f"U+{ord(char):04X}" for char in text if char not in allowed and unicodedata.category(char) in HARMFUL
    })  # fmt: skip
