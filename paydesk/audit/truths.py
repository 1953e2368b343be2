"""Columns that say yes or no, on SQLite: it keeps anything in them, and its own idea of what is true is another one.

``'rubbish'`` is no for SQLite and yes for Python, so that a rule and the audit could read one row in two ways.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import Boolean, Column, Connection, Integer, Table, func, null, select, type_coerce

from paydesk.audit.report import UNREADABLE_TEXT, Report
from paydesk.models import bank, bank_load, metadata, repeat_plan, saved_view

UNPROVEN: Final[Collection[Table]] = (saved_view, repeat_plan, bank, bank_load)
"""Tables that no journal tells of."""


def columns() -> Iterator[Column[bool]]:
    """Yield every column that says yes or no."""
    for table in metadata.sorted_tables:
        if table not in UNPROVEN:
            yield from (column for column in table.columns if isinstance(column.type, Boolean))


def check(connection: Connection, dialect: str, report: Report) -> None:
    """Report every row that says neither."""
    if dialect != "sqlite":
        return
    for column in columns():
        value = type_coerce(column, Integer)
        stray = func.typeof(value).not_in(("integer", "null")) | value.not_in((0, 1))
        number = column.table.c.get("request_id", null())
        for (request,) in connection.execute(select(number).select_from(column.table).where(stray)):
            report.add("unreadable", UNREADABLE_TEXT, request)
