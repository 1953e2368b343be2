"""What the guards of both databases share: the ladder of refusals and the text that a digest seals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paydesk.models import CONTENT_COLUMNS
from paydesk.notices import TOLD as _TOLD
from paydesk.workflow import RULES, transitions_sql

JOIN: Final = (
    f"FROM request r LEFT JOIN {transitions_sql()} t\n"
    "  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END\n"
    "  WHERE r.id = NEW.request_id"
)
"""The request of an event and the row of the table that it would take."""

FILES: Final = "SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id"
"""The files that are part of the content of request ``r``, in the order in which they were attached."""

TOLD: Final = ", ".join(f"'{action}'" for action in _TOLD)
"""The actions of which somebody is told, as a list of SQL literals."""

FILE_ELSEWHERE: Final = ("request_id", "sha256", "in_content")
"""Columns of a file that its event tells in other ways than by ``detail``."""

# The update of a request that follows its event: every column that the journal owns, derived from the event alone.
# The key of a discarded draft is free again: what was imported by mistake can be imported once more.
MOVE: Final = """UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id"""


def ladder(actor: str, content: str, *, refuse: str) -> str:
    """Return a CASE over all rules; ``refuse`` is a template for what stands after THEN."""
    whens = [
        f"  WHEN {rule.sql.replace('{actor}', actor).replace('{content}', content)}\n"
        f"    THEN {refuse.format(state=rule.state)}"
        for rule in RULES
    ]
    return "CASE\n" + "\n".join(whens) + "\nEND"


def quoted(columns: Sequence[str] = CONTENT_COLUMNS) -> str:
    """Return the names as a list of SQL literals."""
    return ", ".join(f"'{column}'" for column in columns)
