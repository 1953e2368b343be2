"""Refusals: who may not do what, and that a refused command line changes nothing."""

import pytest


def test_one_does_not_decide_on_a_request_of_ones_own(desk):
    both = desk.person("maxim", "manager", "head")
    number = both.new("--submit")["id"]
    for words in (("approve",), ("reject", "-m", "x"), ("return", "-m", "x")):
        assert both.refused(4, words[0], number, *words[1:])["code"] == "own_request"
    assert both.inbox() == {}
    desk.hanna.ok("approve", number)
    assert both.refused(4, "return", number, "-m", "x")["code"] == "own_request"
    assert both.show(number)["status"] == "approved"


def test_a_manager_who_is_head_too_decides_on_requests_of_others(desk):
    both = desk.person("maxim", "manager", "head")
    number = desk.pending()
    assert both.inbox() == {number: "decide"}
    both.ok("approve", number)


def test_who_decided_does_not_pay(desk):
    both = desk.person("kira", "head", "accountant")
    number = desk.pending()
    both.ok("approve", number)
    assert both.refused(4, "pay", number)["code"] == "own_decision"
    assert both.inbox() == {}
    desk.vera.ok("pay", number)


def test_who_decides_and_pays_may_pay_what_others_decided(desk):
    both = desk.person("kira", "head", "accountant")
    number = desk.approved()
    assert both.inbox() == {number: "pay"}
    both.ok("pay", number)


def test_after_a_new_decision_the_former_decider_may_pay(desk):
    both = desk.person("kira", "head", "accountant")
    number = desk.pending()
    both.ok("approve", number)
    desk.vera.ok("return", number, "-m", "Счет не тот")
    desk.anna.ok("submit", number)
    desk.hanna.ok("approve", number)
    both.ok("pay", number)


def test_an_author_who_pays_may_pay_what_somebody_else_approved(desk):
    both = desk.person("petr", "manager", "accountant")
    number = both.new("--submit")["id"]
    desk.hanna.ok("approve", number)
    both.ok("pay", number)


@pytest.mark.parametrize(
    ("state", "who", "words", "code"),
    [
        ("pending", "anna", ("approve",), "wrong_role"),
        ("pending", "anna", ("edit", "--amount", "5"), "wrong_state"),
        ("pending", "anna", ("discard",), "wrong_state"),
        ("pending", "hanna", ("withdraw",), "wrong_role"),
        ("pending", "hanna", ("pay",), "wrong_state"),
        ("approved", "anna", ("withdraw",), "wrong_state"),
        ("approved", "anna", ("pay",), "wrong_role"),
        ("approved", "hanna", ("pay",), "wrong_role"),
        ("approved", "hanna", ("approve",), "wrong_state"),
        ("approved", "hanna", ("reject", "-m", "x"), "wrong_state"),
        ("approved", "vera", ("approve",), "wrong_state"),
        ("approved", "vera", ("reopen", "-m", "x"), "wrong_state"),
        ("paid", "vera", ("pay",), "wrong_state"),
        ("paid", "vera", ("return", "-m", "x"), "wrong_state"),
        ("paid", "hanna", ("return", "-m", "x"), "wrong_state"),
        ("paid", "anna", ("edit", "--amount", "5"), "wrong_state"),
        ("rejected", "hanna", ("approve",), "wrong_state"),
        ("rejected", "anna", ("discard",), "wrong_state"),
        ("paid", "hanna", ("reopen", "-m", "x"), "wrong_role"),
    ],
)
def test_what_a_state_or_a_role_forbids(desk, state, who, words, code):
    number = getattr(desk, state)()
    before = desk.everything(number)
    error = getattr(desk, who).refused(4, words[0], number, *words[1:])
    assert error["code"] == code
    assert f"“{words[0]}”" in error["message"]
    assert desk.everything(number) == before


@pytest.mark.parametrize(
    ("state", "who", "action", "possible"),
    [
        ("paid", "vera", "pay", "reopen, comment, attach"),
        ("approved", "vera", "approve", "return, pay, bank export, comment, attach"),
        ("rejected", "anna", "submit", "revise, comment, attach"),
        ("pending", "anna", "discard", "withdraw, comment, attach"),
        ("approved", "hanna", "approve", "revoke, return, comment, attach"),
    ],
)
def test_a_refusal_names_what_is_possible_now(desk, state, who, action, possible):
    number = getattr(desk, state)()
    assert f"Possible for you now: {possible}." in getattr(desk, who).refused(4, action, number)["message"]


