"""PostgreSQL goes away: at the start, in the middle of a batch, and at the very moment of COMMIT.

``PAYDESK_TEST_STOPS`` sets how often the server is stopped under a batch.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable

import psycopg
import pytest

from paydesk import receipts
from tests.prove import common, servers
from tests.rules.runner import Runner, runners
from tests.support import desk as desks
from tests.support.desk import Desk, Handle, Result

STOPS = common.amount_of("PAYDESK_TEST_STOPS", 2)
BATCH = 300
TELLS = re.compile(
    r"nothing was (written|done|filed|changed)|(was|were|has been) (saved|written|done|filed)", re.IGNORECASE
)
"""How a failure says whether something was written."""


@pytest.fixture(scope="module")
def runner():
    with runners(1) as (one,):
        yield one


def approve_under(runner: Runner, desk: Desk, ids: list[int], trouble: Callable[[], None], after: float) -> dict:
    """Approve a batch, and make trouble after so many seconds."""
    runner.order(desk.url(desk.hanna.login), desk.hanna.login, "approve", *ids, env=common.scene())
    time.sleep(after)
    trouble()
    return runner.heard()


def is_settled(runner: Runner, desk: Desk, ids: list[int], answer: dict) -> str:
    """All or nothing, nothing claimed that is not so, and the same again finishes it; return what was found."""
    common.alone(desk)
    found = common.statuses(desk, ids)
    assert found in (Counter(pending=BATCH), Counter(approved=BATCH)), found
    assert answer["code"] in (0, 7), answer
    assert answer["code"] or found["approved"], "said to be done and was not"
    assert answer["code"] == 0 or answer["err"].startswith("Error: "), answer
    before = set(common.events(desk, "approve").values()) or {0}
    again = runner.run(desk.url(desk.hanna.login), desk.hanna.login, "approve", *ids)
    assert again["code"] == (4 if found["approved"] else 0), again
    assert common.statuses(desk, ids) == Counter(approved=BATCH)
    assert set(common.events(desk, "approve").values()) == {max(before) + (not found["approved"])}
    common.clean(desk)
    return next(iter(found))


def bring_back(desk: Desk, ids: list[int]) -> None:
    desk.hanna.ok("return", *ids, "-m", "again")
    desk.anna.ok("submit", *ids)


def measured(runner: Runner, desk: Desk, ids: list[int]) -> float:
    began = time.monotonic()
    assert approve_under(runner, desk, ids, lambda: None, 0)["code"] == 0
    return time.monotonic() - began


@pytest.mark.timeout(180 + 10 * STOPS)
def test_a_server_that_stops_under_a_batch_and_comes_back(runner, tmp_path):
    chance = common.chance("stops")
    with servers.OwnServer() as server:
        desk = servers.own_desk(server, tmp_path)
        ids = common.file_batch(desk, "batch", BATCH)
        whole = measured(runner, desk, ids)
        ends: Counter[tuple[int, str]] = Counter()
        for _ in range(STOPS):
            bring_back(desk, ids)
            runner.order(desk.url(desk.hanna.login), desk.hanna.login, "approve", *ids, env=common.scene())
            time.sleep(chance.uniform(0, whole))
            server.halt()
            time.sleep(chance.uniform(0, 0.5))
            server.resume()
            answer = runner.heard()
            ends[answer["code"], is_settled(runner, desk, ids, answer)] += 1
        print(f"{STOPS} stops over {whole:.3f} s: {dict(ends)}")  # noqa: T201
        # Away at the start: said as such, and no harm done.
        number = desk.pending()
        server.halt()
        for who, *words in ((desk.hanna, "approve", number), (desk.anna, "new"), (desk.olga, "registry")):
            error = who.refused(7, *words, *(desks.form_words() if words == ["new"] else ()))
            assert f"127.0.0.1:{server.port}" in error["message"], error
        server.resume()
        desk.hanna.ok("approve", number)
        assert len(desk.olga.sees()) == BATCH + 1
        common.clean(desk)


def test_a_connection_that_the_server_ends_under_a_batch(runner, postgres_desk):
    desk = postgres_desk
    chance = common.chance("terminated")
    ids = common.file_batch(desk, "batch", BATCH)
    whole = measured(runner, desk, ids)
    end_all = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as connection:

        def trouble() -> None:
            connection.execute(end_all.encode())

        for _ in range(3 * STOPS):
            bring_back(desk, ids)
            answer = approve_under(runner, desk, ids, trouble, chance.uniform(0, whole))
            assert answer["code"] in (0, 7), answer
            found = common.statuses(desk, ids)
            assert len(found) == 1, found
            assert answer["code"] or found["approved"]
            if not found["approved"]:
                desk.hanna.ok("approve", *ids)
            assert common.statuses(desk, ids) == Counter(approved=BATCH)
    common.clean(desk)
    assert len(set(common.events(desk, "approve").values())) == 1


# -- The moment of COMMIT ----------------------------------------------------------------------------------------------


def through(proxy: servers.Proxy, who: Handle, *words: object) -> Result:
    """Run a command line whose connection goes through the proxy."""
    url = f"postgresql://{who.login}@127.0.0.1:{proxy.port}/{who.desk.database}"
    return who.run(*words, env={"PAYDESK_DB": url})


def case_new(desk: Desk):
    words = ("new", *desks.form_words(subject="once"), "--submit")
    return desk.anna, words, lambda: [common.subjects(desk)["once"]]


def case_import(desk: Desk):
    path = desk.folder / "rows.tsv"
    path.write_text(common.table("row", 20), "utf-8")
    return desk.anna, ("import", path), lambda: [common.subjects(desk)[f"row {number}"] for number in range(20)]


def case_approve(desk: Desk):
    ids = common.file_batch(desk, "batch", 3)
    return desk.hanna, ("approve", *ids), lambda: [common.events(desk, "approve")[number] for number in ids]


def case_pay(desk: Desk):
    ids = common.file_batch(desk, "batch", 3)
    desk.hanna.ok("approve", *ids)
    return desk.vera, ("pay", *ids, "--number", "17"), lambda: [common.events(desk, "pay")[number] for number in ids]


CASES = {"new": case_new, "import": case_import, "approve": case_approve, "pay": case_pay}


@pytest.mark.parametrize("cut", ["before", "after"])
@pytest.mark.parametrize("case", CASES)
def test_a_connection_cut_at_commit_leads_to_exactly_one(postgres_desk, case, cut):
    desk = postgres_desk
    who, words, counts = CASES[case](desk)
    with servers.Proxy(desk.server.port).running() as proxy:
        proxy.cut = cut
        result = through(proxy, who, *words)
        assert proxy.done == 1, "the connection was not cut"
        common.alone(desk)
        found = set(counts())
        assert len(found) == 1, "done in part"
        if result.code == 0:
            assert found == {1}
        else:
            # Nobody who believes what is said files or pays twice.
            assert result.code == 7, result
            told = TELLS.search(result.err)
            assert told, result.err
            assert (told[0].lower().startswith("nothing")) == (found == {0}), (found, result.err)
            again = through(proxy, who, *words)
            assert again.code in (0, 4), again
        assert set(counts()) == {1}
    common.clean(desk)


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_server_that_never_comes_back_after_commit_leaves_it_to_a_person(postgres_desk, cut, monkeypatch):
    monkeypatch.setattr(receipts, "ASK_SECONDS", 2)
    desk = postgres_desk
    who, words, counts = case_pay(desk)
    with servers.Proxy(desk.server.port, for_good=True).running() as proxy:
        proxy.cut = cut
        result = through(proxy, who, *words, "--json")
        assert proxy.done == 1, "the connection was not cut"
    assert (result.code, result.error["code"]) == (7, receipts.UNKNOWN), result
    assert "Look before you run the command again" in result.error["message"]
    common.alone(desk)
    assert set(counts()) == {cut == "after"}, "done in part, or not as the cut was"
    # Whoever looks, through another way, sees what became of it; to pay once more is refused then.
    again = who.run(*words)
    assert again.code == (4 if cut == "after" else 0), again
    assert set(counts()) == {1}
    common.clean(desk)
