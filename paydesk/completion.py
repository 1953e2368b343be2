"""Completion scripts, and answering the shell's TAB without loading Rich."""

from __future__ import annotations

from typing import Final

from paydesk.errors import N_, UsageError

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
VARIABLE: Final = "_PAYDESK_COMPLETE"


def script(shell: str) -> str:
    """Return the script of a shell, ASCII only, ending in one line break.

    Raises UsageError for another shell.
    """
    if shell not in SHELLS:
        raise UsageError(
            N_("There is no completion for “{value}”. Shells: {known}."),
            code="bad_shell",
            value=shell,
            known=", ".join(SHELLS),
        )
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="paydesk", complete_var=VARIABLE, shell=shell).strip() + "\n"


def enable() -> None:
    """Let the process answer a TAB. Typer does so by itself only with commands that change the user's shell files."""
    from typer import _completion_classes

    # Help of candidates is plain text here; Typer would load Rich to strip markup from it.
    _completion_classes._sanitize_help_text = lambda text: text  # noqa: SLF001
    _completion_classes.completion_init()