@pytest.mark.parametrize(
    ("state", "who", "action"),
    [
        ("pending", "hanna", "reject"),
        ("pending", "hanna", "return"),
        ("approved", "vera", "return"),
        ("approved", "hanna", "return"),
        ("paid", "vera", "reopen"),
        ("approved", "vera", "comment"),
    ],
)
def test_a_comment_is_needed(desk, state, who, action):
    number = getattr(desk, state)()
    before = desk.everything(number)
    for words in ((), ("-m", ""), ("-m", "  \n\t ")):
        assert getattr(desk, who).refused(4, action, number, *words)["code"] == "comment_needed"
    assert desk.everything(number) == before


def test_a_comment_is_welcome_where_none_is_needed(desk):
    number = desk.pending()
    desk.hanna.ok("approve", number, "-m", "В бюджете")
    desk.vera.ok("pay", number, "-m", "Частично\nаванс")
    comments = [event["comment"] for event in desk.olga.json("history", number)]
    assert comments[-2:] == ["В бюджете", "Частично\nаванс"]


def test_seen_guards_against_a_change_in_between(desk):
    number = desk.pending()
    seen = desk.hanna.show(number)["version"]
    desk.anna.ok("withdraw", number)
    desk.anna.ok("edit", number, "--amount", "99 999,99", "--submit")
    for words in (("approve",), ("reject", "-m", "x")):
        error = desk.hanna.refused(6, words[0], number, *words[1:], "--seen", seen)
        assert error["code"] == "changed_since_seen"
        assert str(desk.hanna.show(number)["version"]) in error["message"]
    desk.hanna.ok("approve", number, "--seen", desk.hanna.show(number)["version"])


def test_seen_guards_a_payment(desk):
    number = desk.approved()
    seen = desk.vera.show(number)["version"]
    assert desk.vera.refused(6, "pay", number, "--seen", seen - 1)["code"] == "changed_since_seen"
    desk.vera.ok("pay", number, "--seen", seen)


def test_a_comment_in_between_is_no_change(desk):
    number = desk.pending()
    seen = desk.hanna.show(number)["version"]
    desk.anna.ok("comment", number, "-m", "Срочно")
    desk.hanna.ok("approve", number, "--seen", seen)


def test_seen_takes_one_number_and_a_version(desk):
    first, second = desk.pending(), desk.pending()
    assert desk.hanna.refused(2, "approve", first, second, "--seen", "1")["code"] == "seen_needs_one"
    for word in ("now", "-1", "", "1.5", "²"):
        assert desk.hanna.refused(2, "approve", first, "--seen", word)["code"] == "bad_version"


@pytest.mark.parametrize(
    "words",
    [
        ("show",), ("history",), ("files",), ("submit",), ("approve",), ("reject", "-m", "x"), ("pay",),
        ("edit", "--amount", "5"), ("comment", "-m", "x"), ("discard",),
    ],
)  # fmt: skip
def test_an_unknown_number(desk, words):
    assert desk.anna.refused(5, words[0], 999, *words[1:])["code"] == "no_such_request"
    assert desk.anna.refused(5, words[0], 999_999_999_999_999_999, *words[1:])["code"] == "no_such_request"


@pytest.mark.parametrize("word", ["x", "1x", "1.0", "0x1", "", "1e3", "²", "٣", "9" * 19])
def test_what_is_no_number(desk, word):
    error = desk.hanna.refused(2, "approve", word)
    assert error["code"] == "bad_id"
    assert f"“{word}”" in error["message"]


def test_numbers_as_people_write_them(desk):
    first, second = desk.pending(), desk.pending()
    desk.hanna.ok("approve", f"№{first}", f"#{second}")
    assert desk.vera.sees() == [first, second]


def test_a_disabled_person_may_nothing(desk):
    number = desk.pending()
    person = desk.person("ivan", "head")
    assert person.inbox() == {number: "decide"}
    desk.keeper.ok("user", "disable", person.login)
    for words in (("approve", number), ("inbox",), ("registry",), ("show", number), ("user", "list")):
        assert person.refused(4, *words)["code"] == "unknown_person"
    desk.keeper.ok("user", "enable", person.login)
    person.ok("approve", number)


