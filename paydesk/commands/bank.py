"""Commands of the accountant about bank files that were made: bank list, show, void."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Json, chosen_format, parse_ids, run_of
from paydesk.commands.deciding import Comment, comment_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.bank_batches import Batch

Number = Annotated[str, typer.Argument(help=_(N_("Number of the bank file.")), metavar="NUMBER")]


def list_(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import bank_batches
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render import views
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = bank_batches.everything(connection, person)
    if run.out.listed_as_json(chosen, map(_shape, found)):
        return
    if not found and chosen == "table":
        run.out.say(_(N_("There are no bank files yet, or none that you may see.")))
    else:
        keys = ("id", "when", "who", "account", "format", "count", "total", "status")
        rows = [
            [
                str(one.id),
                views.local_time(one.at),
                one.actor,
                one.account,
                one.format,
                str(one.count),
                views.money_text(one.total, one.currency),
                _state(one),
            ]
            for one in found
        ]
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen, spare=("who", "format", "count"))


def _state(batch: Batch) -> str:
    if batch.voided_by:
        return _(N_("void"))
    if batch.paid == batch.count:
        return _(N_("paid"))
    return _(N_("{paid} of {count} paid")).format(paid=batch.paid, count=batch.count)


def _shape(batch: Batch) -> dict[str, Any]:
    from paydesk.money import amount_string
    from paydesk.render import shapes

    return {
        "batch": batch.id,
        "at": shapes.stamp(batch.at),
        "actor": batch.actor,
        "account": batch.account,
        "format": batch.format,
        "count": batch.count,
        "total": amount_string(batch.total, batch.currency),
        "currency": batch.currency,
        "sha256": batch.sha256,
        "paid": batch.paid,
        "voided_by": batch.voided_by,
        "void_reason": batch.void_reason,
    }


def show(
    context: typer.Context,
    number: Number,
    save: Annotated[
        Path | None, typer.Option("--save", help=_(N_("Write the file once more, byte for byte.")), metavar="FILE")
    ] = None,
    as_json: Json = False,
) -> None:
    from datetime import date

    from paydesk import bank_batches, dates, messages
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render import views
    from paydesk.render.safe import safe
    from paydesk.render.tables import target
    from paydesk.requests import find_requests

    run = run_of(context)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = bank_batches.find(connection, person, parse_ids([number])[0])
        paid = find_requests(connection, person, [request for request, _order in found.manifest["orders"]])
        body = bank_batches.body_of(connection, found) if save else b""
    if save:
        with target(save) as stream:
            stream.write(body)
        if not as_json:
            run.out.say(_(N_("Saved: {path}")).format(path=safe(str(save))))
    if as_json:
        run.out.json({**_shape(found), "manifest": found.manifest})
        return
    run.out.result(_(N_("Bank file {number}, {state}")).format(number=found.id, state=_state(found)))
    told = dict(found.manifest) | {"format": found.format, "total": views.money_text(found.total, found.currency)}
    told["date"] = dates.format_date(date.fromisoformat(found.manifest["date"]), messages.language())
    for key in ("account", "format", "date", "count", "total", "sha256", "seal"):
        run.out.result(f"  {heading(key)}: {told.get(key) or '—'}")
    orders: Sequence[Sequence[int]] = found.manifest["orders"]
    for request, order in orders:
        line = "  " + _(N_("order {order}: request {id}")).format(order=order, id=request)
        if one := paid.get(request):
            line += f", {views.cell(one, 'contractor')}, {views.cell(one, 'amount')}"
        run.out.result(safe(line))
    if found.void_reason:
        run.out.result("  " + safe(found.void_reason))


def void(context: typer.Context, number: Number, comment: Comment = None, as_json: Json = False) -> None:

    from paydesk import bank_batches

    run = run_of(context)
    reason = comment_of(run, "recall", comment)
    if not reason:
        raise UsageError(N_("Say why with -m."), code="missing_options")
    batch = parse_ids([number])[0]
    freed = bank_batches.void(run.store, batch, reason)
    if as_json:
        run.out.json({"batch": batch, "ids": freed})
        return
    run.out.result(
        _(N_("Bank file {number} is void; its requests can be exported again: {ids}.")).format(
            number=batch, ids=", ".join(map(str, freed)) or "—"
        )
    )
