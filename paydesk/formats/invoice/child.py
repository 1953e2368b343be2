"""Start :mod:`paydesk.formats.invoice.worker` on a file, and take what it says with care."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from paydesk import parts
from paydesk.errors import N_, InvalidData, Unavailable
from paydesk.formats.invoice import worker

SECONDS: Final = 40
"""On the clock of the wall; the worker's own limit is in seconds of the processor."""

_LIBRARIES: Final[Mapping[str, tuple[str, ...]]] = {"pdf": ("pypdfium2", "zxingcpp"), "picture": ("PIL", "zxingcpp")}

_REASONS: Final[Mapping[str, str]] = {
    "unknown_kind": N_(
        "The file {path} is no PDF, no picture, no text and no mail (.eml). Save it as a PDF, or type the request. "
        "A table is filed by: paydesk import FILE"
    ),
    "encrypted": N_("The file {path} is locked with a password. Save it without one, or type the request."),
    "damaged": N_("The file {path} is damaged and cannot be read. Ask for it again, or type the request."),
    "too_many_pixels": N_(
        "The picture {path} is too large: more than {pixels} million pixels. Make it smaller, or type the request."
    ),
    "too_many_parts": N_("The mail {path} has too many parts. Save the invoice from it, and name that file."),
    "nested": N_("The mail {path} holds mails inside mails, too deep. Save the invoice from it, and name that file."),
    "memory": N_("The file {path} takes too much memory or time to read. Type the request instead."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What the worker found in a file, or in one paper of a mail; ``refused`` is why it was not read."""

    kind: str
    name: str | None
    text: str
    codes: tuple[bytes, ...]
    left: int
    refused: str | None
    body: bytes | None


def read(name: str, body: bytes) -> list[Part]:
    """Return the parts of a file.

    Raises InvalidData when it cannot be read, Unavailable when a library is missing.
    """
    kind = worker.kind_of(body)
    if kind == "text":  # nothing in it that needs a process of its own
        try:
            return [_part(one) for one in worker.read(body)]
        except worker.Refused as refused:
            raise refusal(name, str(refused)) from refused
    _require(*_LIBRARIES.get(kind, ()))
    answer = _ask(name, body)
    if missing := answer.get("missing"):
        _require(str(missing), found=False)
    if reason := answer.get("refused"):
        raise refusal(name, str(reason))
    return [_part(one) for one in answer["parts"]]


def refusal(name: str, reason: str) -> InvalidData:
    """Return the error for a file that cannot be read."""
    known = reason if reason in _REASONS else "damaged"
    pixels = worker.MAX_PIXELS // 10**6
    return InvalidData(_REASONS[known], code=f"file_{known}", path=name, pixels=pixels)


def _require(*names: str, found: bool = True) -> None:
    absent = [name for name in names if not found or find_spec(name) is None]
    if absent:
        raise Unavailable(
            N_("To read PDF and pictures the library {name} is needed. Install it: {command}"),
            code="no_capture_library",
            name=absent[0],
            command=parts.adding("capture"),
        )


def _program() -> Path:
    return Path(worker.__file__)


def _ask(name: str, body: bytes) -> dict[str, Any]:
    # By its path, for -m would look for modules in the current folder first; with -P, for code.py beside the worker is
    # none of the standard library's.
    command = [sys.executable, "-P", str(_program())]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own file
    except subprocess.TimeoutExpired as late:
        raise refusal(name, "memory") from late
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except ValueError:
        answer = {}
    if not isinstance(answer, dict) or not answer:
        # Killed by a limit, or crashed inside a library: what remains is a code of the system.
        raise refusal(name, "memory" if done.returncode < 0 else "damaged")
    return answer


def _part(found: dict[str, Any]) -> Part:
    body = found.get("body")
    return Part(
        kind=found["kind"],
        name=found["name"],
        text=found["text"],
        codes=tuple(base64.b64decode(code) for code in found["codes"]),
        left=found["left"],
        refused=found["refused"],
        body=base64.b64decode(body) if body else None,
    )
