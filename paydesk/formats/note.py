"""What a file for a bank had to write otherwise than it was approved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A character that the file cannot hold, or a whole text in other letters, and what was written for it."""

    order: int
    """The number of the payment order."""

    field: str
    character: str
    replacement: str
