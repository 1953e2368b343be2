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
CREATE FUNCTION paydesk.bank_batch_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT has_role('accountant') THEN RAISE EXCEPTION 'PD028' USING ERRCODE = 'PD028'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
    THEN RAISE EXCEPTION 'PD025' USING ERRCODE = 'PD025'; END IF;
    PERFORM 1 FROM alembic_version FOR UPDATE;
  IF NEW.id <> coalesce((SELECT max(x.id) FROM bank_batch x), 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
    NEW.voided_by := NULL; NEW.voided_at := NULL; NEW.void_reason := NULL;
  ELSE
    IF OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL
      OR (to_jsonb(NEW) - 'void_reason') <> (to_jsonb(OLD) - 'void_reason') THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    NEW.voided_by := session_user;
    NEW.voided_at := clock_timestamp();
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'bank_file_made' ELSE 'bank_file_voided' END, NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.bank_batch_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.bank_batch_item_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bank_batch b WHERE b.id = NEW.batch_id AND b.own_account_id = NEW.own_account_id
    AND b.void_reason IS NULL AND b.xmin = pg_current_xact_id()::xid) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.bank_batch_item_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.bank_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('accountant') OR has_role('admin')) THEN RAISE EXCEPTION 'PD028' USING ERRCODE = 'PD028'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.bank_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.bank_load_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('accountant') OR has_role('admin')) THEN RAISE EXCEPTION 'PD028' USING ERRCODE = 'PD028'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  IF NEW.id <> coalesce((SELECT max(x.id) FROM bank_load x), 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.bank_load_guard() OWNER TO paydesk_owner;
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
DECLARE held request; step record;
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
  WHEN r.exported_in IS NOT NULL AND (NEW.action = 'return' OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''))
    THEN 'PD014'
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN 'PD015'
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = session_user::text AND b.voided_by IS NULL)
    THEN 'PD016'
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
    THEN 'PD012'
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text
    THEN 'PD013'
