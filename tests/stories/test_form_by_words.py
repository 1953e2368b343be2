"""Filing by words: what is refused at once, what is asked for at submit, and what is brought along."""

import pytest

from tests.support.desk import FORM

ROMASHKA = {
    "contractor": "АНО «КДДГ»",
    "inn": "7813669506",
    "bic": "044030790",
    "account": "40703810890480000101",
    "corr_account": "30101810900000000790",
}
FOREIGN = {
    "subject": "Licences",
    "contractor": "Example GmbH",
    "amount": "1,234.50",
    "currency": "EUR",
    "inn": None,
    "bic": "COBADEFFXXX",
    "account": "DE89 3704 0044 0532 0130 00",
    "corr_account": None,
    "purpose": "Invoice 2026-17",
}


def fields_of(error):
    return [problem["field"] for problem in error["problems"]]


def codes_of(error):
    return {problem["field"]: problem["code"] for problem in error["problems"]}


def test_a_draft_may_lack_everything_but_one_field(desk):
    filed = desk.anna.json("new", "--subject", "Что-то")
    assert (filed["status"], filed["subject"], filed["amount"], filed["currency"]) == ("draft", "Что-то", None, "RUB")


def test_submitting_asks_for_all_that_is_missing_at_once(desk):
    number = desk.anna.json("new", "--contractor", "Ромашка")["id"]
    error = desk.anna.refused(3, "submit", number)
    assert error["code"] == "form_incomplete"
    assert codes_of(error) == dict.fromkeys(
        ["subject", "amount", "due_date", "requisites", "inn", "account", "purpose"], "missing"
    )
    assert "--due" in next(p["message"] for p in error["problems"] if p["field"] == "due_date")
    text = desk.anna.run("submit", number)
    assert (text.code, text.out) == (3, "")
    assert text.err.count("--") == 7
    assert desk.anna.show(number)["status"] == "draft"


def test_new_with_submit_is_all_or_nothing(desk):
    error = desk.anna.refused(3, "new", "--contractor", "Ромашка", "--submit")
    assert "amount" in fields_of(error)
    assert desk.anna.sees() == []
    error = desk.anna.refused(3, "new", "--contractor", "Ромашка", "--submit", "--dry-run")
    assert "amount" in fields_of(error)


def test_edit_with_submit_is_all_or_nothing(desk):
    number = desk.anna.json("new", "--contractor", "Ромашка")["id"]
    before = desk.anna.show(number)
    desk.anna.refused(3, "edit", number, "--amount", "5", "--submit")
    assert desk.anna.show(number) == before


