"""What the outbox costs whoever writes, and how fast workers empty it.

    python benchmarks/outbox.py [--count 1000] [--kinds sqlite,postgresql] [--runs 5]

Each run comments on the same requests, once with the guards as they are and once without the lines that write the
outbox, in turns: a thousand events in one call, and a hundred calls of one event.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import statistics
import time
from contextlib import closing

from decide import HEAD, pending
from team import Team, teams

from paydesk.guards import postgres_functions, sqlite
from paydesk.guards.postgres_messages import TELL
from paydesk.journal import act
from paydesk.permissions import Intention


def guarded(team: Team, *, told: bool) -> None:
    """Put the trigger of an event in place, with or without the outbox."""
    if team.kind == "sqlite":
        when, body = sqlite._triggers()["event_tell"]  # noqa: SLF001 - the one trigger that tells
        with closing(sqlite3.connect(team.chief_url.removeprefix("sqlite:///"), isolation_level=None)) as db:
            db.execute("DROP TRIGGER IF EXISTS event_tell")
            if told:
                db.execute(f"CREATE TRIGGER event_tell {when} BEGIN\n{body}\nEND")
        return
    import psycopg

    script = next(one for one in postgres_functions.functions() if "FUNCTION event_move()" in one)
    with psycopg.connect(team.chief_url) as db:
        db.execute("SET search_path = paydesk, pg_catalog")
        db.execute((script if told else script.replace(TELL, "")).encode())


def timed(team: Team, calls: list[list[int]]) -> float:
    """Return the seconds that these calls take."""
    store = team.store(HEAD)
    gc.collect()
    # On SQLite one process does all: the time is that of the processor, whatever else the machine does.
    clock = time.process_time if team.kind == "sqlite" else time.perf_counter
    started = clock()
    for numbers in calls:
        assert act(store, numbers, Intention("comment", comment="Вижу")).applied
    return clock() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            team = make(kind, "bench_outbox")
            numbers = pending(team, options.count, 0)
            compared(team, "one call", [numbers], options.runs)
            compared(team, "single events", [[number] for number in numbers[:100]], options.runs)


def compared(team: Team, name: str, calls: list[list[int]], runs: int) -> None:
    """Print how much longer the calls take with the outbox than without."""
    times: dict[bool, list[float]] = {True: [], False: []}
    timed(team, calls)
    for _ in range(runs):
        for told in (False, True):
            guarded(team, told=told)
            times[told].append(timed(team, calls))
    events = sum(map(len, calls))
    with_it, without = (events / statistics.median(times[told]) for told in (True, False))
    ratio = statistics.median(a / b for a, b in zip(times[True], times[False], strict=True))
    print(
        f"{team.kind:<11} {name:<14} {with_it:6.0f} events/s with the outbox, {without:6.0f} without: x{ratio:.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
