"""Reading and writing requests: rows of the database as values, and the content of a draft.

What a person may see is the same condition on both databases; on PostgreSQL row-level security holds it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, false, insert, or_, select, text, update

from paydesk import folding, form_words
from paydesk.failures import Refused
from paydesk.form import Form
from paydesk.guards.postgres import SCHEMA
from paydesk.models import CONTENT_COLUMNS, JOURNAL_COLUMNS, SIDE_COLUMNS, event, request, setting
from paydesk.records import Person, Request, Standing
from paydesk.storage import next_number
from paydesk.workflow import AUTHOR, RETURNER, VISIBILITY

CHANGED: Final = "PD003"
"""The rule that a request has changed since it was seen."""

COLUMNS: Final = tuple(request.c[name] for name in (*JOURNAL_COLUMNS, *CONTENT_COLUMNS))
"""What a :class:`~paydesk.records.Request` is made of."""


def visible_to(person: Person) -> ColumnElement[bool]:
    """Return the condition under which a row of ``request`` exists for this person."""
    if person.disabled:
        return false()
    conditions: list[ColumnElement[bool]] = []
    for sight in VISIBILITY:
        if sight.role not in person.roles:
            continue
        condition: ColumnElement[bool] = request.c.status.in_(sight.states)
        if sight.only == AUTHOR:
            condition = and_(condition, request.c.author == person.login)
        elif sight.only == RETURNER:
            condition = and_(condition, request.c.returned_by == person.login)
        conditions.append(condition)
    return or_(*conditions) if conditions else false()


def same_payee(form: Form) -> ColumnElement[bool]:
    """Return the condition under which a request is to the payee of this form; each case has an index.

    The payee is known by the INN, where there is none by the account, else by the name as far as it is folded.
    """
    if form.inn:
        return request.c.inn == form.inn
    if form.account:
        return request.c.account == form.account
    return request.c.contractor_key == folding.fold_name(form.contractor) if form.contractor else false()


def to_request(row: Row[Any]) -> Request:
    """Return the value of a row that was selected with :data:`COLUMNS`."""
    journal = dict(zip(JOURNAL_COLUMNS, row, strict=False))
    return Request(**journal, form=Form(*row[len(JOURNAL_COLUMNS) :]))


def find_requests(connection: Connection, person: Person, ids: Sequence[int]) -> dict[int, Request]:
    """Return the requests among ``ids`` that this person may see."""
    found: dict[int, Request] = {}
    for start in range(0, len(ids), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(
            select(*COLUMNS).where(request.c.id.in_(ids[start : start + 500]), visible_to(person))
        )
        found |= {row[0]: to_request(row) for row in rows.all()}
    return found


_STANDING: Final = tuple(request.c[name] for name in Standing._fields)


def find_standings(connection: Connection, person: Person, ids: Sequence[int]) -> list[Standing]:
    """Return where the requests among ``ids`` stand that this person may see, in the order of their numbers."""
    found: list[Standing] = []
    for start in range(0, len(ids), 500):  # SQLite allows a limited number of parameters
        chosen = request.c.id.in_(ids[start : start + 500])
        rows = connection.execute(select(*_STANDING).where(chosen, visible_to(person)).order_by(request.c.id))
        found += map(Standing._make, rows)
    return found


def participants(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """Return id → the logins of those who filed or edited it."""
    found: dict[int, set[str]] = {}
    for start in range(0, len(ids), 500):
        rows = connection.execute(
            select(event.c.request_id, event.c.actor)
            .where(event.c.request_id.in_(ids[start : start + 500]), event.c.content.is_not(None))
            .distinct()
        )
        for row in rows:
            found.setdefault(row.request_id, set()).add(row.actor)
    return {number: frozenset(logins) for number, logins in found.items()}


def require_bic(connection: Connection) -> bool:
    """Tell whether the team wants a BIC before a ruble request is submitted (setting ``require_bic``)."""
    return connection.scalar(select(setting.c.value).where(setting.c.name == "require_bic")) != "off"


CONTENT_OF: Final = attrgetter(*CONTENT_COLUMNS)
"""The values of a form in the order of its columns, which is that of its fields."""


def content_values(form: Form) -> dict[str, Any]:
    """Return the columns of the content, with the folded texts that searching uses."""
    values = CONTENT_OF(form)
    words = form_words.words_of(values)
    return {
        **dict(zip(CONTENT_COLUMNS, values, strict=True)),
        "fingerprint": form_words.fingerprint_of(words),
        "search": form_words.search_of(words),
        "contractor_key": form_words.key_of(words),
        "invoice_key": form_words.invoice_key_of(words),
    }


def insert_request(connection: Connection, form: Form, values: dict[str, Any]) -> int:
    """Insert the row of a new draft and return its number; ``values`` are what the dialect needs beside the content."""
    statement = insert(request).values(**content_values(form), **values).returning(request.c.id)
    return int(connection.execute(statement).scalar_one())


@dataclass(frozen=True, slots=True)
class Draft:
    """A new draft of a batch; ``key`` is unique in the database."""

    form: Form
    key: str


def insert_requests(connection: Connection, drafts: Sequence[Draft], values: dict[str, Any]) -> list[int | None]:
    """Insert the rows of new drafts; a number is ``None`` where the key is taken by a request out of this person's sight."""
    rows = [{**content_values(draft.form), "key": draft.key, **values} for draft in drafts]
    if connection.dialect.name == "sqlite":
        # One writer at a time: nobody takes a number in between.
        first = next_number(connection, request.c.id)
        connection.execute(insert(request), [{"id": first + place, **row} for place, row in enumerate(rows)])
        return [first + place for place in range(len(rows))]
    numbers = connection.execute(_INSERT_MANY, {name: [row[name] for row in rows] for name in _WRITTEN})
    by_key = {row.key: int(row.id) for row in numbers}
    return [by_key.get(draft.key) for draft in drafts]


