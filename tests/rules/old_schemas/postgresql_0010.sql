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
CREATE FUNCTION paydesk.account_trust_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT (has_role('head') OR has_role('accountant')) THEN RAISE EXCEPTION 'PD032' USING ERRCODE = 'PD032'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  NEW.id := coalesce((SELECT max(x.id) FROM account_trust x), 0) + 1;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  NEW.first_seen := NULL; NEW.counts_from := NULL;
  IF NEW.trusted THEN
    IF EXISTS (SELECT 1 FROM request q WHERE q.account = NEW.account AND (q.author = session_user::text OR EXISTS (SELECT 1 FROM event e WHERE e.request_id = q.id AND e.actor = session_user::text AND e.content IS NOT NULL))) THEN RAISE EXCEPTION 'PD033' USING ERRCODE = 'PD033'; END IF;
    NEW.first_seen := (SELECT min((SELECT max(e.at) FROM event e WHERE e.request_id = q.id AND e.action = 'submit')) FROM request q WHERE q.account = NEW.account AND coalesce(q.inn, q.contractor_key) = NEW.contractor AND q.status IN ('pending', 'approved', 'paid', 'rejected'));
    IF NEW.first_seen IS NULL THEN RAISE EXCEPTION 'PD034' USING ERRCODE = 'PD034'; END IF;
    NEW.counts_from := NEW.first_seen + make_interval(hours => coalesce((SELECT s.value FROM setting s WHERE s.name = 'trust_wait_hours'), '0')::integer);
  END IF;
  INSERT INTO admin_event (action, subject, detail)
    VALUES (CASE WHEN NEW.trusted THEN 'account_trusted' ELSE 'account_distrusted' END, NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.account_trust_guard() OWNER TO paydesk_owner;
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
CREATE FUNCTION paydesk.contractor_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT (has_role('manager') OR has_role('head') OR has_role('accountant') OR has_role('admin')) THEN RAISE EXCEPTION 'PD032' USING ERRCODE = 'PD032'; END IF;
  IF TG_OP = 'UPDATE' AND NEW.key <> OLD.key THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF NOT (has_role('head') OR has_role('accountant') OR has_role('admin')) AND (
    NEW.merged_into IS DISTINCT FROM (CASE TG_OP WHEN 'UPDATE' THEN OLD.merged_into END)
    OR NOT EXISTS (SELECT 1 FROM request q WHERE q.author = session_user::text AND (q.inn = NEW.key OR q.contractor_key = NEW.key)))
  THEN RAISE EXCEPTION 'PD032' USING ERRCODE = 'PD032'; END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('contractor_kept', NEW.key, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.contractor_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.delegation_end_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  IF NOT EXISTS (SELECT 1 FROM delegation d JOIN person q ON q.login = NEW.actor AND NOT q.disabled
    WHERE d.id = NEW.delegation_id AND (d.giver = NEW.actor
      OR EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.actor AND p.role = 'admin')))
  OR EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = NEW.delegation_id) THEN RAISE EXCEPTION 'PD031' USING ERRCODE = 'PD031'; END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('delegation_ended', NEW.delegation_id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.delegation_end_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.delegation_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  IF NEW.id <> coalesce((SELECT max(d.id) FROM delegation d), 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.giver := session_user;
  IF NEW.giver NOT IN (SELECT p.login FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'head' AND NOT q.disabled) OR NEW.substitute NOT IN (SELECT p.login FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'head' AND NOT q.disabled) OR NEW.until < CURRENT_DATE THEN RAISE EXCEPTION 'PD031' USING ERRCODE = 'PD031'; END IF;
  INSERT INTO admin_event (action, subject, detail) VALUES ('delegated', NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.delegation_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.delivery_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT has_role('notifier') THEN RAISE EXCEPTION 'PD036' USING ERRCODE = 'PD036'; END IF;
    NEW.created_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF OLD.state IN ('sent', 'dropped') THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF has_role('notifier') THEN RETURN NEW; END IF;
  IF NOT (has_role('admin') OR (has_role('accountant') AND OLD.kind = 'contractor')) THEN RAISE EXCEPTION 'PD036' USING ERRCODE = 'PD036'; END IF;
  IF OLD.state <> 'dead' OR NEW.state <> 'waiting' OR NEW.tries <> 0
    OR (to_jsonb(NEW) - array['state', 'tries', 'due_at']) <> (to_jsonb(OLD) - array['state', 'tries', 'due_at'])
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.delivery_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.event_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
DECLARE held request; step record;
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled) THEN RAISE EXCEPTION 'PD001' USING ERRCODE = 'PD001'; END IF;
  IF NEW.action = 'submit' THEN
    PERFORM 1 FROM request d WHERE d.status = 'draft' AND (d.id = NEW.request_id
      OR d.invoice_key = (SELECT r.invoice_key FROM request r WHERE r.id = NEW.request_id)
      OR d.id IN (SELECT g.request_id FROM request_file f JOIN request_file g ON g.sha256 = f.sha256
        WHERE f.request_id = NEW.request_id AND f.kind = 'invoice' AND g.kind = 'invoice'
        AND NOT f.detached AND NOT g.detached))
      ORDER BY d.id FOR UPDATE;
  END IF;
  SELECT * INTO held FROM request WHERE id = NEW.request_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'PD002' USING ERRCODE = 'PD002'; END IF;
  NEW.at := clock_timestamp();
  IF held.chain IS NULL THEN
    SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled)
    THEN 'PD001'
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected'))))
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
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN (1 = 0) ELSE 1 = 0 END
    THEN 'PD017'
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN NOT (1 = 0) ELSE 1 = 0 END
    THEN 'PD018'
  WHEN CASE WHEN t.who = 'decider' THEN coalesce(r.approved_by, '') <> session_user::text AND (r.chain IS NULL OR NOT (1 = 0)) ELSE 1 = 0 END
    THEN 'PD019'
  WHEN CASE WHEN t.who = 'not_decider' THEN coalesce(r.approved_by, '') = session_user::text OR (r.chain IS NOT NULL AND (1 = 0)) ELSE 1 = 0 END
    THEN 'PD008'
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''
    THEN 'PD009'
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN 'PD010'
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN 'PD011'
  WHEN NEW.action = 'submit' AND (EXISTS (SELECT 1 FROM request d WHERE d.invoice_key = r.invoice_key AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit'))) OR EXISTS (SELECT 1 FROM request_file f JOIN request_file g ON g.sha256 = f.sha256 AND g.kind = f.kind AND NOT f.detached AND NOT g.detached JOIN request d ON d.id = g.request_id WHERE f.request_id = r.id AND f.kind = 'invoice' AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit')))) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'duplicate_ok' AND e.seq > (SELECT max(w.seq) FROM event w WHERE w.request_id = r.id AND w.content IS NOT NULL))
    THEN 'PD040'
  WHEN r.exported_in IS NOT NULL AND (NEW.action IN ('return', 'revoke') OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''))
    THEN 'PD014'
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN 'PD015'
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = session_user::text AND b.voided_by IS NULL)
    THEN 'PD016'
  WHEN NEW.action = 'export' AND EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_trusted' AND s.value = 'on') AND NOT EXISTS (SELECT 1 FROM account_trust x WHERE x.account = r.account AND x.contractor = coalesce(r.inn, r.contractor_key) AND x.trusted AND x.counts_from <= NEW.at AND x.id = (SELECT max(y.id) FROM account_trust y WHERE y.account = x.account AND y.contractor = x.contractor))
    THEN 'PD035'
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text
    THEN 'PD012'
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text
    THEN 'PD013'
