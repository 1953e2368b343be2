"""The guards on PostgreSQL: nobody takes a step they have no right to, even with plain SQL.

Everything belongs to a role that nobody logs in with. People have logins of their own in one group role, which may
insert the columns of an intention (``request_id``, ``action``, ``comment`` …) and nothing else; triggers fill in and
decide the rest, and row-level security shows each person their part. Who holds which role stands in the tables of this
database, not in memberships of the cluster, so that a head in one database is not a head in its neighbour.

Every trigger function is SECURITY DEFINER with a fixed search_path (a temporary table could shadow a rule otherwise,
CVE-2007-2138) and asks for ``session_user``, since ``current_user`` is the owner inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paydesk.guards.ladder import FILES, JOIN, MOVE, ladder, quoted
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, MAX_VIEWS, SIDE_COLUMNS
from paydesk.workflow import ANYONE, AUTHOR, RETURNER, RULES, VISIBILITY, Sight

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
_FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER\n"
    "SET search_path = pg_catalog, {schema}, pg_temp SET timezone = 'UTC' AS $$\n{body}\n$$"
)


def _raise(state: str) -> str:
    return f"RAISE EXCEPTION '{state}' USING ERRCODE = '{state}'"


_NO_SUPERUSER: Final = (
    "IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN " + _raise("PD022") + "; END IF;"
)
_IS_ADMIN: Final = f"(has_role('admin') OR pg_has_role(session_user, '{OWNER}', 'MEMBER'))"


def _event_guard() -> str:
    return f"""DECLARE refused text; held request; step record;
BEGIN
  {_NO_SUPERUSER}
  IF {_UNKNOWN.sql.replace("{actor}", ACTOR)} THEN {_raise(_UNKNOWN.state)}; END IF;
  SELECT * INTO held FROM request WHERE id = NEW.request_id FOR UPDATE;
  IF NOT FOUND THEN {_raise(_NO_REQUEST.state)}; END IF;
  SELECT {ladder(ACTOR, CONTENT, refuse="'{state}'")} INTO refused
  {JOIN};
  IF refused IS NOT NULL THEN RAISE EXCEPTION '%', refused USING ERRCODE = refused; END IF;
  SELECT t.*, CASE t.writes WHEN 1 THEN {CONTENT} END AS content INTO step
  {JOIN};
  IF NEW.action = 'attach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.added_by = session_user) THEN {_raise("PD020")}; END IF;
  ELSE
    NEW.file := NULL;
  END IF;
  IF NEW.action <> 'pay' THEN NEW.payment_date := NULL; NEW.payment_number := NULL; END IF;
  NEW.seq := held.head_seq + 1;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  NEW.from_status := nullif(step.source, '');
  NEW.to_status := step.target;
  NEW.version := held.version + step.moves;
  NEW.content := step.content;
  NEW.digest := CASE step.writes WHEN 1 THEN encode(sha256(convert_to(step.content, 'UTF8')), 'hex')
    ELSE held.digest END;
  NEW.prev := held.head_hash;
  NEW.payload := (jsonb_strip_nulls(to_jsonb(NEW)) - array['payload', 'hash', 'content'])::text;
  NEW.hash := encode(sha256(convert_to(NEW.payload, 'UTF8')), 'hex');
  RETURN NEW;
