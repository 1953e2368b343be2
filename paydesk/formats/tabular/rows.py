"""The rows of a table: payments, totals, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from paydesk.formats.tabular.cells import Cell, Line, Source, is_empty, shown
from paydesk.formats.tabular.headings import IGNORED, INN_KPP, is_reason

_TOTAL: Final = re.compile(
    r"(?:итого|всего|подитог|промежуточный итог|общая сумма|сумма принятых платежей|(?:sub|grand )?total)(?![^\W\d_])"
    r"(?P<words>[^0-9]{0,200}?)(?P<amount>[0-9][0-9 .,'\u00a0\u202f]*[^0-9]{0,40})?\Z",
    re.IGNORECASE,
)
_TOTAL_OF: Final = re.compile(
    r"(?:итого|всего|подитог|промежуточный итог)\s+(?:по|для|за|на|с|к|из)\s\S.{0,200}|(?:sub|grand )?total\s+(?:for|of|by)\s\S.{0,200}|"
    r"\S.{0,200}[\s:,;—–-](?:итог|итого|всего|subtotal|total)|(?:общий\s+)?итог|subtotal",
    re.IGNORECASE,
)
"""The total of a group, which may be called anything: «Итого по ООО «Ромашка»», «ООО «Ромашка» Итог»."""

_TOTAL_WORDS: Final = frozenset(
    "к на по за в с без том числе т ч оплате перечислению реестру листу группе счетам счету заявкам договору разделу"
    " месяц день неделю период платежей платежам принятых сумма сумму строк позиций заявок документов число количество"
    " январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта апреля мая"
    " июня июля августа сентября октября ноября декабря год года г квартал"
    " ндс руб рублей рублях коп rub usd eur cny amount to pay payments payable for the of page sum due count".split()
)
"""What may stand beside «Итого»; with any other word it may be the name of a payee: Total Energies."""

_COUNT: Final = re.compile(r"число|колич|кол-во|платеж[аией]|документ|строк|заявк|заявок|\bшт|count", re.IGNORECASE)
"""What a figure counts that is no sum: «Всего платежей: 5»."""

_NUMBER_ROWS: Final = 3
"""Lines below the headings in which the numbers of the columns may stand."""


@dataclass(frozen=True, slots=True)
class Record:
    """A payment: the cells that hold something, by field; ``raw`` is the whole line."""

    row: int
    cells: Mapping[str, Cell]
    raw: Sequence[Cell]
    key: Cell = None
    exact_numbers: bool = False
    surplus: int = 0
    """Cells to the right of the last heading, counted up to the last that holds something."""

    guarded: bool = True
    """Whether an apostrophe before a formula is one that a CSV writer put there."""

    date1904: bool = False
    """Whether serial days are counted from 1904."""

    bare: bool = False
    """Whether the line holds a name and a sum and no more, in a table that has columns for requisites."""


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total or subtotal below payments; the caller compares it."""

    row: int
    amount: Cell
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A note, the title of a group, or headings that are repeated."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known."""

    source: Source
    headings: tuple[str, ...]
    fields: tuple[str | None, ...]
    ignored: tuple[str, ...]
    """Headings that nobody knows: worth telling."""

    left_out: tuple[str, ...]
    """Headings that are known and no field of the form, or were to be left out."""

    heading_row: int
    lines_above: int
    currency_hint: str | None = None
    key_column: int | None = None

    def records(self) -> Iterator[Record | TotalLine | Skipped]:
        """Read the lines below the headings; empty ones are passed over."""
        columns = [(place, name) for place, name in enumerate(self.fields) if name and name != IGNORED]
        width = max((place for place, _name in columns), default=0) + 1
        key_column, exact, guarded = self.key_column, self.source.exact_numbers, self.source.kind == "csv"
        date1904 = self.source.date1904
        repeated = [place for place, _name in columns][:2]
        named = [place for place, heading in enumerate(self.headings) if heading]
        limit = max([*named, width - 1, -1 if self.key_column is None else self.key_column]) + 1
        requisites = not _REQUISITES.isdisjoint(name for _place, name in columns)
        reasons = {place for place, heading in enumerate(self.headings) if is_reason(heading)}
        any_yet = False
        for count, line in enumerate(islice(self.source.lines(), self.lines_above, None)):
            raw = line.cells
            row = raw if len(raw) >= width else [*raw, *[None] * (width - len(raw))]
            cells = {
                name: cell
                for place, name in columns
                if (cell := row[place]) is not None and cell != "" and not (type(cell) is str and cell.isspace())
            }
            plain = "amount" in cells and any(
                name in cells and (type(cells[name]) is not str or _DIGIT.search(str(cells[name])))
                for name in ("account", "inn")
            )
            if (not plain or count < _NUMBER_ROWS or row[repeated[0]] == self.headings[repeated[0]]) and (
                other := self._other(line, cells, first=count < _NUMBER_ROWS, any_yet=any_yet)
            ):
                if other is not _EMPTY:
                    yield other
                continue
            key = raw[key_column] if key_column is not None and key_column < len(raw) else None
            any_yet = True
            surplus = _surplus(raw[limit:]) if len(raw) > limit else 0
            bare = (
                not plain
                and requisites
                and _is_bare([cell for place, cell in enumerate(raw) if place not in reasons], cells)
            )
            yield Record(line.number, cells, raw, key, exact, surplus, guarded, date1904, bare)

    def _other(
        self, line: Line, cells: Mapping[str, Cell], *, first: bool, any_yet: bool
    ) -> TotalLine | Skipped | None:
        """Return what a line is that is no payment; ``None`` for a payment."""
        filled = [cell for cell in line.cells if not is_empty(cell)]
        if not filled:
            return _EMPTY
        if self._repeats_headings(line) or (first and is_numbers(filled)):
            return Skipped(line.number, _shown(filled))
        # A line for a signature may stand in any column: ______ is no INN.
        if any(_DIGIT.search(str(cells.get(name, ""))) for name in ("account", "inn", "inn_kpp")):
            return None
        # A total of nothing is none.
        if any_yet and (total := self._total(line, cells, filled)):
            return total
        if len(filled) <= 3 and any(isinstance(cell, str) and _ASIDE.match(cell.strip()) for cell in filled):
            return Skipped(line.number, _shown(filled))
        if "amount" not in cells and len(filled) <= 2 and len(self.headings) > len(filled):
            return Skipped(line.number, _shown(filled))
        return None

    def _repeats_headings(self, line: Line) -> bool:
        same = sum(
            isinstance(cell, str) and bool(cell) and " ".join(cell.split()) == heading
            for cell, heading in zip(line.cells, self.headings, strict=False)
        )
        return same >= 2 or (same == 1 == sum(map(bool, self.headings)))

    def _total(self, line: Line, cells: Mapping[str, Cell], filled: Sequence[Cell]) -> TotalLine | None:
        named = cells.get("currency")
        alone = _names(filled) - (isinstance(named, str) and _names([named])) == 1
        texts = (cell.strip() for cell in filled if isinstance(cell, str))
        match = next((found for text in texts if (found := _total_match(text, alone=alone))), None)
        # A payee may be called Total, too; but a total has no day, no purpose, no invoice.
        if not match or any(
            name not in ("amount", "currency")
            and not (isinstance(cell, str) and cell.strip(" :.\n\t") == match.string.strip(" :."))
            for name, cell in cells.items()
        ):
            return None
        amount = cells.get("amount")
        if amount is None or (isinstance(amount, str) and amount.strip() == match.string):
            text = match.string.casefold()
            amount = match.groupdict().get("amount") if text.startswith("сумма") or not _COUNT.search(text) else None
        if amount is None:
            numbers = [cell for cell in filled if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
            amount = numbers[0] if len(numbers) == 1 else None
        return TotalLine(line.number, amount.strip() if isinstance(amount, str) else amount, _shown(filled))


_REQUISITES: Final = frozenset({"account", "inn", INN_KPP, "requisites", "bic"})


def _is_bare(raw: Sequence[Cell], cells: Mapping[str, Cell]) -> bool:
    """Tell a line with a sum and at most one text: a group that has a sum of its own looks so."""
    if "amount" not in cells or not _REQUISITES.isdisjoint(cells):
        return False
    others = [cell for name, cell in cells.items() if name not in ("amount", "currency")]
    named = [cells[name] for name in ("amount", "currency") if name in cells]
    return len(others) <= 1 and _names(raw) - _names(named) <= 1


def _surplus(cells: Sequence[Cell]) -> int:
    return max((number for number, cell in enumerate(cells, start=1) if not is_empty(cell)), default=0)


def _names(cells: Iterable[Cell]) -> int:
    """Count the texts among the cells that are more than a number."""
    return sum(isinstance(cell, str) and _LETTER.search(cell) is not None for cell in cells)


def _total_match(text: str, *, alone: bool) -> re.Match[str] | None:
    if len(text) > _LONGEST_TOTAL:
        return None
    # Beside other texts such words may be a payee: Alpha Total.
    if alone and (match := _TOTAL_OF.fullmatch(text.rstrip(" :."))):
        return match
    match = _TOTAL.match(text)
    return match if match and _TOTAL_WORDS.issuperset(re.findall(r"[^\W\d_]+", match["words"].casefold())) else None


_ASIDE: Final = re.compile(
    r"(?:(?:в\s*т\.?\s*ч\.?|в том числе)[\s:]*)?ндс(?![^\W\d_])|(?:сальдо|остаток)(?![^\W\d_])|(?:к оплате|к перечислению)\s*:?$",
    re.IGNORECASE,
)
"""Lines beside a total: its VAT, a balance."""

_LONGEST_TOTAL: Final = 300
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"[0-9]")
_EMPTY: Final = Skipped(0, "")


def is_numbers(filled: Sequence[Cell]) -> bool:
    """Tell the row that numbers the columns of a form: 1, 2, 3 ..."""
    if len(filled) < 3:
        return False
    return all(_is_number(cell, place) for place, cell in enumerate(filled, start=1))


def _is_number(cell: Cell, number: int) -> bool:
    return cell == number or (isinstance(cell, str) and cell.strip() == str(number))


def _shown(filled: Sequence[Cell]) -> str:
    return shown(" ".join(str(cell) for cell in filled))
