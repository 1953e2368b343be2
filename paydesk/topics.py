"""Topics of ``paydesk help``: what is true for all commands, told from the tables that the program itself works by."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from paydesk.errors import N_, ExitCode
from paydesk.messages import _, role_name, status_name

EXIT_CODES: Final[Mapping[ExitCode, str]] = {
    ExitCode.OK: N_('done; also "nothing to do" and an empty list'),
    ExitCode.FAULT: N_("a fault of the program, or you declined"),
    ExitCode.USAGE: N_("wrong usage or settings"),
    ExitCode.INVALID: N_("invalid data: a field or a file"),
    ExitCode.NOT_ALLOWED: N_("not allowed: the role, the state or a rule forbids it"),
    ExitCode.NOT_FOUND: N_("no such request, person or file, or it is not yours to see"),
    ExitCode.CONFLICT: N_("conflict: changed since it was seen, a duplicate"),
    ExitCode.UNAVAILABLE: N_("the database is out of reach, locked too long, or its schema is not current"),
    ExitCode.PARTIAL: N_("done in part (with --partial)"),
    ExitCode.INTERRUPTED: N_("interrupted"),
}

VARIABLES: Final[Mapping[str, str]] = {
    "PAYDESK_DB": N_("the database: sqlite:///path.db or postgresql://user@host/name (--db)"),
    "PAYDESK_USER": N_("who you are, on SQLite only"),
    "PAYDESK_PROFILE": N_("profile of the settings file (--profile)"),
    "PAYDESK_LANG": N_("ru or en; else the system's language, else Russian (--lang)"),
    "PAYDESK_NO_INPUT": N_("ask no questions (--no-input)"),
    "PAYDESK_CONFIG": N_("the settings file"),
    "PAYDESK_TODAY": N_('another "today", for looking and testing; stamps stay real'),
    "PAYDESK_PAGER": N_("the program that shows what is longer than the terminal; else PAGER"),
    "NO_COLOR": N_("no colours (--no-color)"),
}

FORMATS: Final[tuple[tuple[str, str], ...]] = (
    ("registry --format", N_("table, plain, json, jsonl, csv, tsv, markdown or html")),
    ("registry --output", N_(".xlsx, .csv, .tsv, .json, .jsonl, .md or .html")),
    ("import", N_("CSV, XLSX, XLS, ODS, HTML, JSON or JSON lines, headings in Russian or English")),
    ("new --from", N_("PDF, picture, text or mail of an invoice, with or without a payment QR code")),
    ("bank export --format", N_("1c (1CClientBankExchange, rubles) or pain001 (ISO 20022, other currencies)")),
    ("bank statement", N_("1CClientBankExchange, in windows-1251, cp866 or UTF-8")),
    ("banks load", N_("the directory of the Bank of Russia: ED807 as XML or ZIP")),
    ("order", N_("PDF, form 0401060")),
    ("qr", N_("payment QR code after GOST R 56042: terminal, PNG, SVG, text")),
)


def states() -> Iterable[tuple[str, str]]:
    """Return each state with what can be done in it, and by whom."""
    from paydesk.workflow import ASIDE, COMMANDS, STATES, TRANSITIONS

    for state in STATES:
        here = [t for t in TRANSITIONS if t.source == state and t.action not in ("comment", "attach", *ASIDE)]
        steps = [f"{COMMANDS.get(t.action, t.action)} ({', '.join(map(role_name, t.roles))})" for t in here]
        yield f"{state} — {status_name(state)}", ", ".join(steps)


def roles() -> Iterable[tuple[str, str]]:
    """Return each role with what it does and sees."""
    from paydesk.workflow import ANYONE, AUTHOR, ROLES, VISIBILITY

    own = {ANYONE: "", AUTHOR: " " + _(N_("(filed by them)"))}
    returned = " " + _(N_("(returned by them)"))
    for role, does in ROLES.items():
        sights = [one for one in VISIBILITY if one.role == role]
        seen = "; ".join(", ".join(one.states) + own.get(one.only, returned) for one in sights)
        called = role_name(role)
        yield (
            role if called == role else f"{role} ({called})",
            _(does).partition(": ")[2] + ". " + _(N_("Sees: {states}")).format(states=seen),
        )


def exit_codes() -> Iterable[tuple[str, str]]:
    """Return each exit code with its meaning."""
    return [(str(int(code)), _(meaning)) for code, meaning in EXIT_CODES.items()]


def environment() -> Iterable[tuple[str, str]]:
    """Return each variable with its meaning."""
    return [(name, _(meaning)) for name, meaning in VARIABLES.items()]


def formats() -> Iterable[tuple[str, str]]:
    """Return what each command reads and writes."""
    return [(name, _(kinds)) for name, kinds in FORMATS]


TOPICS: Final[Mapping[str, tuple[str, Callable[[], Iterable[tuple[str, str]]], str]]] = {
    "states": (
        N_("The states of a request, and what leads out of each"), states,
        N_("Where a request stands, who may act and why: paydesk explain ID"),
    ),
    "roles": (
        N_("Who does what and sees what"), roles,
        N_("Whoever filed or edited a request never decides on it; whoever approved it never pays it."),
    ),
    "exit-codes": (N_("What a command returns to the shell"), exit_codes, N_("With --json an error is one object on standard error.")),
    "formats": (N_("What is read and written"), formats, N_("Single cases: paydesk COMMAND --help")),
    "environment": (
        N_("Variables of the environment"), environment,
        N_("Options go before variables, variables before the settings file. What is in force: paydesk config show"),
    ),
}  # fmt: skip
"""Topic → its title, its rows, and one line more."""


def lines(topic: str, width: int) -> Sequence[str]:
    """Return a topic as lines of plain text."""
    title, rows_of, ending = TOPICS[topic]
    rows = list(rows_of())
    narrow = max(len(name) for name, _text in rows) <= width // 3
    indent = max(len(name) for name, _text in rows) + 4 if narrow else 6
    found = [_(title), ""]
    for name, text in rows:
        wrapped = textwrap.wrap(text, width - indent) or [""]
        if narrow:
            found.append(f"  {name:<{indent - 2}}{wrapped[0]}")
            wrapped = wrapped[1:]
        else:
            found.append(f"  {name}")
        found += [" " * indent + line for line in wrapped]
    return [*found, "", *textwrap.wrap(_(ending), width)]
