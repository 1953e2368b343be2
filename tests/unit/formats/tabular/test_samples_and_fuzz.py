"""Whole files: the samples give the right payments, and no bytes whatsoever give a stack trace."""

import io
import os
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paydesk.errors import PaydeskError
from paydesk.form import parse
from paydesk.formats.tabular import Record, TotalLine, find_layout, open_source, words

TODAY = date(2026, 3, 13)
PAYMENTS = [
    ("ООО «Пример Поставка»", "7701999023", "770101001", "40702810938000012345", "044525225", 4800000, date(2026, 3, 20)),
    ("ИП Примеров Пример Примерович", "770199903101", None, "40802810800000098765", "044525974", 9900055, date(2026, 4, 6)),
    ("АО «Пример Телеком»", "7801999041", "780143001", "40702810355000054321", "044030653", 123456, date(2026, 3, 16)),
    ("Казначейство России (ФНС России)", "7727406020", "770801001", "03100643000000018500", "017003983", 4567890, date(2026, 3, 30)),
    ("ООО «ВЕРНЕР ЛОГИСТИКА»", "7802895380", "780201001", "40702810455000024248", "044030653", 125000000, date(2026, 3, 25)),
]  # fmt: skip
NAMES = ("made_up_registry.xlsx", "made_up_bitrix24_list_utf8_bom.csv", "made_up_registry_cp1251_semicolon.csv")


@pytest.mark.parametrize("name", NAMES)
def test_samples(name):
    folder = os.environ.get("PAYDESK_SAMPLES")
    if not folder:
        pytest.skip("PAYDESK_SAMPLES is not set")
    path = next(iter(sorted(Path(folder).rglob(name))), None)
    if path is None:
        pytest.skip("the folder has no such sample")
    with path.open("rb") as body:
        table = find_layout(open_source(body))
        rows = list(table.records())
    found = []
    for record in rows:
        if isinstance(record, Record):
            said, problems = words(record, currency_hint=table.currency_hint)
            form = parse(said, TODAY).form
            assert not problems
            found.append((form.contractor, form.inn, form.kpp, form.account, form.bic, form.amount, form.due_date))
    assert found == PAYMENTS
    assert sum(payment[5] for payment in found) == 144391401
    totals = [row.amount for row in rows if isinstance(row, TotalLine)]
    assert totals == ([1443914.01] if name.endswith("xlsx") else [])


def read_all(data):
    """Read the bytes to the end; only an error for people may come out."""
    try:
        table = find_layout(open_source(io.BytesIO(data)))
        for record in table.records():
            if isinstance(record, Record):
                for options in ({}, {"dates": "mdy", "decimal": "comma", "currency_hint": "RUB"}):
                    said, _problems = words(record, **options)
                    parse(said, TODAY)
    except PaydeskError as error:
        assert error.text.format(**error.params)  # noqa: PT017


quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
cells = st.one_of(
    st.text(max_size=20),
    st.sampled_from([
        "ИНН", "Сумма, руб.", "Счет", "Дата", "Срок оплаты", "ИНН/КПП", "Номер и дата счета", "БИК", "Итого", "№",
        "7701999023", "1,234", "4,07E+19", "40702810538000000000", "12/03/2026", "+5d", "#REF!", "'=x", "46093", '"', "0",
    ]),
)  # fmt: skip


@quick
@given(st.binary(max_size=400))
def test_any_bytes(data):
    read_all(data)


@quick
@given(
    st.sampled_from(
        [
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"<table>",
            b"<!",
            b"{",
            b"[",
            b"[{",
            b"sep=",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
        ]
    ),
    st.binary(max_size=200),
)
def test_any_bytes_behind_a_known_beginning(start, data):
    read_all(start + data)


@quick
@given(
    st.lists(st.lists(cells, max_size=8), max_size=8),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16", "cp1251"]),
)
def test_any_table(rows, delimiter, encoding):
    text = "\n".join(delimiter.join(row) for row in [["ИНН", "Сумма", "Счет", "БИК"], *rows])
    read_all(text.encode(encoding, "replace"))


@quick
@given(st.lists(st.lists(cells, max_size=6), max_size=6))
def test_any_html(rows):
    head = "<table><tr><td>ИНН<td>Сумма<td>Срок оплаты"
    read_all(
        (head + "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)).encode("utf-8", "replace")
    )


@quick
@given(st.data())
def test_a_damaged_workbook(data):
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["ИНН", "Сумма", "Срок оплаты"])
        sheet.write_row(1, 0, ["7701999023", 5, 46093], made.add_format({"num_format": "[$€-2] 0.00"}))
        made.set_properties({"created": datetime(2026, 1, 1)})  # the same bytes each time
    damaged = bytearray(body.getvalue())
    for _time in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read_all(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    read_all(bytes(damaged))


def json_values():
    plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
    return st.recursive(
        plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner), max_leaves=5
    )


@quick
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["inn", "amount", "account", "due_date", "purpose", "x"]), json_values()),
        max_size=5,
    ),
    st.sampled_from(["[]", "\n"]),
)
def test_any_json(items, wrap):
    import json

    text = json.dumps(items) if wrap == "[]" else "\n".join(map(json.dumps, items))
    read_all(text.encode())
