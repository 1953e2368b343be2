"""The asker on a real terminal: the only module that knows questionary and prompt_toolkit.

Both bring English texts of their own, so every instruction, message and answer word is given from here; what cannot
be given (the yes-or-no question of questionary) is not used.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, Final

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.renderer import CPR_Support

from paydesk.errors import N_, UsageError
from paydesk.folding import fold
from paydesk.messages import _
from paydesk.prompts.asker import Check, Choice, Key, Left
from paydesk.render.safe import safe

_MARK: Final = "?"
_POINTER: Final = "»"
_ESCAPE_SECONDS: Final = 0.3
_MAX_OFFERED: Final = 50
# The sixteen colours of the terminal's own theme, readable on light and dark ground alike.
_STYLE: Final = questionary.Style(
    [
        ("qmark", "fg:ansicyan"),
        ("question", ""),
        ("answer", "bold"),
        ("instruction", "fg:ansibrightblack"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "bold"),
        ("validation-toolbar", "noinherit fg:ansired bold"),
    ]
)


class Terminal:
    """Asks with questionary. Ctrl-C raises KeyboardInterrupt, Esc its kind Left, Ctrl-D and a hang-up EOFError."""

    @property
    def width(self) -> int:
        """Columns to write in."""
        return _width()

    def say(self, text: str) -> None:
        """Write to standard output, where the questions are: the two must not be parted by a redirection."""
        sys.stdout.write(text + "\n")

    def text(self, question: str, *, default: str = "", hint: str = "", check: Check | None = None) -> str:
        """Ask for one line."""
        return _answer(
            lambda: questionary.text(
                _line(question, hint),
                default=default,
                **_common(check, _escapes()),
            )
        )

    def complete(
        self, question: str, options: Sequence[str], *, default: str = "", hint: str = "", check: Check | None = None
    ) -> str:
        """Ask for one line with a list that narrows while typing; it is open from the start."""
        if not options:
            return self.text(question, default=default, hint=hint, check=check)

        def build() -> questionary.Question:
            asked = questionary.autocomplete(
                _line(question, hint),
                choices=[],
                completer=_Narrowing(options),
                default=default,
                **_common(check, _escapes()),
            )
            if not default:
                app: Application[Any] = asked.application
                app.pre_run_callables.append(app.current_buffer.start_completion)
            return asked

        return _answer(build)

    def block(self, question: str, *, hint: str = "", check: Check | None = None) -> str:
        """Ask for several lines; an empty line or Esc and Enter end them."""
        # Over several lines prompt_toolkit cuts the question at the edge of the screen instead of wrapping it.
        instruction = "".join("\n  " + line for line in textwrap.wrap(safe(hint), self.width - 2))
        return _answer(
            lambda: questionary.text(
                safe(question),
                multiline=True,
                instruction=instruction + "\n",
                **_common(check, _ends_at_empty_line()),
            )
        )

    def choose(self, question: str, choices: Sequence[Choice], *, default: str | None = None) -> str:
        """Ask for one of the choices with the arrow keys."""

        def build() -> questionary.Question:
            asked = questionary.select(
                safe(question),
                choices=[questionary.Choice(safe(choice.title), choice.value) for choice in choices],
                default=default,
                qmark=_MARK,
                pointer=_POINTER,
                style=_STYLE,
                use_jk_keys=False,
                instruction=_(N_("(arrows and Enter)")),
            )
            bindings: list[KeyBindingsBase] = [asked.application.key_bindings] if asked.application.key_bindings else []
            asked.application.key_bindings = merge_key_bindings([*bindings, _escapes()])
            return asked

        return _answer(build, drop_typed_ahead=True)

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask for yes or no, in words of both languages and with Enter, so that no stray key answers."""
        words = dict.fromkeys(("y", "yes", "д", "да"), True) | dict.fromkeys(("n", "no", "н", "нет"), False)

        def check(text: str) -> str | None:
            return None if text.strip().casefold() in (*words, "") else _(N_("Answer yes or no."))

        asked = _(N_("(Y/n)")) if default else _(N_("(y/N)"))
        answer = _answer(
            lambda: questionary.text(safe(question), instruction=asked, **_common(check, _escapes())),
            drop_typed_ahead=True,
        )
        return words.get(answer.strip().casefold(), default)

    def key(self, question: str, keys: Sequence[Key]) -> str:
        """Ask for one key; what was pressed stands behind the question afterwards."""
        chosen: list[Key] = []

        def fragments() -> StyleAndTextTuples:
            asked: StyleAndTextTuples = [("class:qmark", _MARK), ("class:question", f" {safe(question)} ")]
            if chosen:
                return [*asked, ("class:answer", safe(chosen[0].title))]
            shown = ", ".join(f"{one.letters[0]} — {one.title}" for one in keys)
            return [*asked, ("class:instruction", "\n" + textwrap.fill(safe(shown), _width(), initial_indent="  ",
                                                                       subsequent_indent="  "))]  # fmt: skip

        def build() -> questionary.Question:
            bindings = KeyBindings()

            def bind(one: Key, letter: str) -> None:
                @bindings.add(letter)
                def _press(event: KeyPressEvent) -> None:
                    chosen.append(one)
                    event.app.exit(result=one.value)

            for one in keys:
                for letter in one.letters:
                    bind(one, letter)

            @bindings.add("c-c")
            def _interrupt(event: KeyPressEvent) -> None:
                event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

            @bindings.add("c-d")
            def _end(event: KeyPressEvent) -> None:
                event.app.exit(exception=EOFError, style="class:exiting")

            window = Window(
                FormattedTextControl(fragments, show_cursor=False), wrap_lines=True, dont_extend_height=True
            )
            return questionary.Question(Application(Layout(window), key_bindings=bindings, style=_STYLE))

        return _answer(build, drop_typed_ahead=True)


