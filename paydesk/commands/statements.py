"""Command of the accountant for what comes back from the bank: bank statement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Json, Run, run_of
from paydesk.commands.inputs import is_folder, opened
from paydesk.errors import N_, Conflict, ExitCode, InvalidData, Unavailable, UsageError
from paydesk.messages import _, error_json, of_error, of_problem, problems_json

if TYPE_CHECKING:
    from paydesk.statements import Line, Report


def statement(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            help=_(N_("Statement as kl_to_1c.txt, or a folder of them; - reads standard input.")), metavar="FILE|FOLDER"
        ),
    ],
    watch: Annotated[
        bool, typer.Option("--watch", help=_(N_("Go on loading what appears in the folder, until Ctrl-C.")))
    ] = False,
    every: Annotated[
        float, typer.Option("--every", help=_(N_("Seconds between two looks at a watched folder.")), min=0.1, max=3600)
    ] = 10,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    run = run_of(context)
    loading = _Loading(run, dry_run=dry_run, as_json=as_json, ask=run.interactive and not (as_json or dry_run or watch))
    folder = Path(file)
    if watch:
        if not is_folder(file):
            raise UsageError(N_("--watch needs a folder; “{value}” is none."), code="bad_option", value=file)
        if dry_run:
            raise UsageError(N_("{first} and {second} do not go together."), code="bad_option",
                             first="--watch", second="--dry-run")  # fmt: skip
        loading.watch(folder, every)
    elif is_folder(file):
        loading.folder(folder)
    else:
        report = loading.one(file)
        if as_json:
            run.out.json(_shape(report))
        loading.is_clean = not report.problems
    if not loading.is_clean:
        raise typer.Exit(ExitCode.INVALID)


class _Loading:
    """How the statements of one call are loaded; ``is_clean`` as long as nothing was refused."""

    def __init__(self, run: Run, *, dry_run: bool, as_json: bool, ask: bool) -> None:
        self.run, self.dry_run, self.as_json, self.ask = run, dry_run, as_json, ask
        self.is_clean = True

    def one(self, word: str) -> Report:
        """Load a statement, and tell people what it did."""
        from paydesk import statements

        run, chosen = self.run, dict[str, int]()
        name = Path(word).name if word != "-" else "-"
        with opened(word) as source:
            if self.ask:
                chosen = _asked(run, statements.load(run.store, source, name, dry_run=True))
            with run.out.progress(1000) as advance:
                report = statements.load(
                    run.store,
                    source,
                    name,
                    chosen=chosen,
                    dry_run=self.dry_run,
                    progress=lambda share: advance(int(share * 1000)),
                )
        with run.store.read() as connection:
            statements.compare_batches(connection, report)
        if not self.as_json:
            _present(run, report, dry_run=self.dry_run)
        return report

    def folder(self, folder: Path) -> None:
        """Load every statement of a folder, the oldest file first; one that is refused does not stop the others."""
        from paydesk.render.safe import safe

        told = [self._told(path) for path in _statements_of(folder)]
        if self.as_json:
            self.run.out.json(told)
        elif not told:
            self.run.out.say(_(N_("There is no statement in {folder}.")).format(folder=safe(str(folder))))

    def watch(self, folder: Path, seconds: float) -> None:
        """Load what appears in a folder as soon as it has stopped growing; ends by Ctrl-C only."""
        import time

        from paydesk.render.safe import safe, safe_lines, to_json

        seen: dict[Path, tuple[int, int]] = {}
        loaded: dict[Path, tuple[int, int]] = {}
        self.run.out.say(_(N_("Watching {folder}. Ctrl-C ends it.")).format(folder=safe(str(folder))))
        while True:
            now = {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in _statements_of(folder)}
            for path, shape in now.items():
                if shape != seen.get(path) or shape == loaded.get(path):
                    continue
                try:
                    told = self._told(path)
                except Unavailable as error:  # the database is away: the next look tries again
                    self.run.out.say("! " + safe_lines(of_error(error)))
                    continue
                loaded[path] = shape
                if self.as_json:
                    self.run.out.result(to_json(told))
                    self.run.out.stdout.flush()
            seen = now
            time.sleep(seconds)

    def _told(self, path: Path) -> dict[str, Any]:
        """Load one statement of several; what is wrong with it is told, and the others go on."""
        from paydesk.render.safe import safe, safe_lines

        if not self.as_json:
            self.run.out.say(safe(path.name) + ":")
        try:
            report = self.one(str(path))
        except (InvalidData, Conflict) as error:
            self.is_clean = False
            if not self.as_json:
                self.run.out.say(safe_lines(of_error(error)))
            return {"file": path.name, "error": error_json(error)}
        self.is_clean = self.is_clean and not report.problems
        return {"file": path.name, **_shape(report)}


def _statements_of(folder: Path) -> list[Path]:
    """Return the files of the exchange in a folder, the oldest first; all else in it is left alone."""
    from paydesk.formats import one_c

    found = []
    for path in folder.iterdir():
        try:
            if not path.is_file() or path.name.startswith("."):
                continue
            with path.open("rb") as source:
                head = source.read(HEAD)
            found.append((path.stat().st_mtime_ns, path.name, path, head))
        except OSError:  # it is gone again, or still being written
            continue
    return [path for _time, _name, path, head in sorted(found) if one_c.identify(head)]


HEAD = 4096
"""Bytes by which a file of the exchange is known."""


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
    from paydesk import dates, messages
    from paydesk.matching import REASONS
    from paydesk.render import views
    from paydesk.render.safe import safe

    amount = views.money_text(line.amount, "RUB") if line.amount is not None else "—"
    day = dates.format_date(line.day, messages.language()) if line.day else "—"
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
