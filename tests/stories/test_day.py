"""A business day: a request from filing to payment, and the ways it can come back."""

import pytest

HASH = 64


def test_from_filing_to_payment(desk):
    anna, hanna, vera, olga, boris = desk.anna, desk.hanna, desk.vera, desk.olga, desk.boris
    invoice, order = desk.folder / "Счет 17.pdf", desk.folder / "order.txt"
    invoice.write_bytes(b"%PDF-1.7 invoice")
    order.write_text("Платежное поручение 345", "utf-8")

    filed = anna.new("--invoice", str(invoice))
    number = filed["id"]
    assert (filed["status"], filed["author"], filed["waiting_for"]) == ("draft", anna.login, anna.login)
    assert (filed["amount"], filed["currency"], filed["due_date"]) == ("12345.67", "RUB", "2026-12-04")
    assert anna.inbox() == {number: "finish"}
    assert hanna.inbox() == vera.inbox() == {}

    (outcome,) = anna.json("submit", number)
    assert (outcome["id"], outcome["status"], outcome["ok"]) == (number, "pending", True)
    assert hanna.inbox() == {number: "decide"}
    assert anna.inbox() == vera.inbox() == {}

    hanna.ok("return", number, "-m", "Сумма без НДС?")
    (returned,) = anna.json("inbox")
    assert (returned["id"], returned["why"], returned["comment"]) == (number, "rework", "Сумма без НДС?")
    assert hanna.sees() == []

    edited = anna.json("edit", number, "--amount", "14 814,80", "--submit")
    assert (edited["amount"], edited["status"]) == ("14814.80", "pending")

    seen = hanna.show(number)
    (outcome,) = hanna.json("approve", number, "--seen", seen["version"])
    assert [one["code"] for one in outcome.pop("warnings")] == ["first_payment"]
    assert outcome == {"id": number, "status": "approved", "version": seen["version"] + 1, "ok": True}
    assert vera.inbox() == {number: "pay"}
    assert vera.sees("--status", "approved", "--due", "week") == [number]
    assert vera.sees("--status", "approved", "--due", "next-week") == []

    (outcome,) = vera.json("pay", number, "--number", "345", "--date", "02.12.2026", "--file", order)
    assert (outcome["status"], outcome["ok"]) == ("paid", True)
    assert vera.inbox() == {}

    for person in (anna, hanna, vera, olga):
        found = person.show(number)
        assert found["status"] == "paid"
        assert (found["approved_by"], found["paid_by"]) == (hanna.login, vera.login)
        assert (found["payment_date"], found["payment_number"]) == ("2026-12-02", "345")
        assert found["waiting_for"] is None
        assert [(one["kind"], one["name"]) for one in found["files"]] == [
            ("invoice", "Счет 17.pdf"), ("order", "order.txt"),
        ]  # fmt: skip
        assert person.sees() == [number]
    assert boris.sees() == []

    history = olga.json("history", number)
    steps = [(e["actor"], e["action"], e["from"], e["to"]) for e in history]
    assert steps == [
        (anna.login, "create", None, "draft"),
        (anna.login, "attach", "draft", "draft"),
        (anna.login, "submit", "draft", "pending"),
        (hanna.login, "return", "pending", "draft"),
        (anna.login, "edit", "draft", "draft"),
        (anna.login, "submit", "draft", "pending"),
        (hanna.login, "approve", "pending", "approved"),
        (vera.login, "pay", "approved", "paid"),
        (vera.login, "attach", "paid", "paid"),
    ]
    assert [e["seq"] for e in history] == list(range(1, 10))
    assert history[3]["comment"] == "Сумма без НДС?"
    assert history[4]["changes"] == {"amount": ["12345.67", "14814.80"]}
    assert all(before["hash"] == after["prev"] for before, after in zip(history, history[1:], strict=False))
    assert all(len(e["hash"]) == len(e["digest"]) == HASH for e in history)
    # What was paid is what was approved.
    assert history[6]["digest"] == history[7]["digest"] == olga.show(number)["digest"] != history[2]["digest"]


def test_history_tells_the_paper_trail_to_people(desk):
    number = desk.paid()
    text = desk.olga.ok("history", number).out
    for word in (
        desk.anna.login,
        desk.hanna.login,
        desk.vera.login,
        "Filed",
        "Submitted",
        "Approved",
        "Marked as paid",
        "№ 345",
    ):
        assert word in text


