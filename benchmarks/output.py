"""The registry into files: time and the largest size of the process, which must not grow with the rows.

python benchmarks/output.py [--kinds sqlite] [--xlsx 100000] [--jsonl 1000000]
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from team import Team, load, teams


def run(team: Team, *words: str) -> tuple[float, int]:
    """Run a command line; return its seconds, and its largest size in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "paydesk", *words], env=team.environment("bench_anna"), stderr=subprocess.PIPE
    )
    size = 0
    while process.poll() is None:
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
            size = int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024
        time.sleep(0.02)
    if process.returncode:
        assert process.stderr is not None
        raise SystemExit(process.stderr.read().decode())
    return time.perf_counter() - started, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="sqlite")
    parser.add_argument("--xlsx", type=int, default=100_000)
    parser.add_argument("--jsonl", type=int, default=1_000_000)
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    with teams(kinds) as make, tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            for name, rows in (("out.xlsx", options.xlsx), ("out.jsonl", options.jsonl)):
                for count in (rows // 10, rows):
                    team = make(kind, f"bench_{name[-4:]}_{count}")
                    load(team, count)
                    took, size = run(team, "registry", "-o", f"{folder}/{name}")
                    print(f"{kind:<10} {name} {count:>8} rows: {took:6.1f} s, {size} MB", flush=True)


if __name__ == "__main__":
    main()
