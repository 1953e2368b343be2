"""Where a request stands, and the card of a review, as lines for people and as JSON for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from paydesk import deadlines, messages
from paydesk.approval import CHAINS
from paydesk.errors import N_, PaydeskError
from paydesk.messages import _, heading, of_problem, role_name, status_name
from paydesk.records import Event, Person
from paydesk.render import policy_words, shapes, views
from paydesk.render.safe import safe
from paydesk.rules import BY_STATE
from paydesk.workflow import ACTIONS, ANYONE, COMMANDS, transition_from

if TYPE_CHECKING:
    from datetime import datetime

    from paydesk.approval import Approval, Progress
    from paydesk.explaining import Ability, Standing
    from paydesk.reviewing import Card, Change
    from paydesk.step_places import Handover


def shape(value: Standing) -> dict[str, Any]:
    """Return the JSON of ``explain``."""
    request, turn, exported = value.request, value.turn, value.exported
    return {
        "id": request.id,
        "status": request.status,
        "version": request.version,
        "since": shapes.stamp(value.since),
        "next": turn.action if turn else None,
        "actions": [_ability_shape(one) for one in value.abilities],
        "setbacks": [_event_shape(one) | {"comment": one.comment} for one in value.setbacks],
        "bank_file": _event_shape(exported) | {"batch": exported.batch} if exported else None,
        "intact": value.intact,
        "chain": chain_shape(value.progress) if value.progress else None,
        "rule": _rule_shape(value),
    }


def _rule_shape(value: Standing) -> dict[str, Any] | None:
    """Return the JSON of the rule by which the submit chose the chain, with its number and that of its policy."""
    chain, rule = value.request.chain, value.rule
    if chain is None or rule is None:
        return None
    told = {key: one for key, one in rule.items() if key != "steps"}
    return {"policy": chain // CHAINS, "rule": chain % CHAINS, **told}


def chain_shape(progress: Progress) -> list[dict[str, Any]]:
    """Return the JSON of a chain of approval: its steps in order, with the approvals that stand."""
    return [
        {
            "step": place,
            "name": step.name,
            "persons": list(step.persons) or None,
            "needed": step.needed,
            "approvals": [
                {
                    "actor": one.actor,
                    "at": shapes.stamp(one.at) if one.at else None,
                    "behalf": one.behalf,
                    "round": one.round,
                    "earlier": one.round < progress.round,
                }
                for one in progress.given(place)
            ],
            "handed": [
                {"giver": one.giver, "taker": one.taker, "actor": one.actor, "at": shapes.stamp(one.at)}
                for one in _handed(progress, place)
                if one.at
            ],
            "keeps": list(step.keeps) or None,
            "within": step.within,
            "then": (list(deadlines.told(progress, place)) or None) if step.within else None,
            "due": shapes.stamp(moment) if (moment := _due(progress, place)) else None,
            "late": moment is not None and deadlines.is_over(progress),
            "substitutes": [{"substitute": who, "giver": giver} for who, giver in _standing_in(progress)]
            if progress.open == place
            else [],
            "state": _step_state(progress, place),
        }
        for place, step in enumerate(progress.steps, start=1)
    ]


def _step_state(progress: Progress, place: int) -> str:
    if len(progress.given(place)) >= progress.steps[place - 1].needed:
        return "passed"
    return "open" if progress.open == place else "later"


_STEP_STATES: Final = {"passed": N_("passed"), "open": N_("open"), "later": N_("later")}


def _chain(value: Standing, progress: Progress, width: int) -> Iterable[str]:
    """Return the steps of a chain for people: what is passed and by whom, what is open and for whom."""
    yield ""
    chain = value.request.chain
    if value.rule is None or chain is None:
        yield _(N_("Chain of approval:"))
    else:
        text = _(N_("Chain of approval, by rule {rule} of policy {policy} ({conditions}):"))
        words = {
            "rule": chain % CHAINS,
            "policy": chain // CHAINS,
            "conditions": policy_words.conditions(value.rule, chain % CHAINS),
        }
        yield from _wrapped(safe(text.format(**words)), width)
    for place, step in enumerate(progress.steps, start=1):
        given = progress.given(place)
        who = ", ".join(progress.holders(place)) or role_name("head")
        if step.name:
            who = f"{step.name} ({who})"
        text = _(N_("{place}. {who}: {given} of {needed}, {state}")).format(
            place=place,
            who=who,
            given=len(given),
            needed=step.needed,
            state=_(_STEP_STATES[_step_state(progress, place)]),
        )
        said = "; ".join(f"{_voice(one, progress)}, {views.local_time(one.at)}" for one in given if one.at)
        line = safe(text + (f" ({said})" if said else ""))
        yield from textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="     ")
        yield from textwrap.wrap(_time(progress, place), width, initial_indent="     ", subsequent_indent="       ")
        for one in _handed(progress, place):
            text = _(N_("{taker} has the place of {giver}, {time}")).format(
                taker=one.taker, giver=one.giver, time=views.local_time(one.at) if one.at else "—"
            )
            yield from textwrap.wrap(safe(text), width, initial_indent="     ", subsequent_indent="       ")
        if progress.open == place:
            for who, giver in _standing_in(progress):
                yield "     " + safe(_(N_("{substitute} may stand in for {giver}")).format(substitute=who, giver=giver))


def _due(progress: Progress, place: int) -> datetime | None:
    return deadlines.due(progress) if progress.open == place else None


def until(moment: datetime, *, late: bool) -> str:
    """Return until when a step of approval is to be decided, or that this is over."""
    text = _(N_("late since {time}")) if late else _(N_("until {time}"))
    return text.format(time=views.local_time(moment))


def _time(progress: Progress, place: int) -> str:
    """Return what is to be said of the time of a step; of one that is passed nothing."""
    step, moment = progress.steps[place - 1], _due(progress, place)
    if step.within is None or _step_state(progress, place) == "passed":
        return ""
    named = ", ".join(deadlines.told(progress, place)) or role_name("admin")
    if moment is None:
        text = _(N_("to be decided within {span}; then told: {people}"))
        return safe(text.format(span=policy_words.span(step.within), people=named))
    if deadlines.is_over(progress):
        return safe(_(N_("! late since {time}; told: {people}")).format(time=views.local_time(moment), people=named))
    text = _(N_("to be decided until {time}; then told: {people}"))
    return safe(text.format(time=views.local_time(moment), people=named))


def _handed(progress: Progress, place: int) -> list[Handover]:
    return [one for one in progress.handovers if one.step == place]


def _voice(one: Approval, progress: Progress) -> str:
    text = one.actor
    if one.behalf is not None:
        text = _(N_("{actor} for {giver}")).format(actor=one.actor, giver=one.behalf)
    if one.round < progress.round:
        text += _(N_(", stands from round {number}")).format(number=one.round)
    return text


def _standing_in(progress: Progress) -> list[tuple[str, str]]:
    """Return substitute and giver, for those who may act at the open step."""
    return sorted((who, giver) for who, giver in progress.substitutes if giver in progress.givers(who))


def _ability_shape(one: Ability) -> dict[str, Any]:
    return {
        "action": one.action,
        "command": _command(one.action),
        "roles": list(one.roles),
        "people": [{"login": who.login, "name": who.name} for who in one.people],
        "error": messages.error_json(one.error) if one.error else None,
    }


def _event_shape(one: Event) -> dict[str, Any]:
    return {"seq": one.seq, "at": shapes.stamp(one.at), "actor": one.actor, "action": one.action}


def _command(action: str) -> str:
    return COMMANDS.get(action, action)


def lines(value: Standing, width: int) -> Iterable[str]:
    """Return where a request stands, for people."""
    request = value.request
    yield views.title(request)
    yield from _wrapped(_waiting(value), width)
    if value.exported:
        text = _(N_("In bank file {file}, put there by {actor}, {time}."))
        at = views.local_time(value.exported.at)
        yield from _wrapped(text.format(file=value.exported.batch, actor=safe(value.exported.actor), time=at), width)
    if value.intact:
        yield _(N_("The content is what the journal has sealed."))
    else:
        yield from _wrapped("! " + messages.fill(BY_STATE["PD012"].text, {"id": request.id}), width)
    if value.progress:
        yield from _chain(value, value.progress, width)
    if value.setbacks:
        yield ""
        yield _(N_("What came back:"))
        yield from views.history(value.setbacks, width)
    yield from _from_here(value, width)
    yield ""
    allowed = [_command(one.action) for one in value.abilities if one.error is None]
    text = _(N_("You can: {commands}")) if allowed else _(N_("There is nothing for you to do with it now."))
    yield from _wrapped(text.format(commands=", ".join(allowed)), width)
    refused = _joined([one.error for one in _told(value) if one.error])
    if refused:
        yield _(N_("You cannot:"))
        for line in refused:
            yield from textwrap.wrap(safe(line), width, initial_indent="  ", subsequent_indent="    ")


def _waiting(value: Standing) -> str:
    at, turn = views.local_time(value.since), value.turn
    if turn is None:
        return _(N_("It waits for nobody, since {time}.")).format(time=at)
    roles = ", ".join(map(role_name, turn.roles))
    if turn.people:
        text = _(N_("It waits since {time} for “{command}” ({role}): {people}"))
    else:
        text = _(
            N_(
                "It waits since {time} for “{command}” ({role}), but nobody can: the rules exclude everybody with this role."
                " An administrator can give it to somebody else: paydesk user edit LOGIN --role ROLE"
            )
        )
    return text.format(time=at, command=_command(turn.action), role=roles, people=_people(turn.people))


def _people(people: Sequence[Person]) -> str:
    named = (f"{who.name} ({who.login})" if who.name not in (None, who.login) else who.login for who in people)
    return safe(", ".join(named)) or "—"


def _told(value: Standing) -> list[Ability]:
    """Return the actions that people are told of: without a chain nobody has a place to hand over."""
    return [one for one in value.abilities if value.progress or one.action != "reassign"]


def _from_here(value: Standing, width: int) -> Iterable[str]:
    """Return who may do what now; what everybody with a hand in it may do is left out."""
    rows = []
    for one in _told(value):
        step = transition_from(value.request, one.action)
        if step and step.who != ANYONE:
            rows.append((_command(one.action), ", ".join(map(role_name, one.roles)), _people(one.people)))
    if not rows:
        return
    yield ""
    yield _(N_("Who can do what now:"))
    first, second = (max(len(row[place]) for row in rows) + 2 for place in (0, 1))
    for command, role, people in rows:
        start = f"  {command:<{first}}{role:<{second}}"
        yield from textwrap.wrap(
            people, max(width, len(start) + 20), initial_indent=start, subsequent_indent=" " * len(start)
        )


def _joined(errors: Sequence[PaydeskError]) -> list[str]:
    """Return the refusals as sentences; those that differ in the action alone are one. The wrong state comes last."""
    groups: dict[str, tuple[PaydeskError, list[str]]] = {}
    for error in sorted(errors, key=lambda one: one.error_code == BY_STATE["PD004"].code):
        sentence = _sentence(error, "")
        groups.setdefault(sentence, (error, []))[1].append(_command(str(error.params["action"])))
    return [_sentence(error, ", ".join(actions)) for error, actions in groups.values()]


def _sentence(error: PaydeskError, actions: str) -> str:
    text = messages.fill(error.text, {**error.params, "action": actions})
    before = f"{actions}: " if actions and "{action}" not in error.text else ""
    return " ".join([before + text, *map(of_problem, error.problems)])


def review_card(card: Card, place: int, count: int, width: int) -> Iterable[str]:
    """Return what a head needs to decide: the request, its doubts, what was changed and said, earlier payments."""
    head = f"[{place}/{count}] "
    yield "═" * min(width, 60)
    doubt = [] if card.intact else [messages.fill(BY_STATE["PD012"].text, {"id": card.request.id})]
    title, *rest = views.card(card.request, card.files, (), width, [*doubt, *map(of_problem, card.doubts)])
    yield head + title
    yield from rest
    opened = card.progress.open if card.progress else None
    if card.progress and opened and (line := _time(card.progress, opened)):
        yield ""
        yield from _wrapped(line, width)
    if card.change:
        yield ""
        yield from _changed(card.change, card, width)
    if card.comments:
        yield ""
        yield _(N_("Comments:"))
        yield from views.history(card.comments, width)
    yield ""
    if not card.similar:
        yield _(N_("No other request to this payee is known to you."))
        return
    yield _(N_("Other requests to this payee, the newest first:"))
    rows = [
        (
            views.cell(one, "payment_date") or views.cell(one, "due_date"),
            views.amount(one),
            status_name(one.status),
            one.id,
        )
        for one in card.similar
    ]
    widths = [max(len(str(row[column])) for row in rows) for column in range(3)]
    for day, amount, status, number in rows:
        text = _(N_("request {id}")).format(id=number)
        yield f"  {day:<{widths[0]}}  {amount:>{widths[1]}}  {status:<{widths[2]}}  {text}"


def _changed(change: Change, card: Card, width: int) -> Iterable[str]:
    decided = change.decision
    what = {"action": _(ACTIONS[decided.action]), "actor": safe(decided.actor), "time": views.local_time(decided.at)}
    if not change.fields:
        text = _(N_("Nothing has changed since the last decision ({action}, {actor}, {time})."))
        yield from _wrapped(text.format(**what), width)
        return
    yield from _wrapped(_(N_("Changed since the last decision ({action}, {actor}, {time}):")).format(**what), width)
    yield from views.changed_fields(change.fields, change.written, width)
    if "files" in change.fields:
        old, new = (set((side or "").split(",")) for side in change.fields["files"])
        names = {one.sha256: one.name for one in card.files}
        added = ", ".join(safe(names.get(one, one[:12])) for one in sorted(new - old))
        yield from textwrap.wrap(f"{heading('files')}: + {added}", width, initial_indent="  ", subsequent_indent="    ")


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)
