"""What the triggers of PostgreSQL do for accounts, bank files and statements, in PL/pgSQL.

Accountants write them. Rows that belong together come in one transaction, and nobody adds to them afterwards: a row
of a bank file or of a statement is taken only while its head was made by the same transaction.
"""

from __future__ import annotations

from typing import Final

from paydesk.guards.phrases import NO_SUPERUSER, ONE_AT_A_TIME, ROW_TOLD, STAMPED, is_next, raised, recorded

KEEPER: Final = f"IF NOT (has_role('accountant') OR has_role('admin')) THEN {raised('PD028')}; END IF;"
_ACCOUNTANT: Final = f"{NO_SUPERUSER}\n  IF NOT has_role('accountant') THEN {raised('PD028')}; END IF;"


def _next(table: str) -> str:
    return f"""{ONE_AT_A_TIME}
  {is_next(table)}
  {STAMPED}"""


_OWN_ACCOUNT: Final = f"""BEGIN
  {KEEPER}
  IF TG_OP = 'INSERT' THEN
    {ONE_AT_A_TIME}
    NEW.id := coalesce((SELECT max(a.id) FROM own_account a), 0) + 1;
  ELSIF NEW.id <> OLD.id THEN
    {raised("PD020")};
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'account_added' ELSE 'account_changed' END, NEW.id, {ROW_TOLD});
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
    THEN {raised("PD025")}; END IF;
    {_next("bank_batch")}
    NEW.voided_by := NULL; NEW.voided_at := NULL; NEW.void_reason := NULL;
  ELSE
    IF OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL
      OR (to_jsonb(NEW) - 'void_reason') <> (to_jsonb(OLD) - 'void_reason') THEN {raised("PD020")}; END IF;
    NEW.voided_by := session_user;
    NEW.voided_at := clock_timestamp();
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'bank_file_made' ELSE 'bank_file_voided' END, NEW.id, {ROW_TOLD});
  RETURN NEW;
END"""
_ITEM: Final = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM bank_batch b WHERE b.id = NEW.batch_id AND b.own_account_id = NEW.own_account_id
    AND b.void_reason IS NULL AND b.xmin = pg_current_xact_id()::xid) THEN {raised("PD020")}; END IF;
  RETURN NEW;
END"""
_STATEMENT: Final = f"""BEGIN
  {_ACCOUNTANT}
  {_next("statement")}
  {recorded("statement_loaded")}
  RETURN NEW;
END"""
_STATEMENT_PART: Final = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.xmin = pg_current_xact_id()::xid)
  THEN {raised("PD020")}; END IF;
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
