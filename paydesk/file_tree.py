"""A tree of papers for people: year/month/contractor/number — payee — sum/, with files, payment order and card.

A manifest in the folder remembers what was written, so that a next run writes only what is new. Nobody's own file is
touched: what is there under a name that is needed, and is not what was written here, keeps the name. No link inside of
the folder is followed, and every name is safe on Windows.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from paydesk import money
from paydesk.errors import N_, InvalidData, unwritable
from paydesk.records import Request
from paydesk.uploads import clean_name

MANIFEST: Final = ".paydesk-files.json"
MAX_MANIFEST: Final = 256 * 1024**2
CONTRACTOR, PAYEE, NAME = 40, 30, 70
"""Characters of names: a path inside of the folder has 191 at most, so that with it the 260 of Windows suffice."""

_FOLDER: Final = re.compile(r"\d{4}/\d{2}/[^/\\]+/\d+ — [^/\\]+")
_JUNCTION: Final = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, which has a name on Windows alone
_NO_DATE: Final = ("0000", "00")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the tree of one request: the head of the journal that it shows, where, and file → SHA-256."""

    head: str
    folder: str
    files: Mapping[str, str]


@dataclass(slots=True)
class Tree:
    """The folder, with what its manifest remembers."""

    root: Path
    known: dict[int, Written] = field(default_factory=dict)
    written: int = 0

    def is_current(self, request: Request) -> bool:
        """Tell whether everything of the request stands there as it is now."""
        held = self.known.get(request.id)
        if held is None or held.head != request.head_hash or held.folder != folder_of(request):
            return False
        return all(os.path.lexists(self.root / held.folder / name) for name in held.files)

    def put(self, request: Request, members: Mapping[str, bytes]) -> None:
        """Write what is new of a request: name → bytes. Raises InvalidData where the folder cannot be written."""
        try:
            self._put(request, members)
        except OSError as error:
            raise unwritable(self.root, error) from error

    def _put(self, request: Request, members: Mapping[str, bytes]) -> None:
        folder = folder_of(request)
        place = self._enter(folder)
        before = self.known.get(request.id)
        if before is not None and before.folder != folder:
            self._clear(before)
            before = None
        own = dict(before.files) if before else {}
        files: dict[str, str] = {}
        for name, body in members.items():
            digest = hashlib.sha256(body).hexdigest()
            files[self._write(place, short(name), body, digest, own)] = digest
        self.known[request.id] = Written(request.head_hash, folder, files)

    def _enter(self, folder: str) -> Path:
        """Make the folders on the way, one by one, and follow no link."""
        place = self.root
        place.mkdir(parents=True, exist_ok=True)
        for part in PurePosixPath(folder).parts:
            place /= part
            if _is_link(place):
                raise InvalidData(
                    N_("{path} is a link, and an export follows none. Take it away."),
                    code="link_in_folder",
                    path=str(place),
                )
            place.mkdir(exist_ok=True)
        return place

    def _write(self, place: Path, name: str, body: bytes, digest: str, own: Mapping[str, str]) -> str:
        """Write under the name, or under a free one where somebody else's file has it; return the name."""
        head, dot, tail = name.rpartition(".")
        for attempt in range(1, 1000):
            chosen = name if attempt == 1 else f"{head} ({attempt}){dot}{tail}" if dot else f"{name} ({attempt})"
            target = place / chosen
            found = _digest(target)
            if found == digest:
                return chosen
            if found is None or (chosen in own and found == own[chosen]):
                _replace(target, body)
                self.written += 1
                return chosen
        raise InvalidData(N_("The folder {path} is full of files of this name."), code="no_free_name", path=str(place))

    def _clear(self, before: Written) -> None:
        """Take away what was written for a request whose place is another now; what people changed or added stays."""
        place = self.root
        for part in PurePosixPath(before.folder).parts:
            place /= part
            if _is_link(place):
                return
        for name, digest in before.files.items():
            if _digest(place / name) == digest:
                (place / name).unlink()
        for folder in (place, *list(place.parents)[: len(PurePosixPath(before.folder).parts) - 1]):
            with suppress(OSError):  # somebody's own papers are in it
                folder.rmdir()

    def remember(self) -> None:
        """Write the manifest."""
        told = {
            str(number): {"head": one.head, "folder": one.folder, "files": dict(one.files)}
            for number, one in sorted(self.known.items())
        }
        body = json.dumps({"format": "paydesk-files", "requests": told}, ensure_ascii=False, indent=1).encode()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            _replace(self.root / MANIFEST, body)
        except OSError as error:
            raise unwritable(self.root, error) from error


def open_tree(root: Path) -> Tree:
    """Return the tree in a folder, which need not be there yet.

    A manifest that is damaged is forgotten: what stands there is recognised by its bytes.
    """
    tree = Tree(root)
    try:
        with (root / MANIFEST).open("rb") as source:
            told = json.loads(source.read(MAX_MANIFEST))["requests"]
        tree.known = {int(number): _written(one) for number, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        tree.known = {}
    return tree


def _written(told: Mapping[str, Any]) -> Written:
    head, folder, files = told["head"], told["folder"], told["files"]
    parts = PurePosixPath(folder).parts
    if not _FOLDER.fullmatch(folder) or ".." in parts or any(clean_name(name) != name for name in files):
        raise ValueError(folder)
    return Written(head, folder, dict(files))


def folder_of(request: Request) -> str:
    """Return the place of a request in the tree: by the day of payment, until then by the day to pay by."""
    form = request.form
    day = request.payment_date or form.due_date
    year, month = (f"{day.year:04}", f"{day.month:02}") if day else _NO_DATE
    contractor = form.contractor or "—"
    amount = money.amount_string(form.amount, form.currency) if form.amount is not None else "—"
    payee = clean_name(contractor)[:PAYEE].strip(" .")
    leaf = clean_name(f"{request.id} — {payee} — {amount} {form.currency}")
    return f"{year}/{month}/{short(contractor, CONTRACTOR)}/{leaf}"


def short(name: str, limit: int = NAME) -> str:
    """Return a safe name of at most so many characters, with its end."""
    name = clean_name(name)
    if len(name) <= limit:
        return name
    head, dot, tail = name.rpartition(".")
    end = dot + tail if head and len(tail) <= 10 else ""
    return clean_name(name[: limit - len(end)].rstrip(" .") + end)


def _is_link(path: Path) -> bool:
    """Tell whether a name leads elsewhere: a symbolic link, or a junction of Windows."""
    return path.is_symlink() or (os.path.lexists(path) and getattr(path.lstat(), "st_reparse_tag", 0) == _JUNCTION)


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, ``None`` when nothing is there, and no hash at all for what is no plain file."""
    if not os.path.lexists(path):
        return None
    if _is_link(path) or not path.is_file():
        return ""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _replace(target: Path, body: bytes) -> None:
    """Let a whole file take the place of what is there; a link is replaced and not followed."""
    part = target.with_name(f".paydesk-{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            stream.write(body)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
