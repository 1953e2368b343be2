"""TAB for a contractor's name and for the number of a request among many, beside the bare interpreter in the same run.

    python benchmarks/completion.py [--size 50000] [--requests 4] [--databases sqlite,postgresql] [--runs 15]

Whole processes, as the shell starts them, in turns; milliseconds of the processor with its children, and of the clock.
Each contractor has so many requests, all pending.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from team import ROLES, TODAY, Team, teams

SYLLABLES = ("ба", "ве", "го", "ду", "ка", "ле", "мо", "ни", "пар", "рус", "сев", "тор", "фер", "юг", "яр", "зор")
ASKED = (
    *(("contractor show", begun) for begun in ("", "б", "вего", "сев", "ООО «Пар", "77")),
    *((command, begun) for command in ("approve", "show") for begun in ("", "7", "1234")),
)
"""Commands, and what is begun after them."""


def rows(size: int, requests: int) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of requests to so many contractors."""
    from paydesk.folding import fold_name

    number = 0
    for place in range(size):
        digits, name = place, ""
        for _ in range(4):
            digits, letter = divmod(digits, len(SYLLABLES))
            name += SYLLABLES[letter]
        shown = f"ООО «{name.capitalize()}-{place}»"
        for _ in range(requests):
            number += 1
            yield number, shown, fold_name(shown), f"77{place:08d}", 100_00 + number, f"2026-{number % 12 + 1:02d}-15"


def load(team: Team, size: int, requests: int) -> None:
    """Put the requests into the table past the triggers, for the speed of reading is what is asked."""
    columns = "id, contractor, contractor_key, inn, amount, due_date, status, version, author, created_at, updated_at, head_seq, head_hash, digest"
    rest = f"'pending', 2, '{ROLES['manager']}', '{TODAY}', '{TODAY}', 2, 'x', 'x'"
    if team.kind == "sqlite":
        from paydesk import guards

        with sqlite3.connect(team.chief_url.removeprefix("sqlite:///")) as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {name}")
            db.executemany(f"INSERT INTO request ({columns}) VALUES (?, ?, ?, ?, ?, ?, {rest})", rows(size, requests))
            for statement in guards.statements("sqlite"):
                db.execute(statement)
            db.execute("ANALYZE")
        return
    import psycopg

    with psycopg.connect(team.chief_url, options="-csearch_path=paydesk", autocommit=True) as db:
        db.execute("SET session_replication_role = replica")
        with db.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO request ({columns}) VALUES (%s, %s, %s, %s, %s, %s, {rest})".encode(),
                rows(size, requests),
            )
        db.execute("ANALYZE request")


def once(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, str]:
    """Return the processor's and the clock's milliseconds of one process, and what it said."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000, took * 1000, done.stdout.decode()


def measure(team: Team, runs: int) -> None:
    """Press TAB for each beginning and print medians, differences and ratios."""
    floors = {"bare interpreter": "pass"}
    plain = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path[:2])}
    for login in (ROLES["manager"], ROLES["head"]):
        for command, begun in ASKED:
            words = ["paydesk", *command.split(), begun.replace(" ", "\\ ")]
            tab = {
                **team.environment(login),
                "_PAYDESK_COMPLETE": "complete_bash",
                "COMP_WORDS": "\n".join(words),
                "COMP_CWORD": str(len(words) - 1),
            }
            ours: list[tuple[float, float, str]] = []
            bare: dict[str, list[tuple[float, float, str]]] = {name: [] for name in floors}
            for _ in range(runs):
                for name, code in floors.items():
                    bare[name].append(once([sys.executable, "-c", code], plain))
                ours.append(once([sys.executable, "-m", "paydesk"], tab))
            found = len(ours[-1][2].splitlines())
            said = f"{team.kind} {login} {command} “{begun}”: {found}"
            for name, floor in bare.items():
                cpu, base = (statistics.median(one[0] for one in group) for group in (ours, floor))
                wall, wall_base = (statistics.median(one[1] for one in group) for group in (ours, floor))
                print(
                    f"{said:<58} {name:<17} processor {base:6.1f} → {cpu:6.1f} ms (+{cpu - base:5.1f}, {cpu / base:4.1f}×)"
                    f"  clock {wall_base:6.1f} → {wall:6.1f} ms (+{wall - wall_base:5.1f})",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--requests", type=int, default=4)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    kinds = options.databases.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            team = make(kind, "completion")
            load(team, options.size, options.requests)
            measure(team, options.runs)


if __name__ == "__main__":
    main()
