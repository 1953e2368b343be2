"""What goes into a file for a bank, as every format gets it, and what a format is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol

from paydesk.banks import Entry
from paydesk.errors import Problem
from paydesk.formats.note import Note
from paydesk.own_accounts import OwnAccount
from paydesk.records import Request


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go into a file; None leaves it to the format, ``again`` says why a request is sent once more."""

    account: OwnAccount
    day: date
    format: str = ""
    """Word of ``--format``; "" for the one that suits the currency of the account."""

    again: str | None = None
    priority: int | None = None
    encoding: str | None = None
    charges: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A request that goes into the file: the number of its order, and its bank as the directory knows it."""

    request: Request
    number: int
    bank: Entry | None

    @property
    def amount(self) -> int:
        """The sum, in minor units of the currency of the file."""
        return self.request.form.amount or 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is to be written; ``own_bank`` is the bank of the account that pays."""

    batch: int
    created: datetime
    wish: Wish
    own_bank: Entry | None
    orders: Sequence[Order]


class Format(Protocol):
    """What a module of a format offers."""

    @property
    def OPTIONS(self) -> frozenset[str]:  # noqa: N802 - a constant of the module
        """The options of ``bank export`` that only some formats know, and this one does: fields of ``Wish``."""

    @property
    def OLDEST_DAYS(self) -> int:  # noqa: N802 - a constant of the module
        """How many days old an order may be at most."""

    def check_account(self, account: OwnAccount, /) -> None:
        """Raise InvalidData when nothing can be paid from this account by a file of this format."""

    def stops(self, one: Request, account: OwnAccount, /) -> list[Problem]:
        """Return what no bank would take: the file is not made."""

    def doubts(self, one: Request, account: OwnAccount, /) -> list[Problem]:
        """Return what somebody should look at."""

    def details(self, wish: Wish, /) -> Mapping[str, str]:
        """Return what the manifest says of the way in which the file was written."""

    def write(self, target: BinaryIO, draft: Draft, /) -> list[Note]:
        """Write the file and return what could not be written as it was approved."""
