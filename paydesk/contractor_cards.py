"""What people keep about a contractor: the name to show, addresses and language for notices, a note, and aliases.

A contractor is named by the INN, or where there is none, by the folded name. Nobody has to keep one: the directory
(``paydesk.contractors``) comes from the requests, and a card only adds to it. Merging changes no request: lists, search
and completion show several keys as one, and trust in an account never goes over from one key to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from paydesk import folding
from paydesk.admin_journal import record, told
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, Problem
from paydesk.form import Field, Form, clean_text
from paydesk.guards.contractor_rules import KEEPERS, MERGERS
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.models import contractor, request
from paydesk.permissions import require_role
from paydesk.records import Person
from paydesk.requests import visible_to
from paydesk.storage import Store

KEY: Final[ColumnElement[Any]] = func.coalesce(request.c.inn, request.c.contractor_key)
"""The key of the contractor of a request."""

ROOT: Final[ColumnElement[Any]] = func.coalesce(contractor.c.merged_into, KEY)
"""The key under which a request is shown, where ``contractor`` is joined by :data:`KEY`."""

TEXTS: Final[Mapping[str, Field]] = {
    "name": Field("name", "--name", N_("Name"), needed=False, max_length=255),
    "email": Field("email", "--email", N_("Mail"), needed=False, max_length=1000),
    "note": Field("note", "--note", N_("Note"), needed=False, max_length=2000),
}
_ADDRESS: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_C: Final = contractor.c


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of a contractor; ``email`` may hold several addresses, separated by a comma and a space."""

    key: str
    name: str | None = None
    email: str | None = None
    notify: bool = True
    lang: str | None = None
    note: str | None = None
    merged_into: str | None = None


def key_of(form: Form) -> str | None:
    """Return the key of the contractor that a form names."""
    return form.inn or (folding.fold_name(form.contractor) if form.contractor else None) or None


