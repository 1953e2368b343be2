"""A table becomes requests: all of it or nothing, and a second time nothing."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.support.desk import ROOT

HEAD = "Подрядчик;ИНН;БИК;Р/с;К/с;Сумма;Оплатить до;За что платим;Назначение платежа"
SAMPLES = os.environ.get("PAYDESK_SAMPLES")


def row(number: int = 1, **changes: str) -> str:
    """A row of the table that can be submitted."""
    values = {
        "contractor": "ООО «БРУЛЕР»",
        "inn": "9714017207",
        "bic": "044525974",
        "account": "40702810410001518679",
        "corr": "30101810145250000974",
        "amount": "12 345,67",
        "due": "04.12.2026",
        "subject": "Кабель",
        "purpose": f"Оплата по счету {number} от 20.11.2026 за кабель; без НДС",
    }
    cells = (values | changes).values()
    return ";".join(f'"{cell}"' if ";" in cell else cell for cell in cells)


def table(folder: Path, *rows: str, head: str = HEAD, name: str = "table.csv", encoding: str = "cp1251") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join([head, *rows, ""]).encode(encoding))
    return path


def test_a_table_is_filed_and_submitted(desk, tmp_path):
    path = table(tmp_path, row(1), row(2, amount="1,5", due="2026-12-05"), row(3, amount="7"))
    tried = desk.anna.json("import", path, "--dry-run", "--submit")
    assert tried == {
        "rows": 3,
        "created": 3,
        "unchanged": 0,
        "refused": 0,
        "ids": [],
        "problems": [],
        "warnings": [],
        "skipped": [],
    }
    assert desk.anna.sees() == []
    done = desk.anna.json("import", path, "--submit")
    assert done == tried | {"ids": [1, 2, 3]}
    assert desk.hanna.sees("--status", "pending") == [1, 3, 2]
    shown = desk.anna.show(2)
    assert (shown["amount"], shown["due_date"], shown["currency"]) == ("1.50", "2026-12-05", "RUB")
    assert shown["purpose"] == "Оплата по счету 2 от 20.11.2026 за кабель; без НДС"
    assert [event["action"] for event in shown["history"]] == ["create", "submit"]
    again = desk.anna.json("import", path, "--submit")
    assert again == tried | {"created": 0, "unchanged": 3}
    desk.hanna.ok("approve", 1, 2, 3)


def test_one_wrong_row_keeps_all_out(desk, tmp_path):
    path = table(tmp_path, row(1), row(2, inn="9714017208", amount="1,234"), row(3, due="04/05/2026"))
    result = desk.anna.run("import", path, "--json")
    assert result.code == 3
    report = result.json
    assert (report["rows"], report["created"], report["refused"], report["ids"]) == (3, 0, 2, [])
    assert [(p["row"], p["field"], p["code"]) for p in report["problems"]] == [
        (3, "amount", "amount_ambiguous"),
        (3, "inn", "inn_check_digit"),
        (4, "due_date", "date_ambiguous"),
    ]
    assert result.error["code"] == "rows_refused"
    assert result.error["problems"] == report["problems"]
    assert desk.anna.sees() == []
    text = desk.anna.run("import", path)
    assert text.code == 3
    assert "row 3, INN: " in text.out
    assert "Nothing was filed" in text.err


def test_partial_files_the_good_rows_and_the_rest_comes_back_mended(desk, tmp_path):
    path = table(tmp_path, row(1), row(2, amount="-5"), row(3))
    refused = tmp_path / "refused.xlsx"
    result = desk.anna.run("import", path, "--partial", "--problems", refused, "--json")
    assert result.code == 8
    assert (result.json["created"], result.json["refused"], result.json["ids"]) == (2, 1, [1, 2])
    # The table of refused rows can be imported as it is, and is refused for the same reason.
    again = desk.anna.run("import", refused, "--json")
    assert again.code == 3
    assert [(p["row"], p["code"]) for p in again.json["problems"]] == [(2, "amount_negative")]
    csv = tmp_path / "refused.csv"
    assert desk.anna.run("import", path, "--partial", "--problems", csv).code == 8
    text = csv.read_bytes().decode("utf-8-sig")
    assert "Problem" in text
    csv.write_bytes(text.replace("-5", "5").encode("utf-8-sig"))
    assert desk.anna.json("import", csv)["created"] == 1
    assert desk.anna.json("import", table(tmp_path, row(1), row(2, amount="5"), row(3)))["unchanged"] == 3


def test_submit_asks_for_the_whole_form(desk, tmp_path):
    path = table(tmp_path, "ООО «БРУЛЕР»;9714017207", head="Подрядчик;ИНН")
    result = desk.anna.run("import", path, "--submit", "--json")
    assert result.code == 3
    assert {p["code"] for p in result.json["problems"]} == {"missing"}
    assert all(f"--default {p['field']}=" in p["message"] for p in result.json["problems"])
    assert desk.anna.json("import", path)["created"] == 1
    assert desk.anna.show(1)["status"] == "draft"


def test_a_key_makes_a_repeated_run_harmless_and_other_content_a_conflict(desk, tmp_path):
    head = "ID;" + HEAD
    first = table(tmp_path, "A-1;" + row(1), "A-2;" + row(2), head=head)
    assert desk.anna.json("import", first, "--key", "ID")["ids"] == [1, 2]
    assert desk.anna.json("import", first, "--key", "ID")["unchanged"] == 2
    # Edited by its author since: the file still says what was imported.
    desk.anna.ok("edit", 1, "--amount", "999")
    assert desk.anna.json("import", first, "--key", "ID")["unchanged"] == 2
    other = table(tmp_path, "A-1;" + row(1), "A-2;" + row(2, amount="1"), "A-3;" + row(3), head=head)
    result = desk.anna.run("import", other, "--key", "id", "--json")
    assert result.code == 6
    assert result.error["code"] == "key_conflict"
    assert [(p["row"], p["field"], p["code"]) for p in result.json["problems"]] == [(3, "key", "key_conflict")]
    assert "A-2" in result.json["problems"][0]["message"]
    assert desk.anna.sees() == [1, 2]
    assert desk.anna.run("import", other, "--key", "ID", "--partial").code == 8
    assert desk.anna.sees() == [1, 2, 3]
    # Another system has keys of its own; another person's row is not told.
    assert desk.anna.json("import", other, "--key", "ID", "--source", "crm")["created"] == 3
    result = desk.boris.run("import", first, "--key", "ID", "--json")
    assert result.code == 6
    assert {p["code"] for p in result.json["problems"]} == {"key_conflict"}
    assert "999" not in result.out


def test_a_discarded_draft_gives_its_content_free(desk, tmp_path):
    path = table(tmp_path, row(1))
    for number in (1, 2, 3):
        assert desk.anna.json("import", path)["ids"] == [number]
        assert desk.anna.json("import", path)["unchanged"] == 1
        desk.anna.ok("discard", number)


def test_a_key_is_free_again_for_everybody_when_its_draft_is_discarded(desk, tmp_path):
    path = table(tmp_path, "A-1;" + row(1), head="ID;" + HEAD)
    (number,) = desk.anna.json("import", path, "--key", "ID")["ids"]
    assert desk.boris.run("import", path, "--key", "ID").code == 6
    desk.anna.ok("discard", number)
    assert desk.boris.json("import", path, "--key", "ID")["created"] == 1


def test_a_key_does_not_hide_that_the_content_is_known(desk, tmp_path):
    path = table(tmp_path, "A-1;" + row(1), head="ID;" + HEAD)
    assert desk.anna.json("import", path)["created"] == 1
    done = desk.anna.json("import", path, "--key", "ID")
    assert (done["created"], [one["code"] for one in done["warnings"]]) == (1, ["same_content"])
    assert desk.anna.json("import", path, "--key", "ID")["warnings"] == []


def test_the_file_of_problems_never_costs_a_file(desk, tmp_path):
    path, other = table(tmp_path, row(1)), tmp_path / "other.csv"
    other.write_text("mine")
    assert desk.anna.run("import", path, "--problems", path).code == 2
    assert path.read_bytes()
    desk.anna.ok("import", path, "--problems", other)
    assert other.read_text() == "mine"
    wrong = table(tmp_path, row(2), row(3, amount="-1"), name="wrong.csv")
    result = desk.anna.run("import", wrong, "--problems", tmp_path / "refused.xlsx")
    assert (result.code, "in your table" in result.err) == (3, True)


def test_nothing_is_passed_over_in_silence(desk, tmp_path):
    path = table(tmp_path, row(1), "ООО Ромашка;;;;;;;;", "Итого;;;;;12345,67;;;", "Директор ___;;;;;;;;")
    done = desk.anna.json("import", path)
    assert (done["rows"], done["created"]) == (1, 1)
    assert [one["row"] for one in done["skipped"]] == [3, 4, 5]
    wide = table(tmp_path, "A;7707083893;1000,50", head="Contractor,INN,Amount".replace(",", ";"), name="w.csv")
    assert desk.anna.json("import", wide)["created"] == 1
    wide.write_text("Contractor,INN,Amount\nA,7707083893,1000,50\n")
    result = desk.anna.run("import", wide, "--json")
    assert (result.code, [one["code"] for one in result.json["problems"]]) == (3, ["row_too_wide"])
    wide.write_text("Contractor,INN,Amount,\nA,7707083893,1000,50\n")
    assert desk.anna.run("import", wide).code == 3


def test_what_was_filed_by_hand_is_not_filed_again(desk, tmp_path):
    desk.anna.new(subject="Кабель", purpose="Оплата по счету 1 от 20.11.2026 за кабель; без НДС",
                  invoice_number=None, invoice_date=None)  # fmt: skip
    assert desk.anna.json("import", table(tmp_path, row(1)))["unchanged"] == 1
    # Somebody else's requests are nobody's business.
    assert desk.boris.json("import", table(tmp_path, row(1)))["created"] == 1


def test_a_row_that_stands_twice_is_asked_about(desk, tmp_path):
    result = desk.anna.run("import", table(tmp_path, row(1), row(2), row(1)), "--json")
    assert result.code == 3
    assert [(p["row"], p["code"]) for p in result.json["problems"]] == [(4, "row_repeated")]
    head = "ID;" + HEAD
    twice = table(tmp_path, "1;" + row(1), "2;" + row(1), head=head)
    assert desk.anna.json("import", twice, "--key", "ID")["created"] == 2


def test_a_total_that_differs_stops_the_table(desk, tmp_path):
    rows = (row(1, amount="100"), row(2, amount="50"))
    total = "Итого;;;;;{};;;"
    assert desk.anna.json("import", table(tmp_path, *rows, total.format("150,00")), "--dry-run")["created"] == 2
    result = desk.anna.run("import", table(tmp_path, *rows, total.format("151,00")), "--json")
    assert result.code == 3
    assert [(p["row"], p["code"]) for p in result.json["problems"]] == [(4, "total_differs")]
    assert "150.00" in result.json["problems"][0]["message"]
    result = desk.anna.run("import", table(tmp_path, *rows, total.format("151,00")), "--json", "--partial")
    assert (result.code, result.json["created"]) == (3, 0)
    assert desk.anna.sees() == []


def test_defaults_and_maps_fill_what_the_table_lacks(desk, tmp_path):
    head = HEAD.replace("Подрядчик", "Кто").replace("За что платим", "Заметка")
    path = table(tmp_path, row(1), head=head)
    done = desk.anna.json(
        "import", path, "--map", "Кто=contractor", "--map", "Заметка=", "--default", "subject=По реестру", "--submit"
    )
    assert done["created"] == 1
    shown = desk.anna.show(1)
    assert (shown["contractor"], shown["subject"]) == ("ООО «БРУЛЕР»", "По реестру")
    assert desk.anna.run("import", path, "--map", "Кто=colour").code == 2
    assert desk.anna.run("import", path, "--map", "Никто=contractor").code == 2
    assert desk.anna.run("import", path, "--default", "colour=1").code == 2
    assert desk.anna.run("import", path, "--dates", "ymd").code == 2


def test_standard_input_and_other_formats(desk, tmp_path):
    lines = [
        {"contractor": "ООО «БРУЛЕР»", "amount": "10.50", "due_date": "2026-12-04", "subject": "а"},
        {"contractor": "ООО «БРУЛЕР»", "amount": 11.25, "due_date": "2026-12-04", "subject": "б", "files": []},
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    done = json.loads(desk.anna.process("import", "-", "--json", stdin=text).out)
    assert done["created"] == 2
    path = tmp_path / "all.json"
    path.write_text(json.dumps(lines), encoding="utf-8")
    assert desk.anna.json("import", path)["unchanged"] == 2
    assert [one["amount"] for one in desk.anna.json("registry")] == ["10.50", "11.25"]
    html = tmp_path / "list.xls"
    html.write_text(
        "<html><meta charset=utf-8><table><tr><th>Подрядчик<th>Сумма<th>Оплатить до"
        "<tr><td>ООО &laquo;Ёлка&raquo;<td>1&nbsp;000,00 руб.<td>05.12.2026</table>", encoding="utf-8")  # fmt: skip
    assert desk.anna.json("import", html)["created"] == 1
    assert desk.anna.show(3)["contractor"] == "ООО «Ёлка»"


def test_only_a_manager_imports(desk, tmp_path):
    path = table(tmp_path, row(1))
    for who in (desk.hanna, desk.vera, desk.olga):
        assert who.run("import", path, "--json").error["code"] == "wrong_role"
        assert who.run("import", path, "--dry-run").code == 4


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", 3),
        (b"\x00" * 100, 3),
        (b"%PDF-1.7\n", 3),
        (b"PK\x03\x04rubbish", 3),
        (b"a;b;c\n1;2;3\n", 3),
        ((HEAD + '\n"ООО "Ромашка"";1;2').encode("cp1251"), 3),
        (b'{"a": [', 3),
        (b"<table><tr><td>1</table>", 3),
    ],
)
def test_what_is_no_table_is_refused_in_words(desk, tmp_path, body, code):
    path = tmp_path / "broken.csv"
    path.write_bytes(body)
    result = desk.anna.run("import", path, "--json")
    assert result.code == code, result
    assert result.error["message"]
    assert desk.anna.run("import", tmp_path / "absent.csv").code == 5
    assert desk.anna.run("import").code == 2


def test_the_template_comes_back_empty_and_filled(desk, tmp_path):
    for lang in ("ru", "en"):
        path = tmp_path / f"form_{lang}.xlsx"
        desk.anna.ok("import", "--template", path, lang=lang)
        assert desk.anna.json("import", path)["rows"] == 0


def test_export_followed_by_import_is_unchanged(desk, tmp_path):
    desk.anna.json("import", table(tmp_path, row(1), row(2, amount="0,01", contractor="=1+1"), row(3)), "--submit")
    desk.anna.new(currency="EUR", amount="5", inn=None, account="DE89370400440532013000", bic="COBADEFF", corr_account=None,
                  subject="-5; «x»")  # fmt: skip
    desk.anna.json(
        "new", "--contractor", "'=A1", "--requisites", "строка раз\nстрока два", "--subject", "a\u202e\u200bb"
    )
    desk.hanna.ok("approve", 1)
    for name in ("out.xlsx", "out.csv", "out.tsv", "out.json", "out.jsonl", "out.html"):
        for lang in ("ru", "en"):
            path = tmp_path / name
            desk.anna.ok("registry", "-o", path, lang=lang)
            done = desk.anna.json("import", path)
            assert (done["rows"], done["unchanged"], done["problems"]) == (5, 5, []), name
    desk.anna.ok("edit", 5, "--subject", "ab")  # old encodings do not have such signs
    desk.anna.ok("registry", "-o", tmp_path / "old.csv", "--encoding", "cp1251", lang="ru")
    assert desk.anna.json("import", tmp_path / "old.csv")["unchanged"] == 5


@pytest.mark.skipif(not SAMPLES, reason="PAYDESK_SAMPLES is not set")
def test_all_sample_registries_hold_the_same_five_payments(desk):
    truth = json.loads((Path(SAMPLES) / "answers.json").read_text(encoding="utf-8"))["registry_truth"]
    files = sorted((Path(SAMPLES) / "registry").iterdir())
    assert len(files) == 3
    for place, path in enumerate(files):
        done = desk.person(f"manager{place}", "manager").json("import", path)
        assert (done["rows"], done["created"], done["problems"]) == (5, 5, []), path
        shown = sorted(desk.person(f"manager{place}").json("registry"), key=lambda one: one["id"])
        for one, right in zip(shown, truth, strict=True):
            found = [
                one[key] or "" for key in ("contractor", "inn", "kpp", "account", "bic", "corr_account", "purpose")
            ]
            assert found == [right[key] for key in ("name", "inn", "kpp", "account", "bic", "corr", "purpose")]
            assert float(one["amount"]) == right["sum"]
            assert "{2}.{1}.{0}".format(*one["due_date"].split("-")) == right["due"]


def big(folder: Path, count: int) -> Path:
    return table(folder, *(row(number, amount=str(number)) for number in range(1, count + 1)))


def start(who, *words):
    return subprocess.Popen([sys.executable, "-m", "paydesk", *map(str, words)], env=who.environment(), cwd=ROOT,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["kill", "int"])
def test_a_stopped_import_leaves_nothing(desk, tmp_path, sign):
    path = big(tmp_path, 6000)
    for wait in (0.3, 0.7, 1.1):
        process = start(desk.anna, "import", path)
        time.sleep(wait)
        process.send_signal(sign)
        _out, err = process.communicate(timeout=60)
        # 130, or killed by SIGINT while the interpreter ends: for a shell both are 130.
        assert process.returncode in (0, -signal.SIGKILL, 130, -signal.SIGINT), err
        # On a busy machine the signal may come while the interpreter still looks for our first module.
        assert b"Traceback" not in err or b"/paydesk/" not in err, err
        assert len(desk.anna.sees()) in (0, 6000)
    done = desk.anna.json("import", path)
    assert done["created"] + done["unchanged"] == 6000
    assert len(desk.anna.sees()) == 6000


def test_two_imports_of_one_file_at_once_file_it_once(desk, tmp_path):
    path = big(tmp_path, 300)
    both = [start(desk.anna, "import", path, "--json") for _ in range(2)]
    answers = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    found = [json.loads(out) for out, _err in answers]
    assert sorted((one["created"], one["unchanged"]) for one in found) == [(0, 300), (300, 0)]
    assert len(desk.anna.sees()) == 300


def workbook(path, rows, formats=None):
    """Write a workbook; a cell ``("formula", text, value)`` is a formula with its stored value."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Реестр")
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                style = (
                    book.add_format({"num_format": formats[number, place]})
                    if (number, place) in (formats or {})
                    else None
                )
                if isinstance(cell, tuple):
                    page.write_formula(number, place, cell[1], style, cell[2])
                else:
                    page.write(number, place, cell, style)
    return path


