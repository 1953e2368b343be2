"""The heading row, the columns, and what is no payment."""

import io
import json

import pytest

from paydesk.errors import InvalidData, UsageError
from paydesk.formats.tabular import Record, Skipped, TotalLine, find_layout, open_source

ACCOUNT = "40702810938000012345"
HEAD = "Подрядчик;ИНН;Р/с;Сумма;Назначение платежа"
ROW = f"ООО;7701999023;{ACCOUNT};1234,56;Оплата"


def layout(*rows, mapping=None, key=None):
    return find_layout(open_source(io.BytesIO("\n".join(rows).encode())), mapping=mapping, key=key)


def records(*rows, **options):
    return list(layout(*rows, **options).records())


def code(*rows, **options):
    with pytest.raises((InvalidData, UsageError)) as caught:
        layout(*rows, **options)
    return caught.value.error_code


def test_lines_above_the_headings_are_passed_over():
    table = layout("ООО «Ромашка»", "РЕЕСТР ПЛАТЕЖЕЙ;ИНН;7701999023", "", HEAD, ROW)
    assert table.heading_row == 4
    assert table.headings == tuple(HEAD.split(";"))
    assert table.fields == ("contractor", "inn", "account", "amount", "purpose")
    assert table.ignored == ()
    (record,) = table.records()
    assert record == Record(
        5,
        {"contractor": "ООО", "inn": "7701999023", "account": ACCOUNT, "amount": "1234,56", "purpose": "Оплата"},
        ROW.split(";"),
    )


def test_unknown_columns_are_told():
    table = layout(f"№;{HEAD};Погода;", f"1;{ROW};дождь;")
    assert table.ignored == ("Погода",)
    assert table.fields[0] == "ignored"


@pytest.mark.parametrize(("rows", "heading_row"), [(("x;y", "ИНН;Сумма", "1;2"), 2), (("", "Реквизиты", "x"), 2)])
def test_few_headings(rows, heading_row):
    assert layout(*rows).heading_row == heading_row


def test_no_headings():
    with pytest.raises(InvalidData) as caught:
        layout("раз;два;три", "1;2;3")
    assert caught.value.error_code == "no_headings"
    assert caught.value.params["found"] == "раз, два, три"
    assert code("заголовок;", "Сумма;x") == "no_headings"
    assert code("ИНН;Сумма", "1;2", mapping={"ИНН": "", "Сумма": ""}) == "no_headings"


def test_two_levels():
    table = layout("№;Получатель;;;Сумма", ";Наименование;ИНН;Р/с;", f"1;ООО;7701999023;{ACCOUNT};5")
    assert table.heading_row == 2
    assert table.headings == ("№", "Наименование", "ИНН", "Р/с", "Сумма")
    assert [record.row for record in table.records()] == [3]
    table = layout("Сумма;Срок оплаты;Получатель;;", ";;Подрядчик;ИНН;Р/с", f"5;;ООО;7701999023;{ACCOUNT}")
    assert table.fields == ("amount", "due_date", "contractor", "inn", "account")


def test_the_first_row_of_payments_is_no_second_level():
    assert [record.row for record in records("ИНН;Сумма;Банк", "7701999023;5;Банк")] == [2]


def test_account_or_invoice():
    def fields(heading, *cells, more=""):
        return layout(f"ИНН;Сумма;{heading}{more}", *(f"1;2;{cell}" for cell in cells)).fields

    assert fields("Счет", ACCOUNT, ACCOUNT)[2] == "account"
    assert fields("Счёт", "'40702 81093 80000 12345")[2] == "account"
    assert fields("Счет", "4,07028E+19")[2] == "account"
    assert fields("Счет №", "145", "146", ACCOUNT)[2] == "invoice_number"
    assert fields("№ счета", "DE89370400440532013000")[2] == "account"
    assert fields("Счет", "", "")[2] == "account"
    assert fields("Счет", "3", ACCOUNT)[2] == "account"  # the numbers of the columns stand in the first row
    assert fields("Счет", "", more=";Р/с")[2:] == ("invoice_number", "account")


def test_date_alone():
    with pytest.raises(InvalidData) as caught:
        layout("ИНН;Сумма;Дата", "1;2;3")
    assert (caught.value.error_code, caught.value.params["column"]) == ("heading_ambiguous", "Дата")
    assert layout("ИНН;Сумма;Дата;Срок оплаты", "1;2;3;4").fields[2:] == ("ignored", "due_date")
    assert layout("ИНН;Сумма;Дата", "1;2;3", mapping={"дата": "due_date"}).fields[2] == "due_date"
    assert layout("ИНН;Сумма;Дата", "1;2;3", mapping={"Дата": ""}).fields[2] == "ignored"


