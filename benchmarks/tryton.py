"""Saving payments one by one in Tryton, beside ``benchmarks/intake.py`` in the same run.

    pip install trytond trytond_account_payment proteus      # one major version, in an environment of its own
    python benchmarks/tryton.py [--rows 300] [--postgres postgresql://superuser@host:port/] [--paydesk .venv/bin/python]

Each save of ``account.payment`` is a transaction of its own, by way of Tryton's pool, without its server and client. On
PostgreSQL the database ``bench_tryton`` is made; what it held before is gone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any


def prepared() -> tuple[str, int, dict[str, Any]]:
    """Make a database with a company, a journal of payments and a payee; return its name, the user and the values."""
    from proteus import Model
    from trytond.modules.account.tests.tools import create_chart
    from trytond.modules.company.tests.tools import create_company, get_company
    from trytond.tests.test_tryton import DB_NAME, drop_db
    from trytond.tests.tools import activate_modules

    drop_db()
    settings = activate_modules(["account_payment"], create_company, create_chart)
    company = get_company()
    journal = Model.get("account.payment.journal")(name="Manual", process_method="manual", company=company)
    journal.save()
    party = Model.get("party.party")(name="Payee")
    party.save()
    values = {"company": company.id, "journal": journal.id, "kind": "payable", "party": party.id}
    return DB_NAME, settings.user, values


def one_by_one(rows: int) -> float:
    """Return the seconds that Tryton takes to save payments in a transaction each."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    name, user, values = prepared()
    payment = Pool(name).get("account.payment")
    day = dt.date(2026, 12, 1)

    def save(number: int) -> None:
        with Transaction().start(name, user, context={"company": values["company"]}):
            payment.create([values | {"amount": Decimal(number) / 100, "date": day, "reference": f"Invoice {number}"}])

    save(1)
    started = time.perf_counter()
    for number in range(2, rows + 2):
        save(number)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--postgres", help="URL of a superuser, without a database")
    parser.add_argument(
        "--paydesk", help="the interpreter of the environment that has paydesk: measures its import, too"
    )
    options = parser.parse_args()
    kind = "postgresql" if options.postgres else "sqlite"
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("TRYTOND_DATABASE__PATH", folder)
        os.environ["TRYTOND_DATABASE_URI"] = options.postgres or "sqlite://"
        os.environ["DB_NAME"] = "bench_tryton"
        try:
            import trytond
        except ImportError:
            sys.exit("Tryton is not here: pip install trytond trytond_account_payment proteus psycopg2-binary")
        from trytond import config

        config.set("database", "uri", options.postgres or "sqlite://")
        config.set("database", "path", folder)
        took = one_by_one(options.rows)
        print(
            f"{kind}: Tryton {trytond.__version__}, {options.rows / took:.0f} payments/s, one a transaction", flush=True
        )
    if options.paydesk:
        script = Path(__file__).with_name("intake.py")
        subprocess.run([options.paydesk, str(script), "--rows", "20000", "--kinds", kind], check=True)


if __name__ == "__main__":
    main()
