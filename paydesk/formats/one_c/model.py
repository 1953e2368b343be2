"""What a file of the exchange holds, as plain values."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from paydesk.formats.party import Party


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the file has it; amounts in kopecks."""

    kind: str
    """What stands behind ``СекцияДокумент=``, "" for nothing."""

    number: str
    """Numbers of bank orders may hold letters, so it is text."""

    date: dt.date | None
    amount: int | None
    payer: Party
    payee: Party
    purpose: str
    debited: dt.date | None
    credited: dt.date | None
    line: int
    """The line of ``СекцияДокумент``, from 1."""

    operation: str
    priority: str
    uin: str
    fields: Mapping[str, str]
    """All keys with their values as they were read, also those that the standard does not have."""


@dataclass(frozen=True, slots=True)
class Balance:
    """An account section: what the bank says of one account in a period; amounts in kopecks."""

    account: str
    start: dt.date | None
    end: dt.date | None
    opening: int | None
    received: int | None
    spent: int | None
    closing: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the sections."""

    version: str
    declared_encoding: str
    """As written, and often not true; see ``Statement.encoding``."""

    sender: str
    receiver: str
    start: dt.date | None
    end: dt.date | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A payment order to be written; its requisites are right and checked by the caller."""

    number: int
    date: dt.date
    amount: int
    payer: Party
    payee: Party
    purpose: str
    priority: int = 5
    operation: str = "01"
    payment_kind: str = ""
    uin: str = ""
    budget: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Keys of the format (``ПоказательКБК``) or numbers of the fields (``104``); nothing for ordinary payments."""
