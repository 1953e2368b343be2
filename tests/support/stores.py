"""File stores for tests: a folder, and objects in the memory of this process behind fsspec."""

from __future__ import annotations

from typing import Any, ClassVar

from fsspec import register_implementation
from fsspec.implementations.memory import MemoryFileSystem


class Scratch(MemoryFileSystem):
    """As ``memory://``, which paydesk refuses because it forgets everything when the program ends."""

    protocol = "scratch"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.replace("scratch://", "memory://", 1))


register_implementation("scratch", Scratch, clobber=True)
