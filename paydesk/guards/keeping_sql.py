"""The SQL of ``paydesk.keeping``: which approvals of an earlier round stand at a submit, as the triggers compute it."""

from __future__ import annotations

from typing import Final

from paydesk.approval import STANDING_SQL
from paydesk.keeping import KEEPABLE
from paydesk.models import CONTENT_COLUMNS
from paydesk.step_places import SUBMITTED_SQL

_FIELD: Final = {
    "sqlite": "{event}.content ->> '$.{key}'",
    "postgresql": "({event}.content::jsonb ->> '{key}')",
}
_SAME: Final = {"sqlite": "{old} IS {new}", "postgresql": "{old} IS NOT DISTINCT FROM {new}"}


def _unchanged(dialect: str) -> str:
    """Return whether the contents of the events ``w`` and ``z`` are the same but for what the step ``o`` names."""
    parts = []
    for key in (*CONTENT_COLUMNS, "files"):
        old, new = (_FIELD[dialect].format(event=event, key=key) for event in ("w", "z"))
        same = _SAME[dialect].format(old=old, new=new)
        if key in KEEPABLE:
            listed = f"f.chain = o.chain AND f.place = o.place AND f.field = '{key}'"
            same = f"({same} OR EXISTS (SELECT 1 FROM policy_step_field f WHERE {listed}))"
        parts.append(same)
    return " AND ".join(parts)


def _decides(login: str) -> str:
    """Return whether this person is a head who neither filed nor edited the request."""
    return (
        f"({login} <> r.author AND EXISTS (SELECT 1 FROM person_role g JOIN person h ON h.login = g.login"
        f" WHERE g.login = {login} AND g.role = 'head' AND NOT h.disabled) AND NOT EXISTS (SELECT 1 FROM event p"
        f" WHERE p.request_id = r.id AND p.actor = {login} AND p.content IS NOT NULL))"
    )


def stands_sql(dialect: str, chain: str) -> str:
    """Return the entries of the approvals that stand at a submit of request ``r`` by ``chain``, as ``3,7``, or NULL."""
    written = "SELECT max(c.seq) FROM event c WHERE c.request_id = r.id AND c.content IS NOT NULL"
    chosen = (
        f"SELECT e.seq FROM event e JOIN policy_step o ON o.chain = {chain} AND o.place = e.step"
        f" JOIN event w ON w.request_id = r.id AND w.seq = ({written} AND c.seq < e.seq)"
        f" JOIN event z ON z.request_id = r.id AND z.seq = ({written})"
        f" WHERE {STANDING_SQL}"
        f" AND {chain} = (SELECT b.chain FROM event b WHERE b.request_id = r.id AND b.seq = {SUBMITTED_SQL})"
        " AND NOT EXISTS (SELECT 1 FROM event j WHERE j.request_id = r.id AND j.action = 'reject'"
        f" AND j.seq > {SUBMITTED_SQL})"
        # Whoever sent it back afterwards has taken their word back.
        " AND NOT EXISTS (SELECT 1 FROM event q WHERE q.request_id = r.id AND q.action = 'return' AND q.seq > e.seq"
        " AND q.actor IN (e.actor, e.behalf))"
        f" AND o.place < (SELECT max(l.place) FROM policy_step l WHERE l.chain = {chain})"
        " AND EXISTS (SELECT 1 FROM policy_step_field f WHERE f.chain = o.chain AND f.place = o.place)"
        f" AND {_decides('e.actor')} AND (e.behalf IS NULL OR {_decides('e.behalf')})"
        " AND (o.role = 'head' OR EXISTS (SELECT 1 FROM policy_step_person n WHERE n.chain = o.chain"
        " AND n.place = o.place AND n.login = coalesce(e.behalf, e.actor)))"
        f" AND {_unchanged(dialect)}"
    )
    if dialect == "sqlite":
        return f"(SELECT group_concat(x.seq, ',') FROM ({chosen} ORDER BY e.seq) x)"
    return f"(SELECT string_agg(x.seq::text, ',' ORDER BY x.seq) FROM ({chosen}) x)"
