"""Text that means harm, in every field and at every place that shows it.

Nothing of it may be obeyed: by a terminal, by Rich, by a spreadsheet, by a browser, by a reader of Markdown. To scripts
it is told exactly as it was stored, and stored as it was typed, or refused.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from paydesk import files, uploads
from paydesk.records import File
from tests.fuzz.profiles import cases, count
from tests.fuzz.values import ANYWHERE, HARMFUL, IN_ARGUMENTS, IN_DATA, live, texts
from tests.support import desk as desks
from tests.support.desk import FORM, form_words

TEXTS = ("subject", "contractor", "bank", "purpose", "invoice_number")
COLUMNS = "id,subject,contractor,bank,purpose,invoice_number,payment_number,author"
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
CONTROLS = ("Cc", "Cs")


def stored(text):
    """What is kept of a text: spaces made single, marks joined to their letters, and nothing else; None for nothing."""
    return " ".join(unicodedata.normalize("NFC", text).split()) or None


def stored_lines(text):
    """What is kept of a comment, which may have several lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines) or None


def is_refused(text):
    kept = stored(text) or ""
    return any(unicodedata.category(char) in CONTROLS for char in kept) or len(kept) > 100


@pytest.fixture(scope="module")
def place(sqlite_template, tmp_path_factory):
    """A desk with a paid request for each text that can be stored; number → the text."""
    folder = tmp_path_factory.mktemp("hostile")
    desk = desks.sqlite_desk(sqlite_template, folder)
    known = {}
    for sample in IN_ARGUMENTS:
        # Some are one number for whoever compares them.
        submit = ["--submit", "--duplicate-ok", "another text"] if stored(sample) is not None else []
        filed = desk.anna.run("new", *form_words(**dict.fromkeys(TEXTS, sample)), *submit, "--json")
        assert not live(filed.out + filed.err), sample
        if is_refused(sample):
            assert filed.code == 3, (sample, filed)
            assert {problem["code"] for problem in filed.error["problems"]} <= {
                "text_characters",
                "text_too_long",
                "purpose_too_long",
            }
            continue
        number = filed.json["id"]
        known[number] = sample
        if stored(sample) is None:  # the fields are empty, and it stays a draft
            continue
        desk.hanna.ok("approve", number, "-m", sample)
        paid = desk.vera.run("pay", number, "--number", sample, "-m", sample, "--json")
        assert paid.code == (0 if len(stored(sample)) <= 40 else 3), sample
    return desk, known, folder


def test_enough_texts_can_be_stored(place):
    _desk, known, _folder = place
    assert len(known) > 60
    assert {"[red]x", "=1+1", "＝1+1", "\u202egpj.exe", "{value}"} <= set(known.values())


