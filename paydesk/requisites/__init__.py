"""Payment requisites: one module for each number, the check of them together, and reading them from free text.

Every number module offers ``compact``, ``validate``, ``is_valid`` and ``format``. Problems are values.
"""

from paydesk.requisites import account, bic, corr_account, iban, inn, kpp, swift
from paydesk.requisites.common import ACCOUNT_LENGTH
from paydesk.requisites.model import Findings, Requisites, canonical, compact
from paydesk.requisites.read_text import ReadText, compose_text, read_text
from paydesk.requisites.rules import check, is_russian

__all__ = [
    "ACCOUNT_LENGTH",
    "Findings",
    "ReadText",
    "Requisites",
    "account",
    "bic",
    "canonical",
    "check",
    "compact",
    "compose_text",
    "corr_account",
    "iban",
    "inn",
    "is_russian",
    "kpp",
    "read_text",
    "swift",
]
