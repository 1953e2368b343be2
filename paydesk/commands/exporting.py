"""Papers of many requests in a folder for people: files export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from paydesk.commands.common import Run
from paydesk.errors import N_, ExitCode, PaydeskError, Unavailable
from paydesk.messages import _, of_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paydesk.registry import Filters

STATUSES = ("approved", "paid")
"""What is exported unless --status says otherwise."""

_KEPT = ("card.html", "payment-order.pdf")


def export(run: Run, folder: Path, given: Mapping[str, Any], *, watch: bool, interval: int, as_json: bool) -> None:
    """Write what is new; with ``watch`` again and again, until the person stops it."""
    import time

    from paydesk.commands.listing import OPTIONS, filters_of

    filters = filters_of(run, dict.fromkeys(OPTIONS) | {"status": STATUSES} | {k: v for k, v in given.items() if v})
    if not watch:
        done = _once(run, folder, filters)
        _present(run, done, folder, as_json=as_json)
        if done["problems"]:
            raise typer.Exit(ExitCode.PARTIAL if done["new"] else ExitCode.INVALID)
        return
    told: Any = []
    while True:
        try:
            done = _once(run, folder, filters)
            if (
                done["written"] or done["problems"] != told
            ):  # a paper that is damaged is told of once, and stops nothing
                _present(run, done, folder, as_json=as_json)
            told = done["problems"]
        except Unavailable as error:  # it may be back at the next look
            run.out.say("! " + of_error(error))
        time.sleep(interval)


def _once(run: Run, folder: Path, filters: Filters) -> dict[str, Any]:
    """Look once, and tell what was done."""
    from paydesk import file_tree, packs, registry
    from paydesk.formats import card as formats
    from paydesk.permissions import require_known
    from paydesk.render import card

    tree = file_tree.open_tree(folder)
    told: dict[str, Any] = {"folder": str(folder), "requests": 0, "new": [], "written": 0, "problems": []}
    try:
        with run.store.read(snapshot=True) as connection:
            person = run.store.person(connection)
            require_known(person)
            found = [one for batch in registry.stream(connection, person, filters) for one in batch]
            for request in found:
                told["requests"] += 1
                if tree.is_current(request):
                    continue
                try:
                    evidence = packs.collect(connection, person, request.id, run.settings.today)
                    page = card.build(evidence.story, evidence.order, evidence.lines)
                    tree.put(request, _members(evidence.members, formats.to_html(page)))
                except Unavailable:
                    raise
                except PaydeskError as error:  # the others are written nevertheless
                    told["problems"].append({"id": request.id, "code": error.error_code, "message": of_error(error)})
                else:
                    told["new"].append(request.id)
    finally:
        if told["new"]:
            tree.remember()
    told["written"] = tree.written
    return told


def _members(members: Mapping[str, bytes], page: bytes) -> dict[str, bytes]:
    """Return the files for people by their plain names: papers, payment order, card."""
    plain = {Path(path).name: body for path, body in members.items() if "/files/" in path or path.endswith(_KEPT)}
    return plain | {"card.html": page}


def _present(run: Run, done: Mapping[str, Any], folder: Path, *, as_json: bool) -> None:
    from paydesk.render.safe import safe

    if as_json:
        run.out.json(done)
    else:
        text = _(N_("{path}: requests {requests}, of them new or changed {new}, files written {written}."))
        run.out.result(
            text.format(
                path=safe(str(folder)), requests=done["requests"], new=len(done["new"]), written=done["written"]
            )
        )
        for one in done["problems"]:
            run.out.say("! " + _(N_("request {id}: ")).format(id=one["id"]) + safe(one["message"]))