END AS refused,
    t.source, t.target, t.writes, t.moves, CASE t.writes WHEN 1 THEN jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'key', 'fingerprint', 'search', 'contractor_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id) f)))::text END AS content INTO step
  FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('reject', 'pending', 'rejected', 'head', 'not_author', 1, 0, 1),
  ('return', 'pending', 'draft', 'head', 'not_author', 1, 0, 1),
  ('return', 'approved', 'draft', 'accountant head', 'not_author', 1, 0, 1),
  ('revise', 'rejected', 'draft', 'manager', 'author', 0, 0, 1),
  ('pay', 'approved', 'paid', 'accountant', 'not_decider', 0, 0, 1),
  ('export', 'approved', 'approved', 'accountant', 'not_decider', 0, 0, 0),
  ('recall', 'approved', 'approved', 'accountant', 'anyone', 1, 0, 0),
  ('reopen', 'paid', 'approved', 'accountant', 'anyone', 1, 0, 1),
  ('discard', 'draft', 'discarded', 'manager', 'author', 0, 0, 1),
  ('comment', 'draft', 'draft', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'pending', 'pending', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'approved', 'approved', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'paid', 'paid', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'rejected', 'rejected', 'manager head accountant', 'anyone', 1, 0, 0),
  ('attach', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('attach', 'pending', 'pending', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'approved', 'approved', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'paid', 'paid', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0)) v) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
  IF step.refused IS NOT NULL THEN RAISE EXCEPTION '%', step.refused USING ERRCODE = step.refused; END IF;
  IF NEW.action = 'attach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.added_by = session_user) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  ELSE
    NEW.file := NULL;
    IF NEW.action <> 'create' THEN NEW.detail := NULL; END IF;
  END IF;
  IF NEW.action NOT IN ('pay', 'export') THEN NEW.payment_date := NULL; NEW.payment_number := NULL; END IF;
  IF NEW.action <> 'export' THEN NEW.batch := NULL; END IF;
  IF NEW.action NOT IN ('pay', 'reopen') OR NOT EXISTS (SELECT 1 FROM statement_line l JOIN statement s
    ON s.id = l.statement_id WHERE l.id = NEW.statement_line AND l.request_id = NEW.request_id
    AND s.actor = session_user) THEN NEW.statement_line := NULL; END IF;
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
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
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
CREATE FUNCTION paydesk.own_account_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT (has_role('accountant') OR has_role('admin')) THEN RAISE EXCEPTION 'PD028' USING ERRCODE = 'PD028'; END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM 1 FROM alembic_version FOR UPDATE;
    NEW.id := coalesce((SELECT max(a.id) FROM own_account a), 0) + 1;
  ELSIF NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020';
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'account_added' ELSE 'account_changed' END, NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.own_account_guard() OWNER TO paydesk_owner;
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
  SELECT r.status = 'draft' INTO NEW.in_content FROM request r WHERE r.id = NEW.request_id FOR UPDATE;
  NEW.in_content := coalesce(NEW.in_content, false);
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
    IF ROW(NEW.id, NEW.author, NEW.fingerprint, NEW.search, NEW.contractor_key, NEW.subject, NEW.contractor, NEW.amount, NEW.currency, NEW.due_date, NEW.requisites, NEW.inn, NEW.kpp, NEW.bic, NEW.account, NEW.corr_account, NEW.bank, NEW.purpose, NEW.invoice_number, NEW.invoice_date) IS DISTINCT FROM ROW(OLD.id, OLD.author, OLD.fingerprint, OLD.search, OLD.contractor_key, OLD.subject, OLD.contractor, OLD.amount, OLD.currency, OLD.due_date, OLD.requisites, OLD.inn, OLD.kpp, OLD.bic, OLD.account, OLD.corr_account, OLD.bank, OLD.purpose, OLD.invoice_number, OLD.invoice_date)
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
CREATE FUNCTION paydesk.statement_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT has_role('accountant') THEN RAISE EXCEPTION 'PD028' USING ERRCODE = 'PD028'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  IF NEW.id <> coalesce((SELECT max(x.id) FROM statement x), 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  INSERT INTO admin_event (action, subject, detail) VALUES ('statement_loaded', NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.statement_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.statement_part_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.xmin = pg_current_xact_id()::xid)
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.statement_part_guard() OWNER TO paydesk_owner;
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
CREATE TABLE paydesk.account_balance (
    statement_id bigint NOT NULL,
    own_account text NOT NULL,
    day date NOT NULL,
    closing bigint NOT NULL
);
ALTER TABLE paydesk.account_balance OWNER TO paydesk_owner;
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
CREATE TABLE paydesk.bank (
    bic text NOT NULL,
    name text NOT NULL,
    city text DEFAULT ''::text NOT NULL,
    corr_accounts text DEFAULT ''::text NOT NULL,
    details text DEFAULT '{}'::text NOT NULL,
    swift text DEFAULT ''::text NOT NULL,
    removed boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_bank_bic_length CHECK (((length(bic) >= 1) AND (length(bic) <= 11)))
);
ALTER TABLE paydesk.bank OWNER TO paydesk_owner;
CREATE TABLE paydesk.bank_batch (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    own_account_id bigint NOT NULL,
    sha256 text NOT NULL,
    orders integer NOT NULL,
    total bigint NOT NULL,
    manifest text NOT NULL,
    voided_by text,
    voided_at timestamp with time zone,
    void_reason text,
    CONSTRAINT ck_bank_batch_manifest_length CHECK (((length(manifest) >= 1) AND (length(manifest) <= 1000000))),
    CONSTRAINT ck_bank_batch_void_reason_length CHECK (((length(void_reason) >= 1) AND (length(void_reason) <= 2000)))
);
ALTER TABLE paydesk.bank_batch OWNER TO paydesk_owner;
CREATE TABLE paydesk.bank_batch_item (
    batch_id bigint NOT NULL,
    request_id bigint NOT NULL,
    own_account_id bigint NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    date date NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT ck_bank_batch_item_number CHECK ((((number >= 1) AND (number <= 999999)) AND ((number % 1000) <> 0)))
);
ALTER TABLE paydesk.bank_batch_item OWNER TO paydesk_owner;
CREATE TABLE paydesk.bank_load (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    business_day date NOT NULL,
    version integer NOT NULL,
    complete boolean NOT NULL,
    sha256 text NOT NULL,
    entries integer NOT NULL
);
ALTER TABLE paydesk.bank_load OWNER TO paydesk_owner;
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
    batch bigint,
    statement_line bigint,
    CONSTRAINT ck_event_comment_length CHECK (((length(comment) >= 1) AND (length(comment) <= 2000))),
    CONSTRAINT ck_event_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64))),
    CONSTRAINT ck_event_payment_number_length CHECK (((length(payment_number) >= 1) AND (length(payment_number) <= 40)))
);
ALTER TABLE paydesk.event OWNER TO paydesk_owner;
CREATE TABLE paydesk.own_account (
    id bigint NOT NULL,
    name text NOT NULL,
    organisation text NOT NULL,
    inn text,
    kpp text,
    account text NOT NULL,
    bic text NOT NULL,
    corr_account text,
    bank text,
    city text,
    currency text DEFAULT 'RUB'::text NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    closed boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_own_account_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT ck_own_account_organisation_length CHECK (((length(organisation) >= 1) AND (length(organisation) <= 160)))
);
ALTER TABLE paydesk.own_account OWNER TO paydesk_owner;
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
    exported_in bigint,
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
CREATE TABLE paydesk.statement (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    documents integer NOT NULL,
    digest text NOT NULL,
    CONSTRAINT ck_statement_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
ALTER TABLE paydesk.statement OWNER TO paydesk_owner;
CREATE TABLE paydesk.statement_line (
    id bigint NOT NULL,
    statement_id bigint NOT NULL,
    key text NOT NULL,
    line integer NOT NULL,
    direction text NOT NULL,
    own_account text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    date date,
    amount bigint,
    partner text NOT NULL,
    partner_inn text NOT NULL,
    partner_account text NOT NULL,
    purpose text NOT NULL,
    request_id bigint,
    outcome text NOT NULL
);
ALTER TABLE paydesk.statement_line OWNER TO paydesk_owner;
INSERT INTO paydesk.account_balance VALUES (1, '40702810740000432537', '2026-12-01', 10000);
INSERT INTO paydesk.admin_event VALUES (1, '2026-11-24 21:22:48.485219+00', 'postgres', 'setting_changed', 'guards_sha256', '9863b40362ad4b00a7dca45dd2200445b0215231523a3198bcee4d23ebaef683', '', '{"at": "2026-11-24T21:22:48.485219+00:00", "id": 1, "prev": "", "actor": "postgres", "action": "setting_changed", "detail": "9863b40362ad4b00a7dca45dd2200445b0215231523a3198bcee4d23ebaef683", "subject": "guards_sha256"}', 'f382cbf53d3044504d19e0d0b6cd08f52f8aa296b34e5a3418837a3a8961e9b6');
INSERT INTO paydesk.admin_event VALUES (2, '2026-11-24 21:22:48.487959+00', 'postgres', 'setting_changed', 'database_id', '595fe003', 'f382cbf53d3044504d19e0d0b6cd08f52f8aa296b34e5a3418837a3a8961e9b6', '{"at": "2026-11-24T21:22:48.487959+00:00", "id": 2, "prev": "f382cbf53d3044504d19e0d0b6cd08f52f8aa296b34e5a3418837a3a8961e9b6", "actor": "postgres", "action": "setting_changed", "detail": "595fe003", "subject": "database_id"}', '855d4c17abdd6cbcda12d5b58bf4225ed31cd96eb767ce4d2b4764bba949a983');
INSERT INTO paydesk.admin_event VALUES (3, '2026-11-24 21:22:48.491397+00', 'postgres', 'person_added', 'postgres', '{"login": "postgres", "disabled": false}', '855d4c17abdd6cbcda12d5b58bf4225ed31cd96eb767ce4d2b4764bba949a983', '{"at": "2026-11-24T21:22:48.491397+00:00", "id": 3, "prev": "855d4c17abdd6cbcda12d5b58bf4225ed31cd96eb767ce4d2b4764bba949a983", "actor": "postgres", "action": "person_added", "detail": "{\"login\": \"postgres\", \"disabled\": false}", "subject": "postgres"}', '05eb84bce1fd99f06c92f3837f556ecd4cc97a0b21f4e20699f1b6360c2f9aca');
INSERT INTO paydesk.admin_event VALUES (4, '2026-11-24 21:22:48.492431+00', 'postgres', 'role_given', 'postgres', 'admin', '05eb84bce1fd99f06c92f3837f556ecd4cc97a0b21f4e20699f1b6360c2f9aca', '{"at": "2026-11-24T21:22:48.492431+00:00", "id": 4, "prev": "05eb84bce1fd99f06c92f3837f556ecd4cc97a0b21f4e20699f1b6360c2f9aca", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "postgres"}', 'c195cb6d53af3eca28bba22e7a8c4049168a7be36f803b08cbeec8596f09d7e9');
INSERT INTO paydesk.admin_event VALUES (5, '2026-11-24 21:22:48.515722+00', 'postgres', 'person_added', 'keeper.desk', '{"name": "Keeper", "login": "keeper.desk", "disabled": false}', 'c195cb6d53af3eca28bba22e7a8c4049168a7be36f803b08cbeec8596f09d7e9', '{"at": "2026-11-24T21:22:48.515722+00:00", "id": 5, "prev": "c195cb6d53af3eca28bba22e7a8c4049168a7be36f803b08cbeec8596f09d7e9", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Keeper\", \"login\": \"keeper.desk\", \"disabled\": false}", "subject": "keeper.desk"}', '79fc96283beac31196dac17f2e67f90c8e0d331ac4264d4e8ecc626d5ed6b38e');
INSERT INTO paydesk.admin_event VALUES (6, '2026-11-24 21:22:48.51736+00', 'postgres', 'role_given', 'keeper.desk', 'admin', '79fc96283beac31196dac17f2e67f90c8e0d331ac4264d4e8ecc626d5ed6b38e', '{"at": "2026-11-24T21:22:48.51736+00:00", "id": 6, "prev": "79fc96283beac31196dac17f2e67f90c8e0d331ac4264d4e8ecc626d5ed6b38e", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "keeper.desk"}', 'ad2d9fe5027c419e53f8ca64356cc59b6c60b41023a5ecf4e4d6975cef4373ae');
INSERT INTO paydesk.admin_event VALUES (7, '2026-11-24 21:22:48.537412+00', 'postgres', 'person_added', 'anna.desk', '{"name": "Anna", "login": "anna.desk", "disabled": false}', 'ad2d9fe5027c419e53f8ca64356cc59b6c60b41023a5ecf4e4d6975cef4373ae', '{"at": "2026-11-24T21:22:48.537412+00:00", "id": 7, "prev": "ad2d9fe5027c419e53f8ca64356cc59b6c60b41023a5ecf4e4d6975cef4373ae", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Anna\", \"login\": \"anna.desk\", \"disabled\": false}", "subject": "anna.desk"}', '6e4b6a7c137f300bb75e97b0eb4171ccfba7ce4c0ff6b6b473ea708453ae9caf');
INSERT INTO paydesk.admin_event VALUES (8, '2026-11-24 21:22:48.53919+00', 'postgres', 'role_given', 'anna.desk', 'manager', '6e4b6a7c137f300bb75e97b0eb4171ccfba7ce4c0ff6b6b473ea708453ae9caf', '{"at": "2026-11-24T21:22:48.53919+00:00", "id": 8, "prev": "6e4b6a7c137f300bb75e97b0eb4171ccfba7ce4c0ff6b6b473ea708453ae9caf", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "anna.desk"}', '6d18bd7cc6e57aa22fdedd77b61f229c4fcba1129ba0298d4fc3f437b8c16acb');
INSERT INTO paydesk.admin_event VALUES (9, '2026-11-24 21:22:48.560879+00', 'postgres', 'person_added', 'boris.desk', '{"name": "Boris", "login": "boris.desk", "disabled": false}', '6d18bd7cc6e57aa22fdedd77b61f229c4fcba1129ba0298d4fc3f437b8c16acb', '{"at": "2026-11-24T21:22:48.560879+00:00", "id": 9, "prev": "6d18bd7cc6e57aa22fdedd77b61f229c4fcba1129ba0298d4fc3f437b8c16acb", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Boris\", \"login\": \"boris.desk\", \"disabled\": false}", "subject": "boris.desk"}', '5995dd1ea623a48123930adf7a7476d8162e69b91fdff9aa65a057678f8b9888');
INSERT INTO paydesk.admin_event VALUES (10, '2026-11-24 21:22:48.562398+00', 'postgres', 'role_given', 'boris.desk', 'manager', '5995dd1ea623a48123930adf7a7476d8162e69b91fdff9aa65a057678f8b9888', '{"at": "2026-11-24T21:22:48.562398+00:00", "id": 10, "prev": "5995dd1ea623a48123930adf7a7476d8162e69b91fdff9aa65a057678f8b9888", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "boris.desk"}', '0f9c3c74647af36f30141427538b0f309cc1d2d9a7e8b21689c8db5a7fce0c14');
INSERT INTO paydesk.admin_event VALUES (11, '2026-11-24 21:22:48.58252+00', 'postgres', 'person_added', 'hanna.desk', '{"name": "Hanna", "login": "hanna.desk", "disabled": false}', '0f9c3c74647af36f30141427538b0f309cc1d2d9a7e8b21689c8db5a7fce0c14', '{"at": "2026-11-24T21:22:48.58252+00:00", "id": 11, "prev": "0f9c3c74647af36f30141427538b0f309cc1d2d9a7e8b21689c8db5a7fce0c14", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Hanna\", \"login\": \"hanna.desk\", \"disabled\": false}", "subject": "hanna.desk"}', '627102926f158a6e147d17cde2a4e93b0eb2a4bb591e75f16ccbc4cdf42ad4cd');
INSERT INTO paydesk.admin_event VALUES (12, '2026-11-24 21:22:48.584203+00', 'postgres', 'role_given', 'hanna.desk', 'head', '627102926f158a6e147d17cde2a4e93b0eb2a4bb591e75f16ccbc4cdf42ad4cd', '{"at": "2026-11-24T21:22:48.584203+00:00", "id": 12, "prev": "627102926f158a6e147d17cde2a4e93b0eb2a4bb591e75f16ccbc4cdf42ad4cd", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "hanna.desk"}', '8ddc8d161d38708283b0a44931e8998d27bb14daca90b9c7ede98d3be1b11570');
INSERT INTO paydesk.admin_event VALUES (13, '2026-11-24 21:22:48.605083+00', 'postgres', 'person_added', 'henry.desk', '{"name": "Henry", "login": "henry.desk", "disabled": false}', '8ddc8d161d38708283b0a44931e8998d27bb14daca90b9c7ede98d3be1b11570', '{"at": "2026-11-24T21:22:48.605083+00:00", "id": 13, "prev": "8ddc8d161d38708283b0a44931e8998d27bb14daca90b9c7ede98d3be1b11570", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Henry\", \"login\": \"henry.desk\", \"disabled\": false}", "subject": "henry.desk"}', 'ca1e084c5bc31fff7864b99a1889e03cce0eb040a81abd4d3564bc2fe35e4792');
INSERT INTO paydesk.admin_event VALUES (14, '2026-11-24 21:22:48.606791+00', 'postgres', 'role_given', 'henry.desk', 'head', 'ca1e084c5bc31fff7864b99a1889e03cce0eb040a81abd4d3564bc2fe35e4792', '{"at": "2026-11-24T21:22:48.606791+00:00", "id": 14, "prev": "ca1e084c5bc31fff7864b99a1889e03cce0eb040a81abd4d3564bc2fe35e4792", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "henry.desk"}', '557778fce7842e20a70837fe24f75ec29f70161c45afb8c1cf663e0ea8693982');
INSERT INTO paydesk.admin_event VALUES (15, '2026-11-24 21:22:48.63089+00', 'postgres', 'person_added', 'vera.desk', '{"name": "Vera", "login": "vera.desk", "disabled": false}', '557778fce7842e20a70837fe24f75ec29f70161c45afb8c1cf663e0ea8693982', '{"at": "2026-11-24T21:22:48.63089+00:00", "id": 15, "prev": "557778fce7842e20a70837fe24f75ec29f70161c45afb8c1cf663e0ea8693982", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Vera\", \"login\": \"vera.desk\", \"disabled\": false}", "subject": "vera.desk"}', 'db4dba15a69da321e8f865d0547f0042047de05ba7cf15164244aeb64e4e65e9');
INSERT INTO paydesk.admin_event VALUES (16, '2026-11-24 21:22:48.632813+00', 'postgres', 'role_given', 'vera.desk', 'accountant', 'db4dba15a69da321e8f865d0547f0042047de05ba7cf15164244aeb64e4e65e9', '{"at": "2026-11-24T21:22:48.632813+00:00", "id": 16, "prev": "db4dba15a69da321e8f865d0547f0042047de05ba7cf15164244aeb64e4e65e9", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "vera.desk"}', '5618c504135251c5149ae44a8db7ca92e195b3982c00ad618aac5f235e12f583');
INSERT INTO paydesk.admin_event VALUES (17, '2026-11-24 21:22:48.655655+00', 'postgres', 'person_added', 'viktor.desk', '{"name": "Viktor", "login": "viktor.desk", "disabled": false}', '5618c504135251c5149ae44a8db7ca92e195b3982c00ad618aac5f235e12f583', '{"at": "2026-11-24T21:22:48.655655+00:00", "id": 17, "prev": "5618c504135251c5149ae44a8db7ca92e195b3982c00ad618aac5f235e12f583", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Viktor\", \"login\": \"viktor.desk\", \"disabled\": false}", "subject": "viktor.desk"}', '21f84e920a2bde831d9ad8aa3e9387909a9ffd838587f3971a68aa540327e8c2');
INSERT INTO paydesk.admin_event VALUES (18, '2026-11-24 21:22:48.657169+00', 'postgres', 'role_given', 'viktor.desk', 'accountant', '21f84e920a2bde831d9ad8aa3e9387909a9ffd838587f3971a68aa540327e8c2', '{"at": "2026-11-24T21:22:48.657169+00:00", "id": 18, "prev": "21f84e920a2bde831d9ad8aa3e9387909a9ffd838587f3971a68aa540327e8c2", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "viktor.desk"}', 'fe08becef81440f397c2aa124865e44844aba7304299612be22dde6193755c0e');
INSERT INTO paydesk.admin_event VALUES (19, '2026-11-24 21:22:48.677396+00', 'postgres', 'person_added', 'olga.desk', '{"name": "Olga", "login": "olga.desk", "disabled": false}', 'fe08becef81440f397c2aa124865e44844aba7304299612be22dde6193755c0e', '{"at": "2026-11-24T21:22:48.677396+00:00", "id": 19, "prev": "fe08becef81440f397c2aa124865e44844aba7304299612be22dde6193755c0e", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Olga\", \"login\": \"olga.desk\", \"disabled\": false}", "subject": "olga.desk"}', 'c6db0fd61780d65cfa14c49433acb89da967da86ed12c7f35cb601935f33f024');
INSERT INTO paydesk.admin_event VALUES (20, '2026-11-24 21:22:48.679019+00', 'postgres', 'role_given', 'olga.desk', 'auditor', 'c6db0fd61780d65cfa14c49433acb89da967da86ed12c7f35cb601935f33f024', '{"at": "2026-11-24T21:22:48.679019+00:00", "id": 20, "prev": "c6db0fd61780d65cfa14c49433acb89da967da86ed12c7f35cb601935f33f024", "actor": "postgres", "action": "role_given", "detail": "auditor", "subject": "olga.desk"}', '849b6775b195374265558447bfbc7b57c71deb0a6c998de320fffb52889d349b');
INSERT INTO paydesk.admin_event VALUES (21, '2026-11-24 21:22:49.762522+00', 'vera.desk', 'account_added', '1', '{"id": 1, "bic": "044525225", "inn": "7707083893", "name": "main", "closed": false, "account": "40702810740000432537", "currency": "RUB", "is_default": true, "organisation": "ООО «Наша компания»"}', '849b6775b195374265558447bfbc7b57c71deb0a6c998de320fffb52889d349b', '{"at": "2026-11-24T21:22:49.762522+00:00", "id": 21, "prev": "849b6775b195374265558447bfbc7b57c71deb0a6c998de320fffb52889d349b", "actor": "vera.desk", "action": "account_added", "detail": "{\"id\": 1, \"bic\": \"044525225\", \"inn\": \"7707083893\", \"name\": \"main\", \"closed\": false, \"account\": \"40702810740000432537\", \"currency\": \"RUB\", \"is_default\": true, \"organisation\": \"ООО «Наша компания»\"}", "subject": "1"}', '6e558acd555429ecfab37cacf973130def3978f595af7aed1aa698a7b57b9892');
INSERT INTO paydesk.admin_event VALUES (22, '2026-11-24 21:22:49.814312+00', 'vera.desk', 'bank_file_made', '1', '{"at": "2026-11-24T21:22:49.813945+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\",\"seal\":null,\"orders\":[[2,1]]}", "own_account_id": 1}', '6e558acd555429ecfab37cacf973130def3978f595af7aed1aa698a7b57b9892', '{"at": "2026-11-24T21:22:49.814312+00:00", "id": 22, "prev": "6e558acd555429ecfab37cacf973130def3978f595af7aed1aa698a7b57b9892", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-24T21:22:49.813945+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"own_account_id\": 1}", "subject": "1"}', 'ac0b6e35bbbcee0bcfcfa2f1f66f1d8c393e6ca83840700fe5eba0a6cc47f275');
INSERT INTO paydesk.admin_event VALUES (23, '2026-11-24 21:22:49.874732+00', 'vera.desk', 'bank_file_voided', '1', '{"at": "2026-11-24T21:22:49.813945+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\",\"seal\":null,\"orders\":[[2,1]]}", "voided_at": "2026-11-24T21:22:49.874272+00:00", "voided_by": "vera.desk", "void_reason": "не отправлен", "own_account_id": 1}', 'ac0b6e35bbbcee0bcfcfa2f1f66f1d8c393e6ca83840700fe5eba0a6cc47f275', '{"at": "2026-11-24T21:22:49.874732+00:00", "id": 23, "prev": "ac0b6e35bbbcee0bcfcfa2f1f66f1d8c393e6ca83840700fe5eba0a6cc47f275", "actor": "vera.desk", "action": "bank_file_voided", "detail": "{\"at\": \"2026-11-24T21:22:49.813945+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_at\": \"2026-11-24T21:22:49.874272+00:00\", \"voided_by\": \"vera.desk\", \"void_reason\": \"не отправлен\", \"own_account_id\": 1}", "subject": "1"}', '65d7d38f4a32d266cd97b9448cb801d66986b6b795120a6ff0dda330a4931e60');
INSERT INTO paydesk.admin_event VALUES (24, '2026-11-24 21:22:49.924729+00', 'vera.desk', 'bank_file_made', '2', '{"at": "2026-11-24T21:22:49.924364+00:00", "id": 2, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03", "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03\",\"seal\":null,\"orders\":[[2,2]]}", "own_account_id": 1}', '65d7d38f4a32d266cd97b9448cb801d66986b6b795120a6ff0dda330a4931e60', '{"at": "2026-11-24T21:22:49.924729+00:00", "id": 24, "prev": "65d7d38f4a32d266cd97b9448cb801d66986b6b795120a6ff0dda330a4931e60", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-24T21:22:49.924364+00:00\", \"id\": 2, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03\", \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\", \"own_account_id\": 1}", "subject": "2"}', 'f188a658a125f26db173787286b28c3745c8da08dc82d1f43ebd92cbd1bfce6d');
INSERT INTO paydesk.admin_event VALUES (25, '2026-11-24 21:22:49.977012+00', 'vera.desk', 'statement_loaded', '1', '{"at": "2026-11-24T21:22:49.976574+00:00", "id": 1, "name": "kl_to_1c.txt", "actor": "vera.desk", "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1}', 'f188a658a125f26db173787286b28c3745c8da08dc82d1f43ebd92cbd1bfce6d', '{"at": "2026-11-24T21:22:49.977012+00:00", "id": 25, "prev": "f188a658a125f26db173787286b28c3745c8da08dc82d1f43ebd92cbd1bfce6d", "actor": "vera.desk", "action": "statement_loaded", "detail": "{\"at\": \"2026-11-24T21:22:49.976574+00:00\", \"id\": 1, \"name\": \"kl_to_1c.txt\", \"actor\": \"vera.desk\", \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1}", "subject": "1"}', '528b38cac1d4cdcf3c6f5ffde8c5098d3b0ed322a77618f62522044409fb925c');
INSERT INTO paydesk.alembic_version VALUES ('0005');
INSERT INTO paydesk.bank_batch VALUES (1, '2026-11-24 21:22:49.813945+00', 'vera.desk', 1, 'b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7', 1, 1234567, '{"batch":1,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7","seal":null,"orders":[[2,1]]}', 'vera.desk', '2026-11-24 21:22:49.874272+00', 'не отправлен');
INSERT INTO paydesk.bank_batch VALUES (2, '2026-11-24 21:22:49.924364+00', 'vera.desk', 1, '245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03', 1, 1234567, '{"batch":2,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03","seal":null,"orders":[[2,2]]}', NULL, NULL, NULL);
INSERT INTO paydesk.bank_batch_item VALUES (1, 2, 1, 2026, 1, '2026-12-01', 1234567);
INSERT INTO paydesk.bank_batch_item VALUES (2, 2, 1, 2026, 2, '2026-12-01', 1234567);
INSERT INTO paydesk.blob VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 16, '\x255044462d312e3420696e766f696365');
INSERT INTO paydesk.blob VALUES ('b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32342e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d32313a32323a34390d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d310d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob VALUES ('245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32342e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d32313a32323a34390d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d320d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob_holder VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 'anna.desk');
INSERT INTO paydesk.blob_holder VALUES ('b59d464ef4a440a99e54c52cfd38fbf25afb2adae7608b3b5cfc10f344305aa7', 'vera.desk');
INSERT INTO paydesk.blob_holder VALUES ('245b4aefea233b568dd07a4fbaafb29a441c9d933b6c2a3da603983d2aeb3f03', 'vera.desk');
INSERT INTO paydesk.event VALUES (1, 1, '2026-11-24 21:22:48.773707+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 1, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "1"}', '', '{"at": "2026-11-24T21:22:48.773707+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 1, "to_status": "draft", "request_id": 1}', 'ffdfd9b2342c57bfb79ff194722d5901698d334e07222dfe11445c10692e7bf5', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 2, '2026-11-24 21:22:48.786556+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '713c195c-6400-4e36-b093-e7f96c961c18', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'ffdfd9b2342c57bfb79ff194722d5901698d334e07222dfe11445c10692e7bf5', '{"at": "2026-11-24T21:22:48.786556+00:00", "key": "713c195c-6400-4e36-b093-e7f96c961c18", "seq": 2, "prev": "ffdfd9b2342c57bfb79ff194722d5901698d334e07222dfe11445c10692e7bf5", "actor": "anna.desk", "action": "submit", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 2, "to_status": "pending", "request_id": 1, "from_status": "draft", "seen_version": 1}', 'eadc6eefc5bc3c5051e31f1999d6b772839a5e542ce62b1f804832c6d9c5d891', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 3, '2026-11-24 21:22:48.840874+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '064f2dc6-0ad8-4f75-8f94-e75c565214a2', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'eadc6eefc5bc3c5051e31f1999d6b772839a5e542ce62b1f804832c6d9c5d891', '{"at": "2026-11-24T21:22:48.840874+00:00", "key": "064f2dc6-0ad8-4f75-8f94-e75c565214a2", "seq": 3, "prev": "eadc6eefc5bc3c5051e31f1999d6b772839a5e542ce62b1f804832c6d9c5d891", "actor": "hanna.desk", "action": "approve", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 3, "to_status": "approved", "request_id": 1, "from_status": "pending", "seen_version": 2}', 'a5875cb67a0e52b7fd88944309bfb25d37638ef30c336b3b9d19fe3219353e58', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 4, '2026-11-24 21:22:48.922182+00', 'vera.desk', 'pay', 'approved', 'paid', 4, 3, NULL, '2026-12-01', '345', NULL, '95251e00-956b-4778-8097-deb1574cb1a5', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'a5875cb67a0e52b7fd88944309bfb25d37638ef30c336b3b9d19fe3219353e58', '{"at": "2026-11-24T21:22:48.922182+00:00", "key": "95251e00-956b-4778-8097-deb1574cb1a5", "seq": 4, "prev": "a5875cb67a0e52b7fd88944309bfb25d37638ef30c336b3b9d19fe3219353e58", "actor": "vera.desk", "action": "pay", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 4, "to_status": "paid", "request_id": 1, "from_status": "approved", "payment_date": "2026-12-01", "seen_version": 3, "payment_number": "345"}', 'bf0b21bddc059bb704dc10943500429eb5d0c3a357cd91700c8b2bbdaae79ee2', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 1, '2026-11-24 21:22:48.957038+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '', '{"at": "2026-11-24T21:22:48.957038+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc", "version": 1, "to_status": "draft", "request_id": 2}', '7257f47f8ffc557748e13084a4ccbbdeaf997dedad453d2b371caffda149f940', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 2, '2026-11-24 21:22:48.965436+00', 'anna.desk', 'attach', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', NULL, 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', '{"bic": "044525974", "inn": "9714017207", "files": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '7257f47f8ffc557748e13084a4ccbbdeaf997dedad453d2b371caffda149f940', '{"at": "2026-11-24T21:22:48.965436+00:00", "seq": 2, "file": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "prev": "7257f47f8ffc557748e13084a4ccbbdeaf997dedad453d2b371caffda149f940", "actor": "anna.desk", "action": "attach", "detail": "{\"id\": 1, \"kind\": \"invoice\", \"name\": \"invoice.pdf\", \"added_at\": \"2026-11-24T21:22:48.962847+00:00\", \"added_by\": \"anna.desk\", \"media_type\": \"application/pdf\"}", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 2, "to_status": "draft", "request_id": 2, "from_status": "draft"}', 'e523ba530d2bc6b18ecfb58a8708ffb1cc5cb0388f250b666cba44c11232e504', '{"id": 1, "kind": "invoice", "name": "invoice.pdf", "added_at": "2026-11-24T21:22:48.962847+00:00", "added_by": "anna.desk", "media_type": "application/pdf"}', NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 3, '2026-11-24 21:22:48.972506+00', 'anna.desk', 'submit', 'draft', 'pending', 3, 2, NULL, NULL, NULL, NULL, 'd1aecd8e-fee8-4d15-8433-6ed864ac1c3f', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'e523ba530d2bc6b18ecfb58a8708ffb1cc5cb0388f250b666cba44c11232e504', '{"at": "2026-11-24T21:22:48.972506+00:00", "key": "d1aecd8e-fee8-4d15-8433-6ed864ac1c3f", "seq": 3, "prev": "e523ba530d2bc6b18ecfb58a8708ffb1cc5cb0388f250b666cba44c11232e504", "actor": "anna.desk", "action": "submit", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 3, "to_status": "pending", "request_id": 2, "from_status": "draft", "seen_version": 2}', '9aa9d60d15813a6e68c5b50c53828237b73677a404908d0bbff0d517ac16dcb9', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 4, '2026-11-24 21:22:49.022105+00', 'hanna.desk', 'approve', 'pending', 'approved', 4, 3, NULL, NULL, NULL, NULL, '2e1d2c51-ea72-499f-bb59-36ae93b061d5', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '9aa9d60d15813a6e68c5b50c53828237b73677a404908d0bbff0d517ac16dcb9', '{"at": "2026-11-24T21:22:49.022105+00:00", "key": "2e1d2c51-ea72-499f-bb59-36ae93b061d5", "seq": 4, "prev": "9aa9d60d15813a6e68c5b50c53828237b73677a404908d0bbff0d517ac16dcb9", "actor": "hanna.desk", "action": "approve", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "pending", "seen_version": 3}', 'afcd37ddc9e75b623e22f0deafac3f672fb9329c4a4c2b679dba036a7c31df97', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 2, '2026-11-24 21:22:49.497841+00', 'anna.desk', 'discard', 'draft', 'discarded', 2, 1, NULL, NULL, NULL, NULL, '339cb810-1243-40f9-99f7-1e73f635f325', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, '2329c5c6ec99b32c7b2969827740fcab3e1eeea1248b72dfe04aa008bf6f426c', '{"at": "2026-11-24T21:22:49.497841+00:00", "key": "339cb810-1243-40f9-99f7-1e73f635f325", "seq": 2, "prev": "2329c5c6ec99b32c7b2969827740fcab3e1eeea1248b72dfe04aa008bf6f426c", "actor": "anna.desk", "action": "discard", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 2, "to_status": "discarded", "request_id": 6, "from_status": "draft", "seen_version": 1}', '9d3993295a05a830fe66a7542d8323151a7b1e178e43865eb8ee456373c6b733', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 1, '2026-11-24 21:22:49.078304+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 3, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "3"}', '', '{"at": "2026-11-24T21:22:49.078304+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 1, "to_status": "draft", "request_id": 3}', '7f796b04fb2e51db45c2b1e3ec1e089e67ced2c5b96217e1f2324b037f7b171e', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 2, '2026-11-24 21:22:49.089106+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '6cb461f7-68db-473d-9727-0ddf7921d5bc', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '7f796b04fb2e51db45c2b1e3ec1e089e67ced2c5b96217e1f2324b037f7b171e', '{"at": "2026-11-24T21:22:49.089106+00:00", "key": "6cb461f7-68db-473d-9727-0ddf7921d5bc", "seq": 2, "prev": "7f796b04fb2e51db45c2b1e3ec1e089e67ced2c5b96217e1f2324b037f7b171e", "actor": "anna.desk", "action": "submit", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 2, "to_status": "pending", "request_id": 3, "from_status": "draft", "seen_version": 1}', '69923db56f61c8aac343d42d0faf5681b64089d7cda2d4242951b93786a6f0bb', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 3, '2026-11-24 21:22:49.148611+00', 'hanna.desk', 'reject', 'pending', 'rejected', 3, 2, 'Нет в бюджете', NULL, NULL, NULL, '95e62e12-b3c9-4527-b832-8d9248a3a8bf', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '69923db56f61c8aac343d42d0faf5681b64089d7cda2d4242951b93786a6f0bb', '{"at": "2026-11-24T21:22:49.148611+00:00", "key": "95e62e12-b3c9-4527-b832-8d9248a3a8bf", "seq": 3, "prev": "69923db56f61c8aac343d42d0faf5681b64089d7cda2d4242951b93786a6f0bb", "actor": "hanna.desk", "action": "reject", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "comment": "Нет в бюджете", "version": 3, "to_status": "rejected", "request_id": 3, "from_status": "pending", "seen_version": 2}', 'bfeedf661b508b84f84a5940fe9fbe8be6f895bb74b8daeae4a27b9995201808', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 1, '2026-11-24 21:22:49.190069+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 4, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "4"}', '', '{"at": "2026-11-24T21:22:49.190069+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 1, "to_status": "draft", "request_id": 4}', 'ad6f2188c1298b55249d8657c67c8757de39dbd2695f1d68a5146e44bcc464a9', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 2, '2026-11-24 21:22:49.202298+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '20e8283a-4dff-4fd7-870d-9d30add76e4a', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, 'ad6f2188c1298b55249d8657c67c8757de39dbd2695f1d68a5146e44bcc464a9', '{"at": "2026-11-24T21:22:49.202298+00:00", "key": "20e8283a-4dff-4fd7-870d-9d30add76e4a", "seq": 2, "prev": "ad6f2188c1298b55249d8657c67c8757de39dbd2695f1d68a5146e44bcc464a9", "actor": "anna.desk", "action": "submit", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "draft", "seen_version": 1}', '69f0b7e97b68e3d5d7dc7ce7de94aca96f4c0b4a5ef4929aa98bad40ad1b6a0b', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 3, '2026-11-24 21:22:49.271686+00', 'hanna.desk', 'comment', 'pending', 'pending', 2, NULL, 'Посмотрю завтра', NULL, NULL, NULL, '7d3cdeb7-28ff-4e41-981f-2f0cc8795223', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, '69f0b7e97b68e3d5d7dc7ce7de94aca96f4c0b4a5ef4929aa98bad40ad1b6a0b', '{"at": "2026-11-24T21:22:49.271686+00:00", "key": "7d3cdeb7-28ff-4e41-981f-2f0cc8795223", "seq": 3, "prev": "69f0b7e97b68e3d5d7dc7ce7de94aca96f4c0b4a5ef4929aa98bad40ad1b6a0b", "actor": "hanna.desk", "action": "comment", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "comment": "Посмотрю завтра", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "pending"}', '7f7d5d621c9b97c91e169b591140328ff93befdfc968614ef8d6339dcf90c216', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 1, '2026-11-24 21:22:49.311882+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '', '{"at": "2026-11-24T21:22:49.311882+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5", "version": 1, "to_status": "draft", "request_id": 5}', 'b6bf66d99cc8cd8797896fc65a0efa508fc8ccbf217063ce44f9196b8e7198f9', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 2, '2026-11-24 21:22:49.3956+00', 'anna.desk', 'edit', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, NULL, NULL, '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', '{"bic": "044525974", "inn": "9714017207", "amount": 9950, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', 'b6bf66d99cc8cd8797896fc65a0efa508fc8ccbf217063ce44f9196b8e7198f9', '{"at": "2026-11-24T21:22:49.3956+00:00", "seq": 2, "prev": "b6bf66d99cc8cd8797896fc65a0efa508fc8ccbf217063ce44f9196b8e7198f9", "actor": "anna.desk", "action": "edit", "digest": "610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb", "version": 2, "to_status": "draft", "request_id": 5, "from_status": "draft"}', 'a2a181ab7116867d1f3c2c2e4cb61e51468c4291ad091cff806e6826f54aaee2', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 1, '2026-11-24 21:22:49.44952+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 6, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "6"}', '', '{"at": "2026-11-24T21:22:49.44952+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 1, "to_status": "draft", "request_id": 6}', '2329c5c6ec99b32c7b2969827740fcab3e1eeea1248b72dfe04aa008bf6f426c', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 1, '2026-11-24 21:22:49.529452+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 7, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "7"}', '', '{"at": "2026-11-24T21:22:49.529452+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 1, "to_status": "draft", "request_id": 7}', 'ff02b6fc0b388307756259d382dec2e0ff805a45340be440ebd56642bd87dac3', '{}', NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 2, '2026-11-24 21:22:49.541142+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'c5e0b4a0-c95e-4b09-895d-42af0eb7fcc6', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'ff02b6fc0b388307756259d382dec2e0ff805a45340be440ebd56642bd87dac3', '{"at": "2026-11-24T21:22:49.541142+00:00", "key": "c5e0b4a0-c95e-4b09-895d-42af0eb7fcc6", "seq": 2, "prev": "ff02b6fc0b388307756259d382dec2e0ff805a45340be440ebd56642bd87dac3", "actor": "anna.desk", "action": "submit", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 2, "to_status": "pending", "request_id": 7, "from_status": "draft", "seen_version": 1}', '458c4627081c70379760337671cb6addbd476e40fb9eaede65bcf571f9c6c06a', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 3, '2026-11-24 21:22:49.604151+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '3de4fb93-2d38-4c9b-8963-b65479c494e8', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '458c4627081c70379760337671cb6addbd476e40fb9eaede65bcf571f9c6c06a', '{"at": "2026-11-24T21:22:49.604151+00:00", "key": "3de4fb93-2d38-4c9b-8963-b65479c494e8", "seq": 3, "prev": "458c4627081c70379760337671cb6addbd476e40fb9eaede65bcf571f9c6c06a", "actor": "hanna.desk", "action": "approve", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 3, "to_status": "approved", "request_id": 7, "from_status": "pending", "seen_version": 2}', 'd10ab3cdc095e6490151aa9d5094de7053cc337166a08c96790b1f57a02c4c1b', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 4, '2026-11-24 21:22:49.650902+00', 'vera.desk', 'return', 'approved', 'draft', 4, 3, 'Нет договора', NULL, NULL, NULL, 'd628f0a0-22c8-4e95-9eda-f9bd0f90c841', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'd10ab3cdc095e6490151aa9d5094de7053cc337166a08c96790b1f57a02c4c1b', '{"at": "2026-11-24T21:22:49.650902+00:00", "key": "d628f0a0-22c8-4e95-9eda-f9bd0f90c841", "seq": 4, "prev": "d10ab3cdc095e6490151aa9d5094de7053cc337166a08c96790b1f57a02c4c1b", "actor": "vera.desk", "action": "return", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "comment": "Нет договора", "version": 4, "to_status": "draft", "request_id": 7, "from_status": "approved", "seen_version": 3}', '9a05feba314002485da03776b3e3127636ed6b50da0eaee83c012d201eb0bf5d', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (8, 1, '2026-11-24 21:22:49.686962+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', '{"amount": 10000, "subject": "Услуги", "currency": "RUB", "contractor": "ООО Ромашка"}', '', '{"at": "2026-11-24T21:22:49.686962+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{\"key\": \"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}", "digest": "9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161", "version": 1, "to_status": "draft", "request_id": 8}', 'c479a3be9ab87d8e501eed6ef9821252baf2a989e6f63974c88596564047e254', '{"key": "ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}', NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 5, '2026-11-24 21:22:49.8211+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '1', NULL, '45cabc0c-cfeb-4512-912b-08ed8235b791', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'afcd37ddc9e75b623e22f0deafac3f672fb9329c4a4c2b679dba036a7c31df97', '{"at": "2026-11-24T21:22:49.8211+00:00", "key": "45cabc0c-cfeb-4512-912b-08ed8235b791", "seq": 5, "prev": "afcd37ddc9e75b623e22f0deafac3f672fb9329c4a4c2b679dba036a7c31df97", "actor": "vera.desk", "batch": 1, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "1"}', '72179785155a91cb6372f1c4515191b1b62456acc28b3b02c6b64a2524bac64b', NULL, 1, NULL);
INSERT INTO paydesk.event VALUES (2, 6, '2026-11-24 21:22:49.870018+00', 'vera.desk', 'recall', 'approved', 'approved', 4, NULL, 'не отправлен', NULL, NULL, NULL, '4e467522-146e-462b-8c79-1c0e0df21217', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '72179785155a91cb6372f1c4515191b1b62456acc28b3b02c6b64a2524bac64b', '{"at": "2026-11-24T21:22:49.870018+00:00", "key": "4e467522-146e-462b-8c79-1c0e0df21217", "seq": 6, "prev": "72179785155a91cb6372f1c4515191b1b62456acc28b3b02c6b64a2524bac64b", "actor": "vera.desk", "action": "recall", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "comment": "не отправлен", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved"}', 'a85e8909aab7c6759e8c6e1981dbbf8731e158b657f2b3deb01a7669b2a74783', NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 7, '2026-11-24 21:22:49.930684+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '2', NULL, 'a5bf7591-1177-4adb-899d-24f29ada5f45', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'a85e8909aab7c6759e8c6e1981dbbf8731e158b657f2b3deb01a7669b2a74783', '{"at": "2026-11-24T21:22:49.930684+00:00", "key": "a5bf7591-1177-4adb-899d-24f29ada5f45", "seq": 7, "prev": "a85e8909aab7c6759e8c6e1981dbbf8731e158b657f2b3deb01a7669b2a74783", "actor": "vera.desk", "batch": 2, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "2"}', 'e69cb305b2be22dd72fca2f72055a9828c80e8fd459e3b1ae1d2bf4b6f5eada0', NULL, 2, NULL);
INSERT INTO paydesk.own_account VALUES (1, 'main', 'ООО «Наша компания»', '7707083893', NULL, '40702810740000432537', '044525225', NULL, NULL, NULL, 'RUB', true, false);
INSERT INTO paydesk.person VALUES ('postgres', NULL, NULL, false);
INSERT INTO paydesk.person VALUES ('keeper.desk', 'Keeper', NULL, false);
INSERT INTO paydesk.person VALUES ('anna.desk', 'Anna', NULL, false);
INSERT INTO paydesk.person VALUES ('boris.desk', 'Boris', NULL, false);
INSERT INTO paydesk.person VALUES ('hanna.desk', 'Hanna', NULL, false);
INSERT INTO paydesk.person VALUES ('henry.desk', 'Henry', NULL, false);
INSERT INTO paydesk.person VALUES ('vera.desk', 'Vera', NULL, false);
INSERT INTO paydesk.person VALUES ('viktor.desk', 'Viktor', NULL, false);
INSERT INTO paydesk.person VALUES ('olga.desk', 'Olga', NULL, false);
INSERT INTO paydesk.person_role VALUES ('postgres', 'admin');
INSERT INTO paydesk.person_role VALUES ('keeper.desk', 'admin');
INSERT INTO paydesk.person_role VALUES ('anna.desk', 'manager');
INSERT INTO paydesk.person_role VALUES ('boris.desk', 'manager');
INSERT INTO paydesk.person_role VALUES ('hanna.desk', 'head');
INSERT INTO paydesk.person_role VALUES ('henry.desk', 'head');
INSERT INTO paydesk.person_role VALUES ('vera.desk', 'accountant');
INSERT INTO paydesk.person_role VALUES ('viktor.desk', 'accountant');
INSERT INTO paydesk.person_role VALUES ('olga.desk', 'auditor');
INSERT INTO paydesk.receipt VALUES ('1791ef82e21443c19a084c4da19cd394', 'postgres', '2026-11-24 21:22:48.518821+00');
INSERT INTO paydesk.receipt VALUES ('73354b62c21744e0a2192473a1dddc1a', 'postgres', '2026-11-24 21:22:48.540588+00');
INSERT INTO paydesk.receipt VALUES ('055a0d615ec74f4cb65d87f5dce96ce6', 'postgres', '2026-11-24 21:22:48.564146+00');
INSERT INTO paydesk.receipt VALUES ('2686d23031664bcf9fcf2c514075d88b', 'postgres', '2026-11-24 21:22:48.5856+00');
INSERT INTO paydesk.receipt VALUES ('f7c98d8398e348abb2486bf823ca9808', 'postgres', '2026-11-24 21:22:48.608242+00');
INSERT INTO paydesk.receipt VALUES ('66be6922872b442fa6bc16dd9f0340c7', 'postgres', '2026-11-24 21:22:48.634581+00');
INSERT INTO paydesk.receipt VALUES ('7e3af06a99734f4abde221ffc0da3d48', 'postgres', '2026-11-24 21:22:48.658374+00');
INSERT INTO paydesk.receipt VALUES ('dd9eebd2a1b244d38db55811b82401a1', 'postgres', '2026-11-24 21:22:48.680318+00');
INSERT INTO paydesk.receipt VALUES ('f9d3ea15901740ebb88df31dd4d200ac', 'anna.desk', '2026-11-24 21:22:48.793563+00');
INSERT INTO paydesk.receipt VALUES ('8b44aba582e344f3bd53943a4cee1150', 'hanna.desk', '2026-11-24 21:22:48.844867+00');
INSERT INTO paydesk.receipt VALUES ('762308352b534e0d999fa23360c764ad', 'vera.desk', '2026-11-24 21:22:48.925395+00');
INSERT INTO paydesk.receipt VALUES ('070882764a414a69b42896d8e8a7fb5b', 'anna.desk', '2026-11-24 21:22:48.978034+00');
INSERT INTO paydesk.receipt VALUES ('4545e19edb2f40d6ab5c3c178f18c3a6', 'hanna.desk', '2026-11-24 21:22:49.025792+00');
INSERT INTO paydesk.receipt VALUES ('50e45f29d8644009b6ad07f0db11b851', 'anna.desk', '2026-11-24 21:22:49.095906+00');
INSERT INTO paydesk.receipt VALUES ('4f562b485f2f41dea6cc205bf4c7cc41', 'hanna.desk', '2026-11-24 21:22:49.152744+00');
INSERT INTO paydesk.receipt VALUES ('1ad0b0d43f784c28b2e14c3c82830410', 'anna.desk', '2026-11-24 21:22:49.209301+00');
INSERT INTO paydesk.receipt VALUES ('8ffea29acdd94eeab8c43ac007467ad6', 'hanna.desk', '2026-11-24 21:22:49.275266+00');
INSERT INTO paydesk.receipt VALUES ('512b277414b541bb8a059404eef4d54a', 'anna.desk', '2026-11-24 21:22:49.325339+00');
INSERT INTO paydesk.receipt VALUES ('5ba3c5b7468e40e082d86701533073ae', 'anna.desk', '2026-11-24 21:22:49.403863+00');
INSERT INTO paydesk.receipt VALUES ('16ac767597d2443ba11afc459976c080', 'anna.desk', '2026-11-24 21:22:49.457261+00');
INSERT INTO paydesk.receipt VALUES ('58c28f8719a74be1b9aa9f61ffa3373b', 'anna.desk', '2026-11-24 21:22:49.500749+00');
INSERT INTO paydesk.receipt VALUES ('b4780bed42fe4a31bdf812cccbf66b18', 'anna.desk', '2026-11-24 21:22:49.547638+00');
INSERT INTO paydesk.receipt VALUES ('e5679381251b477c900b71eb22276e14', 'hanna.desk', '2026-11-24 21:22:49.607135+00');
INSERT INTO paydesk.receipt VALUES ('790244b0224040d5aed7213e5e5eb34e', 'vera.desk', '2026-11-24 21:22:49.65446+00');
INSERT INTO paydesk.receipt VALUES ('840d79bb98cb41319ccfe99181e9e64b', 'anna.desk', '2026-11-24 21:22:49.689199+00');
INSERT INTO paydesk.receipt VALUES ('dc6b90aeb7d7490c9d35ceb32c61c0b1', 'vera.desk', '2026-11-24 21:22:49.712134+00');
INSERT INTO paydesk.receipt VALUES ('147239cb64a64eea96f7f797d46d5705', 'vera.desk', '2026-11-24 21:22:49.733586+00');
INSERT INTO paydesk.receipt VALUES ('cfa0d0e77be14b78a94c398a18a5c6c8', 'vera.desk', '2026-11-24 21:22:49.764394+00');
INSERT INTO paydesk.receipt VALUES ('c7eb178323ff49cdb08a07e137818b08', 'vera.desk', '2026-11-24 21:22:49.825115+00');
INSERT INTO paydesk.receipt VALUES ('87ccb301dd374b3abcce38b9e42c133e', 'vera.desk', '2026-11-24 21:22:49.875909+00');
INSERT INTO paydesk.receipt VALUES ('c71d99be7c4b4383812ed824f94142ff', 'vera.desk', '2026-11-24 21:22:49.933486+00');
INSERT INTO paydesk.receipt VALUES ('d674d96ee63c48f89c090c73796ff20d', 'vera.desk', '2026-11-24 21:22:49.981836+00');
INSERT INTO paydesk.request VALUES (1, 4, 'paid', 'anna.desk', '2026-11-24 21:22:48.773707+00', '2026-11-24 21:22:48.922182+00', 4, 'bf0b21bddc059bb704dc10943500429eb5d0c3a357cd91700c8b2bbdaae79ee2', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', 'hanna.desk', '2026-11-24 21:22:48.840874+00', 'vera.desk', '2026-12-01', '345', NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 1, без НДС', '1', '2026-11-20', 'be402047aa1757f59b889f5be7a7aaf4', NULL);
INSERT INTO paydesk.request VALUES (3, 3, 'rejected', 'anna.desk', '2026-11-24 21:22:49.078304+00', '2026-11-24 21:22:49.148611+00', 3, 'bfeedf661b508b84f84a5940fe9fbe8be6f895bb74b8daeae4a27b9995201808', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 3, без НДС', '3', '2026-11-20', 'c0a3439437ebb35a0b55fccfd56065a2', NULL);
INSERT INTO paydesk.request VALUES (5, 2, 'draft', 'anna.desk', '2026-11-24 21:22:49.311882+00', '2026-11-24 21:22:49.3956+00', 2, 'a2a181ab7116867d1f3c2c2e4cb61e51468c4291ad091cff806e6826f54aaee2', '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 9950, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 5, без НДС', '5', '2026-11-20', 'd7336dee47881df2d994b0a47bc6fa08', NULL);
INSERT INTO paydesk.request VALUES (4, 2, 'pending', 'anna.desk', '2026-11-24 21:22:49.190069+00', '2026-11-24 21:22:49.271686+00', 3, '7f7d5d621c9b97c91e169b591140328ff93befdfc968614ef8d6339dcf90c216', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 4, без НДС', '4', '2026-11-20', '14bf6986954fb376fcbc83358ce6e90e', NULL);
INSERT INTO paydesk.request VALUES (6, 2, 'discarded', 'anna.desk', '2026-11-24 21:22:49.44952+00', '2026-11-24 21:22:49.497841+00', 2, '9d3993295a05a830fe66a7542d8323151a7b1e178e43865eb8ee456373c6b733', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 6, без НДС', '6', '2026-11-20', '6bf3f7e06ae0265ae5b38741e54911ea', NULL);
INSERT INTO paydesk.request VALUES (2, 4, 'approved', 'anna.desk', '2026-11-24 21:22:48.957038+00', '2026-11-24 21:22:49.930684+00', 7, 'e69cb305b2be22dd72fca2f72055a9828c80e8fd459e3b1ae1d2bf4b6f5eada0', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', 'hanna.desk', '2026-11-24 21:22:49.022105+00', NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 2, без НДС', '2', '2026-11-20', '774be3c9e0eb0a915870e961ba3e783a', 2);
INSERT INTO paydesk.request VALUES (7, 4, 'draft', 'anna.desk', '2026-11-24 21:22:49.529452+00', '2026-11-24 21:22:49.650902+00', 4, '9a05feba314002485da03776b3e3127636ed6b50da0eaee83c012d201eb0bf5d', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, NULL, NULL, NULL, NULL, 'vera.desk', NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 7, без НДС', '7', '2026-11-20', '1a3703f8c92964e243988b62fd82440a', NULL);
INSERT INTO paydesk.request VALUES (8, 1, 'draft', 'anna.desk', '2026-11-24 21:22:49.686962+00', '2026-11-24 21:22:49.686962+00', 1, 'c479a3be9ab87d8e501eed6ef9821252baf2a989e6f63974c88596564047e254', '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', NULL, NULL, NULL, NULL, NULL, NULL, 'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203', 'услуги ооо ромашка', 'ромашка', 'Услуги', 'ООО Ромашка', 10000, 'RUB', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'b91bcc4a446ef8619221ae3016b098b0', NULL);
INSERT INTO paydesk.request_file VALUES (1, 2, 'invoice', 'invoice.pdf', 'application/pdf', 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', true, 'anna.desk', '2026-11-24 21:22:48.962847+00');
INSERT INTO paydesk.saved_view VALUES ('vera.desk', 'неделя', '{"status": ["approved"]}', true);
INSERT INTO paydesk.setting VALUES ('guards_sha256', '9863b40362ad4b00a7dca45dd2200445b0215231523a3198bcee4d23ebaef683');
INSERT INTO paydesk.setting VALUES ('database_id', '595fe003');
INSERT INTO paydesk.statement VALUES (1, '2026-11-24 21:22:49.976574+00', 'vera.desk', 'kl_to_1c.txt', '77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf', 1, 'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
INSERT INTO paydesk.statement_line VALUES (1, 1, '6f01037fd4d79107169456062f05cbbe60c26115347091f3acb0fd5861247520', 17, 'out', '40702810740000432537', 'Платежное поручение', '77', '2026-12-01', 500, '', '', '40702810938000012345', 'Комиссия', NULL, 'unmatched');
SELECT pg_catalog.setval('paydesk.request_file_id_seq', 1, true);
SELECT pg_catalog.setval('paydesk.request_id_seq', 8, true);
ALTER TABLE ONLY paydesk.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY paydesk.account_balance
    ADD CONSTRAINT pk_account_balance PRIMARY KEY (statement_id, own_account, day);
ALTER TABLE ONLY paydesk.admin_event
    ADD CONSTRAINT pk_admin_event PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.bank
    ADD CONSTRAINT pk_bank PRIMARY KEY (bic);
ALTER TABLE ONLY paydesk.bank_batch
    ADD CONSTRAINT pk_bank_batch PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.bank_batch_item
    ADD CONSTRAINT pk_bank_batch_item PRIMARY KEY (batch_id, request_id);
ALTER TABLE ONLY paydesk.bank_load
    ADD CONSTRAINT pk_bank_load PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.blob
    ADD CONSTRAINT pk_blob PRIMARY KEY (sha256);
ALTER TABLE ONLY paydesk.blob_holder
    ADD CONSTRAINT pk_blob_holder PRIMARY KEY (sha256, login);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT pk_event PRIMARY KEY (request_id, seq);
ALTER TABLE ONLY paydesk.own_account
    ADD CONSTRAINT pk_own_account PRIMARY KEY (id);
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
ALTER TABLE ONLY paydesk.statement
    ADD CONSTRAINT pk_statement PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.statement_line
    ADD CONSTRAINT pk_statement_line PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT uq_event_key UNIQUE (key);
ALTER TABLE ONLY paydesk.own_account
    ADD CONSTRAINT uq_own_account_account UNIQUE (account);
ALTER TABLE ONLY paydesk.own_account
    ADD CONSTRAINT uq_own_account_name UNIQUE (name);
ALTER TABLE ONLY paydesk.request
    ADD CONSTRAINT uq_request_key UNIQUE (key);
ALTER TABLE ONLY paydesk.statement_line
    ADD CONSTRAINT uq_statement_line_key UNIQUE (key);
CREATE INDEX ix_bank_batch_item_request_id ON paydesk.bank_batch_item USING btree (request_id);
CREATE INDEX ix_request_account ON paydesk.request USING btree (account, amount, status);
CREATE INDEX ix_request_author_status ON paydesk.request USING btree (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON paydesk.request USING btree (contractor_key, id);
CREATE INDEX ix_request_file_request_id ON paydesk.request_file USING btree (request_id);
CREATE INDEX ix_request_file_sha256 ON paydesk.request_file USING btree (sha256);
CREATE INDEX ix_request_fingerprint ON paydesk.request USING btree (fingerprint);
CREATE INDEX ix_request_inn ON paydesk.request USING btree (inn, id);
CREATE INDEX ix_request_status_due ON paydesk.request USING btree (status, due_date, id, currency, amount, author, returned_by);
CREATE INDEX ix_seal_leaf_request_id ON paydesk.seal_leaf USING btree (request_id, seq);
CREATE INDEX ix_statement_line_request_id ON paydesk.statement_line USING btree (request_id);
CREATE INDEX ix_statement_line_statement_id ON paydesk.statement_line USING btree (statement_id);
CREATE UNIQUE INDEX uq_bank_batch_item_number ON paydesk.bank_batch_item USING btree (own_account_id, year, number);
CREATE UNIQUE INDEX uq_saved_view_default ON paydesk.saved_view USING btree (owner) WHERE is_default;
CREATE TRIGGER account_balance_refuse BEFORE DELETE OR UPDATE ON paydesk.account_balance FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER account_balance_refuse_truncate BEFORE TRUNCATE ON paydesk.account_balance FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER account_balance_statement_part_guard BEFORE INSERT ON paydesk.account_balance FOR EACH ROW EXECUTE FUNCTION paydesk.statement_part_guard();
CREATE TRIGGER admin_event_admin_event_guard BEFORE INSERT ON paydesk.admin_event FOR EACH ROW EXECUTE FUNCTION paydesk.admin_event_guard();
CREATE TRIGGER admin_event_refuse BEFORE DELETE OR UPDATE ON paydesk.admin_event FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER admin_event_refuse_truncate BEFORE TRUNCATE ON paydesk.admin_event FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_bank_guard BEFORE INSERT OR UPDATE ON paydesk.bank FOR EACH ROW EXECUTE FUNCTION paydesk.bank_guard();
CREATE TRIGGER bank_batch_bank_batch_guard BEFORE INSERT OR UPDATE ON paydesk.bank_batch FOR EACH ROW EXECUTE FUNCTION paydesk.bank_batch_guard();
CREATE TRIGGER bank_batch_item_bank_batch_item_guard BEFORE INSERT ON paydesk.bank_batch_item FOR EACH ROW EXECUTE FUNCTION paydesk.bank_batch_item_guard();
CREATE TRIGGER bank_batch_item_refuse BEFORE DELETE OR UPDATE ON paydesk.bank_batch_item FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_batch_item_refuse_truncate BEFORE TRUNCATE ON paydesk.bank_batch_item FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_batch_refuse BEFORE DELETE ON paydesk.bank_batch FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_batch_refuse_truncate BEFORE TRUNCATE ON paydesk.bank_batch FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_load_bank_load_guard BEFORE INSERT ON paydesk.bank_load FOR EACH ROW EXECUTE FUNCTION paydesk.bank_load_guard();
CREATE TRIGGER bank_load_refuse BEFORE DELETE OR UPDATE ON paydesk.bank_load FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_load_refuse_truncate BEFORE TRUNCATE ON paydesk.bank_load FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_refuse BEFORE DELETE ON paydesk.bank FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER bank_refuse_truncate BEFORE TRUNCATE ON paydesk.bank FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_blob_guard BEFORE INSERT ON paydesk.blob FOR EACH ROW EXECUTE FUNCTION paydesk.blob_guard();
CREATE TRIGGER blob_holder_refuse BEFORE DELETE OR UPDATE ON paydesk.blob_holder FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_holder_refuse_truncate BEFORE TRUNCATE ON paydesk.blob_holder FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_refuse BEFORE DELETE OR UPDATE ON paydesk.blob FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER blob_refuse_truncate BEFORE TRUNCATE ON paydesk.blob FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_event_guard BEFORE INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_guard();
CREATE TRIGGER event_event_move AFTER INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_move();
CREATE TRIGGER event_refuse BEFORE DELETE OR UPDATE ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_refuse_truncate BEFORE TRUNCATE ON paydesk.event FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER own_account_own_account_guard BEFORE INSERT OR UPDATE ON paydesk.own_account FOR EACH ROW EXECUTE FUNCTION paydesk.own_account_guard();
CREATE TRIGGER own_account_refuse BEFORE DELETE ON paydesk.own_account FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER own_account_refuse_truncate BEFORE TRUNCATE ON paydesk.own_account FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
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
CREATE TRIGGER statement_line_refuse BEFORE DELETE OR UPDATE ON paydesk.statement_line FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER statement_line_refuse_truncate BEFORE TRUNCATE ON paydesk.statement_line FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER statement_line_statement_part_guard BEFORE INSERT ON paydesk.statement_line FOR EACH ROW EXECUTE FUNCTION paydesk.statement_part_guard();
CREATE TRIGGER statement_refuse BEFORE DELETE OR UPDATE ON paydesk.statement FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER statement_refuse_truncate BEFORE TRUNCATE ON paydesk.statement FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER statement_statement_guard BEFORE INSERT ON paydesk.statement FOR EACH ROW EXECUTE FUNCTION paydesk.statement_guard();
ALTER TABLE ONLY paydesk.account_balance
    ADD CONSTRAINT fk_account_balance_statement_id FOREIGN KEY (statement_id) REFERENCES paydesk.statement(id);
ALTER TABLE ONLY paydesk.bank_batch_item
    ADD CONSTRAINT fk_bank_batch_item_batch_id FOREIGN KEY (batch_id) REFERENCES paydesk.bank_batch(id);
ALTER TABLE ONLY paydesk.bank_batch_item
    ADD CONSTRAINT fk_bank_batch_item_own_account_id FOREIGN KEY (own_account_id) REFERENCES paydesk.own_account(id);
ALTER TABLE ONLY paydesk.bank_batch_item
    ADD CONSTRAINT fk_bank_batch_item_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.bank_batch
    ADD CONSTRAINT fk_bank_batch_own_account_id FOREIGN KEY (own_account_id) REFERENCES paydesk.own_account(id);
ALTER TABLE ONLY paydesk.bank_batch
    ADD CONSTRAINT fk_bank_batch_sha256 FOREIGN KEY (sha256) REFERENCES paydesk.blob(sha256);
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
ALTER TABLE ONLY paydesk.statement_line
    ADD CONSTRAINT fk_statement_line_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.statement_line
    ADD CONSTRAINT fk_statement_line_statement_id FOREIGN KEY (statement_id) REFERENCES paydesk.statement(id);
ALTER TABLE paydesk.account_balance ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_balance_insert ON paydesk.account_balance FOR INSERT WITH CHECK (true);
CREATE POLICY account_balance_select ON paydesk.account_balance FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
ALTER TABLE paydesk.admin_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY admin_event_select ON paydesk.admin_event FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role)));
ALTER TABLE paydesk.bank ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.bank_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY bank_batch_insert ON paydesk.bank_batch FOR INSERT WITH CHECK (true);
ALTER TABLE paydesk.bank_batch_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY bank_batch_item_insert ON paydesk.bank_batch_item FOR INSERT WITH CHECK (true);
CREATE POLICY bank_batch_item_select ON paydesk.bank_batch_item FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
CREATE POLICY bank_batch_select ON paydesk.bank_batch FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
CREATE POLICY bank_batch_update ON paydesk.bank_batch FOR UPDATE USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
CREATE POLICY bank_insert ON paydesk.bank FOR INSERT WITH CHECK (true);
ALTER TABLE paydesk.bank_load ENABLE ROW LEVEL SECURITY;
CREATE POLICY bank_load_insert ON paydesk.bank_load FOR INSERT WITH CHECK (true);
CREATE POLICY bank_load_select ON paydesk.bank_load FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY bank_select ON paydesk.bank FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY bank_update ON paydesk.bank FOR UPDATE USING (true);
ALTER TABLE paydesk.blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.blob_holder ENABLE ROW LEVEL SECURITY;
CREATE POLICY blob_insert ON paydesk.blob FOR INSERT WITH CHECK (true);
CREATE POLICY blob_select ON paydesk.blob FOR SELECT USING (((EXISTS ( SELECT 1
   FROM paydesk.request_file f
  WHERE (f.sha256 = blob.sha256))) OR (EXISTS ( SELECT 1
   FROM paydesk.bank_batch b
  WHERE (b.sha256 = blob.sha256)))));
ALTER TABLE paydesk.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_insert ON paydesk.event FOR INSERT WITH CHECK (true);
CREATE POLICY event_select ON paydesk.event FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = event.request_id)))));
ALTER TABLE paydesk.own_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account_insert ON paydesk.own_account FOR INSERT WITH CHECK (true);
CREATE POLICY own_account_select ON paydesk.own_account FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY own_account_update ON paydesk.own_account FOR UPDATE USING (true);
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
ALTER TABLE paydesk.statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY statement_insert ON paydesk.statement FOR INSERT WITH CHECK (true);
ALTER TABLE paydesk.statement_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY statement_line_insert ON paydesk.statement_line FOR INSERT WITH CHECK (true);
CREATE POLICY statement_line_select ON paydesk.statement_line FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
CREATE POLICY statement_select ON paydesk.statement FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role)));
GRANT USAGE ON SCHEMA paydesk TO paydesk_user;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.admin_event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_batch_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_batch_item_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_load_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.blob_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_move() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.has_role(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.has_role(wanted text) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.is_known() FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.is_known() TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.own_account_guard() FROM PUBLIC;
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
REVOKE ALL ON FUNCTION paydesk.statement_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.statement_part_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.take_role(who text, what text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.take_role(who text, what text) TO paydesk_user;
REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;
GRANT SELECT ON TABLE paydesk.account_balance TO paydesk_user;
GRANT INSERT(statement_id) ON TABLE paydesk.account_balance TO paydesk_user;
GRANT INSERT(own_account) ON TABLE paydesk.account_balance TO paydesk_user;
GRANT INSERT(day) ON TABLE paydesk.account_balance TO paydesk_user;
GRANT INSERT(closing) ON TABLE paydesk.account_balance TO paydesk_user;
GRANT SELECT ON TABLE paydesk.admin_event TO paydesk_user;
GRANT SELECT ON TABLE paydesk.alembic_version TO paydesk_user;
GRANT SELECT ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(bic) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(name),UPDATE(name) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(city),UPDATE(city) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(corr_accounts),UPDATE(corr_accounts) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(details),UPDATE(details) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(swift),UPDATE(swift) ON TABLE paydesk.bank TO paydesk_user;
GRANT INSERT(removed),UPDATE(removed) ON TABLE paydesk.bank TO paydesk_user;
GRANT SELECT ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(own_account_id) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(orders) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(total) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT INSERT(manifest) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT UPDATE(void_reason) ON TABLE paydesk.bank_batch TO paydesk_user;
GRANT SELECT ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(batch_id) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(own_account_id) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(year) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(number) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(date) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT INSERT(amount) ON TABLE paydesk.bank_batch_item TO paydesk_user;
GRANT SELECT ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(business_day) ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(version) ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(complete) ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.bank_load TO paydesk_user;
GRANT INSERT(entries) ON TABLE paydesk.bank_load TO paydesk_user;
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
GRANT INSERT(batch) ON TABLE paydesk.event TO paydesk_user;
GRANT INSERT(statement_line) ON TABLE paydesk.event TO paydesk_user;
GRANT SELECT ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(name),UPDATE(name) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(organisation),UPDATE(organisation) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(inn),UPDATE(inn) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(kpp),UPDATE(kpp) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(account),UPDATE(account) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(bic),UPDATE(bic) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(corr_account),UPDATE(corr_account) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(bank),UPDATE(bank) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(city),UPDATE(city) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(currency),UPDATE(currency) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(is_default),UPDATE(is_default) ON TABLE paydesk.own_account TO paydesk_user;
GRANT INSERT(closed),UPDATE(closed) ON TABLE paydesk.own_account TO paydesk_user;
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
GRANT SELECT ON TABLE paydesk.statement TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.statement TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.statement TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.statement TO paydesk_user;
GRANT INSERT(documents) ON TABLE paydesk.statement TO paydesk_user;
GRANT INSERT(digest) ON TABLE paydesk.statement TO paydesk_user;
GRANT SELECT ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(statement_id) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(line) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(direction) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(own_account) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(kind) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(number) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(date) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(amount) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(partner) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(partner_inn) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(partner_account) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(purpose) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.statement_line TO paydesk_user;
GRANT INSERT(outcome) ON TABLE paydesk.statement_line TO paydesk_user;