def test_a_role_taken_away_is_gone_at_once(desk):
    person = desk.person("ivan", "head")
    number = desk.pending()
    desk.keeper.ok("user", "edit", person.login, "--role", "manager")
    assert person.refused(5, "approve", number)["code"] == "no_such_request"
    assert desk.keeper.json("user", "edit", person.login, "--role", "head")["roles"] == ["head"]
    person.ok("approve", number)


def test_an_unknown_person_may_nothing_on_sqlite(sqlite_desk):
    number = sqlite_desk.pending()
    for words in (("show", number), ("registry",), ("inbox",), ("approve", number), ("new", "--amount", "5"),
                  ("new", "--amount", "5", "--dry-run"), ("user", "list"), ("history", number)):  # fmt: skip
        error = sqlite_desk.anna.refused(4, *words, env={"PAYDESK_USER": "stranger"})
        assert error["code"] == "unknown_person"
        assert "stranger" in error["message"]
        assert "paydesk user add stranger" in error["message"]


def test_nobody_can_say_to_be_somebody_else_on_postgresql(postgres_desk):
    desk = postgres_desk
    number = desk.pending()
    assert desk.anna.refused(4, "approve", number, env={"PAYDESK_USER": desk.hanna.login})["code"] == "wrong_role"
    assert desk.anna.new()["author"] == desk.anna.login


@pytest.mark.parametrize("words", [("user", "add", "x", "--role", "head"), ("user", "disable", "anna.desk"),
                                   ("setting", "require_bic", "off")])  # fmt: skip
@pytest.mark.parametrize("who", ["anna", "hanna", "vera", "olga"])
def test_only_an_administrator_changes_people_and_settings(desk, who, words):
    before = desk.keeper.json("user", "list")
    result = getattr(desk, who).run(*words)
    assert result.code == 4
    assert "admin" in result.err
    assert desk.keeper.json("user", "list") == before


def test_the_last_administrator_stays(sqlite_desk):
    keeper = sqlite_desk.keeper
    assert keeper.refused(4, "user", "disable", keeper.login)["code"] == "last_admin"
    assert keeper.refused(4, "user", "edit", keeper.login, "--role", "auditor")["code"] == "last_admin"
    second = sqlite_desk.person("second", "admin")
    keeper.ok("user", "edit", keeper.login, "--role", "auditor")
    assert keeper.refused(4, "user", "edit", keeper.login, "--role", "admin")["code"] == "wrong_role"
    second.ok("user", "edit", keeper.login, "--role", "admin")


def test_people_are_known_once_and_by_known_roles(desk):
    keeper = desk.keeper
    assert keeper.refused(6, "user", "add", desk.anna.login, "--role", "head")["code"] == "person_exists"
    assert keeper.refused(3, "user", "add", "x", "--role", "boss")["code"] == "unknown_role"
    assert keeper.refused(3, "user", "edit", desk.anna.login, "--role", "boss")["code"] == "unknown_role"
    assert keeper.refused(5, "user", "edit", "nobody.at.all", "--role", "head")["code"] == "no_such_person"
    assert keeper.refused(2, "user", "add", "x")["code"] == "missing_options"
    assert keeper.refused(2, "user", "edit", desk.anna.login)["code"] == "missing_options"
    for login in ("", " x", 'a"b', "a'b", "a\\b", "pg_x", "x" * 64, "я" * 32, "a\x1bb"):
        assert keeper.refused(3, "user", "add", login, "--role", "head")["code"] == "bad_login", login
    known = {person["login"]: person for person in keeper.json("user", "list")}
    assert known[desk.anna.login] == {
        "login": desk.anna.login, "name": "Anna", "email": None, "roles": ["manager"], "disabled": False,
    }  # fmt: skip


def test_name_and_mail_of_a_person_are_changed_alone(desk):
    changed = desk.keeper.json("user", "edit", desk.anna.login, "--name", "Анна Ёж", "--email", "anna@example.org")
    assert (changed["name"], changed["email"], changed["roles"]) == ("Анна Ёж", "anna@example.org", ["manager"])
