"""What the benchmarks share: a team on a database of its own, a company's requests, and pairs of timings."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TODAY = date(2026, 12, 2)
CORE = {
    "sqlite": "import typer, sqlalchemy, sqlite3, sqlalchemy.dialects.sqlite",
    "postgresql": "import typer, sqlalchemy, psycopg, sqlalchemy.dialects.postgresql.psycopg",
}
YEARS = 1
ROLES = {"manager": "bench_anna", "head": "bench_boris", "accountant": "bench_vera"}


class Team:
    """A database that ``init`` has set up, with a person for each role."""

    def __init__(self, kind: str, chief_url: str, url: Callable[[str], str]) -> None:
        self.kind = kind
        self.chief_url = chief_url
        self.url = url
        self.run("postgres", "init")
        for role, login in ROLES.items():
            self.run("postgres", "user", "add", login, "--role", role)

    def environment(self, login: str) -> dict[str, str]:
        url = self.chief_url if login == "postgres" else self.url(login)
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PAYDESK_DB": url,
            "PAYDESK_USER": login,
            "PAYDESK_LANG": "en",
            "PAYDESK_TODAY": TODAY.isoformat(),
        }

    def run(self, login: str, *words: str) -> float:
        """Run a command line and return its wall time in seconds."""
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "paydesk", *words], env=self.environment(login), capture_output=True, check=False
        )
        took = time.perf_counter() - started
        if done.returncode:
            raise SystemExit(f"{words}: exit {done.returncode}: {done.stderr.decode()[:500]}")
        return took

    def store(self, login: str) -> Any:
        from paydesk.database_address import parse_url
        from paydesk.storage import Store

        return Store(parse_url(self.url(login)), login)


@contextmanager
def teams(kinds: Sequence[str], settings: Mapping[str, object] = {}) -> Iterator[Callable[[str, str], Team]]:
    """Yield a function that sets up a team on ``sqlite`` or ``postgresql`` under a name of its own.

    ``settings`` are for the server, beside those of the tests, which write nothing to the disk.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server: Any = None
        if "postgresql" in kinds:
            from tests.support.postgres import PostgresServer

            server = stack.enter_context(PostgresServer(settings=settings))

        def make(kind: str, name: str) -> Team:
            if kind == "sqlite":
                url = f"sqlite:///{folder}/{name}.db"
                return Team(kind, url, lambda _login: url)
            server.create_database(name)
            return Team(kind, server.superuser_url(name), lambda login: server.url(login, name))

        yield make


def company(count: int) -> Iterator[dict[str, Any]]:
    """Yield the requests of a company over a year, oldest due date first, as rows of the table.

    What is overdue is paid but for one in two hundred, and one in fifty was rejected; of the coming four weeks half is
    approved. A larger company has more requests a day, not a longer history.
    """
    from paydesk.form import Form
    from paydesk.requests import content_values

    first = TODAY - timedelta(days=YEARS * 365)
    for number in range(1, count + 1):
        due = first + timedelta(days=number * (YEARS * 365 + 28) // count)
        kind = number % 200
        if due >= TODAY:
            status = "approved" if kind % 2 else "pending"
        else:
            status = "rejected" if kind % 50 == 1 else "approved" if kind == 0 else "paid"
        form = Form(
            subject="Услуги", contractor=f"ООО «Поставщик {number % 5000}»", amount=100_00 + number % 90_000_00,
            due_date=due, inn="7707083893", kpp="773601001", bic="044525225", account="40702810740000432537",
            corr_account="30101810400000000225", bank="ПАО Сбербанк", invoice_number=str(number), invoice_date=due,
            purpose=f"Оплата по счету № {number} от {due}. В т.ч. НДС (22%) 1234-56", requisites="ИНН 7707083893",
        )  # fmt: skip
        values = content_values(form)
        yield {
            "id": number, "version": 2, "status": status, "author": ROLES["manager"], "head_seq": 2,
            "head_hash": "0" * 64, "digest": "0" * 64, "created_at": first.isoformat() + "T00:00:00.000000Z",
            "updated_at": first.isoformat() + "T00:00:00.000000Z", **values,
        }  # fmt: skip


def load(team: Team, count: int) -> None:
    """Put the company's requests into the table past the triggers, for the speed of reading is what is asked."""
    rows = company(count)
    if team.kind == "sqlite":
        import sqlite3

        from paydesk import guards

        with sqlite3.connect(team.chief_url.removeprefix("sqlite:///")) as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {name}")
            columns = list(next(company(1)))
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO request ({', '.join(columns)}) VALUES ({marks})"
            plain = ([str(v) if isinstance(v, date) else v for v in row.values()] for row in rows)
            db.executemany(statement, plain)
            for statement in guards.statements("sqlite"):
                db.execute(statement)
            db.execute("ANALYZE")
        return
    import psycopg

    with psycopg.connect(team.chief_url, autocommit=True) as db:
        columns = list(next(company(1)))
        db.execute("SET session_replication_role = replica")
        with db.cursor() as cursor, cursor.copy(f"COPY paydesk.request ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(list(row.values()))
        db.execute("SELECT setval('paydesk.request_id_seq', %s)", [count])
        db.execute("VACUUM ANALYZE paydesk.request")


def median_ms(action: Callable[[], Any], runs: int) -> float:
    """Return the median time of a call in milliseconds."""
    action()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
