"""Opening: kinds by content, encodings, separators, quotes, limits, memory."""

import io
import tracemalloc

import pytest

from paydesk.errors import InvalidData, UsageError
from paydesk.formats.tabular import find_layout, open_source
from paydesk.formats.tabular.cells import Line

HEAD = "Подрядчик;ИНН;Р/с;БИК;Сумма;Назначение платежа"
ROW = "ООО «Ромашка»;7701999023;40702810938000012345;044525225;1234,56;Оплата услуг"


def source(data, **options):
    if isinstance(data, str):
        data = data.encode()
    return open_source(io.BytesIO(data), **options)


def lines(data, **options):
    return list(source(data, **options).lines())


def code(data, **options):
    with pytest.raises((InvalidData, UsageError)) as caught:
        lines(data, **options)
    return caught.value.error_code


@pytest.mark.parametrize(
    ("encoding", "mark", "found"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1251", b"", "cp1251"),
        ("cp866", b"", "cp866"),
    ],
)
def test_encodings(encoding, mark, found):
    text = f"{HEAD}\r\n{ROW}\r\n".replace("«", '"').replace("»", '"') if encoding == "cp866" else f"{HEAD}\r\n{ROW}\r\n"
    table = source(mark + text.encode(encoding))
    assert table.encoding == found
    assert next(table.lines()).cells == HEAD.split(";")


def test_one_late_byte_makes_the_whole_file_cp1251():
    data = (
        (HEAD.replace("Подрядчик", "ID") + "\n").encode("ascii", "ignore")
        + b"1;2\n" * 50_000
        + "Ромашка;1\n".encode("cp1251")
    )
    table = source(data)
    assert table.encoding == "cp1251"
    assert list(table.lines())[-1] == Line(50_002, ["Ромашка", "1"])


def test_the_encoding_of_the_user_wins():
    data = f"{HEAD}\n{ROW}".replace("«", "").replace("»", "").encode("koi8-r")
    assert lines(data, encoding="KOI8-R")[0].cells[0] == "Подрядчик"
    assert lines(b"\xef\xbb\xbf" + HEAD.encode(), encoding="utf8")[0].cells[0] == "Подрядчик"
    assert lines(HEAD.encode("utf-16"), encoding="utf-16")[0].cells[0] == "Подрядчик"
    for name in ("nonsense", "rot13", "base64", "idna", "unicode_escape", "\0"):
        assert code(data, encoding=name) == "encoding_unknown"
    with pytest.raises(InvalidData) as caught:
        source(b"a;b\n" * 3 + "Ж".encode("cp1251"), encoding="utf-8")
    assert (caught.value.error_code, caught.value.params["row"]) == ("encoding_mismatch", 4)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_separator_is_the_one_that_gives_headings(delimiter):
    # More commas than separators: the headings decide.
    row = ["ООО Ромашка, Лютик, Клевер", "7701999023", "1,5", "а, б, в, г"]
    quoted = delimiter.join(f'"{cell}"' for cell in row)
    table = source(f"Реестр, платежей, всех\n{delimiter.join(('Подрядчик', 'ИНН', 'Сумма', 'Назначение'))}\n{quoted}\n")
    assert table.delimiter == delimiter
    assert list(table.lines())[2].cells == row


def test_the_separator_without_headings_is_the_most_even_one():
    assert source("a,1;b;c\nd;e;f\ng;h,;i\n").delimiter == ";"
    assert source("one column\nof text\n").delimiter == ";"


def test_the_separator_that_excel_names():
    table = source("sep=|\r\nИНН|Сумма;x\r\n1|2\r\n")
    assert [(line.number, line.cells) for line in table.lines()] == [(2, ["ИНН", "Сумма;x"]), (3, ["1", "2"])]


def test_line_numbers_count_lines_inside_quotes():
    found = lines('ИНН;Сумма;История\n1;2;"а\nб\r\nв"\n3;4;5\n')
    assert [line.number for line in found] == [1, 2, 5]
    assert found[1].cells[2] == "а\nб\r\nв"


def test_old_macintosh_line_ends():
    assert [line.number for line in lines("ИНН;Сумма\r1;2\r3;4\r")] == [1, 2, 3]


@pytest.mark.parametrize(
    "row",
    ['"ООО "Ромашка"";1', '"ООО Ромашка;1', '"ООО" Ромашка;1'],
)
def test_quotes_that_do_not_match(row):
    with pytest.raises(InvalidData) as caught:
        lines(f'ИНН;Сумма\n"а\nб";2\n{row}\n')
    assert caught.value.error_code == "csv_quotes"
    assert caught.value.params["row"] == 4


def test_quotes_inside_a_plain_cell_are_text():
    assert lines('ИНН;Кому\n1;ООО "Ромашка"\n')[1].cells == ["1", 'ООО "Ромашка"']


def test_limits():
    assert code('ИНН;Сумма\n"' + "x\n" * 70_000) == "field_too_long"
    assert code("ИНН;Сумма\n" + "1;" * 200 + "1\n") == "too_many_columns"
    assert len(lines("ИНН;Сумма\n1;2" + ";" * 500)[1].cells) == 2
    assert code("ИНН;Сумма\n1;\0\n" + "текст " * 50) == "file_nul"
    assert code("ИНН;Сумма\n" + "x" * (1 << 20) + "x") == "line_too_long"


def test_too_many_rows(monkeypatch):
    monkeypatch.setattr("paydesk.formats.tabular.csv_text.MAX_ROWS", 3)
    assert code("ИНН;Сумма\n1;2\n1;2\n1;2\n") == "too_many_rows"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "file_empty"),
        (b" \r\n\t ", "file_empty"),
        (b"\xef\xbb\xbf\r\n", "file_empty"),
        (b"%PDF-1.7\n", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "not_a_table"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "not_a_table"),
        (b"BM\x10\0\0\0", "not_a_table"),
        (b"{\\rtf1}", "not_a_table"),
        (bytes(range(256)) * 4, "not_a_table"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml_spreadsheet"),
    ],
)
def test_what_is_no_table(data, expected):
    assert code(data) == expected


def test_a_sheet_of_a_text_file():
    assert code("ИНН;Сумма\n1;2\n", sheet="1") == "sheet_unknown"


def test_a_source_is_read_again_and_tells_its_place():
    body = io.BytesIO(f"{HEAD}\n{ROW}\n".encode())
    table = open_source(body)
    assert list(table.lines()) == list(table.lines())
    assert table.position() == table.size == len(body.getvalue())
    del table
    assert not body.closed


def test_memory_is_flat():
    data = (HEAD + "\r\n" + (ROW + "\r\n") * 200_000).encode()
    tracemalloc.start()
    try:
        table = find_layout(source(data))
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        assert sum(1 for _record in table.records()) == 200_000
        assert tracemalloc.get_traced_memory()[1] - before < 20_000_000
    finally:
        tracemalloc.stop()
