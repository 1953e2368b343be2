"""Rules of a policy in words: what each asks, its steps, and what two policies differ in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from paydesk import deadlines
from paydesk.errors import N_
from paydesk.messages import _, heading, ngettext, role_name
from paydesk.render import views
from paydesk.render.report_lines import duration
from paydesk.render.safe import safe

if TYPE_CHECKING:
    from paydesk.policy_history import Change
    from paydesk.policy_replay import Replayed

Rule = Mapping[str, Any]

SIGNALS: Final = {
    "new_account": N_("a new account of the payee"),
    "account_of_another": N_("the account of another payee"),
    "unusual_amount": N_("an unusual sum for this payee"),
    "duplicate_ok": N_("another payment for the invoice of another request"),
    "no_invoice": N_("no file of the invoice"),
}
"""What each signal of a condition says."""


def conditions(rule: Rule, place: int) -> str:
    """Return the conditions of a rule as one line; ``place`` is its number."""
    return "; ".join(_conditions(rule)) or (_(N_("all requests")) if place == 1 else _(N_("all other requests")))


def _conditions(rule: Rule) -> Iterator[str]:
    currency = rule.get("currency")
    if currency:
        bounds = []
        if "amount_from" in rule:
            bounds.append(_(N_("from {amount}")).format(amount=views.money_text(rule["amount_from"], currency)))
        if "amount_below" in rule:
            bounds.append(_(N_("below {amount}")).format(amount=views.money_text(rule["amount_below"], currency)))
        yield " ".join(bounds) or _(N_("in {currency}")).format(currency=currency)
    if "inn" in rule:
        yield _(N_("the payee has the INN {inn}")).format(inn=rule["inn"])
    if "author" in rule:
        yield _(N_("filed by {author}")).format(author=rule["author"])
    if rule.get("first_payment"):
        yield _(N_("the first payment to the payee"))
    if "trusted" in rule:
        yield _(N_("the account is trusted")) if rule["trusted"] else _(N_("the account is not trusted"))
    if rule.get("signals"):
        names = ", ".join(_(SIGNALS[name]) if name in SIGNALS else name for name in rule["signals"])
        yield names if len(rule["signals"]) == 1 else _(N_("any of: {signals}")).format(signals=names)


def span(word: str) -> str:
    """Return the time of a step, ``2d`` or ``8h``, for people."""
    number, unit = deadlines.span_of(word) or (0, "h")
    if unit == "d":
        return ngettext("{count} working day", "{count} working days", number)
    return ngettext("{count} hour", "{count} hours", number)


def step(one: Mapping[str, Any]) -> str:
    """Return for whom a step is, how many of them must agree, its time, and what may change without asking them anew."""
    said = [_meant(one)]
    if one.get("within"):
        said.append(_(N_("within {span}")).format(span=span(one["within"])))
    if one.get("then"):
        said.append(_(N_("then told: {people}")).format(people=", ".join(one["then"])))
    if one.get("keeps"):
        fields = ", ".join(map(heading, one["keeps"]))
        said.append(_(N_("stands when only this changes: {fields}")).format(fields=fields))
    return said[0] if len(said) == 1 else f"{said[0]} [{'; '.join(said[1:])}]"


def _meant(one: Mapping[str, Any]) -> str:
    if "role" in one:
        who = ngettext("{count} head", "{count} heads", one["needed"]) if one["needed"] > 1 else role_name("head")
    else:
        persons = one.get("persons", ("?",))
        who = ", ".join(persons)
        if len(persons) > 1:
            who = _(N_("{needed} of: {who}")).format(needed=one["needed"], who=who)
    return f"{one['name']} ({who})" if one.get("name") else who


def steps(rule: Rule) -> str:
    """Return the steps of a rule in their order."""
    return " → ".join(map(step, rule["steps"]))


def rule_lines(rule: Rule, place: int, width: int, mark: str = "") -> Iterator[str]:
    """Return a rule for people: its number and name, what it asks, its steps; ``mark`` stands before its number."""
    name = f"{rule['name']}: " if rule.get("name") else ""
    head = f"{mark}{place}. "
    indent = " " * len(head)
    yield from _wrapped(safe(name + conditions(rule, place)), head, indent, width)
    yield from _wrapped(safe(steps(rule)), f"{indent}→ ", f"{indent}  ", width)


def wrapped(text: str, width: int) -> list[str]:
    """Return a sentence in lines of the terminal."""
    return _wrapped(text, "", "  ", width)


def _wrapped(text: str, first: str, later: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=later, break_long_words=True, break_on_hyphens=False
    )


def policy_lines(rules: Sequence[Rule], width: int) -> Iterable[str]:
    """Return all rules of a policy for people, in the order in which they are tried."""
    for place, rule in enumerate(rules, start=1):
        yield from rule_lines(rule, place, width)


def change_lines(changes: Sequence[Change], width: int) -> Iterator[str]:
    """Return what a policy changed, as a diff of rules."""
    if not changes:
        yield "  " + _(N_("no rule differs"))
    for one in changes:
        if one.kind == "moved" and one.before and one.after:
            text = _(N_("rule {old} is now rule {new}: {conditions}"))
            told = text.format(
                old=one.before.place, new=one.after.place, conditions=conditions(one.after.rule, one.after.place)
            )
            yield from _wrapped(safe(told), "  = ", "    ", width)
            continue
        if one.before:
            yield from rule_lines(one.before.rule, one.before.place, width, "  - ")
        if one.after:
            yield from rule_lines(one.after.rule, one.after.place, width, "  + ")


def pace_lines(rules: Sequence[Rule], found: Sequence[Replayed], width: int) -> Iterator[str]:
    """Return about how long requests would have waited for approval by each rule, step by step, and how long they did."""
    yield ""
    text = _(N_("How long they waited from submit to approval, and about how long they would wait. This is an estimate: the"
                " median of what the same people took for past decisions, the steps one after the other."))  # fmt: skip
    yield from wrapped(text, width)
    for place, rule in enumerate(rules, start=1):
        requests = [one for one in found if one.rule == place]
        if not requests:
            continue
        yield from rule_lines(rule, place, width, "  ")
        waited = duration(_median([one.waited for one in requests]))
        estimated = _about(requests[0].estimated)
        count = ngettext("{count} request", "{count} requests", len(requests)).format(count=len(requests))
        if requests[0].estimated is None:
            text = _(N_("{requests}: waited {waited} (median); a step is not known, for nobody in it has decided yet"))
        else:
            text = _(N_("{requests}: waited {waited} (median), would wait {estimated}"))
        told = text.format(requests=count, waited=waited, estimated=estimated)
        yield from _wrapped(told, "     ", "       ", width)
        for number, one in enumerate(requests[0].steps, start=1):
            text = _(N_("step {step}: {estimated}, by {count} past decisions"))
            told = text.format(step=number, estimated=_about(one.seconds), count=one.decisions)
            yield from _wrapped(told, "       ", "         ", width)
    known = [one for one in found if one.estimated is not None]
    if not known:
        return
    text = _(
        N_("All together: {before} before, {after} with this policy, for the {count} requests that can be estimated.")
    )
    before, after = sum(one.waited for one in known), sum(one.estimated or 0 for one in known)
    told = text.format(before=duration(before), after=_about(after), count=len(known))
    yield from wrapped(told, width)


def _about(seconds: int | None) -> str:
    if seconds is None:
        return _(N_("not known"))
    return _(N_("about {duration}")).format(duration=duration(seconds))


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2]
