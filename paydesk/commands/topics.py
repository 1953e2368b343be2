"""The command help: topics that concern all commands."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from paydesk.errors import N_, UsageError
from paydesk.messages import _


def help_(
    topic: Annotated[
        str | None,
        typer.Argument(
            help=_(N_("states, roles, exit-codes, formats, environment; or a command.")), metavar="[TOPIC|COMMAND]"
        ),
    ] = None,
) -> None:
    import difflib

    from paydesk import pages, topics

    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    if topic is None:
        sys.stdout.write(_(N_("Topics:")) + "\n\n")
        indent = max(map(len, topics.TOPICS)) + 4
        for name, (title, *_rest) in topics.TOPICS.items():
            sys.stdout.write(f"  {name:<{indent - 2}}{_(title)}\n")
        sys.stdout.write(
            "\n" + _(N_("paydesk help TOPIC shows one, paydesk COMMAND --help explains a command.")) + "\n"
        )
        return
    if topic not in topics.TOPICS:
        words = [*topics.TOPICS, *(name for name in pages.PAGES if " " not in name)]
        near = difflib.get_close_matches(topic, words, n=2, cutoff=0.6)
        if near:
            raise UsageError(
                N_("There is no topic and no command “{name}”. Did you mean {near}?"),
                code="no_such_topic", name=topic, near=", ".join(near),
            )  # fmt: skip
        raise UsageError(
            N_("There is no topic and no command “{name}”. Topics: {known}."),
            code="no_such_topic", name=topic, known=", ".join(topics.TOPICS),
        )  # fmt: skip
    sys.stdout.write("\n".join(topics.lines(topic, width)) + "\n")
