"""Commands of the author for requests that are filed: submit, withdraw, revise, discard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from paydesk.commands.common import DryRun, DuplicateOk, Ids, Json, Partial, parse_ids, present_batch, reason_of, run_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def _move(context: typer.Context, words: Sequence[str], action: str, **options: Any) -> None:
    from paydesk import journal, permissions

    run = run_of(context)
    dry_run, partial = options["dry_run"], options["partial"]
    intention = permissions.Intention(action, duplicate_ok=reason_of(options.get("duplicate_ok")))
    batch = journal.act(run.store, parse_ids(words), intention, partial=partial, dry_run=dry_run)
    present_batch(run, batch, action, as_json=options["as_json"], partial=partial, dry_run=dry_run)


def submit(
    context: typer.Context,
    ids: Ids,
    duplicate_ok: DuplicateOk = None,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _move(context, ids, "submit", duplicate_ok=duplicate_ok, partial=partial, dry_run=dry_run, as_json=as_json)


def withdraw(
    context: typer.Context,
    ids: Ids,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _move(context, ids, "withdraw", partial=partial, dry_run=dry_run, as_json=as_json)


def revise(
    context: typer.Context,
    ids: Ids,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _move(context, ids, "revise", partial=partial, dry_run=dry_run, as_json=as_json)


def discard(
    context: typer.Context,
    ids: Ids,
    partial: Partial = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    _move(context, ids, "discard", partial=partial, dry_run=dry_run, as_json=as_json)
