"""The command of the accountant that makes a file for the bank: bank export."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Json, Run, parse_day, parse_ids, run_of
from paydesk.commands.deciding import Comment, comment_of
from paydesk.commands.listing import FILTERS, OPTIONS, Amount, Author, Contractor, Due, Inn, Limit, Search, filters_of
from paydesk.errors import N_, InvalidData, UsageError
from paydesk.messages import _, fill, ngettext, of_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paydesk.bank_files import File
    from paydesk.bank_formats import Wish
    from paydesk.own_accounts import OwnAccount

Ids = Annotated[list[str] | None, typer.Argument(help=_(N_("Numbers of requests; else the filters choose."))
                                                 , metavar="[ID...]")]  # fmt: skip
ENCODINGS = ("windows", "dos", "utf-8")
CHARGES = ("shar", "debt", "cred")


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
    format: Annotated[  # noqa: A002 - the word on the command line
        str | None,
        typer.Option(
            "--format", help=_(N_("1c (rubles) or pain001 (other currencies); else by the account.")), metavar="FORMAT"
        ),
    ] = None,
    from_account: Annotated[
        str | None,
        typer.Option("--from-account", help=_(N_("Account that pays; else the default one.")), metavar="NAME"),
    ] = None,
    date: Annotated[str | None, typer.Option("--date", help=_(N_("Date of the orders; today when not given.")))] = None,
    priority: Annotated[
        int | None, typer.Option("--priority", help=_(N_("1c: priority of payment, 1 to 5 (5).")), min=1, max=5)
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help=_(N_("1c: windows (cp1251), dos (cp866) or utf-8.")))
    ] = None,
    charges: Annotated[
        str | None,
        typer.Option("--charges", help=_(N_("pain001: who bears charges: shar (SHA), debt (OUR), cred (BEN)."))),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help=_(N_("Send requests once more that are in a file already; say why with -m."))),
    ] = False,
    comment: Comment = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    from paydesk import bank_files, own_accounts
    from paydesk.bank_formats import Wish, default_for
    from paydesk.render.tables import target

    run = run_of(context)
    _check_words(format, encoding, charges)
    if output is None and not dry_run:
        raise UsageError(N_("Name the file with -o."), code="missing_options")
    reason = comment_of(run, "export", comment)
    if again and not reason:
        raise UsageError(N_("--again needs a reason: -m …"), code="missing_options")
    day = parse_day(date, run, "date") if date else run.settings.today
    with run.store.read() as connection:
        account = own_accounts.find(connection, from_account)
    wish = Wish(
        account,
        day,
        format or default_for(account),
        reason if again else None,
        priority,
        encoding,
        charges.upper() if charges else None,
    )
    _check_options(wish)
    left_out: Mapping[str, int] = {}
    if ids:
        numbers = parse_ids(ids)
    else:
        numbers, left_out = _chosen(run, context.params, account, again=again)
    if dry_run or output is None:
        with run.out.progress(0):
            file = bank_files.export(run.store, numbers, wish, run.settings.today, dry_run=True)
    else:
        with run.out.progress(0), target(output) as stream:

            def save(body: bytes) -> None:
                stream.seek(0)
                stream.truncate()
                stream.write(body)
                stream.flush()
                os.fsync(stream.fileno())

            file = bank_files.export(run.store, numbers, wish, run.settings.today, save=save)
    saved = None if dry_run else output
    if as_json:
        run.out.json(_shape(file, saved, left_out))
    else:
        _present(run, file, saved, left_out)


def _check_words(format: str | None, encoding: str | None, charges: str | None) -> None:  # noqa: A002
    """Raise UsageError for a word that the options do not know."""
    from paydesk.bank_formats import FORMATS

    if format is not None and format not in FORMATS:
        raise UsageError(
            N_("There is no format “{value}” here. Formats: {known}."),
            code="bad_format", value=format, known=", ".join(FORMATS),
        )  # fmt: skip
    if encoding is not None and encoding not in ENCODINGS:
        raise UsageError(
            N_("There is no encoding “{value}” here. Encodings: {known}."),
            code="bad_encoding", value=encoding, known=", ".join(ENCODINGS),
        )  # fmt: skip
    if charges is not None and charges.lower() not in CHARGES:
        raise UsageError(
            N_("Charges are not “{value}”. Give one of: {known}."),
            code="bad_charges", value=charges, known=", ".join(CHARGES),
        )  # fmt: skip


def _check_options(wish: Wish) -> None:
    """Raise UsageError for an option that only other formats have: it must not be dropped unseen."""
    from paydesk.bank_formats import FORMATS

    known: frozenset[str] = frozenset().union(*(one.OPTIONS for one in FORMATS.values()))
    for name in sorted(known - FORMATS[wish.format].OPTIONS):
        if getattr(wish, name) is not None:
            raise UsageError(
                N_("A file of the format {format} has no {option}; leave the option out."),
                code="option_of_another_format", format=wish.format, option=f"--{name}",
            )  # fmt: skip


def _chosen(
    run: Run, params: dict[str, Any], account: OwnAccount, *, again: bool
) -> tuple[list[int], Mapping[str, int]]:
    """Return the approved requests in the account's currency that meet the filters and are in no file yet.

    With them: currency → how many others were left out, because a file has one currency.
    """
    from dataclasses import replace

    from paydesk import registry

    options: dict[str, Any] = dict.fromkeys(OPTIONS) | {name: params[name] for name in FILTERS if name in params}
    filters = replace(filters_of(run, options | {"limit": params["limit"]}), statuses=("approved",))
    found: list[int] = []
    others: Counter[str] = Counter()
    sent = 0
    with run.store.read() as connection:
        person = run.store.person(connection)
        for rows in registry.stream(connection, person, replace(filters, limit=None)):
            for one in rows:
                if not again and one.exported_in is not None:
                    sent += 1
                    continue
                if one.form.currency == account.currency:
                    found.append(one.id)
                else:
                    others[one.form.currency] += 1
    if sent and not found:  # an error, though there is nothing to do: a file of yesterday may lie there to be sent
        text = N_("Each of the {count} approved requests that meet the filters is in a bank file already: {command}")
        raise InvalidData(text, code="nothing_to_export", count=sent, command="paydesk bank list")
    return found[: filters.limit] if filters.limit else found, dict(sorted(others.items()))


def _shape(file: File, saved: Path | None, left_out: Mapping[str, int]) -> dict[str, Any]:
    from paydesk.money import amount_string

    return {
        "batch": file.batch,
        "file": str(saved) if saved else None,
        "format": file.format,
        "sha256": file.sha256,
        "count": len(file.ids),
        "total": amount_string(file.total, file.currency),
        "currency": file.currency,
        "ids": file.ids,
        "left_out": dict(left_out),
        "warnings": [
            {"id": one.row, "field": one.field, "code": one.code, "message": fill(one.text, one.params)}
            for one in file.warnings
        ],
        "notes": [
            {"order": one.order or None, "field": one.field, "character": one.character, "replacement": one.replacement}
            for one in file.notes
        ],
    }


def _present(run: Run, file: File, saved: Path | None, left_out: Mapping[str, int]) -> None:
    from paydesk import messages
    from paydesk.money import format_amount
    from paydesk.render.safe import safe

    for warning in file.warnings:
        run.out.say("! " + _told(warning))
    for note in file.notes:
        where = _(N_("order {number}, ")).format(number=note.order) if note.order else ""
        run.out.say(
            "! "
            + _(N_("{where}{field}: “{character}” became “{replacement}”, which the file can hold.")).format(
                where=where, field=note.field, character=safe(note.character), replacement=note.replacement
            )
        )
    if left_out:
        told = ", ".join(f"{currency}: {number}" for currency, number in left_out.items())
        text = _(N_("Left out, for a file has one currency: {told}. Name an account in it with --from-account."))
        run.out.say("! " + text.format(told=told))
    total = format_amount(file.total, file.currency, messages.language())
    count = ngettext("{count} order", "{count} orders", len(file.ids))
    if saved is None:
        run.out.result(_(N_("Would be written: {count}, {total}.")).format(count=count, total=total))
        return
    run.out.result(
        _(N_("{path}: {count}, {total}. Bank file {number}.")).format(
            path=safe(str(saved)), count=count, total=total, number=file.batch
        )
    )
    run.out.say(_(N_("Send it by your bank's program, then load the statement: paydesk bank statement FILE")))


def _told(problem: Any) -> str:
    where = _(N_("request {id}, ")).format(id=problem.row) if problem.row is not None else ""
    return where + of_problem(problem, with_row=False)
