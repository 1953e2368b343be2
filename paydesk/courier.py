"""The worker: plans what events tell, and carries it to people, a few messages at a time.

Several may run at once and share the work. What is sent is looked up at that moment, so that nobody is told of what they
may not see any more. Texts are made by whoever calls (``compose``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from paydesk import blobs, channels, deliveries, escalation, files, history, inbox, outbox, payees, references, wishes
from paydesk.channels import Attachment, Channel, Failure, Message
from paydesk.deliveries import LEASE, Delivery
from paydesk.errors import N_, PaydeskError
from paydesk.models import event
from paydesk.notices import CONTRACTOR, DIGEST
from paydesk.permissions import require_role
from paydesk.records import Event, Person, Request
from paydesk.storage import Store
from paydesk.wishes import MAIL, TERMINAL, Team

NOTIFIER: Final = "notifier"
REMIND_EVERY: Final = timedelta(minutes=10)
RESERVE: Final = timedelta(minutes=2)
"""A message is not begun so shortly before its loan ends."""

MAX_PAPER: Final = 10_000_000
"""Bytes of a payment order that still goes with a mail."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is told of one request: why, the event, and who has to act now."""

    kind: str
    request: Request
    event: Event | None
    turn: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message before it has words. ``person`` is ``None`` when it goes to the payee."""

    kind: str
    person: Person | None
    lang: str | None
    to: str
    id: str
    thread: str
    items: tuple[Item, ...]
    registry: tuple[Request, ...] = ()
    """In a digest: everything that this person is to pay."""
    people: dict[str, Person] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


Compose = Callable[[Parcel], Message]


@dataclass(slots=True)
class Report:
    """What a run has done."""

    events: int = 0
    sent: int = 0
    dropped: int = 0
    failed: int = 0
    dead: int = 0


class Courier:
    """One worker on one database."""

    def __init__(
        self, store: Store, compose: Compose, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._compose = compose
        self._clock = clock
        self._open: dict[str, tuple[str, Channel]] = {}
        self._reminded: datetime | None = None
        self.report = Report()
        self.stopping = False
        """Set by whoever wants the worker to end; the message in flight is finished and written down."""

    def run(self) -> Report:
        """Plan and send everything that is due, and return what was done since the worker began."""
        try:
            self._plan()
            while not self.stopping and (claimed := self._claimed()):
                self._carry(claimed)
        finally:
            self.close()
        return self.report

    def close(self) -> None:
        """Let go of the connections to servers."""
        while self._open:
            self._open.popitem()[1][1].close()

    def _plan(self) -> None:
        while True:
            with self._store.write() as connection:
                require_notifier(self._store.person(connection))
                now = self._clock()
                team = wishes.team(connection)
                done = outbox.plan(connection, team, now)
                self.report.events += done
                if not done and (self._reminded is None or now - self._reminded >= REMIND_EVERY):
                    outbox.remind(connection, team, now)
                    escalation.plan(connection, team, now)
                    self._reminded = now
            if not done:
                return

    def _claimed(self) -> list[Delivery]:
        # A new loan each time: what another worker left behind comes up again by itself.
        with self._store.write() as connection:
            return deliveries.claim(connection, self._clock())

    def _carry(self, claimed: list[Delivery]) -> None:
        until = self._clock() + LEASE - RESERVE
        with self._store.read() as connection:
            team, references_of = wishes.team(connection), wishes.channels(connection)
        for one in claimed:
            if self.stopping or self._clock() > until:
                return  # whoever comes next has them after the loan
            self._carry_one(one, team, references_of)

    def _carry_one(self, one: Delivery, team: Team, references_of: dict[str, str]) -> None:
        with self._store.read() as connection:
            parts = deliveries.members(connection, one) if one.kind == DIGEST else []
            parcel, failure = self._parcel(connection, team, one, parts)
        if parcel is not None:
            failure = self._send(one.channel, references_of.get(one.channel), parcel)
        with self._store.write() as connection:
            now = self._clock()
            if failure is None:
                deliveries.finish(connection, one, now, sent=parcel is not None, parts=parts)
                self.report.sent += parcel is not None
                self.report.dropped += parcel is None
                return
            state = deliveries.fail(connection, team, one, str(failure), now, permanent=failure.permanent)
            self.report.failed += 1
            self.report.dead += state == "dead"

    @staticmethod
    def _parcel(
        connection: Connection, team: Team, one: Delivery, parts: list[Delivery]
    ) -> tuple[Parcel | None, Failure | None]:
        """Return the message, or why it cannot be made now: one lost paper must not stop all messages."""
        try:
            return parcel_of(connection, team, one, parts), None
        except PaydeskError as error:
            if not blobs.is_of_file(error):
                raise
            return None, Failure(error.text.format(**error.params))

    def _send(self, name: str, reference: str | None, parcel: Parcel) -> Failure | None:
        """Send, and return why it failed, without any secret in it."""
        if reference is None:
            return Failure("the team has no such channel any more")
        secrets = [parcel.to] if parcel.person is not None and name != MAIL else []
        try:
            secret = reference if reference == TERMINAL else references.resolve(reference)
            secrets.append(secret)
            self._channel(name, secret).send(parcel.to, self._compose(parcel))
        except Failure as failure:
            return Failure(references.redacted(str(failure), secrets), permanent=failure.permanent)
        except PaydeskError as error:  # no such secret here, a package is missing
            return Failure(references.redacted(error.text.format(**error.params), secrets))
        except Exception as error:  # noqa: BLE001 - a library of others; one bad message must not stop the rest
            return Failure(references.redacted(f"{type(error).__name__}: {error}", secrets))
        return None

    def _channel(self, name: str, secret: str) -> Channel:
        kept = self._open.get(name)
        if kept is None or kept[0] != secret:
            if kept:
                kept[1].close()
            kept = self._open[name] = (secret, channels.open_channel(secret))
        return kept[1]


def send_test(reference: str, to: str, message: Message) -> str | None:
    """Send one message at once, and return why it failed, without any secret in it."""
    secrets: list[str] = []
    try:
        secret = reference if reference == TERMINAL else references.resolve(reference)
        secrets.append(secret)
        channel = channels.open_channel(secret)
        try:
            channel.send(to, message)
        finally:
            channel.close()
    except PaydeskError as error:
        return references.redacted(error.text.format(**error.params), secrets)
    except Exception as error:  # noqa: BLE001 - Failure, or whatever a library of others raises
        return references.redacted(
            f"{type(error).__name__}: {error}" if not isinstance(error, Failure) else str(error), secrets
        )
    return None


def require_notifier(person: Person) -> None:
    """Raise NotAllowed unless the person is the program that sends."""
    require_role(person, (NOTIFIER,), N_("Messages are sent by a login with the role {role}. You are: {own}."))


def parcel_of(connection: Connection, team: Team, one: Delivery, parts: list[Delivery]) -> Parcel | None:
    """Return what is to be told, or ``None`` when it is not worth telling any more."""
    if one.kind == CONTRACTOR:
        return _to_payee(connection, one)
    person = team.people.get(one.login or "")
    wished = team.wishes.get(one.login or "")
    if person is None or wished is None or person.disabled or one.channel not in wished.to:
        return None
    told = _items(connection, team, person, parts if one.kind == DIGEST else [one])
    if not told:
        return None
    registry: tuple[Request, ...] = ()
    if one.kind == DIGEST and any(item.kind == "payable" for item in told):
        registry = tuple(w.request for w in inbox.read(connection, person) if w.why == "pay")
    anchor, thread = _ids(connection, one, told)
    return Parcel(
        one.kind, person, wished.lang, wished.to[one.channel], anchor, thread, tuple(told), registry, dict(team.people)
    )


def _items(connection: Connection, team: Team, person: Person, parts: list[Delivery]) -> list[Item]:
    numbers = sorted({part.request_id for part in parts if part.request_id is not None})
    found = outbox.cases(connection, numbers)
    items = []
    for part in parts:
        case = found.get(part.request_id or 0)
        if case is None or not deliveries.still_worth(person, case, part):
            continue
        about = case.request
        turn = tuple(team.people[login] for login in outbox.whose_turn(team.people.values(), case))
        said = None if part.kind == outbox.REMINDER else history.event_of(connection, about.id, part.seq or 0)
        items.append(Item(part.kind, about, said, turn))
    return items


def _ids(connection: Connection, one: Delivery, items: list[Item]) -> tuple[str, str]:
    """Return the id of the message and of its thread: of no other database, and the same in every try."""
    first = connection.scalar(select(event.c.hash).where(event.c.request_id == items[0].request.id, event.c.seq == 1))
    stem = str(first or "")[:24]
    key = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else "." for c in one.key)
    return f"{key}.{stem}", "" if one.kind == DIGEST else f"request-{items[0].request.id}.{stem}"


def _to_payee(connection: Connection, one: Delivery) -> Parcel | None:
    about = outbox.requests_of(connection, [one.request_id or 0]).get(one.request_id or 0)
    said = history.event_of(connection, one.request_id or 0, one.seq or 0)
    if about is None or said is None or about.status != "paid" or about.payment_date != said.payment_date:
        return None  # undone meanwhile: the money did not arrive
    address = payees.contractor_address(connection, about)
    if address is None or not address.notify:
        return None
    item = Item(CONTRACTOR, about, said)
    anchor, thread = _ids(connection, one, [item])
    papers = tuple(_orders(connection, about.id))
    return Parcel(CONTRACTOR, None, address.lang, address.email, anchor, thread, (item,), attachments=papers)


def _orders(connection: Connection, number: int) -> list[Attachment]:
    """Return the payment orders that are attached as PDF."""
    return [
        Attachment(file.name, file.media_type, blobs.read_body(connection, file))
        for file in files.files_of(connection, number)
        if file.kind == "order" and file.media_type == "application/pdf" and file.size <= MAX_PAPER
    ]


def preview(connection: Connection, about: Request) -> Parcel | None:
    """Return what the payee would be told of this payment, or ``None`` when nobody would be."""
    address = payees.contractor_address(connection, about)
    if address is None or not address.notify:
        return None
    item = Item(CONTRACTOR, about, None)
    papers = tuple(_orders(connection, about.id))
    return Parcel(CONTRACTOR, None, address.lang, address.email, "", "", (item,), attachments=papers)
