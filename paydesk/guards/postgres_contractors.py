"""What the triggers of PostgreSQL do for contractors and the trust in their accounts, in PL/pgSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paydesk.guards.contractor_rules import (
    CONFIRMERS,
    FILED_BY,
    FIRST_SEEN,
    KEEPERS,
    MERGERS,
    WAIT_HOURS,
)
from paydesk.guards.phrases import NO_SUPERUSER, ONE_AT_A_TIME, ROW_TOLD, STAMPED, raised, recorded

_ACTOR: Final = "session_user::text"


def _holds(roles: Sequence[str]) -> str:
    return "(" + " OR ".join(f"has_role('{role}')" for role in roles) + ")"


# Whoever is a manager alone keeps those for whom they filed requests.
_CONTRACTOR: Final = f"""BEGIN
  {NO_SUPERUSER}
  IF NOT {_holds(KEEPERS)} THEN {raised("PD032")}; END IF;
  IF TG_OP = 'UPDATE' AND NEW.key <> OLD.key THEN {raised("PD020")}; END IF;
  IF NOT {_holds(MERGERS)} AND (
    NEW.merged_into IS DISTINCT FROM (CASE TG_OP WHEN 'UPDATE' THEN OLD.merged_into END)
    OR NOT EXISTS (SELECT 1 FROM request q WHERE q.author = {_ACTOR} AND (q.inn = NEW.key OR q.contractor_key = NEW.key)))
  THEN {raised("PD032")}; END IF;
  {recorded("contractor_kept", "NEW.key")}
  RETURN NEW;
END"""
_TRUST: Final = f"""BEGIN
  {NO_SUPERUSER}
  IF NOT {_holds(CONFIRMERS)} THEN {raised("PD032")}; END IF;
  {ONE_AT_A_TIME}
  NEW.id := coalesce((SELECT max(x.id) FROM account_trust x), 0) + 1;
  {STAMPED}
  NEW.first_seen := NULL; NEW.counts_from := NULL;
  IF NEW.trusted THEN
    IF {FILED_BY.replace("{actor}", _ACTOR)} THEN {raised("PD033")}; END IF;
    NEW.first_seen := {FIRST_SEEN};
    IF NEW.first_seen IS NULL THEN {raised("PD034")}; END IF;
    NEW.counts_from := NEW.first_seen + make_interval(hours => {WAIT_HOURS}::integer);
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE WHEN NEW.trusted THEN 'account_trusted' ELSE 'account_distrusted' END, NEW.id, {ROW_TOLD});
  RETURN NEW;
END"""


def contractor_functions() -> dict[str, str]:
    """Return name → body."""
    return {"contractor_guard": _CONTRACTOR, "account_trust_guard": _TRUST}
