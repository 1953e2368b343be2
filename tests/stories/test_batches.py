"""Several numbers in one call: all or nothing, what is good with --partial, nothing with --dry-run."""

import pytest


def mixed(desk):
    """Two that can be approved, one that cannot, and one that is not there."""
    return [desk.pending(), desk.approved(), desk.pending(), 999]


def test_one_refusal_stops_all(desk):
    numbers = mixed(desk)
    before = [desk.everything(number) for number in numbers[:3]]
    result = desk.hanna.run("approve", *numbers, "--json")
    assert result.code == 4  # that of the first refusal
    assert result.error == result.json[1]["error"]
    assert [(one["id"], one["ok"], one["error"]["code"]) for one in result.json] == [
        (numbers[0], False, "not_done"),
        (numbers[1], False, "wrong_state"),
        (numbers[2], False, "not_done"),
        (numbers[3], False, "no_such_request"),
    ]
    assert [desk.everything(number) for number in numbers[:3]] == before


def test_what_would_have_gone_through_is_not_said_to_be_done(desk):
    """An answer for scripts must not show a state that no request is in."""
    first, second = desk.pending(), desk.approved()
    good, bad = desk.hanna.run("approve", first, second, "--json").json
    found = desk.hanna.show(first)
    assert (good["status"], good["version"]) == (found["status"], found["version"])
    assert (bad["status"], bad["version"]) == ("approved", desk.hanna.show(second)["version"])


def test_the_refusals_are_told_to_people(desk):
    first, second = desk.pending(), desk.approved()
    result = desk.hanna.run("approve", first, second)
    assert result.code == 4
    assert result.out == ""
    assert f"Request {second} is in state “Approved for payment”" in result.err
    assert "--partial" in result.err


def test_partial_lets_the_good_ones_through(desk):
    numbers = mixed(desk)
    result = desk.hanna.run("approve", *numbers, "--partial", "--json")
    assert result.code == 8
    assert [one["ok"] for one in result.json] == [True, False, True, False]
    assert desk.vera.sees() == numbers[:3]
    for one in result.json[:3]:
        found = desk.hanna.show(one["id"])
        assert (one["status"], one["version"]) == (found["status"], found["version"])


def test_partial_with_all_good_is_done(desk):
    result = desk.hanna.run("approve", desk.pending(), desk.pending(), "--partial")
    assert result.code == 0
    assert len(result.out.splitlines()) == 2


def test_partial_with_none_good_is_refused(desk):
    number = desk.approved()
    result = desk.hanna.run("approve", number, 999, "--partial", "--json")
    assert result.code == 4
    assert [one["ok"] for one in result.json] == [False, False]


@pytest.mark.parametrize(
    ("state", "who", "words"),
    [
        ("draft", "anna", ("submit",)),
        ("draft", "anna", ("discard",)),
        ("pending", "anna", ("withdraw",)),
        ("pending", "hanna", ("approve",)),
        ("pending", "hanna", ("reject", "-m", "x")),
        ("pending", "hanna", ("return", "-m", "x")),
        ("approved", "vera", ("pay",)),
        ("paid", "vera", ("reopen", "-m", "x")),
        ("rejected", "anna", ("revise",)),
    ],
)
def test_a_dry_run_says_the_same_and_changes_nothing(desk, state, who, words):
    number = desk.anna.new()["id"] if state == "draft" else getattr(desk, state)()
    before = desk.everything(number)
    person = getattr(desk, who)
    dry = person.json(words[0], number, *words[1:], "--dry-run")
    text = person.ok(words[0], number, *words[1:], "--dry-run")
    assert "dry run" in text.err
    assert desk.everything(number) == before
    assert person.json(words[0], number, *words[1:]) == dry
    assert desk.everything(number) != before


def test_a_dry_run_is_refused_as_the_real_one(desk):
    number = desk.pending()
    assert desk.anna.refused(4, "approve", number, "--dry-run")["code"] == "wrong_role"
    assert desk.vera.refused(5, "pay", number, "--dry-run")["code"] == "no_such_request"


def test_a_dry_run_of_new_files_nothing(desk):
    filed = desk.anna.new("--dry-run")
    assert (filed["id"], filed["status"], filed["amount"]) == (None, "draft", "12345.67")
    assert desk.anna.new("--dry-run", "--submit")["status"] == "pending"
    assert desk.olga.sees() == []
    assert desk.anna.new()["id"] == 1


def test_a_number_given_twice_counts_once(desk):
    number = desk.pending()
    (outcome,) = desk.hanna.json("approve", number, number)
    assert outcome["id"] == number


def test_a_payment_of_several(desk):
    numbers = [desk.approved(), desk.approved(), desk.approved()]
    order = desk.folder / "order.pdf"
    order.write_bytes(b"%PDF-1.7 order")
    outcomes = desk.vera.json("pay", *reversed(numbers), "--date", "2026-12-03", "--file", order)
    assert [one["id"] for one in outcomes] == numbers
    for number in numbers:
        found = desk.vera.show(number)
        assert (found["status"], found["payment_date"]) == ("paid", "2026-12-03")
        assert [one["kind"] for one in found["files"]] == ["order"]


def test_a_payment_whose_file_is_missing_is_none(desk):
    number = desk.approved()
    assert desk.vera.refused(5, "pay", number, "--file", desk.folder / "none.pdf")["code"] == "no_such_file"
    empty = desk.folder / "empty.pdf"
    empty.touch()
    assert desk.vera.refused(3, "pay", number, "--file", empty)["code"] == "empty_file"
    assert desk.vera.show(number)["status"] == "approved"


def test_too_many_numbers(desk):
    error = desk.hanna.refused(3, "approve", *range(1, 10_002))
    assert "10000" in error["message"]


def test_submitting_several_reports_the_problems_of_each(desk):
    good = desk.anna.new()["id"]
    bad = desk.anna.json("new", "--contractor", "Ромашка")["id"]
    result = desk.anna.run("submit", good, bad, "--json")
    assert result.code == 3
    error = result.json[1]["error"]
    assert error["code"] == "form_incomplete"
    assert {problem["field"] for problem in error["problems"]} == {
        "subject", "amount", "due_date", "requisites", "inn", "account", "purpose",
    }  # fmt: skip
    assert desk.hanna.sees() == []
