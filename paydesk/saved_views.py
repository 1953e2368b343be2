"""Saved views: what a person wants the registry to show, under a name of their own.

Options are kept as they were typed, so that ``week`` means the week in which the view is used. A removed view keeps
its row without options: nobody needs a right to delete.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, func, insert, select, update

from paydesk.errors import N_, InvalidData, NotFound
from paydesk.folding import fold
from paydesk.models import MAX_VIEWS, saved_view
from paydesk.permissions import require_known
from paydesk.records import Person

MAX_NAME: Final = 100
MAX_OPTIONS: Final = 4000

Options = Mapping[str, Any]
"""Option of the command → what was typed: a text, or a list of texts."""


@dataclass(frozen=True, slots=True)
class View:
    """A view of one person."""

    name: str
    options: Options
    is_default: bool


def everything(connection: Connection, person: Person) -> list[View]:
    """Return the person's views by name."""
    require_known(person)
    c = saved_view.c
    mine = and_(c.owner == person.login, c.options.is_not(None))
    rows = connection.execute(select(c.name, c.options, c.is_default).where(mine))
    views = (View(row.name, _options(row.options), bool(row.is_default)) for row in rows)
    return sorted(views, key=lambda view: fold(view.name))


def _options(text: str) -> Options:
    """Return the options as they were saved; what somebody wrote there past paydesk counts as none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str) or _is_texts(value)}


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def find(connection: Connection, person: Person, name: str) -> View:
    """Return a view by its name, in any case. Raises NotFound, which names those there are."""
    views = everything(connection, person)
    found = next((view for view in views if fold(view.name) == fold(name)), None)
    if found is None:
        raise NotFound(
            N_("You have no view “{name}”. Your views: {known}."),
            code="no_such_view",
            name=name,
            known=", ".join(view.name for view in views) or "—",
        )
    return found


def default(connection: Connection, person: Person) -> View | None:
    """Return the view that a bare ``registry`` shows, if the person chose one."""
    return next((view for view in everything(connection, person) if view.is_default), None)


def save(connection: Connection, person: Person, name: str, options: Options) -> View:
    """Keep the options under the name; an old view of this name is replaced."""
    name = " ".join(name.split())
    text = json.dumps(options, ensure_ascii=False, sort_keys=True)
    if not (0 < len(name) <= MAX_NAME and name.isprintable()) or not fold(name) or len(text) > MAX_OPTIONS:
        raise InvalidData(
            N_("A view has a name of 1 to {limit} characters and options of at most {options} characters."),
            code="bad_view",
            limit=MAX_NAME,
            options=MAX_OPTIONS,
        )
    old = next((view for view in everything(connection, person) if fold(view.name) == fold(name)), None)
    name = old.name if old else name
    c = saved_view.c
    mine = and_(c.owner == person.login, c.name == name)
    if connection.execute(update(saved_view).where(mine).values(options=text)).rowcount == 0:
        if (connection.scalar(select(func.count()).where(c.owner == person.login)) or 0) >= MAX_VIEWS:
            raise InvalidData(
                N_("One person has at most {limit} names of views. Save it under an old name."),
                code="too_many_views",
                limit=MAX_VIEWS,
            )
        owner = {} if connection.dialect.name == "postgresql" else {"owner": person.login}
        connection.execute(insert(saved_view).values(name=name, options=text, is_default=False, **owner))
    return View(name, options, old.is_default if old else False)


def choose_default(connection: Connection, person: Person, name: str | None) -> View | None:
    """Let a bare ``registry`` show this view from now on; without a name, everything again."""
    chosen = find(connection, person, name) if name is not None else None
    c = saved_view.c
    mine = c.owner == person.login
    connection.execute(update(saved_view).where(mine, c.is_default).values(is_default=False))
    if chosen:
        connection.execute(update(saved_view).where(mine, c.name == chosen.name).values(is_default=True))
    return chosen


def remove(connection: Connection, person: Person, names: Sequence[str]) -> None:
    """Remove views. Raises NotFound for one that is not there, and then removes none."""
    c = saved_view.c
    for name in [find(connection, person, name).name for name in names]:
        mine = and_(c.owner == person.login, c.name == name)
        connection.execute(update(saved_view).where(mine).values(options=None, is_default=False))
