"""The directory of banks, asked by BIC: what a bank is called, and what speaks against paying to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, select

from paydesk.errors import N_, NotFound, Problem
from paydesk.form import Form
from paydesk.formats.party import Party
from paydesk.models import bank, bank_load
from paydesk.records import Request

if TYPE_CHECKING:
    from paydesk.formats import ed807

OLD_DAYS: Final = 10
"""A directory of more than so many days ago deserves a warning: a new one comes every business day."""

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A bank as the directory knows it; ``restrictions`` are kept as the directory dates them."""

    bic: str
    name: str
    city: str
    corr_accounts: tuple[str, ...]
    details: Mapping[str, Any]
    swift: tuple[str, ...]
    removed: bool

    @property
    def corr_account(self) -> str:
        """The correspondent account where there is one to choose, else ""."""
        return self.corr_accounts[0] if len(self.corr_accounts) == 1 else ""


def payee(form: Form, entry: Entry | None) -> Party:
    """Return whom a request pays; what the directory knows of the bank goes before what was typed."""
    return Party(
        name=form.contractor or "",
        inn=form.inn or "",
        kpp=form.kpp or "",
        account=form.account or "",
        bank=entry.name if entry else form.bank or "",
        city=entry.city if entry else "",
        bic=form.bic or "",
        corr_account=form.corr_account or (entry.corr_account if entry else ""),
    )


COLUMNS: Final = ("bic", "name", "city", "corr_accounts", "details", "swift", "removed")
"""The columns of a bank as the directory tells them."""


@dataclass(frozen=True, slots=True)
class Status:
    """The directory in force."""

    day: date
    version: int
    entries: int
    loaded_at: datetime
    loaded_by: str


def status(connection: Connection) -> Status | None:
    """Return the directory in force, or ``None`` when none was loaded."""
    row = connection.execute(select(bank_load).order_by(bank_load.c.id.desc()).limit(1)).one_or_none()
    return Status(row.business_day, row.version, row.entries, row.at, row.actor) if row else None


def find(connection: Connection, bic: str) -> Entry | None:
    """Return the bank of a BIC, gone ones included."""
    return find_many(connection, [bic]).get(bic)


def find_many(connection: Connection, bics: Sequence[str]) -> dict[str, Entry]:
    """Return BIC → bank for those that the directory knows."""
    found: dict[str, Entry] = {}
    wanted = sorted(set(bics))
    for start in range(0, len(wanted), _BATCH):
        asked = bank.c.bic.in_(wanted[start : start + _BATCH])
        rows = connection.execute(select(*(bank.c[name] for name in COLUMNS)).where(asked))
        found |= {row.bic: entry_of(*row) for row in rows}
    return found


def entry_of(
    bic: str, name: str, city: str, corr_accounts: str, details: str, swift: str, removed: bool,  # noqa: FBT001
) -> Entry:  # fmt: skip
    """Return a bank from its row, in the order of :data:`COLUMNS`."""
    return Entry(bic, name, city, tuple(corr_accounts.split()), json.loads(details), tuple(swift.split()), removed)


def with_name(connection: Connection, form: Form) -> Form:
    """Return the form with the bank's name from the directory, where the form has none.

    The correspondent account is left to the export: it would tell a request from the same one in a table without it.
    """
    if form.bank or not form.bic:
        return form
    entry = find(connection, form.bic)
    return replace(form, bank=entry.name) if entry and not entry.removed else form


def require(connection: Connection, bic: str) -> Entry:
    """Return the bank of a BIC. Raises NotFound with what to do."""
    if status(connection) is None:
        raise NotFound(
            N_("No directory of banks was loaded yet. Load the Bank of Russia's file: {command}"),
            code="no_directory",
            command="paydesk banks load FILE",
        )
    entry = find(connection, bic)
    if entry is None:
        raise NotFound(N_("The directory knows no bank with the BIC {bic}."), code="no_such_bank", bic=bic)
    return entry


def findings(entry: Entry, on: date) -> tuple[ed807.Finding, ...]:
    """Return what speaks against paying to this bank on a day."""
    from paydesk.formats import ed807

    return ed807.findings(_restored(entry.details), on)


