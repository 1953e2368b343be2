"""`audit verify` of many requests with five events each, beside just reading the same rows with the bare driver.

    python benchmarks/audit.py [--size 100000] [--kinds sqlite,postgresql] [--runs 3]

The requests go their whole way through the journal: filed, submitted, approved, commented, paid. On SQLite, where all
work is done in one process, the time is that of the processor; on PostgreSQL it is that of the clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from typing import Any

from team import ROLES, TODAY, Team, company, teams

BATCH = 5000


def build(team: Team, size: int) -> None:
    """File, submit, approve, comment and pay so many requests."""
    from paydesk import filing, journal
    from paydesk.form import Form
    from paydesk.models import CONTENT_COLUMNS
    from paydesk.permissions import Intention
    from paydesk.requests import Draft

    store = team.store(ROLES["manager"])
    rows = company(size)
    for start in range(0, size, BATCH):
        chosen = [next(rows) for _ in range(min(BATCH, size - start))]
        drafts = [
            Draft(Form(**{name: row.get(name) for name in CONTENT_COLUMNS}), f"bench {row['id']}") for row in chosen
        ]
        with store.write() as connection:
            person = store.person(connection)
            filing.create_many(connection, store, person, drafts, submit=True)
        ids = list(range(start + 1, start + len(chosen) + 1))
        journal.act(team.store(ROLES["head"]), ids, Intention("approve"))
        journal.act(team.store(ROLES["accountant"]), ids, Intention("comment", comment="Оплачу сегодня"))
        paid = Intention("pay", payment_date=TODAY, payment_number="17")
        journal.act(team.store(ROLES["accountant"]), ids, paid)


def raw(team: Team) -> Any:
    if team.kind == "sqlite":
        import sqlite3

        return sqlite3.connect(team.chief_url.removeprefix("sqlite:///"))
    import psycopg

    return psycopg.connect(team.chief_url, options="-csearch_path=paydesk")


def read_only(team: Team) -> float:
    """Read all rows of both tables and do nothing with them."""
    clock = time.process_time if team.kind == "sqlite" else time.perf_counter
    started = clock()
    connection = raw(team)
    for table, order in (("request", "id"), ("event", "request_id, seq")):
        statement = f"SELECT * FROM {table} ORDER BY {order}"
        if team.kind == "sqlite":
            for _row in connection.execute(statement):
                pass
            continue
        with connection.cursor(name="floor") as cursor:
            cursor.itersize = 2000
            cursor.execute(statement)
            for _row in cursor:
                pass
    connection.close()
    return clock() - started


VERIFY = """
import resource, sys, time
from paydesk import audit
from paydesk.storage import Store
from paydesk.database_address import parse_url
clock = time.process_time if sys.argv[1].startswith("sqlite") else time.perf_counter
started = clock()
report = audit.verify(Store(parse_url(sys.argv[1]), "postgres"))
took = clock() - started
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, report.requests, report.events, report.count)
"""


def verify(team: Team) -> tuple[float, int, int, int, int]:
    """Return the time, the peak of memory in MB, and what was found, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", VERIFY, team.chief_url],
        env=team.environment("postgres"),
        capture_output=True,
        check=True,
    )
    took, peak, requests, events, faults = done.stdout.decode().split()
    return float(took), int(peak), int(requests), int(events), int(faults)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            team = make(kind, "audit")
            started = time.perf_counter()
            build(team, options.size)
            print(f"{kind}: built in {time.perf_counter() - started:.0f} s")
            if kind == "postgresql":
                connection = raw(team)
                connection.autocommit = True
                connection.execute("VACUUM ANALYZE")
            floors, ours = [], []
            for _ in range(options.runs):
                floors.append(read_only(team))
                ours.append(verify(team))
            floor = statistics.median(floors)
            took = statistics.median(one[0] for one in ours)
            _, peak, requests, events, faults = ours[-1]
            print(
                f"{kind}: {requests} requests, {events} events, {faults} faults: reading {floor:.2f} s,"
                f" verify {took:.2f} s = {took / floor:.2f} x, {events / took:.0f} events/s, peak {peak} MB"
            )
            started = time.perf_counter()
            team.run("postgres", "audit", "seal")
            print(f"{kind}: the first seal {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    resource.getrusage(resource.RUSAGE_SELF)
    main()
