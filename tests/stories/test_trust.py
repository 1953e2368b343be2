"""Trust in accounts: who may confirm one, when it counts, and what the team does with those that nobody confirmed."""

from __future__ import annotations

import psycopg
import pytest

from tests.stories.test_bank import account as own_account
from tests.support.desk import FORM

INN, FIRST = FORM["inn"], FORM["account"]
OTHER = {"account": "40702810938000012345", "bic": "044525225", "corr_account": None}


def trust(who, *words, how="call", comment="Позвонил в бухгалтерию, подтвердили", account=FIRST, name=INN):
    return who.json("contractor", "trust", name, account, "--how", how, "-m", comment, *words)


def accounts(who, name=INN):
    return {one["account"]: one for one in who.json("contractor", "accounts", name)}


def signals(who, number):
    return {one["code"]: one["message"] for one in who.show(number)["warnings"]}


def test_a_second_person_confirms_an_account(desk):
    number = desk.approved()
    assert accounts(desk.vera)[FIRST]["trust"] is None
    said = trust(desk.vera)
    assert (said["trusted"], said["counts"], said["by"], said["how"]) == (True, True, desk.vera.login, "call")
    (known,) = accounts(desk.hanna).values()
    assert (known["trust"], known["first"], known["last"], known["paid"]) == (
        {key: value for key, value in said.items() if key not in ("contractor", "account")}, number, number, 0,
    )  # fmt: skip
    assert said["first_seen"] == next(
        one["at"] for one in desk.olga.json("history", number) if one["action"] == "submit"
    )
    text = desk.hanna.ok("contractor", "accounts", INN).out
    assert "confirmed by vera" in text
    assert "by a call" in text
    assert "confirmed by vera" in desk.anna.ok("contractor", "show", INN).out
    taken = desk.hanna.json(
        "contractor", "distrust", INN, FIRST, "-m", "Письмо о смене реквизитов оказалось поддельным"
    )
    assert (taken["trusted"], taken["how"], taken["counts_from"]) == (False, None, None)
    assert desk.vera.refused(6, "contractor", "distrust", INN, FIRST, "-m", "и я")["code"] == "distrusted_already"
    assert accounts(desk.vera)[FIRST]["trust"]["by"] == desk.hanna.login
    assert "warns of it" in desk.vera.ok("contractor", "accounts", INN).out
    assert desk.olga.json("audit", "verify")["ok"]


def test_who_may_confirm(desk):
    desk.approved()
    for who in (desk.anna, desk.olga, desk.keeper):
        assert who.refused(4, "contractor", "trust", INN, FIRST, "--how", "call", "-m", "да")["code"] == "wrong_role"
    both = desk.person("both", "manager", "head", "accountant")
    both.new(invoice_number="8")
    code = both.refused(4, "contractor", "trust", INN, FIRST, "--how", "call", "-m", "да")["code"]
    assert code == "own_account_request", "a draft is enough to be no second person"
    assert desk.vera.refused(2, "contractor", "trust", INN, FIRST, "-m", "да")["code"]
    assert desk.vera.refused(3, "contractor", "trust", INN, FIRST, "--how", "smoke", "-m", "да")["code"] == "bad_how"
    assert (
        desk.vera.refused(4, "contractor", "trust", INN, FIRST, "--how", "call", "-m", " ")["code"] == "comment_needed"
    )
    assert (
        desk.vera.refused(5, "contractor", "trust", INN, "40702810938000012345", "--how", "call", "-m", "да")["code"]
        == "no_such_account"
    )
    # Whoever filed to it may warn of it.
    assert both.json("contractor", "distrust", INN, FIRST, "-m", "стоп")["trusted"] is False


def test_an_account_of_a_draft_cannot_be_confirmed_yet(desk):
    desk.approved()
    boss = desk.person("boss", "head", "auditor")
    number = desk.anna.new(invoice_number="9", **OTHER)["id"]
    error = boss.refused(5, "contractor", "trust", INN, OTHER["account"], "--how", "call", "-m", "да")
    assert error["code"] == "no_such_account"
    desk.anna.ok("submit", number)
    assert trust(boss, account=OTHER["account"])["counts"]


