"""What became of a table that was taken in, in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from paydesk.errors import N_
from paydesk.intake_rows import Options, Report
from paydesk.messages import _, ngettext, of_problem

SHOWN: Final = 50
"""Problems that are told one by one; a file takes them all."""

NAMED: Final = 10
"""Numbers of drafts that a command line is offered with."""


def before(report: Report) -> Iterable[str]:
    """Yield what was passed over, and what somebody should look at."""
    for line in report.skipped:
        yield _(N_("Row {row} was passed over: {text}")).format(row=line.row, text=line.text)
    for warning in report.warnings[:SHOWN]:
        yield "! " + of_problem(warning)


def found(report: Report) -> Iterable[str]:
    """Yield the problems, a line each."""
    for problem in report.problems[:SHOWN]:
        yield "✗ " + of_problem(problem)


def cures(report: Report, path: Path | None) -> Iterable[str]:
    """Yield what helps against many problems at once, and where the refused rows are."""
    if report.problem_count > SHOWN:
        rest = report.problem_count - SHOWN
        yield ngettext("… and {count} more problem", "… and {count} more problems", rest)
    codes = {problem.code for problem in report.problems}
    if "amount_ambiguous" in codes:
        yield _(N_("How sums such as 1,234 are meant in the whole table: --decimal comma or --decimal point"))
    if "date_ambiguous" in codes:
        yield _(N_("What comes first in dates such as 03/04/2026 in the whole table: --dates dmy or --dates mdy"))
    if path is not None and report.refused:
        text = _(N_("The refused rows are in {path}: mend them there and import that file."))
        if not report.applied:
            text = _(N_("The refused rows with the reasons are in {path}: mend them in your table."))
        yield text.format(path=path)


def counts(report: Report) -> str:
    """Return the line with the counts."""
    return _(N_("Rows: {rows}. Filed: {created}. Unchanged: {unchanged}. Refused: {refused}.")).format(
        rows=report.rows, created=report.created, unchanged=report.unchanged, refused=report.refused
    )


def ending(report: Report, options: Options) -> str:
    """Return what happens next."""
    if report.ids:
        return _next(report, options)
    if options.dry_run and not report.problem_count:
        return _(N_("Nothing was changed: this was a dry run."))
    if report.problem_count and (report.blocked or options.partial):
        return "" if report.applied else _(N_("Nothing was filed."))
    if report.problem_count:
        return _(N_("Nothing was filed. To file the rows that are right, add --partial."))
    return ""


def _next(report: Report, options: Options) -> str:
    first, last = str(report.ids[0]), str(report.ids[-1])
    numbers = first if first == last else _(N_("{first} to {last}")).format(first=first, last=last)
    if options.submit:
        return _(N_("Submitted: {numbers}. Next: a head decides: paydesk inbox")).format(numbers=numbers)
    few = " ".join(map(str, report.ids)) if len(report.ids) <= NAMED else "…"
    text = _(N_("Drafts: {numbers}. Next: complete and submit them: paydesk submit {few}"))
    return text.format(numbers=numbers, few=few)
