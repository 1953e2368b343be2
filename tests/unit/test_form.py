"""The form: from words to checked values and back, and what no field lets through."""

import dataclasses
import datetime
import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paydesk import form, money
from paydesk.errors import Problem
from paydesk.form import FIELD, FIELDS, Form, check_complete, clean_text, parse
from paydesk.form_words import to_words

TODAY = datetime.date(2026, 12, 1)
REQUISITES = [
    {"inn": "9714017207", "bic": "044525974", "account": "40702810410001518679", "corr_account": "30101810145250000974"},
    {"inn": "7813669506", "bic": "044030790", "account": "40703810890480000101", "corr_account": "30101810900000000790"},
    {"inn": "5038191314", "kpp": "503801001", "bic": "044525225", "account": "40702810740000432537",
     "corr_account": "30101810400000000225"},
    {"inn": "9714017207"},
    {},
]  # fmt: skip
FOREIGN = [{"account": "DE89370400440532013000", "bic": "COBADEFFXXX"}, {}]

any_text = st.text(st.characters(codec="utf-8"), max_size=60)
word = st.text(st.characters(categories=("L", "N", "P", "S"), codec="utf-8"), min_size=1, max_size=12)
line = st.lists(word, min_size=1, max_size=4).map(" ".join)
dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


@st.composite
def words_of_forms(draw):
    """Words that a person could give, most of them good."""
    words = {
        key: draw(line)
        for key in draw(st.sets(st.sampled_from(["subject", "contractor", "purpose", "invoice_number", "bank"])))
    }
    currency = draw(st.sampled_from(["RUB", "RUB", "EUR", "JPY", "BHD"]))
    words["currency"] = currency
    if draw(st.booleans()):
        words["amount"] = money.amount_string(draw(st.integers(1, 10**12)), currency)
    for key in draw(st.sets(st.sampled_from(["due_date", "invoice_date"]))):
        words[key] = draw(dates).isoformat()
    return words | draw(st.sampled_from(REQUISITES if currency == "RUB" else FOREIGN))


@given(words_of_forms())
def test_a_form_in_words_is_read_back_as_it_is(words):
    first = parse(words, TODAY)
    again = parse(to_words(first.form), TODAY)
    assert again.form == first.form
    assert {problem.code for problem in again.problems} <= {problem.code for problem in first.problems}


@given(words_of_forms())
def test_reading_the_same_words_over_a_form_changes_nothing(words):
    first = parse(words, TODAY).form
    assert parse(to_words(first), TODAY, first).form == first
    assert parse({}, TODAY, first).form == first


@given(st.sampled_from(FIELDS), any_text)
def test_cleaning_twice_is_cleaning_once(field, text):
    once = clean_text(field, text)
    if isinstance(once, str):
        assert clean_text(field, once) == once


@given(st.sampled_from(FIELDS), any_text)
def test_a_clean_text_has_no_controls_and_no_stray_spaces(field, text):
    cleaned = clean_text(field, text)
    if isinstance(cleaned, Problem):
        assert (cleaned.field, cleaned.code) == (field.key, "text_characters") or cleaned.code == "text_too_long"
    elif cleaned is not None:
        assert cleaned == cleaned.strip()
        assert "  " not in cleaned
        allowed = {"\n"} if field.multiline else set()
        assert not {char for char in cleaned if ord(char) < 32 or 0x7F <= ord(char) < 0xA0} - allowed
        assert len(cleaned) <= field.max_length


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a  b ", "a b"), ("a\u00a0b", "a b"), ("a\tb", "a b"), ("a\r\nb", "a b"), ("", None), (" \n\t ", None),
        ("и\u0306", "й"), ("«Ромашка»", "«Ромашка»"), ("a\u200bb", "a\u200bb"),
    ],
)  # fmt: skip
def test_a_text_of_one_line(text, cleaned):
    assert clean_text(FIELD["subject"], text) == cleaned


def test_requisites_keep_their_lines():
    assert clean_text(FIELD["requisites"], " ИНН  1 \r\n\r КПП\t2 \n") == "ИНН 1\n\nКПП 2"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x07", "\x7f", "\x9b", "\ud800"])
@pytest.mark.parametrize("key", list(FIELD))
def test_unprintable_characters_are_refused_in_every_field(key, char):
    parsed = parse({key: f"5{char}5"}, TODAY)
    assert [(problem.field, problem.code) for problem in parsed.problems] == [(key, "text_characters")]
    assert parsed.problems[0].params == {"char": f"U+{ord(char):04X}"}
    assert parsed.form == Form()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_a_field_has_a_limit(field):
    assert clean_text(field, "x" * field.max_length) == "x" * field.max_length
    problem = clean_text(field, "x" * (field.max_length + 1))
    assert isinstance(problem, Problem)
    assert problem.code == "text_too_long"


@pytest.mark.parametrize("currency", ["RUB", "EUR"])
@pytest.mark.parametrize("key", form.REQUISITE_KEYS)
@pytest.mark.parametrize("word", [".", "-", " - ", "№", "..", "'", "«»", "+", "0"])
def test_signs_alone_are_a_problem_or_nothing(key, word, currency):
    parse({key: word, "currency": currency}, TODAY)


