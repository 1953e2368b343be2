"""Every rung of the ladder that says which request a document of a statement paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from paydesk.matching import Candidate, Paper, match, named_numbers

PAYEE, OURS, BANK = "40702810410001518679", "40702810740000432537", "30101810145250000974"
DAY = date(2026, 12, 1)
OUT = Paper("out", "1345", DAY, 100, PAYEE, "", "Оплата по счету 5", DAY, OURS)
BACK = replace(OUT, direction="in", number="9", partner_account=BANK, purpose="Возврат по п/п № 1345", dated=None)
ORDER = Candidate(3, "approved", 100, PAYEE, None, "5", 1345, DAY, in_force=True, own_account=OURS)
PAID = replace(ORDER, status="paid", payment_number="1345", payment_date=DAY)
OTHER = Candidate(4, "approved", 100, PAYEE, None, None)


class Rest:
    """What else is open to the payee, from a list."""

    def __init__(self, others):
        self.open = [one for one in others if one.status == "approved"]

    def total(self):
        return len(self.open), sum(one.amount for one in self.open)

    def ids(self):
        return [one.request for one in self.open]

    def named(self):
        return self.open


@pytest.mark.parametrize(
    ("paper", "orders", "others", "outcome", "reason", "requests"),
    [
        (OUT, [ORDER], [OTHER], "paid", "number_date", (3,)),
        (replace(OUT, number="001345"), [ORDER], [], "paid", "number_date", (3,)),
        (replace(OUT, dated=date(2026, 12, 3)), [ORDER], [], "paid", "number", (3,)),
        (replace(OUT, number="345"), [ORDER], [], "paid", "number_cut", (3,)),
        (replace(OUT, number="45"), [ORDER], [], "unmatched", "nothing", ()),
        (replace(OUT, own_account=BANK), [ORDER], [], "unmatched", "nothing", ()),
        (replace(OUT, partner_account=BANK), [ORDER], [OTHER], "unmatched", "nothing", ()),
        (replace(OUT, day=date(2026, 12, 20)), [ORDER], [], "unmatched", "nothing", ()),
        (OUT, [replace(ORDER, in_force=False)], [], "doubtful", "void_file", (3,)),
        (OUT, [ORDER, replace(ORDER, request=7, day=date(2026, 11, 30))], [], "paid", "number_date", (3,)),
        (OUT, [ORDER, replace(ORDER, request=7)], [], "doubtful", "number_cut", (3, 7)),
        (OUT, [PAID], [], "already", "paid_before", (3,)),
        (OUT, [replace(PAID, payment_number=None)], [], "already", "paid_before", (3,)),
        (OUT, [replace(PAID, proved=True)], [], "doubtful", "paid_twice", (3,)),
        (OUT, [replace(PAID, payment_number="1400")], [], "doubtful", "paid_twice", (3,)),
        (replace(OUT, amount=40), [ORDER], [], "partial", "less", (3,)),
        (replace(OUT, amount=140), [ORDER], [], "other_amount", "other_sum", (3,)),
        (OUT, [], [replace(PAID, number=None)], "already", "paid_before", (3,)),
        (OUT, [], [replace(PAID, number=None, proved=True)], "doubtful", "paid_twice", (3,)),
        (OUT, [], [OTHER], "doubtful", "sum_account", (4,)),
        (OUT, [], [OTHER, replace(OTHER, request=5, invoice_number="5")], "doubtful", "sum_account_purpose", (5,)),
        (replace(OUT, amount=200), [], [OTHER, replace(OTHER, request=5)], "merged", "sum_of_several", (4, 5)),
        (replace(OUT, amount=40), [], [replace(OTHER, invoice_number="5")], "partial", "less", (4,)),
        (replace(OUT, amount=None), [ORDER], [], "unmatched", "nothing", ()),
        (replace(OUT, direction="own"), [ORDER], [], "own", "own_accounts", ()),
        (replace(BACK, purpose="Оплата"), [PAID], [], "incoming", "incoming", ()),
        (BACK, [], [], "incoming", "incoming", ()),
        (BACK, [PAID], [], "returned", "return_of_order", (3,)),
        (replace(BACK, partner_account=PAYEE), [PAID], [], "doubtful", "return_unclear", (3,)),
        (replace(BACK, own_account=BANK), [PAID], [], "doubtful", "return_unclear", (3,)),
        (replace(BACK, day=date(2027, 12, 1)), [PAID], [], "doubtful", "return_unclear", (3,)),
        (replace(BACK, day=date(2026, 11, 1)), [PAID], [], "doubtful", "return_unclear", (3,)),
        (BACK, [replace(PAID, in_force=False)], [], "doubtful", "return_unclear", (3,)),
        (replace(BACK, amount=99), [PAID], [], "incoming", "incoming", ()),
    ],
)  # fmt: skip
def test_each_rung_of_the_ladder(paper, orders, others, outcome, reason, requests):
    found = match(paper, orders, [one for one in others if one.amount == paper.amount], Rest(others))
    assert (found.outcome.value, found.reason, found.requests) == (outcome, reason, requests)


@pytest.mark.parametrize(
    ("purpose", "numbers"),
    [
        ("Возврат по п/п № 17 от 01.12.2026", [17]),
        ("Возвращено платежное поручение №17", [17]),
        ("Возврат, КПП 773601001", []),
        ("Возврат по п/п № 1000017", []),
        ("Оплата по п/п 17", []),
    ],
)
def test_only_whole_numbers_of_orders_are_read_from_a_purpose(purpose, numbers):
    assert named_numbers(purpose) == numbers
