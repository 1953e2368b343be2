"""The optional parts of the package: how one is added to just the environment that this program runs in.

pipx and uv keep an environment for each program: a plain ``pip install`` puts the packages elsewhere, or is refused.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Final

PIPX_NOTE: Final = "pipx_metadata.json"
UV_NOTE: Final = "uv-receipt.toml"
"""What each leaves in the environments that it makes."""


def adding(part: str) -> str:
    """Return the command that adds a part. It works as well where paydesk came from a file and is in no index."""
    wanted, place = f"'paydesk[{part}]'", Path(sys.prefix)
    if (place / PIPX_NOTE).is_file():
        return f"pipx runpip {shlex.quote(place.name)} install {wanted}"
    if (place / UV_NOTE).is_file():
        return f"uv pip install --python {shlex.quote(str(place))} {wanted}"
    return f"pip install {wanted}"


def upgrading() -> str:
    """Return the command that brings a newer paydesk, with the parts that were asked for."""
    place = Path(sys.prefix)
    if (place / PIPX_NOTE).is_file():
        return f"pipx upgrade {shlex.quote(place.name)}"
    if (place / UV_NOTE).is_file():
        return "uv tool upgrade paydesk"
    return "pip install --upgrade paydesk"
