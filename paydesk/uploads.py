"""A file in a folder of a person: read, with a name that is safe in every folder, told by its content, and saved."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paydesk.errors import N_, InvalidData, unreadable
from paydesk.file_tables import MAX_FILE_BYTES

MAX_BYTES: Final = MAX_FILE_BYTES
"""The size of one file."""

MAX_NAME: Final = 120
MAX_NAME_BYTES: Final = 255 - len(" (999)")
"""What file systems hold of a name in UTF-8, with room for the number that a second file of the name gets."""

_HARMFUL: Final = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Unicode's controls, marks that are not seen, private signs, lone surrogates, separators of lines."""

_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{kind}{n}" for kind in ("COM", "LPT") for n in range(1, 10))}
)

_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was read and is ready to be attached; ``place`` is the file store that has its bytes already."""

    kind: str
    name: str
    body: bytes
    place: str | None = None

    @property
    def sha256(self) -> str:
        """The name of the bytes in the store."""
        return hashlib.sha256(self.body).hexdigest()


def read_upload(path: Path, kind: str) -> Upload:
    """Read a file of at most :data:`MAX_BYTES`.

    Raises NotFound when there is no such file, InvalidData when it is empty, too large or no file.
    """
    try:
        with path.open("rb") as source:
            body = source.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    return upload_of(body, path, kind)


def upload_of(body: bytes, path: Path, kind: str) -> Upload:
    """Return what was read, at most a byte more than :data:`MAX_BYTES`, as a file that can be attached.

    Raises InvalidData when it is empty or too large.
    """
    if not body:
        raise InvalidData(N_("The file {path} is empty."), code="empty_file", path=str(path))
    if len(body) > MAX_BYTES:
        raise InvalidData(
            N_("The file {path} is larger than {limit} MB, the most that is stored."),
            code="file_too_large",
            path=str(path),
            limit=MAX_BYTES // 1024 // 1024,
        )
    return Upload(kind, clean_name(path.name), body)


def clean_name(name: str) -> str:
    """Return a name that is safe in every folder: no path, nothing invisible, no device of Windows, not too long."""
    marked = "".join("\0" if char in '<>:"/\\|?*' or unicodedata.category(char) in _HARMFUL else char for char in name)
    stem = re.sub("\0+", "_", marked).strip(" .") or "file"
    if stem.split(".", 1)[0].strip().upper() in _DEVICES:
        stem = "_" + stem
    if len(stem) > MAX_NAME or len(stem.encode()) > MAX_NAME_BYTES:
        head, dot, tail = stem.rpartition(".")
        end = dot + tail if dot and len(tail) <= 10 else ""
        stem = _cut(head if end else stem, MAX_NAME - len(end), MAX_NAME_BYTES - len(end.encode())) + end
    return stem


def _cut(text: str, characters: int, size: int) -> str:
    """Return the beginning of a text that has at most so many characters, and so many bytes in UTF-8."""
    return text[:characters].encode()[:size].decode(errors="ignore").rstrip(" .")


def media_type(body: bytes) -> str:
    """Tell the type by the content, never by the name."""
    for signature, found in _SIGNATURES:
        if body.startswith(signature):
            return found
    try:
        body[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(body), 4096) - 4:
            return "application/octet-stream"
    return "application/octet-stream" if b"\x00" in body[:4096] else "text/plain"


def save(body: bytes, folder: Path, name: str) -> Path:
    """Write bytes into the folder under a free name; an existing file is never overwritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _save(body, folder, clean_name(name))
    except OSError as error:
        raise InvalidData(
            N_("The folder {path} cannot be written: {detail}"),
            code="unwritable_folder",
            path=str(folder),
            detail=error.strerror or type(error).__name__,
        ) from error


def _save(body: bytes, folder: Path, name: str) -> Path:
    head, dot, tail = name.rpartition(".")
    for attempt in range(1, 1000):
        candidate = name if attempt == 1 else (f"{head} ({attempt}){dot}{tail}" if dot else f"{name} ({attempt})")
        try:
            with (folder / candidate).open("xb") as target:
                target.write(body)
        except FileExistsError:
            continue
        return folder / candidate
    raise InvalidData(N_("The folder {path} is full of files of this name."), code="no_free_name", path=str(folder))
