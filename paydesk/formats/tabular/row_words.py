"""The words of one row while they are read."""

from __future__ import annotations

from datetime import date

from paydesk import money
from paydesk.errors import N_, Param, Problem
from paydesk.formats.tabular.rows import Record


class RowWords:
    """Collects words and problems; knows the options and the other cells of the row."""

    __slots__ = ("currency_hint", "dates", "decimal", "problems", "record", "words")

    def __init__(self, record: Record, currency_hint: str | None, dates: str | None, decimal: str | None) -> None:
        self.record = record
        self.currency_hint = currency_hint
        self.dates = dates
        self.decimal = decimal
        self.words: dict[str, str] = {}
        self.problems: list[Problem] = []

    def currency(self) -> str | None:
        """Return the code of the row's currency as far as it is known: of its cell, or of the heading."""
        text = self.words.get("currency")
        if text is None:
            return self.currency_hint
        code = money.parse_currency(text)
        return None if isinstance(code, Problem) else code

    def refuse(self, field: str, code: str, text: str, **params: Param) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(Problem(field, code, text, params, self.record.row))

    def refuse_date(self, field: str, day: date) -> None:
        """Note that a spreadsheet made a date of something else."""
        self.refuse(
            field,
            "cell_date",
            N_(
                "The cell holds the date {value}; the spreadsheet made it of another value. Format the column as text "
                "and enter it again."
            ),
            value=day.isoformat(),
        )
