"""Whom the company pays: a directory that grows by itself from the requests that one may see."""

from __future__ import annotations

OTHER = {"inn": "7707083893", "kpp": "773601001", "bic": "044525225", "account": "40702810740000432537",
         "corr_account": None, "contractor": "ПАО Сбербанк"}  # fmt: skip


def test_contractors_come_from_requests(desk):
    one = desk.paid(amount="100,00")
    two = desk.anna.new(invoice_number="2", contractor="ооо брулер", account="40702810938000012345", bic="044525225",
                        corr_account=None)["id"]  # fmt: skip
    three = desk.pending(invoice_number="3", **OTHER)
    desk.anna.ok("discard", desk.anna.new(invoice_number="4", contractor="ООО «Лишнее»")["id"])
    found = desk.anna.json("contractor", "list")
    assert [(x["contractor"], x["inn"], x["requests"], x["last"], x["paid"]) for x in found] == [
        ("ПАО Сбербанк", "7707083893", 1, three, {}),
        ("ооо брулер", "9714017207", 2, two, {"RUB": "100.00"}),
    ]
    assert [x["last"] for x in desk.anna.json("contractor", "list", "Брулёр")] == [two]
    assert [x["last"] for x in desk.anna.json("contractor", "list", "77070")] == [three]
    assert desk.anna.json("contractor", "list", "нет такого") == []
    (shown,) = desk.anna.json("contractor", "show", "9714017207")
    assert [(x["account"], x["requests"], x["paid"], x["first"], x["last"]) for x in shown["accounts"]] == [
        ("40702810938000012345", 1, 0, two, two),
        ("40702810410001518679", 1, 1, one, one),
    ]
    assert [x["id"] for x in shown["latest"]] == [two, one]
    text = desk.anna.ok("contractor", "show", "брулер").out
    assert "40702810410001518679, BIC 044525974" in text
    assert "RUB 100.00" in text
    assert "RUB 100.00" in desk.anna.ok("contractor", "list").out


def test_what_one_may_not_see_is_in_no_directory(desk):
    desk.anna.new()
    assert desk.boris.json("contractor", "list") == desk.hanna.json("contractor", "list") == []
    assert desk.boris.refused(5, "contractor", "show", "9714017207")["code"] == "no_such_contractor"
    assert "no such contractor" in desk.boris.ok("contractor", "list").err
    assert len(desk.olga.json("contractor", "list")) == 1


def test_a_name_that_fits_several_is_not_guessed(desk):
    desk.anna.new(contractor="ООО «Север-Трейд»")
    desk.anna.new(**OTHER | {"contractor": "ООО «Север-Строй»"}, invoice_number="2")
    error = desk.anna.refused(5, "contractor", "show", "север")
    assert (error["code"], "Север-Строй» (7707083893)" in error["message"]) == ("several_contractors", True)
    assert len(desk.anna.json("contractor", "show", "ООО Север-Строй")) == 1
    assert desk.anna.refused(5, "contractor", "show", "%")["code"] == "no_such_contractor"


def test_a_card_adds_to_what_requests_say(desk):
    desk.approved()
    shown = desk.anna.json(
        "contractor", "edit", "9714017207", "--name", "Брулер (кабели)", "--email", "a@example.com;  b@example.com",
        "--no-notify", "--lang", "en", "--note", "Звонить Павлу",
    )  # fmt: skip
    kept = {"contractor": "Брулер (кабели)", "email": "a@example.com, b@example.com", "notify": False, "lang": "en",
            "note": "Звонить Павлу", "keys": ["9714017207"]}  # fmt: skip
    assert kept.items() <= shown.items()
    (listed,) = desk.vera.json("contractor", "list", "кабел")
    assert kept.items() <= listed.items(), "the kept name is searched, too"
    text = desk.vera.ok("contractor", "show", "брулер кабели").out
    for part in ("Брулер (кабели) · 9714017207", "a@example.com, b@example.com, switched off", "Note: Звонить Павлу"):
        assert part in text
    assert desk.vera.sees("--contractor", "кабел") == desk.vera.sees()
    assert len(desk.vera.json("registry", "--contractor", "кабел", "--group-by", "contractor")) == 1
    cleared = desk.anna.json("contractor", "edit", "9714017207", "--name", "", "--email", "", "--notify")
    assert (cleared["contractor"], cleared["email"], cleared["notify"], cleared["note"]) == (
        "ООО «БРУЛЕР»", None, True, "Звонить Павлу",
    )  # fmt: skip
    assert desk.olga.json("audit", "verify")["ok"]
    assert [one["action"] for one in desk.olga.json("audit", "log")][-2:] == ["contractor_kept"] * 2


