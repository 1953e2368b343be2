"""Who may write which column of PostgreSQL, decided by hand, and all that the catalogue holds, to be compared."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.rules import EVERYBODY, World

NOTHING: frozenset[str] = frozenset()
READ = frozenset({"SELECT"})
INSERT, UPDATE = READ | {"INSERT"}, READ | {"UPDATE"}
WRITE = INSERT | UPDATE

_CONTENT = (
    "subject contractor amount currency due_date requisites inn kpp bic account corr_account bank purpose invoice_number"
    " invoice_date"
)
_JOURNAL = (
    "id version status author created_at updated_at head_seq head_hash digest approved_by approved_at paid_by"
    " payment_date payment_number returned_by exported_in chain"
)
# Written down by hand: a new column is in nobody's list, and the tests fail until somebody decides about it.
DECIDED: Mapping[str, Mapping[frozenset[str], str]] = {
    "request": {WRITE: _CONTENT + " fingerprint search contractor_key invoice_key", INSERT: "key", READ: _JOURNAL},
    "event": {
        INSERT: "request_id action comment seen_version payment_date payment_number key batch statement_line giver taker",
        READ: "seq at actor from_status to_status version file detail chain step behalf stands digest content prev payload hash",
    },
    "request_file": {
        INSERT: "request_id kind name media_type sha256",
        READ: "id in_content added_by added_at",
        UPDATE: "detached",
    },
    "blob": {INSERT: "sha256 size body place"},
    "person": {INSERT: "login", WRITE: "name email", UPDATE: "disabled"},
    "blob_holder": {NOTHING: "sha256 login"},
    "person_role": {INSERT: "login role"},
    "setting": {INSERT: "name", WRITE: "value"},
    "saved_view": {READ: "owner", INSERT: "name", WRITE: "options is_default"},
    "admin_event": {READ: "id at actor action subject detail prev payload hash"},
    "seal": {INSERT: "id requests events admin_events leaves", READ: "at actor prev payload hash"},
    "seal_leaf": {INSERT: "seal_id request_id seq hash"},
    "own_account": {
        READ: "id",
        WRITE: "name organisation inn kpp account bic corr_account bank city currency is_default closed",
    },
    "bank": {INSERT: "bic", WRITE: "name city corr_accounts details swift removed"},
    "bank_load": {INSERT: "id business_day version complete sha256 entries", READ: "at actor"},
    "bank_batch": {
        INSERT: "id own_account_id sha256 orders total manifest",
        UPDATE: "void_reason",
        READ: "at actor voided_by voided_at",
    },
    "bank_batch_item": {INSERT: "batch_id request_id own_account_id year number date amount"},
    "statement": {INSERT: "id name sha256 documents digest", READ: "at actor"},
    "statement_line": {
        INSERT: "id statement_id key line direction own_account kind number date amount partner partner_inn"
        " partner_account purpose request_id outcome"
    },
    "account_balance": {INSERT: "statement_id own_account day closing"},
    "contractor": {INSERT: "key", WRITE: "name email notify lang note merged_into"},
    "account_trust": {INSERT: "contractor account trusted how comment", READ: "id at actor first_seen counts_from"},
    "repeat_plan": {READ: "id owner", INSERT: "every first_due until content", UPDATE: "stopped"},
    "repeat_period": {INSERT: "plan_id number request_id"},
    # A policy comes whole; what it is spread into is written by triggers alone.
    "policy": {INSERT: "id rules source", READ: "at actor"},
    "policy_confirmation": {INSERT: "policy_id", READ: "at actor"},
    "policy_chain": {
        READ: "id policy_id place currency amount_from amount_below inn author first_payment trusted signals"
    },
    "policy_step": {READ: "chain place role needed"},
    "policy_step_person": {READ: "chain place login"},
    "policy_step_field": {READ: "chain place field"},
    "delegation": {INSERT: "id substitute since until amount currency", READ: "at giver"},
    "delegation_end": {INSERT: "delegation_id", READ: "at actor"},
    "outbox": {READ: "request_id seq", UPDATE: "planned_at"},
    "delivery": {
        INSERT: "key request_id seq kind login channel",
        WRITE: "state digest due_at",
        UPDATE: "tries error sent_at",
        READ: "created_at",
    },
    "notify_setting": {READ: "login", INSERT: "name", WRITE: "value"},
    "receipt": {INSERT: "key", READ: "login at"},
    "alembic_version": {READ: "version_num"},
}
MAY_DELETE: frozenset[str] = frozenset()
GRANTS: Mapping[str, Mapping[str, frozenset[str]]] = {
    table: {column: rights for rights, columns in groups.items() for column in columns.split()}
    for table, groups in DECIDED.items()
}
# What people with a role write as a matter of course; everything else they try there must be refused.
KEPT_BY: Mapping[str, frozenset[str]] = {
    "admin": frozenset(
        {"person", "person_role", "setting", "own_account", "bank", "bank_load", "seal", "contractor", "policy"}
    ),
    "accountant": frozenset({"own_account", "bank", "bank_load", "bank_batch", "statement", "contractor"}),
    "head": frozenset({"contractor"}),
    "auditor": frozenset({"seal"}),
    "notifier": frozenset({"outbox", "delivery"}),
}

ANYBODY = frozenset({"anybody"})
# Rows that people add as a matter of course, each their own: whoever holds one of the roles, or anybody who is known. A
# receipt is left even by whoever has just disabled themselves.
ADDED_BY: Mapping[str, frozenset[str]] = {
    "request": frozenset({"manager"}),
    "repeat_plan": frozenset({"manager"}),
    "saved_view": ANYBODY,
    "notify_setting": ANYBODY,
    "receipt": frozenset(EVERYBODY),
}

# Rows of tables that are empty in the world of the rules, of people who are none of those who attack: a statement that
# finds no row proves nothing. {paid} and {approved} are requests.
ROWS: Mapping[str, str] = {
    "account_trust": "1, now(), 'postgres', 'nobody gmbh', 'DE1', true, 'call', 'x', now(), now()",
    "bank": "'044525225', 'Bank', 'City', '', '{{}}', '', false",
    "bank_load": "1, now(), 'postgres', current_date, 1, true, 'x', 1",
    "contractor": "'nobody gmbh', 'Nobody', 'a@b.example', false, 'en', 'x', NULL",
    "seal": "1, now(), 'postgres', 1, 1, 1, 'x', '', 'x', 'x'",
    "seal_leaf": "1, {paid}, 1, 'x'",
    "statement": "1, now(), 'postgres', 'x', 'x', 1, 'x'",
    "statement_line": "1, 1, 'k', 1, 'out', 'x', 'x', '1', current_date, 1, 'x', 'x', 'x', 'x', {paid}, 'x'",
    "account_balance": "1, 'x', current_date, 1",
    "notify_setting": "'postgres', 'mail', 'x'",
    "repeat_plan": "1, 'postgres', 'month', current_date, NULL, 'x', false",
    "repeat_period": "1, 0, {paid}",
    "saved_view": "'postgres', 'view', 'x', false",
    "delegation_end": "1, now(), 'postgres'",
    "delivery": "'k', {paid}, 1, 'contractor', 'postgres', 'mail', 'waiting', NULL, now(), 0, NULL, now(), NULL",
    "request_file": "1, {approved}, 'invoice', 'a.pdf', 'b', (SELECT sha256 FROM blob LIMIT 1), true, 'author', now(), false",
}


def fill(world: World) -> None:
    """Put a row into each table that has none."""
    names = {"paid": world.ids["paid/plain"], "approved": world.ids["approved/plain"]}
    with world.raw("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        for table, values in ROWS.items():
            connection.execute(f"INSERT INTO {table} VALUES ({values.format(**names)})".encode())


_CATALOGUE = """
SELECT 'relation', c.relname, c.relowner::text, c.relacl::text, c.relrowsecurity::text, c.relkind::text
  FROM pg_class c WHERE c.relnamespace IN ('paydesk'::regnamespace, 'public'::regnamespace);
