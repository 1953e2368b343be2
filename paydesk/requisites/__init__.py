"""Payment requisites: one module for each number, the check of them together, and reading them from free text.

Every number module offers ``compact``, ``validate``, ``is_valid`` and ``format``. Problems are values. What is asked for
is loaded then: most commands show requests and check nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paydesk.requisites import account, bic, corr_account, iban, inn, kpp, swift
    from paydesk.requisites.common import ACCOUNT_LENGTH
    from paydesk.requisites.free_text import ReadText, compose_text, read_text
    from paydesk.requisites.model import Findings, Requisites, canonical, compact
    from paydesk.requisites.rules import check, is_russian

_HOME = {
    "ACCOUNT_LENGTH": "common",
    **dict.fromkeys(("ReadText", "compose_text", "read_text"), "free_text"),
    **dict.fromkeys(("Findings", "Requisites", "canonical", "compact"), "model"),
    **dict.fromkeys(("check", "is_russian"), "rules"),
}

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


def __getattr__(name: str) -> Any:
    if name in _HOME:
        found = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name in __all__:
        found = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(name)
    globals()[name] = found
    return found