def test_scripts_are_told_what_was_typed(place):
    desk, known, _folder = place
    shown = {one["id"]: one for one in desk.olga.json("registry")}
    lines = {one["id"]: one for one in map(json.loads, desk.olga.ok("registry", "--format", "jsonl").out.splitlines())}
    assert shown == lines
    for number, sample in known.items():
        for key in TEXTS:
            assert shown[number][key] == stored(sample), (sample, key)
        full = desk.olga.show(number)
        assert full["subject"] == stored(sample)
        if full["status"] == "paid":
            assert full["payment_number"] == stored(sample)
            assert [entry["comment"] for entry in full["history"]][-2:] == [stored_lines(sample)] * 2
        assert full["history"][0]["digest"] == full["digest"]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_live_is_printed(place, lang):
    desk, known, _folder = place
    lines = [["registry", "--columns", COLUMNS, "--format", chosen] for chosen in (
        "table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "html")]  # fmt: skip
    lines += [["registry", "--group-by", "contractor"], ["inbox"]]
    lines += [
        [command, number] for number in known for command in ("show", "explain", "history")[: 1 if lang == "en" else 3]
    ]
    for line in lines:
        result = desk.olga.run(*line, lang=lang)
        assert result.code == 0, line
        assert not live(result.out, "\n\t"), (line, live(result.out, "\n\t"))
        assert not live(result.err), line


def errors(sample):
    """Command lines that have something to say about a word."""
    return (
        ["registry", "--due", sample], ["registry", "--status", sample], ["registry", "--view", sample], ["show", sample],
        ["explain", sample],
        ["registry", "--sort", sample], ["registry", "--after", sample], ["new", "--amount", sample], ["new", "--inn", sample],
        ["--profile", sample, "inbox"], ["check", "--text", sample], ["check", "--account", sample], ["view", "delete", sample],
        ["user", "add", sample, "--role", "head"], ["user", "disable", sample], [sample], ["show", "1", "--" + sample],
        ["approve", "1", "--seen", sample], ["setting", sample, sample], ["import", sample, "--default", sample],
    )  # fmt: skip


def test_nothing_live_is_in_an_error(place):
    desk, _known, _folder = place
    for turn, sample in enumerate(IN_ARGUMENTS):
        # Each word with some of the lines, and each line with some of the words; at night all of them.
        every = count(14, 1)
        for line in errors(sample)[turn % every :: every]:
            for more in ([], ["--json"]):
                result = desk.keeper.run(*line, *more)
                assert not live(result.out, "\n\t"), (line, result)
                assert not live(result.err), (line, result)
                assert result.code in (0, 2, 3, 4, 5, 6), (line, result)


def test_people_may_be_called_anything(busy_desk):
    desk = busy_desk()
    named = {}
    for place, sample in enumerate(IN_ARGUMENTS):
        result = desk.keeper.run(
            "user", "add", f"p{place}", "--role", "head", "--name", sample, "--email", sample, "--json"
        )
        if any(unicodedata.category(char) == "Cs" for char in sample):
            assert result.code == 3
            continue
        if not 1 <= len(sample) <= 255:
            assert result.code == 3
            assert {problem["field"] for problem in result.error["problems"]} == {"name", "email"}
            continue
        assert result.code == 0, (sample, result)
        named[f"p{place}"] = sample
    found = {one["login"]: (one["name"], one["email"]) for one in desk.keeper.json("user", "list")}
    assert {login: found[login] for login in named} == {login: (sample, sample) for login, sample in named.items()}
    for chosen in ("table", "csv", "tsv", "plain", "markdown", "html", "json", "jsonl"):
        assert not live(desk.keeper.ok("user", "list", "--format", chosen).out, "\n\t"), chosen


# -- Files of tables ---------------------------------------------------------------------------------------------------


def written(place, name):
    desk, known, folder = place
    desk.olga.ok("registry", "--columns", "subject", "--sort", "id", "--output", folder / name)
    return (folder / name).read_bytes(), [stored(sample) or "" for _number, sample in sorted(known.items())]


def printed(place, chosen):
    desk, known, _folder = place
    line = ["registry", "--columns", "subject", "--sort", "id", "--format", chosen]
    return desk.olga.ok(*line).out, [stored(sample) or "" for _number, sample in sorted(known.items())]


@pytest.mark.parametrize(("name", "encoding", "delimiter"), [("o.csv", "utf-8-sig", ";"), ("o.tsv", "utf-8", "\t")])
def test_a_file_for_spreadsheets_holds_texts_and_no_formulas(place, name, encoding, delimiter):
    body, told = written(place, name)
    rows = list(csv.reader(io.StringIO(body.decode(encoding), newline=""), delimiter=delimiter))[1:]
    cells = [row[0] if row else "" for row in rows]
    assert not [cell for cell in cells if FORMULA.match(cell)]
    assert [cell.removeprefix("'") if FORMULA.match(cell.lstrip("'")) else cell for cell in cells] == told
    assert not [char for char in body.decode(encoding) if unicodedata.category(char) == "Cc" and char not in "\r\n\t"]


@pytest.mark.parametrize(("chosen", "delimiter"), [("csv", ","), ("tsv", "\t"), ("table", "\t")])
def test_what_is_piped_to_a_spreadsheet_holds_no_formulas(place, chosen, delimiter):
    out, told = printed(place, chosen)
    rows = list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter))[1:]
    assert len(rows) == len(told)
    assert not [row for row in rows if row and FORMULA.match(row[0])]


