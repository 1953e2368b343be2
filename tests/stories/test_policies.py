"""Chains of approval through the command line: levels, several who must agree, approvals taken back, changed policies."""

from datetime import UTC, datetime, timedelta

import pytest

THREE_LEVELS = """
[[rule]]
name = "large"
currency = "RUB"
from = 1000000
[[rule.step]]
role = "head"
[[rule.step]]
name = "finance"
persons = ["{henry}", "{ivan}"]
needed = 2
[[rule.step]]
name = "director"
persons = ["{dora}"]

[[rule]]
[[rule.step]]
role = "head"
"""


@pytest.fixture
def team(desk):
    for name in ("ivan", "dora"):
        desk.person(name, "head")
    return {name: getattr(desk, name).login for name in ("hanna", "henry", "anna")} | {
        name: desk.people[name].login for name in ("ivan", "dora")
    }


def put(desk, tmp_path, text, *words, who=None):
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    return (who or desk.keeper).json("policy", "set", path, *words)


def enforce(desk, tmp_path, text):
    """Set a policy and have it confirmed: on PostgreSQL whoever set the database up is an administrator, too."""
    found = put(desk, tmp_path, text)
    if found["state"] == "awaits":
        found = desk.person("adam", "admin").json("policy", "confirm", found["number"])
    assert found["state"] == "in_force"


def sound(desk):
    assert desk.keeper.json("audit", "verify")["problems"] == []


@pytest.fixture
def levels(desk, team, tmp_path):
    """The policy of three levels is in force."""
    enforce(desk, tmp_path, THREE_LEVELS.format(**team))
    return team


def status(desk, number):
    return desk.olga.show(number)["status"]


def test_three_levels_are_passed_in_order(desk, levels):
    ivan, dora = desk.people["ivan"], desk.people["dora"]
    number = desk.pending(amount="1 000 000")
    assert desk.henry.inbox() == desk.hanna.inbox() == dora.inbox() == {number: "decide"}
    desk.hanna.ok("approve", number)
    assert status(desk, number) == "pending"
    assert (desk.hanna.inbox(), dora.inbox()) == ({}, {})
    assert desk.henry.inbox() == ivan.inbox() == {number: "decide"}
    assert dora.refused(4, "approve", number)["code"] == "not_your_step"
    assert desk.hanna.refused(4, "approve", number)["code"] == "already_decided"
    desk.henry.ok("approve", number)
    assert desk.henry.refused(4, "approve", number)["code"] == "already_decided"
    ivan.ok("approve", number)
    assert status(desk, number) == "pending"
    before = dora.json("explain", number)["chain"]
    assert [step["state"] for step in before] == ["passed", "passed", "open"]
    assert [one["actor"] for one in before[1]["approvals"]] == [levels["henry"], levels["ivan"]]
    dora.ok("approve", number)
    assert status(desk, number) == "approved"
    assert desk.olga.show(number)["approved_by"] == levels["dora"]
    desk.vera.ok("pay", number)
    sound(desk)


def test_small_sums_need_one_head(desk, levels):
    number = desk.pending(amount="999 999,99")
    desk.hanna.ok("approve", number)
    assert status(desk, number) == "approved"


def test_whoever_approved_any_step_does_not_pay(desk, levels):
    both = desk.person("kira", "head", "accountant")
    number = desk.pending(amount="1 000 000")
    for who in (both, desk.henry, desk.people["ivan"], desk.people["dora"]):
        who.ok("approve", number)
    assert both.refused(4, "pay", number)["code"] == "own_decision"
    assert both.inbox() == {}
    desk.vera.ok("pay", number)


