"""Saved views of the registry: save, list, default, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, run_of
from paydesk.commands.listing import (
    OPTIONS,
    Amount,
    Author,
    Columns,
    Contractor,
    Currency,
    Due,
    GroupBy,
    Inn,
    Limit,
    Search,
    Sort,
    Status,
    column_keys,
    filters_of,
)
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def save(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=_(N_("Name of the view.")), metavar="NAME")],
    status: Status = None,
    due: Due = None,
    contractor: Contractor = None,
    inn: Inn = None,
    amount: Amount = None,
    currency: Currency = None,
    author: Author = None,
    search: Search = None,
    sort: Sort = None,
    limit: Limit = None,
    columns: Columns = None,
    group_by: GroupBy = None,
    default: Annotated[
        bool, typer.Option("--default", help=_(N_("Let a bare paydesk registry show it from now on.")))
    ] = False,
) -> None:
    from paydesk import grouping, registry, saved_views
    from paydesk.render.safe import safe

    run = run_of(context)
    options = {name: context.params[name] for name in OPTIONS if context.params[name] not in (None, [], ())}
    empty: dict[str, Any] = dict.fromkeys(OPTIONS)
    registry.check_order(filters_of(run, empty | options))
    grouping.check_group(group_by)
    column_keys(columns)
    with run.store.write() as connection:
        person = run.store.person(connection)
        view = saved_views.save(connection, person, name, options)
        if default:
            saved_views.choose_default(connection, person, view.name)
    run.out.result(
        _(N_("View {name} is saved: paydesk registry {options}")).format(
            name=safe(view.name), options=safe(spelled(options))
        )
    )


def list_(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import saved_views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.read() as connection:
        views = saved_views.everything(connection, run.store.person(connection))
    if as_json:
        run.out.json([{"name": one.name, "options": one.options, "default": one.is_default} for one in views])
        return
    for one in views:
        run.out.result(f"{'*' if one.is_default else ' '} {safe(one.name)}\t{safe(spelled(one.options))}")
    if not views:
        run.out.say(_(N_("You have no views. Save one: paydesk view save NAME --status approved --due week")))


def default(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            help=_(N_("Name of the view; without it a bare registry shows everything again.")), metavar="[NAME]"
        ),
    ] = None,
) -> None:
    from paydesk import saved_views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.write() as connection:
        chosen = saved_views.choose_default(connection, run.store.person(connection), name)
    if chosen:
        run.out.result(_(N_("A bare paydesk registry shows the view {name} now.")).format(name=safe(chosen.name)))
    else:
        run.out.result(_(N_("A bare paydesk registry shows everything now.")))


def delete(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(help=_(N_("Names of views.")), metavar="NAME...")],
) -> None:
    from paydesk import saved_views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.write() as connection:
        saved_views.remove(connection, run.store.person(connection), names)
    run.out.result(_(N_("Deleted: {names}")).format(names=safe(", ".join(names))))


def spelled(options: Mapping[str, Any]) -> str:
    """Return options as one would type them."""
    import shlex

    words = []
    for name, value in options.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            words += ["--" + name.replace("_", "-"), shlex.quote(str(one))]
    return " ".join(words)