SELECT 'column', attrelid::regclass, attname, attacl, attnotnull FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
  WHERE c.relnamespace = 'paydesk'::regnamespace AND c.relkind = 'r';
SELECT 'trigger', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal;
SELECT 'policy', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid),
  pg_get_expr(polwithcheck, polrelid) FROM pg_policy;
SELECT 'function', oid::regprocedure, proowner, proacl, prosrc, proconfig FROM pg_proc
  WHERE pronamespace IN ('paydesk'::regnamespace, 'public'::regnamespace);
SELECT 'schema', nspname, nspowner, nspacl FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp';
SELECT 'database', datname, datdba, datacl FROM pg_database WHERE datname = current_database();
SELECT 'role', rolname, rolsuper, rolcreaterole, rolbypassrls, rolpassword FROM pg_authid;
SELECT 'member', roleid::regrole, member::regrole, admin_option FROM pg_auth_members;
SELECT 'large object', oid FROM pg_largeobject_metadata;
SELECT 'setting of a role', setrole::regrole, setconfig FROM pg_db_role_setting
"""


def catalogue(world: World) -> list[str]:
    """All rights, triggers, policies and functions as text. Other tests add roles, so only those of ours are told."""
    with world.raw("superuser") as connection:
        rows = [row for query in _CATALOGUE.split(";") for row in connection.execute(query.encode())]
    ours = {*EVERYBODY, "paydesk_owner", "paydesk_user", "postgres", "mine"}
    # Other tests add people of their own to the group role at the same time, so of memberships it is the member that counts.
    named = {"role": 1, "member": 2}
    return sorted(str(row) for row in rows if row[0] not in named or str(row[named[row[0]]]) in ours)
