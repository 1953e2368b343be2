"""Commands that copy a database and bring it back: db backup, db restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from paydesk.commands.common import Json, run_of
from paydesk.errors import N_, InvalidData
from paydesk.messages import _


def backup(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help=_(N_("File to write; there must be none of this name.")), metavar="FILE")
    ],
    as_json: Json = False,
) -> None:
    from paydesk import backup as service
    from paydesk.render.safe import safe

    run = run_of(context)
    done = service.backup(run.store, file)
    report = done.report
    if as_json:
        found = None if report is None else report.ok
        shape = {"file": str(done.path), "size": done.size, "verified": found}
        run.out.json(shape | ({"outside": dict(done.outside)} if done.outside else {}))
    else:
        run.out.result(_(N_("Backup: {path}, {size} bytes.")).format(path=safe(str(done.path)), size=done.size))
    for place, count in done.outside.items():
        run.out.say(
            _(N_("! {count} files are in the file store {place} and not in this backup: copy that, too.")).format(
                count=count, place=safe(place)
            )
        )
    if report is None:
        run.out.say(_(N_("It is checked by the audit when it is restored: try that on another database now and then.")))
    elif report.ok:
        run.out.say(_(N_("✓ The copy passes the audit.")))
    else:
        raise InvalidData(
            N_("The copy {path} was written, but it does not pass the audit, as the database itself: {command}"),
            code="damaged_backup",
            path=str(done.path),
            command="paydesk audit verify",
        )


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=_(N_("The backup.")), metavar="FILE")],
    replace: Annotated[
        bool, typer.Option("--replace", help=_(N_("Put it in the place of an SQLite database; the old file is kept.")))
    ] = False,
    damaged: Annotated[
        bool, typer.Option("--damaged", help=_(N_("Restore it even if it does not pass the audit.")))
    ] = False,
    as_json: Json = False,
) -> None:
    from paydesk import backup as service
    from paydesk.render.safe import safe

    run = run_of(context)
    run.store.first_look = None
    report, old = service.restore(run.store, file, replace=replace, damaged=damaged)
    if as_json:
        shape = {"database": run.store.address.shown, "ok": report.ok, "requests": report.requests}
        run.out.json(shape | {"events": report.events, "replaced": str(old) if old else None})
        return
    run.out.result(
        _(N_("The database {place} is restored: {requests} requests, {events} entries.")).format(
            place=safe(run.store.address.shown), requests=report.requests, events=report.events
        )
    )
    if old:
        run.out.say(_(N_("The database that was there is kept as {path}.")).format(path=safe(str(old))))
    if report.ok:
        run.out.say(_(N_("✓ It passes the audit.")))
    else:
        run.out.say(_(N_("! It does not pass the audit: paydesk audit verify")))
    if run.store.dialect == "postgresql":
        run.out.say(_(N_("Everybody has a login again; passwords are the server's and were not in the backup.")))
