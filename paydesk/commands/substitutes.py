"""The commands delegate and reassign: who stands in for whom, and who gets the place of whom in one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Id, Json, parse_day, parse_id, present_batch, run_of
from paydesk.commands.deciding import Comment, Seen, comment_of, seen_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.commands.common import Run
    from paydesk.delegations import Delegation


def delegate(
    context: typer.Context,
    to: Annotated[
        str | None, typer.Argument(help=_(N_("Login of the head who stands in for you.")), metavar="[LOGIN]")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", help=_(N_("First day; today when not given.")), metavar="DATE")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help=_(N_("Last day.")), metavar="DATE")] = None,
    limit: Annotated[
        str | None, typer.Option("--limit", help=_(N_("Only for requests up to this sum.")), metavar="AMOUNT")
    ] = None,
    currency: Annotated[str, typer.Option("--currency", help=_(N_("Currency of --limit.")), show_default=True)] = "RUB",
    end: Annotated[
        int | None, typer.Option("--end", help=_(N_("End the substitution with this number.")), metavar="NUMBER")
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import delegations

    run = run_of(context)
    if end is not None:
        if to is not None or since or until or limit:
            raise UsageError(N_("--end takes the number alone."), code="end_alone")
        _present(run, [delegations.end(run.store, end)], as_json=as_json)
    elif to is None:
        _list(run, as_json=as_json)
    else:
        _present(run, [delegations.delegate(run.store, _wish(run, to, since, until, limit, currency))], as_json=as_json)


def reassign(
    context: typer.Context,
    number: Id,
    to: Annotated[str, typer.Argument(help=_(N_("Login of the head who is to decide.")), metavar="LOGIN")],
    comment: Comment = None,
    giver: Annotated[
        str | None,
        typer.Option(
            "--from",
            help=_(N_("Whose place, if not yours: for administrators, of somebody who cannot decide any more.")),
            metavar="LOGIN",
        ),
    ] = None,
    seen: Seen = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    from paydesk import journal, permissions

    run = run_of(context)
    ids = [parse_id(number)]
    intention = permissions.Intention(
        "reassign", comment=comment_of(run, "reassign", comment), seen=seen_of(seen, ids), giver=giver, taker=to
    )
    batch = journal.act(run.store, ids, intention, dry_run=dry_run)
    present_batch(run, batch, "reassign", as_json=as_json, partial=False, dry_run=dry_run)


def _wish(run: Run, to: str, since: str | None, until: str | None, limit: str | None, currency: str) -> Any:
    from paydesk.delegations import Wish

    if until is None:
        raise UsageError(N_("Say until which day, with --until."), code="missing_options")
    amount = _amount(limit, currency) if limit is not None else None
    first = parse_day(since, run, "since") if since else run.settings.today
    return Wish(to, first, parse_day(until, run, "until"), *(amount or (None, None)))


def _amount(limit: str, currency: str) -> tuple[int, str]:
    from paydesk import money
    from paydesk.errors import InvalidData, Problem

    code = money.parse_currency(currency)
    amount = code if isinstance(code, Problem) else money.parse_amount(limit, code)
    if isinstance(code, Problem) or isinstance(amount, Problem):
        problems = [one for one in (code, amount) if isinstance(one, Problem)]
        raise InvalidData(N_("This value cannot be used:"), problems=problems[:1])
    return amount, code


def _list(run: Run, *, as_json: bool) -> None:
    from paydesk import delegations
    from paydesk.permissions import require_known

    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = delegations.everything(connection)
    if not found and not as_json:
        run.out.say(_(N_("Nobody stands in for anybody.")))
    else:
        _present(run, found, as_json=as_json)


def _present(run: Run, found: list[Delegation], *, as_json: bool) -> None:
    from paydesk import dates, messages, money
    from paydesk.render.safe import safe
    from paydesk.render.views import money_text

    if as_json:
        run.out.json(
            [
                {
                    "number": one.id,
                    "giver": one.giver,
                    "substitute": one.substitute,
                    "since": one.since.isoformat(),
                    "until": one.until.isoformat(),
                    "limit": None
                    if one.amount is None or one.currency is None
                    else {"amount": money.amount_string(one.amount, one.currency), "currency": one.currency},
                    "ended_by": one.ended_by,
                }
                for one in found
            ]
        )
        return
    for one in found:
        text = _(N_("{number}. {substitute} stands in for {giver} from {since} to {until}")).format(
            number=one.id,
            substitute=one.substitute,
            giver=one.giver,
            since=dates.format_date(one.since, messages.language()),
            until=dates.format_date(one.until, messages.language()),
        )
        if one.amount is not None and one.currency is not None:
            text += _(N_(", up to {amount}")).format(amount=money_text(one.amount, one.currency))
        if one.ended_by is not None:
            text += _(N_("; ended by {actor}")).format(actor=one.ended_by)
        run.out.result(safe(text))