def test_running_requests_keep_their_steps(desk, levels, tmp_path):
    old = desk.pending(amount="2 000 000")
    desk.hanna.ok("approve", old)
    enforce(desk, tmp_path, '[[rule]]\n[[rule.step]]\nrole = "head"\n')
    new = desk.pending(amount="2 000 000")
    desk.hanna.ok("approve", new)
    assert (status(desk, old), status(desk, new)) == ("pending", "approved")
    desk.henry.ok("approve", old)
    assert status(desk, old) == "pending"
    # Taken back and submitted anew, it follows the policy of today.
    desk.anna.ok("withdraw", old)
    desk.anna.ok("submit", old)
    desk.hanna.ok("approve", old)
    assert status(desk, old) == "approved"
    sound(desk)


def test_a_policy_leaves_requests_alone_that_run_without_one(desk, team, tmp_path):
    number = desk.pending(amount="2 000 000")
    enforce(desk, tmp_path, THREE_LEVELS.format(**team))
    desk.hanna.ok("approve", number)
    assert status(desk, number) == "approved"


def test_a_return_ends_the_round(desk, levels):
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    desk.henry.ok("approve", number)
    desk.people["dora"].ok("return", number, "-m", "Счёт не тот")
    desk.anna.ok("submit", number)
    assert [step["state"] for step in desk.hanna.json("explain", number)["chain"]] == ["open", "later", "later"]
    assert desk.henry.inbox() == {number: "decide"}
    desk.henry.ok("approve", number)
    # Henry has used his voice for the first step: the second needs him. He takes it back, another one steps in.
    desk.people["ivan"].ok("approve", number)
    assert desk.henry.refused(4, "approve", number)["code"] == "already_decided"
    desk.henry.ok("revoke", number, "-m", "Для второго шага")
    desk.hanna.ok("approve", number)
    desk.henry.ok("approve", number)
    desk.people["dora"].ok("approve", number)
    assert status(desk, number) == "approved"
    sound(desk)


def test_an_approval_is_taken_back_by_the_one_who_gave_it(desk):
    number = desk.approved()
    assert desk.henry.refused(4, "revoke", number, "-m", "x")["code"] == "not_your_decision"
    assert desk.hanna.refused(4, "revoke", number)["code"] == "comment_needed"
    desk.hanna.ok("revoke", number, "-m", "Не тот договор")
    assert status(desk, number) == "pending"
    assert desk.olga.show(number)["approved_by"] is None
    assert desk.hanna.refused(4, "revoke", number, "-m", "x")["code"] == "not_your_decision"
    assert desk.hanna.inbox() == {number: "decide"}
    desk.henry.ok("approve", number)
    assert desk.hanna.refused(4, "revoke", number, "-m", "x")["code"] == "not_your_decision"
    desk.vera.ok("pay", number)
    assert desk.henry.refused(4, "revoke", number, "-m", "x")["code"] == "wrong_state"
    sound(desk)


def test_a_revoked_step_opens_again_and_the_others_stand(desk, levels):
    number = desk.pending(amount="1 000 000")
    for who in (desk.hanna, desk.henry, desk.people["ivan"], desk.people["dora"]):
        who.ok("approve", number)
    desk.henry.ok("revoke", number, "-m", "Передумал")
    assert status(desk, number) == "pending"
    assert desk.vera.refused(5, "pay", number)["code"] == "no_such_request"
    assert [step["state"] for step in desk.hanna.json("explain", number)["chain"]] == ["passed", "open", "passed"]
    desk.henry.ok("approve", number)
    assert status(desk, number) == "approved"
    sound(desk)


def test_a_batch_and_a_dry_run_follow_the_chain(desk, levels):
    numbers = [desk.pending(amount="1 000 000"), desk.pending(amount="5")]
    planned = desk.hanna.json("approve", *numbers, "--dry-run")
    assert [one["status"] for one in planned] == ["pending", "approved"]
    done = desk.hanna.json("approve", *numbers)
    assert [one["status"] for one in done] == ["pending", "approved"]
    assert [one["version"] for one in done] == [one["version"] for one in planned]


