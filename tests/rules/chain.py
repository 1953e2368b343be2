"""The journals checked from outside: links, hashes, digests, heads, versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from paydesk import models


def faults(connection: Connection, ids: Iterable[int] | None = None) -> list[str]:
    """Everything about the journals that is not as it must be: links, hashes, digests, heads, versions."""
    chosen = None if ids is None else set(ids)
    journals: dict[int, list[Any]] = {}
    for row in connection.execute(select(models.event).order_by(models.event.c.request_id, models.event.c.seq)):
        journals.setdefault(row.request_id, []).append(row)
    problems: list[str] = []
    for request in connection.execute(select(models.request)):
        if chosen is None or request.id in chosen:
            problems += [f"{request.id}: {problem}" for problem in _faults(request, journals.get(request.id, []))]
    return problems


def _sha256(sealed: str) -> str:
    return hashlib.sha256(sealed.encode()).hexdigest()


SEALED = ("seq", "actor", "action", "to_status", "version", "digest", "from_status", "comment")


def _faults(request: Any, journal_rows: Sequence[Any]) -> Iterator[str]:
    prev, digest, version, status = "", "", 0, None
    for seq, row in enumerate(journal_rows, 1):
        if row.seq != seq or row.prev != prev or row.hash != _sha256(row.payload):
            yield f"event {row.seq} does not follow from the one before"
        yield from _unsealed(row, prev)
        if row.content is not None:
            digest = _sha256(row.content)
        if row.digest != digest:
            yield f"event {row.seq}: digest"
        if row.from_status != status or row.version - version not in (0, 1):
            yield f"event {row.seq}: state or version jumps"
        prev, version, status = row.hash, row.version, row.to_status
    if (request.head_seq, request.head_hash, request.digest) != (len(journal_rows), prev, digest):
        yield "the head is not the last event"
    if (request.version, request.status) != (version, status or "draft"):
        yield "version or state is not that of the last event"


def _unsealed(row: Any, prev: str) -> Iterator[str]:
    """Where the columns of an event are not what its hashed text says."""
    told = json.loads(row.payload)
    for key in SEALED:
        if told.get(key) != getattr(row, key):
            yield f"event {row.seq}: the sealed text says {key}={told.get(key)!r}, the column {getattr(row, key)!r}"
    if told.get("prev", "") != prev:
        yield f"event {row.seq}: the link is not sealed"
