"""Mail by SMTP, with the standard library: message ids that stay the same, threads, HTML beside text, attachments.

``smtps://user:password@host:465/?from=paydesk@firm.ru`` speaks TLS from the start, ``smtp://…:587`` turns to TLS before
anything secret is said and goes no further without it; ``smtp+plain://`` never does, for a server on the same machine.
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from paydesk.channels.model import Failure, Message

SECONDS: Final = 20
PORTS: Final = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
IDLE: Final = 100
"""Messages after which a connection is not used again; servers limit them."""


class Mail:
    """One server; the connection stays open between messages."""

    def __init__(self, url: str) -> None:
        found = urlsplit(url)
        self.scheme = found.scheme.lower()
        self.host = found.hostname or ""
        self.port = found.port or PORTS[self.scheme]
        self.user = unquote(found.username or "")
        self._password = unquote(found.password or "")
        options = parse_qs(found.query)
        self.sender = options.get("from", [self.user])[0]
        if not self.host or "@" not in self.sender:
            raise ValueError("host or sender is missing")
        self._server: smtplib.SMTP | None = None
        self._sent = 0

    def send(self, to: str, message: Message) -> None:
        """Send one mail, to addresses joined by a comma and a space, over the connection of the one before if it is there."""
        letter = self._letter(to, message)
        try:
            server = self._alive() or self._connected()
            server.send_message(letter, self.sender, to.split(", "))
            self._sent += 1
            if self._sent >= IDLE:
                self.close()
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            self._forget()
            raise Failure(f"{code} {_words(said)}", permanent=500 <= code < 600) from None
        except smtplib.SMTPResponseException as error:
            self.close()
            # What a server says of itself or of us may pass; what it says of this letter or address does not.
            permanent = isinstance(error, smtplib.SMTPDataError) and 500 <= error.smtp_code < 600
            raise Failure(f"{error.smtp_code} {_words(error.smtp_error)}", permanent=permanent) from None
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise Failure(f"the certificate of {self.host} is not to be trusted: {error.verify_message}") from None
        except (smtplib.SMTPException, OSError, ssl.SSLError) as error:
            self.close()
            raise Failure(str(error) or type(error).__name__) from None

    def _alive(self) -> smtplib.SMTP | None:
        """Return the open connection. It is asked first: after a drop in mid-letter nobody knows whether it arrived."""
        if self._server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                if self._server.noop()[0] == 250:
                    return self._server
            self.close()
        return None

    def _connected(self) -> smtplib.SMTP:
        trusted = ssl.create_default_context()
        server: smtplib.SMTP
        if self.scheme == "smtps":
            server = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=trusted)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            if self.scheme == "smtp":
                server.starttls(context=trusted)
            if self._password:
                server.login(self.user, self._password)
        except BaseException:
            server.close()
            raise
        self._server, self._sent = server, 0
        return server

    def _letter(self, to: str, message: Message) -> EmailMessage:
        letter = EmailMessage()
        domain = self.sender.rpartition("@")[2]
        try:
            letter["From"] = Address("paydesk", addr_spec=self.sender)
            letter["To"] = tuple(Address(addr_spec=one) for one in to.split(", "))
            letter["Subject"] = " ".join(message.subject.split())
        except (ValueError, IndexError, AttributeError):
            raise Failure("this is no mail address", permanent=True) from None
        except Exception as error:
            if type(error).__module__.startswith("email."):  # the parser of addresses has errors of its own
                raise Failure("this is no mail address", permanent=True) from None
            raise
        letter["Date"] = formatdate(localtime=True)
        letter["Message-ID"] = f"<{message.id}@{domain}>"
        if message.thread:
            letter["In-Reply-To"] = letter["References"] = f"<{message.thread}@{domain}>"
        letter["Auto-Submitted"] = "auto-generated"  # answers of absent people do not come back
        letter.set_content(message.text)
        if message.html:
            letter.add_alternative(message.html, subtype="html")
        for one in message.attachments:
            kind, _, sub = one.media_type.partition("/")
            letter.add_attachment(one.body, maintype=kind, subtype=sub or "octet-stream", filename=one.name)
        return letter

    def _forget(self) -> None:
        if self._server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._server.rset()

    def close(self) -> None:
        """End the session."""
        server, self._server = self._server, None
        if server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
