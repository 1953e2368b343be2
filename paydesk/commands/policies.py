"""Commands about policies of approval: policy set, confirm, show, list, history, test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import DryRun, Format, Json, chosen_format, parse_day, run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.policy import Policy
    from paydesk.policy_history import Entry, Placed
    from paydesk.policy_replay import Replayed

File = Annotated[str, typer.Argument(help=_(N_("File of the policy, in TOML; - is standard input.")), metavar="FILE")]


def _source(word: str) -> str:
    from paydesk.commands import inputs
    from paydesk.errors import InvalidData
    from paydesk.policy_tables import MAX_SOURCE

    with inputs.opened(word) as source:
        body = source.read(4 * MAX_SOURCE + 1)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidData(
            N_("The file {path} is no text in UTF-8: {detail}"), code="not_utf8", path=word, detail=str(error)
        ) from error
    if not text or "\0" in text or len(text) > MAX_SOURCE:
        raise InvalidData(
            N_("The file {path} is empty or has more than {limit} characters."),
            code="bad_policy_file",
            path=word,
            limit=MAX_SOURCE,
        )
    return text


def set_(context: typer.Context, file: File, dry_run: DryRun = False, as_json: Json = False) -> None:
    from paydesk import policy

    run = run_of(context)
    found = policy.set_policy(run.store, _source(file), dry_run=dry_run)
    if found is None:
        if as_json:
            run.out.json({"dry_run": True})
        else:
            run.out.result(_(N_("The policy is sound; nothing was changed.")))
        return
    _present(context, found, as_json=as_json)


def confirm(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help=_(N_("Number of the policy.")), metavar="NUMBER", min=1)],
    as_json: Json = False,
) -> None:
    from paydesk import policy

    _present(context, policy.confirm(run_of(context).store, number), as_json=as_json)


def _present(context: typer.Context, found: Policy, *, as_json: bool) -> None:
    run = run_of(context)
    if as_json:
        run.out.json(_shape(found))
    elif found.state == "in_force":
        text = _(N_("Policy {number} is in force for all that is submitted from now on."))
        run.out.result(text.format(number=found.id))
    else:
        text = _(N_("Policy {number} was set; it is in force once another administrator confirms it: {command}"))
        run.out.result(text.format(number=found.id, command=f"paydesk policy confirm {found.id}"))


def show(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(help=_(N_("Number of the policy; the one in force when not given.")), metavar="[NUMBER]", min=1),
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import policy
    from paydesk.permissions import require_known
    from paydesk.render import policy_words
    from paydesk.render.safe import safe_lines

    run = run_of(context)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = policy.find(connection, number)
    if as_json:
        run.out.json(_shape(found) if found else None)
    elif found is None:
        run.out.say(_(N_("No policy is in force: any head approves alone.")))
    else:
        run.out.result(safe_lines(found.source.rstrip("\n")))
        for line in policy_words.wrapped(_describe(found), run.out.width):
            run.out.say(line)
        for line in policy_words.policy_lines(found.rules, run.out.width):
            run.out.say(line)


def history(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import policy_history
    from paydesk.permissions import require_known
    from paydesk.render import policy_words

    run = run_of(context)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = policy_history.read(connection)
    if as_json:
        run.out.json([_entry_shape(one) for one in found])
        return
    if not found:
        run.out.say(_(N_("No policy is in force: any head approves alone.")))
    for place, one in enumerate(found):
        if place:
            run.out.result("")
        for line in policy_words.wrapped(_describe(one.policy), run.out.width):
            run.out.result(line)
        if one.before:
            run.out.result(_(N_("Compared with policy {number}:")).format(number=one.before.id))
        for line in policy_words.change_lines(one.changes, run.out.width):
            run.out.result(line)


def _entry_shape(one: Entry) -> dict[str, Any]:
    def placed(side: Placed | None) -> dict[str, Any] | None:
        return {"rule": side.place, **side.rule} if side else None

    told = _shape(one.policy)
    return {key: told[key] for key in ("number", "state", "set_by", "set_at", "confirmed_by", "confirmed_at")} | {
        "compared_with": one.before.id if one.before else None,
        "changes": [
            {"change": change.kind, "before": placed(change.before), "after": placed(change.after)}
            for change in one.changes
        ],
    }


def _describe(found: Policy) -> str:
    from paydesk.policy import STATES
    from paydesk.render.safe import safe
    from paydesk.render.views import local_time

    words = {
        "number": found.id,
        "state": _(STATES[found.state]),
        "actor": found.actor,
        "time": local_time(found.at),
        "other": found.confirmed_by or "—",
    }
    if found.confirmed_at is None:
        text = _(N_("Policy {number}, {state}. Set by {actor}, {time}; confirmed by {other}."))
    else:
        text = _(N_("Policy {number}, {state}. Set by {actor}, {time}; confirmed by {other}, {then}."))
        words["then"] = local_time(found.confirmed_at)
    return safe(text.format(**words))


def list_(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import policy
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render import shapes
    from paydesk.render.out import Column
    from paydesk.render.views import local_time

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = policy.everything(connection)
    if chosen == "json":
        run.out.json([_shape(one) for one in found])
    elif chosen == "jsonl":
        for line in shapes.dump_lines(map(_shape, found)):
            run.out.result(line)
    elif not found and chosen == "table":
        run.out.say(_(N_("No policy is in force: any head approves alone.")))
    else:
        keys = ("id", "status", "when", "who", "approved_by")
        titles = {key: heading(key) for key in keys} | {"approved_by": _(N_("Confirmed by"))}
        rows = [
            [str(one.id), _(policy.STATES[one.state]), local_time(one.at), one.actor, one.confirmed_by or ""]
            for one in found
        ]
        run.out.table([Column(key, titles[key]) for key in keys], rows, chosen)


def replay(
    context: typer.Context,
    file: File,
    since: Annotated[str | None, typer.Option("--since", help=_(N_("Look at approvals since this day.")))] = None,
    as_json: Json = False,
) -> None:
    from paydesk import people, policy_file, policy_replay
    from paydesk.render import policy_words

    run = run_of(context)
    day = parse_day(since, run, "date") if since else None
    source = _source(file)
    with run.store.read(snapshot=True) as connection:
        people.require_admin(run.store.person(connection))
        team = people.everybody(connection)
        parsed = policy_file.parse(source, team)
        found = policy_replay.replay(connection, parsed.rules, team, day)
    if as_json:
        run.out.json([_replayed_shape(one) for one in found])
        return
    more = [one for one in found if one.needed > one.had]
    text = _(N_("Approved requests looked at: {count}; with this policy, {more} of them would need more approvals."))
    for line in policy_words.wrapped(text.format(count=len(found), more=len(more)), run.out.width):
        run.out.result(line)
    for one in more:
        text = _(N_("request {id}: rule {rule}, {needed} approvals instead of {had}"))
        run.out.result("  " + text.format(id=one.id, rule=one.rule, needed=one.needed, had=one.had))
    for line in policy_words.pace_lines(parsed.rules, found, run.out.width) if found else ():
        run.out.result(line)


def _replayed_shape(one: Replayed) -> dict[str, Any]:
    return {
        "id": one.id,
        "rule": one.rule,
        "had": one.had,
        "needed": one.needed,
        "waited": one.waited,
        "estimated": one.estimated,
        "steps": [
            {"step": place, "name": step.name, "estimated": step.seconds, "decisions": step.decisions}
            for place, step in enumerate(one.steps, start=1)
        ],
    }


def _shape(found: Policy) -> dict[str, Any]:
    from paydesk.render import shapes

    return {
        "number": found.id,
        "state": found.state,
        "set_by": found.actor,
        "set_at": shapes.stamp(found.at),
        "confirmed_by": found.confirmed_by,
        "confirmed_at": shapes.stamp(found.confirmed_at) if found.confirmed_at else None,
        "rules": list(found.rules),
        "source": found.source,
    }
