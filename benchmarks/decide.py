"""``approve`` of 1 000 requests in one call, beside the bare driver inserting the same events.

    python benchmarks/decide.py [--count 1000] [--kinds sqlite,postgresql] [--runs 5]

Each run approves requests of its own: once by paydesk, once by plain SQL in the same shape, within one transaction,
with the same triggers. The floor holds nothing but the inserts; paydesk reads the requests, asks the rules, and explains.
On SQLite, where one process does all, the time is that of the processor.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from typing import Any

from team import ROLES, TODAY, Team, company, teams

MANAGER, HEAD = ROLES["manager"], ROLES["head"]


def pending(team: Team, count: int, salt: int) -> list[int]:
    """File and submit requests, and return their numbers."""
    from paydesk import filing
    from paydesk.form import FIELD, Form
    from paydesk.requests import Draft

    store = team.store(MANAGER)
    drafts = [
        Draft(Form(**{key: row[key] for key in FIELD} | {"due_date": TODAY, "invoice_number": f"{salt}-{row['id']}"}),
              f"{salt}-{row['id']}")
        for row in company(count)  # an invoice is paid once, so each request has one of its own
    ]  # fmt: skip
    with store.write() as connection:
        numbers = filing.create_many(connection, store, store.person(connection), drafts, submit=True)
    return [number for number in numbers if number is not None]


def ours(team: Team, numbers: list[int]) -> float:
    """Return the seconds that paydesk takes."""
    from paydesk.journal import act
    from paydesk.permissions import Intention

    store = team.store(HEAD)
    clock = time.process_time if team.kind == "sqlite" else time.perf_counter
    started = clock()
    batch = act(store, numbers, Intention("approve"))
    took = clock() - started
    assert batch.applied
    return took


def bare(team: Team, numbers: list[int]) -> float:
    """Return the seconds that the driver takes for the inserts alone."""
    return _bare_sqlite(team, numbers) if team.kind == "sqlite" else _bare_postgres(team, numbers)


def _bare_postgres(team: Team, numbers: list[int]) -> float:
    import psycopg

    with psycopg.connect(team.url(HEAD), prepare_threshold=None) as db:
        started = time.perf_counter()
        db.execute("SET LOCAL search_path = paydesk, pg_catalog")
        with db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO event (request_id, action, seen_version) VALUES (%s, 'approve', 2)",
                [(n,) for n in numbers],
            )
        db.commit()
        return time.perf_counter() - started


def _bare_sqlite(team: Team, numbers: list[int]) -> float:
    import sqlite3

    from paydesk.hashing import payload_of, sha256

    place = team.chief_url.removeprefix("sqlite:///")
    db = sqlite3.connect(place, isolation_level=None)
    rows: list[dict[str, Any]] = []
    for number in numbers:
        seq, digest, prev = db.execute(
            "SELECT head_seq, digest, head_hash FROM request WHERE id = ?", [number]
        ).fetchone()
        row: dict[str, Any] = {
            "request_id": number, "seq": seq + 1, "at": "2026-12-02T10:00:00.000000Z", "actor": HEAD,
            "action": "approve", "from_status": "pending", "to_status": "approved", "version": 3, "seen_version": 2,
            "key": f"bare-{number}", "digest": digest, "prev": prev,
        }  # fmt: skip
        rows.append(row | {"payload": (text := payload_of(row)), "hash": sha256(text)})
    names = list(rows[0])
    statement = f"INSERT INTO event ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    db.close()
    # A call of paydesk opens the file and closes it again, which brings what was written into it; so does this.
    started = time.process_time()
    db = sqlite3.connect(place, isolation_level=None)
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA recursive_triggers=ON")
    db.execute("BEGIN IMMEDIATE")
    db.executemany(statement, [tuple(row.values()) for row in rows])
    db.execute("COMMIT")
    db.close()
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    gc.set_threshold(50_000, 20, 50)  # as the program does at its start
    with teams(kinds) as make:
        for kind in kinds:
            team = make(kind, "bench_decide")
            pairs = []
            for run in range(options.runs + 1):
                floor = bare(team, pending(team, options.count, 2 * run))
                pairs.append((floor, ours(team, pending(team, options.count, 2 * run + 1))))
            floors, times = zip(*pairs[1:], strict=True)  # the first pair warms up
            ratio = statistics.median(mine / floor for floor, mine in pairs[1:])
            print(
                f"{kind:<10} approve {options.count}: {statistics.median(times) * 1000:7.1f} ms,"
                f" bare inserts {statistics.median(floors) * 1000:7.1f} ms, ratio {ratio:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