END"""


def _request_guard() -> str:
    moved = [*(column for column in JOURNAL_COLUMNS if column not in ("id", "author", "created_at")), "key"]
    return f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    {_NO_SUPERUSER}
    IF {_UNKNOWN.sql.replace("{actor}", ACTOR)} THEN {_raise(_UNKNOWN.state)}; END IF;
    IF NOT has_role('manager') THEN {_raise("PD005")}; END IF;
    NEW.id := nextval('request_id_seq');
    NEW.author := session_user; NEW.status := 'draft'; NEW.version := 0;
    NEW.created_at := clock_timestamp(); NEW.updated_at := NEW.created_at;
    NEW.head_seq := 0; NEW.head_hash := ''; NEW.digest := '';
    NEW.approved_by := NULL; NEW.approved_at := NULL; NEW.paid_by := NULL;
    NEW.payment_date := NULL; NEW.payment_number := NULL; NEW.returned_by := NULL;
    RETURN NEW;
  END IF;
  IF NEW.head_seq <> OLD.head_seq THEN
    IF (to_jsonb(NEW) - array[{quoted(moved)}]) <> (to_jsonb(OLD) - array[{quoted(moved)}])
      OR NEW.head_seq <> OLD.head_seq + 1
      OR (NEW.key IS DISTINCT FROM OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded'))
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id AND e.seq = NEW.head_seq
        AND e.hash = NEW.head_hash AND e.to_status = NEW.status AND e.version = NEW.version AND e.digest = NEW.digest)
    THEN {_raise("PD020")}; END IF;
    RETURN NEW;
  END IF;
  {_NO_SUPERUSER}
  IF (to_jsonb(NEW) - array[{quoted((*CONTENT_COLUMNS, *SIDE_COLUMNS))}])
    <> (to_jsonb(OLD) - array[{quoted((*CONTENT_COLUMNS, *SIDE_COLUMNS))}]) THEN {_raise("PD020")}; END IF;
  IF OLD.status <> 'draft' OR OLD.author <> session_user OR NOT has_role('manager') THEN {_raise("PD021")}; END IF;
  RETURN NEW;
END"""


def _request_log() -> str:
    return f"""BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO event (request_id, action) VALUES (NEW.id, 'create');
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
  IF NOT {_IS_ADMIN} THEN {_raise("PD023")}; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.login <> OLD.login THEN {_raise("PD020")}; END IF;
  ELSE
    IF NEW.login !~ '^[a-z_][a-z0-9_.@-]{{0,62}}$' OR NEW.login LIKE 'pg\\_%' OR NEW.login IN ('{OWNER}', '{MEMBERS}')
    THEN {_raise("PD024")}; END IF;
    SELECT rolcanlogin, rolsuper INTO known FROM pg_roles WHERE rolname = NEW.login;
    IF NOT FOUND THEN
      EXECUTE format('CREATE ROLE %I LOGIN', NEW.login);
    ELSIF NOT known.rolcanlogin THEN
      {_raise("PD024")};
    END IF;
    IF NOT pg_has_role(NEW.login, '{MEMBERS}', 'MEMBER') THEN EXECUTE format('GRANT {MEMBERS} TO %I', NEW.login); END IF;
  END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail) VALUES (clock_timestamp(), session_user,
    CASE TG_OP WHEN 'INSERT' THEN 'person_added' ELSE 'person_changed' END, NEW.login,
    jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END"""


def _role_guard() -> str:
    return f"""BEGIN
  IF NOT {_IS_ADMIN} THEN {_raise("PD023")}; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO admin_event (at, actor, action, subject, detail)
      VALUES (clock_timestamp(), session_user, 'role_taken', OLD.login, OLD.role);
    RETURN OLD;
  END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail)
    VALUES (clock_timestamp(), session_user, 'role_given', NEW.login, NEW.role);
  RETURN NEW;
END"""


def _setting_guard() -> str:
    return f"""BEGIN
  IF NOT {_IS_ADMIN} THEN {_raise("PD023")}; END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail)
    VALUES (clock_timestamp(), session_user, 'setting_changed', NEW.name, NEW.value);
  RETURN NEW;
END"""


def _file_guard() -> str:
    # Locked until the event is written: a submit between the two would leave a file in the content that it did not seal.
    return f"""BEGIN
  {_NO_SUPERUSER}
  IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
  THEN {_raise("PD025")}; END IF;
  NEW.id := nextval('request_file_id_seq');
  NEW.added_by := session_user;
  NEW.added_at := clock_timestamp();
  SELECT r.status = 'draft' INTO NEW.in_content FROM request r WHERE r.id = NEW.request_id FOR UPDATE;
  NEW.in_content := coalesce(NEW.in_content, false);
  RETURN NEW;
END"""


