"""Who pays or is paid, as every payment paper and every file for a bank names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """The payer or the payee; "" stands for what is absent.

    Fields 8 to 17, 60, 61, 102 and 103 of a payment order (regulation 762-П of the Bank of Russia).
    """

    name: str
    inn: str = ""
    kpp: str = ""
    account: str = ""
    bank: str = ""
    city: str = ""
    bic: str = ""
    corr_account: str = ""
