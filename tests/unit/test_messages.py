"""Texts for people: which language, and that every template can be filled in both. The catalogues: test_locale.py."""

import re

import pytest

from paydesk import messages
from paydesk.errors import InvalidData, Problem
from paydesk.form import FIELDS
from paydesk.refusals import OTHER_STATES
from paydesk.rules import RULES
from paydesk.workflow import ACTIONS, ROLES, STATES


@pytest.fixture(autouse=True)
def restored():
    before = messages.language()
    yield
    messages.use(before)


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        (None, {}, "ru"),
        ("en", {"PAYDESK_LANG": "ru"}, "en"),
        ("ru", {"PAYDESK_LANG": "en"}, "ru"),
        (None, {"PAYDESK_LANG": "en", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LANGUAGE": "en", "LC_ALL": "ru_RU.UTF-8"}, "en"),
        (None, {"LANGUAGE": "de:en:ru"}, "en"),
        (None, {"LC_ALL": "en_US.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "en"),
        (None, {"LC_ALL": "C.UTF-8"}, "ru"),
        (None, {"LANG": "POSIX"}, "ru"),
        (None, {"LANG": "de_DE.UTF-8"}, "ru"),
        (None, {"LANG": "en-US"}, "en"),
        (None, {"LANG": "EN_us"}, "en"),
        (None, {"LC_CTYPE": "en_US.UTF-8"}, "ru"),
        (None, {"PAYDESK_LANG": "", "LANG": "en"}, "en"),
        ("", {"LANG": "en"}, "en"),
        ("de", {"LANG": "en"}, "en"),
        (None, {"LANG": "enx"}, "ru"),
    ],
)
def test_the_language_is_chosen(asked, environment, expected):
    assert messages.choose(asked, environment) == expected


def test_an_unknown_language_is_russian():
    messages.use("xx")
    assert messages.language() == "ru"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_rule_can_be_told(language):
    messages.use(language)
    params = {
        "actor": "a", "command": "paydesk x", "id": 1, "version": 2, "status": "draft", "action": "pay", "actions": "x",
        "role": "head", "author": "b", "batch": 1, "void": "paydesk bank void 1",
        "accept": "paydesk submit 1 --duplicate-ok …",
        "step": 2, "people": "a, b", "explain": "paydesk explain 1", "taker": "c", "heads": "a, c", "gone": "b",
        "trust": "paydesk contractor trust 7707083893 40702810740000432537",
    }  # fmt: skip
    for rule in RULES:
        text = messages.of_error(rule.error(rule.text, code=rule.code, **params))
        assert text
        assert "{" not in text
    for _code, error, template in OTHER_STATES.values():
        assert messages.of_error(error(template))
    for name in (*STATES.values(), *ACTIONS.values(), *ROLES.values(), *(field.heading for field in FIELDS)):
        assert messages._(name)
        assert language == "en" or re.search("[А-Яа-я]", messages._(name)), name


def test_a_state_in_a_sentence_is_named_in_the_persons_language():
    messages.use("ru")
    assert "Оплачен" in messages.fill("Request {id} is in state “{status}”", {"id": 1, "status": "paid"})
    messages.use("en")
    assert messages.fill("{status}", {"status": "paid"}) == "Paid"


def test_a_text_of_a_user_with_braces_is_left_alone():
    messages.use("en")
    assert messages.fill("“{value}” is no number", {"value": "{0} {x} {"}) == "“{0} {x} {” is no number"


def test_an_error_for_scripts():
    messages.use("en")
    problems = [Problem("inn", "c", "Wrong: {x}", {"x": "1"}), Problem("kpp", "d", "Bad", row=7)]
    error = InvalidData("All {n} bad", problems=problems, n=2, code="e")
    assert messages.error_json(error) == {
        "code": "e",
        "message": "All 2 bad",
        "problems": [
            {"field": "inn", "code": "c", "message": "Wrong: 1"},
            {"field": "kpp", "code": "d", "message": "Bad", "row": 7},
        ],
    }
    assert messages.of_error(error) == "All 2 bad\n  INN: Wrong: 1\n  row 7, KPP: Bad"


def test_an_empty_text_is_not_the_header_of_the_catalogue():
    messages.use("ru")
    assert messages._("") == ""