END AS refused,
    t.source, t.target AS target, NULL::int AS open, NULL::text AS behalf, t.writes, t.moves,
    CASE t.writes WHEN 1 THEN jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text END AS content INTO step
  FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('duplicate_ok', 'draft', 'draft', 'manager', 'author', 1, 0, 0),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('revoke', 'pending', 'pending', 'head', 'decider', 1, 0, 1),
  ('revoke', 'approved', 'pending', 'head', 'decider', 1, 0, 1),
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
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0),
  ('detach', 'draft', 'draft', 'manager', 'author', 0, 1, 1)) v) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
  ELSE
    SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = session_user::text AND NOT p.disabled)
    THEN 'PD001'
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected'))))
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
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND session_user::text IN (e.actor, e.behalf)) ELSE 1 = 0 END
    THEN 'PD017'
  WHEN CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN NOT (EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = o.chain AND n.place = o.place AND n.login = session_user::text))) OR (SELECT min(d.giver) FROM delegation d JOIN policy_step_person n ON n.login = d.giver WHERE d.substitute = session_user::text AND n.chain = r.chain AND n.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND d.since <= CURRENT_DATE AND d.until >= CURRENT_DATE AND NOT EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = d.id) AND (d.amount IS NULL OR (d.currency = r.currency AND r.amount <= d.amount)) AND d.giver <> r.author AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = d.giver AND w.content IS NOT NULL) AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login WHERE g.login = d.giver AND g.role = 'head' AND NOT h.disabled) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND d.giver IN (e.actor, e.behalf))) IS NOT NULL) ELSE 1 = 0 END
    THEN 'PD018'
  WHEN CASE WHEN t.who = 'decider' THEN coalesce(r.approved_by, '') <> session_user::text AND (r.chain IS NULL OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.actor = session_user::text)) ELSE 1 = 0 END
    THEN 'PD019'
  WHEN CASE WHEN t.who = 'not_decider' THEN coalesce(r.approved_by, '') = session_user::text OR (r.chain IS NOT NULL AND EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND session_user::text IN (e.actor, e.behalf))) ELSE 1 = 0 END
    THEN 'PD008'
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''
    THEN 'PD009'
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN 'PD010'
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN 'PD011'
  WHEN NEW.action = 'submit' AND (EXISTS (SELECT 1 FROM request d WHERE d.invoice_key = r.invoice_key AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit'))) OR EXISTS (SELECT 1 FROM request_file f JOIN request_file g ON g.sha256 = f.sha256 AND g.kind = f.kind AND NOT f.detached AND NOT g.detached JOIN request d ON d.id = g.request_id WHERE f.request_id = r.id AND f.kind = 'invoice' AND d.id <> r.id AND (d.status IN ('pending', 'approved', 'paid') OR EXISTS (SELECT 1 FROM event m WHERE m.request_id = d.id AND m.seq > d.head_seq AND m.action = 'submit')))) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'duplicate_ok' AND e.seq > (SELECT max(w.seq) FROM event w WHERE w.request_id = r.id AND w.content IS NOT NULL))
    THEN 'PD040'
  WHEN r.exported_in IS NOT NULL AND (NEW.action IN ('return', 'revoke') OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
 
             
  　') = ''))
    THEN 'PD014'
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN 'PD015'
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = session_user::text AND b.voided_by IS NULL)
    THEN 'PD016'
  WHEN NEW.action = 'export' AND EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_trusted' AND s.value = 'on') AND NOT EXISTS (SELECT 1 FROM account_trust x WHERE x.account = r.account AND x.contractor = coalesce(r.inn, r.contractor_key) AND x.trusted AND x.counts_from <= NEW.at AND x.id = (SELECT max(y.id) FROM account_trust y WHERE y.account = x.account AND y.contractor = x.contractor))
    THEN 'PD035'
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text
    THEN 'PD012'
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text
    THEN 'PD013'
END AS refused,
    t.source, CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place) + CASE WHEN p.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) THEN 1 ELSE 0 END) THEN r.status ELSE t.target END ELSE t.target END AS target, CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) END AS open, CASE WHEN NEW.action = 'approve' AND r.chain IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM policy_step o WHERE o.chain = r.chain AND o.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = o.chain AND n.place = o.place AND n.login = session_user::text))) THEN NULL ELSE (SELECT min(d.giver) FROM delegation d JOIN policy_step_person n ON n.login = d.giver WHERE d.substitute = session_user::text AND n.chain = r.chain AND n.place = (SELECT min(p.place) FROM policy_step p WHERE p.chain = r.chain AND p.needed > (SELECT count(*) FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND e.step = p.place)) AND d.since <= CURRENT_DATE AND d.until >= CURRENT_DATE AND NOT EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = d.id) AND (d.amount IS NULL OR (d.currency = r.currency AND r.amount <= d.amount)) AND d.giver <> r.author AND NOT EXISTS (SELECT 1 FROM event w WHERE w.request_id = r.id AND w.actor = d.giver AND w.content IS NOT NULL) AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login WHERE g.login = d.giver AND g.role = 'head' AND NOT h.disabled) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'approve' AND e.seq > (SELECT max(s.seq) FROM event s WHERE s.request_id = r.id AND s.action = 'submit') AND NOT EXISTS (SELECT 1 FROM event v WHERE v.request_id = r.id AND v.action = 'revoke' AND v.actor = e.actor AND v.seq > e.seq) AND d.giver IN (e.actor, e.behalf))) END END AS behalf, t.writes, t.moves,
    CASE t.writes WHEN 1 THEN jsonb_strip_nulls((to_jsonb(r) - array['id', 'version', 'status', 'author', 'created_at', 'updated_at', 'head_seq', 'head_hash', 'digest', 'approved_by', 'approved_at', 'paid_by', 'payment_date', 'payment_number', 'returned_by', 'exported_in', 'chain', 'key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) || jsonb_build_object('files', (SELECT string_agg(f.sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content AND NOT f.detached ORDER BY f.id) f)))::text END AS content INTO step
  FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('duplicate_ok', 'draft', 'draft', 'manager', 'author', 1, 0, 0),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('revoke', 'pending', 'pending', 'head', 'decider', 1, 0, 1),
  ('revoke', 'approved', 'pending', 'head', 'decider', 1, 0, 1),
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
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0),
  ('detach', 'draft', 'draft', 'manager', 'author', 0, 1, 1)) v) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
  END IF;
  IF step.refused IS NOT NULL THEN RAISE EXCEPTION '%', step.refused USING ERRCODE = step.refused; END IF;
  IF NEW.action = 'attach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.added_by = session_user) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  ELSIF NEW.action = 'detach' THEN
    IF NOT EXISTS (SELECT 1 FROM request_file f WHERE f.request_id = NEW.request_id AND f.sha256 = NEW.file
      AND f.detached) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  ELSE
    NEW.file := NULL;
    IF NEW.action <> 'create' THEN NEW.detail := NULL; END IF;
  END IF;
  NEW.chain := NULL;
  NEW.step := step.open;
  NEW.behalf := step.behalf;
  -- Nor may a delegation that has ended meanwhile, or with the day, be seen as it was.
  IF step.behalf IS NOT NULL AND (current_setting('transaction_isolation') <> 'read committed'
    OR CURRENT_DATE <> clock_timestamp()::date) THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  IF NEW.action = 'submit' THEN
    -- A snapshot of before would choose from a policy of before.
    IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
    SELECT CASE WHEN NEW.action = 'submit' THEN (SELECT min(c.id) FROM policy_chain c WHERE c.policy_id = (SELECT max(f.policy_id) FROM policy_confirmation f) AND (c.currency IS NULL OR c.currency = r.currency) AND (c.amount_from IS NULL OR r.amount >= c.amount_from) AND (c.amount_below IS NULL OR r.amount < c.amount_below) AND (c.inn IS NULL OR c.inn = r.inn) AND (c.author IS NULL OR c.author = r.author) AND (NOT c.first_payment OR NOT EXISTS (SELECT 1 FROM request q WHERE q.status = 'paid' AND (q.inn = r.inn OR (r.inn IS NULL AND q.account = r.account))))) END INTO NEW.chain FROM request r WHERE r.id = NEW.request_id;
    NEW.detail := (SELECT (o.rules::jsonb -> (c.place - 1))::text FROM policy_chain c
      JOIN policy o ON o.id = c.policy_id WHERE c.id = NEW.chain);
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
  approved_by = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.to_status = 'approved' AND NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
  chain = CASE WHEN NEW.action = 'submit' THEN NEW.chain
    WHEN NEW.to_status IN ('pending', 'approved', 'paid') THEN chain END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id;
  IF NEW.action IN ('submit', 'approve', 'reject', 'return', 'pay', 'reopen', 'comment') THEN
    INSERT INTO outbox (request_id, seq) VALUES (NEW.request_id, NEW.seq);
    PERFORM pg_notify('paydesk_outbox', '');
  END IF;
  RETURN NULL; END
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
CREATE FUNCTION paydesk.invoice_key(payee text, number text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$ SELECT payee || ' ' || nullif(regexp_replace(regexp_replace(regexp_replace(regexp_replace(translate(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮabcehkmoptxyё	
 
             
  　', 'авсdеfgнijкlмnорqrsтuvwхуzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžѐеђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӂӄӆӈӊӌӎӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯавсенкмортхуе                             '), '^(?:счет(?:[- ]фактура)?|сч[.]?|invоiсе|inv[.]?|№|n°|nо[.]?|#|[ ‐‑‒–—―−_-])+', '', 'g'), '[ ‐‑‒–—―−_-]+', '-', 'g'), '-$', '', 'g'), '(?<![0-9])0+(?=[0-9])', '', 'g'), '') $_$;
ALTER FUNCTION paydesk.invoice_key(payee text, number text) OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.invoices_taken(keys text[], papers text[]) RETURNS TABLE(mark text, request_id bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
  SELECT r.invoice_key, CASE WHEN EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected')))) THEN r.id ELSE 0 END FROM request r
    WHERE is_known() AND r.invoice_key = ANY (keys) AND r.status IN ('pending', 'approved', 'paid')
  UNION ALL
  SELECT f.sha256, CASE WHEN EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected')))) THEN r.id ELSE 0 END FROM request_file f JOIN request r ON r.id = f.request_id
    WHERE is_known() AND f.sha256 = ANY (papers) AND f.kind = 'invoice' AND NOT f.detached AND r.status IN ('pending', 'approved', 'paid')
$$;
ALTER FUNCTION paydesk.invoices_taken(keys text[], papers text[]) OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.is_known() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT 1 FROM person q WHERE q.login = session_user AND NOT q.disabled)
$$;
ALTER FUNCTION paydesk.is_known() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.notify_setting_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT is_known() THEN RAISE EXCEPTION 'PD001' USING ERRCODE = 'PD001'; END IF;
  IF TG_OP = 'UPDATE' AND (NEW.name <> OLD.name OR NEW.login <> OLD.login) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF TG_OP = 'INSERT' AND (SELECT count(*) FROM notify_setting n WHERE n.login = session_user) >= 100
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  NEW.login := session_user;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.notify_setting_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.outbox_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT has_role('notifier') THEN RAISE EXCEPTION 'PD036' USING ERRCODE = 'PD036'; END IF;
  IF OLD.planned_at IS NOT NULL OR (to_jsonb(NEW) - 'planned_at') <> (to_jsonb(OLD) - 'planned_at')
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  NEW.planned_at := clock_timestamp();
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.outbox_guard() OWNER TO paydesk_owner;
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
CREATE FUNCTION paydesk.payments_past(ids bigint[]) RETURNS TABLE(request_id bigint, day date, amount bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    AS $$
  SELECT r.id, l.date, l.amount FROM request r JOIN statement_line l ON l.partner_inn = r.inn AND l.amount BETWEEN r.amount * 99 / 100 AND r.amount * 101 / 100 AND l.direction = 'out' AND l.request_id IS NULL AND r.currency = 'RUB'
    WHERE r.id = ANY (ids) AND r.status <> 'draft' AND EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = session_user::text AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = session_user::text) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = session_user::text) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected'))))
    AND (has_role('head') OR has_role('accountant') OR has_role('auditor') OR has_role('admin'))
$$;
ALTER FUNCTION paydesk.payments_past(ids bigint[]) OWNER TO paydesk_owner;
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
CREATE FUNCTION paydesk.policy_confirmation_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT has_role('admin') THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  LOCK TABLE event IN EXCLUSIVE MODE;
  IF EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id > NEW.policy_id) OR ((SELECT count(*) FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'admin' AND NOT q.disabled) > 1
    AND EXISTS (SELECT 1 FROM policy o WHERE o.id = NEW.policy_id AND o.actor = session_user))
  THEN RAISE EXCEPTION 'PD030' USING ERRCODE = 'PD030'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  INSERT INTO admin_event (action, subject, detail) VALUES ('policy_confirmed', NEW.policy_id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.policy_confirmation_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.policy_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF NOT has_role('admin') THEN RAISE EXCEPTION 'PD023' USING ERRCODE = 'PD023'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  IF NEW.id <> coalesce((SELECT max(o.id) FROM policy o), 0) + 1 THEN RAISE EXCEPTION 'PD027' USING ERRCODE = 'PD027'; END IF;
  NEW.at := clock_timestamp();
  NEW.actor := session_user;
  INSERT INTO admin_event (action, subject, detail) VALUES ('policy_set', NEW.id, jsonb_strip_nulls(to_jsonb(NEW))::text);
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.policy_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.policy_part_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.policy_part_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.policy_spread() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  INSERT INTO policy_chain (id, policy_id, place, currency, amount_from, amount_below, inn, author, first_payment)
    SELECT NEW.id * 1000 + e.place, NEW.id, e.place, e.rule ->> 'currency', (e.rule ->> 'amount_from')::bigint,
      (e.rule ->> 'amount_below')::bigint, e.rule ->> 'inn', e.rule ->> 'author',
      coalesce((e.rule ->> 'first_payment')::boolean, false)
    FROM jsonb_array_elements(NEW.rules::jsonb) WITH ORDINALITY AS e(rule, place);
  INSERT INTO policy_step (chain, place, role, needed)
    SELECT c.id, s.place, s.step ->> 'role', (s.step ->> 'needed')::int FROM policy_chain c,
      jsonb_array_elements(NEW.rules::jsonb -> (c.place - 1) -> 'steps') WITH ORDINALITY AS s(step, place)
    WHERE c.policy_id = NEW.id;
  INSERT INTO policy_step_person (chain, place, login)
    SELECT s.chain, s.place, n.login FROM policy_chain c JOIN policy_step s ON s.chain = c.id,
      jsonb_array_elements_text(coalesce(
        NEW.rules::jsonb -> (c.place - 1) -> 'steps' -> (s.place - 1) -> 'persons', '[]'::jsonb)) AS n(login)
    WHERE c.policy_id = NEW.id;
  IF NOT EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id
    AND coalesce(c.currency, c.inn, c.author) IS NULL AND NOT c.first_payment)
  OR EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM policy_step s WHERE s.chain = c.id))
  OR EXISTS (SELECT 1 FROM policy_step s JOIN policy_chain c ON c.id = s.chain WHERE c.policy_id = NEW.id
    AND s.role IS NULL AND s.needed > (SELECT count(*) FROM policy_step_person n
      WHERE n.chain = s.chain AND n.place = s.place)) THEN RAISE EXCEPTION 'PD029' USING ERRCODE = 'PD029'; END IF;
  RETURN NULL;
END
$$;
ALTER FUNCTION paydesk.policy_spread() OWNER TO paydesk_owner;
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
CREATE FUNCTION paydesk.repeat_period_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF NOT EXISTS (SELECT 1 FROM repeat_plan p WHERE p.id = NEW.plan_id AND p.owner = session_user)
    OR (NEW.request_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id AND r.author = session_user))
  THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.repeat_period_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.repeat_plan_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'stopped') <> (to_jsonb(OLD) - 'stopped') OR NOT NEW.stopped THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    RETURN NEW;
  END IF;
  IF NOT has_role('manager') THEN RAISE EXCEPTION 'PD005' USING ERRCODE = 'PD005'; END IF;
  PERFORM 1 FROM alembic_version FOR UPDATE;
  NEW.id := coalesce((SELECT max(p.id) FROM repeat_plan p), 0) + 1;
  NEW.owner := session_user;
  NEW.stopped := false;
  RETURN NEW;
END
$$;
ALTER FUNCTION paydesk.repeat_plan_guard() OWNER TO paydesk_owner;
CREATE FUNCTION paydesk.request_file_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'paydesk', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.detached OR NOT NEW.detached OR NOT OLD.in_content
      OR (to_jsonb(NEW) - 'detached') <> (to_jsonb(OLD) - 'detached') THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    PERFORM 1 FROM request r WHERE r.id = NEW.request_id AND r.status = 'draft' AND r.author = session_user FOR UPDATE;
    IF NOT FOUND OR NOT has_role('manager') THEN RAISE EXCEPTION 'PD021' USING ERRCODE = 'PD021'; END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM blob_holder h WHERE h.sha256 = NEW.sha256 AND h.login = session_user)
  THEN RAISE EXCEPTION 'PD025' USING ERRCODE = 'PD025'; END IF;
  NEW.id := nextval('request_file_id_seq');
  NEW.added_by := session_user;
  NEW.added_at := clock_timestamp();
  SELECT r.status = 'draft' INTO NEW.in_content FROM request r WHERE r.id = NEW.request_id FOR UPDATE;
  NEW.in_content := coalesce(NEW.in_content, false);
  NEW.detached := false;
  IF (SELECT count(*) >= 100 FROM request_file f WHERE f.request_id = NEW.request_id)
  OR EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256 AND (b.size > 20971520 OR b.size
    + coalesce((SELECT sum(o.size) FROM request_file f JOIN blob o ON o.sha256 = f.sha256
      WHERE f.request_id = NEW.request_id), 0) > 209715200)) THEN RAISE EXCEPTION 'PD039' USING ERRCODE = 'PD039'; END IF;
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
  INSERT INTO event (request_id, action, file, detail) VALUES (NEW.request_id,
    CASE TG_OP WHEN 'INSERT' THEN 'attach' ELSE 'detach' END, NEW.sha256, (to_jsonb(NEW) - array['request_id', 'sha256', 'in_content', 'detached'])::text);
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
    NEW.payment_date := NULL; NEW.payment_number := NULL; NEW.returned_by := NULL; NEW.chain := NULL;
    NEW.invoice_key := invoice_key(coalesce(NEW.inn, NEW.account), NEW.invoice_number);
    RETURN NEW;
  END IF;
  IF NEW.head_seq <> OLD.head_seq THEN
    IF ROW(NEW.id, NEW.author, NEW.fingerprint, NEW.search, NEW.contractor_key, NEW.invoice_key, NEW.subject, NEW.contractor, NEW.amount, NEW.currency, NEW.due_date, NEW.requisites, NEW.inn, NEW.kpp, NEW.bic, NEW.account, NEW.corr_account, NEW.bank, NEW.purpose, NEW.invoice_number, NEW.invoice_date) IS DISTINCT FROM ROW(OLD.id, OLD.author, OLD.fingerprint, OLD.search, OLD.contractor_key, OLD.invoice_key, OLD.subject, OLD.contractor, OLD.amount, OLD.currency, OLD.due_date, OLD.requisites, OLD.inn, OLD.kpp, OLD.bic, OLD.account, OLD.corr_account, OLD.bank, OLD.purpose, OLD.invoice_number, OLD.invoice_date)
      OR NEW.head_seq <> OLD.head_seq + 1 OR (NEW.created_at <> OLD.created_at AND OLD.head_seq > 0)
      OR (NEW.key IS DISTINCT FROM OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded'))
      OR NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id AND e.seq = NEW.head_seq
        AND e.hash = NEW.head_hash AND e.to_status = NEW.status AND e.version = NEW.version AND e.digest = NEW.digest)
    THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
    RETURN NEW;
  END IF;
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE EXCEPTION 'PD022' USING ERRCODE = 'PD022'; END IF;
  IF (to_jsonb(NEW) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'fingerprint', 'search', 'contractor_key', 'invoice_key'])
    <> (to_jsonb(OLD) - array['subject', 'contractor', 'amount', 'currency', 'due_date', 'requisites', 'inn', 'kpp', 'bic', 'account', 'corr_account', 'bank', 'purpose', 'invoice_number', 'invoice_date', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) THEN RAISE EXCEPTION 'PD020' USING ERRCODE = 'PD020'; END IF;
  IF OLD.status <> 'draft' OR OLD.author <> session_user OR NOT has_role('manager') THEN RAISE EXCEPTION 'PD021' USING ERRCODE = 'PD021'; END IF;
  NEW.invoice_key := invoice_key(coalesce(NEW.inn, NEW.account), NEW.invoice_number);
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
    (to_jsonb(NEW) - array['key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) <> (to_jsonb(OLD) - array['key', 'fingerprint', 'search', 'contractor_key', 'invoice_key']) THEN
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
CREATE TABLE paydesk.account_trust (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    contractor text NOT NULL,
    account text NOT NULL,
    trusted boolean NOT NULL,
    how text,
    comment text NOT NULL,
    first_seen timestamp with time zone,
    counts_from timestamp with time zone,
    CONSTRAINT ck_account_trust_account_length CHECK (((length(account) >= 1) AND (length(account) <= 34))),
    CONSTRAINT ck_account_trust_comment_length CHECK (((length(comment) >= 1) AND (length(comment) <= 2000))),
    CONSTRAINT ck_account_trust_contractor_length CHECK (((length(contractor) >= 1) AND (length(contractor) <= 255))),
    CONSTRAINT ck_account_trust_how CHECK ((how = ANY (ARRAY['call'::text, 'letter'::text, 'meeting'::text, 'other'::text]))),
    CONSTRAINT ck_account_trust_trusted CHECK (((NOT trusted) OR ((how IS NOT NULL) AND (counts_from IS NOT NULL))))
);
ALTER TABLE paydesk.account_trust OWNER TO paydesk_owner;
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
CREATE TABLE paydesk.contractor (
    key text NOT NULL,
    name text,
    email text,
    notify boolean DEFAULT true NOT NULL,
    lang text,
    note text,
    merged_into text,
    CONSTRAINT ck_contractor_email_length CHECK (((length(email) >= 1) AND (length(email) <= 1000))),
    CONSTRAINT ck_contractor_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255))),
    CONSTRAINT ck_contractor_lang CHECK ((lang = ANY (ARRAY['ru'::text, 'en'::text]))),
    CONSTRAINT ck_contractor_merged_into CHECK ((merged_into <> key)),
    CONSTRAINT ck_contractor_merged_into_length CHECK (((length(merged_into) >= 1) AND (length(merged_into) <= 255))),
    CONSTRAINT ck_contractor_name_length CHECK (((length(name) >= 1) AND (length(name) <= 255))),
    CONSTRAINT ck_contractor_note_length CHECK (((length(note) >= 1) AND (length(note) <= 2000)))
);
ALTER TABLE paydesk.contractor OWNER TO paydesk_owner;
CREATE TABLE paydesk.delegation (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    giver text NOT NULL,
    substitute text NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    amount bigint,
    currency text,
    CONSTRAINT ck_delegation_amount_has_currency CHECK (((amount IS NULL) = (currency IS NULL))),
    CONSTRAINT ck_delegation_days CHECK ((until >= since)),
    CONSTRAINT ck_delegation_two_people CHECK ((giver <> substitute))
);
ALTER TABLE paydesk.delegation OWNER TO paydesk_owner;
CREATE TABLE paydesk.delegation_end (
    delegation_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL
);
ALTER TABLE paydesk.delegation_end OWNER TO paydesk_owner;
CREATE TABLE paydesk.delivery (
    key text NOT NULL,
    request_id bigint,
    seq integer,
    kind text NOT NULL,
    login text,
    channel text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    digest text,
    due_at timestamp with time zone NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT ck_delivery_error_length CHECK (((length(error) >= 1) AND (length(error) <= 500))),
    CONSTRAINT ck_delivery_key_length CHECK (((length(key) >= 1) AND (length(key) <= 300))),
    CONSTRAINT ck_delivery_state CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'sent'::text, 'dropped'::text, 'dead'::text])))
);
ALTER TABLE paydesk.delivery OWNER TO paydesk_owner;
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
    chain bigint,
    step integer,
    behalf text,
    CONSTRAINT ck_event_comment_length CHECK (((length(comment) >= 1) AND (length(comment) <= 2000))),
    CONSTRAINT ck_event_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64))),
    CONSTRAINT ck_event_payment_number_length CHECK (((length(payment_number) >= 1) AND (length(payment_number) <= 40)))
);
ALTER TABLE paydesk.event OWNER TO paydesk_owner;
CREATE TABLE paydesk.notify_setting (
    login text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT ck_notify_setting_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT ck_notify_setting_value_length CHECK (((length(value) >= 1) AND (length(value) <= 255)))
);
ALTER TABLE paydesk.notify_setting OWNER TO paydesk_owner;
CREATE TABLE paydesk.outbox (
    request_id bigint NOT NULL,
    seq integer NOT NULL,
    planned_at timestamp with time zone
);
ALTER TABLE paydesk.outbox OWNER TO paydesk_owner;
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
    CONSTRAINT ck_person_role_role CHECK ((role = ANY (ARRAY['manager'::text, 'head'::text, 'accountant'::text, 'auditor'::text, 'admin'::text, 'notifier'::text])))
);
ALTER TABLE paydesk.person_role OWNER TO paydesk_owner;
CREATE TABLE paydesk.policy (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    rules text NOT NULL,
    source text NOT NULL,
    CONSTRAINT ck_policy_source_length CHECK (((length(source) >= 1) AND (length(source) <= 100000)))
);
ALTER TABLE paydesk.policy OWNER TO paydesk_owner;
CREATE TABLE paydesk.policy_chain (
    id bigint NOT NULL,
    policy_id bigint NOT NULL,
    place integer NOT NULL,
    currency text,
    amount_from bigint,
    amount_below bigint,
    inn text,
    author text,
    first_payment boolean NOT NULL,
    CONSTRAINT ck_policy_chain_amount_has_currency CHECK (((currency IS NOT NULL) OR (COALESCE(amount_from, amount_below) IS NULL))),
    CONSTRAINT ck_policy_chain_place CHECK (((place >= 1) AND (place <= 100)))
);
ALTER TABLE paydesk.policy_chain OWNER TO paydesk_owner;
CREATE TABLE paydesk.policy_confirmation (
    policy_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL
);
ALTER TABLE paydesk.policy_confirmation OWNER TO paydesk_owner;
CREATE TABLE paydesk.policy_step (
    chain bigint NOT NULL,
    place integer NOT NULL,
    role text,
    needed integer NOT NULL,
    CONSTRAINT ck_policy_step_needed CHECK (((needed >= 1) AND (needed <= 100))),
    CONSTRAINT ck_policy_step_role CHECK ((role = 'head'::text))
);
ALTER TABLE paydesk.policy_step OWNER TO paydesk_owner;
CREATE TABLE paydesk.policy_step_person (
    chain bigint NOT NULL,
    place integer NOT NULL,
    login text NOT NULL
);
ALTER TABLE paydesk.policy_step_person OWNER TO paydesk_owner;
CREATE TABLE paydesk.receipt (
    key text NOT NULL,
    login text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT ck_receipt_key_length CHECK (((length(key) >= 1) AND (length(key) <= 64)))
);
ALTER TABLE paydesk.receipt OWNER TO paydesk_owner;
CREATE TABLE paydesk.repeat_period (
    plan_id bigint NOT NULL,
    number integer NOT NULL,
    request_id bigint,
    CONSTRAINT ck_repeat_period_number CHECK (((number >= 0) AND (number <= 100000)))
);
ALTER TABLE paydesk.repeat_period OWNER TO paydesk_owner;
CREATE TABLE paydesk.repeat_plan (
    id bigint NOT NULL,
    owner text NOT NULL,
    every text NOT NULL,
    first_due date NOT NULL,
    until date,
    content text NOT NULL,
    stopped boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_repeat_plan_content_length CHECK (((length(content) >= 1) AND (length(content) <= 20000))),
    CONSTRAINT ck_repeat_plan_every CHECK ((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text])))
);
ALTER TABLE paydesk.repeat_plan OWNER TO paydesk_owner;
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
    invoice_key text,
    chain bigint,
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
    detached boolean DEFAULT false NOT NULL,
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
INSERT INTO paydesk.admin_event VALUES (1, '2026-11-25 00:45:41.193932+00', 'postgres', 'setting_changed', 'guards_sha256', 'afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05', '', '{"at": "2026-11-25T00:45:41.193932+00:00", "id": 1, "prev": "", "actor": "postgres", "action": "setting_changed", "detail": "afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05", "subject": "guards_sha256"}', 'abcaad8339ed53bbd50dec15892890d74cb9d612eddfd7d803dac6370c7484cb');
INSERT INTO paydesk.admin_event VALUES (2, '2026-11-25 00:45:41.19626+00', 'postgres', 'setting_changed', 'database_id', 'b777fcfb', 'abcaad8339ed53bbd50dec15892890d74cb9d612eddfd7d803dac6370c7484cb', '{"at": "2026-11-25T00:45:41.19626+00:00", "id": 2, "prev": "abcaad8339ed53bbd50dec15892890d74cb9d612eddfd7d803dac6370c7484cb", "actor": "postgres", "action": "setting_changed", "detail": "b777fcfb", "subject": "database_id"}', 'fe5477f328824984922fb8d0581a8e2724b2ef8c7197c63be116849497b6775e');
INSERT INTO paydesk.admin_event VALUES (3, '2026-11-25 00:45:41.199747+00', 'postgres', 'person_added', 'postgres', '{"login": "postgres", "disabled": false}', 'fe5477f328824984922fb8d0581a8e2724b2ef8c7197c63be116849497b6775e', '{"at": "2026-11-25T00:45:41.199747+00:00", "id": 3, "prev": "fe5477f328824984922fb8d0581a8e2724b2ef8c7197c63be116849497b6775e", "actor": "postgres", "action": "person_added", "detail": "{\"login\": \"postgres\", \"disabled\": false}", "subject": "postgres"}', '0c7736a4db3530c9d303e588461bfd487b790b9a1d743d32798b6820a371a763');
INSERT INTO paydesk.admin_event VALUES (4, '2026-11-25 00:45:41.200905+00', 'postgres', 'role_given', 'postgres', 'admin', '0c7736a4db3530c9d303e588461bfd487b790b9a1d743d32798b6820a371a763', '{"at": "2026-11-25T00:45:41.200905+00:00", "id": 4, "prev": "0c7736a4db3530c9d303e588461bfd487b790b9a1d743d32798b6820a371a763", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "postgres"}', '4227ed1112dd37f90377e68cf03aed8d55740d3637a88b51275981c6a2ad3593');
INSERT INTO paydesk.admin_event VALUES (5, '2026-11-25 00:45:41.230233+00', 'postgres', 'person_added', 'keeper.desk', '{"name": "Keeper", "login": "keeper.desk", "disabled": false}', '4227ed1112dd37f90377e68cf03aed8d55740d3637a88b51275981c6a2ad3593', '{"at": "2026-11-25T00:45:41.230233+00:00", "id": 5, "prev": "4227ed1112dd37f90377e68cf03aed8d55740d3637a88b51275981c6a2ad3593", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Keeper\", \"login\": \"keeper.desk\", \"disabled\": false}", "subject": "keeper.desk"}', 'a1f00ca27eeb1bdd88fb4b25c055c1d2eebc1469798ad4e158aa2c029f60e540');
INSERT INTO paydesk.admin_event VALUES (6, '2026-11-25 00:45:41.232553+00', 'postgres', 'role_given', 'keeper.desk', 'admin', 'a1f00ca27eeb1bdd88fb4b25c055c1d2eebc1469798ad4e158aa2c029f60e540', '{"at": "2026-11-25T00:45:41.232553+00:00", "id": 6, "prev": "a1f00ca27eeb1bdd88fb4b25c055c1d2eebc1469798ad4e158aa2c029f60e540", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "keeper.desk"}', '705b70f2ba1194de5072d43c7816419e5fa7180fca55792c4a5c78507063f651');
INSERT INTO paydesk.admin_event VALUES (7, '2026-11-25 00:45:41.255906+00', 'postgres', 'person_added', 'anna.desk', '{"name": "Anna", "login": "anna.desk", "disabled": false}', '705b70f2ba1194de5072d43c7816419e5fa7180fca55792c4a5c78507063f651', '{"at": "2026-11-25T00:45:41.255906+00:00", "id": 7, "prev": "705b70f2ba1194de5072d43c7816419e5fa7180fca55792c4a5c78507063f651", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Anna\", \"login\": \"anna.desk\", \"disabled\": false}", "subject": "anna.desk"}', '1db94bd1b55976e26b90e8e12a6cda73e88611869e367ad77fefb09daf7c2018');
INSERT INTO paydesk.admin_event VALUES (8, '2026-11-25 00:45:41.257487+00', 'postgres', 'role_given', 'anna.desk', 'manager', '1db94bd1b55976e26b90e8e12a6cda73e88611869e367ad77fefb09daf7c2018', '{"at": "2026-11-25T00:45:41.257487+00:00", "id": 8, "prev": "1db94bd1b55976e26b90e8e12a6cda73e88611869e367ad77fefb09daf7c2018", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "anna.desk"}', '7719ea93cd2d70abc922096a66d362a3f65597682b982638fb42aede17b3e2cc');
INSERT INTO paydesk.admin_event VALUES (9, '2026-11-25 00:45:41.280633+00', 'postgres', 'person_added', 'boris.desk', '{"name": "Boris", "login": "boris.desk", "disabled": false}', '7719ea93cd2d70abc922096a66d362a3f65597682b982638fb42aede17b3e2cc', '{"at": "2026-11-25T00:45:41.280633+00:00", "id": 9, "prev": "7719ea93cd2d70abc922096a66d362a3f65597682b982638fb42aede17b3e2cc", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Boris\", \"login\": \"boris.desk\", \"disabled\": false}", "subject": "boris.desk"}', 'fa4b4c4751424c3ce0f9f324d35f0b8d6bd70852caa72818121cfe71da6aa76d');
INSERT INTO paydesk.admin_event VALUES (10, '2026-11-25 00:45:41.282249+00', 'postgres', 'role_given', 'boris.desk', 'manager', 'fa4b4c4751424c3ce0f9f324d35f0b8d6bd70852caa72818121cfe71da6aa76d', '{"at": "2026-11-25T00:45:41.282249+00:00", "id": 10, "prev": "fa4b4c4751424c3ce0f9f324d35f0b8d6bd70852caa72818121cfe71da6aa76d", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "boris.desk"}', 'f00e7f7bef861c47e951f46622113238186f97da8b63247edfc8b193230d6cb1');
INSERT INTO paydesk.admin_event VALUES (11, '2026-11-25 00:45:41.305116+00', 'postgres', 'person_added', 'hanna.desk', '{"name": "Hanna", "login": "hanna.desk", "disabled": false}', 'f00e7f7bef861c47e951f46622113238186f97da8b63247edfc8b193230d6cb1', '{"at": "2026-11-25T00:45:41.305116+00:00", "id": 11, "prev": "f00e7f7bef861c47e951f46622113238186f97da8b63247edfc8b193230d6cb1", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Hanna\", \"login\": \"hanna.desk\", \"disabled\": false}", "subject": "hanna.desk"}', '0f4ca75c1b51533a993bd21936ad5f1793ea80f6736e967b099813d7d397cbe3');
INSERT INTO paydesk.admin_event VALUES (12, '2026-11-25 00:45:41.306708+00', 'postgres', 'role_given', 'hanna.desk', 'head', '0f4ca75c1b51533a993bd21936ad5f1793ea80f6736e967b099813d7d397cbe3', '{"at": "2026-11-25T00:45:41.306708+00:00", "id": 12, "prev": "0f4ca75c1b51533a993bd21936ad5f1793ea80f6736e967b099813d7d397cbe3", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "hanna.desk"}', '31fc43ccc39d6b7ad9a6ec5c9828bad7f9b0e821b188bdb235942ae42188c3c5');
INSERT INTO paydesk.admin_event VALUES (13, '2026-11-25 00:45:41.330851+00', 'postgres', 'person_added', 'henry.desk', '{"name": "Henry", "login": "henry.desk", "disabled": false}', '31fc43ccc39d6b7ad9a6ec5c9828bad7f9b0e821b188bdb235942ae42188c3c5', '{"at": "2026-11-25T00:45:41.330851+00:00", "id": 13, "prev": "31fc43ccc39d6b7ad9a6ec5c9828bad7f9b0e821b188bdb235942ae42188c3c5", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Henry\", \"login\": \"henry.desk\", \"disabled\": false}", "subject": "henry.desk"}', '3b5361eb38ceddd63551cf2a74f930b90a9ec91d8ef44a59ee716cd4d980fea6');
INSERT INTO paydesk.admin_event VALUES (14, '2026-11-25 00:45:41.332901+00', 'postgres', 'role_given', 'henry.desk', 'head', '3b5361eb38ceddd63551cf2a74f930b90a9ec91d8ef44a59ee716cd4d980fea6', '{"at": "2026-11-25T00:45:41.332901+00:00", "id": 14, "prev": "3b5361eb38ceddd63551cf2a74f930b90a9ec91d8ef44a59ee716cd4d980fea6", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "henry.desk"}', 'adc69be94bacc84e4a0af297eaa9d051455c998f8afc6ff1b577962a307b37a9');
INSERT INTO paydesk.admin_event VALUES (15, '2026-11-25 00:45:41.356517+00', 'postgres', 'person_added', 'vera.desk', '{"name": "Vera", "login": "vera.desk", "disabled": false}', 'adc69be94bacc84e4a0af297eaa9d051455c998f8afc6ff1b577962a307b37a9', '{"at": "2026-11-25T00:45:41.356517+00:00", "id": 15, "prev": "adc69be94bacc84e4a0af297eaa9d051455c998f8afc6ff1b577962a307b37a9", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Vera\", \"login\": \"vera.desk\", \"disabled\": false}", "subject": "vera.desk"}', 'abec8b6337babbe535e30d1916f118241fb59434cd3e1ad211b6ae7dac3ab349');
INSERT INTO paydesk.admin_event VALUES (16, '2026-11-25 00:45:41.358632+00', 'postgres', 'role_given', 'vera.desk', 'accountant', 'abec8b6337babbe535e30d1916f118241fb59434cd3e1ad211b6ae7dac3ab349', '{"at": "2026-11-25T00:45:41.358632+00:00", "id": 16, "prev": "abec8b6337babbe535e30d1916f118241fb59434cd3e1ad211b6ae7dac3ab349", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "vera.desk"}', 'bc717f5b7958dd8154fb039b898abc2ff4f18a113e7cb6441d156e51a44c3526');
INSERT INTO paydesk.admin_event VALUES (17, '2026-11-25 00:45:41.387071+00', 'postgres', 'person_added', 'viktor.desk', '{"name": "Viktor", "login": "viktor.desk", "disabled": false}', 'bc717f5b7958dd8154fb039b898abc2ff4f18a113e7cb6441d156e51a44c3526', '{"at": "2026-11-25T00:45:41.387071+00:00", "id": 17, "prev": "bc717f5b7958dd8154fb039b898abc2ff4f18a113e7cb6441d156e51a44c3526", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Viktor\", \"login\": \"viktor.desk\", \"disabled\": false}", "subject": "viktor.desk"}', '686d2ea9b9d70c54a5ceb4d689fe764503715db89e60218d495f1b632c0e59b3');
INSERT INTO paydesk.admin_event VALUES (18, '2026-11-25 00:45:41.389387+00', 'postgres', 'role_given', 'viktor.desk', 'accountant', '686d2ea9b9d70c54a5ceb4d689fe764503715db89e60218d495f1b632c0e59b3', '{"at": "2026-11-25T00:45:41.389387+00:00", "id": 18, "prev": "686d2ea9b9d70c54a5ceb4d689fe764503715db89e60218d495f1b632c0e59b3", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "viktor.desk"}', 'e377271b0477e908ca83feec1bc32c0226550cccd15350e24f99bc1510866ae8');
INSERT INTO paydesk.admin_event VALUES (19, '2026-11-25 00:45:41.41371+00', 'postgres', 'person_added', 'olga.desk', '{"name": "Olga", "login": "olga.desk", "disabled": false}', 'e377271b0477e908ca83feec1bc32c0226550cccd15350e24f99bc1510866ae8', '{"at": "2026-11-25T00:45:41.41371+00:00", "id": 19, "prev": "e377271b0477e908ca83feec1bc32c0226550cccd15350e24f99bc1510866ae8", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Olga\", \"login\": \"olga.desk\", \"disabled\": false}", "subject": "olga.desk"}', '3c20e42d731b5015dae6d64619aa58f379379a3168009ab100de9099fb0719fe');
INSERT INTO paydesk.admin_event VALUES (20, '2026-11-25 00:45:41.415804+00', 'postgres', 'role_given', 'olga.desk', 'auditor', '3c20e42d731b5015dae6d64619aa58f379379a3168009ab100de9099fb0719fe', '{"at": "2026-11-25T00:45:41.415804+00:00", "id": 20, "prev": "3c20e42d731b5015dae6d64619aa58f379379a3168009ab100de9099fb0719fe", "actor": "postgres", "action": "role_given", "detail": "auditor", "subject": "olga.desk"}', '58b3ed50974ae5d3f5fe21bcb805f252f40ec491b999958b318101068a40c924');
INSERT INTO paydesk.admin_event VALUES (21, '2026-11-25 00:45:42.77624+00', 'vera.desk', 'account_added', '1', '{"id": 1, "bic": "044525225", "inn": "7707083893", "name": "main", "closed": false, "account": "40702810740000432537", "currency": "RUB", "is_default": true, "organisation": "ООО «Наша компания»"}', '58b3ed50974ae5d3f5fe21bcb805f252f40ec491b999958b318101068a40c924', '{"at": "2026-11-25T00:45:42.77624+00:00", "id": 21, "prev": "58b3ed50974ae5d3f5fe21bcb805f252f40ec491b999958b318101068a40c924", "actor": "vera.desk", "action": "account_added", "detail": "{\"id\": 1, \"bic\": \"044525225\", \"inn\": \"7707083893\", \"name\": \"main\", \"closed\": false, \"account\": \"40702810740000432537\", \"currency\": \"RUB\", \"is_default\": true, \"organisation\": \"ООО «Наша компания»\"}", "subject": "1"}', 'c66ed241d991791e84983b657b97c286af11f282851bcb7f541011ce5fc785a6');
INSERT INTO paydesk.admin_event VALUES (22, '2026-11-25 00:45:42.838216+00', 'vera.desk', 'bank_file_made', '1', '{"at": "2026-11-25T00:45:42.837758+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\",\"seal\":null,\"orders\":[[2,1]]}", "own_account_id": 1}', 'c66ed241d991791e84983b657b97c286af11f282851bcb7f541011ce5fc785a6', '{"at": "2026-11-25T00:45:42.838216+00:00", "id": 22, "prev": "c66ed241d991791e84983b657b97c286af11f282851bcb7f541011ce5fc785a6", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-25T00:45:42.837758+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"own_account_id\": 1}", "subject": "1"}', '89378183859f4d84ddfa0edcdbfa404214e1182fa228420632efc40ddcf93a20');
INSERT INTO paydesk.admin_event VALUES (23, '2026-11-25 00:45:42.897445+00', 'vera.desk', 'bank_file_voided', '1', '{"at": "2026-11-25T00:45:42.837758+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\",\"seal\":null,\"orders\":[[2,1]]}", "voided_at": "2026-11-25T00:45:42.897069+00:00", "voided_by": "vera.desk", "void_reason": "не отправлен", "own_account_id": 1}', '89378183859f4d84ddfa0edcdbfa404214e1182fa228420632efc40ddcf93a20', '{"at": "2026-11-25T00:45:42.897445+00:00", "id": 23, "prev": "89378183859f4d84ddfa0edcdbfa404214e1182fa228420632efc40ddcf93a20", "actor": "vera.desk", "action": "bank_file_voided", "detail": "{\"at\": \"2026-11-25T00:45:42.837758+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_at\": \"2026-11-25T00:45:42.897069+00:00\", \"voided_by\": \"vera.desk\", \"void_reason\": \"не отправлен\", \"own_account_id\": 1}", "subject": "1"}', '98d2ce3425d24bd1e78f9e4e5e99bb0cc7a74c781209499472410835496aee11');
INSERT INTO paydesk.admin_event VALUES (24, '2026-11-25 00:45:42.948476+00', 'vera.desk', 'bank_file_made', '2', '{"at": "2026-11-25T00:45:42.948119+00:00", "id": 2, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607", "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607\",\"seal\":null,\"orders\":[[2,2]]}", "own_account_id": 1}', '98d2ce3425d24bd1e78f9e4e5e99bb0cc7a74c781209499472410835496aee11', '{"at": "2026-11-25T00:45:42.948476+00:00", "id": 24, "prev": "98d2ce3425d24bd1e78f9e4e5e99bb0cc7a74c781209499472410835496aee11", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-25T00:45:42.948119+00:00\", \"id\": 2, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607\", \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\", \"own_account_id\": 1}", "subject": "2"}', 'db7989e9353d2adc593d3cf09410e200dfb56049e438d3f31982256e1315eeca');
INSERT INTO paydesk.admin_event VALUES (25, '2026-11-25 00:45:43.012654+00', 'vera.desk', 'statement_loaded', '1', '{"at": "2026-11-25T00:45:43.012281+00:00", "id": 1, "name": "kl_to_1c.txt", "actor": "vera.desk", "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1}', 'db7989e9353d2adc593d3cf09410e200dfb56049e438d3f31982256e1315eeca', '{"at": "2026-11-25T00:45:43.012654+00:00", "id": 25, "prev": "db7989e9353d2adc593d3cf09410e200dfb56049e438d3f31982256e1315eeca", "actor": "vera.desk", "action": "statement_loaded", "detail": "{\"at\": \"2026-11-25T00:45:43.012281+00:00\", \"id\": 1, \"name\": \"kl_to_1c.txt\", \"actor\": \"vera.desk\", \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1}", "subject": "1"}', 'b55eb4401ee842352a49dee8f742238ae01961eaabb7d96c63bb68152321d53d');
INSERT INTO paydesk.alembic_version VALUES ('0010');
INSERT INTO paydesk.bank_batch VALUES (1, '2026-11-25 00:45:42.837758+00', 'vera.desk', 1, 'e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3', 1, 1234567, '{"batch":1,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3","seal":null,"orders":[[2,1]]}', 'vera.desk', '2026-11-25 00:45:42.897069+00', 'не отправлен');
INSERT INTO paydesk.bank_batch VALUES (2, '2026-11-25 00:45:42.948119+00', 'vera.desk', 1, '254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607', 1, 1234567, '{"batch":2,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607","seal":null,"orders":[[2,2]]}', NULL, NULL, NULL);
INSERT INTO paydesk.bank_batch_item VALUES (1, 2, 1, 2026, 1, '2026-12-01', 1234567);
INSERT INTO paydesk.bank_batch_item VALUES (2, 2, 1, 2026, 2, '2026-12-01', 1234567);
INSERT INTO paydesk.blob VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 16, '\x255044462d312e3420696e766f696365');
INSERT INTO paydesk.blob VALUES ('e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32352e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d30303a34353a34320d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d310d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob VALUES ('254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32352e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d30303a34353a34320d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d320d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob_holder VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 'anna.desk');
INSERT INTO paydesk.blob_holder VALUES ('e3ab7d37a32aeb52b063db61f5f0b6229562b6d578335d5a229cfeceb0cb2ae3', 'vera.desk');
INSERT INTO paydesk.blob_holder VALUES ('254675d3ee936be848c67e2306a80603fce1f1bf68d7858b0e8411cf7c649607', 'vera.desk');
INSERT INTO paydesk.event VALUES (1, 1, '2026-11-25 00:45:41.587603+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 1, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "1"}', '', '{"at": "2026-11-25T00:45:41.587603+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 1, "to_status": "draft", "request_id": 1}', '127b18e17b9f5604f240b54562a30631724ef76b02e6f20c369a2c3958d995bd', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 2, '2026-11-25 00:45:41.604455+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'f84da441-29ce-4fba-9689-a9c6323e11a5', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '127b18e17b9f5604f240b54562a30631724ef76b02e6f20c369a2c3958d995bd', '{"at": "2026-11-25T00:45:41.604455+00:00", "key": "f84da441-29ce-4fba-9689-a9c6323e11a5", "seq": 2, "prev": "127b18e17b9f5604f240b54562a30631724ef76b02e6f20c369a2c3958d995bd", "actor": "anna.desk", "action": "submit", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 2, "to_status": "pending", "request_id": 1, "from_status": "draft", "seen_version": 1}', '664d24fe1f60288e41426c0766a6950c16de35138ea6f72520d6c5abb1240e72', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 3, '2026-11-25 00:45:41.665155+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '9b944cd5-a733-4b30-be46-ffd8fa28ed63', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '664d24fe1f60288e41426c0766a6950c16de35138ea6f72520d6c5abb1240e72', '{"at": "2026-11-25T00:45:41.665155+00:00", "key": "9b944cd5-a733-4b30-be46-ffd8fa28ed63", "seq": 3, "prev": "664d24fe1f60288e41426c0766a6950c16de35138ea6f72520d6c5abb1240e72", "actor": "hanna.desk", "action": "approve", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 3, "to_status": "approved", "request_id": 1, "from_status": "pending", "seen_version": 2}', '9ccd64a03d747edc59c5205390842f87909203d32dbf54dd239b893d257a73cd', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 4, '2026-11-25 00:45:41.737083+00', 'vera.desk', 'pay', 'approved', 'paid', 4, 3, NULL, '2026-12-01', '345', NULL, 'a5bb331b-be55-4e29-90f7-e83c35e895c0', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '9ccd64a03d747edc59c5205390842f87909203d32dbf54dd239b893d257a73cd', '{"at": "2026-11-25T00:45:41.737083+00:00", "key": "a5bb331b-be55-4e29-90f7-e83c35e895c0", "seq": 4, "prev": "9ccd64a03d747edc59c5205390842f87909203d32dbf54dd239b893d257a73cd", "actor": "vera.desk", "action": "pay", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 4, "to_status": "paid", "request_id": 1, "from_status": "approved", "payment_date": "2026-12-01", "seen_version": 3, "payment_number": "345"}', '4435c70a6d1a1eafd25b809796f57e1e5dd56afbff3963af04671d975fc9dcc5', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 1, '2026-11-25 00:45:41.777941+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '', '{"at": "2026-11-25T00:45:41.777941+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc", "version": 1, "to_status": "draft", "request_id": 2}', '75c736c9bb66e66bdb844cca1f710a3dd72c24ba076a954c05168e0bacf3767c', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 2, '2026-11-25 00:45:41.795212+00', 'anna.desk', 'attach', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', NULL, 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', '{"bic": "044525974", "inn": "9714017207", "files": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '75c736c9bb66e66bdb844cca1f710a3dd72c24ba076a954c05168e0bacf3767c', '{"at": "2026-11-25T00:45:41.795212+00:00", "seq": 2, "file": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "prev": "75c736c9bb66e66bdb844cca1f710a3dd72c24ba076a954c05168e0bacf3767c", "actor": "anna.desk", "action": "attach", "detail": "{\"id\": 1, \"kind\": \"invoice\", \"name\": \"invoice.pdf\", \"added_at\": \"2026-11-25T00:45:41.793632+00:00\", \"added_by\": \"anna.desk\", \"media_type\": \"application/pdf\"}", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 2, "to_status": "draft", "request_id": 2, "from_status": "draft"}', '1e3f46e13bd21be70162d4d950dfd87b82932d3ac1317e037f6b39f12eb3e180', '{"id": 1, "kind": "invoice", "name": "invoice.pdf", "added_at": "2026-11-25T00:45:41.793632+00:00", "added_by": "anna.desk", "media_type": "application/pdf"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 3, '2026-11-25 00:45:41.805398+00', 'anna.desk', 'submit', 'draft', 'pending', 3, 2, NULL, NULL, NULL, NULL, 'eae13ccb-7994-44bd-9373-c665b5f89879', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '1e3f46e13bd21be70162d4d950dfd87b82932d3ac1317e037f6b39f12eb3e180', '{"at": "2026-11-25T00:45:41.805398+00:00", "key": "eae13ccb-7994-44bd-9373-c665b5f89879", "seq": 3, "prev": "1e3f46e13bd21be70162d4d950dfd87b82932d3ac1317e037f6b39f12eb3e180", "actor": "anna.desk", "action": "submit", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 3, "to_status": "pending", "request_id": 2, "from_status": "draft", "seen_version": 2}', '0804e2386d85bacd75062a4c1a8764e9023ddb3b40dc98ddc7482900b8b858f3', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 4, '2026-11-25 00:45:41.862171+00', 'hanna.desk', 'approve', 'pending', 'approved', 4, 3, NULL, NULL, NULL, NULL, '2020aff5-d69e-4841-ac36-559b494e0ef3', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '0804e2386d85bacd75062a4c1a8764e9023ddb3b40dc98ddc7482900b8b858f3', '{"at": "2026-11-25T00:45:41.862171+00:00", "key": "2020aff5-d69e-4841-ac36-559b494e0ef3", "seq": 4, "prev": "0804e2386d85bacd75062a4c1a8764e9023ddb3b40dc98ddc7482900b8b858f3", "actor": "hanna.desk", "action": "approve", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "pending", "seen_version": 3}', '55470b98b813f674cbc6adbc65646e870544287a64150275fc41e8198be796a0', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 2, '2026-11-25 00:45:42.391607+00', 'anna.desk', 'discard', 'draft', 'discarded', 2, 1, NULL, NULL, NULL, NULL, 'de0580f3-57e6-499d-b416-490760691e60', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, '362fd2df73ca333a74c3c894a2b0832893cb2989b78b1027a99ca02a64e8e67c', '{"at": "2026-11-25T00:45:42.391607+00:00", "key": "de0580f3-57e6-499d-b416-490760691e60", "seq": 2, "prev": "362fd2df73ca333a74c3c894a2b0832893cb2989b78b1027a99ca02a64e8e67c", "actor": "anna.desk", "action": "discard", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 2, "to_status": "discarded", "request_id": 6, "from_status": "draft", "seen_version": 1}', '695a73497553d06d80ec41ed577aeed0d8dfcee049c450e43929e651243e5b09', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 1, '2026-11-25 00:45:41.924976+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 3, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "3"}', '', '{"at": "2026-11-25T00:45:41.924976+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 1, "to_status": "draft", "request_id": 3}', '62f6cf40a2a642891b874aa103628ff176ab89eb2fd4c7fa033ef399bc9b6039', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 2, '2026-11-25 00:45:41.941995+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'de33e88a-c7d8-4c96-b437-6ec63bffcaa1', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '62f6cf40a2a642891b874aa103628ff176ab89eb2fd4c7fa033ef399bc9b6039', '{"at": "2026-11-25T00:45:41.941995+00:00", "key": "de33e88a-c7d8-4c96-b437-6ec63bffcaa1", "seq": 2, "prev": "62f6cf40a2a642891b874aa103628ff176ab89eb2fd4c7fa033ef399bc9b6039", "actor": "anna.desk", "action": "submit", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 2, "to_status": "pending", "request_id": 3, "from_status": "draft", "seen_version": 1}', '0041ff4156c4661cf841c6ee40d7de871c67221d194599897738d065037ca155', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 3, '2026-11-25 00:45:42.004605+00', 'hanna.desk', 'reject', 'pending', 'rejected', 3, 2, 'Нет в бюджете', NULL, NULL, NULL, '5035f6dd-cb55-4771-b814-15a4240023bc', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, '0041ff4156c4661cf841c6ee40d7de871c67221d194599897738d065037ca155', '{"at": "2026-11-25T00:45:42.004605+00:00", "key": "5035f6dd-cb55-4771-b814-15a4240023bc", "seq": 3, "prev": "0041ff4156c4661cf841c6ee40d7de871c67221d194599897738d065037ca155", "actor": "hanna.desk", "action": "reject", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "comment": "Нет в бюджете", "version": 3, "to_status": "rejected", "request_id": 3, "from_status": "pending", "seen_version": 2}', '51bd7dc97705dc378ce1ff3b558c2d9bc5fb796cc86b16f9ffca7889ccd6a43d', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 1, '2026-11-25 00:45:42.044531+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 4, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "4"}', '', '{"at": "2026-11-25T00:45:42.044531+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 1, "to_status": "draft", "request_id": 4}', '6c7225c2b8eb099d92fdb53ea6cc12c3a40f4ff76863f99ae5ed2446ce0dcc77', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 2, '2026-11-25 00:45:42.063343+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'bf5da0db-8333-42ab-bd20-f960dec3b9b6', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, '6c7225c2b8eb099d92fdb53ea6cc12c3a40f4ff76863f99ae5ed2446ce0dcc77', '{"at": "2026-11-25T00:45:42.063343+00:00", "key": "bf5da0db-8333-42ab-bd20-f960dec3b9b6", "seq": 2, "prev": "6c7225c2b8eb099d92fdb53ea6cc12c3a40f4ff76863f99ae5ed2446ce0dcc77", "actor": "anna.desk", "action": "submit", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "draft", "seen_version": 1}', '6dcf54ae952ad9dd1226d10845bb487edcd26c2244e573d014ef4a1593c915cf', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 3, '2026-11-25 00:45:42.128356+00', 'hanna.desk', 'comment', 'pending', 'pending', 2, NULL, 'Посмотрю завтра', NULL, NULL, NULL, 'a270c9f5-7517-4f0b-9b37-a82fb93cb686', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, '6dcf54ae952ad9dd1226d10845bb487edcd26c2244e573d014ef4a1593c915cf', '{"at": "2026-11-25T00:45:42.128356+00:00", "key": "a270c9f5-7517-4f0b-9b37-a82fb93cb686", "seq": 3, "prev": "6dcf54ae952ad9dd1226d10845bb487edcd26c2244e573d014ef4a1593c915cf", "actor": "hanna.desk", "action": "comment", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "comment": "Посмотрю завтра", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "pending"}', '0ef5ed2dedeae7d00b5150d13c225bf13ffb5eb9b28c7999f21917763ce9ddb8', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 1, '2026-11-25 00:45:42.167157+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '', '{"at": "2026-11-25T00:45:42.167157+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5", "version": 1, "to_status": "draft", "request_id": 5}', '36749b1c589d0f7ce10ba97835c3451b6efcf852e566038759427fbc8bf14a3d', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 2, '2026-11-25 00:45:42.246983+00', 'anna.desk', 'edit', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, NULL, NULL, '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', '{"bic": "044525974", "inn": "9714017207", "amount": 9950, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '36749b1c589d0f7ce10ba97835c3451b6efcf852e566038759427fbc8bf14a3d', '{"at": "2026-11-25T00:45:42.246983+00:00", "seq": 2, "prev": "36749b1c589d0f7ce10ba97835c3451b6efcf852e566038759427fbc8bf14a3d", "actor": "anna.desk", "action": "edit", "digest": "610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb", "version": 2, "to_status": "draft", "request_id": 5, "from_status": "draft"}', '98bfc6d58a322b2c8ee2caf908f69a17624c87b137095656ac3734715a728bb7', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 1, '2026-11-25 00:45:42.319083+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 6, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "6"}', '', '{"at": "2026-11-25T00:45:42.319083+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 1, "to_status": "draft", "request_id": 6}', '362fd2df73ca333a74c3c894a2b0832893cb2989b78b1027a99ca02a64e8e67c', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 1, '2026-11-25 00:45:42.430503+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 7, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "7"}', '', '{"at": "2026-11-25T00:45:42.430503+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 1, "to_status": "draft", "request_id": 7}', 'c664fe4773f0b2c374e731e53dec4a9f912c6dcaa03511f4a3941528ad4fa1cb', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 2, '2026-11-25 00:45:42.450313+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '6c5ca0f2-1409-4a98-b0be-78533e9aef59', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'c664fe4773f0b2c374e731e53dec4a9f912c6dcaa03511f4a3941528ad4fa1cb', '{"at": "2026-11-25T00:45:42.450313+00:00", "key": "6c5ca0f2-1409-4a98-b0be-78533e9aef59", "seq": 2, "prev": "c664fe4773f0b2c374e731e53dec4a9f912c6dcaa03511f4a3941528ad4fa1cb", "actor": "anna.desk", "action": "submit", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 2, "to_status": "pending", "request_id": 7, "from_status": "draft", "seen_version": 1}', 'afcce560918d5a7e1e6cb43753c9e9ad4febea73b5e11f5b1d836aa92f2b0648', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 3, '2026-11-25 00:45:42.516787+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '8ff6a460-9ab5-43c3-884c-5a5dfc2c0f19', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'afcce560918d5a7e1e6cb43753c9e9ad4febea73b5e11f5b1d836aa92f2b0648', '{"at": "2026-11-25T00:45:42.516787+00:00", "key": "8ff6a460-9ab5-43c3-884c-5a5dfc2c0f19", "seq": 3, "prev": "afcce560918d5a7e1e6cb43753c9e9ad4febea73b5e11f5b1d836aa92f2b0648", "actor": "hanna.desk", "action": "approve", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 3, "to_status": "approved", "request_id": 7, "from_status": "pending", "seen_version": 2}', '4c99bb52346b5c1f50056912bb5f2464cc8c1a156497464d099ad46bad3ca806', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 4, '2026-11-25 00:45:42.584313+00', 'vera.desk', 'return', 'approved', 'draft', 4, 3, 'Нет договора', NULL, NULL, NULL, 'c626f31f-4cd4-4976-919b-57474c6ea5d7', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '4c99bb52346b5c1f50056912bb5f2464cc8c1a156497464d099ad46bad3ca806', '{"at": "2026-11-25T00:45:42.584313+00:00", "key": "c626f31f-4cd4-4976-919b-57474c6ea5d7", "seq": 4, "prev": "4c99bb52346b5c1f50056912bb5f2464cc8c1a156497464d099ad46bad3ca806", "actor": "vera.desk", "action": "return", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "comment": "Нет договора", "version": 4, "to_status": "draft", "request_id": 7, "from_status": "approved", "seen_version": 3}', '95e750c12e2d2357431e6f6948e6686847238d56b9147d8f7529919cdf2ad0d2', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (8, 1, '2026-11-25 00:45:42.666002+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', '{"amount": 10000, "subject": "Услуги", "currency": "RUB", "contractor": "ООО Ромашка"}', '', '{"at": "2026-11-25T00:45:42.666002+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{\"key\": \"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}", "digest": "9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161", "version": 1, "to_status": "draft", "request_id": 8}', '8e930ffcec01c8bd058e41b74c47c0ded1e92eb528a0f49dc78255a9c2686227', '{"key": "ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 5, '2026-11-25 00:45:42.842905+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '1', NULL, 'b28eb369-797d-4e59-91e8-ba2c15215149', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '55470b98b813f674cbc6adbc65646e870544287a64150275fc41e8198be796a0', '{"at": "2026-11-25T00:45:42.842905+00:00", "key": "b28eb369-797d-4e59-91e8-ba2c15215149", "seq": 5, "prev": "55470b98b813f674cbc6adbc65646e870544287a64150275fc41e8198be796a0", "actor": "vera.desk", "batch": 1, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "1"}', 'cb5cd85724dd05787bfebb896e21f78e652a9be0986c302f64bda70477bcd795', NULL, 1, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 6, '2026-11-25 00:45:42.888319+00', 'vera.desk', 'recall', 'approved', 'approved', 4, NULL, 'не отправлен', NULL, NULL, NULL, 'd1651947-4863-4430-be86-7ae53fe15d1c', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'cb5cd85724dd05787bfebb896e21f78e652a9be0986c302f64bda70477bcd795', '{"at": "2026-11-25T00:45:42.888319+00:00", "key": "d1651947-4863-4430-be86-7ae53fe15d1c", "seq": 6, "prev": "cb5cd85724dd05787bfebb896e21f78e652a9be0986c302f64bda70477bcd795", "actor": "vera.desk", "action": "recall", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "comment": "не отправлен", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved"}', 'cf6c291e7c95253f194e3249ca5af69d9db1400fe9eca08b5032a24870bcb34a', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 7, '2026-11-25 00:45:42.966582+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '2', NULL, 'd4b3c047-eff6-42cc-9bdd-ed43af68a1ca', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'cf6c291e7c95253f194e3249ca5af69d9db1400fe9eca08b5032a24870bcb34a', '{"at": "2026-11-25T00:45:42.966582+00:00", "key": "d4b3c047-eff6-42cc-9bdd-ed43af68a1ca", "seq": 7, "prev": "cf6c291e7c95253f194e3249ca5af69d9db1400fe9eca08b5032a24870bcb34a", "actor": "vera.desk", "batch": 2, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "2"}', '629edb11289ae3b782b19229beb8d893a872a24761b09d9c9ea4c5ca90390e88', NULL, 2, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.outbox VALUES (1, 2, NULL);
INSERT INTO paydesk.outbox VALUES (1, 3, NULL);
INSERT INTO paydesk.outbox VALUES (1, 4, NULL);
INSERT INTO paydesk.outbox VALUES (2, 3, NULL);
INSERT INTO paydesk.outbox VALUES (2, 4, NULL);
INSERT INTO paydesk.outbox VALUES (3, 2, NULL);
INSERT INTO paydesk.outbox VALUES (3, 3, NULL);
INSERT INTO paydesk.outbox VALUES (4, 2, NULL);
INSERT INTO paydesk.outbox VALUES (4, 3, NULL);
INSERT INTO paydesk.outbox VALUES (7, 2, NULL);
INSERT INTO paydesk.outbox VALUES (7, 3, NULL);
INSERT INTO paydesk.outbox VALUES (7, 4, NULL);
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
INSERT INTO paydesk.receipt VALUES ('df36dcf199c9404ab94f8ad06e087e36', 'postgres', '2026-11-25 00:45:41.234385+00');
INSERT INTO paydesk.receipt VALUES ('3cecfed1cbd2470cbccb13de663f7a64', 'postgres', '2026-11-25 00:45:41.259188+00');
INSERT INTO paydesk.receipt VALUES ('8956b9bb6acd470e872a814236501555', 'postgres', '2026-11-25 00:45:41.283747+00');
INSERT INTO paydesk.receipt VALUES ('77ccdbeb337149eeb8d769dc1a370f74', 'postgres', '2026-11-25 00:45:41.308218+00');
INSERT INTO paydesk.receipt VALUES ('70b5fe02cd7c4eebaaf2edffb1d9b98a', 'postgres', '2026-11-25 00:45:41.33487+00');
INSERT INTO paydesk.receipt VALUES ('44292fff78574757b878b3c20cdce9dc', 'postgres', '2026-11-25 00:45:41.360544+00');
INSERT INTO paydesk.receipt VALUES ('21282e552f3946a3b5405d7d34abb998', 'postgres', '2026-11-25 00:45:41.390956+00');
INSERT INTO paydesk.receipt VALUES ('a6d62b70a52f4012b0063bce62f571b5', 'postgres', '2026-11-25 00:45:41.41776+00');
INSERT INTO paydesk.receipt VALUES ('a0a7047bd22c4264acd9c8a73793dc9f', 'anna.desk', '2026-11-25 00:45:41.613983+00');
INSERT INTO paydesk.receipt VALUES ('7c0611a895da42228f405b0882fbe896', 'hanna.desk', '2026-11-25 00:45:41.674556+00');
INSERT INTO paydesk.receipt VALUES ('9f07e21766f44bf7a7d02daf2055ff9c', 'vera.desk', '2026-11-25 00:45:41.747783+00');
INSERT INTO paydesk.receipt VALUES ('53f2f440da7c4f78a064a3d98460dca9', 'anna.desk', '2026-11-25 00:45:41.812549+00');
INSERT INTO paydesk.receipt VALUES ('8e7cb4a74b434d999b470bacfdbbe261', 'hanna.desk', '2026-11-25 00:45:41.871259+00');
INSERT INTO paydesk.receipt VALUES ('a93f51c916384745b662791b99cb1358', 'anna.desk', '2026-11-25 00:45:41.952742+00');
INSERT INTO paydesk.receipt VALUES ('622bd472a0b6469aac0769bf8ffdc821', 'hanna.desk', '2026-11-25 00:45:42.012147+00');
INSERT INTO paydesk.receipt VALUES ('9645509e2d3a40b7b286f6d6198b69d3', 'anna.desk', '2026-11-25 00:45:42.075305+00');
INSERT INTO paydesk.receipt VALUES ('78f64f5afd354f4ab9684d87ce5bbab0', 'hanna.desk', '2026-11-25 00:45:42.136922+00');
INSERT INTO paydesk.receipt VALUES ('b22c7d3ba0bc4fa0944c018356dd7b77', 'anna.desk', '2026-11-25 00:45:42.179211+00');
INSERT INTO paydesk.receipt VALUES ('8c0f28934ee849239d76c94a16f30c6a', 'anna.desk', '2026-11-25 00:45:42.259235+00');
INSERT INTO paydesk.receipt VALUES ('821fa8b352e9468da59846bb6b2461b0', 'anna.desk', '2026-11-25 00:45:42.335076+00');
INSERT INTO paydesk.receipt VALUES ('a633a9ca2c874c14ac7baa724b8c3131', 'anna.desk', '2026-11-25 00:45:42.401039+00');
INSERT INTO paydesk.receipt VALUES ('ee89f81ff0cf4272adeb1b0ff0f78908', 'anna.desk', '2026-11-25 00:45:42.462233+00');
INSERT INTO paydesk.receipt VALUES ('6534362bb43c4acc9f2b0768047aad10', 'hanna.desk', '2026-11-25 00:45:42.524388+00');
INSERT INTO paydesk.receipt VALUES ('9e66c298351942ef9532b64990d2e2d8', 'vera.desk', '2026-11-25 00:45:42.592192+00');
INSERT INTO paydesk.receipt VALUES ('e67312daf6e6497e8db2ad005df5c3b9', 'anna.desk', '2026-11-25 00:45:42.675692+00');
INSERT INTO paydesk.receipt VALUES ('033f405480834bacba6e13ff21183116', 'vera.desk', '2026-11-25 00:45:42.705889+00');
INSERT INTO paydesk.receipt VALUES ('87afd57044294ce4bce57197970974c3', 'vera.desk', '2026-11-25 00:45:42.733302+00');
INSERT INTO paydesk.receipt VALUES ('646f507529c248bd8dbb3a60bd383969', 'vera.desk', '2026-11-25 00:45:42.779516+00');
INSERT INTO paydesk.receipt VALUES ('9ec7582ba2184622b388a49de7f44246', 'vera.desk', '2026-11-25 00:45:42.851951+00');
INSERT INTO paydesk.receipt VALUES ('59665c85a8204832b982e2c2f12ddc1d', 'vera.desk', '2026-11-25 00:45:42.898633+00');
INSERT INTO paydesk.receipt VALUES ('bf8f433e4e85446584fe29becd6a8d07', 'vera.desk', '2026-11-25 00:45:42.975463+00');
INSERT INTO paydesk.receipt VALUES ('6d37b21a6dc548e8859859128e093b90', 'vera.desk', '2026-11-25 00:45:43.016402+00');
INSERT INTO paydesk.request VALUES (1, 4, 'paid', 'anna.desk', '2026-11-25 00:45:41.587603+00', '2026-11-25 00:45:41.737083+00', 4, '4435c70a6d1a1eafd25b809796f57e1e5dd56afbff3963af04671d975fc9dcc5', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', 'hanna.desk', '2026-11-25 00:45:41.665155+00', 'vera.desk', '2026-12-01', '345', NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 1, без НДС', '1', '2026-11-20', 'be402047aa1757f59b889f5be7a7aaf4', NULL, '9714017207 1', NULL);
INSERT INTO paydesk.request VALUES (3, 3, 'rejected', 'anna.desk', '2026-11-25 00:45:41.924976+00', '2026-11-25 00:45:42.004605+00', 3, '51bd7dc97705dc378ce1ff3b558c2d9bc5fb796cc86b16f9ffca7889ccd6a43d', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 3, без НДС', '3', '2026-11-20', 'c0a3439437ebb35a0b55fccfd56065a2', NULL, '9714017207 3', NULL);
INSERT INTO paydesk.request VALUES (5, 2, 'draft', 'anna.desk', '2026-11-25 00:45:42.167157+00', '2026-11-25 00:45:42.246983+00', 2, '98bfc6d58a322b2c8ee2caf908f69a17624c87b137095656ac3734715a728bb7', '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 9950, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 5, без НДС', '5', '2026-11-20', 'd7336dee47881df2d994b0a47bc6fa08', NULL, '9714017207 5', NULL);
INSERT INTO paydesk.request VALUES (4, 2, 'pending', 'anna.desk', '2026-11-25 00:45:42.044531+00', '2026-11-25 00:45:42.128356+00', 3, '0ef5ed2dedeae7d00b5150d13c225bf13ffb5eb9b28c7999f21917763ce9ddb8', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 4, без НДС', '4', '2026-11-20', '14bf6986954fb376fcbc83358ce6e90e', NULL, '9714017207 4', NULL);
INSERT INTO paydesk.request VALUES (6, 2, 'discarded', 'anna.desk', '2026-11-25 00:45:42.319083+00', '2026-11-25 00:45:42.391607+00', 2, '695a73497553d06d80ec41ed577aeed0d8dfcee049c450e43929e651243e5b09', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 6, без НДС', '6', '2026-11-20', '6bf3f7e06ae0265ae5b38741e54911ea', NULL, '9714017207 6', NULL);
INSERT INTO paydesk.request VALUES (2, 4, 'approved', 'anna.desk', '2026-11-25 00:45:41.777941+00', '2026-11-25 00:45:42.966582+00', 7, '629edb11289ae3b782b19229beb8d893a872a24761b09d9c9ea4c5ca90390e88', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', 'hanna.desk', '2026-11-25 00:45:41.862171+00', NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 2, без НДС', '2', '2026-11-20', '774be3c9e0eb0a915870e961ba3e783a', 2, '9714017207 2', NULL);
INSERT INTO paydesk.request VALUES (7, 4, 'draft', 'anna.desk', '2026-11-25 00:45:42.430503+00', '2026-11-25 00:45:42.584313+00', 4, '95e750c12e2d2357431e6f6948e6686847238d56b9147d8f7529919cdf2ad0d2', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, NULL, NULL, NULL, NULL, 'vera.desk', NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 7, без НДС', '7', '2026-11-20', '1a3703f8c92964e243988b62fd82440a', NULL, '9714017207 7', NULL);
INSERT INTO paydesk.request VALUES (8, 1, 'draft', 'anna.desk', '2026-11-25 00:45:42.666002+00', '2026-11-25 00:45:42.666002+00', 1, '8e930ffcec01c8bd058e41b74c47c0ded1e92eb528a0f49dc78255a9c2686227', '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', NULL, NULL, NULL, NULL, NULL, NULL, 'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203', 'услуги ооо ромашка', 'ромашка', 'Услуги', 'ООО Ромашка', 10000, 'RUB', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'b91bcc4a446ef8619221ae3016b098b0', NULL, NULL, NULL);
INSERT INTO paydesk.request_file VALUES (1, 2, 'invoice', 'invoice.pdf', 'application/pdf', 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', true, 'anna.desk', '2026-11-25 00:45:41.793632+00', false);
INSERT INTO paydesk.saved_view VALUES ('vera.desk', 'неделя', '{"status": ["approved"]}', true);
INSERT INTO paydesk.setting VALUES ('guards_sha256', 'afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05');
INSERT INTO paydesk.setting VALUES ('database_id', 'b777fcfb');
INSERT INTO paydesk.statement VALUES (1, '2026-11-25 00:45:43.012281+00', 'vera.desk', 'kl_to_1c.txt', '77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf', 1, 'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
INSERT INTO paydesk.statement_line VALUES (1, 1, '6f01037fd4d79107169456062f05cbbe60c26115347091f3acb0fd5861247520', 17, 'out', '40702810740000432537', 'Платежное поручение', '77', '2026-12-01', 500, '', '', '40702810938000012345', 'Комиссия', NULL, 'unmatched');
SELECT pg_catalog.setval('paydesk.request_file_id_seq', 1, true);
SELECT pg_catalog.setval('paydesk.request_id_seq', 8, true);
ALTER TABLE ONLY paydesk.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY paydesk.account_balance
    ADD CONSTRAINT pk_account_balance PRIMARY KEY (statement_id, own_account, day);
ALTER TABLE ONLY paydesk.account_trust
    ADD CONSTRAINT pk_account_trust PRIMARY KEY (id);
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
ALTER TABLE ONLY paydesk.contractor
    ADD CONSTRAINT pk_contractor PRIMARY KEY (key);
ALTER TABLE ONLY paydesk.delegation
    ADD CONSTRAINT pk_delegation PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.delegation_end
    ADD CONSTRAINT pk_delegation_end PRIMARY KEY (delegation_id);
ALTER TABLE ONLY paydesk.delivery
    ADD CONSTRAINT pk_delivery PRIMARY KEY (key);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT pk_event PRIMARY KEY (request_id, seq);
ALTER TABLE ONLY paydesk.notify_setting
    ADD CONSTRAINT pk_notify_setting PRIMARY KEY (login, name);
ALTER TABLE ONLY paydesk.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (request_id, seq);
ALTER TABLE ONLY paydesk.own_account
    ADD CONSTRAINT pk_own_account PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.person
    ADD CONSTRAINT pk_person PRIMARY KEY (login);
ALTER TABLE ONLY paydesk.person_role
    ADD CONSTRAINT pk_person_role PRIMARY KEY (login, role);
ALTER TABLE ONLY paydesk.policy
    ADD CONSTRAINT pk_policy PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.policy_chain
    ADD CONSTRAINT pk_policy_chain PRIMARY KEY (id);
ALTER TABLE ONLY paydesk.policy_confirmation
    ADD CONSTRAINT pk_policy_confirmation PRIMARY KEY (policy_id);
ALTER TABLE ONLY paydesk.policy_step
    ADD CONSTRAINT pk_policy_step PRIMARY KEY (chain, place);
ALTER TABLE ONLY paydesk.policy_step_person
    ADD CONSTRAINT pk_policy_step_person PRIMARY KEY (chain, place, login);
ALTER TABLE ONLY paydesk.receipt
    ADD CONSTRAINT pk_receipt PRIMARY KEY (key);
ALTER TABLE ONLY paydesk.repeat_period
    ADD CONSTRAINT pk_repeat_period PRIMARY KEY (plan_id, number);
ALTER TABLE ONLY paydesk.repeat_plan
    ADD CONSTRAINT pk_repeat_plan PRIMARY KEY (id);
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
CREATE INDEX ix_account_trust_account ON paydesk.account_trust USING btree (account, contractor, id);
CREATE INDEX ix_bank_batch_item_request_id ON paydesk.bank_batch_item USING btree (request_id);
CREATE INDEX ix_delegation_substitute ON paydesk.delegation USING btree (substitute);
CREATE INDEX ix_delivery_digest ON paydesk.delivery USING btree (digest);
CREATE INDEX ix_delivery_request_id ON paydesk.delivery USING btree (request_id);
CREATE INDEX ix_delivery_state_due_at ON paydesk.delivery USING btree (state, due_at);
CREATE INDEX ix_outbox_waiting ON paydesk.outbox USING btree (request_id, seq) WHERE (planned_at IS NULL);
CREATE INDEX ix_repeat_plan_owner ON paydesk.repeat_plan USING btree (owner);
CREATE INDEX ix_request_account ON paydesk.request USING btree (account, amount, status);
CREATE INDEX ix_request_account_inn ON paydesk.request USING btree (account, inn);
CREATE INDEX ix_request_author_status ON paydesk.request USING btree (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON paydesk.request USING btree (contractor_key, id);
CREATE INDEX ix_request_contractor_prefix ON paydesk.request USING btree (contractor_key COLLATE "C");
CREATE INDEX ix_request_file_request_id ON paydesk.request_file USING btree (request_id);
CREATE INDEX ix_request_file_sha256 ON paydesk.request_file USING btree (sha256);
CREATE INDEX ix_request_fingerprint ON paydesk.request USING btree (fingerprint);
CREATE INDEX ix_request_inn ON paydesk.request USING btree (inn, id);
CREATE INDEX ix_request_invoice_key ON paydesk.request USING btree (invoice_key);
CREATE INDEX ix_request_status_due ON paydesk.request USING btree (status, due_date, id, currency, amount, author, returned_by);
CREATE INDEX ix_seal_leaf_request_id ON paydesk.seal_leaf USING btree (request_id, seq);
CREATE INDEX ix_statement_line_partner ON paydesk.statement_line USING btree (partner_inn, amount);
CREATE INDEX ix_statement_line_request_id ON paydesk.statement_line USING btree (request_id);
CREATE INDEX ix_statement_line_statement_id ON paydesk.statement_line USING btree (statement_id);
CREATE UNIQUE INDEX uq_bank_batch_item_number ON paydesk.bank_batch_item USING btree (own_account_id, year, number);
CREATE UNIQUE INDEX uq_saved_view_default ON paydesk.saved_view USING btree (owner) WHERE is_default;
CREATE TRIGGER account_balance_refuse BEFORE DELETE OR UPDATE ON paydesk.account_balance FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER account_balance_refuse_truncate BEFORE TRUNCATE ON paydesk.account_balance FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER account_balance_statement_part_guard BEFORE INSERT ON paydesk.account_balance FOR EACH ROW EXECUTE FUNCTION paydesk.statement_part_guard();
CREATE TRIGGER account_trust_account_trust_guard BEFORE INSERT ON paydesk.account_trust FOR EACH ROW EXECUTE FUNCTION paydesk.account_trust_guard();
CREATE TRIGGER account_trust_refuse BEFORE DELETE OR UPDATE ON paydesk.account_trust FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER account_trust_refuse_truncate BEFORE TRUNCATE ON paydesk.account_trust FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
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
CREATE TRIGGER contractor_contractor_guard BEFORE INSERT OR UPDATE ON paydesk.contractor FOR EACH ROW EXECUTE FUNCTION paydesk.contractor_guard();
CREATE TRIGGER contractor_refuse BEFORE DELETE ON paydesk.contractor FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER contractor_refuse_truncate BEFORE TRUNCATE ON paydesk.contractor FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delegation_delegation_guard BEFORE INSERT ON paydesk.delegation FOR EACH ROW EXECUTE FUNCTION paydesk.delegation_guard();
CREATE TRIGGER delegation_end_delegation_end_guard BEFORE INSERT ON paydesk.delegation_end FOR EACH ROW EXECUTE FUNCTION paydesk.delegation_end_guard();
CREATE TRIGGER delegation_end_refuse BEFORE DELETE OR UPDATE ON paydesk.delegation_end FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delegation_end_refuse_truncate BEFORE TRUNCATE ON paydesk.delegation_end FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delegation_refuse BEFORE DELETE OR UPDATE ON paydesk.delegation FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delegation_refuse_truncate BEFORE TRUNCATE ON paydesk.delegation FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delivery_delivery_guard BEFORE INSERT OR UPDATE ON paydesk.delivery FOR EACH ROW EXECUTE FUNCTION paydesk.delivery_guard();
CREATE TRIGGER delivery_refuse BEFORE DELETE ON paydesk.delivery FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER delivery_refuse_truncate BEFORE TRUNCATE ON paydesk.delivery FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_event_guard BEFORE INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_guard();
CREATE TRIGGER event_event_move AFTER INSERT ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.event_move();
CREATE TRIGGER event_refuse BEFORE DELETE OR UPDATE ON paydesk.event FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER event_refuse_truncate BEFORE TRUNCATE ON paydesk.event FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER notify_setting_notify_setting_guard BEFORE INSERT OR UPDATE ON paydesk.notify_setting FOR EACH ROW EXECUTE FUNCTION paydesk.notify_setting_guard();
CREATE TRIGGER notify_setting_refuse BEFORE DELETE ON paydesk.notify_setting FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER notify_setting_refuse_truncate BEFORE TRUNCATE ON paydesk.notify_setting FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER outbox_outbox_guard BEFORE UPDATE ON paydesk.outbox FOR EACH ROW EXECUTE FUNCTION paydesk.outbox_guard();
CREATE TRIGGER outbox_refuse BEFORE DELETE ON paydesk.outbox FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER outbox_refuse_truncate BEFORE TRUNCATE ON paydesk.outbox FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER own_account_own_account_guard BEFORE INSERT OR UPDATE ON paydesk.own_account FOR EACH ROW EXECUTE FUNCTION paydesk.own_account_guard();
CREATE TRIGGER own_account_refuse BEFORE DELETE ON paydesk.own_account FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER own_account_refuse_truncate BEFORE TRUNCATE ON paydesk.own_account FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_person_guard BEFORE INSERT OR UPDATE ON paydesk.person FOR EACH ROW EXECUTE FUNCTION paydesk.person_guard();
CREATE TRIGGER person_refuse BEFORE DELETE ON paydesk.person FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_refuse_truncate BEFORE TRUNCATE ON paydesk.person FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_role_person_role_guard BEFORE INSERT OR DELETE ON paydesk.person_role FOR EACH ROW EXECUTE FUNCTION paydesk.person_role_guard();
CREATE TRIGGER person_role_refuse BEFORE UPDATE ON paydesk.person_role FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER person_role_refuse_truncate BEFORE TRUNCATE ON paydesk.person_role FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_chain_policy_part_guard BEFORE INSERT ON paydesk.policy_chain FOR EACH ROW EXECUTE FUNCTION paydesk.policy_part_guard();
CREATE TRIGGER policy_chain_refuse BEFORE DELETE OR UPDATE ON paydesk.policy_chain FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_chain_refuse_truncate BEFORE TRUNCATE ON paydesk.policy_chain FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_confirmation_policy_confirmation_guard BEFORE INSERT ON paydesk.policy_confirmation FOR EACH ROW EXECUTE FUNCTION paydesk.policy_confirmation_guard();
CREATE TRIGGER policy_confirmation_refuse BEFORE DELETE OR UPDATE ON paydesk.policy_confirmation FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_confirmation_refuse_truncate BEFORE TRUNCATE ON paydesk.policy_confirmation FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_policy_guard BEFORE INSERT ON paydesk.policy FOR EACH ROW EXECUTE FUNCTION paydesk.policy_guard();
CREATE TRIGGER policy_policy_spread AFTER INSERT ON paydesk.policy FOR EACH ROW EXECUTE FUNCTION paydesk.policy_spread();
CREATE TRIGGER policy_refuse BEFORE DELETE OR UPDATE ON paydesk.policy FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_refuse_truncate BEFORE TRUNCATE ON paydesk.policy FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_step_person_policy_part_guard BEFORE INSERT ON paydesk.policy_step_person FOR EACH ROW EXECUTE FUNCTION paydesk.policy_part_guard();
CREATE TRIGGER policy_step_person_refuse BEFORE DELETE OR UPDATE ON paydesk.policy_step_person FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_step_person_refuse_truncate BEFORE TRUNCATE ON paydesk.policy_step_person FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_step_policy_part_guard BEFORE INSERT ON paydesk.policy_step FOR EACH ROW EXECUTE FUNCTION paydesk.policy_part_guard();
CREATE TRIGGER policy_step_refuse BEFORE DELETE OR UPDATE ON paydesk.policy_step FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER policy_step_refuse_truncate BEFORE TRUNCATE ON paydesk.policy_step FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER receipt_receipt_guard BEFORE INSERT ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.receipt_guard();
CREATE TRIGGER receipt_receipt_keep BEFORE DELETE ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.receipt_keep();
CREATE TRIGGER receipt_refuse BEFORE UPDATE ON paydesk.receipt FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER receipt_refuse_truncate BEFORE TRUNCATE ON paydesk.receipt FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER repeat_period_refuse BEFORE DELETE OR UPDATE ON paydesk.repeat_period FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER repeat_period_refuse_truncate BEFORE TRUNCATE ON paydesk.repeat_period FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER repeat_period_repeat_period_guard BEFORE INSERT ON paydesk.repeat_period FOR EACH ROW EXECUTE FUNCTION paydesk.repeat_period_guard();
CREATE TRIGGER repeat_plan_refuse BEFORE DELETE ON paydesk.repeat_plan FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER repeat_plan_refuse_truncate BEFORE TRUNCATE ON paydesk.repeat_plan FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER repeat_plan_repeat_plan_guard BEFORE INSERT OR UPDATE ON paydesk.repeat_plan FOR EACH ROW EXECUTE FUNCTION paydesk.repeat_plan_guard();
CREATE TRIGGER request_file_refuse BEFORE DELETE ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_refuse_truncate BEFORE TRUNCATE ON paydesk.request_file FOR EACH STATEMENT EXECUTE FUNCTION paydesk.refuse();
CREATE TRIGGER request_file_request_file_guard BEFORE INSERT OR UPDATE ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_guard();
CREATE TRIGGER request_file_request_file_log AFTER INSERT OR UPDATE ON paydesk.request_file FOR EACH ROW EXECUTE FUNCTION paydesk.request_file_log();
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
ALTER TABLE ONLY paydesk.delegation_end
    ADD CONSTRAINT fk_delegation_end_delegation_id FOREIGN KEY (delegation_id) REFERENCES paydesk.delegation(id);
ALTER TABLE ONLY paydesk.delegation
    ADD CONSTRAINT fk_delegation_giver FOREIGN KEY (giver) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.delegation
    ADD CONSTRAINT fk_delegation_substitute FOREIGN KEY (substitute) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.delivery
    ADD CONSTRAINT fk_delivery_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.event
    ADD CONSTRAINT fk_event_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.notify_setting
    ADD CONSTRAINT fk_notify_setting_login FOREIGN KEY (login) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.person_role
    ADD CONSTRAINT fk_person_role_login FOREIGN KEY (login) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.policy_chain
    ADD CONSTRAINT fk_policy_chain_policy_id FOREIGN KEY (policy_id) REFERENCES paydesk.policy(id);
ALTER TABLE ONLY paydesk.policy_confirmation
    ADD CONSTRAINT fk_policy_confirmation_policy_id FOREIGN KEY (policy_id) REFERENCES paydesk.policy(id);
ALTER TABLE ONLY paydesk.policy_step
    ADD CONSTRAINT fk_policy_step_chain FOREIGN KEY (chain) REFERENCES paydesk.policy_chain(id);
ALTER TABLE ONLY paydesk.policy_step_person
    ADD CONSTRAINT fk_policy_step_person_chain FOREIGN KEY (chain) REFERENCES paydesk.policy_chain(id);
ALTER TABLE ONLY paydesk.policy_step_person
    ADD CONSTRAINT fk_policy_step_person_login FOREIGN KEY (login) REFERENCES paydesk.person(login);
ALTER TABLE ONLY paydesk.repeat_period
    ADD CONSTRAINT fk_repeat_period_plan_id FOREIGN KEY (plan_id) REFERENCES paydesk.repeat_plan(id);
ALTER TABLE ONLY paydesk.repeat_period
    ADD CONSTRAINT fk_repeat_period_request_id FOREIGN KEY (request_id) REFERENCES paydesk.request(id);
ALTER TABLE ONLY paydesk.repeat_plan
    ADD CONSTRAINT fk_repeat_plan_owner FOREIGN KEY (owner) REFERENCES paydesk.person(login);
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
ALTER TABLE paydesk.account_trust ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_trust_insert ON paydesk.account_trust FOR INSERT WITH CHECK (true);
CREATE POLICY account_trust_select ON paydesk.account_trust FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role) OR ( SELECT paydesk.has_role('head'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.account = account_trust.account)))));
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
ALTER TABLE paydesk.contractor ENABLE ROW LEVEL SECURITY;
CREATE POLICY contractor_insert ON paydesk.contractor FOR INSERT WITH CHECK (true);
CREATE POLICY contractor_select ON paydesk.contractor FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role) OR ( SELECT paydesk.has_role('head'::text) AS has_role) OR ( SELECT paydesk.has_role('notifier'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.inn = contractor.key))) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.contractor_key = contractor.key)))));
CREATE POLICY contractor_update ON paydesk.contractor FOR UPDATE USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR ( SELECT paydesk.has_role('accountant'::text) AS has_role) OR ( SELECT paydesk.has_role('head'::text) AS has_role) OR ( SELECT paydesk.has_role('notifier'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.inn = contractor.key))) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.contractor_key = contractor.key)))));
ALTER TABLE paydesk.delegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.delegation_end ENABLE ROW LEVEL SECURITY;
CREATE POLICY delegation_end_insert ON paydesk.delegation_end FOR INSERT WITH CHECK (true);
CREATE POLICY delegation_end_select ON paydesk.delegation_end FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY delegation_insert ON paydesk.delegation FOR INSERT WITH CHECK (true);
CREATE POLICY delegation_select ON paydesk.delegation FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
ALTER TABLE paydesk.delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY delivery_insert ON paydesk.delivery FOR INSERT WITH CHECK (true);
CREATE POLICY delivery_select ON paydesk.delivery FOR SELECT USING ((( SELECT paydesk.has_role('notifier'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (login = (SESSION_USER)::text) OR ((kind = 'contractor'::text) AND ( SELECT paydesk.has_role('accountant'::text) AS has_role))));
CREATE POLICY delivery_update ON paydesk.delivery FOR UPDATE USING ((( SELECT paydesk.has_role('notifier'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (login = (SESSION_USER)::text) OR ((kind = 'contractor'::text) AND ( SELECT paydesk.has_role('accountant'::text) AS has_role))));
ALTER TABLE paydesk.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_insert ON paydesk.event FOR INSERT WITH CHECK (true);
CREATE POLICY event_select ON paydesk.event FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = event.request_id)))));
ALTER TABLE paydesk.notify_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY notify_setting_insert ON paydesk.notify_setting FOR INSERT WITH CHECK (true);
CREATE POLICY notify_setting_select ON paydesk.notify_setting FOR SELECT USING (((login = (SESSION_USER)::text) OR ( SELECT paydesk.has_role('notifier'::text) AS has_role)));
CREATE POLICY notify_setting_update ON paydesk.notify_setting FOR UPDATE USING ((login = (SESSION_USER)::text));
ALTER TABLE paydesk.outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY outbox_select ON paydesk.outbox FOR SELECT USING ((( SELECT paydesk.has_role('notifier'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role)));
CREATE POLICY outbox_update ON paydesk.outbox FOR UPDATE USING (( SELECT paydesk.has_role('notifier'::text) AS has_role));
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
ALTER TABLE paydesk.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.policy_chain ENABLE ROW LEVEL SECURITY;
CREATE POLICY policy_chain_select ON paydesk.policy_chain FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
ALTER TABLE paydesk.policy_confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY policy_confirmation_insert ON paydesk.policy_confirmation FOR INSERT WITH CHECK (true);
CREATE POLICY policy_confirmation_select ON paydesk.policy_confirmation FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY policy_insert ON paydesk.policy FOR INSERT WITH CHECK (true);
CREATE POLICY policy_select ON paydesk.policy FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
ALTER TABLE paydesk.policy_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.policy_step_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY policy_step_person_select ON paydesk.policy_step_person FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
CREATE POLICY policy_step_select ON paydesk.policy_step FOR SELECT USING (( SELECT paydesk.is_known() AS is_known));
ALTER TABLE paydesk.receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY receipt_insert ON paydesk.receipt FOR INSERT WITH CHECK (true);
CREATE POLICY receipt_select ON paydesk.receipt FOR SELECT USING ((login = (SESSION_USER)::text));
ALTER TABLE paydesk.repeat_period ENABLE ROW LEVEL SECURITY;
CREATE POLICY repeat_period_insert ON paydesk.repeat_period FOR INSERT WITH CHECK (true);
CREATE POLICY repeat_period_select ON paydesk.repeat_period FOR SELECT USING ((EXISTS ( SELECT 1
   FROM paydesk.repeat_plan p
  WHERE (p.id = repeat_period.plan_id))));
ALTER TABLE paydesk.repeat_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY repeat_plan_insert ON paydesk.repeat_plan FOR INSERT WITH CHECK (true);
CREATE POLICY repeat_plan_select ON paydesk.repeat_plan FOR SELECT USING ((owner = (SESSION_USER)::text));
CREATE POLICY repeat_plan_update ON paydesk.repeat_plan FOR UPDATE USING ((owner = (SESSION_USER)::text));
ALTER TABLE paydesk.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE paydesk.request_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY request_file_insert ON paydesk.request_file FOR INSERT WITH CHECK (true);
CREATE POLICY request_file_select ON paydesk.request_file FOR SELECT USING ((( SELECT paydesk.has_role('auditor'::text) AS has_role) OR ( SELECT paydesk.has_role('admin'::text) AS has_role) OR (EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = request_file.request_id)))));
CREATE POLICY request_file_update ON paydesk.request_file FOR UPDATE USING ((EXISTS ( SELECT 1
   FROM paydesk.request q
  WHERE (q.id = request_file.request_id))));
