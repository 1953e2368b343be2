"""Reading the XML entry by entry, in flat memory, without document types, entities or anything from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from paydesk.errors import N_, InvalidData, PaydeskError
from paydesk.formats.ed807 import archive
from paydesk.formats.ed807.model import Account, Bank, Head, Restriction

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE: Final = "urn:cbr-ru:ed:v2.0"
MAX_ENTRIES: Final = 50_000
MAX_DEPTH: Final = 8
MAX_PARTS: Final = 5_000
"""Elements inside one entry; the largest of 2023 has some twenty."""

MAX_VALUE: Final = 500
"""Characters of one value; the schema allows 160."""

HEAD_BYTES: Final = 4096
_ENCODINGS: Final = frozenset({"windows-1251", "cp1251", "utf-8", "utf8"})
_PROLOG: Final = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?ED807[\s/>]")
_DIGITS: Final = re.compile(r"[0-9]+", re.ASCII)
_BIC: Final = re.compile(r"[0-9]{9}", re.ASCII)
_ACCOUNT: Final = re.compile(r"[0-9]{5}[0-9A-Z][0-9]{14}", re.ASCII)
_KINDS: Final = {"FIRR": True, "SIRR": False}
_CHANGES: Final = frozenset({"", "ADDD", "CHGD", "DLTD", "NCNG"})
_YES: Final = frozenset({"1", "true"})


def identify(head: bytes) -> bool:
    """Tell by the first bytes (some 4 KB) whether it is a directory, or a ZIP that holds one."""
    if not head.startswith(archive.ZIP_SIGNATURE):
        beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return beginning.startswith(b"<") and bool(_ROOT.search(beginning))
    place = 0
    while place >= 0:
        # The header of a member: 26 bytes in, the length of its name; 30 bytes in, the name.
        length = int.from_bytes(head[place + 26 : place + 28], "little")
        if archive.is_member(head[place + 30 : place + 30 + length].decode("cp437")):
            return True
        place = head.find(archive.ZIP_SIGNATURE, place + 4)
    return False


class Directory:
    """An opened directory; ``banks`` may be read as often as needed, each time from the file."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        with archive.opened(source) as body:
            self.head = _head(next(_elements(body))[1])

    def banks(self) -> Iterator[Bank]:
        """Read the entries one after another.

        :raises InvalidData: an entry is wrong, or the file is damaged further on; what came before is no directory then.
        """
        seen: set[str] = set()
        with archive.opened(self._source) as body:
            for depth, element in _elements(body):
                name = _local(element.tag)
                if depth == 1 and name == "PartInfo":
                    _refuse_parts(element)
                if depth != 1 or name != "BICDirectoryEntry":
                    continue
                bank = _bank(element)
                if self.head.full and bank.bic in seen:
                    raise _wrong_entry(bank.bic, "BIC", bank.bic)
                seen.add(bank.bic)
                if len(seen) > MAX_ENTRIES:
                    raise archive.too_large()
                yield bank
        if self.head.full and not seen:
            raise InvalidData(
                N_("The directory of banks has no entries. Download it again."), code="directory_without_entries"
            )


def open_directory(source: BinaryIO) -> Directory:
    """Return the directory in the file, ready to be read.

    :param source: the file, seekable; it stays open and is used by the directory.
    :raises InvalidData: it is no directory, or not one that can be read safely.
    """
    return Directory(source)


