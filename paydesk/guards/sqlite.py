"""The guards on SQLite: triggers that stop every slip and every stray script.

SQLite has no roles and no SHA-256, and a trigger cannot fill in NEW. So paydesk computes an event (``paydesk.entries``)
and the triggers check it against the request, the table of transitions and the people. Whoever can write the file
can also drop a trigger; what then remains is evidence (``paydesk.audit``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paydesk.guards import policies
from paydesk.guards.file_guards import sqlite_file_triggers
from paydesk.guards.keeping_sql import stands_sql
from paydesk.guards.ladder import (
    BEHALF,
    CHAIN,
    FILE_ELSEWHERE,
    FILES,
    JOIN,
    MOVE,
    STEP,
    TARGET,
    TOLD,
    TOO_MANY_FILES,
    ladder,
)
from paydesk.guards.phrases import aborted
from paydesk.guards.repeat_guards import repeat_triggers
from paydesk.guards.sqlite_contractors import contractor_triggers
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, SIDE_COLUMNS, bank_batch, request_file
from paydesk.rules import RULES

CONTENT: Final = (
    "json_patch('{}', json_object("
    + ", ".join(f"'{column}', r.{column}" for column in CONTENT_COLUMNS)
    + f", 'files', (SELECT group_concat(sha256, ',') FROM ({FILES}))))"
)
"""The content of request ``r`` as text; json_patch leaves out what is NULL, so that a new column changes no digest."""

_UNKNOWN, _NO_REQUEST = RULES[0], RULES[1]


def _differs(columns: Sequence[str]) -> str:
    return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)


# What an event says of a file is what the row of the file says.
_FILE_TOLD: Final = " AND ".join(
    f"NEW.detail ->> '$.{column.name}' = f.{column.name}"
    for column in request_file.columns
    if column.name not in FILE_ELSEWHERE
)


def _event_guard() -> str:
    actor = "NEW.actor"
    return f"""SELECT CASE
  WHEN {_UNKNOWN.sql.replace("{actor}", actor)} THEN {aborted(_UNKNOWN.state)}
  WHEN NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id) THEN {aborted(_NO_REQUEST.state)}
END;
SELECT {ladder(actor, CONTENT, refuse="RAISE(ABORT, '{state}')")}
{JOIN};
SELECT CASE WHEN NEW.seq <> r.head_seq + 1 OR NEW.prev <> r.head_hash OR coalesce(NEW.from_status, '') <> t.source
  OR NEW.to_status <> {TARGET} OR NEW.step IS NOT {STEP}
  OR NEW.behalf IS NOT {BEHALF.replace("{actor}", actor)} OR NEW.chain IS NOT {CHAIN} OR NEW.version <> r.version + t.moves OR length(NEW.hash) <> 64
  OR (t.writes = 1 AND NEW.content IS NOT {CONTENT})
  OR (t.writes = 0 AND (NEW.content IS NOT NULL OR NEW.digest <> r.digest))
  OR (NEW.action = 'attach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.added_by = NEW.actor AND {_FILE_TOLD}))
  OR (NEW.action = 'detach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.detached AND {_FILE_TOLD}))
  OR (NEW.action = 'create' AND (NEW.detail IS NULL OR NEW.detail ->> '$.key' IS NOT r.key))
  OR (NEW.action = 'submit' AND NEW.detail IS NOT {policies.DETAIL})
  OR (NEW.action NOT IN ('attach', 'detach', 'create', 'submit') AND NEW.detail IS NOT NULL)
  OR NEW.stands IS NOT CASE WHEN NEW.action = 'submit' THEN {stands_sql("sqlite", "NEW.chain")} END
  OR (NEW.action <> 'reassign' AND coalesce(NEW.giver, NEW.taker) IS NOT NULL)
  THEN {aborted("PD020")} END
{JOIN};"""


def _request_insert_guard() -> str:
    born = ("approved_by", "approved_at", "paid_by", "payment_date", "payment_number", "returned_by", "chain")
    return f"""SELECT CASE
  WHEN NEW.status <> 'draft' OR NEW.version <> 0 OR NEW.head_seq <> 0 OR NEW.head_hash <> '' OR NEW.digest <> ''
    OR {" OR ".join(f"NEW.{column} IS NOT NULL" for column in born)}
    OR EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.id OR r.key = NEW.key) THEN {aborted("PD020")}
  WHEN {_UNKNOWN.sql.replace("{actor}", "NEW.author")} THEN {aborted(_UNKNOWN.state)}
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.author AND p.role = 'manager')
    THEN {aborted("PD005")}