def is_to(keys: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition for the requests to any of these contractors; each case has an index."""
    return or_(request.c.inn.in_(keys), and_(request.c.inn.is_(None), request.c.contractor_key.in_(keys)))


def find_many(connection: Connection, keys: Iterable[str]) -> dict[str, Card]:
    """Return the cards that are kept for these keys."""
    found: dict[str, Card] = {}
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(select(contractor).where(_C.key.in_(wanted[start : start + 500])))
        found |= {row.key: Card(**row._asdict()) for row in rows}
    return found


def find(connection: Connection, key: str) -> Card:
    """Return the card of a key; an empty one where nothing is kept."""
    return find_many(connection, [key]).get(key, Card(key))


def members(connection: Connection, roots: Iterable[str]) -> dict[str, list[str]]:
    """Return root → the keys that are shown as it, itself first."""
    found = {root: [root] for root in roots}
    wanted = list(found)
    for start in range(0, len(wanted), 500):
        chosen = _C.merged_into.in_(wanted[start : start + 500])
        for row in connection.execute(select(_C.key, _C.merged_into).where(chosen).order_by(_C.key)):
            found[row.merged_into].append(row.key)
    return found


SEES_ALL: Final = frozenset({"head", "accountant", "auditor", "admin"})
"""Who sees every card; a manager sees those of contractors to whom they filed. So says row-level security, too."""


def seen(connection: Connection, person: Person, keys: Sequence[str]) -> set[str]:
    """Return the keys of contractors of which this person may see what is kept."""
    if not person.roles.isdisjoint(SEES_ALL):
        return set(keys)
    found: set[str] = set()
    for start in range(0, len(keys), 400):
        chosen = keys[start : start + 400]
        either = or_(request.c.inn.in_(chosen), request.c.contractor_key.in_(chosen))
        own = select(request.c.inn, request.c.contractor_key).where(visible_to(person), either).distinct()
        for row in connection.execute(own):
            found |= {row.inn, row.contractor_key} & set(chosen)
    return found


def group_of(connection: Connection, key: str) -> list[str]:
    """Return all keys that are shown as one with this key."""
    root = find(connection, key).merged_into or key
    return members(connection, [root])[root]


def aliases(connection: Connection, person: Person, text: str) -> tuple[str, ...]:
    """Return the keys of contractors to which a part of a name belongs by their card, or by another of their names."""
    folded = folding.fold_name(text)
    cards = connection.execute(
        select(_C.key, _C.name, _C.merged_into).where(or_(_C.name.is_not(None), _C.merged_into.is_not(None)))
    ).all()
    if not folded or not cards:
        return ()
    visible = seen(connection, person, [row.key for row in cards])
    cards = [row for row in cards if row.key in visible]
    roots = {row.key: row.merged_into or row.key for row in cards}
    matched = {roots[row.key] for row in cards if row.name and folded in folding.fold_name(row.name)}
    merged = {root for root in roots.values() if any(row.merged_into == root for row in cards)}
    all_of = members(connection, matched | merged)
    known = {key: root for root, keys in all_of.items() for key in keys}
    for start in range(0, len(known), 400):
        chosen = is_to(list(known)[start : start + 400])
        met = (request.c.contractor_key.contains(folded, autoescape=True), visible_to(person), chosen)
        matched |= {known[key] for key in connection.scalars(select(KEY).where(*met).distinct())}
    return tuple(key for root in sorted(matched) for key in all_of[root])


def change(store: Store, key: str, values: Mapping[str, Any]) -> Card:
    """Change what is given of a card; an empty text clears it.

    Raises InvalidData for a text that cannot be kept, NotAllowed for people who do not keep contractors.
    """
    checked = _checked(values)
    with store.write() as connection:
        person = store.person(connection)
        require_role(person, KEEPERS, N_("Contractors are kept by people with the role {role}. You are: {own}."))
        return _keep(connection, store, person, replace(find(connection, key), **checked))


def merge(store: Store, source: str, target: str) -> list[str]:
    """Show the contractor ``source``, and those shown as it, as ``target``; return all keys of the group.

    Raises Conflict when they are one already.
    """
    with store.write() as connection:
        person = store.person(connection)
        _require_merger(person)
        root = find(connection, target).merged_into or target
        joined = group_of(connection, source)
        if root in joined:
            raise Conflict(N_("“{name}” and “{other}” are one contractor already."), code="merged_already",
                           name=source, other=target)  # fmt: skip
        for key in joined:
            _keep(connection, store, person, replace(find(connection, key), merged_into=root))
        return members(connection, [root])[root]


def split(store: Store, key: str) -> Card:
    """Show a contractor as itself again. Raises Conflict when it is not shown as another."""
    with store.write() as connection:
        person = store.person(connection)
        _require_merger(person)
        card = find(connection, key)
        if card.merged_into is None:
            raise Conflict(N_("“{name}” is not merged into another contractor."), code="not_merged", name=key)
        return _keep(connection, store, person, replace(card, merged_into=None))


def _require_merger(person: Person) -> None:
    text = N_("Contractors are merged by people with the role {role}. You are: {own}.")
    require_role(person, MERGERS, text)


def _keep(connection: Connection, store: Store, person: Person, card: Card) -> Card:
    """Write a card, and the journal of administrators; PostgreSQL writes that by itself."""
    own = (visible_to(person), or_(request.c.inn == card.key, request.c.contractor_key == card.key))
    if person.roles.isdisjoint(MERGERS) and connection.scalar(select(request.c.id).where(*own).limit(1)) is None:
        raise NotAllowed(N_("You filed no request to “{name}”."), code="not_keeper", name=card.key)
    values = {name: value for name, value in asdict(card).items() if name != "key"}
    with store.translated():
        if not connection.execute(update(contractor).where(_C.key == card.key).values(**values)).rowcount:
            connection.execute(insert(contractor).values(key=card.key, **values))
    record(connection, store.dialect, person.login, "contractor_kept", card.key, told(asdict(card)))
    return card


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    problems: list[Problem] = []
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name in TEXTS:
            cleaned = clean_text(TEXTS[name], value)
            if name == "email" and isinstance(cleaned, str):
                cleaned = _addresses(cleaned)
            if isinstance(cleaned, Problem):
                problems.append(cleaned)
            else:
                checked[name] = cleaned
        elif name == "lang" and value not in ("", *LANGUAGES):
            text = N_("There is no language “{value}”. Languages: {known}.")
            problems.append(Problem("lang", "bad_language", text, {"value": value, "known": KNOWN}))
        else:
            checked[name] = value if name == "notify" else value or None
    if problems:
        raise InvalidData(N_("The contractor cannot be kept so:"), problems=problems)
    return checked


def _addresses(text: str) -> str | Problem:
    found = [one for one in re.split(r"[,;\s]+", text) if one]
    for one in found:
        if not _ADDRESS.fullmatch(one):
            wrong = N_("“{value}” is not an e-mail address. Write name@example.com, several separated by commas.")
            return Problem("email", "bad_email", wrong, {"value": one})
    return ", ".join(dict.fromkeys(found))
