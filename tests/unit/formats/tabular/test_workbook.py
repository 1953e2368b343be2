"""Workbooks: sheets, row numbers, hidden rows, and files made to do harm."""

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from paydesk.errors import InvalidData, PaydeskError, UsageError
from paydesk.formats.tabular import find_layout, open_source, words, workbook, workbook_zip
from paydesk.formats.tabular.number_formats import FormattedNumber

HEAD = ("Подрядчик", "ИНН", "Сумма", "Срок оплаты")
ROW = ("ООО", "7701999023", 1234.56, date(2026, 3, 20))


def book(sheets, hidden=(), hidden_rows=()):
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as made:
        for name, (top, rows) in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows, start=top):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
            for number in hidden_rows:
                sheet.set_row(number, None, None, {"hidden": True})
    return body


def code(body, **options):
    with pytest.raises(PaydeskError) as caught:
        open_source(body, **options)
    return caught.value.error_code


def test_rows_are_numbered_as_in_the_sheet():
    source = open_source(book({"Реестр": (3, [HEAD, ROW])}))
    assert (source.kind, source.sheet, source.other_sheets, source.size) == ("xlsx", "Реестр", (), 5)
    assert not source.exact_numbers
    table = find_layout(source)
    assert table.heading_row == 4
    (record,) = table.records()
    assert (record.row, record.raw) == (5, list(ROW))
    assert source.position() == 5


def test_the_sheet_with_headings_is_chosen_and_others_are_named():
    body = book(
        {"Титул": (0, [("Отчёт",)]), "Скрытый": (0, [HEAD, ROW]), "Март": (0, [HEAD, ROW]), "Апрель": (0, [HEAD, ROW])},
        hidden=("Скрытый",),
    )
    source = open_source(body)
    assert source.sheet == "Март"
    assert source.other_sheets == ("Титул", "Скрытый", "Апрель")
    assert [note.code for note in source.notes] == ["other_sheets"]
    assert source.notes[0].params == {"sheet": "Март", "others": "Апрель, Скрытый"}


def test_the_user_chooses_the_sheet():
    body = book({"Март": (0, [HEAD, ROW]), "Апрель": (0, [HEAD, ROW]), "1": (0, [])})
    assert open_source(body, sheet="апрель").sheet == "Апрель"
    assert open_source(body, sheet="2").sheet == "Апрель"
    assert open_source(body, sheet="1").sheet == "1"
    with pytest.raises(UsageError) as caught:
        open_source(body, sheet="Май")
    assert caught.value.params["names"] == "Март, Апрель, 1"


def test_an_empty_workbook_has_no_headings():
    with pytest.raises(InvalidData) as caught:
        find_layout(open_source(book({"Лист1": (0, [])})))
    assert caught.value.error_code == "no_headings"


def test_hidden_rows_are_counted():
    source = open_source(book({"Другой": (0, [("x",)]), "Реестр": (0, [HEAD, ROW, ROW])}, hidden_rows=(2,)))
    assert [(note.field, note.code, note.params) for note in source.notes] == [("file", "hidden_rows", {"count": 1})]


def test_kinds_of_cells():
    row = ("ООО", 7701999023, True, datetime(2026, 3, 20, 10, 0))
    (line,) = [line for line in open_source(book({"Л": (0, [HEAD, row])})).lines() if line.number == 2]
    assert line.cells == ["ООО", 7701999023.0, True, datetime(2026, 3, 20, 10, 0)]


def test_serial_days_of_a_workbook_that_begins_with_1904():
    for date_1904, serial in ((True, 44651), (False, 46113)):
        body = io.BytesIO()
        with xlsxwriter.Workbook(body, {"date_1904": date_1904, "default_date_format": "dd.mm.yyyy"}) as made:
            sheet = made.add_worksheet()
            sheet.write_row(0, 0, HEAD)
            sheet.write_row(1, 0, ("ООО", "7701999023", 5, serial))
            sheet.write_row(2, 0, ("ООО", "7701999023", 6, date(2026, 4, 1)))
        found = [words(record)[0]["due_date"] for record in find_layout(open_source(body)).records()]
        assert found == ["2026-04-01", "2026-04-01"], date_1904


