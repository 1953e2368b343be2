"""What the directory holds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

Restriction = tuple[str, date | None]
"""A code (``URRS``, ``CLRS`` …) and the day since which, or for CLRS on which, it holds."""

TREASURY_KINDS: Final = frozenset({"51", "52"})
"""PtType of the Federal Treasury and its bodies: their place of a correspondent account is the single treasury account."""

LIQUIDATOR: Final = "90"
"""PtType of a bank in liquidation."""

DELETED: Final = "DLTD"
_ACTIVE: Final = frozenset({"", "ACAC"})


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a participant that the Bank of Russia keeps."""

    account: str
    kind: str
    """RegulationAccountType: CRSA correspondent account, UTRA single treasury account …"""

    status: str
    restrictions: tuple[Restriction, ...]
    date_out: date | None
    cbr_bic: str
    """BIC of the unit of the Bank of Russia that keeps it: the control key is counted with it."""


@dataclass(frozen=True, slots=True)
class Bank:
    """One entry: a participant with its accounts. ``change`` is empty in a full directory."""

    bic: str
    change: str
    name: str
    city: str
    kind: str
    parent_bic: str
    date_in: date | None
    date_out: date | None
    exchange: bool
    restrictions: tuple[Restriction, ...]
    accounts: tuple[Account, ...]
    swift: tuple[str, ...]
    """SWIFT codes, the main one first."""

    @property
    def paying_kind(self) -> str:
        """Return the kind of account that a payment order names as the correspondent account."""
        return "UTRA" if self.kind in TREASURY_KINDS else "CRSA"

    @property
    def corr_accounts(self) -> tuple[str, ...]:
        """Return the active correspondent accounts; of a Treasury body its single treasury accounts, all of them."""
        return tuple(held.account for held in self.accounts if held.kind == self.paying_kind and held.status in _ACTIVE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the file says of itself: a full directory or changes, and from which business day it is valid."""

    full: bool
    business_day: date
    version: int
    created: str
