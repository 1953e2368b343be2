"""The audit: whether everything in the database is what its journals say, and whether the journals are whole.

Everything is recomputed from what is stored; nothing that paydesk itself remembers is believed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError, StatementError

from paydesk import setup
from paydesk.audit import administrators, bank, contractors, journals, papers, policies, seals, sift, truths
from paydesk.audit.report import UNREADABLE, UNREADABLE_TEXT, Fault, Report
from paydesk.errors import N_
from paydesk.permissions import require_role
from paydesk.records import Person, Seal
from paydesk.storage import Store

__all__ = ["Fault", "Report", "Seal", "require_auditor", "seal", "verify"]

ROLES = ("auditor", "admin")
"""Who sees everything, and so can say whether all of it is right."""


def verify(
    store: Store,
    kept: Sequence[Seal] = (),
    progress: Callable[[int], None] = lambda _: None,
    remembered: Callable[[str], Seal | None] = lambda _: None,
) -> Report:
    """Check everything at one moment, and the seals that were ``kept`` outside or are ``remembered`` for a database.

    ``progress`` hears how many requests have been looked at.

    Raises NotAllowed for somebody who does not see everything.
    """
    report = Report()
    with store.read(snapshot=True) as connection:
        require_auditor(store.person(connection))
        own = remembered(seals.database_id(connection))
        if own is not None:
            kept = [*kept, own]
        check(connection, store.dialect, report, kept, progress)
    return report


def check(
    connection: Connection,
    dialect: str,
    report: Report,
    kept: Sequence[Seal] = (),
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Check everything that the connection sees, which must be all there is."""
    found = None
    try:
        found = _check(connection, dialect, kept, progress)
    except (SQLAlchemyError, sqlite3.OperationalError) as error:
        if "decode to UTF-8" not in str(error):
            raise
    if found is None:  # not before the streams that the error holds are closed
        with _any_text(connection):
            found = _check(connection, dialect, kept, progress)
    for name in (field.name for field in fields(Report)):
        setattr(report, name, getattr(found, name))


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Read texts of SQLite that are no UTF-8 as well, as what equals no text: one of them must not stop an audit."""
    raw: Any = connection.connection.dbapi_connection
    before, raw.text_factory = raw.text_factory, lambda body: body.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = before


def _check(connection: Connection, dialect: str, kept: Sequence[Seal], progress: Callable[[int], None]) -> Report:
    report = Report()
    _revision, guarded = setup.status(connection, dialect)
    if not guarded:
        report.add("guards", N_("The triggers of the database are not those of this version: paydesk db upgrade"))
    team, told = administrators.Team(), sift.Told()
    parts: Sequence[Callable[[], None]] = (
        lambda: administrators.check(connection, team, report),
        lambda: journals.check(connection, dialect, team, told, report, progress),
        lambda: papers.check(connection, dialect, told, report),
        lambda: bank.check(connection, team, told.exported, report),
        lambda: contractors.check(connection, team, report),
        lambda: policies.check(connection, dialect, team, told, report),
        lambda: seals.check(connection, dialect, report, kept),
        lambda: truths.check(connection, dialect, report),
    )
    for part in parts:
        try:
            part()
        except UNREADABLE:
            report.add("unreadable", UNREADABLE_TEXT)
        except StatementError as error:  # what was read went into the next question
            if not isinstance(error.orig, UNREADABLE):
                raise
            report.add("unreadable", UNREADABLE_TEXT)
    return report


def seal(store: Store) -> tuple[Seal, bool]:
    """Set a seal and tell whether there was anything new to seal. Raises NotAllowed for others than auditors."""

    def work() -> tuple[Seal, bool]:
        with store.write() as connection:
            person = store.person(connection)
            require_auditor(person)
            return seals.take(connection, store.dialect, person.login)

    return store.persistently(work)


def require_auditor(person: Person) -> None:
    """Raise NotAllowed unless this person sees everything."""
    text = N_("Only people with the role {role} see everything and can check or seal it. You are: {own}.")
    require_role(person, ROLES, text)
