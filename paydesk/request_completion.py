"""Answering TAB for the number of a request: those with which the command can do something, with payee and sum.

And for the head to whom ``reassign`` hands a case over.

As for all answers (``paydesk.tab``), whatever goes wrong, the shell hears nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from paydesk import config, tab

ANY: Final = ("draft", "pending", "approved", "paid", "rejected")
OWN, OTHERS, ALL = "=", "<>", ""

# As a table, for the module of the rules takes longer to load than the answer; a test compares it with the rules.
TAKES_ID: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "edit": (("draft",), OWN), "submit": (("draft",), OWN), "discard": (("draft",), OWN), "detach": (("draft",), OWN),
    "withdraw": (("pending",), OWN), "revise": (("rejected",), OWN),
    "approve": (("pending",), OTHERS), "reject": (("pending",), OTHERS), "return": (("pending", "approved"), OTHERS),
    "revoke": (("pending", "approved"), OTHERS), "reassign": (("pending",), OTHERS), "pay": (("approved",), ALL), "reopen": (("paid",), ALL),
    **dict.fromkeys(("show", "explain", "history", "comment", "attach", "files", "order", "qr", "pack"), (ANY, ALL)),
}  # fmt: skip
"""Command → the states of the requests that it takes, and whether they are one's own or those of others."""

SINGLE: Final = frozenset({"edit", "detach", "show", "explain", "history", "attach", "files", "qr", "reassign"})
"""Commands that take one number; the others take as many as there are."""

TO_HEAD: Final = "reassign TO"
"""The place of the command line where a head is named, as :func:`asked` tells it."""

_HEADS: Final = """SELECT p.login, p.name FROM {schema}person p JOIN {schema}person_role q ON q.login = p.login
 WHERE q.role = 'head' AND NOT p.disabled AND p.login <> {actor} ORDER BY p.login LIMIT {limit}"""
_QUERY: Final = """SELECT r.id, r.contractor, r.amount, r.currency FROM {schema}request r
 WHERE {by}r.status IN ({states}) AND {seen} WHOSE AND {begun} ORDER BY {order} LIMIT {limit}"""
_FEW: Final = 2
"""So many digits begin few numbers: those are looked up then. Where many begin so, the first in order are soon found."""
_DIGITS: Final = 18


def asked(before: Sequence[str], begun: str) -> tuple[str, str] | None:
    """Return the command and what is begun, or ``None`` where neither a request nor a head is to be completed."""
    plain, words = list[str](), iter(before)
    for word in words:
        if word in tab.VALUED:
            next(words, None)
        elif word.startswith("-") and plain:
            return None  # the value of an option may follow
        elif not word.startswith("-"):
            plain.append(word)
    if plain[:1] == ["reassign"] and len(plain) == 2 and plain[1].isdecimal() and not begun.startswith("-"):
        return TO_HEAD, begun
    if not plain or plain[0] not in TAKES_ID or (begun and not begun.isdecimal()) or len(begun) > _DIGITS:
        return None
    numbers = plain[1:]
    if not all(map(str.isdecimal, numbers)) or (plain[0] in SINGLE and numbers):
        return None
    return plain[0], begun


def answer(environment: Mapping[str, str]) -> str | None:
    """Return what the shell is to hear, or ``None`` where it is not asked for a request."""

    def offer(settings: config.Settings, kind: str, begun: str) -> list[tuple[str, str]]:
        return (heads if kind == TO_HEAD else candidates)(settings, kind, begun)

    return tab.answer(environment, asked, offer)


def candidates(settings: config.Settings, command: str, begun: str) -> list[tuple[str, str]]:
    """Return numbers that begin so, each with the payee and the sum; the next due first, or the newest first."""
    rows = tab.rows(settings, asked_sql(command, begun, sqlite=tab.is_sqlite(settings)))
    return [(str(number), _help(contractor, amount, currency)) for number, contractor, amount, currency in rows]


def asked_sql(command: str, begun: str, *, sqlite: bool) -> str:
    """Return the query for the requests whose numbers begin so."""
    states, whose = TAKES_ID[command]
    # SQLite keeps to an index of the order, and would walk all of it; what has a plus it does not look for there.
    by = "+" if sqlite and len(begun) >= _FEW else ""
    return tab.filled(
        _QUERY.replace("WHOSE", f"AND r.author {whose} {{actor}}" if whose else ""),
        sqlite=sqlite,
        by=by,
        states=", ".join(f"'{state}'" for state in states),
        begun=_ranges(begun),
        order=f"{by}r.id DESC" if states == ANY else f"{by}r.due_date, {by}r.id",
        limit=tab.OFFERED,
    )


def heads(settings: config.Settings, _command: str, begun: str) -> list[tuple[str, str]]:
    """Return the logins of other heads that begin so, each with the name."""
    sql = tab.filled(_HEADS, sqlite=tab.is_sqlite(settings), limit=10 * tab.OFFERED)
    rows = tab.rows(settings, sql)
    return [(login, tab.one_line(name)) for login, name in rows if login.startswith(begun) and tab.is_word(login)]


def _ranges(begun: str) -> str:
    """Return the condition that a number begins with the digits, as ranges that the primary key answers."""
    if not begun:
        return "r.id > 0"
    if begun[0] == "0":
        return "r.id < 0"
    first = int(begun)
    scales = [10**power for power in range(_DIGITS + 1 - len(begun))]
    return "(" + " OR ".join(f"r.id BETWEEN {first * one} AND {first * one + one - 1}" for one in scales) + ")"


def _help(contractor: str | None, amount: int | str | None, currency: str) -> str:
    """Return payee and sum."""
    from paydesk.money import amount_string

    name = tab.one_line(contractor)
    return f"{name} {amount_string(int(amount), currency)} {currency}".strip() if amount else name
