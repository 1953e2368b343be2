"""What PostgreSQL knows of invoices that are paid twice: the key of an invoice, and whether it is taken."""

from __future__ import annotations

from typing import Final

from paydesk.conditions import COUNTED
from paydesk.invoice_number import FOLDED, STEPS
from paydesk.rules import NEAR_PERCENT
from paydesk.workflow import VISIBLE_SQL


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _normal(number: str) -> str:
    """Return the steps of :func:`paydesk.invoice_number.normal` in SQL."""
    steps = f"translate({number}, {_literal(FOLDED[0])}, {_literal(FOLDED[1])})"
    for pattern, kept in STEPS:
        steps = f"regexp_replace({steps}, {_literal(pattern)}, {_literal(kept)}, 'g')"
    return steps


INVOICE_KEY: Final = f"""CREATE OR REPLACE FUNCTION invoice_key(payee text, number text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT payee || ' ' || nullif({_normal("number")}, '') $$"""

# Whether an invoice or a paper is taken concerns whoever files it again, also where the other request is out of their
# sight: then they hear that there is one, and no more.
INVOICES_TAKEN: Final = """CREATE OR REPLACE FUNCTION invoices_taken(keys text[], papers text[])
RETURNS TABLE (mark text, request_id bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT r.invoice_key, CASE WHEN {seen} THEN r.id ELSE 0 END FROM request r
    WHERE is_known() AND r.invoice_key = ANY (keys) AND r.status IN ({counted})
  UNION ALL
  SELECT f.sha256, CASE WHEN {seen} THEN r.id ELSE 0 END FROM request_file f JOIN request r ON r.id = f.request_id
    WHERE is_known() AND f.sha256 = ANY (papers) AND f.kind = 'invoice' AND NOT f.detached AND r.status IN ({counted})
$$"""

# A payment that a bank shows and nobody asked for here may be the one that is asked for now. Statements are not for
# everybody to read: of each request that they see, those who decide and pay hear of what is near it, and of no more.
PAYMENTS_PAST: Final = """CREATE OR REPLACE FUNCTION payments_past(ids bigint[])
RETURNS TABLE (request_id bigint, day date, amount bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
  SELECT r.id, l.date, l.amount FROM request r JOIN statement_line l ON l.partner_inn = r.inn AND {near}
    WHERE r.id = ANY (ids) AND r.status <> 'draft' AND {seen}
    AND (has_role('head') OR has_role('accountant') OR has_role('auditor') OR has_role('admin'))
$$"""

NEAR: Final = (
    f"l.amount BETWEEN r.amount * {100 - NEAR_PERCENT} / 100 AND r.amount * {100 + NEAR_PERCENT} / 100"
    f" AND l.direction = 'out' AND l.request_id IS NULL AND r.currency = 'RUB'"
)
"""The condition under which line ``l`` of a statement may be the payment that request ``r`` asks for, but for the day."""

# Of two people who submit the same invoice at the same time the second has to see the first. Drafts alone are locked:
# only they can become what is counted.
LOCK: Final = """IF NEW.action = 'submit' THEN
    PERFORM 1 FROM request d WHERE d.status = 'draft' AND (d.id = NEW.request_id
      OR d.invoice_key = (SELECT r.invoice_key FROM request r WHERE r.id = NEW.request_id)
      OR d.id IN (SELECT g.request_id FROM request_file f JOIN request_file g ON g.sha256 = f.sha256
        WHERE f.request_id = NEW.request_id AND f.kind = 'invoice' AND g.kind = 'invoice'
        AND NOT f.detached AND NOT g.detached))
      ORDER BY d.id FOR UPDATE;
  END IF;"""


def duplicate_functions(schema: str, actor: str) -> list[str]:
    """Return the statements that create them."""
    counted = ", ".join(map(_literal, COUNTED))
    seen = VISIBLE_SQL.replace("{actor}", actor)
    return [
        INVOICE_KEY,
        INVOICES_TAKEN.format(schema=schema, seen=seen, counted=counted),
        PAYMENTS_PAST.format(schema=schema, seen=seen, near=NEAR),
    ]
