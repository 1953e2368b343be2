"""What the fields of a payment order (form 0401060) can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paydesk.errors import N_, Param, Problem
from paydesk.formats.one_c.keys import BUDGET, key_of
from paydesk.formats.one_c.model import Order
from paydesk.formats.party import Party
from paydesk.money import MAX_AMOUNT

MAX_NUMBER: Final = 999_999
NAME: Final = 160
PURPOSE: Final = 210
PAYMENT_KIND: Final = 15
UIN: Final = (20, 25)

_PARTY: Final[Mapping[str, int]] = {
    "name": NAME,
    "inn": 12,
    "kpp": 9,
    "account": 20,
    "bank": 160,
    "city": 30,
    "bic": 9,
    "corr_account": 20,
}
_NEEDED: Final = ("name", "account", "bic")
# The lengths that budget fields may have; "0" is always right. Codes have a fixed length, the others a largest one.
_BUDGET: Final[Mapping[str, tuple[int, ...]]] = {
    "101": (2,),
    "104": (20,),
    "105": (8, 11),
    "106": (2,),
    "107": (10,),
    "108": (15,),
    "109": (10,),
    "110": (2,),
}
_EXACT: Final = ("104", "105")
_NUMBER_OF: Final = {key: number for number, key in BUDGET.items()}

Fault = tuple[str, str, str, dict[str, Param]]
"""Field, code, text, parameters."""


def check_order(order: Order) -> list[Problem]:
    """Return everything that keeps an order from being written, in the sequence of the fields."""
    return [
        Problem(field, code, text, {"order": order.number, "field": field, "key": key_of(field), **params})
        for field, code, text, params in _faults(order)
    ]


def _faults(order: Order) -> Iterator[Fault]:
    if not 1 <= order.number <= MAX_NUMBER:
        text = N_("Payment order {order}: a number has one to six digits and is not zero")
        yield "number", "number_range", text, {}
    elif order.number % 1000 == 0:
        text = N_("Payment order {order}: banks refuse numbers that end in 000; take the next one")
        yield "number", "number_zeros", text, {}
    if not 1 <= order.amount <= MAX_AMOUNT:
        text = N_("Payment order {order}: the sum must be above zero and have at most {limit} digits")
        yield "amount", "amount_range", text, {"limit": len(str(MAX_AMOUNT))}
    for field, party in (("payer", order.payer), ("payee", order.payee)):
        yield from _party(field, party)
    yield from _length("payment_kind", order.payment_kind, (PAYMENT_KIND,))
    yield from _length("operation", order.operation, (2,), is_needed=True)
    if not 1 <= order.priority <= 5:
        text = N_("Payment order {order}: the priority is {value}, it must be 1 to 5")
        yield "priority", "priority_range", text, {"value": order.priority}
    if order.uin != "0":
        yield from _length("uin", order.uin, UIN, is_exact=True)
    yield from _length("purpose", order.purpose, (PURPOSE,), is_needed=True)
    yield from _budget(order.budget)


def _party(field: str, party: Party) -> Iterator[Fault]:
    for name, limit in _PARTY.items():
        yield from _length(f"{field}.{name}", getattr(party, name), (limit,), is_needed=name in _NEEDED)


def _budget(budget: Mapping[str, str]) -> Iterator[Fault]:
    for key, value in budget.items():
        number = key if key in BUDGET else _NUMBER_OF.get(key)
        if number is None:
            text = N_("Payment order {order}: there is no budget field {value}; the fields are {choices}")
            yield "budget", "budget_field_unknown", text, {"value": key[:40], "choices": ", ".join(BUDGET)}
        elif value != "0":
            yield from _length(f"budget.{BUDGET[number]}", value, _BUDGET[number], is_exact=number in _EXACT)


def _length(
    field: str, value: str, lengths: tuple[int, ...], *, is_needed: bool = False, is_exact: bool = False
) -> Iterator[Fault]:
    """Check a value; an empty one is right unless it is needed."""
    length = len(value)
    if not value.strip():
        if is_needed:
            yield field, "value_missing", N_("Payment order {order}: {key} is empty"), {}
    elif length > lengths[-1]:
        text = N_("Payment order {order}: {key} has {length} characters, a payment order holds {limit}. Shorten it.")
        yield field, "field_too_long", text, {"length": length, "limit": lengths[-1]}
    elif is_exact and length not in lengths:
        text = N_("Payment order {order}: {key} has {length} characters, it must have {limit}")
        yield field, "field_length", text, {"length": length, "limit": "/".join(map(str, lengths))}
