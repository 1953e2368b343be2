"""Evidence packs: requests with their papers, decisions, orders and journals in one ZIP that proves itself.

The journal stands there with the exact texts that were hashed. What else a pack says of a request follows from them
and is compared with them: so a pack is checked without a database, and without the person who made it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select

from paydesk import __version__, blobs, files, filing, history, money, own_accounts, payment_papers
from paydesk.audit import told
from paydesk.audit.report import Report
from paydesk.audit.told import Paper, Story
from paydesk.bank_batches import READERS
from paydesk.errors import N_, Conflict, InvalidData, NotFound, PaydeskError, Unavailable
from paydesk.formats import pack_zip, payment_order
from paydesk.formats.pack_zip import Pack
from paydesk.models import bank_batch, bank_batch_item, own_account, statement_line
from paydesk.records import Event, Person
from paydesk.rules import BY_STATE
from paydesk.uploads import clean_name

JOURNAL: Final = "journal.json"
ORDER: Final = "payment-order.json"
PRINTED: Final = "payment-order.pdf"
LINES: Final = "statement.json"
CARDS: Final = ("card.html", "card.pdf")


@dataclass(slots=True)
class Evidence:
    """What goes into a pack for one request; ``lacking`` says in words what is left out, and why."""

    story: Story
    members: dict[str, bytes]
    order: Mapping[str, Any] | None = None
    lines: Sequence[Mapping[str, Any]] = ()
    lacking: list[PaydeskError] = field(default_factory=list)


def folder_of(number: int) -> str:
    """Return the folder of a request in a pack."""
    return f"request-{number}/"


def collect(connection: Connection, person: Person, number: int, today: date) -> Evidence:
    """Return the evidence of a request, as far as this person may see it.

    Raises NotFound for a request that is not theirs to see, Conflict where row, journal and files do not agree.
    """
    request = filing.find(connection, person, number)
    entries = [_sealed(one) for one in history.events(connection, number)]
    report = Report()
    story = told.of(number, entries, report)
    history.refuse_changed(connection, [request])
    if story is None or not report.ok:
        rule = BY_STATE["PD012"]
        raise Conflict(rule.text, code=rule.code, id=number)
    folder = folder_of(number)
    found = Evidence(story, {folder + JOURNAL: pack_zip.to_json({"request": number, "entries": entries})})
    held = {one.sha256: one for one in files.files_of(connection, number)}
    for path, paper in paths_of(story).items():
        if paper.sha256 not in held:
            raise Conflict(
                N_("The file {name} of request {id} is damaged in the store."),
                code="damaged_file",
                name=paper.name or paper.sha256[:12],
                id=number,
            )
        found.members[path] = blobs.read_body(connection, held[paper.sha256])
    if not person.roles.isdisjoint(READERS):
        found.order = _order(connection, number, story)
        found.lines = _lines(connection, number)
    _put_bank(connection, found, folder, today)
    return found


def _sealed(entry: Event) -> dict[str, Any]:
    return {"payload": entry.payload, "content": entry.content, "hash": entry.hash}


def paths_of(story: Story) -> dict[str, Paper]:
    """Return member → file: the names are made from what the journal tells, so they are the same in every pack."""
    folder = folder_of(story.request.id) + "files/"
    return {
        f"{folder}{place:02}-{clean_name(f'{one.kind}-{one.name or one.sha256[:12]}')}": one
        for place, one in enumerate(story.papers, start=1)
    }


def _order(connection: Connection, number: int, story: Story) -> dict[str, Any] | None:
    """Return the payment order of the bank file in which the request is."""
    item, batch, account = bank_batch_item.c, bank_batch.c, own_account.c
    row = connection.execute(
        select(item.number, item.date, item.amount, batch.id, batch.sha256, account.organisation, account.account)
        .join(bank_batch, batch.id == item.batch_id)
        .join(own_account, account.id == item.own_account_id)
        .where(item.request_id == number, item.batch_id == story.request.exported_in)
    ).one_or_none()
    if row is None:
        return None
    return {
        "number": str(row.number),
        "date": row.date.isoformat(),
        "amount": money.amount_string(row.amount, story.request.form.currency),
        "currency": story.request.form.currency,
        "payer": row.organisation,
        "payer_account": row.account,
        "bank_file": row.id,
        "bank_file_sha256": row.sha256,
    }


def _lines(connection: Connection, number: int) -> list[dict[str, Any]]:
    """Return the documents of statements that show the payment."""
    line = statement_line.c
    rows = connection.execute(select(statement_line).where(line.request_id == number).order_by(line.id))
    return [
        {
            "line": row.id,
            "number": row.number,
            "date": row.date.isoformat() if row.date else None,
            "amount": row.amount,
            "direction": row.direction,
            "own_account": row.own_account,
            "partner": row.partner,
            "partner_inn": row.partner_inn,
            "partner_account": row.partner_account,
            "purpose": row.purpose,
        }
        for row in rows
    ]


def _put_bank(connection: Connection, found: Evidence, folder: str, today: date) -> None:
    if found.lines:
        found.members[folder + LINES] = pack_zip.to_json(list(found.lines))
    if found.order is None:
        return
    found.members[folder + ORDER] = pack_zip.to_json(found.order)
    try:
        account = own_accounts.find(connection, None)
        made = payment_papers.orders(connection, [found.story.request], account, today)
        found.members[folder + PRINTED] = payment_order.render(made)
    except (InvalidData, NotFound, Unavailable) as error:  # no form for this currency or sign, or nothing to print with
        found.lacking.append(error)


def manifest(numbers: Sequence[int], language: str) -> dict[str, Any]:
    """Return what the manifest of a pack says besides its members."""
    return {"made_by": f"paydesk {__version__}", "language": language, "requests": list(numbers)}


@dataclass(slots=True)
class Checked:
    """What the check of a pack found; the stories are told by journals that hold together."""

    report: Report
    stories: list[Story] = field(default_factory=list)
    cards: dict[str, bytes] = field(default_factory=dict)
    """Cards that are to be compared with what the journals tell."""
    orders: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    lines: dict[int, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    language: str = ""
    made_here: bool = False
    """Whether this version of paydesk made the pack, so that it makes the same cards."""


def verify(path: Path) -> Checked:
    """Check a pack by itself. Raises InvalidData for a file that is none, NotFound when there is none."""
    pack = Pack(path)
    try:
        pack.check_all()
        found = Checked(Report())
        for problem in pack.problems:
            found.report.add(problem.code, problem.text, None, None, **problem.params)
        manifest = pack.manifest
        found.made_here = manifest.get("made_by") == f"paydesk {__version__}"
        found.language = str(manifest.get("language"))
        numbers = manifest.get("requests")
        if not isinstance(numbers, list) or not all(type(one) is int for one in numbers) or not numbers:
            found.report.add("manifest_changed", N_("The manifest names no requests."))
            return found
        known = {pack_zip.MANIFEST}
        for number in dict.fromkeys(numbers):
            known |= _check_request(pack, number, found)
        for stray in [one for one in pack.paths if one not in known]:
            found.report.add("member_unlisted", N_("{member} belongs to no request of the pack."), member=stray)
        return found
    finally:
        pack.close()


def _check_request(pack: Pack, number: int, found: Checked) -> set[str]:
    """Check the members of one request and return the names that it may have."""
    folder, report = folder_of(number), found.report
    report.requests += 1
    known = {folder + name for name in (JOURNAL, ORDER, PRINTED, LINES, *CARDS)}
    entries = _json(pack, folder + JOURNAL)
    story = told.of(number, entries.get("entries", ()) if isinstance(entries, dict) else (), report)
    if story is None:
        return known | {one for one in pack.paths if one.startswith(folder)}
    found.stories.append(story)
    papers = paths_of(story)
    for path, paper in papers.items():
        report.files += 1
        if pack.sha256(path) != paper.sha256:
            report.add("file_changed", _OTHER_FILE, number, paper.seq, member=path)
    order, lines = _json(pack, folder + ORDER), _json(pack, folder + LINES)
    if isinstance(order, dict):
        found.orders[number] = order
        _check_order(story, order, report)
    if isinstance(lines, list):
        found.lines[number] = [one for one in lines if isinstance(one, dict)]
        _check_lines(story, found.lines[number], report)
    for name in CARDS:
        body = pack.read(folder + name)
        if body is not None:
            found.cards[folder + name] = body
    return known | set(papers)


def _check_order(story: Story, order: Mapping[str, Any], report: Report) -> None:
    """Compare the order with the entry that put it into the bank file, and with the sum that was approved."""
    request = story.request
    sent = [one for one in story.journal if one.action == "export" and one.batch == request.exported_in]
    day = sent[-1].payment_date if sent else None
    amount = money.amount_string(request.form.amount or 0, request.form.currency)
    told = (sent[-1].payment_number, day.isoformat() if day else None, request.exported_in, amount) if sent else None
    if told != tuple(order.get(key) for key in ("number", "date", "bank_file", "amount")):
        text = N_("The payment order is not the one that the journal put into a bank file.")
        report.add("order_changed", text, request.id, sent[-1].seq if sent else None)


def _check_lines(story: Story, lines: Sequence[Mapping[str, Any]], report: Report) -> None:
    """Look for the documents by which the journal says that the request was paid."""
    held = {one.get("line") for one in lines}
    for entry in story.journal:
        if entry.statement_line is not None and entry.statement_line not in held:
            text = N_("The line of the statement that shows this payment is missing.")
            report.add("line_missing", text, story.request.id, entry.seq)


_OTHER_FILE: Final = N_("{member} is not there, or is not the file that this entry of the journal attached.")


def _json(pack: Pack, path: str) -> Any:
    body = pack.read(path)
    try:
        return json.loads(body) if body is not None else None
    except (ValueError, RecursionError):
        return None
