"""What the triggers of PostgreSQL do for accounts, bank files and statements, in PL/pgSQL.

Accountants write them. Rows that belong together come in one transaction, and nobody adds to them afterwards: a row
of a bank file or of a statement is taken only while its head was made by the same transaction.
"""

from __future__ import annotations

from typing import Final

NO_SUPERUSER: Final = (
    "IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN"
    " RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;"
)
ONE_AT_A_TIME: Final = "PERFORM 1 FROM alembic_version FOR UPDATE;"
"""Chains and numbers that all share are written one after another. Nobody but the owner may lock this row."""

# Row locks on the first entry of the administrators' journal, which nobody but the owner may lock. What administrators
# change of people, and what is judged by it, exclude each other, so that the one is seen by the other, or gets a later
# time. It is taken after ONE_AT_A_TIME, never before: a submit that waits here, and for which a policy that is being
# confirmed waits, would wait for that one in turn.
_FIRST_ENTRY: Final = "PERFORM 1 FROM admin_event o WHERE o.id = 1"
CHANGES_PEOPLE: Final = f"{_FIRST_ENTRY} FOR UPDATE;"
JUDGES_PEOPLE: Final = f"{_FIRST_ENTRY} FOR SHARE;"


def _raise(state: str) -> str:
    return f"RAISE EXCEPTION '{state}' USING ERRCODE = '{state}'"


KEEPER: Final = f"IF NOT (has_role('accountant') OR has_role('admin')) THEN {_raise('PD028')}; END IF;"
_ACCOUNTANT: Final = f"{NO_SUPERUSER}\n  IF NOT has_role('accountant') THEN {_raise('PD028')}; END IF;"
_TOLD: Final = "jsonb_strip_nulls(to_jsonb(NEW))::text"


def _next(table: str) -> str:
    """Return the check that the number is the next one: whoever prepared a file must not be overtaken meanwhile."""
    return f"""{ONE_AT_A_TIME}
  IF NEW.id <> coalesce((SELECT max(x.id) FROM {table} x), 0) + 1 THEN {_raise("PD027")}; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;"""


_OWN_ACCOUNT: Final = f"""BEGIN
  {KEEPER}
  IF TG_OP = 'INSERT' THEN
    {ONE_AT_A_TIME}
    NEW.id := coalesce((SELECT max(a.id) FROM own_account a), 0) + 1;
  ELSIF NEW.id <> OLD.id THEN
    {_raise("PD020")};
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'account_added' ELSE 'account_changed' END, NEW.id, {_TOLD});
  RETURN NEW;
END"""
_BANK: Final = f"""BEGIN
  {KEEPER}
  RETURN NEW;
END"""
_BANK_LOAD: Final = f"""BEGIN
  {KEEPER}
  {_next("bank_load")}
  RETURN NEW;
END"""
_BATCH: Final = f"""BEGIN
  {_ACCOUNTANT}
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
    THEN {_raise("PD025")}; END IF;
    {_next("bank_batch")}
    NEW.voided_by := NULL; NEW.voided_at := NULL; NEW.void_reason := NULL;
  ELSE
    IF OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL
      OR (to_jsonb(NEW) - 'void_reason') <> (to_jsonb(OLD) - 'void_reason') THEN {_raise("PD020")}; END IF;
    NEW.voided_by := session_user;
    NEW.voided_at := clock_timestamp();
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'bank_file_made' ELSE 'bank_file_voided' END, NEW.id, {_TOLD});
  RETURN NEW;
END"""
_ITEM: Final = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM bank_batch b WHERE b.id = NEW.batch_id AND b.own_account_id = NEW.own_account_id
    AND b.void_reason IS NULL AND b.xmin = pg_current_xact_id()::xid) THEN {_raise("PD020")}; END IF;
  RETURN NEW;
END"""
_STATEMENT: Final = f"""BEGIN
  {_ACCOUNTANT}
  {_next("statement")}
  INSERT INTO admin_event (action, subject, detail) VALUES ('statement_loaded', NEW.id, {_TOLD});
  RETURN NEW;
END"""
_STATEMENT_PART: Final = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.xmin = pg_current_xact_id()::xid)
  THEN {_raise("PD020")}; END IF;
  RETURN NEW;
END"""


def bank_functions() -> dict[str, str]:
    """Return name → body."""
    return {
        "own_account_guard": _OWN_ACCOUNT,
        "bank_guard": _BANK,
        "bank_load_guard": _BANK_LOAD,
        "bank_batch_guard": _BATCH,
        "bank_batch_item_guard": _ITEM,
        "statement_guard": _STATEMENT,
        "statement_part_guard": _STATEMENT_PART,
    }
