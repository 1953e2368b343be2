"""What the guards of both databases share: the ladder of refusals and the text that a digest seals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from paydesk import handing
from paydesk.approval import BEHALF_SQL, CHOSEN_SQL, DECIDED_SQL, GIVEN_SQL, STEP_SQL, TARGET_SQL, TURN_SQL
from paydesk.file_tables import MAX_FILE_BYTES, MAX_FILES, MAX_FILES_BYTES
from paydesk.models import CONTENT_COLUMNS
from paydesk.notices import TOLD as _TOLD
from paydesk.rules import RULES
from paydesk.workflow import transitions_sql

JOIN: Final = (
    f"FROM request r LEFT JOIN {transitions_sql()} t\n"
    "  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END\n"
    "  WHERE r.id = NEW.request_id"
)
"""The request of an event and the row of the table that it would take."""

CHAIN: Final = f"CASE WHEN NEW.action = 'submit' THEN {CHOSEN_SQL} END"
STEP: Final = STEP_SQL
BEHALF: Final = BEHALF_SQL
TARGET: Final = TARGET_SQL
"""The chain that the event fixes, the step that it counts for, for whom, and the state to which it leads."""

FILES: Final = (
    "SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id"
)
"""The files that are part of the content of request ``r``, in the order in which they were attached."""

TOLD: Final = ", ".join(f"'{action}'" for action in _TOLD)
"""The actions of which somebody is told, as a list of SQL literals."""

FILE_ELSEWHERE: Final = ("request_id", "sha256", "in_content", "detached")
"""Columns of a file that its event tells in other ways than by ``detail``."""

TOO_MANY_FILES: Final = f"""(SELECT count(*) >= {MAX_FILES} FROM request_file f WHERE f.request_id = NEW.request_id)
  OR EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256 AND (b.size > {MAX_FILE_BYTES} OR b.size
    + coalesce((SELECT sum(o.size) FROM request_file f JOIN blob o ON o.sha256 = f.sha256
      WHERE f.request_id = NEW.request_id), 0) > {MAX_FILES_BYTES}))"""
"""Whether the file ``NEW`` is one more, or larger, than its request can hold."""

# The update of a request that follows its event: every column that the journal owns, derived from the event alone.
# The key of a discarded draft is free again: what was imported by mistake can be imported once more.
MOVE: Final = """UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
  chain = CASE WHEN NEW.action = 'submit' THEN NEW.chain
    WHEN NEW.to_status IN ('pending', 'approved', 'paid') THEN chain END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id"""


def unchained(sql: str) -> str:
    """Return a condition as it is for a request without a chain: none of its questions about steps is asked.

    PostgreSQL prepares every question of a statement, also those that a CASE then leaves out.
    """
    for question, answer in ((TARGET, "t.target"), (STEP, "NULL::int"), (BEHALF, "NULL::text")):
        sql = sql.replace(question, answer)
    for question in (TURN_SQL, DECIDED_SQL, GIVEN_SQL):
        sql = sql.replace(question, "(1 = 0)")
    return kept(sql)


def kept(sql: str) -> str:
    """Return a condition as it is where no place is handed over."""
    for question in handing.QUESTIONS:
        sql = sql.replace(question, "(1 = 0)")
    return sql


def ladder(actor: str, content: str, *, refuse: str, shape: Callable[[str], str] = str) -> str:
    """Return a CASE over all rules; ``refuse`` is a template for what stands after THEN, ``shape`` changes conditions."""
    whens = [
        f"  WHEN {shape(rule.sql).replace('{actor}', actor).replace('{content}', content)}\n"
        f"    THEN {refuse.format(state=rule.state)}"
        for rule in RULES
    ]
    return "CASE\n" + "\n".join(whens) + "\nEND"


def quoted(columns: Sequence[str] = CONTENT_COLUMNS) -> str:
    """Return the names as a list of SQL literals."""
    return ", ".join(f"'{column}'" for column in columns)
