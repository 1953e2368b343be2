"""PgBouncer in transaction mode between the people and the server: connections are shared, and nobody becomes another.

``PAYDESK_TEST_NEED_PGBOUNCER`` makes a missing PgBouncer a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.prove import common
from tests.rules.runner import runners
from tests.support import postgres
from tests.support.desk import SUFFIX, TEAM, Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="PgBouncer is for POSIX"),
]

SETTINGS = """
[databases]
* = host=127.0.0.1 port={behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = trust
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
server_reset_query_always = 0
logfile = {folder}/log
pidfile =
"""
# Everybody has two connections of the server, however many processes they run.


def program() -> str:
    found = shutil.which("pgbouncer", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")
    if found is None:
        told = "there is no pgbouncer here"
        if os.environ.get("PAYDESK_TEST_NEED_PGBOUNCER"):
            pytest.fail(told)
        pytest.skip(told)
    return found


@pytest.fixture
def bouncer_port(postgres_server) -> Iterator[int]:
    """PgBouncer before the server of the run, as an ordinary user."""
    if postgres_server.folder is None:
        pytest.skip("the server of PAYDESK_TEST_PG asks for passwords of its own")
    command = program()
    folder = Path(tempfile.mkdtemp(prefix="paydesk-bouncer-", dir="/tmp"))
    port = postgres._free_port()
    users = [postgres.SUPERUSER, *(name + SUFFIX for name in TEAM)]
    (folder / "users").write_text("".join(f'"{user}" ""\n' for user in users), "utf-8")
    settings = SETTINGS.format(behind=postgres_server.port, port=port, folder=folder)
    (folder / "settings").write_text(settings, "utf-8")
    account = postgres._account()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if account:
            os.chown(path, account["user"], account["group"])
    with subprocess.Popen(
        [command, "-q", str(folder / "settings")],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **account,
    ) as process:
        try:
            wait_until_it_answers(process, port, folder / "log")
            yield port
        finally:
            process.kill()
    shutil.rmtree(folder)


def wait_until_it_answers(process: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres", connect_timeout=5).close()
        except psycopg.OperationalError as error:
            told = f"{error}\n{log.read_text('utf-8') if log.exists() else ''}"
            assert process.poll() is None, told
            assert time.monotonic() < deadline, told
            time.sleep(0.05)
        else:
            return


class BouncedDesk(Desk):
    """A desk whose people come in through PgBouncer."""

    port = 0

    def url(self, login: str) -> str:
        return f"postgresql://{login}@127.0.0.1:{self.port}/{self.database}"


@pytest.fixture
def bounced(postgres_desk, bouncer_port) -> Iterator[Desk]:
    desk = BouncedDesk("postgresql", postgres_desk.folder, postgres_desk.database, postgres_desk.server)
    desk.port = bouncer_port
    return desk


def test_a_day_of_several_people_through_pgbouncer(bounced):
    desk = bounced
    # Filing: by options, with a paper, from a table, with a return and a second try.
    paper = desk.folder / "invoice.pdf"
    paper.write_bytes(b"%PDF-1.4 invoice")
    number = int(desk.anna.new("--invoice", str(paper), subject="Paper")["id"])
    desk.anna.ok("submit", number)
    ids = common.file_batch(desk, "batch", 30)
    desk.hanna.ok("return", number, "-m", "Сумма без НДС?")
    desk.anna.ok("edit", number, "--amount", "14 814,80", "--submit")
    # Sight and rules are those of the person, whoever had the connection before.
    assert desk.boris.sees() == []
    assert desk.vera.sees() == []
    desk.boris.refused(5, "show", number)
    desk.anna.refused(4, "approve", number)
    assert set(desk.hanna.inbox()) == {number, *ids}
    # Deciding, in one call and in several.
    desk.hanna.ok("approve", number)
    desk.henry.ok("approve", *ids[:20])
    desk.henry.ok("reject", *ids[20:], "-m", "Нет в бюджете")
    assert desk.vera.sees("--status", "approved") == sorted([number, *ids[:20]])
    desk.hanna.refused(4, "pay", number)
    # Paying, with the payment order; files are read back as they were.
    order = desk.folder / "order.pdf"
    order.write_bytes(b"%PDF-1.4 order")
    desk.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01", "--file", order)
    desk.viktor.ok("pay", *ids[:20], "--date", "2026-12-01")
    saved = desk.folder / "saved"
    desk.anna.ok("files", number, "--save", saved)
    assert {path.read_bytes() for path in saved.iterdir()} == {paper.read_bytes(), order.read_bytes()}
    # Looking: lists, a file of the registry by a cursor of the server, views, the past.
    out = desk.folder / "registry.csv"
    desk.olga.ok("registry", "-o", out)
    assert out.read_text("utf-8-sig").count("\n") >= 31
    desk.vera.ok("view", "save", "mine", "--status", "paid")
    assert len(desk.vera.sees("--view", "mine")) == 21
    assert Counter(common.statuses(desk)) == Counter(paid=21, rejected=10)
    assert [event["actor"] for event in desk.olga.json("history", number)][-1] == desk.vera.login
    common.clean(desk)


def test_many_processes_of_few_people_share_connections(bounced):
    """More processes than connections: what one person sets for a transaction is gone for the next one in it."""
    desk = bounced
    rounds = 2
    filers = (desk.anna, desk.boris)
    with runners(8) as started:

        def all_at_once(*words: str) -> list[dict]:
            for number, one in enumerate(started):
                who = filers[number % 2]
                told = [word.format(who=who.name, number=number) for word in words]
                one.order(desk.url(who.login), who.login, *told, env=common.scene())
            answers = [one.heard() for one in started]
            assert [answer["code"] for answer in answers] == [0] * len(started), answers
            return answers

        for turn in range(rounds):
            all_at_once("new", "--subject", f"{{who}} {{number}} {turn}", "--amount", "5")
            for number, answer in enumerate(all_at_once("registry", "--json")):
                seen = Counter(request["author"] for request in json.loads(answer["out"]))
                assert seen == {filers[number % 2].login: 4 * (turn + 1)}
    found = Counter(request["author"] for request in desk.olga.json("registry", "--status", "draft"))
    assert found == {who.login: 4 * rounds for who in filers}
    assert set(common.subjects(desk).values()) == {1}
    common.clean(desk)
