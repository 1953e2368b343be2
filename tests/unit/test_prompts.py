"""The dialogue with a scripted asker; the terminal itself is in tests/stories/test_form_terminal.py."""

from __future__ import annotations

import doctest
import io
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from paydesk import form as forms
from paydesk import messages, prompts
from paydesk.contractors import Known
from paydesk.errors import Declined, UsageError
from paydesk.form import Form
from paydesk.prompts import reading, summary
from paydesk.prompts.dialogue import run
from paydesk.prompts.session import Session
from paydesk.records import Request

TODAY = date(2026, 11, 30)
BLOCK = (
    "ООО «Ромашка»\nИНН/КПП 7707083893/773601001\nр/с 40702810740000432537 в ПАО Сбербанк\n"
    "БИК 044525225, к/с 30101810400000000225"
)
PAYEE = forms.parse({"contractor": "ООО «Ромашка»", "requisites": BLOCK}, TODAY).form
PAYEE_KEYS = (*forms.REQUISITE_KEYS, "bank", "requisites")
ENTER = object()
"""Takes the default."""
LEAVE = KeyboardInterrupt


class Scripted:
    """Answers from a list, keeps what was asked and said, and holds the checks as a terminal does."""

    width = 79

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.said = []
        self.refused = []
        self.menus = []

    def _next(self, question, default):
        self.asked.append(question)
        assert self.answers, f"no answer left for {question!r}, asked: {self.asked}"
        answer = self.answers.pop(0)
        if answer is LEAVE:
            raise KeyboardInterrupt
        return default if answer is ENTER else answer

    def _line(self, question, default, check):
        while True:
            answer = self._next(question, default)
            wrong = check(answer) if check else None
            if wrong is None:
                return answer
            self.refused.append(wrong)

    def say(self, text):
        self.said.append(text)

    def text(self, question, *, default="", hint="", check=None):
        return self._line(question, default, check)

    def complete(self, question, options, *, default="", hint="", check=None):
        self.options = options
        return self._line(question, default, check)

    def block(self, question, *, hint="", check=None):
        return self._line(question, "", check)

    def choose(self, question, choices, *, default=None):
        values = [choice.value for choice in choices]
        self.menus.append(values)
        answer = self._next(question, default or values[0])
        assert answer in values
        return answer

    def confirm(self, question, *, default=False):
        return self._next(question, default)

    @property
    def screen(self):
        return "\n".join(self.said)


@pytest.fixture(autouse=True)
def english():
    before = messages.language()
    messages.use("en")
    yield
    messages.use(before)


def known(form=PAYEE, number=7):
    now = datetime.now(UTC)
    return Known(form.contractor, form.inn, Request(number, 1, "paid", "anna", form, now, now, "", 0, ""))


def session(*answers, base=None, met=(), require_bic=True):
    return Session(Scripted(*answers), base or Form(), list(met), TODAY, require_bic=require_bic)


def answer(one):
    answered = run(one, "New request")
    assert not one.asker.answers, "answers were left over"
    return answered


def test_new_contractor_is_read_from_the_pasted_requisites_and_not_asked_again():
    one = session("ООО «Ромашка»", "12 345,67", BLOCK, "+5d", "Бумага А4", "145", "1.12.2026", ENTER, "submit")
    answered = answer(one)
    assert answered.submit
    assert answered.form == replace(
        PAYEE,
        amount=1234567,
        due_date=date(2026, 12, 5),
        subject="Бумага А4",
        invoice_number="145",
        invoice_date=date(2026, 12, 1),
        purpose="Оплата по счету № 145 от 01.12.2026 (Бумага А4)",
    )
    assert answered.form.requisites == BLOCK
    assert not {"INN", "KPP", "Bank BIC", "Account", "Corr. account"} & set(one.asker.asked)


def test_only_what_the_paste_lacks_is_asked():
    block = "ИНН 7707083893 р/с 40702810740000432537"
    one = session("ООО «Ромашка»", "1", block, "044525225", *[ENTER] * 4, "draft")
    answered = answer(one)
    assert one.asker.asked[2:5] == ["Requisites", "Bank BIC", "Pay by"]
    assert (answered.form.bic, answered.form.requisites) == ("044525225", block)


def test_bic_is_not_asked_after_a_paste_when_it_is_not_needed():
    one = session("А", "1", "ИНН 7707083893 р/с 40702810740000432537", *[ENTER] * 4, "draft", require_bic=False)
    answer(one)
    assert "Bank BIC" not in one.asker.asked


def test_name_left_out_is_read_from_the_paste():
    assert answer(session("", "1", BLOCK, *[ENTER] * 4, "draft")).form.contractor == "ООО «Ромашка»"


