"""The terminal of whoever runs the worker: for a first look, and for the journal of a service."""

from __future__ import annotations

import sys

from paydesk.channels.model import Message


class Terminal:
    """Standard output of the worker."""

    def __init__(self, url: str) -> None:
        self._url = url

    def send(self, to: str, message: Message) -> None:
        """Print the message."""
        lines = [f"--- {to}: {message.subject}", *message.text.splitlines()]
        harmless = ("".join(c if c.isprintable() else "\ufffd" for c in line) for line in lines)
        sys.stdout.write("\n".join(harmless) + "\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing is kept open."""
