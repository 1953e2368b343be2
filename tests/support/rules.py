"""A small company for the rule tests: people of every kind, a request in every state, on either database.

Built through paydesk itself, then read back: the subject of a request says what it is (``approved/returned``).
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from sqlalchemy import select, text

from paydesk import (
    admin_journal,
    bank_files,
    bank_formats,
    chains,
    delegations,
    duplicates,
    filing,
    form,
    guards,
    journal,
    models,
    own_accounts,
    people,
    policy,
    requests,
    setup,
)
from paydesk.approval import Progress
from paydesk.database_address import parse_url
from paydesk.form import Form
from paydesk.permissions import Intention
from paydesk.records import Person, Request
from paydesk.storage import Store
from paydesk.workflow import DISCARDED, STATES
from tests.support.postgres import PostgresServer

PEOPLE: Mapping[str, frozenset[str]] = {
    "author": frozenset({"manager"}),
    "colleague": frozenset({"manager"}),
    "head": frozenset({"head"}),
    "deputy": frozenset({"head"}),
    "both": frozenset({"manager", "head"}),
    "payhead": frozenset({"head", "accountant"}),
    "accountant": frozenset({"accountant"}),
    "teller": frozenset({"accountant"}),
    "editor": frozenset({"manager", "head"}),
    "clerk": frozenset({"manager", "accountant"}),
    "auditor": frozenset({"auditor"}),
    "admin": frozenset({"admin"}),
    "courier": frozenset({"notifier"}),
    # Who sees everything and has a second role: for them no rule is hidden behind what people see.
    "boss": frozenset({"manager", "admin"}),
    "watcher": frozenset({"head", "auditor"}),
    "bookkeeper": frozenset({"accountant", "admin"}),
    "dismissed": frozenset({"manager", "head", "accountant"}),
    "roleless": frozenset(),
}
STRANGER = "stranger"
"""A login of the database, on PostgreSQL even of the group role, that paydesk does not know."""

EVERYBODY = (*PEOPLE, STRANGER)
DAY = date(2026, 3, 2)
COMPLETE = Form(
    subject="?",
    contractor="ООО «Ромашка»",
    amount=1_234_500,
    due_date=DAY,
    requisites="ИНН 7707083893, БИК 044525225, счёт 40702810938000000001",
    inn="7707083893",
    bic="044525225",
    account="40702810938000000001",
    purpose="Оплата по счёту 17",
)


@dataclass(frozen=True)
class Variant:
    """Who does what in the life of a request."""

    author: str = "author"
    approver: str = "head"
    payer: str = "accountant"
    returner: str | None = None
    editor: str | None = None
    exported: bool = False
    """Whether the orders went into a file for the bank."""


VARIANTS: Mapping[str, Variant] = {
    "plain": Variant(),
    "own": Variant(author="both"),
    "two-hats": Variant(approver="payhead", payer="teller"),
    "returned": Variant(returner="accountant"),
    "returned-by-clerk": Variant(returner="clerk"),
    "edited": Variant(editor="editor"),
    "exported": Variant(exported=True),
}
PATHS: Mapping[str, tuple[str, ...]] = {
    "draft": (),
    "pending": ("submit",),
    "approved": ("submit", "approve"),
    "paid": ("submit", "approve", "pay"),
    "rejected": ("submit", "reject"),
    DISCARDED: ("discard",),
}
assert set(PATHS) == {*STATES, DISCARDED}, "a new state needs a request in it"

NEW = "new/plain"
LACKING = "draft/lacking"
TWIN = "draft/twin"
"""A draft for the invoice of a request that is submitted."""


@dataclass
class World:
    """One prepared database."""

    url: str
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def dialect(self) -> str:
        return "sqlite" if self.url.startswith("sqlite") else "postgresql"

    @property
    def path(self) -> Path:
        return Path(unquote(self.url.removeprefix("sqlite:///")))

    def url_for(self, login: str) -> str:
        """The address with which this person comes."""
        if self.dialect == "sqlite":
            return self.url
        return PostgresServer.attach(self.url).url(login, urlsplit(self.url).path.lstrip("/"))

    def store(self, login: str) -> Store:
        return Store(parse_url(self.url_for(login)), login)

    def chief(self) -> Store:
        """The way in of whoever sees all rows: the superuser on PostgreSQL, the administrator on SQLite."""
        return Store(parse_url(self.url), "admin")

    def act(
        self, login: str, ids: Sequence[int], action: str, comment: str | None = "because", taker: str | None = None
    ) -> None:
        intention = Intention(action, comment=comment, payment_date=DAY if action == "pay" else None, taker=taker)
        batch = journal.act(self.store(login), ids, intention)
        assert batch.applied, [outcome.error for outcome in batch.refused]

    def raw(self, login: str, **options: Any) -> psycopg.Connection[Any]:
        """A plain connection to PostgreSQL; the name ``superuser`` is what it says."""
        url = self.url if login == "superuser" else self.url_for(login)
        return psycopg.connect(url, options="-c search_path=paydesk,pg_catalog", **options)

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all tables, in an order of their own."""
        tables = [*(table.name for table in models.metadata.sorted_tables), "alembic_version"]
        if self.dialect == "sqlite":
            with closing(sqlite3.connect(self.path)) as connection:
                return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
        with self.raw("superuser") as found:
            return {name: sorted(found.execute(f"SELECT * FROM {name}".encode()), key=repr) for name in tables}


