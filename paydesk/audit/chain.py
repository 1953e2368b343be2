"""A chain that all share: entries numbered without gaps, each with the hash of the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table

from paydesk.hashing import sha256


class State(Enum):
    """What a link is: sound, after a gap, or not what was hashed."""

    SOUND = "sound"
    AFTER_A_GAP = "after a gap"
    CHANGED = "changed"


def sealed_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that the hashed text of an entry repeats."""
    return tuple(column.name for column in table.columns if column.name not in ("payload", "hash"))


def links(rows: Iterable[Any], sealed: Sequence[str]) -> Iterator[tuple[Any, State, int]]:
    """Yield each row in the order of its number, what it is, and the number that should stand here."""
    prev, number = "", 0
    for row in rows:
        number += 1
        if row.id != number:
            state = State.AFTER_A_GAP
        elif row.prev != prev or sha256(row.payload) != row.hash or not _told(row, sealed):
            state = State.CHANGED
        else:
            state = State.SOUND
        yield row, state, number
        prev, number = row.hash, row.id


def _told(row: Any, sealed: Sequence[str]) -> bool:
    """Tell whether the columns are what the hashed text says; stamps are compared as moments."""
    try:
        told = json.loads(row.payload)
        moment = datetime.fromisoformat(told.pop("at"))
    except (ValueError, KeyError, AttributeError):
        return False
    own = {name: getattr(row, name) for name in sealed if name != "at" and getattr(row, name) is not None}
    return bool(told == own and moment == row.at)
