"""A bank file of many orders and the statement that answers it, beside just reading the documents of that statement.

    python benchmarks/bank.py [--sizes 2500,5000,10000]

On SQLite; requests are filed and approved through the journal. Each payee has about a hundred requests.
"""

from __future__ import annotations

import argparse
import io
import resource
import time
from datetime import date

from team import ROLES, Team, company, teams

from paydesk import bank_files, filing, journal, own_accounts, statements
from paydesk.form import Form
from paydesk.formats import one_c
from paydesk.journal import Intention
from paydesk.models import CONTENT_COLUMNS
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


def build(team: Team, size: int) -> list[int]:
    """File and approve so many requests in rubles; return their numbers."""
    store, rows = team.store(ROLES["manager"]), company(size)
    same = {"currency": "RUB", "bic": BIC, "corr_account": None}
    drafts = [
        Draft(
            Form(**{name: row.get(name) for name in CONTENT_COLUMNS} | same | {"account": payee(number // 100)}),
            f"bench {row['id']}",
        )
        for number, row in enumerate(rows)
    ]
    with store.write() as connection:
        filing.create_many(connection, store, store.person(connection), drafts, submit=True)
    for start in range(1, size + 1, 5000):
        journal.act(team.store(ROLES["head"]), range(start, min(start + 5000, size + 1)), Intention("approve"))
    return list(range(1, size + 1))[: journal.MAX_BATCH]


def measure(team: Team, size: int) -> None:
    ids = build(team, size)
    store = team.store(ROLES["accountant"])
    account = own_accounts.add(store, ACCOUNT)
    started = time.perf_counter()
    file = bank_files.export(store, ids, bank_files.Wish(account, DAY), DAY)
    exported = time.perf_counter() - started
    balance = f"СекцияРасчСчет\r\nРасчСчет={ACCOUNT['account']}\r\nКонецРасчСчет\r\n".encode("cp1251")
    head, mark, rest = file.body.partition("СекцияДокумент".encode("cp1251"))
    body = head + balance + mark + rest
    started = time.perf_counter()
    count = sum(1 for _ in one_c.open_statement(io.BytesIO(body)).documents())
    floor = time.perf_counter() - started
    started = time.perf_counter()
    report = statements.load(store, io.BytesIO(body), "kl_to_1c.txt")
    loaded = time.perf_counter() - started
    assert len(report.paid) == count, (len(report.paid), count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count} orders: export {exported:.2f} s; statement {loaded:.2f} s, reading alone {floor:.2f} s,"
        f" ratio {loaded / floor:.1f}; peak {peak} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="2500,5000,10000")
    options = parser.parse_args()
    with teams(["sqlite"]) as make:
        for size in map(int, options.sizes.split(",")):
            measure(make("sqlite", f"bank{size}"), size)


if __name__ == "__main__":
    main()
