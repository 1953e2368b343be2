"""Command lines in documents: the fenced blocks of Markdown, and what stands in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

SHELLS = ("sh", "console", "bash")


def fences(text: str) -> Iterator[tuple[str, list[str]]]:
    """The fenced blocks: language and lines, the indent of a list taken away."""
    for found in re.finditer(r"^( *)```(\w*)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL):
        yield found[2], [line.removeprefix(found[1]) for line in found[3].splitlines()]


def shell_lines(lines: Iterable[str]) -> Iterator[str]:
    """Command lines of a shell block: continued lines joined, here-documents left out."""
    ends: str | None = None
    joined = ""
    for line in lines:
        if ends is not None:
            ends = None if line == ends else ends
            continue
        joined += line.removesuffix("\\")
        if line.endswith("\\"):
            continue
        here = re.search(r"<<'?(\w+)'?", joined)
        ends = here[1] if here else None
        yield joined
        joined = ""


def words_of(line: str) -> Sequence[str] | None:
    """The words after ``paydesk``, or None when the line calls something else."""
    lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars="|;<>&")
    lexer.whitespace_split, lexer.commenters = True, "#"
    words = list(lexer)
    while words and re.fullmatch(r"\w+=.*", words[0]):
        words.pop(0)
    if not words or words[0] != "paydesk":
        return None
    return words[1 : next((at for at, word in enumerate(words) if re.fullmatch(r"[|;<>&]+", word)), None)]
