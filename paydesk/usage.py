"""Wrong words on the command line, explained in the person's language.

Typer's own sentences are English and are not all open to translation, so each kind of mistake is put into words here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from paydesk.errors import N_
from paydesk.help import values
from paydesk.messages import _
from paydesk.pages import PAGES

_NUMBER: Final = re.compile(
    r"(?P<range>\S+) is not in the range|'(?P<text>.*)' is not a valid (?:int|float)", re.DOTALL
)


def explain(error: Any, arguments: Sequence[str] = ()) -> tuple[str, str, str]:
    """Return code, sentence and a hint at the help for a usage error of Typer.

    An option that lacks its value knows no command; ``arguments`` are the command line it stood in.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else _command_of(arguments)
    hint = _(N_("Help: {command} --help")).format(command=path)
    code, text = _sentence(error, context)
    return code, text, hint


def _sentence(error: Any, context: Any) -> tuple[str, str]:
    kind = type(error).__name__
    message = str(getattr(error, "message", error))
    match kind:
        case "NoSuchOption":
            text = _(N_("There is no option {option}.")).format(option=error.option_name)
            if error.option_name in _root_options(context):
                return "no_such_option", _(N_("The option {option} goes before the command: {right}")).format(
                    option=error.option_name, right=_before(error.option_name, context)
                )
            near = sorted(error.possibilities or ())
            return "no_such_option", text + (
                " " + _(N_("Did you mean {near}?")).format(near=", ".join(near)) if near else ""
            )
        case "MissingParameter":
            text = N_("The argument {name} is missing.") if _is_argument(error) else N_("The option {name} is missing.")
            return "missing_argument", _(text).format(name=_name_of(error))
        case "BadParameter":
            return "bad_value", _(N_("The value of {name} cannot be used: {detail}")).format(
                name=_name_of(error), detail=_what_is_wrong(error, message)
            )
        case "BadOptionUsage":
            takes_none = "does not take" in message
            text = N_("The option {option} takes no value.") if takes_none else N_("The option {option} needs a value.")
            return "bad_option", _(text).format(option=error.option_name)
    if message.startswith("No such command"):
        name = message.split("'")[1] if "'" in message else message
        return "no_such_command", _no_command(name, context)
    if message.startswith("Missing command"):
        return "missing_command", _(N_("Name a command."))
    if "unexpected extra argument" in message:
        extra = message.partition(" (")[2].removesuffix(")")
        return "extra_argument", _(N_("Unexpected: {words}")).format(words=extra)
    return "usage", message


def _root_options(context: Any) -> set[str]:
    """Return the global options, seen from a command."""
    if context is None or context.parent is None:
        return set()
    return {name for option in context.find_root().command.params for name in option.opts}


def _before(option: str, context: Any) -> str:
    """Return the command line with a global option where it belongs, its value left open."""
    flag = next(one for one in context.find_root().command.params if option in one.opts)
    _program, *command = context.command_path.split(" ")
    return " ".join(["paydesk", option, *([] if flag.is_flag else ["…"]), *command, "…"])


def _command_of(arguments: Sequence[str]) -> str:
    """Return the program and the command that a command line names, as far as it names one."""
    named = {page.split(" ")[0] for page in PAGES}
    for place, word in enumerate(arguments):
        if word in named:
            pair = " ".join(arguments[place : place + 2])
            return f"paydesk {pair if pair in PAGES else word}"
    return "paydesk"


def _is_argument(error: Any) -> bool:
    return getattr(getattr(error, "param", None), "param_type_name", "") == "argument"


def _name_of(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "?")
    if _is_argument(error):
        return values(str(parameter.human_readable_name)).strip("[].")
    return str(parameter.opts[0])


def _what_is_wrong(error: Any, message: str) -> str:
    """Return what is the matter with a value; only numbers are checked by Typer itself."""
    found = _NUMBER.match(message)
    if not found:
        return message
    value, kind = found["range"] or found["text"], error.param.type
    texts = _FRACTIONS if str(getattr(kind, "name", "")).startswith("float") else _WHOLE
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    text = texts[0 if low is None else 1 if high is None else 2]
    return _(text).format(value=value, low=low, high=high)


_WHOLE: Final = (
    N_("“{value}” is not a whole number"),
    N_("“{value}” is not a whole number from {low} on"),
    N_("“{value}” is not a whole number from {low} to {high}"),
)
_FRACTIONS: Final = (
    N_("“{value}” is not a number"),
    N_("“{value}” is not a number from {low} on"),
    N_("“{value}” is not a number from {low} to {high}"),
)
"""What is said of a value without bounds, with the lower one, with both."""


def _no_command(name: str, context: Any) -> str:
    import difflib

    text = _(N_("There is no command “{name}”.")).format(name=name)
    commands = list(getattr(context.command, "commands", {})) if context is not None else []
    near = difflib.get_close_matches(name, commands, n=2, cutoff=0.6)
    if context is not None and context.parent is None:
        near = [page for page in PAGES if page.endswith(f" {name}")] or near
    return text + (" " + _(N_("Did you mean {near}?")).format(near=", ".join(near)) if near else "")
