"""Messages: the worker, and what it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands.common import Format, Json, chosen_format, run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.commands.common import Run
    from paydesk.courier import Courier, Report


def run(
    context: typer.Context,
    watch: Annotated[
        bool, typer.Option("--watch", help=_(N_("Go on until it is stopped, and send as things happen.")))
    ] = False,
    every: Annotated[
        int,
        typer.Option(
            "--every",
            help=_(N_("Seconds after which it looks again in any case.")),
            metavar="NUMBER",
            min=1,
            max=3600,
            show_default=True,
        ),
    ] = 30,
    as_json: Json = False,
) -> None:
    from paydesk import courier, letters

    here = run_of(context)
    # On SQLite a kept connection would go on with the old file when a backup is put in its place.
    here.store.keeps_connection = not watch or here.store.dialect == "postgresql"
    worker = courier.Courier(here.store, letters.compose)
    try:
        if watch:
            _watch(here, worker, every)
        else:
            worker.run()
    finally:
        here.store.close()
    _present(here, worker.report, as_json=as_json)


def _watch(here: Run, worker: Courier, every: int) -> None:
    """Send until somebody stops it. A database that is away is waited for."""
    import signal
    import time
    from types import FrameType

    from paydesk.bell import Bell
    from paydesk.errors import Unavailable
    from paydesk.messages import of_error
    from paydesk.render.safe import safe_lines

    def stop(_number: int, _frame: FrameType | None) -> None:
        if worker.stopping:  # somebody is in a hurry
            raise KeyboardInterrupt
        worker.stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    bell = Bell(here.store, lambda: worker.stopping)
    missing = ""
    try:
        while not worker.stopping:
            try:
                worker.run()
                if missing:
                    here.out.say(_(N_("The database can be reached again.")))
                    missing = ""
                bell.wait(every)
            except Unavailable as error:
                if missing != (missing := safe_lines(of_error(error))):  # once, for the log of a worker is kept
                    here.out.say(missing)
                bell.close()
                time.sleep(min(every, 2))
        here.out.say(_(N_("Stopped.")))
    finally:
        bell.close()


def _present(here: Run, report: Report, *, as_json: bool) -> None:
    if as_json:
        from dataclasses import asdict

        here.out.json(asdict(report))
        return
    here.out.result(
        _(N_("Events: {events}. Sent: {sent}, no longer needed: {dropped}, failed: {failed}, of these given up: {dead}.")).format(
            events=report.events, sent=report.sent, dropped=report.dropped, failed=report.failed, dead=report.dead
        )
    )  # fmt: skip


def status(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import queue
    from paydesk.messages import heading
    from paydesk.render import views
    from paydesk.render.out import Column

    here = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with here.store.read() as connection:
        found = queue.status(connection, here.store.person(connection))
    if chosen in ("json", "jsonl"):
        here.out.json(
            {
                "unplanned": found.unplanned,
                "states": found.states,
                "failed": [
                    {
                        "key": one.key,
                        "kind": one.kind,
                        "request": one.request_id,
                        "state": one.state,
                        "tries": one.tries,
                        "next_at": one.due_at.isoformat() if one.state != "dead" else None,
                        "error": one.error,
                    }
                    for one in found.failed
                ],
            }
        )
        return
    states = ", ".join(f"{_(queue.STATE_NAMES[name])}: {count}" for name, count in found.states.items() if count)
    here.out.say(_(N_("Events not looked at yet: {count}. Messages: {states}.")).format(count=found.unplanned, states=states or _(N_("none"))))  # fmt: skip
    rows = [
        [one.key, _(queue.STATE_NAMES[one.state]), str(one.tries), views.local_time(one.due_at), one.error or ""]
        for one in found.failed
    ]
    if rows:
        headings = (
            ("key", heading("key")),
            ("status", heading("status")),
            ("count", _(N_("Tries"))),
            ("when", _(N_("Last or next try"))),
            ("why", heading("why")),
        )
        here.out.table([Column(key, name) for key, name in headings], rows, chosen)


def retry(
    context: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(help=_(N_("Keys as in notify status; without any, everything given up.")), metavar="[KEY...]"),
    ] = None,
) -> None:
    from paydesk import queue

    here = run_of(context)
    with here.store.write() as connection:
        count = queue.retry(connection, here.store.person(connection), keys)
    here.out.result(_(N_("To be tried again: {count}.")).format(count=count))
