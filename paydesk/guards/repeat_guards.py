"""The guards of both databases for requests that come again: each person keeps their own."""

from __future__ import annotations

from typing import Final

from paydesk.guards.phrases import NO_SUPERUSER, ONE_AT_A_TIME, raised

_PLAN: Final = f"""BEGIN
  {NO_SUPERUSER}
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'stopped') <> (to_jsonb(OLD) - 'stopped') OR NOT NEW.stopped THEN {raised("PD020")}; END IF;
    RETURN NEW;
  END IF;
  IF NOT has_role('manager') THEN {raised("PD005")}; END IF;
  {ONE_AT_A_TIME}
  NEW.id := coalesce((SELECT max(p.id) FROM repeat_plan p), 0) + 1;
  NEW.owner := session_user;
  NEW.stopped := false;
  RETURN NEW;
END"""
_PERIOD: Final = f"""BEGIN
  {NO_SUPERUSER}
  IF NOT EXISTS (SELECT 1 FROM repeat_plan p WHERE p.id = NEW.plan_id AND p.owner = session_user)
    OR (NEW.request_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id AND r.author = session_user))
  THEN {raised("PD020")}; END IF;
  RETURN NEW;
END"""


def repeat_functions() -> dict[str, str]:
    """Return name → body, for PostgreSQL."""
    return {"repeat_plan_guard": _PLAN, "repeat_period_guard": _PERIOD}


def repeat_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body), for SQLite."""
    refuse = "SELECT RAISE(ABORT, 'PD020');"
    kept = ("id", "owner", "every", "first_due", "until", "content")
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in kept)
    return {
        "repeat_plan_guard": (
            "BEFORE INSERT ON repeat_plan",
            """SELECT CASE
  WHEN EXISTS (SELECT 1 FROM repeat_plan p WHERE p.id = NEW.id) OR NEW.stopped THEN RAISE(ABORT, 'PD020')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = NEW.owner AND NOT q.disabled AND p.role = 'manager') THEN RAISE(ABORT, 'PD005')
END;""",
        ),
        "repeat_plan_stop_guard": (
            "BEFORE UPDATE ON repeat_plan",
            f"{refuse[:-1]} WHERE NOT NEW.stopped OR {changed};",
        ),
        "repeat_plan_no_delete": ("BEFORE DELETE ON repeat_plan", refuse),
        "repeat_period_guard": (
            "BEFORE INSERT ON repeat_period",
            """SELECT RAISE(ABORT, 'PD020')
  WHERE EXISTS (SELECT 1 FROM repeat_period d WHERE d.plan_id = NEW.plan_id AND d.number = NEW.number)
  OR (NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM request r JOIN repeat_plan p ON p.owner = r.author
    WHERE r.id = NEW.request_id AND p.id = NEW.plan_id));""",
        ),
        "repeat_period_no_update": ("BEFORE UPDATE ON repeat_period", refuse),
        "repeat_period_no_delete": ("BEFORE DELETE ON repeat_period", refuse),
    }
