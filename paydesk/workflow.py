"""States, actions, and who may do what and see what: the one declaration everything else is derived from.

``TRANSITIONS`` is the state machine and ``VISIBILITY`` says who sees what; the ladder of reasons for a refusal is in
``paydesk.rules``. The triggers of both databases, the row-level security of PostgreSQL, help, documentation and
completions are generated from here. Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paydesk.errors import N_
from paydesk.records import Person, Request, Standing

STATES: Final[Mapping[str, str]] = {
    "draft": N_("Draft"),
    "pending": N_("Awaiting approval"),
    "approved": N_("Approved for payment"),
    "paid": N_("Paid"),
    "rejected": N_("Rejected"),
}
"""The states people work with, in the order of a request's life."""

DISCARDED: Final = "discarded"
"""A discarded draft: gone from every list, kept with its history."""

ROLES: Final[Mapping[str, str]] = {
    "manager": N_("manager: files requests"),
    "head": N_("head: decides"),
    "accountant": N_("accountant: pays"),
    "auditor": N_("auditor: reads everything, writes nothing"),
    "admin": N_("admin: people and settings"),
    "notifier": N_("notifier: a program that sends messages, and does nothing else"),
}

ROLE_NAMES: Final[Mapping[str, str]] = {
    "manager": N_("manager"),
    "head": N_("head"),
    "accountant": N_("accountant"),
    "auditor": N_("auditor"),
    "admin": N_("admin"),
    "notifier": N_("notifier"),
}

ANYONE: Final = "anyone"

AUTHOR: Final = "author"

NOT_AUTHOR: Final = "not_author"

NOT_DECIDER: Final = "not_decider"

DECIDER: Final = "decider"

NEW: Final = ""
"""The state before the first event of a journal."""


@dataclass(frozen=True, slots=True)
class Transition:
    """``action`` leads from one state to another for people with one of ``roles``.

    ``who`` narrows that to the author, to people who neither filed nor edited the request, or to those who did or did
    not approve it. ``comment`` makes a comment obligatory. ``writes`` marks actions that change the content, ``grows``
    other steps that count as a change though the state stays. Where a chain of approval leaves a step open,
    ``approve`` stays in its state (``paydesk.approval``).
    """

    action: str
    source: str
    target: str
    roles: tuple[str, ...]
    who: str
    comment: bool = False
    writes: bool = False
    grows: bool = False

    @property
    def moves(self) -> bool:
        """Whether the version of the request grows."""
        return self.writes or self.grows or self.source != self.target


TRANSITIONS: Final[tuple[Transition, ...]] = (
    Transition("create", NEW, "draft", ("manager",), AUTHOR, writes=True),
    Transition("edit", "draft", "draft", ("manager",), AUTHOR, writes=True),
    Transition("duplicate_ok", "draft", "draft", ("manager",), AUTHOR, comment=True),
    Transition("submit", "draft", "pending", ("manager",), AUTHOR),
    Transition("withdraw", "pending", "draft", ("manager",), AUTHOR),
    Transition("approve", "pending", "approved", ("head",), NOT_AUTHOR),
    Transition("revoke", "pending", "pending", ("head",), DECIDER, comment=True, grows=True),
    Transition("revoke", "approved", "pending", ("head",), DECIDER, comment=True),
    Transition("reassign", "pending", "pending", ("head", "admin"), NOT_AUTHOR, comment=True, grows=True),
    Transition("reject", "pending", "rejected", ("head",), NOT_AUTHOR, comment=True),
    Transition("return", "pending", "draft", ("head",), NOT_AUTHOR, comment=True),
    Transition("return", "approved", "draft", ("accountant", "head"), NOT_AUTHOR, comment=True),
    Transition("revise", "rejected", "draft", ("manager",), AUTHOR),
    Transition("pay", "approved", "paid", ("accountant",), NOT_DECIDER),
    Transition("export", "approved", "approved", ("accountant",), NOT_DECIDER),
    Transition("recall", "approved", "approved", ("accountant",), ANYONE, comment=True),
    Transition("reopen", "paid", "approved", ("accountant",), ANYONE, comment=True),
    Transition("discard", "draft", DISCARDED, ("manager",), AUTHOR),
    *(Transition("comment", state, state, ("manager", "head", "accountant"), ANYONE, comment=True) for state in STATES),
    # A file attached to a draft is part of what will be approved; later ones are added to the papers alone.
    Transition("attach", "draft", "draft", ("manager",), AUTHOR, writes=True),
    *(
        Transition("attach", state, state, ("manager", "head", "accountant"), ANYONE)
        for state in STATES
        if state != "draft"
    ),
    # Only what is part of the content is taken out of it; papers that came later stay.
    Transition("detach", "draft", "draft", ("manager",), AUTHOR, writes=True),
)

