"""Places outside of the database where the bytes of files can live, named by a URL.

A file is stored under its SHA-256, once, and is there as a whole or not at all. ``file:///folder`` is a folder, written
with the standard library; everything else (``s3://bucket/prefix`` …) is what fsspec knows, loaded when it is used.
Secrets stay with the drivers: the environment, their settings files, the role of a machine; never in the URL.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from paydesk import parts
from paydesk.errors import N_, InvalidData, PaydeskError, Unavailable
from paydesk.references import redacted

MARK: Final = "paydesk-store.txt"
"""A file that says: this is the place. Without it a share that is not mounted would look like an empty one."""
MARKED: Final = b"The files of payment requests, each under its SHA-256. See: paydesk store\n"
PART: Final = ".part"
NAME: Final = re.compile(r"[0-9a-f]{64}")
AWAY: Final = "store_away"
"""The code of every error that says: nothing can be told of the files there now."""

WHOLE: Final = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss"})
"""Object stores: what is written there appears as a whole. Elsewhere a file is written aside and renamed."""
MAX_URL: Final = 500
_PASSWORD: Final = re.compile(r"://[^/]*:[^/]*@")


class Place(Protocol):
    """One place. Every method raises Unavailable with the code :data:`AWAY` when it is out of reach."""

    url: str

    def is_ready(self) -> bool:
        """Tell whether the place was prepared, and is there."""

    def prepare(self) -> None:
        """Make the place, or find it; afterwards it has been written to and read from."""

    def read(self, name: str, size: int) -> bytes | None:
        """Return at most a byte more than ``size`` of what is stored under the name; ``None`` when nothing is."""

    def write(self, name: str, body: bytes) -> None:
        """Store the bytes, in place of what may be there under the name."""

    def listing(self) -> Iterator[tuple[str, int]]:
        """Yield name and size of everything, what an interrupted write left behind included."""


def check_url(url: str) -> str:
    """Return the URL in the shape in which it is stored.

    Raises InvalidData for what names no place, and for a password: the database is no place for one.
    """
    url = url.strip().rstrip("/")
    scheme, found, rest = url.partition("://")
    if _PASSWORD.search(url):
        raise InvalidData(
            N_("A password does not belong into the URL of the file store: the drivers take theirs from the environment."),
            code="password_in_store",
        )  # fmt: skip
    fits = found and re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) and re.fullmatch(r"[^\s?#\x00-\x1f\x7f]+", rest)
    if not fits or "::" in url or len(url) > MAX_URL or scheme == "memory":
        raise InvalidData(
            N_("“{url}” names no file store. Write file:///folder, s3://bucket/prefix or another URL of fsspec."),
            code="bad_store",
            url=redacted(url, [])[:200],
        )
    if scheme == "file":
        _folder_of(url)
    return url


def _folder_of(url: str) -> Path:
    found = urlsplit(url)
    if (found.netloc and os.name != "nt") or not found.path or found.path == "/":
        raise InvalidData(N_("A folder is written with three strokes: file:///srv/papers"), code="bad_store")
    return Path(url2pathname(f"//{found.netloc}{found.path}" if found.netloc else found.path))


@lru_cache(maxsize=8)
def open_place(url: str) -> Place:
    """Return the place of a URL; nothing is connected yet. Raises Unavailable when a package for it is missing."""
    return Folder(check_url(url)) if url.startswith("file:") else Objects(check_url(url))


def read_whole(place: Place, name: str, size: int) -> bytes | None:
    """Return the bytes of a name; ``None`` when they are not there, or are not those of the name."""
    body = place.read(name, size)
    return body if body is not None and hashlib.sha256(body).hexdigest() == name else None


def away(url: str, error: Exception | str) -> Unavailable:
    """Return the error for a place that cannot be asked, without any secret in it."""
    said = error if isinstance(error, str) else getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Unavailable(
        N_("The file store {place} is out of reach: {detail}"), code=AWAY, place=url, detail=redacted(said, [])[:300]
    )


def require_ready(place: Place) -> None:
    """Raise Unavailable when the place is not there: nothing may be written beside it."""
    if not place.is_ready():
        raise Unavailable(
            N_("There is no file store at {place}: it was never prepared, is not mounted, or was emptied."),
            code=AWAY,
            place=place.url,
        )


class Folder:
    """A folder, which may be on a share. A file is safe on the disk before its name appears."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.root = _folder_of(url)

    def is_ready(self) -> bool:
        """See :class:`Place`."""
        with self._reached():
            return (self.root / MARK).is_file()  # False, too, where the folder itself is not there

    def prepare(self) -> None:
        """See :class:`Place`."""
        with self._reached():
            self.root.mkdir(parents=True, exist_ok=True)
        self._write(self.root / MARK, MARKED)
        require_ready(self)

    def read(self, name: str, size: int) -> bytes | None:
        """See :class:`Place`."""
        with self._reached():
            try:
                with self._path(name).open("rb") as source:
                    return source.read(size + 1)
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                if (self.root / MARK).is_file():
                    return None
        raise away(self.url, "there is no such folder, or it is not mounted")

    def write(self, name: str, body: bytes) -> None:
        """See :class:`Place`."""
        self._write(self._path(name), body)

    def _path(self, name: str) -> Path:
        return self.root / name[:2] / name

    def _write(self, target: Path, body: bytes) -> None:
        part = target.with_name(f"{target.name}.{uuid.uuid4().hex[:8]}{PART}")
        with self._reached():
            target.parent.mkdir(exist_ok=True)
            try:
                with part.open("xb") as sink:
                    sink.write(body)
                    sink.flush()
                    os.fsync(sink.fileno())
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
            if os.name != "nt":
                folder = os.open(target.parent, os.O_RDONLY)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)

    def listing(self) -> Iterator[tuple[str, int]]:
        """See :class:`Place`."""
        require_ready(self)
        with self._reached():
            for path in sorted(self.root.glob("??/*")):
                with contextlib.suppress(FileNotFoundError):  # put in place meanwhile
                    yield path.name, path.stat().st_size

    @contextlib.contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise away(self.url, error) from error