def test_what_a_workbook_does_not_tell_is_asked_about(sqlite_desk, tmp_path):
    desk = sqlite_desk
    head = ["Подрядчик", "Сумма", "Валюта", "За что"]
    errors = [head, ["А", 5000, ("formula", "=NA()", "#N/A"), "x"], ["Б", ("formula", "=1/0", "#DIV/0!"), "RUB", "y"]]
    result = desk.anna.run("import", workbook(tmp_path / "errors.xlsx", errors), "--json")
    assert result.code == 3
    assert [(p["row"], p["field"], p["code"]) for p in result.json["problems"]] == [
        (2, "currency", "cell_error"),
        (3, "amount", "cell_error"),
    ]


@pytest.mark.parametrize(
    ("number_format", "currency", "code"),
    [
        ("[$$-409]#,##0.00", "", "amount_format_currency"),
        ("[$€-2] #,##0.00", "RUB", "amount_format_currency"),
        ('# ##0.00\\ "₽"', "USD", "amount_format_currency"),
        ("0.00%", "RUB", "amount_scaled"),
        ("#,##0,", "RUB", "amount_scaled"),
        ('0.0" тыс."', "RUB", "amount_scaled"),
        ("[$€-2] #,##0.00", "EUR", None),
        ('# ##0.00\\ "₽"', "", None),
        ("$#,##0.00", "HKD", None),
        ("[$¥-804]#,##0.00", "CNY", None),
        ("#,##0.00", "USD", None),
    ],
)
def test_a_sum_that_is_shown_as_another_is_refused(sqlite_desk, tmp_path, number_format, currency, code):
    desk = sqlite_desk
    head = ["Подрядчик", "Сумма", "Валюта", "За что"]
    rows = [head, ["А", 5000, currency, "x"], ["Б", 7, "RUB", "y"]]
    path = workbook(tmp_path / "shown.xlsx", rows, {(1, 1): number_format})
    refused = tmp_path / "refused.xlsx"
    result = desk.anna.run("import", path, "--json", "--partial", "--problems", refused)
    assert [(p["row"], p["field"], p["code"]) for p in result.json["problems"]] == (
        [(2, "amount", code)] if code else []
    )
    assert result.json["created"] == (1 if code else 2)
    assert result.json["warnings"] == []
    if code:
        assert "5000" in result.json["problems"][0]["message"]
        assert number_format in result.json["problems"][0]["message"]
        # The table of refused rows has no formats any more: the bare number must not become a payment.
        assert desk.anna.run("import", refused).code == 3
    if code == "amount_format_currency" and not currency:
        assert desk.anna.json("import", path, "--dry-run", "--default", "currency=USD")["problems"] == []


