"""What is told of policies: their rules in words, roles by name, and what each policy changed."""

from __future__ import annotations

import pytest

from tests.stories.test_policies import enforce, put, sound, status, team  # noqa: F401 - a fixture

ROLES = """
[roles]
director = ["{ivan}", "{dora}"]
"бухгалтерия и финансы" = ["{henry}"]

[[rule]]
name = "large"
currency = "RUB"
from = 1000000
signals = ["new_account", "unusual_amount", "no_invoice"]
[[rule.step]]
role = "head"
[[rule.step]]
role = "бухгалтерия и финансы"
[[rule.step]]
role = "director"
needed = 2

[[rule]]
name = "not confirmed"
trusted = false
payee = "9714017207"
[[rule.step]]
role = "director"

[[rule]]
[[rule.step]]
role = "head"
"""


@pytest.fixture
def roles(desk, team, tmp_path):  # noqa: F811
    enforce(desk, tmp_path, ROLES.format(**team))
    return team


def flat(text):
    return " ".join(text.split())


def test_a_step_of_a_role_is_for_its_persons(desk, roles):
    number = desk.pending(amount="5", inn="7707083893", kpp="773601001", contractor="ПАО Сбербанк")
    assert desk.hanna.json("explain", number)["rule"] == {"policy": 1, "rule": 3}
    number = desk.pending(amount="5")
    explained = desk.hanna.json("explain", number)
    assert explained["rule"] == {
        "policy": 1, "rule": 2, "name": "not confirmed", "trusted": False, "inn": "9714017207",
    }  # fmt: skip
    (step,) = explained["chain"]
    assert (step["name"], step["persons"]) == ("director", sorted([roles["dora"], roles["ivan"]]))
    assert desk.hanna.refused(4, "approve", number)["code"] == "not_your_step"
    desk.people["ivan"].ok("approve", number)
    assert status(desk, number) == "approved"
    sound(desk)


def test_roles_are_those_of_the_time_when_the_policy_was_set(desk, roles, tmp_path):
    running = desk.pending(amount="5")
    changed = ROLES.format(**roles).replace(f'director = ["{roles["ivan"]}", ', f'director = ["{roles["hanna"]}", ')
    enforce(desk, tmp_path, changed)
    assert desk.hanna.refused(4, "approve", running)["code"] == "not_your_step"
    desk.people["ivan"].ok("approve", running)
    later = desk.pending(amount="5")
    desk.hanna.ok("approve", later)
    sound(desk)


def test_a_policy_with_a_role_of_nobody_is_not_set(desk, team, tmp_path):  # noqa: F811
    path = tmp_path / "p.toml"
    path.write_text(
        ROLES.format(**{**team, "ivan": desk.vera.login}).replace("director = [", "leer = []\ndirector = [")
    )
    problems = desk.keeper.refused(3, "policy", "set", path)["problems"]
    assert [one["code"] for one in problems] == ["bad_persons"]
    path.write_text(ROLES.format(**{**team, "ivan": desk.vera.login}))
    problems = desk.keeper.refused(3, "policy", "set", path)["problems"]
    assert [(one["code"], one["row"]) for one in problems] == [("unknown_person", 3)]
    assert f"paydesk user edit {desk.vera.login} --role head" in problems[0]["message"]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_policy_in_words(desk, roles, lang):
    shown = desk.anna.run("policy", "show", lang=lang)
    assert "[roles]" in shown.out, "the file as it was written is the result"
    lines = shown.err.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    words = {
        "ru": ("от 1 000 000,00 ₽; любое из: новый счёт получателя,", "→ director (2 из: ", "остальные заявки", "счёт не подтверждён"),
        "en": ("from RUB 1,000,000.00; any of: a new account of the payee,", "→ director (2 of: ", "all other requests",
               "the account is not trusted"),
    }  # fmt: skip
    for one in words[lang]:
        assert one in flat(shown.err)
    number = desk.pending(amount="1 000 000")
    explained = desk.hanna.ok("explain", number, lang=lang).out
    assert [line for line in explained.splitlines() if len(line) > 80] == []
    assert words[lang][0] in flat(explained)
    assert "director (" in explained


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_history_of_policies(desk, roles, tmp_path, lang):
    first = ROLES.format(**roles)
    last = '[[rule]]\n[[rule.step]]\nrole = "head"\n'
    assert first.endswith(last)
    changed = (
        first.removesuffix(last)
        + f'[[rule]]\nauthor = "{roles["anna"]}"\n[[rule.step]]\nrole = "head"\n{last}needed = 2\n'
    )
    enforce(desk, tmp_path, changed)
    newest, oldest = desk.vera.json("policy", "history")
    assert (oldest["compared_with"], [one["change"] for one in oldest["changes"]]) == (None, ["added"] * 3)
    assert (newest["number"], newest["compared_with"], newest["state"]) == (2, 1, "in_force")
    added, other = newest["changes"]
    assert (added["change"], added["before"], added["after"]["rule"]) == ("added", None, 3)
    assert (other["change"], other["before"]["rule"], other["after"]["rule"]) == ("changed", 3, 4)
    assert other["after"]["steps"] == [{"needed": 2, "role": "head"}]
    assert (newest["set_by"], bool(newest["confirmed_by"]), bool(newest["confirmed_at"])) == (
        desk.keeper.login,
        True,
        True,
    )
    shown = desk.vera.ok("policy", "history", lang=lang).out
    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert ("Сравнение с политикой 1:" if lang == "ru" else "Compared with policy 1:") in shown
    assert f"  + 3. {'подает' if lang == 'ru' else 'filed by'} {roles['anna']}" in shown
    assert "  - 3. " in shown