class Objects:
    """Everything that fsspec knows."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._whole = url.partition(":")[0] in WHOLE
        try:
            import fsspec
        except ImportError as missing:
            raise Unavailable(
                N_("The file store {place} needs the package fsspec. Install it: {command}"),
                code="no_fsspec",
                place=url,
                command=parts.adding("store"),
            ) from missing
        try:
            self._fs, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        except ImportError as missing:
            text = N_("The file store {place} needs one more package: {detail}")
            raise Unavailable(text, code="no_fsspec", place=url, detail=str(missing)) from missing
        except Exception as error:
            raise away(url, error) from error
        self._root = str(root).rstrip("/")

    def is_ready(self) -> bool:
        """See :class:`Place`."""
        return self._read(f"{self._root}/{MARK}", len(MARKED)) == MARKED

    def prepare(self) -> None:
        """See :class:`Place`."""
        self._write(f"{self._root}/{MARK}", MARKED)
        require_ready(self)

    def read(self, name: str, size: int) -> bytes | None:
        """See :class:`Place`."""
        body = self._read(self._path(name), size)
        if body is None:
            require_ready(self)
        return body

    def _read(self, path: str, size: int) -> bytes | None:
        with self._reached(), contextlib.suppress(FileNotFoundError):
            return bytes(self._fs.cat_file(path, start=0, end=size + 1))
        return None

    def write(self, name: str, body: bytes) -> None:
        """See :class:`Place`."""
        self._write(self._path(name), body)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name[:2]}/{name}"

    def _write(self, path: str, body: bytes) -> None:
        with self._reached():
            if self._whole:
                self._fs.pipe_file(path, body)
                return
            part = f"{path}.{uuid.uuid4().hex[:8]}{PART}"
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            try:
                self._fs.pipe_file(part, body)
                self._fs.mv(part, path)
            except BaseException:
                with contextlib.suppress(Exception):
                    self._fs.rm_file(part)
                raise

    def listing(self) -> Iterator[tuple[str, int]]:
        """See :class:`Place`."""
        require_ready(self)
        with self._reached():
            self._fs.invalidate_cache()
            found: dict[str, Any] = self._fs.find(self._root, detail=True)
        for path, told in sorted(found.items()):
            name = path.rpartition("/")[2]
            if name != MARK:
                yield name, int(told.get("size") or 0)

    @contextlib.contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except PaydeskError:
            raise
        except Exception as error:
            raise away(self.url, error) from error