def test_two_heads_at_the_same_version(desk, levels):
    number = desk.pending(amount="1 000 000")
    seen = desk.hanna.show(number)["version"]
    desk.hanna.ok("approve", number, "--seen", seen)
    assert desk.henry.refused(6, "approve", number, "--seen", seen)["code"] == "changed_since_seen"


def test_a_second_administrator_confirms(desk, team, tmp_path):
    other = desk.person("adam", "admin")
    one = put(desk, tmp_path, THREE_LEVELS.format(**team))
    assert (one["number"], one["state"], one["confirmed_by"]) == (1, "awaits", None)
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    assert status(desk, number) == "approved"
    assert desk.keeper.refused(4, "policy", "confirm", 1)["code"] == "not_second_admin"
    assert desk.hanna.refused(4, "policy", "confirm", 1)["code"] == "wrong_role"
    assert other.json("policy", "confirm", 1)["state"] == "in_force"
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    assert status(desk, number) == "pending"
    # An older one that was never confirmed is void once a newer one is in force.
    put(desk, tmp_path, THREE_LEVELS.format(**team))
    put(desk, tmp_path, THREE_LEVELS.format(**team), who=other)
    desk.keeper.ok("policy", "confirm", 3)
    assert other.refused(4, "policy", "confirm", 2)["code"] == "not_second_admin"
    assert [one["state"] for one in desk.anna.json("policy", "list")] == ["in_force", "past", "past"]
    actions = [one["action"] for one in desk.olga.json("audit", "log")]
    assert actions.count("policy_set") == 3
    assert actions.count("policy_confirmed") == 2
    sound(desk)


def test_only_an_administrator_sets_a_policy(desk, team, tmp_path):
    path = tmp_path / "p.toml"
    path.write_text(THREE_LEVELS.format(**team), "utf-8")
    assert desk.hanna.refused(4, "policy", "set", path)["code"] == "wrong_role"
    assert desk.keeper.json("policy", "set", path, "--dry-run") == {"dry_run": True}
    assert desk.keeper.json("policy", "list") == []
    assert desk.anna.json("policy", "show") is None


def test_the_first_payment_to_a_payee_and_requests_of_one_author(desk, team, tmp_path):
    enforce(desk, tmp_path, f"""
        [[rule]]
        author = "{desk.boris.login}"
        [[rule.step]]
        persons = ["{team["dora"]}"]
        [[rule]]
        first_payment = true
        [[rule.step]]
        role = "head"
        needed = 2
        [[rule]]
        [[rule.step]]
        role = "head"
    """)  # fmt: skip
    first = desk.pending()
    desk.hanna.ok("approve", first)
    assert status(desk, first) == "pending"
    desk.henry.ok("approve", first)
    desk.vera.ok("pay", first)
    again = desk.pending()
    desk.hanna.ok("approve", again)
    assert status(desk, again) == "approved"
    boris = desk.boris.new("--submit")["id"]
    assert desk.hanna.refused(4, "approve", boris)["code"] == "not_your_step"
    desk.people["dora"].ok("approve", boris)
    assert status(desk, boris) == "approved"
    sound(desk)


def test_what_a_policy_would_have_changed(desk, team, tmp_path):
    small, large = desk.approved(amount="5"), desk.approved(amount="1 000 000")
    path = tmp_path / "p.toml"
    path.write_text(THREE_LEVELS.format(**team), "utf-8")
    told = [
        {key: one[key] for key in ("id", "rule", "had", "needed")} for one in desk.keeper.json("policy", "test", path)
    ]
    assert told == [
        {"id": small, "rule": 2, "had": 1, "needed": 1},
        {"id": large, "rule": 1, "had": 1, "needed": 4},
    ]
    assert f"request {large}: rule 1, 4 approvals instead of 1" in desk.keeper.ok("policy", "test", path).out
    assert desk.keeper.json("policy", "test", path, "--since", "01.01.2090") == []


