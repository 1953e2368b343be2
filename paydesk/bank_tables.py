"""The tables of accounts, of the directory of banks, of files for banks and of statements."""

from __future__ import annotations

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

from paydesk.columns import Id, UtcTime, length, metadata

# The accounts from which the company pays. Every change is in the journal of administrators.
own_account = Table(
    "own_account",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False, server_default=FetchedValue()),
    Column("name", Text, nullable=False, unique=True),
    Column("organisation", Text, nullable=False),
    Column("inn", Text),
    Column("kpp", Text),
    Column("account", Text, nullable=False, unique=True),
    Column("bic", Text, nullable=False),
    Column("corr_account", Text),
    Column("bank", Text),
    Column("city", Text),
    Column("currency", Text, nullable=False, server_default="RUB"),
    Column("is_default", Boolean, nullable=False, server_default="0"),
    Column("closed", Boolean, nullable=False, server_default="0"),
    length("name", 100),
    length("organisation", 160),
)

# The directory of the Bank of Russia: public data, replaced by each new one.
bank = Table(
    "bank",
    metadata,
    Column("bic", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("city", Text, nullable=False, server_default=""),
    Column("corr_accounts", Text, nullable=False, server_default=""),
    Column("details", Text, nullable=False, server_default="{}"),
    Column("swift", Text, nullable=False, server_default=""),
    # Gone from the newest directory; the name is kept for orders that were printed.
    Column("removed", Boolean, nullable=False, server_default="0"),
    length("bic", 11),
)

# Every directory that was loaded; the last one is in force.
bank_load = Table(
    "bank_load",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("business_day", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("entries", Integer, nullable=False),
)

# One file for a bank. ``manifest`` is what left with it; a file that was not sent is voided and keeps its row.
bank_batch = Table(
    "bank_batch",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("own_account_id", Id, ForeignKey("own_account.id"), nullable=False),
    Column("sha256", Text, ForeignKey("blob.sha256"), nullable=False),
    Column("orders", Integer, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("voided_by", Text),
    Column("voided_at", UtcTime),
    Column("void_reason", Text),
    length("manifest", 1_000_000),
    length("void_reason", 2000),
)

# A number is given once for an account and a year, also when the file is voided.
bank_batch_item = Table(
    "bank_batch_item",
    metadata,
    Column("batch_id", Id, ForeignKey("bank_batch.id"), primary_key=True, autoincrement=False),
    Column("request_id", Id, ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("own_account_id", Id, ForeignKey("own_account.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("amount", BigInteger, nullable=False),
    CheckConstraint("number BETWEEN 1 AND 999999 AND number % 1000 <> 0", name="number"),
    Index("uq_bank_batch_item_number", "own_account_id", "year", "number", unique=True),
    Index("ix_bank_batch_item_request_id", "request_id"),
)

# A statement that was loaded; the file itself is in the store of files.
statement = Table(
    "statement",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    # Over all lines and balances, so that none of them is changed unseen.
    Column("digest", Text, nullable=False),
    length("name", 255),
)

# A document of a statement. ``key`` tells the same document in another file; the n-th equal one of a day has its own.
statement_line = Table(
    "statement_line",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("statement_id", Id, ForeignKey("statement.id"), nullable=False, index=True),
    Column("key", Text, nullable=False, unique=True),
    Column("line", Integer, nullable=False),
    Column("direction", Text, nullable=False),
    Column("own_account", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("date", Date),
    Column("amount", BigInteger),
    Column("partner", Text, nullable=False),
    Column("partner_inn", Text, nullable=False),
    Column("partner_account", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("request_id", Id, ForeignKey("request.id"), index=True),
    Column("outcome", Text, nullable=False),
    Index("ix_statement_line_partner", "partner_inn", "amount"),
)

# What an account held at the end of a day, as a statement says.
account_balance = Table(
    "account_balance",
    metadata,
    Column("statement_id", Id, ForeignKey("statement.id"), primary_key=True, autoincrement=False),
    Column("own_account", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("closing", BigInteger, nullable=False),
)