def test_a_team_may_pay_to_trusted_accounts_alone(desk):
    own_account(desk)
    number = desk.approved()
    assert "untrusted_account" not in signals(desk.vera, number)
    desk.keeper.ok("setting", "require_trusted", "on")
    assert f"contractor trust {INN} {FIRST}" in signals(desk.vera, number)["untrusted_account"]
    assert (
        f"contractor trust {INN} {FIRST}" in desk.vera.ok("explain", number).out + desk.vera.ok("explain", number).err
    )
    target = desk.folder / "out.txt"
    for words in ((), ("--dry-run",)):
        error = desk.vera.refused(3, "bank", "export", number, "-o", target, *words)
        (problem,) = error["problems"]
        assert (problem["code"], problem["row"]) == ("account_not_trusted", number)
        assert f"contractor trust {INN} {FIRST}" in problem["message"]
    assert not target.exists()
    trust(desk.viktor)
    assert "untrusted_account" not in signals(desk.vera, number)
    desk.hanna.ok("contractor", "distrust", INN, FIRST, "-m", "сомнения")
    assert "сомнения" in signals(desk.vera, number)["untrusted_account"]
    assert desk.vera.run("bank", "export", number, "-o", target).code == 3
    trust(desk.viktor, how="letter")
    desk.vera.ok("bank", "export", number, "-o", target)
    assert target.exists()


def test_a_waiting_time_must_pass(desk):
    own_account(desk)
    number = desk.approved()
    desk.keeper.ok("setting", "require_trusted", "on")
    desk.keeper.ok("setting", "trust_wait_hours", "24")
    assert desk.keeper.run("setting", "trust_wait_hours", "-1").code == 2
    assert desk.keeper.run("setting", "trust_wait_hours", "many").code == 2
    said = trust(desk.vera)
    assert (said["trusted"], said["counts"]) == (True, False)
    assert said["counts_from"][:10] > said["first_seen"][:10]
    assert "counts from" in desk.vera.ok("contractor", "accounts", INN).out
    assert "counts from" in signals(desk.vera, number)["untrusted_account"]
    assert desk.vera.run("bank", "export", number, "-o", desk.folder / "out.txt").code == 3
    desk.keeper.ok("setting", "trust_wait_hours", "0")
    assert accounts(desk.vera)[FIRST]["trust"]["counts"] is False, "what was said stays as it was said"
    assert trust(desk.vera)["counts"] is True
    desk.vera.ok("bank", "export", number, "-o", desk.folder / "out.txt")


def test_a_resubmitted_account_is_seen_anew(desk):
    """Else a draft of long ago would be the way around the waiting time."""
    number = desk.pending()
    desk.hanna.ok("return", number, "-m", "другие реквизиты")
    desk.anna.ok("edit", number, "--account", OTHER["account"], "--bic", OTHER["bic"], "--corr-account", "")
    desk.anna.ok("submit", number)
    submits = [one["at"] for one in desk.olga.json("history", number) if one["action"] == "submit"]
    desk.hanna.ok("approve", number)
    said = trust(desk.vera, account=OTHER["account"])
    assert said["first_seen"] == submits[-1]


def test_signals_tell_of_a_changed_account(desk):
    desk.paid()
    number = desk.pending(invoice_number="18", purpose="Оплата 18", **OTHER)
    told = signals(desk.hanna, number)
    assert {"new_account", "untrusted_account"} <= set(told)
    assert "Nobody has confirmed the account" in desk.hanna.ok("approve", number).err
    trust(desk.hanna, account=OTHER["account"], how="meeting")
    told = signals(desk.hanna, number)
    assert "untrusted_account" not in told
    assert "hanna" in told["new_account"]
    assert "confirmed it on" in told["new_account"]


def test_trust_does_not_go_over_with_a_merge(desk):
    own_account(desk)
    number = desk.approved()
    other = desk.approved(invoice_number="18", contractor="ПАО Сбербанк", inn="7707083893", purpose="Оплата 18")
    trust(desk.vera)
    desk.keeper.ok("setting", "require_trusted", "on")
    desk.hanna.ok("contractor", "merge", INN, "7707083893")
    rows = {(one["account"], bool(one["trust"])) for one in desk.vera.json("contractor", "accounts", INN)}
    assert rows == {(FIRST, True), (FIRST, False)}
    error = desk.vera.refused(3, "bank", "export", number, other, "-o", desk.folder / "out.txt")
    assert [one["row"] for one in error["problems"]] == [other]


