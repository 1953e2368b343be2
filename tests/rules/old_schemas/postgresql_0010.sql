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
INSERT INTO paydesk.admin_event VALUES (1, '2026-11-25 00:50:48.650407+00', 'postgres', 'setting_changed', 'guards_sha256', 'afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05', '', '{"at": "2026-11-25T00:50:48.650407+00:00", "id": 1, "prev": "", "actor": "postgres", "action": "setting_changed", "detail": "afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05", "subject": "guards_sha256"}', 'b7da567ace0f5d16de8aa311e0b09d674f17cc360d0924069b7a3425b051a1b7');
INSERT INTO paydesk.admin_event VALUES (2, '2026-11-25 00:50:48.651966+00', 'postgres', 'setting_changed', 'database_id', 'ced1cce9', 'b7da567ace0f5d16de8aa311e0b09d674f17cc360d0924069b7a3425b051a1b7', '{"at": "2026-11-25T00:50:48.651966+00:00", "id": 2, "prev": "b7da567ace0f5d16de8aa311e0b09d674f17cc360d0924069b7a3425b051a1b7", "actor": "postgres", "action": "setting_changed", "detail": "ced1cce9", "subject": "database_id"}', 'd0a53e520b601ee1448d37b2707b27d03b488300f75caabf3cf421996c89f77f');
INSERT INTO paydesk.admin_event VALUES (3, '2026-11-25 00:50:48.654588+00', 'postgres', 'person_added', 'postgres', '{"login": "postgres", "disabled": false}', 'd0a53e520b601ee1448d37b2707b27d03b488300f75caabf3cf421996c89f77f', '{"at": "2026-11-25T00:50:48.654588+00:00", "id": 3, "prev": "d0a53e520b601ee1448d37b2707b27d03b488300f75caabf3cf421996c89f77f", "actor": "postgres", "action": "person_added", "detail": "{\"login\": \"postgres\", \"disabled\": false}", "subject": "postgres"}', 'b1157faa82721c8e74e1a0fb8796c1e17eac90b00f6534f7c220f0b46ed228ad');
INSERT INTO paydesk.admin_event VALUES (4, '2026-11-25 00:50:48.655434+00', 'postgres', 'role_given', 'postgres', 'admin', 'b1157faa82721c8e74e1a0fb8796c1e17eac90b00f6534f7c220f0b46ed228ad', '{"at": "2026-11-25T00:50:48.655434+00:00", "id": 4, "prev": "b1157faa82721c8e74e1a0fb8796c1e17eac90b00f6534f7c220f0b46ed228ad", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "postgres"}', 'd3923116065c23b0690fac4d21ee5c83c686b316d93c45e375dd3e6ea4810c35');
INSERT INTO paydesk.admin_event VALUES (5, '2026-11-25 00:50:48.681714+00', 'postgres', 'person_added', 'keeper.desk', '{"name": "Keeper", "login": "keeper.desk", "disabled": false}', 'd3923116065c23b0690fac4d21ee5c83c686b316d93c45e375dd3e6ea4810c35', '{"at": "2026-11-25T00:50:48.681714+00:00", "id": 5, "prev": "d3923116065c23b0690fac4d21ee5c83c686b316d93c45e375dd3e6ea4810c35", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Keeper\", \"login\": \"keeper.desk\", \"disabled\": false}", "subject": "keeper.desk"}', '139b60072b88b924346bc2e69b6a3a85f350d60312c248604e9c079e9df1a235');
INSERT INTO paydesk.admin_event VALUES (6, '2026-11-25 00:50:48.682928+00', 'postgres', 'role_given', 'keeper.desk', 'admin', '139b60072b88b924346bc2e69b6a3a85f350d60312c248604e9c079e9df1a235', '{"at": "2026-11-25T00:50:48.682928+00:00", "id": 6, "prev": "139b60072b88b924346bc2e69b6a3a85f350d60312c248604e9c079e9df1a235", "actor": "postgres", "action": "role_given", "detail": "admin", "subject": "keeper.desk"}', 'ea219ee45ab0c026651f90fc2c3d61e065619d4f950dbbf5e745f072aa194261');
INSERT INTO paydesk.admin_event VALUES (7, '2026-11-25 00:50:48.701899+00', 'postgres', 'person_added', 'anna.desk', '{"name": "Anna", "login": "anna.desk", "disabled": false}', 'ea219ee45ab0c026651f90fc2c3d61e065619d4f950dbbf5e745f072aa194261', '{"at": "2026-11-25T00:50:48.701899+00:00", "id": 7, "prev": "ea219ee45ab0c026651f90fc2c3d61e065619d4f950dbbf5e745f072aa194261", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Anna\", \"login\": \"anna.desk\", \"disabled\": false}", "subject": "anna.desk"}', '89159740c725cffc500681a4ee3d4b78de400f6b16bd239792a942f2c0c8ec85');
INSERT INTO paydesk.admin_event VALUES (8, '2026-11-25 00:50:48.703143+00', 'postgres', 'role_given', 'anna.desk', 'manager', '89159740c725cffc500681a4ee3d4b78de400f6b16bd239792a942f2c0c8ec85', '{"at": "2026-11-25T00:50:48.703143+00:00", "id": 8, "prev": "89159740c725cffc500681a4ee3d4b78de400f6b16bd239792a942f2c0c8ec85", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "anna.desk"}', '46d13806e97a5675f1c8b4a08e5f9a685e590269a53ef481f8ec792b0f02cb39');
INSERT INTO paydesk.admin_event VALUES (9, '2026-11-25 00:50:48.721277+00', 'postgres', 'person_added', 'boris.desk', '{"name": "Boris", "login": "boris.desk", "disabled": false}', '46d13806e97a5675f1c8b4a08e5f9a685e590269a53ef481f8ec792b0f02cb39', '{"at": "2026-11-25T00:50:48.721277+00:00", "id": 9, "prev": "46d13806e97a5675f1c8b4a08e5f9a685e590269a53ef481f8ec792b0f02cb39", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Boris\", \"login\": \"boris.desk\", \"disabled\": false}", "subject": "boris.desk"}', '9089726b67c220bfe69237bd11f9d29c92e42dc18e857ecf671ee34f14ba4c19');
INSERT INTO paydesk.admin_event VALUES (10, '2026-11-25 00:50:48.722401+00', 'postgres', 'role_given', 'boris.desk', 'manager', '9089726b67c220bfe69237bd11f9d29c92e42dc18e857ecf671ee34f14ba4c19', '{"at": "2026-11-25T00:50:48.722401+00:00", "id": 10, "prev": "9089726b67c220bfe69237bd11f9d29c92e42dc18e857ecf671ee34f14ba4c19", "actor": "postgres", "action": "role_given", "detail": "manager", "subject": "boris.desk"}', '56187afa76e288044857a22f35ff07e9f38ff66519d0c11637fc7c7158253273');
INSERT INTO paydesk.admin_event VALUES (11, '2026-11-25 00:50:48.740495+00', 'postgres', 'person_added', 'hanna.desk', '{"name": "Hanna", "login": "hanna.desk", "disabled": false}', '56187afa76e288044857a22f35ff07e9f38ff66519d0c11637fc7c7158253273', '{"at": "2026-11-25T00:50:48.740495+00:00", "id": 11, "prev": "56187afa76e288044857a22f35ff07e9f38ff66519d0c11637fc7c7158253273", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Hanna\", \"login\": \"hanna.desk\", \"disabled\": false}", "subject": "hanna.desk"}', '1d85480d15ee14044c402c6942f6373e1a65a6bc8b6a0cd77dc142129b3bcf00');
INSERT INTO paydesk.admin_event VALUES (12, '2026-11-25 00:50:48.74161+00', 'postgres', 'role_given', 'hanna.desk', 'head', '1d85480d15ee14044c402c6942f6373e1a65a6bc8b6a0cd77dc142129b3bcf00', '{"at": "2026-11-25T00:50:48.74161+00:00", "id": 12, "prev": "1d85480d15ee14044c402c6942f6373e1a65a6bc8b6a0cd77dc142129b3bcf00", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "hanna.desk"}', '16e43fc65768847a572915dc0a9a5854c487ed023fb5dcdf6ad04bd75b013167');
INSERT INTO paydesk.admin_event VALUES (13, '2026-11-25 00:50:48.759565+00', 'postgres', 'person_added', 'henry.desk', '{"name": "Henry", "login": "henry.desk", "disabled": false}', '16e43fc65768847a572915dc0a9a5854c487ed023fb5dcdf6ad04bd75b013167', '{"at": "2026-11-25T00:50:48.759565+00:00", "id": 13, "prev": "16e43fc65768847a572915dc0a9a5854c487ed023fb5dcdf6ad04bd75b013167", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Henry\", \"login\": \"henry.desk\", \"disabled\": false}", "subject": "henry.desk"}', '8a2673e7b09423aeffd84dcec31434c8bd2a0e5875cdb2e59feaffa5b6b46427');
INSERT INTO paydesk.admin_event VALUES (14, '2026-11-25 00:50:48.766862+00', 'postgres', 'role_given', 'henry.desk', 'head', '8a2673e7b09423aeffd84dcec31434c8bd2a0e5875cdb2e59feaffa5b6b46427', '{"at": "2026-11-25T00:50:48.766862+00:00", "id": 14, "prev": "8a2673e7b09423aeffd84dcec31434c8bd2a0e5875cdb2e59feaffa5b6b46427", "actor": "postgres", "action": "role_given", "detail": "head", "subject": "henry.desk"}', '06461156696eee9fe4e862fda5c6c79c785a997a3c2dc9fe925c812f1236cadf');
INSERT INTO paydesk.admin_event VALUES (15, '2026-11-25 00:50:48.792973+00', 'postgres', 'person_added', 'vera.desk', '{"name": "Vera", "login": "vera.desk", "disabled": false}', '06461156696eee9fe4e862fda5c6c79c785a997a3c2dc9fe925c812f1236cadf', '{"at": "2026-11-25T00:50:48.792973+00:00", "id": 15, "prev": "06461156696eee9fe4e862fda5c6c79c785a997a3c2dc9fe925c812f1236cadf", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Vera\", \"login\": \"vera.desk\", \"disabled\": false}", "subject": "vera.desk"}', 'f3e5abb3c941178c57264244ef5373edce4491121e67aa9c29c232c9c3614ff7');
INSERT INTO paydesk.admin_event VALUES (16, '2026-11-25 00:50:48.794803+00', 'postgres', 'role_given', 'vera.desk', 'accountant', 'f3e5abb3c941178c57264244ef5373edce4491121e67aa9c29c232c9c3614ff7', '{"at": "2026-11-25T00:50:48.794803+00:00", "id": 16, "prev": "f3e5abb3c941178c57264244ef5373edce4491121e67aa9c29c232c9c3614ff7", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "vera.desk"}', '88c76b8d1ccce8a8b31fffdb473fe10be7d79c90cf4ef6e849206e4c9fb90a2b');
INSERT INTO paydesk.admin_event VALUES (17, '2026-11-25 00:50:48.816836+00', 'postgres', 'person_added', 'viktor.desk', '{"name": "Viktor", "login": "viktor.desk", "disabled": false}', '88c76b8d1ccce8a8b31fffdb473fe10be7d79c90cf4ef6e849206e4c9fb90a2b', '{"at": "2026-11-25T00:50:48.816836+00:00", "id": 17, "prev": "88c76b8d1ccce8a8b31fffdb473fe10be7d79c90cf4ef6e849206e4c9fb90a2b", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Viktor\", \"login\": \"viktor.desk\", \"disabled\": false}", "subject": "viktor.desk"}', '03f45b5b693faeca938bbf19ad9da099596426a785ff70d5970e679e5db0ca44');
INSERT INTO paydesk.admin_event VALUES (18, '2026-11-25 00:50:48.822859+00', 'postgres', 'role_given', 'viktor.desk', 'accountant', '03f45b5b693faeca938bbf19ad9da099596426a785ff70d5970e679e5db0ca44', '{"at": "2026-11-25T00:50:48.822859+00:00", "id": 18, "prev": "03f45b5b693faeca938bbf19ad9da099596426a785ff70d5970e679e5db0ca44", "actor": "postgres", "action": "role_given", "detail": "accountant", "subject": "viktor.desk"}', 'dc37d4dbc7d2ba08dec35973f22e181add540c74f8038c815d8633b912a82f96');
INSERT INTO paydesk.admin_event VALUES (19, '2026-11-25 00:50:48.856805+00', 'postgres', 'person_added', 'olga.desk', '{"name": "Olga", "login": "olga.desk", "disabled": false}', 'dc37d4dbc7d2ba08dec35973f22e181add540c74f8038c815d8633b912a82f96', '{"at": "2026-11-25T00:50:48.856805+00:00", "id": 19, "prev": "dc37d4dbc7d2ba08dec35973f22e181add540c74f8038c815d8633b912a82f96", "actor": "postgres", "action": "person_added", "detail": "{\"name\": \"Olga\", \"login\": \"olga.desk\", \"disabled\": false}", "subject": "olga.desk"}', '8897ea530e1711f58c642ba473f42c86fd364f550611196a77e5b088cac20f60');
INSERT INTO paydesk.admin_event VALUES (20, '2026-11-25 00:50:48.858073+00', 'postgres', 'role_given', 'olga.desk', 'auditor', '8897ea530e1711f58c642ba473f42c86fd364f550611196a77e5b088cac20f60', '{"at": "2026-11-25T00:50:48.858073+00:00", "id": 20, "prev": "8897ea530e1711f58c642ba473f42c86fd364f550611196a77e5b088cac20f60", "actor": "postgres", "action": "role_given", "detail": "auditor", "subject": "olga.desk"}', '3f733b52e287b28b8d6fe1e516ba16ca5019b63da4ab633115c3cb02ab8a4184');
INSERT INTO paydesk.admin_event VALUES (21, '2026-11-25 00:50:50.063348+00', 'vera.desk', 'account_added', '1', '{"id": 1, "bic": "044525225", "inn": "7707083893", "name": "main", "closed": false, "account": "40702810740000432537", "currency": "RUB", "is_default": true, "organisation": "ООО «Наша компания»"}', '3f733b52e287b28b8d6fe1e516ba16ca5019b63da4ab633115c3cb02ab8a4184', '{"at": "2026-11-25T00:50:50.063348+00:00", "id": 21, "prev": "3f733b52e287b28b8d6fe1e516ba16ca5019b63da4ab633115c3cb02ab8a4184", "actor": "vera.desk", "action": "account_added", "detail": "{\"id\": 1, \"bic\": \"044525225\", \"inn\": \"7707083893\", \"name\": \"main\", \"closed\": false, \"account\": \"40702810740000432537\", \"currency\": \"RUB\", \"is_default\": true, \"organisation\": \"ООО «Наша компания»\"}", "subject": "1"}', 'c79ec444e3ab41a0dc0c9248592e06eca49f051c4bdb4145b5eca1845d4b5f7c');
INSERT INTO paydesk.admin_event VALUES (22, '2026-11-25 00:50:50.119784+00', 'vera.desk', 'bank_file_made', '1', '{"at": "2026-11-25T00:50:50.119441+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\",\"seal\":null,\"orders\":[[2,1]]}", "own_account_id": 1}', 'c79ec444e3ab41a0dc0c9248592e06eca49f051c4bdb4145b5eca1845d4b5f7c', '{"at": "2026-11-25T00:50:50.119784+00:00", "id": 22, "prev": "c79ec444e3ab41a0dc0c9248592e06eca49f051c4bdb4145b5eca1845d4b5f7c", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-25T00:50:50.119441+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"own_account_id\": 1}", "subject": "1"}', '6f8d76f18db1b01baccdfab9eac40e5a5a7e9b77fcccff40b9d0303ae45c5515');
INSERT INTO paydesk.admin_event VALUES (23, '2026-11-25 00:50:50.194158+00', 'vera.desk', 'bank_file_voided', '1', '{"at": "2026-11-25T00:50:50.119441+00:00", "id": 1, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55", "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\",\"seal\":null,\"orders\":[[2,1]]}", "voided_at": "2026-11-25T00:50:50.193794+00:00", "voided_by": "vera.desk", "void_reason": "не отправлен", "own_account_id": 1}', '6f8d76f18db1b01baccdfab9eac40e5a5a7e9b77fcccff40b9d0303ae45c5515', '{"at": "2026-11-25T00:50:50.194158+00:00", "id": 23, "prev": "6f8d76f18db1b01baccdfab9eac40e5a5a7e9b77fcccff40b9d0303ae45c5515", "actor": "vera.desk", "action": "bank_file_voided", "detail": "{\"at\": \"2026-11-25T00:50:50.119441+00:00\", \"id\": 1, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\", \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_at\": \"2026-11-25T00:50:50.193794+00:00\", \"voided_by\": \"vera.desk\", \"void_reason\": \"не отправлен\", \"own_account_id\": 1}", "subject": "1"}', 'd8e01a43a10e3f0bac18eb7eba7286c45cd3dfec7d4990823b88ac23ca2d8ed7');
INSERT INTO paydesk.admin_event VALUES (24, '2026-11-25 00:50:50.242276+00', 'vera.desk', 'bank_file_made', '2', '{"at": "2026-11-25T00:50:50.241896+00:00", "id": 2, "actor": "vera.desk", "total": 1234567, "orders": 1, "sha256": "483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d", "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d\",\"seal\":null,\"orders\":[[2,2]]}", "own_account_id": 1}', 'd8e01a43a10e3f0bac18eb7eba7286c45cd3dfec7d4990823b88ac23ca2d8ed7', '{"at": "2026-11-25T00:50:50.242276+00:00", "id": 24, "prev": "d8e01a43a10e3f0bac18eb7eba7286c45cd3dfec7d4990823b88ac23ca2d8ed7", "actor": "vera.desk", "action": "bank_file_made", "detail": "{\"at\": \"2026-11-25T00:50:50.241896+00:00\", \"id\": 2, \"actor\": \"vera.desk\", \"total\": 1234567, \"orders\": 1, \"sha256\": \"483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d\", \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\", \"own_account_id\": 1}", "subject": "2"}', '9ec87e78d549800d316d6f6b4af7f2e658e4d9825f72a68a7b80d8ac92fc08b9');
INSERT INTO paydesk.admin_event VALUES (25, '2026-11-25 00:50:50.293951+00', 'vera.desk', 'statement_loaded', '1', '{"at": "2026-11-25T00:50:50.293608+00:00", "id": 1, "name": "kl_to_1c.txt", "actor": "vera.desk", "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1}', '9ec87e78d549800d316d6f6b4af7f2e658e4d9825f72a68a7b80d8ac92fc08b9', '{"at": "2026-11-25T00:50:50.293951+00:00", "id": 25, "prev": "9ec87e78d549800d316d6f6b4af7f2e658e4d9825f72a68a7b80d8ac92fc08b9", "actor": "vera.desk", "action": "statement_loaded", "detail": "{\"at\": \"2026-11-25T00:50:50.293608+00:00\", \"id\": 1, \"name\": \"kl_to_1c.txt\", \"actor\": \"vera.desk\", \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1}", "subject": "1"}', 'bf0a857387183da828e01c8333e5eb49a797f7a2f73c2fed67a195fb7eab3862');
INSERT INTO paydesk.alembic_version VALUES ('0010');
INSERT INTO paydesk.bank_batch VALUES (1, '2026-11-25 00:50:50.119441+00', 'vera.desk', 1, 'e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55', 1, 1234567, '{"batch":1,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55","seal":null,"orders":[[2,1]]}', 'vera.desk', '2026-11-25 00:50:50.193794+00', 'не отправлен');
INSERT INTO paydesk.bank_batch VALUES (2, '2026-11-25 00:50:50.241896+00', 'vera.desk', 1, '483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d', 1, 1234567, '{"batch":2,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d","seal":null,"orders":[[2,2]]}', NULL, NULL, NULL);
INSERT INTO paydesk.bank_batch_item VALUES (1, 2, 1, 2026, 1, '2026-12-01', 1234567);
INSERT INTO paydesk.bank_batch_item VALUES (2, 2, 1, 2026, 2, '2026-12-01', 1234567);
INSERT INTO paydesk.blob VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 16, '\x255044462d312e3420696e766f696365');
INSERT INTO paydesk.blob VALUES ('e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32352e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d30303a35303a35300d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d310d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob VALUES ('483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d', 1009, '\x3143436c69656e7442616e6b45786368616e67650d0ac2e5f0f1e8ffd4eef0ece0f2e03d312e30330d0acaeee4e8f0eee2eae03d57696e646f77730d0acef2eff0e0e2e8f2e5ebfc3d7061796465736b0d0acfeeebf3f7e0f2e5ebfc3d0d0ac4e0f2e0d1eee7e4e0ede8ff3d32352e31312e323032360d0ac2f0e5ecffd1eee7e4e0ede8ff3d30303a35303a35300d0ac4e0f2e0cde0f7e0ebe03d30312e31322e323032360d0ac4e0f2e0caeeedf6e03d30312e31322e323032360d0ad0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0ac4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0ad1e5eaf6e8ffc4eeeaf3ece5edf23dcfebe0f2e5e6edeee520efeef0f3f7e5ede8e50d0acdeeece5f03d320d0ac4e0f2e03d30312e31322e323032360d0ad1f3ecece03d31323334352e36370d0acfebe0f2e5ebfcf9e8ead1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8ea3dc8cdcd203737303730383338393320cecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8eac8cdcd3d373730373038333839330d0acfebe0f2e5ebfcf9e8ea313dcecece20abcde0f8e020eaeeecefe0ede8ffbb0d0acfebe0f2e5ebfcf9e8ead0e0f1f7d1f7e5f23d34303730323831303734303030303433323533370d0acfebe0f2e5ebfcf9e8eac1e0edea313d0d0acfebe0f2e5ebfcf9e8eac1e0edea323d0d0acfebe0f2e5ebfcf9e8eac1c8ca3d3034343532353232350d0acfebe0f2e5ebfcf9e8eacaeef0f1f7e5f23d0d0acfeeebf3f7e0f2e5ebfcd1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfc3dc8cdcd203937313430313732303720cecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcc8cdcd3d393731343031373230370d0acfeeebf3f7e0f2e5ebfc313dcecece20abc1d0d3cbc5d0bb0d0acfeeebf3f7e0f2e5ebfcd0e0f1f7d1f7e5f23d34303730323831303431303030313531383637390d0acfeeebf3f7e0f2e5ebfcc1e0edea313d0d0acfeeebf3f7e0f2e5ebfcc1e0edea323d0d0acfeeebf3f7e0f2e5ebfcc1c8ca3d3034343532353937340d0acfeeebf3f7e0f2e5ebfccaeef0f1f7e5f23d33303130313831303134353235303030303937340d0ac2e8e4cfebe0f2e5e6e03d0d0ac2e8e4ceefebe0f2fb3d30310d0acaeee43d0d0acfebe0f2e5ebfcf9e8eacacfcf3d0d0acfeeebf3f7e0f2e5ebfccacfcf3d0d0acef7e5f0e5e4edeef1f2fc3d350d0acde0e7ede0f7e5ede8e5cfebe0f2e5e6e03dceefebe0f2e020322c20e1e5e720cdc4d10d0acaeeede5f6c4eeeaf3ece5edf2e00d0acaeeede5f6d4e0e9ebe00d0a');
INSERT INTO paydesk.blob_holder VALUES ('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', 'anna.desk');
INSERT INTO paydesk.blob_holder VALUES ('e59e1f67dd9eec9fb773330a2de42eafb3f558246ead97a02f4db0e41d94df55', 'vera.desk');
INSERT INTO paydesk.blob_holder VALUES ('483b3fbe624abad34d14d733d65d29acd60490091ec24e2b38577d7da8619e5d', 'vera.desk');
INSERT INTO paydesk.event VALUES (1, 1, '2026-11-25 00:50:48.977081+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 1, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "1"}', '', '{"at": "2026-11-25T00:50:48.977081+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 1, "to_status": "draft", "request_id": 1}', '3d75028c0ca2325c566c967033e69d9ad91bbfb1cb773cf68bbfaf63aa584101', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 2, '2026-11-25 00:50:49.005425+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'e8a1618a-a309-412d-b000-06d13a5ff181', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '3d75028c0ca2325c566c967033e69d9ad91bbfb1cb773cf68bbfaf63aa584101', '{"at": "2026-11-25T00:50:49.005425+00:00", "key": "e8a1618a-a309-412d-b000-06d13a5ff181", "seq": 2, "prev": "3d75028c0ca2325c566c967033e69d9ad91bbfb1cb773cf68bbfaf63aa584101", "actor": "anna.desk", "action": "submit", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 2, "to_status": "pending", "request_id": 1, "from_status": "draft", "seen_version": 1}', '868d7b8d8bc37e7226b083453ed7dae8a20fdf18cb3fd480d5e5247436c2f22d', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 3, '2026-11-25 00:50:49.085394+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, 'c5bf3e4a-c955-4879-a2aa-46ee5258a61a', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, '868d7b8d8bc37e7226b083453ed7dae8a20fdf18cb3fd480d5e5247436c2f22d', '{"at": "2026-11-25T00:50:49.085394+00:00", "key": "c5bf3e4a-c955-4879-a2aa-46ee5258a61a", "seq": 3, "prev": "868d7b8d8bc37e7226b083453ed7dae8a20fdf18cb3fd480d5e5247436c2f22d", "actor": "hanna.desk", "action": "approve", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 3, "to_status": "approved", "request_id": 1, "from_status": "pending", "seen_version": 2}', 'f91393f37a64fc4e8471cd97c9993c7f9131683e9e3262c55a5f253c2ed7465c', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (1, 4, '2026-11-25 00:50:49.142104+00', 'vera.desk', 'pay', 'approved', 'paid', 4, 3, NULL, '2026-12-01', '345', NULL, 'e4b47487-0d4e-4184-9830-87d35d4bd628', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', NULL, 'f91393f37a64fc4e8471cd97c9993c7f9131683e9e3262c55a5f253c2ed7465c', '{"at": "2026-11-25T00:50:49.142104+00:00", "key": "e4b47487-0d4e-4184-9830-87d35d4bd628", "seq": 4, "prev": "f91393f37a64fc4e8471cd97c9993c7f9131683e9e3262c55a5f253c2ed7465c", "actor": "vera.desk", "action": "pay", "digest": "ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e", "version": 4, "to_status": "paid", "request_id": 1, "from_status": "approved", "payment_date": "2026-12-01", "seen_version": 3, "payment_number": "345"}', 'e4f110b48c3dec7d3c1dff7d7c3d4b1ed4650bd3b9e2a4f9e3b8e8c0d9dfb779', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 1, '2026-11-25 00:50:49.172983+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '', '{"at": "2026-11-25T00:50:49.172983+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "18ace9f31a5f31048551d78f044a964b9a17f98776a734d8a60ba60d2e9c9dbc", "version": 1, "to_status": "draft", "request_id": 2}', '3db17926f673f94829fb515f32cef3fc967ba1a3fbc562ac14f278dde5e4595a', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 2, '2026-11-25 00:50:49.184844+00', 'anna.desk', 'attach', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', NULL, 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', '{"bic": "044525974", "inn": "9714017207", "files": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 2, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "2"}', '3db17926f673f94829fb515f32cef3fc967ba1a3fbc562ac14f278dde5e4595a', '{"at": "2026-11-25T00:50:49.184844+00:00", "seq": 2, "file": "fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885", "prev": "3db17926f673f94829fb515f32cef3fc967ba1a3fbc562ac14f278dde5e4595a", "actor": "anna.desk", "action": "attach", "detail": "{\"id\": 1, \"kind\": \"invoice\", \"name\": \"invoice.pdf\", \"added_at\": \"2026-11-25T00:50:49.183448+00:00\", \"added_by\": \"anna.desk\", \"media_type\": \"application/pdf\"}", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 2, "to_status": "draft", "request_id": 2, "from_status": "draft"}', '280d4a7266cd29d23a76fd2530120785dee0e8d9cc4da9885dab4e896c1e9415', '{"id": 1, "kind": "invoice", "name": "invoice.pdf", "added_at": "2026-11-25T00:50:49.183448+00:00", "added_by": "anna.desk", "media_type": "application/pdf"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 3, '2026-11-25 00:50:49.194115+00', 'anna.desk', 'submit', 'draft', 'pending', 3, 2, NULL, NULL, NULL, NULL, '009a6e52-1662-46e6-a3fe-1ded78a85618', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '280d4a7266cd29d23a76fd2530120785dee0e8d9cc4da9885dab4e896c1e9415', '{"at": "2026-11-25T00:50:49.194115+00:00", "key": "009a6e52-1662-46e6-a3fe-1ded78a85618", "seq": 3, "prev": "280d4a7266cd29d23a76fd2530120785dee0e8d9cc4da9885dab4e896c1e9415", "actor": "anna.desk", "action": "submit", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 3, "to_status": "pending", "request_id": 2, "from_status": "draft", "seen_version": 2}', 'f4b70d3cd774ad8d375ccfd350f034cbbf29e6178f7345a397a34017ef054e32', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 4, '2026-11-25 00:50:49.243217+00', 'hanna.desk', 'approve', 'pending', 'approved', 4, 3, NULL, NULL, NULL, NULL, 'cdbef443-23c0-44d1-9dc0-fb4495242f3c', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'f4b70d3cd774ad8d375ccfd350f034cbbf29e6178f7345a397a34017ef054e32', '{"at": "2026-11-25T00:50:49.243217+00:00", "key": "cdbef443-23c0-44d1-9dc0-fb4495242f3c", "seq": 4, "prev": "f4b70d3cd774ad8d375ccfd350f034cbbf29e6178f7345a397a34017ef054e32", "actor": "hanna.desk", "action": "approve", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "pending", "seen_version": 3}', '66d589ef030cb5e1182efa4dbca29fdb4feebd1998803bf6b035246addfd02b5', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 2, '2026-11-25 00:50:49.727122+00', 'anna.desk', 'discard', 'draft', 'discarded', 2, 1, NULL, NULL, NULL, NULL, '6f5c6bd3-9e41-418a-b8a7-27aa96be049c', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, 'f8c8abf626a91b7f90fd3dabe73bdb98ca29414e55718156deab3145c97158b5', '{"at": "2026-11-25T00:50:49.727122+00:00", "key": "6f5c6bd3-9e41-418a-b8a7-27aa96be049c", "seq": 2, "prev": "f8c8abf626a91b7f90fd3dabe73bdb98ca29414e55718156deab3145c97158b5", "actor": "anna.desk", "action": "discard", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 2, "to_status": "discarded", "request_id": 6, "from_status": "draft", "seen_version": 1}', '2a21663dc0ab3e6b5147cc5a7b52a07c1a2a55008dc1415757244ab01ebde7cd', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 1, '2026-11-25 00:50:49.295465+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 3, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "3"}', '', '{"at": "2026-11-25T00:50:49.295465+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 1, "to_status": "draft", "request_id": 3}', 'b346ff99aae615dbab8c6ee7b42d1b95c2a846e4e8a6e87c3ab69bdcf5d98aba', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 2, '2026-11-25 00:50:49.307409+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '256df310-9e37-428b-a086-fc5bb61835ad', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, 'b346ff99aae615dbab8c6ee7b42d1b95c2a846e4e8a6e87c3ab69bdcf5d98aba', '{"at": "2026-11-25T00:50:49.307409+00:00", "key": "256df310-9e37-428b-a086-fc5bb61835ad", "seq": 2, "prev": "b346ff99aae615dbab8c6ee7b42d1b95c2a846e4e8a6e87c3ab69bdcf5d98aba", "actor": "anna.desk", "action": "submit", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "version": 2, "to_status": "pending", "request_id": 3, "from_status": "draft", "seen_version": 1}', 'd152fbf7bbb91d1afa33115c7454242534d35b98aacfa0e96052253193fadaf5', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (3, 3, '2026-11-25 00:50:49.356571+00', 'hanna.desk', 'reject', 'pending', 'rejected', 3, 2, 'Нет в бюджете', NULL, NULL, NULL, 'fc03b4f9-ab20-4edc-8abf-8e832c2801d3', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, 'd152fbf7bbb91d1afa33115c7454242534d35b98aacfa0e96052253193fadaf5', '{"at": "2026-11-25T00:50:49.356571+00:00", "key": "fc03b4f9-ab20-4edc-8abf-8e832c2801d3", "seq": 3, "prev": "d152fbf7bbb91d1afa33115c7454242534d35b98aacfa0e96052253193fadaf5", "actor": "hanna.desk", "action": "reject", "digest": "e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4", "comment": "Нет в бюджете", "version": 3, "to_status": "rejected", "request_id": 3, "from_status": "pending", "seen_version": 2}', '74b86f2c87a4c740375a5d73460e4da09f23b2c6da33209094d3cfd113a0275d', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 1, '2026-11-25 00:50:49.386581+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 4, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "4"}', '', '{"at": "2026-11-25T00:50:49.386581+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 1, "to_status": "draft", "request_id": 4}', 'd3cee626038fadd18a4dc24b0a001bab4e5b275bfcf9aa99114c2a15a38a743b', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 2, '2026-11-25 00:50:49.398174+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, 'afdb95a4-b09f-49cc-ad19-3d443b4010d3', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, 'd3cee626038fadd18a4dc24b0a001bab4e5b275bfcf9aa99114c2a15a38a743b', '{"at": "2026-11-25T00:50:49.398174+00:00", "key": "afdb95a4-b09f-49cc-ad19-3d443b4010d3", "seq": 2, "prev": "d3cee626038fadd18a4dc24b0a001bab4e5b275bfcf9aa99114c2a15a38a743b", "actor": "anna.desk", "action": "submit", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "draft", "seen_version": 1}', '4b9cda95fae1c0231ea0afe87367d0ead5dc743e296124d4aa6f9866a0291b4e', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (4, 3, '2026-11-25 00:50:49.465232+00', 'hanna.desk', 'comment', 'pending', 'pending', 2, NULL, 'Посмотрю завтра', NULL, NULL, NULL, 'fac138e9-3aeb-4c24-a711-ecf5ebbdfbb2', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, '4b9cda95fae1c0231ea0afe87367d0ead5dc743e296124d4aa6f9866a0291b4e', '{"at": "2026-11-25T00:50:49.465232+00:00", "key": "fac138e9-3aeb-4c24-a711-ecf5ebbdfbb2", "seq": 3, "prev": "4b9cda95fae1c0231ea0afe87367d0ead5dc743e296124d4aa6f9866a0291b4e", "actor": "hanna.desk", "action": "comment", "digest": "b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd", "comment": "Посмотрю завтра", "version": 2, "to_status": "pending", "request_id": 4, "from_status": "pending"}', '4a9edeaf862436ffef78fdc450742f910fbc283a9ece5cd5b9e3e661ea4e6a78', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 1, '2026-11-25 00:50:49.516821+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '', '{"at": "2026-11-25T00:50:49.516821+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "9aa99a1d4263386587bcb0da726a8120decd42a8e0fefc00068e4f76fb0608f5", "version": 1, "to_status": "draft", "request_id": 5}', '365a07d6ccccf88369ef1b7d42896945b2f1518f7b90df743bb2fa6f2e1b1baa', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (5, 2, '2026-11-25 00:50:49.613237+00', 'anna.desk', 'edit', 'draft', 'draft', 2, NULL, NULL, NULL, NULL, NULL, NULL, '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', '{"bic": "044525974", "inn": "9714017207", "amount": 9950, "account": "40702810410001518679", "purpose": "Оплата 5, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "5"}', '365a07d6ccccf88369ef1b7d42896945b2f1518f7b90df743bb2fa6f2e1b1baa', '{"at": "2026-11-25T00:50:49.613237+00:00", "seq": 2, "prev": "365a07d6ccccf88369ef1b7d42896945b2f1518f7b90df743bb2fa6f2e1b1baa", "actor": "anna.desk", "action": "edit", "digest": "610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb", "version": 2, "to_status": "draft", "request_id": 5, "from_status": "draft"}', '01613e3daf811a3acbd1b5d5f8aedf73832f05a0aaa848f99e8e0a70e730d32c', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (6, 1, '2026-11-25 00:50:49.67592+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 6, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "6"}', '', '{"at": "2026-11-25T00:50:49.67592+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c", "version": 1, "to_status": "draft", "request_id": 6}', 'f8c8abf626a91b7f90fd3dabe73bdb98ca29414e55718156deab3145c97158b5', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 1, '2026-11-25 00:50:49.755793+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', '{"bic": "044525974", "inn": "9714017207", "amount": 1234567, "account": "40702810410001518679", "purpose": "Оплата 7, без НДС", "subject": "Кабель для стенда", "currency": "RUB", "due_date": "2026-12-04", "contractor": "ООО «БРУЛЕР»", "requisites": "ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974", "corr_account": "30101810145250000974", "invoice_date": "2026-11-20", "invoice_number": "7"}', '', '{"at": "2026-11-25T00:50:49.755793+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{}", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 1, "to_status": "draft", "request_id": 7}', 'b5b86ffca0b929de7bc1c430ddab656bef20d7521c697af80beb6ebd3850e997', '{}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 2, '2026-11-25 00:50:49.767625+00', 'anna.desk', 'submit', 'draft', 'pending', 2, 1, NULL, NULL, NULL, NULL, '24afb34e-ad5b-43e4-a7aa-728182763222', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'b5b86ffca0b929de7bc1c430ddab656bef20d7521c697af80beb6ebd3850e997', '{"at": "2026-11-25T00:50:49.767625+00:00", "key": "24afb34e-ad5b-43e4-a7aa-728182763222", "seq": 2, "prev": "b5b86ffca0b929de7bc1c430ddab656bef20d7521c697af80beb6ebd3850e997", "actor": "anna.desk", "action": "submit", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 2, "to_status": "pending", "request_id": 7, "from_status": "draft", "seen_version": 1}', 'dca07712cd6f301dde3ef2071dc1fd588e4612b3d0b3abb1482a92a133197e83', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 3, '2026-11-25 00:50:49.817057+00', 'hanna.desk', 'approve', 'pending', 'approved', 3, 2, NULL, NULL, NULL, NULL, '96af31ef-7d93-41a1-972c-73c8b1a60d2b', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, 'dca07712cd6f301dde3ef2071dc1fd588e4612b3d0b3abb1482a92a133197e83', '{"at": "2026-11-25T00:50:49.817057+00:00", "key": "96af31ef-7d93-41a1-972c-73c8b1a60d2b", "seq": 3, "prev": "dca07712cd6f301dde3ef2071dc1fd588e4612b3d0b3abb1482a92a133197e83", "actor": "hanna.desk", "action": "approve", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "version": 3, "to_status": "approved", "request_id": 7, "from_status": "pending", "seen_version": 2}', '4aa9715be0505603127e7087451b507c61220af6cd1fb5d5b1d587ebe6eeaaa1', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (7, 4, '2026-11-25 00:50:49.870849+00', 'vera.desk', 'return', 'approved', 'draft', 4, 3, 'Нет договора', NULL, NULL, NULL, '4ddcf9c9-dc82-4cb4-8003-abdacd848952', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, '4aa9715be0505603127e7087451b507c61220af6cd1fb5d5b1d587ebe6eeaaa1', '{"at": "2026-11-25T00:50:49.870849+00:00", "key": "4ddcf9c9-dc82-4cb4-8003-abdacd848952", "seq": 4, "prev": "4aa9715be0505603127e7087451b507c61220af6cd1fb5d5b1d587ebe6eeaaa1", "actor": "vera.desk", "action": "return", "digest": "61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486", "comment": "Нет договора", "version": 4, "to_status": "draft", "request_id": 7, "from_status": "approved", "seen_version": 3}', 'f6e61399796964518e4f39b1df578c8128ebe43393403846b9ccd81da64abb92', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (8, 1, '2026-11-25 00:50:49.904754+00', 'anna.desk', 'create', NULL, 'draft', 1, NULL, NULL, NULL, NULL, NULL, NULL, '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', '{"amount": 10000, "subject": "Услуги", "currency": "RUB", "contractor": "ООО Ромашка"}', '', '{"at": "2026-11-25T00:50:49.904754+00:00", "seq": 1, "prev": "", "actor": "anna.desk", "action": "create", "detail": "{\"key\": \"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}", "digest": "9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161", "version": 1, "to_status": "draft", "request_id": 8}', '4f0fc35ae204eebf661dde71208f05d6e77e3e9160615020ef4023ed197ae84d', '{"key": "ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 5, '2026-11-25 00:50:50.123757+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '1', NULL, '3281381e-6505-4eca-be50-c7749f35e0dd', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '66d589ef030cb5e1182efa4dbca29fdb4feebd1998803bf6b035246addfd02b5', '{"at": "2026-11-25T00:50:50.123757+00:00", "key": "3281381e-6505-4eca-be50-c7749f35e0dd", "seq": 5, "prev": "66d589ef030cb5e1182efa4dbca29fdb4feebd1998803bf6b035246addfd02b5", "actor": "vera.desk", "batch": 1, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "1"}', 'a2f4362f72611ef7a1e36ac37faa55a1e903c4e18e5814529ff78cd94abfa2ed', NULL, 1, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 6, '2026-11-25 00:50:50.186714+00', 'vera.desk', 'recall', 'approved', 'approved', 4, NULL, 'не отправлен', NULL, NULL, NULL, '7cadf834-c77f-4854-8da7-c814189e29fd', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, 'a2f4362f72611ef7a1e36ac37faa55a1e903c4e18e5814529ff78cd94abfa2ed', '{"at": "2026-11-25T00:50:50.186714+00:00", "key": "7cadf834-c77f-4854-8da7-c814189e29fd", "seq": 6, "prev": "a2f4362f72611ef7a1e36ac37faa55a1e903c4e18e5814529ff78cd94abfa2ed", "actor": "vera.desk", "action": "recall", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "comment": "не отправлен", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved"}', '13b0ae077bc6f50da92f0e294c47de3c1cc79dcb9209534826e3a1468a6e5af9', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO paydesk.event VALUES (2, 7, '2026-11-25 00:50:50.245511+00', 'vera.desk', 'export', 'approved', 'approved', 4, NULL, NULL, '2026-12-01', '2', NULL, '80d7a693-90ed-4b59-bbf9-202259122b3e', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', NULL, '13b0ae077bc6f50da92f0e294c47de3c1cc79dcb9209534826e3a1468a6e5af9', '{"at": "2026-11-25T00:50:50.245511+00:00", "key": "80d7a693-90ed-4b59-bbf9-202259122b3e", "seq": 7, "prev": "13b0ae077bc6f50da92f0e294c47de3c1cc79dcb9209534826e3a1468a6e5af9", "actor": "vera.desk", "batch": 2, "action": "export", "digest": "b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b", "version": 4, "to_status": "approved", "request_id": 2, "from_status": "approved", "payment_date": "2026-12-01", "payment_number": "2"}', 'c810b07c9c04e3b8f8384a13cfacda0414e5d31888a34ab765604763da2bc452', NULL, 2, NULL, NULL, NULL, NULL);
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
INSERT INTO paydesk.receipt VALUES ('ab9c8e10999f4a8db8a48e5217b1c921', 'postgres', '2026-11-25 00:50:48.683994+00');
INSERT INTO paydesk.receipt VALUES ('1268feeba17149e5b505b0abfa564e3b', 'postgres', '2026-11-25 00:50:48.704139+00');
INSERT INTO paydesk.receipt VALUES ('ff8fb32d5600478ebced6543bc038142', 'postgres', '2026-11-25 00:50:48.723461+00');
INSERT INTO paydesk.receipt VALUES ('31bb937115814af488a539b131288d11', 'postgres', '2026-11-25 00:50:48.742669+00');
INSERT INTO paydesk.receipt VALUES ('183e81820ac64d378958ca21b59371a5', 'postgres', '2026-11-25 00:50:48.768251+00');
INSERT INTO paydesk.receipt VALUES ('227329b08f524c558dda558875fd3cd0', 'postgres', '2026-11-25 00:50:48.79588+00');
INSERT INTO paydesk.receipt VALUES ('e72aee2fa4f04459bae0decb0e485ea3', 'postgres', '2026-11-25 00:50:48.823963+00');
INSERT INTO paydesk.receipt VALUES ('7aeb56a7730942b2a05ea3107cf0087a', 'postgres', '2026-11-25 00:50:48.859188+00');
INSERT INTO paydesk.receipt VALUES ('dc486df1222740d5a05b97df11152fc6', 'anna.desk', '2026-11-25 00:50:49.017058+00');
INSERT INTO paydesk.receipt VALUES ('0841ac6c837a4fc0921e5d3fd9accb9c', 'hanna.desk', '2026-11-25 00:50:49.095931+00');
INSERT INTO paydesk.receipt VALUES ('a9368f2f2fe246b7b25b2fe723209ded', 'vera.desk', '2026-11-25 00:50:49.148679+00');
INSERT INTO paydesk.receipt VALUES ('21b1476e9c5d4a0b93e203a86e4577ba', 'anna.desk', '2026-11-25 00:50:49.200873+00');
INSERT INTO paydesk.receipt VALUES ('f7327f321c4d42d684fe77b7bc5ebbf8', 'hanna.desk', '2026-11-25 00:50:49.249302+00');
INSERT INTO paydesk.receipt VALUES ('376690158ba44a1183405c4ad4626ffe', 'anna.desk', '2026-11-25 00:50:49.314725+00');
INSERT INTO paydesk.receipt VALUES ('a43fdee07abf4d5e83c12f87d7997b36', 'hanna.desk', '2026-11-25 00:50:49.362681+00');
INSERT INTO paydesk.receipt VALUES ('6ec22f609a244642a4a95d0562f23f53', 'anna.desk', '2026-11-25 00:50:49.405621+00');
INSERT INTO paydesk.receipt VALUES ('6d7cd199db9c4317b27a6fe906044dd1', 'hanna.desk', '2026-11-25 00:50:49.475429+00');
INSERT INTO paydesk.receipt VALUES ('07163e8d37df4005840c4c6c411f266b', 'anna.desk', '2026-11-25 00:50:49.531099+00');
INSERT INTO paydesk.receipt VALUES ('c97620163d4c4025b7ae7ed3c0454050', 'anna.desk', '2026-11-25 00:50:49.624216+00');
INSERT INTO paydesk.receipt VALUES ('61d0bcb8ec7949eda1b6f18ffd88c9c2', 'anna.desk', '2026-11-25 00:50:49.686368+00');
INSERT INTO paydesk.receipt VALUES ('87cca9af7d0c498392af3b7f55a027ee', 'anna.desk', '2026-11-25 00:50:49.732867+00');
INSERT INTO paydesk.receipt VALUES ('6a2e03f07d69479aa89ffcb659cf62bb', 'anna.desk', '2026-11-25 00:50:49.776007+00');
INSERT INTO paydesk.receipt VALUES ('6be5318007604b6db57f60937b9cc445', 'hanna.desk', '2026-11-25 00:50:49.82306+00');
INSERT INTO paydesk.receipt VALUES ('f1b728f8fd904d4ca22b3523d797293b', 'vera.desk', '2026-11-25 00:50:49.877713+00');
INSERT INTO paydesk.receipt VALUES ('92c2b9aaefcd4488a891616054dba210', 'anna.desk', '2026-11-25 00:50:49.911147+00');
INSERT INTO paydesk.receipt VALUES ('767400b249ab447b9949d340e8087112', 'vera.desk', '2026-11-25 00:50:49.952277+00');
INSERT INTO paydesk.receipt VALUES ('3e2aee68a5454033afb7915dea795171', 'vera.desk', '2026-11-25 00:50:50.036992+00');
INSERT INTO paydesk.receipt VALUES ('c06c201757444db4ac2a815133814623', 'vera.desk', '2026-11-25 00:50:50.064894+00');
INSERT INTO paydesk.receipt VALUES ('2f443de2bb7247ef96b059567d13d9ce', 'vera.desk', '2026-11-25 00:50:50.136732+00');
INSERT INTO paydesk.receipt VALUES ('32e828559e7b44679cbe7f20e3042b94', 'vera.desk', '2026-11-25 00:50:50.19519+00');
INSERT INTO paydesk.receipt VALUES ('ed5854bd9d024c40b2a9a664b2105e83', 'vera.desk', '2026-11-25 00:50:50.251471+00');
INSERT INTO paydesk.receipt VALUES ('48de7be42cb44b58b6708e0c1a43dfe9', 'vera.desk', '2026-11-25 00:50:50.297741+00');
INSERT INTO paydesk.request VALUES (1, 4, 'paid', 'anna.desk', '2026-11-25 00:50:48.977081+00', '2026-11-25 00:50:49.142104+00', 4, 'e4f110b48c3dec7d3c1dff7d7c3d4b1ed4650bd3b9e2a4f9e3b8e8c0d9dfb779', 'ccd787f60da417af1dddca520739d66cf7988950730ea7d1a10d685592c8868e', 'hanna.desk', '2026-11-25 00:50:49.085394+00', 'vera.desk', '2026-12-01', '345', NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 1, без НДС', '1', '2026-11-20', 'be402047aa1757f59b889f5be7a7aaf4', NULL, '9714017207 1', NULL);
INSERT INTO paydesk.request VALUES (3, 3, 'rejected', 'anna.desk', '2026-11-25 00:50:49.295465+00', '2026-11-25 00:50:49.356571+00', 3, '74b86f2c87a4c740375a5d73460e4da09f23b2c6da33209094d3cfd113a0275d', 'e6f13040d360ec496e3b131b85def034b1abe04a59b0c01cc6bf435f818b21a4', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 3, без НДС', '3', '2026-11-20', 'c0a3439437ebb35a0b55fccfd56065a2', NULL, '9714017207 3', NULL);
INSERT INTO paydesk.request VALUES (5, 2, 'draft', 'anna.desk', '2026-11-25 00:50:49.516821+00', '2026-11-25 00:50:49.613237+00', 2, '01613e3daf811a3acbd1b5d5f8aedf73832f05a0aaa848f99e8e0a70e730d32c', '610ed0c308eb2415fdf451459dc233e4f931f79f54a399349fe5f9bc477cd5bb', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 9950, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 5, без НДС', '5', '2026-11-20', 'd7336dee47881df2d994b0a47bc6fa08', NULL, '9714017207 5', NULL);
INSERT INTO paydesk.request VALUES (4, 2, 'pending', 'anna.desk', '2026-11-25 00:50:49.386581+00', '2026-11-25 00:50:49.465232+00', 3, '4a9edeaf862436ffef78fdc450742f910fbc283a9ece5cd5b9e3e661ea4e6a78', 'b6c128d1c23459ee03d4f6b57a49e897085e4a4231496a3084ce3409129df1cd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 4, без НДС', '4', '2026-11-20', '14bf6986954fb376fcbc83358ce6e90e', NULL, '9714017207 4', NULL);
INSERT INTO paydesk.request VALUES (6, 2, 'discarded', 'anna.desk', '2026-11-25 00:50:49.67592+00', '2026-11-25 00:50:49.727122+00', 2, '2a21663dc0ab3e6b5147cc5a7b52a07c1a2a55008dc1415757244ab01ebde7cd', 'e50cf49813e1124e3c2a0ec7595d228cf6e5f180589e7688c397803df34f996c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 6, без НДС', '6', '2026-11-20', '6bf3f7e06ae0265ae5b38741e54911ea', NULL, '9714017207 6', NULL);
INSERT INTO paydesk.request VALUES (2, 4, 'approved', 'anna.desk', '2026-11-25 00:50:49.172983+00', '2026-11-25 00:50:50.245511+00', 7, 'c810b07c9c04e3b8f8384a13cfacda0414e5d31888a34ab765604763da2bc452', 'b5ac2bb2687dbd46f48449b5ff1b2e54c71ad5f7d44e23bdb87b25652b7bcc4b', 'hanna.desk', '2026-11-25 00:50:49.243217+00', NULL, NULL, NULL, NULL, NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 2, без НДС', '2', '2026-11-20', '774be3c9e0eb0a915870e961ba3e783a', 2, '9714017207 2', NULL);
INSERT INTO paydesk.request VALUES (7, 4, 'draft', 'anna.desk', '2026-11-25 00:50:49.755793+00', '2026-11-25 00:50:49.870849+00', 4, 'f6e61399796964518e4f39b1df578c8128ebe43393403846b9ccd81da64abb92', '61c126e591759c173ff884bfe8bee035e4ea7d442c3fd6826f6154bd38f55486', NULL, NULL, NULL, NULL, NULL, 'vera.desk', NULL, 'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс', 'брулер', 'Кабель для стенда', 'ООО «БРУЛЕР»', 1234567, 'RUB', '2026-12-04', 'ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974', '9714017207', NULL, '044525974', '40702810410001518679', '30101810145250000974', NULL, 'Оплата 7, без НДС', '7', '2026-11-20', '1a3703f8c92964e243988b62fd82440a', NULL, '9714017207 7', NULL);
INSERT INTO paydesk.request VALUES (8, 1, 'draft', 'anna.desk', '2026-11-25 00:50:49.904754+00', '2026-11-25 00:50:49.904754+00', 1, '4f0fc35ae204eebf661dde71208f05d6e77e3e9160615020ef4023ed197ae84d', '9ebc2a72d1458eabf675618088bd1c3c480bb61e6c392ee46f485c77edfa5161', NULL, NULL, NULL, NULL, NULL, NULL, 'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203', 'услуги ооо ромашка', 'ромашка', 'Услуги', 'ООО Ромашка', 10000, 'RUB', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'b91bcc4a446ef8619221ae3016b098b0', NULL, NULL, NULL);
INSERT INTO paydesk.request_file VALUES (1, 2, 'invoice', 'invoice.pdf', 'application/pdf', 'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885', true, 'anna.desk', '2026-11-25 00:50:49.183448+00', false);
INSERT INTO paydesk.saved_view VALUES ('vera.desk', 'неделя', '{"status": ["approved"]}', true);
INSERT INTO paydesk.setting VALUES ('guards_sha256', 'afa194a7d3de380e3204f392e9dfcfbd440b5f089089b28dc7641b238b653c05');
INSERT INTO paydesk.setting VALUES ('database_id', 'ced1cce9');
INSERT INTO paydesk.statement VALUES (1, '2026-11-25 00:50:50.293608+00', 'vera.desk', 'kl_to_1c.txt', '77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf', 1, 'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
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
