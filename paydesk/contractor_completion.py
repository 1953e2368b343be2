"""Answering TAB for a contractor's name: from an index of the database, with the bare driver.

Whatever goes wrong, the shell hears nothing: an answer to TAB is no place for an error. Names are other people's text
and shells run part of what they are told, so a name with anything but letters, digits and a few signs is offered in
its folded form, which every command takes as well. On SQLite the question is broken off after :data:`SECONDS`.
"""

from __future__ import annotations

import re
import shlex
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any, Final

from paydesk import config
from paydesk.folding import LEGAL_FORMS, fold, fold_name

TAKES_NAME: Final[Mapping[str, int]] = {
    "show": 1, "edit": 1, "accounts": 1, "trust": 1, "distrust": 1, "split": 1, "merge": 2,
}  # fmt: skip
"""Subcommand of ``contractor`` → how many names it takes first."""

OFFERED: Final = 50
SECONDS: Final = 0.05
TIMEOUT_MS: Final = 1000
"""On PostgreSQL, where the server may be far away."""

_VALUED: Final = ("--db", "--profile", "--lang")
_HARMLESS: Final = re.compile(r"[\w «»„“”.\-]+")
_LAST: Final = "\U0010ffff"

# As text, for the module of the rules takes longer to load than the answer; a test compares it with the rules.
VISIBLE_SQL: Final = (
    "EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = {actor} AND NOT"
    " q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected',"
    " 'discarded') AND r.author = {actor}) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid',"
    " 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND"
    " r.status IN ('draft', 'pending') AND r.returned_by = {actor}) OR (p.role = 'auditor' AND r.status IN"
    " ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN"
    " ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'notifier' AND r.status IN"
    " ('draft', 'pending', 'approved', 'paid', 'rejected'))))"
)
_FOUND: Final = """SELECT {key}, max(r.contractor), max(r.inn) FROM SCHEMA request r
 WHERE {column} >= LOW AND {column} < HIGH AND r.status <> 'discarded' AND r.contractor_key IS NOT NULL
 GROUP BY {column} ORDER BY {column} LIMIT {limit}"""
_FOUND_SQLITE: Final = (
    _FOUND.replace("SCHEMA ", "")
    .replace("LOW", ":low")
    .replace("HIGH", ":high")
    .replace(" GROUP", f" AND {VISIBLE_SQL.replace('{actor}', ':actor')}\n GROUP")
)
_FOUND_POSTGRES: Final = _FOUND.replace("SCHEMA ", "paydesk.").replace("LOW", "$1").replace("HIGH", "$2")
_CARDS: Final = (
    "SELECT c.key, c.name, c.merged_into FROM {0}contractor c WHERE (c.name IS NOT NULL OR c.merged_into IS NOT NULL)"
)
_SEEN: Final = (
    " AND EXISTS (SELECT 1 FROM request r WHERE (r.inn = c.key OR r.contractor_key = c.key) AND VISIBLE)".replace(
        "VISIBLE", VISIBLE_SQL.replace("{actor}", ":actor")
    )
)


def words(environment: Mapping[str, str]) -> tuple[list[str], str] | None:
    """Return the whole words before TAB, without the program's name, and the beginning of the next.

    ``None`` where the shell asks for something else than to complete.
    """
    shell = environment.get("_PAYDESK_COMPLETE", "").removeprefix("complete_")
    if shell == "bash":
        all_words = _split(environment.get("COMP_WORDS", ""))
        place = int(environment.get("COMP_CWORD", "0"))
        return all_words[1:place], all_words[place] if place < len(all_words) else ""
    told = environment.get("_TYPER_COMPLETE_ARGS", "")
    found = _split(told)[1:]
    if shell in ("powershell", "pwsh"):
        begun = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (found[:-1] if begun else found), begun.strip("'\"")
    if shell not in ("zsh", "fish"):
        return None
    return (found[:-1], found[-1]) if found and not told.endswith(" ") else (found, "")


