"""Text of users on its way out: a terminal, a table, a spreadsheet or a script must never obey it."""

import contextlib
import doctest
import io
import json
import re
import sys
import unicodedata
from datetime import UTC, date, datetime
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paydesk import cli, messages, money
from paydesk.errors import InvalidData, Problem
from paydesk.form import FIELD, Form
from paydesk.formats.tabular.writing import harmless
from paydesk.records import Event, File, Request
from paydesk.render import out, safe, shapes, views
from paydesk.render.out import Column, Out

MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
HARMFUL = ["\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\x00", "\x08", "\r", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028", "\ue000",
           "\ufeff", "\u061c", "\u00ad"]  # fmt: skip
SOUP = ["[/]", "[bold]", "[red]x", "[link=http://x]", "[/счёт 5]", "{0}", "{x}", "%s", "%(x)s", "|", "\\", "<b>", "&amp;",
        "\n", "\t", "''", '"', "`"]  # fmt: skip
nasty = st.lists(st.sampled_from(HARMFUL + SOUP) | st.text(max_size=5), max_size=6).map("".join)


def printable(text, allowed="\n"):
    """Whether a terminal would show it and do nothing else."""
    return all(
        char in allowed or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for char in text
    )


def test_doctests():
    assert doctest.testmod(safe).failed == 0


@pytest.mark.parametrize("text", HARMFUL)
def test_what_a_terminal_obeys_is_made_visible(text):
    shown = safe.safe(f"a{text}b")
    assert printable(shown, "")
    assert "\\u" in shown
    assert shown[0] + shown[-1] == "ab"


@pytest.mark.parametrize("text", ["Ромашка", "«Ёж» & Ko.", "№ 5 — 10 ₽", "a b", "日本", "e\u0301", "[bold]", "\u00a0"])
def test_what_people_write_is_left_alone(text):
    assert safe.safe(text) == text


@given(nasty)
def test_safe_is_safe_and_stays_so(text):
    once = safe.safe(text)
    assert printable(once, "")
    assert safe.safe(once) == once
    assert printable(safe.safe_lines(text))
    assert safe.safe_lines(text).count("\n") == text.count("\n")


# -- One request full of it, through every way out ---------------------------------------------------------------------


def a_request(text):
    values = {key: text for key in FIELD if key not in ("amount", "currency", "due_date", "invoice_date")}
    return Request(
        id=1, version=2, status="approved", author=text, form=Form(**values, amount=5, due_date=date(2026, 12, 4)),
        created_at=MOMENT, updated_at=MOMENT, digest="d" * 64, head_seq=2, head_hash="h" * 64, approved_by=text,
        approved_at=MOMENT, paid_by=text, payment_date=date(2026, 12, 4), payment_number=text, returned_by=text,
    )  # fmt: skip


def events(text):
    first = json.dumps({"subject": "a", "currency": "RUB", "amount": 1})
    second = json.dumps({"subject": text, "currency": "RUB", "amount": 2, "contractor": text})
    return [
        Event(
            1,
            seq,
            MOMENT,
            text,
            action,
            None,
            "draft",
            seq,
            text,
            date(2026, 12, 4),
            text,
            None,
            None,
            None,
            "d",
            content,
            "",
            "",
            "h",
        )
        for seq, (action, content) in enumerate((("create", first), ("edit", second), ("pay", None)), 1)
    ]


def a_file(text):
    return File(1, 1, "invoice", text, 5, "s" * 64, "text/plain", text, MOMENT)


