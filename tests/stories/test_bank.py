"""The accountant's day with the bank: accounts, directory, file out, statement back, and what must not happen twice."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from paydesk import statements
from paydesk.commands import downloads
from paydesk.errors import InvalidData
from tests.support.desk import FORM, Desk, form_words

ACCOUNT = "40702810740000432537"
ACCOUNT_BIC = "044525225"


def account(desk: Desk) -> None:
    """The account from which the company pays."""
    desk.vera.ok(
        "own-account", "add", "main", "--organisation", "ООО «Наша компания»", "--inn", "7707083893", "--kpp", "773601001",
        "--bic", ACCOUNT_BIC, "--account", ACCOUNT, "--corr-account", "30101810400000000225", "--bank", "ПАО Сбербанк",
        "--city", "г Москва",
    )  # fmt: skip


@pytest.fixture
def office(desk):
    """A desk with an account."""
    account(desk)
    return desk


def approved(desk: Desk, number: str, amount: str = "100,00") -> int:
    return desk.approved(invoice_number=number, amount=amount, purpose=f"Оплата по счету {number}, без НДС")


def export(desk: Desk, *words: object):
    """Make a file and return what scripts hear, with the file's text."""
    path = desk.folder / "1c_to_kl.txt"
    done = desk.vera.json("bank", "export", *words, "-o", path)
    return done, path.read_bytes().decode("cp1251")


def documents(text: str) -> list[dict[str, str]]:
    """The documents of a file of 1C."""
    found: list[dict[str, str]] = []
    for line in text.splitlines():
        if line.startswith("СекцияДокумент="):
            found.append({})
        elif "=" in line and found:
            key, _, value = line.partition("=")
            found[-1][key] = value
    return found


def answer(
    desk: Desk,
    papers: list[dict[str, str]],
    *,
    encoding: str = "cp1251",
    name: str = "kl_to_1c.txt",
    day: str = "01.12.2026",
    **more: str,
):
    """A statement in which the bank tells of these documents."""
    lines = ["1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=" + ("DOS" if encoding == "cp866" else "Windows"),
             "Отправитель=Банк", "Получатель=", f"ДатаНачала={day}", f"ДатаКонца={day}", f"РасчСчет={ACCOUNT}",
             "СекцияРасчСчет", f"ДатаНачала={day}", f"ДатаКонца={day}", f"РасчСчет={ACCOUNT}", "НачальныйОстаток=1000000.00",
             "ВсегоПоступило=0.00", "ВсегоСписано=0.00", "КонечныйОстаток=500.00", "КонецРасчСчет"]  # fmt: skip
    for paper in papers:
        lines += [f"СекцияДокумент={paper.get('kind', 'Платежное поручение')}"]
        lines += [f"{key}={value}" for key, value in (paper | more).items() if key != "kind"]
        lines += ["КонецДокумента"]
    lines += ["КонецФайла", ""]
    path = desk.folder / name
    text = "\r\n".join(lines)
    path.write_bytes((text.replace("«", '"').replace("»", '"') if encoding == "cp866" else text).encode(encoding))
    return path


def test_accounts_are_checked_like_any_requisites(desk):
    error = desk.vera.refused(
        3,
        "own-account",
        "add",
        "main",
        "--organisation",
        "ООО",
        "--inn",
        "7707083893",
        "--bic",
        ACCOUNT_BIC,
        "--account",
        ACCOUNT[:-1] + "8",
    )
    assert {one["code"] for one in error["problems"]} == {"account_key"}
    error = desk.vera.refused(
        3, "own-account", "add", "x", "--organisation", "ООО", "--bic", ACCOUNT_BIC, "--account", ACCOUNT
    )
    assert [(one["field"], one["code"]) for one in error["problems"]] == [("inn", "missing")], "a bank asks for it"
    assert desk.anna.refused(
        4, "own-account", "add", "x", "--organisation", "ООО", "--bic", ACCOUNT_BIC, "--account", ACCOUNT
    )
    account(desk)
    (found,) = desk.anna.json("own-account", "list")
    assert (found["name"], found["account"], found["default"], found["closed"]) == ("main", ACCOUNT, True, False)
    assert desk.vera.refused(
        6,
        "own-account",
        "add",
        "main",
        "--organisation",
        "ООО",
        "--inn",
        "7707083893",
        "--bic",
        ACCOUNT_BIC,
        "--account",
        ACCOUNT,
    )
    desk.vera.ok("own-account", "add", "second", "--organisation", "ООО «Наша компания»", "--inn", "7707083893", "--bic", FORM["bic"],
                 "--account", FORM["account"], "--default")  # fmt: skip
    assert [one["name"] for one in desk.vera.json("own-account", "list") if one["default"]] == ["second"]
    desk.vera.ok("own-account", "default", "main")
    assert desk.vera.json("own-account", "edit", "second", "--closed")["closed"]
    assert [one["name"] for one in desk.vera.json("own-account", "list")] == ["main", "second"]
    assert desk.olga.json("audit", "verify")["ok"]


