"""TAB for the number of a request: those that the command can take, with payee and sum."""

from __future__ import annotations

import pytest

from paydesk import request_completion, workflow
from tests.stories.test_contractor_completion import tab


@pytest.fixture
def filed(desk):
    """Draft, pending, approved, paid, in this order; a draft of Boris's."""
    desk.anna.new()
    desk.pending()
    desk.approved()
    desk.paid()
    desk.boris.new(contractor='ООО "Кот$(reboot)`id`"')
    return desk


def test_only_what_the_command_can_take(filed):
    assert tab(filed.anna, "submit", "") == ["1"]
    assert tab(filed.anna, "withdraw", "") == ["2"]
    assert tab(filed.hanna, "approve", "") == ["2"]
    assert tab(filed.anna, "approve", "") == []
    assert tab(filed.vera, "pay", "") == ["3"]
    assert tab(filed.vera, "pay", "3", "") == []
    assert tab(filed.vera, "reopen", "") == ["4"]
    assert tab(filed.anna, "show", "") == ["4", "3", "2", "1"], "the newest first, and nobody else's"
    assert tab(filed.olga, "show", "5") == ["5"]
    assert tab(filed.olga, "show", "0") == tab(filed.olga, "show", "6") == []
    assert tab(filed.anna, "show", "1", "") != ["1"], "one number is enough"
    assert tab(filed.hanna, "return", "2", "") == ["3"]


def test_heads_to_whom_a_case_is_handed_over(filed):
    hanna, henry = filed.hanna.login, filed.henry.login
    assert tab(filed.hanna, "reassign", "") == ["2"]
    assert tab(filed.hanna, "reassign", "2", "") == [henry]
    assert tab(filed.anna, "reassign", "2", "h") == [hanna, henry]
    assert tab(filed.hanna, "reassign", "2", "x") == []
    assert henry not in tab(filed.hanna, "reassign", "2", henry, "")
    assert tab(filed.hanna, "reassign", "2", "--js") == ["--json"]


def test_numbers_are_found_by_their_beginning(desk):
    for _ in range(12):
        desk.anna.new()
    assert tab(desk.anna, "show", "1") == ["12", "11", "10", "1"]
    assert tab(desk.anna, "submit", "1", "1") == ["10", "11", "12"]


def test_each_shell_hears_payee_and_sum(filed):
    hanna = filed.hanna
    told = "ООО «БРУЛЕР» 12345.67 RUB"
    assert tab(hanna, "approve", "2", shell="zsh") == [f'_arguments \'*: :(("2":"{told}"))\'']
    assert tab(hanna, "approve", "2", shell="fish", _TYPER_COMPLETE_FISH_ACTION="get-args") == [f"2\t{told}"]
    asked = {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "2"}
    assert tab(hanna, "approve", "2", shell="powershell", **asked) == [f"2:::{told}"]
    hostile = tab(filed.boris, "submit", "5", shell="zsh")
    assert hostile == ['_arguments \'*: :(("5":"ООО Кот reboot id 12345.67 RUB"))\'']


def test_trouble_is_silent(desk):
    for db in ("sqlite:////nowhere/at/all.db", "postgresql://nobody@127.0.0.1:1/x", "x"):
        assert tab(desk.anna, "show", "1", PAYDESK_DB=db) == []
    assert tab(desk.anna, "show", "--js") == ["--json"], "options are completed as before"


def test_states_and_authors_are_those_of_the_rules():
    for command, (states, whose) in request_completion.TAKES_ID.items():
        steps = [t for t in workflow.TRANSITIONS if t.action == command]
        if command in ("comment", "attach") or not steps:
            assert (states, whose) == (tuple(workflow.STATES), request_completion.ALL)
            continue
        if command == "files":
            continue
        assert set(states) == {t.source for t in steps}, command
        wanted = {workflow.AUTHOR: "=", workflow.NOT_AUTHOR: "<>", workflow.DECIDER: "<>"}
        assert whose == wanted.get(steps[0].who, request_completion.ALL), command
    missing = {t.action for t in workflow.TRANSITIONS} - set(request_completion.TAKES_ID)
    assert missing == {"create", "export", "recall", *workflow.ASIDE}
