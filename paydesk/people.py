"""People of the database: who they are and which roles they hold. Changed by administrators, with a journal."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, delete, func, insert, select, text, update

from paydesk.admin_journal import record
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, NotFound, Problem
from paydesk.handing import ADMINS_SQL
from paydesk.models import person, person_role, setting
from paydesk.permissions import require_known, require_role
from paydesk.records import Person
from paydesk.refusals import OTHER_STATES
from paydesk.storage import Store, find_person
from paydesk.workflow import ROLES

LOGIN_BYTES: Final = 63
"""What PostgreSQL keeps of a role's name."""

NAME_LENGTH: Final = 255


MAX_WAIT_HOURS: Final = 720

TEAM_SETTINGS: Final[Mapping[str, Sequence[str]]] = {
    "require_bic": ("on", "off"),
    "require_trusted": ("on", "off"),
    "trust_wait_hours": tuple(map(str, range(MAX_WAIT_HOURS + 1))),
    # When digests are sent, and after how many days somebody is reminded.
    "digest_hour": tuple(map(str, range(24))),
    "remind_days": ("off", *map(str, range(1, 31))),
}
"""Settings of the whole team, with the values they take."""

DIGEST_HOUR: Final = 9
REMIND_DAYS: Final = 2

UNSET: Final[Mapping[str, str]] = {
    "require_bic": "on",
    "require_trusted": "off",
    "trust_wait_hours": "0",
    "digest_hour": str(DIGEST_HOUR),
    "remind_days": str(REMIND_DAYS),
}
"""What holds while nobody has set one."""

