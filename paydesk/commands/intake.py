"""The command import: a table becomes requests; and the empty table to fill in."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from paydesk.commands.common import DryRun, Json, Run, run_of
from paydesk.errors import N_, Conflict, ExitCode, InvalidData, NotFound, PaydeskError, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from paydesk.errors import Problem
    from paydesk.formats.tabular import Record, Table
    from paydesk.intake import Options, Report

MAX_BYTES = 2 * 1024**3
SHOWN = 50
NAMED = 10

Pairs = list[str] | None


def import_(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            help=_(N_("A table: CSV, XLSX, HTML, JSON or JSON lines; - reads standard input.")), metavar="[FILE|-]"
        ),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option("--key", help=_(N_("Column of the external id by which a row is known again.")), metavar="COLUMN"),
    ] = None,
    source: Annotated[
        str,
        typer.Option("--source", help=_(N_("Name of the system that the ids of --key come from.")), show_default=False),
    ] = "",
    map: Annotated[  # noqa: A002 - the word of the contract
        Pairs,
        typer.Option(
            "--map",
            help=_(N_("Heading or letter of a column = field; nothing after = leaves it out.")),
            metavar="COLUMN=FIELD",
        ),
    ] = None,
    default: Annotated[
        Pairs, typer.Option("--default", help=_(N_("What the table lacks, as currency=USD.")), metavar="FIELD=VALUE")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_(N_("Sheet of a workbook, by name or number.")))] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help=_(N_("Encoding of a text file, such as cp1251, when it is not found."))),
    ] = None,
    dates: Annotated[
        str | None, typer.Option("--dates", help=_(N_("What comes first in 03/04/2026: dmy (day) or mdy (month).")))
    ] = None,
    decimal: Annotated[
        str | None,
        typer.Option("--decimal", help=_(N_("The decimal sign, where 1,234 can be read in two ways: comma or point."))),
    ] = None,
    submit: Annotated[bool, typer.Option("--submit", help=_(N_("Submit what was filed for approval.")))] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help=_(N_("File the rows that are right even if others are wrong.")))
    ] = False,
    dry_run: DryRun = False,
    problems: Annotated[
        Path | None,
        typer.Option("--problems", help=_(N_("Write the refused rows and the reasons into this table (.xlsx, .csv)."))),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", help=_(N_("Write an empty table with the right headings (.xlsx), and do no more."))),
    ] = None,
    as_json: Json = False,
) -> None:
    run = run_of(context)
    if template is not None:
        _write_template(run, template)
        return
    if file is None:
        raise UsageError(N_("Name the table: paydesk import FILE, or - for standard input."), code="missing_file")
    from paydesk import intake
    from paydesk.formats import tabular

    options = _options(
        submit=submit,
        partial=partial,
        dry_run=dry_run,
        keyed=key is not None,
        source=source,
        default=default,
        dates=dates,
        decimal=decimal,
    )
    with _opened(file) as body:
        found = tabular.open_source(body, encoding=encoding, sheet=sheet)
        table = tabular.find_layout(found, mapping=_pairs(map, "--map"), key=key)
        if not as_json:
            _say_layout(run, table)
        with _refused_rows(problems, table) as refused, run.out.progress(found.size) as advance:
            report = intake.take_in(
                run.store,
                table,
                options,
                run.settings.today,
                refused=refused,
                progress=lambda: advance(found.position()),
            )
    _present(run, report, options, problems, as_json=as_json)


def _options(*, default: Pairs, dates: str | None, decimal: str | None, **rest: Any) -> Options:
    from paydesk import form
    from paydesk.intake import Options

    defaults = _pairs(default, "--default")
    unknown = [name for name in defaults if name not in form.FIELD]
    if unknown:
        raise UsageError(
            N_("The form has no field “{value}”. Fields: {known}."),
            code="bad_field",
            value=", ".join(unknown),
            known=", ".join(form.FIELD),
        )
    for option, value, known in (("--dates", dates, ("dmy", "mdy")), ("--decimal", decimal, ("comma", "point"))):
        if value not in (None, *known):
            raise UsageError(
                N_("{option} takes {known}, not “{value}”."),
                code="bad_option",
                option=option,
                known=", ".join(known),
                value=str(value),
            )
    return Options(defaults=defaults, dates=dates, decimal=decimal, **rest)


def _pairs(words: Pairs, option: str) -> dict[str, str]:
    """Read ``NAME=VALUE``; a heading may hold an equals sign itself, a field does not."""
    found = {}
    for word in words or ():
        name, equals, value = word.rpartition("=") if option == "--map" else word.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                N_("{option} takes NAME=VALUE, not “{value}”."), code="bad_option", option=option, value=word
            )
        found[name.strip()] = value.strip()
    return found


def _opened(word: str) -> BinaryIO:
    """Return the file, or standard input in a file of its own: a table is looked at before it is read."""
    import shutil
    import sys
    import tempfile

    try:
        if word != "-":
            path = Path(word)
            if path.is_file() and path.stat().st_size > MAX_BYTES:
                raise InvalidData(
                    N_("The file {path} is larger than {limit} MB."),
                    code="file_too_large",
                    path=word,
                    limit=MAX_BYTES // 1024**2,
                )
            return path.open("rb")
        spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
        shutil.copyfileobj(sys.stdin.buffer, spool)
    except OSError as error:
        raise NotFound(
            N_("The file {path} cannot be read: {detail}"), code="no_such_file", path=word, detail=error.strerror or ""
        ) from error
    spool.seek(0)
    return spool


def _say_layout(run: Run, table: Table) -> None:
    """Tell how the table was understood, so that a wrong reading is seen at once."""
    from paydesk.messages import fill, heading
    from paydesk.render.safe import safe

    source = table.source
    how = [source.kind.upper(), source.encoding or "", f"«{source.sheet}»" if source.sheet else ""]
    columns = ", ".join(dict.fromkeys(heading(name) for name in table.fields if name and name in _form_keys()))
    run.out.say(
        _(N_("Read as {how}, headings in row {row}: {columns}")).format(
            how=safe(", ".join(part for part in how if part)), row=table.heading_row, columns=columns
        )
    )
    if table.ignored:
        run.out.say(_(N_("Columns left out: {columns}")).format(columns=safe(", ".join(table.ignored))))
    for note in source.notes:
        run.out.say("! " + safe(fill(note.text, note.params)))


def _form_keys() -> Mapping[str, Any]:
    from paydesk import form

    return form.FIELD


@contextmanager
def _refused_rows(path: Path | None, table: Table) -> Iterator[Callable[[Record, Sequence[Problem]], None] | None]:
    """Write refused rows into a table of the same shape, with a column that says why; nothing when all are right."""
    if path is None:
        yield None
        return
    from paydesk.render.tables import refused_table

    with refused_table(path, table) as write:
        yield write


def _present(run: Run, report: Report, options: Options, problems: Path | None, *, as_json: bool) -> None:
    """Show what became of the table, and raise what stopped it."""
    if as_json:
        from paydesk.messages import problems_json

        run.out.json(
            {
                "rows": report.rows,
                "created": report.created,
                "unchanged": report.unchanged,
                "refused": report.refused,
                "ids": list(report.ids),
                "problems": problems_json(report.problems),
            }
        )
    else:
        _say_report(run, report, options, problems)
    if not report.problem_count:
        return
    if options.partial and (report.created or report.unchanged):
        raise typer.Exit(ExitCode.PARTIAL)
    error = _error(report)
    if as_json:
        raise error
    raise typer.Exit(error.exit_code)


def _error(report: Report) -> PaydeskError:
    if report.only_conflicts:
        return Conflict(
            N_("Some keys are known with other content; nothing was filed:"),
            code="key_conflict",
            problems=report.problems,
        )
    return InvalidData(N_("Some rows are wrong; nothing was filed:"), code="rows_refused", problems=report.problems)


def _say_report(run: Run, report: Report, options: Options, problems: Path | None) -> None:
    from paydesk.messages import ngettext, of_problem
    from paydesk.render.safe import safe

    for line in report.skipped:
        run.out.say(safe(_(N_("Row {row} was passed over: {text}")).format(row=line.row, text=line.text)))
    for problem in report.problems[:SHOWN]:
        run.out.result(safe("✗ " + of_problem(problem)))
    if report.problem_count > SHOWN:
        rest = report.problem_count - SHOWN
        run.out.say(ngettext("… and {count} more problem", "… and {count} more problems", rest))
    codes = {problem.code for problem in report.problems}
    if "amount_ambiguous" in codes:
        run.out.say(_(N_("How sums such as 1,234 are meant in the whole table: --decimal comma or --decimal point")))
    if "date_ambiguous" in codes:
        run.out.say(
            _(N_("What comes first in dates such as 03/04/2026 in the whole table: --dates dmy or --dates mdy"))
        )
    if problems is not None and report.refused:
        run.out.say(
            _(N_("The refused rows are in {path}: mend them there and import that file.")).format(
                path=safe(str(problems))
            )
        )
    run.out.result(
        _(N_("Rows: {rows}. Filed: {created}. Unchanged: {unchanged}. Refused: {refused}.")).format(
            rows=report.rows, created=report.created, unchanged=report.unchanged, refused=report.refused
        )
    )
    if report.ids:
        run.out.say(_next(report, options))
    elif options.dry_run and not report.problem_count:
        run.out.say(_(N_("Nothing was changed: this was a dry run.")))
    elif report.problem_count and not options.partial:
        run.out.say(_(N_("Nothing was filed. To file the rows that are right, add --partial.")))


def _next(report: Report, options: Options) -> str:
    first, last = str(report.ids[0]), str(report.ids[-1])
    numbers = first if first == last else _(N_("{first} to {last}")).format(first=first, last=last)
    if options.submit:
        return _(N_("Submitted: {numbers}. Next: a head decides: paydesk inbox")).format(numbers=numbers)
    few = " ".join(map(str, report.ids)) if len(report.ids) <= NAMED else "…"
    text = _(N_("Drafts: {numbers}. Next: complete and submit them: paydesk submit {few}"))
    return text.format(numbers=numbers, few=few)


def _write_template(run: Run, path: Path) -> None:
    from paydesk.render.tables import write_template

    write_template(path)
    run.out.say(
        _(N_("The empty table is in {path}. Fill it in and import it: paydesk import {path}")).format(path=path)
    )
