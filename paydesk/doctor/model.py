"""What a check looks at, and what it finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import text

from paydesk import setup
from paydesk.errors import ExitCode, PaydeskError
from paydesk.records import Person
from paydesk.storage import REVISION, Store

OK, NOTE, WARNING, PROBLEM = "ok", "note", "warning", "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found: ``text`` is a template; ``cure`` is a command, or the words to do it by."""

    check: str
    state: str
    text: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    cure: str = ""
    exit_code: ExitCode = ExitCode.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the process."""

    name: str
    encoding: str
    terminal: bool


@dataclass(frozen=True, slots=True)
class Script:
    """A completion script: where its shell looks for it, and what should stand there."""

    shell: str
    path: Path
    text: str


@dataclass
class Surroundings:
    """What there is to look at; ``unread`` is why the settings could not be read."""

    streams: Sequence[Stream]
    settings_path: Path
    profile: str | None
    today: date
    store: Store | None
    unread: PaydeskError | None = None
    completions: Sequence[Script] = ()
    """Where shells look for scripts of ours."""
    shell: str = ""
    """The shell of the person, where it is known."""
    columns: int = 80
    color: bool = False
    lang: str | None = None
    """The language that was asked for, also one that nobody speaks."""
    named: bool = False
    """Whether the settings file was named, and is not the usual one."""
    folder: Path = field(default_factory=Path)
    """Where files go unless another folder is named."""

    @cached_property
    def database(self) -> tuple[str, str] | PaydeskError | None:
        """The version of the server and its time zone, or why it cannot be asked."""
        if self.store is None:
            return None
        try:
            with self.store.read(check=False) as connection:
                if self.store.dialect == "sqlite":
                    return f"SQLite {sqlite3.sqlite_version}", ""
                row = connection.execute(text("SELECT version(), current_setting('TimeZone')")).one()
                return str(row[0]).split(" on ")[0].split(",")[0], str(row[1])
        except PaydeskError as error:
            return error

    @cached_property
    def standing(self) -> tuple[str | None, bool] | PaydeskError | None:
        """The schema, and whether the guards are those of this version, or why it cannot be told."""
        if self.store is None or not isinstance(self.database, tuple):
            return None
        try:
            with self.store.read(check=False) as connection:
                return setup.status(connection, self.store.dialect)
        except PaydeskError as error:
            return error

    @cached_property
    def who(self) -> Person | None:
        """Who acts, where the database can be asked."""
        if not self.current or self.store is None:
            return None
        with self.store.read() as connection:
            return self.store.person(connection)

    @property
    def known(self) -> bool:
        """Whether the database knows who acts; to others PostgreSQL shows nothing."""
        return self.who is not None and bool(self.who.roles) and not self.who.disabled

    @property
    def current(self) -> bool:
        """Whether the database can be worked with."""
        return isinstance(self.standing, tuple) and self.standing[0] == REVISION


def plain(params: Mapping[str, Any]) -> dict[str, str | int]:
    """Return the parameters of an error as those of a finding."""
    return {key: value if isinstance(value, int) else str(value) for key, value in params.items()}
