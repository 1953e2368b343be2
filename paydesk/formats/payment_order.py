"""The payment order in print: form 0401060 as a PDF.

The form itself is the template beside this module. What people wrote travels to it as JSON and is set as text, so
that no sign of it can be taken for markup. The same orders make the same bytes: no clock, no fonts of the system.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from paydesk.amount_words import in_digits, in_words
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats.party import Party
from paydesk.formats.typesetting import PRINTABLE, clean, typeset

_FORM: Final = "payment_order.typ"


@dataclass(frozen=True, slots=True)
class Budget:
    """Fields 101 and 104 to 109 of a payment to the budget, all of them filled; 110 is empty today."""

    payer_status: str
    kbk: str
    oktmo: str
    basis: str = "0"
    period: str = "0"
    document_number: str = "0"
    document_date: str = "0"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """One order; ``amount`` is in kopecks. Checked elsewhere, printed as it is."""

    number: str
    date: dt.date
    amount: int
    payer: Party
    payee: Party
    purpose: str
    kind: str = ""
    operation: str = "01"
    priority: str = "5"
    uin: str = "0"
    purpose_code: str = ""
    payment_term: str = ""
    reserve: str = ""
    received: dt.date | None = None
    debited: dt.date | None = None
    budget: Budget | None = None


def render(orders: Sequence[PaymentOrder], *, per_page: Literal[1, 2] = 1) -> bytes:
    """Return a PDF with one order a page, or with two smaller ones.

    Raises InvalidData for a character that the form cannot hold, Unavailable without the library, and ValueError
    for no orders or a sum that cannot be paid.
    """
    if not orders:
        raise ValueError("no orders to print")
    if per_page not in {1, 2}:
        raise ValueError(f"one or two orders a page, not {per_page}")
    values = [_values(order) for order in orders]
    several = len(values) > 1
    if problems := [
        problem
        for row, order in enumerate(values, start=1)
        for problem in _unprintable(order, row if several else None)
    ]:
        raise InvalidData(N_("A payment order cannot be printed."), problems=problems)
    inputs = {"orders": values, "per_page": str(per_page), "title": _title(values)}
    return typeset(_FORM, inputs)


def _values(order: PaymentOrder) -> dict[str, Any]:
    """Return what stands in the cells, as text."""
    budget = order.budget
    return {
        "number": clean(order.number),
        "date": _day(order.date),
        "kind": clean(order.kind),
        "amount": in_digits(order.amount),
        "words": in_words(order.amount),
        "payer": _party(order.payer),
        "payee": _party(order.payee),
        "purpose": clean(order.purpose),
        "operation": clean(order.operation),
        "priority": clean(order.priority),
        "uin": clean(order.uin),
        "purpose_code": clean(order.purpose_code),
        "payment_term": clean(order.payment_term),
        "reserve": clean(order.reserve),
        "received": _day(order.received),
        "debited": _day(order.debited),
        "payer_status": clean(budget.payer_status) if budget else "",
        "budget": [clean(value) for value in _row(budget)],
    }


def _row(budget: Budget | None) -> tuple[str, ...]:
    """Return fields 104 to 110."""
    if budget is None:
        return ("",) * 7
    return (
        budget.kbk,
        budget.oktmo,
        budget.basis,
        budget.period,
        budget.document_number,
        budget.document_date,
        budget.kind,
    )


def _party(party: Party) -> dict[str, str]:
    bank = ", ".join(filter(None, (clean(party.bank), clean(party.city))))
    return {
        "name": clean(party.name),
        "account": clean(party.account),
        "bank": bank,
        "bic": clean(party.bic),
        "corr_account": clean(party.corr_account),
        "inn": clean(party.inn),
        "kpp": clean(party.kpp),
    }


def _day(day: dt.date | None) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}" if day else ""


def _unprintable(values: dict[str, Any], row: int | None) -> Iterator[Problem]:
    """Yield a problem for each value with a character that would become an empty box, or turn its neighbours round."""
    for field, value in _flat(values):
        for sign in value:
            if sign not in PRINTABLE:
                text = N_("{value}: a payment order cannot hold the character {sign}; write Russian or Latin letters")
                params = {"value": value.replace(sign, f"[U+{ord(sign):04X}]")[:100], "sign": f"U+{ord(sign):04X}"}
                yield Problem(field, "order_character", text, params, row)
                break


def _flat(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{field}_{key}", inner) for key, inner in value.items())
        elif isinstance(value, list):
            yield from ((field, inner) for inner in value)
        else:
            yield field, value


def _title(values: Sequence[dict[str, Any]]) -> str:
    if len(values) > 1:
        return "Платёжные поручения"
    return f"Платёжное поручение № {values[0]['number']} от {values[0]['date']}"
