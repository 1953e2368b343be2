"""The first page of the registry with 10 000, 100 000 and 1 000 000 requests: queries alone, and the whole process.

    python benchmarks/registry.py [--sizes 10000,100000,1000000] [--kinds sqlite,postgresql] [--runs 15]

The page query is that of ``registry --status approved --due week --limit 50``. The totals are those of the whole week,
so that their work grows with the number of requests a week holds, which is told beside them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

from team import CORE, TODAY, Team, load, median_ms, teams


def queries(team: Team, runs: int) -> tuple[float, float, int]:
    """Return the times of the page query and of the totals in milliseconds, and what the week holds."""
    from paydesk import dates, registry

    store = team.store("bench_vera")
    period = dates.parse_period("week", TODAY)
    filters = registry.Filters(statuses=("approved",), due=period, limit=50)  # type: ignore[arg-type]
    with store.read() as connection:
        person = store.person(connection)
        page = median_ms(lambda: list(registry.stream(connection, person, filters)), runs)
        totals = median_ms(lambda: registry.summary(connection, person, filters, TODAY), runs)
        found = registry.summary(connection, person, filters, TODAY)
    return page, totals, sum(total.count for total in found.totals)


def process(team: Team, runs: int) -> tuple[float, float]:
    """Return the median times in milliseconds of the floor and of the whole command, in alternation."""
    floor, ours = [], []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", CORE[team.kind]], check=True, env={**os.environ})
        floor.append((time.perf_counter() - started) * 1000)
        words = ("registry", "--status", "approved", "--due", "week", "--limit", "50")
        ours.append(team.run("bench_vera", *words) * 1000)
    return statistics.median(floor), statistics.median(ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            first = None
            for size in map(int, options.sizes.split(",")):
                team = make(kind, f"bench_{size}")
                load(team, size)
                page, totals, week = queries(team, options.runs * 4)
                first = first or page
                floor, ours = process(team, options.runs)
                print(
                    f"{kind:<10} {size:>9} requests  page {page:6.2f} ms (x{page / first:.2f})  totals {totals:7.2f} ms"
                    f" of {week} requests  process {ours:6.1f} ms, floor {floor:6.1f} ms, ratio {ours / floor:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
