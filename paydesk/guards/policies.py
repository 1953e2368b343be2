"""The guards of policies: an administrator adds one whole, a second one confirms it, and nothing of it changes again.

A policy is inserted as one row; triggers spread its rules into the rows by which a submit chooses its chain, so that
nobody writes those. In force is the newest policy that was confirmed.
"""

from __future__ import annotations

from typing import Final

from paydesk.approval import CHAINS
from paydesk.conditions import UNKNOWN_SQL
from paydesk.guards.phrases import (
    CHANGES_PEOPLE,
    NO_SUPERUSER,
    ONE_AT_A_TIME,
    ONLY_ADMIN,
    STAMPED,
    aborted,
    is_next,
    raised,
    recorded,
)
from paydesk.handing import ADMINS_SQL

_SPREAD_INTO: Final = ("policy_chain", "policy_step", "policy_step_person", "policy_step_field")
_WRITTEN: Final = ("policy", "policy_confirmation", "delegation", "delegation_end")
TABLES: Final = (*_WRITTEN, *_SPREAD_INTO)
DETAIL: Final = (
    "(SELECT o.rules -> ('$[' || (c.place - 1) || ']') FROM policy_chain c JOIN policy o ON o.id = c.policy_id"
    " WHERE c.id = NEW.chain)"
)
"""The rule of the policy that a submit fixes, as SQLite writes it."""

# A policy fits every request, and none of its steps is missing: what it does not say must not pass for a yes.
_LAST: Final = (
    "EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id"
    " AND coalesce(c.currency, c.inn, c.author, c.signals) IS NULL AND NOT c.first_payment AND {trust})"
)
_UNSOUND: Final = f"""NOT {_LAST.format(trust="coalesce(c.trusted, true)")}
  OR NOT {_LAST.format(trust="NOT coalesce(c.trusted, false)")}
  OR EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id AND (c.signals = '' OR {UNKNOWN_SQL}))
  OR EXISTS (SELECT 1 FROM policy_chain c WHERE c.policy_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM policy_step s WHERE s.chain = c.id))
  OR EXISTS (SELECT 1 FROM policy_step s JOIN policy_chain c ON c.id = s.chain WHERE c.policy_id = NEW.id
    AND s.role IS NULL AND s.needed > (SELECT count(*) FROM policy_step_person n
      WHERE n.chain = s.chain AND n.place = s.place))
  OR EXISTS (SELECT 1 FROM policy_step_field f JOIN policy_chain c ON c.id = f.chain WHERE c.policy_id = NEW.id
    AND f.place = (SELECT max(s.place) FROM policy_step s WHERE s.chain = f.chain))"""
_OUTDATED: Final = "EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id > NEW.policy_id)"

_HEADS: Final = (
    "(SELECT p.login FROM person_role p JOIN person q ON q.login = p.login WHERE p.role = 'head' AND NOT q.disabled)"
)
_NO_SUBSTITUTE: Final = f"NEW.giver NOT IN {_HEADS} OR NEW.substitute NOT IN {_HEADS} OR NEW.until < CURRENT_DATE"
_NOT_TO_END: Final = """NOT EXISTS (SELECT 1 FROM delegation d JOIN person q ON q.login = NEW.actor AND NOT q.disabled
    WHERE d.id = NEW.delegation_id AND (d.giver = NEW.actor
      OR EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.actor AND p.role = 'admin')))
  OR EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = NEW.delegation_id)"""


# PostgreSQL


