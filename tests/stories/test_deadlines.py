"""A step of approval that takes too long: the next person hears of it, and nothing is approved by that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from paydesk import chains, escalation, wishes
from paydesk.database_address import parse_url
from paydesk.storage import Store
from paydesk.working_days import add_working
from tests.stories.test_notify import MAILS, send, send_at, smtp, text_of, told  # noqa: F401
from tests.stories.test_policies import enforce, sound, stand_in

TIMED = """
[[rule]]
[[rule.step]]
role = "head"
[[rule.step]]
persons = ["{henry}"]
within = "8h"
{then}
[[rule.step]]
persons = ["{hanna}"]
within = "2d"
"""


@pytest.fixture
def timed(told, tmp_path):  # noqa: F811
    """Henry has eight hours, Hanna two working days after him; a third head, Nina, opens the way."""
    told.person("nina", "head")
    people = {name: getattr(told, name).login for name in ("hanna", "henry")}
    enforce(told, tmp_path, TIMED.format(then="", **people))
    return told


def submitted(desk):
    number = desk.pending()
    desk.people["nina"].ok("approve", number)
    send(desk)
    desk.smtp.letters.clear()
    return number


def later(**span):
    return datetime.now(UTC) + timedelta(**span)


@pytest.fixture
def clock(monkeypatch):
    """Move the moment at which commands look."""

    def move(**span):
        monkeypatch.setattr(chains, "moment", lambda: later(**span))

    return move


def test_the_next_person_is_told_once_and_may_decide_nothing(timed, monkeypatch):
    number = submitted(timed)
    send_at(timed, monkeypatch, later(hours=7, minutes=50))
    assert timed.smtp.letters == []
    for _ in range(2):
        send_at(timed, monkeypatch, later(hours=8, minutes=20))
    (letter,) = timed.smtp.letters
    assert letter["To"] == MAILS["hanna"]
    assert f"Request {number} has waited longer than its step of approval may take." in text_of(letter)
    assert timed.hanna.refused(4, "approve", number)["code"] == "not_your_step"
    assert timed.olga.show(number)["status"] == "pending"
    # Opened anew, it may take its time anew.
    timed.henry.ok("approve", number)
    timed.henry.ok("revoke", number, "-m", "Подождём")
    timed.smtp.letters.clear()
    send_at(timed, monkeypatch, later(hours=8, minutes=20))
    late = [one for one in timed.smtp.to(MAILS["hanna"]) if "longer" in text_of(one)]
    assert len(late) == 1
    sound(timed)


def test_nobody_is_told_of_what_was_decided_meanwhile(timed, monkeypatch):
    number = submitted(timed)
    moment = later(hours=9)
    store = Store(parse_url(timed.url(timed.robot.login)), timed.robot.login)
    with store.write() as connection:
        escalation.plan(connection, wishes.team(connection), moment)
    timed.henry.ok("approve", number)
    send_at(timed, monkeypatch, moment)
    assert all("longer" not in text_of(one) for one in timed.smtp.letters)


def test_administrators_are_told_after_the_last_step(timed, monkeypatch):
    timed.keeper.ok("user", "edit", timed.keeper.login, "--email", "keeper@firm.example")
    number = submitted(timed)
    timed.henry.ok("approve", number)
    send_at(timed, monkeypatch, later(hours=8))
    timed.smtp.letters.clear()
    send_at(timed, monkeypatch, later(days=12))
    late = [one for one in timed.smtp.letters if "longer" in text_of(one)]
    assert [one["To"] for one in late] == ["keeper@firm.example"]
    assert timed.keeper.refused(4, "approve", number)["code"] == "wrong_role"


def test_the_policy_names_who_is_told(timed, monkeypatch, tmp_path):
    people = {name: getattr(timed, name).login for name in ("hanna", "henry")}
    timed.keeper.ok("user", "edit", timed.olga.login, "--email", "olga@firm.example")
    enforce(timed, tmp_path, TIMED.format(then=f'then = ["{timed.olga.login}"]', **people))
    number = submitted(timed)
    send_at(timed, monkeypatch, later(hours=9))
    assert [one["To"] for one in timed.smtp.letters] == ["olga@firm.example"]
    assert timed.olga.refused(4, "approve", number)["code"] == "wrong_role"


def test_the_time_is_shown_and_that_it_is_over(timed, clock):
    number = submitted(timed)
    first, second, third = timed.henry.json("explain", number)["chain"]
    assert (first["within"], first["due"], first["late"], first["then"]) == (None, None, False, None)
    opened = datetime.fromisoformat(timed.olga.json("history", number)[-1]["at"])
    assert datetime.fromisoformat(second["due"]) == opened + timedelta(hours=8)
    assert (second["within"], second["late"], second["then"]) == ("8h", False, [timed.hanna.login])
    assert (third["within"], third["due"], third["then"]) == ("2d", None, None)
    text = " ".join(timed.henry.ok("explain", number).out.split())
    assert f"to be decided until {opened + timedelta(hours=8):%Y-%m-%d %H:%M}; then told: {timed.hanna.login}" in text
    assert "to be decided within 2 working days; then told: admin" in text
    (waiting,) = timed.henry.json("inbox")
    assert (waiting["step_due"], waiting["step_late"]) == (second["due"], False)
    assert "until" in timed.henry.ok("inbox").out
    clock(hours=9)
    assert timed.henry.json("explain", number)["chain"][1]["late"]
    assert "! late since" in timed.henry.ok("explain", number).out
    assert timed.henry.json("inbox")[0]["step_late"]
    assert "late since" in " ".join(timed.henry.ok("inbox").out.split())
    assert not timed.people["nina"].json("inbox")


def test_a_place_that_is_handed_over_does_not_begin_the_time_anew(timed, clock):
    number = submitted(timed)
    before = timed.henry.json("explain", number)["chain"][1]["due"]
    timed.henry.ok("reassign", number, timed.person("maria", "head").login, "-m", "Болею")
    assert timed.people["maria"].json("inbox")[0]["step_due"] == before
    stand_in(timed.people["maria"], timed.person("gleb", "head"))
    clock(hours=9)
    assert timed.people["gleb"].json("inbox")[0]["step_late"]
    timed.people["gleb"].ok("approve", number)
    due = datetime.fromisoformat(timed.hanna.json("explain", number)["chain"][2]["due"])
    opened = datetime.fromisoformat(timed.olga.json("history", number)[-1]["at"])
    assert due.date() == add_working(opened.date(), 2)
    assert due.time() == opened.time()
    sound(timed)


def test_a_changed_policy_changes_no_time_of_a_running_request(timed, tmp_path):
    number = submitted(timed)
    before = timed.henry.json("explain", number)["chain"]
    enforce(timed, tmp_path, '[[rule]]\n[[rule.step]]\nrole = "head"\n')
    assert timed.henry.json("explain", number)["chain"] == before


def test_what_is_no_time_is_refused(timed, tmp_path):
    people = {name: getattr(timed, name).login for name in ("hanna", "henry")}
    for words, codes in (
        (f'then = ["{timed.vera.login}"]', ["unknown_person"]),
        ('then = ["nobody"]', ["unknown_person"]),
        ("then = []", ["bad_then"]),
    ):
        path = tmp_path / "p.toml"
        path.write_text(TIMED.format(then=words, **people), "utf-8")
        error = timed.keeper.refused(3, "policy", "set", path)
        assert [one["code"] for one in error["problems"]] == codes
