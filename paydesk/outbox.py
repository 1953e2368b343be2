"""The outbox: from an event to what each person gets, and when.

The trigger of an event writes a row of ``outbox`` in the same transaction. :func:`plan` makes deliveries of it, each
with a key of event, person and channel, so that none is planned twice. What becomes of them say ``paydesk.deliveries``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, func, select, text, tuple_, update
from sqlalchemy import bindparam as bind

from paydesk import chains, payees, working_days
from paydesk.approval import Progress, entries_of
from paydesk.columns import UtcTime
from paydesk.inbox import turn_of
from paydesk.models import delivery, event, outbox, request
from paydesk.notices import CONTRACTOR, DIGEST, GIVER, NOW, OFF, PAYEE, TAKER, TOLD, TURN, WAITING, kind_for
from paydesk.records import Person, Request
from paydesk.requests import COLUMNS, participants, to_request
from paydesk.wishes import MAIL, Team

PLANNED: Final = 200
"""Events of one transaction of planning."""

REMINDER, FAILURE, LATE = "reminder", "failure", "late"


def next_digest(now: datetime, hour: int) -> datetime:
    """Return the next moment, in the zone of this machine, at which digests are sent."""
    local = now.astimezone()
    at = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return at if at > local else at + timedelta(days=1)


def next_reminder(now: datetime, hour: int) -> datetime:
    """Return the next moment of digests on a working day: nobody is reminded on a day off."""
    at = next_digest(now, hour)
    while not working_days.is_working(at.date()):
        at = next_digest(at, hour)
    return at


def waited(since: datetime, now: datetime) -> int:
    """Return how many working days have passed, in the zone of this machine; each ends at the hour of the beginning.

    Of what came on Friday at three, one has passed on Monday at three.
    """
    begun, local = since.astimezone(), now.astimezone()
    days = working_days.count_working(begun.date(), local.date())
    early = working_days.is_working(local.date()) and local.time() < begun.time() and local.date() > begun.date()
    return days - early


def plan(connection: Connection, team: Team, now: datetime) -> int:
    """Make deliveries of the events that wait for it, and return how many events there were."""
    chosen = (
        select(outbox.c.request_id, outbox.c.seq)
        .where(outbox.c.planned_at.is_(None))
        .order_by(outbox.c.request_id, outbox.c.seq)
        .limit(PLANNED)
        .with_for_update(skip_locked=True)
    )
    keys = [(row.request_id, row.seq) for row in connection.execute(chosen)]
    if not keys:
        return 0
    place = tuple_(event.c.request_id, event.c.seq).in_(keys)
    told = connection.execute(
        select(event.c.request_id, event.c.seq, event.c.action, event.c.actor, event.c.taker, event.c.stands)
        .where(place)
        .order_by(event.c.request_id, event.c.seq)
    ).all()
    numbers = sorted({row.request_id for row in told})
    found = cases(connection, numbers)
    planned: dict[str, dict[str, Any]] = {}
    for row in told:
        for one in _of_event(connection, team, found[row.request_id], row, now):
            planned.setdefault(one["key"], one)
    _insert(connection, planned.values(), now)
    here = tuple_(outbox.c.request_id, outbox.c.seq).in_(keys)
    if connection.dialect.name == "sqlite":  # there the table is its own index of what waits
        connection.execute(delete(outbox).where(here))
        return len(keys)
    connection.execute(update(outbox).where(here).values(planned_at=now))
    return len(keys)


class Case(NamedTuple):
    """A request with what tells whose turn it is."""

    request: Request
    joined: frozenset[str]
    progress: Progress | None
    since: int
    """The entry that brought the request into its state."""

    @property
    def waits(self) -> str:
        """For what the request waits: in one state, and at one step there, nobody is reminded twice in a span."""
        return f"{self.since}-{(self.progress and self.progress.open) or 0}"

    def is_turn_of(self, person: Person) -> bool:
        """Tell whether the request waits for this person, as their inbox has it."""
        return turn_of(person, self.request, self.joined, self.progress) is not None


def cases(connection: Connection, numbers: Sequence[int]) -> dict[int, Case]:
    """Return number → case, as far as the login may read them."""
    found = requests_of(connection, numbers)
    joined, steps = participants(connection, list(found)), chains.progress(connection, found.values())
    begun = _moved_last(connection, list(found))
    return {
        number: Case(about, joined.get(number, frozenset()), steps.get(number), begun.get(number, 0))
        for number, about in found.items()
    }


_MOVES: Final = event.c.from_status.is_distinct_from(event.c.to_status)


def _moved_last(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return request → the last entry that changed its state."""
    found: dict[int, int] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        chosen = (event.c.request_id.in_(numbers[start : start + 500]), _MOVES)
        rows = connection.execute(
            select(event.c.request_id, func.max(event.c.seq).label("last")).where(*chosen).group_by(event.c.request_id)
        )
        found |= {row.request_id: row.last for row in rows}
    return found


def requests_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Request]:
    """Return number → request, as far as the login may read them."""
    found: dict[int, Request] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        rows = connection.execute(select(*COLUMNS).where(request.c.id.in_(numbers[start : start + 500])))
        found |= {one.id: one for one in map(to_request, rows)}
    return found


