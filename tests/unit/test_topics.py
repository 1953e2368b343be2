"""The topics of the help say what the tables and the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paydesk import bank_formats, config, messages, topics, workflow
from paydesk.errors import ExitCode
from paydesk.render.out import FORMATS
from tests.unit.test_docs import table

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=messages.LANGUAGES)
def language(request):
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_every_topic_fits_the_terminal(topic, width, language):
    lines = topics.lines(topic, width)
    assert all(len(line) <= width for line in lines[1:] if " " in line.strip())
    assert len(lines) > 5


def test_states_and_roles_are_those_of_the_workflow(language):
    assert [name.split(" ")[0] for name, _ in topics.states()] == list(workflow.STATES)
    assert [name.split(" ")[0] for name, _ in topics.roles()] == list(workflow.ROLES)
    called = "head (руководитель)" if language == "ru" else "head"
    assert called in dict(topics.roles()), "as people call it, beside the word of the command line"
    deciding = dict(topics.states())[f"pending — {messages.status_name('pending')}"]
    assert f"approve ({messages.role_name('head')})" in deciding
    assert all(text.endswith((")", *workflow.STATES, workflow.DISCARDED)) for _name, text in topics.roles())


def test_every_exit_code_has_a_meaning_and_the_readme_has_the_same(language):
    assert set(topics.EXIT_CODES) == set(ExitCode)
    path, heading = ("README.md", "code") if language == "en" else ("README.ru.md", "код")
    said = [[row[0], row[1].replace("`", "")] for row in table(ROOT / path, heading)]
    assert said == [list(row) for row in topics.exit_codes()]


def test_variables_and_formats_are_those_of_the_program():
    messages.use("en")
    assert {variable for variable, _ in config.SETTINGS.values()} <= set(topics.VARIABLES)
    read = re.findall(
        r'"(PAYDESK_[A-Z_]+)"', "".join(path.read_text("utf-8") for path in (ROOT / "paydesk").rglob("*.py"))
    )
    assert {name for name in read if name != "_PAYDESK_COMPLETE"} == {*topics.VARIABLES} - {"NO_COLOR"} | {
        "PAYDESK_TRACEBACK"
    }
    told = dict(topics.formats())
    assert re.split(r", | or ", told["registry --format"]) == list(FORMATS)
    assert [word for word in bank_formats.FORMATS if word in told["bank export --format"]] == list(bank_formats.FORMATS)
