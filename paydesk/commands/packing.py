"""The command that makes evidence packs and checks them: pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, Run, parse_ids, run_of
from paydesk.errors import N_, ExitCode, PaydeskError, UsageError
from paydesk.messages import _, fill, ngettext, of_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.audit import Report
    from paydesk.packs import Checked, Evidence

MAX_IN_A_PACK = 1000


def pack(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(help=_(N_("Numbers of requests.")), metavar="[ID...]")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_(N_("The pack to write, a .zip.")))] = None,
    verify: Annotated[
        Path | None, typer.Option("--verify", help=_(N_("Check this pack instead; needs no database.")), metavar="FILE")
    ] = None,
    as_json: Json = False,
) -> None:
    run = run_of(context)
    if verify is not None:
        if ids or output is not None:
            raise UsageError(N_("--verify checks a pack that is there; leave numbers and -o out."), code="bad_option")
        _verify(run, verify, as_json=as_json)
        return
    if not ids or output is None:
        raise UsageError(N_("Name the requests, and the file to write with -o."), code="missing_options")
    numbers = list(dict.fromkeys(parse_ids(ids)))
    if len(numbers) > MAX_IN_A_PACK:
        raise UsageError(
            N_("At most {limit} requests in one pack, not {count}."),
            code="too_many",
            limit=MAX_IN_A_PACK,
            count=len(numbers),
        )
    _make(run, numbers, output, as_json=as_json)


def _make(run: Run, numbers: Sequence[int], path: Path, *, as_json: bool) -> None:
    import hashlib
    import shlex

    from paydesk import messages, packs
    from paydesk.formats import pack_zip
    from paydesk.render.safe import safe
    from paydesk.render.tables import target

    today, lacking = run.settings.today, list[PaydeskError]()
    with target(path) as stream, pack_zip.Writer(stream) as writer, run.store.read(snapshot=True) as connection:
        person = run.store.person(connection)
        for number in numbers:
            evidence = packs.collect(connection, person, number, today)
            _put_cards(evidence)
            for member, body in evidence.members.items():
                writer.add(member, body)
            lacking += evidence.lacking
        writer.finish(packs.manifest(numbers, messages.language()))
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    if as_json:
        run.out.json({"file": str(path), "sha256": digest, "ids": list(numbers), "members": writer.count})
        return
    count = ngettext("{count} request", "{count} requests", len(numbers))
    run.out.result(_(N_("{path}: {count}. SHA-256 {sha256}")).format(path=safe(str(path)), count=count, sha256=digest))
    for text in dict.fromkeys(of_error(error) for error in lacking):
        run.out.say("! " + safe(text))
    command = f"paydesk pack --verify {shlex.quote(str(path))}"
    run.out.say(_(N_("Whoever gets it checks it without a database: {command}")).format(command=safe(command)))


def _put_cards(one: Evidence) -> None:
    from paydesk import packs
    from paydesk.errors import Unavailable
    from paydesk.formats import card as formats
    from paydesk.render import card

    made, folder = card.build(one.story, one.order, one.lines), packs.folder_of(one.story.request.id)
    html, pdf = packs.CARDS
    one.members[folder + html] = formats.to_html(made)
    try:
        one.members[folder + pdf] = formats.to_pdf(made)
    except Unavailable as error:
        one.lacking.append(error)


def _verify(run: Run, path: Path, *, as_json: bool) -> None:
    from paydesk import packs

    found = packs.verify(path)
    compared = _compare_cards(found)
    if as_json:
        run.out.json(_json(found))
    else:
        _present(run, found, compared=compared)
    if not found.report.ok:
        raise typer.Exit(ExitCode.INVALID)


def _compare_cards(found: Checked) -> bool:
    """Make the cards anew from what the journals tell, and compare; tell whether all could be compared."""
    from paydesk import messages, packs
    from paydesk.errors import Unavailable
    from paydesk.formats import card as formats
    from paydesk.render import card

    if not found.made_here or found.language not in messages.LANGUAGES:
        return not found.cards
    before, complete = messages.language(), True
    messages.use(found.language)
    try:
        for story in found.stories:
            number = story.request.id
            made = card.build(story, found.orders.get(number), found.lines.get(number, ()))
            for name, make in zip(packs.CARDS, (formats.to_html, formats.to_pdf), strict=True):
                member = packs.folder_of(number) + name
                try:
                    if member in found.cards and found.cards[member] != make(made):
                        found.report.add("card_changed", N_("{member} does not say what the journal says."), number,
                                         member=member)  # fmt: skip
                except Unavailable:
                    complete = False
    finally:
        messages.use(before)
    return complete


def _json(found: Checked) -> dict[str, Any]:
    from paydesk.render import shapes

    left_out = ("warnings", "files", "waiting_for")
    return {
        "ok": found.report.ok,
        "requests": [
            {key: value for key, value in shapes.request(one.request).items() if key not in left_out}
            | {"entries": one.request.head_seq, "hash": one.request.head_hash}
            for one in found.stories
        ],
        "files": found.report.files,
        "problems": [
            {"id": one.id, "seq": one.seq, "code": one.code, "message": fill(one.text, one.params)}
            for one in found.report.faults
        ],
    }


def _present(run: Run, found: Checked, *, compared: bool) -> None:
    from paydesk.commands.audit import where
    from paydesk.render import views
    from paydesk.render.safe import safe

    report: Report = found.report
    for fault in report.faults:
        run.out.result(safe("✗ " + where(fault) + fill(fault.text, fault.params)))
    for story in found.stories:
        one = story.request
        run.out.result(safe(f"{views.title(one)} · {one.form.contractor or '—'} · {views.amount(one)}"))
        run.out.result("  " + _(N_("last entry {seq}: {hash}")).format(seq=one.head_seq, hash=one.head_hash))
    if not compared:
        run.out.say(_(N_("! The cards were not compared: another version of paydesk made them, or typst is missing.")))
    if report.ok:
        run.out.result(_(N_("✓ The pack is whole: papers and contents are those that the journals sealed.")))
        run.out.say(
            _(N_("That it came from your database, the database says: paydesk history {id} --json ends with this hash."))
            .format(id=found.stories[0].request.id)
        )  # fmt: skip
