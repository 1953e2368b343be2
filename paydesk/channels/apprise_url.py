"""Everything that Apprise knows: Telegram, Slack, Mattermost, Matrix, webhooks (json:// and others) and the rest.

``{to}`` in the address is replaced by the address of the person, quoted, so that nobody chooses a server:
``tgram://token/{to}/``. Mail goes by ``mail``: Apprise gives no say in message ids and threads.
"""

from __future__ import annotations

import logging
import warnings
from urllib.parse import quote

from paydesk import parts
from paydesk.channels.model import Failure, Message
from paydesk.errors import N_, Unavailable

SECONDS = 20
PLACE = "{to}"


class AppriseUrl:
    """One address of Apprise."""

    def __init__(self, url: str) -> None:
        try:
            with warnings.catch_warnings(action="ignore"):  # what its libraries say of Python is not ours to mend
                import apprise
        except ImportError as missing:
            raise Unavailable(
                N_("This channel needs the package Apprise. Install it: {command}"),
                code="no_apprise",
                command=parts.adding("apprise"),
            ) from missing
        self._apprise = apprise
        self._url = url

    def send(self, to: str, message: Message) -> None:
        """Hand the message to Apprise; its log tells why it failed."""
        with warnings.catch_warnings(action="ignore"):
            self._send(to, message)

    def _send(self, to: str, message: Message) -> None:
        asset = self._apprise.AppriseAsset(
            app_id="paydesk", async_mode=False, http_redirects=0, secure_logging=True, service_timeout=SECONDS
        )
        one = self._apprise.Apprise(asset=asset)
        said = _Said()
        log = logging.getLogger("apprise")
        before = log.propagate
        log.addHandler(said)
        log.propagate = False
        try:
            if not one.add(self._url.replace(PLACE, quote(to, safe=""))):
                raise Failure("Apprise does not understand the address of the channel", permanent=False)
            done = one.notify(body=message.text, title=message.subject, body_format="text", interpret_escapes=False)
        except (OSError, ValueError, TypeError) as error:
            raise Failure(str(error) or type(error).__name__) from None
        finally:
            log.removeHandler(said)
            log.propagate = before
        if not done:
            raise Failure("; ".join(said.lines[-3:]) or "not sent")

    def close(self) -> None:
        """Nothing is kept open."""


class _Said(logging.Handler):
    """Keeps the warnings of one message."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
