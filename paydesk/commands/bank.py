"""Commands of the accountant about bank files: bank export, list, show, void."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Format, Json, Run, chosen_format, parse_day, parse_ids, run_of
from paydesk.commands.deciding import Comment, comment_of
from paydesk.commands.listing import FILTERS, OPTIONS, Amount, Author, Contractor, Due, Inn, Limit, Search, filters_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _, fill, ngettext, of_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.bank_batches import Batch
    from paydesk.bank_files import File

Ids = Annotated[list[str] | None, typer.Argument(help=_(N_("Numbers of requests; else the filters choose."))
                                                 , metavar="[ID...]")]  # fmt: skip
Number = Annotated[str, typer.Argument(help=_(N_("Number of the bank file.")), metavar="NUMBER")]
ENCODINGS = ("windows", "dos", "utf-8")


def export(
    context: typer.Context,
    ids: Ids = None,
    due: Due = None,
    contractor: Contractor = None,
    inn: Inn = None,
    amount: Amount = None,
    author: Author = None,
    search: Search = None,
    limit: Limit = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=_(N_("The file, such as 1c_to_kl.txt.")))
    ] = None,
    from_account: Annotated[
        str | None,
        typer.Option("--from-account", help=_(N_("Account that pays; else the default one.")), metavar="NAME"),
    ] = None,
    date: Annotated[str | None, typer.Option("--date", help=_(N_("Date of the orders; today when not given.")))] = None,
    priority: Annotated[int, typer.Option("--priority", help=_(N_("Priority of payment, 1 to 5.")), min=1, max=5)] = 5,
    encoding: Annotated[
        str, typer.Option("--encoding", help=_(N_("windows (cp1251), dos (cp866) or utf-8.")))
    ] = "windows",
    again: Annotated[
        bool,
        typer.Option("--again", help=_(N_("Send requests once more that are in a file already; say why with -m."))),
    ] = False,
    comment: Comment = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    from paydesk import bank_files, own_accounts
    from paydesk.render.tables import target

    run = run_of(context)
    if encoding not in ENCODINGS:
        raise UsageError(
            N_("There is no encoding “{value}” here. Encodings: {known}."),
            code="bad_encoding", value=encoding, known=", ".join(ENCODINGS),
        )  # fmt: skip
    if output is None and not dry_run:
        raise UsageError(N_("Name the file with -o."), code="missing_options")
    reason = comment_of(run, "export", comment)
    if again and not reason:
        raise UsageError(N_("--again needs a reason: -m …"), code="missing_options")
    day = parse_day(date, run, "date") if date else run.settings.today
    with run.store.read() as connection:
        account = own_accounts.find(connection, from_account)
    wish = bank_files.Wish(account, day, priority, encoding, reason if again else None)
    numbers = parse_ids(ids) if ids else _chosen(run, context.params, again=again)
    if dry_run or output is None:
        file = bank_files.export(run.store, numbers, wish, run.settings.today, dry_run=True)
    else:
        with target(output) as stream:

            def save(body: bytes) -> None:
                stream.seek(0)
                stream.truncate()
                stream.write(body)
                stream.flush()
                os.fsync(stream.fileno())

            file = bank_files.export(run.store, numbers, wish, run.settings.today, save=save)
    _present(run, file, output, as_json=as_json, dry_run=dry_run)


def _chosen(run: Run, params: dict[str, Any], *, again: bool) -> list[int]:
    """Return the approved requests that meet the filters and are in no file yet."""
    from dataclasses import replace

    from paydesk import registry

    options: dict[str, Any] = dict.fromkeys(OPTIONS) | {name: params[name] for name in FILTERS if name in params}
    filters = replace(filters_of(run, options | {"limit": params["limit"]}), statuses=("approved",), currency="RUB")
    with run.store.read() as connection:
        person = run.store.person(connection)
        batches = registry.stream(connection, person, replace(filters, limit=None))
        found = [one.id for rows in batches for one in rows if again or one.exported_in is None]
    return found[: filters.limit] if filters.limit else found


def _present(run: Run, file: File, output: Path | None, *, as_json: bool, dry_run: bool) -> None:
    from paydesk.money import amount_string, format_amount
    from paydesk.render.safe import safe

    if as_json:
        run.out.json(
            {
                "batch": file.batch,
                "file": str(output) if output and not dry_run else None,
                "sha256": file.sha256,
                "count": len(file.ids),
                "total": amount_string(file.total, "RUB"),
                "ids": file.ids,
                "warnings": [
                    {"id": one.row, "field": one.field, "code": one.code, "message": fill(one.text, one.params)}
                    for one in file.warnings
                ],
                "notes": [
                    {"order": one.order, "field": one.field, "character": one.character, "replacement": one.replacement}
                    for one in file.notes
                ],
            }
        )
        return
    for warning in file.warnings:
        run.out.say("! " + _told(warning))
    for note in file.notes:
        run.out.say(
            "! "
            + _(N_("Order {number}, {field}: “{character}” became “{replacement}”, which this encoding has.")).format(
                number=note.order, field=note.field, character=safe(note.character), replacement=note.replacement
            )
        )
    from paydesk import messages

    total = format_amount(file.total, "RUB", messages.language())
    count = ngettext("{count} order", "{count} orders", len(file.ids))
    if dry_run or output is None:
        run.out.result(_(N_("Would be written: {count}, {total}.")).format(count=count, total=total))
        return
    run.out.result(
        _(N_("{path}: {count}, {total}. Bank file {number}.")).format(
            path=safe(str(output)), count=count, total=total, number=file.batch
        )
    )
    run.out.say(_(N_("Send it by your bank's program, then load the statement: paydesk bank statement FILE")))


def _told(problem: Any) -> str:
    where = _(N_("request {id}, ")).format(id=problem.row) if problem.row is not None else ""
    return where + of_problem(problem, with_row=False)


def list_(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import bank_batches
    from paydesk.journal import require_known
    from paydesk.messages import heading
    from paydesk.render import shapes, views
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = bank_batches.everything(connection, person)
    if chosen == "json":
        run.out.json([_shape(one) for one in found])
    elif chosen == "jsonl":
        for line in shapes.dump_lines(_shape(one) for one in found):
            run.out.result(line)
    elif not found and chosen == "table":
        run.out.say(_(N_("There are no bank files yet, or none that you may see.")))
    else:
        keys = ("id", "when", "who", "account", "count", "total", "status")
        rows = [
            [
                str(one.id),
                views.local_time(one.at),
                one.actor,
                one.account,
                str(one.count),
                views.money_text(one.total, "RUB"),
                _state(one),
            ]
            for one in found
        ]
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen)


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
        "count": batch.count,
        "total": amount_string(batch.total, "RUB"),
        "sha256": batch.sha256,
        "paid": batch.paid,
        "voided_by": batch.voided_by,
        "void_reason": batch.void_reason,
    }


def show(
    context: typer.Context,
    number: Number,
    save: Annotated[Path | None, typer.Option("--save", help=_(N_("Write the file once more, byte for byte.")))] = None,
    as_json: Json = False,
) -> None:
    from paydesk import bank_batches
    from paydesk.journal import require_known
    from paydesk.messages import heading
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    run = run_of(context)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = bank_batches.find(connection, person, parse_ids([number])[0])
        body = bank_batches.body_of(connection, found) if save else b""
    if save:
        with target(save) as stream:
            stream.write(body)
    if as_json:
        run.out.json({**_shape(found), "manifest": found.manifest})
        return
    run.out.result(_(N_("Bank file {number}, {state}")).format(number=found.id, state=_state(found)))
    for key in ("account", "date", "count", "total", "sha256", "seal"):
        run.out.result(f"  {heading(key)}: {found.manifest.get(key) or '—'}")
    orders: Sequence[Sequence[int]] = found.manifest["orders"]
    for request, order in orders:
        run.out.result("  " + _(N_("order {order}: request {id}")).format(order=order, id=request))
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
