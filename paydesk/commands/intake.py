"""The command import: a table becomes requests; and the empty table to fill in."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, DuplicateOk, Json, Run, reason_of, run_of
from paydesk.commands.inputs import opened
from paydesk.errors import N_, Conflict, ExitCode, InvalidData, PaydeskError, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paydesk.errors import Problem
    from paydesk.formats.tabular import Table
    from paydesk.intake_rows import Options, Report
    from paydesk.render.tables import RefusedTable

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
    duplicate_ok: DuplicateOk = None,
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
        duplicate_ok=reason_of(duplicate_ok),
        partial=partial,
        dry_run=dry_run,
        keyed=key is not None,
        source=source,
        default=default,
        dates=dates,
        decimal=decimal,
    )
    with opened(file) as body:
        found = tabular.open_source(body, encoding=encoding, sheet=sheet)
        table = tabular.find_layout(found, mapping=_pairs(map, "--map"), key=key)
        if not as_json:
            _say_layout(run, table)
        told = len(found.notes)
        with _refused_rows(problems, file, table) as refused, run.out.progress(found.size) as advance:
            report = intake.take_in(
                run.store,
                table,
                options,
                run.settings.today,
                refused=refused.write if refused else None,
                progress=lambda: advance(found.position()),
            )
    if not as_json:
        _say_notes(run, found.notes[told:])
    _present(run, report, options, problems, found.notes, as_json=as_json)


def _options(*, default: Pairs, dates: str | None, decimal: str | None, **rest: Any) -> Options:
    from paydesk import form
    from paydesk.intake_rows import Options

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


def _say_layout(run: Run, table: Table) -> None:
    """Tell how the table was understood, so that a wrong reading is seen at once."""
    from paydesk.messages import heading
    from paydesk.render.safe import safe

    source = table.source
    how = [source.kind.upper(), source.encoding or "", f"«{source.sheet}»" if source.sheet else ""]
    columns = ", ".join(dict.fromkeys(heading(name) for name in table.fields if name and name in _form_keys()))
    run.out.say(
        _(N_("Read as {how}, headings in row {row}: {columns}")).format(
            how=safe(", ".join(part for part in how if part)), row=table.heading_row, columns=columns
        )
    )
    left_out = (*table.ignored, *table.left_out)
    if left_out:
        run.out.say(_(N_("Columns left out: {columns}")).format(columns=safe(", ".join(left_out))))
    _say_notes(run, source.notes)


def _say_notes(run: Run, notes: Sequence[Problem]) -> None:
    """Tell what is worth a look; some of it is known only when the table has been read to its end."""
    from paydesk.messages import fill
    from paydesk.render.safe import safe

    for note in notes:
        run.out.say("! " + safe(fill(note.text, note.params)))


def _form_keys() -> Mapping[str, Any]:
    from paydesk import form

    return form.FIELD


def _refused_rows(path: Path | None, source: str, table: Table) -> AbstractContextManager[RefusedTable | None]:
    """Return where refused rows go. Raises UsageError for the table itself: its other rows would be gone."""
    if path is None:
        return nullcontext(None)
    from paydesk.render.tables import RefusedTable

    if source != "-" and path.exists() and path.samefile(source):
        raise UsageError(N_("--problems names the table itself. Give another file."), code="bad_output")
    return RefusedTable(path, table)


def _present(
    run: Run, report: Report, options: Options, problems: Path | None, notes: Sequence[Problem], *, as_json: bool
) -> None:
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
                "warnings": problems_json([*notes, *report.warnings]),
                "skipped": [{"row": line.row, "text": line.text} for line in report.skipped],
            }
        )
    else:
        _say_report(run, report, options, problems)
    if not report.problem_count:
        return
    if options.partial and not report.blocked and (report.created or report.unchanged):
        raise typer.Exit(ExitCode.PARTIAL)
    error = _error(report)
    if as_json:
        raise error
    raise typer.Exit(error.exit_code)


def _error(report: Report) -> PaydeskError:
    if report.only_conflicts and all(one.code == "same_invoice" for one in report.problems):
        return Conflict(
            N_(
                "Some rows are for invoices that are filed already; nothing was filed. If they are other payments, say why:"
                " --duplicate-ok REASON"
            ),
            code="duplicate",
            problems=report.problems,
        )
    if report.only_conflicts:
        return Conflict(
            N_("Some keys are known with other content; nothing was filed:"),
            code="key_conflict",
            problems=report.problems,
        )
    return InvalidData(N_("Some rows are wrong; nothing was filed:"), code="rows_refused", problems=report.problems)


def _say_report(run: Run, report: Report, options: Options, problems: Path | None) -> None:
    from paydesk.render import report as texts
    from paydesk.render.safe import safe

    for line in texts.before(report):
        run.out.say(safe(line))
    for line in texts.found(report):
        run.out.result(safe(line))
    for line in texts.cures(report, problems):
        run.out.say(safe(line))
    run.out.result(texts.counts(report))
    ending = texts.ending(report, options)
    if ending:
        run.out.say(ending)


def _write_template(run: Run, path: Path) -> None:
    from paydesk.render.safe import safe
    from paydesk.render.tables import write_template

    write_template(path)
    run.out.say(
        _(N_("The empty table is in {path}. Fill it in and import it: paydesk import {path}")).format(
            path=safe(str(path))
        )
    )