def test_a_table_is_taken_in_under_a_policy(desk, levels, tmp_path):
    path = tmp_path / "t.csv"
    rows = ["subject,contractor,amount,due_date,inn,bic,account,purpose"]
    rows += [f"Кабель {n},ООО «БРУЛЕР»,{n},2026-12-04,9714017207,044525974,40702810410001518679,Оплата {n}"
             for n in (5, 1_000_000)]  # fmt: skip
    path.write_text("\n".join(rows), "utf-8")
    desk.anna.ok("import", path, "--submit")
    numbers = sorted(desk.hanna.sees())
    desk.hanna.ok("approve", *numbers)
    assert [status(desk, number) for number in numbers] == ["approved", "pending"]
    sound(desk)


def test_the_chain_is_told_to_people(desk, levels):
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    text = desk.henry.ok("explain", number).out
    assert "1. head: 1 of 1, passed" in text
    assert f"2. finance ({levels['henry']}, {levels['ivan']}): 0 of 2, open" in text.replace("\n     ", " ")
    assert f"3. director ({levels['dora']}): 0 of 1, later" in text


# Substitutes


def day(distance):
    """The days of a substitution are days of the database, which knows no day of a test; midnight may pass meanwhile."""
    return (datetime.now(UTC).date() + timedelta(days=distance)).isoformat()


def stand_in(giver, substitute, *words, since=0, until=7):
    return giver.json("delegate", substitute.login, "--from", day(since), "--until", day(until), *words)[0]


@pytest.fixture
def director(desk, levels):
    """A large request that awaits Dora alone; Hanna, Henry and Ivan have approved."""
    number = desk.pending(amount="1 000 000")
    for who in (desk.hanna, desk.henry, desk.people["ivan"]):
        who.ok("approve", number)
    return number


def test_a_substitute_decides_in_the_middle(desk, director, levels):
    dora, maria = desk.people["dora"], desk.person("maria", "head")
    assert maria.refused(4, "approve", director)["code"] == "not_your_step"
    stand_in(dora, maria)
    assert maria.inbox() == {director: "decide"}
    assert f"{maria.login} may stand in for {levels['dora']}" in desk.hanna.ok("explain", director).out
    maria.ok("approve", director)
    assert status(desk, director) == "approved"
    last = desk.olga.json("history", director)[-1]
    assert (last["actor"], last["step"], last["behalf"]) == (maria.login, 3, levels["dora"])
    assert f"{maria.login}  Approved, step 3, for {levels['dora']}" in desk.olga.ok("history", director).out
    # The substitute takes it back, not who named her; then the voice is free again.
    assert dora.refused(4, "revoke", director, "-m", "x")["code"] == "not_your_decision"
    maria.ok("revoke", director, "-m", "Подождём")
    dora.ok("approve", director)
    assert status(desk, director) == "approved"
    sound(desk)


def test_a_voice_counts_once_whoever_uses_it(desk, levels):
    henry, ivan, maria = desk.henry, desk.people["ivan"], desk.person("maria", "head")
    number = desk.pending(amount="1 000 000")
    stand_in(henry, maria)
    henry.ok("approve", number)
    assert maria.refused(4, "approve", number)["code"] == "not_your_step"
    henry.ok("revoke", number, "-m", "Первый шаг за другим")
    desk.hanna.ok("approve", number)
    maria.ok("approve", number)
    assert henry.refused(4, "approve", number)["code"] == "already_decided"
    stand_in(ivan, maria)
    assert maria.refused(4, "approve", number)["code"] == "already_decided"
    ivan.ok("approve", number)
    sound(desk)


