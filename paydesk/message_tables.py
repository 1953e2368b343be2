"""The tables of messages: what is to be told, what was planned and sent, and how people want to be told."""

from __future__ import annotations

from sqlalchemy import Column, FetchedValue, ForeignKey, Index, Integer, Table, Text

from paydesk.columns import Id, UtcTime, among, length, metadata

STATES = ("waiting", "held", "sent", "dropped", "dead")
"""To be sent; kept for a digest; done; no longer worth telling; given up."""

# One row for each event that is told, written by the trigger of the event, in its transaction.
outbox = Table(
    "outbox",
    metadata,
    Column("request_id", Id, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("planned_at", UtcTime),
)
# The migration also makes an index of what is not planned yet; a partial one, see ``saved_view``.

# One row for each event, person and channel. The text is written when it is sent: a person may see less by then.
delivery = Table(
    "delivery",
    metadata,
    Column("key", Text, primary_key=True),
    Column("request_id", Id, ForeignKey("request.id"), index=True),
    Column("seq", Integer),
    Column("kind", Text, nullable=False),
    Column("login", Text),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    # The key of the digest with which it goes.
    Column("digest", Text),
    Column("due_at", UtcTime, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("created_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    among("state", STATES),
    length("key", 300),
    length("error", 500),
    Index("ix_delivery_state_due_at", "state", "due_at"),
    Index("ix_delivery_digest", "digest"),
)

# How a person wants to be told: ``lang``, ``kind:turn``, ``to:mail`` … A value taken back is NULL.
notify_setting = Table(
    "notify_setting",
    metadata,
    Column("login", Text, ForeignKey("person.login"), primary_key=True, server_default=FetchedValue()),
    Column("name", Text, primary_key=True),
    Column("value", Text),
    length("name", 100),
    length("value", 255),
)