def _elements(body: archive.Limited) -> Iterator[tuple[int, Element]]:
    """Give the root as soon as its attributes are there (depth 0), then every whole child of it (depth 1)."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        events = iterparse(_Checked(body), events=("start", "end"), forbid_dtd=True)  # type: ignore[arg-type] # bytes
        yield from _children(events)
    except PaydeskError:
        raise
    except DefusedXmlException:
        raise InvalidData(
            N_("The file declares a document type or entities, which no directory of banks does. It is not read."),
            code="directory_unsafe",
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise archive.broken(error) from None


def _children(events: Any) -> Iterator[tuple[int, Element]]:
    depth = parts = 0
    root: Element | None = None
    for event, element in events:
        if event == "start":
            depth += 1
            parts += 1
            if depth > MAX_DEPTH or parts > MAX_PARTS:
                raise archive.too_large()
            if root is None:
                root = element
                yield 0, element
            continue
        depth -= 1
        if depth == 1 and root is not None:
            yield 1, element
            # Only this keeps the memory flat: the root would go on holding every entry.
            root.clear()
            parts = 0


class _Checked:
    """The stream, whose first piece must be XML in an encoding of the directory and begin with its root."""

    def __init__(self, body: archive.Limited) -> None:
        self._body = body
        self._first = True

    def read(self, size: int) -> bytes:
        if not self._first:
            return self._body.read(size)
        self._first = False
        piece = self._body.read(max(size, HEAD_BYTES))
        if not identify(piece):
            raise not_directory()
        prolog = _PROLOG.match(piece.removeprefix(b"\xef\xbb\xbf"))
        if prolog and prolog[1].decode("ascii").lower() not in _ENCODINGS:
            raise InvalidData(
                N_(
                    "The directory of banks is written in {encoding}, but it comes in windows-1251 or UTF-8. Download it again."
                ),
                code="directory_encoding",
                encoding=prolog[1].decode("ascii"),
            )
        return piece


def not_directory() -> InvalidData:
    """Return the error for a file that is something else."""
    return InvalidData(
        N_("The file is no BIC directory of the Bank of Russia (ED807). Load the archive as cbr.ru publishes it."),
        code="not_a_directory",
    )


def _local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _head(root: Element) -> Head:
    space, _bracket, name = root.tag.rpartition("}")
    if name != "ED807" or space not in ("", "{" + NAMESPACE):
        raise not_directory()
    full = _KINDS.get(root.get("InfoTypeCode", ""))
    day = _iso(root.get("BusinessDay", ""))
    version = root.get("DirectoryVersion", "1")
    if full is None or day is None or not _DIGITS.fullmatch(version) or len(version) > 9:
        raise InvalidData(
            N_("The directory of banks does not say whether it is full (InfoTypeCode), or from which day it is valid "
               "(BusinessDay, DirectoryVersion). Download it again."),
            code="directory_head",
        )  # fmt: skip
    return Head(full, day, int(version), root.get("CreationDateTime", "")[:MAX_VALUE])


def _refuse_parts(element: Element) -> None:
    """Refuse one part of several: taken for the full directory, it would delete the banks of the other parts."""
    said = {_local(key): value for key, value in element.attrib.items()}
    said |= {_local(child.tag): (child.text or "") for child in element}
    if said.get("PartQuantity", "1").strip() != "1":
        raise InvalidData(
            N_("The file is one of several parts of a directory of banks. Load the archive as cbr.ru publishes it."),
            code="directory_part",
        )


def _bank(entry: Element) -> Bank:
    bic = entry.get("BIC", "")
    change = entry.get("ChangeType", "")
    if not _BIC.fullmatch(bic):
        raise _wrong_entry(bic, "BIC", bic)
    if change not in _CHANGES:
        raise _wrong_entry(bic, "ChangeType", change)
    about = [child for child in entry if _local(child.tag) == "ParticipantInfo"]
    if len(about) != 1:
        raise _wrong_entry(bic, "ParticipantInfo", str(len(about)))
    values = _values(bic, about[0])
    for key in ("NameP", "PtType"):
        if not values.get(key):
            raise _wrong_entry(bic, key, "")
    return Bank(
        bic=bic,
        change=change,
        name=values["NameP"],
        city=" ".join(part for part in (values.get("Tnp"), values.get("Nnp")) if part),
        kind=values["PtType"],
        parent_bic=values.get("PrntBIC", ""),
        date_in=_day(bic, values, "DateIn"),
        date_out=_day(bic, values, "DateOut"),
        exchange=values.get("XchType", "") in _YES,
        restrictions=_restrictions(bic, about[0], "Rstr"),
        accounts=tuple(_account(bic, child) for child in entry if _local(child.tag) == "Accounts"),
        swift=_swift(bic, entry),
    )


def _account(bic: str, element: Element) -> Account:
    values = _values(bic, element)
    number = values.get("Account", "")
    if not _ACCOUNT.fullmatch(number):
        raise _wrong_entry(bic, "Account", number)
    return Account(
        account=number,
        kind=values.get("RegulationAccountType", ""),
        status=values.get("AccountStatus", ""),
        restrictions=_restrictions(bic, element, "AccRstr"),
        date_out=_day(bic, values, "DateOut"),
        cbr_bic=values.get("AccountCBRBIC", ""),
    )


def _restrictions(bic: str, element: Element, key: str) -> tuple[Restriction, ...]:
    lists = [_values(bic, child) for child in element if _local(child.tag) == f"{key}List"]
    return tuple((values[key], _day(bic, values, f"{key}Date")) for values in lists if values.get(key))


def _swift(bic: str, entry: Element) -> tuple[str, ...]:
    codes = [_values(bic, child) for child in entry if _local(child.tag) == "SWBICS"]
    codes.sort(key=lambda values: values.get("DefaultSWBIC", "") not in _YES)
    return tuple(values["SWBIC"] for values in codes if values.get("SWBIC"))


def _values(bic: str, element: Element) -> Mapping[str, str]:
    """Return the attributes, each on one line and no longer than any directory has them."""
    for key, value in element.attrib.items():
        if len(value) > MAX_VALUE:
            raise _wrong_entry(bic, key, value)
    return {_local(key): " ".join(value.split()) for key, value in element.attrib.items()}


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _day(bic: str, values: Mapping[str, str], key: str) -> date | None:
    text = values.get(key, "")
    day = _iso(text)
    if text and day is None:
        raise _wrong_entry(bic, key, text)
    return day


def _wrong_entry(bic: str, key: str, value: str) -> InvalidData:
    return InvalidData(
        N_("The directory of banks has a wrong entry: BIC {bic}, {key} = «{value}». Download it again."),
        code="directory_entry",
        bic=bic[:20],
        key=_local(key)[:40],
        value=value[:60],
    )
