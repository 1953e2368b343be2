"""Secrets by reference: where a secret is, never what it is. Only whoever sends a message reads it.

``env:NAME`` is a variable of the environment, ``file:/path`` the first line of a file, ``keyring:service/name`` an
entry of the system's keyring.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from paydesk import parts
from paydesk.errors import N_, InvalidData, Unavailable

_FORM: Final = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\0\r\n]+|file:[A-Za-z]:[^\0\r\n]+|keyring:[^/\s]+/\S+")
MAX_SECRET: Final = 8192
SHORTEST: Final = 4
"""Letters of a secret from which on it is struck out of a text; shorter words would make any text unreadable."""


def check(reference: str) -> str:
    """Return the reference, or raise InvalidData; what does not look like one is not repeated: it may be the secret."""
    if not _FORM.fullmatch(reference) or len(reference) > 500:
        raise InvalidData(
            N_(
                "Give where the secret is, not the secret: env:NAME, file:/path or keyring:service/name. It is read when a"
                " message is sent, and stored nowhere."
            ),
            code="bad_reference",
        )
    return reference


def resolve(reference: str) -> str:
    """Return the secret. Raises Unavailable, which names the reference, when there is none."""
    check(reference)
    kind, _, place = reference.partition(":")
    secret = None
    if kind == "env":
        secret = os.environ.get(place)
    elif kind == "file":
        try:
            with Path(place).open(encoding="utf-8") as source:
                secret = source.read(MAX_SECRET).partition("\n")[0]
        except (OSError, ValueError):
            secret = None
    else:
        secret = _from_keyring(*place.split("/", 1))
    if not secret or not secret.strip():
        raise Unavailable(N_("There is no secret at {reference}."), code="no_secret", reference=reference)
    return secret.strip()


def _from_keyring(service: str, name: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as missing:
        raise Unavailable(
            N_("Secrets in a keyring need the package keyring. Install it: {command}"),
            code="no_keyring",
            command=parts.adding("keyring"),
        ) from missing
    try:
        return keyring.get_password(service, name)
    except KeyringError:
        return None


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Return the text on one line, without the secrets and without any part of an address that could be one.

    >>> redacted("no answer from https://chat.example/rest/1/t0k3n/x?a=b", [])
    'no answer from https://chat.example/…'
    """
    for secret in secrets:
        for part in sorted(_parts(secret), key=len, reverse=True):
            text = text.replace(part, "…")
    text = re.sub(r"([A-Za-z][A-Za-z0-9+.-]*://)(?:[^\s/@]*@)?([^\s/?#'\"<>]*)[^\s'\"<>]*", r"\1\2/…", text)
    return " ".join(text.split())


def _parts(secret: str) -> set[str]:
    """Return the secret and what of it an error may repeat: each word between the separators of an address."""
    words = {secret, unquote(secret)}
    if "://" in secret:
        rest = secret.partition("://")[2]
        host = (urlsplit(secret).hostname or "") if "[" not in secret else ""
        for text in (rest, unquote(rest)):
            words |= {word for word in re.split(r"[/?&=@:#]", text) if word.lower() != host}
    return {word for word in words if len(word) >= SHORTEST}
