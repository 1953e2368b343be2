"""The form on a real terminal: 80 columns, keys as a person presses them, and what is on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paydesk import messages, requisites
from paydesk.messages import _, heading

if sys.platform == "win32":
    pytest.skip("pexpect needs a Unix terminal", allow_module_level=True)

import pexpect

from tests.support.screen import Screen

ROOT = Path(__file__).parents[2]
BLOCK = (
    "ООО «Ромашка»\nИНН/КПП 7707083893/773601001\nр/с 40702810740000432537 в ПАО Сбербанк\n\n"
    "БИК 044525225, к/с 30101810400000000225"
)
SCRIPT = """
import json, sys
from datetime import UTC, date, datetime
from paydesk import form, form_words, messages, prompts
from paydesk.contractors import Known
from paydesk.records import Request

language, block, met = sys.argv[1:]
messages.use(language)
today, now = date(2026, 11, 30), datetime.now(UTC)
base = form.parse({"contractor": "ООО «Ромашка»", "requisites": block}, today).form
known = [Known(base.contractor, base.inn, Request(7, 1, "paid", "anna", base, now, now, "", 0, ""))]
try:
    answered = prompts.ask_form(form.Form(), known if met else [], today, require_bic=True, title="New")
    outcome, found = "submitted" if answered.submit else "draft", answered.form
except prompts.Cancelled as cancelled:
    outcome, found = "cancelled", cancelled.form
with open("outcome.json", "w", encoding="utf-8") as file:
    json.dump({"outcome": outcome} | form_words.to_words(found), file)
