"""Where the table is in a file: the row of headings, and the field that each column fills."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from paydesk.errors import N_, InvalidData, UsageError
from paydesk.form import FIELD
from paydesk.formats.tabular import headings as words
from paydesk.formats.tabular.cells import HEAD_LINES, Cell, Line, Source, is_empty, shown
from paydesk.formats.tabular.headings import fold, recognise
from paydesk.formats.tabular.rows import Table, is_numbers
from paydesk.requisites import iban

_SAMPLE_LINES: Final = 50
"""Lines below the headings that decide what a doubtful column holds."""

_LETTERS: Final = re.compile(r"[A-Za-z]{1,3}", re.ASCII)
_LISTED: Final = 30


@dataclass(slots=True)
class Layout:
    """The columns of a table while they are sorted out; the lists are parallel."""

    row: int
    """The line of the headings in the beginning of the file, counted from 0."""

    headings: list[str]
    fields: list[str | None]
    mapped: set[int] = field(default_factory=set)
    """Columns for which the user named a field."""

    keys: set[int] = field(default_factory=set)


def find_layout(source: Source, *, mapping: Mapping[str, str] | None = None, key: str | None = None) -> Table:
    """Find the headings in the first lines and return the table below them.

    :param mapping: column (heading, letter or number) to a field of the form, ``key``, or "" to leave it out.
    :param key: the column that holds the sender's own key of a payment.
    :raises UsageError: a column or a field that does not exist.
    :raises InvalidData: no headings, two columns for a field, or a heading that can mean two things.
    """
    named = _mapping(mapping or {})
    head = list(islice(source.lines(), HEAD_LINES + _SAMPLE_LINES))
    # Letters and numbers of columns say nothing about where the headings are.
    texts = (column for column in (*named, *([key] if key else [])) if not _LETTERS.fullmatch(column.strip()))
    layout = _headings(head, {fold(column) for column in texts if not column.strip().isdecimal()})
    _refuse_thousands(head[: layout.row])
    for column, target in named.items():
        _map(layout, column, target)
    if key:
        layout.keys = set(_columns(layout, key)[:1])
    below = head[layout.row + 1 :]
    _decide(layout, [line for line in below if not is_numbers([cell for cell in line.cells if not is_empty(cell)])])
    _refuse_twice(layout)
    _refuse_units(layout, head[layout.row].number)
    if all(target in (None, words.IGNORED) for target in layout.fields):
        raise _no_headings([layout.headings])
    hints = [
        words.currency_hint(heading)
        for heading, target in zip(layout.headings, layout.fields, strict=True)
        if target == "amount"
    ]
    return Table(
        source=source,
        headings=tuple(layout.headings),
        fields=tuple(layout.fields),
        ignored=tuple(
            heading
            for place, (heading, target) in enumerate(zip(layout.headings, layout.fields, strict=True))
            if target is None and heading and place not in layout.mapped | layout.keys
        ),
        left_out=tuple(
            heading
            for place, (heading, target) in enumerate(zip(layout.headings, layout.fields, strict=True))
            if target == words.IGNORED and heading and place not in layout.keys
        ),
        heading_row=head[layout.row].number,
        lines_above=layout.row + 1,
        currency_hint=hints[0] if hints else None,
        key_column=min(layout.keys, default=None),
    )


def _refuse_thousands(lines: Sequence[Line]) -> None:
    """Refuse a table whose title says that its sums are in thousands."""
    for line in lines:
        for cell in line.cells:
            if isinstance(cell, str) and len(cell) <= 300 and (match := _THOUSANDS.search(cell)):
                raise _in_thousands(line.number, match[0])


def _refuse_units(layout: Layout, row: int) -> None:
    """Refuse a column of sums whose heading says that they are in thousands."""
    for heading, target in zip(layout.headings, layout.fields, strict=True):
        if target == "amount" and words.names_unit(heading):
            raise _in_thousands(row, heading)


def _in_thousands(row: int, value: str) -> InvalidData:
    return InvalidData(
        N_("Row {row} says {value}: the sums of the table would be read too small. Write them in full, and "
           "take that text out."),
        code="sums_in_thousands",
        row=row,
        value=shown(value),
    )  # fmt: skip


_THOUSANDS: Final = re.compile(
    r"(?<!\w)(?:тыс\.?|тысячах|тысяч|млн\.?|миллионах|млрд\.?)\s*(?:руб\w*|р\.|₽|\$|€|долл\w*|евро|RUB|USD|EUR|CNY)|"
    r"(?<!\w)(?:в|in|ед\.?\s*изм\.?:?|единица измерения:?|измерения:)\s*(?:тыс\.?|тысячах|млн\.?|миллионах|млрд\.?|"
    r"thousands?|millions?)(?!\w)|(?<!\w)(?:RUB|USD|EUR|CNY)\s*(?:thousands?|mln|millions?)(?!\w)",
    re.IGNORECASE,
)


def _mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    for target in mapping.values():
        if target and target != "key" and target not in FIELD:
            raise UsageError(
                N_("There is no field {field}. The fields are {fields}; nothing leaves the column out."),
                code="map_field_unknown",
                field=shown(target),
                fields=", ".join((*FIELD, "key")),
            )
    return dict(mapping)


def _headings(head: Sequence[Line], named: set[str]) -> Layout:
    """Choose the first row with three known headings, else with two, else a first row that has a single one."""
    lines = [[_text(cell) for cell in line.cells] for line in head[:HEAD_LINES]]
    counts = [
        words.count_known(line) + sum(fold(text) in named and recognise(text) is None for text in line if text)
        for line in lines
    ]
    row = next((place for place, count in enumerate(counts) if count >= 3), None)
    if row is None:
        row = next((place for place, count in enumerate(counts) if count == 2), None)
    if row is None:
        first = next((place for place, line in enumerate(lines) if any(line)), None)
        row = first if first is not None and counts[first] else None
    if row is None:
        raise _no_headings(lines)
    texts = lines[row]
    if row + 1 < len(lines) and _is_second_level(texts, lines[row + 1]):
        row += 1
        texts = _joined(lines[row - 1], lines[row])
    elif row and not _is_title(lines[row - 1]):
        texts = _joined(lines[row - 1], texts)
    return Layout(row, texts, [recognise(text) for text in texts])


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else "" if cell is None else str(cell)


def _is_second_level(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether the line below holds headings, too, that go on where the headings above are merged."""
    filled = [place for place, text in enumerate(below) if text]
    gaps = [place for place in filled if place >= len(above) or not above[place]]
    return bool(gaps) and all(recognise(below[place]) for place in filled)


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Put two levels of headings together; what stands under the payer is none of the payee's."""
    width = max(len(above), len(below))
    found, group = [], ""
    for place in range(width):
        upper = above[place] if place < len(above) else ""
        lower = below[place] if place < len(below) else ""
        group = upper or group
        found.append(f"{group}: {lower}" if lower and _PAYER.match(group) else lower or upper)
    return found


