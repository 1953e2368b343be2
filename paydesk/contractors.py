"""Contractors met before: their requisites as they were in the last request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, false, func, select

from paydesk import form as forms
from paydesk.errors import N_, NotFound
from paydesk.form import Form
from paydesk.models import request
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, find_requests, to_request, visible_to
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


# The directory: nobody keeps it, it grows by itself from the requests that a person may see.


@dataclass(frozen=True, slots=True)
class Entry:
    """A payee: the name and requisites of the last request, and how many there were; ``paid`` is currency → sum."""

    last: Request
    requests: int
    paid: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Used:
    """An account of a payee, with the first and the last request to it."""

    account: str
    bic: str | None
    bank: str | None
    requests: int
    paid: int
    """How many of the requests are paid."""
    first: int
    last: int


def entries(connection: Connection, person: Person, text: str = "", *, limit: int = MAX_OFFERED) -> list[Entry]:
    """Return the payees whose name or INN has the text, the latest first."""
    met = [visible_to(person), request.c.status != DISCARDED, request.c.contractor_key.is_not(None)]
    if text.strip().isdigit():
        met.append(request.c.inn.startswith(text.strip(), autoescape=True))
    elif text.strip():
        folded = forms.fold_name(text)  # of signs alone nothing is left, and nothing is in every name
        met.append(request.c.contractor_key.contains(folded, autoescape=True) if folded else false())
    groups = connection.execute(
        select(
            request.c.contractor_key, request.c.inn, func.max(request.c.id).label("last"), func.count().label("number")
        )
        .where(*met)
        .group_by(request.c.contractor_key, request.c.inn)
        .order_by(func.max(request.c.id).desc())
        .limit(limit)
    ).all()
    found = find_requests(connection, person, [row.last for row in groups])
    paid = _paid(connection, person, [row.contractor_key for row in groups])
    return [
        Entry(found[row.last], row.number, paid.get((row.contractor_key, row.inn), {}))
        for row in groups
        if row.last in found
    ]


def _paid(connection: Connection, person: Person, keys: Sequence[str]) -> dict[tuple[str, str | None], dict[str, int]]:
    """Return (name, INN) → currency → what was paid."""
    paid: dict[tuple[str, str | None], dict[str, int]] = {}
    columns = (request.c.contractor_key, request.c.inn, request.c.currency)
    for start in range(0, len(keys), 500):  # SQLite allows a limited number of parameters
        chosen = (request.c.contractor_key.in_(keys[start : start + 500]), request.c.status == "paid")
        rows = connection.execute(
            select(*columns, func.sum(request.c.amount)).where(visible_to(person), *chosen).group_by(*columns)
        )
        for key, inn, currency, total in rows:
            paid.setdefault((key, inn), {})[currency] = int(total or 0)
    return paid


def _is_to(one: Entry) -> ColumnElement[bool]:
    """Return the condition for the requests to a payee: by the INN whatever the name, else by the name."""
    form = one.last.form
    return request.c.inn == form.inn if form.inn else request.c.contractor_key == forms.fold_name(form.contractor or "")


def find(connection: Connection, person: Person, word: str) -> list[Entry]:
    """Return the payee of this INN or name; raise NotFound with those that are near where there is none."""
    word = word.strip()
    near = entries(connection, person, word)
    key = forms.fold_name(word)
    exact = [one for one in near if one.last.form.inn == word or forms.fold_name(one.last.form.contractor or "") == key]
    if exact or len(near) == 1:
        return exact or near
    if near:
        known = ", ".join(f"{one.last.form.contractor} ({one.last.form.inn or '—'})" for one in near[:10])
        raise NotFound(
            N_("“{name}” fits several contractors: {known}. Name one by its INN."),
            code="several_contractors", name=word, known=known,
        )  # fmt: skip
    raise NotFound(
        N_("None of the requests that you may see is to “{name}”. All contractors: {command}"),
        code="no_such_contractor", name=word, command="paydesk contractor list",
    )  # fmt: skip


def accounts_of(connection: Connection, person: Person, one: Entry) -> list[Used]:
    """Return the accounts to which a payee was to be paid, the latest first."""
    rows = connection.execute(
        select(
            request.c.account,
            func.max(request.c.bic).label("bic"),
            func.max(request.c.bank).label("bank"),
            func.count().label("number"),
            func.count().filter(request.c.status == "paid").label("paid"),
            func.min(request.c.id).label("first"),
            func.max(request.c.id).label("last"),
        )
        .where(visible_to(person), _is_to(one), request.c.status != DISCARDED, request.c.account.is_not(None))
        .group_by(request.c.account)
        .order_by(func.max(request.c.id).desc())
    )
    return [Used(row.account, row.bic, row.bank, row.number, row.paid, row.first, row.last) for row in rows]


def last_requests(connection: Connection, person: Person, one: Entry, *, limit: int = 10) -> list[Request]:
    """Return the newest requests to a payee."""
    chosen = select(*COLUMNS).where(visible_to(person), _is_to(one), request.c.status != DISCARDED)
    return [to_request(row) for row in connection.execute(chosen.order_by(request.c.id.desc()).limit(limit))]
