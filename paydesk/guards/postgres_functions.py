"""What the triggers of PostgreSQL do, in PL/pgSQL.

Every function is SECURITY DEFINER with a fixed search_path (a temporary table could shadow a rule otherwise,
CVE-2007-2138) and asks for ``session_user``, since ``current_user`` is the owner inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from paydesk.guards.file_guards import POSTGRES_KEPT, POSTGRES_SETTING, postgres_file_functions
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
    TOO_MANY_FILES,
    kept,
    ladder,
    quoted,
    unchained,
)
from paydesk.guards.phrases import CHANGES_PEOPLE, JUDGES_PEOPLE, NO_SUPERUSER, ONE_AT_A_TIME, ROW_TOLD, STAMPED, raised
from paydesk.guards.policies import postgres_functions as policy_functions
from paydesk.guards.postgres_bank import bank_functions
from paydesk.guards.postgres_contractors import contractor_functions
from paydesk.guards.postgres_duplicates import LOCK, duplicate_functions
from paydesk.guards.postgres_messages import TELL, message_functions
from paydesk.guards.repeat_guards import repeat_functions
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, MAX_VIEWS, SIDE_COLUMNS
from paydesk.rules import RULES
from paydesk.workflow import VISIBLE_SQL

SCHEMA: Final = "paydesk"
OWNER: Final = "paydesk_owner"
MEMBERS: Final = "paydesk_user"
"""The group role of everybody's login."""

ACTOR: Final = "session_user::text"
CONTENT: Final = (
    f"jsonb_strip_nulls((to_jsonb(r) - array[{quoted((*JOURNAL_COLUMNS, *SIDE_COLUMNS))}])"
    f" || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM ({FILES}) f)))::text"
)
"""The content of request ``r`` as text: the whole row but for a short list, so that a new column is sealed by default."""

_UNKNOWN, _NO_REQUEST = RULES[0], RULES[1]
_SEEN: Final = VISIBLE_SQL.replace("{actor}", ACTOR)
_FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER\n"
    "SET search_path = pg_catalog, {schema}, pg_temp SET timezone = 'UTC' AS $$\n{body}\n$$"
)
_SEAL_IT: Final = """NEW.payload := (jsonb_strip_nulls(to_jsonb(NEW)) - array['payload', 'hash', 'content'])::text;
  NEW.hash := encode(sha256(convert_to(NEW.payload, 'UTF8')), 'hex');"""


_IS_ADMIN: Final = f"(has_role('admin') OR pg_has_role(session_user, '{OWNER}', 'MEMBER'))"


def _judged(shape: Callable[[str], str]) -> str:
    """Return the statement that walks the ladder and looks the step up; ``shape`` leaves out what is not asked."""
    behalf = shape(BEHALF).replace("{actor}", ACTOR)
    refused = ladder(ACTOR, CONTENT, refuse="'{state}'", shape=shape)
    return f"""SELECT {refused} AS refused,
    t.source, {shape(TARGET)} AS target, {shape(STEP)} AS open, {behalf} AS behalf, t.writes, t.moves,
    CASE t.writes WHEN 1 THEN {CONTENT} END AS content INTO step
  {JOIN};"""


_OF_PEOPLE: Final = """(CASE NEW.action WHEN 'reassign' THEN NEW.giver <> session_user
      WHEN 'approve' THEN EXISTS (SELECT 1 FROM delegation d WHERE d.substitute = session_user)
      ELSE EXISTS (SELECT 1 FROM event e WHERE e.request_id = NEW.request_id AND e.action = 'approve') END)"""


