"""The tables of policies. A policy is one row that is never changed; triggers spread its rules into the others."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, Table, Text

from paydesk.columns import Id, UtcTime, among, length, metadata
from paydesk.keeping import KEEPABLE

MAX_SOURCE: Final = 100_000
"""Characters of the file of a policy."""

# ``rules`` is the JSON that the rows of the other tables are made from; ``source`` the file as it was written.
policy = Table(
    "policy",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("source", Text, nullable=False),
    length("source", MAX_SOURCE),
)

# The newest policy that was confirmed is in force.
policy_confirmation = Table(
    "policy_confirmation",
    metadata,
    Column("policy_id", Id, ForeignKey("policy.id"), primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
)

policy_chain = Table(
    "policy_chain",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("policy_id", Id, ForeignKey("policy.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("currency", Text),
    Column("amount_from", BigInteger),
    Column("amount_below", BigInteger),
    Column("inn", Text),
    Column("author", Text),
    Column("first_payment", Boolean, nullable=False),
    Column("trusted", Boolean),
    # Names of signals, any of which is enough, with a space between.
    Column("signals", Text),
    CheckConstraint("place BETWEEN 1 AND 100", name="place"),
    CheckConstraint("currency IS NOT NULL OR coalesce(amount_from, amount_below) IS NULL", name="amount_has_currency"),
)

# A step for everybody with a role, or for the persons that are named.
policy_step = Table(
    "policy_step",
    metadata,
    Column("chain", Id, ForeignKey("policy_chain.id"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("role", Text),
    Column("needed", Integer, nullable=False),
    CheckConstraint("needed BETWEEN 1 AND 100", name="needed"),
    CheckConstraint("role = 'head'", name="role"),
)

policy_step_person = Table(
    "policy_step_person",
    metadata,
    Column("chain", Id, ForeignKey("policy_chain.id"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("login", Text, ForeignKey("person.login"), primary_key=True),
)

# A field whose change leaves the approvals of a step standing at a new submit.
policy_step_field = Table(
    "policy_step_field",
    metadata,
    Column("chain", Id, ForeignKey("policy_chain.id"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, primary_key=True),
    among("field", KEEPABLE),
)

# Who stands in for whom, from one day to another (UTC), up to a sum. A row is never changed.
delegation = Table(
    "delegation",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("giver", Text, ForeignKey("person.login"), nullable=False),
    Column("substitute", Text, ForeignKey("person.login"), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("amount", BigInteger),
    Column("currency", Text),
    CheckConstraint("until >= since", name="days"),
    CheckConstraint("giver <> substitute", name="two_people"),
    CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="amount_has_currency"),
)

# A delegation that was ended before its last day.
delegation_end = Table(
    "delegation_end",
    metadata,
    Column("delegation_id", Id, ForeignKey("delegation.id"), primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
)
