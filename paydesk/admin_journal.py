"""The journal of administrators: people, roles and settings, in one chain, for there are few entries.

On PostgreSQL triggers write it, where it cannot be left out; on SQLite the entry is computed here and checked there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select

from paydesk.errors import N_
from paydesk.hashing import payload_of, sha256
from paydesk.models import admin_event, utc_text

ACTIONS: Final[Mapping[str, str]] = {
    "person_added": N_("Person added"),
    "person_changed": N_("Person changed"),
    "role_given": N_("Role given"),
    "role_taken": N_("Role taken away"),
    "setting_changed": N_("Setting changed"),
    "account_added": N_("Account added"),
    "account_changed": N_("Account changed"),
    "bank_file_made": N_("Bank file made"),
    "bank_file_voided": N_("Bank file voided"),
    "statement_loaded": N_("Statement loaded"),
    "contractor_kept": N_("Contractor kept"),
    "account_trusted": N_("Account of a contractor confirmed"),
    "account_distrusted": N_("Account of a contractor not to be trusted"),
    "policy_set": N_("Policy set"),
    "policy_confirmed": N_("Policy confirmed"),
    "delegated": N_("Substitute named"),
    "delegation_ended": N_("Substitute dismissed"),
}
"""Every action of an administrator, with what the journal says of it."""


def entries(connection: Connection) -> Sequence[Row[Any]]:
    """Return the journal of administrators, oldest first."""
    return connection.execute(select(admin_event).order_by(admin_event.c.id)).all()


def record(connection: Connection, dialect: str, actor: str, action: str, subject: str, detail: object) -> None:
    """Record what an administrator did, in the running transaction."""
    if dialect == "sqlite":
        values = {
            "actor": actor,
            "action": action,
            "subject": subject,
            "detail": detail if isinstance(detail, str) else json.dumps(detail, ensure_ascii=False),
        }
        connection.execute(insert(admin_event).values(**chained(connection, values)))


def chained(connection: Connection, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of the next entry, linked to the last."""
    last = connection.execute(
        select(admin_event.c.id, admin_event.c.hash).order_by(admin_event.c.id.desc()).limit(1)
    ).one_or_none()
    return linked({"id": last.id + 1 if last else 1, **values}, last.hash if last else "")


def linked(values: Mapping[str, Any], prev: str) -> dict[str, Any]:
    """Return the row of an entry of now that follows the one with the hash ``prev``; PostgreSQL computes it itself."""
    at = datetime.now(UTC)
    row = {**values, "at": utc_text(at), "prev": prev}
    payload = payload_of(row)
    return {**row, "at": at, "payload": payload, "hash": sha256(payload)}


def told(values: Mapping[str, Any]) -> str:
    """Return a row as an entry tells it: without its empty columns, as PostgreSQL writes it."""
    return json.dumps(
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in values.items()
            if value is not None
        },
        ensure_ascii=False,
    )
