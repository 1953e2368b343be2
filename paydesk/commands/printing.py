"""Commands that make papers of requests: order, qr."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Id, Ids, Json, Run, parse_id, parse_ids, run_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    from paydesk import filing, own_accounts, payment_papers, uploads
    from paydesk.formats import payment_order
    from paydesk.render import views
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
            upload = uploads.Upload("order", name, payment_order.render([printed]))
            filing.attach_file(run.store, one.id, upload)
            run.out.result(_(N_("Attached to request {id}: {name}")).format(id=one.id, name=name))
    for step in views.after_actions(((one.id, one.status, one) for one in requests), "order"):
        run.out.say(step)


def _width(drawn: str) -> int:
    return len(drawn.partition("\n")[0])


def _on_terminal(run: Run, payload: bytes) -> str:
    """Return the code as text that fits, for a torn one is read by no camera. Raises UsageError when none fits."""
    from paydesk.formats import payment_qr

    if not run.out.terminal:
        return payment_qr.draw(payload, "terminal")
    drawn = [payment_qr.draw(payload, "terminal", margin) for margin in (payment_qr.QUIET_ZONE, 1)]
    for one in drawn:
        if _width(one) <= run.out.width:
            return one
    raise UsageError(
        N_("The code is {needed} columns wide, and the terminal {width}. Widen it, or write a picture: {command}"),
        code="terminal_too_narrow",
        needed=_width(drawn[-1]),
        width=run.out.width,
        command="-o code.png",
    )


def qr(context: typer.Context, id: Id, output: Output = None, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import banks, history, payment_papers
    from paydesk.formats import payment_qr
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    run = run_of(context)
    kind = "terminal" if output is None else output.suffix.casefold().removeprefix(".")
    if output is not None and kind not in ("png", "svg"):
        raise UsageError(N_("The picture is a .png or an .svg file."), code="bad_option")
    with run.store.read() as connection:
        (one,) = _found(run, connection, [parse_id(id)])
        history.refuse_changed(connection, [one])
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
        run.out.result(_on_terminal(run, payload))
