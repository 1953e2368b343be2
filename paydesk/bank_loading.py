"""Loading the directory of banks from the Bank of Russia's file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from sqlalchemy import Connection, func, insert, select, update

from paydesk.banks import COLUMNS, Entry, details_of, entry_of, status
from paydesk.errors import N_, Conflict, InvalidData
from paydesk.models import bank, bank_load
from paydesk.own_accounts import require_keeper
from paydesk.storage import Store, next_number

if TYPE_CHECKING:
    from paydesk.formats import ed807

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    day: date
    entries: int
    accounts: int
    added: int
    changed: int
    removed: int


def read_file(source: BinaryIO) -> dict[str, Entry]:
    """Return BIC → bank from a file of the Bank of Russia alone; no database is asked.

    Raises InvalidData for what is no directory, or holds changes only.
    """
    from paydesk.formats import ed807

    directory = ed807.open_directory(source)
    if not directory.head.full:
        raise InvalidData(
            N_("This file holds changes only. Name one with the full directory."), code="changes_without_directory"
        )
    return {one.bic: entry_of(*_row(one).values()) for one in directory.banks()}


def load(store: Store, source: BinaryIO, *, force: bool = False) -> Loaded:
    """Load a directory, in one transaction; a bad or empty file changes nothing.

    Raises InvalidData for what is no directory, Conflict for one that is older than the one in force.
    """
    from paydesk.formats import ed807

    digest = hashlib.sha256()
    while block := source.read(1 << 20):
        digest.update(block)
    source.seek(0)
    directory = ed807.open_directory(source)
    with store.write() as connection:
        person = store.person(connection)
        require_keeper(person)
        now = status(connection)
        head = directory.head
        if now and (head.business_day, head.version) < (now.day, now.version) and not force:
            raise Conflict(
                N_(
                    "This directory is of {day}, older than the one in force of {known}. To load it nevertheless: --force"
                ),
                code="older_directory",
                day=head.business_day.isoformat(),
                known=now.day.isoformat(),
            )
        if not head.full and now is None:
            raise InvalidData(
                N_("This file holds changes only. Load a full directory first."), code="changes_without_directory"
            )
        counts = _take_in(connection, directory.banks(), full=head.full)
        if head.full and not counts["entries"]:
            raise InvalidData(N_("The directory holds no bank; nothing was loaded."), code="empty_directory")
        total = int(connection.scalar(select(func.count()).select_from(bank).where(bank.c.removed.is_(False))) or 0)
        values: dict[str, Any] = {
            "id": next_number(connection, bank_load.c.id),
            "business_day": head.business_day,
            "version": head.version,
            "complete": head.full,
            "sha256": digest.hexdigest(),
            "entries": total,
        }
        if store.dialect == "sqlite":
            values |= {"at": datetime.now(UTC), "actor": person.login}
        connection.execute(insert(bank_load).values(**values))
        return Loaded(
            head.business_day, total, counts["accounts"], counts["added"], counts["changed"], counts["removed"]
        )


def _take_in(connection: Connection, found: Iterable[ed807.Bank], *, full: bool) -> dict[str, int]:
    known = {row.bic: tuple(row) for row in connection.execute(select(*(bank.c[name] for name in COLUMNS)))}
    counts = dict.fromkeys(("entries", "accounts", "added", "changed", "removed"), 0)
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    met: set[str] = set()
    for one in found:
        row = _row(one)
        met.add(one.bic)
        counts["entries"] += 1
        counts["accounts"] += len(one.accounts)
        before = known.get(one.bic)
        if before is None and not row["removed"]:
            fresh.append(row)
        elif before is not None and before != tuple(row.values()):
            counts["removed" if row["removed"] else "changed"] += 1
            changed.append(row)
    if full and met:
        gone = [bic for bic, row in known.items() if bic not in met and not row[-1]]
        counts["removed"] += len(gone)
        for start in range(0, len(gone), _BATCH):
            connection.execute(update(bank).where(bank.c.bic.in_(gone[start : start + _BATCH])).values(removed=True))
    counts["added"] = len(fresh)
    for start in range(0, len(fresh), _BATCH):
        connection.execute(insert(bank), fresh[start : start + _BATCH])
    for row in changed:
        values = {name: value for name, value in row.items() if name != "bic"}  # which nobody may write on PostgreSQL
        connection.execute(update(bank).where(bank.c.bic == row["bic"]).values(**values))
    return counts


def _row(one: ed807.Bank) -> dict[str, Any]:
    """Return the row of a bank, in the order of ``banks.COLUMNS``."""
    return {
        "bic": one.bic,
        "name": one.name,
        "city": one.city,
        "corr_accounts": " ".join(one.corr_accounts),
        "details": details_of(one),
        "swift": " ".join(one.swift),
        "removed": one.change == "DLTD",
    }