@pytest.mark.parametrize("name", ["w.csv", "w.tsv"])
def test_full_width_signs_are_guarded(place, name):
    body, _told = written(place, name)
    assert not re.search("^[＝＋－＠]", body.decode("utf-8-sig"), re.MULTILINE)


def test_a_workbook_holds_texts_and_no_formulas(place):
    body, told = written(place, "o.xlsx")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode()
            assert not re.search(r"<f[ >/]|hyperlink|externalLink|ddeLink", text), name
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()[1:]
    assert [str(row[0]) for row in rows][: len(told)] == told


class Tags(HTMLParser):
    def __init__(self, body):
        super().__init__()
        self.tags, self.attributes, self.texts = set(), set(), []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag == "td":
            self.texts.append("")

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data


def shown(text):
    """A text as a page shows it: what is invisible, by its number."""
    return "".join(
        (f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")
        if unicodedata.category(char) in HARMFUL
        else char
        for char in text
    )


TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td", "p"}
PAGE_TAGS = {"span", "html", "head", "meta", "title", "style", "body", "caption", "tfoot", "br"}


def test_a_page_holds_no_tags_of_users(place):
    body, told = written(place, "o.html")
    page = Tags(body.decode())
    assert page.tags <= TABLE_TAGS | PAGE_TAGS
    assert page.attributes <= {"data-char", "lang", "charset", "content", "http-equiv", "name", "scope", "class"}
    assert [text.strip() for text in page.texts][: len(told)] == [shown(text).strip() for text in told]


def test_a_printed_page_holds_no_tags_of_users(place):
    out, told = printed(place, "html")
    page = Tags(out)
    assert page.tags <= TABLE_TAGS
    assert page.attributes <= {"style"}
    assert [text.strip() for text in page.texts] == [shown(text).strip() for text in told]


@pytest.mark.parametrize("way", [written, printed])
def test_markdown_holds_no_marks_of_users(place, way):
    body, told = way(place, "o.md" if way is written else "markdown")
    source = body.decode() if isinstance(body, bytes) else body
    page = Tags(MarkdownIt("commonmark", {"html": True}).enable("table").render(source))
    assert page.tags <= TABLE_TAGS | {"strong"}  # the totals are strong
    assert page.attributes <= {"style"}
    assert [text.strip() for text in page.texts][: len(told)] == [shown(text).strip() for text in told]


# -- JSON brings what no shell can pass --------------------------------------------------------------------------------


@cases(ci=40, nightly=20_000, seconds=30)
@given(sample=st.sampled_from(IN_DATA) | texts())
def test_rows_of_json_with_any_text_are_filed_exactly_or_refused(busy_desk, tmp_path_factory, sample):
    desk = busy_desk()
    path = tmp_path_factory.getbasetemp() / "rows.json"
    row = {"subject": sample, "contractor": sample, "purpose": sample, "amount": "5.00", "requisites": sample}
    path.write_text(json.dumps([row]), encoding="ascii")
    result = desk.boris.run("import", path, "--json")
    assert result.code in (0, 3), result
    assert not live(result.out + result.err)
    for number in result.json["ids"] if result.out else []:
        assert desk.boris.show(number)["subject"] == stored(sample)


def test_texts_that_no_database_holds_are_refused_with_their_row(busy_desk, tmp_path):
    desk = busy_desk()
    for sample in ("a\0b", "\ud800", "\udfff\ud800", "a\x1b[2J"):
        (tmp_path / "rows.json").write_text(json.dumps([{"subject": sample, "amount": "5.00"}]))
        for more in ([], ["--json"]):
            result = desk.boris.run("import", tmp_path / "rows.json", *more)
            assert result.code == 3
            assert not live(result.out + result.err)
        assert [problem["code"] for problem in result.error["problems"]] == ["text_characters"]


# -- Names of files ----------------------------------------------------------------------------------------------------

DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))}
NAMES = ("../../evil", "/etc/passwd", "..\\..\\evil", "C:\\evil", "a\0b", "CON", "nul.txt", ".. ", "...", "", "a" * 400, "-rf", "~",
         "＝1", "x:stream", "\x1b[2J", "\u202efdp.exe", "con .pdf", "COM1.", "a/../../b", "\n", "file://x", "$(id)", "`id`")  # fmt: skip