def _of_event(connection: Connection, team: Team, case: Case, row: Any, now: datetime) -> Iterator[dict[str, Any]]:
    about = case.request
    for who, kind in TOLD.get(row.action, ()):
        if who == PAYEE:
            address = payees.contractor_address(connection, about)
            if address and address.notify and MAIL in team.channels:
                key = f"{about.id}-{row.seq}/{CONTRACTOR}/{MAIL}"
                yield _row(key, about.id, row.seq, CONTRACTOR, None, MAIL, now)
            continue
        chosen = kind_for(who, kind, about.status)
        if chosen is None:
            continue
        if who == TURN:
            logins = whose_turn(team.people.values(), case)
        elif who == GIVER:
            given = case.progress.approvals if case.progress else ()
            logins = [one.actor for one in given if one.seq in entries_of(row.stands)]
        else:
            logins = [row.taker if who == TAKER else about.author]
        for login in logins:
            if login != row.actor:
                yield from _to_person(team, f"{about.id}-{row.seq}", about.id, row.seq, chosen, login, now)


def whose_turn(people: Iterable[Person], case: Case) -> list[str]:
    """Return the logins of those for whom the request waits, as their inbox has it."""
    return [one.login for one in people if not one.disabled and case.is_turn_of(one)]


def _to_person(
    team: Team, stem: str, number: int, seq: int, kind: str, login: str, now: datetime
) -> Iterator[dict[str, Any]]:
    person, wishes = team.people.get(login), team.wishes.get(login)
    if person is None or wishes is None or person.disabled or wishes.modes[kind] == OFF:
        return
    for channel in wishes.to:
        key = f"{stem}/{login}/{channel}"
        if wishes.modes[kind] == NOW:
            yield _row(key, number, seq, kind, login, channel, now)
            continue
        at = (next_reminder if kind == REMINDER else next_digest)(now, team.digest_hour)
        leader = f"digest/{at:%Y-%m-%dT%H}/{login}/{channel}"
        yield _row(leader, None, None, DIGEST, login, channel, at)
        yield _row(key, number, seq, kind, login, channel, at) | {"state": "held", "digest": leader}


def _row(
    key: str, number: int | None, seq: int | None, kind: str, login: str | None, channel: str, due: datetime
) -> dict[str, Any]:
    state = {"state": "waiting", "digest": None, "due_at": due}
    return {"key": key, "request_id": number, "seq": seq, "kind": kind, "login": login, "channel": channel, **state}


_NAMES: Final = ("key", "request_id", "seq", "kind", "login", "channel", "state", "digest", "due_at")


def _insert(connection: Connection, rows: Iterable[Mapping[str, Any]], now: datetime) -> None:
    """Insert what is not planned yet; on PostgreSQL the server gives the time."""
    values = list(rows)
    if not values:
        return
    sqlite = connection.dialect.name == "sqlite"
    names = (*_NAMES, "created_at") if sqlite else _NAMES
    statement = text(
        f"INSERT INTO delivery ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"  # noqa: S608
        " ON CONFLICT DO NOTHING"
    ).bindparams(*(bind(name, type_=UtcTime()) for name in names if name.endswith("_at")))
    connection.execute(statement, [dict(row) | ({"created_at": now} if sqlite else {}) for row in values])


def remind(connection: Connection, team: Team, now: datetime) -> None:
    """Plan reminders of what waits too long, once for each span of working days, on a working day.

    Once for each person and step, too: that somebody else approved it, or a place was handed over, begins nothing anew.
    What a digest went without goes with the next one.
    """
    _take_over_strays(connection, team, now)
    if team.remind_days is None or not working_days.is_working(now.astimezone().date()):
        return
    since = (
        select(func.max(event.c.at, type_=UtcTime()))
        .where(event.c.request_id == request.c.id, _MOVES)
        .scalar_subquery()
    )
    limit = now - timedelta(days=team.remind_days)  # not sooner, whatever days were off
    long_ago = select(request.c.id, since.label("since")).where(
        request.c.status.in_(WAITING), since <= bind("limit", limit, UtcTime())
    )
    moments = {row.id: row.since for row in connection.execute(long_ago)}
    planned: list[dict[str, Any]] = []
    for number, case in cases(connection, list(moments)).items():
        about = case.request
        turn = waited(moments[number], now) // team.remind_days
        if not turn:
            continue
        stem = f"remind/{about.id}/{case.waits}/{turn}"
        for login in whose_turn(team.people.values(), case):
            planned += _to_person(team, stem, about.id, case.since, REMINDER, login, now)
    _insert(connection, planned, now)


def tell(
    connection: Connection,
    team: Team,
    stem: str,
    entry: tuple[int, int],
    kind: str,
    logins: Iterable[str],
    now: datetime,
) -> None:
    """Plan one message to each of these people on an entry, as they wish to get it; ``stem`` tells it from others."""
    planned = [row for login in logins for row in _to_person(team, stem, *entry, kind, login, now)]
    _insert(connection, planned, now)


def _take_over_strays(connection: Connection, team: Team, now: datetime) -> None:
    """Move what was planned for a digest while that was being sent to the next one."""
    gone = select(delivery.c.key).where(delivery.c.kind == DIGEST, delivery.c.state.in_(("sent", "dropped")))
    strays = connection.execute(
        select(delivery.c.key, delivery.c.kind, delivery.c.login, delivery.c.channel).where(
            delivery.c.state == "held", delivery.c.digest.in_(gone)
        )
    ).all()
    for stray in strays:
        at = (next_reminder if stray.kind == REMINDER else next_digest)(now, team.digest_hour)
        leader = f"digest/{at:%Y-%m-%dT%H}/{stray.login}/{stray.channel}"
        _insert(connection, [_row(leader, None, None, DIGEST, stray.login, stray.channel, at)], now)
        connection.execute(update(delivery).where(delivery.c.key == stray.key).values(digest=leader, due_at=at))
