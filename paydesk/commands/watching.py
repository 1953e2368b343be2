"""A live inbox: what waits for a person, as it comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands.common import run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.commands.common import Run
    from paydesk.inbox import Waiting


def watch(
    context: typer.Context,
    every: Annotated[
        int,
        typer.Option(
            "--every", help=_(N_("Seconds after which it looks again in any case.")), min=1, max=3600, show_default=True
        ),
    ] = 30,
    once: Annotated[bool, typer.Option("--once", help=_(N_("Show what is there, and end.")))] = False,
) -> None:
    from paydesk.bell import Bell

    here = run_of(context)
    bell = Bell(here.store)
    known: dict[int, tuple[int, str]] | None = None
    try:
        while True:
            known = _look(here, known)
            if once:
                return
            bell.wait(every)
    except KeyboardInterrupt:
        here.out.say(_(N_("Stopped.")))
    finally:
        bell.close()


def _look(here: Run, known: dict[int, tuple[int, str]] | None) -> dict[int, tuple[int, str]] | None:
    """Show what has changed; a database that is away for a moment leaves the list as it is."""
    from paydesk import inbox, permissions
    from paydesk.errors import Unavailable

    try:
        with here.store.read() as connection:
            person = here.store.person(connection)
            permissions.require_known(person)
            waiting = inbox.read(connection, person)
    except Unavailable as error:
        if known is None:
            raise
        from paydesk.messages import of_error
        from paydesk.render.safe import safe_lines

        here.out.say(safe_lines(of_error(error)))
        return known
    now = {one.request.id: (one.request.version, one.why) for one in waiting}
    if here.out.terminal:
        if now != known:
            _screen(here, waiting)
    else:
        _lines(here, waiting, known or {})
    return now


def _screen(here: Run, waiting: list[Waiting]) -> None:
    """Draw the whole list anew; a bell sounds when the terminal has one."""
    from datetime import UTC, datetime

    from paydesk.render import views

    here.out.stdout.write("\033[H\033[2J\033[3J" if here.out.terminal else "")
    title = _(N_("Waiting for you: {count} ({time}). Ctrl-C ends it."))
    here.out.result(title.format(count=len(waiting), time=views.local_time(datetime.now(UTC))))
    for one in waiting:
        here.out.result(_line(one)[: max(here.out.width - 1, 20)])
    here.out.stdout.flush()


def _lines(here: Run, waiting: list[Waiting], known: dict[int, tuple[int, str]]) -> None:
    """Write a line for each that is new, and one for each that is gone: for a pipe or a file."""
    current = {one.request.id for one in waiting}
    for one in waiting:
        if known.get(one.request.id) != (one.request.version, one.why):
            here.out.result("+ " + _line(one))
    for number in known:
        if number not in current:
            here.out.result("- " + _(N_("request {id} waits for you no more")).format(id=number))
    here.out.stdout.flush()


def _line(one: Waiting) -> str:
    from paydesk.inbox import WHY
    from paydesk.render import views
    from paydesk.render.safe import safe

    request = one.request
    cells = [
        str(request.id),
        views.cell(request, "due_date"),
        views.amount(request),
        views.cell(request, "contractor"),
        _(WHY[one.why]),
        f"paydesk show {request.id}",
    ]
    return "  ".join(safe(cell) for cell in cells)
