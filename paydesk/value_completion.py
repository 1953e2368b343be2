"""Answering TAB for a value that comes from a list: states, currencies, roles, saved views, people and the like.

As for all answers (``paydesk.tab``), whatever goes wrong, the shell hears nothing, and names that mean
something to a shell are not offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from paydesk import config, tab
from paydesk.languages import LANGUAGES
from paydesk.request_completion import ANY

VIEWS: Final = "views"
PEOPLE: Final = "people"
CURRENCIES: Final = "currencies"

_FORMATS: Final = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "html")
_TOPICS: Final = ("states", "roles", "exit-codes", "formats", "environment")
_SETTINGS: Final = ("require_bic", "require_trusted", "trust_wait_hours", "digest_hour", "remind_days")

# As a table, for the modules of the rules take longer to load than the answer; a test compares it with them.
OF_OPTION: Final[Mapping[str, Sequence[str] | str]] = {
    "--status": ANY,
    "--currency": CURRENCIES,
    "--author": PEOPLE,
    "--waiting-for": PEOPLE,
    "--view": VIEWS,
    "--role": ("manager", "head", "accountant", "auditor", "admin", "notifier"),
    "--kind": ("invoice", "order", "other"),
    "--format": _FORMATS,
    "--group-by": ("day", "week", "month", "contractor", "status"),
    "--sort": ("due", "id", "amount", "contractor", "author", "status", "created", "updated"),
    "--lang": tuple(LANGUAGES),
    "--how": ("call", "letter", "meeting", "other"),
    "--by": ("day", "week"),
}
OF_COMMAND: Final[Mapping[tuple[str, str], Sequence[str] | str]] = {
    ("bank export", "--format"): ("1c", "pain001"),
    ("bank export", "--charges"): ("shar", "debt", "cred"),
    ("new", "--every"): ("week", "month", "quarter"),
    ("registry", "--due"): ("today", "tomorrow", "week", "next-week", "month", "overdue"),
    ("view save", "--due"): ("today", "tomorrow", "week", "next-week", "month", "overdue"),
    ("bank export", "--due"): ("today", "tomorrow", "week", "next-week", "month", "overdue"),
    ("notify settings", "--kind"): (),
}
"""Command and option → values, where they are not those of the option elsewhere."""

OF_ARGUMENT: Final[Mapping[str, Sequence[str] | str]] = {
    "view default": VIEWS,
    "view delete": VIEWS,
    "user edit": PEOPLE,
    "user disable": PEOPLE,
    "user enable": PEOPLE,
    "delegate": PEOPLE,
    "completion": ("bash", "zsh", "fish", "powershell"),
    "help": _TOPICS,
    "setting": _SETTINGS,
}
"""Command → values of its first argument."""

USUAL: Final = ("RUB", "EUR", "USD", "CNY", "KZT", "BYN", "TRY", "AED", "AMD", "GBP", "CHF", "JPY")
"""Currencies that are offered before a letter is typed."""

_VIEWS: Final = (
    "SELECT v.name, '' FROM {schema}saved_view v WHERE v.owner = {actor} AND v.options IS NOT NULL ORDER BY v.name"
)
_PEOPLE: Final = "SELECT p.login, coalesce(p.name, '') FROM {schema}person p ORDER BY p.disabled, p.login"


def asked(before: Sequence[str], begun: str) -> tuple[Sequence[str] | str, str] | None:
    """Return which values may stand here and what is there of one, or ``None`` where it is no value of a list."""
    if before[-1:] == ["="]:  # bash breaks words there
        before = before[:-1]
    elif begun == "=":
        begun = ""
    command = _command(before)
    option = before[-1] if before else ""
    if option.startswith("-"):
        values = OF_COMMAND.get((command, option), OF_OPTION.get(option, ()))
        return (values, begun) if values else None
    plain = len(tab.plain(before)) - len(command.split())
    if command in OF_ARGUMENT and not begun.startswith("-") and (plain == 0 or command == "view delete"):
        return OF_ARGUMENT[command], begun
    return None


def _command(before: Sequence[str]) -> str:
    plain = tab.plain(before)
    pair = " ".join(plain[:2])
    known = {*OF_ARGUMENT, *(command for command, _option in OF_COMMAND)}
    return pair if pair in known else plain[0] if plain else ""


def answer(environment: Mapping[str, str]) -> str | None:
    """Return what the shell is to hear, or ``None`` where it is not asked for a value of a list."""
    return tab.answer(environment, asked, candidates)


def candidates(settings: config.Settings, values: Sequence[str] | str, begun: str) -> list[tuple[str, str]]:
    """Return the values that begin so, each with a word on it where there is one."""
    if values == CURRENCIES:
        from paydesk.money import CURRENCIES as CODES

        begun = begun.upper()
        values = sorted(CODES) if begun else USUAL
    if not isinstance(values, str):
        return [(value, "") for value in values if value.startswith(begun)]
    sql = tab.filled(_VIEWS if values == VIEWS else _PEOPLE, sqlite=tab.is_sqlite(settings))
    rows = tab.rows(settings, sql)
    return [(name, tab.one_line(text)) for name, text in rows if name.startswith(begun) and tab.is_word(name)]