print("The end.")
"""
DOWN, ESC, CTRL_C = "\x1b[B", "\x1b", "\x03"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


@pytest.fixture(params=["ru", "en"])
def language(request):
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


@pytest.fixture
def form(tmp_path, language):
    started = []

    def start(met=""):
        started.append(Screen(tmp_path, "-c", SCRIPT, language, BLOCK, met))
        return started[-1]

    yield start
    for one in started:
        one.child.close(force=True)


def menu():
    return _("What do you want to do with it?")


def test_new_contractor_by_paste(form):
    screen = form()
    screen.answer(heading("contractor"), "ООО «Ромашка»\r")
    screen.answer(heading("amount"), "12 345,67\r")
    screen.answer(heading("requisites"), PASTE + BLOCK + PASTED + "\r\r")
    screen.answer(heading("due_date"), "сегодня\r")
    screen.answer(heading("subject"), "Бумага\r")
    screen.answer(heading("invoice_number"), "145\r")
    screen.answer(heading("invoice_date"), "1.12.2026\r")
    screen.answer(heading("purpose"), ", без НДС\r")
    screen.answer(menu(), "\r")
    found = screen.end()
    assert (found["outcome"], found["amount"], found["due_date"]) == ("submitted", "12345.67", "2026-11-30")
    assert found["purpose"] == "Оплата по счету № 145 от 01.12.2026 (Бумага), без НДС"
    assert found["requisites"] == BLOCK, "an empty line inside a paste does not end it"
    assert found["corr_account"] == "30101810400000000225"


def test_terminal_without_bracketed_paste_gets_the_whole_paste_too(form):
    screen = form()
    screen.answer(heading("contractor"), "\r")
    screen.answer(heading("amount"), "1\r")
    screen.answer(heading("requisites"), BLOCK.replace("\n", "\r") + "\r")
    time.sleep(0.5)
    screen.child.send("\r")
    screen.answer(heading("due_date"), CTRL_C)
    found = screen.end()
    assert (found["outcome"], found["requisites"]) == ("cancelled", BLOCK)
    assert found["contractor"] == "ООО «Ромашка»"


def test_known_contractor_is_found_by_a_part_of_the_name(form):
    screen = form("met")
    screen.wait("ООО «Ромашка» (7707083893)")
    screen.answer(heading("contractor"), "маш")
    screen.wait("маш")
    screen.child.send(DOWN)
    screen.wait(": ООО «Ромашка» (7707083893)")
    screen.child.send("\r")
    screen.answer(heading("amount"), "1000\r")
    screen.wait("40702810740000432537")
    screen.answer(_("Requisites as last time (request {id})").format(id=7), "\r")
    screen.answer(heading("due_date"), "+5d\r")
    screen.answer(heading("subject"), "Бумага\r")
    screen.answer(heading("invoice_number"), "\r")
    screen.answer(heading("purpose"), "\r")
    screen.answer(menu(), DOWN + "\r")
    found = screen.end()
    assert (found["outcome"], found["account"], found["due_date"]) == ("draft", "40702810740000432537", "2026-12-05")


def test_wrong_digit_is_refused_beside_the_field_in_full(form):
    screen = form()
    screen.answer(heading("contractor"), "А\r")
    screen.answer(heading("amount"), "1\r")
    screen.answer(heading("requisites"), "\r")
    screen.answer(heading("inn"), "7707083894\r")
    (problem,) = requisites.inn.validate("7707083894")
    screen.wait("? " + heading("inn") + ": 7707083894\n", messages.of_problem(problem).split()[-1])
    screen.child.send("\x7f3\r")
    screen.answer(heading("kpp"), CTRL_C)
    found = screen.end()
    assert (found["outcome"], found["inn"]) == ("cancelled", "7707083893")


def test_escape_leaves_and_keeps_but_alt_and_a_letter_does_not(form):
    screen = form()
    screen.answer(heading("contractor"), "Лютик\r")
    screen.answer(heading("amount"), "1" + ESC + "ф")
    screen.wait("1ф")
    screen.child.send("\x7f0\r")
    screen.answer(heading("requisites"), "\r")
    screen.answer(heading("inn"), ESC)
    assert screen.end() == {"outcome": "cancelled", "contractor": "Лютик", "amount": "10.00", "currency": "RUB"}


def test_field_is_changed_from_the_summary_and_keys_typed_ahead_do_not_submit(form):
    screen = form("met")
    screen.answer(heading("contractor"), "7707083893\r")
    screen.answer(heading("amount"), "1000\r")
    screen.answer(_("Requisites as last time (request {id})").format(id=7), "\r")
    screen.answer(heading("due_date"), "+5d\r")
    screen.answer(heading("subject"), "Бумага\r")
    screen.answer(heading("invoice_number"), "\r")
    screen.answer(heading("purpose"), "\r\r\r\r")
    screen.answer(menu(), DOWN * 2 + "\r")
    screen.answer(_("Which field?"), DOWN + "\r")
    screen.answer(heading("amount"), "\x15" + "5 USD\r")
    screen.answer(menu(), ESC)
    found = screen.end()
    assert (found["outcome"], found["amount"], found["currency"]) == ("cancelled", "5.00", "USD")


def test_cancel_asks_before_it_throws_away(form):
    screen = form()
    screen.answer(heading("contractor"), "Лютик\r")
    for key in ("amount", "requisites", "inn", "kpp", "bic", "account", "corr_account", "due_date", "subject",
                "invoice_number", "purpose"):  # fmt: skip
        screen.answer(heading(key), "\r")
    screen.wait(_("To submit it, still needed: {fields}").split(":")[0])
    assert _("submit for approval") not in screen.text
    screen.answer(menu(), DOWN * 4 + "\r")
    screen.answer(_("Throw away what you have typed?"), "maybe\r")
    screen.wait(_("Answer yes or no."))
    screen.child.send("\x15да\r")
    assert screen.end() == {"outcome": "cancelled", "currency": "RUB"}


def test_no_line_is_cut_at_the_edge(form):
    screen = form("met")
    screen.answer(heading("contractor"), "новый\r")
    screen.answer(heading("amount"), "1\r")
    hint = _("paste them as received; an empty line ends. Enter at once: field by field")
    screen.wait(hint.split()[-1])
    screen.answer(heading("requisites"), CTRL_C)
    screen.end()


@pytest.fixture
def database(tmp_path):
    variables = {"PAYDESK_DB": f"sqlite:///{tmp_path / 'x.db'}", "PAYDESK_USER": "anna", "PAYDESK_TODAY": "2026-11-30"}
    variables |= {"PYTHONPATH": str(ROOT), "PAYDESK_CONFIG": str(tmp_path / "none.toml"), "PYTHONUTF8": "1"}
    for words in (["init"], ["user", "edit", "anna", "--role", "manager", "--role", "admin"]):
        assert paydesk(variables, *words).returncode == 0
    return variables


def paydesk(database, *words, **options):
    return subprocess.run(
        [sys.executable, "-m", "paydesk", *words], env=os.environ | database, capture_output=True, text=True,
        encoding="utf-8", timeout=60, check=False, **options,
    )  # fmt: skip


def test_new_files_what_was_answered_and_keeps_what_was_left(tmp_path, language, database):
    variables = database | {"PAYDESK_LANG": language}
    (tmp_path / "the invoice.pdf").write_bytes(b"%PDF the invoice")
    screen = Screen(tmp_path, "-m", "paydesk", "new", **variables)
    screen.answer(heading("contractor"), "ООО «Ромашка»\r")
    screen.answer(heading("amount"), "12 345,67\r")
    screen.answer(heading("requisites"), PASTE + BLOCK + PASTED + "\r\r")
    screen.answer(heading("due_date"), "+5d\r")
    screen.answer(heading("subject"), "Бумага\r")
    screen.answer(heading("invoice_number"), "\r")
    screen.answer(heading("invoice_file"), "none.pdf\r")
    screen.wait(_("There is no file {path}.").format(path="none.pdf"))
    screen.child.send("\x15'the invoice.pdf'\r")  # with quotes, as a terminal writes a file that is dropped on it
    screen.answer(heading("invoice_file"), "\r")
    screen.answer(heading("purpose"), "\r")
    screen.wait("the invoice.pdf")
    screen.answer(menu(), "\r")
    screen.child.expect(pexpect.EOF)
    screen.child.close()
    assert screen.child.exitstatus == 0

    screen = Screen(tmp_path, "-m", "paydesk", "new", **variables)
    screen.answer(heading("contractor"), "7707083893\r")
    screen.answer(heading("amount"), "500\r")
    screen.answer(_("Requisites as last time (request {id})").format(id=1), CTRL_C)
    screen.child.expect(pexpect.EOF)
    screen.child.close()
    assert screen.child.exitstatus == 1

    requests = json.loads(paydesk(database, "registry", "--json").stdout)
    assert sorted((one["status"], one["amount"], one["account"]) for one in requests) == [
        ("draft", "500.00", "40702810740000432537"),
        ("pending", "12345.67", "40702810740000432537"),
    ]
    papers = {one["status"]: [(paper["kind"], paper["name"]) for paper in one["files"]] for one in requests}
    assert papers == {"draft": [], "pending": [("invoice", "the invoice.pdf")]}


@pytest.mark.parametrize(
    "piped", ["", "\n", "ООО «Ромашка»\n1000\n\n\n\n\n\n\ny\n"], ids=["nothing", "a line end", "answers"]
)
def test_piped_input_is_never_taken_as_answers(database, piped):
    ended = paydesk(database, "new", input=piped)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--contractor" in ended.stderr
    assert json.loads(paydesk(database, "registry", "--json").stdout) == []


def test_piped_output_is_no_terminal_either(tmp_path, database):
    command = f"'{sys.executable}' -m paydesk new | cat; echo The end."
    screen = Screen(tmp_path, "-c", f"import os; os.execvp('sh', ['sh', '-c', {command!r}])", **database)
    screen.wait("--contractor", "The end.")
    assert "? " + heading("contractor") not in screen.text
    screen.child.close()


class Edit(Screen):
    """The form of a draft, through the command itself."""

    def __init__(self, folder, person, language, number):
        super().__init__(folder, "-m", "paydesk", "edit", str(number), **person.environment(language))

    def left(self):
        while self._read():
            pass
        self.child.close()
        return self.child.exitstatus


@pytest.mark.parametrize("reason", ["вторая половина", "", CTRL_C])
def test_an_invoice_that_is_filed_already_needs_a_reason_or_stays_a_draft(sqlite_desk, tmp_path, language, reason):
    desk = sqlite_desk
    desk.pending(invoice_number="17")
    number = desk.anna.new(invoice_number="17")["id"]
    screen = Edit(tmp_path, desk.anna, language, number)
    title = _("Worth a look:")
    screen.wait(title)
    told = _("Request {other} ({status}) to this payee has the same invoice number {number}.")
    start = told.split("{other}", maxsplit=1)[0]
    assert f"{start}1 (" in screen.text, "it is said before anything is saved"
    screen.answer(menu(), "\r")
    screen.answer(_("Why another payment?"), reason if reason == CTRL_C else reason + "\r")
    assert screen.left() == (130 if reason == CTRL_C else 0), screen.text
    if reason == CTRL_C:
        assert _("What you typed is kept as draft {id}: paydesk edit {id}").format(id=number) in screen.text
        reason = ""
    assert desk.anna.show(number)["status"] == ("pending" if reason else "draft")
    assert [one["comment"] for one in desk.olga.json("history", number) if one["action"] == "duplicate_ok"] == (
        [reason] if reason else []
    )