def test_a_day_from_the_file_to_the_statement(office):
    ids = [approved(office, str(number), f"{number}00,50") for number in (1, 2, 3)]
    done, text = export(office, "--due", "week")
    assert (done["batch"], done["count"], done["total"], done["ids"]) == (1, 3, "601.50", ids)
    assert text.startswith("1CClientBankExchange\r\nВерсияФормата=1.03\r\n")
    assert text.endswith("КонецФайла\r\n")
    papers = documents(text)
    assert [paper["Номер"] for paper in papers] == ["1", "2", "3"]
    assert [paper["Сумма"] for paper in papers] == ["100.50", "200.50", "300.50"]
    assert papers[0]["ПолучательСчет"] == FORM["account"]
    assert papers[0]["Дата"] == "01.12.2026"
    # In a file nobody returns them, and they go into no second file.
    error = office.vera.refused(6, "return", ids[0], "-m", "ошибка")
    assert error["code"] == "exported_already"
    assert (
        office.vera.refused(3, "bank", "export", "--due", "week", "-o", office.folder / "again.txt")["code"]
        == "nothing_to_export"
    )
    assert (
        office.vera.refused(6, "bank", "export", ids[0], "-o", office.folder / "again.txt")["code"]
        == "exported_already"
    )
    assert not (office.folder / "again.txt").exists()
    # The bank executes two of three.
    path = answer(office, papers[:2], ДатаСписано="02.12.2026")
    found = office.vera.json("bank", "statement", path)
    assert (found["documents"], found["paid"], found["already"], found["unmatched"], found["problems"]) == (
        2,
        ids[:2],
        [],
        [],
        [],
    )
    assert found["batches"] == [{"batch": 1, "executed": ids[:2], "missing": ids[2:]}]
    paid = office.anna.show(ids[0])
    assert (paid["status"], paid["payment_number"], paid["payment_date"]) == ("paid", "1", "2026-12-02")
    # The same statement again changes nothing.
    again = office.vera.json("bank", "statement", path)
    assert (again["paid"], again["known"], again["statement"]) == ([], 2, None)
    assert office.anna.show(ids[2])["status"] == "approved"
    assert office.olga.json("audit", "verify")["problems"] == []
    assert [one["action"] for one in office.anna.json("history", ids[0])] == [
        "create",
        "submit",
        "approve",
        "export",
        "pay",
    ]


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "utf-8"])
def test_statements_in_every_encoding(office, encoding):
    number = approved(office, "1")
    _done, text = export(office, number)
    path = answer(office, documents(text), encoding=encoding)
    assert office.vera.json("bank", "statement", path)["paid"] == [number]


def test_a_dry_run_changes_nothing(office):
    number = approved(office, "1")
    done = office.vera.json("bank", "export", number, "--dry-run")
    assert (done["batch"], done["file"], done["count"]) == (None, None, 1)
    _done, text = export(office, number)
    path = answer(office, documents(text))
    assert office.vera.json("bank", "statement", path, "--dry-run")["paid"] == [number]
    assert office.anna.show(number)["status"] == "approved"
    assert office.vera.json("bank", "statement", path)["paid"] == [number]


def test_a_file_that_was_not_sent_is_voided_and_its_numbers_are_not_used_again(office):
    number = approved(office, "1")
    export(office, number)
    assert office.vera.json("bank", "void", 1, "-m", "не отправлен")["ids"] == [number]
    assert office.vera.refused(6, "bank", "void", 1, "-m", "ещё раз")["code"] == "void_already"
    done, text = export(office, number)
    assert (done["batch"], documents(text)[0]["Номер"]) == (2, "2")
    first, second = (one for one in office.vera.json("bank", "list"))
    assert (first["batch"], first["voided_by"], second["batch"], second["void_reason"]) == (2, None, 1, "не отправлен")
    saved = office.folder / "saved.txt"
    office.vera.ok("bank", "show", 2, "--save", saved)
    assert saved.read_bytes() == (office.folder / "1c_to_kl.txt").read_bytes()
    # A document of the voided file is not taken for granted.
    old = documents(text)[0] | {"Номер": "1"}
    found = office.vera.json("bank", "statement", answer(office, [old]))
    assert (found["paid"], [one["reason"] for one in found["doubtful"]]) == ([], ["void_file"])
    assert office.olga.json("audit", "verify")["problems"] == []


def test_once_more_needs_a_reason_and_stands_in_the_journal(office):
    number = approved(office, "1")
    export(office, number)
    path = office.folder / "2.txt"
    assert office.vera.refused(2, "bank", "export", number, "--again", "-o", path)
    assert office.vera.json("bank", "export", number, "--again", "-m", "банк потерял файл", "-o", path)["batch"] == 2
    assert office.anna.json("history", number)[-1]["comment"] == "банк потерял файл"


def test_what_is_not_exact_is_told_and_not_guessed(office):
    one, two = approved(office, "11", "100,00"), approved(office, "12", "250,00")
    base = {
        "Дата": "01.12.2026",
        "ПлательщикСчет": ACCOUNT,
        "ПолучательСчет": FORM["account"],
        "Получатель1": "ООО",
        "ДатаСписано": "01.12.2026",
    }
    papers = [
        base | {"Номер": "901", "Сумма": "100.00", "НазначениеПлатежа": "Оплата по счету 11"},
        base | {"Номер": "902", "Сумма": "350.00", "НазначениеПлатежа": "за всё"},
        base | {"Номер": "903", "Сумма": "20.00", "НазначениеПлатежа": "Часть по счету 12"},
        base | {"Номер": "904", "Сумма": "77.00", "НазначениеПлатежа": "чужое", "ПолучательСчет": "40702810938000012345"},
        base | {"Номер": "905", "Сумма": "5.00", "kind": "Банковский ордер", "НазначениеПлатежа": "Комиссия", "ПолучательСчет": "70601810740000000001"},
    ]  # fmt: skip
    found = office.vera.json("bank", "statement", answer(office, papers))
    assert found["paid"] == []
    assert [(line["reason"], line["ids"]) for line in found["doubtful"]] == [("sum_account_purpose", [one])]
    assert [(line["reason"], line["ids"]) for line in found["merged"]] == [("sum_of_several", [one, two])]
    assert [(line["reason"], line["ids"]) for line in found["partial"]] == [("less", [two])]
    assert [line["number"] for line in found["unmatched"]] == ["904", "905"]
    assert {office.anna.show(number)["status"] for number in (one, two)} == {"approved"}


