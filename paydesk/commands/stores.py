"""Commands about the file store of the team: store show, set, unset, move, check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, run_of
from paydesk.errors import N_, ExitCode
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.commands.common import Run
    from paydesk.file_store import Checked, State

Url = Annotated[
    str, typer.Argument(help=_(N_("Its URL: file:///folder, s3://bucket/prefix or another of fsspec.")), metavar="URL")
]


def show(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import file_store

    run = run_of(context)
    _present(run, file_store.state(run.store), as_json=as_json)


def set_(context: typer.Context, url: Url, as_json: Json = False) -> None:
    from paydesk import file_store

    run = run_of(context)
    _present(run, file_store.choose(run.store, url), as_json=as_json)


def unset(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import file_store

    run = run_of(context)
    _present(run, file_store.choose(run.store, None), as_json=as_json)


def _present(run: Run, found: State, *, as_json: bool) -> None:
    from paydesk.render.safe import safe

    if as_json:
        held = [{"place": one.place, "files": one.files, "size": one.size} for one in found.held]
        run.out.json({"store": found.url, "held": held, "elsewhere": found.elsewhere})
        return
    run.out.result(_(N_("New files go to: {place}")).format(place=_named(found.url)))
    for one in found.held:
        line = _(N_("{place}: {count} files, {size} bytes"))
        run.out.result(safe(line.format(place=_named(one.place), count=one.files, size=one.size)))
    if found.elsewhere:
        text = _(N_("Files that are elsewhere: {count}. To bring them there: {command}"))
        run.out.say(text.format(count=found.elsewhere, command="paydesk store move"))


def _named(place: str | None) -> str:
    return place or _(N_("the database"))


def move(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import file_store
    from paydesk.messages import of_error
    from paydesk.render.safe import safe, safe_lines

    run = run_of(context)
    done = file_store.move(run.store)
    if as_json:
        failed = [{"sha256": name, "code": error.error_code, "message": of_error(error)} for name, error in done.failed]
        run.out.json({"store": done.url, "files": done.files, "size": done.size, "failed": failed})
    else:
        line = _(N_("Moved to {place}: {count} files, {size} bytes."))
        run.out.result(safe(line.format(place=_named(done.url), count=done.files, size=done.size)))
        for name, error in done.failed:
            run.out.say(safe_lines(f"{name[:12]}: {of_error(error)}"))
    if done.failed:
        raise typer.Exit(ExitCode.PARTIAL if done.files else ExitCode.CONFLICT)


def check(
    context: typer.Context,
    read: Annotated[
        bool, typer.Option("--read", help=_(N_("Read every file and compare its bytes, not only names and sizes.")))
    ] = False,
    as_json: Json = False,
) -> None:
    from paydesk import file_store

    run = run_of(context)
    found = file_store.check(run.store, read=read)
    if as_json:
        run.out.json([_shape(one) for one in found])
    else:
        _say(run, found)
    if any(one.missing or one.damaged for one in found):
        raise typer.Exit(ExitCode.INVALID)


def _shape(one: Checked) -> dict[str, Any]:
    return {
        "place": one.place,
        "files": one.files,
        "missing": one.missing,
        "damaged": one.damaged,
        "orphans": one.orphans,
        "orphans_size": one.orphans_size,
    }


def _say(run: Run, found: list[Checked]) -> None:
    from paydesk.render.safe import safe

    if not found:
        run.out.say(_(N_("All files are in the database; there is no file store to check.")))
    for one in found:
        line = _(N_("{place}: {count} files; missing: {missing}, damaged: {damaged}, of no request: {orphans}."))
        told = {"missing": len(one.missing), "damaged": len(one.damaged), "orphans": one.orphans}
        run.out.result(safe(line.format(place=one.place, count=one.files, **told)))
        for name in one.missing:
            run.out.result("  " + _(N_("missing: {name}")).format(name=name))
        for name in one.damaged:
            run.out.result("  " + _(N_("damaged: {name}")).format(name=name))
        if one.orphans:
            run.out.say(
                _(N_("Files of no request do no harm: an attachment was not saved in the end, or was moved back."))
            )