def test_a_substitution_ends(desk, director):
    dora, maria = desk.people["dora"], desk.person("maria", "head")
    for words in ({"since": 1}, {"since": -3, "until": 0}):
        one = stand_in(dora, maria, **words)
        if words["since"] == 1:
            assert maria.refused(4, "approve", director)["code"] == "not_your_step"
    assert maria.refused(4, "delegate", "--end", one["number"])["code"] == "not_your_delegation"
    assert dora.json("delegate", "--end", one["number"])[0]["ended_by"] == dora.login
    assert dora.json("delegate", "--end", one["number"])[0]["ended_by"] == dora.login
    assert maria.refused(4, "approve", director)["code"] == "not_your_step"
    other = stand_in(dora, maria)
    desk.keeper.ok("delegate", "--end", other["number"])
    assert maria.inbox() == {}
    assert [one["ended_by"] is None for one in desk.vera.json("delegate")] == [False, False, True]
    sound(desk)


def test_a_substitute_has_a_limit_and_passes_nothing_on(desk, director):
    dora, maria, nina = desk.people["dora"], desk.person("maria", "head"), desk.person("nina", "head")
    stand_in(dora, maria, "--limit", "999 999,99")
    assert maria.refused(4, "approve", director)["code"] == "not_your_step"
    stand_in(dora, maria, "--limit", "1 000 000", "--currency", "USD")
    assert maria.refused(4, "approve", director)["code"] == "not_your_step"
    stand_in(dora, maria, "--limit", "1 000 000")
    stand_in(maria, nina)
    assert nina.refused(4, "approve", director)["code"] == "not_your_step"
    maria.ok("approve", director)
    sound(desk)


def test_nobody_stands_in_for_an_author(desk, levels, tmp_path):
    both = desk.person("maxim", "manager", "head")
    maria = desk.person("maria", "head")
    enforce(desk, tmp_path, f"""
        [[rule]]
        [[rule.step]]
        persons = ["{both.login}", "{levels["dora"]}"]
    """)  # fmt: skip
    own = both.new("--submit")["id"]
    stand_in(both, maria)
    assert maria.refused(4, "approve", own)["code"] == "not_your_step"
    of_anna = desk.pending()
    maria.ok("approve", of_anna)
    # The other way round: whom the author stands in for does not help the author.
    stand_in(desk.people["dora"], both)
    assert both.refused(4, "approve", own)["code"] == "own_request"
    desk.people["dora"].ok("approve", own)
    sound(desk)


@pytest.mark.parametrize(
    ("to", "words", "code"),
    [
        ("anna", (), "bad_delegation"),
        ("hanna", (), "bad_delegation"),
        (None, (), "no_such_person"),
        ("henry", ("--until", "2020-01-01"), "invalid"),
        ("henry", ("--limit", "1,5,5"), "invalid"),
    ],
)
def test_what_is_no_substitution_is_refused(desk, to, words, code):
    words = words if "--until" in words else (*words, "--until", day(3))
    login = getattr(desk, to).login if to else "nobody"
    result = desk.hanna.run("delegate", login, *words, "--json")
    assert result.code in (3, 4, 5)
    assert result.error["code"] == code
    assert desk.hanna.json("delegate") == []


def test_only_heads_have_substitutes(desk):
    assert desk.anna.refused(4, "delegate", desk.hanna.login, "--until", day(3))["code"] == "wrong_role"
    assert desk.hanna.refused(2, "delegate", desk.henry.login)["code"] == "missing_options"


def test_the_registry_tells_whose_turn_it_is(desk, director, levels):
    dora = desk.people["dora"]
    other = desk.pending(amount="5")
    paying = desk.approved(amount="6")
    assert desk.hanna.sees("--waiting-for", dora.login) == [director, other]
    assert desk.vera.sees("--waiting-for", dora.login) == []
    assert desk.hanna.sees("--waiting-for", desk.hanna.login) == [other]
    assert desk.hanna.sees("--waiting-for", desk.vera.login) == [paying]
    assert desk.hanna.refused(5, "registry", "--waiting-for", "nobody")["code"] == "no_such_person"
    words = ("--waiting-for", dora.login, "--as-of", "2026-11-01")
    assert desk.hanna.refused(2, "registry", *words)["code"] == "bad_option"
