"""What a document moves: the step in the journal, and the text of a line that proves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from paydesk.admin_journal import told
from paydesk.permissions import Intention, Payment

RETURNED_COMMENT: Final = "Банк вернул деньги: см. выписку"
"""What the journal says of a request that a statement reopens; the journal's words are the company's."""


def payment_of(action: str, day: date | None, number: str, line: int | None = None) -> Payment:
    """Return what the journal notes of a step: the line of the statement, and of a payment its day and number."""
    return Payment(day, plain(number)[:40] or None, line) if action == "pay" else Payment(None, None, line)


def intention_of(action: str, each: Mapping[int, Payment]) -> Intention:
    """Return the step for these requests, each with what is noted of it."""
    return Intention(action, comment=RETURNED_COMMENT if action == "reopen" else None, each=each)


def line_text(row: Mapping[str, Any]) -> str:
    """Return the text of a line or a balance that the digest of its statement holds."""
    return told(dict(sorted(row.items()))) + "\n"


def plain(text: str) -> str:
    """Return a text that both databases keep: PostgreSQL has no NUL."""
    return text.replace("\0", "")