_WRITTEN: Final = (*CONTENT_COLUMNS, *SIDE_COLUMNS)
_ARRAYS: Final = ", ".join(f"CAST(:{name} AS {request.c[name].type}[])" for name in _WRITTEN)
_INSERT_MANY: Final = text(
    f"INSERT INTO {SCHEMA}.request ({', '.join(_WRITTEN)})"
    f" SELECT {', '.join(f'u.{name}' for name in _WRITTEN)}"
    f" FROM unnest({_ARRAYS}) WITH ORDINALITY AS u({', '.join(_WRITTEN)}, place) ORDER BY u.place"
    " ON CONFLICT (key) DO NOTHING RETURNING id, key"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A request that is there already, as an import looks for it; ``seen`` tells whether this person may see it."""

    id: int
    key: str | None
    fingerprint: str | None
    subject: str | None
    status: str
    seen: bool


def find_known(connection: Connection, person: Person, column: str, values: Sequence[str]) -> list[Known]:
    """Return the requests with one of the values in ``key`` or ``fingerprint``, the newest last."""
    columns = [request.c[name] for name in ("id", "key", "fingerprint", "subject", "status")]
    found: list[Known] = []
    for start in range(0, len(values), 500):  # SQLite allows a limited number of parameters
        statement = select(*columns, visible_to(person).label("seen")).order_by(request.c.id)
        rows = connection.execute(statement.where(request.c[column].in_(values[start : start + 500])))
        found += [Known(row.id, row.key, row.fingerprint, row.subject, row.status, bool(row.seen)) for row in rows]
    return found


def update_content(connection: Connection, number: int, form: Form, version: int) -> None:
    """Write the content of a draft. Raises Refused when it is no longer at this version."""
    statement = update(request).where(request.c.id == number, request.c.version == version)
    if not connection.execute(statement.values(**content_values(form))).rowcount:
        raise Refused(CHANGED)
