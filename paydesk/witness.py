"""The newest seal that this machine has seen: whoever works with a database is a witness of its history.

A seal that is gone or another than it was means that the database was restored from a backup, or that its history
was rewritten by somebody who could. Either way the person should hear of it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from paydesk.records import Seal

MAX_FILE: Final = 64 * 1024
_NEWEST: Final = text(
    "SELECT (SELECT value FROM setting WHERE name = 'database_id') AS database, s.id, s.hash"
    " FROM (SELECT 1 AS one) o LEFT JOIN (SELECT id, hash FROM seal ORDER BY id DESC LIMIT 1) s ON o.one = 1"
)
_HASH: Final = text("SELECT hash FROM seal WHERE id = :id")


def memory_path() -> Path:
    """Return the file in which this machine keeps the newest seals."""
    import platformdirs

    return Path(platformdirs.user_state_dir("paydesk", appauthor=False)) / "seals.json"


def look(connection: Connection, path: Path, doubtful: Callable[[Seal], None]) -> None:
    """Compare the newest seal with the one that was seen last; ``doubtful`` hears of one that is not there any more."""
    row = connection.execute(_NEWEST).one()
    if row.database is None:
        return
    kept = _read(path)
    known = kept.get(row.database)
    if known is not None:
        found = row.hash if known.number == row.id else connection.scalar(_HASH, {"id": known.number})
        if found != known.hash:
            doubtful(known)
            return
    if row.id is not None and (known is None or row.id > known.number):
        _write(path, {**kept, row.database: Seal(row.database, row.id, row.hash)})


def forget(path: Path, database: str) -> Seal | None:
    """Forget the seal of a database, so that the next one seen is taken for granted; return what was known."""
    kept = _read(path)
    known = kept.pop(database, None)
    if known is not None:
        _write(path, kept)
    return known


def known(path: Path, database: str) -> Seal | None:
    """Return the newest seal of the database that this machine has seen."""
    return _read(path).get(database)


def _read(path: Path) -> dict[str, Seal]:
    """Return database → seal; a file that is missing or damaged is an empty one."""
    try:
        with path.open("rb") as source:
            told = json.loads(source.read(MAX_FILE))
        return {name: Seal(name, int(one["seal"]), str(one["hash"])) for name, one in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _write(path: Path, kept: dict[str, Seal]) -> None:
    told = {name: {"seal": one.number, "hash": one.hash} for name, one in kept.items()}
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError):  # a machine that cannot remember is no witness; that is all
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(told), encoding="utf-8")
        new.replace(path)
