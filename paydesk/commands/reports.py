"""The command report: spending, waiting times and what is due, as one page, on the terminal, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, Run, run_of
from paydesk.errors import N_, InvalidData, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from datetime import date

    from paydesk.spending import Report, Sum


def report(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_(N_("The page to write (.html).")))] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", help=_(N_("week, month, a date or FROM..TO; else the last 12 weeks.")), metavar="PERIOD"
        ),
    ] = None,
    term: Annotated[bool, typer.Option("--term", help=_(N_("Show it here, also with -o.")))] = False,
    as_json: Json = False,
) -> None:
    from paydesk import spending
    from paydesk.permissions import require_known

    run = run_of(context)
    if output is not None and output.suffix.casefold() not in (".html", ".htm"):
        raise UsageError(N_("The page is an .html file."), code="bad_option")
    first, last = _period(run, period)
    with run.store.read(snapshot=True) as connection:
        person = run.store.person(connection)
        require_known(person)
        found = spending.read(connection, person, first, last, run.settings.today)
    if output is not None:
        _write(run, found, output, person.name or person.login)
    if as_json:
        run.out.json(_shape(found))
    elif term or output is None:
        _show(run, found)
        if output is None:
            run.out.say(_(N_("As a page: paydesk report -o report.html")))


def _period(run: Run, word: str | None) -> tuple[date, date]:
    from datetime import timedelta

    from paydesk import dates, spending
    from paydesk.errors import Problem

    if word is None:
        return spending.default_period(run.settings.today)
    found = dates.parse_period(word, run.settings.today, "period")
    problem = found if isinstance(found, Problem) else None
    if problem is None and not isinstance(found, Problem):
        first, last = found
        if first is not None and last is not None and last - first <= timedelta(weeks=spending.MAX_WEEKS):
            return first, last
        problem = Problem("period", "open_period", N_("A report needs both ends of a period, at most ten years apart."))
    assert problem is not None  # noqa: S101 - one of the two
    raise InvalidData(N_("This value cannot be used:"), problems=[problem])


def _write(run: Run, found: Report, output: Path, who: str) -> None:
    from datetime import UTC, datetime

    from paydesk.dates import format_time
    from paydesk.messages import language
    from paydesk.render import report_page
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    at = format_time(datetime.now(UTC), language(), datetime.now().astimezone().tzinfo)
    made = _(N_("Made on {at}, as {who} may see it.")).format(at=at, who=who)
    with target(output) as stream:
        stream.write(report_page.page(found, made).encode())
    run.out.say(_(N_("Written to {path}")).format(path=safe(str(output))))


def _show(run: Run, found: Report) -> None:
    from paydesk.render import report_lines

    utf = (run.out.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf")
    for line in report_lines.lines(found, min(run.out.width, 100), plain=not utf):
        run.out.result(line)


def _shape(found: Report) -> dict[str, Any]:
    from paydesk.money import amount_string

    def shape(one: Sum, currency: str) -> dict[str, Any]:
        name = one.name if one.name is None or isinstance(one.name, str) else one.name.isoformat()
        return {"name": name, "count": one.count, "amount": amount_string(one.amount, currency)}

    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "due_until": found.until.isoformat(),
        "currencies": [
            {
                "currency": part.currency,
                "paid": shape(part.paid, part.currency),
                **{
                    key: [shape(one, part.currency) for one in sums]
                    for key, sums in (
                        ("weeks", part.weeks),
                        ("contractors", part.contractors),
                        ("authors", part.authors),
                        ("due", part.due),
                    )
                },
                "other_contractors": shape(part.others, part.currency),
                "overdue": shape(part.overdue, part.currency),
            }
            for part in found.parts
        ],
        "waits": [
            {"step": one.step, "count": one.count, "median": one.median, "p90": one.slow, "longest": one.longest}
            for one in found.waits
        ],
        "people": [
            {
                "person": one.person,
                "step": one.what,
                "count": one.count,
                "median": one.median,
                "longest": one.longest,
                "waiting": list(one.waiting),
            }
            for one in found.people
        ],
    }
