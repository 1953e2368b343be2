"""The fields of the standard, their limits and their order."""

from __future__ import annotations

from typing import Final, Literal

Encoding = Literal["utf-8", "cp1251", "koi8-r"]

BEGINNING: Final = "ST"
VERSION: Final = "0001"
DIGITS: Final[dict[Encoding, str]] = {"cp1251": "1", "utf-8": "2", "koi8-r": "3"}
ENCODINGS: Final[dict[str, Encoding]] = {digit: encoding for encoding, digit in DIGITS.items()}
HEAD_LENGTH: Final = 8

SEPARATORS: Final = "|#;:^_~{}!$%&()*+,/@"
"""In the order in which a writer tries them."""

REQUIRED: Final = {"Name": 160, "PersonalAcc": 20, "BankName": 45, "BIC": 9, "CorrespAcc": 20}
MAX_REQUIRED: Final = 300
"""Bytes of the required fields with the separators between them."""

# In the order of writing: what readers of invoices look for first, then the fields of tax payments.
ADDITIONAL: Final = {
    "PayeeINN": 12, "KPP": 9, "Sum": 18, "Purpose": 210, "PayerINN": 12, "DrawerStatus": 2, "CBC": 20, "OKTMO": 11,
    "PaytReason": 2, "TaxPeriod": 10, "DocNo": 15, "DocDate": 10, "TaxPaytKind": 2, "UIN": 25,
}  # fmt: skip

PERSONAL: Final = (
    "LastName", "FirstName", "MiddleName", "PayerAddress", "PersonalAccount", "DocIdx", "PensAcc", "Contract",
    "PersAcc", "Flat", "Phone", "PayerIdType", "PayerIdNum", "ChildFio", "BirthDate", "PaymTerm", "PaymPeriod",
    "Category", "ServiceName", "CounterId", "CounterVal", "QuittId", "QuittDate", "InstNum", "ClassNum", "SpecFio",
    "AddAmount", "RuleId", "ExecId", "RegType", "TechCode",
)  # fmt: skip
"""Fields about persons and utilities: whoever reads an invoice of a company leaves them where they are."""

LIMITS: Final = {**REQUIRED, **ADDITIONAL}
ORDER: Final = (*REQUIRED, *ADDITIONAL, *PERSONAL)
CANONICAL: Final = {key.casefold(): key for key in ORDER} | {"payeekpp": "KPP", "inn": "PayeeINN"}
"""How a field is called, from how it is written: without case, and with the two synonyms that are met."""

MAX_BYTES: Final = 2331
"""What the largest QR code (version 40) holds in byte mode with error correction M."""

AMOUNTS: Final = ("Sum", "AddAmount")
"""Whole kopecks as a text of digits."""

INNS: Final = ("PayeeINN", "PayerINN")
