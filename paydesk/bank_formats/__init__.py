"""The formats of files for banks: what each takes, and how it writes the orders.

A format is one module with the names of :class:`~paydesk.bank_formats.model.Format` and a line in :data:`FORMATS`;
docs/architecture.md says how to add one.
Numbers, batches, manifests, checks against the directory and the journal are the same for all: ``paydesk.bank_files``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paydesk.bank_formats import one_c, pain001
from paydesk.bank_formats.model import Draft, Format, Order, Wish
from paydesk.own_accounts import OwnAccount

__all__ = ["FORMATS", "Draft", "Format", "Order", "Wish", "default_for"]

FORMATS: Final[Mapping[str, Format]] = {"1c": one_c, "pain001": pain001}
"""Word of ``--format`` → format."""


def default_for(account: OwnAccount) -> str:
    """Return the format for files from this account, by its currency."""
    return "1c" if account.currency == "RUB" else "pain001"