# A submit that is under way is waited for, and later ones wait: which policy was in force is never in doubt.
_NO_SUBMIT_MEANWHILE: Final = "LOCK TABLE event IN EXCLUSIVE MODE;"
_POLICY: Final = f"""BEGIN
  {ONLY_ADMIN}
  {ONE_AT_A_TIME}
  {is_next("policy", "o")}
  {STAMPED}
  {recorded("policy_set")}
  RETURN NEW;
END"""
_SPREAD: Final = f"""BEGIN
  INSERT INTO policy_chain
    (id, policy_id, place, currency, amount_from, amount_below, inn, author, first_payment, trusted, signals)
    SELECT NEW.id * {CHAINS} + e.place, NEW.id, e.place, e.rule ->> 'currency', (e.rule ->> 'amount_from')::bigint,
      (e.rule ->> 'amount_below')::bigint, e.rule ->> 'inn', e.rule ->> 'author',
      coalesce((e.rule ->> 'first_payment')::boolean, false), (e.rule ->> 'trusted')::boolean,
      (SELECT string_agg(n.name, ' ' ORDER BY n.at)
        FROM jsonb_array_elements_text(e.rule -> 'signals') WITH ORDINALITY AS n(name, at))
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
  INSERT INTO policy_step_field (chain, place, field)
    SELECT s.chain, s.place, k.field FROM policy_chain c JOIN policy_step s ON s.chain = c.id,
      jsonb_array_elements_text(coalesce(
        NEW.rules::jsonb -> (c.place - 1) -> 'steps' -> (s.place - 1) -> 'keeps', '[]'::jsonb)) AS k(field)
    WHERE c.policy_id = NEW.id;
  IF {_UNSOUND} THEN {raised("PD029")}; END IF;
  RETURN NULL;
END"""
_CONFIRMATION: Final = f"""BEGIN
  {ONLY_ADMIN}
  {ONE_AT_A_TIME}
  {_NO_SUBMIT_MEANWHILE}
  IF {_OUTDATED} OR ({ADMINS_SQL} > 1
    AND EXISTS (SELECT 1 FROM policy o WHERE o.id = NEW.policy_id AND o.actor = session_user))
  THEN {raised("PD030")}; END IF;
  {STAMPED}
  {recorded("policy_confirmed", "NEW.policy_id")}
  RETURN NEW;
END"""


# Rows of rules are written by the trigger of their policy alone.
_PART_POSTGRES: Final = f"""BEGIN
  IF pg_trigger_depth() < 2 THEN {raised("PD020")}; END IF;
  RETURN NEW;
END"""


_DELEGATION: Final = f"""BEGIN
  {NO_SUPERUSER}
  {ONE_AT_A_TIME}
  {is_next("delegation", "d")}
  NEW.at := clock_timestamp();
  NEW.giver := session_user;
  IF {_NO_SUBSTITUTE} THEN {raised("PD031")}; END IF;
  {recorded("delegated")}
  RETURN NEW;
END"""
_DELEGATION_END: Final = f"""BEGIN
  {NO_SUPERUSER}
  {ONE_AT_A_TIME}
  {CHANGES_PEOPLE}
  {STAMPED}
  IF {_NOT_TO_END} THEN {raised("PD031")}; END IF;
  {recorded("delegation_ended", "NEW.delegation_id")}
  RETURN NEW;
END"""


def postgres_functions() -> dict[str, str]:
    """Return name → body."""
    return {
        "policy_guard": _POLICY,
        "policy_spread": _SPREAD,
        "policy_part_guard": _PART_POSTGRES,
        "policy_confirmation_guard": _CONFIRMATION,
        "delegation_guard": _DELEGATION,
        "delegation_end_guard": _DELEGATION_END,
    }


