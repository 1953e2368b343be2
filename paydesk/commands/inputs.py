"""Files that people name to be read: opened in one way, with one limit."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData, unreadable

MAX_BYTES: Final = 2 * 1024**3
"""The largest table or statement; a statement of a hundred thousand documents has about a hundred megabytes."""


def is_folder(word: str) -> bool:
    """Tell whether a word names a folder; one that can name nothing at all is none."""
    try:
        return word != "-" and Path(word).is_dir()
    except (OSError, ValueError):  # too long, or with a NUL
        return False


def opened(word: str) -> BinaryIO:
    """Return the file, which can be read more than once; ``-`` is standard input.

    Standard input and pipes are read into a file of their own. Raises InvalidData for what has no end and for more
    than :data:`MAX_BYTES`, NotFound for what is not there.
    """
    import sys

    try:
        body: BinaryIO = sys.stdin.buffer if word == "-" else Path(word).open("rb")  # noqa: SIM115
        if word != "-":
            _check_kind(word, body)
        if body.seekable() and word != "-":
            check_size(word, body.seek(0, 2), MAX_BYTES)
            body.seek(0)
            return body
        with nullcontext(body) if word == "-" else body:
            return _spooled(word, body)
    except OSError as error:
        raise unreadable(word, error) from error


def _spooled(word: str, body: BinaryIO) -> BinaryIO:
    """Return what is read up to the limit, in a file of its own that nobody sees."""
    import tempfile

    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        while part := body.read(1024**2):
            check_size(word, spool.tell() + len(part), MAX_BYTES)
            spool.write(part)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return spool


def _check_kind(word: str, body: BinaryIO) -> None:
    """Refuse what may have no end, as /dev/zero has none."""
    import os
    import stat

    mode = os.fstat(body.fileno()).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or body.isatty()):
        body.close()
        raise InvalidData(
            N_("{path} is no file and no pipe, so nothing is read from it. Name a file, or - for standard input."),
            code="no_input_file",
            path=word,
        )


def check_size(word: str, size: int, limit: int) -> None:
    """Raise InvalidData for more bytes than a command reads."""
    if size > limit:
        raise InvalidData(
            N_("The file {path} is larger than {limit} MB."),
            code="file_too_large",
            path=word,
            limit=limit // 1024**2,
        )