@cases(ci=60, nightly=60_000, seconds=5)
@given(
    name=st.sampled_from(NAMES)
    | st.sampled_from(ANYWHERE)
    | texts().filter(lambda text: not re.search("[\ud800-\udfff]", text))
)
def test_a_saved_file_stays_in_its_folder(tmp_path_factory, name):
    """Whatever stands in the database as its name: somebody may have written it there past paydesk."""
    folder = tmp_path_factory.mktemp("saved") / "inside"
    file = File(1, 1, "other", name, 1, "0" * 64, "text/plain", "anna", None)
    with mock.patch.object(files, "read_body", return_value=b"x"):
        path = files.save(None, file, folder)
    assert sorted(folder.parent.iterdir()) == [folder]
    assert [path] == list(folder.iterdir())
    assert path.is_file()
    assert not path.is_symlink()
    assert path.name.partition(".")[0].strip().casefold() not in DEVICES
    assert not re.search(r"[/\\:*?\"<>|]", path.name)
    assert not live(path.name, "")
    assert path.name == path.name.strip(" .")


def test_a_link_in_the_folder_is_not_followed(busy_desk, tmp_path):
    folder, target = tmp_path / "saved", tmp_path / "target"
    folder.mkdir()
    desk = busy_desk()
    name = desk.anna.json("files", 1)[0]["name"]
    (folder / name).symlink_to(target)
    desk.anna.ok("files", 1, "--save", folder)
    assert not target.exists()


@pytest.mark.parametrize("name", ["請求書" * 50 + ".pdf", "🧾" * 110])
def test_a_long_name_of_wide_letters_can_be_saved(name):
    assert len((uploads.clean_name(name) + " (999)").encode()) <= 255


@pytest.mark.parametrize("char", ["\x9b", "\x85", "\u2028", "\ufeff", "\u00ad", "\u061c", "\ue000", "\U000e0041"])
def test_names_of_files_hold_nothing_live(char):
    assert not live(uploads.clean_name(f"a{char}b.pdf"))


# -- A real terminal ---------------------------------------------------------------------------------------------------

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""The marks of Rich: colours, and nothing else."""


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")
@pytest.mark.parametrize(
    "line", [["registry", "--columns", COLUMNS], ["registry", "--group-by", "contractor"], ["user", "list"]]
)
def test_a_terminal_gets_colours_and_nothing_else(place, line):
    import pexpect

    desk, _known, _folder = place
    env = desk.keeper.environment(env={"TERM": "xterm-256color", "PAYDESK_PAGER": "cat", "COLUMNS": "200"})
    desk.keeper.ok("user", "edit", desk.anna.login, "--name", "\x1b[2J\x9b31m[red]\u202e")
    words = ["-m", "paydesk", *line]
    process = pexpect.spawn(sys.executable, words, env=env, encoding="utf-8", timeout=30, dimensions=(50, 200))
    body = process.read()
    process.wait()
    assert len(body) > 500
    assert "[red]" in body
    assert not live(COLOURS.sub("", body), "\r\n")
    assert os.fsencode("\x9b") not in body.encode()


def test_the_form_of_the_tests_is_harmless():
    """What is tried above differs from a good request in the hostile fields alone."""
    assert set(TEXTS) - {"bank", "invoice_number"} <= set(FORM)