POSTGRES_TRIGGERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "policy": (
        ("BEFORE INSERT", "policy_guard"),
        ("AFTER INSERT", "policy_spread"),
        ("BEFORE UPDATE OR DELETE", "refuse"),
    ),
    "policy_confirmation": (
        ("BEFORE INSERT", "policy_confirmation_guard"),
        ("BEFORE UPDATE OR DELETE", "refuse"),
    ),
    "delegation": (("BEFORE INSERT", "delegation_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    "delegation_end": (("BEFORE INSERT", "delegation_end_guard"), ("BEFORE UPDATE OR DELETE", "refuse")),
    **dict.fromkeys(_SPREAD_INTO, (("BEFORE INSERT", "policy_part_guard"), ("BEFORE UPDATE OR DELETE", "refuse"))),
}
POSTGRES_GRANTS: Final[dict[str, tuple[str, ...]]] = {
    "policy": ("INSERT (id, rules, source)",),
    "policy_confirmation": ("INSERT (policy_id)",),
    "delegation": ("INSERT (id, substitute, since, until, amount, currency)",),
    "delegation_end": ("INSERT (delegation_id)",),
    **dict.fromkeys(_SPREAD_INTO, ()),
}


def postgres_policies(known: str) -> dict[str, dict[str, str]]:
    """Return table → command → condition: everybody who is ``known`` reads policies."""
    return {table: {"SELECT": known} for table in _SPREAD_INTO} | {
        table: {"SELECT": known, "INSERT": "true"} for table in _WRITTEN
    }


# SQLite


_ADMIN_ACTS: Final = f"""SELECT {aborted("PD023")} WHERE NOT EXISTS (SELECT 1 FROM person_role p
  JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND p.role = 'admin');"""
_SPREAD_SQLITE: Final = f"""INSERT INTO policy_chain
  (id, policy_id, place, currency, amount_from, amount_below, inn, author, first_payment, trusted, signals)
  SELECT NEW.id * {CHAINS} + e.key + 1, NEW.id, e.key + 1, e.value ->> '$.currency', e.value ->> '$.amount_from',
    e.value ->> '$.amount_below', e.value ->> '$.inn', e.value ->> '$.author',
    coalesce(e.value ->> '$.first_payment', 0), e.value ->> '$.trusted',
    (SELECT group_concat(n.value, ' ') FROM json_each(e.value, '$.signals') n)
  FROM json_each(NEW.rules) e;
INSERT INTO policy_step (chain, place, role, needed)
  SELECT c.id, s.key + 1, s.value ->> '$.role', s.value ->> '$.needed'
  FROM policy_chain c, json_each(NEW.rules, '$[' || (c.place - 1) || '].steps') s WHERE c.policy_id = NEW.id;
INSERT INTO policy_step_person (chain, place, login)
  SELECT s.chain, s.place, n.value FROM policy_chain c JOIN policy_step s ON s.chain = c.id,
    json_each(NEW.rules, '$[' || (c.place - 1) || '].steps[' || (s.place - 1) || '].persons') n
  WHERE c.policy_id = NEW.id;
INSERT INTO policy_step_field (chain, place, field)
  SELECT s.chain, s.place, k.value FROM policy_chain c JOIN policy_step s ON s.chain = c.id,
    json_each(NEW.rules, '$[' || (c.place - 1) || '].steps[' || (s.place - 1) || '].keeps') k
  WHERE c.policy_id = NEW.id;
SELECT {aborted("PD029")} WHERE {_UNSOUND};"""
# Rows of rules come with their policy; a policy that was confirmed takes no more.
_PART: Final = f"""SELECT {aborted("PD020")} WHERE %s / {CHAINS} <> (SELECT max(id) FROM policy)
  OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = %s / {CHAINS});"""


def sqlite_triggers() -> dict[str, tuple[str, str]]:
    """Return name → (when, body)."""
    return {
        "policy_guard": (
            "BEFORE INSERT ON policy",
            f"{_ADMIN_ACTS}\nSELECT {aborted('PD027')} WHERE NEW.id <> coalesce((SELECT max(id) FROM policy), 0) + 1;",
        ),
        "policy_spread": ("AFTER INSERT ON policy", _SPREAD_SQLITE),
        "policy_confirmation_guard": (
            "BEFORE INSERT ON policy_confirmation",
            f"""{_ADMIN_ACTS}
SELECT {aborted("PD030")} WHERE {_OUTDATED} OR EXISTS (SELECT 1 FROM policy_confirmation f WHERE f.policy_id = NEW.policy_id)
  OR ({ADMINS_SQL} > 1 AND EXISTS (SELECT 1 FROM policy o WHERE o.id = NEW.policy_id AND o.actor = NEW.actor));""",
        ),
        "delegation_guard": (
            "BEFORE INSERT ON delegation",
            f"""SELECT {aborted("PD027")} WHERE NEW.id <> coalesce((SELECT max(id) FROM delegation), 0) + 1;
SELECT {aborted("PD031")} WHERE {_NO_SUBSTITUTE};""",
        ),
        "delegation_end_guard": (
            "BEFORE INSERT ON delegation_end",
            f"SELECT {aborted('PD031')} WHERE {_NOT_TO_END};",
        ),
        "policy_chain_guard": ("BEFORE INSERT ON policy_chain", _PART.replace("%s", "NEW.id")),
        "policy_step_guard": ("BEFORE INSERT ON policy_step", _PART.replace("%s", "NEW.chain")),
        "policy_step_person_guard": ("BEFORE INSERT ON policy_step_person", _PART.replace("%s", "NEW.chain")),
        "policy_step_field_guard": ("BEFORE INSERT ON policy_step_field", _PART.replace("%s", "NEW.chain")),
    }
