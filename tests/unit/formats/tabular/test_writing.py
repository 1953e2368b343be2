"""Tables out: what stands in the file, byte by byte where it matters."""

from __future__ import annotations

import io
import re
import tempfile
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from paydesk.errors import InvalidData
from paydesk.formats.tabular import xlsx_writing
from paydesk.formats.tabular.writing import (
    KINDS,
    Column,
    Sheet,
    TotalRow,
    cell_text,
    guard_identifier,
    harmless,
    number_text,
    open_writer,
)

COLUMNS = (
    Column("account", "Счёт", "identifier", 24),
    Column("subject", "За что"),
    Column("amount", "Сумма", "amount"),
    Column("currency", "Валюта"),
    Column("due", "Срок", "date"),
    Column("made", "Создана", "time"),
)
SHEET = Sheet("Реестр", COLUMNS, "ru")
ENGLISH = Sheet("Register", COLUMNS, "en")
ROW = ("40702810900000000001", "Бумага", Decimal("1234.50"), "RUB", date(2026, 1, 2), datetime(2026, 1, 2, 3, 4))
TOTALS = (TotalRow("Итого", Decimal("1234.50"), "RUB"), TotalRow("Итого", Decimal(1500), "JPY"))


def written(kind, rows=(ROW,), totals=(), sheet=SHEET, **options):
    stream = io.BytesIO()
    writer = open_writer(kind, stream, sheet, **options)
    for row in rows:
        writer.write(row)
    writer.close(totals)
    return stream.getvalue()


def subject(text):
    return (None, text, None, None, None, None)