def test_money_that_the_bank_returns_reopens_the_request(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0]
    office.vera.json("bank", "statement", answer(office, [paper], ДатаСписано="01.12.2026"))
    back = {
        "Номер": "77", "Дата": "03.12.2026", "Сумма": paper["Сумма"], "ПлательщикСчет": "30101810145250000974",
        "ПолучательСчет": ACCOUNT, "Плательщик1": "Банк", "ДатаПоступило": "03.12.2026",
        "НазначениеПлатежа": "Возврат по п/п № 1 от 01.12.2026, счет получателя закрыт",
    }  # fmt: skip
    found = office.vera.json("bank", "statement", answer(office, [back], name="back.txt", day="03.12.2026"))
    assert found["reopened"] == [number]
    assert office.anna.show(number)["status"] == "approved"
    done, _text = export(office, number)
    assert done["batch"] == 2, "it can be sent once more"
    assert office.olga.json("audit", "verify")["problems"] == []


def test_equal_fees_of_a_day_are_two_and_a_longer_file_brings_what_is_new(office):
    fee = {"kind": "Банковский ордер", "Номер": "5", "Дата": "01.12.2026", "Сумма": "10.00", "ПлательщикСчет": ACCOUNT,
           "ПолучательСчет": "70601810740000000001", "НазначениеПлатежа": "Комиссия"}  # fmt: skip
    first = office.vera.json("bank", "statement", answer(office, [fee, fee]))
    assert (first["documents"], first["known"]) == (2, 0)
    second = office.vera.json("bank", "statement", answer(office, [fee, fee, fee], name="2.txt"))
    assert (second["documents"], second["known"]) == (3, 2)


def test_what_no_bank_takes_stops_the_whole_file(office):
    good = approved(office, "1")
    euro = office.approved(
        currency="EUR",
        inn=None,
        bic="COBADEFF",
        account="DE89370400440532013000",
        corr_account=None,
        purpose="Invoice 5",
        invoice_number="5",
    )
    error = office.vera.refused(3, "bank", "export", good, euro, "-o", office.folder / "x.txt")
    assert [(one["row"], one["code"]) for one in error["problems"]] == [(euro, "not_rubles")]
    assert not (office.folder / "x.txt").exists()
    assert office.anna.show(good)["status"] == "approved"
    assert (
        office.vera.refused(3, "bank", "export", good, "--date", "2026-11-01", "-o", office.folder / "x.txt")["code"]
        == "order_too_old"
    )


def test_only_an_accountant_makes_files_and_loads_statements(office):
    number = approved(office, "1")
    for who in (office.anna, office.hanna, office.olga, office.keeper):
        assert who.run("bank", "export", number, "-o", office.folder / "x.txt").code in (4, 5)
    path = answer(office, [])
    assert office.anna.refused(4, "bank", "statement", path)


