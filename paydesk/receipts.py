"""Receipts: whether a transaction was saved, when the connection died at the very moment of saving.

A client that never hears the answer to its COMMIT cannot know whether it was done; to do it again blindly files or
pays twice. So every transaction that writes leaves a row with a key made by the client. After a lost connection the
same key is inserted once more: it is refused when the transaction was saved, waits while that is still being decided,
and once it stands, the lost transaction can never be saved any more. This holds on a standby that took over, too,
where transaction numbers prove nothing.
"""

from __future__ import annotations

import time
import uuid
from typing import Any, Final

from sqlalchemy import Connection, Engine, RootTransaction, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from paydesk.errors import N_, Unavailable

LOST: Final = "connection_lost"
UNKNOWN: Final = "outcome_unknown"

ASK_SECONDS: Final = 20
"""How long the database is asked what became of a transaction, before the person has to look."""

_SHUTDOWN: Final = ("57P01", "57P02", "57P03")
_LEAVE: Final = text("INSERT INTO receipt (key) SELECT :key WHERE pg_current_xact_id_if_assigned() IS NOT NULL")
_CLAIM: Final = text("INSERT INTO receipt (key) VALUES (:key)")


def is_lost(error: Any) -> bool:
    """Tell whether a failure of the driver psycopg means that the connection is gone and not that it was never there."""
    state = getattr(error, "sqlstate", None) or ""
    if state:
        return state in _SHUTDOWN[:2] or state.startswith("08")
    words = str(error)
    return any(
        told in words
        for told in ("connection is lost", "server closed the connection", "connection already closed", "terminating")
    ) or ("consuming input failed" in words or "sending query" in words or "could not receive data" in words)


def lost(place: str) -> Unavailable:
    """Return the error of a connection that died before anything was saved."""
    return Unavailable(
        N_("The connection to {place} was lost; nothing was written. Run the command again."), code=LOST, place=place
    )


def save(connection: Connection, transaction: RootTransaction, engine: Engine, place: str) -> None:
    """Commit with a receipt.

    Raises Unavailable with the code :data:`LOST` when the connection died and nothing was saved, :data:`UNKNOWN` when
    the database cannot be asked.
    """
    key = uuid.uuid4().hex
    connection.execute(_LEAVE, {"key": key})
    try:
        transaction.commit()
    except DBAPIError as error:
        if not is_lost(error.orig) and not error.connection_invalidated:
            raise
        if _was_saved(engine, key, place):
            return
        raise lost(place) from error


def _was_saved(engine: Engine, key: str, place: str) -> bool:
    deadline = time.monotonic() + ASK_SECONDS
    while True:
        try:
            with engine.connect() as connection, connection.begin():
                connection.execute(_CLAIM, {"key": key})
        except IntegrityError:
            return True
        except OperationalError as error:
            if time.monotonic() > deadline:
                raise Unavailable(
                    N_(
                        "The connection to {place} was lost at the moment of saving, and the database cannot be asked"
                        " whether it was done. Look before you run the command again."
                    ),
                    code=UNKNOWN,
                    place=place,
                ) from error
            time.sleep(0.5)
        else:
            return False
