
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
CREATE FUNCTION paydesk.admin_event_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE last record;
BEGIN
  PERFORM 1 FROM alembic_version FOR UPDATE;
  SELECT a.id, a.hash INTO last FROM admin_event a ORDER BY a.id DESC LIMIT 1;
  NEW.id := coalesce(last.id, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  NEW.prev := coalesce(last.hash, '');
  NEW.payload := (jsonb_strip_nulls(to_jsonb(NEW)) - array['payload', 'hash', 'content'])::text;
  NEW.hash := encode(sha256(convert_to(NEW.payload, 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.admin_event_guard() OWNER TO paydesk_owner;
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
  WHEN t.writes = 0 AND t.moves = 1 AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
    THEN 'PD012'
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
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
  SELECT t.*, CASE t.writes WHEN 1 THEN jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text END AS content INTO step
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
    IF NEW.action <> 'create' THEN NEW.detail := NULL; END IF;
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
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
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
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'person_added' ELSE 'person_changed' END, NEW.login,
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
    INSERT INTO admin_event (action, subject, detail) VALUES ('role_taken', OLD.login, OLD.role);
    RETURN OLD;
  END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('role_given', NEW.login, NEW.role);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.person_role_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.receipt_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  NEW.login := session_user;
  NEW.at := clock_timestamp();
  IF random() < 0.01 THEN
    DELETE FROM receipt r WHERE r.login = session_user AND r.at < now() - interval '7 days';
  END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.receipt_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.receipt_keep() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF OLD.at >= now() - interval '7 days' THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN OLD;
END
$$;
ALTER FUNCTION paydesk.receipt_keep() OWNER TO paydesk_owner;
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
  INSERT INTO event (request_id, action, file, detail) VALUES (NEW.request_id, 'attach', NEW.sha256,
    (to_jsonb(NEW) - array['request_id', 'sha256', 'in_content'])::text);
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
    IF (to_jsonb(NEW) - array['version', 'status', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key']) <> (to_jsonb(OLD) - array['version', 'status', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'key'])
      OR NEW.head_seq <> OLD.head_seq + 1 OR (NEW.created_at <> OLD.created_at AND OLD.head_seq > 0)
      OR (NEW.key IS DISTINCT FROM OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded'))
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id AND e.seq = NEW.head_seq
        AND e.hash = NEW.head_hash AND e.to_status = NEW.status AND e.version = NEW.version AND e.digest = NEW.digest)
    THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    RETURN NEW;
  END IF;
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF (to_jsonb(NEW) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'fingerprint', 'search', 'contractor_key'])
    <> (to_jsonb(OLD) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'fingerprint', 'search', 'contractor_key']) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
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
    INSERT INTO event (request_id, action, detail)
      VALUES (NEW.id, 'create', jsonb_strip_nulls(jsonb_build_object('key', NEW.key))::text);
  ELSIF NEW.head_seq = OLD.head_seq AND
    (to_jsonb(NEW) - array['key', 'fingerprint', 'search', 'contractor_key']) <> (to_jsonb(OLD) - array['key', 'fingerprint', 'search', 'contractor_key']) THEN
    INSERT INTO event (request_id, action) VALUES (NEW.id, 'edit');
  END IF;
  RETURN NULL;
END
$$;
ALTER FUNCTION paydesk.request_log() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.saved_view_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT is_known() THEN RAISE EXCEPTION 'PD001' USING ERRCODE = 'PD001'; END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM saved_view v WHERE v.owner = session_user) >= 200
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF TG_OP = 'UPDATE' AND NEW.name <> OLD.name THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  NEW.owner := session_user;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.saved_view_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.seal_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE last record;
BEGIN
  IF NOT (has_role('auditor') OR has_role('admin')) THEN RAISE EXCEPTION 'PD026' USING ERRCODE = 'PD026'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  SELECT s.id, s.hash INTO last FROM seal s ORDER BY s.id DESC LIMIT 1;
  IF NEW.id <> coalesce(last.id, 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  NEW.prev := coalesce(last.hash, '');
  NEW.payload := (jsonb_strip_nulls(to_jsonb(NEW)) - array['payload', 'hash', 'content'])::text;
  NEW.hash := encode(sha256(convert_to(NEW.payload, 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.seal_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.seal_leaf_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM seal s WHERE s.id = NEW.seal_id AND s.xmin = pg_current_xact_id()::xid)
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.seal_leaf_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.setting_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('admin') OR pg_has_role(session_user, 'paydesk_owner', 'MEMBER')) THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('setting_changed', NEW.name, NEW.value);
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
    detail text,
    prev text NOT NULL,
    payload text NOT NULL,
    hash text NOT NULL
);
ALTER TABLE paydesk.admin_event OWNER TO paydesk_owner;
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
    detail text,
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
CREATE TABLE paydesk.receipt (
    key text NOT NULL,
    login text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT ck_receipt_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64)))
);
ALTER TABLE paydesk.receipt OWNER TO paydesk_owner;
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
    fingerprint text,
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
CREATE TABLE paydesk.saved_view (
    owner text NOT NULL,
    name text NOT NULL,
    options text,
    is_default boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_saved_view_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT ck_saved_view_options_length CHECK (((length(options) >= 1) AND (length(options) <= 4000)))
);
ALTER TABLE paydesk.saved_view OWNER TO paydesk_owner;
CREATE TABLE paydesk.seal (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    requests bigint NOT NULL,
    events bigint NOT NULL,
    admin_events bigint NOT NULL,
    leaves text NOT NULL,
    prev text NOT NULL,
    payload text NOT NULL,
    hash text NOT NULL
);
ALTER TABLE paydesk.seal OWNER TO paydesk_owner;
CREATE TABLE paydesk.seal_leaf (
    seal_id integer NOT NULL,
    request_id bigint NOT NULL,
    seq integer NOT NULL,
    hash text NOT NULL
);
ALTER TABLE paydesk.seal_leaf OWNER TO paydesk_owner;
CREATE TABLE paydesk.setting (
    name text NOT NULL,
    value text NOT NULL
);
ALTER TABLE paydesk.setting OWNER TO paydesk_owner;
INSERT INTO paydesk.admin_event VALUES (1, '2026-11-24 14:49:21.216832+00', 'postgres', 'setting_changed', 'guards_sha256', '858ff80041429a6230b90fcec45c77cf86f46013e39a5b41e1b265a41e24c6ac', '', '{"at": "2026-11-24T14:49:21.216832+00:00", "id": 1, "prev": "", "actor": "postgres", "action": "setting_changed", "detail": "858ff80041429a6230b90fcec45c77cf86f46013e39a5b41e1b265a41e24c6ac", "subject": "guards_sha256"}', '7c7ef6d92c5625d424a9d95ff4112d265958e4f37e2de9b3012c18cc39021509');
INSERT INTO paydesk.admin_event VALUES (2, '2026-11-24 14:49:21.222564+00', 'postgres', 'setting_changed', 'database_id', 'e2e9e396', '7c7ef6d92c5625d424a9d95ff4112d265958e4f37e2de9b3012c18cc39021509', '{"at": "2026-11-24T14:49:21.222564+00:00", "id": 2, "prev": "7c7ef6d92c5625d424a9d95ff4112d265958e4f37e2de9b3012c18cc39021509", "actor": "postgres", "action": "setting_changed", "detail": "e2e9e396", "subject": "database_id"}', 'af95d03991b5b5f42318f1dae437c73e8421d99ee8fd371fb34447f8e43cd51e');
INSERT INTO paydesk.admin_event VALUES (3, '2026-11-24 14:49:21.232898+00', 'postgres', 'person_added', 'postgres', '{"login": "postgres", "disabled": false}', 'af95d03991b5b5f42318f1dae437c73e8421d99ee8fd371fb34447f8e43cd51e', '{"at": "2026-11-24T14:49:21.232898+00:00", "id": 3, "prev": "af95d03991b5b5f42318f1dae437c73e8421d99ee8fd371fb34447f8e43cd51e", "actor": "postgres", "action": "person_added", "detail": "{\"login\": \"postgres\", \"disabled\": false}", "subject": "postgres"}', '992fec42e9834e532d20a9addc51ce871a86449292f1c57eae4917543bfddaf9');
INSERT INTO paydesk.admin_event VALUES (4, '2026-11-24 14:49:21.234025+00', 'postgres', 'role_given', 'postgres', 'admin', '992fec42e9834e532d20a9addc51ce871a86449292f1c57eae4917543bfddaf9', '{"at": "2026-11-24T14:49:21.234025+00:00", "id": 4, "prev": "992fec42e9834e532d20a9addc51ce871a86449292f1c57eae4917543bfddaf9", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "postgres"}', '51ec1dd5a42227d71e78bd065db1dba741c748fffd124a3d2e8a0142405d596c');
INSERT INTO paydesk.admin_event VALUES (5, '2026-11-24 14:49:21.293886+00', 'postgres', 'person_added', 'keeper.desk', '{"name": "Keeper", "login": "keeper.desk", "disabled": false}', '51ec1dd5a42227d71e78bd065db1dba741c748fffd124a3d2e8a0142405d596c', '{"at": "2026-11-24T14:49:21.293886+00:00", "id": 5, "prev": "51ec1dd5a42227d71e78bd065db1dba741c748fffd124a3d2e8a0142405d596c", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Keeper\", \"login\": \"keeper.desk\", \"disabled\": false}", "subject": "keeper.desk"}', 'bb06fe96dcdf1b02aa7e82830cf4f3f0babb2de67eb158c0f286063bfc7963e1');
INSERT INTO paydesk.admin_event VALUES (6, '2026-11-24 14:49:21.299229+00', 'postgres', 'role_given', 'keeper.desk', 'admin', 'bb06fe96dcdf1b02aa7e82830cf4f3f0babb2de67eb158c0f286063bfc7963e1', '{"at": "2026-11-24T14:49:21.299229+00:00", "id": 6, "prev": "bb06fe96dcdf1b02aa7e82830cf4f3f0babb2de67eb158c0f286063bfc7963e1", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "keeper.desk"}', '7cea9d5ac43b079b1a81d98792a08e095447d634d10fb6d7306f4c5a1e029f1e');
INSERT INTO paydesk.admin_event VALUES (7, '2026-11-24 14:49:21.36083+00', 'postgres', 'person_added', 'anna.desk', '{"name": "Anna", "login": "anna.desk", "disabled": false}', '7cea9d5ac43b079b1a81d98792a08e095447d634d10fb6d7306f4c5a1e029f1e', '{"at": "2026-11-24T14:49:21.36083+00:00", "id": 7, "prev": "7cea9d5ac43b079b1a81d98792a08e095447d634d10fb6d7306f4c5a1e029f1e", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Anna\", \"login\": \"anna.desk\", \"disabled\": false}", "subject": "anna.desk"}', 'e49dbe87a862085d5879ec10db9a6e2d21ec30ae8f68e15516f8d229b4d1a2e5');
INSERT INTO paydesk.admin_event VALUES (8, '2026-11-24 14:49:21.370937+00', 'postgres', 'role_given', 'anna.desk', 'manager', 'e49dbe87a862085d5879ec10db9a6e2d21ec30ae8f68e15516f8d229b4d1a2e5', '{"at": "2026-11-24T14:49:21.370937+00:00", "id": 8, "prev": "e49dbe87a862085d5879ec10db9a6e2d21ec30ae8f68e15516f8d229b4d1a2e5", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "anna.desk"}', '39c7845b15a7fc1de8baa32574f1720699db71a2b683cc06d6292e7cd4815426');
INSERT INTO paydesk.admin_event VALUES (9, '2026-11-24 14:49:21.45007+00', 'postgres', 'person_added', 'hanna.desk', '{"name": "Hanna", "login": "hanna.desk", "disabled": false}', '39c7845b15a7fc1de8baa32574f1720699db71a2b683cc06d6292e7cd4815426', '{"at": "2026-11-24T14:49:21.45007+00:00", "id": 9, "prev": "39c7845b15a7fc1de8baa32574f1720699db71a2b683cc06d6292e7cd4815426", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Hanna\", \"login\": \"hanna.desk\", \"disabled\": false}", "subject": "hanna.desk"}', 'e63d7e4bd1828d34179613b0b1d62e3dc5fd02ed033fb24dbd876c66b01e8e4d');
INSERT INTO paydesk.admin_event VALUES (10, '2026-11-24 14:49:21.46298+00', 'postgres', 'role_given', 'hanna.desk', 'head', 'e63d7e4bd1828d34179613b0b1d62e3dc5fd02ed033fb24dbd876c66b01e8e4d', '{"at": "2026-11-24T14:49:21.46298+00:00", "id": 10, "prev": "e63d7e4bd1828d34179613b0b1d62e3dc5fd02ed033fb24dbd876c66b01e8e4d", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "hanna.desk"}', '5b0fa8ef3e98dfd72ae6e6edca9723ad963dc7497facf87ad2c42dba319afdfa');
INSERT INTO paydesk.admin_event VALUES (11, '2026-11-24 14:49:21.51582+00', 'postgres', 'person_added', 'vera.desk', '{"name": "Vera", "login": "vera.desk", "disabled": false}', '5b0fa8ef3e98dfd72ae6e6edca9723ad963dc7497facf87ad2c42dba319afdfa', '{"at": "2026-11-24T14:49:21.51582+00:00", "id": 11, "prev": "5b0fa8ef3e98dfd72ae6e6edca9723ad963dc7497facf87ad2c42dba319afdfa", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Vera\", \"login\": \"vera.desk\", \"disabled\": false}", "subject": "vera.desk"}', '9de9f4ff746649dee726c3ce4275e78634c62a919d9697c5757a479b609ce8ea');
INSERT INTO paydesk.admin_event VALUES (12, '2026-11-24 14:49:21.519411+00', 'postgres', 'role_given', 'vera.desk', 'accountant', '9de9f4ff746649dee726c3ce4275e78634c62a919d9697c5757a479b609ce8ea', '{"at": "2026-11-24T14:49:21.519411+00:00", "id": 12, "prev": "9de9f4ff746649dee726c3ce4275e78634c62a919d9697c5757a479b609ce8ea", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "vera.desk"}', 'c2c99adc0c104bd33b8f22441ffdf97de1b16e434e21da15e0ab8d882e9ad209');
INSERT INTO paydesk.admin_event VALUES (13, '2026-11-24 14:49:21.566207+00', 'postgres', 'person_added', 'olga.desk', '{"name": "Olga", "login": "olga.desk", "disabled": false}', 'c2c99adc0c104bd33b8f22441ffdf97de1b16e434e21da15e0ab8d882e9ad209', '{"at": "2026-11-24T14:49:21.566207+00:00", "id": 13, "prev": "c2c99adc0c104bd33b8f22441ffdf97de1b16e434e21da15e0ab8d882e9ad209", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Olga\", \"login\": \"olga.desk\", \"disabled\": false}", "subject": "olga.desk"}', '77843a30c487ca53f2ca2a195030b519378dde3ca0eb3084121903a733c9f89c');
INSERT INTO paydesk.admin_event VALUES (14, '2026-11-24 14:49:21.57169+00', 'postgres', 'role_given', 'olga.desk', 'auditor', '77843a30c487ca53f2ca2a195030b519378dde3ca0eb3084121903a733c9f89c', '{"at": "2026-11-24T14:49:21.57169+00:00", "id": 14, "prev": "77843a30c487ca53f2ca2a195030b519378dde3ca0eb3084121903a733c9f89c", "actor": "postgres", "action": "role_given", "detail": "auditor", "subject": "olga.desk"}', '62d6ee257a1a02d1e04f45f98d8d11d2c5914e9b0ae7c301d409f144ba4c5cf4');
INSERT INTO paydesk.admin_event VALUES (15, '2026-11-24 14:49:23.037561+00', 'keeper.desk', 'setting_changed', 'require_bic', 'off', '62d6ee257a1a02d1e04f45f98d8d11d2c5914e9b0ae7c301d409f144ba4c5cf4', '{"at": "2026-11-24T14:49:23.037561+00:00", "id": 15, "prev": "62d6ee257a1a02d1e04f45f98d8d11d2c5914e9b0ae7c301d409f144ba4c5cf4", "actor": "keeper.desk", "action": "setting_changed", "detail": "off", "subject": "require_bic"}', '81bb42efe20a33faf285872219a63d72c00236f704c78da09c3857c43062a4de');
INSERT INTO paydesk.admin_event VALUES (16, '2026-11-24 14:49:23.080416+00', 'keeper.desk', 'setting_changed', 'require_bic', 'on', '81bb42efe20a33faf285872219a63d72c00236f704c78da09c3857c43062a4de', '{"at": "2026-11-24T14:49:23.080416+00:00", "id": 16, "prev": "81bb42efe20a33faf285872219a63d72c00236f704c78da09c3857c43062a4de", "actor": "keeper.desk", "action": "setting_changed", "detail": "on", "subject": "require_bic"}', 'bf22611b03d031b71deb20b6c0cdcef914daa223aaa2f4c1addd4ff978a38f69');
INSERT INTO paydesk.alembic_version VALUES ('0003');
INSERT INTO paydesk.blob VALUES ('0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', 19, '\x255044462d312e3420616e20696e766f696365');
INSERT INTO paydesk.blob_holder VALUES ('0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', 'anna.desk');
INSERT INTO paydesk.event VALUES (1, 1, '2026-11-24 14:49:21.734604+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 1, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "1"}', '', '{"at": "2026-11-24T14:49:21.734604+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 1, "to_status": "draft", "request_id": 1}', 'bd4464f0cbd0042319ec9f1059b54c49cca8840b1f85ec5b9b781b9c62bc1a99', '{}');
INSERT INTO paydesk.event VALUES (1, 2, '2026-11-24 14:49:21.756005+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '8241f1a4-8917-42c1-b1cb-0824f278714a', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'bd4464f0cbd0042319ec9f1059b54c49cca8840b1f85ec5b9b781b9c62bc1a99', '{"at": "2026-11-24T14:49:21.756005+00:00", "key": "8241f1a4-8917-42c1-b1cb-0824f278714a", "seq": 2, "prev": "bd4464f0cbd0042319ec9f1059b54c49cca8840b1f85ec5b9b781b9c62bc1a99", "actor": "anna.desk", "action": "submit", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 2, "to_status": "pending", "request_id": 1, "from_status": "draft", "seen_version": 1}', 'ae2509118af8487dad706e15017797a30a5da73cdd7301cb3311be8d6f491770', NULL);
INSERT INTO paydesk.event VALUES (1, 3, '2026-11-24 14:49:21.831929+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '1552bc9f-2568-420d-8438-a8b9b25fcd07', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'ae2509118af8487dad706e15017797a30a5da73cdd7301cb3311be8d6f491770', '{"at": "2026-11-24T14:49:21.831929+00:00", "key": "1552bc9f-2568-420d-8438-a8b9b25fcd07", "seq": 3, "prev": "ae2509118af8487dad706e15017797a30a5da73cdd7301cb3311be8d6f491770", "actor": "hanna.desk", "action": "approve", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 3, "to_status": "approved", "request_id": 1, "from_status": "pending", "seen_version": 2}', '1dda3cce4370ee68a27ac05b5e4be7de153e9209a6e606533652fb308e5fa35c', NULL);
INSERT INTO paydesk.event VALUES (1, 4, '2026-11-24 14:49:21.895729+00', 'vera.desk', 'pay', 'approved', 'paid', 4, 3, NULL, '2026-12-01', '345', NULL, '03f35dae-dfcf-48cd-a13d-d091f0cd70d7', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '1dda3cce4370ee68a27ac05b5e4be7de153e9209a6e606533652fb308e5fa35c', '{"at": "2026-11-24T14:49:21.895729+00:00", "key": "03f35dae-dfcf-48cd-a13d-d091f0cd70d7", "seq": 4, "prev": "1dda3cce4370ee68a27ac05b5e4be7de153e9209a6e606533652fb308e5fa35c", "actor": "vera.desk", "action": "pay", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 4, "to_status": "paid", "request_id": 1, "from_status": "approved", "payment_date": "2026-12-01", "seen_version": 3, "payment_number": "345"}', '46cf22c329b6111dc1beb89004e110b26a64b9816db3cdb1c4bb87e96191b2c5', NULL);
INSERT INTO paydesk.event VALUES (2, 1, '2026-11-24 14:49:21.971774+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '', '{"at": "2026-11-24T14:49:21.971774+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc", "version": 1, "to_status": "draft", "request_id": 2}', 'b5224a5c869601ebfa48c33b6f13a71bf06fd535494566d739ebb0a77effb778', '{}');
INSERT INTO paydesk.event VALUES (2, 2, '2026-11-24 14:49:21.992909+00', 'anna.desk', 'attach', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, '0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', NULL, '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', '{"bic": "044525974", "inn": "9714017207", "files": "0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', 'b5224a5c869601ebfa48c33b6f13a71bf06fd535494566d739ebb0a77effb778', '{"at": "2026-11-24T14:49:21.992909+00:00", "seq": 2, "file": "0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3", "prev": "b5224a5c869601ebfa48c33b6f13a71bf06fd535494566d739ebb0a77effb778", "actor": "anna.desk", "action": "attach", "detail": "{\"id\": 1, \"kind\": \"invoice\", \"name\": \"invoice.pdf\", \"added_at\": \"2026-11-24T14:49:21.984427+00:00\", \"added_by\": \"anna.desk\", \"media_type\": \"application/pdf\"}", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 2, "to_status": "draft", "request_id": 2, "from_status": "draft"}', 'd2924a9a7c660e41e3a394e41b4e9b6f9467316b59e6b5c7d104d5e2098ecc61', '{"id": 1, "kind": "invoice", "name": "invoice.pdf", "added_at": "2026-11-24T14:49:21.984427+00:00", "added_by": "anna.desk", "media_type": "application/pdf"}');
INSERT INTO paydesk.event VALUES (2, 3, '2026-11-24 14:49:22.006489+00', 'anna.desk', 'submit', 'draft', 'pending', 3, 2, NULL, NULL, NULL, NULL, '53460f25-e9c5-4c3f-9916-ef24c5b0ba1b', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', NULL, 'd2924a9a7c660e41e3a394e41b4e9b6f9467316b59e6b5c7d104d5e2098ecc61', '{"at": "2026-11-24T14:49:22.006489+00:00", "key": "53460f25-e9c5-4c3f-9916-ef24c5b0ba1b", "seq": 3, "prev": "d2924a9a7c660e41e3a394e41b4e9b6f9467316b59e6b5c7d104d5e2098ecc61", "actor": "anna.desk", "action": "submit", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 3, "to_status": "pending", "request_id": 2, "from_status": "draft", "seen_version": 2}', '2d043cd874d2d74c947a7daa24dc58d9109f25223e92f08d9d9ef827f7a1ae83', NULL);
INSERT INTO paydesk.event VALUES (2, 4, '2026-11-24 14:49:22.071491+00', 'hanna.desk', 'approve', 'pending', 'approved', 4, 3, NULL, NULL, NULL, NULL, '5da4f897-43bb-421e-89ad-7727958dbce2', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', NULL, '2d043cd874d2d74c947a7daa24dc58d9109f25223e92f08d9d9ef827f7a1ae83', '{"at": "2026-11-24T14:49:22.071491+00:00", "key": "5da4f897-43bb-421e-89ad-7727958dbce2", "seq": 4, "prev": "2d043cd874d2d74c947a7daa24dc58d9109f25223e92f08d9d9ef827f7a1ae83", "actor": "hanna.desk", "action": "approve", "digest": "4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "pending", "seen_version": 3}', '11abc841fc46ed8df677f9d9f2aa4edb1251bd0c10c33cf4dc6f737248645e8b', NULL);
INSERT INTO paydesk.event VALUES (6, 2, '2026-11-24 14:49:22.793729+00', 'anna.desk', 'discard', 'draft', 'discarded', 2, 1, NULL, NULL, NULL, NULL, '9f8588f1-43da-493f-9f8b-0a0d014d233a', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, '1caa1bbb5c6ce93a6dd3806d12ae1a4a1a12f5cac4af02e1144f66ec1e3ba443', '{"at": "2026-11-24T14:49:22.793729+00:00", "key": "9f8588f1-43da-493f-9f8b-0a0d014d233a", "seq": 2, "prev": "1caa1bbb5c6ce93a6dd3806d12ae1a4a1a12f5cac4af02e1144f66ec1e3ba443", "actor": "anna.desk", "action": "discard", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 2, "to_status": "discarded", "request_id": 6, "from_status": "draft", "seen_version": 1}', 'a5dfccc262b12611aa2a8c6ec89d7755c8649963d0614c0601eda5b673703dec', NULL);
INSERT INTO paydesk.event VALUES (3, 1, '2026-11-24 14:49:22.125516+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 3, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "3"}', '', '{"at": "2026-11-24T14:49:22.125516+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 1, "to_status": "draft", "request_id": 3}', 'ea2bf811b312c021937f5358b005ff876f7863fc2bcf1af84f0d9f8f852a94bd', '{}');
INSERT INTO paydesk.event VALUES (3, 2, '2026-11-24 14:49:22.14622+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'e8b9785b-2cab-4476-94f4-1d33ebc1f269', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, 'ea2bf811b312c021937f5358b005ff876f7863fc2bcf1af84f0d9f8f852a94bd', '{"at": "2026-11-24T14:49:22.14622+00:00", "key": "e8b9785b-2cab-4476-94f4-1d33ebc1f269", "seq": 2, "prev": "ea2bf811b312c021937f5358b005ff876f7863fc2bcf1af84f0d9f8f852a94bd", "actor": "anna.desk", "action": "submit", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 2, "to_status": "pending", "request_id": 3, "from_status": "draft", "seen_version": 1}', '43a85c986b3407480d24d2a4623d6efa18e29a27e839a7489cf6ff0a1197cc5e', NULL);
INSERT INTO paydesk.event VALUES (3, 3, '2026-11-24 14:49:22.20943+00', 'hanna.desk', 'reject', 'pending', 'rejected', 3, 2, 'Нет в бюджете', NULL, NULL, NULL, 'd2f49dad-e428-4a75-9658-396da30bc5de', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '43a85c986b3407480d24d2a4623d6efa18e29a27e839a7489cf6ff0a1197cc5e', '{"at": "2026-11-24T14:49:22.20943+00:00", "key": "d2f49dad-e428-4a75-9658-396da30bc5de", "seq": 3, "prev": "43a85c986b3407480d24d2a4623d6efa18e29a27e839a7489cf6ff0a1197cc5e", "actor": "hanna.desk", "action": "reject", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "comment": "Нет в бюджете", "version": 3, "to_status": "rejected", "request_id": 3, "from_status": "pending", "seen_version": 2}', 'c2535019033dce11fdd2410ab71b3b83c6fae2e409db56f6c532cd5690ceb281', NULL);
INSERT INTO paydesk.event VALUES (4, 1, '2026-11-24 14:49:22.296931+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 4, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "4"}', '', '{"at": "2026-11-24T14:49:22.296931+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 1, "to_status": "draft", "request_id": 4}', 'a3f071bd9bc6fdb7937039915fb35f8880eee372779e0de329d427e113ebbe9a', '{}');
INSERT INTO paydesk.event VALUES (4, 2, '2026-11-24 14:49:22.317529+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'f49b0756-fbf2-4090-a6d0-d8bb9bd08de6', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, 'a3f071bd9bc6fdb7937039915fb35f8880eee372779e0de329d427e113ebbe9a', '{"at": "2026-11-24T14:49:22.317529+00:00", "key": "f49b0756-fbf2-4090-a6d0-d8bb9bd08de6", "seq": 2, "prev": "a3f071bd9bc6fdb7937039915fb35f8880eee372779e0de329d427e113ebbe9a", "actor": "anna.desk", "action": "submit", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "draft", "seen_version": 1}', 'fbd1c549278bd63e03485d279da8bdb518a3ffe35549362570564aa16c26accd', NULL);
INSERT INTO paydesk.event VALUES (4, 3, '2026-11-24 14:49:22.437727+00', 'hanna.desk', 'comment', 'pending', 'pending', 2, NULL, 'Посмотрю завтра', NULL, NULL, NULL, '72735a19-3469-4630-9218-64a729202615', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, 'fbd1c549278bd63e03485d279da8bdb518a3ffe35549362570564aa16c26accd', '{"at": "2026-11-24T14:49:22.437727+00:00", "key": "72735a19-3469-4630-9218-64a729202615", "seq": 3, "prev": "fbd1c549278bd63e03485d279da8bdb518a3ffe35549362570564aa16c26accd", "actor": "hanna.desk", "action": "comment", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "comment": "Посмотрю завтра", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "pending"}', '3fe75e22a7c3d6d5d867e9bf5f60205ff268761607be6a9d68975b8719445d01', NULL);
INSERT INTO paydesk.event VALUES (5, 1, '2026-11-24 14:49:22.511568+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '', '{"at": "2026-11-24T14:49:22.511568+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5", "version": 1, "to_status": "draft", "request_id": 5}', '988bf3840626f983020581c1db8fb79d4401fc2067125435d7549d2580837892', '{}');
INSERT INTO paydesk.event VALUES (5, 2, '2026-11-24 14:49:22.61403+00', 'anna.desk', 'edit', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, NULL, NULL, '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', '{"bic": "044525974", "inn": "9714017207", "amount": 9950, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '988bf3840626f983020581c1db8fb79d4401fc2067125435d7549d2580837892', '{"at": "2026-11-24T14:49:22.61403+00:00", "seq": 2, "prev": "988bf3840626f983020581c1db8fb79d4401fc2067125435d7549d2580837892", "actor": "anna.desk", "action": "edit", "digest": "610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb", "version": 2, "to_status": "draft", "request_id": 5, "from_status": "draft"}', 'f19748b413022ed61da9a06acb8ffb9dd25757447fc444708d1f244478ffb7ad', NULL);
INSERT INTO paydesk.event VALUES (6, 1, '2026-11-24 14:49:22.708386+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 6, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "6"}', '', '{"at": "2026-11-24T14:49:22.708386+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 1, "to_status": "draft", "request_id": 6}', '1caa1bbb5c6ce93a6dd3806d12ae1a4a1a12f5cac4af02e1144f66ec1e3ba443', '{}');
INSERT INTO paydesk.event VALUES (7, 1, '2026-11-24 14:49:22.873248+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 7, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "7"}', '', '{"at": "2026-11-24T14:49:22.873248+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 1, "to_status": "draft", "request_id": 7}', '7814623693e11eb07a364158259353cc9336e59ffc0b3d01b8f1a61606367ec8', '{}');
INSERT INTO paydesk.event VALUES (7, 2, '2026-11-24 14:49:22.888689+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'f31dcc21-6bc4-4d1d-b0a2-a78ae17724f6', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '7814623693e11eb07a364158259353cc9336e59ffc0b3d01b8f1a61606367ec8', '{"at": "2026-11-24T14:49:22.888689+00:00", "key": "f31dcc21-6bc4-4d1d-b0a2-a78ae17724f6", "seq": 2, "prev": "7814623693e11eb07a364158259353cc9336e59ffc0b3d01b8f1a61606367ec8", "actor": "anna.desk", "action": "submit", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 2, "to_status": "pending", "request_id": 7, "from_status": "draft", "seen_version": 1}', 'e4d2c1716b506987bf8a27f5fe4b38cd0980b59294fcc2c7ebd47205890896a3', NULL);
INSERT INTO paydesk.event VALUES (7, 3, '2026-11-24 14:49:22.953667+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '8090a1b2-e91d-4d7b-b19a-1657ecab221b', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'e4d2c1716b506987bf8a27f5fe4b38cd0980b59294fcc2c7ebd47205890896a3', '{"at": "2026-11-24T14:49:22.953667+00:00", "key": "8090a1b2-e91d-4d7b-b19a-1657ecab221b", "seq": 3, "prev": "e4d2c1716b506987bf8a27f5fe4b38cd0980b59294fcc2c7ebd47205890896a3", "actor": "hanna.desk", "action": "approve", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 3, "to_status": "approved", "request_id": 7, "from_status": "pending", "seen_version": 2}', '094c9a05c41260d9b58ffa1b952477d184487921b83fb78a21ea48db8c4a7c13', NULL);
INSERT INTO paydesk.event VALUES (7, 4, '2026-11-24 14:49:23.000471+00', 'vera.desk', 'return', 'approved', 'draft', 4, 3, 'Нет договора', NULL, NULL, NULL, '12b1496a-a229-4181-934e-001798f90bc0', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '094c9a05c41260d9b58ffa1b952477d184487921b83fb78a21ea48db8c4a7c13', '{"at": "2026-11-24T14:49:23.000471+00:00", "key": "12b1496a-a229-4181-934e-001798f90bc0", "seq": 4, "prev": "094c9a05c41260d9b58ffa1b952477d184487921b83fb78a21ea48db8c4a7c13", "actor": "vera.desk", "action": "return", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "comment": "Нет договора", "version": 4, "to_status": "draft", "request_id": 7, "from_status": "approved", "seen_version": 3}', 'd040fbf81a1bc2ebf50a963e9d4ccbab5dd096f00420a7eb63bcd436e75ff0c0', NULL);
INSERT INTO paydesk.event VALUES (8, 1, '2026-11-24 14:49:23.153144+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', '{"amount": 10000, "subject": "Услуги", "currency": "RUB", "contractor": "ООО Ромашка"}', '', '{"at": "2026-11-24T14:49:23.153144+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{\"key\": \"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}", "digest": "9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161", "version": 1, "to_status": "draft", "request_id": 8}', '143c1e14c0839adc4d6d010425a3d13d888932f8d27a036b381d25a9dd9aab11', '{"key": "ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}');
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
INSERT INTO paydesk.receipt VALUES ('302b2b1987fe4b55ab83aec62451f040', 'postgres', '2026-11-24 14:49:21.309237+00');
INSERT INTO paydesk.receipt VALUES ('00a49b355999499f89b4ee51fe7e0142', 'postgres', '2026-11-24 14:49:21.378885+00');
INSERT INTO paydesk.receipt VALUES ('500c3b4d255541a7a2a108de6ad4c2e3', 'postgres', '2026-11-24 14:49:21.468424+00');
INSERT INTO paydesk.receipt VALUES ('a2091d4f32e04570b7a578acd5059230', 'postgres', '2026-11-24 14:49:21.522772+00');
INSERT INTO paydesk.receipt VALUES ('cd8fef4a38d04443a8a815af08af8e07', 'postgres', '2026-11-24 14:49:21.57458+00');
INSERT INTO paydesk.receipt VALUES ('2f04496caa3840adaedbe9c33aaf9513', 'anna.desk', '2026-11-24 14:49:21.762205+00');
INSERT INTO paydesk.receipt VALUES ('944a78746fdf49dc8ca0f75e6ea3af0d', 'hanna.desk', '2026-11-24 14:49:21.834583+00');
INSERT INTO paydesk.receipt VALUES ('a2b318209c56461bb777a6be4935c90d', 'vera.desk', '2026-11-24 14:49:21.901304+00');
INSERT INTO paydesk.receipt VALUES ('2f6535974a6f439dbf8414e51e012511', 'anna.desk', '2026-11-24 14:49:22.011092+00');
INSERT INTO paydesk.receipt VALUES ('ceb717cd6eed4bf99a6e774523198d40', 'hanna.desk', '2026-11-24 14:49:22.074511+00');
INSERT INTO paydesk.receipt VALUES ('93702fa7845d4eeeb839b2bf243858d2', 'anna.desk', '2026-11-24 14:49:22.157192+00');
INSERT INTO paydesk.receipt VALUES ('251a47a59d4d497e925ddae5ae6b603a', 'hanna.desk', '2026-11-24 14:49:22.219863+00');
INSERT INTO paydesk.receipt VALUES ('0cd320dddf2e4e21a6c94dcce4610037', 'anna.desk', '2026-11-24 14:49:22.345881+00');
INSERT INTO paydesk.receipt VALUES ('0c4a8582889f44a99389e8849a6d0954', 'hanna.desk', '2026-11-24 14:49:22.446894+00');
INSERT INTO paydesk.receipt VALUES ('5d4c4d6eb16c4e98b13853d9d87d26d3', 'anna.desk', '2026-11-24 14:49:22.525432+00');
INSERT INTO paydesk.receipt VALUES ('dae877a082ac4eeb87be2e4900ef9c6d', 'anna.desk', '2026-11-24 14:49:22.631701+00');
INSERT INTO paydesk.receipt VALUES ('ddde90cf0a5f4b729746c82a930762d7', 'anna.desk', '2026-11-24 14:49:22.720638+00');
INSERT INTO paydesk.receipt VALUES ('3345db28188244deaab2ddcc02fbaf0e', 'anna.desk', '2026-11-24 14:49:22.807831+00');
INSERT INTO paydesk.receipt VALUES ('27a4f588ec934ff68ce206be2fe0f428', 'anna.desk', '2026-11-24 14:49:22.893698+00');
INSERT INTO paydesk.receipt VALUES ('583395d2e0e74a9abd67dbe142d55920', 'hanna.desk', '2026-11-24 14:49:22.956403+00');
INSERT INTO paydesk.receipt VALUES ('53d9e925fbae4acaa50409c4c3937f90', 'vera.desk', '2026-11-24 14:49:23.003115+00');
INSERT INTO paydesk.receipt VALUES ('87ecfa7af03f490b8369b140e566e877', 'keeper.desk', '2026-11-24 14:49:23.041219+00');
INSERT INTO paydesk.receipt VALUES ('0d99a0dc16f349af9b29417b43ad4c93', 'keeper.desk', '2026-11-24 14:49:23.084214+00');
INSERT INTO paydesk.receipt VALUES ('7cb146ff591b40e094e69e89e1e5f336', 'anna.desk', '2026-11-24 14:49:23.156881+00');
INSERT INTO paydesk.receipt VALUES ('5d41a112523b4c2494663a130dce8a61', 'vera.desk', '2026-11-24 14:49:23.221633+00');
INSERT INTO paydesk.request VALUES (1, 4, 'paid', 'anna.desk', '2026-11-24 14:49:21.734604+00', '2026-11-24 14:49:21.895729+00', 4, '46cf22c329b6111dc1beb89004e110b26a64b9816db3cdb1c4bb87e96191b2c5', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', 'hanna.desk', '2026-11-24 14:49:21.831929+00', 'vera.desk', '2026-12-01', '345', NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 1, без НДС', '1', '2026-11-20', 'be402047aa1757f59b889f5be7a7aaf4');
INSERT INTO paydesk.request VALUES (3, 3, 'rejected', 'anna.desk', '2026-11-24 14:49:22.125516+00', '2026-11-24 14:49:22.20943+00', 3, 'c2535019033dce11fdd2410ab71b3b83c6fae2e409db56f6c532cd5690ceb281', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 3, без НДС', '3', '2026-11-20', 'c0a3439437ebb35a0b55fccfd56065a2');
INSERT INTO paydesk.request VALUES (2, 4, 'approved', 'anna.desk', '2026-11-24 14:49:21.971774+00', '2026-11-24 14:49:22.071491+00', 4, '11abc841fc46ed8df677f9d9f2aa4edb1251bd0c10c33cf4dc6f737248645e8b', '4b314f3a2ba7f3ffecb3d398efdb604154e8bff8e49fd79fcd0772036b13ca15', 'hanna.desk', '2026-11-24 14:49:22.071491+00', NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 2, без НДС', '2', '2026-11-20', '774be3c9e0eb0a915870e961ba3e783a');
INSERT INTO paydesk.request VALUES (5, 2, 'draft', 'anna.desk', '2026-11-24 14:49:22.511568+00', '2026-11-24 14:49:22.61403+00', 2, 'f19748b413022ed61da9a06acb8ffb9dd25757447fc444708d1f244478ffb7ad', '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 9950, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 5, без НДС', '5', '2026-11-20', 'd7336dee47881df2d994b0a47bc6fa08');
INSERT INTO paydesk.request VALUES (4, 2, 'pending', 'anna.desk', '2026-11-24 14:49:22.296931+00', '2026-11-24 14:49:22.437727+00', 3, '3fe75e22a7c3d6d5d867e9bf5f60205ff268761607be6a9d68975b8719445d01', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 4, без НДС', '4', '2026-11-20', '14bf6986954fb376fcbc83358ce6e90e');
INSERT INTO paydesk.request VALUES (6, 2, 'discarded', 'anna.desk', '2026-11-24 14:49:22.708386+00', '2026-11-24 14:49:22.793729+00', 2, 'a5dfccc262b12611aa2a8c6ec89d7755c8649963d0614c0601eda5b673703dec', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 6, без НДС', '6', '2026-11-20', '6bf3f7e06ae0265ae5b38741e54911ea');
INSERT INTO paydesk.request VALUES (7, 4, 'draft', 'anna.desk', '2026-11-24 14:49:22.873248+00', '2026-11-24 14:49:23.000471+00', 4, 'd040fbf81a1bc2ebf50a963e9d4ccbab5dd096f00420a7eb63bcd436e75ff0c0', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, NULL, NULL, NULL, NULL, 'vera.desk', NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 7, без НДС', '7', '2026-11-20', '1a3703f8c92964e243988b62fd82440a');
INSERT INTO paydesk.request VALUES (8, 1, 'draft', 'anna.desk', '2026-11-24 14:49:23.153144+00', '2026-11-24 14:49:23.153144+00', 1, '143c1e14c0839adc4d6d010425a3d13d888932f8d27a036b381d25a9dd9aab11', '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', NULL, NULL, NULL, NULL, NULL, NULL, 'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203', 'услуги ооо ромашка', 'ромашка', 'Услуги', 'ООО Ромашка', 10000, 'RUB', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'b91bcc4a446ef8619221ae3016b098b0');
INSERT INTO paydesk.request_file VALUES (1, 2, 'invoice', 'invoice.pdf', 'application/pdf', '0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3', true, 'anna.desk', '2026-11-24 14:49:21.984427+00');
INSERT INTO paydesk.saved_view VALUES ('vera.desk', 'неделя', '{"status": ["approved"]}', true);
INSERT INTO paydesk.setting VALUES ('guards_sha256', '858ff80041429a6230b90fcec45c77cf86f46013e39a5b41e1b265a41e24c6ac');
INSERT INTO paydesk.setting VALUES ('database_id', 'e2e9e396');
INSERT INTO paydesk.setting VALUES ('require_bic', 'on');
SELECT pg_catalog.setval('paydesk.request_file_id_seq', 1, true);
SELECT pg_catalog.setval('paydesk.request_id_seq', 8, true);
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
ALTER TABLE ONLY paydesk.receipt
    ADD CONSTRAINT pk_receipt PRIMARY KEY (key);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT pk_request PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.request_file
    ADD CONSTRAINT pk_request_file PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.saved_view
    ADD CONSTRAINT pk_saved_view PRIMARY KEY (owner, name);
ALTER TABLE ONLY paydesk.seal
    ADD CONSTRAINT pk_seal PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.seal_leaf
    ADD CONSTRAINT pk_seal_leaf PRIMARY KEY (seal_id, request_id);
ALTER TABLE ONLY paydesk.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (name);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT uq_event_key UNIQUE (key);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT uq_request_key UNIQUE (key);
CREATE INDEX ix_request_author_status ON paydesk.request USING btree (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON paydesk.request USING btree (contractor_key, id);
CREATE INDEX ix_request_file_request_id ON paydesk.request_file USING btree (request_id);
CREATE INDEX ix_request_fingerprint ON paydesk.request USING btree (fingerprint);
CREATE INDEX ix_request_inn ON paydesk.request USING btree (inn, id);
CREATE INDEX ix_request_status_due ON paydesk.request USING btree (status, due_date, id, currency, amount, author, returned_by);
CREATE INDEX ix_seal_leaf_request_id ON paydesk.seal_leaf USING btree (request_id, seq);
CREATE UNIQUE INDEX uq_saved_view_default ON paydesk.saved_view USING btree (owner) WHERE is_default;
CREATE TRIGGER admin_event_admin_event_guard BEFORE INSERT ON paydesk.admin_event FOR EACH ROW EXECUTE FUNCTION paydesk.admin_event_guard();
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
CREATE TRIGGER receipt_receipt_guard BEFORE INSERT ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.receipt_guard();
CREATE TRIGGER receipt_receipt_keep BEFORE DELETE ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.receipt_keep();
CREATE TRIGGER receipt_refuse BEFORE UPDATE ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER receipt_refuse_truncate BEFORE TRUNCATE ON paydesk.receipt FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_refuse BEFORE DELETE OR UPDATE ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_refuse_truncate BEFORE TRUNCATE ON paydesk.request_file FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_request_file_guard BEFORE INSERT ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_guard();
CREATE TRIGGER request_file_request_file_log AFTER INSERT ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_log();
CREATE TRIGGER request_refuse BEFORE DELETE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_refuse_truncate BEFORE TRUNCATE ON paydesk.request FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_request_guard BEFORE INSERT OR UPDATE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.request_guard();
CREATE TRIGGER request_request_log AFTER INSERT OR UPDATE ON paydesk.request FOR EACH ROW EXECUTE FUNCTION paydesk.request_log();
CREATE TRIGGER saved_view_refuse BEFORE DELETE ON paydesk.saved_view FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER saved_view_refuse_truncate BEFORE TRUNCATE ON paydesk.saved_view FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER saved_view_saved_view_guard BEFORE INSERT OR UPDATE ON paydesk.saved_view FOR EACH ROW EXECUTE FUNCTION paydesk.saved_view_guard();
CREATE TRIGGER seal_leaf_refuse BEFORE DELETE OR UPDATE ON paydesk.seal_leaf FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER seal_leaf_refuse_truncate BEFORE TRUNCATE ON paydesk.seal_leaf FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER seal_leaf_seal_leaf_guard BEFORE INSERT ON paydesk.seal_leaf FOR EACH ROW EXECUTE FUNCTION paydesk.seal_leaf_guard();
CREATE TRIGGER seal_refuse BEFORE DELETE OR UPDATE ON paydesk.seal FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER seal_refuse_truncate BEFORE TRUNCATE ON paydesk.seal FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER seal_seal_guard BEFORE INSERT ON paydesk.seal FOR EACH ROW EXECUTE FUNCTION paydesk.seal_guard();
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
ALTER TABLE ONLY paydesk.saved_view
    ADD CONSTRAINT fk_saved_view_owner FOREIGN KEY (owner) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.seal_leaf
    ADD CONSTRAINT fk_seal_leaf_seal_id FOREIGN KEY (seal_id) REFERENCES paydesk.seal(id);
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
ALTER TABLE paydesk.receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY receipt_insert ON paydesk.receipt FOR INSERT WITH CHECK (true);
CREATE POLICY receipt_select ON paydesk.receipt FOR SELECT USING ((login = (SESSION_USER)::text));
ALTER TABLE paydesk.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.request_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY request_file_insert ON paydesk.request_file FOR INSERT WITH CHECK (true);
CREATE POLICY request_file_select ON paydesk.request_file FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = request_file.request_id)))));
CREATE POLICY request_insert ON paydesk.request FOR INSERT WITH CHECK (true);
CREATE POLICY request_select ON paydesk.request FOR SELECT USING (((( SELECT paydesk.has_role('manager'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text])) AND (author = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('head'::text) AS has_role) AND (status = ANY (ARRAY['pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['approved'::text, 'paid'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text])) AND (returned_by = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('auditor'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text]))) OR (( SELECT paydesk.has_role('admin'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text])))));
CREATE POLICY request_update ON paydesk.request FOR UPDATE USING (true);
ALTER TABLE paydesk.saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY saved_view_insert ON paydesk.saved_view FOR INSERT WITH CHECK (true);
CREATE POLICY saved_view_select ON paydesk.saved_view FOR SELECT USING ((owner = (SESSION_USER)::text));
CREATE POLICY saved_view_update ON paydesk.saved_view FOR UPDATE USING ((owner = (SESSION_USER)::text));
ALTER TABLE paydesk.seal ENABLE ROW LEVEL SECURITY;
CREATE POLICY seal_insert ON paydesk.seal FOR INSERT WITH CHECK (true);
ALTER TABLE paydesk.seal_leaf ENABLE ROW LEVEL SECURITY;
CREATE POLICY seal_leaf_insert ON paydesk.seal_leaf FOR INSERT WITH CHECK (true);
CREATE POLICY seal_leaf_select ON paydesk.seal_leaf FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role)));
CREATE POLICY seal_select ON paydesk.seal FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
ALTER TABLE paydesk.setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY setting_insert ON paydesk.setting FOR INSERT WITH CHECK (true);
CREATE POLICY setting_select ON paydesk.setting FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY setting_update ON paydesk.setting FOR UPDATE USING (true);
GRANT USAGE ON SCHEMA paydesk TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.admin_event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.blob_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_move() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.has_role(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.has_role(wanted text) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.is_known() FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.is_known() TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.person_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.person_role_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.receipt_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.receipt_keep() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.refuse() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_file_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_file_log() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.request_log() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.saved_view_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.seal_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.seal_leaf_guard() FROM PUBLIC;
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
GRANT SELECT ON TABLE paydesk.receipt TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.receipt TO paydesk_user;
GRANT SELECT ON TABLE paydesk.request TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.request TO paydesk_user;
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
GRANT INSERT(fingerprint),UPDATE(fingerprint) ON TABLE paydesk.request TO paydesk_user;
GRANT SELECT ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(kind) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(media_type) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.request_file TO paydesk_user;
GRANT SELECT ON TABLE paydesk.saved_view TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.saved_view TO paydesk_user;
GRANT INSERT(options),UPDATE(options) ON TABLE paydesk.saved_view TO paydesk_user;
GRANT INSERT(is_default),UPDATE(is_default) ON TABLE paydesk.saved_view TO paydesk_user;
GRANT SELECT ON TABLE paydesk.seal TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.seal TO paydesk_user;
GRANT INSERT(requests) ON TABLE paydesk.seal TO paydesk_user;
GRANT INSERT(events) ON TABLE paydesk.seal TO paydesk_user;
GRANT INSERT(admin_events) ON TABLE paydesk.seal TO paydesk_user;
GRANT INSERT(leaves) ON TABLE paydesk.seal TO paydesk_user;
GRANT SELECT ON TABLE paydesk.seal_leaf TO paydesk_user;
GRANT INSERT(seal_id) ON TABLE paydesk.seal_leaf TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.seal_leaf TO paydesk_user;
GRANT INSERT(seq) ON TABLE paydesk.seal_leaf TO paydesk_user;
GRANT INSERT(hash) ON TABLE paydesk.seal_leaf TO paydesk_user;
GRANT SELECT,INSERT ON TABLE paydesk.setting TO paydesk_user;
GRANT UPDATE(value) ON TABLE paydesk.setting TO paydesk_user;

