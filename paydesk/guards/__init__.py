"""The rules inside the database: triggers, grants and row-level security, generated from ``paydesk.workflow``.

One idempotent script for each database, applied last by every upgrade, because a migration that rebuilds a table
drops its triggers on SQLite. :func:`fingerprint` tells whether a database carries the script of this version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from paydesk.guards import postgres, sqlite


def statements(dialect: str) -> Sequence[str]:
    """Return the statements that put the guards in place, in order."""
    return sqlite.statements() if dialect == "sqlite" else postgres.statements()


def fingerprint(dialect: str) -> str:
    """Return the SHA-256 of the script, hexadecimal."""
    return hashlib.sha256("\n".join(statements(dialect)).encode()).hexdigest()
