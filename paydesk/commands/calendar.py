"""The payment calendar on the command line: calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.payment_calendar import Calendar, Due, Held

BAR = 20
"""Characters of the longest bar."""

_ROOM_FOR_BARS = 78
"""Columns of a terminal below which a bar would be broken, and the days with it."""


def calendar(
    context: typer.Context,
    weeks: Annotated[int, typer.Option("--weeks", help=_(N_("Weeks to show.")), min=1, max=53)] = 4,
    by: Annotated[str, typer.Option("--by", help=_(N_("day or week.")), metavar="STEP")] = "day",
    with_balance: Annotated[
        bool, typer.Option("--with-balance", help=_(N_("With what the accounts hold by the last statement.")))
    ] = False,
    format: Format = "table",  # noqa: A002
    as_json: Json = False,
) -> None:
    from paydesk import messages, payment_calendar
    from paydesk.permissions import require_known

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    if by not in payment_calendar.STEPS:
        raise UsageError(N_("--by takes day or week, not “{value}”."), code="bad_option", value=by)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        found = payment_calendar.read(
            connection,
            person,
            run.settings.today,
            weeks * 7,
            step=by,
            with_balance=with_balance,
            language=messages.language(),
        )
    if chosen == "json":
        run.out.json(_shape(found, with_balance=with_balance))
    elif chosen == "jsonl":
        run.out.json_lines(map(_due_shape, found.due))
    else:
        _present(run, found, chosen, with_balance=with_balance)


def _present(run: Run, found: Calendar, chosen: str, *, with_balance: bool) -> None:
    from paydesk.messages import heading
    from paydesk.render import views
    from paydesk.render.out import Column

    if with_balance:
        _say_held(run, found)
    if not found.due:
        run.out.say(_(N_("Nothing is due.")))
        return
    longest: dict[str, int] = {}  # a bar is compared with those of its own currency only
    for one in found.due:
        longest[one.currency] = max(longest.get(one.currency, 1), one.approved + one.pending)
    last = "balance" if with_balance else "bar"  # both are too wide for a terminal of 80 columns
    rows = []
    for one in found.due:
        cells = {
            "day": _step(one),
            "count": str(one.count),
            "approved": views.money_text(one.approved, one.currency),
            "pending": views.money_text(one.pending, one.currency) if one.pending else "",
            "balance": views.money_text(one.balance, one.currency) if one.balance is not None else "—",
            "bar": "█" * round(BAR * (one.approved + one.pending) / longest[one.currency]),
        }
        rows.append([cells[key] for key in ("day", "count", "approved", "pending", last)])
    headings = {
        "day": heading("day"),
        "count": heading("count"),
        "approved": _(N_("To pay")),
        "pending": _(N_("Awaiting approval")),
        "balance": _(N_("Left")),
        "bar": "",
    }
    columns = [Column(key, headings[key]) for key in ("day", "count", "approved", "pending", last)]
    if run.out.terminal and chosen == "table" and run.out.width < _ROOM_FOR_BARS and not with_balance:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    run.out.table(columns, rows, chosen)
    if found.runs_out is not None:
        run.out.say(_(N_("! The money runs out: {day}.")).format(day=_step(found.runs_out)))


def _say_held(run: Run, found: Calendar) -> None:
    """Say what each account holds and since when it is known; an account without a statement is never taken for empty."""
    from paydesk import dates, messages
    from paydesk.render import views
    from paydesk.render.safe import safe

    if not found.held:
        run.out.say(_(N_("! No account of your company is known, so nothing is known of its money.")))
    for one in found.held:
        if one.balance is None or one.day is None:
            text = _(N_("! {name} ({account}): no statement is loaded, so what it holds is not counted."))
            run.out.say(text.format(name=safe(one.name), account=one.account))
            continue
        day, amount = dates.format_date(one.day, messages.language()), views.money_text(one.balance, one.currency)
        run.out.say(
            _(N_("{name} ({account}): {amount} at the end of {day}")).format(
                name=safe(one.name), account=one.account, amount=amount, day=day
            )
        )


def _step(one: Due) -> str:
    from paydesk import dates, messages

    if one.first is None or one.last is None:
        return _(N_("overdue"))
    text = dates.format_date(one.first, messages.language())
    if one.first != one.last:
        return f"{text} – {dates.format_date(one.last, messages.language())}"
    if one.working:
        return text
    return f"{text} ({one.holiday or _(N_('day off'))})"


def _shape(found: Calendar, *, with_balance: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {"due": [_due_shape(one) for one in found.due]}
    if with_balance:
        shape |= {
            "accounts": [_held_shape(one) for one in found.held],
            "runs_out": _due_shape(found.runs_out) if found.runs_out else None,
        }
    return shape


def _held_shape(one: Held) -> dict[str, Any]:
    from paydesk.money import amount_string

    return {
        "name": one.name,
        "account": one.account,
        "currency": one.currency,
        "date": one.day.isoformat() if one.day else None,
        "balance": amount_string(one.balance, one.currency) if one.balance is not None else None,
    }


def _due_shape(one: Due) -> dict[str, Any]:
    from paydesk.money import amount_string

    return {
        "date": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "overdue": one.first is None,
        "currency": one.currency,
        "count": one.count,
        "approved": amount_string(one.approved, one.currency),
        "pending": amount_string(one.pending, one.currency),
        "working_day": one.working,
        "holiday": one.holiday,
        "balance": amount_string(one.balance, one.currency) if one.balance is not None else None,
    }
