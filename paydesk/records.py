"""What the rows of the database mean, as plain values that travel between the rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from paydesk.form import Form


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known to the database, with the roles they hold."""

    login: str
    name: str | None
    email: str | None
    roles: frozenset[str]
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A payment request: its content, and what the journal has made of it."""

    id: int
    version: int
    status: str
    author: str
    form: Form
    created_at: datetime
    updated_at: datetime
    digest: str
    head_seq: int
    head_hash: str
    approved_by: str | None = None
    approved_at: datetime | None = None
    paid_by: str | None = None
    payment_date: date | None = None
    payment_number: str | None = None
    returned_by: str | None = None
    exported_in: int | None = None
    """The bank file in which the request is, until it is taken out of it or reopened."""
    chain: int | None = None
    """The chain of approval that its submit fixed; without one, any head approves."""


def unfiled(form: Form, author: str, at: datetime, number: int = 0, status: str = "draft") -> Request:
    """Return a request that has no entry in a journal yet, to ask beforehand what would be said of it."""
    return Request(number, 0, status, author, form, at, at, "", 0, "")


class Standing(NamedTuple):
    """Where a request stands: what its next entry follows from, and nothing of its content."""

    id: int
    version: int
    status: str
    digest: str
    head_seq: int
    head_hash: str
    chain: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a request's journal; ``content`` is the exact text whose SHA-256 is ``digest``."""

    request_id: int
    seq: int
    at: datetime
    actor: str
    action: str
    from_status: str | None
    to_status: str
    version: int
    comment: str | None
    payment_date: date | None
    payment_number: str | None
    file: str | None
    batch: int | None
    statement_line: int | None
    digest: str
    content: str | None
    prev: str
    payload: str
    hash: str
    step: int | None = None
    """The step of a chain of approval that an approval counts for."""
    behalf: str | None = None
    """For whom the actor stood in."""
    giver: str | None = None
    """Whose place in the open step was handed over, and to whom."""
    taker: str | None = None
    stands: str | None = None
    """Of a submit: the entries of earlier approvals that stand, as ``3,7``."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a request; ``sha256`` names its bytes in the store."""

    id: int
    request_id: int
    kind: str
    name: str
    size: int
    sha256: str
    media_type: str
    added_by: str
    added_at: datetime
    in_content: bool = False
    """Whether it was attached to a draft, and so became part of what is approved."""
    detached: bool = False
    """Whether its author took it out of the content again."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal of all journals as it travels out of the database; see ``paydesk.audit.seals``."""

    database: str
    number: int
    hash: str

    @property
    def text(self) -> str:
        """The line to keep."""
        return f"paydesk-seal:{self.database}:{self.number}:{self.hash}"
