"""Commands for everybody about one request: show, explain, history, files, attach, detach."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from paydesk.commands.common import Id, Json, parse_id, run_of, say_next
from paydesk.errors import N_, UsageError
from paydesk.messages import _


def show(context: typer.Context, id: Id, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import files, filing, history, signals
    from paydesk.messages import fill, of_problem
    from paydesk.render import shapes, views
    from paydesk.rules import BY_STATE

    run = run_of(context)
    with run.store.read() as connection:
        person = run.store.person(connection)
        found = filing.find(connection, person, parse_id(id))
        papers = files.files_of(connection, found.id, detached=True)
        events = history.events(connection, found.id)
        intact = history.intact(connection, run.store.dialect, found)
        advice = signals.of_requests(connection, person, [found], run.settings.today).get(found.id, [])
    rule = BY_STATE["PD012"]
    doubt = [] if intact else [fill(rule.text, {"id": found.id})]
    if as_json:
        shape = shapes.full(found, papers, events, advice)
        shape["warnings"] += [{"code": rule.code, "message": one} for one in doubt]
        run.out.json(shape)
        return
    for line in views.card(found, papers, events, run.out.width, [*doubt, *map(of_problem, advice)]):
        run.out.result(line)
    step = views.after_action(found)
    if step:
        run.out.say(step)


def explain(context: typer.Context, id: Id, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import explaining
    from paydesk.render import standing, views

    run = run_of(context)
    number = parse_id(id)
    with run.store.read() as connection:
        found = explaining.explain(connection, run.store.person(connection), number)
    if as_json:
        run.out.json(standing.shape(found))
        return
    for line in standing.lines(found, run.out.width):
        run.out.result(line)
    step = views.after_action(found.request)
    if step:
        run.out.say(step)


def history(context: typer.Context, id: Id, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import files as service
    from paydesk import filing, history
    from paydesk.render import shapes, views

    run = run_of(context)
    with run.store.read() as connection:
        found = filing.find(connection, run.store.person(connection), parse_id(id))
        events = history.events(connection, found.id)
        papers = service.files_of(connection, found.id, detached=True)
    if as_json:
        run.out.json(shapes.history(events))
        return
    for line in views.history(events, run.out.width, papers):
        run.out.result(line)


def files(
    context: typer.Context,
    id: Annotated[  # noqa: A002
        str, typer.Argument(help=_(N_("Number of the request; or the word export.")), metavar="ID|export")
    ],
    folder: Annotated[
        Path | None, typer.Argument(help=_(N_("export: the folder for people.")), metavar="[FOLDER]")
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", help=_(N_("Write the files into this folder.")))] = None,
    detached: Annotated[bool, typer.Option("--detached", help=_(N_("Those that were detached, too.")))] = False,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=_(N_("export: requests in this state; else approved and paid."))),
    ] = None,
    due: Annotated[str | None, typer.Option("--due", help=_(N_("export: due then, as in the registry.")))] = None,
    contractor: Annotated[
        str | None, typer.Option("--contractor", help=_(N_("export: part of the contractor's name.")))
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help=_(N_("export: look again and again, until you stop it.")))
    ] = False,
    interval: Annotated[
        int, typer.Option("--interval", help=_(N_("export: seconds between two looks.")), min=1, max=86400)
    ] = 30,
    as_json: Json = False,
) -> None:
    if id == "export":
        if folder is None or save is not None or detached:
            raise UsageError(N_("Name the folder: {command}"), code="missing_options",
                             command="paydesk files export FOLDER")  # fmt: skip
        from paydesk.commands import exporting

        given = {"status": status, "due": due, "contractor": contractor}
        exporting.export(run_of(context), folder, given, watch=watch, interval=interval, as_json=as_json)
        return
    if folder is not None or status or due or contractor or watch:
        raise UsageError(N_("These words are for {command}"), code="bad_option", command="paydesk files export FOLDER")
    from paydesk import files as service
    from paydesk import filing
    from paydesk.messages import file_kind
    from paydesk.render import shapes, views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.read() as connection:
        found = filing.find(connection, run.store.person(connection), parse_id(id))
        papers = service.files_of(connection, found.id, detached=detached)
        saved = [service.save(connection, one, save) for one in papers] if save else []
    if as_json:
        run.out.json([shapes.file(one) for one in papers])
    elif not papers:
        run.out.say(_(N_("Request {id} has no files.")).format(id=found.id))
    else:
        for one in papers:
            gone = "\t" + _(N_("detached")) if one.detached else ""
            run.out.result(
                f"{one.id}\t{safe(one.name)}\t{file_kind(one.kind)}\t{views.size(one.size)}\t{one.sha256[:12]}{gone}"
            )
    for path in saved:
        run.out.say(_(N_("Saved: {path}")).format(path=safe(str(path))))


def attach(
    context: typer.Context,
    id: Id,  # noqa: A002
    file: Annotated[Path, typer.Argument(help=_(N_("The file.")), metavar="FILE")],
    kind: Annotated[str, typer.Option("--kind", help=_(N_("invoice, order or other.")))] = "invoice",
    as_json: Json = False,
) -> None:
    from paydesk import filing
    from paydesk.file_tables import FILE_KINDS
    from paydesk.render import shapes
    from paydesk.render.safe import safe
    from paydesk.uploads import read_upload

    run = run_of(context)
    if kind not in FILE_KINDS:
        raise UsageError(
            N_("There is no kind “{value}” of a file. Kinds: {known}."),
            code="bad_kind",
            value=kind,
            known=", ".join(FILE_KINDS),
        )
    upload = read_upload(file, kind)
    number = parse_id(id)
    papers = filing.attach_file(run.store, number, upload)
    if as_json:
        run.out.json([shapes.file(one) for one in papers])
    else:
        run.out.result(_(N_("Attached to request {id}: {name}")).format(id=number, name=safe(upload.name)))
        say_next(run, number)


def detach(
    context: typer.Context,
    id: Id,  # noqa: A002
    file: Annotated[str, typer.Argument(help=_(N_("The file: its number in the list, or its name.")), metavar="FILE")],
    as_json: Json = False,
) -> None:
    from paydesk import filing
    from paydesk.render import shapes
    from paydesk.render.safe import safe

    run = run_of(context)
    number = parse_id(id)
    papers = filing.detach_file(run.store, number, file)
    if as_json:
        run.out.json([shapes.file(one) for one in papers])
    else:
        run.out.result(_(N_("Detached from request {id}: {name}")).format(id=number, name=safe(file)))
        say_next(run, number)
