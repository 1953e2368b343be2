"""The guards of SQLite for contractors and the trust in their accounts; see ``paydesk.guards.sqlite``."""

from __future__ import annotations

from typing import Final

from paydesk.guards.contractor_rules import CONFIRMERS, FILED_BY, FIRST_SEEN, WAIT_HOURS
from paydesk.guards.phrases import aborted

_COUNTS_FROM: Final = (
    f"strftime('%Y-%m-%dT%H:%M:%S', substr(NEW.first_seen, 1, 19), '+' || {WAIT_HOURS} || ' hours')"
    " || substr(NEW.first_seen, 20)"
)
"""SQLite knows milliseconds; a stamp of ours has microseconds."""


def contractor_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body)."""
    roles = ", ".join(f"'{role}'" for role in CONFIRMERS)
    refuse = f"SELECT {aborted('PD020')};"
    trust = f"""SELECT CASE
  WHEN NEW.id <> coalesce((SELECT max(id) FROM account_trust), 0) + 1 THEN {aborted("PD027")}
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ({roles})) THEN {aborted("PD032")}
  WHEN NOT NEW.trusted AND (NEW.first_seen IS NOT NULL OR NEW.counts_from IS NOT NULL) THEN {aborted("PD020")}
  WHEN NEW.trusted AND {FILED_BY.replace("{actor}", "NEW.actor")} THEN {aborted("PD033")}
  WHEN NEW.trusted AND {FIRST_SEEN} IS NULL THEN {aborted("PD034")}
  WHEN NEW.trusted AND (NEW.first_seen IS NOT {FIRST_SEEN} OR NEW.counts_from IS NOT {_COUNTS_FROM})
    THEN {aborted("PD020")}
END;"""
    return {
        "contractor_guard": (
            "BEFORE INSERT ON contractor",
            f"SELECT {aborted('PD020')} WHERE EXISTS (SELECT 1 FROM contractor c WHERE c.key = NEW.key);",
        ),
        "contractor_key_guard": (
            "BEFORE UPDATE ON contractor",
            f"SELECT {aborted('PD020')} WHERE NEW.key IS NOT OLD.key;",
        ),
        "contractor_no_delete": ("BEFORE DELETE ON contractor", refuse),
        "account_trust_guard": ("BEFORE INSERT ON account_trust", trust),
        "account_trust_no_update": ("BEFORE UPDATE ON account_trust", refuse),
        "account_trust_no_delete": ("BEFORE DELETE ON account_trust", refuse),
    }
