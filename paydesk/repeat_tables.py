"""The tables of requests that come again and again."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, FetchedValue, ForeignKey, Integer, Table, Text

from paydesk.columns import Id, among, length, metadata
from paydesk.dates import STEPS

# ``content`` is the form of the drafts as JSON, without the due date and the invoice, which each has of its own.
repeat_plan = Table(
    "repeat_plan",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False, server_default=FetchedValue()),
    Column("owner", Text, ForeignKey("person.login"), nullable=False, index=True, server_default=FetchedValue()),
    Column("every", Text, nullable=False),
    # The due date of the first request; all others are counted from it, so that a month end stays one.
    Column("first_due", Date, nullable=False),
    Column("until", Date),
    Column("content", Text, nullable=False),
    Column("stopped", Boolean, nullable=False, server_default="0"),
    among("every", STEPS),
    length("content", 20_000),
)

# A period of it that is done: with the draft that was made, or without one where it was missed.
repeat_period = Table(
    "repeat_period",
    metadata,
    Column("plan_id", Id, ForeignKey("repeat_plan.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("request_id", Id, ForeignKey("request.id")),
    CheckConstraint("number BETWEEN 0 AND 100000", name="number"),
)
