"""Conditions of a policy that ask for more than the content of a request: the first payment, trust, signals. Pure.

The SQL of a condition speaks of the request ``r`` and of ``NEW.at``, the moment at which it is asked. It sees all
requests, whoever submits; a signal means what it means in ``paydesk.signals`` to somebody who sees them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

COUNTED: Final = ("pending", "approved", "paid")
"""States of a request in which its invoice is taken: another one for it is a duplicate."""

MET: Final = ("draft", *COUNTED)
"""Requests that are shown: what was rejected or discarded pays nothing; a draft does not yet, and stops nobody."""

SETTLED: Final = ("approved", "paid")
"""States in which somebody has agreed that the payee is paid to this account."""

REMEMBERED: Final = 1000
"""Requests to one payee that a signal compares, the newest first; a policy counts them all."""

USUAL_FROM: Final = 3
"""So many payments make it known what is usual for a payee."""

UNUSUAL_TIMES: Final = 3


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a request at its submit besides its content; ``None`` and absence are for what is not known."""

    first: bool | None = None
    trusted: bool | None = None
    signals: Mapping[str, bool] = field(default_factory=dict)


def met(rule: Mapping[str, Any], known: Circumstances) -> bool | None:
    """Tell whether the conditions of a rule beyond the content are met; ``None`` where that is not known."""
    answers: list[bool | None] = []
    if rule.get("first_payment"):
        answers.append(known.first)
    if rule.get("trusted") is not None:
        answers.append(None if known.trusted is None else known.trusted == rule["trusted"])
    if rule.get("signals"):
        given = [known.signals.get(name) for name in rule["signals"]]
        answers.append(True if True in given else None if None in given else False)
    return False if False in answers else None if None in answers else True


# The SQL of the same


def _listed(states: tuple[str, ...]) -> str:
    return ", ".join(map(repr, states))


# The last word on the account counts, and not before its time.
TRUSTED_SQL: Final = (
    "EXISTS (SELECT 1 FROM account_trust x WHERE x.account = r.account"
    " AND x.contractor = coalesce(r.inn, r.contractor_key) AND x.trusted AND x.counts_from <= NEW.at"
    " AND x.id = (SELECT max(y.id) FROM account_trust y WHERE y.account = x.account AND y.contractor = x.contractor))"
)
"""Whether the account of the request is trusted: for the team setting ``require_trusted`` and for rules of policies."""

# Counted rather than looked for: PostgreSQL reads the whole table for an EXISTS that it expects to be true soon.
_SAME_PAYEE: Final = (
    "(q.inn = r.inn OR (r.inn IS NULL AND (q.account = r.account"
    " OR (r.account IS NULL AND q.contractor_key = r.contractor_key))))"
)
FIRST_SQL: Final = (
    "(SELECT count(*) = 0 FROM request q WHERE q.status = 'paid'"
    " AND (q.inn = r.inn OR (r.inn IS NULL AND q.account = r.account)))"
)
"""Whether nothing was ever paid to the payee."""

_NEW_ACCOUNT: Final = (
    "(SELECT count(*) > 0 AND sum(CASE WHEN q.account = r.account THEN 1 ELSE 0 END) = 0 FROM request q"
    f" WHERE {_SAME_PAYEE} AND q.id <> r.id AND q.status IN ({_listed(SETTLED)}) AND q.account IS NOT NULL)"
)
# The sum is unusual when more than half of what was paid is less than its third: then the median is, too.
_UNUSUAL: Final = (
    f"(SELECT count(*) >= {USUAL_FROM} AND sum(CASE WHEN q.amount * {UNUSUAL_TIMES} < r.amount THEN 1 ELSE 0 END)"
    f" > count(*) / 2 FROM request q WHERE {_SAME_PAYEE} AND q.id <> r.id AND q.status = 'paid'"
    " AND q.currency = r.currency AND q.amount > 0)"
)
_PAPER: Final = "f.request_id = r.id AND f.kind = 'invoice' AND NOT f.detached"
_OTHER: Final = f"d.id <> r.id AND d.status IN ({_listed(MET)})"

SIGNALS: Final[Mapping[str, str]] = {
    "new_account": f"(r.account IS NOT NULL AND {_NEW_ACCOUNT})",
    "account_of_another": (
        "(EXISTS (SELECT 1 FROM request q WHERE q.account = r.account AND q.inn < r.inn"
        f" AND q.status IN ({_listed(MET)}))"
        " OR EXISTS (SELECT 1 FROM request q WHERE q.account = r.account AND q.inn > r.inn"
        f" AND q.status IN ({_listed(MET)})))"
    ),
    "unusual_amount": _UNUSUAL,
    "duplicate_ok": (
        "(EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.action = 'duplicate_ok')"
        f" AND (EXISTS (SELECT 1 FROM request d WHERE d.invoice_key = r.invoice_key AND {_OTHER})"
        " OR EXISTS (SELECT 1 FROM request_file f JOIN request_file g ON g.sha256 = f.sha256 AND g.kind = 'invoice'"
        f" AND NOT g.detached JOIN request d ON d.id = g.request_id AND {_OTHER} WHERE {_PAPER})))"
    ),
    "no_invoice": f"(NOT EXISTS (SELECT 1 FROM request_file f WHERE {_PAPER}))",
}
"""Signal → whether the request has it. The names are the codes of ``paydesk.signals``; each costs a search by index.

None of them changes while the requests of one call are submitted, so that it is the same for all of them.
"""

_ANY_SIGNAL: Final = " OR ".join(
    f"(' ' || c.signals || ' ' LIKE '% {name} %' AND {sql})" for name, sql in SIGNALS.items()
)
MET_SQL: Final = (
    f"(NOT c.first_payment OR {FIRST_SQL})"
    f" AND (c.trusted IS NULL OR c.trusted = {TRUSTED_SQL})"
    f" AND (c.signals IS NULL OR {_ANY_SIGNAL})"
)
"""Whether the request meets what the chain ``c`` asks beyond the content."""


def _unknown_signals() -> str:
    left = "' ' || c.signals || ' '"
    for name in SIGNALS:
        left = f"replace({left}, ' {name} ', ' ')"
    return f"trim({left}) <> ''"


UNKNOWN_SQL: Final = _unknown_signals()
"""Whether the chain ``c`` names a signal that there is not, or one twice."""
