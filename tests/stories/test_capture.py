"""From an invoice to a request in one command."""

import json
import os
import subprocess
import sys

import pytest

from paydesk.formats.invoice import child
from tests.support import invoices
from tests.support.desk import ROOT
from tests.support.invoices import FIELDS, LINES, WORDS

NOTHING = dict.fromkeys(("id", "subject"))


@pytest.fixture
def paper(desk):
    def write(name, body):
        path = desk.folder / name
        path.write_bytes(body)
        return path

    return write


@pytest.fixture(scope="module")
def agreed():
    return invoices.pdf([LINES, ["Условия поставки"]], invoices.code())


@pytest.fixture(scope="module")
def edited():
    """The template was edited, the code was not: another account, and rubles in the place of kopecks."""
    return invoices.pdf([LINES], invoices.code(FIELDS | {"PersonalAcc": "40702810840000432537", "Sum": "16500"}))


def dry(person, *words, code=0):
    result = person.run("new", *words, "--dry-run", "--json")
    assert (result.code, result.err) == (code, ""), result
    return json.loads(result.out)


def problems(shape):
    return {one["field"]: one["code"] for one in shape["problems"]}


def test_a_pdf_becomes_a_draft_with_the_file(desk, paper, agreed):
    path = paper("счет.pdf", agreed)
    shown = dry(desk.anna, "--from", path)
    assert shown | WORDS | NOTHING == shown
    assert (shown["due_date"], shown["purpose"], shown["problems"]) == ("2026-03-20", FIELDS["Purpose"], [])
    assert desk.anna.sees() == []
    made = desk.anna.json("new", "--from", path)
    kept = {key: value for key, value in shown.items() if key in {*WORDS, "purpose", "due_date", "requisites", "bank"}}
    assert made | kept == made
    assert [(one["kind"], one["name"], one["size"]) for one in made["files"]] == [("invoice", "счет.pdf", len(agreed))]
    folder = desk.folder / "saved"
    desk.anna.ok("files", made["id"], "--save", folder)
    assert (folder / "счет.pdf").read_bytes() == agreed


def test_in_one_command_to_the_head(desk, paper, agreed):
    made = desk.anna.json("new", "--from", paper("a.pdf", agreed), "--subject", "Бумага", "--submit")
    assert made["status"] == "pending"
    assert list(desk.hanna.inbox()) == [made["id"]]


def test_what_is_missing_to_submit_is_told_by_the_dry_run(desk, paper, agreed):
    shown = dry(desk.anna, "--from", paper("a.pdf", agreed), "--submit", code=3)
    assert problems(shown) == {"subject": "missing"}
    assert desk.anna.refused(3, "new", "--from", desk.folder / "a.pdf", "--submit")["problems"]
    assert desk.anna.sees() == []


def test_where_code_and_text_differ_both_are_shown(desk, paper, edited):
    path = paper("a.pdf", edited)
    shown = dry(desk.anna, "--from", path, code=3)
    assert problems(shown) == {"account": "sources_disagree", "amount": "kopecks_or_rubles"}
    assert (shown["account"], shown["amount"], shown["inn"]) == (None, None, WORDS["inn"])
    told = {one["field"]: one["message"] for one in shown["problems"]}
    assert all(value in told["account"] for value in ("40702810840000432537", "40702810740000432537", "--account"))
    assert all(value in told["amount"] for value in ("165.00", "16500.00", "--amount"))
    refused = desk.anna.refused(3, "new", "--from", path)
    assert {one["field"] for one in refused["problems"]} == {"account", "amount"}
    assert desk.anna.sees() == []


def test_an_account_in_doubt_is_not_taken_from_the_last_payment(desk, paper, agreed):
    bank = {"PersonalAcc": "40702810455000024248", "BIC": "044030653", "CorrespAcc": "30101810500000000653"}
    edited = invoices.pdf([LINES], invoices.code(FIELDS | bank))
    desk.anna.json("new", "--from", paper("a.pdf", agreed), "--subject", "Бумага", "--submit")
    assert desk.anna.json("new", "--contractor", "Ромашка", "--dry-run")["account"] == WORDS["account"]
    assert dry(desk.anna, "--from", paper("b.pdf", edited), code=3)["account"] is None


def test_options_go_before_what_is_read(desk, paper, edited):
    answers = ("--account", WORDS["account"], "--amount", "16500", "--due", "2026-12-04")
    made = desk.anna.json("new", "--from", paper("a.pdf", edited), *answers)
    assert made | WORDS | {"due_date": "2026-12-04"} == made


def test_requisites_given_go_before_what_is_read(desk, paper, edited):
    block = "ООО «Ромашка» ИНН 7707083893 р/с 40702810740000432537 БИК 044525225 к/с 30101810400000000225"
    made = desk.anna.json("new", "--from", paper("a.pdf", edited), "--requisites", block, "--amount", "1")
    assert (made["account"], made["amount"], made["requisites"]) == (WORDS["account"], "1.00", block)


def test_a_wrong_number_is_a_problem(desk, paper):
    path = paper("a.png", invoices.png(invoices.code(FIELDS | {"PayeeINN": "6200098765"})))
    assert problems(dry(desk.anna, "--from", path, code=3)) == {"inn": "inn_check_digit"}
    assert desk.anna.refused(3, "new", "--from", path)["problems"][0]["field"] == "inn"


