"""Failures of the database, as errors of paydesk with a cause and a cure."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from paydesk import receipts
from paydesk.errors import N_, Conflict, NotAllowed, PaydeskError, Unavailable
from paydesk.refusals import OTHER_STATES
from paydesk.rules import BY_STATE

LOCK_WAIT_SECONDS: Final = 10


class Refused(PaydeskError):
    """The database refused by a rule; ``state`` says by which. The journal turns it into the words of that rule."""

    code = "refused"
    exit_code = NotAllowed.exit_code

    def __init__(self, state: str) -> None:
        code, error, message = OTHER_STATES.get(state, ("refused", NotAllowed, N_("The database refused this.")))
        if state in BY_STATE:
            code, error = BY_STATE[state].code, BY_STATE[state].error
        super().__init__(message, code=code)
        self.state = state
        self.exit_code = error.exit_code


def translate(error: SQLAlchemyError, place: str) -> PaydeskError:
    """Turn a failure of the database into an error with a cause and a cure."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return PaydeskError(N_("The database failed: {detail}"), detail=type(error).__name__)
    if isinstance(error.orig, sqlite3.Error):
        return translate_sqlite(error.orig, place)
    return _translate_postgres(error.orig, place)


_LOCKED: Final = N_("The database {place} is locked by somebody else for more than {seconds} s. Try again in a moment.")
_DEADLOCK: Final = N_(
    "Somebody else wrote the same requests to {place} in another order, so this call was undone. Run it again."
)
_READ_ONLY: Final = N_("The database {place} can only be read here. Check the rights of the file or the server.")
_READ_ONLY_FILE: Final = N_(
    "The database {place} can only be read here. Check the rights of the file and of its folder: SQLite keeps two more"
    " files beside it, even to read."
)
_NOT_WRITTEN: Final = N_(
    "The system did not write to the database {place}; nothing was saved. Check the space on the disk and the limits for"
    " the size of files (quota, ulimit), and try again."
)
_FULL: Final = N_("The disk of the database {place} is full; nothing was written. Free some space and try again.")
_NOT_SET_UP: Final = N_("The database {place} has not been set up for paydesk. An administrator does it: {command}")
_AWAY: Final = N_("The database {place} is out of reach: {detail}")
_DAMAGED: Final = N_("The file {place} is not a paydesk database, or it is damaged: {detail}")

_STATES: Final = {
    "40P01": (_DEADLOCK, "deadlock"),
    "55P03": (_LOCKED, "locked"),
    "25006": (_READ_ONLY, "read_only"),
    "53100": (_FULL, "disk_full"),
    "42P01": (_NOT_SET_UP, "not_set_up"),
    "3F000": (_NOT_SET_UP, "not_set_up"),
}
"""SQLSTATE → what is said of it, and its code."""

_FAILED_WRITES: Final = frozenset(
    f"SQLITE_IOERR_{what}" for what in ("WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE", "SHMSIZE")
)
"""What SQLite says only “disk I/O error” of, though the disk is well: the system let the file grow no further."""


def translate_sqlite(error: sqlite3.Error, place: str) -> PaydeskError:
    """Turn a failure of the SQLite driver into an error with a cause and a cure."""
    message = str(error)
    if message[:2] == "PD" and message[2:].isdigit():
        return Refused(message)
    if "locked" in message or "busy" in message:
        return Unavailable(_LOCKED, code="locked", place=place, seconds=LOCK_WAIT_SECONDS)
    if "readonly" in message or "read-only" in message:
        return Unavailable(_READ_ONLY_FILE, code="read_only", place=place)
    if "full" in message:
        return Unavailable(_FULL, code="disk_full", place=place)
    if getattr(error, "sqlite_errorname", "") in _FAILED_WRITES:
        return Unavailable(_NOT_WRITTEN, code="not_written", place=place)
    if "no such table" in message:
        return Unavailable(_NOT_SET_UP, code="not_set_up", place=place, command="paydesk init")
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(N_("The database refused a value: {detail}"), code="constraint", detail=message)
    if isinstance(error, sqlite3.OperationalError):
        return Unavailable(_AWAY, code="away", place=place, detail=message)
    return Unavailable(_DAMAGED, code="damaged", place=place, detail=message)


def _translate_postgres(error: Any, place: str) -> PaydeskError:
    state: str = getattr(error, "sqlstate", None) or ""
    detail = " ".join(str(error).split())
    if state.startswith("PD"):
        return Refused(state)
    if state in _STATES:
        message, code = _STATES[state]
        return Unavailable(message, code=code, place=place, seconds=LOCK_WAIT_SECONDS, command="paydesk init")
    if state == "42501":
        return NotAllowed(
            N_("This login has no right to do that in {place}: {detail}. Ask an administrator."),
            code="no_right",
            place=place,
            detail=detail.split(" LINE ", 1)[0],
        )
    if not state:
        refused = _translate_login(detail, place)
        if refused:
            return refused
    if receipts.is_lost(error):
        return receipts.lost(place)
    if state.startswith("23"):
        return Conflict(N_("The database refused a value: {detail}"), code="constraint", detail=detail)
    return Unavailable(_AWAY, code="away", place=place, detail=detail)


def _translate_login(detail: str, place: str) -> PaydeskError | None:
    """Tell why the server let nobody in; a refused connection carries no SQLSTATE, only words."""
    if "does not exist" in detail and 'database "' in detail:
        return Unavailable(
            N_("There is no database at {path}. Set one up: {command}"),
            code="no_database",
            path=place,
            command="paydesk init",
        )
    if any(
        words in detail for words in ("authentication failed", "does not exist", "permission denied", "no pg_hba.conf")
    ):
        return NotAllowed(
            N_("The server of {place} does not let this login in: {detail}"),
            code="no_login",
            place=place,
            detail=detail,
        )
    return None
