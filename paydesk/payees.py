"""Where a payee is told of payments.

This is the one place that knows: :func:`contractor_address`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update

from paydesk import form as forms
from paydesk.errors import N_, InvalidData
from paydesk.form import Form
from paydesk.journal import require_role
from paydesk.models import payee_address
from paydesk.records import Person, Request

KEEPERS: Final = ("accountant", "admin")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a payee gets mails, in which language, and whether they want any."""

    email: str
    lang: str = "ru"
    notify: bool = True


def payee_of(form: Form) -> str | None:
    """Return by what a payee is known: the INN, where there is none the account, else the folded name."""
    return form.inn or form.account or (forms.fold_name(form.contractor) if form.contractor else None)


def contractor_address(connection: Connection, request: Request) -> Address | None:
    """Return where the payee of a request is told of its payment, or ``None``."""
    payee = payee_of(request.form)
    if payee is None:
        return None
    row = connection.execute(select(payee_address).where(payee_address.c.payee == payee)).one_or_none()
    return Address(row.email, row.lang, bool(row.notify)) if row else None


def keep(connection: Connection, person: Person, form: Form, address: Address) -> None:
    """Keep where the payee of a form is told. For accountants and administrators."""
    require_role(person, KEEPERS, N_("Addresses of payees are kept by people with the role {role}. You are: {own}."))
    check_mail(address.email)
    payee = payee_of(form)
    if payee is None:
        raise InvalidData(N_("The request names no payee yet."), code="no_payee")
    values = {"email": address.email, "lang": address.lang, "notify": address.notify}
    if connection.execute(update(payee_address).where(payee_address.c.payee == payee).values(**values)).rowcount == 0:
        connection.execute(insert(payee_address).values(payee=payee, **values))


def check_mail(address: str) -> None:
    """Raise InvalidData unless the text looks like one mail address."""
    user, at, host = address.rpartition("@")
    plain = address.isprintable() and not set(' ,;<>"') & set(address)
    if not (plain and user and at and "." in host) or len(address) > 255:
        raise InvalidData(N_("“{value}” is no mail address."), code="bad_mail", value=address)