def test_a_changed_row_goes_into_no_file(sqlite_desk):
    import sqlite3
    from contextlib import closing

    account(sqlite_desk)
    number = approved(sqlite_desk, "1")
    with closing(sqlite3.connect(sqlite_desk.database, isolation_level=None)) as db:
        (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'request_update_guard'").fetchone()
        db.execute("DROP TRIGGER request_update_guard")
        db.execute("UPDATE request SET account = '40702810938000012345'")
        db.execute(trigger)
    error = sqlite_desk.vera.refused(6, "bank", "export", number, "-o", sqlite_desk.folder / "x.txt")
    assert error["code"] == "content_differs"
    assert "account: 40702810410001518679 → 40702810938000012345" in error["message"]


def test_a_cut_statement_marks_nothing(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    path = answer(office, documents(text))
    path.write_bytes(path.read_bytes().split("КонецДокумента".encode("cp1251"))[0])
    error = office.vera.refused(3, "bank", "statement", path)
    assert error["code"] == "cut_file"
    assert office.anna.show(number)["status"] == "approved"


# What must not happen with money


def back_from(paper: dict[str, str], payer: str = "30101810145250000974", day: str = "03.12.2026") -> dict[str, str]:
    """The document by which the money of an order comes back."""
    return {
        "Номер": "77", "Дата": day, "Сумма": paper["Сумма"], "ПлательщикСчет": payer, "ПолучательСчет": ACCOUNT,
        "Плательщик1": "Банк", "ДатаПоступило": day,
        "НазначениеПлатежа": f"Возврат по п/п № {paper['Номер']} от 01.12.2026, счет получателя закрыт",
    }  # fmt: skip


def reasons(found: dict) -> list[tuple[str, list[int]]]:
    return [(line["reason"], line["ids"]) for line in found["doubtful"]]


def test_a_file_for_the_bank_is_no_statement(office):
    number = approved(office, "1")
    export(office, number)
    error = office.vera.refused(3, "bank", "statement", office.folder / "1c_to_kl.txt")
    assert error["code"] == "not_a_statement"
    assert office.anna.show(number)["status"] == "approved"


def test_an_order_that_the_bank_executes_twice_is_told(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0]
    found = office.vera.json("bank", "statement", answer(office, [paper, paper]))
    assert (found["paid"], reasons(found)) == ([number], [("paid_twice", [number])])
    next_day = office.vera.json("bank", "statement", answer(office, [paper], name="2.txt", ДатаСписано="02.12.2026"))
    assert (next_day["known"], next_day["already"], reasons(next_day)) == (0, [], [("paid_twice", [number])])


def test_the_first_order_of_a_request_that_went_out_twice_is_told(office):
    number = approved(office, "1")
    _done, first = export(office, number)
    _done, second = export(office, number, "--again", "-m", "банк потерял файл")
    assert office.vera.json("bank", "statement", answer(office, documents(second)))["paid"] == [number]
    found = office.vera.json("bank", "statement", answer(office, documents(first), name="2.txt"))
    assert (found["already"], reasons(found)) == ([], [("paid_twice", [number])])


def test_what_was_marked_by_hand_is_proved_once(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0]
    office.vera.ok("pay", number, "--number", "1", "--date", "2026-12-01")
    found = office.vera.json("bank", "statement", answer(office, [paper, paper]))
    assert (found["already"], reasons(found)) == ([number], [("paid_twice", [number])])
    found = office.vera.json("bank", "statement", answer(office, [paper], name="2.txt", ДатаСписано="02.12.2026"))
    assert (found["already"], reasons(found)) == ([], [("paid_twice", [number])])


@pytest.mark.parametrize("is_first", [True, False])
def test_an_order_that_is_executed_and_returned_in_one_file_is_not_paid(office, is_first):
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0] | {"ДатаСписано": "01.12.2026"}
    papers = [back_from(paper), paper] if is_first else [paper, back_from(paper)]
    found = office.vera.json("bank", "statement", answer(office, papers))
    assert (found["paid"], found["reopened"]) == ([number], [number])
    assert office.anna.show(number)["status"] == "approved"
    assert office.olga.json("audit", "verify")["problems"] == []


def test_money_that_the_payee_sends_back_is_not_sent_again_by_itself(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0]
    office.vera.json("bank", "statement", answer(office, [paper]))
    back = back_from(paper, payer=FORM["account"])
    found = office.vera.json("bank", "statement", answer(office, [back], name="back.txt"))
    assert (found["reopened"], reasons(found)) == ([], [("return_unclear", [number])])
    assert office.anna.show(number)["status"] == "paid"


def test_an_order_of_the_same_number_from_another_account_proves_nothing(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    path = answer(office, documents(text), ДатаСписано="01.12.2026")
    path.write_bytes(path.read_bytes().replace(ACCOUNT.encode(), b"40702810938000012345"))
    found = office.vera.json("bank", "statement", path)
    assert (found["paid"], reasons(found)) == ([], [("sum_account_purpose", [number])])
    shown = office.vera.json("calendar", "--with-balance")
    assert [one["balance"] for one in shown["accounts"]] == [None], "a foreign balance is not ours"
    assert (shown["due"][0]["balance"], shown["runs_out"]) == (None, None), "what is not known is not zero"


def test_what_one_may_not_mark_another_can(office):
    dora = office.person("dora", "head", "accountant")
    number = office.pending(invoice_number="1", amount="100,00", purpose="Оплата по счету 1, без НДС")
    dora.ok("approve", number)
    _done, text = export(office, number)
    path = answer(office, documents(text))
    for words in (["--dry-run"], []):
        code, told = (found := dora.run("bank", "statement", path, "--json", *words)).code, found.json
        assert (code, told["paid"], [one["code"] for one in told["problems"]]) == (3, [], ["own_decision"])
    assert office.vera.json("bank", "statement", path)["paid"] == [number]
    assert office.olga.json("audit", "verify")["problems"] == []


def test_a_statement_with_strange_characters_is_taken(office):
    number = approved(office, "1")
    _done, text = export(office, number)
    path = answer(office, [documents(text)[0] | {"НазначениеПлатежа": "x\0\x1b[2J"}])
    assert office.vera.json("bank", "statement", path)["paid"] == [number]
    assert office.olga.json("audit", "verify")["problems"] == []


def test_a_directory_of_changes_is_taken(office):
    office.vera.json("banks", "load", directory(office))
    path = office.folder / "changes.xml"
    text = DIRECTORY.format(day="2026-12-02", kind="20").replace('"FIRR"', '"SIRR"').replace("АО «ТБАНК»", "АО «Т»")
    text = text.replace('<BICDirectoryEntry BIC="044525974">', '<BICDirectoryEntry BIC="044525974" ChangeType="CHGD">')
    path.write_bytes(text.encode("cp1251"))
    assert office.vera.json("banks", "load", path)["changed"] == 1
    assert office.anna.json("banks", "show", "044525974")["name"] == "АО «Т»"


def test_bank_files_are_seen_by_those_who_pay_and_check(office):
    number = approved(office, "1")
    export(office, number)
    for who in (office.anna, office.hanna):
        assert who.json("bank", "list") == []
        assert who.refused(5, "bank", "show", 1)["code"] == "no_such_batch"
        assert who.refused(5, "bank", "void", 1, "-m", "нет")["code"] == "no_such_batch"
    for who in (office.viktor, office.olga, office.keeper):
        assert [one["batch"] for one in who.json("bank", "list")] == [1]


def test_a_file_that_cannot_be_written_leaves_no_batch(office, monkeypatch):
    import errno
    import os

    number = approved(office, "1")
    assert office.vera.refused(3, "bank", "export", number, "-o", office.folder)["code"] == "unwritable_file"

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        error = office.vera.refused(3, "bank", "export", number, "-o", office.folder / "x.txt")
    assert error["code"] == "unwritable_file"
    assert office.vera.json("bank", "list") == []
    assert not [one for one in office.folder.iterdir() if one.name.startswith(("x.txt", ".x.txt"))]
    assert export(office, number)[0]["batch"] == 1


def test_no_file_is_made_for_a_closed_account(office):
    number = approved(office, "1")
    office.vera.ok("own-account", "edit", "main", "--closed")
    path = office.folder / "x.txt"
    error = office.vera.refused(6, "bank", "export", number, "--from-account", "main", "-o", path)
    assert error["code"] == "account_closed"
    assert not path.exists()


@pytest.mark.parametrize("how", ["partial", "returned"])
def test_a_file_of_which_the_bank_told_is_not_voided(office, how):
    one, two = approved(office, "1"), approved(office, "2")
    _done, text = export(office, one, two)
    paper = documents(text)[0] | {"ДатаСписано": "01.12.2026"}
    papers = [paper | {"Сумма": "40.00"}] if how == "partial" else [paper, back_from(paper)]
    office.vera.json("bank", "statement", answer(office, papers))
    assert office.vera.refused(6, "bank", "void", 1, "-m", "не отправлен")["code"] == "batch_paid"
    assert office.vera.refused(6, "bank", "export", two, "-o", office.folder / "x.txt")["code"] == "exported_already"


def test_two_who_load_the_same_statement_or_export_at_once_do_it_once(office):
    from concurrent.futures import ThreadPoolExecutor

    ids = [approved(office, str(number)) for number in range(1, 5)]
    people = (office.vera, office.viktor)
    with ThreadPoolExecutor(2) as pool:
        halves = (ids[:2], ids[2:])
        made = list(pool.map(lambda k: people[k].process(
            "bank", "export", *halves[k], "-o", office.folder / f"{k}.txt", "--json"), range(2)))  # fmt: skip
        assert [one.code for one in made] == [0, 0], [one.err for one in made]
        papers = [
            paper for k in range(2) for paper in documents((office.folder / f"{k}.txt").read_bytes().decode("cp1251"))
        ]
        assert sorted(paper["Номер"] for paper in papers) == ["1", "2", "3", "4"]
        path = answer(office, papers)
        done = list(pool.map(lambda who: who.process("bank", "statement", path, "--json"), people))
    assert [one.code for one in done] == [0, 0], [one.err for one in done]
    assert sorted(len(one.json["paid"]) for one in done) == [0, 4]
    assert office.olga.json("audit", "verify")["problems"] == []


def test_who_knows_a_hash_reads_no_file_by_a_forged_bank_file(postgres_desk):
    import psycopg

    desk = postgres_desk
    account(desk)
    number = approved(desk, "1")
    export(desk, number)
    draft = desk.anna.new(invoice_number="9")["id"]
    secret = desk.folder / "secret.txt"
    secret.write_bytes("секрет".encode())
    desk.anna.ok("attach", draft, secret)
    digest = hashlib.sha256(secret.read_bytes()).hexdigest()
    url = desk.url(desk.vera.login)
    with psycopg.connect(url, autocommit=True, options="-csearch_path=paydesk") as db:
        with pytest.raises(psycopg.Error) as refused:
            db.execute(
                "INSERT INTO bank_batch (id, own_account_id, sha256, orders, total, manifest) VALUES (2, 1, %s, 1, 1, '{}')",
                (digest,),
            )
        assert refused.value.sqlstate == "PD025"
        assert db.execute("SELECT count(*) FROM blob WHERE sha256 = %s", (digest,)).fetchone() == (0,)
        with db.transaction(), pytest.raises(psycopg.Error) as late:
            db.execute("UPDATE bank_batch SET void_reason = 'x' WHERE id = 1")
            db.execute("INSERT INTO bank_batch_item VALUES (1, %s, 1, 2026, 77, '2026-12-01', 1)", (number,))
        assert late.value.sqlstate == "PD020"


# The directory of banks

DIRECTORY = """<?xml version="1.0" encoding="windows-1251"?>
<ED807 xmlns="urn:cbr-ru:ed:v2.0" EDNo="1" EDDate="{day}" EDAuthor="4583001999" CreationReason="FCBD"
 CreationDateTime="{day}T18:00:00Z" InfoTypeCode="FIRR" BusinessDay="{day}" DirectoryVersion="1">
<BICDirectoryEntry BIC="044525974"><ParticipantInfo NameP="АО «ТБАНК»" CntrCd="RU" Rgn="45" Tnp="г" Nnp="Москва"
 DateIn="1994-02-28" PtType="{kind}" Srvcs="3" XchType="1" UID="4525974000" ParticipantStatus="PSAC"/>
<Accounts Account="30101810145250000974" RegulationAccountType="CRSA" CK="30" AccountCBRBIC="044525000"
 DateIn="2013-01-01" AccountStatus="ACAC"/></BICDirectoryEntry></ED807>
"""


def directory(desk: Desk, day: str = "2026-12-01", kind: str = "20"):
    path = desk.folder / f"{day}{kind}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            f"{day.replace('-', '')}_ED807_full.xml", DIRECTORY.format(day=day, kind=kind).encode("cp1251")
        )
    return path


def test_the_directory_gives_names_and_stops_payments_to_banks_that_are_gone(office):
    assert office.vera.json("banks", "status") == {"directory": None, "warning": "no_directory"}
    assert office.vera.refused(5, "banks", "show", "044525974")["code"] == "no_directory"
    loaded = office.vera.json("banks", "load", directory(office))
    assert loaded == {"date": "2026-12-01", "entries": 1, "accounts": 1, "added": 1, "changed": 0, "removed": 0}
    bank = office.anna.json("banks", "show", "044525974")
    assert (bank["name"], bank["city"], bank["corr_account"], bank["restrictions"]) == (
        "АО «ТБАНК»",
        "г Москва",
        "30101810145250000974",
        [],
    )
    number = approved(office, "1")
    _done, text = export(office, number)
    paper = documents(text)[0]
    assert (paper["ПолучательБанк1"], paper["ПолучательБанк2"]) == ("АО «ТБАНК»", "г Москва")
    other = office.approved(
        invoice_number="2",
        bic="044525225",
        account="40702810740000432537",
        corr_account=None,
        purpose="Оплата 2, без НДС",
    )
    error = office.vera.refused(3, "bank", "export", other, "-o", office.folder / "x.txt")
    assert {one["code"] for one in error["problems"]} >= {"bank_unknown"}
    assert office.vera.refused(6, "banks", "load", directory(office, "2026-11-01"))["code"] == "older_directory"
    bad = office.folder / "bad.xml"
    bad.write_bytes(b"<ED807/>")
    assert office.vera.refused(3, "banks", "load", bad)
    assert office.vera.json("banks", "status")["directory"]["entries"] == 1, "a bad file changes nothing"


def test_a_form_gets_the_name_of_the_bank_and_a_word_on_days_off(office):
    office.vera.ok("banks", "load", directory(office))
    assert office.anna.new()["bank"] == "АО «ТБАНК»"
    said = office.anna.ok("new", *form_words(due="2026-12-05", invoice_number="2", purpose="Оплата 2")).err
    assert "! Pay by: The due date 2026-12-05 is a day off; the working day before is 2026-12-04." in said


# Papers


def test_an_order_in_print_and_its_qr_code(office):
    import pypdfium2
    import zxingcpp
    from PIL import Image

    number = approved(office, "1", "48000,00")
    export(office, number)
    path = office.folder / "order.pdf"
    office.vera.ok("order", number, "-o", path, "--attach")
    page = pypdfium2.PdfDocument(path.read_bytes())[0].get_textpage().get_text_bounded()
    for part in (
        "ПЛАТЕЖНОЕ ПОРУЧЕНИЕ",
        "0401060",
        "Сорок восемь тысяч рублей 00 копеек",
        "48000-00",
        FORM["account"],
        ACCOUNT,
    ):
        assert part in page, part
    assert [one["kind"] for one in office.vera.json("files", number)] == ["order"]
    picture = office.folder / "qr.png"
    office.vera.ok("qr", number, "-o", picture)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.read_bytes())))
    assert code.text.startswith("ST00012|Name=ООО «БРУЛЕР»|PersonalAcc=40702810410001518679|")
    assert "Sum=4800000" in code.text
    assert "█" in office.vera.ok("qr", number).out
    pending = office.pending(invoice_number="9", purpose="Оплата 9")
    assert office.olga.run("order", pending, "-o", path).code == 4