def test_a_number_format_beside_the_sum_says_nothing(sqlite_desk, tmp_path):
    rows = [["Подрядчик", "Сумма", "НДС", "За что"], ["А", 5000, 0.2, "x"]]
    path = workbook(tmp_path / "vat.xlsx", rows, {(1, 2): "0%"})
    done = sqlite_desk.anna.json("import", path)
    assert (done["created"], done["problems"], done["warnings"]) == (1, [], [])


def test_lines_beside_a_total_are_no_payments(sqlite_desk, tmp_path):
    desk = sqlite_desk
    rows = ("1;A;120,00;a", "2;B;80,00;b", ";Итого;200,00;", ";В т.ч. НДС;33,33;", ";Остаток на счете;5000,00;",
            ";Итого за ноябрь 2026 г.;200,00;")  # fmt: skip
    done = desk.anna.json("import", table(tmp_path, *rows, head="№;Подрядчик;Сумма;За что"))
    assert (done["created"], [one["row"] for one in done["skipped"]]) == (2, [4, 5, 6, 7])
    named = table(tmp_path, "Total Energies SE;1000,00;EUR", "Alpha;5,00;EUR", head="Контрагент;Сумма;Валюта")
    assert desk.anna.json("import", named)["created"] == 2


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.csv", "(тыс. руб.);;\nПодрядчик;Сумма;За что\nРомашка;125,50;Услуги\n", "sums_in_thousands"),
        ("a.csv", "Суммы в тысячах;;\nПодрядчик;Сумма;За что\nРомашка;125,50;Услуги\n", "sums_in_thousands"),
        ("a.csv", "Подрядчик;Сумма, тыс. руб.;За что\nРомашка;125,50;Услуги\n", "sums_in_thousands"),
        ("a.csv", "Подрядчик;Сумма (млн);За что\nРомашка;125,50;Услуги\n", "sums_in_thousands"),
        ("a.csv", "Payee;Amount, USD thousands;Subject\nA;125.50;b\n", "sums_in_thousands"),
        ("a.csv", "Подрядчик;Сумма;За что\nРомашка;12,5 тыс;Услуги\n", "amount_in_thousands"),
        ("a.csv", "Подрядчик;Сумма;За что\nРомашка;12,5 тыс. руб.;Услуги\n", "amount_in_thousands"),
        ("a.csv", "Подрядчик;Сумма;За что\nРомашка;1,2 млн;Услуги\n", "amount_in_thousands"),
        ("a.csv", "Подрядчик;Сумма;За что\nРомашка;12к;Услуги\n", "amount_in_thousands"),
        ("a.csv", "Подрядчик;Сумма;За что\nРомашка;12 т.р.;Услуги\n", "amount_in_thousands"),
        (
            "a.xls",
            "<table><tr><td>Подрядчик<td>Сумма<td>За что<tr><td>S<td>12<sup>50</sup><td>d</table>",
            "amount_format",
        ),
        ("a.json", '[{"contractor": "А", "amount": {"value": "1.50"}}]', "json_nested"),
        ("a.csv", "Подрядчик;Сумма;Оплатить до\nА;5;2026-12-01T21:00:00.000Z\n", "date_with_zone"),
        ("a.csv", "Подрядчик;Сумма;Р/с\nА;5;4,07E+19\n", "account_as_number"),
        (
            "a.json",
            '{"approved": [{"contractor": "А", "amount": "1"}], "paid": [{"contractor": "Б", "amount": "2"}]}',
            "json_two_lists",
        ),
        ("a.json", '{"items": [{"contractor": "А", "amount": "1"}]', "json_broken"),
    ],
)
def test_what_would_be_read_wrong_is_refused(sqlite_desk, tmp_path, name, text, code):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    error = sqlite_desk.anna.run("import", path, "--json").error
    assert code in (error["code"], *(problem["code"] for problem in error["problems"]))


