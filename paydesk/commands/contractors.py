"""Commands about whom the company pays, and to which accounts: contractor list, show, edit, merge, trust …"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from paydesk.contractors import Entry, Used
    from paydesk.records import Person
    from paydesk.trust import Trust

T = TypeVar("T")


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
    from paydesk.messages import heading
    from paydesk.permissions import require_known
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
        rows = [[one.name, one.last.form.inn or "", str(one.requests), views.sums(one.paid)] for one in found]
        headings = {key: heading(key) for key in keys} | {"paid": _(N_("Paid in all"))}
        run.out.table([Column(key, headings[key]) for key in keys], rows, chosen)


def show(
    context: typer.Context,
    contractor: Annotated[str, typer.Argument(help=_(N_("Name or INN of the contractor.")), metavar="CONTRACTOR")],
    as_json: Json = False,
) -> None:
    from paydesk import contractors
    from paydesk.messages import status_name
    from paydesk.permissions import require_known
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
        run.out.result(safe(f"{one.name} · {form.inn or '—'}" + (f" / {form.kpp}" if form.kpp else "")))
        for line in _card_lines(one):
            run.out.result(safe(line))
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
                    + (f"; {_trust_line(used.trust)}" if used.trust else "")
                )
            )  # fmt: skip
        for last in latest:
            cells = (str(last.id), views.cell(last, "due_date"), views.cell(last, "amount"), status_name(last.status))
            run.out.result(safe("  " + "  ".join(cells) + f"  {last.form.subject or ''}"))


def _shape(one: Entry) -> dict[str, Any]:
    from paydesk.money import amount_string

    form = one.last.form
    return {
        "contractor": one.name,
        "inn": form.inn,
        "kpp": form.kpp,
        "account": form.account,
        "bic": form.bic,
        "requests": one.requests,
        "last": one.last.id,
        "paid": {currency: amount_string(total, currency) for currency, total in sorted(one.paid.items())},
        "keys": list(one.keys),
        "email": one.card.email,
        "notify": one.card.notify,
        "lang": one.card.lang,
        "note": one.card.note,
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
        "trust": _trust_shape(one.trust) if one.trust else None,
    }


def _trust_shape(said: Trust) -> dict[str, Any]:
    from datetime import UTC, datetime

    from paydesk.render.shapes import stamp

    return {
        "trusted": said.trusted,
        "counts": said.counts(datetime.now(UTC)),
        "by": said.actor,
        "at": stamp(said.at),
        "how": said.how,
        "comment": said.comment,
        "first_seen": stamp(said.first_seen) if said.first_seen else None,
        "counts_from": stamp(said.counts_from) if said.counts_from else None,
    }


def _trust_line(said: Trust | None) -> str:
    """Say whether an account is trusted, by whom, how and since when."""
    from datetime import UTC, datetime

    from paydesk import messages

    if said is None:
        return _(N_("not confirmed"))
    day = messages.day(said.at.date())
    if not said.trusted:
        return _(N_("{who} warns of it since {day}: {comment}")).format(who=said.actor, day=day, comment=said.comment)
    text = _(N_("confirmed by {who} on {day} ({how}): {comment}"))
    line = text.format(who=said.actor, day=day, how=_how_name(said.how or ""), comment=said.comment)
    if said.counts_from and not said.counts(datetime.now(UTC)):
        line += "; " + _(N_("counts from {moment} (UTC)")).format(moment=said.counts_from.strftime("%Y-%m-%d %H:%M"))
    return line


def _how_name(how: str) -> str:
    names = {
        "call": N_("by a call"),
        "letter": N_("by a letter"),
        "meeting": N_("at a meeting"),
        "other": N_("otherwise"),
    }
    return _(names[how]) if how in names else how


def _card_lines(one: Entry) -> list[str]:
    """Say what people keep of a contractor."""
    card, lines = one.card, []
    if card.email:
        text = _(N_("Notices: {email}")) if card.notify else _(N_("Notices: {email}, switched off"))
        lines.append("  " + text.format(email=card.email))
    elif not card.notify:
        lines.append("  " + _(N_("Notices: switched off")))
    if card.note:
        lines.append("  " + _(N_("Note: {note}")).format(note=card.note))
    others = [key for key in one.keys if key != one.last.form.inn] if one.last.form.inn in one.keys else one.keys[1:]
    if others:  # the INN of the last request stands above, whichever of them it is
        lines.append("  " + _(N_("Merged from: {keys}")).format(keys=", ".join(others)))
    return lines


Who = Annotated[str, typer.Argument(help=_(N_("Name or INN of the contractor.")), metavar="CONTRACTOR")]
Number = Annotated[str, typer.Argument(help=_(N_("Account of the contractor, or IBAN.")), metavar="ACCOUNT")]


def edit(
    context: typer.Context,
    contractor: Who,
    name: Annotated[
        str | None, typer.Option("--name", help=_(N_("Name to show; empty: as in the last request.")))
    ] = None,
    email: Annotated[
        str | None, typer.Option("--email", help=_(N_("Where notices of payments go; several separated by commas.")))
    ] = None,
    notify: Annotated[
        bool | None, typer.Option("--notify/--no-notify", help=_(N_("Send notices of payments, or none.")))
    ] = None,
    language: Annotated[str | None, typer.Option("--lang", help=_(N_("Language of the notices: ru or en.")))] = None,
    note: Annotated[
        str | None, typer.Option("--note", help=_(N_("A note for those who pay; empty clears it.")))
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import contractor_cards, contractors

    run = run_of(context)
    given = {"name": name, "email": email, "notify": notify, "lang": language, "note": note}
    values = {key: value for key, value in given.items() if value is not None}
    if not values:
        raise UsageError(
            N_("Say what to change: {options}."),
            code="missing_options",
            options="--name, --email, --notify, --lang, --note",
        )
    key = _found(run, lambda connection, person: contractors.find_one(connection, person, contractor)).key
    contractor_cards.change(run.store, key, values)
    _show_one(run, contractor=key, as_json=as_json)


def merge(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help=_(N_("Name or INN that is another one's.")), metavar="FROM")],
    target: Annotated[str, typer.Argument(help=_(N_("Name or INN as which it is shown.")), metavar="INTO")],
    as_json: Json = False,
) -> None:
    from paydesk import contractor_cards, contractors

    run = run_of(context)
    first = _found(run, lambda connection, person: contractors.own_key(connection, person, source))
    second = _found(run, lambda connection, person: contractors.own_key(connection, person, target))
    keys = contractor_cards.merge(run.store, first, second)
    run.out.say(_(N_("To undo it: {command}")).format(command=f"paydesk contractor split {shlex.quote(first)}"))
    _show_one(run, contractor=keys[0], as_json=as_json)


def split(context: typer.Context, contractor: Who, as_json: Json = False) -> None:
    from paydesk import contractor_cards, contractors

    run = run_of(context)
    key = _found(run, lambda connection, person: contractors.own_key(connection, person, contractor))
    contractor_cards.split(run.store, key)
    _show_one(run, contractor=key, as_json=as_json)


def accounts(context: typer.Context, contractor: Who, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import contractors
    from paydesk.render import shapes
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    used = _found(
        run,
        lambda connection, person: contractors.accounts_of(
            connection, person, contractors.find_one(connection, person, contractor)
        ),
    )
    if chosen == "json":
        run.out.json([_account_shape(one) for one in used])
    elif chosen == "jsonl":
        for line in shapes.dump_lines(map(_account_shape, used)):
            run.out.result(line)
    else:
        headings = {
            "account": _(N_("Account")), "bic": _(N_("Bank BIC")), "first": _(N_("First request")),
            "last": _(N_("Last request")), "paid": _(N_("Paid, times")), "trust": _(N_("Trust")),
        }  # fmt: skip
        rows = [
            [one.account, one.bic or "", str(one.first), str(one.last), str(one.paid), _trust_line(one.trust)]
            for one in used
        ]
        run.out.table([Column(key, text) for key, text in headings.items()], rows, chosen)


def trust(
    context: typer.Context,
    contractor: Who,
    account: Number,
    how: Annotated[str, typer.Option("--how", help=_(N_("How you asked the payee: call, letter, meeting or other.")))],
    comment: Annotated[str, typer.Option("-m", "--comment", help=_(N_("Whom you asked, and what they said.")))],
    as_json: Json = False,
) -> None:
    from paydesk import contractors
    from paydesk import trust as trusting

    run = run_of(context)
    chosen = _found(run, lambda connection, person: contractors.find_account(connection, person, contractor, account))
    _say_trust(run, trusting.confirm(run.store, chosen, how, comment), as_json=as_json)


def distrust(
    context: typer.Context,
    contractor: Who,
    account: Number,
    comment: Annotated[str, typer.Option("-m", "--comment", help=_(N_("Why the account is not to be trusted.")))],
    as_json: Json = False,
) -> None:
    from paydesk import contractors
    from paydesk import trust as trusting

    run = run_of(context)
    chosen = _found(run, lambda connection, person: contractors.find_account(connection, person, contractor, account))
    _say_trust(run, trusting.withdraw(run.store, chosen, comment), as_json=as_json)


def _say_trust(run: Run, said: Trust, *, as_json: bool) -> None:
    from paydesk.render.safe import safe

    if as_json:
        run.out.json({"contractor": said.contractor, "account": said.account, **_trust_shape(said)})
    else:
        run.out.result(safe(f"{said.account}: {_trust_line(said)}"))


def _found(run: Run, ask: Callable[[Connection, Person], T]) -> T:
    """Ask the directory as the person of this run."""
    from paydesk.permissions import require_known

    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        return ask(connection, person)


def _show_one(run: Run, *, contractor: str, as_json: bool) -> None:
    from paydesk import contractors
    from paydesk.render.safe import safe

    one = _found(run, lambda connection, person: contractors.find_one(connection, person, contractor))
    if as_json:
        run.out.json(_shape(one))
        return
    run.out.result(safe(f"{one.name} · {one.last.form.inn or '—'}"))
    for line in _card_lines(one):
        run.out.result(safe(line))
