"""Commands that make papers of requests: order, qr; and the payment calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Id, Ids, Json, Run, chosen_format, parse_id, parse_ids, run_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.payment_calendar import Due
    from paydesk.records import Request

Output = Annotated[Path | None, typer.Option("--output", "-o", help=_(N_("The file to write.")))]


def _found(run: Run, connection: Any, ids: Sequence[int]) -> list[Request]:
    from paydesk import filing

    person = run.store.person(connection)
    return [filing.find(connection, person, number) for number in ids]


def order(
    context: typer.Context,
    ids: Ids,
    output: Output = None,
    from_account: Annotated[
        str | None,
        typer.Option("--from-account", help=_(N_("Account that pays; else the default one.")), metavar="NAME"),
    ] = None,
    per_page: Annotated[int, typer.Option("--per-page", help=_(N_("Orders on a page, 1 or 2.")), min=1, max=2)] = 1,
    attach: Annotated[bool, typer.Option("--attach", help=_(N_("Attach each order to its request, too.")))] = False,
) -> None:
    from paydesk import files, filing, own_accounts, payment_papers
    from paydesk.formats import payment_order
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    run = run_of(context)
    if output is None and not attach:
        raise UsageError(N_("Name the file with -o, or attach the orders with --attach."), code="missing_options")
    with run.store.read() as connection:
        requests = _found(run, connection, parse_ids(ids))
        account = own_accounts.find(connection, from_account)
        made = payment_papers.orders(connection, requests, account, run.settings.today)
    if output is not None:
        body = payment_order.render(made, per_page=2 if per_page == 2 else 1)
        with target(output) as stream:
            stream.write(body)
        count = ngettext("{count} order", "{count} orders", len(made))
        run.out.result(_(N_("{path}: {count}.")).format(path=safe(str(output)), count=count))
    if attach:
        for one, printed in zip(requests, made, strict=True):
            name = f"order-{printed.number or one.id}.pdf"
            upload = files.Upload("order", name, payment_order.render([printed]))
            filing.attach_file(run.store, one.id, upload)
            run.out.result(_(N_("Attached to request {id}: {name}")).format(id=one.id, name=name))


def qr(context: typer.Context, id: Id, output: Output = None, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import banks, payment_papers
    from paydesk.formats import payment_qr
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    run = run_of(context)
    kind = "terminal" if output is None else output.suffix.casefold().removeprefix(".")
    if output is not None and kind not in ("png", "svg"):
        raise UsageError(N_("The picture is a .png or an .svg file."), code="bad_option")
    with run.store.read() as connection:
        (one,) = _found(run, connection, [parse_id(id)])
        entry = banks.find(connection, one.form.bic or "")
    fields = payment_papers.qr_fields(one, banks.payee(one.form, entry))
    payload = payment_qr.encode(fields)
    if output is not None:
        with target(output) as stream:
            stream.write(payment_qr.draw(payload, "png" if kind == "png" else "svg"))
        if not as_json:
            run.out.result(_(N_("The QR code is in {path}.")).format(path=safe(str(output))))
    if as_json:
        run.out.json({"id": one.id, "payload": payload.decode(), "file": str(output) if output else None})
    elif output is None:
        run.out.result(payment_qr.draw(payload, "terminal"))


def calendar(
    context: typer.Context,
    weeks: Annotated[int, typer.Option("--weeks", help=_(N_("Weeks to show.")), min=1, max=53)] = 4,
    with_balance: Annotated[
        bool, typer.Option("--with-balance", help=_(N_("With what the accounts hold by the last statement.")))
    ] = False,
    format: Format = "table",  # noqa: A002
    as_json: Json = False,
) -> None:
    from paydesk import messages, payment_calendar
    from paydesk.journal import require_known
    from paydesk.messages import heading
    from paydesk.render import shapes, views
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = payment_calendar.read(
            connection, person, run.settings.today, weeks * 7, with_balance=with_balance, language=messages.language()
        )
    if chosen == "json":
        run.out.json([_shape(one) for one in found])
        return
    if chosen == "jsonl":
        for line in shapes.dump_lines(map(_shape, found)):
            run.out.result(line)
        return
    if not found:
        run.out.say(_(N_("Nothing is due.")))
        return
    keys = ["day", "count", "approved", "pending", "bar"] + (["balance"] if with_balance else [])
    most: dict[str, int] = {}  # a bar is compared with those of its own currency only
    for one in found:
        most[one.currency] = max(most.get(one.currency, 1), one.approved + one.pending)
    rows = []
    for one in found:
        row = [_day(one), str(one.count), views.money_text(one.approved, one.currency),
               views.money_text(one.pending, one.currency) if one.pending else "",
               "█" * round(20 * (one.approved + one.pending) / most[one.currency])]  # fmt: skip
        if with_balance:
            row.append(views.money_text(one.balance, "RUB") if one.balance is not None else "")
        rows.append(row)
    headings = {"bar": "", **{key: _(text) for key, text in _HEADINGS.items()}}
    run.out.table([Column(key, headings.get(key, heading(key))) for key in keys], rows, chosen)
    out = payment_calendar.money_runs_out(found)
    if out is not None:
        run.out.say(_(N_("! The money runs out: {day}.")).format(day=_day(out)))


_HEADINGS = {"approved": N_("To pay"), "pending": N_("Awaiting approval"), "balance": N_("Left")}


def _day(one: Due) -> str:
    from paydesk import dates, messages

    if one.day is None:
        return _(N_("overdue"))
    text = dates.format_date(one.day, messages.language())
    if one.working:
        return text
    return f"{text} ({one.holiday or _(N_('day off'))})"


def _shape(one: Due) -> dict[str, Any]:
    from paydesk.money import amount_string

    return {
        "date": one.day.isoformat() if one.day else None,
        "overdue": one.day is None,
        "currency": one.currency,
        "count": one.count,
        "approved": amount_string(one.approved, one.currency),
        "pending": amount_string(one.pending, one.currency),
        "working_day": one.working,
        "holiday": one.holiday,
        "balance": amount_string(one.balance, "RUB") if one.balance is not None else None,
    }
