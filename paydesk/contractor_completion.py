"""Answering TAB for a contractor's name, from an index of the database.

As for all answers (``paydesk.tab``), whatever goes wrong, the shell hears nothing. Names are other people's text and
shells run part of what they are told, so a name with anything but letters, digits and a few signs is offered in its
folded form, which every command takes as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from paydesk import config, tab
from paydesk.folding import LEGAL_FORMS, fold, fold_name

TAKES_NAME: Final[Mapping[str, int]] = {
    "show": 1, "edit": 1, "accounts": 1, "trust": 1, "distrust": 1, "split": 1, "merge": 2,
}  # fmt: skip
"""Subcommand of ``contractor`` → how many names it takes first."""

_HARMLESS: Final = re.compile(r"[\w «»„“”.\-]+")
_LAST: Final = "\U0010ffff"

_FOUND: Final = """SELECT {key}, max(r.contractor), max(r.inn) FROM SCHEMA request r
 WHERE {column} >= LOW AND {column} < HIGH AND r.status <> 'discarded' AND r.contractor_key IS NOT NULL
 GROUP BY {column} ORDER BY {column} LIMIT {limit}"""
_FOUND_SQLITE: Final = (
    _FOUND.replace("SCHEMA ", "")
    .replace("LOW", ":low")
    .replace("HIGH", ":high")
    .replace(" GROUP", f" AND {tab.VISIBLE_SQL.replace('{actor}', ':actor')}\n GROUP")
)
_FOUND_POSTGRES: Final = _FOUND.replace("SCHEMA ", "paydesk.").replace("LOW", "$1").replace("HIGH", "$2")
_CARDS: Final = (
    "SELECT c.key, c.name, c.merged_into FROM {0}contractor c WHERE (c.name IS NOT NULL OR c.merged_into IS NOT NULL)"
)
_SEEN: Final = (
    " AND EXISTS (SELECT 1 FROM request r WHERE (r.inn = c.key OR r.contractor_key = c.key) AND VISIBLE)".replace(
        "VISIBLE", tab.VISIBLE_SQL.replace("{actor}", ":actor")
    )
)


def asked(before: Sequence[str], begun: str) -> str | None:
    """Return what is there of a contractor's name, or ``None`` where something else is to be completed."""
    if begun.startswith("--contractor="):
        return begun.partition("=")[2]
    if before[-2:] == ["--contractor", "="]:  # bash breaks words there
        return begun
    if before[-1:] == ["--contractor"]:
        return "" if begun == "=" else begun
    plain = tab.plain(before)
    if plain[:1] != ["contractor"] or len(plain) < 2 or begun.startswith("-"):
        return None
    return begun if len(plain) - 2 < TAKES_NAME.get(plain[1], 0) else None


def answer(environment: Mapping[str, str]) -> str | None:
    """Return what the shell is to hear, or ``None`` where it is not asked for a contractor."""

    def wanted(before: Sequence[str], begun: str) -> tuple[None, str] | None:
        name = asked(before, begun)
        return None if name is None else (None, name)

    def offered(settings: config.Settings, _place: None, begun: str) -> list[tuple[str, str]]:
        return [(name, "") for name in candidates(settings, begun)]

    return tab.answer(environment, wanted, offered, again=True)


def candidates(settings: config.Settings, begun: str) -> list[str]:
    """Return names of contractors, or INNs for digits, that begin so; of merged ones a single name."""
    by_inn, sqlite = begun.isdigit(), tab.is_sqlite(settings)
    low = begun if by_inn else _folded(begun)
    # The index of PostgreSQL is by bytes: in the order of a language a beginning is no range.
    column = "r.inn" if by_inn else "r.contractor_key" if sqlite else 'r.contractor_key COLLATE "C"'
    query = (_FOUND_SQLITE if sqlite else _FOUND_POSTGRES).format(
        key="max(r.contractor_key)" if by_inn else column, column=column, limit=tab.OFFERED
    )
    values = {"low": low, "high": low + _LAST} | ({"actor": settings.user} if sqlite else {})
    kept = (_CARDS.format("") + _SEEN, {"actor": settings.user}) if sqlite else (_CARDS.format("paydesk."), {})
    cards, rows = tab.ask(settings, [kept, (query, values)])
    return list(_named(rows, {key: (name, into) for key, name, into in cards}, begun, low, by_inn=by_inn))


def _folded(begun: str) -> str:
    """Fold the beginning of a name; a legal form alone is the beginning of any."""
    return "" if fold(begun) in LEGAL_FORMS else fold_name(begun)


def _named(
    rows: Sequence[tuple[Any, ...]],
    cards: Mapping[str, tuple[str | None, str | None]],
    begun: str,
    low: str,
    *,
    by_inn: bool,
) -> Iterator[str]:
    seen = set()
    for key, name, inn in rows:
        own = inn or key
        _name, into = cards.get(own, (None, None))
        root = into or own
        if root in seen:
            continue
        seen.add(root)
        shown = cards.get(root, (None, None))[0] or name
        if by_inn:
            yield inn
        elif _HARMLESS.fullmatch(shown) and shown.startswith(begun):
            yield shown
        elif (low or not begun) and _HARMLESS.fullmatch(begun + key[len(low) :]):
            yield begun + key[len(low) :]  # shells leave out what does not begin as the word does
