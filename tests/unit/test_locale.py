"""The catalogues: complete, true to the texts of the code, and Russian throughout."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from paydesk import messages, workflow
from paydesk.form import FIELDS
from tools import messages as catalogues

ROOT = Path(__file__).resolve().parents[2]
RUSSIAN = catalogues.read(ROOT / catalogues.file_of("ru", "po"), "ru")
PAIRS = [
    (catalogues.every(message.id), catalogues.every(message.string))
    for message in RUSSIAN
    if message.id and all(catalogues.every(message.string))
]
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
# Typed as they are in every language: placeholders, options, commands, variables, addresses.
KEPT = (r"\{\w+\}", r"--[a-z][a-z-]*", r"(?<=: )paydesk [a-z]+", r"PAYDESK_[A-Z]+", r"(?:sqlite|postgresql)://\S+[a-z]")
# The whole help in Russian, as one process says it.
WHOLE_HELP = """
from paydesk import messages
messages.use("ru")
from paydesk import cli, command_tree, help
help.install()
words = [[name] for _title, commands in command_tree.COMMANDS for name, _function in commands]
for group, _purpose, commands in command_tree.SUBCOMMANDS:
    words += [[group], *([group, name] for name, _function in commands)]
for command in [[], *words]:
    assert cli.run([*command, "--help"]) == 0, command
