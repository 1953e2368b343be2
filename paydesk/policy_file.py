"""A policy as administrators write it: TOML with rules in order, each with its steps. Pure.

``[roles]`` names groups of people. ``[[rule]]`` has conditions, which ``policy_conditions`` reads; all must be met, and
the first rule that fits is taken. ``[[rule.step]]`` has ``role`` or ``persons = [...]``, ``needed``, and what
``step_options`` reads. What is wrong is told all at once, each with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from paydesk import policy_conditions, policy_roles, step_options
from paydesk.approval import MAX_RULES, MAX_STEPS
from paydesk.errors import N_, InvalidData
from paydesk.policy_conditions import CONDITIONS, Found, Rule, covered, covers, only, overlap, text_of
from paydesk.records import Person

_STEP: Final = ("name", "role", "persons", "needed", *step_options.KEYS)


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules in their order, and the line of the file where each rule and each of its steps begins."""

    rules: tuple[Rule, ...]
    lines: tuple[tuple[int, tuple[int, ...]], ...]

    def line(self, rule: int, step: int | None = None) -> int:
        """Return the line of a rule or of one of its steps, both counted from 0."""
        first, steps = self.lines[rule] if rule < len(self.lines) else (1, ())
        return steps[step] if step is not None and step < len(steps) else first


def parse(source: str, people: Collection[Person]) -> Policy:
    """Return the policy that a file holds. Raises InvalidData with all that is wrong with it."""
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidData(
            N_("The file is no TOML: {detail}. See the guide of the administrator for an example."),
            code="bad_policy_file",
            detail=str(error),
        ) from error
    found = Found()
    roles = policy_roles.read(table.get("roles", {}), source, found)
    rules, lines = _read(table, _lines(source), roles, found)
    policy = Policy(tuple(rules), lines)
    if not found.problems:
        _check_rules(policy, found)
        _check_people(policy, people, roles, found)
    if found.problems:
        raise InvalidData(
            N_("The policy cannot be used; nothing was changed:"), code="bad_policy", problems=found.problems
        )
    return policy


_HEAD: Final = re.compile(r"^\s*\[\[\s*rule\s*(\.\s*step\s*)?\]\]")