def _event_guard() -> str:
    return f"""DECLARE held request; step record;
BEGIN
  {NO_SUPERUSER}
  -- A snapshot of before would show somebody as a head who is none any more, and a policy that was replaced.
  IF current_setting('transaction_isolation') <> 'read committed' THEN {raised("PD027")}; END IF;
  IF {_UNKNOWN.sql.replace("{actor}", ACTOR)} THEN {raised(_UNKNOWN.state)}; END IF;
  {LOCK}
  SELECT * INTO held FROM request WHERE id = NEW.request_id FOR UPDATE;
  IF NOT FOUND THEN {raised(_NO_REQUEST.state)}; END IF;
  IF NEW.action = 'reassign' THEN NEW.giver := coalesce(NEW.giver, session_user);
  ELSE NEW.giver := NULL; NEW.taker := NULL; END IF;
  -- What depends on who can decide at this time, or stands in, and the audit asks again by the times of both.
  IF NEW.action = 'submit' OR (held.chain IS NOT NULL AND NEW.action IN ('approve', 'reassign')) THEN
    IF {_OF_PEOPLE} THEN {JUDGES_PEOPLE} END IF;
  END IF;
  NEW.at := clock_timestamp();
  IF held.chain IS NULL THEN
    {_judged(unchained)}
  ELSIF NEW.action <> 'reassign' THEN
    {_judged(kept)}
  ELSE
    {_judged(str)}
  END IF;
  IF step.refused IS NOT NULL THEN RAISE EXCEPTION '%', step.refused USING ERRCODE = step.refused; END IF;
  IF NEW.action = 'attach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.added_by = session_user) THEN {raised("PD020")}; END IF;
  ELSIF NEW.action = 'detach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.detached) THEN {raised("PD020")}; END IF;
  ELSE
    NEW.file := NULL;
    IF NEW.action <> 'create' THEN NEW.detail := NULL; END IF;
  END IF;
  NEW.chain := NULL;
  NEW.stands := NULL;
  NEW.step := step.open;
  NEW.behalf := step.behalf;
  -- A delegation may have ended with the day.
  IF step.behalf IS NOT NULL AND CURRENT_DATE <> clock_timestamp()::date THEN {raised("PD027")}; END IF;
  IF NEW.action = 'submit' THEN
    IF EXISTS (SELECT 1 FROM policy_confirmation) THEN
      SELECT {CHAIN} INTO NEW.chain FROM request r WHERE r.id = NEW.request_id;
      NEW.detail := (SELECT (o.rules::jsonb -> (c.place - 1))::text FROM policy_chain c
        JOIN policy o ON o.id = c.policy_id WHERE c.id = NEW.chain);
      IF NEW.chain IS NOT NULL AND EXISTS (SELECT 1 FROM event e WHERE e.request_id = NEW.request_id
        AND e.action = 'approve') THEN
        SELECT {stands_sql("postgresql", "NEW.chain")} INTO NEW.stands FROM request r WHERE r.id = NEW.request_id;
      END IF;
    END IF;
  END IF;
  IF NEW.action NOT IN ('pay', 'export') THEN NEW.payment_date := NULL; NEW.payment_number := NULL; END IF;
  IF NEW.action <> 'export' THEN NEW.batch := NULL; END IF;
  IF NEW.action NOT IN ('pay', 'reopen') OR NOT EXISTS (SELECT 1 FROM statement_line l JOIN statement s
    ON s.id = l.statement_id WHERE l.id = NEW.statement_line AND l.request_id = NEW.request_id
    AND s.actor = session_user) THEN NEW.statement_line := NULL; END IF;
  NEW.seq := held.head_seq + 1;
  NEW.actor := session_user;
  NEW.from_status := nullif(step.source, '');
  NEW.to_status := step.target;
  NEW.version := held.version + step.moves;
  NEW.content := step.content;
  NEW.digest := CASE step.writes WHEN 1 THEN encode(sha256(convert_to(step.content, 'UTF8')), 'hex')
    ELSE held.digest END;
  NEW.prev := held.head_hash;
  {_SEAL_IT}
  RETURN NEW;
END"""


def _row(record: str, columns: Sequence[str]) -> str:
    return f"ROW({', '.join(f'{record}.{column}' for column in columns)})"


# Whoever writes it: by this key a second payment of an invoice is found.
_INVOICE_KEY: Final = "NEW.invoice_key := invoice_key(coalesce(NEW.inn, NEW.account), NEW.invoice_number);"


