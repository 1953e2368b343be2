"""Commands of the auditor: verify, seal, log, accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.errors import N_, ExitCode
from paydesk.messages import _, fill

if TYPE_CHECKING:
    from paydesk.audit import Fault, Report

Kept = Annotated[
    list[str] | None,
    typer.Option("--seal", help=_(N_("A seal that was kept outside; may be given several times.")), metavar="TEXT"),
]


def verify(context: typer.Context, seal: Kept = None, as_json: Json = False) -> None:
    from paydesk import audit, witness
    from paydesk.audit.seals import parse

    run = run_of(context)
    kept = [parse(one) for one in seal or ()]
    run.store.first_look = None  # what this machine remembers is checked with the rest
    with run.out.progress(0) as advance:
        report = audit.verify(run.store, kept, advance, lambda database: witness.known(witness.memory_path(), database))
    if as_json:
        run.out.json(_report_json(report))
    else:
        _present(run, report)
    if not report.ok:
        raise typer.Exit(ExitCode.INVALID)


def _report_json(report: Report) -> dict[str, Any]:
    return {
        "ok": report.ok,
        "requests": report.requests,
        "events": report.events,
        "admin_events": report.admin_events,
        "files": report.files,
        "seals": report.seals,
        "newest_seal": report.newest_seal,
        "problem_count": report.count,
        "problems": [
            {"id": one.id, "seq": one.seq, "code": one.code, "message": fill(one.text, one.params)}
            for one in report.faults
        ],
    }


def _present(run: Run, report: Report) -> None:
    from paydesk.messages import ngettext
    from paydesk.render.safe import safe

    for fault in report.faults:
        run.out.result(safe("✗ " + where(fault) + fill(fault.text, fault.params)))
    if report.count > len(report.faults):
        rest = report.count - len(report.faults)
        run.out.result(ngettext("… and {count} more problem", "… and {count} more problems", rest))
    run.out.say(
        _(
            N_(
                "Requests: {requests}. Entries: {events}. Entries of administrators: {admin_events}. Files: {files}."
                " Seals: {seals}."
            )
        ).format(
            requests=report.requests,
            events=report.events,
            admin_events=report.admin_events,
            files=report.files,
            seals=report.seals,
        )
    )
    if report.ok:
        run.out.result(_(N_("✓ Everything is as the journals say, and the journals are whole.")))
        if report.newest_seal is None:
            run.out.say(_(N_("There is no seal yet, which would show that an end was cut off: paydesk audit seal")))


def where(fault: Fault) -> str:
    """Return the beginning of a line about a fault: of which request and entry it is."""
    if fault.id is None:
        return ""
    if fault.seq is None:
        return _(N_("request {id}: ")).format(id=fault.id)
    return _(N_("request {id}, entry {seq}: ")).format(id=fault.id, seq=fault.seq)


def seal(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import audit

    run = run_of(context)
    taken, fresh = audit.seal(run.store)
    if as_json:
        run.out.json({"seal": taken.text, "number": taken.number, "new": fresh})
        return
    run.out.result(taken.text)
    if fresh:
        run.out.say(_(N_("Keep this line outside of the database. To check it: paydesk audit verify --seal …")))
    else:
        run.out.say(_(N_("Nothing has happened since this seal.")))


def log(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import admin_journal, audit
    from paydesk.messages import heading
    from paydesk.render import shapes
    from paydesk.render.out import Column
    from paydesk.render.views import local_time

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        audit.require_auditor(run.store.person(connection))
        entries = admin_journal.entries(connection)
    told = [
        {"seq": one.id, "at": shapes.stamp(one.at), "actor": one.actor, "action": one.action, "subject": one.subject}
        | {"detail": one.detail, "hash": one.hash}
        for one in entries
    ]
    if not run.out.listed_as_json(chosen, told):
        keys = ("when", "who", "what", "about", "detail")
        rows = [
            [local_time(one.at), one.actor, _(admin_journal.ACTIONS[one.action]), one.subject, _short(one)]
            for one in entries
        ]
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen)


_ELSEWHERE = frozenset({"id", "at", "actor", "login", "policy_id", "manifest"})
"""Columns of a row that the other cells tell already, or that are too long for one."""


def _short(entry: Any) -> str:
    """Return a detail for people: what a row holds, without its empty columns and long lists."""
    import json

    from paydesk.messages import heading

    detail = entry.detail or ""
    if entry.action == "policy_set":
        return f"paydesk policy show {entry.subject}"
    if not detail.startswith("{"):
        return str(detail)
    words = {True: _(N_("yes")), False: _(N_("no"))}
    told = {key: words[value] if isinstance(value, bool) else value for key, value in json.loads(detail).items()}
    kept = {key: value for key, value in told.items() if value not in (None, "") and key not in _ELSEWHERE}
    return "; ".join(f"{heading(key)}: {value}" for key, value in kept.items())


def accept(context: typer.Context) -> None:
    from paydesk import witness
    from paydesk.audit.seals import database_id

    run = run_of(context)
    run.store.first_look = None
    with run.store.read() as connection:
        forgotten = witness.forget(witness.memory_path(), database_id(connection))
    if forgotten is None:
        run.out.say(_(N_("This machine remembers no seal of the database; there is nothing to accept.")))
    else:
        run.out.result(
            _(N_("Seal {seal} was forgotten on this machine; the next one is remembered instead.")).format(
                seal=forgotten.number
            )
        )