def _lines(source: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return where the rules and their steps begin; the parser of TOML does not tell."""
    found: list[tuple[int, list[int]]] = []
    for number, line in enumerate(source.splitlines(), start=1):
        head = _HEAD.match(line)
        if head and head[1] is None:
            found.append((number, []))
        elif head and found:
            found[-1][1].append(number)
    return tuple((number, tuple(steps)) for number, steps in found)


def _read(
    table: Mapping[str, Any], lines: tuple[tuple[int, tuple[int, ...]], ...], roles: policy_roles.Roles, found: Found
) -> tuple[list[Rule], tuple[tuple[int, tuple[int, ...]], ...]]:
    for key in table.keys() - {"rule", "roles"}:
        found.add("policy", "unknown_key", N_("“{key}” is no part of a policy. Write [[rule]]."), 1, key=key)
    written = table.get("rule", [])
    if not isinstance(written, list) or not written or not all(isinstance(one, dict) for one in written):
        found.add("policy", "no_rules", N_("There is no rule. Begin each with a line [[rule]]."), 1)
        return [], lines
    if len(written) > MAX_RULES:
        found.add("policy", "too_many", N_("At most {limit} are allowed."), 1, limit=MAX_RULES)
        return [], lines
    policy = Policy((), lines)
    return [_rule(one, place, policy, roles, found) for place, one in enumerate(written)], lines


def _rule(written: Mapping[str, Any], place: int, policy: Policy, roles: policy_roles.Roles, found: Found) -> Rule:
    line = policy.line(place)
    only(written, (*CONDITIONS, "name", "step"), line, found)
    rule: Rule = {}
    if "name" in written:
        rule["name"] = text_of(written, "name", line, found)
    policy_conditions.read(written, rule, line, found)
    steps = written.get("step", [])
    if not isinstance(steps, list) or not steps or not all(isinstance(one, dict) for one in steps):
        found.add("policy", "no_steps", N_("The rule has no step. Add one with a line [[rule.step]]."), line)
        steps = []
    if len(steps) > MAX_STEPS:
        found.add("policy", "too_many", N_("At most {limit} are allowed."), line, limit=MAX_STEPS)
        steps = []
    rule["steps"] = [_step(one, policy.line(place, number), roles, found) for number, one in enumerate(steps)]
    found.problems += step_options.check_last(rule["steps"], policy.line(place, max(0, len(steps) - 1)))
    return rule


def _step(written: Mapping[str, Any], line: int, roles: policy_roles.Roles, found: Found) -> dict[str, Any]:
    only(written, _STEP, line, found)
    step: dict[str, Any] = {}
    if "name" in written:
        step["name"] = text_of(written, "name", line, found)
    needed = written.get("needed", 1)
    if isinstance(needed, bool) or not isinstance(needed, int) or not 1 <= needed <= MAX_STEPS:
        found.add("policy", "bad_number", N_("“needed” is how many must agree: a whole number from 1 to {limit}."), line,
                  limit=MAX_STEPS)  # fmt: skip
        needed = 1
    step["needed"] = needed
    if ("role" in written) == ("persons" in written):
        found.add("policy", "role_or_persons", N_("A step has either role = 'head' or persons = ['…']."), line)
    elif "role" in written:
        policy_roles.resolve(written["role"], step, roles, line, found)
    else:
        persons = written["persons"]
        if not isinstance(persons, list) or not persons or not all(isinstance(one, str) for one in persons):
            found.add("policy", "bad_persons", N_("“persons” is a list of logins: ['anna', 'boris']."), line)
            persons = []
        step["persons"] = sorted(set(persons))
    more, problems = step_options.read(written, line)
    found.problems += problems
    return step | more


# The policy as a whole


def _check_rules(policy: Policy, found: Found) -> None:
    for (place, one), (later, other) in combinations(enumerate(policy.rules), 2):
        line = policy.line(later)
        if covers(one, other):
            text = N_("The rule is never taken: the one in line {other} fits all that it fits, and comes first.")
            found.add("policy", "never_taken", text, line, other=policy.line(place))
        elif overlap(one, other):
            text = N_("The amounts overlap with those of the rule in line {other}. Let one begin where the other ends.")
            found.add("policy", "overlap", text, line, other=policy.line(place))
    for later, other in enumerate(policy.rules):
        before = policy.rules[:later]
        if covered(other, before) and not any(covers(one, other) for one in before):
            text = N_("The rule is never taken: those before it together fit all that it fits.")
            found.add("policy", "never_taken", text, policy.line(later))
    last = len(policy.rules) - 1
    if not covered({}, policy.rules):
        text = N_(
            "There is a gap: a request may fit no rule. Add a last [[rule]] without conditions, for all that is left."
        )
        found.add("policy", "gap", text, policy.line(last))


def _check_people(policy: Policy, people: Collection[Person], roles: policy_roles.Roles, found: Found) -> None:
    known = {one.login: one for one in people if not one.disabled}
    heads = {login for login, one in known.items() if "head" in one.roles}
    commands = {login: f"paydesk user edit {login} --role head" for login in known}
    policy_roles.check(roles, heads, commands, found)
    for place, rule in enumerate(policy.rules):
        author = rule.get("author")
        if author is not None and "manager" not in getattr(known.get(author), "roles", ()):
            text = N_("“{login}” is nobody who files requests here. See: paydesk user list")
            found.add("author", "unknown_person", text, policy.line(place), login=author)
        unknown = False
        for number, step in enumerate(rule["steps"]):
            found.problems += step_options.check_people(step, policy.line(place, number), known)
            for login in step.get("persons", ()):
                if login in heads:
                    continue
                unknown = True
                if "group" not in step:
                    text = N_("“{login}” has no role head here, and could not decide. Give it: {command}")
                    command = commands.get(login, f"paydesk user add {login} --role head")
                    line = policy.line(place, number)
                    found.add("policy", "unknown_person", text, line, login=login, command=command)
        if not unknown:
            _check_passable(rule, policy.line(place), known, heads, found)


def _check_passable(rule: Rule, line: int, known: Mapping[str, Person], heads: Collection[str], found: Found) -> None:
    """Tell where the steps cannot all be passed: a person counts once, and never for a request of their own."""
    authors = [rule["author"]] if "author" in rule else sorted(one for one in heads if "manager" in known[one].roles)
    for author in (*authors, None):
        if not _passable(rule, set(heads) - {author}):
            if author is None:
                text = N_("The steps cannot all be passed: there are not enough people, and each counts once.")
                found.add("policy", "not_passable", text, line)
            else:
                text = N_(
                    "The steps cannot all be passed for requests of {login}, who never decides on their own. Name one"
                    " more person, or lower “needed”."
                )
                found.add("policy", "not_passable", text, line, login=author)
            return


def _passable(rule: Rule, heads: Collection[str]) -> bool:
    """Tell whether every place in the steps can have a person of its own."""
    wanted = [
        sorted(set(step.get("persons", heads)) & set(heads)) for step in rule["steps"] for _ in range(step["needed"])
    ]
    taken: dict[str, int] = {}

    def seat(place: int, tried: set[str]) -> bool:
        for login in wanted[place]:
            if login not in tried:
                tried.add(login)
                if login not in taken or seat(taken[login], tried):
                    taken[login] = place
                    return True
        return False

    return all(seat(place, set()) for place in range(len(wanted)))
