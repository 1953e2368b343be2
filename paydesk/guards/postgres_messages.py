"""What the triggers of PostgreSQL do for messages, in PL/pgSQL.

The event itself writes what is to be told. A program with the role notifier plans and sends; people keep their own
wishes, and accountants the addresses of payees.
"""

from __future__ import annotations

from typing import Final

from paydesk.guards.ladder import TOLD, quoted
from paydesk.guards.phrases import raised

CHANNEL: Final = "paydesk_outbox"
"""The channel of NOTIFY that wakes a worker. Anybody may listen there, so it carries no word."""

TELL: Final = f"""IF NEW.action IN ({TOLD}) THEN
    INSERT INTO outbox (request_id, seq) VALUES (NEW.request_id, NEW.seq);
    PERFORM pg_notify('{CHANNEL}', '');
  END IF;"""


_OUTBOX: Final = f"""BEGIN
  IF NOT has_role('notifier') THEN {raised("PD036")}; END IF;
  IF OLD.planned_at IS NOT NULL OR (to_jsonb(NEW) - 'planned_at') <> (to_jsonb(OLD) - 'planned_at')
  THEN {raised("PD020")}; END IF;
  NEW.planned_at := clock_timestamp();
  RETURN NEW;
END"""
# From which state to which a worker brings a message: lent or put off, sent, not worth it any more, given up; what goes
# with a digest leaves with it or waits for the next; and what was given up is tried again.
_STEPS: Final = (
    *("waiting>waiting", "waiting>sent", "waiting>dropped", "waiting>dead"),
    *("held>held", "held>sent", "held>dropped", "dead>waiting"),
)
# Who may look after a message that was given up may have it tried again, and nothing else.
_DELIVERY: Final = f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT has_role('notifier') THEN {raised("PD036")}; END IF;
    IF NEW.state NOT IN ('waiting', 'held') OR (NEW.state = 'held') <> (NEW.digest IS NOT NULL)
    THEN {raised("PD020")}; END IF;
    NEW.created_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF OLD.state IN ('sent', 'dropped') THEN {raised("PD020")}; END IF;
  IF OLD.state = 'dead' THEN NEW.due_at := clock_timestamp(); END IF;
  IF has_role('notifier') THEN
    IF OLD.state || '>' || NEW.state NOT IN ({quoted(_STEPS)})
      OR (NEW.state = 'sent') <> (NEW.sent_at IS NOT NULL)
      OR (NEW.digest IS DISTINCT FROM OLD.digest AND (NEW.state <> 'held' OR NEW.digest IS NULL))
      OR NEW.tries <> (CASE OLD.state || '>' || NEW.state WHEN 'dead>waiting' THEN 0
        WHEN 'waiting>waiting' THEN least(greatest(NEW.tries, OLD.tries), OLD.tries + 1) ELSE OLD.tries END)
    THEN {raised("PD020")}; END IF;
    RETURN NEW;
  END IF;
  IF NOT (has_role('admin') OR (has_role('accountant') AND OLD.kind = 'contractor')) THEN {raised("PD036")}; END IF;
  IF OLD.state <> 'dead' OR NEW.state <> 'waiting' OR NEW.tries <> 0
    OR (to_jsonb(NEW) - array['state', 'tries', 'due_at']) <> (to_jsonb(OLD) - array['state', 'tries', 'due_at'])
  THEN {raised("PD020")}; END IF;
  RETURN NEW;
END"""
_WISH: Final = f"""BEGIN
  IF NOT is_known() THEN {raised("PD001")}; END IF;
  IF TG_OP = 'UPDATE' AND (NEW.name <> OLD.name OR NEW.login <> OLD.login) THEN {raised("PD020")}; END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM notify_setting n WHERE n.login = session_user) >= 100
  THEN {raised("PD020")}; END IF;
  NEW.login := session_user;
  RETURN NEW;
END"""


def message_functions() -> dict[str, str]:
    """Return name → body."""
    return {
        "outbox_guard": _OUTBOX,
        "delivery_guard": _DELIVERY,
        "notify_setting_guard": _WISH,
    }
