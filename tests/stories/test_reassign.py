"""One case is handed over: a place in the open step goes to another head, until the next submit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from paydesk.outbox import next_reminder
from tests.stories.test_audit import forged_chain
from tests.stories.test_file_store import owner
from tests.stories.test_notify import MAILS, send, send_at, smtp, text_of, told, working  # noqa: F401
from tests.stories.test_pack import codes, packed
from tests.stories.test_policies import THREE_LEVELS, enforce, sound, stand_in, status, team  # noqa: F401


@pytest.fixture
def second(desk, team, tmp_path):  # noqa: F811
    """A large request at its second step, which wants both Henry and Ivan; Hanna has approved."""
    for name in ("nina", "maria"):
        desk.person(name, "head")
    enforce(desk, tmp_path, THREE_LEVELS.format(**team))
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    return number


def give(giver, number, taker, *words):
    return giver.ok("reassign", number, taker.login, "-m", "В отпуске", *words)


def why_not(giver, number, taker, *words, code=4):
    login = taker if isinstance(taker, str) else taker.login
    return giver.refused(code, "reassign", number, login, "-m", "В отпуске", *words)["code"]


def test_the_taker_decides_in_place_of_the_giver(desk, second):
    henry, ivan, nina = desk.henry, desk.people["ivan"], desk.people["nina"]
    before = desk.hanna.show(second)["version"]
    give(henry, second, nina)
    assert desk.hanna.show(second)["version"] == before + 1
    assert (henry.inbox(), ivan.inbox(), nina.inbox()) == ({}, {second: "decide"}, {second: "decide"})
    assert desk.hanna.sees("--waiting-for", nina.login) == [second]
    assert henry.refused(4, "approve", second)["code"] == "not_your_step"
    step = nina.json("explain", second)["chain"][1]
    assert [(one["giver"], one["taker"], one["actor"]) for one in step["handed"]] == [
        (henry.login, nina.login, henry.login)
    ]
    text = " ".join(nina.ok("explain", second).out.split())
    assert f"2. finance ({ivan.login}, {nina.login}): 0 of 2, open {nina.login} has the place of {henry.login}," in text
    nina.ok("approve", second)
    ivan.ok("approve", second)
    desk.people["dora"].ok("approve", second)
    assert status(desk, second) == "approved"
    said = [one for one in desk.olga.json("history", second) if one["action"] == "reassign"]
    assert [(one["actor"], one["step"], one["giver"], one["taker"], one["comment"]) for one in said] == [
        (henry.login, 2, henry.login, nina.login, "В отпуске")
    ]
    assert f"Handed over, step 2: {henry.login} → {nina.login}" in desk.olga.ok("history", second).out
    sound(desk)


def test_nobody_gets_a_place_who_may_not_decide_or_has_one(desk, second):
    henry, hanna, ivan = desk.henry, desk.hanna, desk.people["ivan"]
    both = desk.person("maxim", "manager", "head")
    assert why_not(henry, second, desk.anna) == "taker_cannot_decide"
    assert why_not(henry, second, "nobody") == "taker_cannot_decide"
    gone = desk.person("gleb", "head")
    desk.keeper.ok("user", "disable", gone.login)
    assert why_not(henry, second, gone) == "taker_cannot_decide"
    assert why_not(henry, second, hanna) == "taker_not_free", "her voice is used"
    for other in (henry, ivan, desk.people["dora"]):
        assert why_not(henry, second, other) == "taker_not_free", "they have places in steps to be passed"
    own = both.new("--submit", amount="1 000 000")["id"]
    hanna.ok("approve", own)
    assert why_not(henry, own, both) == "taker_not_free", "the author"
    assert why_not(both, own, desk.people["nina"]) == "own_request"
    assert henry.refused(4, "reassign", second, desk.people["nina"].login)["code"] == "comment_needed"
    give(henry, second, both)  # of a request of others
    sound(desk)


def test_only_who_could_approve_now_has_a_place_to_give(desk, second):
    nina, dora = desk.people["nina"], desk.people["dora"]
    assert why_not(dora, second, nina) == "not_your_place", "a later step"
    assert why_not(desk.hanna, second, nina) == "not_your_place"
    assert why_not(desk.anna, second, nina) == "wrong_role"
    stand_in(desk.henry, desk.people["maria"])
    assert why_not(desk.people["maria"], second, nina) == "not_your_place", "a substitute passes nothing on"
    desk.henry.ok("approve", second)
    assert why_not(desk.henry, second, nina) == "not_your_place", "his voice is used"
    desk.henry.ok("revoke", second, "-m", "Нет")
    give(desk.henry, second, nina)


def test_where_every_head_decides_there_is_no_place(desk, second):
    first = desk.pending(amount="1 000 000", invoice_number="18")
    assert why_not(desk.henry, first, desk.people["nina"]) == "every_head_decides"


def test_where_there_is_no_chain_there_is_no_place(desk):
    number = desk.pending()
    assert why_not(desk.hanna, number, desk.henry) == "every_head_decides"
    assert "reassign" not in desk.hanna.ok("explain", number).out
    errors = {one["action"]: one["error"] for one in desk.hanna.json("explain", number)["actions"]}
    assert errors["reassign"]["code"] == "every_head_decides"


def test_no_place_goes_round_in_a_circle(desk, second):
    henry, nina, maria = desk.henry, desk.people["nina"], desk.people["maria"]
    give(henry, second, nina)
    assert why_not(nina, second, henry) == "taker_not_free"
    give(nina, second, maria)
    for other in (henry, nina):
        assert why_not(maria, second, other) == "taker_not_free"
        assert why_not(desk.people["ivan"], second, other) == "taker_not_free"
    assert (henry.inbox(), nina.inbox(), maria.inbox()) == ({}, {}, {second: "decide"})
    maria.ok("approve", second)
    sound(desk)


def test_a_submit_forgets_it_and_a_revoke_does_not(desk, second):
    henry, ivan, nina = desk.henry, desk.people["ivan"], desk.people["nina"]
    give(henry, second, nina)
    nina.ok("approve", second)
    desk.hanna.ok("revoke", second, "-m", "Ещё раз")
    nina.ok("revoke", second, "-m", "Ещё раз")
    desk.hanna.ok("approve", second)
    assert henry.refused(4, "approve", second)["code"] == "not_your_step"
    nina.ok("approve", second)
    ivan.ok("return", second, "-m", "Нет акта")
    desk.anna.ok("submit", second)
    desk.hanna.ok("approve", second)
    assert nina.refused(4, "approve", second)["code"] == "not_your_step"
    henry.ok("approve", second)
    sound(desk)


def test_a_substitute_of_the_taker_and_of_the_giver(desk, second):
    henry, nina, maria = desk.henry, desk.people["nina"], desk.people["maria"]
    stand_in(henry, maria)
    assert maria.inbox() == {second: "decide"}
    give(henry, second, nina)
    assert maria.inbox() == {}, "what the giver has not got, their substitute has not got"
    stand_in(nina, maria)
    maria.ok("approve", second)
    assert desk.olga.json("history", second)[-1]["behalf"] == nina.login
    assert nina.refused(4, "approve", second)["code"] == "already_decided"
    # The giver's own voice is free, for another step or for another one's place.
    stand_in(desk.people["ivan"], henry)
    henry.ok("approve", second)
    desk.people["dora"].ok("approve", second)
    assert status(desk, second) == "approved"
    sound(desk)


def test_a_policy_that_changes_meanwhile_changes_nothing_here(desk, second, tmp_path):
    henry, nina = desk.henry, desk.people["nina"]
    give(henry, second, nina)
    enforce(desk, tmp_path, '[[rule]]\n[[rule.step]]\nrole = "head"\n')
    assert henry.refused(4, "approve", second)["code"] == "not_your_step"
    nina.ok("approve", second)
    desk.people["ivan"].ok("approve", second)
    give(desk.people["dora"], second, desk.people["maria"])
    desk.people["maria"].ok("approve", second)
    assert status(desk, second) == "approved"
    sound(desk)


def test_an_administrator_gives_the_place_of_somebody_who_has_gone(desk, second):
    henry, nina, keeper = desk.henry, desk.people["nina"], desk.person("adam", "admin")
    words = ("--from", henry.login)
    assert why_not(keeper, second, nina) == "not_your_place"
    assert why_not(keeper, second, nina, *words) == "not_your_place", "he can decide himself"
    assert why_not(desk.people["maria"], second, nina, *words) == "not_your_place"
    desk.keeper.ok("user", "disable", henry.login)
    assert "reassign" in keeper.ok("explain", second).out.partition("You can: ")[2].partition("\n")[0]
    assert why_not(desk.people["maria"], second, nina, *words) == "not_your_place", "no administrator"
    give(keeper, second, nina, *words)
    last = desk.olga.json("history", second)[-1]
    assert (last["actor"], last["giver"], last["taker"]) == (keeper.login, henry.login, nina.login)
    desk.keeper.ok("user", "enable", henry.login)
    assert henry.refused(4, "approve", second)["code"] == "not_your_step"
    nina.ok("approve", second)
    sound(desk)


@pytest.fixture
def adam(desk):
    """A second administrator; on PostgreSQL whoever set the database up is one more, and goes."""
    adam = desk.person("adam", "admin")
    for one in desk.keeper.json("user", "list"):
        if "admin" in one["roles"] and one["login"] not in (desk.keeper.login, adam.login):
            desk.keeper.ok("user", "disable", one["login"])
    return adam


def removed(how):
    """What keeps Henry from deciding, and what lets him again."""
    ways = {"disabled": ("disable", ()), "no head": ("edit", ("--role", "auditor"))}
    back = {"disabled": ("enable", ()), "no head": ("edit", ("--role", "head"))}
    return [(word, options) for word, options in (ways[how], back[how])]


@pytest.mark.parametrize("how", ["disabled", "no head"])
def test_who_keeps_somebody_from_deciding_does_not_hand_over_their_place(desk, second, adam, how):
    henry, nina, keeper = desk.henry, desk.people["nina"], desk.keeper
    words = ("--from", henry.login)
    (out, out_options), (back, back_options) = removed(how)
    keeper.ok("user", out, henry.login, *out_options)
    assert why_not(keeper, second, nina, *words) == "removed_by_you"
    said = keeper.run("--lang", "ru", "reassign", second, nina.login, "-m", "x", *words)
    assert (said.code, f"Вы сами отключили {henry.login}" in said.err) == (4, True)
    assert "reassign" not in keeper.ok("explain", second).out.partition("You can: ")[2].partition("\n")[0]
    assert "reassign" in adam.ok("explain", second).out.partition("You can: ")[2].partition("\n")[0]
    # That others say the same again, or of somebody who is gone already, changes nothing.
    adam.ok("user", "edit", henry.login, "--name", "Henry")
    if how == "disabled":
        adam.ok("user", "disable", henry.login)
    assert why_not(keeper, second, nina, *words) == "removed_by_you"
    # Back and gone once more, by the other one.
    keeper.ok("user", back, henry.login, *back_options)
    assert why_not(adam, second, nina, *words) == "not_your_place"
    adam.ok("user", out, henry.login, *out_options)
    assert why_not(adam, second, nina, *words) == "removed_by_you"
    give(keeper, second, nina, *words)
    nina.ok("approve", second)
    sound(desk)


def test_who_only_says_it_too_may_hand_over_the_place(desk, second, adam):
    """Without Keeper's doing Henry could not decide either."""
    henry, nina, keeper = desk.henry, desk.people["nina"], desk.keeper
    adam.ok("user", "disable", henry.login)
    keeper.ok("user", "edit", henry.login, "--role", "auditor")
    give(keeper, second, nina, "--from", henry.login)
    sound(desk)


