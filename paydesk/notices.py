"""Who hears of what: the events that are told, the kinds of messages, and how a person may want to get them.

Derived from nothing but the tables here and in ``paydesk.workflow``. Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paydesk.errors import N_

KINDS: Final[Mapping[str, str]] = {
    "turn": N_("a request awaits your decision"),
    "payable": N_("a request is to be paid"),
    "decision": N_("your request was decided on, or came back"),
    "paid": N_("your request was paid, or the payment was undone"),
    "comment": N_("somebody commented"),
    "reminder": N_("a request has been waiting for you for long"),
    "stands": N_("a request was changed and submitted again, and your approval stands"),
    "late": N_("a step of approval has taken longer than it may, and the policy has you told"),
    "failure": N_("a contractor could not be told of a payment"),
}
"""Kinds of messages that a person chooses about."""

CONTRACTOR: Final = "contractor"
"""The kind of a mail to the payee; it is nobody's choice but the payee's."""

NOW, DIGEST, OFF = "now", "digest", "off"
MODES: Final = (NOW, DIGEST, OFF)
DEFAULT_MODES: Final[Mapping[str, str]] = dict.fromkeys(KINDS, NOW) | {"payable": DIGEST}
"""A head is asked at once; an accountant gets what is to be paid as one list in the morning."""

TURN: Final = "turn"
"""Whoever can take the next step; see ``paydesk.inbox``."""
AUTHOR: Final = "author"
PAYEE: Final = "payee"
GIVER: Final = "giver"
"""Whoever gave an approval that stands at a new submit."""
TAKER: Final = "taker"
"""Whoever got a place in the open step."""

TOLD: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "submit": ((TURN, "turn"), (GIVER, "stands")),
    "approve": ((AUTHOR, "decision"), (TURN, "payable")),
    "reassign": ((TAKER, "turn"),),
    "reject": ((AUTHOR, "decision"),),
    "return": ((AUTHOR, "decision"),),
    "pay": ((AUTHOR, "paid"), (PAYEE, CONTRACTOR)),
    "reopen": ((AUTHOR, "paid"),),
    "comment": ((AUTHOR, "comment"), (TURN, "comment")),
}
"""Action → who is told, and as which kind. Nobody is told of what they did themselves; other actions tell nobody."""

TURN_KINDS: Final[Mapping[str, str]] = {"pending": "turn", "approved": "payable"}
"""State → the kind under which those whose turn it is are told: a step that is not the last asks the next one."""

WAITING: Final = tuple(TURN_KINDS)
"""States in which somebody is reminded."""


def kind_for(who: str, kind: str, status: str) -> str | None:
    """Return the kind under which somebody is told of an event, or ``None`` when it is nobody's turn any more."""
    if who != TURN or kind == "comment":
        return kind
    return TURN_KINDS.get(status)
