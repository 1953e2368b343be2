"""The ZIP of an evidence pack: the same members make the same bytes, and nothing of a foreign file is trusted.

Members are stored without compression, under a fixed date, so that the bytes depend on no library and no clock.
``manifest.json`` comes last and names every other member with its size and SHA-256. Reading extracts nothing: a member
is read up to the size that the manifest tells, within limits.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from paydesk.errors import N_, InvalidData, Problem, unreadable

FORMAT: Final = "paydesk-pack"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"

MAX_MEMBERS: Final = 50_000
MAX_MEMBER: Final = 64 * 1024**2
"""Bytes of one member: a stored file has 20 MB at most; a journal with thousands of entries comes near that."""
MAX_TOTAL: Final = 4 * 1024**3

_BROKEN: Final = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
"""What comes of an archive that was damaged, or made to harm."""

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_SAFE: Final = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^/\\:\x00-\x1f][^\\:\x00-\x1f]*")


class Writer:
    """A pack that is written member by member, so that no more than one is held in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin a pack."""
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)
        self._listed: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._archive.close()

    @property
    def count(self) -> int:
        """The members so far."""
        return len(self._listed)

    def add(self, path: str, body: bytes) -> None:
        """Write a member."""
        self._listed.append({"path": path, "size": len(body), "sha256": hashlib.sha256(body).hexdigest()})
        self._put(path, body)

    def finish(self, told: Mapping[str, Any]) -> None:
        """Write the manifest; ``told`` is what else it says."""
        self._put(MANIFEST, to_json({"format": FORMAT, "version": VERSION, **told, "members": self._listed}))

    def _put(self, path: str, body: bytes) -> None:
        entry = zipfile.ZipInfo(path, _DATE)
        entry.create_system, entry.external_attr = 3, 0o100644 << 16
        self._archive.writestr(entry, body)


def to_json(value: Any) -> bytes:
    """Return JSON for people and programs, the same for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


class Pack:
    """A pack that is read: its manifest, and its members as far as they are what the manifest tells."""

    def __init__(self, path: Path) -> None:
        """Open a pack. Raises InvalidData for what is none."""
        self.path = path
        self.problems: list[Problem] = []
        try:
            self._archive = zipfile.ZipFile(path)
            entries = self._archive.infolist()
        except OSError as error:
            raise unreadable(path, error) from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._none() from error
        self._entries = {one.filename: one for one in entries}
        if len(entries) > MAX_MEMBERS or MANIFEST not in self._entries:
            raise self._none()
        self.manifest = self._read_manifest()
        self._listed: dict[str, Mapping[str, Any]] = {one["path"]: one for one in self.manifest["members"]}
        self._compare(entries)

    def _none(self) -> InvalidData:
        return InvalidData(N_("{path} is no evidence pack of paydesk."), code="no_pack", path=str(self.path))

    def _read_manifest(self) -> Mapping[str, Any]:
        try:
            found = json.loads(self._take(MANIFEST, MAX_MEMBER))
            sound = found["format"] == FORMAT and found["version"] == VERSION
            for one in found["members"]:
                sound = sound and all(isinstance(one[key], str) for key in ("path", "sha256"))
                sound = sound and isinstance(one["size"], int) and one["size"] >= 0
            sound = sound and len(found["members"]) <= MAX_MEMBERS
        except (ValueError, KeyError, TypeError, RecursionError, *_BROKEN) as error:
            raise self._none() from error
        if not sound:
            raise self._none()
        return dict(found)

    def _compare(self, entries: list[zipfile.ZipInfo]) -> None:
        """Note what stands in only one of the two, twice, or under a name that leads out of a folder."""
        for path in self._listed.keys() - self._entries.keys():
            self._doubt(path, "member_missing", N_("{member} is missing."))
        for path in self._entries.keys() - self._listed.keys() - {MANIFEST}:
            self._doubt(path, "member_unlisted", N_("{member} is not named in the manifest."))
        if len(entries) != len(self._entries) or len(self._listed) != len(self.manifest["members"]):
            self._doubt(MANIFEST, "member_twice", N_("There are several members of one name; {member} allows one."))
        for one in entries:
            plain = one.external_attr >> 16 & 0o170000 in (0, 0o100000)
            if not _SAFE.fullmatch(one.filename) or one.flag_bits & 1 or not plain:
                self._doubt(
                    one.filename, "member_unsafe", N_("{member} is no plain file with a name inside of a folder.")
                )

    def _doubt(self, member: str, code: str, text: str) -> None:
        self.problems.append(Problem(member, code, text, {"member": member}))

    def check_all(self) -> None:
        """Read every member once and note each that is not what the manifest tells."""
        total = 0
        for path, told in sorted(self._listed.items()):
            total += told["size"]
            if total > MAX_TOTAL:
                raise InvalidData(
                    N_("{path} holds more than {limit} GB, the most that is read."),
                    code="pack_too_large",
                    path=str(self.path),
                    limit=MAX_TOTAL // 1024**3,
                )
            if path in self._entries and self.read(path) is None:
                self._doubt(path, "member_changed", N_("{member} was changed: its bytes do not fit the manifest."))

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a member, or ``None`` when they are not there or not what the manifest tells."""
        told = self._listed.get(path)
        if told is None or path not in self._entries or told["size"] > MAX_MEMBER:
            return None
        try:
            body = self._take(path, told["size"])
        except _BROKEN:
            return None
        return body if hashlib.sha256(body).hexdigest() == told["sha256"] else None

    def _take(self, path: str, limit: int) -> bytes:
        """Return at most a byte more than ``limit``, whatever size the archive claims."""
        with self._archive.open(self._entries[path]) as member:
            return member.read(limit + 1)

    def sha256(self, path: str) -> str | None:
        """Return the SHA-256 that the manifest gives a member."""
        told = self._listed.get(path)
        return str(told["sha256"]) if told else None

    @property
    def paths(self) -> list[str]:
        """The members that the manifest names."""
        return sorted(self._listed)

    def close(self) -> None:
        """Close the file."""
        self._archive.close()