def test_requisites_pasted_where_the_contractor_is_asked_are_understood():
    one = session(BLOCK, "1", *[ENTER] * 4, "draft")
    form = answer(one).form
    assert (form.contractor, form.account, form.requisites) == ("ООО «Ромашка»", PAYEE.account, BLOCK)
    assert "Requisites" not in one.asker.asked


def test_wrong_value_in_the_paste_is_asked_again_alone_with_what_was_read():
    one = session("А", "1", BLOCK.replace("7707083893", "7707083894"), ENTER, "7707083893", *[ENTER] * 4, "draft")
    form = answer(one).form
    assert one.asker.asked[2:5] == ["Requisites", "INN", "INN"]
    assert len(one.asker.refused) == 1, "the value as read is the default, and refused"
    assert "7707083894" in one.asker.screen
    assert form.inn == "7707083893"
    assert "7707083894" not in form.requisites


def test_wrong_account_key_asks_for_bic_and_account_for_either_may_be_mistyped():
    one = session("А", "1", BLOCK.replace("044525225", "044525226"), "044525225", ENTER, ENTER, *[ENTER] * 4, "draft")
    answered = answer(one)
    asked_again = [question for question in one.asker.asked if question in ("Bank BIC", "Account")]
    assert asked_again == ["Bank BIC", "Account"]
    assert forms.check(answered.form).problems == ()


def test_text_without_requisites_leads_to_the_fields():
    one = session("А", "1", "см. счет", "7707083893", "", "", "", "", *[ENTER] * 4, "draft")
    answer(one)
    assert one.asker.asked[3:8] == ["INN", "KPP", "Bank BIC", "Account", "Corr. account"]


def test_field_by_field_refuses_a_wrong_digit_beside_the_field():
    one = session(
        "ООО «Ромашка»", "1", "", "7707083894", "7707083893", "773601001", "044525225", "40702810740000432538",
        "40702810740000432537", "30101810400000000225", *[ENTER] * 4, "draft",
    )  # fmt: skip
    form = answer(one).form
    assert [text.split(":")[0] for text in one.asker.refused] == ["INN", "Account"]
    assert one.asker.asked[3:5] == ["INN", "INN"]
    assert (form.inn, form.account) == (PAYEE.inn, PAYEE.account)


def test_entrepreneur_is_not_asked_for_a_kpp():
    one = session("ИП", "1", "", "500100732259", "", "", "", *[ENTER] * 4, "draft")
    answer(one)
    assert "KPP" not in one.asker.asked


@pytest.mark.parametrize("typed", ["ООО «Ромашка» (7707083893)", "ромашка", "7707083893", "ооо ромашка"])
def test_known_contractor_needs_four_typed_answers(typed):
    one = session(typed, "1000", ENTER, "завтра", "Бумага", ENTER, ENTER, "submit", met=[known()])
    answered = answer(one)
    assert answered.submit
    assert answered.form == replace(
        PAYEE, amount=100000, due_date=date(2026, 12, 1), subject="Бумага", purpose="Оплата: Бумага"
    )
    assert one.asker.options == ["ООО «Ромашка» (7707083893)"]
    assert PAYEE.account in one.asker.screen
    assert "Requisites as last time (request 7)" in one.asker.asked


def test_known_contractor_with_other_requisites_now():
    one = session("ромашка", "1", "change", "ИНН 7707083893 р/с 40702810438000060473 БИК 044525225", *[ENTER] * 4,
                  "draft", met=[known()])  # fmt: skip
    form = answer(one).form
    assert form.account == "40702810438000060473"
    assert form.corr_account is None, "nothing of the old set is left"


def test_known_contractor_paid_in_another_currency_is_asked_for_requisites():
    foreign = replace(PAYEE, currency="EUR", account="DE89370400440532013000", bic="COBADEFF", inn=None, kpp=None,
                      corr_account=None)  # fmt: skip
    one = session("ромашка", "100", ENTER, *[ENTER] * 4, "draft", met=[known(foreign)])
    form = answer(one).form
    assert (form.currency, form.account) == ("EUR", "DE89370400440532013000")
    one = session("ромашка", "100 руб.", BLOCK, *[ENTER] * 4, "draft", met=[known(foreign)])
    form = answer(one).form
    assert (form.currency, form.account) == ("RUB", PAYEE.account)


def test_namesakes_are_told_apart_by_the_inn():
    other = replace(PAYEE, inn="7728168971")
    one = session("ромашка", "0", "1", *[ENTER] * 5, "draft", met=[known(), known(other, 6)])
    assert answer(one).form.inn == PAYEE.inn
    one = session("ромашка", "new", "1", BLOCK, *[ENTER] * 4, "draft", met=[known(), known(other, 6)])
    assert answer(one).form.contractor == "ромашка"


def test_unknown_inn_typed_as_contractor_is_the_inn():
    one = session("7728168971", "ООО «Лютик»", "1", "", ENTER, "", "", "", "", *[ENTER] * 4, "draft")
    form = answer(one).form
    assert (form.inn, form.contractor) == ("7728168971", "ООО «Лютик»")


