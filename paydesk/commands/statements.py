"""Command of the accountant for what comes back from the bank: bank statement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Json, Run, run_of
from paydesk.commands.inputs import opened
from paydesk.errors import N_, ExitCode
from paydesk.messages import _, of_problem, problems_json

if TYPE_CHECKING:
    from paydesk.statements import Line, Report


def statement(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(help=_(N_("Statement as kl_to_1c.txt; - reads standard input.")), metavar="FILE")
    ],
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    from paydesk import statements

    run = run_of(context)
    chosen: dict[str, int] = {}
    name = Path(file).name if file != "-" else "-"
    with opened(file) as source:
        if run.interactive and not as_json and not dry_run:
            chosen = _asked(run, statements.load(run.store, source, name, dry_run=True))
        with run.out.progress(1000) as advance:
            report = statements.load(
                run.store,
                source,
                name,
                chosen=chosen,
                dry_run=dry_run,
                progress=lambda share: advance(int(share * 1000)),
            )
    with run.store.read() as connection:
        statements.compare_batches(connection, report)
    if as_json:
        run.out.json(_shape(report))
    else:
        _present(run, report, dry_run=dry_run)
    if report.problems:
        raise typer.Exit(ExitCode.INVALID)


def _asked(run: Run, report: Report) -> dict[str, int]:
    """Ask which request each doubtful document paid; nothing is chosen for somebody who does not answer."""
    from paydesk import prompts
    from paydesk.matching import Outcome

    chosen: dict[str, int] = {}
    for line in report.of(Outcome.DOUBTFUL):
        run.out.say(_line(line))
        answers = [(str(one), _(N_("request {id}")).format(id=one)) for one in line.requests]
        answers.append(("", _(N_("none of them"))))
        picked = prompts.ask_choice(_(N_("Which request did it pay?")), answers)
        if picked:
            chosen[line.key] = int(picked)
    return chosen


def _line(line: Line) -> str:
    from paydesk.matching import REASONS
    from paydesk.render import views
    from paydesk.render.safe import safe

    amount = views.money_text(line.amount, "RUB") if line.amount is not None else "—"
    day = line.day.isoformat() if line.day else "—"
    requests = ", ".join(map(str, line.requests))
    told = _(N_("line {line}: № {number} of {day}, {amount}, {partner}")).format(
        line=line.line, number=safe(line.number), day=day, amount=amount, partner=safe(line.partner)
    )
    reason = _(REASONS[line.reason])
    return f"{told} — {reason}" + (f" ({_(N_('requests'))}: {requests})" if requests else "")


def _present(run: Run, report: Report, *, dry_run: bool) -> None:
    from paydesk.matching import Outcome

    for problem in (*report.warnings, *report.problems):
        run.out.say("! " + of_problem(problem))
    for outcome in (Outcome.PAID, Outcome.RETURNED):
        mark = "✓ " if outcome is Outcome.PAID else "↩ "
        for line in report.of(outcome):
            run.out.result(mark + _line(line))
    for line in report.of(Outcome.DOUBTFUL, Outcome.PARTIAL, Outcome.OTHER_AMOUNT, Outcome.MERGED, Outcome.UNMATCHED):
        run.out.result("? " + _line(line))
    for number, told in report.batches.items():
        run.out.say(
            _(N_("Bank file {number}: {executed} executed, {missing} not yet.")).format(
                number=number, executed=len(told["executed"]), missing=len(told["missing"])
            )
        )
    count = report.counts
    template = _(
        N_("Documents: {documents}. Paid: {paid}. Returned: {returned}. Doubtful: {doubtful}. Known: {known}.")
    )
    run.out.say(
        template.format(
            documents=report.documents,
            paid=count["paid"],
            returned=count["returned"],
            doubtful=count["doubtful"] + count["partial"] + count["other_amount"] + count["merged"],
            known=report.known + count["already"],
        )
    )
    if dry_run:
        run.out.say(_(N_("Nothing was changed.")))


def _shape(report: Report) -> dict[str, Any]:
    from paydesk.matching import Outcome
    from paydesk.money import amount_string

    def told(*outcomes: Outcome) -> list[dict[str, Any]]:
        return [
            {
                "line": one.line,
                "number": one.number,
                "date": one.day.isoformat() if one.day else None,
                "amount": amount_string(one.amount, "RUB") if one.amount is not None else None,
                "partner": one.partner,
                "purpose": one.purpose,
                "reason": one.reason,
                "ids": list(one.requests),
            }
            for one in report.of(*outcomes)
        ]

    return {
        "documents": report.documents,
        "statement": report.statement,
        "paid": report.paid,
        "already": report.already,
        "reopened": report.reopened,
        "doubtful": told(Outcome.DOUBTFUL),
        "partial": told(Outcome.PARTIAL, Outcome.OTHER_AMOUNT),
        "merged": told(Outcome.MERGED),
        "unmatched": told(Outcome.UNMATCHED),
        "incoming": report.counts["incoming"],
        "known": report.known,
        "batches": [{"batch": number, **told_} for number, told_ in report.batches.items()],
        "problems": problems_json(report.problems),
        "warnings": problems_json(report.warnings),
    }