def test_what_cannot_be_kept_is_said(desk):
    desk.pending()
    assert desk.anna.refused(2, "contractor", "edit", "9714017207")["code"] == "missing_options"
    error = desk.anna.refused(3, "contractor", "edit", "9714017207", "--email", "павел", "--lang", "fr")
    assert {(one["field"], one["code"]) for one in error["problems"]} == {
        ("email", "bad_email"),
        ("lang", "bad_language"),
    }
    assert desk.olga.refused(4, "contractor", "edit", "9714017207", "--note", "x")["code"] == "wrong_role"
    assert desk.boris.refused(5, "contractor", "edit", "9714017207", "--note", "x")["code"] == "no_such_contractor"


def test_spellings_without_an_inn_become_one(desk):
    plain = {"inn": None, "kpp": None, "bic": None, "account": None, "corr_account": None}
    one = desk.anna.new(contractor="Acme Ltd", **plain)["id"]
    two = desk.anna.new(contractor="ACME Limited", invoice_number="2", **plain)["id"]
    three = desk.anna.new(contractor="Emca", invoice_number="3", **plain)["id"]
    assert desk.anna.refused(4, "contractor", "merge", "Acme Ltd", "Emca")["code"] == "wrong_role"
    before = desk.keeper.json("contractor", "list")
    joined = desk.keeper.json("contractor", "merge", "Acme Ltd", "ACME Limited")
    assert (joined["requests"], joined["last"], len(joined["keys"])) == (2, two, 2)
    assert desk.keeper.refused(6, "contractor", "merge", "Acme Ltd", "ACME Limited")["code"] == "merged_already"
    assert {one["last"] for one in desk.keeper.json("contractor", "list")} == {two, three}
    assert desk.keeper.json("contractor", "merge", "ACME Limited", "Emca")["requests"] == 3, "all of it goes along"
    assert [len(one["keys"]) for one in desk.keeper.json("contractor", "list", "acme")] == [3]
    assert set(desk.anna.sees("--contractor", "emca")) == {one, two, three}
    assert set(desk.anna.sees("--contractor", "acme", "--as-of", "2030-01-01")) == {one, two, three}
    assert len(desk.keeper.json("contractor", "show", "Acme Ltd")[0]["latest"]) == 3
    assert [desk.keeper.show(number)["contractor"] for number in (one, two, three)] == [
        "Acme Ltd",
        "ACME Limited",
        "Emca",
    ]
    assert "Merged from" in desk.keeper.ok("contractor", "show", "emca").out
    for name in ("ACME Limited", "Acme Ltd"):
        desk.keeper.ok("contractor", "split", name)
    assert desk.keeper.json("contractor", "list") == before
    assert desk.keeper.refused(6, "contractor", "split", "Acme Ltd")["code"] == "not_merged"
    assert desk.olga.json("audit", "verify")["ok"]


def test_a_new_inn_is_paid_by_the_old_name(desk):
    desk.pending(contractor="ООО «Старая»")
    new = desk.pending(invoice_number="2", **OTHER)
    desk.hanna.ok("contractor", "merge", "9714017207", "7707083893")
    assert f"request {new}:" in desk.anna.ok("new", "--contractor", "старая", "--amount", "6", "--due", "+3d").err
    filed = desk.anna.json("new", "--contractor", "старая", "--amount", "5", "--due", "+3d")
    assert (filed["contractor"], filed["inn"], filed["account"]) == (
        OTHER["contractor"],
        OTHER["inn"],
        OTHER["account"],
    )
    exact = desk.anna.json("new", "--inn", "9714017207", "--amount", "7", "--due", "+3d")
    assert (exact["inn"], exact["account"]) == ("9714017207", "40702810410001518679"), "an INN stands for itself"


def test_a_manager_learns_nothing_of_a_contractor_of_others(desk):
    desk.boris.new()
    desk.anna.new(**OTHER)
    desk.keeper.ok("contractor", "edit", "9714017207", "--name", "Тайна", "--email", "a@b.ru", "--note", "не говорить")
    desk.keeper.ok("contractor", "merge", OTHER["inn"], "9714017207")
    (shown,) = desk.anna.json("contractor", "show", OTHER["inn"])
    assert (shown["contractor"], shown["email"], shown["note"]) == (OTHER["contractor"], None, None)
    (other,) = desk.boris.json("contractor", "show", "тайна")
    assert other["keys"] == ["9714017207"]
    (all_,) = desk.keeper.json("contractor", "list")
    assert (all_["keys"], all_["requests"]) == (["9714017207", OTHER["inn"]], 2)
    assert desk.anna.json("contractor", "list", "тайна") == []
