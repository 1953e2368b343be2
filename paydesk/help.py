"""Help in the person's language: what Typer itself writes into it, and the words that stand for values.

Typer looks its headings up in the catalogue of the Python process and leaves the rest in English. Here its look-up is
turned to ours, and one formatter, the only one in use, does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from paydesk.errors import N_
from paydesk.messages import _

_HEADINGS: Final = frozenset((
    N_("Arguments"), N_("Commands"), N_("Options"), N_("required"), N_("default: {default}"), N_("env var: {var}"),
))  # fmt: skip
_SHOW_HELP: Final = N_("Show this message and exit.")

# Option → what its value is; Typer would write <str>.
_VALUES: Final = {
    "--after": "CURSOR",
    "--amount": "AMOUNT",
    "--columns": "COLUMNS",
    "--currency": "CODE",
    "--date": "DATE",
    "--db": "URL",
    "--due": "DATE",
    "--email": "MAIL",
    "--encoding": "ENCODING",
    "--how": "WAY",
    "--invoice-date": "DATE",
    "--kind": "KIND",
    "--limit": "NUMBER",
    "--author": "LOGIN",
    "--lang": "LANGUAGE",
    "--profile": "NAME",
    "--name": "NAME",
    "--role": "ROLE",
    "--save": "FOLDER",
    "--since": "DATE",
    "--folder": "FOLDER",
    "--sort": "COLUMN",
    "--status": "STATE",
    "--view": "NAME",
    "--waiting-for": "LOGIN",
}
_WORDS: Final = {
    "ACCOUNT": N_("ACCOUNT"),
    "ADDRESS": N_("ADDRESS"),
    "AMOUNT": N_("AMOUNT"),
    "ARGS": N_("ARGS"),
    "BIC": N_("BIC"),
    "CHANNEL": N_("CHANNEL"),
    "CODE": N_("CODE"),
    "COLUMN": N_("COLUMN"),
    "COLUMNS": N_("COLUMNS"),
    "COMMAND": N_("COMMAND"),
    "CONTRACTOR": N_("CONTRACTOR"),
    "CURSOR": N_("CURSOR"),
    "DATE": N_("DATE"),
    "ENCODING": N_("ENCODING"),
    "FIELD": N_("FIELD"),
    "FILE": N_("FILE"),
    "FOLDER": N_("FOLDER"),
    "FORMAT": N_("FORMAT"),
    "FROM": N_("FROM"),
    "ID": N_("ID"),
    "INTO": N_("INTO"),
    "KEY": N_("KEY"),
    "KIND": N_("KIND"),
    "LANGUAGE": N_("LANGUAGE"),
    "LOGIN": N_("LOGIN"),
    "MAIL": N_("MAIL"),
    "NAME": N_("NAME"),
    "NUMBER": N_("NUMBER"),
    "OPTIONS": N_("OPTIONS"),
    "PERIOD": N_("PERIOD"),
    "REASON": N_("REASON"),
    "REFERENCE": N_("REFERENCE"),
    "ROLE": N_("ROLE"),
    "SHELL": N_("SHELL"),
    "STATE": N_("STATE"),
    "STEP": N_("STEP"),
    "TEXT": N_("TEXT"),
    "TIME": N_("TIME"),
    "TOPIC": N_("TOPIC"),
    "VALUE": N_("VALUE"),
    "VERSION": N_("VERSION"),
    "WAY": N_("WAY"),
}
_TYPES: Final = {
    "path": "FILE", "file": "FILE", "int": "NUMBER", "float": "NUMBER", "int range": "NUMBER", "float range": "NUMBER",
}  # fmt: skip
_TYPE: Final = re.compile(r"(?P<option>--[\w-]+)? ?<(?P<type>\w+(?: range)?)>")
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_CAPITALS: Final = re.compile(r"(?<![\w-])[A-Z]{2,}\b")


def install() -> None:
    """Make Typer write its help as described above. Harmless when called again."""
    import typer
    import typer.core

    if hasattr(typer.core, "_"):
        typer.core._ = _heading
    # Typer carries a copy of Click; its classes are found from the public one, wherever the copy lies.
    base: Any = next(one for one in typer.Context.__mro__ if "formatter_class" in vars(one))
    if not hasattr(base.formatter_class, "in_our_words"):
        base.formatter_class = _formatter(base.formatter_class)


def values(words: str) -> str:
    """Return usage, or the name of a parameter, with its values in the person's language.

    In English: ``--due <str>`` becomes ``--due DATE``, and ``[OPTIONS] {ID...}`` becomes ``[OPTIONS] ID...``.
    """

    def value(found: re.Match[str]) -> str:
        option, kind = found["option"] or "", found["type"]
        return f"{option} {_VALUES.get(option) or _TYPES.get(kind, 'TEXT')}".lstrip()

    words = _BRACES.sub(r"\1", _TYPE.sub(value, words))
    return _CAPITALS.sub(lambda found: _(_WORDS.get(found[0], found[0])), words)


_LIMITS: Final = re.compile(r"(?P<low>[\d.]+)<=x<=(?P<high>[\d.]+)")


def limits(text: str) -> str:
    """Return a text with the limits of a number in words: Typer writes ``1<=x<=53``."""
    return _LIMITS.sub(lambda found: _(N_("from {low} to {high}")).format(**found.groupdict()), text)


def _heading(text: str) -> str:
    return _(text) if text in _HEADINGS else text


def _formatter(base: Any) -> Any:
    class Formatter(base):  # type: ignore[misc] # Typer's class, whatever it is
        in_our_words = True

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, values(args), prefix or _(N_("Usage:")) + " ")

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
            shown = [(values(name), _(text) if text == _SHOW_HELP else limits(text)) for name, text in rows]
            super().write_dl(shown, *args, **options)

    return Formatter
