"""The accounts from which the company pays: who pays, from where, checked like any requisites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select, update

from paydesk import requisites
from paydesk.admin_journal import record, told
from paydesk.errors import N_, Conflict, InvalidData, NotFound, Problem
from paydesk.form import Field, clean_text
from paydesk.formats.party import Party
from paydesk.models import own_account
from paydesk.money import parse_currency
from paydesk.permissions import require_role
from paydesk.records import Person
from paydesk.refusals import OTHER_STATES
from paydesk.requisites import Requisites
from paydesk.storage import Store, next_number

KEEPERS: Final = ("accountant", "admin")
_C: Final = own_account.c


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """An account of the company; ``name`` is how people call it."""

    id: int
    name: str
    organisation: str
    account: str
    bic: str
    inn: str | None = None
    kpp: str | None = None
    corr_account: str | None = None
    bank: str | None = None
    city: str | None = None
    currency: str = "RUB"
    is_default: bool = False
    closed: bool = False

    @property
    def party(self) -> Party:
        """The payer as papers and files name it."""
        return Party(
            name=self.organisation,
            inn=self.inn or "",
            kpp=self.kpp or "",
            account=self.account,
            bank=self.bank or "",
            city=self.city or "",
            bic=self.bic,
            corr_account=self.corr_account or "",
        )


COLUMNS: Final = tuple(field.name for field in fields(OwnAccount))
TEXTS: Final[Mapping[str, Field]] = {
    "name": Field("name", "--name", N_("Name"), needed=True, max_length=100),
    "organisation": Field("organisation", "--organisation", N_("Organisation"), needed=True, max_length=160),
    "bank": Field("bank", "--bank", N_("Bank"), needed=False, max_length=160),
    "city": Field("city", "--city", N_("City"), needed=False, max_length=30),
}
"""Free texts of an account, with the limits of a payment order."""


def require_keeper(person: Person) -> None:
    """Raise NotAllowed unless the person keeps the accounts."""
    require_role(person, KEEPERS, _KEPT_BY)


def require_accountant(person: Person) -> None:
    """Raise NotAllowed unless the person sends orders to the bank and takes its statements."""
    require_role(person, ("accountant",), _KEPT_BY)


_KEPT_BY: Final = N_("Accounts and bank files are kept by people with the role accountant. You are: {own}.")


def everything(connection: Connection) -> list[OwnAccount]:
    """Return all accounts, the default one first."""
    rows = connection.execute(select(own_account).order_by(_C.closed, _C.is_default.desc(), _C.name))
    return [_account(row) for row in rows]


def find(connection: Connection, name: str | None) -> OwnAccount:
    """Return the account of this name or number, or the default one; raise NotFound when there is none."""
    accounts = everything(connection)
    if name is None:
        chosen = [one for one in accounts if one.is_default and not one.closed]
        chosen = chosen or [one for one in accounts if not one.closed]
        if len(chosen) == 1 or (chosen and chosen[0].is_default):
            return chosen[0]
        if chosen:
            raise NotFound(
                N_("There are several accounts and none is the default: {known}. Name one with --from-account."),
                code="no_default_account",
                known=", ".join(one.name for one in chosen),
            )
        raise NotFound(
            N_("No account of your company is known yet. Add one: {command}"),
            code="no_own_account",
            command="paydesk own-account add NAME --organisation … --account … --bic …",
        )
    for one in accounts:
        if name in (one.name, one.account):
            return one
    raise NotFound(
        N_("There is no account “{name}”. Known: {known}."),
        code="no_such_account",
        name=name,
        known=", ".join(one.name for one in accounts) or "—",
    )


def add(store: Store, values: Mapping[str, Any], *, default: bool = False) -> OwnAccount:
    """Add an account; the first of all is the default one. ``values`` are words as people type them."""
    with store.write() as connection:
        person = store.person(connection)
        require_keeper(person)
        checked = _checked(values)
        _require_free(connection, checked, None)
        first = connection.scalar(select(func.count()).select_from(own_account)) == 0
        if default:
            _no_default(connection, store.dialect, person.login)
        row = {**checked, "is_default": default or first}
        if store.dialect == "sqlite":
            row["id"] = next_number(connection, _C.id)
        connection.execute(insert(own_account).values(**row))
        added = find(connection, checked["name"])
        record(connection, store.dialect, person.login, "account_added", str(added.id), told(asdict(added)))
        return added


def change(store: Store, name: str, values: Mapping[str, Any], *, closed: bool | None = None) -> OwnAccount:
    """Change what is given of an account."""
    with store.write() as connection:
        person = store.person(connection)
        require_keeper(person)
        before = find(connection, name)
        whole = {key: getattr(before, key) for key in COLUMNS} | {k: v for k, v in values.items() if v is not None}
        checked = _checked({key: value for key, value in whole.items() if key not in ("id", "is_default", "closed")})
        _require_free(connection, checked, before.id)
        if closed is not None:
            checked |= {"closed": closed} | ({"is_default": False} if closed else {})
        _write(connection, store.dialect, person.login, before, checked)
        return find(connection, checked["name"])


def make_default(store: Store, name: str) -> OwnAccount:
    """Let payments go from this account unless another is named."""
    with store.write() as connection:
        person = store.person(connection)
        require_keeper(person)
        chosen = find(connection, name)
        if chosen.closed:
            raise Conflict(N_("The account “{name}” is closed."), code="account_closed", name=chosen.name)
        if not chosen.is_default:
            _no_default(connection, store.dialect, person.login)
            _write(connection, store.dialect, person.login, chosen, {"is_default": True})
        return replace(chosen, is_default=True)


def _no_default(connection: Connection, dialect: str, actor: str) -> None:
    for one in everything(connection):
        if one.is_default:
            _write(connection, dialect, actor, one, {"is_default": False})


def _write(connection: Connection, dialect: str, actor: str, before: OwnAccount, values: Mapping[str, Any]) -> None:
    done = connection.execute(update(own_account).where(_C.id == before.id).values(**values))
    if not done.rowcount:  # PostgreSQL lets nobody at it who has lost the role meanwhile
        code, error, text = OTHER_STATES["PD028"]
        raise error(text, code=code)
    record(connection, dialect, actor, "account_changed", str(before.id), told(asdict(replace(before, **values))))


def _account(row: Row[Any]) -> OwnAccount:
    return OwnAccount(**{name: getattr(row, name) for name in COLUMNS})


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values in the shape in which they are stored. Raises InvalidData with everything that is wrong."""
    problems: list[Problem] = []
    currency = _currency(values)
    if isinstance(currency, Problem):
        problems.append(currency)
    checked: dict[str, Any] = {"currency": "RUB" if isinstance(currency, Problem) else currency}
    for key, field in TEXTS.items():
        cleaned = clean_text(field, str(values[key])) if values.get(key) else None
        if isinstance(cleaned, Problem):
            problems.append(cleaned)
        checked[key] = None if isinstance(cleaned, Problem) else cleaned
    numbers = {key: values.get(key) or None for key in ("inn", "kpp", "bic", "account", "corr_account")}
    given = requisites.canonical(Requisites(**numbers, currency=checked["currency"]))
    findings = requisites.check(given)
    # To a payee the bank may convert; an account of one's own that contradicts itself is a mistake.
    problems += [*findings.problems, *(one for one in findings.warnings if one.code == "account_currency")]
    checked |= {key: getattr(given, key) or None for key in numbers}
    problems += [
        Problem(key, "missing", N_("This field is needed. Give it with {option}."), {"option": f"--{key}"})
        for key in ("name", "organisation", "account", "bic", "inn")
        if not checked[key] and not any(one.field == key for one in problems)
    ]
    if problems:
        raise InvalidData(N_("The account cannot be kept so:"), problems=problems)
    return checked


def _currency(values: Mapping[str, Any]) -> str | Problem:
    """Return the currency that is given, else the one that signs 6 to 8 of a Russian account tell, else rubles."""
    if values.get("currency"):
        return parse_currency(str(values["currency"]))
    number = requisites.account.compact(str(values.get("account") or ""))
    told = parse_currency(number[5:8]) if len(number) == requisites.ACCOUNT_LENGTH and number.isdigit() else "RUB"
    return "RUB" if isinstance(told, Problem) else told


def _require_free(connection: Connection, checked: Mapping[str, Any], own: int | None) -> None:
    for one in everything(connection):
        if one.id != own and (one.name == checked["name"] or one.account == checked["account"]):
            raise Conflict(
                N_("There is an account “{name}” with the number {account} already."),
                code="account_exists",
                name=one.name,
                account=one.account,
            )
