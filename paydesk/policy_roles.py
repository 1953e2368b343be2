"""Roles of a policy: names for groups of people who decide, to be named once and used in many steps. Pure.

``[roles]`` in the file of a policy, ``director = ["irina", "oleg"]``; a step ``role = "director"`` is for these persons.
What a role was made of is sealed with the step, so that a policy that is set later changes nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from paydesk.errors import N_
from paydesk.policy_conditions import Found

HEAD: Final = "head"
"""The role of paydesk that decides: in a step it means all who have it."""

TAKEN: Final = (HEAD, "manager", "accountant", "auditor", "admin", "notifier")
"""Roles of paydesk: a role of a policy may not be taken for one of them."""

MAX_ROLES: Final = 50


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a policy: the persons behind it, and the line of the file where it is named."""

    persons: tuple[str, ...]
    line: int


Roles = Mapping[str, Role]

_TABLE: Final = re.compile(r"^\s*\[\s*roles\s*\]")
_ANY_TABLE: Final = re.compile(r"^\s*\[")


def read(written: Any, source: str, found: Found) -> dict[str, Role]:
    """Return the roles that a file names, or note what is wrong with them."""
    lines = _lines(source)
    if not isinstance(written, dict) or len(written) > MAX_ROLES:
        text = N_("Roles are a table of at most {limit}: [roles] and then director = ['anna', 'boris'].")
        found.add("policy", "bad_roles", text, lines.get("", 1), limit=MAX_ROLES)
        return {}
    roles = {}
    for name, persons in written.items():
        line = lines.get(name, lines.get("", 1))
        if name in TAKEN:
            text = N_("“{role}” is a role of paydesk. Give the role of the policy another name, such as director.")
            found.add("policy", "bad_role", text, line, role=name)
        elif not name.strip() or len(name) > 100 or not name.isprintable():
            found.add("policy", "bad_role", N_("The name of a role is a text of 1 to 100 characters."), line)
        elif not isinstance(persons, list) or not persons or not all(isinstance(one, str) for one in persons):
            text = N_("The role “{role}” is a list of logins: ['anna', 'boris'].")
            found.add("policy", "bad_persons", text, line, role=name)
        listed = persons if isinstance(persons, list) else ()
        roles[name] = Role(tuple(sorted({one for one in listed if isinstance(one, str)})), line)
    return roles


def _lines(source: str) -> dict[str, int]:
    """Return where each role is named; the table itself goes by the empty name. The parser of TOML does not tell."""
    found: dict[str, int] = {}
    inside = False
    for number, line in enumerate(source.splitlines(), start=1):
        if _ANY_TABLE.match(line):
            inside = bool(_TABLE.match(line))
            if inside:
                found[""] = number
        elif inside and "=" in line:
            found.setdefault(line.partition("=")[0].strip().strip("\"'"), number)
    return found


def resolve(written: Any, step: dict[str, Any], roles: Roles, line: int, found: Found) -> None:
    """Put into a step for whom it is, by the role that it names."""
    if written == HEAD:
        step["role"] = HEAD
    elif isinstance(written, str) and written in roles:
        step |= {"name": step.get("name") or written, "persons": list(roles[written].persons), "group": written}
    elif written in TAKEN:
        text = N_("Steps are for people with the role head; others do not see what awaits approval.")
        found.add("policy", "bad_role", text, line)
    else:
        text = N_("“{role}” is no role here. Known: {known}. Others are named in a table [roles].")
        found.add("policy", "unknown_role", text, line, role=str(written), known=", ".join((HEAD, *roles)))


def check(roles: Roles, heads: Collection[str], commands: Mapping[str, str], found: Found) -> None:
    """Note the persons of roles who could not decide; ``commands`` tell how to let them, by login."""
    for name, role in roles.items():
        for login in role.persons:
            if login not in heads:
                text = N_("“{login}” of “{role}” has no role head here, and could not decide. Give it: {command}")
                command = commands.get(login, f"paydesk user add {login} --role head")
                found.add("policy", "unknown_person", text, role.line, login=login, role=name, command=command)
