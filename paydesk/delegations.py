"""Substitutes: a head lets another head stand in at steps of approval that name the first, for some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from paydesk.admin_journal import record, told
from paydesk.columns import utc_text
from paydesk.errors import N_, InvalidData, NotAllowed, NotFound, Problem
from paydesk.models import delegation, delegation_end
from paydesk.permissions import require_role
from paydesk.records import Person
from paydesk.storage import Store, find_person, next_number


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who stands in for whom, on which days (UTC), up to which sum in minor units of ``currency``."""

    id: int
    giver: str
    substitute: str
    since: date
    until: date
    amount: int | None
    currency: str | None
    ended_by: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a delegation is asked for with."""

    substitute: str
    since: date
    until: date
    amount: int | None = None
    currency: str | None = None


def everything(connection: Connection) -> list[Delegation]:
    """Return all delegations, the newest first."""
    d, x = delegation.c, delegation_end.c
    columns = (d.id, d.giver, d.substitute, d.since, d.until, d.amount, d.currency, x.actor)
    rows = connection.execute(
        select(*columns).outerjoin_from(delegation, delegation_end, x.delegation_id == d.id).order_by(d.id.desc())
    )
    return [Delegation(*row) for row in rows]


def delegate(store: Store, wish: Wish) -> Delegation:
    """Let somebody stand in for who acts. Raises InvalidData, NotAllowed or NotFound."""

    def work() -> Delegation:
        with store.write() as connection:
            acting = store.person(connection)
            require_role(acting, ("head",), N_("Only who decides has a substitute. You are: {own}."))
            _check(acting, find_person(connection, wish.substitute), wish)
            number = next_number(connection, delegation.c.id)
            values = {
                "id": number,
                "substitute": wish.substitute,
                "since": wish.since,
                "until": wish.until,
                "amount": wish.amount,
                "currency": wish.currency,
            }
            _add(connection, store, delegation, values, {"giver": acting.login}, number)
            return next(one for one in everything(connection) if one.id == number)

    return store.persistently(work)


def _check(acting: Person, substitute: Person | None, wish: Wish) -> None:
    if substitute is None:
        raise NotFound(N_("There is no person {login}."), code="no_such_person", login=wish.substitute)
    if substitute.login == acting.login:
        raise NotAllowed(N_("Nobody stands in for themselves."), code="bad_delegation")
    if substitute.disabled or "head" not in substitute.roles:
        raise NotAllowed(
            N_("{login} has no role head and sees nothing that awaits approval; only a head stands in for a head."),
            code="bad_delegation",
            login=substitute.login,
        )
    today = datetime.now(UTC).date()
    if wish.until < wish.since or wish.until < today:
        text = N_("The last day {until} is before {since}, or over.")
        params = {"until": wish.until.isoformat(), "since": wish.since.isoformat()}
        raise InvalidData(N_("This value cannot be used:"), problems=[Problem("until", "bad_days", text, params)])


def end(store: Store, number: int) -> Delegation:
    """End a delegation at once; its giver or an administrator does so. Ending it again changes nothing."""

    def work() -> Delegation:
        with store.write() as connection:
            acting = store.person(connection)
            found = _find(connection, number)
            if acting.disabled or (found.giver != acting.login and "admin" not in acting.roles):
                raise NotAllowed(
                    N_("{giver} named this substitute; only they or an administrator end it."),
                    code="not_your_delegation",
                    giver=found.giver,
                )
            if found.ended_by is None:
                values = {"delegation_id": number}
                _add(connection, store, delegation_end, values, {"actor": acting.login}, number)
            return _find(connection, number)

    return store.persistently(work)


def _find(connection: Connection, number: int) -> Delegation:
    for one in everything(connection):
        if one.id == number:
            return one
    raise NotFound(N_("There is no substitution {number}. See: paydesk delegate"), code="no_delegation", number=number)


_SAID: Final = {"delegation": "delegated", "delegation_end": "delegation_ended"}


def _add(
    connection: Connection, store: Store, table: Any, values: dict[str, Any], who: dict[str, Any], number: int
) -> None:
    """Insert a row; PostgreSQL fills in who and when, and tells the journal of administrators."""
    if store.dialect != "sqlite":
        connection.execute(insert(table).values(**values))
        return
    at = datetime.now(UTC)
    connection.execute(insert(table).values(**values, **who, at=at))
    (actor,) = who.values()
    said = told({**values, **who, "at": utc_text(at)})
    record(connection, store.dialect, actor, _SAID[table.name], str(number), said)
