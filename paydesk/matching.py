"""Which request a document of a statement paid: the ladder, from exact to doubtful, with the reason. Pure.

One document is compared with the orders that share its number or its payee and sum, and with the requests to its payee of
its sum; they are found by index, never by trying all pairs. What is not certain is never guessed: somebody is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from paydesk.errors import N_

MOVED_DAYS: Final = 10
"""A bank may execute an order some days after its date."""

CUT_DIGITS: Final = 3
"""Some banks show the last digits of a number only."""

RETURN_DAYS: Final = 30
"""A bank returns money within days; a number that is named later may be that of another year."""

_RETURN: Final = re.compile(r"возврат|возвращ", re.IGNORECASE)
_ORDER: Final = re.compile(
    r"\b(?:п/п|пп|пл\.?\s*пор\w*|плат[её]жн\w*\s+поручени\w*|поручени\w*|док\w*)\.?\s*(?:№|N|#)?\s*(\d{1,6})(?!\d)",
    re.IGNORECASE,
)


class Outcome(StrEnum):
    """What a document of a statement means for requests."""

    PAID = "paid"
    ALREADY = "already"
    RETURNED = "returned"
    DOUBTFUL = "doubtful"
    PARTIAL = "partial"
    OTHER_AMOUNT = "other_amount"
    MERGED = "merged"
    OWN = "own"
    INCOMING = "incoming"
    UNMATCHED = "unmatched"


REASONS: Final = {
    "number_date": N_("number, date, sum and account of the order"),
    "number": N_("number, sum and account of the order; the bank moved the date"),
    "number_cut": N_("the last digits of the number, sum and account of the order"),
    "chosen": N_("chosen by you"),
    "paid_before": N_("the request was marked as paid with this number"),
    "paid_twice": N_("the request is paid already by another document; it may be paid twice"),
    "return_of_order": N_("the bank returned the money of this order"),
    "return_unclear": N_("money came back, but not certainly of this order"),
    "sum_account_purpose": N_("sum and account, and the purpose names the invoice or the request"),
    "sum_account": N_("sum and account alone"),
    "void_file": N_("the order is of a bank file that was voided"),
    "less": N_("the sum is less than that of the order"),
    "other_sum": N_("the sum is not that of the order"),
    "sum_of_several": N_("the sum is that of several requests together"),
    "own_accounts": N_("between accounts of your own"),
    "incoming": N_("incoming money"),
    "nothing": N_("no order and no approved request fits"),
}
"""Code of a reason → what is said of it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What the ladder looks at in a document."""

    direction: str
    number: str
    day: date | None
    amount: int | None
    partner_account: str
    partner_inn: str
    purpose: str
    dated: date | None = None
    """The date of the document itself; ``day`` is that of the execution."""
    own_account: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A request, with the order that was made of it (``number`` is ``None`` for one in no file)."""

    request: int
    status: str
    amount: int
    account: str
    inn: str | None
    invoice_number: str | None
    number: int | None = None
    day: date | None = None
    in_force: bool = False
    """Whether the request is in the file of this order now."""
    payment_number: str | None = None
    payment_date: date | None = None
    own_account: str = ""
    """The account from which the order pays; numbers are given for each account."""
    proved: bool = False
    """A document of a statement stands for this order or payment already."""


