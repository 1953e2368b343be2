"""Questions on a terminal: the form of a request, a yes or no, a comment.

This room is the only user of questionary, which is loaded when the first question is asked. Nothing here reads an
answer from a pipe: without a terminal a question is a usage error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from paydesk.errors import N_, Declined, UsageError
from paydesk.messages import _
from paydesk.prompts.asker import Advise, Answered, Asker, Cancelled, Check, Left, Papers

if TYPE_CHECKING:
    from paydesk.contractors import Known
    from paydesk.form import Form

__all__ = ["Answered", "Cancelled", "Left", "ask_choice", "ask_form", "ask_key", "ask_text", "confirm", "interactive"]


def interactive(no_input: bool) -> bool:  # noqa: FBT001 - the one word that matters
    """Tell whether questions may be asked: standard input and output are terminals that can draw."""
    if no_input or os.environ.get("TERM") == "dumb":
        return False
    # Both are None in a process without a console, and closed in some daemons.
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask_form(
    base: Form,
    known: Sequence[Known],
    today: date,
    *,
    require_bic: bool,
    title: str,
    advise: Advise | None = None,
    papers: Papers | None = None,
) -> Answered:
    """Ask for a request, show it, and return it with what shall become of it.

    ``advise`` tells of a form what is worth a look beside the form itself; with ``papers`` the files of the invoice are
    asked for, too.

    An empty base is asked from the first field on; of another one the summary comes first. Raises Cancelled, with
    the form so far, when the person leaves.
    """
    from paydesk.prompts.dialogue import run
    from paydesk.prompts.session import Session

    session = Session(_terminal(), base, known, today, require_bic=require_bic, advise=advise, papers=papers)
    try:
        return run(session, title)
    except (KeyboardInterrupt, EOFError):
        raise Cancelled(session.form) from None


def confirm(text: str, *, default: bool = False) -> bool:
    """Ask a question that is answered by yes or no."""
    try:
        return _terminal().confirm(text, default=default)
    except EOFError:
        raise _unanswered() from None


def ask_text(text: str, *, needed: bool, hint: str = "", wrong: Check | None = None) -> str:
    """Ask for a line of text; unless it is needed it may be empty. ``wrong`` says what is the matter with an answer."""

    def check(answer: str) -> str | None:
        if not answer.strip():
            return _(N_("An answer is needed here. To leave, press Ctrl-C.")) if needed else None
        return wrong(answer.strip()) if wrong else None

    try:
        return _terminal().text(text, hint=hint, check=check).strip()
    except EOFError:
        raise _unanswered() from None


def ask_choice(text: str, choices: Sequence[tuple[str, str]]) -> str:
    """Ask for one of the choices, each a value and what is shown of it; return its value."""
    from paydesk.prompts.asker import Choice

    try:
        return _terminal().choose(text, [Choice(value, shown) for value, shown in choices])
    except EOFError:
        raise _unanswered() from None


def ask_key(text: str, answers: Sequence[tuple[str, str]]) -> str:
    """Ask for one key: each answer is a value, and its key with what it does ("a: approve"); return the value.

    A key counts in either layout of the keyboard, Russian or English.
    """
    from paydesk.prompts.keys import read_keys

    try:
        return _terminal().key(text, read_keys(answers))
    except EOFError:
        raise _unanswered() from None


def _unanswered() -> Declined:
    return Declined(N_("The question was left without an answer; nothing was done."), code="unanswered")


def _terminal() -> Asker:
    """Return the terminal. Raises UsageError where there is none, whoever forgot to look before asking."""
    if not interactive(no_input=False):
        raise UsageError(
            N_("There is no terminal to ask on. Give the answers as options; see --help."), code="not_a_terminal"
        )
    from paydesk.prompts.terminal import Terminal

    return Terminal()
