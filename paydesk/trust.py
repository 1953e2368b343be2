"""Trust in accounts: that a second person made sure, past the invoice, that an account is the payee's.

A head or an accountant confirms an account, and nobody who filed or edited a request to it, whatever became of that
request. The account must have been submitted once; the team setting ``trust_wait_hours`` says how many hours after that
the confirmation counts at the earliest. Each confirmation, and each that is taken back, is a row that stays; the last
one counts. It is kept for the very key of a contractor: merged contractors do not lend it to each other.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, text

from paydesk.admin_journal import record, told
from paydesk.contractor_cards import key_of
from paydesk.contractor_tables import HOW
from paydesk.errors import N_, Conflict, InvalidData, NotAllowed, Problem
from paydesk.form import Field, clean_text
from paydesk.guards.contractor_rules import CONFIRMERS, FILED_BY, FIRST_SEEN
from paydesk.models import account_trust, setting
from paydesk.permissions import require_role
from paydesk.records import Person, Request
from paydesk.refusals import OTHER_STATES
from paydesk.rules import BY_STATE
from paydesk.storage import Store, next_number

REQUIRE: Final = "require_trusted"
WAIT: Final = "trust_wait_hours"
_T: Final = account_trust.c
_COMMENT: Final = Field("comment", "-m", N_("Comment"), needed=True, max_length=2000, multiline=True)

Account = tuple[str, str]
"""The key of a contractor, and an account."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The last word on an account; ``counts_from`` is ``None`` where a confirmation was taken back."""

    id: int
    at: datetime
    actor: str
    contractor: str
    account: str
    trusted: bool
    how: str | None
    comment: str
    first_seen: datetime | None
    counts_from: datetime | None

    def counts(self, now: datetime) -> bool:
        """Whether the account is trusted at this moment."""
        return self.trusted and self.counts_from is not None and self.counts_from <= now


def account_of(one: Request) -> Account | None:
    """Return the account to which a request is to be paid."""
    key = key_of(one.form)
    return (key, one.form.account) if key and one.form.account else None


def find_many(connection: Connection, accounts: Iterable[Account | None]) -> dict[Account, Trust]:
    """Return the last word on each of these accounts."""
    wanted = {one for one in accounts if one}
    numbers = sorted({account for _key, account in wanted})
    found: dict[Account, Trust] = {}
    for start in range(0, len(numbers), 500):  # SQLite allows a limited number of parameters
        chosen = _T.account.in_(numbers[start : start + 500])
        for row in connection.execute(select(account_trust).where(chosen).order_by(_T.id)):
            if (row.contractor, row.account) in wanted:
                found[row.contractor, row.account] = _trust(row)
    return found


def words(connection: Connection) -> dict[Account, list[Trust]]:
    """Return all that was ever said of each account, in order."""
    found: dict[Account, list[Trust]] = {}
    for row in connection.execute(select(account_trust).order_by(_T.id)):
        found.setdefault((row.contractor, row.account), []).append(_trust(row))
    return found


def counted(said: Sequence[Trust], until: datetime, moment: datetime) -> bool:
    """Tell whether the last word that was said until then made the account trusted at the moment."""
    last = next((one for one in reversed(said) if one.at <= until), None)
    return last is not None and last.counts(moment)


def _trust(row: Row[Any]) -> Trust:
    return Trust(**row._asdict())


def demanded(connection: Connection) -> bool:
    """Tell whether the team pays to trusted accounts alone (setting ``require_trusted``)."""
    return connection.scalar(select(setting.c.value).where(setting.c.name == REQUIRE)) == "on"


def untrusted(connection: Connection, requests: Iterable[Request]) -> list[Request]:
    """Return those whose account the team's demand keeps out of a bank file."""
    if not demanded(connection):
        return []
    chosen, now = list(requests), datetime.now(UTC)
    known = find_many(connection, map(account_of, chosen))
    trusted = {account for account, one in known.items() if one.counts(now)}
    return [one for one in chosen if account_of(one) not in trusted]