def test_the_calendar_shows_what_is_due_when(office):
    approved(office, "1", "100,00")
    office.approved(invoice_number="2", due="2026-11-20", purpose="Оплата 2, без НДС", amount="5,00")
    office.approved(invoice_number="3", due="2026-12-05", purpose="Оплата 3, без НДС", amount="7,00")
    found = office.vera.json("calendar")
    assert [(one["date"], one["approved"], one["working_day"]) for one in found["due"]] == [
        (None, "5.00", True),
        ("2026-12-04", "100.00", True),
        ("2026-12-05", "7.00", False),
    ]
    office.vera.json("bank", "statement", answer(office, []))
    shown = office.vera.json("calendar", "--with-balance")
    assert [one["balance"] for one in shown["due"]] == ["495.00", "395.00", "388.00"]
    assert [(one["name"], one["balance"]) for one in shown["accounts"]] == [("main", "500.00")]
    assert shown["runs_out"] is None
    assert "█" in office.vera.ok("calendar").out


def test_the_calendar_by_weeks_and_by_accounts(office):
    office.vera.ok(
        "own-account", "add", "second", "--organisation", "ООО «Ромашка»", "--inn", "7707083893",
        "--account", "40702810200000012345", "--bic", ACCOUNT_BIC,
    )  # fmt: skip
    approved(office, "1", "600,00")
    office.approved(invoice_number="2", due="2026-12-06", purpose="Оплата 2, без НДС", amount="7,00")
    office.approved(invoice_number="3", due="2026-12-07", purpose="Оплата 3, без НДС", amount="8,00")
    found = office.vera.json("calendar", "--by", "week")["due"]
    assert [(one["date"], one["last"], one["approved"]) for one in found] == [
        ("2026-11-30", "2026-12-06", "607.00"),
        ("2026-12-07", "2026-12-13", "8.00"),
    ]
    assert office.vera.refused(2, "calendar", "--by", "year")["code"] == "bad_option"
    told = office.vera.ok("calendar", "--with-balance").err
    assert all(word in told for word in ("main", "second", "not counted"))
    office.vera.json("bank", "statement", answer(office, []))
    shown = office.vera.json("calendar", "--with-balance", "--by", "week")
    assert (shown["runs_out"]["date"], shown["runs_out"]["balance"]) == ("2026-11-30", "-107.00")
    assert (
        "The money runs out: 2026-11-30 – 2026-12-06"
        in office.vera.ok("calendar", "--with-balance", "--by", "week").err
    )


