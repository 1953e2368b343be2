
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA paydesk;
ALTER SCHEMA paydesk OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.blob_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT (has_role('manager') OR has_role('head') OR has_role('accountant')) THEN RAISE EXCEPTION 'PD005' USING ERRCODE = 'PD005'; END IF;
  IF NEW.sha256 <> encode(sha256(NEW.body), 'hex') THEN RAISE EXCEPTION 'PD025' USING ERRCODE = 'PD025'; END IF;
  INSERT INTO blob_holder (sha256, login) VALUES (NEW.sha256, session_user) ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.blob_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.event_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE refused text; held request; step record;
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled) THEN RAISE EXCEPTION 'PD001' USING ERRCODE = 'PD001'; END IF;
  SELECT * INTO held FROM request WHERE id = NEW.request_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'PD002' USING ERRCODE = 'PD002'; END IF;
  SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled)
    THEN 'PD001'
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded'))))
    THEN 'PD002'
  WHEN NEW.seen_version IS NOT NULL AND NEW.seen_version <> r.version
    THEN 'PD003'
  WHEN t.action IS NULL
    THEN 'PD004'
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = session_user::text AND ' ' || t.roles || ' ' LIKE '% ' || p.role || ' %')
    THEN 'PD005'
  WHEN t.who = 'author' AND r.author <> session_user::text
    THEN 'PD006'
  WHEN t.who = 'not_author' AND (r.author = session_user::text OR EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.actor = session_user::text AND e.content IS NOT NULL))
    THEN 'PD007'
  WHEN t.who = 'not_decider' AND coalesce(r.approved_by, '') = session_user::text
    THEN 'PD008'
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''
    THEN 'PD009'
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN 'PD010'
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN 'PD011'
  WHEN t.writes = 0 AND t.moves = 1 AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
    THEN 'PD012'
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
    THEN 'PD013'
END INTO refused
  FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
  IF refused IS NOT NULL THEN RAISE EXCEPTION '%', refused USING ERRCODE = refused; END IF;
  SELECT t.*, CASE t.writes WHEN 1 THEN jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text END AS content INTO step
  FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
  IF NEW.action = 'attach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.added_by = session_user) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
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
END
$$;
ALTER FUNCTION paydesk.event_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.event_move() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id; RETURN NULL; END
$$;
ALTER FUNCTION paydesk.event_move() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.has_role(wanted text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
    WHERE p.login = session_user AND NOT q.disabled AND p.role = wanted)
$$;
ALTER FUNCTION paydesk.has_role(wanted text) OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.is_known() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT 1 FROM person q WHERE q.login = session_user AND NOT q.disabled)
$$;
ALTER FUNCTION paydesk.is_known() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.person_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $_$
DECLARE known record;
BEGIN
  IF NOT (has_role('admin') OR pg_has_role(session_user, 'paydesk_owner', 'MEMBER')) THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.login <> OLD.login THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  ELSE
    IF NEW.login !~ '^[a-z_][a-z0-9_.@-]{0,62}$' OR NEW.login LIKE 'pg\_%' OR NEW.login IN ('paydesk_owner', 'paydesk_user')
    THEN RAISE EXCEPTION 'PD024' USING ERRCODE = 'PD024'; END IF;
    SELECT rolcanlogin, rolsuper INTO known FROM pg_roles WHERE rolname = NEW.login;
    IF NOT FOUND THEN
      EXECUTE format('CREATE ROLE %I LOGIN', NEW.login);
    ELSIF NOT known.rolcanlogin THEN
      RAISE EXCEPTION 'PD024' USING ERRCODE = 'PD024';
    END IF;
    IF NOT pg_has_role(NEW.login, 'paydesk_user', 'MEMBER') THEN EXECUTE format('GRANT paydesk_user TO %I', NEW.login); END IF;
  END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail) VALUES (clock_timestamp(), session_user,
    CASE TG_OP WHEN 'INSERT' THEN 'person_added' ELSE 'person_changed' END, NEW.login,
    jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$_$;
ALTER FUNCTION paydesk.person_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.person_role_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('admin') OR pg_has_role(session_user, 'paydesk_owner', 'MEMBER')) THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO admin_event (at, actor, action, subject, detail)
      VALUES (clock_timestamp(), session_user, 'role_taken', OLD.login, OLD.role);
    RETURN OLD;
  END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail)
    VALUES (clock_timestamp(), session_user, 'role_given', NEW.login, NEW.role);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.person_role_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.refuse() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END
$$;
ALTER FUNCTION paydesk.refuse() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.request_file_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
  THEN RAISE EXCEPTION 'PD025' USING ERRCODE = 'PD025'; END IF;
  NEW.id := nextval('request_file_id_seq');
  NEW.added_by := session_user;
  NEW.added_at := clock_timestamp();
  NEW.in_content := coalesce((SELECT r.status = 'draft' FROM request r WHERE r.id = NEW.request_id), false);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.request_file_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.request_file_log() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  INSERT INTO event (request_id, action, file) VALUES (NEW.request_id, 'attach', NEW.sha256);
  RETURN NULL;