def test_what_a_cell_shows_is_found_by_its_style():
    body = io.BytesIO()
    with xlsxwriter.Workbook(body) as made:
        sheet = made.add_worksheet("Л")
        euro, share = made.add_format({"num_format": "[$€-2] 0.00"}), made.add_format({"num_format": 9})
        sheet.write_row(0, 0, HEAD)
        for number in range(1, 4):
            sheet.write_row(number, 0, ROW[:2])
        sheet.write(1, 2, 5, euro)
        sheet.write(2, 2, 5)
        sheet.write(3, 2, 0.5, share)
        sheet.write(3, 30, "text", euro)
    source = open_source(body)
    for _time in range(2):  # the table is read more than once
        cells = [line.cells[2] for line in source.lines()][1:]
        assert cells == [5.0, 5.0, 0.5]
        assert [type(cell) is FormattedNumber for cell in cells] == [True, False, True]
    assert [cells[0].shown.currencies, cells[2].shown.other_number] == [{"EUR"}, True]


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return body


def test_bombs(monkeypatch):
    assert code(zipped({"xl/workbook.xml": b"<a/>", "x": b"\0" * (11 << 20)})) == "workbook_too_large"
    monkeypatch.setattr(workbook_zip, "MAX_MEMBERS", 3)
    assert code(zipped({str(number): b"" for number in range(5)})) == "workbook_too_large"
    monkeypatch.undo()
    monkeypatch.setattr(workbook_zip, "MAX_BYTES", 1000)
    assert code(book({"Л": (0, [HEAD])})) == "workbook_too_large"


def test_a_cell_in_the_last_corner():
    body = io.BytesIO()
    with xlsxwriter.Workbook(body) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write(1_048_575, 16_383, "x")
    assert code(body) == "workbook_too_large"


def test_a_cell_that_hides_how_far_down_it_stands():
    body = book({"Л": (0, [HEAD, ROW])})
    for reference in (b"A4294967295", b"ZZ999999"):
        made = io.BytesIO()
        with zipfile.ZipFile(body) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b'r="B2"', b'r="%s"' % reference))
        assert code(made) == "workbook_too_large"


ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:'
    'text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Лист1">{}'
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def ods(rows):
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    members = {"mimetype": mimetype, "content.xml": ODS.format(rows), "META-INF/manifest.xml": manifest}
    return zipped(members, zipfile.ZIP_STORED)


def test_ods():
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    heading = "<table:table-row>" + "".join(cell.format("", text) for text in HEAD) + "</table:table-row>"
    row = "<table:table-row>" + "".join(cell.format("", text) for text in ROW) + "</table:table-row>"
    source = open_source(ods(heading + row))
    assert source.kind == "ods"
    assert [record.row for record in find_layout(source).records()] == [2]
    wide = cell.format(' table:number-columns-repeated="16384"', "x")
    assert (
        code(ods(f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'))
        == "workbook_too_large"
    )


def test_what_cannot_be_read():
    whole = book({"Л": (0, [HEAD, ROW])}).getvalue()
    assert code(io.BytesIO(whole[:-200])) == "workbook_broken"
    assert code(io.BytesIO(b"PK\x03\x04" + b"x" * 100)) == "workbook_broken"
    assert code(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 1000)) == "workbook_broken"
    assert code(zipped({"word/document.xml": "<a/>"})) == "not_a_table"
    assert code(zipped({"xl/workbook.xml": "<a/>"})) == "workbook_broken"
    damaged = bytearray(zipped({"xl/workbook.xml": b"<workbook/>" * 5}, zipfile.ZIP_STORED).getvalue())
    damaged[50] ^= 0xFF  # the checksum does not fit any more
    assert code(io.BytesIO(bytes(damaged))) == "workbook_broken"


def test_a_password():
    body = bytearray(zipped({"xl/workbook.xml": b"<workbook/>"}).getvalue())
    body[body.index(b"PK\x01\x02") + 8] |= 1
    assert code(io.BytesIO(bytes(body))) == "workbook_encrypted"


def test_faults_inside_calamine():
    panic = type("PanicException", (BaseException,), {})

    def fail(error):
        raise error

    for error, expected in (
        (panic("index out of range"), "workbook_broken"),
        (ValueError("x"), "workbook_broken"),
        (MemoryError(), "workbook_too_large"),
        (ValueError("Workbook is password protected"), "workbook_encrypted"),
    ):
        with pytest.raises(InvalidData) as caught:
            workbook._attempt(lambda error=error: fail(error))
        assert caught.value.error_code == expected
    with pytest.raises(KeyboardInterrupt):
        workbook._attempt(lambda: fail(KeyboardInterrupt()))
