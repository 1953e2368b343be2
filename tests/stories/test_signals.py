"""What is worth a look before a request goes on, told to whoever may see the fact behind it."""

from __future__ import annotations

import pytest

PAST = {"purpose": "Оплата по счету 16, без НДС", "invoice_number": "16", "amount": "500,00", "due": "2026-09-04"}
"""A payment of another invoice, sum and time."""


def codes(shape):
    """The codes of the signals, but those that any small request has."""
    quiet = {"kpp_absent", "no_invoice", "first_payment", "corr_account_absent"}
    return [one["code"] for one in shape["warnings"] if one["code"] not in quiet]


def said(shape, code):
    """The sentence of a signal."""
    return next(one["message"] for one in shape["warnings"] if one["code"] == code)


def test_the_first_payment_and_a_missing_invoice(desk):
    first = desk.anna.new("--submit")
    told = {one["code"] for one in first["warnings"]}
    assert ("no_invoice" in told, "first_payment" in told) == (True, False), (
        "Anna does not see what others were paid for"
    )
    assert "first_payment" in {one["code"] for one in desk.hanna.show(first["id"])["warnings"]}
    desk.paid(**PAST)
    assert "first_payment" not in {one["code"] for one in desk.hanna.show(first["id"])["warnings"]}
    invoice = desk.folder / "invoice.pdf"
    invoice.write_bytes(b"%PDF-1.7 one")
    later = desk.anna.new("--invoice", str(invoice), invoice_number="19", amount="7,00")
    assert not {"first_payment", "no_invoice"} & {one["code"] for one in later["warnings"]}


def test_the_same_invoice_across_years_and_spellings(desk):
    one = desk.paid(invoice_number="А-17", due="2026-01-10", purpose="Оплата по счету А-17, без НДС")
    two = desk.anna.new("--submit", "--duplicate-ok", "остаток", invoice_number="№ a-017", amount="77,00")
    assert codes(two) == ["same_invoice", "duplicate_ok"]
    assert said(two, "same_invoice") == f"Request {one} (Paid) to this payee has the same invoice number А-17."
    assert said(two, "duplicate_ok") == "The author says that this is another payment: остаток"
    assert "same_invoice" in codes(desk.hanna.show(two["id"])), "and again to who decides"
    assert "same_invoice" in codes(desk.hanna.json("inbox")[0])
    assert " !" in desk.hanna.ok("inbox").out
    assert "! request" not in desk.hanna.ok("approve", two["id"]).out
    assert "same_invoice" in codes(desk.vera.show(two["id"]))


def test_nearly_the_same_sum_and_day(desk):
    one = desk.pending(invoice_number="1", amount="1000,00", due="2026-12-04")
    assert codes(desk.anna.new(invoice_number="2", amount="1009,00", due="2026-12-23")) == ["near_payment"]
    assert codes(desk.anna.new(invoice_number="3", amount="1020,00", due="2026-12-04")) == []
    assert codes(desk.anna.new(invoice_number="4", amount="5000,00", due="2026-12-04")) == []
    assert codes(desk.anna.new(invoice_number="5", amount="1000,00", due="2027-02-02")) == []
    desk.hanna.ok("reject", one, "-m", "нет")
    assert "near_payment" not in codes(desk.anna.new(invoice_number="6", amount="995,00", due="2026-10-05"))


def test_the_same_file_of_an_invoice(desk):
    invoice = desk.folder / "invoice.pdf"
    invoice.write_bytes(b"%PDF-1.7 one")
    one = desk.anna.new("--invoice", str(invoice))["id"]
    other = {"inn": "7707083893", "kpp": "773601001", "bic": "044525225", "account": "40702810740000432537",
             "corr_account": None, "contractor": "ПАО Сбербанк"}  # fmt: skip
    two = desk.anna.new("--invoice", str(invoice), invoice_number="99", amount="5,00", **other)
    assert codes(two) == ["same_file"]
    assert f"Request {one} " in said(two, "same_file")


def test_accounts_and_names_that_changed(desk):
    one = desk.paid(**PAST)
    changed = desk.anna.new(invoice_number="20", account="40702810938000012345", bic="044525225", corr_account=None)
    assert codes(changed) == ["new_account", "untrusted_account"]
    assert said(changed, "new_account").endswith(f"the last one was 40702810410001518679 (request {one}).")
    named = desk.anna.new(invoice_number="21", contractor="ООО «Другая»", amount="9,00")
    assert codes(named) == ["inn_of_another"]
    assert codes(desk.anna.new(invoice_number="22", contractor="ооо БРУЛЕР", amount="19,00")) == []
    taken = desk.anna.new(
        invoice_number="23", inn="7707083893", amount="29,00", contractor="ПАО Сбербанк", kpp="773601001"
    )
    assert codes(taken) == ["account_of_another"]
    assert "ООО «БРУЛЕР», INN 9714017207" in said(taken, "account_of_another")


def test_a_sum_far_from_what_is_usual(desk):
    for number, amount in enumerate(("100,00", "110,00", "300,00"), 1):
        desk.paid(invoice_number=str(number), amount=amount, due=f"2026-0{number}-02", purpose="Оплата, без НДС")
    assert codes(desk.anna.new(invoice_number="8", amount="330,00")) == []
    unusual = desk.anna.new(invoice_number="9", amount="3 300,01")
    assert codes(unusual) == ["unusual_amount"]
    assert "30 times what is usual for this payee (RUB 110.00, from 3 payments)" in said(unusual, "unusual_amount")


def test_due_dates_and_wording(desk):
    assert codes(desk.anna.new(due="2026-12-05")) == ["day_off"]
    assert codes(desk.anna.new(due="2027-01-04", invoice_number="2", amount="1,00")) == ["day_off"], "a holiday"
    assert codes(desk.anna.new(due="2026-11-04", invoice_number="3", amount="2,00")) == ["due_passed"]
    assert codes(desk.anna.new(purpose="Оплата по счету 17", invoice_number="4", amount="3,00")) == ["no_vat"]


def test_what_one_may_not_see_is_no_signal(desk):
    desk.paid()
    twin = desk.boris.new("--submit", "--duplicate-ok", "вторая часть", invoice_number="17")
    assert codes(twin) == [], "Boris does not see what Anna filed"
    assert {"same_invoice"} <= set(codes(desk.hanna.show(twin["id"])))


def test_nothing_is_said_of_what_is_settled(desk):
    number = desk.paid()
    desk.anna.new()
    assert codes(desk.hanna.show(number)) == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_card_tells_it_to_people(desk, lang):
    desk.paid()
    number = desk.anna.new("--submit", "--duplicate-ok", "остаток", invoice_number="17")["id"]
    shown = " ".join(desk.hanna.ok("show", number, lang=lang).out.split())
    assert ("тот же номер счёта 17" if lang == "ru" else "the same invoice number 17") in shown