def test_a_single_administrator_hands_over_the_place_of_whom_they_disabled(desk, second, adam):
    henry, nina, keeper = desk.henry, desk.people["nina"], desk.keeper
    keeper.ok("user", "disable", henry.login)
    assert why_not(keeper, second, nina, "--from", henry.login) == "removed_by_you"
    keeper.ok("user", "disable", adam.login)
    give(keeper, second, nina, "--from", henry.login)
    keeper.ok("user", "enable", adam.login)
    sound(desk)


def test_where_the_other_administrator_is_a_superuser_they_disable_and_hand_over_nothing(postgres_desk, tmp_path):
    desk, keeper, henry = postgres_desk, postgres_desk.keeper, postgres_desk.henry
    desk.person("adam", "admin")
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{henry.login}"]\n')
    keeper.ok("user", "disable", desk.people["adam"].login)
    number, words = desk.pending(), ("--from", henry.login)
    keeper.ok("user", "disable", henry.login)
    assert why_not(keeper, number, desk.hanna, *words) == "removed_by_you"
    assert why_not(owner(desk), number, desk.hanna, *words) == "superuser"
    owner(desk).ok("user", "enable", henry.login)
    owner(desk).ok("user", "disable", henry.login)
    give(keeper, number, desk.hanna, *words)
    sound(desk)


