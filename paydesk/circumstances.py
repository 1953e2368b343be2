"""What the conditions of a policy ask beyond the content, as of any moment of the past: told from the journals.

The events of all requests are followed in the order of their time; :meth:`Chronicle.known` answers in between as the
SQL of ``paydesk.conditions`` would have answered at that moment.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from paydesk import folding, form_words, trust
from paydesk.conditions import MET, SETTLED, UNUSUAL_TIMES, USUAL_FROM, Circumstances
from paydesk.duplicates import DECLARE
from paydesk.history import form_of
from paydesk.models import CONTENT_COLUMNS, request_file

Payee = tuple[str, str]
"""How a payee is known, by ``inn``, ``account`` or ``name``, and by which."""


class _State:
    """One request, as far as it matters to others."""

    def __init__(self) -> None:
        self.status = ""
        self.content: dict[str, Any] = {}
        self.invoice_key: str | None = None
        self.declared = False
        self.papers: Counter[str] = Counter()

    def payees(self) -> Iterator[Payee]:
        """Yield every way in which the payee is known, the best first."""
        for key in ("inn", "account", "name"):
            if self.content.get(key):
                yield key, self.content[key]

    def marks(self) -> set[str]:
        """Return what tells the invoice."""
        return {*self.papers, *([self.invoice_key] if self.invoice_key else [])}


class Chronicle:
    """All requests as they were after the events that were followed."""

    def __init__(self, connection: Connection) -> None:
        self._states: dict[int, _State] = defaultdict(_State)
        c = request_file.c
        rows = connection.execute(select(c.request_id, c.sha256).where(c.kind == "invoice"))
        self._invoices = {(row.request_id, row.sha256) for row in rows}
        self._words = trust.words(connection)
        self._inns: dict[str, Counter[str]] = defaultdict(Counter)
        self._marked: dict[str, set[int]] = defaultdict(set)
        self._accounts: dict[Payee, Counter[str]] = defaultdict(Counter)
        self._payments: dict[Payee, dict[int, tuple[str, int]]] = defaultdict(dict)

    def content(self, number: int) -> Mapping[str, Any]:
        """Return the content that a request has."""
        return self._states[number].content

    def follow(self, row: Any) -> None:
        """Take an event: ``request_id``, ``action``, ``to_status``, ``content`` and ``file`` of it."""
        state = self._states[row.request_id]
        self._count(row.request_id, state, -1)
        state.status = row.to_status
        if row.content is not None:
            form = form_of(row.content)
            state.content = {name: getattr(form, name) for name in CONTENT_COLUMNS}
            state.content["name"] = folding.fold_name(form.contractor) if form.contractor else None
            state.invoice_key = form_words.invoice_key_of_form(form)
        if row.action == DECLARE:
            state.declared = True
        if row.action in ("attach", "detach") and (row.request_id, row.file) in self._invoices:
            state.papers[row.file] += 1 if row.action == "attach" else -1
            state.papers = +state.papers
        self._count(row.request_id, state, 1)

    def _count(self, number: int, state: _State, by: int) -> None:
        """Count a request in or out, where others ask for it."""
        content = state.content
        if state.status in MET:
            if content.get("account") and content.get("inn"):
                self._inns[content["account"]][content["inn"]] += by
            for mark in state.marks():
                (self._marked[mark].add if by > 0 else self._marked[mark].discard)(number)
        for payee in state.payees() if state.status in SETTLED else ():
            if content.get("account"):
                self._accounts[payee][content["account"]] += by
            if state.status == "paid" and by > 0:
                self._payments[payee][number] = (content["currency"], content["amount"] or 0)
            else:
                self._payments[payee].pop(number, None)

    def known(self, number: int, moment: datetime) -> Circumstances:
        """Return what there is to know of a request, at the moment that was come to."""
        state = self._states[number]
        content = state.content
        payee = next(state.payees(), ("", ""))
        account = content.get("account")
        accounts = +self._accounts[payee]
        first = payee[0] not in ("inn", "account") or not self._payments[payee]
        twins = any(self._marked[mark] - {number} for mark in state.marks())
        inns = +self._inns[account] if account else Counter()
        return Circumstances(
            first=first,
            trusted=self._is_trusted(content, moment),
            signals={
                "new_account": bool(account and accounts and account not in accounts),
                "account_of_another": bool(content.get("inn") and inns.keys() - {content.get("inn")}),
                "unusual_amount": self._is_unusual(payee, content),
                "duplicate_ok": state.declared and twins,
                "no_invoice": not state.papers,
            },
        )

    def _is_trusted(self, content: Mapping[str, Any], moment: datetime) -> bool:
        key = (content.get("inn") or content.get("name") or "", content.get("account") or "")
        return trust.counted(self._words.get(key, ()), moment, moment)

    def _is_unusual(self, payee: Payee, content: Mapping[str, Any]) -> bool:
        paid = sorted(
            amount
            for currency, amount in self._payments[payee].values()
            if currency == content.get("currency") and amount
        )
        amount = content.get("amount") or 0
        return len(paid) >= USUAL_FROM and amount > paid[len(paid) // 2] * UNUSUAL_TIMES
