"""The texts that journals hash, composed anew by the database out of its columns, and their SHA-256.

So neither the texts nor what they hold need to travel: the database says whether they are what was hashed. SQLite
lends itself Python's SHA-256. Every value is quoted, so that a column can never pass for two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Integer

from paydesk.guards import sqlite
from paydesk.guards.ladder import FILES
from paydesk.models import CONTENT_COLUMNS, event

UNSEALED: Final = ("content", "payload", "hash")
"""Columns of an event that its hashed text does not repeat: it holds the digest of the content."""

# In the order in which paydesk.entries writes them on SQLite.
SEALED: Final = tuple(column.name for column in event.columns if column.name not in UNSEALED)

_COMPARED: Final = ("request_id", "seq", "action", "to_status", "version", "digest", "prev")
"""Columns that need no quotes, since each is compared with the one value that may stand there."""


_OFTEN: Final = ("from_status", "seen_version", "comment", "payment_date", "payment_number", "key", "detail")
"""Columns that many entries have, of those that can be empty."""


def _sqlite_payload() -> str:
    """Return the SQL of the hashed text of event ``e`` as ``paydesk.hashing`` writes it on SQLite.

    Most entries have none of the columns that only few have, and those are not asked one after the other then.
    """
    seldom = [name for name in SEALED if event.c[name].nullable and name not in _OFTEN]
    without = _composed([name for name in SEALED if name not in seldom])
    empty = f"coalesce({', '.join(f'e.{name}' for name in seldom)}) IS NULL"
    return f"CASE WHEN {empty} THEN {without} ELSE {_composed(SEALED)} END"


def _composed(names: Sequence[str]) -> str:
    """Return the SQL of a JSON object of these columns of event ``e``, without those that are empty.

    One call of format() copies the text once; a chain of ``||`` would copy it with every value.
    """
    form, values = "", []
    for name in names:
        column = event.c[name]
        head, value = f'{"," if form else ""}"{name}":', f"json_quote({_text(f'e.{name}')})"
        if column.nullable:
            form += "%s"
            value = f"iif(e.{name} IS NULL, '', '{head}' || {value})"
        elif name in _COMPARED:
            form += head + ("%s" if isinstance(column.type, Integer) else '"%s"')
            value = f"e.{name}"
        else:
            form += head + "%s"
        values.append(value)
    return f"format('{{{form}}}', {', '.join(values)})"


def _text(column: str) -> str:
    """Return the SQL of a value of SQLite for JSON, which holds no bytes: they become what no text of ours is.

    Else somebody who writes bytes into one column would stop the audit of all the rest.
    """
    return f"CASE typeof({column}) WHEN 'blob' THEN char(1) || hex({column}) ELSE {column} END"


def _postgres(values: Mapping[str, str]) -> str:
    """Return the SQL of a JSON object as PostgreSQL writes it, some times faster than by its functions.

    It orders keys by their length first; concat_ws leaves out what is NULL.
    """
    parts = [f"'\"{name}\": ' || to_json({values[name]})::text" for name in sorted(values, key=lambda k: (len(k), k))]
    return f"'{{' || concat_ws(', ', {', '.join(parts)}) || '}}'"


PAYLOAD: Final = {"sqlite": _sqlite_payload(), "postgresql": _postgres({name: f"e.{name}" for name in SEALED})}
"""Dialect → the hashed text of event ``e``."""


def _plain(content: str) -> str:
    for name in CONTENT_COLUMNS:
        content = content.replace(f"'{name}', r.{name},", f"'{name}', {_text(f'r.{name}')},")
    return content


CONTENT: Final = {
    "sqlite": _plain(sqlite.CONTENT),
    "postgresql": _postgres(
        {name: f"r.{name}" for name in CONTENT_COLUMNS}
        | {"files": f"(SELECT string_agg(f.sha256, ',') FROM ({FILES}) f)"}
    ),
}
"""Dialect → the content of request ``r``."""


def hashed(dialect: str, value: str) -> str:
    """Return the SQL of the SHA-256 of a text, hexadecimal; see :func:`lend_sha256`."""
    if dialect == "sqlite":
        return f"paydesk_sha256(CAST({value} AS BLOB))"
    return f"encode(sha256(convert_to({value}, 'UTF8')), 'hex')"


def lend_sha256(connection: Connection) -> None:
    """Give SQLite the function that :func:`hashed` calls there."""
    raw: Any = connection.connection.dbapi_connection
    raw.create_function("paydesk_sha256", 1, _sha256, deterministic=True)


def _sha256(body: bytes | None) -> str | None:
    return None if body is None else sha256(body).hexdigest()
