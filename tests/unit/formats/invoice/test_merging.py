"""What codes and texts say together: nothing is chosen silently."""

import pytest

from paydesk.errors import Problem
from paydesk.formats import invoice
from paydesk.formats.invoice import Finding, Vat, code
from tests.support import invoices
from tests.support.invoices import FIELDS


def finding(origin, file="a.pdf", vat=None, problems=(), **values):
    return Finding(origin, file, values, vat, tuple(problems))


def told(problems):
    return [(one.field, one.code) for one in problems]


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("inn", "7707083893", "7702070139"),
        ("kpp", "773601001", "770201001"),
        ("bic", "044525225", "044030653"),
        ("account", "40702810740000432537", "40702810455000024248"),
        ("corr_account", "30101810400000000225", "30101810500000000653"),
        ("amount", "16500.00", "16500.01"),
        ("currency", "RUB", "EUR"),
    ],
)
def test_a_disagreement_about_the_money_is_a_problem(key, one, other):
    found = invoice.merge([finding("code", **{key: one}), finding("text", **{key: other})])
    assert key not in found.values
    [problem] = found.problems
    assert (problem.field, problem.code) == (key, "sources_disagree")
    assert (problem.params["code"], problem.params["text"]) == (one, other)
    assert not found.warnings


@pytest.mark.parametrize("key", ["contractor", "purpose", "invoice_number", "invoice_date", "due_date"])
def test_a_disagreement_about_words_is_a_warning(key):
    found = invoice.merge([finding("code", **{key: "А1"}), finding("text", **{key: "Б2"})])
    assert (dict(found.values), found.problems, told(found.warnings)) == ({}, (), [(key, "sources_disagree")])


@pytest.mark.parametrize(
    "other",
    [
        "ООО Ромашка",
        'ООО "РОМАШКА"',
        "Общество с ограниченной ответственностью «Ромашка»",
        "«Ромашка» ООО",
        "ооо  ромашка",
    ],
)
def test_a_name_in_other_signs_is_the_same_name(other):
    found = invoice.merge([finding("code", contractor="ООО «Ромашка»"), finding("text", contractor=other)])
    assert (found.values["contractor"], found.warnings) == ("ООО «Ромашка»", ())


@pytest.mark.parametrize(("one", "other"), [("165.00", "16500.00"), ("16500.00", "165.00")])
def test_kopecks_taken_for_rubles_are_named(one, other):
    found = invoice.merge([finding("code", amount=one), finding("text", amount=other)])
    assert told(found.problems) == [("amount", "kopecks_or_rubles")]
    assert not found.values


def test_three_papers_are_named_with_their_files():
    found = invoice.merge([finding("text", f"{n}.pdf", amount=f"{n}.00") for n in (1, 2, 3)])
    assert found.problems[0].params["values"] == "1.00 (1.pdf), 2.00 (2.pdf), 3.00 (3.pdf)"


def test_what_the_person_gives_ends_the_question():
    both = [finding("code", amount="1.00", inn="1"), finding("text", amount="2.00", inn="2")]
    found = invoice.merge(both, {"amount"})
    assert told(found.problems) == [("inn", "sources_disagree")]


def test_the_code_names_one_of_two_accounts_of_the_text():
    several = Problem("account", "several_values", "{values}", {"values": "40702, 40802"})
    found = invoice.merge([finding("code", account="40802"), finding("text", problems=[several])])
    assert (found.values["account"], found.problems, told(found.warnings)) == (
        "40802",
        (),
        [("account", "several_values")],
    )


def test_the_code_names_an_account_that_is_none_of_those_in_the_text():
    several = Problem("account", "several_values", "{values}", {"values": "40702, 40802"})
    found = invoice.merge([finding("code", account="40500"), finding("text", problems=[several])])
    assert ("account" in found.values, told(found.problems)) == (False, [("account", "several_values")])


def test_vat_is_compared_with_the_other_paper_and_with_the_total():
    two = invoice.merge([finding("code", vat=Vat(100)), finding("text", vat=Vat(200))])
    assert (two.vat, told(two.warnings)) == (None, [("purpose", "vat_disagrees")])
    wrong = invoice.merge([finding("text", amount="122.00", vat=Vat(2400, 22))])
    assert told(wrong.warnings) == [("purpose", "vat_differs")]
    right = invoice.merge([finding("text", amount="122.00", vat=Vat(2200, 22))])
    assert (right.vat, right.warnings) == (Vat(2200, 22), ())


# Codes


def test_rubles_in_the_sum_are_left_out_and_told():
    payload = invoices.code().replace(b"Sum=1650000", b"Sum=16500.00")
    found = code.read(payload, "a.png")
    assert ("amount" in found.values, told(found.problems)) == (False, [("amount", "qr_sum")])
    assert found.values["account"] == FIELDS["PersonalAcc"]
    with_text = invoice.merge([found, finding("text", amount="16500.00")])
    assert ("amount" in with_text.values, told(with_text.problems)) == (False, [("amount", "qr_sum")])


def test_zeros_of_the_standard_mean_none():
    payload = invoices.code(FIELDS | {"CorrespAcc": "0"})
    assert "corr_account" not in code.read(payload, "a").values
    assert "inn" not in code.read(payload.replace(b"PayeeINN=7707083893", b"PayeeINN=000000000000"), "a").values


def test_nothing_of_persons_is_taken():
    payload = invoices.code() + "|LastName=Иванов|Phone=123|payeraddress=Рязань".encode()
    assert "Иванов" not in str(code.read(payload, "a").values)


def test_a_payment_to_the_budget_is_told():
    found = code.read(invoices.code(FIELDS | {"CBC": "18201061201010000510"}), "a")
    assert told(found.warnings) == [("file", "qr_budget")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda raw: raw.replace(b"ST0001", b"ST0002"), "qr_version"),
        (lambda raw: raw.replace(b"BIC=", b"BUC="), "qr_field_missing"),
        (lambda raw: raw.replace(b"|KPP=", b"|KPP"), "qr_part_without_name"),
    ],
)
def test_a_code_that_cannot_be_read_is_a_problem_unless_the_text_is_there(change, expected):
    found = code.read(change(invoices.code()), "a")
    assert told(invoice.merge([found]).problems) == [("file", expected)]
    with_text = invoice.merge([found, finding("text", account="1")])
    assert (with_text.problems, told(with_text.warnings)) == ((), [("file", expected)])
