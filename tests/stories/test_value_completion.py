"""TAB for a value of a list: states, currencies, roles, views, people."""

from __future__ import annotations

import pytest

from paydesk import (
    bank_formats,
    command_tree,
    contractor_tables,
    dates,
    file_tables,
    grouping,
    money,
    people,
    registry,
    topics,
    value_completion,
    workflow,
)  # fmt: skip
from paydesk.completion import SHELLS
from paydesk.render import out
from tests.stories.test_contractor_completion import tab


def test_lists_are_offered_by_their_beginning(desk):
    anna = desk.anna
    assert tab(anna, "registry", "--status", "p") == ["pending", "paid"]
    assert tab(anna, "registry", "--status", "=", "dr") == ["draft"]
    assert tab(anna, "registry", "--status", "=") == list(workflow.STATES)
    assert tab(anna, "registry", "--status", "paid", "--status", "p") == ["pending"], "once is enough"
    assert tab(anna, "new", "--currency", "") == list(value_completion.USUAL)
    assert tab(anna, "new", "--currency", "us") == ["USD", "USN"] or tab(anna, "new", "--currency", "us") == ["USD"]
    assert tab(anna, "new", "--every", "m") == ["month"]
    assert tab(anna, "bank", "export", "--format", "") == ["1c", "pain001"]
    assert tab(anna, "registry", "--format", "j") == ["json", "jsonl"]
    assert tab(anna, "--lang", "") == ["ru", "en"]
    assert tab(anna, "--lang", "en", "completion", "z") == ["zsh"]
    assert tab(anna, "help", "ex")[0] == "exit-codes"
    assert tab(anna, "setting", "require_b") == ["require_bic"]


def test_people_and_views_come_from_the_database(desk):
    anna = desk.anna
    anna.ok("view", "save", "неделя", "--due", "week")
    anna.ok("view", "save", "with space", "--due", "week")
    desk.boris.ok("view", "save", "his", "--due", "week")
    assert tab(anna, "registry", "--view", "") == ["неделя"], "one's own, and nothing that a shell would break"
    assert tab(anna, "view", "delete", "не") == ["неделя"]
    assert tab(anna, "view", "default", "неделя", "") != ["неделя"]
    assert "anna.desk" in tab(desk.keeper, "user", "edit", "an")
    assert tab(desk.hanna, "delegate", "boris") == ["boris.desk"]
    assert "vera.desk" in tab(anna, "registry", "--author", "v")
    anna.ok("view", "delete", "неделя")
    assert tab(anna, "registry", "--view", "") == []


def test_each_shell_hears_its_own(sqlite_desk):
    keeper = sqlite_desk.keeper
    assert tab(keeper, "user", "edit", "hann", shell="zsh") == ['_arguments \'*: :(("hanna.desk":"Hanna"))\'']
    assert tab(keeper, "user", "edit", "hann", shell="fish", _TYPER_COMPLETE_FISH_ACTION="get-args") == [
        "hanna.desk\tHanna"
    ]
    assert tab(keeper, "registry", "--status", "dr", shell="zsh") == ["_arguments '*: :((\"draft\"))'"]


def test_trouble_is_silent(sqlite_desk):
    for db in ("sqlite:////nowhere/at/all.db", "postgresql://nobody@127.0.0.1:1/x", "x"):
        assert tab(sqlite_desk.anna, "registry", "--view", "", PAYDESK_DB=db) == []


def test_the_values_are_those_of_the_program():
    of = value_completion.OF_OPTION
    assert list(of["--status"]) == list(workflow.STATES)
    assert list(of["--role"]) == list(workflow.ROLES)
    assert list(of["--kind"]) == list(file_tables.FILE_KINDS)
    assert list(of["--group-by"]) == list(grouping.GROUPS)
    assert list(of["--sort"]) == list(registry.SORTS)
    assert set(value_completion.USUAL) <= set(money.CURRENCIES)
    assert set(value_completion.OF_COMMAND["new", "--every"]) == set(dates.STEPS)
    assert list(value_completion.OF_COMMAND["bank export", "--format"]) == list(bank_formats.FORMATS)
    assert list(of["--format"]) == list(out.FORMATS)
    assert list(of["--how"]) == list(contractor_tables.HOW)
    assert list(value_completion.OF_ARGUMENT["completion"]) == list(SHELLS)
    assert list(value_completion.OF_ARGUMENT["help"]) == list(topics.TOPICS)
    assert list(value_completion.OF_ARGUMENT["setting"]) == list(people.TEAM_SETTINGS)


@pytest.fixture(scope="module")
def tree():
    import typer

    return typer.main.get_command(command_tree.build())


def test_every_option_and_command_exists(tree):
    def options(command):
        return {name for parameter in command.params for name in parameter.opts}

    everything = options(tree)
    for command in tree.commands.values():
        everything |= options(command)
        for inner in getattr(command, "commands", {}).values():
            everything |= options(inner)
    assert set(value_completion.OF_OPTION) <= everything
    for words, option in value_completion.OF_COMMAND:
        found = tree
        for word in words.split():
            found = found.commands[word]
        assert option in options(found)
    for words in value_completion.OF_ARGUMENT:
        found = tree
        for word in words.split():
            found = found.commands[word]