@given(
    st.dictionaries(st.sampled_from(list(FIELD)), st.text(max_size=40), max_size=6).filter(
        lambda words: words.get("account", "").replace(".", "") == words.get("account", "")  # see above
    )
)
@settings(max_examples=200)
def test_no_words_break_the_form(words):
    parsed = parse(words, TODAY)
    for problem in parsed.problems:
        assert problem.field in FIELD
        assert set(placeholders(problem.text)) <= set(problem.params)
    assert set(to_words(parsed.form)) <= set(FIELD)


def placeholders(text):
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def test_a_wrong_value_is_left_out_and_the_rest_is_kept():
    parsed = parse({"subject": "a", "amount": "x", "due_date": "today"}, TODAY)
    assert parsed.form == Form(subject="a", due_date=TODAY)
    assert [problem.field for problem in parsed.problems] == ["amount"]


def test_a_field_has_one_problem_at_a_time():
    parsed = parse({"requisites": "ИНН 971401720", "inn": "97140172"}, TODAY)
    fields = [problem.field for problem in parsed.problems]
    assert len(fields) == len(set(fields))


def test_a_field_given_wins_over_the_text_only_when_they_agree():
    text = "ИНН 9714017207 Р/с 40702810410001518679 БИК 044525974"
    assert not parse({"requisites": text, "inn": "9714017207"}, TODAY).problems
    (problem,) = parse({"requisites": text, "inn": "7813669506"}, TODAY).problems
    assert (problem.field, problem.code) == ("inn", "requisites_disagree")


def test_clearing_the_currency_is_going_back_to_roubles():
    assert parse({"currency": ""}, TODAY, Form(currency="EUR")).form.currency == "RUB"


@pytest.mark.parametrize("digits", [0, 2, 3])
def test_a_change_of_currency_keeps_the_sum_or_asks_again(digits):
    currency = {0: "JPY", 2: "EUR", 3: "BHD"}[digits]
    parsed = parse({"currency": "USD"}, TODAY, Form(amount=1000, currency=currency))
    if digits == 2:
        assert (parsed.form.amount, parsed.problems) == (1000, ())
    else:
        assert [problem.code for problem in parsed.problems] == ["amount_needed_again"]


@pytest.mark.parametrize("currency", ["JPY", "BHD"])
def test_a_change_to_a_currency_of_other_digits_never_changes_the_sum(currency):
    """12345.67 RUB must not become 1234567 JPY."""
    parsed = parse({"currency": currency}, TODAY, Form(amount=1234567, currency="RUB"))
    before, after = "12345.67", money.amount_string(parsed.form.amount, currency) if parsed.form.amount else None
    assert parsed.problems or after in (None, before)


def test_what_is_needed_to_submit():
    missing = {problem.field for problem in check_complete(Form(), require_bic=True)}
    assert missing == {"subject", "contractor", "amount", "due_date", "requisites", "inn", "account", "purpose"}
    account = Form(account="40702810410001518679")
    assert "bic" in {problem.field for problem in check_complete(account, require_bic=True)}
    assert "bic" not in {problem.field for problem in check_complete(account, require_bic=False)}
    abroad = {problem.field for problem in check_complete(Form(currency="EUR"), require_bic=True)}
    assert not abroad & {"inn", "bic"}


def test_the_options_of_the_command_line_are_those_of_the_form():
    from paydesk import command_tree

    commands = {name: function for _group, commands in command_tree.COMMANDS for name, function, *_rest in commands}
    for name in ("new", "edit"):
        given_names = set(commands[name].__annotations__)
        for field in FIELDS:
            assert field.option.removeprefix("--").replace("-", "_") in given_names


def test_pieces_of_the_form_are_where_the_contract_says():
    assert form.FIELD["due_date"].option == "--due"
    assert [field.key for field in FIELDS if field.needed] == [
        "subject", "contractor", "amount", "currency", "due_date", "requisites", "inn", "account", "purpose",
    ]  # fmt: skip


def test_the_columns_of_the_content_are_the_fields_in_their_order():
    from paydesk.models import CONTENT_COLUMNS

    assert tuple(one.name for one in dataclasses.fields(Form)) == CONTENT_COLUMNS


@given(st.dictionaries(st.sampled_from("abcdef"), any_text | st.integers() | st.booleans() | st.none()))
def test_what_is_hashed_is_json_without_what_is_empty(row):
    from paydesk.hashing import payload_of

    kept = {key: value for key, value in row.items() if value is not None}
    assert payload_of(row) == json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


PASTED = "ООО «Ромашка»\nр/с 40702810740000432537, БИК 044525225, к/с 30101810400000000225"


@pytest.mark.parametrize("key", ["contractor", "bank"])
@pytest.mark.parametrize("name", [PASTED, "Ромашка 7707083893", "Ромашка, КПП"])
def test_requisites_in_a_name_do_not_get_into_the_text_of_the_requisites(key, name):
    words = {"contractor": "ООО «Ромашка»", key: name, "account": "40702810410001518679"}
    once = parse(words, TODAY)
    assert (once.problems, once.form.bic, once.form.inn) == ((), None, None)
    assert parse(to_words(once.form), TODAY).form == once.form


def test_a_name_is_in_the_text_of_the_requisites():
    words = {"contractor": "ООО «Ромашка 15»", "bank": "АО «Банк Точка»", "account": "40702810410001518679"}
    assert parse(words, TODAY).form.requisites == "ООО «Ромашка 15»\nр/с 40702810410001518679, в АО «Банк Точка»"
