"""Where a payee is told of payments.

This is the one place that knows: :func:`contractor_address`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from paydesk import contractor_cards
from paydesk.errors import N_, InvalidData
from paydesk.form import Form
from paydesk.permissions import require_role
from paydesk.records import Request
from paydesk.storage import Store

KEEPERS: Final = ("accountant", "admin")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a payee gets mails (addresses joined by a comma and a space), in which language, whether they want any."""

    email: str
    lang: str = "ru"
    notify: bool = True


def contractor_address(connection: Connection, request: Request) -> Address | None:
    """Return where the payee of a request is told of its payment, or ``None``.

    A contractor that is shown as another one is told there unless it has an address of its own.
    """
    key = contractor_cards.key_of(request.form)
    if key is None:
        return None
    card = contractor_cards.find(connection, key)
    root = contractor_cards.find(connection, card.merged_into) if card.merged_into else card
    email = card.email or root.email
    return Address(email, card.lang or root.lang or "ru", card.notify and root.notify) if email else None


def keep(store: Store, form: Form, address: Address) -> None:
    """Keep where the payee of a form is told, on the card of the contractor. For accountants and administrators."""
    with store.read() as connection:
        text = N_("Addresses of payees are kept by people with the role {role}. You are: {own}.")
        require_role(store.person(connection), KEEPERS, text)
    for one in address.email.split(", "):
        check_mail(one)
    key = contractor_cards.key_of(form)
    if key is None:
        raise InvalidData(N_("The request names no payee yet."), code="no_payee")
    values = {"email": address.email, "lang": address.lang, "notify": address.notify}
    contractor_cards.change(store, key, values)


def check_mail(address: str) -> None:
    """Raise InvalidData unless the text looks like one mail address."""
    user, at, host = address.rpartition("@")
    plain = address.isprintable() and not set(' ,;<>"') & set(address)
    if not (plain and user and at and "." in host) or len(address) > 255:
        raise InvalidData(N_("“{value}” is no mail address."), code="bad_mail", value=address)
