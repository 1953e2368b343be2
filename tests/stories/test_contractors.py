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
