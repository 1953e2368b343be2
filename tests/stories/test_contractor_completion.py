"""TAB for a contractor's name, as the scripts of the shells ask and hear it."""

from __future__ import annotations

import pytest

from paydesk import contractor_completion, workflow
from paydesk import tab as tab_room

SBER = {"inn": "7707083893", "kpp": "773601001", "bic": "044525225", "account": "40702810740000432537",
        "corr_account": None, "contractor": "ПАО Сбербанк"}  # fmt: skip
PLAIN = {"inn": None, "kpp": None, "bic": None, "account": None, "corr_account": None}


def tab(who, *words, shell="bash", **env):
    """What the shell hears for these words, the last of them begun."""
    told = {"_PAYDESK_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        told |= {"COMP_WORDS": "\n".join(("paydesk", *words)), "COMP_CWORD": str(len(words))}
    else:
        told |= {"_TYPER_COMPLETE_ARGS": " ".join(("paydesk", *words))}
    result = who.run(env={**told, **env})
    assert result.err == ""
    return result.out.splitlines()


@pytest.fixture
def people(desk):
    desk.anna.new()
    desk.pending(invoice_number="2", **SBER)
    return desk


def test_names_and_inns_are_offered(people):
    anna = people.anna
    assert tab(anna, "contractor", "show", "брул") == ["брулер"], "a shell leaves out what begins in another way"
    assert tab(anna, "contractor", "show", "ООО") == ["ООО\\ «БРУЛЕР»"]
    assert tab(anna, "contractor", "show", "ПАО Сб") == ["ПАО\\ Сбербанк"]
    assert tab(anna, "contractor", "show", '"ПАО Сб') == ["ПАО Сбербанк"]
    assert tab(anna, "contractor", "edit", "77") == ["7707083893"]
    assert tab(anna, "contractor", "show", "") == ["ООО\\ «БРУЛЕР»", "ПАО\\ Сбербанк"]
    assert tab(anna, "contractor", "show", "нет такого") == []
    assert tab(anna, "new", "--amount", "5", "--contractor", "сбер") == ["сбербанк"]
    assert tab(anna, "registry", "--contractor=сбер") == ["сбербанк"]
    assert tab(anna, "registry", "--contractor", "=", "сбер") == ["сбербанк"]
    assert tab(anna, "contractor", "merge", "7707083893", "брул") == ["брулер"]
    for word in ("брулер", "7707083893", "сбербанк"):
        anna.ok("contractor", "show", word)


def test_each_shell_hears_its_own(people):
    anna = people.anna
    assert tab(anna, "contractor", "show", "ПАО", shell="zsh") == ["_arguments '*: :((\"ПАО Сбербанк\"))'"]
    assert tab(anna, "contractor", "show", "сбер", shell="fish", _TYPER_COMPLETE_FISH_ACTION="get-args") == ["сбербанк"]
    asked = {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "ПАО"}
    assert tab(anna, "contractor", "show", "ПАО", shell="powershell", **asked) == ["'ПАО Сбербанк'::: "]


def test_what_one_may_not_see_is_not_offered(people):
    assert tab(people.boris, "contractor", "show", "") == []
    assert tab(people.hanna, "contractor", "show", "") == ["ПАО\\ Сбербанк"], "the other is a draft"


def test_merged_contractors_are_offered_once(people):
    people.anna.ok("contractor", "edit", "7707083893", "--name", "Сбер")
    people.keeper.ok("contractor", "merge", "9714017207", "7707083893")
    assert tab(people.keeper, "contractor", "show", "") == ["Сбер"]
    assert tab(people.keeper, "contractor", "show", "брул") == ["брулер"]
    shown = people.keeper.json("contractor", "show", "брулер")
    assert shown[0]["contractor"] == "Сбер"


@pytest.mark.parametrize(
    "name", ["ООО `rm -rf`", "x$(touch a)", "a'; id; '", 'b" :; "', "c\\d|e", "f*?[g]", "h\u202ei"]
)
def test_a_name_is_no_command_to_the_shell(sqlite_desk, name):
    sqlite_desk.anna.new(contractor=name, **PLAIN)
    for shell in ("bash", "zsh", "fish"):
        for said in tab(sqlite_desk.anna, "contractor", "show", "", shell=shell):
            bare = said.removeprefix("_arguments '*: :((\"").removesuffix("\"))'").replace("\\ ", " ")
            assert contractor_completion._HARMLESS.fullmatch(bare), said


def test_trouble_is_silent(desk):
    for db in ("sqlite:////nonexistent/x.db", "postgresql://127.0.0.1:1/none", "rubbish"):
        assert tab(desk.anna, "contractor", "show", "а", PAYDESK_DB=db) == []
    assert tab(desk.anna, "contractor", "sh") == ["show"], "everything else is answered as before"
    assert "--contractor" in tab(desk.anna, "new", "--contr")


def test_sight_is_that_of_the_rules():
    assert tab_room.VISIBLE_SQL == workflow.VISIBLE_SQL
