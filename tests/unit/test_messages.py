"""Texts for people: which language, and that every template can be filled in both. The catalogues: test_locale.py."""

import re

import pytest

from paydesk import messages
from paydesk.errors import InvalidData, Problem, UsageError
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


@pytest.mark.parametrize(
    ("template", "params", "russian", "english"),
    [
        ("{day}", {"day": "2026-12-01"}, "01.12.2026", "2026-12-01"),
        ("{first}", {"first": "2026-12-01"}, "01.12.2026", "2026-12-01"),
        ("{value}", {"value": "2026-12-01"}, "2026-12-01", "2026-12-01"),  # typed so, and so it is shown
        ("{day}", {"day": "2026-13-41"}, "2026-13-41", "2026-13-41"),
        ("{amount}", {"amount": "48000.00 RUB"}, "48\u00a0000,00\u00a0₽", "RUB 48,000.00"),
        ("{amount}", {"amount": "1500 JPY"}, "1\u00a0500\u00a0¥", "JPY 1,500"),
        ("{amount}", {"amount": "15.5 RUB"}, "15.5 RUB", "15.5 RUB"),
        ("{detail}", {"detail": "Is a directory"}, "это папка", "Is a directory"),
        ("{fields}", {"fields": "CBC 1, OKTMO 2"}, "КБК 1, ОКТМО 2", "CBC 1, OKTMO 2"),
        ("{command}", {"command": "paydesk banks load FILE"}, "paydesk banks load ФАЙЛ", "paydesk banks load FILE"),
        ("{role}", {"role": "head / accountant"}, "руководитель или бухгалтер", "head or accountant"),
        ("{own}", {"own": "head, accountant"}, "руководитель, бухгалтер", "head, accountant"),
    ],
)
def test_what_programs_write_is_told_as_people_write_it(template, params, russian, english):
    messages.use("ru")
    assert messages.fill(template, params) == russian
    messages.use("en")
    assert messages.fill(template, params) == english


def test_a_word_that_is_nearly_a_known_one_is_offered():
    messages.use("en")
    text = "There is no state “{value}”. States: {known}."
    known = "draft, pending, approved"
    assert messages.of_error(UsageError(text, value="aproved", known=known)).endswith(" Did you mean approved?")
    for value in ("zzz", "draft"):
        assert "Did you mean" not in messages.of_error(UsageError(text, value=value, known=known))


def test_whose_requisites_a_bank_file_means_is_said():
    messages.use("ru")
    assert messages.heading("payee.inn") == "Получатель, ИНН"
    messages.use("en")
    assert messages.heading("payer.kpp") == "Payer, KPP"


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
