"""What else a step of a policy may say: until when it is to be decided, who is told then, and what may change.

Pure.

Read for ``policy_file`` from the TOML of an administrator. Every problem is a :class:`~paydesk.errors.Problem` with
the line where the step begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from paydesk.deadlines import span_of
from paydesk.errors import N_, Problem
from paydesk.keeping import KEEPABLE
from paydesk.records import Person

KEYS: Final = ("within", "then", "keeps")
SEEING: Final = frozenset({"head", "admin", "auditor"})
"""Roles whose people see what awaits approval: only they can be told of it."""


def read(written: Mapping[str, Any], line: int) -> tuple[dict[str, Any], list[Problem]]:
    """Return what a step says with these keys as the database keeps it, and what is wrong with it."""
    step: dict[str, Any] = {}
    problems: list[Problem] = []
    if "within" in written:
        word = written["within"]
        step["within"] = word
        if not isinstance(word, str) or span_of(word) is None:
            text = N_("“within” is a number of working days or of hours in quotes: '2d', '8h'; at most '100d', '500h'.")
            problems.append(Problem("policy", "bad_within", text, {}, line))
    if "then" in written:
        logins = written["then"]
        if not isinstance(logins, list) or not logins or not all(isinstance(one, str) for one in logins):
            text = N_("“then” is a list of logins, who are told when the time is over: ['anna'].")
            problems.append(Problem("policy", "bad_then", text, {}, line))
        else:
            step["then"] = sorted(set(logins))
        if "within" not in written:
            text = N_("“then” says who is told when the time is over. Give the time with “within”.")
            problems.append(Problem("policy", "then_without_within", text, {}, line))
    if "keeps" in written:
        fields = written["keeps"]
        if isinstance(fields, list) and fields and all(one in KEEPABLE for one in fields):
            step["keeps"] = sorted(set(fields))
        else:
            text = N_(
                "“keeps” is a list of fields whose change leaves the approval standing. There are no others than {known}."
            )
            problems.append(Problem("policy", "bad_keeps", text, {"known": ", ".join(KEEPABLE)}, line))
    return step, problems


def check_last(steps: Sequence[Mapping[str, Any]], line: int) -> list[Problem]:
    """Return what is wrong with the last step of a rule, which begins in this line."""
    if not steps or "keeps" not in steps[-1]:
        return []
    text = N_(
        "The last step is decided anew at each submit, so that somebody approves the content as it is: no “keeps”."
    )
    return [Problem("policy", "keeps_at_the_end", text, {}, line)]


def check_people(step: Mapping[str, Any], line: int, known: Mapping[str, Person]) -> list[Problem]:
    """Return who of ``then`` could not see what they are told of; ``known`` are people who are not disabled."""
    text = N_(
        "“{login}” does not see what awaits approval, and cannot be told of it: roles head, admin and auditor do."
    )
    return [
        Problem("policy", "unknown_person", text, {"login": login}, line)
        for login in step.get("then", ())
        if login not in known or known[login].roles.isdisjoint(SEEING)
    ]
