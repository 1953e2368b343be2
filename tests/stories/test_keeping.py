"""Approvals that stand after a return: only what the policy lets change may have changed, and the last step decides anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.stories.test_audit import forged_chain, unguarded
from tests.stories.test_notify import MAILS, send, smtp, text_of, told  # noqa: F401
from tests.stories.test_pack import codes, packed
from tests.stories.test_policies import enforce, sound, stand_in, status

KEEPING = """
[[rule]]
[[rule.step]]
persons = ["{hanna}", "{henry}"]
keeps = ["purpose", "subject", "due_date"]
[[rule.step]]
persons = ["{ivan}"]
keeps = ["purpose"]
[[rule.step]]
persons = ["{dora}"]
"""


@pytest.fixture
def people(desk):
    for name in ("ivan", "dora", "nina"):
        desk.person(name, "head")
    found = {name: getattr(desk, name).login for name in ("hanna", "henry")}
    return found | {name: desk.people[name].login for name in ("ivan", "dora")}


@pytest.fixture
def keeping(desk, people, tmp_path):
    enforce(desk, tmp_path, KEEPING.format(**people))
    return people


def returned(desk, *approvers):
    """A request that these have approved, and Dora returned."""
    number = desk.pending()
    for who in approvers or (desk.hanna, desk.people["ivan"]):
        who.ok("approve", number)
    desk.people["dora"].ok("return", number, "-m", "Поправьте")
    return number


def again(desk, number, *words):
    if words:
        desk.anna.ok("edit", number, *words)
    desk.anna.ok("submit", number)
    return [step["state"] for step in desk.hanna.json("explain", number)["chain"]]


def test_what_the_policy_lets_change_leaves_approvals_standing(desk, keeping):
    number = returned(desk)
    assert again(desk, number, "--purpose", "Оплата по счёту 17, без НДС") == ["passed", "passed", "open"]
    assert status(desk, number) == "pending"
    first, second, _last = desk.hanna.json("explain", number)["chain"]
    assert [(one["actor"], one["round"], one["earlier"]) for one in first["approvals"] + second["approvals"]] == [
        (keeping["hanna"], 1, True),
        (keeping["ivan"], 1, True),
    ]
    assert ", stands from round 1," in desk.hanna.ok("explain", number).out.replace("\n     ", " ")
    history = desk.olga.json("history", number)
    approved = [one["seq"] for one in history if one["action"] == "approve"]
    assert [one["stands"] for one in history if one["action"] == "submit"] == [[], approved]
    assert f"stands: {keeping['hanna']}, {keeping['ivan']}" in desk.olga.ok("history", number).out
    assert desk.henry.inbox() == {}
    assert desk.people["dora"].inbox() == {number: "decide"}
    desk.people["dora"].ok("approve", number)
    assert status(desk, number) == "approved"
    assert desk.olga.show(number)["digest"] == history[-1]["digest"], "of the content as it was submitted last"
    assert codes(packed(desk, desk.olga, number)) == set()
    sound(desk)


@pytest.mark.parametrize(
    ("words", "states"),
    [
        (("--subject", "Иное"), ["passed", "open", "later"]),
        (("--due", "2026-12-09", "--purpose", "Иное"), ["passed", "open", "later"]),
        (("--amount", "12 345,68"), ["open", "later", "later"]),
        (("--amount", "12 345,68", "--purpose", "Иное"), ["open", "later", "later"]),
        (("--contractor", "ООО «БРУЛЕР+»"), ["open", "later", "later"]),
        (("--invoice-number", "18"), ["open", "later", "later"]),
        (("--kpp", "771401001"), ["open", "later", "later"]),
        ((), ["passed", "passed", "open"]),
    ],
)
def test_what_else_changes_is_decided_anew(desk, keeping, words, states):
    number = returned(desk)
    assert again(desk, number, *words) == states
    sound(desk)


def test_a_paper_that_comes_is_decided_anew(desk, keeping, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.4 more")
    number = returned(desk)
    desk.anna.ok("attach", number, path)
    assert again(desk, number) == ["open", "later", "later"]
    sound(desk)


def test_changes_add_up_over_the_rounds(desk, keeping):
    number = returned(desk)
    assert again(desk, number, "--purpose", "Первое") == ["passed", "passed", "open"]
    desk.people["dora"].ok("return", number, "-m", "Ещё")
    assert again(desk, number, "--subject", "Второе") == ["passed", "open", "later"]
    assert desk.hanna.json("explain", number)["chain"][0]["approvals"][0]["round"] == 1
    desk.people["ivan"].ok("approve", number)
    desk.people["dora"].ok("return", number, "-m", "И ещё")
    assert again(desk, number, "--purpose", "Третье") == ["passed", "passed", "open"]
    assert desk.hanna.json("explain", number)["chain"][1]["approvals"][0]["round"] == 3
    desk.people["dora"].ok("return", number, "-m", "И ещё раз")
    assert again(desk, number, "--amount", "1") == ["open", "later", "later"]
    desk.people["ivan"].refused(4, "approve", number)
    sound(desk)


def test_what_stands_is_taken_back_by_who_gave_it_and_stands_no_more(desk, keeping):
    number = returned(desk)
    again(desk, number, "--purpose", "Иное")
    assert desk.henry.refused(4, "revoke", number, "-m", "x")["code"] == "not_your_decision"
    assert desk.hanna.refused(4, "approve", number)["code"] == "already_decided"
    desk.hanna.ok("revoke", number, "-m", "Уже не согласна")
    assert [step["state"] for step in desk.hanna.json("explain", number)["chain"]] == ["open", "passed", "later"]
    desk.anna.ok("withdraw", number)
    assert again(desk, number, "--purpose", "Третье") == ["open", "passed", "later"]
    desk.henry.ok("approve", number)
    desk.people["dora"].ok("approve", number)
    assert status(desk, number) == "approved"
    sound(desk)


def test_whoever_gave_what_stands_has_used_their_voice_and_does_not_pay(desk, keeping, tmp_path):
    kira = desk.person("kira", "head", "accountant")
    enforce(desk, tmp_path, KEEPING.format(**keeping | {"hanna": kira.login}))
    number = returned(desk, kira, desk.people["ivan"])
    again(desk, number, "--purpose", "Иное")
    assert kira.refused(4, "approve", number)["code"] == "already_decided"
    desk.people["dora"].ok("approve", number)
    assert kira.refused(4, "pay", number)["code"] == "own_decision"
    desk.vera.ok("pay", number)
    sound(desk)


def test_a_rejection_ends_it_all(desk, keeping):
    number = desk.pending()
    desk.hanna.ok("approve", number)
    desk.people["ivan"].ok("reject", number, "-m", "Нет")
    desk.anna.ok("revise", number)
    assert again(desk, number, "--purpose", "Иное") == ["open", "later", "later"]
    sound(desk)


def test_another_policy_begins_anew_even_if_it_says_the_same(desk, keeping, tmp_path):
    number = returned(desk)
    enforce(desk, tmp_path, KEEPING.format(**keeping))
    assert again(desk, number, "--purpose", "Иное") == ["open", "later", "later"]
    sound(desk)


def test_another_rule_begins_anew_and_coming_back_brings_nothing_back(desk, people, tmp_path):
    small = KEEPING.format(**people).replace("[[rule]]", '[[rule]]\ncurrency = "RUB"\nbelow = 100000', 1)
    enforce(desk, tmp_path, small + KEEPING.format(**people))
    number = returned(desk)
    assert again(desk, number, "--amount", "200 000") == ["open", "later", "later"]
    desk.anna.ok("withdraw", number)
    assert again(desk, number, "--amount", "12 345,67") == ["open", "later", "later"]
    sound(desk)


def test_who_may_not_decide_any_more_is_asked_no_more(desk, keeping):
    for change, back in (
        (("user", "disable", keeping["hanna"]), ("user", "enable", keeping["hanna"])),
        (("user", "edit", keeping["hanna"], "--role", "auditor"), None),
    ):
        number = returned(desk)
        desk.keeper.ok(*change)
        desk.anna.ok("edit", number, "--purpose", "Иное")
        desk.anna.ok("submit", number)
        assert [step["state"] for step in desk.henry.json("explain", number)["chain"]] == ["open", "passed", "later"]
        sound(desk)
        if back:
            desk.keeper.ok(*back)


def test_a_substitute_in_the_middle(desk, keeping):
    nina = desk.people["nina"]
    one = stand_in(desk.people["ivan"], nina)
    number = returned(desk, desk.hanna, nina)
    desk.people["ivan"].ok("delegate", "--end", one["number"])
    assert again(desk, number, "--purpose", "Иное") == ["passed", "passed", "open"]
    assert desk.people["ivan"].refused(4, "approve", number)["code"] == "already_decided"
    nina.ok("revoke", number, "-m", "Пусть сам")
    desk.people["ivan"].ok("approve", number)
    sound(desk)


def test_a_place_that_was_handed_over_is_its_owners_again(desk, keeping):
    nina = desk.people["nina"]
    number = desk.pending()
    desk.hanna.ok("approve", number)
    desk.people["ivan"].ok("reassign", number, nina.login, "-m", "Болею")
    nina.ok("approve", number)
    desk.people["dora"].ok("return", number, "-m", "Ещё")
    assert again(desk, number, "--purpose", "Иное") == ["passed", "open", "later"]
    assert nina.refused(4, "approve", number)["code"] == "not_your_step"
    desk.people["ivan"].ok("approve", number)
    sound(desk)


def test_who_gave_it_is_told(told, tmp_path):  # noqa: F811
    text = KEEPING.replace('"{ivan}"', '"{henry}"').replace('"{hanna}", "{henry}"', '"{hanna}"')
    dora = told.person("dora", "head")
    enforce(told, tmp_path, text.format(hanna=told.hanna.login, henry=told.henry.login, dora=dora.login))
    number = told.pending()
    told.hanna.ok("approve", number)
    told.henry.ok("return", number, "-m", "Ещё")
    told.anna.ok("edit", number, "--purpose", "Иное")
    send(told)
    told.smtp.letters.clear()
    told.anna.ok("submit", number)
    send(told)
    (letter,) = told.smtp.to(MAILS["hanna"])
    assert f"paydesk revoke {number} -m" in text_of(letter)


REFUSED = ["amount", "currency", "contractor", "requisites", "inn", "kpp", "bic", "account", "bank", "invoice_number", "files", "comment"]  # fmt: skip


@pytest.mark.parametrize("field", REFUSED)
def test_no_policy_lets_such_a_field_change(desk, people, tmp_path, field):
    path = tmp_path / "p.toml"
    path.write_text(KEEPING.format(**people).replace('"purpose", "subject"', f'"purpose", "{field}"'), "utf-8")
    assert [one["code"] for one in desk.keeper.refused(3, "policy", "set", path)["problems"]] == ["bad_keeps"]


def test_the_last_step_keeps_nothing(desk, people, tmp_path):
    path = tmp_path / "p.toml"
    path.write_text(KEEPING.format(**people) + 'keeps = ["purpose"]\n', "utf-8")
    assert [one["code"] for one in desk.keeper.refused(3, "policy", "set", path)["problems"]] == ["keeps_at_the_end"]


FORGERIES = {
    "nothing stands": ({"stands": "3,4"}, ("--amount", "1")),
    "another step": ({"stands": "3,4"}, ("--subject", "Иное")),
    "no approval": ({"stands": "2"}, ("--purpose", "Иное")),
    "no entry": ({"stands": "99"}, ("--purpose", "Иное")),
    "no number": ({"stands": "x"}, ("--purpose", "Иное")),
}


@pytest.mark.parametrize(("change", "words"), FORGERIES.values(), ids=FORGERIES)
def test_a_forged_standing_is_found(sqlite_desk, tmp_path, change, words):
    desk = sqlite_desk
    for name in ("ivan", "dora"):
        desk.person(name, "head")
    people = {name: getattr(desk, name).login for name in ("hanna", "henry")}
    people |= {name: desk.people[name].login for name in ("ivan", "dora")}
    enforce(desk, tmp_path, KEEPING.format(**people))
    number = returned(desk)
    again(desk, number, *words)
    sound(desk)
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute("SELECT max(seq) FROM event WHERE request_id = ?", (number,)).fetchone()
    forged_chain(desk.database, number, seq, change)
    found = desk.keeper.run("audit", "verify", "--json").json["problems"]
    assert (seq, "rule_broken") in {(one["seq"], one["code"]) for one in found if one["id"] == number}


def test_a_field_slipped_into_a_policy_is_found(sqlite_desk, tmp_path):
    desk = sqlite_desk
    dora = desk.person("dora", "head")
    people = {"hanna": desk.hanna.login, "henry": desk.henry.login, "ivan": desk.henry.login, "dora": dora.login}
    enforce(desk, tmp_path, KEEPING.format(**people))
    slip = "INSERT INTO policy_step_field (chain, place, field) VALUES (1001, 1, 'invoice_date')"
    assert unguarded(desk.database, slip) == 1
    found = desk.keeper.run("audit", "verify", "--json").json["problems"]
    assert [one["code"] for one in found] == ["policy_changed"]


def test_whoever_sends_it_back_has_taken_their_word_back(desk, keeping):
    number = desk.pending()
    for who in (desk.hanna, desk.people["ivan"]):
        who.ok("approve", number)
    desk.hanna.ok("return", number, "-m", "Сумма неверна")
    assert again(desk, number, "--purpose", "Оплата по счёту 17, без НДС") == ["open", "passed", "later"]
    submitted = [one for one in desk.olga.json("history", number) if one["action"] == "submit"][-1]
    assert len(submitted["stands"]) == 1, "that of Ivan"
    sound(desk)


def test_whoever_was_stood_in_for_takes_it_back_as_well(desk, keeping):
    stand_in(desk.henry, desk.people["nina"])
    number = desk.pending()
    desk.people["nina"].ok("approve", number)
    desk.henry.ok("return", number, "-m", "Я против")
    assert again(desk, number, "--purpose", "Оплата по счёту 17, без НДС")[0] == "open"
    sound(desk)