def _width() -> int:
    # The last column stays free, for some terminals break the line there.
    return max(shutil.get_terminal_size((80, 24)).columns - 1, 40)


def _line(question: str, hint: str) -> str:
    return f"{safe(question)} ({safe(hint)}):" if hint else f"{safe(question)}:"


def _common(check: Check | None, bindings: KeyBindings) -> dict[str, Any]:
    """Return what all questions with a line of text share. Checked at Enter: half a number is no mistake yet."""

    def verdict(text: str) -> str | bool:
        wrong = check(text) if check else None
        return "\n".join(textwrap.wrap(safe(wrong), _width())) if wrong else True

    return {
        "qmark": _MARK,
        "style": _STYLE,
        "validate": verdict,
        "validate_while_typing": False,
        "key_bindings": bindings,
    }


def _answer(build: Any, *, drop_typed_ahead: bool = False) -> str:
    """Ask; the answer is always a text, and leaving is always an exception."""
    try:
        asked: questionary.Question = build()
    except Exception as error:
        # Named by class, for its module exists on Windows only.
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        raise UsageError(
            N_("This window cannot show questions. Use cmd or PowerShell, or give the answers as options."),
            code="not_a_terminal",
        ) from error
    app = asked.application
    # Asking for the cursor's position makes simple terminals wait, and then print an English warning.
    app.renderer.cpr_support = CPR_Support.NOT_SUPPORTED
    app.timeoutlen = _ESCAPE_SECONDS
    _let_message_wrap(app)
    sys.stdout.flush()
    if drop_typed_ahead:
        _drop_typed_ahead(app)
    answer = asked.unsafe_ask()
    if answer is None:
        raise EOFError
    return str(answer)


def _let_message_wrap(app: Application[Any]) -> None:
    """Show the whole of what is wrong, under the answer; prompt_toolkit gives it one line and cuts the rest."""
    for window in app.layout.find_all_windows():
        control = window.content
        made_by = getattr(control.text, "__qualname__", "") if isinstance(control, FormattedTextControl) else ""
        if "ValidationToolbar" in made_by:
            window.height = None
            window.wrap_lines = to_filter(True)  # noqa: FBT003 - the filter's own signature
            window.dont_extend_height = to_filter(True)  # noqa: FBT003


def _drop_typed_ahead(app: Application[Any]) -> None:
    """Forget keys pressed before the question was there: the rest of a paste must not submit a payment."""
    clear_typeahead(app.input)
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _escapes() -> KeyBindings:
    """Let Esc leave the question; a list that is open is closed first."""
    bindings = KeyBindings()

    @bindings.add("escape")
    def _leave(event: KeyPressEvent) -> None:
        if len(event.key_processor.key_buffer) > 1:
            return  # Alt and a letter, not Esc
        if event.app.current_buffer.complete_state:
            event.app.current_buffer.cancel_completion()
        else:
            event.app.exit(exception=Left, style="class:aborting")

    return bindings


def _ends_at_empty_line() -> KeyBindings:
    """Let Enter on an empty last line end the block, unless it came in the middle of a paste."""
    bindings = KeyBindings()

    @bindings.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        # Terminals without bracketed paste deliver pasted text as keys; more of them are waiting then.
        is_pasting = bool(event.key_processor.input_queue)
        if not is_pasting and buffer.document.is_cursor_at_the_end and not buffer.document.current_line.strip():
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return bindings


class _Narrowing(Completer):
    """Offers the options that hold every word typed so far, in any case; the digits of an INN are words, too."""

    def __init__(self, options: Sequence[str]) -> None:
        self._options = [(option, fold(option)) for option in options]

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """Yield what fits; choosing it replaces the whole line."""
        words = fold(document.text).split()
        fitting = [option for option, folded in self._options if all(word in folded for word in words)]
        for option in fitting[:_MAX_OFFERED]:
            yield Completion(option, start_position=-len(document.text_before_cursor))
