"""The doctor: what a run of paydesk stands on, check by check, each finding with the command that mends it.

A check is a function from the surroundings to findings; :data:`CHECKS` names them in the order in which they are told.
Nothing here stops at the first fault: whoever asks wants to hear of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from paydesk import setup
from paydesk.doctor import database, machine
from paydesk.doctor.model import NOTE, OK, PROBLEM, WARNING, Finding, Script, Stream, Surroundings, plain
from paydesk.errors import PaydeskError

__all__ = ["NOTE", "OK", "PROBLEM", "WARNING", "Finding", "Script", "Stream", "Surroundings", "look", "mend"]

CHECKS: Final[tuple[Callable[[Surroundings], Iterator[Finding]], ...]] = (
    machine.program, machine.extras, machine.streams, machine.terminal, machine.settings,
    database.database, database.schema, database.person, database.clock, database.directory, database.sealing,
    database.messages, database.papers,
    machine.folder, machine.completions,
)  # fmt: skip


def look(around: Surroundings) -> list[Finding]:
    """Make every check; one that fails itself is a finding, too."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found += check(around)
        except PaydeskError as error:
            found.append(Finding(check.__name__, PROBLEM, error.text, plain(error.params), exit_code=error.exit_code))
    return found


def mend(around: Surroundings, findings: Sequence[Finding]) -> list[str]:
    """Do what can be mended from here, and return the commands that were carried out."""
    wanted = any(one.check == "schema" and one.cure == "paydesk db upgrade" for one in findings)
    if not wanted or around.store is None:
        return []
    setup.upgrade(around.store)
    return ["paydesk db upgrade"]
