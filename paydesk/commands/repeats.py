"""Commands of a manager about requests that come again: repeat run, list, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Format, Json, advice_on, chosen_format, parse_id, run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.errors import Problem
    from paydesk.repeats import Made

Number = Annotated[str, typer.Argument(help=_(N_("Number of the repeating request.")), metavar="NUMBER")]


def run(context: typer.Context, dry_run: DryRun = False, as_json: Json = False) -> None:
    from paydesk import repeats
    from paydesk.messages import day, of_problem

    here = run_of(context)
    made = repeats.run(here.store, here.settings.today, dry_run=dry_run)
    advice = advice_on(here, [one.request for one in made if one.request], holidays=True)
    if as_json:
        here.out.json([_made_shape(one, advice.get(one.request.id, ()) if one.request else ()) for one in made])
        return
    for one in made:
        params = {"number": one.plan, "due": day(one.due), "id": one.request.id if one.request else ""}
        if one.request:
            here.out.result(_(N_("Repeating request {number}: draft {id}, due {due}")).format(**params))
            for problem in advice.get(one.request.id, ()):
                here.out.say("! " + of_problem(problem))
        elif dry_run:
            here.out.result(_(N_("Repeating request {number}: the period due {due} would be done")).format(**params))
        else:
            here.out.result(_(N_("Repeating request {number}: the period due {due} was missed")).format(**params))
    if not made:
        here.out.say(_(N_("No draft is due.")))
    elif any(one.request for one in made):
        here.out.say(_(N_("Give the new drafts their invoices, then submit them: paydesk edit ID, paydesk submit ID…")))


def list_(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from datetime import date

    from paydesk import messages, repeats
    from paydesk.permissions import require_known
    from paydesk.render.out import Column

    here = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with here.store.read() as connection:
        person = here.store.person(connection)
        require_known(person)
        plans = repeats.own_plans(connection, person)
    if here.out.listed_as_json(chosen, map(repeats.shape_of, plans)):
        return
    if not plans and chosen == "table":
        here.out.say(_(N_("You have no repeating requests. To make one: paydesk new --every month …")))
    else:
        headings = {
            "id": _(N_("No.")), "every": _(N_("Every")), "next": _(N_("Next due date")), "until": _(N_("Until")),
            "contractor": _(N_("Contractor")), "subject": _(N_("What for")),
        }  # fmt: skip
        write = date.isoformat if chosen in ("csv", "tsv") else messages.day
        rows = [
            [str(one.id), _every_name(one.every), write(one.following) if one.following else _(N_("ended")),
             write(one.until) if one.until else "", one.form.contractor or "", one.form.subject or ""]
            for one in plans
        ]  # fmt: skip
        here.out.table([Column(key, text) for key, text in headings.items()], rows, chosen)


def stop(context: typer.Context, number: Number, as_json: Json = False) -> None:
    from paydesk import repeats

    here = run_of(context)
    plan = repeats.stop(here.store, parse_id(number))
    if as_json:
        here.out.json(repeats.shape_of(plan))
    else:
        here.out.result(_(N_("Repeating request {number} is ended; its drafts stay.")).format(number=plan.id))


def _made_shape(one: Made, advice: Sequence[Problem]) -> dict[str, Any]:
    from paydesk.render import shapes

    request = shapes.request(one.request, (), advice) if one.request else None
    return {"repeat": one.plan, "period": one.number, "due": one.due.isoformat(), "request": request}


def _every_name(every: str) -> str:
    names = {"week": N_("week"), "month": N_("month"), "quarter": N_("quarter")}
    return _(names[every])