def test_an_empty_history(desk):
    assert desk.anna.json("policy", "history") == []
    assert desk.anna.ok("policy", "history").out == ""


PACE = """
[[rule]]
currency = "RUB"
from = 1000000
[[rule.step]]
name = "обе"
persons = ["{hanna}", "{henry}"]
needed = 2
[[rule.step]]
persons = ["{dora}"]
[[rule]]
[[rule.step]]
role = "head"
"""


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_how_long_requests_would_wait(desk, team, tmp_path, lang):  # noqa: F811
    small, large = desk.approved(amount="5"), desk.pending(amount="1 000 000")
    desk.henry.ok("approve", large)
    path = tmp_path / "p.toml"
    path.write_text(PACE.format(**team), "utf-8")
    one, two = desk.keeper.json("policy", "test", path)
    assert (one["id"], two["id"]) == (small, large)
    assert two["estimated"] is None, "Dora has decided nothing yet"
    assert [(step["name"], step["decisions"]) for step in two["steps"]] == [("обе", 2), (None, 0)]
    assert [step["estimated"] is None for step in two["steps"]] == [False, True]
    assert (one["estimated"], one["steps"][0]["decisions"]) == (one["steps"][0]["estimated"], 2)
    assert 0 <= one["estimated"] <= max(one["waited"], two["waited"])
    shown = desk.keeper.ok("policy", "test", path, lang=lang).out
    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert ("оценка" if lang == "ru" else "estimate") in shown
    assert (
        "этап 2: неизвестно, решений в прошлом: 0" if lang == "ru" else "step 2: not known, by 0 past decisions"
    ) in shown


TIMED = """
[[rule]]
[[rule.step]]
role = "head"
{more}
[[rule.step]]
persons = ["{ivan}"]
"""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_time_of_a_step_is_told_in_words_and_as_a_change(desk, team, tmp_path, lang):  # noqa: F811
    enforce(desk, tmp_path, TIMED.format(more="", **team))
    more = f'within = "2d"\nthen = ["{team["dora"]}"]\nkeeps = ["purpose", "due_date"]'
    enforce(desk, tmp_path, TIMED.format(more=more, **team))
    newest = flat(desk.keeper.ok("policy", "history", lang=lang).out).partition(team["ivan"] + " - ")[0]
    told = {
        "en": f"head [within 2 working days; then told: {team['dora']}; stands when only this changes:",
        "ru": f"руководитель [за 2 рабочих дня; потом сообщат: {team['dora']}; в силе, если меняется только:",
    }[lang]
    assert told in newest
    assert told in flat(desk.keeper.ok("policy", "show", lang=lang).err)
