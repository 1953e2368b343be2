"""What the proofs share: how long they go on, what must hold afterwards, and forked processes that can be killed."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from paydesk import models
from paydesk.database_address import parse_url
from paydesk.storage import Store
from tests.rules import chain
from tests.support.desk import FORM, TODAY, Desk

SEED = int(os.environ.get("PAYDESK_TEST_SEED", random.randrange(10**6)))
"""Repeats the moments of a run: it is printed, and shown when a test fails."""


def amount_of(name: str, short: int) -> int:
    """How often or how long: the short run of every day, or what the environment says."""
    return int(os.environ.get(name) or short)


def chance(*words: object) -> random.Random:
    """Chances of one test; the same seed gives the same ones, whatever ran before."""
    print(f"PAYDESK_TEST_SEED={SEED}")  # noqa: T201 - shown when the test fails
    return random.Random(repr((SEED, *words)))


@contextlib.contextmanager
def inside(desk: Desk) -> Iterator[Connection]:
    """A reading connection that sees all rows."""
    url = desk.server.superuser_url(desk.database) if desk.server else desk.url("")
    with Store(parse_url(url), desk.keeper.login).read(check=False) as connection:
        yield connection


def clean(desk: Desk, ids: Iterable[int] | None = None) -> None:
    """The database is whole, and so is every journal in it."""
    if desk.server is None:
        with contextlib.closing(sqlite3.connect(desk.database)) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    with inside(desk) as connection:
        assert chain.faults(connection, ids) == []
    # What paydesk itself says of it; a check that is not ours alone, and not its alone.
    verified = desk.olga.run("audit", "verify", "--json")
    assert (verified.code, verified.json["problems"]) == (0, []), verified


def statuses(desk: Desk, ids: Iterable[int] | None = None) -> Counter[str]:
    """How many requests are in which state."""
    chosen = None if ids is None else set(ids)
    with inside(desk) as connection:
        rows = connection.execute(select(models.request.c.id, models.request.c.status)).all()
    return Counter(row.status for row in rows if chosen is None or row.id in chosen)


def subjects(desk: Desk) -> Counter[str]:
    """How often each subject was filed."""
    with inside(desk) as connection:
        return Counter(connection.execute(select(models.request.c.subject)).scalars())


def events(desk: Desk, action: str) -> Counter[int]:
    """How often an action was done on each request."""
    with inside(desk) as connection:
        return Counter(
            connection.execute(select(models.event.c.request_id).where(models.event.c.action == action)).scalars()
        )


def alone(desk: Desk, seconds: float = 20) -> None:
    """Wait until nobody else is in the database: the server finishes or undoes what a dead client began."""
    if desk.server is None:
        return
    import psycopg

    query = (
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend'"
    )
    deadline = time.monotonic() + seconds
    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as connection:
        while others := connection.execute(query).fetchall():
            assert time.monotonic() < deadline, others
            time.sleep(0.005)


HEADINGS = ("subject", "contractor", "amount", "due_date", "inn", "bic", "account", "corr_account", "purpose")


def table(word: str, count: int) -> str:
    """A table of so many requests of the same kind, each with content of its own."""
    fixed = {"due_date": FORM["due"], "corr_account": FORM["corr-account"]} | dict(FORM)
    lines = ["\t".join(HEADINGS)]
    for number in range(count):
        row: dict[str, Any] = fixed | {
            "subject": f"{word} {number}",
            "amount": f"{number + 1},00",
            "purpose": f"{FORM['purpose']}, {word} {number}",
        }
        lines.append("\t".join(row[name] for name in HEADINGS))
    return "\n".join(lines) + "\n"


def file_batch(desk: Desk, word: str, count: int) -> list[int]:
    """So many requests of Anna's that await approval."""
    path = desk.folder / "batch.tsv"
    path.write_text(table(word, count), "utf-8")
    return list(desk.anna.json("import", path, "--submit")["ids"])


def scene(**more: str) -> dict[str, str]:
    """What the environment of a runner's command lines needs beside the person."""
    return {"PAYDESK_TODAY": TODAY, "TZ": "UTC", **more}
