"""Wrong words in the person's language: code, sentence and a hint at the help."""

from unittest import mock

import pytest

from paydesk import cli, messages
from paydesk.usage import explain


@pytest.fixture(autouse=True)
def english():
    before = messages.language()
    messages.use("en")
    yield
    messages.use(before)


def explained(*words):
    try:
        cli.build()(args=list(words), prog_name="paydesk", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - whatever Typer raises
        return explain(error)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("words", "code", "text", "command"),
    [
        (["shwo", "1"], "no_such_command", "There is no command “shwo”. Did you mean show?", "paydesk"),
        (["qqq"], "no_such_command", "There is no command “qqq”.", "paydesk"),
        (["user", "ad"], "no_such_command", "There is no command “ad”. Did you mean add?", "paydesk user"),
        (
            ["new", "--amout", "5"],
            "no_such_option",
            "There is no option --amout. Did you mean --account, --amount?",
            "paydesk new",
        ),
        (["new", "--qqq"], "no_such_option", "There is no option --qqq.", "paydesk new"),
        (["new", "-z"], "no_such_option", "There is no option -z.", "paydesk new"),
        (["show"], "missing_argument", "The argument ID is missing.", "paydesk show"),
        (["approve"], "missing_argument", "The argument ID is missing.", "paydesk approve"),
        (["attach", "1"], "missing_argument", "The argument FILE is missing.", "paydesk attach"),
        (["show", "1", "2", "3"], "extra_argument", "Unexpected: 2 3", "paydesk show"),
        (["show", "1", "2"], "extra_argument", "Unexpected: 2", "paydesk show"),
        (["db"], "missing_command", "Name a command.", "paydesk db"),
    ],
)
def test_mistakes(words, code, text, command):
    assert explained(*words) == (code, text, f"Help: {command} --help")


def test_every_command_has_help_and_an_example():
    for _group, commands in (*cli.COMMANDS, *((name, commands) for name, _purpose, commands in cli.SUBCOMMANDS)):
        for name, _function, purpose, example in commands:
            assert purpose.endswith("."), name
            assert example.startswith("paydesk "), name
            assert name in example.split(), name


def test_the_examples_are_understood(sqlite_desk, tmp_path, monkeypatch):
    """Whatever the answer, it is no complaint about the words themselves."""
    import shlex

    monkeypatch.chdir(tmp_path)  # some of them write files
    monkeypatch.setattr("paydesk.bell.Bell.wait", mock.Mock(side_effect=KeyboardInterrupt))  # and some go on and on
    place = {"XDG_DATA_HOME": str(sqlite_desk.folder), "PAYDESK_CONFIG": str(tmp_path / "config.toml")}
    for _group, commands in (*cli.COMMANDS, *((name, commands) for name, _purpose, commands in cli.SUBCOMMANDS)):
        for name, _function, _purpose, example in commands:
            if name == "demo":
                continue
            words = shlex.split(example)[1:]
            result = sqlite_desk.keeper.run(*words, env=place, stdin="")
            assert result.code != 2 or "terminal" in result.err, (words, result.err)
