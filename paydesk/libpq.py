"""A question to PostgreSQL by libpq alone, for an answer to TAB: to load psycopg takes longer than all the rest.

No more than that: one read, in text, as the person of the URL, in a transaction that ends with the connection.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

CONNECT_SECONDS: Final = 2
_OK: Final = 0
_TUPLES: Final = 2
_NAMES: Final = {"win32": "libpq.dll", "darwin": "libpq.5.dylib"}


class Failed(Exception):
    """There is no libpq, or it did not answer."""


def _library() -> Any:
    """Load the libpq that came with psycopg, else that of the system."""
    for folder in map(Path, sys.path):
        for libraries in ("psycopg_binary.libs", "psycopg_binary/.dylibs"):
            found = sorted((folder / libraries).glob("libpq*")) if folder.name == "site-packages" else ()
            if found:
                return ctypes.CDLL(str(found[0]))
    return ctypes.CDLL(_NAMES.get(sys.platform, "libpq.so.5"))


def ask(
    url: str, questions: Sequence[tuple[str, Sequence[str]]], *, timeout_ms: int
) -> list[list[tuple[str | None, ...]]]:
    """Return the rows of each question; values stand for ``$1``, ``$2`` … Raises Failed for whatever goes wrong."""
    try:
        pq = _library()
    except OSError as error:
        raise Failed(str(error)) from error
    for name in ("PQconnectdb", "PQexec", "PQexecParams"):
        getattr(pq, name).restype = ctypes.c_void_p
    pq.PQgetvalue.restype = ctypes.c_char_p
    os.environ.setdefault("PGCONNECT_TIMEOUT", str(CONNECT_SECONDS))
    connection = ctypes.c_void_p(pq.PQconnectdb(url.encode()))
    try:
        if pq.PQstatus(connection) != _OK or pq.PQsetClientEncoding(connection, b"UTF8"):
            raise Failed("no connection")
        begin = f"BEGIN READ ONLY; SET LOCAL statement_timeout = {timeout_ms}; SET LOCAL client_min_messages = error"
        pq.PQclear(ctypes.c_void_p(pq.PQexec(connection, begin.encode())))
        return [_rows(pq, connection, query, values) for query, values in questions]
    finally:
        pq.PQfinish(connection)


def _rows(pq: Any, connection: Any, query: str, values: Sequence[str]) -> list[tuple[str | None, ...]]:
    given = (ctypes.c_char_p * len(values))(*(value.encode() for value in values))
    result = ctypes.c_void_p(
        pq.PQexecParams(connection, query.encode(), len(values), None, given, None, None, ctypes.c_int(0))
    )
    try:
        if pq.PQresultStatus(result) != _TUPLES:
            raise Failed(query)
        columns = range(pq.PQnfields(result))
        return [
            tuple(
                None if pq.PQgetisnull(result, row, column) else pq.PQgetvalue(result, row, column).decode()
                for column in columns
            )
            for row in range(pq.PQntuples(result))
        ]
    finally:
        pq.PQclear(result)