def _request_guard() -> str:
    kept = ("id", "author", *(column for column in SIDE_COLUMNS if column != "key"), *CONTENT_COLUMNS)
    side = [column for column in SIDE_COLUMNS if column != "key"]
    return f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    {NO_SUPERUSER}
    IF {_UNKNOWN.sql.replace("{actor}", ACTOR)} THEN {raised(_UNKNOWN.state)}; END IF;
    IF NOT has_role('manager') THEN {raised("PD005")}; END IF;
    NEW.id := nextval('request_id_seq');
    NEW.author := session_user; NEW.status := 'draft'; NEW.version := 0;
    NEW.created_at := clock_timestamp(); NEW.updated_at := NEW.created_at;
    NEW.head_seq := 0; NEW.head_hash := ''; NEW.digest := '';
    NEW.approved_by := NULL; NEW.approved_at := NULL; NEW.paid_by := NULL;
    NEW.payment_date := NULL; NEW.payment_number := NULL; NEW.returned_by := NULL; NEW.chain := NULL;
    {_INVOICE_KEY}
    RETURN NEW;
  END IF;
  IF NEW.head_seq <> OLD.head_seq THEN
    IF {_row("NEW", kept)} IS DISTINCT FROM {_row("OLD", kept)}
      OR NEW.head_seq <> OLD.head_seq + 1 OR (NEW.created_at <> OLD.created_at AND OLD.head_seq > 0)
      OR (NEW.key IS DISTINCT FROM OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded'))
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id AND e.seq = NEW.head_seq
        AND e.hash = NEW.head_hash AND e.to_status = NEW.status AND e.version = NEW.version AND e.digest = NEW.digest)
    THEN {raised("PD020")}; END IF;
    RETURN NEW;
  END IF;
  {NO_SUPERUSER}
  IF (to_jsonb(NEW) - array[{quoted((*CONTENT_COLUMNS, *side))}])
    <> (to_jsonb(OLD) - array[{quoted((*CONTENT_COLUMNS, *side))}]) THEN {raised("PD020")}; END IF;
  IF OLD.status <> 'draft' OR OLD.author <> session_user OR NOT has_role('manager') THEN {raised("PD021")}; END IF;
  {_INVOICE_KEY}
  RETURN NEW;
END"""


def _request_log() -> str:
    return f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO event (request_id, action, detail)
      VALUES (NEW.id, 'create', jsonb_strip_nulls(jsonb_build_object('key', NEW.key))::text);
  ELSIF NEW.head_seq = OLD.head_seq AND
    (to_jsonb(NEW) - array[{quoted(SIDE_COLUMNS)}]) <> (to_jsonb(OLD) - array[{quoted(SIDE_COLUMNS)}]) THEN
    INSERT INTO event (request_id, action) VALUES (NEW.id, 'edit');
  END IF;
  RETURN NULL;
END"""


def _person_guard() -> str:
    # A new person gets a login in the group role; an existing login keeps all else that it is.
    return f"""DECLARE known record;
BEGIN
  IF NOT {_IS_ADMIN} THEN {raised("PD023")}; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.login <> OLD.login THEN {raised("PD020")}; END IF;
  ELSE
    IF NEW.login !~ '^[a-z_][a-z0-9_.@-]{{0,62}}$' OR NEW.login LIKE 'pg\\_%' OR NEW.login IN ('{OWNER}', '{MEMBERS}')
    THEN {raised("PD024")}; END IF;
    SELECT rolcanlogin, rolsuper INTO known FROM pg_roles WHERE rolname = NEW.login;
    IF NOT FOUND THEN
      EXECUTE format('CREATE ROLE %I LOGIN', NEW.login);
    ELSIF NOT known.rolcanlogin THEN
      {raised("PD024")};
    END IF;
    IF NOT pg_has_role(NEW.login, '{MEMBERS}', 'MEMBER') THEN EXECUTE format('GRANT {MEMBERS} TO %I', NEW.login); END IF;
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'person_added' ELSE 'person_changed' END, NEW.login,
      {ROW_TOLD});
  RETURN NEW;
END"""