def test_an_administrator_gives_no_place_to_themselves_and_none_of_their_own_requests(desk, second):
    ruler = desk.person("roman", "admin", "head", "manager")
    own = ruler.new("--submit", amount="1 000 000", invoice_number="19")["id"]
    desk.hanna.ok("approve", own)
    desk.keeper.ok("user", "disable", desk.henry.login)
    words = ("--from", desk.henry.login)
    assert why_not(ruler, second, ruler, *words) == "taker_not_free"
    assert why_not(ruler, own, desk.people["nina"], *words) == "own_request"


def test_a_dry_run_and_an_old_version(desk, second):
    henry, nina = desk.henry, desk.people["nina"]
    seen = henry.show(second)["version"]
    assert henry.json("reassign", second, nina.login, "-m", "x", "--dry-run")[0]["version"] == seen + 1
    assert nina.inbox() == {}
    desk.people["ivan"].ok("approve", second)
    assert why_not(henry, second, nina, "--seen", seen, code=6) == "changed_since_seen"


def test_the_pack_tells_it(desk, second):
    give(desk.henry, second, desk.people["nina"])
    desk.people["nina"].ok("approve", second)
    assert codes(packed(desk, desk.olga, second)) == set()


def test_the_taker_is_told_and_nobody_else(told, tmp_path):  # noqa: F811
    enforce(told, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{told.henry.login}"]\n')
    number = told.pending()
    send(told)
    assert told.smtp.letters == []
    give(told.henry, number, told.hanna)
    assert send(told)["sent"] == 1
    (letter,) = told.smtp.to(MAILS["hanna"])
    assert f"Request {number} awaits your decision." in text_of(letter)
    assert "В отпуске" in text_of(letter)


@pytest.fixture
def both(told, tmp_path):  # noqa: F811
    """A request that waits for Hanna and for Henry, and Nina, who may get a place; all of them get mail."""
    nina = told.person("nina", "head")
    for who in (told.henry, nina):
        told.keeper.ok("user", "edit", who.login, "--email", f"{who.name}@firm.example")
    persons = [told.hanna.login, told.henry.login]
    enforce(told, tmp_path, f"[[rule]]\n[[rule.step]]\npersons = {persons}\nneeded = 2\n")
    number = told.pending()
    send(told)
    told.smtp.letters.clear()
    return number


def reminded(desk):
    """Who was reminded since this was asked last."""
    found = sorted(str(one["To"]).partition("@")[0] for one in desk.smtp.letters if "still waiting" in text_of(one))
    desk.smtp.letters.clear()
    return found


def test_only_the_taker_is_reminded_once_more_in_a_span(told, both, monkeypatch):  # noqa: F811
    now = datetime.now(UTC)
    send_at(told, monkeypatch, working(now, 2))
    assert reminded(told) == ["hanna", "henry"]
    give(told.henry, both, told.people["nina"])
    for minutes in (20, 40):
        send_at(told, monkeypatch, working(now, 2) + timedelta(minutes=minutes))
        assert reminded(told) == (["nina"] if minutes == 20 else [])
    send_at(told, monkeypatch, working(now, 4))
    assert reminded(told) == ["hanna", "nina"]
    # Nor does it count that one of two has approved, or has taken it back.
    told.hanna.ok("approve", both)
    send_at(told, monkeypatch, working(now, 4) + timedelta(minutes=20))
    assert reminded(told) == []
    told.hanna.ok("revoke", both, "-m", "Нет")
    send_at(told, monkeypatch, working(now, 4) + timedelta(minutes=40))
    assert reminded(told) == []
    send_at(told, monkeypatch, working(now, 6))
    assert reminded(told) == ["hanna", "nina"]
    sound(told)


def test_a_reminder_that_waits_for_a_digest_outlives_a_handover(told, both, monkeypatch):  # noqa: F811
    now = datetime.now(UTC)
    for who in (told.hanna, told.henry):
        who.ok("notify", "settings", "--kind", "reminder=digest")
    send_at(told, monkeypatch, working(now, 2))
    assert reminded(told) == []
    give(told.henry, both, told.people["nina"])
    send_at(told, monkeypatch, next_reminder(working(now, 2), 9) + timedelta(minutes=1))
    # Of Henry it is not worth it any more; Nina is told at once.
    assert reminded(told) == ["hanna", "nina"]


def test_what_is_submitted_anew_waits_anew(told, both, monkeypatch):  # noqa: F811
    now = datetime.now(UTC)
    told.hanna.ok("notify", "settings", "--kind", "reminder=digest")
    send_at(told, monkeypatch, working(now, 2))
    assert reminded(told) == ["henry"]
    told.henry.ok("return", both, "-m", "Нет акта")
    told.anna.ok("submit", both)
    send_at(told, monkeypatch, next_reminder(working(now, 2), 9) + timedelta(minutes=1))
    # What was kept for the digest is of the round before; of this one Hanna hears with the next digest.
    assert reminded(told) == ["henry"]


FORGERIES = {
    "by another": {"actor": "hanna.desk"},
    "of another": {"giver": "ivan.desk"},
    "to the author": {"taker": "anna.desk"},
    "to no head": {"taker": "vera.desk"},
    "to whoever has decided": {"taker": "hanna.desk"},
    "to whom a later step needs": {"taker": "dora.desk"},
    "to nobody": {"taker": None},
    "at another step": {"step": 1},
    "with an approval": {"to_status": "approved"},
    "without a comment": {"comment": None},
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_handover_is_found(sqlite_desk, tmp_path, change):
    desk = sqlite_desk
    people = {name: getattr(desk, name).login for name in ("hanna", "henry", "anna")}
    people |= {name: desk.person(name, "head").login for name in ("ivan", "dora", "nina")}
    enforce(desk, tmp_path, THREE_LEVELS.format(**people))
    number = desk.pending(amount="1 000 000")
    desk.hanna.ok("approve", number)
    give(desk.henry, number, desk.people["nina"])
    sound(desk)
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute("SELECT max(seq) FROM event WHERE request_id = ?", (number,)).fetchone()
    forged_chain(desk.database, number, seq, change)
    found = desk.keeper.run("audit", "verify", "--json").json["problems"]
    assert "rule_broken" in {one["code"] for one in found if one["id"] == number and one["seq"] == seq}


def test_an_administrator_who_gave_what_was_not_to_be_given_is_found(sqlite_desk, tmp_path):
    """The giver could decide at that time: he was disabled a moment later."""
    desk = sqlite_desk
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{desk.henry.login}"]\n')
    number = desk.pending()
    give(desk.henry, number, desk.hanna)
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute("SELECT max(seq) FROM event WHERE request_id = ?", (number,)).fetchone()
    desk.keeper.ok("user", "disable", desk.henry.login)
    forged_chain(desk.database, number, seq, {"actor": desk.keeper.login})
    found = desk.keeper.run("audit", "verify", "--json").json["problems"]
    assert [(one["id"], one["seq"], one["code"]) for one in found] == [(number, seq, "rule_broken")]


def test_an_administrator_who_kept_the_giver_from_deciding_is_found(sqlite_desk, tmp_path):
    desk = sqlite_desk
    adam = desk.person("adam", "admin")
    enforce(desk, tmp_path, f'[[rule]]\n[[rule.step]]\npersons = ["{desk.henry.login}"]\n')
    number = desk.pending()
    desk.keeper.ok("user", "disable", desk.henry.login)
    give(adam, number, desk.hanna, "--from", desk.henry.login)
    sound(desk)
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute("SELECT max(seq) FROM event WHERE request_id = ?", (number,)).fetchone()
    desk.keeper.ok("user", "enable", desk.henry.login)
    desk.keeper.ok("user", "disable", adam.login)
    forged_chain(desk.database, number, seq, {"actor": desk.keeper.login})
    found = desk.keeper.run("audit", "verify", "--json").json["problems"]
    assert [(one["id"], one["seq"], one["code"]) for one in found] == [(number, seq, "rule_broken")]
