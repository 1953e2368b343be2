"""The signals of a request among many: what a card costs with ten thousand requests and with a million.

    python benchmarks/signals.py [--sizes 10000,100000,1000000] [--databases sqlite,postgresql]

All requests of the company are to one payee and one account, which is the worst case: a payee is compared with its
newest thousand. The floor is reading one request.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from team import ROLES, TODAY, Team, load, teams

from paydesk import signals
from paydesk.requests import find_requests

RUNS = 15


def median(call: Callable[[], object]) -> float:
    """Return milliseconds."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def measure(team: Team, size: int) -> None:
    load(team, size)
    store = team.store(ROLES["head"])
    with store.read() as connection:
        person = store.person(connection)
        number = next(n for n in range(size, 0, -1) if n % 200 and find_requests(connection, person, [n]))
        found = find_requests(connection, person, [number])
        floor = median(lambda: find_requests(connection, person, [number]))
        took = median(lambda: signals.of_requests(connection, person, found.values(), TODAY))
    print(f"{team.kind} {size} requests: signals {took:.1f} ms, reading one request {floor:.2f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--databases", default="sqlite,postgresql")
    options = parser.parse_args()
    kinds = options.databases.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            for size in map(int, options.sizes.split(",")):
                measure(make(kind, f"signals{size}"), size)


if __name__ == "__main__":
    main()
