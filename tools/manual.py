"""The manual page, made from the live tree of commands and from the topics of the help; see tools/fresh.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path("man/paydesk.1")
DESCRIPTION = (
    "paydesk takes payment requests from filing to payment: one form, one decision, one registry, one journal. A manager"
    " files a request, a head decides on it, an accountant pays it. The database is an SQLite file or PostgreSQL; on"
    " PostgreSQL it holds to the rules itself."
)


def page(root: Any, context: Any) -> str:
    """Return the page in the macros of man(7), English."""
    from paydesk import __version__, command_tree, pages, topics

    parts = [
        r".\" Made by python tools/fresh.py --write: do not edit.",
        f'.TH PAYDESK 1 "" "paydesk {__version__}" "User Commands"',
        ".SH NAME",
        r"paydesk \- payment requests from filing to payment",
        ".SH SYNOPSIS",
        r".B paydesk",
        r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        roff(DESCRIPTION),
        ".SH OPTIONS",
        *_parameters(root, context),
    ]
    for title, commands in command_tree.COMMANDS:
        parts.append(f'.SH "{roff(title.upper())}"')
        for name, _function in commands:
            parts += _command(root, context, name, pages.PAGES[name])
    for group, purpose, commands in command_tree.SUBCOMMANDS:
        import typer

        parts += [f'.SH "PAYDESK {group.upper()}"', roff(purpose)]
        inner = typer.Context(root.commands[group], info_name=group, parent=context)
        for name, _function in commands:
            parts += _command(root.commands[group], inner, name, pages.PAGES[f"{group} {name}"])
    for topic, heading in (("exit-codes", "EXIT STATUS"), ("environment", "ENVIRONMENT"), ("formats", "FORMATS")):
        _title, rows, ending = topics.TOPICS[topic]
        parts.append(f'.SH "{heading}"')
        for name, text in rows():
            parts += [".TP", rf"\fB{roff(name)}\fR", roff(text)]
        parts += [".PP", roff(ending)]
    return "\n".join(parts) + "\n"


def _command(group: Any, context: Any, name: str, page: Any) -> Iterator[str]:
    import typer

    from paydesk.help import values

    command = group.commands[name]
    inner = typer.Context(command, info_name=name, parent=context)
    usage = values(" ".join([inner.command_path, *command.collect_usage_pieces(inner)]))
    yield f'.SS "{roff(usage)}"'
    yield roff(page.purpose)
    yield from _parameters(command, inner)
    yield ".PP"
    yield "Examples:"
    yield ".PP"
    yield ".nf"
    for example in page.examples:
        yield rf"\fB{roff(example)}\fR"
    yield ".fi"
    yield ".PP"
    yield f"See also: {', '.join(roff(name) for name in page.related)}"


def _parameters(command: Any, context: Any) -> Iterator[str]:
    from paydesk.help import limits, values

    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and not record[0].startswith("-h"):
            yield ".TP"
            yield rf"\fB{roff(values(record[0]))}\fR"
            yield roff(limits(record[1])) or r"\&"


def roff(text: str) -> str:
    """Return a text that roff shows as it is."""
    text = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    text = "".join(char if char.isascii() else rf"\[u{ord(char):04X}]" for char in text)
    return r"\&" + text if text.startswith((".", "'")) else text
