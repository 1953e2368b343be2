"""The tables: columns, types and constraints. No behaviour.

Rules that need more than one row (who may do what, in which order) are the triggers of ``paydesk.guards``.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    FetchedValue,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from paydesk.bank_tables import (
    account_balance,
    bank,
    bank_batch,
    bank_batch_item,
    bank_load,
    own_account,
    statement,
    statement_line,
)
from paydesk.columns import Id, UtcTime, among, length, metadata, utc_text
from paydesk.contractor_tables import account_trust, contractor
from paydesk.file_tables import blob, blob_holder, request_file
from paydesk.form import FIELD, PURPOSE_LIMIT_RUB
from paydesk.message_tables import delivery, notify_setting, outbox
from paydesk.money import MAX_AMOUNT
from paydesk.policy_tables import (
    delegation,
    delegation_end,
    policy,
    policy_chain,
    policy_confirmation,
    policy_step,
    policy_step_field,
    policy_step_person,
)
from paydesk.repeat_tables import repeat_period, repeat_plan
from paydesk.workflow import DISCARDED, ROLES, STATES

__all__ = [
    "UtcTime",
    "account_balance",
    "account_trust",
    "admin_event",
    "bank",
    "bank_batch",
    "bank_batch_item",
    "bank_load",
    "blob",
    "blob_holder",
    "contractor",
    "delegation",
    "delegation_end",
    "delivery",
    "event",
    "metadata",
    "notify_setting",
    "outbox",
    "own_account",
    "person",
    "person_role",
    "policy",
    "policy_chain",
    "policy_confirmation",
    "policy_step",
    "policy_step_field",
    "policy_step_person",
    "receipt",
    "repeat_period",
    "repeat_plan",
    "request",
    "request_file",
    "saved_view",
    "seal",
    "seal_leaf",
    "setting",
    "statement",
    "statement_line",
    "utc_text",
]

person = Table(
    "person",
    metadata,
    Column("login", Text, primary_key=True),
    Column("name", Text),
    Column("email", Text),
    Column("disabled", Boolean, nullable=False, server_default="0"),
    length("login", 63),
    length("name", 255),
    length("email", 255),
)

person_role = Table(
    "person_role",
    metadata,
    Column("login", Text, ForeignKey("person.login"), primary_key=True),
    Column("role", Text, primary_key=True),
    among("role", tuple(ROLES)),
)

# What administrators did: people and team settings. One chain, since they are few.
admin_event = Table(
    "admin_event",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text),
    Column("prev", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# A seal says how far every journal had come. Each names what moved since the one before, so that all of them
# together, checked in order, cost no more than the journals they seal.
seal = Table(
    "seal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("requests", BigInteger, nullable=False),
    Column("events", BigInteger, nullable=False),
    Column("admin_events", BigInteger, nullable=False),
    Column("leaves", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# The last event of a journal at the time of the seal; request 0 stands for the journal of administrators.
seal_leaf = Table(
    "seal_leaf",
    metadata,
    Column("seal_id", Integer, ForeignKey("seal.id"), primary_key=True, autoincrement=False),
    Column("request_id", Id, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_seal_leaf_request_id", "request_id", "seq"),
)

# A transaction leaves its receipt, so that it can be asked for when the connection died at the moment of saving.
receipt = Table(
    "receipt",
    metadata,
    Column("key", Text, primary_key=True),
    Column("login", Text, nullable=False, server_default=FetchedValue()),
    Column("at", UtcTime, nullable=False, server_default=FetchedValue()),
    length("key", 64),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What a person wants the registry to show; a removed view keeps its row without options.
saved_view = Table(
    "saved_view",
    metadata,
    Column("owner", Text, ForeignKey("person.login"), primary_key=True, server_default=FetchedValue()),
    Column("name", Text, primary_key=True),
    Column("options", Text),
    Column("is_default", Boolean, nullable=False, server_default="0"),
    length("name", 100),
    length("options", 4000),
)
# The migrations also make one default of each owner unique. An option of a dialect (here a partial index) makes
# SQLAlchemy load that dialect with every command, the other database's too.
MAX_VIEWS: Final = 200
"""Names of views that one person may have used."""

# Numbers of requests and files are given by a trigger on PostgreSQL, so that nobody takes one ahead of the others.
request = Table(
    "request",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False, server_default=FetchedValue()),
    # What the journal owns. People never write these columns; see guards.
    Column("version", Integer, nullable=False, server_default="0"),
    Column("status", Text, nullable=False, server_default="draft"),
    Column("author", Text, ForeignKey("person.login"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("head_seq", Integer, nullable=False, server_default="0"),
    Column("head_hash", Text, nullable=False, server_default=""),
    Column("digest", Text, nullable=False, server_default=""),
    Column("approved_by", Text),
    Column("approved_at", UtcTime),
    Column("paid_by", Text),
    Column("payment_date", Date),
    Column("payment_number", Text),
    Column("returned_by", Text),
    Column("exported_in", BigInteger),
    Column("chain", BigInteger),
    # What makes a repeated import harmless, and what the search looks through; set with the content.
    Column("key", Text, unique=True),
    Column("fingerprint", Text),
    Column("search", Text, nullable=False, server_default=""),
    Column("contractor_key", Text),
    Column("invoice_key", Text),
    # The content: everything below is part of the digest. A new column is content unless it is listed above.
    Column("subject", Text),
    Column("contractor", Text),
    Column("amount", BigInteger),
    Column("currency", Text, nullable=False, server_default="RUB"),
    Column("due_date", Date),
    Column("requisites", Text),
    Column("inn", Text),
    Column("kpp", Text),
    Column("bic", Text),
    Column("account", Text),
    Column("corr_account", Text),
    Column("bank", Text),
    Column("purpose", Text),
    Column("invoice_number", Text),
    Column("invoice_date", Date),
    among("status", (*STATES, DISCARDED)),
    CheckConstraint(f"amount BETWEEN 1 AND {MAX_AMOUNT}", name="amount"),
    CheckConstraint("length(currency) = 3 AND currency = upper(currency)", name="currency"),
    length("subject", FIELD["subject"].max_length),
    length("contractor", FIELD["contractor"].max_length),
    length("requisites", FIELD["requisites"].max_length),
    length("inn", 12),
    length("kpp", 9),
    length("bic", 11),
    length("account", 34),
    length("corr_account", 34),
    length("bank", FIELD["bank"].max_length),
    CheckConstraint(
        f"length(purpose) BETWEEN 1 AND CASE currency WHEN 'RUB' THEN {PURPOSE_LIMIT_RUB} ELSE {FIELD['purpose'].max_length} END",
        name="purpose_length",
    ),
    length("invoice_number", FIELD["invoice_number"].max_length),
    length("key", 64),
)
# The registry: filter by state, order by due date, page by (due date, id). What follows lets the totals be read from
# the index alone, together with who may see what.
Index(
    "ix_request_status_due",
    *(request.c[name] for name in ("status", "due_date", "id", "currency", "amount", "author", "returned_by")),
)
Index("ix_request_fingerprint", request.c.fingerprint)
Index("ix_request_author_status", request.c.author, request.c.status, request.c.due_date)
Index("ix_request_contractor_key", request.c.contractor_key, request.c.id)
Index("ix_request_inn", request.c.inn, request.c.id)
Index("ix_request_account", request.c.account, request.c.amount, request.c.status)
Index("ix_request_account_inn", request.c.account, request.c.inn)
Index("ix_request_invoice_key", request.c.invoice_key)

JOURNAL_COLUMNS: Final = (
    "id",
    "version",
    "status",
    "author",
    "created_at",
    "updated_at",
    "head_seq",
    "head_hash",
    "digest",
    "approved_by",
    "approved_at",
    "paid_by",
    "payment_date",
    "payment_number",
    "returned_by",
    "exported_in",
    "chain",
)
"""Columns of ``request`` that only the journal moves."""

SIDE_COLUMNS: Final = ("key", "fingerprint", "search", "contractor_key", "invoice_key")
"""Columns of ``request`` that are written with the content, but that are no part of what is approved."""

CONTENT_COLUMNS: Final = tuple(
    column.name for column in request.columns if column.name not in (*JOURNAL_COLUMNS, *SIDE_COLUMNS)
)
"""Columns of ``request`` that are approved: sealed by the digest and frozen outside a draft."""

event = Table(
    "event",
    metadata,
    Column("request_id", Id, ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("from_status", Text),
    Column("to_status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("seen_version", Integer),
    Column("comment", Text),
    Column("payment_date", Date),
    Column("payment_number", Text),
    Column("file", Text),
    Column("key", Text, unique=True),
    # The bank file into which an order was put, and the line of the statement that shows a payment.
    Column("batch", BigInteger),
    Column("statement_line", BigInteger),
    # What else the event seals, as JSON: the row of an attached file, the key under which a request was imported, the
    # rule of the policy that a submit fixed.
    Column("detail", Text),
    # The chain of approval that a submit fixed; the step that an approval counts for, and for whom its actor stood in.
    Column("chain", BigInteger),
    Column("step", Integer),
    Column("behalf", Text),
    # Whose place in the open step was handed over, and to whom.
    Column("giver", Text),
    Column("taker", Text),
    # Of a submit: the entries of earlier approvals that stand, as ``3,7``.
    Column("stands", Text),
    Column("digest", Text, nullable=False),
    Column("content", Text),
    Column("prev", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("hash", Text, nullable=False),
    length("comment", 2000),
    length("payment_number", 40),
    length("key", 64),
)
