"""Chains that are chosen by trust in the account and by signals, through the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.stories.test_policies import enforce, sound, status, team  # noqa: F401 - a fixture
from tests.support.desk import FORM

OTHER = {"account": "40702810938000012345", "bic": "044525225", "corr_account": None}
LEVELS = """
[[rule]]
name = "doubtful"
signals = ["new_account", "account_of_another", "unusual_amount", "duplicate_ok"]
[[rule.step]]
role = "head"
[[rule.step]]
persons = ["{ivan}"]
[[rule.step]]
persons = ["{dora}"]

[[rule]]
name = "unknown account"
trusted = false
[[rule.step]]
role = "head"
[[rule.step]]
persons = ["{ivan}"]

[[rule]]
[[rule.step]]
role = "head"
"""


@pytest.fixture
def levels(desk, team, tmp_path):  # noqa: F811
    enforce(desk, tmp_path, LEVELS.format(**team))
    return team


def steps(desk, number):
    return len(desk.hanna.json("explain", number)["chain"])


def trust(desk, account=FORM["account"]):
    desk.henry.ok("contractor", "trust", FORM["inn"], account, "--how", "call", "-m", "Подтвердили по телефону")


def test_three_levels_by_trust_and_signals(desk, levels):
    ivan, dora = desk.people["ivan"], desk.people["dora"]
    first = desk.pending()
    assert steps(desk, first) == 2, "nobody has confirmed the account"
    for who in (desk.hanna, ivan):
        who.ok("approve", first)
    desk.vera.ok("pay", first)
    trust(desk)
    second = desk.pending()
    assert steps(desk, second) == 1
    desk.hanna.ok("approve", second)
    assert status(desk, second) == "approved"
    changed = desk.pending(**OTHER)
    assert steps(desk, changed) == 3, "the account is new for this payee"
    desk.henry.ok("approve", changed)
    assert dora.refused(4, "approve", changed)["code"] == "not_your_step"
    for who in (ivan, dora):
        who.ok("approve", changed)
    assert status(desk, changed) == "approved"
    # What the journals tell of the past is what was asked then.
    path = desk.folder / "policy.toml"
    path.write_text(LEVELS.format(**levels), "utf-8")
    replayed = {one["id"]: (one["rule"], one["had"], one["needed"]) for one in desk.keeper.json("policy", "test", path)}
    assert replayed == {first: (2, 2, 2), second: (3, 1, 1), changed: (1, 3, 3)}
    # What was fixed at submit stands: trust that is taken back concerns what is submitted later.
    running = desk.pending()
    desk.hanna.ok("contractor", "distrust", FORM["inn"], FORM["account"], "-m", "Пришло письмо о подделке")
    later = desk.pending()
    assert (steps(desk, running), steps(desk, later)) == (1, 2)
    sound(desk)


def test_trust_counts_from_its_time_on(desk, levels):
    first = desk.pending()
    desk.keeper.ok("setting", "trust_wait_hours", "24")
    trust(desk)
    assert steps(desk, desk.pending()) == 2, "confirmed, but a day is to pass"
    assert steps(desk, first) == 2
    sound(desk)


def test_another_payment_for_one_invoice_goes_all_the_way(desk, levels):
    trust_later = desk.pending(invoice_number="17")
    again = desk.anna.new("--submit", "--duplicate-ok", "остаток", invoice_number="17")["id"]
    assert (steps(desk, trust_later), steps(desk, again)) == (2, 3)
    sound(desk)


def test_two_requests_of_one_call_have_their_own_chains(desk, levels):
    """What one of them is does not change while the other is submitted."""
    taken = {"inn": "7707083893", "kpp": "773601001", "contractor": "ПАО Сбербанк"}
    one, two = desk.anna.new()["id"], desk.anna.new(**taken)["id"]
    desk.anna.ok("submit", one, two)
    assert [steps(desk, one), steps(desk, two)] == [3, 3]
    sound(desk)


def test_an_invoice_that_is_missing(desk, team, tmp_path):  # noqa: F811
    enforce(desk, tmp_path, f"""
        [[rule]]
        signals = ["no_invoice"]
        [[rule.step]]
        persons = ["{team["dora"]}"]
        [[rule]]
        trusted = true
        [[rule.step]]
        role = "head"
        [[rule]]
        trusted = false
        [[rule.step]]
        role = "head"
        needed = 2
    """)  # fmt: skip
    invoice = tmp_path / "invoice.pdf"
    invoice.write_bytes(b"%PDF-1.7 one")
    bare = desk.pending()
    desk.people["dora"].ok("approve", bare)
    assert status(desk, bare) == "approved"
    with_paper = desk.anna.new("--invoice", invoice, "--submit")["id"]
    assert desk.hanna.json("explain", with_paper)["chain"][0]["needed"] == 2
    sound(desk)


def test_a_table_is_taken_in_by_trust(desk, levels, tmp_path):
    trusted = desk.pending()
    trust(desk)
    path = tmp_path / "t.csv"
    rows = ["subject,contractor,amount,due_date,inn,bic,account,purpose"]
    rows += [f"Кабель {n},ООО «БРУЛЕР»,{n},2026-12-04,9714017207,{bic},{account},Оплата {n}"
             for n, bic, account in ((5, FORM["bic"], FORM["account"]), (6, OTHER["bic"], OTHER["account"]))]  # fmt: skip
    path.write_text("\n".join(rows), "utf-8")
    desk.anna.ok("import", path, "--submit")
    numbers = [number for number in sorted(desk.hanna.sees()) if number != trusted]
    assert [steps(desk, number) for number in numbers] == [1, 2]
    sound(desk)


def test_the_audit_asks_for_trust_anew(desk, levels):
    """Whoever writes into the file past the triggers passes no chain by: trust is known of every moment."""
    if desk.dialect != "sqlite":
        pytest.skip("on PostgreSQL nobody writes the chain; a superuser is caught by the hashes")
    number = desk.pending()
    sound(desk)
    trust(desk)
    later = desk.pending()
    assert (steps(desk, number), steps(desk, later)) == (2, 1)
    with closing(sqlite3.connect(desk.url("").removeprefix("sqlite:///"))) as db:
        triggers = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'account_trust'")
        for (name,) in triggers.fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE account_trust SET trusted = 0")
        db.commit()
    found = desk.olga.run("audit", "verify", "--json").json["problems"]
    assert {one["code"] for one in found} >= {"trust_changed", "chain_changed"}
    assert [one["id"] for one in found if one["code"] == "chain_changed"] == [later]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_condition_that_cannot_be_known(desk, tmp_path, lang):
    path = tmp_path / "p.toml"
    path.write_text(
        '[[rule]]\nown_account = "USD"\n[[rule.step]]\nrole = "head"\n[[rule]]\n[[rule.step]]\nrole = "head"\n'
    )
    result = desk.keeper.run("policy", "set", path, lang=lang)
    assert result.code == 3
    assert "currency = 'USD'" in " ".join(result.err.split())