_PAYER: Final = re.compile(r"(?:плательщик|отправитель|payer)(?![^\W\d_])", re.IGNORECASE)


def _is_title(line: Sequence[str]) -> bool:
    """Tell a line above the table (title, company, date) from the upper half of two-level headings."""
    return not any(recognise(text) for text in line)


def _no_headings(lines: Sequence[Sequence[str]]) -> InvalidData:
    found = max(lines, key=lambda line: sum(map(bool, line)), default=[])
    return InvalidData(
        N_(
            "No row with the headings of a table of payments was found in the first {count} lines; the fullest one "
            "holds: {found}. Add a row of headings (Contractor, INN, Account, BIC, Amount ...), or name them with "
            "--map COLUMN=FIELD."
        ),
        code="no_headings",
        count=HEAD_LINES,
        found=", ".join(shown(text) for text in found if text)[:500] or "-",
    )


def _columns(layout: Layout, column: str) -> list[int]:
    """Return the columns with this heading, else the one with this letter or number."""
    folded = fold(column)
    places = [place for place, heading in enumerate(layout.headings) if heading and fold(heading) == folded]
    if not places and _LETTERS.fullmatch(column.strip()):
        number = 0
        for letter in column.strip().upper():
            number = number * 26 + ord(letter) - 64
        places = [number - 1]
    elif not places and folded.isdecimal() and len(folded) < 5:
        places = [int(folded) - 1]
    if not places or not 0 <= places[0] < len(layout.headings):
        raise UsageError(
            N_("The table has no column {column}. Its columns are: {columns}."),
            code="map_column_unknown",
            column=shown(column),
            columns=", ".join([shown(heading) for heading in layout.headings if heading][:_LISTED]),
        )
    return places


def _map(layout: Layout, column: str, target: str) -> None:
    for place in _columns(layout, column):
        layout.mapped.add(place)
        layout.fields[place] = target if target in FIELD else words.IGNORED
        if target == "key":
            layout.keys.add(place)


def _decide(layout: Layout, lines: Sequence[Line]) -> None:
    """Settle the headings that can mean several things."""
    for place, target in enumerate(layout.fields):
        if target == words.ACCOUNT_OR_INVOICE:
            layout.fields[place] = _account_or_invoice(layout, [_cell(line, place) for line in lines])
    for place, target in enumerate(layout.fields):
        others = [other for other, name in enumerate(layout.fields) if name == "due_date" and other != place]
        if target == words.DATE:
            if not others:
                raise InvalidData(
                    N_(
                        'The column {column} can mean the day to pay or another day. Say which: --map "{column}=due_date"'
                        ', or --map "{column}=" to leave it out.'
                    ),
                    code="heading_ambiguous",
                    column=layout.headings[place],
                )
            layout.fields[place] = words.IGNORED
        elif target == "due_date" and place not in layout.mapped and words.is_weak(layout.headings[place]):
            strong = [o for o in others if o in layout.mapped or not words.is_weak(layout.headings[o])]
            layout.fields[place] = words.IGNORED if strong else target


def _cell(line: Line, place: int) -> Cell:
    return line.cells[place] if place < len(line.cells) else None


def _account_or_invoice(layout: Layout, cells: Sequence[Cell]) -> str:
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return "invoice_number" if "account" in layout.fields else "account"
    accounts = sum(_is_account(cell) for cell in filled)
    return "account" if accounts * 2 >= len(filled) else "invoice_number"


def _is_account(cell: Cell) -> bool:
    if isinstance(cell, str):
        text = "".join(cell.split()).lstrip("'")
        return (len(text) == 20 and text.isdecimal()) or iban.is_shape(text) or "E+19" in text.upper()
    return isinstance(cell, (int, float)) and cell >= 1e18


def _refuse_twice(layout: Layout) -> None:
    seen: dict[str, int] = {}
    for place, target in enumerate(layout.fields):
        if target is None or target == words.IGNORED:
            continue
        for name in words.COVERS.get(target, (target,)):
            if name in seen:
                raise InvalidData(
                    N_(
                        "The columns {first} and {second} both mean {field}. Leave one of them out: "
                        '--map "{second}=" or --map "{first}=".'
                    ),
                    code="heading_twice",
                    first=_name(layout, seen[name]),
                    second=_name(layout, place),
                    field=name,
                )
            seen[name] = place


def _name(layout: Layout, place: int) -> str:
    """Return the heading, or the number of the column when the heading alone would not tell it."""
    heading = layout.headings[place]
    return heading if layout.headings.count(heading) == 1 else str(place + 1)