_FILE_LOG: Final = """BEGIN
  INSERT INTO event (request_id, action, file) VALUES (NEW.request_id, 'attach', NEW.sha256);
  RETURN NULL;
END"""
# Whoever brings the bytes may attach them; to know their SHA-256 alone is not enough to read what another attached.
_BLOB_GUARD: Final = f"""BEGIN
  {_NO_SUPERUSER}
  IF NOT (has_role('manager') OR has_role('head') OR has_role('accountant')) THEN {_raise("PD005")}; END IF;
  IF NEW.sha256 <> encode(sha256(NEW.body), 'hex') THEN {_raise("PD025")}; END IF;
  INSERT INTO blob_holder (sha256, login) VALUES (NEW.sha256, session_user) ON CONFLICT DO NOTHING;
  RETURN NEW;
END"""
_VIEW_GUARD: Final = f"""BEGIN
  {_NO_SUPERUSER}
  IF NOT is_known() THEN {_raise("PD001")}; END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM saved_view v WHERE v.owner = session_user) >= {MAX_VIEWS}
  THEN {_raise("PD020")}; END IF;
  IF TG_OP = 'UPDATE' AND NEW.name <> OLD.name THEN {_raise("PD020")}; END IF;
  NEW.owner := session_user;
  RETURN NEW;
END"""
_REFUSE: Final = f"BEGIN {_raise('PD020')}; END"


def _functions() -> dict[str, str]:
    return {
        "event_guard": _event_guard(),
        "event_move": f"BEGIN {MOVE}; RETURN NULL; END",
        "request_guard": _request_guard(),
        "request_log": _request_log(),
        "person_guard": _person_guard(),
        "person_role_guard": _role_guard(),
        "setting_guard": _setting_guard(),
        "request_file_guard": _file_guard(),
        "request_file_log": _FILE_LOG,
        "blob_guard": _BLOB_GUARD,
        "saved_view_guard": _VIEW_GUARD,
        "refuse": _REFUSE,
    }


