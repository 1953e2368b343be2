"""Rows of a table as a stream, past SQLAlchemy: half a million of them are read here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection

_BATCH: Final = 2000


def stream(connection: Connection, dialect: str, statement: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement; on PostgreSQL through a cursor of the server, so that they are not all held."""
    raw: Any = connection.connection.dbapi_connection
    return iter(raw.execute(statement)) if dialect == "sqlite" else _served(raw, statement)


def _served(raw: Any, statement: str) -> Iterator[tuple[Any, ...]]:
    with raw.cursor(name=f"paydesk_{abs(hash(statement))}") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(statement)
        yield from cursor
