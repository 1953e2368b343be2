"""The direction of a document, and whether the totals of the bank are those of the documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from paydesk.formats.one_c.model import Balance, Document
from paydesk.formats.one_c.problems import Warnings

Direction = Literal["out", "in", "own", "unknown"]


def direction(document: Document, own_accounts: Collection[str]) -> Direction:
    """Tell whether money went out, came in, or moved between own accounts.

    Accounts come before dates: some banks fill both dates in every document, and a rule that begins with the dates
    would take income for an expense.
    """
    payer = _is_own(document.payer.account, document.fields.get("ПлательщикРасчСчет", ""), own_accounts)
    payee = _is_own(document.payee.account, document.fields.get("ПолучательРасчСчет", ""), own_accounts)
    if payer or payee:
        return "own" if payer and payee else "out" if payer else "in"
    if (document.debited is None) != (document.credited is None):
        return "in" if document.debited is None else "out"
    return "unknown"


def _is_own(account: str, settlement: str, own_accounts: Collection[str]) -> bool:
    """An indirect settlement has two accounts of one party."""
    return bool(account) and (account in own_accounts or (bool(settlement) and settlement.strip() in own_accounts))


class Totals:
    """The turnover of own accounts by the documents; memory for the accounts and not for the documents."""

    def __init__(self) -> None:
        self.accounts: set[str] = set()
        self._received: dict[str, int] = {}
        self._spent: dict[str, int] = {}
        self._is_known = True

    def add(self, document: Document) -> None:
        """Count a document."""
        way = direction(document, self.accounts)
        if document.amount is None or way == "unknown":
            # Nobody can tell what the sums should be.
            self._is_known = False
            return
        if way in ("out", "own"):
            self._count(self._spent, document.payer.account, document.amount)
        if way in ("in", "own"):
            self._count(self._received, document.payee.account, document.amount)

    def _count(self, sums: dict[str, int], account: str, amount: int) -> None:
        if account not in self.accounts:
            if len(self.accounts) != 1:
                self._is_known = False
                return
            (account,) = self.accounts
        sums[account] = sums.get(account, 0) + amount

    def compare(self, balances: Sequence[Balance], warnings: Warnings) -> None:
        """Warn where a balance does not add up, or its turnover is not that of the documents."""
        for balance in balances:
            _check_balance(balance, warnings)
        if not self._is_known:
            return
        for account, parts in sorted(_by_account(balances).items()):
            sections = _without_parts(parts)
            row = sections[0].line
            for code, stated, found in (
                ("received_differs", _sum(one.received for one in sections), self._received.get(account, 0)),
                ("spent_differs", _sum(one.spent for one in sections), self._spent.get(account, 0)),
            ):
                if stated is not None and stated != found:
                    warnings.add(code, "balance", row, account=account, value=rubles(stated), found=rubles(found))


def _by_account(balances: Iterable[Balance]) -> dict[str, list[Balance]]:
    found: dict[str, list[Balance]] = {}
    for balance in balances:
        if balance.account:
            found.setdefault(balance.account, []).append(balance)
    return found


def rubles(kopecks: int) -> str:
    """Write a sum with a point and two digits.

    >>> rubles(-5), rubles(123456)
    ('-0.05', '1234.56')
    """
    return f"{'-' if kopecks < 0 else ''}{abs(kopecks) // 100}.{abs(kopecks) % 100:02d}"


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _check_balance(balance: Balance, warnings: Warnings) -> None:
    found = _sum((balance.opening, balance.received, -balance.spent if balance.spent is not None else None))
    if found is None or balance.closing is None or found == balance.closing:
        return
    warnings.add(
        "balance_differs",
        "balance",
        balance.line,
        account=balance.account,
        found=rubles(found),
        value=rubles(balance.closing),
    )


def _without_parts(balances: Sequence[Balance]) -> list[Balance]:
    """Leave out sections whose days another section of the account holds, too: a month, and then each of its days."""
    dated = [(one.start, one.end, one) for one in balances if one.start and one.end]
    if len(dated) < len(balances):
        return list(balances)
    # The longest of those that begin on a day comes first, so every part stands behind its whole.
    dated.sort(key=lambda one: (one[0], -one[1].toordinal()))
    kept: list[Balance] = []
    last = None
    for _start, end, balance in dated:
        if last is None or end > last:
            kept.append(balance)
            last = end
    return kept
