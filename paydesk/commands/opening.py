"""Showing a stored file with the program that the system uses for its kind.

A file of somebody else is never run: only kinds that are read, not executed, are handed over, told by their content and
named by it, so that no name makes a program of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from paydesk.errors import N_, InvalidData, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.records import File

_ENDS: Final = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "text/plain": (".txt",),
}
"""Media type by content → the ends of a name that go with it; the first is given to a name with another end."""

_OFFICE: Final = frozenset({".xlsx", ".docx", ".ods", ".odt"})
"""Documents that are ZIP files and hold no macros."""

_SECONDS: Final = 5
"""How long to wait for the opener's answer; one that takes longer is showing the file itself."""


def name_to_open(file: File) -> str:
    """Return a name with an end that fits the content. Raises NotAllowed for a kind that is not opened."""
    end = Path(file.name).suffix.casefold()
    ends = _ENDS.get(file.media_type, ())
    if end in ends or (file.media_type == "application/zip" and end in _OFFICE):
        return file.name
    if not ends:
        raise NotAllowed(
            N_("{name} is no document of a known kind, so it is not opened from here. Save it: {command}"),
            code="not_opened",
            name=file.name,
            command=f"paydesk files {file.request_id} --save .",
        )
    return file.name + ends[0]


def show(path: Path) -> None:
    """Hand a file to the system's opener. Raises InvalidData when there is none or it fails."""
    import os
    import subprocess
    import sys

    if sys.platform == "win32":  # pragma: no cover - Windows has no command for it
        try:
            os.startfile(path)  # noqa: S606 - a document: see name_to_open
        except OSError as error:
            raise _unopened(path) from error
        return
    command = _opener(sys.platform)
    if command is None:
        raise _unopened(path)
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(  # noqa: S603 - the system's opener and a path of ours
            [*command, str(path.resolve())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        code = started.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return
    except OSError as error:
        raise _unopened(path) from error
    if code:
        raise _unopened(path)


def _opener(platform: str) -> Sequence[str] | None:
    import shutil

    found = shutil.which("open" if platform == "darwin" else "xdg-open")
    return [found] if found else None


def _unopened(path: Path) -> InvalidData:
    return InvalidData(
        N_("There is no program here that shows it. Until the review ends, the file is at {path}"),
        code="no_opener",
        path=str(path),
    )
