"""Statements of the bank: what was paid is marked as paid, with the line of the statement as proof.

A statement is one transaction. Loading it again changes nothing: each document has a key of its own, and the n-th
equal one of a day has another. What is doubtful is listed and left, unless somebody has chosen.

The file is read once and matched; what is to be kept waits in a file of its own until all of it is known, so that the
memory does not grow with the statement but for the keys of its documents.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, select

from paydesk.formats import one_c
from paydesk.models import statement
from paydesk.own_accounts import require_accountant
from paydesk.statements.moves import line_text
from paydesk.statements.reading import Reading
from paydesk.statements.report import Line, Report, compare_batches
from paydesk.statements.writing import Writing
from paydesk.storage import Store, take_turn

__all__ = ["Line", "Report", "compare_batches", "line_text", "load"]


TURN: Final = 7_292_337_6
"""Key of the lock under which statements of a database are loaded, one after the other.

Of two who load the same file at once the second would find its orders paid, and could not tell by whom.
"""


def load(
    store: Store,
    source: BinaryIO,
    name: str,
    *,
    chosen: Mapping[str, int] | None = None,
    dry_run: bool = False,
    progress: Callable[[float], None] = lambda _: None,
) -> Report:
    """Load a statement. ``chosen`` are keys of doubtful documents → the request that somebody picked.

    ``progress`` is told how much is done, from 0 to 1. Raises InvalidData for a file that is no statement or was cut
    off; then nothing is marked.
    """
    digest = hashlib.sha256()
    while block := source.read(1 << 20):
        digest.update(block)
    size = source.tell() or 1

    def work() -> Report:
        source.seek(0)
        report = Report()
        with store.read() if dry_run else store.write() as connection:
            if not dry_run:
                take_turn(connection, TURN)
            person = store.person(connection)
            require_accountant(person)
            share = 1 if dry_run else 0.5  # the other half is writing
            with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
                found = one_c.open_statement(source)
                reading = Reading(connection, person, report, dict(chosen or {}), spool)
                reading.run(found, name, lambda: progress(source.tell() / size * share))
                balances = _balances(found.balances)
                is_new = reading.kept or (balances and not _loaded_before(connection, digest.hexdigest()))
                if is_new and not dry_run:
                    writing = Writing(connection, store, person, report, reading.number)
                    writing.statement(name, digest.hexdigest(), reading.digest, balances)
                    writing.lines(spool, lambda done: progress(share + done / reading.kept * share))
        return report

    return store.persistently(work)


def _loaded_before(connection: Connection, sha256: str) -> bool:
    return connection.scalar(select(statement.c.id).where(statement.c.sha256 == sha256).limit(1)) is not None


def _balances(found: Sequence[one_c.Balance]) -> list[dict[str, Any]]:
    rows = {(one.account, one.end): one.closing for one in found if one.end is not None and one.closing is not None}
    return [
        {"own_account": account, "day": day, "closing": closing} for (account, day), closing in sorted(rows.items())
    ]