def test_numbers_that_a_spreadsheet_would_damage_come_back(sqlite_desk, tmp_path):
    desk = sqlite_desk
    for number in ("007", "12/05", "1E5", "'x", "00012"):
        desk.anna.new(invoice_number=number)
    for name in ("out.csv", "out.tsv", "out.xlsx"):
        desk.anna.ok("registry", "-o", tmp_path / name)
        assert desk.anna.json("import", tmp_path / name)["unchanged"] == 5, name
    guarded = table(tmp_path, 'А;5;="40702810740000432537"', head="Подрядчик;Сумма;Р/с")
    assert desk.anna.json("import", guarded)["created"] == 1


GROUPS = "Подрядчик;ИНН;Сумма;За что"
ONE, TWO, THREE = "А;9714017207;100,00;а", "А;9714017207;50,00;б", "Б;9714017207;5,00;в"


def test_the_sum_of_a_group_is_no_payment(sqlite_desk, tmp_path):
    desk = sqlite_desk
    rows = (ONE, TWO, "Итого по ООО «Ромашка»;;150,00;", THREE, "ООО «Лютик» Итог;;5,00;", "Итого за день;;155,00;", THREE[:-1] + "г",
            "Всего по договору 5;;5,00;", "Общий итог:;;160,00;")  # fmt: skip
    done = desk.anna.json("import", table(tmp_path, *rows, head=GROUPS), "--dry-run")
    assert (done["created"], [one["row"] for one in done["skipped"]]) == (4, [4, 6, 7, 9, 10])
    # The sum of the group stops the table when it is not that of the rows.
    result = desk.anna.run(
        "import", table(tmp_path, ONE, TWO, "Итого по ООО «Ромашка»;;100,00;", head=GROUPS), "--json"
    )
    assert [(p["row"], p["code"]) for p in result.json["problems"]] == [(4, "total_differs")]


