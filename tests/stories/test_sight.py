"""Who sees what: nothing a person may not see shows up in any command, by number, by filter or by name."""

import pytest


def every_command(number, folder):
    """Command lines that could give a request away."""
    return {
        "show": ("show", number),
        "explain": ("explain", number),
        "history": ("history", number),
        "files": ("files", number),
        "save": ("files", number, "--save", folder),
        "comment": ("comment", number, "-m", "x"),
        "attach": ("attach", number, folder / "paper.txt"),
        "approve": ("approve", number),
        "reject": ("reject", number, "-m", "x"),
        "return": ("return", number, "-m", "x"),
        "pay": ("pay", number),
        "reopen": ("reopen", number, "-m", "x"),
        "submit": ("submit", number),
        "withdraw": ("withdraw", number),
        "revise": ("revise", number),
        "discard": ("discard", number),
        "edit": ("edit", number, "--amount", "5"),
        "like": ("new", "--like", number),
        "dry run": ("approve", number, "--dry-run"),
        "partial": ("pay", number, "--partial"),
    }


def assert_hidden(person, number, desk):
    folder = desk.folder / f"of-{person.name}"
    folder.mkdir(exist_ok=True)
    (folder / "paper.txt").write_text("paper", "utf-8")
    for words in every_command(number, folder).values():
        error = person.refused(5, *words)
        assert error["code"] == "no_such_request"
        assert desk_secrets_in(error["message"]) == []
    assert [path.name for path in folder.iterdir()] == ["paper.txt"]
    for filters in (
        (), ("--search", "кабель"), ("--contractor", "брулер"), ("--inn", "9714017207"), ("--amount", "1.."),
        ("--author", desk.anna.login), ("--due", "2026-12-04"), ("--due", "2026-01-01..2027-01-01"),
        *(("--status", status) for status in ("draft", "pending", "approved", "paid", "rejected")),
        ("--sort", "-amount", "--limit", "5"),
    ):  # fmt: skip
        # Not even in the totals and the hints under the table.
        text = person.ok("registry", *filters)
        assert desk_secrets_in(text.out + text.err) == [], filters
    assert number not in person.sees()
    assert number not in person.inbox()


def desk_secrets_in(text):
    secrets = ("БРУЛЕР", "Кабель", "12 345,67", "12345.67", "12,345.67", "40702810410001518679", "9714017207")
    return [secret for secret in secrets if secret in text]


@pytest.mark.parametrize("state", ["draft", "pending", "rejected", "withdrawn", "returned", "discarded"])
def test_an_accountant_sees_nothing_before_the_approval(desk, state):
    match state:
        case "pending":
            number = desk.pending()
        case "rejected":
            number = desk.rejected()
        case "withdrawn":
            number = desk.pending()
            desk.anna.ok("withdraw", number)
        case "returned":
            number = desk.pending()
            desk.hanna.ok("return", number, "-m", "Сумма?")
        case "discarded":
            number = desk.anna.new()["id"]
            desk.anna.ok("discard", number)
        case _:
            number = desk.anna.new()["id"]
    before = desk.everything(number)
    assert_hidden(desk.vera, number, desk)
    assert desk.everything(number) == before


def test_an_accountant_sees_approved_and_paid(desk):
    number = desk.approved()
    assert desk.vera.sees() == [number]
    assert desk.vera.show(number)["status"] == "approved"
    desk.vera.ok("pay", number)
    assert desk.vera.sees("--status", "paid") == [number]
    assert desk.viktor.sees() == [number]


def test_what_an_accountant_returned_stays_in_sight_until_it_is_decided(desk):
    number = desk.approved()
    desk.vera.ok("return", number, "-m", "Счет не тот")
    assert desk.vera.show(number)["status"] == "draft"
    assert desk.vera.sees() == [number]
    assert desk.viktor.sees() == []  # another accountant's return
    desk.viktor.refused(5, "show", number)
    desk.anna.ok("edit", number, "--amount", "10", "--submit")
    assert desk.vera.show(number)["status"] == "pending"
    desk.hanna.ok("reject", number, "-m", "Нет")
    assert_hidden(desk.vera, number, desk)