CREATE POLICY request_insert ON paydesk.request FOR INSERT WITH CHECK (true);
CREATE POLICY request_select ON paydesk.request FOR SELECT USING (((( SELECT paydesk.has_role('manager'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text])) AND (author = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('head'::text) AS has_role) AND (status = ANY (ARRAY['pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['approved'::text, 'paid'::text]))) OR (( SELECT paydesk.has_role('accountant'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text])) AND (returned_by = (SESSION_USER)::text)) OR (( SELECT paydesk.has_role('auditor'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text]))) OR (( SELECT paydesk.has_role('admin'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'discarded'::text]))) OR (( SELECT paydesk.has_role('notifier'::text) AS has_role) AND (status = ANY (ARRAY['draft'::text, 'pending'::text, 'approved'::text, 'paid'::text, 'rejected'::text])))));
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
REVOKE ALL ON FUNCTION paydesk.account_trust_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.admin_event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_batch_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_batch_item_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.bank_load_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.blob_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.contractor_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.delegation_end_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.delegation_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.delivery_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.event_move() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.has_role(wanted text) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.has_role(wanted text) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.invoice_key(payee text, number text) FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.invoices_taken(keys text[], papers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.invoices_taken(keys text[], papers text[]) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.is_known() FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.is_known() TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.notify_setting_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.outbox_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.own_account_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.payments_past(ids bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION paydesk.payments_past(ids bigint[]) TO paydesk_user;
REVOKE ALL ON FUNCTION paydesk.person_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.person_role_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.policy_confirmation_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.policy_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.policy_part_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.policy_spread() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.receipt_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.receipt_keep() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.refuse() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.repeat_period_guard() FROM PUBLIC;
REVOKE ALL ON FUNCTION paydesk.repeat_plan_guard() FROM PUBLIC;
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
GRANT SELECT ON TABLE paydesk.account_trust TO paydesk_user;
GRANT INSERT(contractor) ON TABLE paydesk.account_trust TO paydesk_user;
GRANT INSERT(account) ON TABLE paydesk.account_trust TO paydesk_user;
GRANT INSERT(trusted) ON TABLE paydesk.account_trust TO paydesk_user;
GRANT INSERT(how) ON TABLE paydesk.account_trust TO paydesk_user;
GRANT INSERT(comment) ON TABLE paydesk.account_trust TO paydesk_user;
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
GRANT SELECT ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(name),UPDATE(name) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(email),UPDATE(email) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(notify),UPDATE(notify) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(lang),UPDATE(lang) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(note),UPDATE(note) ON TABLE paydesk.contractor TO paydesk_user;
GRANT INSERT(merged_into),UPDATE(merged_into) ON TABLE paydesk.contractor TO paydesk_user;
GRANT SELECT ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(substitute) ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(since) ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(until) ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(amount) ON TABLE paydesk.delegation TO paydesk_user;
GRANT INSERT(currency) ON TABLE paydesk.delegation TO paydesk_user;
GRANT SELECT ON TABLE paydesk.delegation_end TO paydesk_user;
GRANT INSERT(delegation_id) ON TABLE paydesk.delegation_end TO paydesk_user;
GRANT SELECT ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(seq) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(kind) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(login) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(channel) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(state),UPDATE(state) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(digest),UPDATE(digest) ON TABLE paydesk.delivery TO paydesk_user;
GRANT INSERT(due_at),UPDATE(due_at) ON TABLE paydesk.delivery TO paydesk_user;
GRANT UPDATE(tries) ON TABLE paydesk.delivery TO paydesk_user;
GRANT UPDATE(error) ON TABLE paydesk.delivery TO paydesk_user;
GRANT UPDATE(sent_at) ON TABLE paydesk.delivery TO paydesk_user;
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
GRANT SELECT ON TABLE paydesk.notify_setting TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.notify_setting TO paydesk_user;
GRANT INSERT(value),UPDATE(value) ON TABLE paydesk.notify_setting TO paydesk_user;
GRANT SELECT ON TABLE paydesk.outbox TO paydesk_user;
GRANT UPDATE(planned_at) ON TABLE paydesk.outbox TO paydesk_user;
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
GRANT SELECT ON TABLE paydesk.policy TO paydesk_user;
GRANT INSERT(id) ON TABLE paydesk.policy TO paydesk_user;
GRANT INSERT(rules) ON TABLE paydesk.policy TO paydesk_user;
GRANT INSERT(source) ON TABLE paydesk.policy TO paydesk_user;
GRANT SELECT ON TABLE paydesk.policy_chain TO paydesk_user;
GRANT SELECT ON TABLE paydesk.policy_confirmation TO paydesk_user;
GRANT INSERT(policy_id) ON TABLE paydesk.policy_confirmation TO paydesk_user;
GRANT SELECT ON TABLE paydesk.policy_step TO paydesk_user;
GRANT SELECT ON TABLE paydesk.policy_step_person TO paydesk_user;
GRANT SELECT ON TABLE paydesk.receipt TO paydesk_user;
GRANT INSERT(key) ON TABLE paydesk.receipt TO paydesk_user;
GRANT SELECT ON TABLE paydesk.repeat_period TO paydesk_user;
GRANT INSERT(plan_id) ON TABLE paydesk.repeat_period TO paydesk_user;
GRANT INSERT(number) ON TABLE paydesk.repeat_period TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.repeat_period TO paydesk_user;
GRANT SELECT ON TABLE paydesk.repeat_plan TO paydesk_user;
GRANT INSERT(every) ON TABLE paydesk.repeat_plan TO paydesk_user;
GRANT INSERT(first_due) ON TABLE paydesk.repeat_plan TO paydesk_user;
GRANT INSERT(until) ON TABLE paydesk.repeat_plan TO paydesk_user;
GRANT INSERT(content) ON TABLE paydesk.repeat_plan TO paydesk_user;
GRANT UPDATE(stopped) ON TABLE paydesk.repeat_plan TO paydesk_user;
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
GRANT INSERT(invoice_key),UPDATE(invoice_key) ON TABLE paydesk.request TO paydesk_user;
GRANT SELECT ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(request_id) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(kind) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(name) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(media_type) ON TABLE paydesk.request_file TO paydesk_user;
GRANT INSERT(sha256) ON TABLE paydesk.request_file TO paydesk_user;
GRANT UPDATE(detached) ON TABLE paydesk.request_file TO paydesk_user;
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
