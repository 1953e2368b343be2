"""Many people at once: commands and events a second, and how long the slowest wait, beside the bare database.

``python benchmarks/load.py [--seconds N] [--database sqlite|postgresql]``. The people are loaded processes, so that
start-up does not hide the database. Bare means: the same number of clients that insert a row of the same size into a
table of the same shape as the journal, by the driver ``sqlite3`` or by ``pgbench``, one transaction each, in the same
run. Every commit reaches the disk, on both databases.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from team import Team, teams

from tests.prove import load

PEOPLE = {"sqlite": 16, "postgresql": 64}
BARE = "bare_event"


def p99(times: Sequence[float]) -> float:
    """The 99th percentile, by the nearest rank."""
    return sorted(times)[math.ceil(0.99 * len(times)) - 1] if times else math.nan


def hire(team: Team, count: int) -> list[tuple[str, str, str]]:
    people = []
    for number, role in enumerate(load.team(count)):
        login = f"load_{role}{number}"
        team.run("postgres", "user", "add", login, "--role", role)
        people.append((login, role, team.url(login)))
    return people


def show(kind: str, what: str, seconds: float, times: Sequence[float], events: int) -> None:
    print(
        f"{kind:<11} {what:<34} {len(times) / seconds:>9.0f} {events / seconds:>9.0f}"
        f" {statistics.median(times) * 1000:>9.1f} {p99(times) * 1000:>9.1f}",
        flush=True,
    )


def desk_load(team: Team, seconds: float) -> None:
    counted = load.run(hire(team, PEOPLE[team.kind]), seconds)
    faults = [fault for one in counted for fault in one["faults"]]
    assert not faults, faults[:3]
    times = [took for one in counted for took in one["times"]]
    events = sum(sum(one["done"].values()) for one in counted)
    lost = sum(one["lost"] for one in counted)
    show(team.kind, f"paydesk, {len(counted)} people", seconds, times, events)
    print(f"{'':<11} of these, somebody else was faster: {lost}")


def sample(team: Team) -> tuple[list[str], list[Any]]:
    """One event of an approval, as columns and values."""
    columns = ["request_id", "seq", "at", "actor", "action", "from_status", "to_status", "version", "seen_version",
               "key", "digest", "prev", "hash", "payload"]  # fmt: skip
    query = f"SELECT {', '.join(columns)} FROM event WHERE action = 'approve' ORDER BY at DESC LIMIT 1"
    if team.kind == "sqlite":
        with closing(sqlite3.connect(team.chief_url.removeprefix("sqlite:///"))) as db:
            row = db.execute(query).fetchone()
    else:
        import psycopg

        with psycopg.connect(team.chief_url) as db:
            row = db.execute(query.replace("FROM event", "FROM paydesk.event")).fetchone()
    return columns, list(row)


def hammer(path: str, columns: Sequence[str], values: Sequence[Any], until: float, number: int, answer: Any) -> None:
    """Be one bare client: connect, insert, commit, as each command does."""
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {BARE} ({', '.join(columns)}) VALUES ({marks})"
    times = []
    row = list(values)
    while time.time() < until:
        began = time.perf_counter()
        with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous=FULL")
            db.execute("BEGIN IMMEDIATE")
            row[1] = len(times)
            row[0] = number
            db.execute(statement, row)
            db.execute("COMMIT")
        times.append(time.perf_counter() - began)
    answer.put(times)


def bare_sqlite(team: Team, seconds: float) -> None:
    columns, values = sample(team)
    path = team.chief_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"CREATE TABLE {BARE} ({', '.join(columns)}, PRIMARY KEY (request_id, seq))")
    context = multiprocessing.get_context("fork")
    answer = context.Queue()
    until = time.time() + seconds
    workers = [
        context.Process(target=hammer, args=(path, columns, values, until, number, answer))
        for number in range(PEOPLE["sqlite"])
    ]
    for worker in workers:
        worker.start()
    times = [took for _ in workers for took in answer.get()]
    for worker in workers:
        worker.join()
    show("sqlite", f"bare sqlite3, {len(workers)} clients", seconds, times, len(times))


def bare_postgres(team: Team, seconds: float, *, connecting: bool) -> None:
    import psycopg
    from psycopg import sql

    pgbench = shutil.which("pgbench")
    if pgbench is None:
        print("postgresql  there is no pgbench here")
        return
    columns, values = sample(team)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    with psycopg.connect(team.chief_url, autocommit=True) as db:
        db.execute(f"DROP TABLE IF EXISTS {BARE}")
        query = sql.SQL("CREATE TABLE {} AS SELECT {} FROM paydesk.event WHERE false")
        db.execute(query.format(sql.Identifier(BARE), names))
        db.execute(f"CREATE INDEX ON {BARE} (request_id, seq)")
        row = sql.SQL(", ").join(sql.Literal(value) for value in values)
        text = sql.SQL("INSERT INTO {} ({}) VALUES ({});").format(sql.Identifier(BARE), names, row).as_string(db)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "script")
        script.write_text(text, "utf-8")
        count = str(PEOPLE["postgresql"])
        words = [pgbench, "-n", "-c", count, "-j", "2", "-T", str(math.ceil(seconds)), "-f", str(script), "-l"]
        words += ["--connect"] if connecting else []
        done = subprocess.run([*words, team.chief_url], cwd=folder, capture_output=True, text=True, check=True)
        found = re.search(r"actually processed: (\d+)", done.stdout)
        assert found, done.stdout
        lines = (line.split() for log in Path(folder).glob("pgbench_log.*") for line in log.read_text().splitlines())
        times = [int(line[2]) / 1e6 for line in lines]
    what = f"pgbench, {count} clients" + (", each connecting" if connecting else "")
    show("postgresql", what, seconds, times, int(found[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    options = parser.parse_args()
    kinds = options.database or ["sqlite", "postgresql"]
    print(f"{options.seconds:.0f} s each\n")
    print(f"{'database':<11} {'who':<34} {'calls/s':>9} {'events/s':>9} {'median ms':>9} {'p99 ms':>9}")
    with teams(kinds, {"fsync": "on", "synchronous_commit": "on"}) as make:
        for kind in kinds:
            team = make(kind, "load")
            desk_load(team, options.seconds)
            if kind == "sqlite":
                bare_sqlite(team, options.seconds)
            else:
                bare_postgres(team, options.seconds, connecting=True)
                bare_postgres(team, options.seconds, connecting=False)


if __name__ == "__main__":
    main()
