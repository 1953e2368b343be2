"""The program: streams and language first, then the command line.

Only ``sys`` is imported at the top: ``paydesk --version`` answers as fast as the interpreter starts.
"""

from __future__ import annotations

import sys

from paydesk import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn, TextIO


INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    try:
        _main(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line runs, which says so itself: while modules are loaded
        sys.stderr.write("\n")
        sys.exit(INTERRUPTED)


def _main(arguments: Sequence[str]) -> NoReturn:
    if arguments == ["--version"]:
        sys.stdout.write(f"paydesk {__version__}\n")
        sys.exit(0)

    import gc
    import os
    import signal

    # Modules and tables live as long as the process: looking for rubbish among them is a twentieth of the start.
    gc.set_threshold(50_000, 20, 50)
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None:
            _set_encoding(stream)

    if "_PAYDESK_COMPLETE" in os.environ:
        _complete_from_database()

    from paydesk import messages

    # The language is needed before the commands are loaded: their help is made then.
    messages.use(messages.choose(_asked_language(arguments), os.environ))
    if "_PAYDESK_COMPLETE" in os.environ:
        from paydesk import completion

        completion.enable()

    from paydesk import cli

    code = cli.run(arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _complete_from_database() -> None:
    """Answer a TAB for a contractor's name, the number of a request or a value and exit; return for anything else."""
    import os

    from paydesk import contractor_completion, request_completion, value_completion

    for room in (request_completion, contractor_completion, value_completion):
        said = room.answer(os.environ)
        if said is not None:
            sys.stdout.write(said + "\n" if said else "")
            sys.stdout.flush()
            sys.exit(0)


def _interrupt(signum: int, frame: object) -> NoReturn:  # noqa: ARG001 - as the system calls it
    raise KeyboardInterrupt


def _asked_language(arguments: Sequence[str]) -> str | None:
    for index, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _set_encoding(stream: TextIO) -> None:
    """Write UTF-8 where nobody looks; on a terminal keep its code page, with something readable for what it lacks."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:  # a stream of a test or of another program
        return
    if stream.isatty():
        from paydesk import code_pages

        reconfigure(errors=code_pages.register(stream.encoding) if stream.writable() else "replace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
