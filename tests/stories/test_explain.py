"""Where a request stands: what is said agrees with what the commands do, in each state and for each role."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from paydesk.workflow import ACTIONS, ASIDE, STATES

# Commands that can be tried without doing anything, with what they need beside the number.
TRIED = {
    "submit": (), "withdraw": (), "discard": (), "approve": (), "reject": ("-m", "x"), "return": ("-m", "x"),
    "pay": (), "reopen": ("-m", "x"), "revise": (),
}  # fmt: skip


@pytest.fixture
def floor(desk):
    """Requests in every state: filed by somebody who holds all roles, approved by a head who pays as well."""
    author = desk.person("max", "manager", "head", "accountant")
    decider = desk.person("eva", "head", "accountant")

    def pending(**changes):
        return int(author.new("--submit", **changes)["id"])

    numbers = {"draft": int(author.new()["id"]), "incomplete": int(author.new(inn=None)["id"])}
    numbers |= {state: pending() for state in ("pending", "approved", "paid", "rejected", "returned", "discarded")}
    decider.ok("approve", numbers["approved"], numbers["paid"])
    desk.vera.ok("pay", numbers["paid"])
    decider.ok("reject", numbers["rejected"], "-m", "Нет в бюджете")
    desk.hanna.ok("approve", numbers["returned"])
    desk.vera.ok("return", numbers["returned"], "-m", "Счёт закрыт")
    author.ok("withdraw", numbers["discarded"])
    author.ok("discard", numbers["discarded"])
    return author, decider, numbers


def codes(explained):
    """Action → why it is refused, or None."""
    return {one["action"]: one["error"] and one["error"]["code"] for one in explained["actions"]}


def test_the_reasons_are_those_of_the_commands_and_the_people_are_those_who_can(desk, floor):
    author, decider, numbers = floor
    persons = (author, decider, desk.anna, desk.hanna, desk.vera, desk.olga, desk.keeper)
    told = {}
    for person in persons:
        answers = {
            action: {one["id"]: one.get("error", {}).get("code") for one in tried(person, action, words, numbers)}
            for action, words in TRIED.items()
        }
        for name, number in numbers.items():
            if answers["submit"][number] == "no_such_request":
                assert person.refused(5, "explain", number)["code"] == "no_such_request"
                continue
            told[person.login, name] = found = person.json("explain", number)
            assert {action: codes(found)[action] for action in TRIED} == {
                action: answers[action][number] for action in TRIED
            }, (person.name, name)
            assert set(codes(found)) == set(ACTIONS) - {"create", *ASIDE}
    seen = {person.name: sum(login == person.login for login, _name in told) for person in persons}
    assert seen == {"max": 8, "eva": 4, "anna": 0, "hanna": 4, "vera": 3, "olga": 8, "keeper": 8}
    for (login, name), found in told.items():
        for action in found["actions"]:
            able = login in [who["login"] for who in action["people"]]
            expected = action["error"] is None or action["error"]["code"] == "form_incomplete"
            assert able == expected, (login, name, action)


def tried(person, action, words, numbers):
    if action == "revise":  # has no dry run, so its answer is known from the table alone
        return [{"id": number, **known_revise(person, number)} for number in numbers.values()]
    return person.run(action, *numbers.values(), *words, "--dry-run", "--partial", "--json").json


def known_revise(person, number):
    """The answer of revise where it is refused; where it is not, it would be done."""
    if person.name == "max":
        status = person.show(number)["status"]
        return {} if status == "rejected" else {"error": {"code": "wrong_state"}}
    result = person.run("revise", number, "--json")
    return {"error": result.error} if result.code else {}


def test_who_is_next_and_since_when(desk):
    number = desk.pending()
    desk.anna.ok("comment", number, "-m", "Срочно")
    found = desk.anna.json("explain", number)
    events = {one["action"]: one for one in desk.anna.json("history", number)}
    assert found["since"] == events["submit"]["at"], "a comment is no move"
    (step,) = [one for one in found["actions"] if one["action"] == found["next"] == "approve"]
    assert [who["name"] for who in step["people"]] == ["Hanna", "Henry"]
    assert (step["command"], step["roles"]) == ("approve", ["head"])
    text = desk.anna.ok("explain", number)
    assert f"for “approve” (head): Hanna ({desk.hanna.login}), Henry ({desk.henry.login})" in " ".join(text.out.split())
    assert text.err == f"Next: a head decides: paydesk approve {number}\n"


@pytest.mark.parametrize(
    ("state", "following"),
    [("draft", "submit"), ("pending", "approve"), ("approved", "pay"), ("rejected", "revise"), ("paid", None)],
)
def test_each_state_says_what_comes_next(desk, state, following):
    number = desk.anna.new()["id"] if state == "draft" else getattr(desk, state)()
    found = desk.anna.json("explain", number)
    assert (found["status"], found["next"]) == (state, following)
    assert set(STATES) == {"draft", "pending", "approved", "rejected", "paid"}


def test_what_came_back_is_told_with_its_comment(desk):
    number = desk.pending()
    desk.hanna.ok("return", number, "-m", "Сумма?")
    desk.anna.ok("edit", number, "--amount", "5", "--submit")
    desk.hanna.ok("reject", number, "-m", "Нет в бюджете")
    found = desk.anna.json("explain", number)
    assert [(one["action"], one["actor"], one["comment"]) for one in found["setbacks"]] == [
        ("return", desk.hanna.login, "Сумма?"),
        ("reject", desk.hanna.login, "Нет в бюджете"),
    ]
    text = desk.anna.ok("explain", number, lang="ru").out
    assert "Возвраты и отказы:" in text
    assert "«Нет в бюджете»" in text
    assert "Вы можете: revise, comment, attach" in text


def test_nobody_left_to_decide_is_said_with_the_cure(desk):
    author = desk.person("max", "manager", "head")
    number = int(author.new("--submit")["id"])
    for head in (desk.hanna, desk.henry):
        desk.keeper.ok("user", "disable", head.login)
    found = author.json("explain", number)
    (step,) = [one for one in found["actions"] if one["action"] == "approve"]
    assert (step["people"], step["error"]["code"]) == ([], "own_request")
    text = " ".join(author.ok("explain", number).out.split())
    assert "but nobody can" in text
    assert "paydesk user edit LOGIN --role ROLE" in text
    assert f"approve, reject, return: You filed or edited request {number}" in text


def test_the_bank_file_is_named_and_what_it_forbids(desk):
    desk.vera.ok(
        "own-account", "add", "main", "--organisation", "ООО «Наша компания»", "--inn", "7707083893", "--bic", "044525225",
        "--account", "40702810740000432537", "--corr-account", "30101810400000000225", "--bank", "ПАО Сбербанк",
    )  # fmt: skip
    number = desk.approved()
    assert desk.anna.json("explain", number)["bank_file"] is None
    desk.vera.ok("bank", "export", number, "-o", desk.folder / "out.txt")
    for person in (desk.anna, desk.hanna, desk.vera):
        found = person.json("explain", number)
        assert (found["bank_file"]["batch"], found["bank_file"]["actor"]) == (1, desk.vera.login)
    assert codes(desk.vera.json("explain", number))["return"] == "exported_already"
    text = " ".join(desk.vera.ok("explain", number).out.split())
    assert f"In bank file 1, put there by {desk.vera.login}" in text
    assert "paydesk bank void 1" in text
    desk.vera.ok("bank", "void", 1, "-m", "Не отправлен")
    assert desk.vera.json("explain", number)["bank_file"] is None


def change_past(desk, statement):
    """Change a row past the guards."""
    if desk.server is None:
        with contextlib.closing(sqlite3.connect(desk.database, isolation_level=None)) as db:
            db.execute("DROP TRIGGER request_update_guard")
            db.execute(statement)
        return
    import psycopg

    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        db.execute(statement.replace("request", "paydesk.request", 1))


def test_content_changed_past_the_journal_is_told_and_what_it_blocks(desk):
    number = desk.approved()
    assert desk.vera.json("explain", number)["intact"] is True
    change_past(desk, f"UPDATE request SET amount = 99 WHERE id = {number}")
    found = desk.vera.json("explain", number)
    assert found["intact"] is False
    blocked = {action for action, code in codes(found).items() if code == "content_differs"}
    assert blocked == {"pay", "export"}
    assert desk.vera.refused(6, "pay", number)["code"] == "content_differs"
    assert "somebody changed the row outside paydesk" in " ".join(desk.vera.ok("explain", number).out.split())
    desk.vera.ok("return", number, "-m", "Кто это менял?")


def test_a_name_with_escapes_is_harmless(sqlite_desk):
    desk = sqlite_desk
    desk.keeper.ok("user", "edit", desk.hanna.login, "--name", "Ha\x1b[2Jnna\u202e")
    number = desk.pending()
    text = desk.anna.ok("explain", number).out
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert r"Ha\u001b[2Jnna\u202e" in text