END
$$;
ALTER FUNCTION paydesk.request_file_log() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.request_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
    IF NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled) THEN RAISE EXCEPTION 'PD001' USING ERRCODE = 'PD001'; END IF;
    IF NOT has_role('manager') THEN RAISE EXCEPTION 'PD005' USING ERRCODE = 'PD005'; END IF;
    NEW.id := nextval('request_id_seq');
    NEW.author := session_user; NEW.status := 'draft'; NEW.version := 0;
    NEW.created_at := clock_timestamp(); NEW.updated_at := NEW.created_at;
    NEW.head_seq := 0; NEW.head_hash := ''; NEW.digest := '';
    NEW.approved_by := NULL; NEW.approved_at := NULL; NEW.paid_by := NULL;
    NEW.payment_date := NULL; NEW.payment_number := NULL; NEW.returned_by := NULL;
    RETURN NEW;
  END IF;
  IF NEW.head_seq <> OLD.head_seq THEN
    IF (to_jsonb(NEW) - array['version', 'status', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by']) <> (to_jsonb(OLD) - array['version', 'status', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by'])
      OR NEW.head_seq <> OLD.head_seq + 1
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id AND e.seq = NEW.head_seq
        AND e.hash = NEW.head_hash AND e.to_status = NEW.status AND e.version = NEW.version AND e.digest = NEW.digest)
    THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    RETURN NEW;
  END IF;
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF (to_jsonb(NEW) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'key', 'search', 'contractor_key'])
    <> (to_jsonb(OLD) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'key', 'search', 'contractor_key']) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF OLD.status <> 'draft' OR OLD.author <> session_user OR NOT has_role('manager') THEN RAISE EXCEPTION 'PD021' USING ERRCODE = 'PD021'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.request_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.request_log() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO event (request_id, action) VALUES (NEW.id, 'create');
  ELSIF NEW.head_seq = OLD.head_seq AND
    (to_jsonb(NEW) - array['key', 'search', 'contractor_key']) <> (to_jsonb(OLD) - array['key', 'search', 'contractor_key']) THEN
    INSERT INTO event (request_id, action) VALUES (NEW.id, 'edit');
  END IF;
  RETURN NULL;
