"""Writing the text of a code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from paydesk.errors import N_, InvalidData
from paydesk.formats.payment_qr import fields as standard
from paydesk.formats.payment_qr.fields import Encoding
from paydesk.requisites import common

_KOPECKS: Final = re.compile(r"[1-9][0-9]*", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BIC: Final = re.compile(r"[0-9]{9}", re.ASCII)
_NO_ACCOUNT: Final = "0"


def encode(fields: Mapping[str, str], *, encoding: Encoding = "utf-8") -> bytes:
    """Return the bytes that a code must hold: required fields first, absent ones left out.

    ``Sum`` is in kopecks. ``CorrespAcc`` is "0" when the bank has no correspondent account.

    :raises InvalidData: a field is unknown, absent, too long, of another shape, or cannot be written.

    >>> encode({"BIC": "044525225", "PersonalAcc": "40702810138250123017", "Name": "АО", "BankName": "Банк",
    ...         "CorrespAcc": "30101810400000000225", "Sum": "100000"}, encoding="cp1251").decode("cp1251")
    'ST00011|Name=АО|PersonalAcc=40702810138250123017|BankName=Банк|BIC=044525225|CorrespAcc=30101810400000000225|Sum=100000'
    """
    if encoding not in standard.DIGITS:
        raise InvalidData(
            N_("A payment QR code is written in utf-8, cp1251 or koi8-r, not in {encoding}."),
            code="qr_encoding",
            encoding=str(encoding)[:40],
        )
    values = _values(fields)
    raw = {key: _in_bytes(key, value, encoding) for key, value in values.items()}
    separator = _separator(values)
    parts = [key.encode("ascii") + b"=" + raw[key] for key in standard.ORDER if key in raw]
    required = separator.join(parts[: len(standard.REQUIRED)])
    if len(required) > standard.MAX_REQUIRED:
        raise InvalidData(
            N_("The names and accounts of the payee take {count} bytes of the payment QR code, and {limit} are allowed. "
               "Shorten the names, or write the code in cp1251."),
            code="qr_required_too_long",
            count=len(required),
            limit=standard.MAX_REQUIRED,
        )  # fmt: skip
    head = f"{standard.BEGINNING}{standard.VERSION}{standard.DIGITS[encoding]}".encode("ascii")
    return too_large_refused(separator.join((head, *parts)))


def too_large_refused(payload: bytes) -> bytes:
    """Return the same bytes.

    :raises InvalidData: they are more than a QR code can hold.
    """
    if len(payload) > standard.MAX_BYTES:
        raise InvalidData(
            N_("The payment QR code would hold {count} bytes, and at most {limit} fit. Shorten the purpose."),
            code="qr_too_large",
            count=len(payload),
            limit=standard.MAX_BYTES,
        )
    return payload


def _values(fields: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, given in fields.items():
        if name not in standard.ORDER:
            text = N_("The payment QR code has no field {key}.")
            raise InvalidData(text, code="qr_field_unknown", key=name[:40])
        if value := given.strip():
            values[name] = value
    if absent := [key for key in standard.REQUIRED if key not in values]:
        text = N_("The payment QR code needs {keys}; fill in the requisites of the payee.")
        raise InvalidData(text, code="qr_field_missing", keys=", ".join(absent))
    for key, value in values.items():
        _check(key, value)
    return values


def _check(key: str, value: str) -> None:
    shown = common.shown(value)
    if _CONTROL.search(value):
        text = N_("{key} of the payment QR code holds a line break or another sign that cannot be seen: {value}")
        raise InvalidData(text, code="qr_value", key=key, value=_CONTROL.sub("�", shown))
    limit = standard.LIMITS.get(key, standard.MAX_BYTES)
    if len(value) > limit:
        text = N_("{key} of the payment QR code has {length} characters, and {limit} are allowed. Shorten it: {value}")
        raise InvalidData(text, code="qr_value_too_long", key=key, value=shown, length=len(value), limit=limit)
    if not _has_shape(key, value):
        text = N_("{key} of the payment QR code cannot be {value}.")
        raise InvalidData(text, code="qr_sum" if key in standard.AMOUNTS else "qr_value", key=key, value=shown)


def _has_shape(key: str, value: str) -> bool:
    if key in standard.AMOUNTS:
        return bool(_KOPECKS.fullmatch(value))
    if key == "BIC":
        return bool(_BIC.fullmatch(value))
    if key == "CorrespAcc" and value == _NO_ACCOUNT:
        return True
    return key not in ("PersonalAcc", "CorrespAcc") or common.is_account_shape(value)


def _in_bytes(key: str, value: str, encoding: Encoding) -> bytes:
    try:
        return value.encode(encoding)
    except UnicodeEncodeError as error:
        raise InvalidData(
            N_("{key} of the payment QR code holds {sign}, which {encoding} does not have. Write the code in UTF-8."),
            code="qr_character",
            key=key,
            sign=value[error.start],
            encoding=encoding,
        ) from None


def _separator(values: Mapping[str, str]) -> bytes:
    """Return the first separator that no value holds: it cannot be quoted."""
    used = set("".join(values.values()))
    for candidate in standard.SEPARATORS:
        if candidate not in used:
            return candidate.encode("ascii")
    raise InvalidData(
        N_(
            "The fields of the payment QR code hold every sign that could separate them: {signs} Leave one of them out."
        ),
        code="qr_separator",
        signs=standard.SEPARATORS,
    )
