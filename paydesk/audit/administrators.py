"""The journal of administrators, and the people, roles and settings that follow from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from paydesk.audit.chain import State, links, sealed_columns
from paydesk.audit.report import Report
from paydesk.errors import N_
from paydesk.models import admin_event, person, person_role, setting

TABLES: Final = {
    "account_added": "own_account",
    "account_changed": "own_account",
    "bank_file_made": "bank_batch",
    "bank_file_voided": "bank_batch",
    "statement_loaded": "statement",
    "contractor_kept": "contractor",
    "account_trusted": "account_trust",
    "account_distrusted": "account_trust",
    "policy_set": "policy",
    "policy_confirmed": "policy_confirmation",
    "delegated": "delegation",
    "delegation_ended": "delegation_end",
}
"""Action → the table whose row it tells."""

OF_PEOPLE: Final = ("person_added", "person_changed", "role_given", "role_taken")
"""Actions that say who can do what."""


@dataclass(slots=True)
class Team:
    """People, roles and settings as a journal tells them."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: set[tuple[str, str]] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """Table and number → the row of an account, a bank file or a statement, as it was told last."""
    ever: set[tuple[str, str]] = field(default_factory=set)
    """Every role that somebody has held at some time."""
    disabled_by: dict[str, str] = field(default_factory=dict)
    taken_by: dict[tuple[str, str], str] = field(default_factory=dict)
    """Who disabled those who are, and who took away the roles that are gone."""

    def kept_out_by(self, login: str) -> set[str | None]:
        """Return who keeps somebody from deciding, ``None`` where nobody knows."""
        found: set[str | None] = {self.disabled_by.get(login)} if self.people.get(login, {}).get("disabled") else set()
        if (login, "head") not in self.roles:
            found.add(self.taken_by.get((login, "head")))
        return found

    def play(self, action: str, subject: str, detail: str | None, actor: str = "") -> None:
        """Take an entry as it stands."""
        match action:
            case "person_added" | "person_changed":
                told = json.loads(detail or "{}")
                # PostgreSQL writes the whole row without its empty columns, SQLite what was changed.
                whole = "login" in told or action == "person_added"
                known = self.people.get(subject, {})
                before = {} if whole else known
                self.people[subject] = before | {key: value for key, value in told.items() if key != "login"}
                if self.people[subject].get("disabled") and not known.get("disabled"):
                    self.disabled_by[subject] = actor
            case "role_given":
                self.roles.add((subject, detail or ""))
                self.ever.add((subject, detail or ""))
            case "role_taken":
                self.roles.discard((subject, detail or ""))
                self.taken_by[subject, detail or ""] = actor
            case "setting_changed":
                self.settings[subject] = detail or ""
            case _ if action in TABLES:
                self.rows[TABLES[action], subject] = json.loads(detail or "{}")


def check(connection: Connection, team: Team, report: Report) -> None:
    """Check the chain, then people, roles and settings against it; ``team`` becomes what the journal tells."""
    rows = connection.execute(select(admin_event).order_by(admin_event.c.id))
    for row, state, number in links(rows, sealed_columns(admin_event)):
        if state is State.AFTER_A_GAP:
            text = N_("Entry {entry} of the administrators’ journal is missing.")
            report.add("admin_event_missing", text, entry=number)
        elif state is State.CHANGED:
            text = N_("Entry {entry} of the administrators’ journal was changed.")
            report.add("admin_event_changed", text, entry=row.id)
        try:
            team.play(row.action, row.subject, row.detail)
        except ValueError:
            continue  # no JSON: the entry was changed, and that has been said
        report.admin_events += 1
    _check_people(connection, team, report)


def _check_people(connection: Connection, team: Team, report: Report) -> None:
    rows = {row.login: row for row in connection.execute(select(person))}
    for login in sorted({*rows, *team.people}):
        row, told = rows.get(login), team.people.get(login)
        if row is None or told is None:
            report.add("person_changed", _PERSON_DIFFERS, login=login)
            continue
        own = (row.name, row.email, row.disabled)
        if own != (told.get("name"), told.get("email"), bool(told.get("disabled"))):
            report.add("person_changed", _PERSON_DIFFERS, login=login)
    held = {(row.login, row.role) for row in connection.execute(select(person_role))}
    for login, role in sorted(held ^ team.roles):
        report.add(
            "role_changed", N_("The role {role} of {login} is not what the journal says."), login=login, role=role
        )
    settings = {row.name: row.value for row in connection.execute(select(setting))}
    for name in sorted({*settings, *team.settings}):
        if settings.get(name) != team.settings.get(name):
            report.add("setting_changed", N_("The setting {name} is not what the journal says."), name=name)


_PERSON_DIFFERS: Final = N_("{login} is not what the administrators’ journal says of this person.")
