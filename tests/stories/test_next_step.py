"""After each action one line on standard error says what happens next, and who has to act."""

import pytest

from paydesk import workflow
from tests.support.desk import form_words

NO_LINE = {"edit", "create", "export", "recall", "duplicate_ok", "attach", "detach", "comment"}
"""Actions that are said in another way than a step: by their own commands below, or with the step they belong to."""


def next_of(result):
    said = [line for line in result.err.splitlines() if not line.startswith("!")]
    assert said, result
    return said[0]


def test_every_step_says_what_is_next(desk):
    anna, hanna, vera = desk.anna, desk.hanna, desk.vera
    login = anna.login
    seen = {}

    def step(who, command, number, *words):
        action = {"return": "return"}.get(command, command)
        seen[action] = next_of(who.ok(command, number, *words))

    first, second, third = desk.pending(), desk.pending(), desk.pending()
    step(anna, "withdraw", first)
    step(anna, "submit", first)
    step(hanna, "approve", first)
    step(hanna, "revoke", first, "-m", "no")
    hanna.ok("approve", first)
    step(vera, "pay", first)
    step(vera, "reopen", first, "-m", "came back")
    step(hanna, "reject", second, "-m", "no")
    step(anna, "revise", second)
    step(anna, "discard", second)
    step(hanna, "return", third, "-m", "no")
    draft = f"Next: {login} completes and submits it: paydesk submit"
    assert seen == {
        "withdraw": f"{draft} {first}",
        "submit": f"Next: a head decides: paydesk approve {first}",
        "approve": f"Next: an accountant pays: paydesk pay {first}",
        "revoke": f"Next: a head decides: paydesk approve {first}",
        "pay": f"Nobody has to act. If the bank sends the money back: paydesk reopen {first}",
        "reopen": f"Next: an accountant pays: paydesk pay {first}",
        "reject": f"Next: {login} may revise it: paydesk revise {second}",
        "revise": f"{draft} {second}",
        "discard": f"It has left the lists; its history stays: paydesk history {second}",
        "return": f"{draft} {third}",
    }
    moves = {t.action for t in workflow.TRANSITIONS if t.source != t.target} - NO_LINE
    assert moves <= set(seen), moves - set(seen)


def test_several_requests_share_a_line(desk):
    ids = [desk.pending() for _ in range(3)]
    desk.person("dora", "manager", "head").ok("comment", ids[0], "-m", "x")
    result = desk.hanna.ok("approve", *ids)
    assert next_of(result) == f"Next: an accountant pays: paydesk pay {' '.join(map(str, ids))}"
    back = desk.hanna.ok("return", *ids, "-m", "no", lang="ru")
    assert back.err.startswith("Дальше: ")
    assert back.err.rstrip().endswith(f"paydesk submit {' '.join(map(str, ids))}")


def test_a_long_list_is_cut(sqlite_desk):
    ids = [sqlite_desk.anna.new()["id"] for _ in range(22)]
    line = next_of(sqlite_desk.anna.ok("submit", *ids))
    assert line == f"Next: a head decides: paydesk approve {' '.join(map(str, ids[:20]))} …"


def test_a_dry_run_and_json_say_nothing_of_it(sqlite_desk):
    number = sqlite_desk.pending()
    assert "Next" not in sqlite_desk.hanna.ok("approve", number, "--dry-run").err
    assert sqlite_desk.hanna.ok("approve", number, "--json").err == ""


def test_an_approval_that_is_not_the_last_says_so(sqlite_desk, tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text('[[rule]]\n[[rule.step]]\nrole = "head"\nneeded = 2\n', "utf-8")
    sqlite_desk.keeper.ok("policy", "set", policy)
    number = sqlite_desk.pending()
    line = next_of(sqlite_desk.hanna.ok("approve", number))
    assert line == f"Next: it takes further approvals; whose turn it is: paydesk explain {number}"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_files_and_papers_lead_on_as_well(sqlite_desk, tmp_path, monkeypatch, lang):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "act.txt").write_text("act", "utf-8")
    number = sqlite_desk.anna.new()["id"]
    for words in (("attach", number, "act.txt"), ("detach", number, "act.txt")):
        assert f"paydesk submit {number}" in sqlite_desk.anna.ok(*words, lang=lang).err
    approved = sqlite_desk.approved()
    said = sqlite_desk.vera.ok(
        "own-account", "add", "main", "--organisation", "ООО Ромашка", "--inn", "7707083893", "--kpp", "773601001",
        "--bic", "044525225", "--account", "40702810438000060473", lang=lang,
    )  # fmt: skip
    assert f"paydesk bank export -o {'ФАЙЛ' if lang == 'ru' else 'FILE'}" in said.err
    assert f"paydesk pay {approved}" in sqlite_desk.vera.ok("order", approved, "-o", "order.pdf", lang=lang).err
    assert "paydesk pack --verify e.zip" in sqlite_desk.vera.ok("pack", approved, "-o", "e.zip", lang=lang).err
    sqlite_desk.vera.ok("bank", "export", approved, "-o", "one.txt")
    assert "again.txt" in sqlite_desk.vera.ok("bank", "show", 1, "--save", "again.txt", lang=lang).err
    assert "PAYDESK_USER=zoe" in sqlite_desk.keeper.ok("user", "add", "zoe", "--role", "manager", lang=lang).err
    channel = sqlite_desk.keeper.ok("notify", "channel", "mail", "env:X", lang=lang)
    assert "paydesk notify test --channel mail" in channel.err


def test_filing_says_what_is_next(sqlite_desk):
    draft = sqlite_desk.anna.ok("new", *form_words())
    assert draft.err.rstrip().endswith("paydesk submit 1")
    edited = sqlite_desk.anna.ok("edit", 1, "--subject", "Мел", "--submit")
    assert edited.err.rstrip().endswith("Next: a head decides: paydesk approve 1")