def test_what_the_accounts_hold_is_not_shown_to_everybody(office):
    for who in (office.anna, office.hanna):
        assert who.json("calendar")["due"] == []
        assert who.refused(4, "calendar", "--with-balance")["code"] == "wrong_role"


def test_paying_what_was_changed_is_refused_with_the_difference(sqlite_desk):
    import sqlite3
    from contextlib import closing

    number = approved(sqlite_desk, "1")
    with closing(sqlite3.connect(sqlite_desk.database, isolation_level=None)) as db:
        (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'request_update_guard'").fetchone()
        db.execute("DROP TRIGGER request_update_guard")
        db.execute("UPDATE request SET account = '40702810938000012345', amount = 5")
        db.execute(trigger)
    result = sqlite_desk.vera.run("pay", number, "--json")
    assert (result.code, result.error["code"]) == (6, "content_differs")
    assert [(one["field"], one["message"]) for one in result.error["problems"]] == [
        ("account", "The journal says 40702810410001518679, the row says 40702810938000012345."),
        ("amount", "The journal says 10000, the row says 5."),
    ]
    assert "the row says 40702810938000012345" in sqlite_desk.vera.run("pay", number).err


def printed(desk: Desk, number: int) -> str:
    """The text of a payment order."""
    import pypdfium2

    path = desk.folder / "printed.pdf"
    desk.vera.ok("order", number, "-o", path)
    return pypdfium2.PdfDocument(path.read_bytes())[0].get_textpage().get_text_bounded()


def test_an_order_in_print_has_the_number_with_which_it_was_sent_or_paid(office):
    number = approved(office, "1")
    export(office, number)
    assert "№ 1" in printed(office, number)
    office.vera.ok("bank", "void", 1, "-m", "не отправлен")
    assert "№ 1" not in printed(office, number), "the number of a voided file is used up"
    export(office, number)
    assert "№ 2" in printed(office, number)
    office.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01")
    assert "№ 345" in printed(office, number)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_what_has_no_end_is_not_read(sqlite_desk):
    for words in (("bank", "statement", "/dev/zero"), ("banks", "load", "/dev/zero")):
        assert sqlite_desk.vera.refused(3, *words)["code"] == "no_input_file"
    for words in (("bank", "statement", "nowhere"), ("banks", "load", "nowhere")):
        assert sqlite_desk.vera.refused(5, *words)["code"] == "no_such_file"


def test_the_order_of_documents_in_a_file_decides_what_is_left(office):
    """What the documents before paid is not open any more, although nothing of it is saved before the end."""
    one, two, three = (approved(office, str(n), f"{n}00,00") for n in (1, 2, 3))
    _done, text = export(office, one)
    papers = documents(text)
    more = papers[0] | {"Номер": "901", "Сумма": "500.00", "НазначениеПлатежа": "По счетам"}
    named = papers[0] | {"Номер": "902", "Сумма": "50.00", "НазначениеПлатежа": f"Часть по заявка-{two}"}
    found = office.vera.json("bank", "statement", answer(office, [*papers, more, named, papers[0]]), "--dry-run")
    assert (found["paid"], [one["ids"] for one in found["merged"]]) == ([one], [[two, three]])
    assert [one["ids"] for one in found["partial"]] == [[two]]
    assert [(one["reason"], one["ids"]) for one in found["doubtful"]] == [("paid_twice", [one])]
    found = office.vera.json("bank", "statement", answer(office, [more, *papers]), "--dry-run")
    assert (found["paid"], found["merged"], len(found["unmatched"])) == ([one], [], 1)


# A folder of statements, and a directory from its address


def test_a_folder_of_statements_is_loaded_file_by_file(office):
    one, two = approved(office, "1"), approved(office, "2", "200,00")
    _done, text = export(office, one, two)
    first, second = documents(text)
    folder = office.folder / "bank"
    folder.mkdir()
    answer(office, [first], name="bank/a.txt")
    answer(office, [second], name="bank/b.txt")
    cut = (folder / "c.txt").write_bytes(answer(office, [second], name="bank/b.txt").read_bytes()[:700])
    (folder / "notes.txt").write_text("not for us", encoding="utf-8")
    (folder / "inner").mkdir()
    assert cut == 700
    result = office.vera.run("bank", "statement", folder, "--json", "--dry-run")
    assert (result.code, sorted(one["file"] for one in result.json)) == (3, ["a.txt", "b.txt", "c.txt"])
    result = office.vera.run("bank", "statement", folder, "--json")
    told = {one["file"]: one for one in result.json}
    assert (result.code, told["a.txt"]["paid"], told["b.txt"]["paid"]) == (3, [one], [two]), (
        "one bad file stops no other"
    )
    assert told["c.txt"]["error"]["code"] == "cut_file"
    (folder / "c.txt").unlink()
    said = office.vera.ok("bank", "statement", folder)
    assert ("a.txt:" in said.err, said.err.count("Known: 1.")) == (True, 2)
    for path in folder.glob("*.txt"):
        path.unlink()
    assert "There is no statement in" in office.vera.ok("bank", "statement", folder).err
    assert office.vera.json("bank", "statement", folder) == []


def test_a_watched_folder_is_loaded_as_files_appear(office):
    one, two = approved(office, "1"), approved(office, "2", "200,00")
    _done, text = export(office, one, two)
    first, second = documents(text)
    folder = office.folder / "bank"
    folder.mkdir()
    for words in (["--watch", folder / "none"], ["--watch", "--dry-run", folder]):
        assert office.vera.refused(2, "bank", "statement", *words)["code"] == "bad_option"
    command = [sys.executable, "-m", "paydesk", "bank", "statement", "--watch", str(folder), "--every", "0.1", "--json"]
    with subprocess.Popen(
        command, env=office.vera.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        lines = []
        try:
            for name, paper in (("a.txt", first), ("b.txt", second)):
                part = folder / f".{name}"
                answer(office, [paper], name=f"bank/.{name}")
                part.rename(folder / name)
                lines.append(json.loads(run.stdout.readline()))
        finally:
            run.send_signal(signal.SIGINT)
            _out, errors = run.communicate(timeout=30)
    assert [(line["file"], line["paid"]) for line in lines] == [("a.txt", [one]), ("b.txt", [two])]
    assert run.returncode in (130, -signal.SIGINT), errors
    assert b"Traceback" not in errors
    assert office.vera.show(one)["status"] == office.vera.show(two)["status"] == "paid"


@pytest.fixture
def web(office):
    """A server of this machine with the directory at /bic.zip, and other answers beside it."""
    body = directory(office).read_bytes()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "http://example.com/bic.zip")
                self.end_headers()
                return
            if self.path != "/bic.zip":
                self.send_error(404)
                return
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_directory_is_fetched_from_its_address(office, web):
    assert office.vera.json("banks", "load", f"{web}/bic.zip")["entries"] == 1
    assert office.vera.refused(5, "banks", "load", f"{web}/none")["code"] == "not_fetched"
    for address in (f"{web}/away", "http://example.com/bic.zip", "file:///etc/passwd", "https://[::1"):
        assert office.vera.refused(3, "banks", "load", address)["code"] == "bad_address", address
    assert office.vera.refused(5, "banks", "load", "https://127.0.0.1:9/bic.zip")["code"] == "not_fetched"


def test_no_more_is_fetched_than_a_directory_can_have(web, monkeypatch):
    monkeypatch.setattr(downloads, "MAX_DIRECTORY", 10)
    with pytest.raises(InvalidData) as refused:
        downloads.opened_or_fetched(f"{web}/bic.zip", 10)
    assert refused.value.error_code == "file_too_large"


def codes(shape):
    """What is worth a look at a request."""
    return [one["code"] for one in shape["warnings"]]


def test_what_the_directory_says_is_told_to_author_and_head(office):
    office.vera.ok("banks", "load", directory(office))
    unknown = {"bic": "044525225", "account": ACCOUNT, "corr_account": None, "purpose": "Оплата 2, без НДС"}
    filed = office.anna.new("--submit", **unknown)
    assert "bank_unknown" in codes(filed)
    number = filed["id"]
    assert "bank_unknown" in codes(office.hanna.show(number))
    assert "knows no bank with the BIC 044525225" in office.hanna.ok("show", number).out
    (done,) = office.hanna.json("approve", number, "--dry-run")
    assert "bank_unknown" in codes(done)
    assert "! Bank BIC: The directory knows no bank with the BIC 044525225." in office.hanna.ok("approve", number).err
    draft = office.anna.new(invoice_number="7", **unknown)["id"]
    good = office.anna.new(invoice_number="8", purpose="Оплата 8, без НДС")["id"]
    told = office.anna.ok("submit", draft, good).err
    assert f"! request {draft}, Bank BIC" in told
    assert f"! request {good}, Bank BIC" not in told
    assert "bank_unknown" not in codes(office.hanna.json("approve", good)[0])


def test_an_old_directory_is_told_with_the_request(office):
    office.vera.ok("banks", "load", directory(office, "2026-11-01"))
    assert "old_directory" in codes(office.anna.new())


def test_statements_are_loaded_one_after_the_other(postgres_desk):
    """Who comes second waits: what was read meanwhile would say that the orders are paid, and not by which line."""
    from concurrent.futures import ThreadPoolExecutor

    import psycopg

    desk = postgres_desk
    account(desk)
    number = approved(desk, "1")
    _done, text = export(desk, number)
    path = answer(desk, documents(text))
    url = desk.server.superuser_url(desk.database)
    with ThreadPoolExecutor(1) as pool, psycopg.connect(url) as first, psycopg.connect(url, autocommit=True) as watcher:
        first.execute("SELECT pg_advisory_xact_lock(%s)", [statements.TURN])
        loading = pool.submit(lambda: desk.vera.process("bank", "statement", path, "--json"))
        waits = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event = 'advisory'"
        deadline = time.monotonic() + 20
        while not watcher.execute(waits, [desk.database]).fetchone():
            assert time.monotonic() < deadline, "it did not wait"
            assert not loading.done(), loading.result()
            time.sleep(0.05)
        assert desk.vera.json("bank", "statement", path, "--dry-run")["paid"] == [number], "looking needs no turn"
        first.rollback()
        assert loading.result().json["paid"] == [number]