def _split(text: str) -> list[str]:
    """Split as a shell does, as far as the quotes are closed."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    found: list[str] = []
    try:
        found.extend(lexer)
    except ValueError:
        found.append(lexer.token)
    return found


def asked(before: Sequence[str], begun: str) -> str | None:
    """Return what is there of a contractor's name, or ``None`` where something else is to be completed."""
    if begun.startswith("--contractor="):
        return begun.partition("=")[2]
    if before[-2:] == ["--contractor", "="]:  # bash breaks words there
        return begun
    if before[-1:] == ["--contractor"]:
        return "" if begun == "=" else begun
    plain, words_ = [], iter(before)
    for word in words_:
        if word in _VALUED:
            next(words_, None)
        elif not word.startswith("-"):
            plain.append(word)
    if plain[:1] != ["contractor"] or len(plain) < 2 or begun.startswith("-"):
        return None
    return begun if len(plain) - 2 < TAKES_NAME.get(plain[1], 0) else None


def answer(environment: Mapping[str, str]) -> str | None:
    """Return what the shell is to hear, or ``None`` where it is not asked for a contractor."""
    found = words(environment)
    begun = asked(*found) if found else None
    if found is None or begun is None:
        return None
    try:
        names = candidates(settings_of(found[0], environment), begun)
    except Exception:  # noqa: BLE001 - an answer to TAB is no place for an error
        names = []
    return _said(names, environment)


def settings_of(before: Sequence[str], environment: Mapping[str, str]) -> config.Settings:
    """Return the settings of the command line that is being typed."""
    given: dict[str, str | None] = dict.fromkeys(("db", "profile", "lang"))
    for option, value in pairwise(before):
        if option in _VALUED:
            given[option[2:]] = value
    return config.resolve(given, environment, no_input=True, no_color=True)


def candidates(settings: config.Settings, begun: str) -> list[str]:
    """Return names of contractors, or INNs for digits, that begin so; of merged ones a single name."""
    by_inn, sqlite = begun.isdigit(), settings.db.startswith("sqlite:")
    low = begun if by_inn else _folded(begun)
    # The index of PostgreSQL is by bytes: in the order of a language a beginning is no range.
    column = "r.inn" if by_inn else "r.contractor_key" if sqlite else 'r.contractor_key COLLATE "C"'
    query = (_FOUND_SQLITE if sqlite else _FOUND_POSTGRES).format(
        key="max(r.contractor_key)" if by_inn else column, column=column, limit=OFFERED
    )
    values = {"low": low, "high": low + _LAST} | ({"actor": settings.user} if sqlite else {})
    kept = (_CARDS.format("") + _SEEN, {"actor": settings.user}) if sqlite else (_CARDS.format("paydesk."), {})
    cards, rows = ask(settings, [kept, (query, values)])
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


def ask(settings: config.Settings, questions: Sequence[tuple[str, Mapping[str, str]]]) -> list[list[Any]]:
    """Return the rows of each question as far as there is time; values stand for ``:name``, on PostgreSQL for ``$1``."""
    if settings.db.startswith("sqlite:"):
        return _ask_sqlite(settings.db, questions)
    from paydesk import libpq

    url = f"postgresql://{settings.db.partition('://')[2]}"
    asked = [(query, tuple(values.values())) for query, values in questions]
    try:
        return [list(rows) for rows in libpq.ask(url, asked, timeout_ms=TIMEOUT_MS)]
    except libpq.Failed:
        return [[] for _ in questions]


def _ask_sqlite(url: str, questions: Sequence[tuple[str, Mapping[str, str]]]) -> list[list[Any]]:
    import sqlite3
    from urllib.parse import quote, unquote

    path = unquote(url.partition("://")[2][1:])
    deadline = time.monotonic() + SECONDS
    found: list[list[Any]] = [[] for _ in questions]
    with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=SECONDS)) as connection:
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        with suppress(sqlite3.OperationalError):  # out of time: what was found is something
            for rows, (query, values) in zip(found, questions, strict=True):
                rows.extend(connection.execute(query, dict(values)))
    return found


def _said(names: Sequence[str], environment: Mapping[str, str]) -> str:
    """Write the candidates as the script of the shell takes them."""
    shell = environment.get("_PAYDESK_COMPLETE", "").removeprefix("complete_")
    if shell == "bash":
        last = environment.get("COMP_WORDS", "").rpartition("\n")[2]
        quoted = last[:1] in ("'", '"')
        return "\n".join(names if quoted else [name.replace(" ", "\\ ") for name in names])
    if shell == "zsh":
        listed = "\n".join(f'"{name}"' for name in names)
        return f"_arguments '*: :(({listed}))'" if names else ""
    if shell in ("powershell", "pwsh"):
        return "\n".join(f"'{name}'::: " if " " in name else f"{name}::: " for name in names)
    if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        raise SystemExit(0 if names else 1)
    return "\n".join(names)