def _role_guard() -> str:
    return f"""BEGIN
  IF NOT {_IS_ADMIN} THEN {raised("PD023")}; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO admin_event (action, subject, detail) VALUES ('role_taken', OLD.login, OLD.role);
    RETURN OLD;
  END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('role_given', NEW.login, NEW.role);
  RETURN NEW;
END"""


def _setting_guard() -> str:
    return f"""BEGIN
  IF NOT {_IS_ADMIN} THEN {raised("PD023")}; END IF;
  {POSTGRES_SETTING}
  INSERT INTO admin_event (action, subject, detail) VALUES ('setting_changed', NEW.name, NEW.value);
  RETURN NEW;
END"""


def _file_guard() -> str:
    # What is not visible does not exist: neither a foreign key nor the count of its files may tell.
    # Locked until the event is written: a submit between the two would leave a file in the content that it did not seal.
    return f"""BEGIN
  {NO_SUPERUSER}
  IF TG_OP = 'UPDATE' THEN
    IF OLD.detached OR NOT NEW.detached OR NOT OLD.in_content
      OR (to_jsonb(NEW) - 'detached') <> (to_jsonb(OLD) - 'detached') THEN {raised("PD020")}; END IF;
    PERFORM 1 FROM request r WHERE r.id = NEW.request_id AND r.status = 'draft' AND r.author = session_user FOR UPDATE;
    IF NOT FOUND OR NOT has_role('manager') THEN {raised("PD021")}; END IF;
    RETURN NEW;
  END IF;
  IF {_UNKNOWN.sql.replace("{actor}", ACTOR)} THEN {raised(_UNKNOWN.state)}; END IF;
  IF NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id AND {_SEEN}) THEN {raised(_NO_REQUEST.state)}; END IF;
  IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
  THEN {raised("PD025")}; END IF;
  NEW.id := nextval('request_file_id_seq');
  NEW.added_by := session_user;
  NEW.added_at := clock_timestamp();
  SELECT r.status = 'draft' INTO NEW.in_content FROM request r WHERE r.id = NEW.request_id FOR UPDATE;
  NEW.in_content := coalesce(NEW.in_content, false);
  NEW.detached := false;
  IF {TOO_MANY_FILES} THEN {raised("PD039")}; END IF;
  RETURN NEW;
END"""


_FILE_LOG: Final = f"""BEGIN
  INSERT INTO event (request_id, action, file, detail) VALUES (NEW.request_id,
    CASE TG_OP WHEN 'INSERT' THEN 'attach' ELSE 'detach' END, NEW.sha256, (to_jsonb(NEW) - array[{quoted(FILE_ELSEWHERE)}])::text);
  RETURN NULL;
END"""
# Whoever brings the bytes may attach them; to know their SHA-256 alone is not enough to read what another attached.
_BLOB_GUARD: Final = f"""DECLARE held_in text;
BEGIN
  {NO_SUPERUSER}
  IF NOT (has_role('manager') OR has_role('head') OR has_role('accountant')) THEN {raised("PD005")}; END IF;
  IF NEW.sha256 <> encode(sha256(NEW.body), 'hex') OR NEW.size <> length(NEW.body) THEN {raised("PD025")}; END IF;
  {POSTGRES_KEPT}
  INSERT INTO blob_holder (sha256, login) VALUES (NEW.sha256, session_user) ON CONFLICT DO NOTHING;
  RETURN NEW;
END"""
_VIEW_GUARD: Final = f"""BEGIN
  {NO_SUPERUSER}
  IF NOT is_known() THEN {raised("PD001")}; END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM saved_view v WHERE v.owner = session_user) >= {MAX_VIEWS}
  THEN {raised("PD020")}; END IF;
  IF TG_OP = 'UPDATE' AND NEW.name <> OLD.name THEN {raised("PD020")}; END IF;
  NEW.owner := session_user;
  RETURN NEW;
END"""
_ADMIN_EVENT_GUARD: Final = f"""DECLARE last record;
BEGIN
  {ONE_AT_A_TIME}
  IF NEW.action IN ('person_added', 'person_changed', 'role_given', 'role_taken') THEN {CHANGES_PEOPLE} END IF;
  SELECT a.id, a.hash INTO last FROM admin_event a ORDER BY a.id DESC LIMIT 1;
  NEW.id := coalesce(last.id, 0) + 1;
  {STAMPED}
  NEW.prev := coalesce(last.hash, '');
  {_SEAL_IT}
  RETURN NEW;
END"""
_SEAL_GUARD: Final = f"""DECLARE last record;
BEGIN
  IF NOT (has_role('auditor') OR has_role('admin')) THEN {raised("PD026")}; END IF;
  {ONE_AT_A_TIME}
  SELECT s.id, s.hash INTO last FROM seal s ORDER BY s.id DESC LIMIT 1;
  IF NEW.id <> coalesce(last.id, 0) + 1 THEN {raised("PD027")}; END IF;
  {STAMPED}
  NEW.prev := coalesce(last.hash, '');
  {_SEAL_IT}
  RETURN NEW;
END"""
# The leaves of a seal come with it; nobody adds one to a seal that is there already.
_SEAL_LEAF_GUARD: Final = f"""BEGIN
  IF NOT EXISTS (SELECT 1 FROM seal s WHERE s.id = NEW.seal_id AND s.xmin = pg_current_xact_id()::xid)
  THEN {raised("PD020")}; END IF;
  RETURN NEW;
END"""
_RECEIPT_GUARD: Final = """BEGIN
  NEW.login := session_user;
  NEW.at := clock_timestamp();
  IF random() < 0.01 THEN
    DELETE FROM receipt r WHERE r.login = session_user AND r.at < now() - interval '7 days';
  END IF;
  RETURN NEW;
END"""
_RECEIPT_KEEP: Final = f"""BEGIN
  IF OLD.at >= now() - interval '7 days' THEN {raised("PD020")}; END IF;
  RETURN OLD;
END"""
_REFUSE: Final = f"BEGIN {raised('PD020')}; END"