def test_what_an_accountant_returned_is_hidden_again_after_the_next_return(desk):
    number = desk.approved()
    desk.vera.ok("return", number, "-m", "Счет не тот")
    desk.anna.ok("submit", number)
    desk.hanna.ok("approve", number)
    desk.viktor.ok("return", number, "-m", "Теперь я")
    assert desk.viktor.sees() == [number]
    assert desk.vera.sees() == []


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_manager_does_not_see_the_requests_of_others(desk, state):
    number = desk.anna.new()["id"] if state == "draft" else getattr(desk, state)()
    before = desk.everything(number)
    assert_hidden(desk.boris, number, desk)
    assert desk.everything(number) == before
    assert desk.anna.sees() == [number]


def test_a_head_sees_everything_but_drafts(desk):
    draft = desk.anna.new()["id"]
    assert_hidden(desk.hanna, draft, desk)
    seen = [desk.pending(), desk.approved(), desk.paid(), desk.rejected()]
    assert desk.hanna.sees() == seen


def test_auditor_and_administrator_see_all_and_write_nothing(desk):
    numbers = [desk.anna.new()["id"], desk.pending(), desk.approved(), desk.paid(), desk.rejected()]
    for person in (desk.olga, desk.keeper):
        assert person.sees() == numbers
        assert person.inbox() == {}
        for number, action in zip(numbers, ("submit", "approve", "pay", "reopen", "revise"), strict=True):
            error = person.refused(4, action, number, *(("-m", "x") if action == "reopen" else ()))
            assert error["code"] == "wrong_role"
        assert person.refused(4, "comment", numbers[1], "-m", "x")["code"] == "wrong_role"
        assert person.refused(4, "new", "--amount", "5")["code"] == "wrong_role"


def test_totals_count_only_what_is_seen(desk):
    desk.anna.new(amount="100")
    approved = desk.approved(amount="200")
    assert desk.vera.sees() == [approved]
    assert "In all: 1 request; " in desk.vera.ok("registry").err
    assert "In all: 2 requests; " in desk.anna.ok("registry").err
    assert "In all: 0 requests" in desk.boris.ok("registry").err


def test_overdue_requests_out_of_sight_are_not_hinted_at(desk):
    desk.pending(due="2026-11-20")
    assert "overdue" not in desk.vera.ok("registry", "--due", "week").err
    assert "1 overdue request is not shown" in desk.hanna.ok("registry", "--due", "week").err


def test_a_contractor_of_others_brings_no_requisites(desk):
    desk.approved()
    filed = desk.boris.json("new", "--contractor", "ООО «БРУЛЕР»", "--amount", "5")
    assert filed["account"] is None
    filed = desk.boris.json("new", "--inn", "9714017207", "--amount", "5")
    assert (filed["account"], filed["contractor"]) == (None, None)


def test_files_are_seen_with_their_request_alone(desk):
    invoice = desk.folder / "счет.pdf"
    invoice.write_bytes(b"%PDF-1.7 invoice")
    number = desk.anna.new("--invoice", str(invoice), "--submit")["id"]
    desk.vera.refused(5, "files", number)
    desk.hanna.ok("approve", number)
    (paper,) = desk.vera.json("files", number)
    assert (paper["kind"], paper["name"], paper["size"], paper["type"], paper["added_by"]) == (
        "invoice", "счет.pdf", 16, "application/pdf", desk.anna.login,
    )  # fmt: skip


def test_the_same_bytes_in_a_hidden_request_make_no_difference(desk):
    """A file is stored once by content; somebody else's copy must neither be refused nor change hands."""
    paper = desk.folder / "same.pdf"
    paper.write_bytes(b"%PDF-1.7 the same")
    first = desk.anna.new("--invoice", str(paper))["id"]
    second = desk.boris.new("--invoice", str(paper))["id"]
    saved = desk.folder / "saved"
    desk.boris.ok("files", second, "--save", saved)
    assert (saved / "same.pdf").read_bytes() == paper.read_bytes()
    desk.boris.refused(5, "files", first)
