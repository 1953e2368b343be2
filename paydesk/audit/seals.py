"""Seals: how far every journal had come, in one line of text that leaves the database.

A chain cannot show that its newest end was cut off, nor that a whole request was removed. A seal can: it names, for
each journal that moved since the seal before, its last entry, and its hash holds the hash of that seal. So one seal
answers for all that came before it, a new one costs what has changed, and all of them together, checked in order,
cost no more than the journals. A tree of hashes would prove a single journal without the others; nobody here is
shown one journal and not the database.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, func, insert, select, text

from paydesk.admin_journal import linked
from paydesk.audit.chain import State, links, sealed_columns
from paydesk.audit.report import Report
from paydesk.audit.rows import stream
from paydesk.errors import N_, InvalidData
from paydesk.models import admin_event, seal, seal_leaf
from paydesk.people import setting_value
from paydesk.records import Seal

ADMINISTRATORS: Final = 0
"""The number that stands for the journal of administrators among those of requests."""

_TEXT: Final = re.compile(r"paydesk-seal:([0-9a-f]{8}):([0-9]{1,9}):([0-9a-f]{64})")


def parse(told: str) -> Seal:
    """Read the line of a seal. Raises InvalidData for anything else.

    >>> parse("paydesk-seal:0a1b2c3d:7:" + "0" * 64).number
    7
    """
    found = _TEXT.fullmatch("".join(told.split()))
    if not found:
        raise InvalidData(
            N_("“{value}” is no seal. A seal looks like paydesk-seal:0a1b2c3d:7:… with 64 digits at the end."),
            code="bad_seal",
            value=told,
        )
    return Seal(found[1], int(found[2]), found[3])


def newest(connection: Connection) -> Seal | None:
    """Return the newest seal of the database."""
    row = connection.execute(select(seal.c.id, seal.c.hash).order_by(seal.c.id.desc()).limit(1)).one_or_none()
    return Seal(database_id(connection), row.id, row.hash) if row else None


def database_id(connection: Connection) -> str:
    """Return the name that tells this database's seals from another's."""
    return setting_value(connection, "database_id") or "00000000"


_MOVED: Final = (
    "SELECT r.id, r.head_seq, r.head_hash FROM request r LEFT JOIN"
    " (SELECT l.request_id, max(l.seq) AS seq FROM seal_leaf l GROUP BY l.request_id) s ON s.request_id = r.id"
    " WHERE r.head_seq > coalesce(s.seq, 0) ORDER BY r.id"
)


def take(connection: Connection, dialect: str, actor: str) -> tuple[Seal, bool]:
    """Seal what the journals say now, in a transaction of the caller, and tell whether there was anything to seal.

    The caller has checked that the person may.
    """
    last = newest(connection)
    number = last.number + 1 if last else 1
    leaves = [(row[0], row[1], row[2]) for row in connection.execute(text(_MOVED))]
    admin = connection.execute(
        select(admin_event.c.id, admin_event.c.hash).order_by(admin_event.c.id.desc()).limit(1)
    ).one()
    sealed = connection.scalar(select(func.max(seal_leaf.c.seq)).where(seal_leaf.c.request_id == ADMINISTRATORS))
    if admin.id != sealed:
        leaves.insert(0, (ADMINISTRATORS, admin.id, admin.hash))
    if not leaves and last:
        return last, False
    totals = connection.execute(
        text("SELECT count(*), coalesce(sum(head_seq), 0) FROM request WHERE head_seq > 0")
    ).one()
    values = {"requests": totals[0], "events": int(totals[1]), "admin_events": admin.id, "leaves": _digest(leaves)}
    if dialect == "postgresql":
        statement = insert(seal).values(id=number, **values).returning(seal.c.hash)
        hashed = str(connection.execute(statement).scalar_one())
    else:
        row = linked({"id": number, "actor": actor, **values}, last.hash if last else "")
        connection.execute(insert(seal).values(**row))
        hashed = str(row["hash"])
    connection.execute(
        insert(seal_leaf),
        [{"seal_id": number, "request_id": one[0], "seq": one[1], "hash": one[2]} for one in leaves],
    )
    return Seal(database_id(connection), number, hashed), True


def _digest(leaves: Sequence[tuple[int, int, str]]) -> str:
    found = hashlib.sha256()
    for number, seq, hashed in leaves:
        found.update(f"{number}:{seq}:{hashed}\n".encode())
    return found.hexdigest()


def check(connection: Connection, dialect: str, report: Report, kept: Sequence[Seal]) -> None:
    """Check all seals of the database, what they name, and those that somebody has kept outside of it."""
    hashes: dict[int, str] = {}
    wanted: dict[int, str] = {}
    for row, state, number in links(connection.execute(select(seal).order_by(seal.c.id)), sealed_columns(seal)):
        if state is State.AFTER_A_GAP:
            report.add("seal_missing", N_("Seal {seal} is missing."), seal=number)
        elif state is State.CHANGED:
            report.add("seal_changed", _SEAL_CHANGED, seal=row.id)
        hashes[row.id], wanted[row.id] = row.hash, row.leaves
    report.seals = len(hashes)
    _check_leaves(connection, dialect, wanted, report)
    if hashes:
        last = max(hashes)
        report.newest_seal = Seal(database_id(connection), last, hashes[last]).text
    for one in kept:
        _check_kept(connection, one, hashes, report)


_SEAL_CHANGED: Final = N_("Seal {seal} was changed.")
_LEAVES: Final = (
    "SELECT l.seal_id, l.request_id, l.seq, l.hash, coalesce(e.hash, a.hash) FROM seal_leaf l"
    " LEFT JOIN event e ON e.request_id = l.request_id AND e.seq = l.seq"
    f" LEFT JOIN admin_event a ON l.request_id = {ADMINISTRATORS} AND a.id = l.seq ORDER BY l.seal_id, l.request_id"
)


def _check_leaves(connection: Connection, dialect: str, wanted: Mapping[int, str], report: Report) -> None:
    digests = {number: hashlib.sha256() for number in wanted}
    for number, request_id, seq, hashed, own in stream(connection, dialect, _LEAVES):
        if number not in digests:
            report.add("seal_missing", N_("Seal {seal} is missing."), seal=number)
            digests[number] = hashlib.sha256()
        digests[number].update(f"{request_id}:{seq}:{hashed}\n".encode())
        if own is None:
            report.add("sealed_entry_missing", _ENTRY_GONE, request_id or None, seq, seal=number)
        elif own != hashed:
            report.add("sealed_entry_changed", _ENTRY_CHANGED, request_id or None, seq, seal=number)
    for number, digest in wanted.items():
        if digests[number].hexdigest() != digest:
            report.add("seal_changed", _SEAL_CHANGED, seal=number)


_ENTRY_GONE: Final = N_("The entry is missing; seal {seal} names it.")
_ENTRY_CHANGED: Final = N_("The entry is not the one that seal {seal} names.")


def _check_kept(connection: Connection, one: Seal, hashes: Mapping[int, str], report: Report) -> None:
    if one.database != database_id(connection):
        report.add("seal_of_another", N_("The seal {kept} is of another database."), kept=one.text)
    elif one.number not in hashes:
        report.add("seal_missing", N_("Seal {seal}, which was kept, is not in the database: its newest end was cut off."),
                   seal=one.number)  # fmt: skip
    elif hashes[one.number] != one.hash:
        report.add(
            "seal_changed", N_("Seal {seal} is not the one that was kept: history was rewritten."), seal=one.number
        )