def test_amount_may_name_its_currency():
    one = session("Acme", "1000 USD", "IBAN DE89370400440532013000\nSWIFT COBADEFF", *[ENTER] * 4, "draft")
    form = answer(one).form
    assert (form.amount, form.currency, form.account) == (100000, "USD", "DE89370400440532013000")
    assert "INN" not in one.asker.asked


def test_ambiguous_amount_and_date_are_refused_where_they_are_asked():
    one = session("А", "1,234", "1.234", "1234", BLOCK, "01/02/2027", "01.02.2027", *[ENTER] * 3, "draft")
    answer(one)
    assert len(one.asker.refused) == 3


def complete_form():
    return replace(PAYEE, amount=100, due_date=TODAY, subject="Бумага", purpose="Оплата: Бумага")


def test_editing_begins_with_the_summary_and_changes_one_field():
    one = session("field", "amount", "2,50", "submit", base=complete_form())
    answered = answer(one)
    assert answered.form == replace(complete_form(), amount=250)
    assert one.asker.asked == [
        "What do you want to do with it?",
        "Which field?",
        "Invoice amount",
        "What do you want to do with it?",
    ]


@pytest.mark.parametrize("key", [key for key in summary.ORDER if key not in ("contractor", "requisites", "currency")])
def test_every_field_can_be_chosen_and_left_as_it_is(key):
    form = replace(complete_form(), invoice_number="1", invoice_date=TODAY)
    assert answer(session("field", key, ENTER, "draft", base=form)).form == form


def test_all_fields_are_in_the_menu_and_one_can_go_back():
    one = session("field", "back", "draft", base=complete_form())
    answer(one)
    assert set(one.asker.menus[1]) == {field.key for field in forms.FIELDS} | {"back"}


def test_going_through_all_questions_offers_what_is_there():
    one = session("all", *[ENTER] * 7, "submit", base=complete_form())
    assert answer(one).form == complete_form()


def test_changed_invoice_number_changes_the_composed_purpose_but_not_a_typed_one():
    base = replace(complete_form(), invoice_number="1", purpose="Оплата по счету № 1 (Бумага)")
    one = session("field", "invoice_number", "2", "draft", base=base)
    assert answer(one).form.purpose == "Оплата по счету № 2 (Бумага)"
    typed = replace(base, purpose="За бумагу")
    assert answer(session("field", "invoice_number", "2", "draft", base=typed)).form.purpose == "За бумагу"


def test_contractor_changed_to_a_known_one_brings_their_requisites():
    other = replace(PAYEE, contractor="Лютик", inn="7728168971", account="40702810000000000001", bic=None,
                    corr_account=None, requisites="р/с 40702810000000000001")  # fmt: skip
    one = session("field", "contractor", "лютик", "keep", "", "draft", base=complete_form(), met=[known(other)])
    form = answer(one).form
    assert (form.contractor, form.inn, form.account) == ("Лютик", "7728168971", "40702810000000000001")
    assert form.corr_account is None


def test_currency_with_other_digits_asks_for_the_amount_again():
    base = Form(subject="Бумага", amount=100050)
    one = session("field", "currency", "other", "jpy", "1000", "draft", base=base)
    form = answer(one).form
    assert (form.currency, form.amount) == ("JPY", 1000)
    one = session("field", "currency", "USD", "draft", base=base)
    form = answer(one).form
    assert (form.currency, form.amount) == ("USD", 100050)


def test_incomplete_form_cannot_be_submitted_and_says_what_is_missing():
    one = session("ООО «Ромашка»", "1", BLOCK, "", "", "", "", "draft")
    answered = answer(one)
    assert not answered.submit
    assert "submit" not in one.asker.menus[-1]
    assert one.asker.said[-2] == "To submit it, still needed: Pay by, What for, Payment purpose"


def test_what_is_missing_can_be_answered_at_once():
    one = session("fill", "+1d", "Бумага", ENTER, "submit", base=replace(PAYEE, amount=100))
    form = answer(one).form
    assert (form.due_date, form.purpose) == (date(2026, 12, 1), "Оплата: Бумага")


def test_missing_requisites_can_be_pasted_then():
    one = session("fill", BLOCK, "submit", base=replace(complete_form(), **dict.fromkeys(PAYEE_KEYS)))
    assert answer(one).form == complete_form()
    one = session("fill", "", "", "", "", "", "", "draft", base=replace(complete_form(), **dict.fromkeys(PAYEE_KEYS)))
    assert answer(one).form.account is None, "each is asked once"


