"""Requests that come again: drafts on their days, once each, and the owner's alone."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest


def at(who, day, *words):
    """Run ``repeat run`` on a day; return what it made."""
    return who.json("repeat", "run", *words, env={"PAYDESK_TODAY": day})


def made(found):
    return [(one["repeat"], one["period"], one["due"], bool(one["request"])) for one in found]


def test_a_rent_comes_every_month(desk):
    first = desk.anna.json(
        "new", "--contractor", "ООО «БРУЛЕР»", "--amount", "100", "--due", "2027-01-31", "--purpose", "Аренда, без НДС",
        "--subject", "Аренда", "--invoice-number", "7", "--invoice-date", "2026-12-01", "--every", "month",
        "--until", "2027-04-30",
    )  # fmt: skip
    (plan,) = desk.anna.json("repeat", "list")
    assert (plan["id"], plan["every"], plan["next_due"], plan["until"]) == (1, "month", "2027-02-28", "2027-04-30")
    assert made(at(desk.anna, "2027-02-20")) == []
    (done,) = at(desk.anna, "2027-02-21")
    draft = done["request"]
    assert (draft["status"], draft["author"], draft["due_date"]) == ("draft", desk.anna.login, "2027-02-28")
    assert (draft["invoice_number"], draft["invoice_date"]) == (None, None)
    assert (draft["amount"], draft["subject"], draft["purpose"]) == (first["amount"], "Аренда", "Аренда, без НДС")
    assert "day_off" in {one["code"] for one in draft["warnings"]}, "28 February 2027 is a Sunday"
    assert made(at(desk.anna, "2027-02-21")) == [], "once for a period"
    desk.anna.ok("discard", draft["id"])
    assert made(at(desk.anna, "2027-02-28")) == [], "what was discarded does not come back"
    assert made(at(desk.anna, "2027-03-30")) == [(1, 2, "2027-03-31", True)]
    assert made(at(desk.anna, "2027-06-01")) == [(1, 3, "2027-04-30", True)]
    assert desk.anna.json("repeat", "list")[0]["next_due"] is None
    assert made(at(desk.anna, "2028-06-01")) == [], "it is over"
    assert desk.olga.json("audit", "verify")["ok"]


def test_after_a_pause_only_the_last_missed_draft_is_made(desk):
    desk.anna.new("--every", "week", due="2026-12-04")
    wanted = [(1, 1, "2026-12-11", False), (1, 2, "2026-12-18", False), (1, 3, "2026-12-25", True),
              (1, 4, "2027-01-01", True)]  # fmt: skip
    assert made(at(desk.anna, "2026-12-28", "--dry-run")) == [(*one[:3], False) for one in wanted]
    assert made(at(desk.anna, "2026-12-28")) == wanted
    assert made(at(desk.anna, "2026-12-28")) == []
    assert len(desk.anna.sees()) == 3
    text = desk.anna.ok("repeat", "run", env={"PAYDESK_TODAY": "2027-01-15"}).out
    assert "due 2027-01-08 was missed" not in text
    assert "draft 4, due 2027-01-08" in text


def test_a_repeating_request_is_its_owners(desk):
    desk.anna.new("--every", "quarter")
    assert desk.boris.json("repeat", "list") == []
    assert made(at(desk.boris, "2027-03-01")) == []
    assert desk.boris.refused(5, "repeat", "stop", 1)["code"] == "no_such_repeat"
    assert desk.hanna.refused(4, "repeat", "run")["code"] == "wrong_role"
    assert desk.anna.json("repeat", "stop", 1)["stopped"] is True
    assert desk.anna.refused(6, "repeat", "stop", 1)["code"] == "stopped_already"
    assert made(at(desk.anna, "2027-03-01")) == []
    assert "ended" in desk.anna.ok("repeat", "list").out


def test_what_cannot_come_again_files_nothing(desk):
    plain = ("new", "--contractor", "А", "--amount", "5")
    assert desk.anna.refused(3, *plain, "--every", "month")["problems"][0]["field"] == "due_date"
    assert desk.anna.refused(2, *plain, "--every", "day")["code"] == "bad_period"
    assert desk.anna.refused(2, *plain, "--until", "2027-01-01")["code"] == "missing_options"
    words = (*plain, "--due", "2026-12-04", "--every", "month", "--until", "2026-12-01")
    assert desk.anna.refused(3, *words)["problems"][0]["code"] == "period_reversed"
    desk.anna.ok(*plain, "--due", "2026-12-04", "--every", "month", "--dry-run")
    assert desk.anna.sees() == []
    assert desk.anna.json("repeat", "list") == []


def test_two_who_run_it_at_once_make_one_draft(desk):
    desk.anna.new("--every", "week")
    env = desk.anna.environment(env={"PAYDESK_TODAY": "2026-12-28"})
    words = [sys.executable, "-m", "paydesk", "repeat", "run", "--json"]
    running = [subprocess.Popen(words, env={**os.environ, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
               for _ in range(4)]  # fmt: skip
    for one in running:
        out, err = one.communicate(timeout=60)
        assert one.returncode == 0, (out, err)
    dues = [one["due_date"] for one in desk.anna.json("registry")]
    assert dues == ["2026-12-04", "2026-12-25", "2027-01-01"]


def answer(connection, sql):
    try:
        return connection.execute(sql).rowcount
    except psycopg.Error as error:
        return error.sqlstate


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO repeat_period (plan_id, number) VALUES (1, 1)",
        "INSERT INTO repeat_period (plan_id, number, request_id) VALUES (1, 1, 1)",
        "UPDATE repeat_plan SET stopped = true",
        "UPDATE repeat_plan SET content = '{}'",
        "INSERT INTO repeat_plan (every, first_due, content, owner) VALUES ('week', '2026-01-01', '{}', 'anna.desk')",
        "DELETE FROM repeat_plan",
    ],
)
def test_nobody_writes_in_the_plans_of_others(postgres_desk, sql):
    desk = postgres_desk
    desk.anna.new("--every", "week")
    for who in (desk.boris, desk.hanna):
        url = desk.url(who.login)
        with psycopg.connect(url, options="-c search_path=paydesk,pg_catalog", autocommit=True) as connection:
            assert answer(connection, sql) in (0, "42501", "PD020", "PD005")
            assert connection.execute("SELECT * FROM repeat_plan").fetchall() == []
    assert desk.anna.json("repeat", "list")[0]["stopped"] is False
