"""What a payment initiation says, as plain values; texts in any letters, which the writer brings into Latin ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CHARGES: Final = ("SHAR", "DEBT", "CRED")
"""Who bears the charges: both sides (SHA), who pays (OUR), who is paid (BEN)."""


@dataclass(frozen=True, slots=True)
class Side:
    """The debtor or a creditor with the bank; "" stands for what is not known.

    The bank is known by ``swift``, else by ``bic``, its nine digits in the directory of the Bank of Russia.
    """

    name: str
    account: str
    swift: str = ""
    bic: str = ""
    country: str = ""
    """Two letters of ISO 3166."""

    inn: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment; ``amount`` in minor units of the currency of the whole."""

    number: int
    """Number of the order within its account and year."""

    reference: str
    """What goes to the creditor's bank unchanged; at most 35 signs, unlike all others."""

    amount: int
    creditor: Side
    purpose: str


@dataclass(frozen=True, slots=True)
class Initiation:
    """One file: payments of one day from one account in one currency."""

    message: str
    """Unlike that of every other file of this debtor; at most 33 signs."""

    created: dt.datetime
    """With a time zone."""

    day: dt.date
    currency: str
    debtor: Side
    transfers: Sequence[Transfer]
    charges: str = "SHAR"
