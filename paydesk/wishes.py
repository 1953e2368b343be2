"""How messages reach people: the channels of the team, and what each person wants of them.

A channel is a name and the reference to its secret address (setting ``notify.NAME``). A person's wishes are rows of
their own that nobody else may write; on PostgreSQL nobody but they and the program that sends may read them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, insert, select, update

from paydesk import people, references
from paydesk.errors import N_, InvalidData
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.models import notify_setting, setting
from paydesk.notices import DEFAULT_MODES, KINDS, MODES, OFF
from paydesk.permissions import require_known
from paydesk.records import Person
from paydesk.storage import Store

PREFIX: Final = "notify."
MAIL: Final = "mail"
"""The channel of mails; its address is known of everybody who has one."""

TERMINAL: Final = "terminal:"
"""The one address that is no secret."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person wants."""

    lang: str | None
    modes: Mapping[str, str]
    to: Mapping[str, str]
    """Channel → address, of the channels that the team has."""


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody, and how they are told."""

    people: Mapping[str, Person]
    wishes: Mapping[str, Wishes]
    channels: tuple[str, ...]
    digest_hour: int
    remind_days: int | None


def channels(connection: Connection) -> dict[str, str]:
    """Return channel → reference to its address."""
    rows = connection.execute(
        select(setting.c.name, setting.c.value).where(setting.c.name.like(f"{PREFIX}%")).order_by(setting.c.name)
    )
    return {row.name.removeprefix(PREFIX): row.value for row in rows if row.value != OFF}


def set_channel(store: Store, name: str, reference: str) -> None:
    """Give the team a channel, or take it away with ``off``. For administrators."""
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,30}", name):
        raise InvalidData(
            N_("A channel has a name of small Latin letters, digits, - and _, as mail or telegram."), code="bad_channel"
        )
    if reference not in (OFF, TERMINAL):
        references.check(reference)
    people.set_team_setting(store, PREFIX + name, reference)


def team(connection: Connection) -> Team:
    """Return everybody with their wishes, as far as the login may read them."""
    known = {one.login: one for one in people.everybody(connection)}
    names = tuple(channels(connection))
    said: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(notify_setting).where(notify_setting.c.value.is_not(None))):
        said.setdefault(row.login, {})[row.name] = row.value
    wishes = {login: _wishes(one, said.get(login, {}), names) for login, one in known.items()}
    hour = people.setting_value(connection, "digest_hour")
    days = people.setting_value(connection, "remind_days")
    return Team(
        known,
        wishes,
        names,
        int(hour) if hour and hour.isdecimal() else people.DIGEST_HOUR,
        None if days == OFF else int(days) if days and days.isdecimal() else people.REMIND_DAYS,
    )


def of_person(connection: Connection, person: Person) -> tuple[Wishes, tuple[str, ...]]:
    """Return the person's own wishes, and the channels there are."""
    require_known(person)
    rows = connection.execute(
        select(notify_setting.c.name, notify_setting.c.value).where(
            notify_setting.c.login == person.login, notify_setting.c.value.is_not(None)
        )
    )
    names = tuple(channels(connection))
    return _wishes(person, {row.name: row.value for row in rows}, names), names


def _wishes(person: Person, said: Mapping[str, str], names: Sequence[str]) -> Wishes:
    to = {name: said[f"to:{name}"] for name in names if f"to:{name}" in said}
    if MAIL in names and MAIL not in to and person.email:
        to[MAIL] = person.email
    modes = {kind: said.get(f"kind:{kind}", mode) for kind, mode in DEFAULT_MODES.items()}
    modes = {kind: mode if mode in MODES else DEFAULT_MODES[kind] for kind, mode in modes.items()}
    lang = said.get("lang")
    return Wishes(
        lang if lang in LANGUAGES else None,
        modes,
        {name: address for name, address in to.items() if address != OFF},
    )


def wish(
    connection: Connection, person: Person, *, modes: Mapping[str, str], to: Mapping[str, str], lang: str | None
) -> None:
    """Keep what the person wants from now on. Raises InvalidData for what there is not."""
    require_known(person)
    known = channels(connection)
    for kind, mode in modes.items():
        if kind not in KINDS or mode not in MODES:
            raise InvalidData(
                N_("Write a kind and how it should come, as turn=digest. Kinds: {kinds}; ways: {ways}."),
                code="bad_kind",
                kinds=", ".join(KINDS),
                ways=", ".join(MODES),
            )
    for name, address in to.items():
        if name not in known or not 0 < len(address) <= 255 or not address.isprintable():
            raise InvalidData(
                N_("Write a channel and your address in it, as mail=me@firm.ru. Channels: {known}."),
                code="bad_channel",
                known=", ".join(known) or "—",
            )
    if lang is not None and lang not in LANGUAGES:
        raise InvalidData(
            N_("There is no language “{value}”. Languages: {known}."), code="bad_language", value=lang, known=KNOWN
        )
    values = {f"kind:{kind}": mode for kind, mode in modes.items()} | {f"to:{name}": one for name, one in to.items()}
    if lang:
        values["lang"] = lang
    c = notify_setting.c
    owner = {} if connection.dialect.name == "postgresql" else {"login": person.login}
    for name, value in values.items():
        mine = and_(c.login == person.login, c.name == name)
        if connection.execute(update(notify_setting).where(mine).values(value=value)).rowcount == 0:
            connection.execute(insert(notify_setting).values(name=name, value=value, **owner))