def build(world: World) -> None:
    """Set up the database and live through everything that the requests need."""
    setup.initialise(world.chief(), "admin")
    chief = world.chief()
    with chief.read() as connection:
        known = {row.login for row in connection.execute(select(models.person.c.login))}
    for login, roles in PEOPLE.items():
        if login not in known:
            people.add(chief, login, people.Changes(roles=roles or frozenset({"head"})))
    for variant, who in VARIANTS.items():
        _live(world, variant, who)
    file(world, "author", LACKING, amount=None)
    world.act("author", [file(world, "author", "pending/twin", invoice_number="17")], "submit")
    file(world, "author", TWIN, invoice_number="Счёт № 017")
    _chain(world)
    _forge(world)
    people.change(world.store("boss"), "dismissed", people.Changes(disabled=True))
    with world.store("bookkeeper").write() as connection:
        people._take_role(connection, world.dialect, "roleless", "head")
        admin_journal.record(connection, world.dialect, "bookkeeper", "role_taken", "roleless", "head")


def file(world: World, login: str, subject: str, **content: Any) -> int:
    """File a draft and return its number."""
    return filing.create(world.store(login), replace(COMPLETE, subject=subject, **content)).request.id


def _live(world: World, variant: str, who: Variant) -> None:
    ids = {state: file(world, who.author, f"{state}/{variant}") for state in PATHS}
    if who.returner:
        for login, action in ((who.author, "submit"), (who.approver, "approve"), (who.returner, "return")):
            world.act(login, list(ids.values()), action)
    actors = {"submit": who.author, "discard": who.author, "pay": who.payer}
    for step in ("submit", "approve", "reject", "pay", "discard"):
        if step == "pay" and who.exported:
            _export(world, who.payer, [ids[s] for s, path in PATHS.items() if "approve" in path])
        world.act(actors.get(step, who.approver), [ids[s] for s, path in PATHS.items() if step in path], step)


LARGE = 5_000_000
"""From this amount on a request needs two: any head, then one of :data:`SECOND`."""

SECOND = ("deputy", "payhead")
POLICY = f"""
[[rule]]
currency = "RUB"
from = {LARGE // 100}
[[rule.step]]
role = "head"
keeps = ["purpose"]
[[rule.step]]
persons = {list(SECOND)}

[[rule]]
[[rule.step]]
role = "head"
"""


STAND_IN = (("payhead", "watcher"), ("head", "both"))
"""Who lets whom stand in; that of head counts nowhere, for no step names head."""


def _chain(world: World) -> None:
    """Put a policy in force, and requests on their way through its steps; all others were submitted without one."""
    set_by = policy.set_policy(world.store("admin"), POLICY)
    assert set_by is not None
    policy.confirm(world.store("boss"), set_by.id)
    for giver, substitute in STAND_IN:
        delegations.delegate(world.store(giver), delegations.Wish(substitute, DAY, date(2999, 12, 31)))
    names = (
        "pending/chained",
        "pending/second",
        "pending/handed",
        "pending/left",
        "pending/demoted",
        "approved/chained",
    )
    ids = [file(world, "author", name, amount=LARGE) for name in names]
    world.act("author", ids, "submit")
    world.act("head", ids[1:], "approve")
    world.act("deputy", ids[2:3], "reassign", taker="editor")
    world.act("deputy", ids[3:4], "reassign", taker="dismissed")  # who leaves soon
    world.act("deputy", ids[4:5], "reassign", taker="roleless")  # who loses the role
    world.act("deputy", ids[5:], "approve")


