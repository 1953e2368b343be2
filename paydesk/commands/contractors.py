"""Commands about whom the company pays: contractor list, contractor show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Json, chosen_format, run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.contractors import Entry, Used


def list_(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(help=_(N_("Part of the name, or the beginning of the INN.")), metavar="[TEXT]")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", help=_(N_("Show at most this many.")), min=1, max=10_000)] = 200,
    format: Format = "table",  # noqa: A002
    as_json: Json = False,
) -> None:
    from paydesk import contractors
    from paydesk.journal import require_known
    from paydesk.messages import heading
    from paydesk.render import shapes, views
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = contractors.entries(connection, person, text, limit=limit)
    if chosen == "json":
        run.out.json([_shape(one) for one in found])
    elif chosen == "jsonl":
        for line in shapes.dump_lines(map(_shape, found)):
            run.out.result(line)
    elif not found and chosen == "table":
        run.out.say(_(N_("There is no such contractor in the requests that you may see.")))
    else:
        keys = ("contractor", "inn", "count", "paid")
        rows = [
            [one.last.form.contractor or "", one.last.form.inn or "", str(one.requests), views.sums(one.paid)]
            for one in found
        ]
        headings = {key: heading(key) for key in keys} | {"paid": _(N_("Paid in all"))}
        run.out.table([Column(key, headings[key]) for key in keys], rows, chosen)


def show(
    context: typer.Context,
    contractor: Annotated[str, typer.Argument(help=_(N_("Name or INN of the contractor.")), metavar="CONTRACTOR")],
    as_json: Json = False,
) -> None:
    from paydesk import contractors
    from paydesk.journal import require_known
    from paydesk.messages import status_name
    from paydesk.render import shapes, views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = [
            (
                one,
                contractors.accounts_of(connection, person, one),
                contractors.last_requests(connection, person, one),
            )
            for one in contractors.find(connection, person, contractor)
        ]
    if as_json:
        run.out.json(
            [
                {
                    **_shape(one),
                    "accounts": [_account_shape(used) for used in accounts],
                    "latest": [shapes.request(last) for last in latest],
                }
                for one, accounts, latest in found
            ]
        )
        return
    for one, accounts, latest in found:
        form = one.last.form
        run.out.result(safe(f"{form.contractor or ''} · {form.inn or '—'}" + (f" / {form.kpp}" if form.kpp else "")))
        run.out.result(
            _(N_("Requests: {count}. Paid: {paid}.")).format(count=one.requests, paid=views.sums(one.paid) or "—")
        )
        for used in accounts:
            text = "  " + _(
                N_("{account}, BIC {bic} {bank}: requests {count}, of them paid {paid}; the last is {last}")
            )
            run.out.result(
                safe(
                    text.format(
                        account=used.account, bic=used.bic or "—", bank=used.bank or "", count=used.requests,
                        paid=used.paid, last=used.last,
                    )
                )
            )  # fmt: skip
        for last in latest:
            cells = (str(last.id), views.cell(last, "due_date"), views.cell(last, "amount"), status_name(last.status))
            run.out.result(safe("  " + "  ".join(cells) + f"  {last.form.subject or ''}"))


def _shape(one: Entry) -> dict[str, Any]:
    from paydesk.money import amount_string

    form = one.last.form
    return {
        "contractor": form.contractor,
        "inn": form.inn,
        "kpp": form.kpp,
        "account": form.account,
        "bic": form.bic,
        "requests": one.requests,
        "last": one.last.id,
        "paid": {currency: amount_string(total, currency) for currency, total in sorted(one.paid.items())},
    }


def _account_shape(one: Used) -> dict[str, Any]:
    return {
        "account": one.account,
        "bic": one.bic,
        "bank": one.bank,
        "requests": one.requests,
        "paid": one.paid,
        "first": one.first,
        "last": one.last,
    }
