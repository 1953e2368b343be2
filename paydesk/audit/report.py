"""What an audit found, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from paydesk.errors import N_

UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError)
"""What comes of values that were written past every check of paydesk."""

UNREADABLE_TEXT: Final = N_("What is stored cannot be read, so it was not written by paydesk.")

MAX_FAULTS: Final = 1000
"""Faults that are told one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be: ``id`` is the request, ``seq`` the entry of its journal."""

    id: int | None
    seq: int | None
    code: str
    text: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What was looked at, and what was found."""

    requests: int = 0
    events: int = 0
    admin_events: int = 0
    files: int = 0
    seals: int = 0
    newest_seal: str | None = None
    faults: list[Fault] = field(default_factory=list)
    count: int = 0

    @property
    def ok(self) -> bool:
        """Whether everything is as it must be."""
        return self.count == 0

    def add(self, code: str, text: str, request: int | None = None, seq: int | None = None, /, **params: Any) -> None:
        """Note a fault."""
        self.count += 1
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Fault(request, seq, code, text, params))
