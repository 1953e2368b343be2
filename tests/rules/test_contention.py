"""Two at the same moment: one of them wins, the other hears of it, nothing is lost and nothing done twice."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select

from paydesk import models
from tests.rules import chain
from tests.rules.runner import at_once, runners
from tests.support import rules

TRIALS = 20
LOST = (4, 5, 6)  # not allowed any more, gone from sight, or changed meanwhile; never a fault and never "locked"


@pytest.fixture(scope="module")
def pair():
    with runners(2) as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    return request.getfixturevalue("sqlite_copy" if request.param == "sqlite" else "pg_copy")


def prepared(world, status, count=TRIALS):
    """So many requests in a state."""
    ids = [rules.file(world, "author", f"trial {number}") for number in range(count)]
    for login, action in {"draft": (), "pending": (("author", "submit"),),
                          "approved": (("author", "submit"), ("head", "approve"))}[status]:  # fmt: skip
        world.act(login, ids, action)
    return ids


def race(pair, world, first, second):
    """Run two command lines, each of (login, *words), at the same moment; return their answers."""
    return at_once(pair, [(world.url_for(login), login, *words) for login, *words in (first, second)])


def actions(world, number):
    with world.chief().read() as connection:
        found = connection.execute(select(models.event.c.action).where(models.event.c.request_id == number)).scalars()
        return Counter(found)


def faultless(world, ids):
    with world.chief().read() as connection:
        assert chain.faults(connection, ids) == []


def test_of_two_heads_exactly_one_approves_what_both_saw(pair, world):
    ids = prepared(world, "pending")
    for number in ids:
        answers = race(pair, world, *((login, "approve", number, "--seen", 2) for login in ("head", "deputy")))
        assert sorted(answer["code"] for answer in answers) == [0, 6], answers
        assert actions(world, number)["approve"] == 1
    faultless(world, ids)


def test_of_two_heads_exactly_one_decides(pair, world):
    ids = prepared(world, "pending")
    for number in ids:
        answers = race(pair, world, ("head", "approve", number), ("deputy", "reject", number, "-m", "no"))
        codes = sorted(answer["code"] for answer in answers)
        assert codes[0] == 0, answers
        assert codes[1] in LOST, answers
        assert sum(actions(world, number)[decision] for decision in ("approve", "reject")) == 1
    faultless(world, ids)


def test_a_request_is_paid_once(pair, world):
    ids = prepared(world, "approved")
    pay = ("--number", "17", "--date", rules.DAY)
    for number in ids:
        answers = race(pair, world, ("accountant", "pay", number, *pay), ("teller", "pay", number, *pay))
        codes = sorted(answer["code"] for answer in answers)
        assert codes[0] == 0, answers
        assert codes[1] in LOST, answers
        assert actions(world, number)["pay"] == 1
    faultless(world, ids)


def test_approve_and_withdraw_exclude_each_other(pair, world):
    ids = prepared(world, "pending")
    for number in ids:
        answers = race(pair, world, ("head", "approve", number), ("author", "withdraw", number))
        codes = sorted(answer["code"] for answer in answers)
        assert codes[0] == 0, answers
        assert codes[1] in LOST, answers
        done = actions(world, number)
        assert done["approve"] + done["withdraw"] == 1
    faultless(world, ids)


def test_what_is_submitted_while_it_is_edited_is_one_of_the_two(pair, world):
    ids = prepared(world, "draft")
    for number in ids:
        edited, submitted = race(
            pair, world, ("author", "edit", number, "--amount", "777.00"), ("author", "submit", number)
        )
        codes = (edited["code"], submitted["code"])
        assert codes == (0, 0) or (0 in codes and sum(codes) in LOST), (edited, submitted)
        with world.chief().read() as connection:
            row = connection.execute(select(models.request).where(models.request.c.id == number)).one()
        assert (row.amount == 77_700) == (edited["code"] == 0)
        assert (row.status == "pending") == (submitted["code"] == 0)
    faultless(world, ids)  # the digest of what was submitted is that of its last content


def one_wins(world, number, answers):
    """Exactly one of two is done, and the other hears why not; return which one."""
    codes = [answer["code"] for answer in answers]
    assert codes.count(0) == 1, answers
    loser = answers[1 - codes.index(0)]
    assert loser["code"] in LOST, answers
    assert loser["err"].startswith("Error: "), answers
    assert str(number) in loser["err"], answers
    return codes.index(0)


def row_of(world, number):
    with world.chief().read() as connection:
        return connection.execute(select(models.request).where(models.request.c.id == number)).one()


def test_approve_and_return_by_another_head_exclude_each_other(pair, world):
    ids = prepared(world, "pending", 10)
    for number in ids:
        answers = race(pair, world, ("head", "approve", number, "--seen", 2),
                       ("deputy", "return", number, "--seen", 2, "-m", "no"))  # fmt: skip
        won = one_wins(world, number, answers)
        done = actions(world, number)
        assert (done["approve"], done["return"]) == ((1, 0), (0, 1))[won]
        assert row_of(world, number).status == ("approved", "draft")[won]
    faultless(world, ids)


def test_submit_and_discard_exclude_each_other(pair, world):
    ids = prepared(world, "draft", 10)
    for number in ids:
        answers = race(pair, world, ("author", "submit", number), ("author", "discard", number))
        won = one_wins(world, number, answers)
        done = actions(world, number)
        assert (done["submit"], done["discard"]) == ((1, 0), (0, 1))[won]
        assert row_of(world, number).status == ("pending", "discarded")[won]
    faultless(world, ids)


def test_export_and_return_exclude_each_other(pair, world, tmp_path):
    """What is in a file that may have been sent is not returned, and what was returned is in no file."""
    ids = prepared(world, "approved", 10)
    for number in ids:
        path = tmp_path / f"{number}.txt"
        answers = race(pair, world, ("accountant", "bank", "export", number, "-o", path),
                       ("head", "return", number, "-m", "no"))  # fmt: skip
        won = one_wins(world, number, answers)
        done = actions(world, number)
        assert (done["export"], done["return"]) == ((1, 0), (0, 1))[won]
        assert path.exists() == (won == 0)
        row = row_of(world, number)
        assert (row.status, row.exported_in is not None) == (("approved", True), ("draft", False))[won]
        assert answers[1 - won]["code"] in ((6,) if won == 0 else (4, 5, 6)), answers
    with world.chief().read() as connection:
        items = connection.execute(select(models.bank_batch_item.c.request_id)).scalars()
        assert {number for number in items if number in ids} == {n for n in ids if row_of(world, n).exported_in}
    faultless(world, ids)


def test_what_is_edited_while_it_is_approved_is_approved_as_it_was_seen(pair, world):
    """The author withdraws and edits at once with the approval: what is approved is what awaited it."""
    ids = prepared(world, "pending", 10)
    for number in ids:
        before = row_of(world, number).digest
        approved, edited = race(pair, world, ("head", "approve", number, "--seen", 2),
                                ("author", "edit", number, "--amount", "777.00"))  # fmt: skip
        # Content is frozen while it awaits approval: an edit loses whatever the moment.
        assert approved["code"] == 0, (approved, edited)
        assert one_wins(world, number, (approved, edited)) == 0
        row = row_of(world, number)
        assert (row.status, row.digest, row.amount) == ("approved", before, 1_234_500)
        assert actions(world, number)["edit"] == 0
    faultless(world, ids)


def test_what_is_returned_and_edited_is_not_approved_by_who_saw_it_before(pair, world):
    ids = prepared(world, "pending", 10)
    world.act("deputy", ids, "return")
    for number in ids:
        edited, approved = race(pair, world, ("author", "edit", number, "--amount", "777.00", "--submit"),
                                ("head", "approve", number, "--seen", 2))  # fmt: skip
        assert one_wins(world, number, (edited, approved)) == 0
        row = row_of(world, number)
        assert (row.status, row.amount) == ("pending", 77_700)
        assert actions(world, number)["approve"] == 0
    faultless(world, ids)


def test_a_paper_that_comes_with_the_submit_is_in_what_was_submitted_or_after_it(pair, world, tmp_path):
    ids = prepared(world, "draft", 10)
    paper = tmp_path / "invoice.pdf"
    for number in ids:
        paper.write_text(f"%PDF {number}", "utf-8")
        attached, submitted = race(pair, world, ("author", "attach", number, paper), ("author", "submit", number))
        codes = (attached["code"], submitted["code"])
        assert codes == (0, 0) or (0 in codes and sum(codes) in LOST), (attached, submitted)
        assert actions(world, number)["attach"] == (attached["code"] == 0)
        row = row_of(world, number)
        assert (row.status == "pending") == (submitted["code"] == 0)
    # On whichever side of the submit the paper came, the content is what was sealed: the approval compares.
    faultless(world, ids)
    world.act("head", [number for number in ids if row_of(world, number).status == "pending"], "approve")
    faultless(world, ids)


def test_two_batches_that_overlap_are_each_all_or_nothing(pair, world):
    ids = prepared(world, "pending", 40)
    left, right = ids[:30], ids[10:]
    answers = race(pair, world, ("head", "approve", *left), ("deputy", "approve", *reversed(right)))
    codes = sorted(answer["code"] for answer in answers)
    assert codes[0] == 0, answers
    assert codes[1] in LOST, answers
    with world.chief().read() as connection:
        rows = connection.execute(select(models.request.c.id, models.request.c.approved_by))
        approvers = {row.id: row.approved_by for row in rows}
    winner, done = ("head", left) if answers[0]["code"] == 0 else ("deputy", right)
    assert {number for number in ids if approvers[number]} == set(done)
    assert {approvers[number] for number in done} == {winner}
    faultless(world, ids)


def test_eight_processes_file_at_once(sqlite_copy, pg_copy):
    rounds = 5
    with runners(8) as started:
        for world in (sqlite_copy, pg_copy):
            last = max(world.ids.values())
            for number in range(rounds):
                orders = [
                    (world.url_for("author"), "author", "new", "--subject", f"by {which}, {number}", "--amount", "10")
                    for which in range(8)
                ]
                answers = at_once(started, orders)
                assert [answer["code"] for answer in answers] == [0] * 8, answers
            with world.chief().read() as connection:
                rows = connection.execute(select(models.request.c.id, models.request.c.subject)).all()
                filed = {row.id: row.subject for row in rows if row.id > last}
                assert chain.faults(connection, filed) == []
            assert sorted(filed.values()) == sorted(f"by {w}, {n}" for w in range(8) for n in range(rounds))
            assert sorted(filed) == list(range(last + 1, last + 1 + 8 * rounds))