def cells(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def part(data, name="xl/worksheets/sheet1.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


# xlsx


def test_xlsx_holds_real_dates_and_numbers_and_texts():
    heading, row, _, total, yen = cells(written("xlsx", totals=TOTALS))
    assert heading == [column.heading for column in COLUMNS]
    assert row == [ROW[0], "Бумага", 1234.5, "RUB", date(2026, 1, 2), datetime(2026, 1, 2, 3, 4)]
    assert total == ["", "Итого", 1234.5, "RUB", "", ""]
    assert yen == ["", "Итого", 1500.0, "JPY", "", ""]


def test_xlsx_formats():
    styles = part(written("xlsx", [ROW, (*ROW[:2], Decimal(1500), *ROW[3:])]), "xl/styles.xml")
    formats = re.findall('formatCode="([^"]+)"', styles)
    assert formats == ["@", "#,##0.00", "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "#,##0"]
    styles = part(written("xlsx", sheet=ENGLISH), "xl/styles.xml")
    assert {"yyyy-mm-dd", "yyyy-mm-dd hh:mm"} < set(re.findall('formatCode="([^"]+)"', styles))


def test_xlsx_is_set_up_for_work_and_print():
    data = written("xlsx", [ROW] * 3, totals=TOTALS)
    page = part(data)
    assert 'ySplit="1"' in page
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:F4"/>' in page
    assert '<pageSetUpPr fitToPage="1"/>' in page
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in page
    assert "<oddHeader>&amp;CРеестр</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter>" in page
    assert 'sqref="A2:A4" numberStoredAsText="1"' in page
    assert "'!$1:$1" in part(data, "xl/workbook.xml") or "Реестр!$1:$1" in part(data, "xl/workbook.xml")


HOSTILE = [
    "=1+1",
    "+1",
    "@SUM(A1)",
    "http://example.com",
    "123",
    "<r>a & b</r>",
    "<r><t>x</t></r>",
    "two\nlines",
    " spaces ",
    "a\tb",
    "_x0041_",
    "]]>&amp;<!--",
    "😀",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_xlsx_keeps_texts_as_they_are(text):
    data = written("xlsx", [subject(text)])
    assert cells(data)[1][1] == text
    assert "<f>" not in part(data)
    assert "hyperlink" not in part(data)


def test_xlsx_shows_control_characters():
    assert (
        cells(written("xlsx", [subject("a\x07\x00\x9f\ud800\ufffe")]))[1][1] == "a\\u0007\\u0000\\u009f\\ud800\\ufffe"
    )


def test_xlsx_writes_as_text_what_spreadsheets_cannot_hold():
    row = (None, None, Decimal("1234567890123456.78"), None, date(1899, 12, 31), datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    cell = cells(written("xlsx", [row]))[1]
    assert cell[2] == "1 234 567 890 123 456,78".replace(" ", "\u00a0")
    assert cell[4:] == ["31.12.1899", datetime(2026, 1, 2, 3, 4)]


def test_xlsx_refuses_a_text_that_is_too_long():
    assert len(cells(written("xlsx", [subject("я" * 32767)]))[1][1]) == 32767
    with pytest.raises(InvalidData) as caught:
        written("xlsx", [subject("😀" * 16384)])
    assert caught.value.error_code == "cell_too_long"
    assert caught.value.params == {"row": 2, "column": "За что", "length": 32768, "limit": 32767}


def test_xlsx_refuses_too_many_rows(monkeypatch):
    monkeypatch.setattr(xlsx_writing, "MAX_ROWS", 3)
    assert len(cells(written("xlsx", [ROW] * 2))) == 3
    with pytest.raises(InvalidData) as caught:
        written("xlsx", [ROW] * 3)
    assert caught.value.error_code == "too_many_rows"
    assert caught.value.params == {"limit": 2}


def test_xlsx_leaves_no_temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    written("xlsx")
    writer = open_writer("xlsx", io.BytesIO(), SHEET)
    writer.write(ROW)
    assert list(tmp_path.iterdir())
    writer.discard()
    with pytest.raises(InvalidData):
        written("xlsx", [subject("x" * 40000)])
    assert not list(tmp_path.iterdir())


def test_xlsx_on_a_full_disk_is_an_os_error():
    class Full(io.BytesIO):
        def write(self, _):
            raise OSError(28, "No space left")

    stream = Full()
    writer = open_writer("xlsx", stream, SHEET)
    with pytest.raises(OSError, match="No space"):
        writer.close()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Реестр", "Реестр"),
        ("a[b]:c*d?e/f\\g", "a b c d e f g"),
        ("'quoted'", "quoted"),
        ("History", "History 2"),
        ("", "paydesk"),
        ("[]", "paydesk"),
        ("x" * 40, "x" * 30 + "…"),
    ],
)
def test_sheet_names(title, name):
    assert xlsx_writing.sheet_name(title) == name


@settings(deadline=None)  # the first workbook loads what writes them
@given(st.text(max_size=60))
def test_any_title_makes_a_workbook(title):
    written("xlsx", (), sheet=Sheet(title, COLUMNS, "ru"))


# csv


def test_csv_bytes_for_russian_excel():
    assert (
        written("csv", totals=TOTALS)
        == (
            "\ufeffСчёт;За что;Сумма;Валюта;Срок;Создана\r\n"
            "'40702810900000000001;Бумага;1234,50;RUB;02.01.2026;02.01.2026 03:04\r\n"
        ).encode()
    )


def test_csv_in_cp1251_and_english():
    assert written("csv", encoding="cp1251", sheet=ENGLISH, separator=",", excel=False).decode("cp1251") == (
        "Счёт,За что,Сумма,Валюта,Срок,Создана\r\n"
        "40702810900000000001,Бумага,1234.50,RUB,2026-01-02,2026-01-02 03:04\r\n"
    )


def test_tsv_bytes():
    row = ("1", 'a\tb\n"c"', Decimal(-5), None, None, None)
    assert written("tsv", [row]).decode() == (
        'Счёт\tЗа что\tСумма\tВалюта\tСрок\tСоздана\r\n1\t"a\tb\n""c"""\t-5\t\t\t\r\n'
    )


def test_csv_names_the_place_of_a_character_the_encoding_lacks():
    with pytest.raises(InvalidData) as caught:
        written("csv", [ROW, subject("5 ₽")], encoding="cp1251")
    assert caught.value.error_code == "character_not_in_encoding"
    assert caught.value.params == {"row": 3, "column": "За что", "encoding": "cp1251", "char": "U+20BD"}


def test_csv_refuses_an_unknown_encoding():
    with pytest.raises(InvalidData) as caught:
        written("csv", encoding="cp-none")
    assert caught.value.error_code == "unknown_encoding"


def test_csv_heading_id_is_quoted():
    assert written("tsv", (), sheet=Sheet("", (Column("id", "ID"), Column("b", "B")), "en")) == b'"ID"\t"B"\r\n'


def test_csv_shows_control_characters_and_makes_formulas_harmless():
    lines = written("csv", [subject("a\x07\rb"), subject("=1+1"), subject("'=1")]).decode().split("\r\n")
    assert lines[1:4] == [";a\\u0007\\u000db;;;;", ";'=1+1;;;;", ";''=1;;;;"]


@given(st.one_of(st.text(), st.from_regex(r"'*[=+\-@\t\r]?.*", fullmatch=True)))
def test_harmless_is_reversible(text):
    made = harmless(text)
    assert (made[1:] if re.match(r"'+[=+\-@\t\r]", made) else made) == text
    assert made[:1] not in tuple("=+-@\t\r")


@given(st.one_of(st.text(), st.from_regex(r"'*[0-9]+", fullmatch=True)))
def test_guarded_identifiers_are_reversible(text):
    assert guard_identifier(text).removeprefix("'") == text


@pytest.mark.parametrize("text", ["0", "7", "7707083893", "REQ-12", "", "ООО 1"])
def test_identifiers_excel_keeps_stay_clean(text):
    assert guard_identifier(text) == text


@pytest.mark.parametrize("text", ["044525225", "500100732259", "12/05", "1E5", "3-5", "=1"])
def test_identifiers_excel_damages_are_guarded(text):
    assert guard_identifier(text) == "'" + text


# markdown and html


def test_markdown():
    hostile = "a|b\\c\n<img src=x>&lt; [l](javascript:1) *x* `y`\u202e"
    assert written("markdown", [ROW, subject(hostile)], TOTALS).decode().split("\n") == [
        "| Счёт | За что | Сумма | Валюта | Срок | Создана |",
        "| --- | --- | ---: | --- | --- | --- |",
        "| 40702810900000000001 | Бумага | 1\u00a0234,50 | RUB | 02.01.2026 | 02.01.2026 03:04 |",
        "|  | a\\|b\\\\c<br>\\<img src=x\\>\\&lt; \\[l\\](javascript:1) \\*x\\* \\`y\\`\\\\u202e |  |  |  |  |",
        "|  | **Итого** | **1\u00a0234,50** | **RUB** |  |  |",
        "|  | **Итого** | **1\u00a0500** | **JPY** |  |  |",
        "",
    ]


class Seen(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


def test_html_is_a_whole_document_that_escapes_everything():
    hostile = "<script>alert(1)</script>\"'&\u202e\x1b"
    sheet = Sheet(hostile, (Column("a", hostile), Column("b", "Сумма", "amount")), "ru")
    text = written("html", [(hostile, Decimal("-1234.50"))], TOTALS, sheet).decode()
    seen = Seen(text)
    assert "script" not in seen.tags
    assert (
        "".join(seen.texts).count("<script>alert(1)</script>\"'&\\u202e\\u001b") == 4
    )  # title, caption, heading, cell
    assert text.startswith('<!DOCTYPE html>\n<html lang="ru">')
    assert '<meta charset="utf-8">' in text
    assert '<th scope="col" class="number">Сумма</th>' in text
    assert '<td class="number">-1\u00a0234,50</td>' in text
    assert "<tfoot>\n<tr><td>Итого, RUB</td>" in text
    assert not {"src", "href", "link", "img"} & {name for name, _ in seen.attributes} | {"img"} & set(seen.tags)
    assert "url(" not in text


def test_html_keeps_line_feeds_and_has_no_foot_without_totals():
    text = written("html", [subject("a\nb")]).decode()
    assert "<td>a<br>b</td>" in text
    assert "<tfoot>" not in text


# all


def test_numbers():
    assert number_text(Decimal("1E3"), "ru", grouped=False) == "1000"
    assert number_text(Decimal("-1234567.5"), "en", grouped=True) == "-1,234,567.5"
    assert number_text(1234, "ru", grouped=True) == "1\u00a0234"


def test_cells():
    assert cell_text(datetime(2026, 1, 2, 3, 4), Column("d", "", "date"), "ru", grouped=True) == "02.01.2026"
    assert cell_text(date(26, 1, 2), Column("d", "", "date"), "en", grouped=True) == "0026-01-02"
    assert cell_text(1234, Column("d", "", "identifier"), "ru", grouped=True) == "1234"
    assert cell_text(1234, Column("d", "", "whole"), "ru", grouped=True) == "1234"


def test_a_total_without_room_is_one_text():
    sheet = Sheet("", (Column("amount", "Сумма", "amount"),), "ru")
    assert "Итого: 1\u00a0234,50 RUB" in written("markdown", (), TOTALS, sheet).decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_another_length_is_refused(kind):
    writer = open_writer(kind, io.BytesIO(), SHEET)
    with pytest.raises(ValueError, match="zip"):
        writer.write(("1",))
    writer.discard()


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError):
        open_writer("ods", io.BytesIO(), SHEET)


@pytest.mark.parametrize("kind", ["csv", "tsv", "markdown", "html"])
def test_rows_reach_the_stream_at_once(kind):
    stream = io.BytesIO()
    writer = open_writer(kind, stream, SHEET)
    before = stream.tell()
    writer.write(ROW)
    assert stream.tell() > before


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_memory_is_flat(kind, tmp_path: Path):
    rows = 100_000
    with (tmp_path / "out").open("wb") as stream:
        tracemalloc.start()
        try:
            writer = open_writer(kind, stream, SHEET)
            for _ in range(rows):
                writer.write(ROW)
            writer.close(TOTALS)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 15_000_000
    assert (tmp_path / "out").stat().st_size > rows