@pytest.mark.parametrize(
    "title", ["ООО «Ромашка»;;150,00;", ";;150,00;", ";;150,00;Аренда", "Итого по ООО «Ромашка»;;150,00;"]
)
def test_a_title_with_a_sum_is_asked_about(sqlite_desk, tmp_path, title):
    desk = sqlite_desk
    path, refused = table(tmp_path, title, ONE, TWO, "Итого;;150,00;", head=GROUPS), tmp_path / "refused.csv"
    result = desk.anna.run("import", path, "--partial", "--problems", refused, "--json")
    assert [(p["row"], p["code"]) for p in result.json["problems"]] == [(2, "group_row")]
    assert result.json["created"] == 2
    # It stays refused in the table of the refused rows, until something says that it is a payment.
    assert desk.anna.run("import", refused).code == 3
    paid = table(tmp_path, "ООО «Ромашка»;;150,00;Аренда", ONE, TWO, head=GROUPS)
    assert desk.anna.json("import", paid, "--dry-run")["problems"] == []
    # In a table without requisites a name and a sum are all there is.
    short = table(tmp_path, "ООО «Ромашка»;150,00", head="Подрядчик;Сумма")
    assert desk.anna.json("import", short, "--dry-run")["created"] == 1


def test_what_is_left_out_of_a_page_is_told(sqlite_desk, tmp_path):
    head, paid = "<tr><th>Подрядчик<th>ИНН<th>Сумма", "<tr{}><td>ООО<td>7707083893<td>{}"
    path = tmp_path / "page.html"
    path.write_text(
        f"<table>{head}{paid.format('', 5)}{paid.format(' hidden', 6)}</table><table>{head}{paid.format('', 7)}</table>"
    )
    result = sqlite_desk.anna.ok("import", path, "--dry-run")
    assert "1 hidden rows were read, too." in result.err
    assert "Tables 2 of the page have payments, too; only table 1 was read." in result.err
    done = sqlite_desk.anna.json("import", path, "--dry-run")
    assert ([one["code"] for one in done["warnings"]], done["created"]) == (["hidden_rows", "other_tables"], 2)


