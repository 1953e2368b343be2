"""What people keep about contractors beyond requests: names, aliases, addresses, and which accounts are trusted.

A contractor is named by a key: the INN, or where a request has none, the folded name. Nobody has to file one: whoever
has no row here is known by requests alone.
"""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, FetchedValue, Index, Table, Text

from paydesk.columns import Id, UtcTime, among, length, metadata

HOW: tuple[str, ...] = ("call", "letter", "meeting", "other")
"""Ways in which somebody made sure that an account is the payee's."""

# Every change is in the journal of administrators. ``email`` may hold several addresses, separated by commas.
contractor = Table(
    "contractor",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text),
    Column("email", Text),
    Column("notify", Boolean, nullable=False, server_default="1"),
    Column("lang", Text),
    Column("note", Text),
    # The key of the contractor as which this one is shown; that one is shown as itself.
    Column("merged_into", Text),
    length("key", 255),
    length("name", 255),
    length("email", 1000),
    among("lang", ("ru", "en")),
    length("note", 2000),
    length("merged_into", 255),
    CheckConstraint("merged_into <> key", name="merged_into"),
)

# Each time somebody confirmed an account, or took that back; the last row of an account counts. Rows are only added,
# and each is in the journal of administrators.
account_trust = Table(
    "account_trust",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False, server_default=FetchedValue()),
    Column("at", UtcTime, nullable=False, server_default=FetchedValue()),
    Column("actor", Text, nullable=False, server_default=FetchedValue()),
    Column("contractor", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("trusted", Boolean, nullable=False),
    Column("how", Text),
    Column("comment", Text, nullable=False),
    # When a request to the account was first submitted, and the moment from which the confirmation counts.
    Column("first_seen", UtcTime),
    Column("counts_from", UtcTime),
    length("contractor", 255),
    length("account", 34),
    among("how", HOW),
    length("comment", 2000),
    # Whoever takes a confirmation back need not have asked the payee.
    CheckConstraint("NOT trusted OR (how IS NOT NULL AND counts_from IS NOT NULL)", name="trusted"),
    Index("ix_account_trust_account", "account", "contractor", "id"),
)
