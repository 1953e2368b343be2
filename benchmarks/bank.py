"""A bank file of many orders and the statement that answers it, beside just reading the documents of that statement.

    python benchmarks/bank.py [--sizes 2500,10000,100000] [--databases sqlite,postgresql] [--one-payee]

Requests are filed and approved through the journal. Each payee has about a hundred requests; with ``--one-payee`` all of
them go to one, which shows that documents are found by an index and not by pairs.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import islice
from pathlib import Path

from team import ROLES, Team, company, teams

from paydesk import bank_files, filing, journal, own_accounts
from paydesk.form import Form
from paydesk.formats import one_c
from paydesk.models import CONTENT_COLUMNS
from paydesk.permissions import Intention
from paydesk.requests import Draft

DAY = date(2026, 12, 1)
ACCOUNT = {"name": "main", "organisation": "ООО «Вега»", "inn": "7707083893", "bic": "044525225",
           "account": "40702810740000432537"}  # fmt: skip


BIC = "044525974"


def payee(serial: int) -> str:
    """Return an account whose key fits the bank."""
    for key in range(10):
        account = f"40702810{key}{serial:011d}"
        digits = map(int, BIC[-3:] + account)
        if sum(weight * digit % 10 for weight, digit in zip((7, 1, 3) * 8, digits, strict=False)) % 10 == 0:
            return account
    raise AssertionError


def build(team: Team, size: int, *, one_payee: bool) -> None:
    """File and approve so many requests in rubles."""
    store, same = team.store(ROLES["manager"]), {"currency": "RUB", "bic": BIC, "corr_account": None}
    rows = company(size)
    for start in range(0, size, journal.MAX_BATCH):
        drafts = [
            Draft(
                Form(
                    **{name: row.get(name) for name in CONTENT_COLUMNS}
                    | same
                    | {"account": payee(0 if one_payee else number // 100)}
                ),
                f"bench {row['id']}",
            )
            for number, row in enumerate(islice(rows, journal.MAX_BATCH), start)
        ]
        with store.write() as connection:
            filing.create_many(connection, store, store.person(connection), drafts, submit=True)
        ids = range(start + 1, min(start + journal.MAX_BATCH, size) + 1)
        journal.act(team.store(ROLES["head"]), ids, Intention("approve"))


def statement_of(files: list[bytes]) -> bytes:
    """Return what a bank would answer to these files in one statement."""
    section, mark = f"СекцияРасчСчет\r\nРасчСчет={ACCOUNT['account']}\r\nКонецРасчСчет\r\n", "СекцияДокумент"
    head = files[0].partition(mark.encode("cp1251"))[0]
    end = "КонецФайла".encode("cp1251")
    documents = [b"".join(one.partition(mark.encode("cp1251"))[1:]).partition(end)[0] for one in files]
    return head + section.encode("cp1251") + b"".join(documents) + end + b"\r\n"


PROGRAM = """
import atexit, sys
from paydesk.__main__ import main
told = lambda: next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
atexit.register(lambda: print(told(), file=sys.stderr))
sys.argv[0] = "paydesk"
main()
"""


def load_statement(team: Team, path: Path) -> tuple[float, int]:
    """Load a statement; return the seconds and the largest size in MB, which the process reads of itself (Linux)."""
    command = [sys.executable, "-c", PROGRAM, "bank", "statement", str(path)]
    started = time.perf_counter()
    done = subprocess.run(command, env=team.environment(ROLES["accountant"]), capture_output=True, check=True)
    return time.perf_counter() - started, int(done.stderr.split()[-1]) // 1024


def measure(team: Team, size: int, *, one_payee: bool) -> None:
    build(team, size, one_payee=one_payee)
    store = team.store(ROLES["accountant"])
    account = own_accounts.add(store, ACCOUNT)
    started, files = time.perf_counter(), []
    for start in range(1, size + 1, journal.MAX_BATCH):
        ids = range(start, min(start + journal.MAX_BATCH, size + 1))
        files.append(bank_files.export(store, ids, bank_files.Wish(account, DAY), DAY).body)
    exported = time.perf_counter() - started
    body = statement_of(files)
    del files
    started = time.perf_counter()
    count = sum(1 for _ in one_c.open_statement(io.BytesIO(body)).documents())
    floor = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kl_to_1c.txt"
        path.write_bytes(body)
        del body
        loaded, peak = load_statement(team, path)
        with store.read() as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM request WHERE status = 'paid'").scalar()
        assert found == count == size, (found, count, size)
        again = team.run(ROLES["accountant"], "bank", "statement", str(path))
    print(
        f"{team.kind} {count} orders: export {exported:.2f} s; reading alone {floor:.2f} s; the statement {loaded:.2f}"
        f" s, {loaded / count * 1000:.2f} ms a document; once more {again:.2f} s; largest process {peak} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2500,10000")
    parser.add_argument("--databases", default="sqlite")
    parser.add_argument("--one-payee", action="store_true")
    options = parser.parse_args()
    kinds = options.databases.split(",")
    with teams(kinds) as make:
        for kind in kinds:
            for size in map(int, options.sizes.split(",")):
                measure(make(kind, f"bank{size}"), size, one_payee=options.one_payee)


if __name__ == "__main__":
    main()
