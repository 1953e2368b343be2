"""What can be wrong or doubtful in a file, with its texts; a list that does not grow with a damaged file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from paydesk.errors import N_, Param, Problem

LISTED: Final = 100
"""Warnings of one code that are kept; the others are counted."""

SHOWN: Final = 60
"""Characters of a foreign text that a message shows."""

TEXTS: Final[Mapping[str, str]] = {
    "account_not_closed": N_("The account section has no line {word}; it was read up to the next section."),
    "after_end": N_(
        "{count} lines behind {word} were not read. If two files were joined, divide them and read each of them."
    ),
    "amount_unreadable": N_("{key} cannot be read as a sum: {value}"),
    "balance_differs": N_("Account {account}: opening balance and turnover make {found}, the closing balance is {value}"),
    "blank_lines": N_("{count} blank lines were skipped, this is the first"),
    "date_unreadable": N_("{key} cannot be read as a date: {value}"),
    "document_not_closed": N_("The document has no line {word}; it was read up to the next section."),
    "header_date": N_("{key} of the header cannot be read as a date: {value}. The account sections tell the period."),
    "inn_empty": N_("{key} is empty"),
    "inn_unusual": N_("{key} is {value}, an INN has 10 or 12 digits; it was kept as it is"),
    "key_twice": N_("{key} stands twice in one document; the last one was taken"),
    "line_damaged": N_("The line holds bytes that are no text in {encoding}; they were replaced."),
    "line_encoding": N_("The line is in {encoding}, the file in {expected}; it was read in its own encoding."),
    "more_warnings": N_("{count} more warnings with the code {kind}"),
    "no_end": N_("The file has no last line {word}: it may be cut off. Ask the bank for it again if something is missing."),
    "number_zeros": N_("The number {value} ends in 000; banks refuse such payment orders"),
    "received_differs": N_("Account {account}: the bank says that {value} came in, the documents make {found}"),
    "spent_differs": N_("Account {account}: the bank says that {value} went out, the documents make {found}"),
    "stray_line": N_("A line that belongs to no section was skipped: {value}"),
    "value_missing": N_("{key} is missing"),
    "version_unknown": N_("The version of the format is {value}; it was read like 1.03"),
}  # fmt: skip


def shown(text: str) -> str:
    """Shorten a foreign text for a message, on one line."""
    line = " ".join(text[: 4 * SHOWN].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


class Warnings:
    """Collects what is doubtful; of each code only the first :data:`LISTED`, so that memory stays flat."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, field: str, row: int | None = None, **params: Param) -> None:
        """Note one thing; texts among ``params`` are shortened."""
        self._counts[code] += 1
        if self._counts[code] <= LISTED:
            short = {name: shown(value) if isinstance(value, str) else value for name, value in params.items()}
            self.problems.append(Problem(field, code, TEXTS[code], short, row))

    def close(self) -> None:
        """Say how many were not listed."""
        for code, count in sorted(self._counts.items()):
            if count > LISTED:
                params: dict[str, Param] = {"count": count - LISTED, "kind": code}
                self.problems.append(Problem("file", "more_warnings", TEXTS["more_warnings"], params))
