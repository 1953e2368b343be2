"""The guards on PostgreSQL: nobody takes a step they have no right to, even with plain SQL.

Everything belongs to a role that nobody logs in with. People have logins of their own in one group role, which may
insert the columns of an intention (``request_id``, ``action``, ``comment`` …) and nothing else; triggers fill in and
decide the rest (``postgres_functions``), and row-level security shows each person their part. Who holds which role
stands in the tables of this database, not in memberships of the cluster, so that a head in one database is not a head
in its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Date, Table

from paydesk.guards import policies
from paydesk.guards.ladder import quoted
from paydesk.guards.postgres_functions import ACTOR, CONTENT, MEMBERS, OWNER, SCHEMA, functions
from paydesk.models import (
    CONTENT_COLUMNS,
    SIDE_COLUMNS,
    UtcTime,
    account_balance,
    bank,
    bank_batch,
    bank_batch_item,
    bank_load,
    contractor,
    delivery,
    metadata,
    own_account,
    statement,
    statement_line,
)
from paydesk.money import CURRENCIES
from paydesk.workflow import ANYONE, AUTHOR, RETURNER, VISIBILITY, Sight

__all__ = ["ACTOR", "CONTENT", "MEMBERS", "OWNER", "SCHEMA", "statements"]

# table → ((trigger, when, function), …)
_TRIGGERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "event": (("BEFORE INSERT", "event_guard"), ("AFTER INSERT", "event_move"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "request": (
        ("BEFORE INSERT OR UPDATE", "request_guard"),
        ("AFTER INSERT OR UPDATE", "request_log"),
        ("BEFORE DELETE", "refuse"),
    ),
    "request_file": (
        ("BEFORE INSERT OR UPDATE", "request_file_guard"),
        ("AFTER INSERT OR UPDATE", "request_file_log"),
        ("BEFORE DELETE", "refuse"),
    ),
    "blob": (("BEFORE INSERT", "blob_guard"), ("BEFORE UPDATE", "blob_move_guard"), ("BEFORE DELETE", "refuse")),
    "person": (("BEFORE INSERT OR UPDATE", "person_guard"), ("BEFORE DELETE", "refuse")),
    "person_role": (("BEFORE INSERT OR DELETE", "person_role_guard"), ("BEFORE UPDATE", "refuse")),
    "setting": (("BEFORE INSERT OR UPDATE", "setting_guard"), ("BEFORE DELETE", "refuse")),
    "saved_view": (("BEFORE INSERT OR UPDATE", "saved_view_guard"), ("BEFORE DELETE", "refuse")),
    "admin_event": (("BEFORE INSERT", "admin_event_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "blob_holder": (("BEFORE UPDATE OR DELETE", "refuse"),),
    "seal": (("BEFORE INSERT", "seal_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "seal_leaf": (("BEFORE INSERT", "seal_leaf_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "own_account": (("BEFORE INSERT OR UPDATE", "own_account_guard"), ("BEFORE DELETE", "refuse")),
    "bank": (("BEFORE INSERT OR UPDATE", "bank_guard"), ("BEFORE DELETE", "refuse")),
    "bank_load": (("BEFORE INSERT", "bank_load_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "bank_batch": (("BEFORE INSERT OR UPDATE", "bank_batch_guard"), ("BEFORE DELETE", "refuse")),
    "bank_batch_item": (("BEFORE INSERT", "bank_batch_item_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "statement": (("BEFORE INSERT", "statement_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "statement_line": (("BEFORE INSERT", "statement_part_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "account_balance": (("BEFORE INSERT", "statement_part_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "contractor": (("BEFORE INSERT OR UPDATE", "contractor_guard"), ("BEFORE DELETE", "refuse")),
    "account_trust": (("BEFORE INSERT", "account_trust_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "repeat_plan": (("BEFORE INSERT OR UPDATE", "repeat_plan_guard"), ("BEFORE DELETE", "refuse")),
    "repeat_period": (("BEFORE INSERT", "repeat_period_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    **policies.POSTGRES_TRIGGERS,
    "outbox": (("BEFORE UPDATE", "outbox_guard"), ("BEFORE DELETE", "refuse")),
    "delivery": (("BEFORE INSERT OR UPDATE", "delivery_guard"), ("BEFORE DELETE", "refuse")),
    "notify_setting": (("BEFORE INSERT OR UPDATE", "notify_setting_guard"), ("BEFORE DELETE", "refuse")),
    "receipt": (("BEFORE INSERT", "receipt_guard"), ("BEFORE UPDATE", "refuse"), ("BEFORE DELETE", "receipt_keep")),
}

_INTENTION: Final = (
    *("request_id", "action", "comment", "seen_version", "payment_date", "payment_number", "key"),
    *("batch", "statement_line", "giver", "taker"),
)


def _columns(table: Table, *without: str) -> str:
    return ", ".join(column.name for column in table.columns if column.name not in without)


_GRANTS: Final[dict[str, tuple[str, ...] | None]] = {
    "event": (f"INSERT ({', '.join(_INTENTION)})",),
    "request": (
        f"INSERT ({', '.join((*CONTENT_COLUMNS, *SIDE_COLUMNS))})",
        f"UPDATE ({', '.join((*CONTENT_COLUMNS, *(name for name in SIDE_COLUMNS if name != 'key')))})",
    ),
    "request_file": ("INSERT (request_id, kind, name, media_type, sha256)", "UPDATE (detached)"),
    "blob": ("INSERT (sha256, size, body, place)",),
    "person": ("INSERT (login, name, email)", "UPDATE (name, email, disabled)"),
    "person_role": ("INSERT",),
    "setting": ("INSERT", "UPDATE (value)"),
    "saved_view": ("INSERT (name, options, is_default)", "UPDATE (options, is_default)"),
    "seal": ("INSERT (id, requests, events, admin_events, leaves)",),
    "seal_leaf": ("INSERT (seal_id, request_id, seq, hash)",),
    "receipt": ("INSERT (key)",),
    "own_account": (f"INSERT ({_columns(own_account, 'id')})", f"UPDATE ({_columns(own_account, 'id')})"),
    "bank": (f"INSERT ({_columns(bank)})", f"UPDATE ({_columns(bank, 'bic')})"),
    "bank_load": (f"INSERT ({_columns(bank_load, 'at', 'actor')})",),
    "bank_batch": (
        f"INSERT ({_columns(bank_batch, 'at', 'actor', 'voided_by', 'voided_at', 'void_reason')})",
        "UPDATE (void_reason)",
    ),
    "bank_batch_item": (f"INSERT ({_columns(bank_batch_item)})",),
    "statement": (f"INSERT ({_columns(statement, 'at', 'actor')})",),
    "statement_line": (f"INSERT ({_columns(statement_line)})",),
    "account_balance": (f"INSERT ({_columns(account_balance)})",),
    "contractor": (f"INSERT ({_columns(contractor)})", f"UPDATE ({_columns(contractor, 'key')})"),
    "account_trust": ("INSERT (contractor, account, trusted, how, comment)",),
    "repeat_plan": ("INSERT (every, first_due, until, content)", "UPDATE (stopped)"),
    "repeat_period": ("INSERT (plan_id, number, request_id)",),
    "outbox": ("UPDATE (planned_at)",),
    "delivery": (
        f"INSERT ({_columns(delivery, 'tries', 'error', 'created_at', 'sent_at')})",
        "UPDATE (state, digest, due_at, tries, error, sent_at)",
    ),
    "notify_setting": ("INSERT (name, value)", "UPDATE (value)"),
    "admin_event": (),
    **policies.POSTGRES_GRANTS,
    "blob_holder": None,
}
"""What the group role may write; a table may be read, too, as far as row-level security shows it, unless ``None``."""


_FOLLOWS: Final = 65_536
"""Characters that no text reaches which follows from a form: folding makes at most 18 of one."""


def _unreadable(table: Table) -> str:
    """Return the condition of a row that the database could hold and nobody could read, or nothing.

    PostgreSQL knows days after the year 9999, before the first, and ones that never come; one of them in a list, or a
    currency that there is not, and nobody could see the list any more.
    """
    found = []
    for column in table.columns:
        if isinstance(column.type, Date):
            found.append(f"NEW.{column.name} NOT BETWEEN '0001-01-01' AND '9999-12-31'")
        elif isinstance(column.type, UtcTime):
            found.append(f"NEW.{column.name} NOT BETWEEN '0001-01-02 00:00Z' AND '9999-12-30 00:00Z'")
        elif column.name == "currency":
            found.append(f"NEW.currency NOT IN ({quoted(tuple(CURRENCIES))})")
        elif column.table.name == "request" and column.name in SIDE_COLUMNS:  # what follows from the form is no longer
            found.append(f"length(NEW.{column.name}) > {_FOLLOWS}")
    return " OR ".join(found)


_FOR_MEMBERS: Final = (
    "has_role(text), is_known(), take_role(text, text), invoices_taken(text[], text[]), payments_past(bigint[])"
)


def _sight_policy(sight: Sight) -> str:
    # Each role check is a sub-select, so that it runs once for a statement and not once for a row.
    condition = f"(SELECT {SCHEMA}.has_role('{sight.role}')) AND status IN ({quoted(sight.states)})"
    if sight.only == AUTHOR:
        condition += " AND author = session_user::text"
    elif sight.only == RETURNER:
        condition += " AND returned_by = session_user::text"
    else:
        assert sight.only == ANYONE  # noqa: S101 - a new kind of sight must be decided here
    return f"({condition})"


def _policies() -> dict[str, dict[str, str]]:
    """Return table → command → condition."""
    sees_all = f"(SELECT {SCHEMA}.has_role('auditor')) OR (SELECT {SCHEMA}.has_role('admin'))"
    parent = f"EXISTS (SELECT 1 FROM {SCHEMA}.request q WHERE q.id = request_id)"
    known = f"(SELECT {SCHEMA}.is_known())"
    own = "owner = session_user::text"
    sends = f"(SELECT {SCHEMA}.has_role('notifier'))"
    minds = (
        f"{sends} OR (SELECT {SCHEMA}.has_role('admin')) OR login = session_user::text"
        f" OR (kind = 'contractor' AND (SELECT {SCHEMA}.has_role('accountant')))"
    )
    # Whom UPDATE lets past may also lock the rows with FOR UPDATE, and so whatever refers to them, for everybody.
    administers = f"(SELECT {SCHEMA}.has_role('admin')) OR (SELECT pg_has_role(session_user, '{OWNER}', 'MEMBER'))"
    keeps = f"(SELECT {SCHEMA}.has_role('accountant')) OR (SELECT {SCHEMA}.has_role('admin'))"
    pays = f"{sees_all} OR (SELECT {SCHEMA}.has_role('accountant'))"
    # Of contractors and their accounts a manager sees those to whom they filed a request.
    decides = f"{pays} OR (SELECT {SCHEMA}.has_role('head'))"
    payee = f"{decides} OR {sends} OR EXISTS (SELECT 1 FROM {SCHEMA}.request q WHERE q.inn = contractor.key)"
    payee += f" OR EXISTS (SELECT 1 FROM {SCHEMA}.request q WHERE q.contractor_key = contractor.key)"
    return {
        "request": {
            "SELECT": " OR ".join(map(_sight_policy, VISIBILITY)),
            "INSERT": "true",
            "UPDATE": "author = session_user::text",
        },
        "event": {"SELECT": f"{sees_all} OR {parent}", "INSERT": "true"},
        "request_file": {"SELECT": f"{sees_all} OR {parent}", "INSERT": "true", "UPDATE": parent},
        "blob": {
            "SELECT": f"EXISTS (SELECT 1 FROM {SCHEMA}.request_file f WHERE f.sha256 = blob.sha256)"
            f" OR EXISTS (SELECT 1 FROM {SCHEMA}.bank_batch b WHERE b.sha256 = blob.sha256)",
            "INSERT": "true",
        },
        "person": {"SELECT": known, "INSERT": "true", "UPDATE": administers},
        "person_role": {"SELECT": known, "INSERT": "true"},
        "setting": {"SELECT": known, "INSERT": "true", "UPDATE": administers},
        "saved_view": {
            command: f"{'true' if command == 'INSERT' else 'owner = session_user::text'}"
            for command in ("SELECT", "INSERT", "UPDATE")
        },
        "admin_event": {"SELECT": sees_all},
        "blob_holder": {},
        # Everybody sees the seals, to remember the newest; how far each journal had come, those who see them all.
        "seal": {"SELECT": known, "INSERT": "true"},
        "seal_leaf": {"SELECT": sees_all, "INSERT": "true"},
        "own_account": {"SELECT": known, "INSERT": "true", "UPDATE": keeps},
        "bank": {"SELECT": known, "INSERT": "true", "UPDATE": "true"},
        "bank_load": {"SELECT": known, "INSERT": "true"},
        "bank_batch": {"SELECT": pays, "INSERT": "true", "UPDATE": pays},
        **{
            table: {"SELECT": pays, "INSERT": "true"}
            for table in ("bank_batch_item", "statement", "statement_line", "account_balance")
        },
        "contractor": {"SELECT": payee, "INSERT": "true", "UPDATE": payee},
        "account_trust": {
            "SELECT": f"{decides} OR EXISTS (SELECT 1 FROM {SCHEMA}.request q WHERE q.account = account_trust.account)",
            "INSERT": "true",
        },
        "repeat_plan": {"SELECT": own, "INSERT": "true", "UPDATE": own},
        "repeat_period": {
            "SELECT": f"EXISTS (SELECT 1 FROM {SCHEMA}.repeat_plan p WHERE p.id = plan_id)",
            "INSERT": "true",
        },
        **policies.postgres_policies(known),
        "outbox": {"SELECT": f"{sends} OR (SELECT {SCHEMA}.has_role('admin'))", "UPDATE": sends},
        # Everybody sees what was sent to themselves; addresses are nobody's business but the program's that sends.
        "delivery": {"SELECT": minds, "INSERT": "true", "UPDATE": minds},
        "notify_setting": {
            "SELECT": f"login = session_user::text OR {sends}",
            "INSERT": "true",
            "UPDATE": "login = session_user::text",
        },
        "receipt": {"SELECT": "login = session_user::text", "INSERT": "true"},
    }


def statements() -> Sequence[str]:
    """Return the script, to be run as the owner with the schema first in the search path."""
    script = [
        "CREATE SEQUENCE IF NOT EXISTS request_id_seq OWNED BY request.id",
        "CREATE SEQUENCE IF NOT EXISTS request_file_id_seq OWNED BY request_file.id",
        *functions(),
    ]
    for table, triggers in _TRIGGERS.items():
        for when, function in (*triggers, ("BEFORE TRUNCATE", "refuse")):
            name = f"{table}_{function}_truncate" if when == "BEFORE TRUNCATE" else f"{table}_{function}"
            level = "STATEMENT" if when == "BEFORE TRUNCATE" else "ROW"
            script.append(
                f"CREATE OR REPLACE TRIGGER {name} {when} ON {table} FOR EACH {level} EXECUTE FUNCTION {function}()"
            )
    script += [
        f"CREATE OR REPLACE TRIGGER {one.name}_readable BEFORE INSERT OR UPDATE ON {one.name} FOR EACH ROW"
        f" WHEN ({condition}) EXECUTE FUNCTION refuse()"
        for one in metadata.sorted_tables
        if (condition := _unreadable(one))
    ]
    script += [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {MEMBERS}",
        f"GRANT EXECUTE ON FUNCTION {_FOR_MEMBERS} TO {MEMBERS}",
        f"GRANT SELECT ON alembic_version TO {MEMBERS}",
    ]
    for table, grants in _GRANTS.items():
        if grants is not None:
            script.append(f"GRANT {', '.join(('SELECT', *grants))} ON {table} TO {MEMBERS}")
        script.append(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for command, condition in _policies()[table].items():
            clause = "WITH CHECK" if command == "INSERT" else "USING"
            script.append(f"DROP POLICY IF EXISTS {table}_{command.lower()} ON {table}")
            script.append(f"CREATE POLICY {table}_{command.lower()} ON {table} FOR {command} {clause} ({condition})")
    return script
