"""Contractors met before: their requisites as they were in the last request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, func, select

from paydesk import form as forms
from paydesk.form import Form
from paydesk.models import request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, to_request, visible_to
from paydesk.workflow import DISCARDED

REMEMBERED: Final = ("contractor", "inn", "kpp", "bic", "account", "corr_account", "bank", "requisites")
MAX_OFFERED: Final = 200


@dataclass(frozen=True, slots=True)
class Known:
    """A contractor with the last request that names them."""

    name: str
    inn: str | None
    last: Request


def last_request(connection: Connection, person: Person, *, name: str | None, inn: str | None) -> Request | None:
    """Return the newest request with requisites for the INN, or else for exactly this name, as far as it is folded."""
    conditions = []
    if inn:
        conditions.append(request.c.inn == inn)
    elif name:
        conditions.append(request.c.contractor_key == forms.fold_name(name))
    if not conditions:
        return None
    row = connection.execute(
        select(*COLUMNS)
        .where(visible_to(person), request.c.status != DISCARDED, request.c.account.is_not(None), *conditions)
        .order_by(request.c.id.desc())
        .limit(1)
    ).first()
    return to_request(row) if row else None


def known(connection: Connection, person: Person) -> list[Known]:
    """Return the contractors of this person's requests, the latest first."""
    latest = (
        select(func.max(request.c.id).label("id"))
        .where(visible_to(person), request.c.status != DISCARDED, request.c.account.is_not(None))
        .group_by(request.c.contractor_key, request.c.inn)
        .order_by(func.max(request.c.id).desc())
        .limit(MAX_OFFERED)
        .subquery()
    )
    rows = connection.execute(select(*COLUMNS).join(latest, latest.c.id == request.c.id).order_by(request.c.id.desc()))
    requests = [to_request(row) for row in rows]
    return [Known(r.form.contractor, r.form.inn, r) for r in requests if r.form.contractor]


def fill_in(form: Form, last: Request) -> Form:
    """Take over what the form lacks; requisites only all together, for parts of two sets fit nobody.

    The name is written as it was the last time, when it differs in case, quotes or legal form alone.
    """
    known = last.form.contractor
    if form.contractor and known and forms.fold_name(form.contractor) == forms.fold_name(known):
        form = replace(form, contractor=known)
    if form.currency != last.form.currency or any(getattr(form, key) for key in ("account", "bic", "corr_account")):
        return replace(form, contractor=form.contractor or last.form.contractor, inn=form.inn or last.form.inn)
    return replace(form, **{key: getattr(form, key) or getattr(last.form, key) for key in REMEMBERED})
