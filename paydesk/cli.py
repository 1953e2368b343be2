"""The command line: one run of it, and the one place where an error becomes text and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import typer

from paydesk import command_tree
from paydesk.errors import N_, Declined, ExitCode, PaydeskError
from paydesk.messages import _


def _asked_help(arguments: Sequence[str]) -> Sequence[str]:
    """Take ``help approve`` for ``approve --help``; a topic stays what it is."""
    if len(arguments) > 1 and arguments[0] == "help" and arguments[1] in command_tree.names():
        return [*arguments[1:], "--help"]
    return arguments


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error has become text by then."""
    as_json = _wants_json(arguments)
    try:
        arguments = _asked_help(arguments) if arguments else ["--help"]
        app = command_tree.build(command_tree.wanted(arguments))
        code = app(args=list(arguments), prog_name="paydesk", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as error:  # Typer leaves so when the reader of a pipe has gone
        return _pipe_closed() if isinstance(error.__context__, BrokenPipeError) else int(error.code or 0)
    except PaydeskError as error:
        return _report(error, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        return _pipe_closed()
    except UnicodeEncodeError as error:
        return _report(_no_text(error), as_json=as_json)
    except OSError as error:
        return _report(PaydeskError(N_("The system refused: {detail}"), detail=str(error)), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the boundary: no traceback reaches a user
        if hasattr(error, "format_message"):
            return _report_usage(error, arguments, as_json=as_json)
        return _report_bug(error, as_json=as_json)
    return _interrupted() if code == ExitCode.INTERRUPTED else int(code or 0)


def _no_text(error: UnicodeEncodeError) -> PaydeskError:
    """Say that a word on the command line is no text: bytes that are no UTF-8, which no database takes.

    Names of files may be made of such bytes, so words are not refused before it is known what they are.
    """
    from paydesk.errors import InvalidData

    text = "The text holds the unprintable character {char}. Remove it and try again."  # marked in paydesk.form
    return InvalidData(text, code="text_characters", char=f"U+{ord(error.object[error.start]):04X}")


def _interrupted() -> int:
    sys.stderr.write("\n" + _(N_("Interrupted; nothing was left half done.")) + "\n")
    return ExitCode.INTERRUPTED


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--json" in arguments or "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _report(error: PaydeskError, *, as_json: bool) -> int:
    from paydesk import messages
    from paydesk.render.safe import safe_lines, to_json

    if as_json:
        sys.stderr.write(to_json({"error": messages.error_json(error)}) + "\n")
    else:
        prefix = "" if isinstance(error, Declined) else _(N_("Error:")) + " "  # a "no" of the person is no error
        sys.stderr.write(_wrapped(prefix + safe_lines(messages.of_error(error))) + "\n")
    return int(error.exit_code)


def _wrapped(text: str) -> str:
    """Break lines between words on a terminal; for a file or a pipe a sentence stays one line."""
    if not sys.stderr.isatty():
        return text
    import shutil

    from paydesk.render.safe import broken

    return broken(text, shutil.get_terminal_size((80, 24)).columns)


def _pipe_closed() -> int:
    """Go quietly when the reader of our output has gone, as after ``| head``."""
    import os

    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    return ExitCode.OK


def _report_usage(error: Any, arguments: Sequence[str], *, as_json: bool) -> int:
    from paydesk.render.safe import safe_lines, to_json
    from paydesk.usage import explain

    code, text, hint = explain(error, arguments)
    if as_json:
        shape = {"error": {"code": code, "message": text, "problems": []}}
        sys.stderr.write(to_json(shape) + "\n")
    else:
        sys.stderr.write(_wrapped(f"{_(N_('Error:'))} {safe_lines(text)}\n{hint}") + "\n")
    return ExitCode.USAGE


def _report_bug(error: Exception, *, as_json: bool) -> int:
    """Say that this is a fault of the program; the traceback goes to a file."""
    import os
    import tempfile
    import traceback

    if os.environ.get("PAYDESK_TRACEBACK"):
        traceback.print_exception(error)
    handle, path = tempfile.mkstemp(prefix="paydesk-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        traceback.print_exception(error, file=log)
    fault = PaydeskError(
        N_("This is a fault of paydesk ({kind}). Please report it with the file {path}."),
        kind=type(error).__name__,
        path=path,
    )
    return _report(fault, as_json=as_json)
