"""Bytes of files that live outside of the database: who may say so of a row, and when."""

from __future__ import annotations

from typing import Final

from paydesk.file_tables import FILE_STORE
from paydesk.guards.phrases import aborted, raised

_OFF: Final = "off"
_CURRENT: Final = f"SELECT nullif(s.value, '{_OFF}') FROM setting s WHERE s.name = '{FILE_STORE}'"
_CREDENTIALS: Final = "'://[^/]*:[^/]*@'"


# The bytes come in any case, as the proof that whoever inserts them has them; they are dropped when they were put into
# the store of the moment. The setting cannot change before this is saved.
# Bytes for the database itself mend a row whose place is no more the team's: they are proven, so whoever brings them can
# make nothing worse.
POSTGRES_KEPT: Final = f"""IF NEW.body IS NULL THEN {raised("PD025")}; END IF;
  IF NEW.place IS NOT NULL THEN
    {_CURRENT} INTO held_in FOR SHARE;
    IF NEW.place = held_in THEN NEW.body := NULL; ELSE NEW.place := NULL; END IF;
  ELSE
    UPDATE blob b SET body = NEW.body, place = NULL WHERE b.sha256 = NEW.sha256 AND b.body IS NULL
      AND b.place IS DISTINCT FROM ({_CURRENT});
  END IF;"""

# Who could empty the table anyway, and nobody else: an administrator of paydesk must not make papers disappear. Only the
# trigger above gives a row its own bytes back.
_MOVE: Final = f"""DECLARE held_in text;
BEGIN
  IF pg_trigger_depth() > 1 AND OLD.body IS NULL AND NEW.place IS NULL AND NEW.sha256 = OLD.sha256
    AND NEW.size = OLD.size AND NEW.sha256 = encode(sha256(NEW.body), 'hex') THEN RETURN NEW; END IF;
  IF NOT pg_has_role(session_user, 'paydesk_owner', 'MEMBER') OR NEW.sha256 <> OLD.sha256 OR NEW.size <> OLD.size
    OR NEW.place IS NOT DISTINCT FROM OLD.place THEN {raised("PD020")}; END IF;
  {_CURRENT} INTO held_in FOR SHARE;
  IF NEW.place IS DISTINCT FROM held_in THEN {raised("PD050")}; END IF;
  IF NEW.body IS NOT NULL AND NEW.sha256 <> encode(sha256(NEW.body), 'hex') THEN {raised("PD025")}; END IF;
  RETURN NEW;
END"""

POSTGRES_SETTING: Final = (
    f"""IF NEW.name = '{FILE_STORE}' AND NEW.value ~ {_CREDENTIALS} THEN {raised("PD051")}; END IF;"""
)
"""No password becomes readable for the whole team."""


def postgres_file_functions() -> dict[str, str]:
    """Return name → body."""
    return {"blob_move_guard": _MOVE}


def sqlite_file_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body)."""
    return {
        "blob_guard": (
            "BEFORE INSERT ON blob",
            f"""SELECT {aborted("PD020")} WHERE EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256);
SELECT {aborted("PD050")} WHERE NEW.place IS NOT NULL AND NEW.place IS NOT ({_CURRENT});""",
        ),
        "blob_move_guard": (
            "BEFORE UPDATE ON blob",
            f"""SELECT {aborted("PD020")} WHERE NEW.sha256 IS NOT OLD.sha256 OR NEW.size IS NOT OLD.size
  OR NEW.place IS OLD.place;
SELECT {aborted("PD050")} WHERE NEW.place IS NOT ({_CURRENT}) AND NOT (OLD.body IS NULL AND NEW.place IS NULL
  AND length(NEW.body) = OLD.size);""",
        ),
    }