"""


@pytest.fixture
def russian():
    before = messages.language()
    messages.use("ru")
    yield
    messages.use(before)


@pytest.fixture(scope="module")
def whole_help():
    done = subprocess.run(
        [sys.executable, "-c", WHOLE_HELP], cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": "C:\\Windows"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_text_has_a_translation():
    _files, work = catalogues.generate(ROOT)
    assert work == []


def test_no_text_is_left_over():
    assert not RUSSIAN.obsolete
    assert {ids for ids, _strings in PAIRS} <= set(catalogues.collect(ROOT))


def test_catalogues_hold_no_dates_or_names():
    header = (ROOT / catalogues.POT).read_text(encoding="utf-8").split("\n\n")[0]
    assert not re.search(r"\d{4}-|@|Date|Generated|Translator", header)


def test_no_line_numbers_in_catalogues():
    assert not re.search(r"^#: .*\.py:\d", (ROOT / catalogues.POT).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("One.")', [("One.",)]),
        ('N_("One " "line.")', [("One line.",)]),
        ("f\"{_(N_('In a string:'))}\"", [("In a string:",)]),
        ('ngettext("{count} thing", "{count} things", n)', [("{count} thing", "{count} things")]),
        ('_(variable); _(""); other("No.")', []),
    ],
)
def test_texts_are_found(source, found):
    assert list(catalogues.texts(source)) == found


def test_an_untranslated_text_and_a_lost_placeholder_are_reported():
    catalogue = catalogues.build({("One {name}.",): ["a.py"], ("Two.",): ["a.py"]}, "ru")
    catalogue["One {name}."].string = "Раз {имя}."
    found = [
        fault for message in catalogue if message.id for fault in catalogues.faults(message, catalogue.num_plurals)
    ]
    assert found == ["other {placeholders} than in the text: 'One {name}.'", "not translated: 'Two.'"]


def test_translations_keep_placeholders_options_and_commands():
    unlike = [
        (pattern, text)
        for ids, strings in PAIRS
        for text in strings
        for pattern in KEPT
        if sorted(set(re.findall(pattern, text))) != sorted(set(re.findall(pattern, ids[0])))
    ]
    assert unlike == []


def test_a_sentence_stays_a_sentence_and_a_label_a_label():
    unlike = [
        text
        for ids, strings in PAIRS
        for text in strings
        if not ids[0].endswith("No.")
        and ((text[-1] in ".:?") != (ids[0][-1] in ".:?") or text[0].isspace() != ids[0][0].isspace()
             or text[-1].isspace() != ids[0][-1].isspace())
    ]  # fmt: skip
    assert unlike == []


def test_translations_have_russian_quotes_and_a_modest_you():
    sentences = [text for _ids, strings in PAIRS for text in strings if not text.startswith("paydesk ")]  # an example
    found = [text for text in sentences if re.search(r"[“”\"]|  |[^.?!:]\s+В(?:ы|ас|ам|аш)", text)]
    assert found == []


def test_no_word_mixes_cyrillic_and_latin_letters():
    wrong = []
    for ids, strings in PAIRS:
        meant = WORD.findall(ids[0])
        for text in strings:
            prose = re.sub(r"\{\w+\}|\b[a-z]+://\S+|--?[a-z-]+", " ", text)
            for word in WORD.findall(prose):
                mixed = CYRILLIC.search(word) and LATIN.search(word)
                # A single Latin letter that looks like a Russian preposition or conjunction.
                alone = word in tuple("acoexkyAOKCBY") and word not in meant
                if mixed or alone:
                    wrong.append((word, text))
    assert wrong == []


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 заявок"), (1, "1 заявка"), (2, "2 заявки"), (5, "5 заявок"), (11, "11 заявок"), (12, "12 заявок"),
     (21, "21 заявка"), (22, "22 заявки"), (111, "111 заявок"), (1001, "1001 заявка")],
)  # fmt: skip
def test_plural_forms_in_russian(count, words):
    assert messages.ngettext("{count} request", "{count} requests", count) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 requests"), (1, "1 request"), (2, "2 requests")])
def test_plural_forms_in_english(russian, count, words):
    messages.use("en")
    assert messages.ngettext("{count} request", "{count} requests", count) == words


@pytest.mark.usefixtures("russian")
def test_states_are_called_as_the_contract_has_it():
    assert [messages.status_name(state) for state in workflow.STATES] == [
        "Черновик", "На согласовании", "Согласован к оплате", "Оплачен", "Отказано",
    ]  # fmt: skip


@pytest.mark.usefixtures("russian")
def test_headings_are_those_of_the_form():
    wanted = {
        "subject": "За что платим",
        "contractor": "Подрядчик",
        "amount": "Сумма счета",
        "currency": "Тип валюты",
        "due_date": "Оплатить до",
        "requisites": "Реквизиты",
        "inn": "ИНН",
        "kpp": "КПП",
        "bic": "БИК банка",
        "account": "Р/С",
        "corr_account": "К/С",
        "purpose": "Назначение платежа",
        "invoice_number": "Номер счета",
        "invoice_date": "Дата счета",
        "status": "Статус",
    }
    assert {key: messages.heading(key) for key in wanted} == wanted
    assert {field.key for field in FIELDS} - set(wanted) == {"bank"}


def test_nothing_of_the_help_is_left_in_english(whole_help):
    english = r"\b(?:Usage|Options|Arguments|Commands|Show this|required|default:|OPTIONS|COMMAND|ARGS)\b|<\w+>|[{}]"
    assert not re.findall(english, whole_help)
    assert "Использование: paydesk approve [ПАРАМЕТРЫ] НОМЕР..." in whole_help
    assert "Показать эту справку и выйти." in whole_help


def test_values_of_options_have_names(russian):
    from paydesk.help import values

    assert values("--due <str>") == "--due ДАТА"
    assert values("-m, --comment <str>") == "-m, --comment ТЕКСТ"
    assert values("--invoice <path>") == "--invoice ФАЙЛ"
    messages.use("en")
    assert values("--due <str>") == "--due DATE"
    assert values("[OPTIONS] {ID...}") == "[OPTIONS] ID..."
    assert values("--no-input") == "--no-input"


def test_every_language_but_english_has_a_catalogue():
    from paydesk.languages import LANGUAGES
    from tools.messages import LANGUAGES as CATALOGUES

    assert sorted(CATALOGUES) == sorted(set(LANGUAGES) - {"en"})
    assert tuple(LANGUAGES) == messages.LANGUAGES
