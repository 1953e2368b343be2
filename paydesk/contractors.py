"""Contractors met before: their requisites as they were in the last request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, case, false, func, or_, select, true

from paydesk import contractor_cards, folding, trust
from paydesk.contractor_cards import KEY, ROOT, Card, is_to
from paydesk.errors import N_, NotFound
from paydesk.form import Form
from paydesk.models import contractor, request
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
    """Return the newest request with requisites for the INN, or else for this name, as far as it is folded.

    A name stands for all contractors that were merged with it; an INN for itself, since it goes with its own accounts.
    """
    conditions = []
    if inn:
        conditions.append(request.c.inn == inn)
    elif name:
        conditions.append(_named(connection, person, folding.fold_name(name)))
    if not conditions:
        return None
    row = connection.execute(
        select(*COLUMNS)
        .where(visible_to(person), request.c.status != DISCARDED, request.c.account.is_not(None), *conditions)
        .order_by(request.c.id.desc())
        .limit(1)
    ).first()
    return to_request(row) if row else None


def _named(connection: Connection, person: Person, folded: str) -> ColumnElement[bool]:
    """Return the condition for requests to whoever has this folded name, in a request or on a card."""
    exact = request.c.contractor_key == folded
    met = (exact, visible_to(person), request.c.status != DISCARDED)
    keys = set(connection.scalars(select(KEY).where(*met).distinct().limit(MAX_OFFERED)))
    cards = connection.execute(select(contractor.c.key, contractor.c.name).where(contractor.c.name.is_not(None)))
    keys |= contractor_cards.seen(
        connection, person, [row.key for row in cards if folding.fold_name(row.name) == folded]
    )
    merged = {key for one in keys for key in contractor_cards.group_of(connection, one)} - keys
    return or_(exact, is_to(sorted(merged | keys))) if merged or keys else exact


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
    same = form.contractor and known and folding.fold_name(form.contractor) == folding.fold_name(known)
    if same or (known and not form.inn):  # by another of the payee's names, it was found as the one to pay
        form = replace(form, contractor=known)
    if form.currency != last.form.currency or any(getattr(form, key) for key in ("account", "bic", "corr_account")):
        return replace(form, contractor=form.contractor or last.form.contractor, inn=form.inn or last.form.inn)
    return replace(form, **{key: getattr(form, key) or getattr(last.form, key) for key in REMEMBERED})


# The directory: nobody keeps it, it grows by itself from the requests that a person may see.


@dataclass(frozen=True, slots=True)
class Entry:
    """A payee: the last request, and how many there were; ``paid`` is currency → sum.

    ``keys`` are all that are shown as this one, the own key first; ``card`` is what people keep of it.
    """

    last: Request
    requests: int
    paid: Mapping[str, int]
    keys: tuple[str, ...]
    card: Card

    @property
    def key(self) -> str:
        """The INN, or else the folded name."""
        return self.keys[0]

    @property
    def name(self) -> str:
        """The name that people keep, or else that of the last request."""
        return self.card.name or self.last.form.contractor or ""


@dataclass(frozen=True, slots=True)
class Used:
    """An account of a payee, with the first and the last request to it, and the last word on whether it is trusted."""

    account: str
    bic: str | None
    bank: str | None
    requests: int
    paid: int
    """How many of the requests are paid."""
    first: int
    last: int
    key: str
    """The key of the contractor in the requests."""
    trust: trust.Trust | None = None


def entries(connection: Connection, person: Person, text: str = "", *, limit: int = MAX_OFFERED) -> list[Entry]:
    """Return the payees whose name or INN has the text, the latest first."""
    matches = _matches(connection, person, text.strip())
    grouped = _by_root(
        person, ROOT.label("root"), func.max(request.c.id).label("last"), func.count().label("number")
    ).group_by(ROOT)
    # Where one spelling is found, those merged with it are counted as well; without any a filter of rows is faster.
    merged = connection.scalar(select(contractor.c.key).where(contractor.c.merged_into.is_not(None)).limit(1))
    chosen = grouped.having(func.max(case((matches, 1), else_=0)) == 1) if merged else grouped.where(matches)
    groups = connection.execute(chosen.order_by(func.max(request.c.id).desc()).limit(limit)).all()
    found = find_requests(connection, person, [row.last for row in groups])
    roots = [row.root for row in groups]
    keys = contractor_cards.members(connection, roots)
    every = [key for group in keys.values() for key in group]
    paid, shown = _paid(connection, person, every), contractor_cards.seen(connection, person, every)
    keys = {root: [root, *(key for key in group[1:] if key in shown)] for root, group in keys.items()}
    cards = contractor_cards.find_many(connection, [root for root in roots if root in shown])
    return [
        Entry(
            found[row.last],
            row.number,
            paid.get(row.root, {}),
            tuple(keys[row.root]),
            cards.get(row.root, Card(row.root)),
        )
        for row in groups
        if row.last in found
    ]


def _by_root(person: Person, *columns: ColumnElement[Any]) -> Select[Any]:
    """Ask for the requests to somebody, each with the card of its own key."""
    met = (visible_to(person), request.c.status != DISCARDED, request.c.contractor_key.is_not(None))
    return select(*columns).select_from(request.outerjoin(contractor, contractor.c.key == KEY)).where(*met)


def _matches(connection: Connection, person: Person, text: str) -> ColumnElement[bool]:
    """Return the condition for a request by which its payee, with all that are merged into it, is found."""
    if text.isdigit():
        return request.c.inn.startswith(text, autoescape=True)
    if not text:
        return true()
    folded = folding.fold_name(text)  # of signs alone nothing is left, and nothing is in every name
    if not folded:
        return false()
    others = contractor_cards.aliases(connection, person, text)[:MAX_OFFERED]
    return or_(request.c.contractor_key.contains(folded, autoescape=True), is_to(others) if others else false())


def _paid(connection: Connection, person: Person, keys: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return the key of a payee → currency → what was paid."""
    paid: dict[str, dict[str, int]] = {}
    for start in range(0, len(keys), 400):  # SQLite allows a limited number of parameters
        chosen = (is_to(keys[start : start + 400]), request.c.status == "paid")
        columns = (ROOT.label("root"), request.c.currency, func.sum(request.c.amount))
        rows = connection.execute(_by_root(person, *columns).where(*chosen).group_by(ROOT, request.c.currency))
        for root, currency, total in rows:
            sums = paid.setdefault(root, {})
            sums[currency] = sums.get(currency, 0) + int(total or 0)
    return paid


