"""Getting the XML out of the file: as it is, or out of a ZIP, never more than a directory can be."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData

MAX_XML: Final = 64 * 1024 * 1024
"""The full directory of 2023 has 0.85 MB."""

MAX_ARCHIVE: Final = 4 * 1024 * 1024
"""The archive has 0.13 MB. zipfile reads the whole list of members, and this is what bounds that list."""

MAX_MEMBERS: Final = 16
MAX_RATIO: Final = 200
RATIO_FROM: Final = 1024 * 1024

ZIP_SIGNATURE: Final = b"PK\x03\x04"
_NAME: Final = re.compile(r"(?:[^/]+/)*[^/]*ED807[^/]*\.xml", re.IGNORECASE)


def too_large() -> InvalidData:
    """Return the error for more than any directory has."""
    return InvalidData(
        N_("The file is larger than any directory of banks. Load the archive as cbr.ru publishes it."),
        code="directory_too_large",
    )


def broken(detail: object) -> InvalidData:
    """Return the error for a file that is cut off or damaged."""
    return InvalidData(
        N_("The directory of banks is damaged or cut off ({detail}). Download it again."),
        code="directory_broken",
        detail=" ".join(str(detail).split())[:100] or type(detail).__name__,
    )


def is_member(name: str) -> bool:
    """Tell whether a file of this name in an archive is a directory.

    >>> is_member("20230518_ED807_full.xml"), is_member("20230518_ED807_full.xml.sig")
    (True, False)
    """
    return bool(_NAME.fullmatch(name.replace("\\", "/")))


class Limited:
    """A stream that gives no more than a directory can have, and knows how long a member of an archive must be."""

    def __init__(self, body: BinaryIO, promised: int | None = None) -> None:
        self._body = body
        self._promised = promised
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        :raises InvalidData: there are more of them than allowed, or fewer than the archive promises.
        """
        piece = self._body.read(size if 0 <= size <= MAX_XML else MAX_XML + 1)
        self._read += len(piece)
        if self._read > MAX_XML:
            raise too_large()
        if not piece and self._promised is not None and self._read != self._promised:
            raise broken("ZIP")
        return piece


@contextmanager
def opened(source: BinaryIO) -> Iterator[Limited]:
    """Give the XML of the file from its beginning, unpacked when it is a ZIP.

    :raises InvalidData: it is too large, damaged, protected, or no directory.
    """
    source.seek(0)
    signature = source.read(4)
    source.seek(0)
    if not signature.startswith(b"PK"):
        yield Limited(source)
        return
    if source.seek(0, 2) > MAX_ARCHIVE:
        raise too_large()
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            member = _member(archive)
            with archive.open(member) as body:
                yield Limited(body, member.file_size)  # type: ignore[arg-type] # it reads, and that is all we do
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise broken(error) from None


def _member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise too_large()
    found = [member for member in members if is_member(member.filename)]
    if len(found) != 1:
        raise InvalidData(
            N_("The archive holds {count} files of the directory of banks (…ED807….xml) instead of one. "
               "Load the archive as cbr.ru publishes it."),
            code="directory_archive",
            count=len(found),
        )  # fmt: skip
    if found[0].flag_bits & 1:
        raise InvalidData(
            N_("The archive is protected with a password. Unpack it and load the XML file."), code="directory_encrypted"
        )
    if found[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack a whole piece at once, however large it becomes.
        raise broken("ZIP")
    size, packed = found[0].file_size, max(found[0].compress_size, 1)
    if size > MAX_XML or (size > RATIO_FROM and size > MAX_RATIO * packed):
        raise too_large()
    return found[0]