_HAS_ROLE: Final = """CREATE OR REPLACE FUNCTION has_role(wanted text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = session_user AND NOT q.disabled AND p.role = wanted)
$$"""
# A right to DELETE would be a right to LOCK the table for everybody, so a role is taken away by a function.
_TAKE_ROLE: Final = f"""CREATE OR REPLACE FUNCTION take_role(who text, what text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, {SCHEMA}, pg_temp AS $$
BEGIN
  IF NOT {_IS_ADMIN} THEN {raised("PD023")}; END IF;
  DELETE FROM person_role p WHERE p.login = who AND p.role = what;
END
$$"""
_IS_KNOWN: Final = """CREATE OR REPLACE FUNCTION is_known() RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person q WHERE q.login = session_user AND NOT q.disabled)
$$"""


def functions() -> list[str]:
    """Return the statements that create them, in an order in which each finds those it needs."""
    bodies = {
        "event_guard": _event_guard(),
        "event_move": f"BEGIN {MOVE};\n  {TELL}\n  RETURN NULL; END",
        "request_guard": _request_guard(),
        "request_log": _request_log(),
        "person_guard": _person_guard(),
        "person_role_guard": _role_guard(),
        "setting_guard": _setting_guard(),
        "request_file_guard": _file_guard(),
        "request_file_log": _FILE_LOG,
        "blob_guard": _BLOB_GUARD,
        "saved_view_guard": _VIEW_GUARD,
        "admin_event_guard": _ADMIN_EVENT_GUARD,
        "seal_guard": _SEAL_GUARD,
        "seal_leaf_guard": _SEAL_LEAF_GUARD,
        "receipt_guard": _RECEIPT_GUARD,
        "receipt_keep": _RECEIPT_KEEP,
        **bank_functions(),
        **contractor_functions(),
        **repeat_functions(),
        **policy_functions(),
        **message_functions(),
        **postgres_file_functions(),
        "refuse": _REFUSE,
    }
    triggers = [_FUNCTION.format(name=name, schema=SCHEMA, body=body) for name, body in bodies.items()]
    asked = [_HAS_ROLE.format(schema=SCHEMA), _IS_KNOWN.format(schema=SCHEMA), _TAKE_ROLE]
    return [*asked, *duplicate_functions(SCHEMA, ACTOR), *triggers]
