"""What a spreadsheet would run: texts that begin like a formula."""

from __future__ import annotations

import re
from typing import Final

# Full-width signs begin a formula, too, where the language of the spreadsheet has them.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; taking one off gives the text back.

    >>> harmless("=1+1"), harmless("1+1")
    ("'=1+1", '1+1')
    """
    return "'" + cell if _FORMULA.match(cell) else cell
