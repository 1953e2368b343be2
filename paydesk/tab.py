"""What all answers to TAB share: the words of the shell, a question to the database, candidates as the shell takes them.

Whatever goes wrong, the shell hears nothing: an answer to TAB is no place for an error. It comes before anything else is
loaded, from the bare driver. On SQLite a question is broken off after :data:`SECONDS`.
"""

from __future__ import annotations

import re
import shlex
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any, Final, TypeVar

from paydesk import config

OFFERED: Final = 50
SECONDS: Final = 0.3
"""A file that others write to, or a busy machine, may take its time; nobody waits longer at a prompt."""

TIMEOUT_MS: Final = 1000
"""On PostgreSQL, where the server may be far away."""

VALUED: Final = ("--db", "--profile", "--lang")
"""Global options that take a value."""

Place = TypeVar("Place")
"""What stands where the cursor is, in the words of the room that answers."""

Candidate = tuple[str, str]
"""What can stand there, and a word on it or none."""

_WORD: Final = re.compile(r"[\w.@-]+")
_HARMFUL: Final = re.compile(r"[^\w «».,-]+")

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


def settings_of(before: Sequence[str], environment: Mapping[str, str]) -> config.Settings:
    """Return the settings of the command line that is being typed."""
    given: dict[str, str | None] = dict.fromkeys(("db", "profile", "lang"))
    for option, value in pairwise(before):
        if option in VALUED:
            given[option[2:]] = value
    return config.resolve(given, environment, no_input=True, no_color=True)


def plain(before: Sequence[str]) -> list[str]:
    """Return the words of a line that are neither options nor the values of the global ones."""
    found, rest = list[str](), iter(before)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif not word.startswith("-"):
            found.append(word)
    return found


def answer(
    environment: Mapping[str, str],
    asked: Callable[[Sequence[str], str], tuple[Place, str] | None],
    candidates: Callable[[config.Settings, Place, str], Sequence[Candidate]],
    *,
    again: bool = False,
) -> str | None:
    """Return what the shell is to hear; ``None`` where ``asked`` says that nothing of its kind stands at the cursor.

    What is on the line already is not offered once more, unless ``again`` it may stand there.
    """
    found = words(environment)
    wanted = asked(*found) if found else None
    if found is None or wanted is None:
        return None
    before = found[0]
    try:
        offered = candidates(settings_of(before, environment), *wanted)
    except Exception:  # noqa: BLE001 - an answer to TAB is no place for an error
        offered = []
    return said([one for one in offered if again or one[0] not in before][:OFFERED], environment)


def is_sqlite(settings: config.Settings) -> bool:
    """Tell which of the two databases is asked."""
    return settings.db.startswith("sqlite:")


def filled(query: str, *, sqlite: bool, **places: str | int) -> str:
    """Return a query in which ``{schema}``, ``{actor}`` and ``{seen}`` were left open, besides ``places``."""
    actor = ":actor" if sqlite else "session_user::text"
    seen = VISIBLE_SQL.replace("{actor}", actor) if sqlite else "true"
    return query.format(schema="" if sqlite else "paydesk.", actor=actor, seen=seen, **places)


def rows(settings: config.Settings, query: str) -> list[Any]:
    """Return the rows of one query that was :func:`filled`."""
    (found,) = ask(settings, [(query, {"actor": settings.user} if is_sqlite(settings) else {})])
    return found


def ask(settings: config.Settings, questions: Sequence[tuple[str, Mapping[str, str]]]) -> list[list[Any]]:
    """Return the rows of each question as far as there is time; values stand for ``:name``, on PostgreSQL for ``$1``."""
    if is_sqlite(settings):
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


def said(offered: Sequence[Candidate], environment: Mapping[str, str]) -> str:
    """Write candidates, each with a word on it, as the script of the shell takes them."""
    kind = environment.get("_PAYDESK_COMPLETE", "").removeprefix("complete_")
    if kind == "zsh":
        listed = "\n".join(f'"{name}":"{told}"' if told else f'"{name}"' for name, told in offered)
        return f"_arguments '*: :(({listed}))'" if offered else ""
    if kind in ("powershell", "pwsh"):
        return "\n".join(f"{_quoted(name)}:::{told or ' '}" for name, told in offered)
    if kind == "fish":
        if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            raise SystemExit(0 if offered else 1)
        return "\n".join(f"{name}\t{told}" if told else name for name, told in offered)
    last = environment.get("COMP_WORDS", "").rpartition("\n")[2]
    within_quotes = last[:1] in ("'", '"')
    return "\n".join(name if within_quotes else name.replace(" ", "\\ ") for name, _told in offered)


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name


def one_line(text: str | None) -> str:
    """Return what may stand beside a candidate; texts of users go to a shell, which runs part of what it is told."""
    return " ".join(_HARMFUL.sub(" ", text or "").split())[:40]


def is_word(name: str) -> bool:
    """Tell whether a name means nothing to a shell but itself."""
    return _WORD.fullmatch(name) is not None