@pytest.mark.parametrize(
    ("option", "value", "field", "code"),
    [
        ("--inn", "9714017208", "inn", "inn_check_digit"),
        ("--inn", "971401720", "inn", "inn_length"),
        ("--account", "40702810410001518678", "account", "account_key"),
        ("--amount", "12.345", "amount", None),
        ("--amount", "-5", "amount", None),
        ("--amount", "0", "amount", None),
        ("--amount", "пять", "amount", None),
        ("--currency", "XXY", "currency", None),
        ("--due", "31.02.2026", "due_date", None),
        ("--due", "01.12", "due_date", None),
        ("--due", "когда-нибудь", "due_date", None),
        ("--invoice-date", "2026-13-01", "invoice_date", None),
        ("--subject", "x" * 501, "subject", "text_too_long"),
        ("--subject", "a\x1b[2Jb", "subject", "text_characters"),
        ("--purpose", "x" * 211, "purpose", "purpose_too_long"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused_at_once(sqlite_desk, option, value, field, code):
    words = [option, value] + (["--bic", FORM["bic"]] if option == "--account" else [])
    error = sqlite_desk.anna.refused(3, "new", *words)
    (problem,) = error["problems"]
    assert problem["field"] == field
    assert code in (None, problem["code"])
    assert problem["message"]
    number = sqlite_desk.anna.new()["id"]
    before = sqlite_desk.anna.show(number)
    if option != "--account":
        sqlite_desk.anna.refused(3, "edit", number, *words)
    assert sqlite_desk.anna.show(number) == before


def test_all_wrong_values_are_reported_together(sqlite_desk):
    error = sqlite_desk.anna.refused(3, "new", "--inn", "1", "--amount", "x", "--due", "y")
    assert sorted(fields_of(error)) == ["amount", "due_date", "inn"]


def test_purpose_of_210_characters_is_the_most(desk):
    desk.anna.new("--submit", purpose="ж" * 210)
    assert codes_of(desk.anna.refused(3, "new", "--purpose", "ж" * 211)) == {"purpose": "purpose_too_long"}


def test_dates_and_amounts_as_people_write_them(sqlite_desk):
    for word, due in (
        ("today", "2026-12-01"), ("сегодня", "2026-12-01"), ("tomorrow", "2026-12-02"), ("завтра", "2026-12-02"),
        ("+5d", "2026-12-06"), ("03.12.2026", "2026-12-03"), ("2026-12-03", "2026-12-03"),
    ):  # fmt: skip
        assert sqlite_desk.anna.json("new", "--due", word)["due_date"] == due
    for word in ("12345.67", "12 345,67", "12'345.67", "12\u00a0345,67"):
        assert sqlite_desk.anna.json("new", "--amount", word)["amount"] == "12345.67"


def test_a_bic_is_needed_unless_the_team_says_otherwise(desk):
    number = desk.anna.new(bic=None, corr_account=None)["id"]
    assert codes_of(desk.anna.refused(3, "submit", number)) == {"bic": "missing"}
    desk.keeper.ok("setting", "require_bic", "off")
    desk.anna.ok("submit", number)
    desk.keeper.ok("setting", "require_bic", "on")
    assert codes_of(desk.anna.refused(3, "new", *words_without("bic", "corr-account"), "--submit")) == {
        "bic": "missing"
    }


def words_without(*left_out):
    return [word for key, value in FORM.items() if key not in left_out for word in (f"--{key}", value)]


def test_an_unknown_setting_or_value(desk):
    for words in (("require_bic", "maybe"), ("colour", "on")):
        result = desk.keeper.run("setting", *words)
        assert result.code == 2
        assert "require_bic: on, off" in result.err


def test_requisites_as_received_fill_the_fields(desk):
    text = (
        "Получатель: ООО «БРУЛЕР»\nИНН 9714017207\nР/с 40702810410001518679 в АО «ТБанк»\n"
        "К/с 30101810145250000974\nБИК 044525974"
    )
    filed = desk.anna.json("new", "--requisites", text, "--amount", "5")
    assert (filed["inn"], filed["bic"], filed["account"], filed["corr_account"]) == (
        FORM["inn"], FORM["bic"], FORM["account"], FORM["corr-account"],
    )  # fmt: skip
    assert filed["contractor"] == "ООО «БРУЛЕР»"
    assert filed["requisites"] == text
    path = desk.folder / "requisites.txt"
    path.write_text(text, "cp1251")
    assert desk.anna.json("new", "--requisites", f"@{path}")["account"] == FORM["account"]
    assert desk.anna.refused(5, "new", "--requisites", f"@{path}.none")["code"] == "no_such_file"
    path.write_bytes(b"x" * 70_000)
    assert desk.anna.refused(3, "new", "--requisites", f"@{path}")["code"] == "file_too_large"


def test_fields_compose_the_text_of_the_requisites(desk):
    filed = desk.anna.new()
    for part in (FORM["inn"], FORM["bic"], FORM["account"], FORM["corr-account"]):
        assert part in filed["requisites"]
    edited = desk.anna.json("edit", filed["id"], "--account", "40703810890480000101", "--bic", "044030790",
                            "--corr-account", "30101810900000000790", "--inn", "7813669506")  # fmt: skip
    assert FORM["account"] not in edited["requisites"]
    assert "40703810890480000101" in edited["requisites"]


def test_a_field_that_contradicts_the_text_is_refused(desk):
    error = desk.anna.refused(3, "new", "--requisites", "ИНН 7813669506", "--inn", "9714017207")
    assert codes_of(error) == {"inn": "requisites_disagree"}


@pytest.mark.parametrize("name", ["ООО «БРУЛЕР»", "брулер", 'ООО "Брулер"', "БРУЛЕР ООО", "  ооо   брулер "])
def test_a_contractor_met_before_brings_the_requisites_by_name(desk, name):
    first = desk.anna.new()
    result = desk.anna.ok("new", "--contractor", name, "--amount", "5", "--json")
    filed = result.json
    for key in ("inn", "bic", "account", "corr_account", "requisites"):
        assert filed[key] == first[key]
    # Said aside, so that nobody pays to an account they did not look at.
    assert f"Requisites as in request {first['id']}" in result.err
    assert FORM["account"] in result.err
    # What belongs to the payment is not brought along.
    assert (filed["purpose"], filed["invoice_number"], filed["due_date"]) == (None, None, None)


def test_a_contractor_met_before_brings_the_requisites_by_inn(desk):
    desk.anna.new()
    filed = desk.anna.json("new", "--inn", FORM["inn"], "--amount", "5")
    assert (filed["contractor"], filed["account"]) == (FORM["contractor"], FORM["account"])


def test_the_newest_requisites_of_a_contractor_are_brought(desk):
    desk.anna.new()
    desk.anna.new(**ROMASHKA | {"contractor": FORM["contractor"]})
    assert desk.anna.json("new", "--contractor", "Брулер")["account"] == ROMASHKA["account"]


def test_parts_of_two_sets_of_requisites_are_never_mixed(desk):
    desk.anna.new()
    filed = desk.anna.json("new", "--contractor", "Брулер", "--bic", "044030790")
    assert (filed["account"], filed["corr_account"], filed["bic"]) == (None, None, "044030790")


def test_a_similar_name_brings_nothing(desk):
    desk.anna.new()
    assert desk.anna.json("new", "--contractor", "Брулер Плюс")["account"] is None
    assert desk.anna.json("new", "--inn", "7813669506")["account"] is None


def test_a_discarded_draft_brings_nothing(desk):
    desk.anna.ok("discard", desk.anna.new()["id"])
    assert desk.anna.json("new", "--contractor", "Брулер")["account"] is None


def test_like_copies_all_but_dates_and_invoice(desk):
    first = desk.anna.show(desk.paid())
    filed = desk.anna.json("new", "--like", first["id"], "--due", "+5d")
    same = ("subject", "contractor", "amount", "currency", "inn", "bic", "account", "corr_account", "purpose")
    assert {key: filed[key] for key in same} == {key: first[key] for key in same}
    assert (filed["status"], filed["due_date"], filed["invoice_number"], filed["invoice_date"]) == (
        "draft", "2026-12-06", None, None,
    )  # fmt: skip
    assert (filed["approved_by"], filed["paid_by"], filed["payment_number"]) == (None, None, None)
    changed = desk.anna.json("new", "--like", first["id"], "--amount", "7")
    assert (changed["amount"], changed["account"]) == ("7.00", first["account"])


def test_an_edit_that_changes_nothing(desk):
    number = desk.anna.new()["id"]
    before = desk.anna.show(number)
    result = desk.anna.ok("edit", number, "--amount", FORM["amount"])
    assert "Nothing has changed." in result.err
    assert desk.anna.show(number) == before


def test_an_empty_word_clears_a_field(desk):
    number = desk.anna.new()["id"]
    edited = desk.anna.json("edit", number, "--invoice-number", "", "--invoice-date", " ")
    assert (edited["invoice_number"], edited["invoice_date"]) == (None, None)
    assert desk.anna.json("history", number)[-1]["changes"] == {
        "invoice_number": ["17", None], "invoice_date": ["2026-11-20", None],
    }  # fmt: skip


def test_an_edit_of_one_field_keeps_the_others(desk):
    filed = desk.anna.new()
    edited = desk.anna.json("edit", filed["id"], "--subject", "Другое")
    changing = ("subject", "version", "updated_at", "digest")
    assert {k: v for k, v in edited.items() if k not in changing} == {
        k: v for k, v in filed.items() if k not in changing
    }
    assert edited["version"] == filed["version"] + 1


def test_an_edit_without_words_needs_a_terminal(desk):
    number = desk.anna.new()["id"]
    error = desk.anna.refused(2, "edit", number)
    assert error["code"] == "missing_options"
    assert "--amount" in error["message"]
    error = desk.anna.refused(2, "new")
    assert error["code"] == "missing_options"
    assert "--contractor" in error["message"]


def test_a_payment_abroad(desk):
    filed = desk.anna.new("--submit", **FOREIGN)
    assert (filed["status"], filed["currency"], filed["amount"]) == ("pending", "EUR", "1234.50")
    assert (filed["account"], filed["bic"], filed["inn"]) == ("DE89370400440532013000", "COBADEFFXXX", None)
    desk.hanna.ok("approve", filed["id"])
    rub = desk.approved()
    found = desk.vera.ok("registry").err
    assert "2 requests" in found
    assert "1,234.50" in found
    assert "12,345.67" in found
    assert desk.vera.sees("--currency", "EUR") == [filed["id"]]
    assert desk.vera.sees("--currency", "RUB") == [rub]


def test_requisites_abroad_are_checked_too(desk):
    error = desk.anna.refused(3, "new", "--currency", "EUR", "--account", "DE89370400440532013001")
    assert fields_of(error) == ["account"]
    error = desk.anna.refused(3, "new", "--currency", "EUR", "--bic", "COBADEFFXX")
    assert fields_of(error) == ["bic"]


def test_russian_requisites_do_not_hinder_a_change_of_currency(desk):
    number = desk.anna.new()["id"]
    edited = desk.anna.json("edit", number, "--currency", "USD", "--account", "DE89370400440532013000",
                            "--bic", "COBADEFFXXX", "--corr-account", "", "--inn", "")  # fmt: skip
    assert (edited["currency"], edited["amount"]) == ("USD", "12345.67")


def test_currencies_without_minor_units(desk):
    filed = desk.anna.json("new", "--currency", "JPY", "--amount", "5000")
    assert filed["amount"] == "5000"
    assert fields_of(desk.anna.refused(3, "new", "--currency", "JPY", "--amount", "5000.5")) == ["amount"]
    assert codes_of(desk.anna.refused(3, "edit", filed["id"], "--currency", "RUB")) == {"amount": "amount_needed_again"}


def test_doubts_are_told_but_stop_nothing(desk):
    result = desk.anna.run("new", "--inn", FORM["inn"], "--kpp", "123456789", "--json")
    assert result.code in (0, 3)
    filed = desk.anna.json("new", "--inn", "7813669506", "--bic", "044030790", "--account", "40703810890480000101",
                           "--amount", "5")  # fmt: skip
    assert isinstance(filed["warnings"], list)
    for warning in filed["warnings"]:
        assert set(warning) == {"code", "message"}


def test_only_a_manager_files(desk):
    for person in (desk.hanna, desk.vera, desk.olga, desk.keeper):
        assert person.refused(4, "new", "--amount", "5")["code"] == "wrong_role"
        assert person.refused(4, "new", "--amount", "5", "--dry-run")["code"] == "wrong_role"