MEANINGS: Final[Mapping[str, str]] = {
    "require_bic": N_("ruble requests need a BIC to be submitted"),
    "require_trusted": N_("bank files pay only to accounts that a second person has confirmed"),
    "trust_wait_hours": N_("hours from the first submit to an account until a confirmation counts"),
    "digest_hour": N_("hour of the day at which digests go out"),
    "remind_days": N_("working days after which somebody is reminded"),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What to change of a person; ``None`` leaves it as it is."""

    name: str | None = None
    email: str | None = None
    roles: frozenset[str] | None = None
    disabled: bool | None = None


def check_login(login: str) -> None:
    """Raise InvalidData unless the text can be a login on both databases."""
    bad = not login or login != login.strip() or len(login.encode()) > LOGIN_BYTES
    if bad or any(not char.isprintable() or char in "\"'\\" for char in login) or login.startswith("pg_"):
        raise InvalidData(
            N_("“{login}” cannot be a login: 1 to 63 bytes, no quotes, no control characters, not beginning with pg_."),
            code="bad_login",
            problems=[Problem("login", "bad_login", N_("“{login}” cannot be a login."), {"login": login})],
            login=login,
        )


def check_server_login(login: str) -> None:
    """Raise InvalidData unless PostgreSQL makes a login of this name; its guard says the same, and no more than no."""
    if not re.fullmatch(r"[a-z_][a-z0-9_.@-]*", login):
        raise InvalidData(
            N_(
                "“{login}” cannot be a login here: small Latin letters, digits and _ . @ -, beginning with a letter or _."
            ),
            code="bad_login",
            problems=[Problem("login", "bad_login", N_("“{login}” cannot be a login."), {"login": login})],
            login=login,
        )


def check_names(changes: Changes) -> None:
    """Raise InvalidData for a name or an e-mail address that is empty or too long, with both if both are.

    Any sign is allowed in them: what prints them makes them harmless.
    """
    problems = []
    for field, option, value in (("name", "--name", changes.name), ("email", "--email", changes.email)):
        if value == "":
            text = N_("The text is empty. Give at least one character, or leave {option} out.")
            problems.append(Problem(field, "text_empty", text, {"option": option}))
        elif value and len(value) > NAME_LENGTH:
            text = N_("The text has {length} characters, at most {limit} are allowed. Shorten it.")
            problems.append(Problem(field, "text_too_long", text, {"length": len(value), "limit": NAME_LENGTH}))
    if problems:
        raise InvalidData(N_("This value cannot be used:"), problems=problems)


def check_roles(roles: Collection[str]) -> None:
    """Raise InvalidData for an unknown role or none at all."""
    unknown = [role for role in roles if role not in ROLES]
    if unknown or not roles:
        raise InvalidData(
            N_("There is no role “{role}”. Roles: {roles}."),
            code="unknown_role",
            role=", ".join(unknown) or "—",
            roles=", ".join(ROLES),
        )


def require_admin(acting: Person) -> None:
    """Raise NotAllowed unless the person is an administrator."""
    require_role(
        acting, ("admin",), N_("People and settings are changed by people with the role admin. You are: {own}.")
    )


def add(store: Store, login: str, changes: Changes) -> Person:
    """Add a person; on PostgreSQL their login role is created when it is missing."""
    check_login(login)
    if store.dialect == "postgresql":
        check_server_login(login)
    check_roles(changes.roles or ())
    check_names(changes)
    with store.write() as connection:
        acting = store.person(connection)
        require_admin(acting)
        known = find_person(connection, login)
        if known:
            text = N_("{login} already exists. To change this person: {command}")
            if known.disabled:
                text = N_("{login} already exists, and has been disabled. To give all rights back: {command}")
            raise Conflict(
                text,
                code="person_exists",
                login=login,
                command=f"paydesk user {'enable' if known.disabled else 'edit'} {login}",
            )
        enroll(connection, store.dialect, acting.login, login, changes)
        return _found(connection, login)


def enroll(connection: Connection, dialect: str, actor: str, login: str, changes: Changes) -> None:
    """Insert a person with their roles in the running transaction."""
    connection.execute(insert(person).values(login=login, name=changes.name, email=changes.email))
    record(connection, dialect, actor, "person_added", login, {"name": changes.name, "email": changes.email})
    for role in sorted(changes.roles or ()):
        connection.execute(insert(person_role).values(login=login, role=role))
        record(connection, dialect, actor, "role_given", login, role)


def change(store: Store, login: str, changes: Changes) -> Person:
    """Change name, mail, roles, or disable and enable. The last administrator stays one."""
    if changes.roles is not None:
        check_roles(changes.roles)
    check_names(changes)
    with store.write() as connection:
        acting = store.person(connection)
        require_admin(acting)
        before = find_person(connection, login)
        if before is None:
            raise NotFound(N_("There is no person {login}."), code="no_such_person", login=login)
        loses_admin = changes.disabled or (changes.roles is not None and "admin" not in changes.roles)
        if "admin" in before.roles and not before.disabled and loses_admin and _admins(connection) == 1:
            raise NotAllowed(
                N_("{login} is the last administrator. Make somebody else one first."), code="last_admin", login=login
            )
        values: dict[str, Any] = {
            key: value
            for key, value in (("name", changes.name), ("email", changes.email), ("disabled", changes.disabled))
            if value is not None and value != getattr(before, key)  # the journal tells of changes, and of nothing else
        }
        if values:
            _written(connection.execute(update(person).where(person.c.login == login).values(**values)))
            record(connection, store.dialect, acting.login, "person_changed", login, values)
        wanted = before.roles if changes.roles is None else changes.roles
        # New ones first: an administrator who hands over must still be one when the first row is written.
        for role in sorted(wanted - before.roles):
            connection.execute(insert(person_role).values(login=login, role=role))
            record(connection, store.dialect, acting.login, "role_given", login, role)
        for role in sorted(before.roles - wanted):
            _take_role(connection, store.dialect, login, role)
            record(connection, store.dialect, acting.login, "role_taken", login, role)
        # Not read again: on PostgreSQL who has just disabled themselves sees nobody any more.
        return replace(before, roles=wanted, **values)


def _written(done: CursorResult[Any]) -> None:
    """Raise NotAllowed when the row was out of reach: PostgreSQL shows none to who is no administrator any more."""
    if not done.rowcount:
        code, error, text = OTHER_STATES["PD023"]
        raise error(text, code=code)


def _take_role(connection: Connection, dialect: str, login: str, role: str) -> None:
    if dialect == "postgresql":
        connection.execute(select(func.take_role(login, role)))
    else:
        connection.execute(delete(person_role).where(person_role.c.login == login, person_role.c.role == role))


def _admins(connection: Connection) -> int:
    return int(
        connection.scalar(
            select(func.count())
            .select_from(person_role.join(person, person.c.login == person_role.c.login))
            .where(person_role.c.role == "admin", person.c.disabled.is_(False))
        )
        or 0
    )


def _found(connection: Connection, login: str) -> Person:
    found = find_person(connection, login)
    assert found is not None  # noqa: S101 - it was just written
    return found


def everybody(connection: Connection) -> list[Person]:
    """Return all people with their roles, by login."""
    roles: dict[str, set[str]] = {}
    for row in connection.execute(select(person_role)):
        roles.setdefault(row.login, set()).add(row.role)
    return [
        Person(row.login, row.name, row.email, frozenset(roles.get(row.login, ())), row.disabled)
        for row in connection.execute(select(person).order_by(person.c.login))
    ]


def set_team_setting(store: Store, name: str, value: str) -> None:
    """Write a setting of the whole team."""
    with store.write() as connection:
        acting = store.person(connection)
        require_admin(acting)
        write_setting(connection, store.dialect, acting.login, name, value)


def team_settings(connection: Connection, person_: Person) -> dict[str, str]:
    """Return the settings of the whole team as they are in force, for everybody who is known."""
    require_known(person_)
    return {name: setting_value(connection, name) or UNSET[name] for name in TEAM_SETTINGS}


def setting_value(connection: Connection, name: str) -> str | None:
    """Return the value of a setting."""
    return connection.scalar(select(setting.c.value).where(setting.c.name == name))


def write_setting(connection: Connection, dialect: str, actor: str, name: str, value: str) -> None:
    """Write a setting in the running transaction; nothing happens when it has this value already."""
    known = connection.scalar(select(setting.c.value).where(setting.c.name == name))
    if known == value:
        return
    if known is None:
        connection.execute(insert(setting).values(name=name, value=value))
    else:
        _written(connection.execute(update(setting).where(setting.c.name == name).values(value=value)))
    record(connection, dialect, actor, "setting_changed", name, value)


def administrators(connection: Connection) -> int:
    """Return how many administrators can act, as the rules count them."""
    return int(connection.scalar(text(f"SELECT {ADMINS_SQL}")) or 0)