def details_of(one: ed807.Bank) -> str:
    """Return what is kept of a bank besides its columns, as JSON."""
    return json.dumps(asdict(one), default=str, ensure_ascii=False)


def _restored(told: Mapping[str, Any]) -> ed807.Bank:
    from paydesk.formats import ed807

    def day(value: str | None) -> date | None:
        return date.fromisoformat(value) if value and value != "None" else None

    def restrictions(pairs: Iterable[Sequence[Any]]) -> tuple[tuple[str, date | None], ...]:
        return tuple((str(code), day(since)) for code, since in pairs)

    accounts = tuple(
        ed807.Account(
            **{
                **one,
                "restrictions": restrictions(one["restrictions"]),
                "date_out": day(one["date_out"]),
            }
        )
        for one in told["accounts"]
    )
    return ed807.Bank(
        **{
            **told,
            "date_in": day(told["date_in"]),
            "date_out": day(told["date_out"]),
            "restrictions": restrictions(told["restrictions"]),
            "accounts": accounts,
            "swift": tuple(told["swift"]),
        }
    )


def check_payee(
    connection: Connection, payees: Mapping[int, tuple[str | None, str | None]], today: date
) -> dict[int, tuple[list[Problem], list[Problem]]]:
    """Return request → (what forbids the payment, what somebody should look at), by the directory.

    ``payees`` are request → (BIC, correspondent account). Without a directory nothing is found.
    """
    now = status(connection)
    if now is None:
        return {}
    banks = find_many(connection, [bic for bic, _corr in payees.values() if bic])
    return {
        number: check_bank(bic, corr, banks.get(bic), today)
        for number, (bic, corr) in payees.items()
        if bic and bic.isdigit()
    }


def check_bank(bic: str, corr: str | None, entry: Entry | None, today: date) -> tuple[list[Problem], list[Problem]]:
    """Return what forbids a payment to the bank of a BIC, and what somebody should look at."""
    if entry is None or entry.removed:
        return [Problem("bic", "bank_unknown", N_("The directory knows no bank with the BIC {bic}."), {"bic": bic})], []
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for finding in findings(entry, today):
        problem = Problem("bic", finding.code, finding.text, dict(finding.params))
        (problems if finding.severity == "refuse" else warnings).append(problem)
    if corr and entry.corr_accounts and corr not in entry.corr_accounts:
        problems.append(
            Problem(
                "corr_account",
                "corr_account_of_another",
                N_("The correspondent account {value} is not that of {bank}; the directory has {known}."),
                {"value": corr, "bank": entry.name, "known": ", ".join(entry.corr_accounts)},
            )
        )
    return problems, warnings


def advice(connection: Connection, requests: Iterable[Request], today: date) -> dict[int, list[Problem]]:
    """Return request → what the directory says against paying it so, for those that are still to be paid.

    To the author and to whoever decides it is advice; an export refuses what forbids the payment.
    """
    asked = {one.id: (one.form.bic, one.form.corr_account) for one in requests if one.status in _STILL_OPEN}
    found = {number: [*stops, *doubts] for number, (stops, doubts) in check_payee(connection, asked, today).items()}
    old = age_warning(status(connection), today) if any(bic for bic, _corr in asked.values()) else None
    if old is not None and old.code == "old_directory":
        for number, problems in found.items():
            found[number] = [*problems, old]
    return {number: problems for number, problems in found.items() if problems}


_STILL_OPEN: Final = ("draft", "pending", "approved")


def age_warning(now: Status | None, today: date) -> Problem | None:
    """Return what is to be said of a directory that is missing or too old."""
    if now is None:
        return Problem(
            "bic", "no_directory", N_("No directory of banks is loaded: banks are checked by their check digits alone.")
        )
    if (today - now.day).days > OLD_DAYS:
        return Problem(
            "bic",
            "old_directory",
            N_("The directory of banks is of {day}; load a new one: paydesk banks load FILE"),
            {"day": now.day.isoformat()},
        )
    return None
