"""``import`` of a large CSV, beside the bare driver inserting the same rows into the same tables with the same triggers.

    python benchmarks/intake.py [--rows 100000] [--kinds sqlite,postgresql] [--one-by-one 300] [--dry-run]

The floor replays on a fresh database what the import has written: rows ready made, in batches, in one transaction, so
that it holds the triggers and nothing of reading, checking, hashing. ``--one-by-one`` files as many requests with a
transaction each, as a program does that saves records singly. ``--dry-run`` reads and checks the table only, and tells
how large the process becomes.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from team import ROLES, TODAY, Team, company, teams

MANAGER = ROLES["manager"]
BATCH = 1000


def write_csv(path: Path, rows: int) -> None:
    """Write the table: sixteen columns, every sum, date and purpose another."""
    keys = ("subject", "contractor", "amount", "due_date", "inn", "kpp", "bic", "account", "corr_account", "bank",
            "invoice_number", "invoice_date", "purpose")  # fmt: skip
    with path.open("w", encoding="utf-8") as out:
        out.write(";".join(keys) + "\n")
        for row in company(rows):
            row["amount"] = f"{row['amount'] // 100},{row['amount'] % 100:02d}"
            row["due_date"] = f"{TODAY:%d.%m.%Y}"
            out.write(";".join(str(row[key]) for key in keys) + "\n")


def ours(team: Team, path: Path, *options: str) -> tuple[float, int]:
    """Return the seconds of the whole process, and its largest size in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "paydesk", "import", str(path), *options],
        env=team.environment(MANAGER), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    size = 0
    while process.poll() is None:
        # What the system counts for a child (ru_maxrss) begins with the size of this process.
        status = Path(f"/proc/{process.pid}/status")
        with contextlib.suppress(OSError, StopIteration):
            line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            size = int(line.split()[1]) // 1024
        time.sleep(0.02)
    took = time.perf_counter() - started
    assert process.stderr is not None
    if process.returncode:
        raise SystemExit(process.stderr.read().decode())
    return took, size


def floor(source: Team, target: Team) -> float:
    """Return the seconds that the driver takes to insert the rows of ``source`` into ``target``."""
    return _floor_sqlite(source, target) if source.kind == "sqlite" else _floor_postgres(source, target)


def _floor_sqlite(source: Team, target: Team) -> float:
    import sqlite3

    old = sqlite3.connect(source.chief_url.removeprefix("sqlite:///"))
    born = {"version": 0, "head_seq": 0, "head_hash": "", "digest": "", "status": "draft"}
    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
    for table in ("request", "event"):
        cursor = old.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        fixed = born if table == "request" else {}
        tables[table] = (names, [tuple(fixed.get(n, v) for n, v in zip(names, row, strict=True)) for row in cursor])
    db = sqlite3.connect(target.chief_url.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "synchronous=FULL"):
        db.execute(f"PRAGMA {pragma}")
    count = len(tables["request"][1])
    started = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    for start in range(0, count, BATCH):
        for table, (names, rows) in tables.items():
            marks = ", ".join("?" * len(names))
            db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows[start : start + BATCH])
    db.execute("COMMIT")
    return time.perf_counter() - started


def _floor_postgres(source: Team, target: Team) -> float:
    import psycopg

    from paydesk.models import CONTENT_COLUMNS, SIDE_COLUMNS

    names = (*CONTENT_COLUMNS, *SIDE_COLUMNS)
    with psycopg.connect(source.chief_url) as old:
        rows = old.execute(f"SELECT {', '.join(names)} FROM paydesk.request ORDER BY id").fetchall()
    marks = ", ".join(["%s"] * len(names))
    statement = f"INSERT INTO paydesk.request ({', '.join(names)}) VALUES ({marks})"
    with psycopg.connect(target.url(MANAGER), prepare_threshold=None) as db:
        started = time.perf_counter()
        with db.cursor() as cursor:
            for start in range(0, len(rows), BATCH):
                cursor.executemany(statement, rows[start : start + BATCH])
        db.commit()
        return time.perf_counter() - started


def one_by_one(team: Team, count: int) -> float:
    """Return the seconds for filing requests with a transaction each, in one process."""
    from paydesk import filing, form

    store = team.store(MANAGER)
    rows = list(company(count))
    started = time.perf_counter()
    for row in rows:
        words = {key: str(row[key]) for key in form.FIELD if row.get(key) is not None}
        words |= {"amount": f"{row['amount'] / 100:.2f}", "due_date": TODAY.isoformat()}
        filing.create(store, form.parse(words, TODAY).form)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--one-by-one", type=int, default=300)
    parser.add_argument("--no-floor", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    with teams(kinds) as make, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_csv(path, options.rows)
        for kind in kinds:
            team = make(kind, "bench_in")
            if options.dry_run:
                took, size = ours(team, path, "--dry-run")
                print(f"{kind:<10} dry run of {options.rows} rows: {took:.1f} s, {size} MB", flush=True)
                continue
            took, size = ours(team, path)
            line = f"{kind:<10} {options.rows} rows: {took:7.1f} s, {options.rows / took:8.0f} rows/s, {size} MB"
            if not options.no_floor:
                bare = floor(team, make(kind, "bench_floor"))
                single = options.one_by_one / one_by_one(make(kind, "bench_single"), options.one_by_one)
                line += f"; bare driver {bare:7.1f} s, ratio {took / bare:.2f}; one by one {single:.0f} rows/s"
            again, _size = ours(team, path)
            print(f"{line}; again (all unchanged) {again:.1f} s", flush=True)


if __name__ == "__main__":
    main()
