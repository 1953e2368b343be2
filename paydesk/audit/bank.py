"""Accounts, bank files and statements against what the journals say of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from paydesk.audit.administrators import Team
from paydesk.audit.report import Report
from paydesk.audit.sift import Exported
from paydesk.errors import N_
from paydesk.models import (
    account_balance,
    bank_batch,
    bank_batch_item,
    blob,
    own_account,
    statement,
    statement_line,
)
from paydesk.statements import line_text

_TOLD: Final[tuple[Table, ...]] = (own_account, bank_batch, statement)


def check(connection: Connection, team: Team, exported: Iterable[Exported], report: Report) -> None:
    """Check each row against the journal of administrators, each order against its request, each line of a statement."""
    for table in _TOLD:
        check_rows(connection, table, team, report, "bank_row_changed")
    _check_items(connection, exported, report)
    _check_files(connection, report)
    _check_statements(connection, report)


def check_rows(connection: Connection, table: Table, team: Team, report: Report, code: str) -> None:
    """Check that every row is what the journal of administrators told of it last, and that no row is missing."""
    (key,) = table.primary_key
    rows = {str(getattr(row, key.name)): row._asdict() for row in connection.execute(select(table))}
    told = {number: row for (name, number), row in team.rows.items() if name == table.name}
    for number in sorted({*rows, *told}, key=lambda one: (len(one), one)):
        if not same(rows.get(number), told.get(number)):
            report.add(code, ROW_DIFFERS, table=table.name, number=number)


ROW_DIFFERS: Final = N_("Row {number} of {table} is not what the administrators’ journal says.")


def same(row: Mapping[str, Any] | None, told: Mapping[str, Any] | None) -> bool:
    """Tell whether a row is what the journal of administrators tells of it."""
    if row is None or told is None:
        return False
    own = {name: value for name, value in row.items() if value is not None}
    return own.keys() == told.keys() and all(_equal(value, told[name]) for name, value in own.items())


def _equal(own: Any, told: Any) -> bool:
    if isinstance(own, datetime):
        return own == datetime.fromisoformat(str(told))
    return bool((own.isoformat() if isinstance(own, date) else own) == told)


def _check_items(connection: Connection, exported: Iterable[Exported], report: Report) -> None:
    """Every order of a file stands in the journal of its request, and the other way round."""
    rows = {
        (row.batch_id, row.request_id, str(row.number), row.date, row.year, row.own_account_id)
        for row in connection.execute(select(bank_batch_item))
    }
    accounts = {row.id: row.own_account_id for row in connection.execute(select(bank_batch))}
    told = set()
    for one in exported:
        day = date.fromisoformat(str(one.payment_date))
        told.add((one.batch, one.request_id, one.payment_number, day, day.year, accounts.get(one.batch)))
    for batch, number, *_rest in sorted(rows ^ told, key=str):
        report.add(
            "bank_order_changed",
            N_("The order in bank file {batch} is not what the journal says."),
            number,
            batch=batch,
        )
    _check_totals(connection, report)


def _check_totals(connection: Connection, report: Report) -> None:
    item = bank_batch_item.c
    sums: dict[int, tuple[int, int]] = {}
    for row in connection.execute(select(item.batch_id, item.amount)):
        count, total = sums.get(row.batch_id, (0, 0))
        sums[row.batch_id] = (count + 1, total + row.amount)
    for row in connection.execute(select(bank_batch)):
        if sums.get(row.id) != (row.orders, row.total):
            report.add(
                "bank_file_changed", N_("The orders of bank file {batch} do not add up to its total."), batch=row.id
            )


def _check_files(connection: Connection, report: Report) -> None:
    kept = select(blob.c.sha256)
    for row in connection.execute(select(bank_batch.c.id).where(bank_batch.c.sha256.not_in(kept))):
        report.add("bank_file_missing", N_("The bytes of bank file {batch} are missing."), batch=row.id)


def _check_statements(connection: Connection, report: Report) -> None:
    digests: dict[int, Any] = {}
    for table, order in (
        (statement_line, (statement_line.c.id,)),
        (account_balance, (account_balance.c.own_account, account_balance.c.day)),
    ):
        for row in connection.execute(select(table).order_by(*order).execution_options(yield_per=1000)):
            digests.setdefault(row.statement_id, hashlib.sha256()).update(line_text(row._asdict()).encode())
    for row in connection.execute(select(statement)):
        found = digests.pop(row.id, hashlib.sha256())
        if found.hexdigest() != row.digest:
            report.add("statement_changed", N_("The lines of statement {number} were changed."), number=row.id)
    for number in digests:
        report.add("statement_changed", N_("The lines of statement {number} were changed."), number=number)