class Rest(Protocol):
    """What is open to a payee besides the requests of the very sum; asked for only when none of those fits."""

    def total(self) -> tuple[int, int]:
        """Return the number and the sum of all approved requests to the payee's account."""
        ...

    def ids(self) -> Sequence[int]:
        """Return the numbers of these requests."""
        ...

    def named(self) -> Sequence[Candidate]:
        """Return those that the purpose may name."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """What the ladder says: the outcome, the requests it is about, and why."""

    outcome: Outcome
    reason: str
    requests: tuple[int, ...] = ()


def match(paper: Paper, orders: Sequence[Candidate], others: Sequence[Candidate], rest: Rest | None = None) -> Match:
    """Match one document. ``orders`` share its number, or payee and sum; ``others`` are requests to its payee of its sum.

    >>> paper = Paper("out", "17", date(2026, 12, 1), 100, "40702810410001518679", "", "Оплата по счету 5")
    >>> order = Candidate(3, "approved", 100, "40702810410001518679", None, "5", 17, date(2026, 12, 1), True)
    >>> match(paper, [order], []).outcome.value
    'paid'
    >>> match(paper, [], [Candidate(4, "approved", 100, "40702810410001518679", None, None)]).outcome.value
    'doubtful'
    """
    if paper.direction == "own":
        return Match(Outcome.OWN, "own_accounts")
    if paper.direction == "in":
        return _incoming(paper, orders, others)
    if paper.direction != "out" or paper.amount is None:
        return Match(Outcome.UNMATCHED, "nothing")
    return _by_order(paper, orders) or _by_request(paper, others, rest) or Match(Outcome.UNMATCHED, "nothing")


def _by_order(paper: Paper, orders: Sequence[Candidate]) -> Match | None:
    theirs = [one for one in orders if one.own_account == paper.own_account and one.account == paper.partner_account]
    near = [one for one in theirs if _near(one.day, paper.day)]
    same = [one for one in near if one.amount == paper.amount and one.number is not None]
    exact = [one for one in same if one.number == whole(paper.number)]
    chosen = exact or [one for one in same if _cut(str(one.number), paper.number)]
    if len({one.request for one in chosen}) > 1:
        dated = [one for one in chosen if one.day == _dated(paper)]
        if len(dated) != 1:
            return Match(Outcome.DOUBTFUL, "number_cut", tuple(sorted({one.request for one in chosen})))
        chosen = dated
    if chosen:
        return _of_order(paper, chosen[0], exact=bool(exact))
    wrong = [one for one in near if one.number == whole(paper.number) and one.in_force and one.status == "approved"]
    if wrong:
        less = (paper.amount or 0) < wrong[0].amount
        outcome = Outcome.PARTIAL if less else Outcome.OTHER_AMOUNT
        return Match(outcome, "less" if less else "other_sum", (wrong[0].request,))
    return None


def _of_order(paper: Paper, one: Candidate, *, exact: bool) -> Match:
    if one.status == "paid":
        is_same = one.payment_number is None or same_number(str(one.number), one.payment_number)
        return _paid_before(one, is_same=is_same)
    if one.status != "approved" or not one.in_force:
        return Match(Outcome.DOUBTFUL, "void_file", (one.request,))
    reason = "number_cut" if not exact else "number_date" if one.day == _dated(paper) else "number"
    return Match(Outcome.PAID, reason, (one.request,))


def _paid_before(one: Candidate, *, is_same: bool) -> Match:
    """Tell the document that proves a payment from one that pays once more."""
    if one.proved or not is_same:
        return Match(Outcome.DOUBTFUL, "paid_twice", (one.request,))
    return Match(Outcome.ALREADY, "paid_before", (one.request,))


def _by_request(paper: Paper, others: Sequence[Candidate], rest: Rest | None) -> Match | None:
    theirs = [one for one in others if one.account == paper.partner_account]
    paid = [
        one
        for one in theirs
        if one.status == "paid"
        and one.amount == paper.amount
        and whole(one.payment_number or "") == whole(paper.number) is not None
        and _near(one.payment_date, paper.day)
    ]
    if paid:
        return _paid_before(paid[0], is_same=True)
    same = [one for one in theirs if one.status == "approved" and one.amount == paper.amount]
    named = [one for one in same if _names(paper.purpose, one)]
    if same:
        chosen = named or same
        reason = "sum_account_purpose" if named else "sum_account"
        return Match(Outcome.DOUBTFUL, reason, tuple(sorted(one.request for one in chosen)))
    if rest is None or not paper.partner_account:
        return None
    count, total = rest.total()
    if count > 1 and total == paper.amount:
        return Match(Outcome.MERGED, "sum_of_several", tuple(rest.ids()))
    partial = [one for one in rest.named() if _names(paper.purpose, one) and (paper.amount or 0) < one.amount]
    if len(partial) == 1 and partial[0].status == "approved":
        return Match(Outcome.PARTIAL, "less", (partial[0].request,))
    return None


def _incoming(paper: Paper, orders: Sequence[Candidate], others: Sequence[Candidate]) -> Match:
    if not is_return(paper.purpose):
        return Match(Outcome.INCOMING, "incoming")
    numbers = named_numbers(paper.purpose)
    candidates = [one for one in (*orders, *others) if one.status == "paid" and one.amount == paper.amount]
    # What the payee sends back is no failed order: it may be for goods that were returned, and need not be paid again.
    by_bank = [one for one in orders if one in candidates and one.account != paper.partner_account]
    named = {one.request for one in by_bank if _is_named(one, paper, numbers)}
    if len(named) == 1:
        return Match(Outcome.RETURNED, "return_of_order", tuple(named))
    if candidates:
        return Match(Outcome.DOUBTFUL, "return_unclear", tuple(sorted({one.request for one in candidates})))
    return Match(Outcome.INCOMING, "incoming")


def _is_named(one: Candidate, paper: Paper, numbers: Sequence[int]) -> bool:
    if not one.in_force or one.own_account != paper.own_account or one.payment_date is None or paper.day is None:
        return False
    is_soon = 0 <= (paper.day - one.payment_date).days <= RETURN_DAYS
    return is_soon and (one.number in numbers or whole(one.payment_number or "") in numbers)


def is_return(purpose: str) -> bool:
    """Tell whether a purpose speaks of money that comes back."""
    return _RETURN.search(purpose) is not None


def same_number(ours: str, theirs: str) -> bool:
    """Tell whether a bank's number is ours, whole or its last digits.

    >>> same_number("1345", "001345"), same_number("1345", "345"), same_number("1345", "45")
    (True, True, False)
    """
    return whole(ours) == whole(theirs) is not None or _cut(ours, theirs)


def named_numbers(purpose: str) -> list[int]:
    """Return the numbers of payment orders that a purpose names, for money that comes back.

    >>> named_numbers("Возврат по п/п № 17 от 01.12.2026")
    [17]
    """
    return [int(found) for found in _ORDER.findall(purpose)] if is_return(purpose) else []


def whole(number: str) -> int | None:
    """Return the number of a document, or ``None`` where it is no number.

    >>> whole("001345"), whole("А-5")
    (1345, None)
    """
    digits = number.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def _cut(ours: str, theirs: str) -> bool:
    theirs = theirs.strip().lstrip("0")
    return len(theirs) >= CUT_DIGITS and theirs.isascii() and theirs.isdigit() and ours.endswith(theirs)


def _dated(paper: Paper) -> date | None:
    return paper.dated or paper.day


def _near(ours: date | None, theirs: date | None) -> bool:
    return ours is None or theirs is None or abs((theirs - ours).days) <= MOVED_DAYS


def _names(purpose: str, one: Candidate) -> bool:
    """Tell whether the purpose names the invoice or the number of the request."""
    told = words(purpose)
    return (bool(one.invoice_number) and str(one.invoice_number).casefold() in told) or f"заявка-{one.request}" in told


def words(purpose: str) -> set[str]:
    """Return the words of a purpose that may be the number of an invoice or of a request, folded.

    >>> sorted(words("Оплата по счету А-15, Заявка-7"))
    ['а-15', 'заявка-7', 'оплата', 'по', 'счету']
    """
    return set(re.findall(r"[\w/-]+", purpose.casefold()))
