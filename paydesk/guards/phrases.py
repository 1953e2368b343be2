"""What several guards say in the same words, in PL/pgSQL and for SQLite."""

from __future__ import annotations

from typing import Final


def aborted(state: str) -> str:
    """Return what refuses in a trigger of SQLite."""
    return f"RAISE(ABORT, '{state}')"


def raised(state: str) -> str:
    """Return what refuses in PL/pgSQL."""
    return f"RAISE EXCEPTION '{state}' USING ERRCODE = '{state}'"


NO_SUPERUSER: Final = f"IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN {raised('PD022')}; END IF;"
ONLY_ADMIN: Final = f"IF NOT has_role('admin') THEN {raised('PD023')}; END IF;"
ONE_AT_A_TIME: Final = "PERFORM 1 FROM alembic_version FOR UPDATE;"
"""Chains and numbers that all share are written one after another. Nobody but the owner may lock this row."""

# Row locks on the first entry of the administrators' journal, which nobody but the owner may lock. What administrators
# change of people, and what is judged by it, exclude each other, so that the one is seen by the other, or gets a later
# time. It is taken after ONE_AT_A_TIME, never before: a submit that waits here, and for which a policy that is being
# confirmed waits, would wait for that one in turn.
_FIRST_ENTRY: Final = "PERFORM 1 FROM admin_event o WHERE o.id = 1"
CHANGES_PEOPLE: Final = f"{_FIRST_ENTRY} FOR UPDATE;"
JUDGES_PEOPLE: Final = f"{_FIRST_ENTRY} FOR SHARE;"

STAMPED: Final = """NEW.at := clock_timestamp();
  NEW.actor := session_user;"""
ROW_TOLD: Final = "jsonb_strip_nulls(to_jsonb(NEW))::text"
"""The row as the journal of administrators keeps it."""


def is_next(table: str, row: str = "x") -> str:
    """Return the check that the number is the next one: whoever prepared the row must not be overtaken meanwhile."""
    return f"IF NEW.id <> coalesce((SELECT max({row}.id) FROM {table} {row}), 0) + 1 THEN {raised('PD027')}; END IF;"


def recorded(action: str, subject: str = "NEW.id") -> str:
    """Return the entry of the row in the journal of administrators."""
    return f"INSERT INTO admin_event (action, subject, detail) VALUES ('{action}', {subject}, {ROW_TOLD});"