END
$$;
ALTER FUNCTION paydesk.request_log() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.setting_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('admin') OR pg_has_role(session_user, 'paydesk_owner', 'MEMBER')) THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  INSERT INTO admin_event (at, actor, action, subject, detail)
    VALUES (clock_timestamp(), session_user, 'setting_changed', NEW.name, NEW.value);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.setting_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.take_role(who text, what text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
BEGIN
  IF NOT (has_role('admin') OR pg_has_role(session_user, 'paydesk_owner', 'MEMBER')) THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  DELETE FROM person_role p WHERE p.login = who AND p.role = what;
END
$$;
ALTER FUNCTION paydesk.take_role(who text, what text) OWNER TO paydesk_owner;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE paydesk.admin_event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail text
);
ALTER TABLE paydesk.admin_event OWNER TO paydesk_owner;
CREATE SEQUENCE paydesk.admin_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE paydesk.admin_event_id_seq OWNER TO paydesk_owner;
ALTER SEQUENCE paydesk.admin_event_id_seq OWNED BY paydesk.admin_event.id;
CREATE TABLE paydesk.alembic_version (
    version_num character varying(32) NOT NULL
);
ALTER TABLE paydesk.alembic_version OWNER TO paydesk_owner;
CREATE TABLE paydesk.blob (
    sha256 text NOT NULL,
    size bigint NOT NULL,
    body bytea NOT NULL,
    CONSTRAINT ck_blob_size CHECK ((length(body) = size))
);
ALTER TABLE paydesk.blob OWNER TO paydesk_owner;
CREATE TABLE paydesk.blob_holder (
    sha256 text NOT NULL,
    login text NOT NULL
);
ALTER TABLE paydesk.blob_holder OWNER TO paydesk_owner;
CREATE TABLE paydesk.event (
    request_id bigint NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    from_status text,
    to_status text NOT NULL,
    version integer NOT NULL,
    seen_version integer,
    comment text,
    payment_date date,
    payment_number text,
    file text,
    key text,
    digest text NOT NULL,
    content text,
    prev text NOT NULL,
    payload text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT ck_event_comment_length CHECK (((length(comment) >= 1) AND (length(comment) <= 2000))),
    CONSTRAINT ck_event_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64))),
    CONSTRAINT ck_event_payment_number_length CHECK (((length(payment_number) >= 1) AND (length(payment_number) <= 40)))
);
ALTER TABLE paydesk.event OWNER TO paydesk_owner;
CREATE TABLE paydesk.person (
    login text NOT NULL,
    name text,
    email text,
    disabled boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_person_email_length CHECK (((length(email) >= 1) AND (length(email) <= 255))),
    CONSTRAINT ck_person_login_length CHECK (((length(login) >= 1) AND (length(login) <= 63))),
    CONSTRAINT ck_person_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
ALTER TABLE paydesk.person OWNER TO paydesk_owner;
CREATE TABLE paydesk.person_role (
    login text NOT NULL,
    role text NOT NULL,
    CONSTRAINT ck_person_role_role CHECK ((role = ANY (ARRAY['manager'::text, 'head'::text, 'accountant'::text, 'auditor'::text, 'admin'::text])))
);
ALTER TABLE paydesk.person_role OWNER TO paydesk_owner;
CREATE TABLE paydesk.request (
    id bigint NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    status text DEFAULT 'draft'::text NOT NULL,
    author text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    head_seq integer DEFAULT 0 NOT NULL,
    head_hash text DEFAULT ''::text NOT NULL,
    digest text DEFAULT ''::text NOT NULL,
    approved_by text,
    approved_at timestamp with time zone,
    paid_by text,
    payment_date date,
    payment_number text,
    returned_by text,
    key text,
    search text DEFAULT ''::text NOT NULL,
    contractor_key text,
    subject text,
    contractor text,
    amount bigint,
    currency text DEFAULT 'RUB'::text NOT NULL,
    due_date date,
    requisites text,
    inn text,
    kpp text,
    bic text,
    account text,
    corr_account text,
    bank text,
    purpose text,
    invoice_number text,
    invoice_date date,
    CONSTRAINT ck_request_account_length CHECK (((length(account) >= 1) AND (length(account) <= 34))),
    CONSTRAINT ck_request_amount CHECK (((amount >= 1) AND (amount <= '999999999999999'::bigint))),
    CONSTRAINT ck_request_bank_length CHECK (((length(bank) >= 1) AND (length(bank) <= 255))),
    CONSTRAINT ck_request_bic_length CHECK (((length(bic) >= 1) AND (length(bic) <= 11))),
    CONSTRAINT ck_request_contractor_length CHECK (((length(contractor) >= 1) AND (length(contractor) <= 255))),
    CONSTRAINT ck_request_corr_account_length CHECK (((length(corr_account) >= 1) AND (length(corr_account) <= 34))),
    CONSTRAINT ck_request_currency CHECK (((length(currency) = 3) AND (currency = upper(currency)))),
    CONSTRAINT ck_request_inn_length CHECK (((length(inn) >= 1) AND (length(inn) <= 12))),
    CONSTRAINT ck_request_invoice_number_length CHECK (((length(invoice_number) >= 1) AND (length(invoice_number) <= 100))),
    CONSTRAINT ck_request_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64))),
    CONSTRAINT ck_request_kpp_length CHECK (((length(kpp) >= 1) AND (length(kpp) <= 9))),
    CONSTRAINT ck_request_purpose_length CHECK (((length(purpose) >= 1) AND (length(purpose) <=
CASE currency
    WHEN 'RUB'::text THEN 210
    ELSE 1000
END))),
    CONSTRAINT ck_request_requisites_length CHECK (((length(requisites) >= 1) AND (length(requisites) <= 4000))),
    CONSTRAINT ck_request_status CHECK ((status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text]))),
    CONSTRAINT ck_request_subject_length CHECK (((length(subject) >= 1) AND (length(subject) <= 500)))
);
ALTER TABLE paydesk.request OWNER TO paydesk_owner;
CREATE TABLE paydesk.request_file (
    id bigint NOT NULL,
    request_id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    in_content boolean DEFAULT false NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_request_file_kind CHECK ((kind = ANY (ARRAY['invoice'::text, 'order'::text, 'other'::text]))),
    CONSTRAINT ck_request_file_media_type_length CHECK (((length(media_type) >= 1) AND (length(media_type) <= 100))),
    CONSTRAINT ck_request_file_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
ALTER TABLE paydesk.request_file OWNER TO paydesk_owner;
CREATE SEQUENCE paydesk.request_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE paydesk.request_file_id_seq OWNER TO paydesk_owner;
ALTER SEQUENCE paydesk.request_file_id_seq OWNED BY paydesk.request_file.id;
CREATE SEQUENCE paydesk.request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE paydesk.request_id_seq OWNER TO paydesk_owner;
ALTER SEQUENCE paydesk.request_id_seq OWNED BY paydesk.request.id;
CREATE TABLE paydesk.setting (
    name text NOT NULL,
    value text NOT NULL
);
ALTER TABLE paydesk.setting OWNER TO paydesk_owner;
ALTER TABLE ONLY paydesk.admin_event ALTER COLUMN id SET DEFAULT nextval('paydesk.admin_event_id_seq'::regclass);
INSERT INTO paydesk.admin_event VALUES (1, '2026-11-24 14:33:10.982874+00', 'postgres', 'setting_changed', 'guards_sha256', '63b09649e89699cc70c6727d961aa2783e0b924cb3aa146f05ba9d57344331bb');
INSERT INTO paydesk.admin_event VALUES (2, '2026-11-24 14:33:10.986322+00', 'postgres', 'person_added', 'postgres', '{"login": "postgres", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (3, '2026-11-24 14:33:10.987307+00', 'postgres', 'role_given', 'postgres', 'admin');
INSERT INTO paydesk.admin_event VALUES (4, '2026-11-24 14:33:11.010229+00', 'postgres', 'person_added', 'keeper.desk', '{"name": "Keeper", "login": "keeper.desk", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (5, '2026-11-24 14:33:11.011306+00', 'postgres', 'role_given', 'keeper.desk', 'admin');
INSERT INTO paydesk.admin_event VALUES (6, '2026-11-24 14:33:11.031669+00', 'postgres', 'person_added', 'anna.desk', '{"name": "Anna", "login": "anna.desk", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (7, '2026-11-24 14:33:11.032596+00', 'postgres', 'role_given', 'anna.desk', 'manager');
INSERT INTO paydesk.admin_event VALUES (8, '2026-11-24 14:33:11.052808+00', 'postgres', 'person_added', 'hanna.desk', '{"name": "Hanna", "login": "hanna.desk", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (9, '2026-11-24 14:33:11.05384+00', 'postgres', 'role_given', 'hanna.desk', 'head');
INSERT INTO paydesk.admin_event VALUES (10, '2026-11-24 14:33:11.073261+00', 'postgres', 'person_added', 'vera.desk', '{"name": "Vera", "login": "vera.desk", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (11, '2026-11-24 14:33:11.074134+00', 'postgres', 'role_given', 'vera.desk', 'accountant');
INSERT INTO paydesk.admin_event VALUES (12, '2026-11-24 14:33:11.092872+00', 'postgres', 'person_added', 'olga.desk', '{"name": "Olga", "login": "olga.desk", "disabled": false}');
INSERT INTO paydesk.admin_event VALUES (13, '2026-11-24 14:33:11.093928+00', 'postgres', 'role_given', 'olga.desk', 'auditor');
INSERT INTO paydesk.admin_event VALUES (14, '2026-11-24 14:33:12.032226+00', 'keeper.desk', 'setting_changed', 'require_bic', 'off');
INSERT INTO paydesk.admin_event VALUES (15, '2026-11-24 14:33:12.060498+00', 'keeper.desk', 'setting_changed', 'require_bic', 'on');
INSERT INTO paydesk.alembic_version VALUES ('0001');
INSERT INTO paydesk.blob VALUES ('0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', 19, '\x255044462d312e3420616e20696e766f696365');
INSERT INTO paydesk.blob_holder VALUES ('0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', 'anna.desk');
INSERT INTO paydesk.event VALUES (1, 1, '2026-11-24 14:33:11.27866+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 1, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "1"}', '', '{"at": "2026-11-24T14:33:11.27866+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 1, "to_status": "draft", "request_id": 1}', 'e9b2b3e8d2a74da4d33389825b680e899c7cc13361d6e30c1735c3c9c080d019');
INSERT INTO paydesk.event VALUES (1, 2, '2026-11-24 14:33:11.291432+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '1931aeff-5119-425d-8823-6761ecdb6acd', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'e9b2b3e8d2a74da4d33389825b680e899c7cc13361d6e30c1735c3c9c080d019', '{"at": "2026-11-24T14:33:11.291432+00:00", "key": "1931aeff-5119-425d-8823-6761ecdb6acd", "seq": 2, "prev": "e9b2b3e8d2a74da4d33389825b680e899c7cc13361d6e30c1735c3c9c080d019", "actor": "anna.desk", "action": "submit", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 2, "to_status": "pending", "request_id": 1, "from_status": "draft", "seen_version": 1}', '3c439289b6a5554f52c156995d8aa0020c62fc3bc0e511b8be359fcc32118b36');
INSERT INTO paydesk.event VALUES (1, 3, '2026-11-24 14:33:11.343549+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '8a2ffe6f-d5ee-4ad4-be8f-9c553e8b743b', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '3c439289b6a5554f52c156995d8aa0020c62fc3bc0e511b8be359fcc32118b36', '{"at": "2026-11-24T14:33:11.343549+00:00", "key": "8a2ffe6f-d5ee-4ad4-be8f-9c553e8b743b", "seq": 3, "prev": "3c439289b6a5554f52c156995d8aa0020c62fc3bc0e511b8be359fcc32118b36", "actor": "hanna.desk", "action": "approve", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 3, "to_status": "approved", "request_id": 1, "from_status": "pending", "seen_version": 2}', 'c1627453ce1475ec2ace6e11dbbd218932ae1930fc980db0d298a4fdf92ba82b');
INSERT INTO paydesk.event VALUES (1, 4, '2026-11-24 14:33:11.432738+00', 'vera.desk', 'pay', 'approved', 'paid', 4, 3, NULL, '2026-12-01', '345', NULL, '98a7f887-ec3a-4c29-99c8-f988b5e90f3c', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'c1627453ce1475ec2ace6e11dbbd218932ae1930fc980db0d298a4fdf92ba82b', '{"at": "2026-11-24T14:33:11.432738+00:00", "key": "98a7f887-ec3a-4c29-99c8-f988b5e90f3c", "seq": 4, "prev": "c1627453ce1475ec2ace6e11dbbd218932ae1930fc980db0d298a4fdf92ba82b", "actor": "vera.desk", "action": "pay", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 4, "to_status": "paid", "request_id": 1, "from_status": "approved", "payment_date": "2026-12-01", "seen_version": 3, "payment_number": "345"}', '8ffa8a030ed3a00f69d92123500919bfae47b834a55911083053e07bb0074576');
INSERT INTO paydesk.event VALUES (2, 1, '2026-11-24 14:33:11.469279+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '', '{"at": "2026-11-24T14:33:11.469279+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc", "version": 1, "to_status": "draft", "request_id": 2}', '3cb6a2feaf57886873e9629ff78e4f8b106856e54df9f9043d403cf3bc992c5b');
INSERT INTO paydesk.event VALUES (2, 2, '2026-11-24 14:33:11.479842+00', 'anna.desk', 'attach', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, '0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', NULL, '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', '{"bic": "044525974", "inn": "9714017207", "files": "0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '3cb6a2feaf57886873e9629ff78e4f8b106856e54df9f9043d403cf3bc992c5b', '{"at": "2026-11-24T14:33:11.479842+00:00", "seq": 2, "file": "0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3", "prev": "3cb6a2feaf57886873e9629ff78e4f8b106856e54df9f9043d403cf3bc992c5b", "actor": "anna.desk", "action": "attach", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 2, "to_status": "draft", "request_id": 2, "from_status": "draft"}', '8ddaaf066d92b2145817766d10a9156d664d49b4fec35fa105d294b10a242c42');
INSERT INTO paydesk.event VALUES (2, 3, '2026-11-24 14:33:11.491361+00', 'anna.desk', 'submit', 'draft', 'pending', 3, 2, NULL, NULL, NULL, NULL, '05b2f187-f236-4672-805a-b9d142addf1b', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', NULL, '8ddaaf066d92b2145817766d10a9156d664d49b4fec35fa105d294b10a242c42', '{"at": "2026-11-24T14:33:11.491361+00:00", "key": "05b2f187-f236-4672-805a-b9d142addf1b", "seq": 3, "prev": "8ddaaf066d92b2145817766d10a9156d664d49b4fec35fa105d294b10a242c42", "actor": "anna.desk", "action": "submit", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 3, "to_status": "pending", "request_id": 2, "from_status": "draft", "seen_version": 2}', '2d07e596535e484122e7c20639977fe4c3176e2471c17087f453b451721682b1');
INSERT INTO paydesk.event VALUES (2, 4, '2026-11-24 14:33:11.544439+00', 'hanna.desk', 'approve', 'pending', 'approved', 4, 3, NULL, NULL, NULL, NULL, 'a57eff48-6d0b-4dee-98e7-c003673dd835', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', NULL, '2d07e596535e484122e7c20639977fe4c3176e2471c17087f453b451721682b1', '{"at": "2026-11-24T14:33:11.544439+00:00", "key": "a57eff48-6d0b-4dee-98e7-c003673dd835", "seq": 4, "prev": "2d07e596535e484122e7c20639977fe4c3176e2471c17087f453b451721682b1", "actor": "hanna.desk", "action": "approve", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "pending", "seen_version": 3}', '10b879327b33d25c90579f762e6265e65a5a43cf9dc589028e5c3f34e958fa4d');
INSERT INTO paydesk.event VALUES (3, 1, '2026-11-24 14:33:11.584102+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 3, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "3"}', '', '{"at": "2026-11-24T14:33:11.584102+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 1, "to_status": "draft", "request_id": 3}', '21798f6e883c252a3b255b31492c8ec1570bf059606012f7024565df8d5d2e25');
INSERT INTO paydesk.event VALUES (3, 2, '2026-11-24 14:33:11.593383+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '347cdc82-4c1c-43e6-83e9-ca25f3b41edf', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '21798f6e883c252a3b255b31492c8ec1570bf059606012f7024565df8d5d2e25', '{"at": "2026-11-24T14:33:11.593383+00:00", "key": "347cdc82-4c1c-43e6-83e9-ca25f3b41edf", "seq": 2, "prev": "21798f6e883c252a3b255b31492c8ec1570bf059606012f7024565df8d5d2e25", "actor": "anna.desk", "action": "submit", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 2, "to_status": "pending", "request_id": 3, "from_status": "draft", "seen_version": 1}', '0b22ea3a5f9a75dbf3e9fb900f46d3970421492338761210aa1160ae16dde1e0');
INSERT INTO paydesk.event VALUES (3, 3, '2026-11-24 14:33:11.62494+00', 'hanna.desk', 'reject', 'pending', 'rejected', 3, 2, 'Нет в бюджете', NULL, NULL, NULL, 'ff68751e-3396-4a71-bfaf-03cf35d0d157', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '0b22ea3a5f9a75dbf3e9fb900f46d3970421492338761210aa1160ae16dde1e0', '{"at": "2026-11-24T14:33:11.62494+00:00", "key": "ff68751e-3396-4a71-bfaf-03cf35d0d157", "seq": 3, "prev": "0b22ea3a5f9a75dbf3e9fb900f46d3970421492338761210aa1160ae16dde1e0", "actor": "hanna.desk", "action": "reject", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "comment": "Нет в бюджете", "version": 3, "to_status": "rejected", "request_id": 3, "from_status": "pending", "seen_version": 2}', 'bfac08a4282c44baa7c94bac77837aef5fb107414785c5ad41489c973ea6725e');
INSERT INTO paydesk.event VALUES (4, 1, '2026-11-24 14:33:11.654623+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 4, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "4"}', '', '{"at": "2026-11-24T14:33:11.654623+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 1, "to_status": "draft", "request_id": 4}', 'a020aefc1e1546c09c381edb581fae42c0e76f6efadc774f22f339fd7b7e8ed1');
INSERT INTO paydesk.event VALUES (4, 2, '2026-11-24 14:33:11.66381+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '3b801058-7e23-45a4-819c-92a31c8e9bd8', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, 'a020aefc1e1546c09c381edb581fae42c0e76f6efadc774f22f339fd7b7e8ed1', '{"at": "2026-11-24T14:33:11.66381+00:00", "key": "3b801058-7e23-45a4-819c-92a31c8e9bd8", "seq": 2, "prev": "a020aefc1e1546c09c381edb581fae42c0e76f6efadc774f22f339fd7b7e8ed1", "actor": "anna.desk", "action": "submit", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "draft", "seen_version": 1}', '295d8c843d35b323330a7b0178f46058eeb55de6436ad79379ed7c94591b0c56');
INSERT INTO paydesk.event VALUES (4, 3, '2026-11-24 14:33:11.699975+00', 'hanna.desk', 'comment', 'pending', 'pending', 2, NULL, 'Посмотрю завтра', NULL, NULL, NULL, 'e36ebbfc-25d6-442c-a247-d2f15bb80ad2', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, '295d8c843d35b323330a7b0178f46058eeb55de6436ad79379ed7c94591b0c56', '{"at": "2026-11-24T14:33:11.699975+00:00", "key": "e36ebbfc-25d6-442c-a247-d2f15bb80ad2", "seq": 3, "prev": "295d8c843d35b323330a7b0178f46058eeb55de6436ad79379ed7c94591b0c56", "actor": "hanna.desk", "action": "comment", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "comment": "Посмотрю завтра", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "pending"}', 'df38e422390436a2cbe7a75085a5f31aa2a20e17c8181f19bb67773c215f2b8d');
INSERT INTO paydesk.event VALUES (5, 1, '2026-11-24 14:33:11.729396+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '', '{"at": "2026-11-24T14:33:11.729396+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5", "version": 1, "to_status": "draft", "request_id": 5}', 'a7b0434ca2737d5056fb078c25bc898a5017b676acb70bfebe0e2879b58fccb3');
INSERT INTO paydesk.event VALUES (5, 2, '2026-11-24 14:33:11.777628+00', 'anna.desk', 'edit', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, NULL, NULL, '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', '{"bic": "044525974", "inn": "9714017207", "amount": 9950, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', 'a7b0434ca2737d5056fb078c25bc898a5017b676acb70bfebe0e2879b58fccb3', '{"at": "2026-11-24T14:33:11.777628+00:00", "seq": 2, "prev": "a7b0434ca2737d5056fb078c25bc898a5017b676acb70bfebe0e2879b58fccb3", "actor": "anna.desk", "action": "edit", "digest": "610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb", "version": 2, "to_status": "draft", "request_id": 5, "from_status": "draft"}', '70eb65bc7f2d3de0f1dfe5929a341ababa74428ed9d646ac8091e9fb78504706');
INSERT INTO paydesk.event VALUES (6, 1, '2026-11-24 14:33:11.809078+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 6, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "6"}', '', '{"at": "2026-11-24T14:33:11.809078+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 1, "to_status": "draft", "request_id": 6}', 'd6ab6906401fa216954ab2192670882682a9a16f438bf12a538a5b2d407c9645');
INSERT INTO paydesk.event VALUES (6, 2, '2026-11-24 14:33:11.841073+00', 'anna.desk', 'discard', 'draft', 'discarded', 2, 1, NULL, NULL, NULL, NULL, '1e7784f2-dbc5-46e6-bfc3-60f899660c90', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, 'd6ab6906401fa216954ab2192670882682a9a16f438bf12a538a5b2d407c9645', '{"at": "2026-11-24T14:33:11.841073+00:00", "key": "1e7784f2-dbc5-46e6-bfc3-60f899660c90", "seq": 2, "prev": "d6ab6906401fa216954ab2192670882682a9a16f438bf12a538a5b2d407c9645", "actor": "anna.desk", "action": "discard", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 2, "to_status": "discarded", "request_id": 6, "from_status": "draft", "seen_version": 1}', '997f7deada17d319b718b9f8009dfb591e279e96d5cdb5894900525d082b24b2');
INSERT INTO paydesk.event VALUES (7, 1, '2026-11-24 14:33:11.88049+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 7, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "7"}', '', '{"at": "2026-11-24T14:33:11.88049+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 1, "to_status": "draft", "request_id": 7}', '4c5c4fe016f1adef790904dcf916c1e0d09e5c6b5de597c88d58ddfde1395f84');
INSERT INTO paydesk.event VALUES (7, 2, '2026-11-24 14:33:11.890895+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'dffe830a-8390-403a-b643-3c7b5dbfbaad', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '4c5c4fe016f1adef790904dcf916c1e0d09e5c6b5de597c88d58ddfde1395f84', '{"at": "2026-11-24T14:33:11.890895+00:00", "key": "dffe830a-8390-403a-b643-3c7b5dbfbaad", "seq": 2, "prev": "4c5c4fe016f1adef790904dcf916c1e0d09e5c6b5de597c88d58ddfde1395f84", "actor": "anna.desk", "action": "submit", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 2, "to_status": "pending", "request_id": 7, "from_status": "draft", "seen_version": 1}', 'efd11d06719016608a2e46317cbfa71172959d53c1c649400b1cd0916b67de54');
INSERT INTO paydesk.event VALUES (7, 3, '2026-11-24 14:33:11.95487+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, 'e1d91a93-79c5-4bb9-a87f-d97fb329fe97', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'efd11d06719016608a2e46317cbfa71172959d53c1c649400b1cd0916b67de54', '{"at": "2026-11-24T14:33:11.95487+00:00", "key": "e1d91a93-79c5-4bb9-a87f-d97fb329fe97", "seq": 3, "prev": "efd11d06719016608a2e46317cbfa71172959d53c1c649400b1cd0916b67de54", "actor": "hanna.desk", "action": "approve", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 3, "to_status": "approved", "request_id": 7, "from_status": "pending", "seen_version": 2}', 'eaa0d95e8592986a0d84e952cc8078bdc5096204b9f816a10641c9cea0dfd8ed');
INSERT INTO paydesk.event VALUES (7, 4, '2026-11-24 14:33:12.005945+00', 'vera.desk', 'return', 'approved', 'draft', 4, 3, 'Нет договора', NULL, NULL, NULL, '3e70d6a9-4959-4e0c-9d63-3b63ce2db7e3', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'eaa0d95e8592986a0d84e952cc8078bdc5096204b9f816a10641c9cea0dfd8ed', '{"at": "2026-11-24T14:33:12.005945+00:00", "key": "3e70d6a9-4959-4e0c-9d63-3b63ce2db7e3", "seq": 4, "prev": "eaa0d95e8592986a0d84e952cc8078bdc5096204b9f816a10641c9cea0dfd8ed", "actor": "vera.desk", "action": "return", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "comment": "Нет договора", "version": 4, "to_status": "draft", "request_id": 7, "from_status": "approved", "seen_version": 3}', 'b21907275f49f4bb99ae304371d398282333461657d5bb3ac8c0518f985a0bea');
INSERT INTO paydesk.person VALUES ('postgres', NULL, NULL, false);
INSERT INTO paydesk.person VALUES ('keeper.desk', 'Keeper', NULL, false);
INSERT INTO paydesk.person VALUES ('anna.desk', 'Anna', NULL, false);
INSERT INTO paydesk.person VALUES ('hanna.desk', 'Hanna', NULL, false);
INSERT INTO paydesk.person VALUES ('vera.desk', 'Vera', NULL, false);
INSERT INTO paydesk.person VALUES ('olga.desk', 'Olga', NULL, false);
INSERT INTO paydesk.person_role VALUES ('postgres', 'admin');
INSERT INTO paydesk.person_role VALUES ('keeper.desk', 'admin');
INSERT INTO paydesk.person_role VALUES ('anna.desk', 'manager');
INSERT INTO paydesk.person_role VALUES ('hanna.desk', 'head');
INSERT INTO paydesk.person_role VALUES ('vera.desk', 'accountant');
INSERT INTO paydesk.person_role VALUES ('olga.desk', 'auditor');
INSERT INTO paydesk.request VALUES (1, 4, 'paid', 'anna.desk', '2026-11-24 14:33:11.266407+00', '2026-11-24 14:33:11.432738+00', 4, '8ffa8a030ed3a00f69d92123500919bfae47b834a55911083053e07bb0074576', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', 'hanna.desk', '2026-11-24 14:33:11.343549+00', 'vera.desk', '2026-12-01', '345', NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 1, без НДС', '1', '2026-11-20');
INSERT INTO paydesk.request VALUES (3, 3, 'rejected', 'anna.desk', '2026-11-24 14:33:11.577131+00', '2026-11-24 14:33:11.62494+00', 3, 'bfac08a4282c44baa7c94bac77837aef5fb107414785c5ad41489c973ea6725e', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 3, без НДС', '3', '2026-11-20');
INSERT INTO paydesk.request VALUES (2, 4, 'approved', 'anna.desk', '2026-11-24 14:33:11.456274+00', '2026-11-24 14:33:11.544439+00', 4, '10b879327b33d25c90579f762e6265e65a5a43cf9dc589028e5c3f34e958fa4d', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', 'hanna.desk', '2026-11-24 14:33:11.544439+00', NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 2, без НДС', '2', '2026-11-20');
INSERT INTO paydesk.request VALUES (5, 2, 'draft', 'anna.desk', '2026-11-24 14:33:11.721483+00', '2026-11-24 14:33:11.777628+00', 2, '70eb65bc7f2d3de0f1dfe5929a341ababa74428ed9d646ac8091e9fb78504706', '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 9950, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 5, без НДС', '5', '2026-11-20');
INSERT INTO paydesk.request VALUES (4, 2, 'pending', 'anna.desk', '2026-11-24 14:33:11.646989+00', '2026-11-24 14:33:11.699975+00', 3, 'df38e422390436a2cbe7a75085a5f31aa2a20e17c8181f19bb67773c215f2b8d', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 4, без НДС', '4', '2026-11-20');
INSERT INTO paydesk.request VALUES (7, 4, 'draft', 'anna.desk', '2026-11-24 14:33:11.870415+00', '2026-11-24 14:33:12.005945+00', 4, 'b21907275f49f4bb99ae304371d398282333461657d5bb3ac8c0518f985a0bea', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, NULL, NULL, NULL, NULL, 'vera.desk', NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 7, без НДС', '7', '2026-11-20');
INSERT INTO paydesk.request VALUES (6, 2, 'discarded', 'anna.desk', '2026-11-24 14:33:11.801708+00', '2026-11-24 14:33:11.841073+00', 2, '997f7deada17d319b718b9f8009dfb591e279e96d5cdb5894900525d082b24b2', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 6, без НДС', '6', '2026-11-20');
INSERT INTO paydesk.request_file VALUES (1, 2, 'invoice', 'invoice.pdf', 'application/pdf', '0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', true, 'anna.desk', '2026-11-24 14:33:11.47412+00');
INSERT INTO paydesk.setting VALUES ('guards_sha256', '63b09649e89699cc70c6727d961aa2783e0b924cb3aa146f05ba9d57344331bb');
INSERT INTO paydesk.setting VALUES ('require_bic', 'on');
SELECT pg_catalog.setval('paydesk.admin_event_id_seq', 15, true);
SELECT pg_catalog.setval('paydesk.request_file_id_seq', 1, true);
SELECT pg_catalog.setval('paydesk.request_id_seq', 7, true);
ALTER TABLE ONLY paydesk.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY paydesk.admin_event
    ADD CONSTRAINT pk_admin_event PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.blob
    ADD CONSTRAINT pk_blob PRIMARY KEY (sha256);
ALTER TABLE ONLY paydesk.blob_holder
    ADD CONSTRAINT pk_blob_holder PRIMARY KEY (sha256, login);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT pk_event PRIMARY KEY (request_id, seq);
ALTER TABLE ONLY paydesk.person
    ADD CONSTRAINT pk_person PRIMARY KEY (login);
ALTER TABLE ONLY paydesk.person_role
    ADD CONSTRAINT pk_person_role PRIMARY KEY (login, role);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT pk_request PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.request_file
    ADD CONSTRAINT pk_request_file PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (name);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT uq_event_key UNIQUE (key);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT uq_request_key UNIQUE (key);
CREATE INDEX ix_request_author_status ON paydesk.request USING btree (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON paydesk.request USING btree (contractor_key, id);
CREATE INDEX ix_request_file_request_id ON paydesk.request_file USING btree (request_id);
CREATE INDEX ix_request_inn ON paydesk.request USING btree (inn, id);
CREATE INDEX ix_request_status_due ON paydesk.request USING btree (status, due_date, id);
CREATE TRIGGER admin_event_refuse BEFORE DELETE OR UPDATE ON paydesk.admin_event FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER admin_event_refuse_truncate BEFORE TRUNCATE ON paydesk.admin_event FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_blob_guard BEFORE INSERT ON paydesk.blob FOR EACH ROW EXECUTE FUNCTION paydesk.blob_guard();
CREATE TRIGGER blob_holder_refuse BEFORE DELETE OR UPDATE ON paydesk.blob_holder FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_holder_refuse_truncate BEFORE TRUNCATE ON paydesk.blob_holder FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_refuse BEFORE DELETE OR UPDATE ON paydesk.blob FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_refuse_truncate BEFORE TRUNCATE ON paydesk.blob FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_event_guard BEFORE INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_guard();
CREATE TRIGGER event_event_move AFTER INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_move();
CREATE TRIGGER event_refuse BEFORE DELETE OR UPDATE ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_refuse_truncate BEFORE TRUNCATE ON paydesk.event FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_person_guard BEFORE INSERT OR UPDATE ON paydesk.person FOR EACH ROW EXECUTE FUNCTION paydesk.person_guard();
CREATE TRIGGER person_refuse BEFORE DELETE ON paydesk.person FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_refuse_truncate BEFORE TRUNCATE ON paydesk.person FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_role_person_role_guard BEFORE INSERT OR DELETE ON paydesk.person_role FOR EACH ROW EXECUTE FUNCTION paydesk.person_role_guard();
CREATE TRIGGER person_role_refuse BEFORE UPDATE ON paydesk.person_role FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_role_refuse_truncate BEFORE TRUNCATE ON paydesk.person_role FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_refuse BEFORE DELETE OR UPDATE ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_refuse_truncate BEFORE TRUNCATE ON paydesk.request_file FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_request_file_guard BEFORE INSERT ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_guard();
CREATE TRIGGER request_file_request_file_log AFTER INSERT ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_log();
CREATE TRIGGER request_refuse BEFORE DELETE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_refuse_truncate BEFORE TRUNCATE ON paydesk.request FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_request_guard BEFORE INSERT OR UPDATE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.request_guard();
CREATE TRIGGER request_request_log AFTER INSERT OR UPDATE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.request_log();
CREATE TRIGGER setting_refuse BEFORE DELETE ON paydesk.setting FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER setting_refuse_truncate BEFORE TRUNCATE ON paydesk.setting FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER setting_setting_guard BEFORE INSERT OR UPDATE ON paydesk.setting FOR EACH ROW EXECUTE FUNCTION paydesk.setting_guard();
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT fk_event_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.person_role
    ADD CONSTRAINT fk_person_role_login FOREIGN KEY (login) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT fk_request_author FOREIGN KEY (author) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.request_file
    ADD CONSTRAINT fk_request_file_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.request_file
    ADD CONSTRAINT fk_request_file_sha256 FOREIGN KEY (sha256) REFERENCES paydesk.blob(sha256);
ALTER TABLE paydesk.admin_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY admin_event_select ON paydesk.admin_event FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role)));
ALTER TABLE paydesk.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.blob_holder ENABLE ROW LEVEL SECURITY;
CREATE POLICY blob_insert ON paydesk.blob FOR INSERT WITH CHECK (true);
CREATE POLICY blob_select ON paydesk.blob FOR SELECT USING ((EXISTS ( SELECT 1
   FROM paydesk.request_file f
  WHERE (f.sha256 = blob.sha256))));
ALTER TABLE paydesk.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_insert ON paydesk.event FOR INSERT WITH CHECK (true);
CREATE POLICY event_select ON paydesk.event FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = event.request_id)))));
ALTER TABLE paydesk.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_insert ON paydesk.person FOR INSERT WITH CHECK (true);
ALTER TABLE paydesk.person_role ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_role_insert ON paydesk.person_role FOR INSERT WITH CHECK (true);
CREATE POLICY person_role_select ON paydesk.person_role FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY person_select ON paydesk.person FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY person_update ON paydesk.person FOR UPDATE USING (true);
ALTER TABLE paydesk.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.request_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY request_file_insert ON paydesk.request_file FOR INSERT WITH CHECK (true);
CREATE POLICY request_file_select ON paydesk.request_file FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = request_file.request_id)))));
CREATE POLICY request_insert ON paydesk.request FOR INSERT WITH CHECK (true);
CREATE POLICY request_select ON paydesk.request FOR SELECT USING (((( SELECT paydesk.has_role('manager'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text])) AND (author = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('head'::text) AS has_role) AND (status = ANY (ARRAY['pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['approved'::text, 'paid'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text])) AND (returned_by = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('auditor'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text]))) OR (( SELECT paydesk.has_role('admin'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text])))));
CREATE POLICY request_update ON paydesk.request FOR UPDATE USING (true);
ALTER TABLE paydesk.setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY setting_insert ON paydesk.setting FOR INSERT WITH CHECK (true);
CREATE POLICY setting_select ON paydesk.setting FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY setting_update ON paydesk.setting FOR UPDATE USING (true);
GRANT USAGE ON SCHEMA paydesk TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.blob_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_move() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.has_role(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.has_role(wanted text) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.is_known() FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.is_known() TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.person_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.person_role_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.refuse() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_file_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_file_log() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_log() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.setting_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.take_role(who text, what text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.take_role(who text, what text) TO paydesk_user;
GRANT SELECT ON TABLE paydesk.admin_event TO paydesk_user;
GRANT SELECT ON TABLE paydesk.alembic_version TO paydesk_user;
GRANT SELECT ON TABLE paydesk.blob TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.blob TO paydesk_user;
GRANT INSERT(size) ON TABLE paydesk.blob TO paydesk_user;
GRANT INSERT(body) ON TABLE paydesk.blob TO paydesk_user;
GRANT SELECT ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(action) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(seen_version) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(comment) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(payment_date) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(payment_number) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.event TO paydesk_user;
GRANT SELECT ON TABLE paydesk.person TO paydesk_user;
GRANT INSERT(login) ON TABLE paydesk.person TO paydesk_user;
GRANT INSERT(name),UPDATE(name) ON TABLE paydesk.person TO paydesk_user;
GRANT INSERT(email),UPDATE(email) ON TABLE paydesk.person TO paydesk_user;
GRANT UPDATE(disabled) ON TABLE paydesk.person TO paydesk_user;
GRANT SELECT,INSERT ON TABLE paydesk.person_role TO paydesk_user;
GRANT SELECT ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(key),UPDATE(key) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(search),UPDATE(search) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(contractor_key),UPDATE(contractor_key) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(subject),UPDATE(subject) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(contractor),UPDATE(contractor) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(amount),UPDATE(amount) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(currency),UPDATE(currency) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(due_date),UPDATE(due_date) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(requisites),UPDATE(requisites) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(inn),UPDATE(inn) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(kpp),UPDATE(kpp) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(bic),UPDATE(bic) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(account),UPDATE(account) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(corr_account),UPDATE(corr_account) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(bank),UPDATE(bank) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(purpose),UPDATE(purpose) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(invoice_number),UPDATE(invoice_number) ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(invoice_date),UPDATE(invoice_date) ON TABLE paydesk.request TO paydesk_user;
GRANT SELECT ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(kind) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(media_type) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.request_file TO paydesk_user;
GRANT SELECT,INSERT ON TABLE paydesk.setting TO paydesk_user;
GRANT UPDATE(value) ON TABLE paydesk.setting TO paydesk_user;

