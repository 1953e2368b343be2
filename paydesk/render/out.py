"""The streams of one run, and tables in the format that was asked for."""

from __future__ import annotations

import csv
import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TextIO

from paydesk.errors import N_, UsageError
from paydesk.render.safe import broken, safe, to_json

FORMATS: Final = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "html")
_TABULATE: Final = {"plain": "plain", "markdown": "github", "html": "html"}
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&]")
RIGHT: Final = frozenset({"amount", "id", "version", "count", "total", "approved", "pending", "balance"})

ROOMY: Final = 100
"""Columns of a terminal that has room for every column of a table."""

WHOLE: Final = frozenset({"due_date", "inn", "bic", "account", "when"})
"""Columns whose cells are not broken: a number in two lines is copied wrong."""

TOGETHER: Final = frozenset({"status"})
"""Columns whose words stay on one line where there is room."""

_NARROWEST: Final = 5
"""Columns that a text needs at least, its longest words broken."""


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
        self.stderr.write((broken(text, self.width) if self.stderr.isatty() else text) + "\n")

    def json_array(self, values: Iterable[Any]) -> None:
        """Write an array of JSON values one by one, in the same shape as :meth:`json`."""
        first = True
        for value in values:
            self.stdout.write("[\n" if first else ",\n")
            self.stdout.write(textwrap.indent(to_json(value, indent=2), "  "))
            first = False
        self.result("[]" if first else "\n]")

    @contextmanager
    def pager(self, *, wanted: bool) -> Iterator[None]:
        """Show what is written meanwhile through a pager when it is longer than the terminal."""
        if not (wanted and self.terminal and sys.stdin.isatty()):
            yield
            return
        real, self.stdout = self.stdout, io.StringIO()
        try:
            yield
        finally:
            text, self.stdout = self.stdout.getvalue(), real
            if text.count("\n") < shutil.get_terminal_size((80, 24)).lines or not _paged(text, self.stdout):
                real.write(text)

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[int], None]]:
        """Show a bar on standard error while it is a terminal; call the function with what is done so far."""
        if not self.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield lambda _done: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

        columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        console = Console(file=self.stderr, no_color=not self.color)
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=total or None)
            yield lambda done: bar.update(task, completed=done)

    def json(self, value: Any) -> None:
        """Write one JSON value."""
        self.result(to_json(value, indent=2))

    def json_lines(self, values: Iterable[Any]) -> None:
        """Write JSON values, a line each."""
        for value in values:
            self.result(to_json(value))

    def listed_as_json(self, chosen: str, values: Iterable[Any]) -> bool:
        """Write a listing as an array or as lines where ``chosen`` is one of the two, and tell whether it was."""
        if chosen == "json":
            self.json(list(values))
        elif chosen == "jsonl":
            self.json_lines(values)
        return chosen in ("json", "jsonl")

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        chosen: str,
        *,
        head: bool = True,
        spare: Collection[str] = (),
    ) -> None:
        """Write rows for people or for other programs; ``chosen`` is a format of :data:`FORMATS` but JSON.

        Without ``head`` the rows go on with a table of csv or tsv. Columns to ``spare`` are left out on a terminal that
        has no room for them; other formats have them always.
        """
        if spare and chosen == "table" and self.terminal and self.width < ROOMY:
            kept = [place for place, column in enumerate(columns) if column.key not in spare]
            columns, rows = [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]
        if chosen == "table" and self.terminal:
            self._rich(columns, rows)
        elif chosen in ("csv", "tsv"):
            self._separated(columns if head else (), rows, "," if chosen == "csv" else "\t")
        elif chosen == "table":
            # Piped: a record a line, nothing cut, so that grep and cut find whole values.
            self._separated(columns, rows, "\t")
        else:
            self._tabulate(columns, rows, _TABULATE[chosen])

    def _separated(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], separator: str) -> None:
        from paydesk.formulas import harmless

        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
        if columns:
            writer.writerow([column.heading for column in columns])
        writer.writerows([[harmless(safe(cell)) for cell in row] for row in rows])
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
        whole = _kept_whole(columns, rows, self.width)
        for column in columns:
            right = column.key in RIGHT
            table.add_column(
                Text(column.heading),
                justify="right" if right else "left",
                no_wrap=column.key in whole,
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row))
        console = Console(
            file=self.stdout,
            force_terminal=self.terminal,
            width=self.width,
            no_color=not self.color,
            highlight=False,
            markup=False,
        )
        console.print(table)


def _kept_whole(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> frozenset[str]:
    """Return the columns whose cells are not broken.

    A long word in a text never breaks a sum or a number; only where the numbers alone have no room they are folded, too,
    rather than cut.
    """
    every = RIGHT | WHOLE | TOGETHER
    if _least_width(columns, rows, every) <= width:
        return every
    numbers = RIGHT | WHOLE
    return numbers if _least_width(columns, rows, numbers, _NARROWEST) <= width else frozenset()


def _least_width(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], whole: Collection[str], enough: int | None = None
) -> int:
    """Return the width that a table needs, with three signs between columns.

    Cells of ``whole`` columns stay on a line, of other texts each word does, or ``enough`` of it.
    """
    width = 3 * (len(columns) - 1)
    for place, column in enumerate(columns):
        texts = [column.heading, *(row[place] for row in rows)]
        if column.key in whole:
            width += max(map(len, texts))
        else:
            longest = max(len(word) for text in texts for word in text.split() or [""])
            width += longest if enough is None else min(longest, enough)
    return width


def _paged(text: str, stream: TextIO) -> bool:
    """Hand the text to the person's pager, in the code page of the terminal; tell whether that worked."""
    command = os.environ.get("PAYDESK_PAGER") or os.environ.get("PAGER") or "less"
    encoding = stream.encoding or "utf-8"
    is_unicode = encoding.replace("-", "").casefold() == "utf8"
    errors = "backslashreplace" if is_unicode else stream.errors or "replace"
    environment = {"LESS": "FRX"} | ({"LESSCHARSET": "utf-8"} if is_unicode else {}) | os.environ
    # Ctrl-C is for the pager meanwhile.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        words = shlex.split(command)
        done = subprocess.run(words, input=text.encode(encoding, errors), env=environment, check=False)  # noqa: S603
    except (OSError, ValueError, IndexError):  # no such program, or a command line that cannot be read
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode not in (126, 127)


def _markdown(cell: str) -> str:
    """Keep what a user typed from becoming a link, an image or a tag where the table is shown."""
    return _MARKS.sub(r"\\\g<0>", cell)


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