ACTIONS: Final[Mapping[str, str]] = {
    "create": N_("Filed"),
    "edit": N_("Edited"),
    "duplicate_ok": N_("Declared to be another payment"),
    "submit": N_("Submitted"),
    "withdraw": N_("Withdrawn"),
    "approve": N_("Approved"),
    "revoke": N_("Approval taken back"),
    "reassign": N_("Handed over"),
    "reject": N_("Rejected"),
    "return": N_("Returned"),
    "revise": N_("Taken for revision"),
    "pay": N_("Marked as paid"),
    "export": N_("Put into a bank file"),
    "recall": N_("Taken out of the bank file"),
    "reopen": N_("Reopened"),
    "discard": N_("Discarded"),
    "comment": N_("Commented"),
    "attach": N_("File attached"),
    "detach": N_("File detached"),
}
"""Every action, with what the history says of it."""

ASIDE: Final = frozenset({"duplicate_ok"})
"""Actions that are taken together with another one, and offered by what refuses that."""

COMMANDS: Final[Mapping[str, str]] = {
    "export": "bank export",
    "recall": "bank void",
    "duplicate_ok": "submit --duplicate-ok",
}
"""Actions whose command has another name."""

_BY_ACTION: Final = {(t.action, t.source): t for t in TRANSITIONS}


@dataclass(frozen=True, slots=True)
class Sight:
    """People with ``role`` see requests in ``states``, narrowed to their own or to those they returned."""

    role: str
    states: tuple[str, ...]
    only: str = ANYONE


RETURNER: Final = "returner"

VISIBILITY: Final[tuple[Sight, ...]] = (
    Sight("manager", (*STATES, DISCARDED), AUTHOR),
    Sight("head", ("pending", "approved", "paid", "rejected")),
    Sight("accountant", ("approved", "paid")),
    Sight("accountant", ("draft", "pending"), RETURNER),
    Sight("auditor", (*STATES, DISCARDED)),
    Sight("admin", (*STATES, DISCARDED)),
    Sight("notifier", tuple(STATES)),
)


def may_see(person: Person, request: Request) -> bool:
    """Tell whether the request exists for this person at all."""
    if person.disabled:
        return False
    return any(
        sight.role in person.roles
        and request.status in sight.states
        and (
            sight.only == ANYONE
            or (sight.only == AUTHOR and request.author == person.login)
            or (sight.only == RETURNER and request.returned_by == person.login)
        )
        for sight in VISIBILITY
    )


def sees_everybody(person: Person, status: str) -> bool:
    """Tell whether the requests of all people in a state exist for this person: only then nothing is nothing."""
    return not person.disabled and any(
        sight.role in person.roles and status in sight.states and sight.only == ANYONE for sight in VISIBILITY
    )


def transition_from(request: Request | Standing, action: str) -> Transition | None:
    """Return the row of the table that the action would take from where the request is, whoever acts."""
    return _BY_ACTION.get((action, request.status if request.head_seq else NEW))


def _sight_sql(sight: Sight) -> str:
    listed = ", ".join(f"'{state}'" for state in sight.states)
    condition = f"p.role = '{sight.role}' AND r.status IN ({listed})"
    if sight.only == AUTHOR:
        condition += " AND r.author = {actor}"
    elif sight.only == RETURNER:
        condition += " AND r.returned_by = {actor}"
    return f"({condition})"


VISIBLE_SQL: Final = (
    "EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login"
    " WHERE p.login = {actor} AND NOT q.disabled AND (" + " OR ".join(map(_sight_sql, VISIBILITY)) + "))"
)


def roles_for(action: str, status: str) -> tuple[str, ...]:
    """Return the roles that may take the action, from this state or else from any."""
    here = _BY_ACTION.get((action, status))
    if here:
        return here.roles
    return tuple(dict.fromkeys(role for t in TRANSITIONS if t.action == action for role in t.roles))


def waiting_for(request: Request) -> str | None:
    """Return who acts next: the author's login, a role, or nobody."""
    match request.status:
        case "draft" | "rejected":
            return request.author
        case "pending":
            return "head"
        case "approved":
            return "accountant"
        case _:
            return None


def transitions_sql() -> str:
    """Return the table as a sub-select that both databases understand, and that they open quickly."""
    rows = [
        f"('{t.action}', '{t.source}', '{t.target}', '{' '.join(t.roles)}', '{t.who}',"
        f" {int(t.comment)}, {int(t.writes)}, {int(t.moves)})"
        for t in TRANSITIONS
    ]
    names = ("action", "source", "target", "roles", "who", "comment", "writes", "moves")
    columns = ", ".join(f"v.column{place} AS {name}" for place, name in enumerate(names, start=1))
    return f"(SELECT {columns} FROM (VALUES " + ",\n  ".join(rows) + ") v)"