def test_the_day_of_payment_beside_the_day_to_pay():
    assert layout("ИНН;Сумма;Дата платежа;Оплатить до", "1;2;3;4").fields[2:] == ("ignored", "due_date")
    assert layout("ИНН;Сумма;Дата платежа", "1;2;3").fields[2] == "due_date"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Подрядчик;ИНН;Кому", ("Подрядчик", "Кому")),
        ("ИНН/КПП;КПП;Сумма", ("ИНН/КПП", "КПП")),
        ("ИНН;Сумма;Сумма", ("2", "3")),
        ("ИНН;Номер и дата счета;Дата счета", ("Номер и дата счета", "Дата счета")),
    ],
)
def test_two_columns_for_a_field(head, names):
    with pytest.raises(InvalidData) as caught:
        layout(head, "1;2;3")
    assert caught.value.error_code == "heading_twice"
    assert (caught.value.params["first"], caught.value.params["second"]) == names
    assert "ignored" in layout(head, "1;2;3", mapping={names[1]: ""}).fields


def test_mapping():
    table = layout("Кому платим;Сколько;ИНН", "ООО;5;7701999023", mapping={"кому  платим": "contractor", "B": "amount"})
    assert table.fields == ("contractor", "amount", "inn")
    assert table.ignored == ()
    assert layout("ИНН;Сумма;X", "1;2;3", mapping={"3": "purpose"}).fields[2] == "purpose"
    assert layout("Раз;Два;Три", "1;2;3", mapping={"раз": "inn", "два": "amount", "три": "bic"}).heading_row == 1
    assert code("ИНН;Сумма", "1;2", mapping={"Кому": "contractor"}) == "map_column_unknown"
    assert code("ИНН;Сумма", "1;2", mapping={"9": "contractor"}) == "map_column_unknown"
    assert code("ИНН;Сумма", "1;2", mapping={"ИНН": "inm"}) == "map_field_unknown"


def test_keys():
    def keys(**options):
        return [record.key for record in records("ID;ИНН;Счет №;Внешний", "7;1;145;x", **options)]

    assert keys() == [None]
    assert keys(key="id") == ["7"]
    assert keys(key="счёт №") == ["145"]
    assert keys(mapping={"Внешний": "key"}) == ["x"]
    assert keys(key="A") == ["7"]
    assert code("ИНН;Сумма", "1;2", key="Ключ") == "map_column_unknown"
    assert layout("ИНН;Сумма;Внешний", "1;2;3", key="Внешний").ignored == ()


def test_totals():
    found = records(
        HEAD, ROW, "Итого;;;1234,56;", ";;;5;ВСЕГО:", "Сумма принятых платежей: 1500.00 RUB;;;;", "Итого по группе;;;;", "Всего платежей: 5",
        "Всего доброго ООО;7701999023;;5;x", "Итоговая ООО;;;5;x",
    )  # fmt: skip
    assert [(row.row, row.amount) for row in found if isinstance(row, TotalLine)] == [
        (3, "1234,56"),
        (4, "5"),
        (5, "1500.00 RUB"),
        (6, None),
        (7, None),
    ]
    assert [row.row for row in found if isinstance(row, Record)] == [2, 8, 9]


def test_what_is_skipped():
    found = records(
        HEAD, "1;2;3;4;5", "Группа: аренда", ROW, "", ";;;;", "  ;;;;", HEAD, ROW, "Директор;______", "Число платежей: 2"
    )  # fmt: skip
    assert [(type(row), row.row) for row in found] == [
        (Skipped, 2),
        (Skipped, 3),
        (Record, 4),
        (Skipped, 8),
        (Record, 9),
        (Skipped, 10),
        (Skipped, 11),
    ]
    assert found[-2].text == "Директор ______"


def test_a_payment_without_figures_is_still_a_payment():
    (record,) = records(HEAD, "ООО;;;;Оплата", "ООО;;;;Оплата", "x;y")[:1]
    assert isinstance(record, Skipped)
    (record,) = records("Подрядчик;ИНН;Сумма;Банк;Назначение", "ООО;;;Банк;Оплата")
    assert isinstance(record, Record)


def test_short_and_long_rows():
    found = records(HEAD, "ООО;7701999023", f"{ROW};лишнее")
    assert found[0].cells == {"contractor": "ООО", "inn": "7701999023"}
    assert len(found[1].raw) == 6


def test_currency_of_the_heading():
    assert layout("ИНН;Сумма, USD;Банк", "1;2;3").currency_hint == "USD"
    assert layout("ИНН;Сумма;Банк", "1;2;3").currency_hint is None


def test_json_keys():
    (record,) = records(json.dumps([{"id": 5, "inn": "7701999023", "amount": "5.00", "files": [{}]}]), key="id")
    assert (record.row, record.key, record.exact_numbers) == (1, 5, True)
    assert record.cells == {"inn": "7701999023", "amount": "5.00"}
    assert record.raw == [5, "7701999023", "5.00", None]