def test_a_picture_from_standard_input(desk):
    # The streams of a process in this one hold text alone.
    body = invoices.png(invoices.code(encoding="cp1251"))
    path = desk.folder / "in.png"
    path.write_bytes(body)
    environment = desk.anna.environment()
    done = subprocess.run(
        [sys.executable, "-m", "paydesk", "new", "--from", "-", "--json"],
        env=environment, input=body, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made | WORDS == made
    assert [one["name"] for one in made["files"]] == ["invoice.png"]


def test_a_text_through_a_pipe(desk):
    result = desk.anna.ok("new", "--from", "-", stdin="\n".join(LINES))
    assert "Draft" in result.out
    made = desk.anna.show(1)
    assert made | WORDS == made
    assert made["purpose"] == "Оплата по счету № 145 от 12.03.2026. В т.ч. НДС (22%) 2975-41"
    assert made["files"][0]["name"] == "invoice.txt"


def test_a_purpose_that_we_write_fits_the_order(desk, paper):
    path = paper("a.txt", "\n".join(LINES).encode())
    short = dry(desk.anna, "--from", path, "--subject", "Бумага")["purpose"]
    assert short == "Оплата по счету № 145 от 12.03.2026 (Бумага). В т.ч. НДС (22%) 2975-41"
    long = dry(desk.anna, "--from", path, "--subject", "Бумага " * 40)["purpose"]
    assert long == "Оплата по счету № 145 от 12.03.2026. В т.ч. НДС (22%) 2975-41"


def test_a_purpose_without_the_tax_is_told(desk, paper):
    code = invoices.code(FIELDS | {"Purpose": "Оплата по счету № 145 от 12.03.2026"})
    shown = dry(desk.anna, "--from", paper("a.pdf", invoices.pdf([LINES], code)))
    told = [one["code"] for one in shown["warnings"]]
    assert told == ["purpose_without_vat", "due_passed"], "the tax once, then what else is seen before it is filed"


def test_a_mail_and_the_paper_in_it(desk, paper, agreed):
    path = paper("письмо.eml", invoices.mail("Счет во вложении", ("счет.pdf", agreed)))
    made = desk.anna.json("new", "--from", path)
    assert made | WORDS == made
    assert [(one["kind"], one["name"]) for one in made["files"]] == [("invoice", "письмо.eml"), ("invoice", "счет.pdf")]


def test_several_papers_must_agree(desk, paper, agreed):
    first, card = paper("a.pdf", agreed), paper("b.txt", b"INN 7702070139")
    shown = dry(desk.anna, "--from", first, "--from", card, code=3)
    assert problems(shown) == {"inn": "sources_disagree"}
    again = desk.anna.json("new", "--from", first, "--from", paper("c.txt", "\n".join(LINES).encode()))
    assert len(again["files"]) == 2


def test_warnings_are_told_and_do_not_stop(desk, paper):
    lines = [line.replace("ООО «Ромашка»", "ООО «Лютик»") for line in LINES]
    path = paper("a.pdf", invoices.pdf([lines], invoices.code()))
    shown = dry(desk.anna, "--from", path)
    told = [one["code"] for one in shown["warnings"]]
    assert (shown["contractor"], told) == (None, ["sources_disagree", "due_passed"])
    result = desk.anna.ok("new", "--from", path)
    assert "ООО «Лютик»" in result.err
    assert "ООО «Ромашка»" in result.err


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.txt", b"Hello!", "nothing_found"),
        ("a.pdf", b"%PDF-1.4 \x00", "file_damaged"),
        ("a.zip", b"PK\x03\x04 \x00", "file_unknown_kind"),
        ("a.pdf", b"", "empty_file"),
    ],
)
def test_what_gives_nothing_is_refused(desk, paper, name, body, code):
    assert desk.anna.refused(3, "new", "--from", paper(name, body))["code"] == code
    assert desk.anna.sees() == []


def test_a_file_that_is_not_there(desk):
    assert desk.anna.refused(5, "new", "--from", desk.folder / "none.pdf")["code"] == "no_such_file"


def test_without_the_libraries_the_cure_is_told(desk, paper, agreed, monkeypatch):
    monkeypatch.setattr(child, "find_spec", lambda _name: None)
    path = paper("a.pdf", agreed)
    refused = desk.anna.refused(7, "new", "--from", path)
    assert refused["code"] == "no_capture_library"
    assert "pip install 'paydesk[capture]'" in refused["message"]
    assert desk.anna.json("new", "--from", paper("a.txt", "\n".join(LINES).encode()))["inn"] == WORDS["inn"]


def test_only_a_manager_files(desk, paper, agreed):
    path = paper("a.pdf", agreed)
    for words in ((), ("--dry-run",)):
        assert desk.vera.refused(4, "new", "--from", path, *words)["code"]


def test_escapes_of_a_terminal_stay_harmless(desk, paper):
    lines = [*LINES, "Назначение платежа: \x1b[2J счет № 145 от 12.03.2026"]
    result = desk.anna.run("new", "--from", paper("a.txt", "\n".join(lines).encode()), "--dry-run")
    assert "\x1b" not in result.out + result.err


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a Unix terminal")
def test_on_a_terminal_the_questions_begin_with_what_was_read(sqlite_desk, agreed):
    import pexpect

    desk = sqlite_desk
    path = desk.folder / "a.pdf"
    path.write_bytes(agreed)
    environment = desk.anna.environment() | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    child_process = pexpect.spawn(
        sys.executable, ["-m", "paydesk", "new", "--from", os.fspath(path)],
        env=environment, dimensions=(50, 100), encoding="utf-8", timeout=30,
    )  # fmt: skip
    child_process.expect("16,500.00")
    child_process.expect("What do you want to do with it")
    child_process.send("\x1b[B\r")  # the second choice: a draft
    child_process.expect(pexpect.EOF)
    made = desk.anna.show(1)
    assert made | WORDS == made
    assert made["files"][0]["name"] == "a.pdf"