def test_a_rejected_request_is_revised_and_goes_round_again(desk):
    number = desk.rejected()
    (waiting,) = desk.anna.json("inbox")
    assert (waiting["why"], waiting["comment"], waiting["waiting_for"]) == (
        "rejected",
        "Нет в бюджете",
        desk.anna.login,
    )
    assert desk.anna.refused(4, "edit", number, "--amount", "1000")["code"] == "wrong_state"
    assert desk.anna.refused(4, "submit", number)["code"] == "wrong_state"

    (outcome,) = desk.anna.json("revise", number)
    assert outcome["status"] == "draft"
    desk.anna.ok("edit", number, "--amount", "1000", "--submit")
    desk.hanna.ok("approve", number)
    assert desk.vera.show(number)["amount"] == "1000.00"


def test_a_withdrawn_request_is_a_draft_again(desk):
    number = desk.pending()
    (outcome,) = desk.anna.json("withdraw", number)
    assert outcome["status"] == "draft"
    assert desk.hanna.inbox() == {}
    assert desk.hanna.refused(5, "approve", number)["code"] == "no_such_request"


def test_a_discarded_draft_is_gone_but_its_history_is_kept(desk):
    number = desk.anna.new()["id"]
    (outcome,) = desk.anna.json("discard", number)
    assert outcome["ok"] is True
    for person in (desk.anna, desk.hanna, desk.vera, desk.olga, desk.keeper):
        assert person.sees() == []
        assert person.inbox() == {}
        assert person.sees("--search", "кабель") == []
    assert [e["action"] for e in desk.olga.json("history", number)] == ["create", "discard"]
    for words in (("submit",), ("edit", "--amount", "5"), ("discard",), ("comment", "-m", "x"), ("revise",)):
        assert desk.anna.refused(4, words[0], number, *words[1:])["code"] == "wrong_state"


def test_what_the_bank_returned_is_reopened_and_paid_anew(desk):
    number = desk.paid()
    assert desk.vera.refused(4, "reopen", number)["code"] == "comment_needed"
    desk.vera.ok("reopen", number, "-m", "Банк вернул: счет закрыт")
    found = desk.vera.show(number)
    assert (found["status"], found["paid_by"], found["payment_date"], found["payment_number"]) == (
        "approved", None, None, None,
    )  # fmt: skip
    assert found["approved_by"] == desk.hanna.login
    assert desk.vera.inbox() == {number: "pay"}
    desk.vera.ok("pay", number, "--number", "346")
    assert desk.vera.show(number)["payment_number"] == "346"
    # Without --date it was paid today.
    assert desk.vera.show(number)["payment_date"] == "2026-12-01"


def test_a_change_after_the_decision_voids_it(desk):
    number = desk.approved()
    desk.vera.ok("return", number, "-m", "Счет другой")
    found = desk.anna.show(number)
    assert (found["status"], found["approved_by"], found["approved_at"]) == ("draft", None, None)
    desk.anna.ok("edit", number, "--amount", "20000", "--submit")
    assert desk.vera.refused(4, "pay", number)["code"] == "wrong_state"
    desk.hanna.ok("approve", number)
    desk.vera.ok("pay", number)


@pytest.mark.parametrize("head", ["hanna", "henry"])
def test_a_head_may_take_back_an_approval(desk, head):
    number = desk.approved()
    getattr(desk, head).ok("return", number, "-m", "Ошиблась")
    assert desk.anna.show(number)["status"] == "draft"


def test_comments_are_heard_by_all_and_move_nothing(desk):
    number = desk.approved()
    before = desk.vera.show(number)["version"]
    desk.vera.ok("comment", number, "-m", "Плачу завтра")
    desk.anna.ok("comment", number, "-m", "Спасибо")
    found = desk.hanna.show(number)
    assert [e["comment"] for e in found["history"] if e["action"] == "comment"] == ["Плачу завтра", "Спасибо"]
    assert found["version"] == before


def test_the_next_step_is_said_beside_the_result(desk):
    filed = desk.anna.ok("new", "--contractor", "Ромашка")
    assert filed.out == "Request 1: Draft, version 1\n"
    assert "paydesk submit 1" in filed.err
