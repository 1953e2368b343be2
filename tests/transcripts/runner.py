"""Transcripts: what a real process wrote, to the letter.

A file holds steps. ``$ anna paydesk show 1`` runs the program as Anna; ``$ anna ru paydesk …`` does so in Russian. What
stands below is standard output; lines of standard error follow, each marked ``2> ``; ``? 4`` is the exit code unless
it is 0. A line ``# …`` before a step is a remark; ``< text`` lines below a command are its standard input.

Times, hashes and folders differ from run to run and are masked: ``<time>``, ``<hash>``, ``<folder>``.
``PAYDESK_UPDATE_TRANSCRIPTS=1`` writes what was found into the files: read the difference before you commit it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.desk import Desk, Result

UPDATE = "PAYDESK_UPDATE_TRANSCRIPTS"
LANGUAGES = ("en", "ru")

_MASKS = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"), "<time>"),
    (re.compile(r"\b\d\d\.\d\d\.\d{4} \d\d:\d\d\b|\b\d{4}-\d\d-\d\d \d\d:\d\d\b"), "<time>"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
)


@dataclass
class Step:
    """One command line with what it is expected to leave behind."""

    remarks: list[str]
    person: str
    language: str
    command: str
    stdin: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    @property
    def head(self) -> list[str]:
        """The lines that say what to do."""
        words = [self.person, *([self.language] if self.language != "en" else []), self.command]
        return [*self.remarks, "$ " + " ".join(words), *self.stdin]


def read(text: str) -> Iterator[Step]:
    """Read the steps of a file."""
    remarks: list[str] = []
    step: Step | None = None
    for line in text.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            person, rest = line[2:].split(" ", 1)
            language = "en"
            if rest.split(" ", 1)[0] in LANGUAGES:
                language, rest = rest.split(" ", 1)
            step, remarks = Step(remarks, person, language, rest), []
        elif line.startswith("# ") or (step is None and not line):
            remarks.append(line)
        elif step is None:
            raise ValueError(f"before the first step: {line!r}")
        elif line.startswith("< ") and not step.expected:
            step.stdin.append(line)
        else:
            if remarks:
                raise ValueError(f"a remark stands before a step, not before {line!r}")
            step.expected.append(line)
    if step:
        yield step


def mask(text: str, folder: Path) -> str:
    """Put names for what differs from run to run."""
    text = text.replace(str(folder), "<folder>")
    for pattern, name in _MASKS:
        text = pattern.sub(name, text)
    return text


def lines_of(result: Result, folder: Path) -> list[str]:
    """Return a result as it stands in a file."""
    out, err = mask(result.out, folder), mask(result.err, folder)
    lines = out.removesuffix("\n").split("\n") if out else []
    if out and not out.endswith("\n"):
        lines.append("<no line break at the end>")
    lines += ["2> " + line for line in err.removesuffix("\n").split("\n")] if err else []
    lines += [f"? {result.code}"] if result.code else []
    return lines


def run(step: Step, desk: Desk) -> list[str]:
    """Run a step as a real process in the folder of the desk."""
    program, *words = shlex.split(step.command)
    assert program == "paydesk"
    stdin = "".join(line[2:] + "\n" for line in step.stdin)
    person = getattr(desk, step.person)
    result = person.process(
        *words, lang=step.language, stdin=stdin, cwd=desk.folder, env={"PAYDESK_TRACEBACK": None, "COLUMNS": "100"}
    )
    return lines_of(result, desk.folder)