# Past the program, with a login and psql


@pytest.fixture
def plain(postgres_desk):
    """A connection with the right of a person and nothing else."""

    def connect(who):
        return psycopg.connect(
            postgres_desk.url(who.login), options="-c search_path=paydesk,pg_catalog", autocommit=True
        )

    return connect


SAY = "INSERT INTO account_trust (contractor, account, trusted, how, comment) VALUES (%s, %s, %s, %s, %s)"


def state(connection, sql, *values):
    try:
        connection.execute(sql, values)
    except psycopg.Error as error:
        return error.sqlstate
    return None


def test_the_database_refuses_what_the_program_would(postgres_desk, plain):
    desk = postgres_desk
    desk.approved()
    both = desk.person("both", "manager", "head")
    both.new(invoice_number="8")
    row = (INN, FIRST, True, "call", "да")
    for who, answer in ((desk.anna, "PD032"), (desk.keeper, "PD032"), (desk.olga, "PD032"), (both, "PD033")):
        with plain(who) as connection:
            assert state(connection, SAY, *row) == answer, who.login
    with plain(desk.vera) as connection:
        assert state(connection, SAY, INN, "40702810938000012345", True, "call", "да") == "PD034"
        assert state(connection, SAY, "forged", FIRST, True, "call", "да") == "PD034"
        assert state(connection, SAY, INN, FIRST, True, None, "да") == "23514"
        assert state(connection, SAY, INN, FIRST, True, "call", "") == "23514"
        assert (
            state(connection, SAY.replace("comment)", "comment, counts_from)").replace("%s)", "%s, now())"), *row)
            == "42501"
        )
        assert state(connection, SAY, *row) is None
        for sql in ("UPDATE account_trust SET trusted = true", "DELETE FROM account_trust",
                    "UPDATE account_trust SET counts_from = now()"):  # fmt: skip
            assert state(connection, sql) == "42501"
    with plain(desk.anna) as connection:
        assert state(connection, "UPDATE contractor SET merged_into = 'x'") in (None, "PD032")
        assert state(connection, "INSERT INTO contractor (key, email) VALUES ('7707083893', 'a@b.ru')") == "PD032"
        assert state(connection, "INSERT INTO contractor (key, merged_into) VALUES (%s, 'x')", INN) == "PD032"
        assert state(connection, "INSERT INTO contractor (key, email) VALUES (%s, 'a@b.ru')", INN) is None
        assert connection.execute("SELECT count(*) FROM account_trust").fetchone() == (1,)
    with plain(desk.boris) as connection:  # he filed nothing to this payee
        assert connection.execute("SELECT count(*) FROM account_trust").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM contractor").fetchone() == (0,)


def test_the_database_keeps_an_untrusted_account_out_of_a_file(desk, monkeypatch):
    """Past the check of the export, as a script with the same rights could."""
    from paydesk import trust as trusting

    own_account(desk)
    number = desk.approved()
    desk.keeper.ok("setting", "require_trusted", "on")
    monkeypatch.setattr(trusting, "untrusted", lambda *_: [])
    target = desk.folder / "out.txt"
    assert desk.vera.refused(4, "bank", "export", number, "-o", target)["code"] == "account_not_trusted"
    desk.keeper.ok("setting", "trust_wait_hours", "24")
    trust(desk.vera)
    assert desk.vera.refused(4, "bank", "export", number, "-o", target)["code"] == "account_not_trusted"
    desk.keeper.ok("setting", "trust_wait_hours", "0")
    trust(desk.vera)
    desk.hanna.ok("contractor", "distrust", INN, FIRST, "-m", "стоп")
    assert desk.vera.refused(4, "bank", "export", number, "-o", target)["code"] == "account_not_trusted"
    trust(desk.vera)
    desk.vera.ok("bank", "export", number, "-o", target)
