"""The accountant's day with foreign currency: requests go into pain.001 by the same command as rubles into 1C."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest
import xmlschema

from tests.support import bank_directory
from tests.support.desk import Desk

SCHEMA = xmlschema.XMLSchema(str(files("sepaxml") / "schemas" / "pain.001.001.09.xsd"))
NAMESPACE = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
EURO = "40702978100000000001"
OTHERS = {"JPY": "40702392100000000001", "KWD": "40702414800000000001", "USD": "40702840500000000001"}
BIC = "044525225"
TRANSFER = ".//p:CdtTrfTxInf"


def add_account(desk: Desk, name: str, number: str, *words: str) -> None:
    desk.vera.ok("own-account", "add", name, "--organisation", "ООО «Наша компания»", "--inn", "7707083893",
                 "--bic", BIC, "--account", number, *words)  # fmt: skip


@pytest.fixture
def office(desk):
    """A desk with an account in rubles, which is the default one, and one in euros."""
    add_account(desk, "main", "40702810740000432537")
    add_account(desk, "euro", EURO)
    return desk


def abroad(desk: Desk, number: str, **changes: str | None) -> int:
    """An approved request in euros."""
    form = {
        "contractor": "Beispiel Handels GmbH", "currency": "EUR", "amount": "100,00", "inn": None, "bic": "COBADEFF",
        "account": "DE89 3704 0044 0532 0130 00", "corr_account": None, "purpose": f"Invoice {number} of 20.11.2026",
        "invoice_number": number,
    }  # fmt: skip
    return desk.approved(**(form | changes))


def rubles(desk: Desk, number: str) -> int:
    return desk.approved(invoice_number=number, amount="100,00", purpose=f"Оплата по счету {number}, без НДС")


def export(desk: Desk, *words: object, account: str = "euro"):
    """Make a file and return what scripts hear, with the file's tree; it is valid by ISO's schema."""
    path = desk.folder / "pain.xml"
    done = desk.vera.json("bank", "export", *words, "--from-account", account, "-o", path)
    text = path.read_text("utf-8")
    SCHEMA.validate(text)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == done["sha256"]
    return done, ET.fromstring(text)


def texts(tree: ET.Element, path: str) -> list[str | None]:
    return [one.text for one in tree.iterfind("p:CstmrCdtTrfInitn//" + path, NAMESPACE)]


def test_a_file_in_euros_from_the_request_to_the_payment(office):
    ids = [abroad(office, "1", amount="100,50"), abroad(office, "2", amount="200,25")]
    ruble = rubles(office, "3")
    done, tree = export(office, "--due", "week")
    assert (done["batch"], done["format"], done["count"], done["total"], done["currency"], done["ids"]) == (
        1, "pain001", 2, "300.75", "EUR", ids,
    )  # fmt: skip
    assert done["left_out"] == {"RUB": 1}
    assert texts(tree, "p:InstdAmt") == ["100.50", "200.25"]
    assert texts(tree, "p:CtrlSum") == ["300.75", "300.75"]
    assert texts(tree, "p:NbOfTxs") == ["2", "2"]
    assert texts(tree, "p:InstrId") == ["1", "2"]
    assert texts(tree, "p:EndToEndId") == ["PD1-2026-1", "PD1-2026-2"]
    (message,) = texts(tree, "p:MsgId")
    assert message.startswith("PD1-")
    assert texts(tree, "p:ReqdExctnDt/p:Dt") == ["2026-12-01"]
    assert texts(tree, "p:ChrgBr") == ["SHAR"]
    assert texts(tree, "p:Dbtr/p:Nm") == ["OOO 'Nasha kompaniia'"]
    assert texts(tree, "p:DbtrAcct/p:Id/p:Othr/p:Id") == [EURO]
    assert texts(tree, "p:CdtrAcct/p:Id/p:IBAN") == ["DE89370400440532013000"] * 2
    assert texts(tree, "p:Cdtr/p:PstlAdr/p:Ctry") == ["DE", "DE"]
    assert [(one["order"], one["field"], one["replacement"]) for one in done["notes"]] == [
        (None, "payer.name", "OOO 'Nasha kompaniia'")
    ]
    # One number for each account and year: the file in rubles begins at 1 as well, and has a batch of its own.
    path = office.folder / "1c_to_kl.txt"
    other = office.vera.json("bank", "export", "-o", path)
    assert (other["batch"], other["format"], other["currency"], other["ids"]) == (2, "1c", "RUB", [ruble])
    assert "Номер=1\r\n" in path.read_bytes().decode("cp1251")
    # What is in a file is returned by nobody and goes into no second one.
    assert office.vera.refused(6, "return", ids[0], "-m", "ошибка")["code"] == "exported_already"
    error = office.vera.refused(6, "bank", "export", ids[0], "--from-account", "euro", "-o", path)
    assert error["code"] == "exported_already"
    office.vera.ok("pay", ids[0], "--number", "1", "--date", "2026-12-01")
    office.vera.ok("pay", ids[1], "--number", "2", "--date", "2026-12-02")
    assert [(one["batch"], one["paid"]) for one in office.vera.json("bank", "list")] == [(2, 0), (1, 2)]
    assert office.olga.json("audit", "verify")["problems"] == []


def test_lists_and_manifests_speak_the_currency_of_the_file(office):
    number = abroad(office, "1", amount="1000,50")
    done, _tree = export(office, number, "--charges", "debt")
    (one,) = office.vera.json("bank", "list")
    assert (one["format"], one["total"], one["currency"]) == ("pain001", "1000.50", "EUR")
    manifest = office.vera.json("bank", "show", 1)["manifest"]
    assert {key: manifest[key] for key in ("format", "currency", "encoding", "charges", "total", "account")} == {
        "format": "pain001", "currency": "EUR", "encoding": "utf-8", "charges": "DEBT", "total": "1000.50",
        "account": EURO,
    }  # fmt: skip
    assert manifest["orders"] == [[number, 1]]
    assert "EUR 1,000.50" in office.vera.ok("bank", "list").out
    shown = office.vera.ok("bank", "show", 1, "--save", office.folder / "saved.xml").out
    assert "EUR 1,000.50" in shown
    assert "pain001" in shown
    assert "₽" not in shown
    assert (office.folder / "saved.xml").read_bytes() == (office.folder / "pain.xml").read_bytes()
    assert done["sha256"] == manifest["sha256"]
    assert (office.anna.show(number)["status"], office.vera.show(number)["currency"]) == ("approved", "EUR")


def test_void_again_and_dry_run_are_those_of_every_file(office):
    number = abroad(office, "1")
    dry = office.vera.json("bank", "export", number, "--from-account", "euro", "--dry-run")
    assert (dry["batch"], dry["file"], dry["total"], dry["currency"]) == (None, None, "100.00", "EUR")
    assert office.vera.json("bank", "list") == []
    _done, first = export(office, number)
    assert office.vera.json("bank", "void", 1, "-m", "не отправлен")["ids"] == [number]
    done, second = export(office, number)
    assert (done["batch"], texts(second, "p:EndToEndId")) == (2, ["PD2-2026-2"])
    done, third = export(office, number, "--again", "-m", "банк потерял файл")
    assert (done["batch"], texts(third, "p:EndToEndId")) == (3, ["PD3-2026-3"])
    assert len({texts(tree, path)[0] for tree in (first, second, third) for path in ("p:MsgId", "p:PmtInfId")}) == 6
    assert office.olga.json("audit", "verify")["problems"] == []


@pytest.mark.parametrize(("currency", "amount", "text"), [("JPY", "1500", "1500"), ("KWD", "12.345", "12.345")])
def test_amounts_have_the_digits_of_their_currency(office, currency, amount, text):
    add_account(office, "other", OTHERS[currency])
    number = abroad(office, "1", currency=currency, amount=amount, bic="CHASUS33", account="000123456789")
    done, tree = export(office, number, account="other")
    assert (done["total"], done["currency"]) == (text, currency)
    assert texts(tree, "p:InstdAmt") == [text]
    assert tree.find(".//p:InstdAmt", NAMESPACE).get("Ccy") == currency
    assert texts(tree, "p:CdtrAcct/p:Id/p:Othr/p:Id") == ["000123456789"], "there is no IBAN in the United States"
    assert office.vera.json("bank", "list")[0]["total"] == text
    assert office.vera.json("bank", "show", 1)["manifest"]["total"] == text


def test_orders_that_come_to_more_than_a_file_holds_are_refused(office, monkeypatch):
    from paydesk import bank_files

    monkeypatch.setattr(bank_files, "MAX_TOTAL", 19_999)
    ids = [abroad(office, "1"), abroad(office, "2")]
    path = office.folder / "x.xml"
    error = office.vera.refused(3, "bank", "export", *ids, "--from-account", "euro", "-o", path)
    assert (error["code"], "199.99" in error["message"], path.exists()) == ("total_too_large", True, False)
    assert export(office, ids[0])[0]["total"] == "100.00"


def test_the_directory_gives_the_swift_code_of_russian_banks(office):
    within = {"bic": BIC, "account": "40702978100000000002"[:8] + "4" + "00000000002", "inn": "7707083893"}
    number = abroad(office, "1", contractor="ООО «Получатель»", **within)
    _done, tree = export(office, number)
    assert texts(tree, "p:MmbId") == [BIC, BIC]
    assert set(texts(tree, "p:ClrSysId/p:Cd")) == {"RUCBC"}
    path = office.folder / "directory.xml"
    path.write_bytes(bank_directory.xml(BusinessDay="2026-12-01"))
    office.vera.ok("banks", "load", path)
    done, tree = export(office, number, "--again", "-m", "со SWIFT")
    assert texts(tree, "p:BICFI") == ["SABRRUMM", "SABRRUMM"], "the main one of the two that the directory has"
    assert texts(tree, "p:Cdtr/p:Id//p:Othr/p:Id") == ["7707083893"]
    assert [one["field"] for one in done["notes"]] == ["payer.name", "payee.name"]


def test_people_hear_what_was_put_into_other_letters_and_what_was_left_out(office):
    abroad(office, "1", purpose="Оплата по счёту 1, 20%")
    rubles(office, "2")
    said = office.vera.ok("bank", "export", "--from-account", "euro", "-o", office.folder / "pain.xml")
    assert "order 1, purpose: “Оплата по счёту 1, 20%” became “Oplata po schetu 1, 20 pct”" in said.err
    assert "payer.name: “ООО «Наша компания»” became “OOO 'Nasha kompaniia'”" in said.err
    assert "RUB: 1" in said.err
    assert "EUR 100.00" in said.out


REFUSALS = [
    ({"bic": None}, "bic", "bic_needed"),
    ({"contractor": "شركة النور"}, "contractor", "no_such_character"),
    ({"contractor": "株式会社"}, "contractor", "no_such_character"),
    ({"contractor": "Rocket 🚀 Ltd"}, "contractor", "no_such_character"),
    ({"contractor": "Щ" * 36}, "contractor", "field_too_long"),
    ({"purpose": "Оплата " + "щ" * 40}, "purpose", "field_too_long"),
    ({"purpose": "x" * 141}, "purpose", "field_too_long"),
    ({"purpose": "$ 500"}, "purpose", "no_such_character"),
    ({"currency": "USD"}, "currency", "other_currency"),
    ({"account": EURO, "bic": BIC}, "account", "own_account"),
]


@pytest.mark.parametrize(("changes", "field", "code"), REFUSALS)
def test_what_no_bank_takes_stops_the_whole_file(office, changes, field, code):
    good, bad = abroad(office, "1"), abroad(office, "2", **changes)
    path = office.folder / "x.xml"
    error = office.vera.refused(3, "bank", "export", good, bad, "--from-account", "euro", "-o", path)
    found = [(one["row"], one["field"], one["code"]) for one in error["problems"]]
    assert found
    assert set(found) == {(bad, field, code)}
    assert not path.exists()
    assert office.vera.json("bank", "list") == []


def test_all_reasons_are_told_at_once(office):
    one = abroad(office, "1", bic=None, contractor="株", purpose="ь")
    two = rubles(office, "2")
    error = office.vera.refused(3, "bank", "export", one, two, "--from-account", "euro", "-o", office.folder / "x")
    assert {(each["row"], each["code"]) for each in error["problems"]} == {
        (one, "bic_needed"), (one, "no_such_character"), (one, "value_missing"), (two, "other_currency"),
    }  # fmt: skip


DOUBTS = [
    ({"contractor": "Very Long Name " * 5 + "Ltd"}, "long_name"),
    ({"bic": "BNPAFRPP"}, "country_differs"),
    ({"account": "123456789"}, "iban_expected"),
]


@pytest.mark.parametrize(("changes", "code"), DOUBTS)
def test_what_is_odd_is_said_and_written(office, changes, code):
    done, tree = export(office, abroad(office, "1", **changes))
    assert code in {one["code"] for one in done["warnings"]}
    if code == "country_differs":
        assert texts(tree, "p:Cdtr/p:PstlAdr/p:Ctry") == [], "nobody knows which of them it is"


def test_the_format_follows_the_account_and_options_of_another_one_are_refused(office):
    number, ruble = abroad(office, "1"), rubles(office, "2")
    path = office.folder / "x"

    def refused(exit_code, *words):
        return office.vera.refused(exit_code, "bank", "export", *words, "-o", path)["code"]

    assert refused(3, number, "--from-account", "euro", "--format", "1c") == "not_rubles"
    assert refused(3, ruble, "--format", "pain001") == "rubles"
    assert refused(2, ruble, "--format", "mt101") == "bad_format"
    assert refused(2, number, "--from-account", "euro", "--encoding", "dos") == "option_of_another_format"
    assert refused(2, number, "--from-account", "euro", "--priority", "3") == "option_of_another_format"
    assert refused(2, ruble, "--charges", "shar") == "option_of_another_format"
    assert refused(2, number, "--from-account", "euro", "--charges", "mine") == "bad_charges"
    assert refused(3, number, "--from-account", "euro", "--date", "2026-11-30") == "order_too_old"
    assert not path.exists()
    error = office.vera.refused(3, "bank", "export", number, "-o", path)
    assert [(one["code"], "--from-account" in one["message"]) for one in error["problems"]] == [("not_rubles", True)]
    office.vera.ok("own-account", "edit", "euro", "--organisation", "株式会社")
    error = office.vera.refused(3, "bank", "export", number, "--from-account", "euro", "-o", path)
    assert "own-account edit euro" in error["message"]


def test_an_account_tells_its_currency(desk):
    add_account(desk, "euro", EURO)
    words = (
        "--organisation",
        "Our GmbH",
        "--inn",
        "7707083893",
        "--bic",
        "COBADEFF",
        "--account",
        "DE89370400440532013000",
    )
    desk.vera.ok("own-account", "add", "abroad", *words, "--currency", "eur")
    assert {one["name"]: one["currency"] for one in desk.vera.json("own-account", "list")} == {
        "euro": "EUR", "abroad": "EUR",
    }  # fmt: skip
    error = desk.vera.refused(3, "own-account", "add", "x", "--organisation", "ООО", "--inn", "7707083893", "--bic", BIC,
                              "--account", OTHERS["USD"], "--currency", "EUR")  # fmt: skip
    assert [one["code"] for one in error["problems"]] == ["account_currency"]
    error = desk.vera.refused(3, "own-account", "edit", "euro", "--currency", "RUB")
    assert {one["code"] for one in error["problems"]} == {"account_currency"}
    _done, tree = export(
        desk, abroad(desk, "1", account="FR1420041010050500013M02606", bic="BNPAFRPP"), account="abroad"
    )
    assert texts(tree, "p:DbtrAcct/p:Id/p:IBAN") == ["DE89370400440532013000"]
    assert texts(tree, "p:DbtrAgt//p:BICFI") == ["COBADEFF"]


def test_a_payment_order_in_print_is_for_rubles(office):
    number = abroad(office, "1")
    export(office, number)
    result = office.vera.run("order", number, "-o", office.folder / "x.pdf")
    assert (result.code, (office.folder / "x.pdf").exists()) == (3, False)
    assert f"Request {number} is not in rubles." in result.err


def test_a_changed_row_goes_into_no_file(sqlite_desk):
    import sqlite3
    from contextlib import closing

    add_account(sqlite_desk, "euro", EURO)
    number = abroad(sqlite_desk, "1")
    with closing(sqlite3.connect(sqlite_desk.database, isolation_level=None)) as db:
        (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'request_update_guard'").fetchone()
        db.execute("DROP TRIGGER request_update_guard")
        db.execute("UPDATE request SET account = 'FR1420041010050500013M02606'")
        db.execute(trigger)
    error = sqlite_desk.vera.refused(6, "bank", "export", number, "-o", sqlite_desk.folder / "x.xml")
    assert error["code"] == "content_differs"
