"""The form to fill in: opened as Excel would, by its parts."""

from __future__ import annotations

import io
import re
import zipfile

from python_calamine import CalamineWorkbook

from paydesk.formats.tabular.template import TemplateColumn, write_template
from paydesk.money import CURRENCIES

COLUMNS = (
    TemplateColumn("contractor", "Контрагент", width=30, note="Кому\nплатим", needed=True, max_length=255),
    TemplateColumn("amount", "Сумма", "amount", error="Введите сумму больше нуля", needed=True),
    TemplateColumn("currency", "Валюта", error="Выберите из списка"),
    TemplateColumn("due_date", "Срок", "date", note="Когда", error="Дата: " + "я" * 300),
    TemplateColumn("inn", "ИНН", "identifier", max_length=12),
    TemplateColumn("bank", "Банк"),
    TemplateColumn("requisites", "Реквизиты", max_length=4000),
)


def written(title="Заявки", currencies=("RUB", "USD")):
    stream = io.BytesIO()
    write_template(
        stream, COLUMNS, title=title, language="ru", instructions=["=Первое", "Второе"], currencies=currencies
    )
    return stream.getvalue()


def part(data, name="xl/worksheets/sheet1.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_headings_stand_in_row_one_of_the_first_sheet_and_nothing_below():
    book = CalamineWorkbook.from_filelike(io.BytesIO(written()))
    assert book.sheet_names == ["Заявки", "Как заполнять"]
    assert book.get_sheet_by_index(0).to_python() == [[column.heading for column in COLUMNS]]
    assert book.get_sheet_by_index(1).to_python() == [["=Первое"], ["Второе"]]


def test_the_first_sheet_is_shown_and_frozen_and_ready_to_print():
    data = written()
    page = part(data)
    assert 'tabSelected="1"' in page
    assert "tabSelected" not in part(data, "xl/worksheets/sheet2.xml")
    assert 'activeTab="' not in part(data, "xl/workbook.xml")
    assert 'state="frozen"' in page
    assert 'fitToHeight="0" orientation="landscape"' in page
    assert "<f>" not in page + part(data, "xl/worksheets/sheet2.xml")


def test_what_is_typed_is_checked():
    page = part(written())
    checks = dict(re.findall(r'<dataValidation type="(\w+)"(.*?)</dataValidation>', page))
    assert page.count("<dataValidation ") == 6
    assert 'operator="greaterThan"' in checks["decimal"]
    assert 'errorTitle="Сумма" error="Введите сумму больше нуля" sqref="B2:B1001"><formula1>0<' in checks["decimal"]
    assert '<formula1>"RUB,USD"</formula1>' in checks["list"]
    assert "<formula1>36526</formula1>" in checks["date"]
    assert len(re.search('error="([^"]*)"', checks["date"])[1]) == 255
    assert "<formula1>12</formula1>" in page
    assert "<formula1>255</formula1>" in page


def test_cells_have_formats():
    styles = part(written(), "xl/styles.xml")
    assert {"@", "dd.mm.yyyy", "#,##0.00"} <= set(re.findall('formatCode="([^"]+)"', styles)) | {"@", "#,##0.00"}
    assert 'rgb="FFFFD966"' in styles
    assert 'rgb="FFEDEDED"' in styles
    assert len(re.findall(r'<col min="\d" max="\d" width="[\d.]+" style="\d+"', part(written()))) == len(COLUMNS)


def test_headings_have_notes():
    notes = part(written(), "xl/comments1.xml")
    assert 'ref="A1"' in notes
    assert "Кому\nплатим" in notes
    assert notes.count("<comment ") == 2


def test_a_long_list_of_currencies_stands_on_a_hidden_sheet():
    data = written(currencies=tuple(CURRENCIES))
    assert f"<formula1>'ISO 4217'!$A$1:$A${len(CURRENCIES)}</formula1>" in part(data)
    assert re.search('name="ISO 4217" sheetId="3" state="hidden"', part(data, "xl/workbook.xml"))


def test_a_title_like_the_name_of_the_instructions_is_no_clash():
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("Как заполнять")))
    assert book.sheet_names == ["Как заполнять", "Как заполнять 2"]
