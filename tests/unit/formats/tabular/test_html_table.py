"""HTML tables."""

import io

import pytest

from paydesk.errors import InvalidData
from paydesk.formats.tabular import find_layout, open_source
from paydesk.formats.tabular.writing import Column, Sheet, open_writer

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"><style>td {}</style></head>
<body><table><tr><td>меню</td></tr></table>
<table><thead><tr><th>Подрядчик</th><th>ИНН</th><th>Сумма</th><th>История</th></tr></thead>
<tr><td>ООО &laquo;Ромашка&raquo;</td><td>7701999023</td><td colspan=2>1&nbsp;234,56<br>руб</td></tr>
<script>"<tr><td>нет</td></tr>"</script>
<tr><td>  a
 b  <table><tr><td>x</td><td>y</td></tr></table></td><td></td><td>5</td><td/></tr></table></body></html>"""


def lines(text, encoding="utf-8"):
    source = open_source(io.BytesIO(text.encode(encoding)))
    assert source.kind == "html"
    return [(line.number, list(line.cells)) for line in source.lines()]


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("windows-1251", "utf-8"),
        ("utf-8", "cp1251"),
        ("x", "cp1251"),
        ("windows-1251", "utf-16"),
    ],
)
def test_the_table_with_headings_is_read(named, encoding):
    assert lines(PAGE % named, encoding) == [
        (1, ["Подрядчик", "ИНН", "Сумма", "История"]),
        (2, ["ООО «Ромашка»", "7701999023", "1\u00a0234,56\nруб", None]),
        (3, ["a b x y", "", "5", ""]),
    ]


def test_a_table_inside_a_layout_table_and_cells_over_rows():
    text = (
        "<table><tr><td><table><tr><th rowspan=2>Кому<th colspan=2>Получатель<th rowspan=2>Сумма"
        "<tr><td>ИНН<td>КПП<tr><td>ООО<td>1<td>2<td>3</table></td></tr></table>"
    )
    assert lines(text) == [
        (1, ["Кому", "Получатель", None, "Сумма"]),
        (2, [None, "ИНН", "КПП", None]),
        (3, ["ООО", "1", "2", "3"]),
    ]
    table = find_layout(open_source(io.BytesIO(text.encode())))
    assert table.fields == ("contractor", "inn", "kpp", "amount")
    assert table.heading_row == 2


def test_rows_without_a_table_and_without_end_tags():
    assert lines("<meta charset=utf-8><tr><td>ИНН<td>Сумма<tr><td>1<td>2") == [(1, ["ИНН", "Сумма"]), (2, ["1", "2"])]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<table><tr><td>" + "x" * 140_000, "field_too_long"),
        ("<table><tr>" + "<td>x" * 300 + "</table>", "too_many_columns"),
        ("<table>" * 200, "html_broken"),
        ("<!-- " + "x" * 1_200_000, "html_broken"),
    ],
)
def test_limits(text, code):
    with pytest.raises(InvalidData) as caught:
        lines(text)
    assert caught.value.error_code == code


def test_spans_are_bounded():
    assert len(lines("<table><tr><td>ИНН<td colspan=99999>Сумма</table>")[0][1]) == 2


def notes(text):
    source = open_source(io.BytesIO(text.encode()))
    for _time in range(2):  # the table is read more than once, and tells it once
        read = list(source.lines())
    return len(read), [(note.code, *note.params.values()) for note in source.notes]


HEADED = "<tr><th>Подрядчик<th>ИНН<th>Сумма"
PAID = "<tr><td>ООО<td>7701999023<td>5"


def test_hidden_rows_are_told():
    for hidden in ("hidden", "style='Display : NONE'", 'style="color:red;visibility:collapse"'):
        assert notes(f"<table>{HEADED}{PAID}{PAID.replace('<tr>', f'<tr {hidden}>')}{PAID}</table>") == (
            4, [("hidden_rows", 1)])  # fmt: skip
        assert notes(f"<table>{HEADED}<tbody {hidden}>{PAID}{PAID}</tbody><tbody>{PAID}</table>")[1] == [
            ("hidden_rows", 2)
        ]
    assert notes(f"<table>{HEADED}{PAID}<td style='display:block'></table>")[1] == []


def test_other_tables_with_payments_are_told():
    one = f"<table>{HEADED}{PAID}</table>"
    assert notes(f"<table><tr><td>меню</table>{one}<table>{HEADED}</table>{one}{one}") == (
        2,
        [("other_tables", 2, "4, 5")],
    )
    # The next page of the same table has no headings.
    wide = HEADED + "<th>Р/с" + PAID + "<td>40702810938000012345"
    more = PAID + "<td>40702810938000012345"
    assert notes(f"<table>{wide}</table><table>{more}</table>")[1] == [("other_tables", 1, "2")]
    assert notes(f"{one}<table><tr><td>Подпись<td>____<td></table>")[1] == []


@pytest.mark.parametrize(
    "text", ["a\u202eb", " a  b ", "a\n\nb", "\ta\t", "\\u202e", "\u200b", "a \n b", "a\u2028b", "\u00a0", "\U000e0001"]
)
def test_what_our_pages_hold_is_read_as_it_was(text):
    body = io.BytesIO()
    sheet = Sheet("Реестр", tuple(Column(name, name) for name in ("Подрядчик", "ИНН", "За что")), "ru")
    writer = open_writer("html", body, sheet)
    writer.write([text, "7701999023", "x"])
    writer.close()
    page = body.getvalue().decode()
    assert not set("\u202e\u200b\u2028\U000e0001").intersection(page), "a browser would obey"
    assert "&#" not in page
    assert lines(page)[1] == (2, [text, "7701999023", "x"])


def test_a_sign_of_other_pages_costs_no_cell():
    head = "<table>" + HEADED
    assert lines(f"{head}<tr><td>a<span data-char=41>x<td>b<td>c</table>")[1] == (2, ["aA", "b", "c"])
    for odd in ("xyz", "d800", "ffffff", ""):
        assert lines(f'{head}<tr><td>a<span data-char="{odd}">x</span><td>b<td>c</table>')[1] == (2, ["ax", "b", "c"])
    assert lines(f"{head}<tr><td>a\uffff<span data-char=42>x</span><td>b<td>c</table>")[1] == (
        2,
        ["a\ufffdB", "b", "c"],
    )