# table → ((trigger, when, function), …)
_TRIGGERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "event": (("BEFORE INSERT", "event_guard"), ("AFTER INSERT", "event_move"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "request": (
        ("BEFORE INSERT OR UPDATE", "request_guard"),
        ("AFTER INSERT OR UPDATE", "request_log"),
        ("BEFORE DELETE", "refuse"),
    ),
    "request_file": (
        ("BEFORE INSERT", "request_file_guard"),
        ("AFTER INSERT", "request_file_log"),
        ("BEFORE UPDATE OR DELETE", "refuse"),
    ),
    "blob": (("BEFORE INSERT", "blob_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "person": (("BEFORE INSERT OR UPDATE", "person_guard"), ("BEFORE DELETE", "refuse")),
    "person_role": (("BEFORE INSERT OR DELETE", "person_role_guard"), ("BEFORE UPDATE", "refuse")),
    "setting": (("BEFORE INSERT OR UPDATE", "setting_guard"), ("BEFORE DELETE", "refuse")),
    "saved_view": (("BEFORE INSERT OR UPDATE", "saved_view_guard"), ("BEFORE DELETE", "refuse")),
    "admin_event": (("BEFORE UPDATE OR DELETE", "refuse"),),
    "blob_holder": (("BEFORE UPDATE OR DELETE", "refuse"),),
}

_INTENTION: Final = ("request_id", "action", "comment", "seen_version", "payment_date", "payment_number", "key")
_GRANTS: Final[dict[str, tuple[str, ...] | None]] = {
    "event": (f"INSERT ({', '.join(_INTENTION)})",),
    "request": (
        f"INSERT ({', '.join((*CONTENT_COLUMNS, *SIDE_COLUMNS))})",
        f"UPDATE ({', '.join((*CONTENT_COLUMNS, *SIDE_COLUMNS))})",
    ),
    "request_file": ("INSERT (request_id, kind, name, media_type, sha256)",),
    "blob": ("INSERT (sha256, size, body)",),
    "person": ("INSERT (login, name, email)", "UPDATE (name, email, disabled)"),
    "person_role": ("INSERT",),
    "setting": ("INSERT", "UPDATE (value)"),
    "saved_view": ("INSERT (name, options, is_default)", "UPDATE (options, is_default)"),
    "admin_event": (),
    "blob_holder": None,
}
"""What the group role may write; a table may be read, too, as far as row-level security shows it, unless ``None``."""


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
    return {
        "request": {
            "SELECT": " OR ".join(map(_sight_policy, VISIBILITY)),
            "INSERT": "true",
            "UPDATE": "true",
        },
        "event": {"SELECT": f"{sees_all} OR {parent}", "INSERT": "true"},
        "request_file": {"SELECT": f"{sees_all} OR {parent}", "INSERT": "true"},
        "blob": {
            "SELECT": f"EXISTS (SELECT 1 FROM {SCHEMA}.request_file f WHERE f.sha256 = blob.sha256)",
            "INSERT": "true",
        },
        "person": {"SELECT": known, "INSERT": "true", "UPDATE": "true"},
        "person_role": {"SELECT": known, "INSERT": "true"},
        "setting": {"SELECT": known, "INSERT": "true", "UPDATE": "true"},
        "saved_view": {
            command: f"{'true' if command == 'INSERT' else 'owner = session_user::text'}"
            for command in ("SELECT", "INSERT", "UPDATE")
        },
        "admin_event": {"SELECT": sees_all},
        "blob_holder": {},
    }


_HAS_ROLE: Final = """CREATE OR REPLACE FUNCTION has_role(wanted text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = session_user AND NOT q.disabled AND p.role = wanted)
$$"""
# A right to DELETE would be a right to LOCK the table for everybody, so a role is taken away by a function.
_TAKE_ROLE: Final = f"""CREATE OR REPLACE FUNCTION take_role(who text, what text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, {SCHEMA}, pg_temp AS $$
BEGIN
  IF NOT {_IS_ADMIN} THEN {_raise("PD023")}; END IF;
  DELETE FROM person_role p WHERE p.login = who AND p.role = what;
END
$$"""
_IS_KNOWN: Final = """CREATE OR REPLACE FUNCTION is_known() RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person q WHERE q.login = session_user AND NOT q.disabled)
$$"""


def statements() -> Sequence[str]:
    """Return the script, to be run as the owner with the schema first in the search path."""
    script = [
        "CREATE SEQUENCE IF NOT EXISTS request_id_seq OWNED BY request.id",
        "CREATE SEQUENCE IF NOT EXISTS request_file_id_seq OWNED BY request_file.id",
        _HAS_ROLE.format(schema=SCHEMA),
        _IS_KNOWN.format(schema=SCHEMA),
        _TAKE_ROLE,
    ]
    script += [_FUNCTION.format(name=name, schema=SCHEMA, body=body) for name, body in _functions().items()]
    for table, triggers in _TRIGGERS.items():
        for when, function in (*triggers, ("BEFORE TRUNCATE", "refuse")):
            name = f"{table}_{function}_truncate" if when == "BEFORE TRUNCATE" else f"{table}_{function}"
            level = "STATEMENT" if when == "BEFORE TRUNCATE" else "ROW"
            script.append(
                f"CREATE OR REPLACE TRIGGER {name} {when} ON {table} FOR EACH {level} EXECUTE FUNCTION {function}()"
            )
    script += [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC, {MEMBERS}",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {MEMBERS}",
        f"GRANT EXECUTE ON FUNCTION has_role(text), is_known(), take_role(text, text) TO {MEMBERS}",
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
