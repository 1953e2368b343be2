"""Commands of the head and of the accountant: inbox, approve, reject, return, pay, reopen, comment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import (
    SIGNALLED,
    DryRun,
    Format,
    Ids,
    Json,
    Partial,
    Run,
    chosen_format,
    clean_comment,
    parse_day,
    parse_ids,
    present_batch,
    run_of,
)
from paydesk.errors import N_, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.errors import Problem
    from paydesk.journal import Also

Comment = Annotated[str | None, typer.Option("-m", "--comment", help=_(N_("Comment for the others.")))]
Seen = Annotated[
    str | None,
    typer.Option("--seen", help=_(N_("Refuse if the request has changed since this version.")), metavar="VERSION"),
]


def _decide(
    context: typer.Context,
    words: Sequence[str],
    action: str,
    *,
    comment: str | None,
    seen: str | None = None,
    partial: bool = False,
    dry_run: bool = False,
    as_json: bool = False,
    also: Also | None = None,
    **payment: Any,
) -> None:
    from paydesk import journal, permissions

    run = run_of(context)
    ids = parse_ids(words)
    intention = permissions.Intention(
        action, comment=comment_of(run, action, comment), seen=seen_of(seen, ids), **payment
    )
    batch = journal.act(run.store, ids, intention, partial=partial, dry_run=dry_run, also=also)
    present_batch(run, batch, action, as_json=as_json, partial=partial, dry_run=dry_run)


def seen_of(word: str | None, ids: Sequence[int]) -> int | None:
    """Return the version of ``--seen``. Raises UsageError unless it is one of a single request."""
    if word is None:
        return None
    if len(ids) != 1:
        raise UsageError(N_("--seen names the version of one request; give one number."), code="seen_needs_one")
    if not (word.isascii() and word.isdigit()) or len(word) > 18:
        raise UsageError(N_("“{value}” is not a version. Take it from “show”."), code="bad_version", value=word)
    return int(word)


def comment_of(run: Run, action: str, comment: str | None) -> str | None:
    """Return the comment in the shape in which it is stored; ask for it where one is needed and missing."""
    from paydesk import workflow
    from paydesk.errors import InvalidData, Problem

    if comment is None:
        needed = any(t.action == action and t.comment for t in workflow.TRANSITIONS)
        if not (needed and run.interactive):
            return None
        from paydesk import prompts

        comment = prompts.ask_text(_(N_("Comment")), needed=True)
    cleaned = clean_comment(comment)
    if isinstance(cleaned, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[cleaned])
    return cleaned


def approve(
    context: typer.Context,
    ids: Ids,
    comment: Comment = None,
    seen: Seen = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _decide(context, ids, "approve", comment=comment, seen=seen, partial=partial, dry_run=dry_run, as_json=as_json)


def revoke(
    context: typer.Context,
    ids: Ids,
    comment: Comment = None,
    seen: Seen = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _decide(context, ids, "revoke", comment=comment, seen=seen, partial=partial, dry_run=dry_run, as_json=as_json)


def reject(
    context: typer.Context,
    ids: Ids,
    comment: Comment = None,
    seen: Seen = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _decide(context, ids, "reject", comment=comment, seen=seen, partial=partial, dry_run=dry_run, as_json=as_json)


def return_(
    context: typer.Context,
    ids: Ids,
    comment: Comment = None,
    seen: Seen = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _decide(context, ids, "return", comment=comment, seen=seen, partial=partial, dry_run=dry_run, as_json=as_json)


def pay(
    context: typer.Context,
    ids: Ids,
    number: Annotated[str | None, typer.Option("--number", help=_(N_("Number of the payment order.")))] = None,
    date: Annotated[
        str | None, typer.Option("--date", help=_(N_("Date of the payment; today when not given.")))
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help=_(N_("File of the payment order.")))] = None,
    comment: Comment = None,
    seen: Seen = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    from paydesk import messages

    run = run_of(context)
    day = parse_day(date, run, "payment_date") if date else run.settings.today
    note = _(N_("! The payment date {date} is in the future.")).format(date=messages.day(day))
    if day > run.settings.today and not as_json:
        run.out.say(note)
    _decide(
        context,
        ids,
        "pay",
        comment=comment,
        seen=seen,
        partial=partial,
        dry_run=dry_run,
        as_json=as_json,
        also=_attaching(run, file, dry_run=dry_run) if file else None,
        payment_date=day,
        payment_number=_payment_number(number),
    )
    if day > run.settings.today and as_json:  # to scripts an error is all that is said
        run.out.say(note)


def _payment_number(word: str | None) -> str | None:
    from paydesk.errors import InvalidData, Problem
    from paydesk.form import Field, clean_text

    if word is None:
        return None
    cleaned = clean_text(Field("payment_number", "--number", N_("Payment order No."), False, 40), word)
    if isinstance(cleaned, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[cleaned])
    return cleaned


def _attaching(run: Run, path: Path, *, dry_run: bool) -> Also:
    from paydesk import blobs, files, uploads

    upload = uploads.read_upload(path, "order")
    (brought,) = [upload] if dry_run else blobs.bring(run.store, [upload])

    def attach(connection: Any, person: Any, ids: Sequence[int]) -> None:
        for number in ids:
            files.attach(connection, run.store.dialect, person, number, brought)

    return attach


def reopen(
    context: typer.Context,
    ids: Ids,
    comment: Comment = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _decide(context, ids, "reopen", comment=comment, partial=partial, dry_run=dry_run, as_json=as_json)


def comment(context: typer.Context, ids: Ids, comment: Comment = None, as_json: Json = False) -> None:
    _decide(context, ids, "comment", comment=comment, as_json=as_json)
    if not as_json:
        run_of(context).out.say(_(N_("The comment was added.")))


def inbox(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import files, signals
    from paydesk import inbox as service
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render import shapes, standing, views
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        waiting = service.read(connection, person)
        papers = files.files_of_many(connection, [one.request.id for one in waiting])
        first = [one.request for one in waiting[:SIGNALLED]]
        advice = signals.of_requests(connection, person, first, run.settings.today)

    def _shape(one: service.Waiting) -> dict[str, Any]:
        return shapes.waiting(one, papers.get(one.request.id, ()), advice.get(one.request.id, ()))

    if run.out.listed_as_json(chosen, map(_shape, waiting)):
        return
    if not waiting:
        run.out.say(_(N_("Nothing waits for you.")))
    else:
        keys = ("id", "due_date", "contractor", "amount", "why", "author")
        rows = [
            [
                _(service.WHY[one.why])
                + (f": {one.comment}" if one.comment else "")
                + (f", {standing.until(one.due, late=one.late)}" if one.due else "")
                + _marks(advice.get(one.request.id))
                if key == "why"
                else views.cell(one.request, key)
                for key in keys
            ]
            for one in waiting
        ]
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen)
        if any(one.code in signals.SERIOUS for found in advice.values() for one in found):
            run.out.say(_(N_("“!” marks what deserves a look before a decision: paydesk show ID")))


def _marks(found: Sequence[Problem] | None) -> str:
    """Return a mark for a request with a serious signal; what it is stands on its card."""
    from paydesk.signals import SERIOUS

    return " !" if any(one.code in SERIOUS for one in found or ()) else ""
