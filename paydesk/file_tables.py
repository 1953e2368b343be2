"""The tables of files: their bytes, who brought them, and the papers of requests."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, FetchedValue, ForeignKey, LargeBinary, Table, Text

from paydesk.columns import Id, UtcTime, among, length, metadata

FILE_KINDS: Final = ("invoice", "order", "other")

FILE_STORE: Final = "file_store"
"""The setting of the team that names where the bytes of files live: the URL of a place, ``off`` for the database."""

MAX_FILES: Final = 100
"""Files of one request, those that were detached among them."""

MAX_FILE_BYTES: Final = 20 * 1024**2
"""The size of one file; a scan of many pages has a few megabytes."""

MAX_FILES_BYTES: Final = 200 * 1024**2
"""The size of all files of one request."""

# The bytes are here, or in a place outside, whose URL is told; see ``paydesk.places``.
blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("body", LargeBinary),
    Column("place", Text),
    CheckConstraint("length(body) = size", name="size"),
    CheckConstraint("(body IS NULL) = (place IS NOT NULL)", name="somewhere"),
    length("place", 500),
)

# Who brought the bytes of a file. PostgreSQL lets nobody attach what they only know the name of.
blob_holder = Table(
    "blob_holder",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("login", Text, primary_key=True),
)

request_file = Table(
    "request_file",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False, server_default=FetchedValue()),
    Column("request_id", Id, ForeignKey("request.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False, index=True),
    # Attached while the request was a draft: then it is part of what is approved.
    Column("in_content", Boolean, nullable=False, server_default="0"),
    Column("added_by", Text, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    # Taken out of the content again by its author; the row stays, as all history does.
    Column("detached", Boolean, nullable=False, server_default="0"),
    among("kind", FILE_KINDS),
    length("name", 255),
    length("media_type", 100),
)