def command_for(one: Request) -> str:
    """Return the command that confirms the account of a request."""
    name = shlex.quote(one.form.inn or one.form.contractor or "")
    return f"paydesk contractor trust {name} {one.form.account} --how call -m …"


def refused(one: Request) -> Problem:
    """Return why a request goes into no bank file, with the cure."""
    rule = BY_STATE["PD035"]
    return Problem("account", rule.code, rule.text, {"id": one.id, "trust": command_for(one)})


def confirm(store: Store, account: Account, how: str, comment: str) -> Trust:
    """Trust an account: ``how`` somebody asked the payee, and what they said.

    Raises NotAllowed for people who may not confirm it, NotFound when no request to it was ever submitted.
    """
    if how not in HOW:
        raise InvalidData(
            N_("There is no way “{value}” to ask a payee. Ways: {known}."),
            code="bad_how",
            value=how,
            known=", ".join(HOW),
        )
    return _say(store, account, {"trusted": True, "how": how, "comment": _said(comment)})


def withdraw(store: Store, account: Account, comment: str) -> Trust:
    """Take back that an account is trusted, or warn of it; ``comment`` says why."""
    return _say(store, account, {"trusted": False, "how": None, "comment": _said(comment)})


def _said(comment: str) -> str:
    cleaned = clean_text(_COMMENT, comment)
    if isinstance(cleaned, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[cleaned])
    if cleaned is None:
        raise NotAllowed(N_("Say with -m whom you asked and what they answered."), code="comment_needed")
    return cleaned


def _say(store: Store, account: Account, values: dict[str, Any]) -> Trust:
    def work() -> Trust:
        with store.write() as connection:
            person = store.person(connection)
            text_ = N_("Accounts are confirmed by people with the role {role}. You are: {own}.")
            require_role(person, CONFIRMERS, text_)
            row = {"contractor": account[0], "account": account[1], **values}
            seen = _first_seen(connection, person, row) if values["trusted"] else None
            if not values["trusted"]:
                _require_news(connection, account)
            if store.dialect == "sqlite":
                row |= _computed(connection, person, seen)
            with store.translated():
                found = connection.execute(insert(account_trust).values(**row).returning(*account_trust.c)).one()
            made = _trust(found)
            action = "account_trusted" if made.trusted else "account_distrusted"
            record(connection, store.dialect, person.login, action, str(made.id), told(found._asdict()))
            return made

    return store.persistently(work)


def _require_news(connection: Connection, account: Account) -> None:
    last = find_many(connection, [account]).get(account)
    if last and not last.trusted:
        raise Conflict(
            N_("{who} has said already that the account {account} is not to be trusted."),
            code="distrusted_already", who=last.actor, account=last.account,
        )  # fmt: skip


def _first_seen(connection: Connection, person: Person, row: dict[str, Any]) -> Any:
    """Return when the account was first submitted, as the database keeps it, or say why it cannot be confirmed."""
    asked = {"account": row["account"], "contractor": row["contractor"], "actor": person.login}
    if connection.scalar(text(f"SELECT {_bound(FILED_BY)}"), asked):
        raise NotAllowed(OTHER_STATES["PD033"][2], code="own_account_request")
    return connection.scalar(text(f"SELECT {_bound(FIRST_SEEN)}"), asked)


def _bound(rule: str) -> str:
    return rule.replace("NEW.account", ":account").replace("NEW.contractor", ":contractor").replace("{actor}", ":actor")


def _computed(connection: Connection, person: Person, seen: str | None) -> dict[str, Any]:
    """Return what SQLite does not fill in; its trigger checks it."""
    first = datetime.fromisoformat(seen) if seen else None
    hours = int(connection.scalar(select(setting.c.value).where(setting.c.name == WAIT)) or 0)
    return {
        "id": next_number(connection, _T.id),
        "at": datetime.now(UTC),
        "actor": person.login,
        "first_seen": first,
        "counts_from": first + timedelta(hours=hours) if first else None,
    }
