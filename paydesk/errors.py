"""Errors with stable codes and exit codes, and problems as values.

Two kinds of "no" exist. Data that is wrong in itself is a :class:`Problem`: a value, collected and reported
together with the other problems of the form or the table. Everything that stops a command is a
:class:`PaydeskError`; the command line turns it into text and an exit code in one place.

Texts are English templates marked with :func:`N_` and translated where they are shown (``paydesk.messages``),
so that a code and its parameters can be stored, compared and shown in any language.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a template for translation without translating it now."""
    return message


class ExitCode(IntEnum):
    """What the process returns; published as a contract with scripts."""

    OK = 0
    FAULT = 1
    USAGE = 2
    INVALID = 3
    NOT_ALLOWED = 4
    NOT_FOUND = 5
    CONFLICT = 6
    UNAVAILABLE = 7
    PARTIAL = 8
    INTERRUPTED = 130


Param = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or doubtful, with one value.

    ``field`` is a key of the form (``inn``), ``code`` is stable (``inn_check_digit``), ``text`` is the English
    template that names value and cure, ``params`` fills it. ``row`` counts the lines of a table from 1.
    """

    field: str
    code: str
    text: str
    params: Mapping[str, Param] = dataclasses.field(default_factory=dict)
    row: int | None = None


class PaydeskError(Exception):
    """The base of everything that stops a command; ``text`` is a template, ``params`` fill it."""

    code: ClassVar[str] = "fault"
    exit_code: ExitCode = ExitCode.FAULT

    def __init__(self, text: str, *, code: str | None = None, problems: Sequence[Problem] = (), **params: Param):
        super().__init__(text)
        self.text = text
        self.params: dict[str, Param] = params
        self.problems = tuple(problems)
        self.error_code = code or type(self).code


class UsageError(PaydeskError):
    """Wrong words on the command line, or wrong settings."""

    code = "usage"
    exit_code = ExitCode.USAGE


class InvalidData(PaydeskError):
    """A field or a file is wrong; ``problems`` lists everything found."""

    code = "invalid"
    exit_code = ExitCode.INVALID


class NotAllowed(PaydeskError):
    """The role, the state or a rule forbids the action."""

    code = "not_allowed"
    exit_code = ExitCode.NOT_ALLOWED


class NotFound(PaydeskError):
    """No such request, person or file, as far as this person may see."""

    code = "not_found"
    exit_code = ExitCode.NOT_FOUND


class Conflict(PaydeskError):
    """Changed since it was seen, a duplicate, or a known key with other content."""

    code = "conflict"
    exit_code = ExitCode.CONFLICT


class Unavailable(PaydeskError):
    """The database is out of reach, locked too long, read-only, or of another schema."""

    code = "unavailable"
    exit_code = ExitCode.UNAVAILABLE


class Declined(PaydeskError):
    """The person answered no, or left a question without an answer."""

    code = "declined"
    exit_code = ExitCode.FAULT


def unreadable(path: object, error: OSError) -> PaydeskError:
    """Return the error for a file that cannot be read: NotFound when there is none, else InvalidData with the reason."""
    if isinstance(error, FileNotFoundError):
        return NotFound(N_("There is no file {path}."), code="no_such_file", path=str(path))
    return InvalidData(
        N_("The file {path} cannot be read: {detail}"),
        code="unreadable_file",
        path=str(path),
        detail=error.strerror or type(error).__name__,
    )


def unwritable(path: object, error: OSError) -> PaydeskError:
    """Return the error for a file that cannot be written."""
    return InvalidData(
        N_("The file {path} cannot be written: {detail}"),
        code="unwritable_file",
        path=str(path),
        detail=error.strerror or type(error).__name__,
    )