def find(connection: Connection, person: Person, word: str) -> list[Entry]:
    """Return the payee of this INN or name; raise NotFound with those that are near where there is none."""
    word = word.strip()
    near = entries(connection, person, word)
    key = folding.fold_name(word)
    exact = [
        one
        for one in near
        if {word, key} & {*one.keys}
        or key in (folding.fold_name(one.name), folding.fold_name(one.last.form.contractor or ""))
    ]
    if exact or len(near) == 1:
        return exact or near
    if near:
        raise _several(word, near)
    raise NotFound(
        N_("None of the requests that you may see is to “{name}”. All contractors: {command}"),
        code="no_such_contractor", name=word, command="paydesk contractor list",
    )  # fmt: skip


def find_one(connection: Connection, person: Person, word: str) -> Entry:
    """Return the one payee of this INN or name; raise NotFound where there is none, or several."""
    found = find(connection, person, word)
    if len(found) > 1:
        raise _several(word, found)
    return found[0]


def _several(word: str, near: Sequence[Entry]) -> NotFound:
    known = ", ".join(f"{one.name} ({one.last.form.inn or '—'})" for one in near[:10])
    return NotFound(
        N_("“{name}” fits several contractors: {known}. Name one by its INN."),
        code="several_contractors", name=word, known=known,
    )  # fmt: skip


def own_key(connection: Connection, person: Person, word: str) -> str:
    """Return the key of the payee of this INN or name by itself, whatever it is merged into."""
    one = find_one(connection, person, word)
    key = folding.fold_name(word.strip())
    if named := [own for own in one.keys if own in (word.strip(), key)]:
        return named[0]
    met = (visible_to(person), request.c.status != DISCARDED, is_to(one.keys), request.c.contractor_key == key)
    keys = list(connection.scalars(select(KEY).where(*met).distinct()))
    return str(keys[0]) if len(keys) == 1 else one.key


def accounts_of(connection: Connection, person: Person, one: Entry) -> list[Used]:
    """Return the accounts to which a payee was to be paid, the latest first."""
    rows = connection.execute(
        select(
            request.c.account,
            KEY.label("key"),
            func.max(request.c.bic).label("bic"),
            func.max(request.c.bank).label("bank"),
            func.count().label("number"),
            func.count().filter(request.c.status == "paid").label("paid"),
            func.min(request.c.id).label("first"),
            func.max(request.c.id).label("last"),
        )
        .where(visible_to(person), is_to(one.keys), request.c.status != DISCARDED, request.c.account.is_not(None))
        .group_by(request.c.account, KEY)
        .order_by(func.max(request.c.id).desc())
    ).all()
    said = trust.find_many(connection, [(row.key, row.account) for row in rows])
    return [
        Used(row.account, row.bic, row.bank, row.number, row.paid, row.first, row.last, row.key,
             said.get((row.key, row.account)))
        for row in rows
    ]  # fmt: skip


def find_account(connection: Connection, person: Person, word: str, number: str) -> trust.Account:
    """Return a payee's own key with the account of it that is named; raise NotFound with those that it has."""
    one = find_one(connection, person, word)
    used = accounts_of(connection, person, one)
    wanted = "".join(number.split()).upper()
    found = [(own.key, own.account) for own in used if own.account == wanted]
    if len(found) > 1:
        own = own_key(connection, person, word)
        found = [account for account in found if account[0] == own] or found
    if not found:
        raise NotFound(
            N_("No request that you may see pays “{name}” to the account {account}. Accounts: {known}."),
            code="no_such_account", name=one.name, account=number, known=", ".join(own.account for own in used) or "—",
        )  # fmt: skip
    return found[0]


def last_requests(connection: Connection, person: Person, one: Entry, *, limit: int = 10) -> list[Request]:
    """Return the newest requests to a payee."""
    chosen = select(*COLUMNS).where(visible_to(person), is_to(one.keys), request.c.status != DISCARDED)
    return [to_request(row) for row in connection.execute(chosen.order_by(request.c.id.desc()).limit(limit))]
