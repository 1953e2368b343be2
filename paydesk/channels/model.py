"""What every channel takes and how it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to be sent.

    ``id`` is the same in every try, so that a mail that comes twice is known to be one; ``thread`` is the same for all
    messages about one request, or empty.
    """

    id: str
    thread: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


class Failure(Exception):
    """The message was not sent; ``permanent`` when another try would end the same way.

    The text may hold what a server said, addresses with tokens included: it is redacted before it is kept or shown.
    """

    def __init__(self, text: str, *, permanent: bool = False) -> None:
        super().__init__(text)
        self.permanent = permanent


class Channel(Protocol):
    """A way to people. ``url`` names it, with whatever secret it needs."""

    def __init__(self, url: str) -> None: ...

    def send(self, to: str, message: Message) -> None:
        """Send to an address of this channel, or raise Failure."""

    def close(self) -> None:
        """Let go of a connection that was kept for the next message."""
