"""What the dialogue needs from whoever asks the questions, and what comes out of it. Knows no terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from paydesk.errors import N_, Declined
from paydesk.form import Form

Check = Callable[[str], str | None]
"""Returns what is wrong with an answer, in the person's language, or None."""


Advise = Callable[[Form], Sequence[str]]
"""Returns what is worth a look in a form, in the person's language."""


class Papers(Protocol):
    """The invoices that go with the form. The dialogue opens no files: who reads them is told the words typed."""

    @property
    def names(self) -> Sequence[str]:
        """Those there are, the newest last."""
        ...

    @property
    def added(self) -> bool:
        """Whether the person has named one here."""
        ...

    def refusal(self, word: str) -> str | None:
        """Return why the file cannot be taken, in the person's language, or None."""
        ...

    def take(self, word: str) -> None:
        """Take the file."""
        ...


class Left(KeyboardInterrupt):
    """The person left one question with Esc; with Ctrl-C they leave everything."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Key:
    """An answer that one press of a key gives; ``letters`` are all that mean it, the first is shown."""

    value: str
    letters: str
    title: str


class Asker(Protocol):
    """Asks one question at a time and returns only answers that the check lets pass.

    Leaving a question is KeyboardInterrupt (Left, by Esc) or EOFError, never an answer.
    """

    @property
    def width(self) -> int:
        """Columns to write in."""
        ...

    def say(self, text: str) -> None:
        """Show lines that are no question."""
        ...

    def text(self, question: str, *, default: str = "", hint: str = "", check: Check | None = None) -> str:
        """Ask for one line; the default can be edited."""
        ...

    def complete(
        self, question: str, options: Sequence[str], *, default: str = "", hint: str = "", check: Check | None = None
    ) -> str:
        """Ask for one line and offer the options that hold what has been typed; other answers are welcome, too."""
        ...

    def block(self, question: str, *, hint: str = "", check: Check | None = None) -> str:
        """Ask for several lines."""
        ...

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str:
        """Ask for one of the choices and return its value."""
        ...

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask for yes or no."""
        ...

    def key(self, question: str, keys: Sequence[Key]) -> str:
        """Ask for one key, without Enter, and return what it means; other keys do nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Answered:
    """The form as it was answered, and whether to submit it; else it is a draft."""

    form: Form
    submit: bool


class Cancelled(Declined):
    """The person left the form; ``form`` holds what they had answered, each value right in itself."""

    code: ClassVar[str] = "cancelled"

    def __init__(self, form: Form) -> None:
        super().__init__(N_("The form was closed; nothing was submitted."))
        self.form = form
