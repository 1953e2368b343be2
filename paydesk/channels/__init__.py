"""Ways in which messages reach people, behind one small protocol (``model.Channel``).

The scheme of an address tells the channel. To add one: a module here with a class, and a line in :data:`SCHEMES`;
whatever has no line goes through Apprise.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from paydesk.channels.model import Attachment, Channel, Failure, Message

__all__ = ["SECONDS", "Attachment", "Channel", "Failure", "Message", "open_channel"]

SECONDS: Final = 20
"""How long a server may be silent."""

SCHEMES: Final = {
    "smtp": ("mail", "Mail"),
    "smtps": ("mail", "Mail"),
    "smtp+plain": ("mail", "Mail"),
    "bitrix24": ("bitrix24", "Bitrix24"),
    "bitrix24+http": ("bitrix24", "Bitrix24"),
    "terminal": ("terminal", "Terminal"),
}
OTHERS: Final = ("apprise_url", "AppriseUrl")


def open_channel(url: str) -> Channel:
    """Return the channel of an address; nothing is connected yet. Raises Failure when the address means nothing."""
    module, name = SCHEMES.get(url.partition(":")[0].lower(), OTHERS)
    channel: type[Channel] = getattr(import_module(f"paydesk.channels.{module}"), name)
    try:
        return channel(url)
    except ValueError:
        raise Failure("the address of the channel cannot be read", permanent=False) from None