def _export(world: World, login: str, ids: Sequence[int]) -> None:
    """Put the requests into a file for the bank."""
    store = world.store(login)
    values = {
        "name": "main",
        "organisation": "ООО",
        "inn": "7707083893",
        "account": "40702810740000432537",
        "bic": "044525225",
    }
    wish = bank_formats.Wish(own_accounts.add(store, values), DAY)
    bank_files.export(store, ids, wish, DAY)


def _forge(world: World) -> None:
    """Two things that paydesk itself never makes: a row without a journal, and an edit by somebody else."""
    edited = "UPDATE event SET actor = 'editor' WHERE action = 'create' AND request_id IN ({})"
    born = "INSERT INTO request (id, author, created_at, updated_at, subject) SELECT max(id) + 1, 'author', {0}, {0}, '{1}' FROM request"
    chosen = "SELECT id FROM request WHERE subject LIKE '%/edited'"
    if world.dialect == "sqlite":
        with closing(sqlite3.connect(world.path)) as connection, connection:
            connection.execute("DROP TRIGGER event_no_update")
            connection.execute(edited.format(chosen))
            connection.execute(born.format("'2026-03-02T09:00:00.000000Z'", NEW))
            for statement in guards.statements("sqlite"):
                if "event_no_update" in statement:
                    connection.execute(statement)
        return
    with world.raw("superuser") as found:
        found.execute("SET session_replication_role = replica")
        found.execute(edited.format(chosen).encode())
        found.execute(born.format("now()", NEW).encode())
        found.execute("SELECT setval('request_id_seq', (SELECT max(id) FROM request))")
        found.execute(f"CREATE ROLE {STRANGER} LOGIN".encode()) if not _exists(found, STRANGER) else None
        found.execute(f"GRANT paydesk_user TO {STRANGER}".encode())


def _exists(connection: psycopg.Connection[Any], role: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None


def load(world: World) -> World:
    """Read back which request is which."""
    with world.chief().read() as connection:
        rows = connection.execute(select(models.request.c.id, models.request.c.subject))
        world.ids = {row.subject: row.id for row in rows}
    return world


def copy_file(world: World, target: Path) -> World:
    """A copy of a prepared SQLite database."""
    with closing(sqlite3.connect(world.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(world.path, target)
    return World(f"sqlite:///{target}", dict(world.ids))


@contextmanager
def clone(server: PostgresServer, template: str, name: str) -> Iterator[World]:
    """A copy of a prepared PostgreSQL database. Rights on the database itself are not copied: init gives them anew."""
    server.create_database(name, template)
    try:
        world = World(server.superuser_url(name))
        setup.initialise(world.chief(), "postgres")
        yield load(world)
    finally:
        server.drop_database(name)


@dataclass(frozen=True)
class Facts:
    """What the Python rules look at, as it stands in the database."""

    requests: Mapping[int, Request]
    people: Mapping[str, Person]
    participants: Mapping[int, frozenset[str]]
    complete: frozenset[int]
    duplicates: frozenset[int]
    progress: Mapping[int, Progress]


def facts(world: World) -> Facts:
    with world.chief().read() as connection:
        found = {row.id: requests.to_request(row) for row in connection.execute(select(*requests.COLUMNS))}
        known = {person.login: person for person in people.everybody(connection)}
        known[STRANGER] = Person(STRANGER, None, None, frozenset(), disabled=True)
        joined = requests.participants(connection, list(found))
        bic = requests.require_bic(connection)
        twins = duplicates.unanswered(
            connection, known["admin"], [one for one in found.values() if one.status == "draft"]
        )
        progress = chains.progress(connection, found.values())
    complete = {n for n, r in found.items() if not form.check_complete(r.form, require_bic=bic)}
    return Facts(found, known, joined, frozenset(complete), frozenset(twins), progress)


def server_version(world: World) -> int:
    """The major version of the PostgreSQL server."""
    with world.chief().read() as connection:
        return int(connection.scalar(text("SHOW server_version_num"))) // 10_000
