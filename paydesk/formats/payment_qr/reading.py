"""Reading the text of a code, as programs really write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paydesk.errors import N_, InvalidData, Param, Problem
from paydesk.formats.payment_qr import fields as standard
from paydesk.formats.payment_qr.fields import Encoding
from paydesk.requisites import common

MAX_LENGTH: Final = 4096
"""A QR code holds less than 3000 bytes; what is longer is no code."""

_MARKS: Final = ("\ufeff", "ï»¿")
_BEGINNING: Final = standard.BEGINNING + standard.VERSION
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_ABSENT: Final = frozenset({"", "-", "null"})
_DIGITS: Final = re.compile(r"[0-9]{1,18}", re.ASCII)
_LETTER_OF_MOJIBAKE: Final = re.compile(r"[\xc0-\xff]")


@dataclass(frozen=True, slots=True)
class Payload:
    """What a code says: fields by their names in the standard, absent ones left out, ``Sum`` in kopecks.

    Control keys and check digits are not looked at here: the requisites are checked where all of them are.
    """

    encoding: Encoding
    separator: str
    fields: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()


def identify(payload: bytes | str) -> bool:
    """Tell a payment from the other codes of a page: links, contacts.

    >>> identify("ST00012|Name="), identify("https://qr.nspk.ru/AS1000000000000000000000000000")
    (True, False)
    """
    text = payload[:64].decode("utf-8", "replace") if isinstance(payload, bytes) else payload[:64]
    return _without_mark(text).startswith(_BEGINNING)


def decode(payload: bytes | str, *, wrong_amounts: list[Problem] | None = None) -> Payload:
    """Return what the code says.

    :param payload: the bytes of the code, or the text of a decoder that may have taken them for Latin-1.
    :param wrong_amounts: given, it takes the sums that are no whole kopecks, which are then left out and not refused.
    :raises InvalidData: it is no payment, cannot be read in one way only, or lacks the payee, the account or the BIC.
    """
    if len(payload) > MAX_LENGTH:
        text = N_("This is longer than a QR code can be, so it is none.")
        raise InvalidData(text, code="qr_too_large")
    warnings: list[Problem] = []
    encoding, text = _text(payload, warnings)
    separator = text[standard.HEAD_LENGTH - 1 : standard.HEAD_LENGTH]
    if not separator or separator.isalnum() or separator.isspace() or separator == "=":
        raise InvalidData(
            N_("The payment QR code has no separator after its head. Type the requisites instead."), code="qr_separator"
        )
    fields = _fields(_parts(text[standard.HEAD_LENGTH :], separator, warnings))
    if absent := [key for key in ("Name", "PersonalAcc", "BIC") if key not in fields]:
        raise InvalidData(
            N_("The payment QR code has no {keys}. Type the requisites instead."),
            code="qr_field_missing",
            keys=", ".join(absent),
        )
    _check_amounts(fields, wrong_amounts)
    if "CorrespAcc" not in fields:
        note = N_("The QR code has no correspondent account; take it from the directory of banks")
        warnings.append(Problem("corr_account", "qr_no_corr_account", note))
    warnings += _too_long(fields)
    return Payload(encoding, separator, fields, tuple(warnings))


def _without_mark(text: str) -> str:
    text = text.lstrip()
    for mark in _MARKS:
        text = text.removeprefix(mark).lstrip()
    return text


def _text(payload: bytes | str, warnings: list[Problem]) -> tuple[Encoding, str]:
    """Return the encoding and the text, whose first eight characters are the head."""
    # The head is ASCII in every encoding, and Latin-1 keeps the bytes of the rest.
    text = _without_mark(payload.decode("latin-1") if isinstance(payload, bytes) else payload)
    encoding = _encoding(text)
    raw = text.encode("latin-1") if isinstance(payload, bytes) else _raw(text)
    if raw is None:
        return encoding, _trimmed(text, warnings)
    if encoding != "utf-8" and _is_utf8(raw):
        note = N_("The QR code says {encoding}, but is written in UTF-8; compare the names")
        warnings.append(Problem("file", "qr_encoding_differs", note, {"encoding": encoding}))
        encoding = "utf-8"
    return encoding, _trimmed(_decoded(raw, encoding, text, warnings, is_text=isinstance(payload, str)), warnings)


def _encoding(text: str) -> Encoding:
    if not text.startswith(standard.BEGINNING) or not text[2:6].isdigit():
        raise InvalidData(
            N_("This is no payment QR code: it begins with {beginning}, and not with {right}."),
            code="qr_not_payment",
            beginning=common.shown(_CONTROL.sub(" ", text[:20]) or "–"),
            right=_BEGINNING,
        )
    if not text.startswith(_BEGINNING):
        raise InvalidData(
            N_("The payment QR code is of version {version}, and only {right} is known. Type the requisites instead."),
            code="qr_version",
            version=text[2:6],
            right=standard.VERSION,
        )
    encoding = standard.ENCODINGS.get(text[6:7])
    if encoding is None or len(text) < standard.HEAD_LENGTH:
        raise InvalidData(
            N_("The head of the payment QR code is {head}, which tells no encoding (1, 2 or 3) and no separator. "
               "Type the requisites instead."),
            code="qr_head",
            head=_CONTROL.sub(" ", text[: standard.HEAD_LENGTH]),
        )  # fmt: skip
    return encoding


def _raw(text: str) -> bytes | None:
    """Return the bytes that a decoder took for Latin-1 (or Windows-1252); None when the text is what was meant."""
    also = "cp1252" if _LETTER_OF_MOJIBAKE.search(text) else "latin-1"
    try:
        return b"".join(sign.encode("latin-1" if sign <= "\xff" else also) for sign in text)
    except UnicodeEncodeError:
        return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not raw.isascii()


def _decoded(raw: bytes, encoding: Encoding, text: str, warnings: list[Problem], *, is_text: bool) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        # Of a text, one accent at the very end of plain Latin words is theirs: nothing tells that it was misread.
        if error.start == len(raw) - 1 and not (is_text and raw[:-1].isascii()):
            warnings.append(_foreign())
            return raw[:-1].decode(encoding)
        if is_text:
            return text  # words in Latin letters with accents, rightly read: no mojibake
        raise InvalidData(
            N_("The payment QR code says {encoding}, but is written in something else. Type the requisites instead."),
            code="qr_encoding",
            encoding=encoding,
        ) from None


def _foreign() -> Problem:
    return Problem("file", "qr_end", N_("The QR code has foreign signs at its end; they were left out"))


def _trimmed(text: str, warnings: list[Problem]) -> str:
    """Cut line breaks and other unseen signs off the end."""
    trimmed = text.rstrip("\x00\x1a\r\n\t \ufeff\x1d\x1e\x04")
    if text[len(trimmed) :].strip(" "):
        warnings.append(_foreign())
    return trimmed if len(trimmed) >= standard.HEAD_LENGTH else text[: standard.HEAD_LENGTH]


def _parts(text: str, separator: str, warnings: list[Problem]) -> list[tuple[str, str]]:
    parts = text.split(separator)
    if len(parts) > 1 and len(parts[-1]) == 1:
        # One byte after the last separator: what a program forgot to cut off.
        parts.pop()
        warnings.append(_foreign())
    pairs: list[tuple[str, str]] = []
    for part in parts:
        key, equals, value = part.partition("=")
        if equals and key.strip():
            pairs.append((key.strip(), value))
        elif part.strip():
            raise InvalidData(
                N_("The payment QR code has a part without a name: {part}. The separator {separator} stands inside a value, "
                   "so that the value is cut. Type the requisites instead."),
                code="qr_part_without_name",
                part=common.shown(_CONTROL.sub(" ", part)),
                separator=separator,
            )  # fmt: skip
    return pairs


def _fields(pairs: list[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, given in pairs:
        key = standard.CANONICAL.get(name.casefold(), name)
        value = _CONTROL.sub(" ", given).strip()
        if value.casefold() in _ABSENT or (key in standard.INNS and not value.strip("0")):
            continue
        if fields.setdefault(key, value) != value:
            raise InvalidData(
                N_("The payment QR code has {key} twice: {one} and {other}. Type the requisites instead."),
                code="qr_field_twice",
                key=key[:40],
                one=common.shown(fields[key]),
                other=common.shown(value),
            )
    return fields


def _check_amounts(fields: dict[str, str], wrong: list[Problem] | None) -> None:
    for key in standard.AMOUNTS:
        value = fields.get(key, "0")
        if _DIGITS.fullmatch(value):
            continue
        text = N_("{key} of the payment QR code is {value}, but it must be whole kopecks. Whether rubles are meant cannot "
                  "be told; type the requisites and the sum instead.")  # fmt: skip
        if wrong is None:
            raise InvalidData(text, code="qr_sum", key=key, value=common.shown(value))
        wrong.append(Problem("amount", "qr_sum", text, {"key": key, "value": common.shown(fields.pop(key))}))


def _too_long(fields: Mapping[str, str]) -> list[Problem]:
    """Report what a bank may cut; names of treasuries are longer than the standard has it, and banks know that."""
    text = N_("{key} in the QR code has {length} characters; the standard allows {limit}")
    found: list[Problem] = []
    for key, limit in standard.LIMITS.items():
        length = len(fields.get(key, ""))
        if length > limit and key != "BankName":
            params: dict[str, Param] = {"key": key, "length": length, "limit": limit}
            found.append(Problem("file", "qr_value_too_long", text, params))
    return found