def test_fields_that_disagree_can_only_be_corrected():
    one = session("field", "bic", "044525226", "field", "bic", "044525225", "draft", base=complete_form())
    answer(one)
    assert one.asker.menus[0][0] == "submit"
    assert one.asker.menus[2] == ["field", "all", "cancel"]
    assert "To be corrected:" in one.asker.said


@pytest.mark.parametrize("given", range(1, 8))
def test_leaving_keeps_what_was_answered(given, monkeypatch):
    answers = ["ООО «Ромашка»", "12 345,67", BLOCK, "+5d", "Бумага", "145", "1.12.2026", ENTER]
    asker = Scripted(*answers[:given], LEAVE)
    monkeypatch.setattr(prompts, "_terminal", lambda: asker)
    with pytest.raises(prompts.Cancelled) as left:
        prompts.ask_form(Form(), [], TODAY, require_bic=True, title="New request")
    form = left.value.form
    assert form.contractor == "ООО «Ромашка»"
    assert form.amount == (1234567 if given > 1 else None)
    assert form.account == (PAYEE.account if given > 2 else None)
    assert forms.check(form).problems == (), "it can be stored"


def test_end_of_input_is_leaving_too(monkeypatch):
    class Ended(Scripted):
        def _next(self, question, default):
            raise EOFError

    monkeypatch.setattr(prompts, "_terminal", Ended)
    with pytest.raises(prompts.Cancelled) as left:
        prompts.ask_form(Form(), [], TODAY, require_bic=True, title="")
    assert left.value.form == Form()
    with pytest.raises(Declined):
        prompts.ask_text("Comment", needed=True)
    with pytest.raises(Declined):
        prompts.confirm("Sure?")


def test_cancelling_in_the_menu_keeps_nothing_but_asks_first():
    one = session("field", "subject", "Чернила", "cancel", False, "cancel", True, base=complete_form())
    with pytest.raises(prompts.Cancelled) as left:
        answer(one)
    assert left.value.form == complete_form(), "as it was before"
    with pytest.raises(prompts.Cancelled):
        answer(session("cancel", base=complete_form()))


def test_summary_shows_every_field_warnings_and_fits():
    form = replace(complete_form(), corr_account=None, purpose="Оплата " + "очень " * 20, invoice_number="1",
                   invoice_date=TODAY, requisites="Другой текст " * 60)  # fmt: skip
    lines = list(summary.lines(form, 79, require_bic=True))
    text = "\n".join(lines)
    assert all(messages.heading(field.key) in text for field in forms.FIELDS if field.key != "corr_account")
    assert "Worth a look:" in lines
    assert max(map(len, lines)) <= 79


def test_summary_makes_terminal_codes_harmless():
    form = Form(contractor="Ромашка\x1b[2J", subject="a\u202eb", requisites="x\n\x1b]0;y")
    shown = "\n".join(summary.lines(form, 79, require_bic=True)) + summary.brief(form, "requisites", 79)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x1b" not in reading.label(known(replace(PAYEE, contractor="Ромашка\x1b[2J")))


def test_composed_purpose_fits_a_payment_order():
    for number in ("1", "9" * 100):
        form = Form(subject="о" * 500, invoice_number=number, invoice_date=TODAY)
        assert len(reading.compose_purpose(form)) <= forms.PURPOSE_LIMIT_RUB


def test_purpose_in_the_pasted_text_is_offered():
    form = replace(complete_form(), requisites="Назначение платежа: Оплата по договору 5, без НДС")
    assert reading.default_purpose(form) == "Оплата по договору 5, без НДС"


def test_documented_examples():
    assert doctest.testmod(reading).failed == 0


class Tty(io.StringIO):
    def isatty(self):
        return True


def test_questions_need_a_terminal_on_both_sides(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    for stdin, stdout, expected in (
        (Tty(), Tty(), True), (io.StringIO(), Tty(), False), (Tty(), io.StringIO(), False), (None, Tty(), False),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "stdout", stdout)
        assert prompts.interactive(no_input=False) is expected
        assert not prompts.interactive(no_input=True)
    closed = Tty()
    closed.close()
    monkeypatch.setattr(sys, "stdout", Tty())
    monkeypatch.setattr(sys, "stdin", closed)
    assert not prompts.interactive(no_input=False)
    monkeypatch.setattr(sys, "stdin", Tty())
    monkeypatch.setenv("TERM", "dumb")
    assert not prompts.interactive(no_input=False)


def test_asking_without_a_terminal_is_a_usage_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    for ask in (
        lambda: prompts.confirm("Sure?"),
        lambda: prompts.ask_text("Comment", needed=True),
        lambda: prompts.ask_form(Form(), [], TODAY, require_bic=True, title=""),
    ):
        with pytest.raises(UsageError):
            ask()


def test_importing_the_room_loads_no_library_of_prompts():
    code = "import sys, paydesk.prompts; print([m for m in ('questionary', 'prompt_toolkit', 'sqlalchemy') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