END;"""


def _request_update_guard() -> str:
    content = (*CONTENT_COLUMNS, *(column for column in SIDE_COLUMNS if column != "key"))
    journal = [column for column in JOURNAL_COLUMNS if column not in ("id", "author", "created_at")]
    return f"""SELECT CASE
  WHEN {_differs(("id", "author"))} OR (NEW.created_at IS NOT OLD.created_at AND OLD.head_seq > 0) THEN {aborted("PD020")}
  WHEN NEW.head_seq = OLD.head_seq AND ({_differs((*journal, "created_at"))}) THEN {aborted("PD020")}
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN {aborted("PD021")}
  WHEN NEW.head_seq = OLD.head_seq AND NEW.key IS NOT OLD.key THEN {aborted("PD020")}
  WHEN NEW.head_seq <> OLD.head_seq AND ({_differs(content)}) THEN {aborted("PD020")}
  WHEN NEW.head_seq <> OLD.head_seq AND NEW.key IS NOT OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded')
    THEN {aborted("PD020")}
  WHEN NEW.head_seq <> OLD.head_seq AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id
    AND e.seq = NEW.head_seq AND e.seq = OLD.head_seq + 1 AND e.hash = NEW.head_hash AND e.to_status = NEW.status
    AND e.version = NEW.version AND e.digest = NEW.digest) THEN {aborted("PD020")}
END;"""


def _file_guard() -> str:
    return f"""SELECT CASE
  WHEN EXISTS (SELECT 1 FROM request_file f WHERE f.id = NEW.id) THEN {aborted("PD020")}
  WHEN NEW.in_content <> (SELECT r.status = 'draft' FROM request r WHERE r.id = NEW.request_id) THEN {aborted("PD020")}
  WHEN NEW.detached THEN {aborted("PD020")}
  WHEN {TOO_MANY_FILES} THEN {aborted("PD039")}
END;"""


def _file_update_guard() -> str:
    """Return what refuses every change of a file but one: that it is taken out of the content of a draft."""
    kept = [column.name for column in request_file.columns if column.name != "detached"]
    return f"""SELECT CASE
  WHEN OLD.detached OR NOT NEW.detached OR NOT OLD.in_content OR {_differs(kept)} THEN {aborted("PD020")}
  WHEN (SELECT r.status FROM request r WHERE r.id = NEW.request_id) <> 'draft' THEN {aborted("PD021")}
END;"""


def _next_in_chain(table: str) -> str:
    return f"""SELECT {aborted("PD020")} WHERE length(NEW.hash) <> 64
  OR NEW.id <> coalesce((SELECT max(id) FROM {table}), 0) + 1
  OR NEW.prev <> coalesce((SELECT c.hash FROM {table} c ORDER BY c.id DESC LIMIT 1), '');"""


_BANK_PARTS: Final = ("bank_load", "bank_batch_item", "statement", "statement_line", "account_balance")
"""Tables of the bank to which rows are only added."""

_BANK: Final = (*_BANK_PARTS, "own_account", "bank", "bank_batch")


def _by_accountant(table: str, roles: str = "'accountant'") -> str:
    return f"""SELECT {aborted("PD028")} WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ({roles}));