def test_letters_of_columns_do_not_look_for_the_headings(sqlite_desk, tmp_path):
    path = table(tmp_path, "A;B;1,50;C", "D;E;2,50;F", head="Кому;Куда;Почём;Заметка")
    done = sqlite_desk.anna.json("import", path, "--map", "A=contractor", "--map", "C=amount")
    assert done["created"] == 2


def test_the_template_overwrites_nothing(sqlite_desk, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_text("filled in")
    assert sqlite_desk.anna.run("import", "--template", path).code == 2
    assert path.read_text() == "filled in"


@pytest.mark.parametrize("encoding", ["rot13", "base64", "undefined", "idna", "nonsense"])
def test_an_encoding_that_is_none(sqlite_desk, tmp_path, encoding):
    sqlite_desk.anna.new()
    result = sqlite_desk.anna.run("registry", "-o", tmp_path / "out.csv", "--encoding", encoding)
    assert result.code == 3, result
    assert list(tmp_path.glob("*out.csv*")) == []


def test_the_payer_is_not_the_payee(sqlite_desk, tmp_path):
    desk = sqlite_desk
    path = table(tmp_path, "ИНН;Наименование;Р/с;Сумма", "7707083893;Ромашка;40702810740000432537;1,50",
                 head="Плательщик;Получатель;;")  # fmt: skip
    assert desk.anna.json("import", path)["created"] == 1
    shown = desk.anna.show(1)
    assert (shown["inn"], shown["contractor"], shown["account"]) == (None, "Ромашка", "40702810740000432537")
    wrapped = tmp_path / "wrapped.json"
    wrapped.write_text(
        '{"result": {"items": [{"contractor": "А", "amount": "1"}], "total": 1}, "time": {"a": [1]}}', "utf-8"
    )
    assert desk.anna.json("import", wrapped)["created"] == 1


def test_the_subject_tells_no_two_payments_apart_but_under_a_key_it_is_content(desk):
    """One table imported with and without a subject for all rows is the same table."""
    rows = "key,contractor,amount,inn,purpose\nA-1,ООО Ромашка,100.00,7707083893,Оплата по счету 7\n"
    table = desk.folder / "table.csv"
    table.write_text(rows, encoding="utf-8")
    assert desk.anna.json("import", table)["created"] == 1
    again = desk.anna.json("import", table, "--default", "subject=Услуги")
    assert (again["created"], again["unchanged"]) == (0, 1)
    keyed = desk.anna.json("import", table, "--key", "key", "--default", "amount=5", "--default", "subject=Услуги")
    assert keyed["created"] == 1
    result = desk.anna.run("import", table, "--key", "key", "--default", "subject=Товары", "--json")
    assert (result.code, result.error["code"]) == (6, "key_conflict")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is of Unix")
def test_a_pipe_is_read_to_its_end_or_to_the_limit(sqlite_desk, tmp_path, monkeypatch):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def fill(body):
        with contextlib.suppress(BrokenPipeError), pipe.open("wb") as end:
            end.write(body)

    def taken(body):
        writer = threading.Thread(target=fill, args=(body,))
        writer.start()
        result = sqlite_desk.anna.run("import", pipe, "--json")
        writer.join(timeout=30)
        assert not writer.is_alive()
        return result

    assert taken(f"{HEAD}\n{row()}".encode("cp1251")).json["created"] == 1
    monkeypatch.setattr("paydesk.commands.inputs.MAX_BYTES", 2 * 1024**2)
    refused = taken(b"x" * 4 * 1024**2)
    assert (refused.code, refused.error["code"]) == (3, "file_too_large")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_a_device_is_no_table(sqlite_desk):
    assert sqlite_desk.anna.refused(3, "import", "/dev/zero")["code"] == "no_input_file"
