"""Whole-process times of single commands, as ratios to a floor measured in the same run.

The floor of a command is the bare interpreter importing what that command cannot do without: nothing for ``--version``,
Typer for completion, Typer and SQLAlchemy Core with the database's dialect and driver for the rest. Runs alternate between floor and
command, so that a drift of the machine meets both. Quote medians of the ratios, never a single time.

    python benchmarks/start_up.py [--runs 15] [--postgres postgresql://superuser@host/postgres]
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CORE = "import typer, sqlalchemy, sqlite3, sqlalchemy.dialects.sqlite"
POSTGRES = "import typer, sqlalchemy, psycopg, sqlalchemy.dialects.postgresql.psycopg"
FORM = shlex.split(
    "--contractor 'ООО «АгроХ»' --inn 5038191314 --kpp 503801001 --bic 044525225 --account 40702810740000432537"
    " --corr-account 30101810400000000225 --amount 1000 --due tomorrow --subject Удобрения"
    " --purpose 'Оплата по счету. НДС не облагается' --submit"
)
COMPLETE = {"_PAYDESK_COMPLETE": "complete_bash", "COMP_WORDS": "paydesk re", "COMP_CWORD": "1"}


def once(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the wall time of one process in milliseconds."""
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    took = (time.perf_counter() - started) * 1000
    if done.returncode != 0:
        raise SystemExit(f"{command}: exit {done.returncode}: {done.stderr.decode()[:500]}")
    return took


def pair(name: str, floor: str, command: Callable[[], Sequence[str]], environment: dict[str, str], runs: int) -> None:
    """Measure floor and command in turn and print both medians and the median ratio."""
    python = [sys.executable, "-c"]
    once([*python, floor], environment)
    floors, ours, ratios = [], [], []
    for _ in range(runs):
        floors.append(once([*python, floor], environment))
        ours.append(once(command(), environment))
        ratios.append(ours[-1] / floors[-1])
    print(
        f"{name:<24} floor {statistics.median(floors):7.1f} ms   paydesk {statistics.median(ours):7.1f} ms"
        f"   ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
        flush=True,
    )


def measure(place: str, urls: Callable[[str], str], floor: str, runs: int) -> None:
    """File requests on the database and measure what each person does with them."""
    program = [sys.executable, "-m", "paydesk"]

    def environment(login: str) -> dict[str, str]:
        return {**os.environ, "PAYDESK_DB": urls(login), "PAYDESK_USER": login, "PAYDESK_LANG": "ru"}

    once([*program, "init"], environment("postgres"))
    for login, role in (("bench_anna", "manager"), ("bench_boris", "head")):
        once([*program, "user", "add", login, "--role", role], environment("postgres"))
    for _ in range(runs):
        once([*program, "new", *FORM], environment("bench_anna"))
    numbers = iter(range(1, runs + 1))
    pair(f"show, {place}", floor, lambda: [*program, "show", "1"], environment("bench_anna"), runs)
    pair(f"registry, {place}", floor, lambda: [*program, "registry"], environment("bench_anna"), runs)
    pair(
        f"approve, {place}", floor, lambda: [*program, "approve", str(next(numbers))], environment("bench_boris"), runs
    )


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    program = [sys.executable, "-m", "paydesk"]
    plain = {**os.environ, "PYTHONPATH": str(ROOT)}
    os.environ["PYTHONPATH"] = str(ROOT)
    pair("--version", "pass", lambda: [*program, "--version"], plain, runs)
    pair("completion", "import typer", lambda: program, {**plain, **COMPLETE}, runs)
    pair("--help", "import typer", lambda: [*program, "--help"], plain, runs)
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", lambda _login: f"sqlite:///{folder}/bench.db", CORE, runs)

    from tests.support.postgres import PostgresServer

    with PostgresServer() as server:
        server.create_database("bench")
        measure(
            "PostgreSQL",
            lambda login: server.superuser_url("bench") if login == "postgres" else server.url(login, "bench"),
            POSTGRES,
            runs,
        )


if __name__ == "__main__":
    main()
