"""The streams of one run, and tables in the format that was asked for."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TextIO

from paydesk.errors import N_, UsageError
from paydesk.render.safe import safe, to_json

FORMATS: Final = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "html")
_TABULATE: Final = {"plain": "plain", "markdown": "github", "html": "html"}
RIGHT: Final = frozenset({"amount", "id", "version"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its key, its heading, and the cells for people."""

    key: str
    heading: str


class Out:
    """Where this run writes, and how: results to ``stdout``, words about them to ``stderr``."""

    def __init__(self, *, no_color: bool = False, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self.stdout = stdout or sys.stdout
        self.stderr = stderr or sys.stderr
        self.terminal = self.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.color = self.terminal and not no_color
        self.width = shutil.get_terminal_size((80, 24)).columns

    def result(self, text: str) -> None:
        """Write a line of the result."""
        self.stdout.write(text + "\n")

    def say(self, text: str) -> None:
        """Write a line about the result, after what was written of it."""
        self.stdout.flush()
        self.stderr.write(text + "\n")

    def json(self, value: Any) -> None:
        """Write one JSON value."""
        self.result(to_json(value, indent=2))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], chosen: str) -> None:
        """Write rows for people or for other programs; ``chosen`` is a format of :data:`FORMATS` but JSON."""
        if chosen == "table" and self.terminal:
            self._rich(columns, rows)
        elif chosen in ("csv", "tsv"):
            self._separated(columns, rows, "," if chosen == "csv" else "\t")
        elif chosen == "table":
            # Piped: a record a line, nothing cut, so that grep and cut find whole values.
            self._separated(columns, rows, "\t")
        else:
            self._tabulate(columns, rows, _TABULATE[chosen])

    def _separated(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], separator: str) -> None:
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
        writer.writerow([column.heading for column in columns])
        writer.writerows([[harmless_cell(safe(cell)) for cell in row] for row in rows])
        self.stdout.write(buffer.getvalue())

    def _tabulate(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], style: str) -> None:
        from tabulate import tabulate

        cells = [[_markdown(safe(cell)) if style == "github" else safe(cell) for cell in row] for row in rows]
        align = ["right" if column.key in RIGHT else "left" for column in columns]
        headings = [column.heading for column in columns]
        # Numbers stay text: tabulate would print 1.10 as 1.1 and cut leading zeros.
        self.result(tabulate(cells, headings, tablefmt=style, disable_numparse=True, colalign=align if cells else None))

    def _rich(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for column in columns:
            right = column.key in RIGHT
            table.add_column(
                Text(column.heading),
                justify="right" if right else "left",
                no_wrap=right or column.key in ("due_date", "status"),
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row))
        console = Console(file=self.stdout, width=self.width, no_color=not self.color, highlight=False, markup=False)
        console.print(table)


def harmless_cell(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _markdown(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def check_format(chosen: str) -> str:
    """Return the format, or raise UsageError with those there are."""
    if chosen not in FORMATS:
        raise UsageError(
            N_("There is no format “{format}”. Formats: {known}."),
            code="bad_format",
            format=chosen,
            known=", ".join(FORMATS),
        )
    return chosen
