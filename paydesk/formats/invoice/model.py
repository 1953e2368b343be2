"""What was read of an invoice, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from paydesk.errors import Problem

NO_VAT: Final = 0
"""The invoice says that there is no VAT in its total."""


@dataclass(frozen=True, slots=True)
class Vat:
    """The tax in the total: ``amount`` in minor units, :data:`NO_VAT` for none; ``rate`` in percent where it is told."""

    amount: int
    rate: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one code or one text says.

    ``values`` are words of the form by its keys, each in the one spelling that ``form.parse`` takes exactly: numbers
    compact, the amount as 12345.67, days in ISO. ``problems`` name values that cannot be used and were left out.
    """

    origin: Literal["code", "text"]
    file: str
    values: Mapping[str, str] = field(default_factory=dict)
    vat: Vat | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came inside a mail."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Invoice:
    """All that a file says; ``papers`` are what a mail carried."""

    findings: tuple[Finding, ...]
    papers: tuple[Paper, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What all findings say together; a value on which they disagree is in ``problems`` and not in ``values``."""

    values: Mapping[str, str]
    vat: Vat | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
