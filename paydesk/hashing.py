"""What a journal hashes: the text of an entry, and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from typing import Any, Final

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_JSON: Final[Mapping[type, Callable[[Any], str]]] = {str: encode_basestring, int: str}
"""How plain values are written, faster than by an encoder for each."""


def sha256(sealed: str) -> str:
    """Return the SHA-256 of a text in UTF-8, hexadecimal.

    >>> sha256("")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(sealed.encode()).hexdigest()


def payload_of(row: Mapping[str, Any]) -> str:
    """Return the text that is hashed: all that an entry says, with the hash of the one before; empty values left out.

    >>> payload_of({"seq": 1, "actor": "anna", "comment": None})
    '{"seq":1,"actor":"anna"}'
    """
    parts = [f'"{key}":{_JSON.get(type(value), _ENCODE)(value)}' for key, value in row.items() if value is not None]
    return f"{{{','.join(parts)}}}"
