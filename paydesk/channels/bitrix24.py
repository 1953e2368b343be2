"""A message in the chat of Bitrix24, by its incoming webhook (right ``im``): ``im.message.add``.

``bitrix24://portal.bitrix24.ru/rest/1/token/`` is the address of the webhook with its scheme changed;
``bitrix24+http://`` for a portal of one's own without TLS. A person's address is their number in Bitrix24, or
``chat42`` for a chat.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from typing import Final
from urllib.parse import urlsplit

from paydesk.channels.model import Failure, Message

SECONDS: Final = 20
BUSY: Final = ("QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT", "INTERNAL_SERVER_ERROR")
"""Errors that pass; see the description of the REST API."""
MAX_TEXT: Final = 20_000
MAX_ANSWER: Final = 65_536


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A webhook that leads elsewhere would carry its token there."""

    def redirect_request(self, *_words: object, **_more: object) -> None:
        return None


class Bitrix24:
    """One incoming webhook."""

    def __init__(self, url: str) -> None:
        found = urlsplit(url)
        if not found.hostname or not found.path.strip("/"):
            raise ValueError("host or path is missing")
        scheme = "http" if found.scheme == "bitrix24+http" else "https"
        self._url = f"{scheme}://{found.netloc}{found.path.rstrip('/')}/im.message.add.json"
        self._opener = urllib.request.build_opener(_NoRedirects)

    def send(self, to: str, message: Message) -> None:
        """Write to a person or a chat."""
        if not re.fullmatch(r"(chat|sg)?[0-9]{1,18}", to, re.ASCII):
            raise Failure("an address in Bitrix24 is a number, or chat and a number", permanent=True)
        text = f"[B]{_plain(message.subject)}[/B]\n{_plain(message.text)}"[:MAX_TEXT]
        body = json.dumps({"DIALOG_ID": to, "MESSAGE": text, "URL_PREVIEW": "N"}).encode()
        asked = urllib.request.Request(self._url, body, {"Content-Type": "application/json"})  # noqa: S310 - scheme set above
        try:
            with self._opener.open(asked, timeout=SECONDS) as answer:
                said = json.loads(answer.read(MAX_ANSWER))
        except urllib.error.HTTPError as error:
            raise _refused(error) from None
        except (OSError, ValueError) as error:
            raise Failure(str(error) or type(error).__name__) from None
        if not isinstance(said, dict) or "result" not in said:
            raise Failure("the answer is not one of Bitrix24")

    def close(self) -> None:
        """Nothing is kept open."""


def _plain(text: str) -> str:
    """Keep what a user typed from becoming a tag of the chat."""
    return text.replace("[", "\uff3b").replace("]", "\uff3d")


def _refused(error: urllib.error.HTTPError) -> Failure:
    code, words = "", ""
    try:
        said = json.loads(error.read(MAX_ANSWER))
        code, words = str(said.get("error", "")), str(said.get("error_description", ""))
    except (OSError, ValueError, AttributeError):
        pass
    passes = error.code in (408, 425, 429) or error.code >= 500 or code in BUSY
    return Failure(f"HTTP {error.code} {code} {words}".strip(), permanent=not passes)
