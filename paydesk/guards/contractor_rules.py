"""Who keeps contractors and who may confirm an account, as both databases ask it.

In the texts ``{actor}`` is the login of whoever acts and ``{row}`` the confirmation that is added.
"""

from __future__ import annotations

from typing import Final

PAYEE: Final = "coalesce(q.inn, q.contractor_key)"
"""The key of the contractor of request ``q``."""

SUBMITTED: Final = "('pending', 'approved', 'paid', 'rejected')"
"""States in which the content is the one that was submitted last."""

WAIT_HOURS: Final = "coalesce((SELECT s.value FROM setting s WHERE s.name = 'trust_wait_hours'), '0')"

# An account counts as seen from the moment when the content that names it was submitted; a draft nobody sees.
FIRST_SEEN: Final = (
    "(SELECT min((SELECT max(e.at) FROM event e WHERE e.request_id = q.id AND e.action = 'submit')) FROM request q"
    f" WHERE q.account = NEW.account AND {PAYEE} = NEW.contractor AND q.status IN {SUBMITTED})"
)
FILED_BY: Final = (
    "EXISTS (SELECT 1 FROM request q WHERE q.account = NEW.account AND (q.author = {actor} OR EXISTS"
    " (SELECT 1 FROM event e WHERE e.request_id = q.id AND e.actor = {actor} AND e.content IS NOT NULL)))"
)
"""Whoever filed or edited a request to the account, whatever has become of it, does not confirm it."""

CONFIRMERS: Final = ("head", "accountant")
KEEPERS: Final = ("manager", "head", "accountant", "admin")
MERGERS: Final = ("head", "accountant", "admin")