@contextlib.contextmanager
def language(name):
    before = messages.language()
    messages.use(name)
    yield
    messages.use(before)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def a_terminal_with_colours(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


def table(text, chosen, stream=None, *, no_color=True):
    stream = stream or io.StringIO()
    keys = list(views.COLUMNS)
    row = [views.cell(a_request(text), key) for key in keys]
    Out(no_color=no_color, stdout=stream).table([Column(key, messages.heading(key)) for key in keys], [row], chosen)
    return stream.getvalue()


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@given(text=nasty)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_card_never_gives_orders_to_a_terminal(text, lang):
    with language(lang):
        lines = list(views.card(a_request(text), [a_file(text)], events(text), 80))
        assert printable("\n".join(lines))
        assert all(printable(line, "") for line in lines)
        assert printable(views.after_action(a_request(text)))
        assert all(printable(line, "") for line in views.history(events(text), 40))


@pytest.mark.parametrize("chosen", ["table", "plain", "csv", "tsv", "markdown", "html"])
@given(text=nasty)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_table_never_gives_orders_to_a_terminal(text, chosen):
    assert printable(table(text, chosen), "\n\t" if chosen in ("table", "tsv") else "\n")


@given(text=nasty)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_table_on_a_terminal_never_gives_orders_to_it(text):
    marks = re.compile(r"\x1b\[\d*m")  # Rich's own, for the heading
    assert printable(marks.sub("", table(text, "table", Terminal())))


@pytest.mark.parametrize("width", [60, 72, 80])
def test_numbers_stay_whole_on_a_narrow_terminal(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal()
    cells = {
        "id": "17", "due_date": "2026-12-04", "contractor": "ООО «Агрохолдинг»", "amount": "RUB 125,000.50",
        "status": "Approved for payment", "subject": "Удобрения",
    }  # fmt: skip
    Out(no_color=True, stdout=stream).table([Column(key, key) for key in cells], [list(cells.values())], "table")
    lines = re.sub(r"\x1b\[\d*m", "", stream.getvalue()).splitlines()
    assert max(map(len, lines)) <= width
    for key in ("id", "due_date", "amount"):
        assert any(cells[key] in line for line in lines), (key, lines)


@pytest.mark.parametrize("width", [80, 60, 30])
def test_a_long_word_breaks_no_sum_and_no_day(monkeypatch, width):
    """What has no room at all is folded, and still nothing is lost."""
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal()
    row = ["1", "01.12.2026", "Общество с ограниченной ответственностью «Северо-Западная компания»",
           "17\u00a0576\u00a0000,55\u00a0₽", "На согласовании", "Кабель"]  # fmt: skip
    keys = ("id", "due_date", "contractor", "amount", "status", "subject")
    Out(no_color=True, stdout=stream).table([Column(key, messages.heading(key)) for key in keys], [row], "table")
    lines = re.sub(r"\x1b\[\d*m", "", stream.getvalue()).splitlines()
    assert max(map(len, lines)) <= width
    whole = [any(row[place] in line for line in lines) for place in (1, 3)]
    assert whole == [width >= 60] * 2


def test_brackets_are_shown_and_never_taken_for_marks_of_rich():
    for soup in ("[bold]x", "[/счёт 5]", "[link=http://x]y[/link]"):
        stream = Terminal()
        Out(no_color=True, stdout=stream).table([Column("subject", "What")], [[soup]], "table")
        assert soup in stream.getvalue()


def test_colours_are_of_a_terminal_that_wants_them(monkeypatch):
    assert Out(stdout=Terminal()).color
    assert not Out(stdout=Terminal(), no_color=True).color
    assert not Out(stdout=io.StringIO()).color
    monkeypatch.setenv("TERM", "dumb")
    assert not Out(stdout=Terminal()).terminal


def test_json_has_no_delete_character():
    assert printable(safe.to_json({"name": "a\x7fb"}))


@given(text=nasty.map(lambda text: text.replace("\x7f", "")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_json_has_no_control_characters_and_loses_nothing(text):
    value = shapes.full(a_request(text), [a_file(text)], events(text))
    written = safe.to_json(value, indent=2)
    assert printable(written)
    assert json.loads(written) == value
    stream = io.StringIO()
    Out(stdout=stream).json_lines([value])
    line = stream.getvalue().removesuffix("\n")
    assert printable(line, "")
    assert json.loads(line) == value


def reported(text, *, as_json):
    error = InvalidData("“{value}” is wrong", problems=[Problem("inn", "c", "No {x}", {"x": text})], value=text)
    stream = io.StringIO()
    with mock.patch.object(sys, "stderr", stream):
        cli._report(error, as_json=as_json)
    return stream.getvalue()


@given(text=nasty)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_an_error_never_gives_orders_to_a_terminal(text):
    assert printable(reported(text, as_json=False))
    assert json.loads(reported(text, as_json=True))["error"]["problems"][0]["message"] == f"No {text}"


@given(text=nasty)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_an_error_for_scripts_never_gives_orders_to_a_terminal(text):
    assert printable(reported(text, as_json=True))


@pytest.mark.parametrize(
    "words", [["\x1b[2J"], ["show", "\x1b[2J"], ["registry", "--status", "\x1b[2J"],
              ["--db", "\x1b[2J", "registry"],
              ["--lang", "\x1b[2J", "registry"], ["completion", "\x1b[2J"], ["setting", "\x1b[2J", "on"],
              ["user", "add", "\x1b[2J", "--role", "head"], ["user", "edit", "\x1b[2J", "--role", "head"],
              ["registry", "--sort", "\x1b[2J"], ["approve", "1", "--seen", "\x1b[2J"], ["check", "--inn", "\x1b[2J"],
              ["attach", "1", "/x\x1b[2J"], ["new", "--requisites", "@/x\x1b[2J"], ["check", "/x\x1b[2J"],
              ["check", "--currency", "\x1b[2J", "--inn", "1"], ["--profile", "\x1b[2J", "registry"],
              ["registry", "--due", "\x1b[2J"], ["registry", "--after", "\x1b[2J"]]
)  # fmt: skip
@pytest.mark.parametrize("as_json", [False, True])
def test_words_of_the_command_line_never_give_orders_to_a_terminal(sqlite_desk, words, as_json):
    before_words = words[0] in ("check", "new", "registry", "show", "attach", "approve")
    words = [words[0], "--json", *words[1:]] if as_json and before_words else words + ["--json"] * as_json
    result = sqlite_desk.keeper.run(*words)
    assert result.code != 0
    assert printable(result.out + result.err, "\n"), result


@pytest.mark.parametrize("words", [["new", "--\x1b[2J"], ["show", "1", "\u202e"]])
def test_wrong_options_never_give_orders_to_a_terminal(sqlite_desk, words):
    result = sqlite_desk.keeper.run(*words)
    assert result.code == 2
    assert printable(result.err), result


# -- Spreadsheets ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["=1+1", "+7 900", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'])
@pytest.mark.parametrize("chosen", ["csv", "tsv", "table"])
def test_a_spreadsheet_never_takes_a_cell_for_a_formula(cell, chosen):
    import csv

    stream = io.StringIO()
    Out(stdout=stream).table([Column("subject", "What")], [[cell]], chosen)
    (_head, (written,)) = csv.reader(io.StringIO(stream.getvalue()), delimiter="," if chosen == "csv" else "\t")
    assert written == "'" + cell


@pytest.mark.parametrize("cell", ["", "5", "a=b", "Ромашка", " =1"])
def test_other_cells_are_left_alone(cell):
    assert harmless(cell) == cell


@given(nasty)
def test_no_cell_begins_like_a_formula(text):
    assert harmless(safe.safe(text))[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(st.lists(st.tuples(nasty, nasty), min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_record_is_a_line_of_as_many_cells(rows):
    import csv

    for chosen, separator in (("csv", ","), ("tsv", "\t"), ("table", "\t")):
        stream = io.StringIO()
        Out(stdout=stream).table([Column("a", "a"), Column("b", "b")], rows, chosen)
        read = list(csv.reader(io.StringIO(stream.getvalue()), delimiter=separator))
        assert [len(row) for row in read] == [2] * (len(rows) + 1)
        assert stream.getvalue().count("\n") == len(rows) + 1


def test_markdown_cells_do_not_break_the_table():
    stream = io.StringIO()
    Out(stdout=stream).table([Column("a", "a"), Column("b", "b")], [["x|y", "z\\|"]], "markdown")
    assert stream.getvalue().splitlines()[-1].replace("\\\\", "").replace("\\|", "").count("|") == 3


def test_html_is_escaped():
    stream = io.StringIO()
    Out(stdout=stream).table([Column("a", "a")], [["<script>alert(1)</script>&"]], "html")
    assert "<script>" not in stream.getvalue()


@pytest.mark.parametrize("chosen", ["plain", "markdown", "html", "csv", "tsv", "table"])
def test_numbers_stay_as_they_are(chosen):
    stream = io.StringIO()
    Out(stdout=stream).table(
        [Column("amount", "a"), Column("inn", "b")], [["1.10", "007707083893"], ["1e5", "0"]], chosen
    )
    for number in ("1.10", "007707083893", "1e5"):
        assert number in stream.getvalue()


@pytest.mark.parametrize("chosen", [name for name in out.FORMATS if name not in ("json", "jsonl")])
def test_an_empty_table(chosen):
    stream = io.StringIO()
    Out(stdout=stream).table([Column("a", "Heading")], [], chosen)
    assert "Heading" in stream.getvalue()
    stream = Terminal()
    Out(stdout=stream).table([Column("a", "Heading")], [], chosen)


def test_amounts_of_scripts_have_a_dot_and_all_digits():
    for currency, amount, text in (("RUB", 110, "1.10"), ("JPY", 110, "110"), ("BHD", 1100, "1.100")):
        value = a_request("x")
        form = Form(amount=amount, currency=currency)
        shape = shapes.request(Request(**{**{k: getattr(value, k) for k in value.__slots__}, "form": form}))
        assert shape["amount"] == text == money.amount_string(amount, currency)