SELECT {aborted("PD027")} WHERE NEW.id <> coalesce((SELECT max(id) FROM {table}), 0) + 1;"""


def _only_newest(table: str, column: str) -> str:
    return f"SELECT {aborted('PD020')} WHERE NEW.{column} <> (SELECT max(id) FROM {table});"


def _bank_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body) for accounts, bank files and statements."""
    kept = [
        column.name for column in bank_batch.columns if column.name not in ("voided_by", "voided_at", "void_reason")
    ]
    return {
        "own_account_guard": (
            "BEFORE INSERT ON own_account",
            f"SELECT {aborted('PD020')} WHERE EXISTS (SELECT 1 FROM own_account a WHERE a.id = NEW.id);",
        ),
        "bank_load_guard": ("BEFORE INSERT ON bank_load", _by_accountant("bank_load", "'accountant', 'admin'")),
        "bank_batch_guard": (
            "BEFORE INSERT ON bank_batch",
            _by_accountant("bank_batch") + f"\nSELECT {aborted('PD020')} WHERE NEW.void_reason IS NOT NULL;",
        ),
        "bank_batch_void_guard": (
            "BEFORE UPDATE ON bank_batch",
            f"SELECT {aborted('PD020')} WHERE OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL OR {_differs(kept)};",
        ),
        "bank_batch_item_guard": ("BEFORE INSERT ON bank_batch_item", _only_newest("bank_batch", "batch_id")),
        "statement_guard": ("BEFORE INSERT ON statement", _by_accountant("statement")),
        "statement_line_guard": ("BEFORE INSERT ON statement_line", _only_newest("statement", "statement_id")),
        "account_balance_guard": ("BEFORE INSERT ON account_balance", _only_newest("statement", "statement_id")),
    }


def _message_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body) for messages."""
    planned = ("key", "request_id", "seq", "kind", "login", "channel", "created_at")
    return {
        # What is to be told is written with the event; what is planned leaves the table, which is its own index so.
        "event_tell": (
            f"AFTER INSERT ON event WHEN NEW.action IN ({TOLD})",
            "INSERT INTO outbox (request_id, seq) VALUES (NEW.request_id, NEW.seq);",
        ),
        "outbox_guard": (
            "BEFORE UPDATE ON outbox",
            f"SELECT {aborted('PD020')};",
        ),
        "delivery_guard": (
            "BEFORE UPDATE ON delivery",
            f"SELECT {aborted('PD020')} WHERE OLD.state IN ('sent', 'dropped') OR {_differs(planned)};",
        ),
        "delivery_no_delete": ("BEFORE DELETE ON delivery", f"SELECT {aborted('PD020')};"),
    }


def _triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body)."""
    refuse = f"SELECT {aborted('PD020')};"
    triggers = {
        "event_guard": ("BEFORE INSERT ON event", _event_guard()),
        "event_move": ("AFTER INSERT ON event", MOVE + ";"),
        "request_insert_guard": ("BEFORE INSERT ON request", _request_insert_guard()),
        "request_update_guard": ("BEFORE UPDATE ON request", _request_update_guard()),
        "request_file_guard": ("BEFORE INSERT ON request_file", _file_guard()),
        "admin_event_guard": ("BEFORE INSERT ON admin_event", _next_in_chain("admin_event")),
        "seal_guard": (
            "BEFORE INSERT ON seal",
            _next_in_chain("seal")
            + f"""
SELECT {aborted("PD026")} WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('auditor', 'admin'));""",
        ),
        "seal_leaf_guard": (
            "BEFORE INSERT ON seal_leaf",
            f"""SELECT {aborted("PD020")} WHERE NEW.seal_id <> (SELECT max(id) FROM seal)
  OR EXISTS (SELECT 1 FROM seal_leaf l WHERE l.seal_id = NEW.seal_id AND l.request_id = NEW.request_id);""",
        ),
    }
    triggers |= sqlite_file_triggers()
    triggers |= (
        _bank_triggers() | contractor_triggers() | repeat_triggers() | policies.sqlite_triggers() | _message_triggers()
    )
    triggers["request_file_no_update"] = ("BEFORE UPDATE ON request_file", _file_update_guard())
    for table in ("event", "admin_event", "seal", "seal_leaf", *_BANK_PARTS, *policies.TABLES):
        triggers[f"{table}_no_update"] = (f"BEFORE UPDATE ON {table}", refuse)
    for table in (
        "event",
        "request",
        "request_file",
        "blob",
        "admin_event",
        "person",
        "seal",
        "seal_leaf",
        *_BANK,
        *policies.TABLES,
    ):
        triggers[f"{table}_no_delete"] = (f"BEFORE DELETE ON {table}", refuse)
    return triggers


def statements() -> list[str]:
    """Return the script, one statement an entry."""
    script: list[str] = []
    for name, (when, body) in _triggers().items():
        script.append(f"DROP TRIGGER IF EXISTS {name}")
        script.append(f"CREATE TRIGGER {name} {when} BEGIN\n{body}\nEND")
    return script
