"""Own accounts, the directory of banks, files for banks, statements."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "bank",
        sa.Column("bic", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("corr_accounts", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("swift", sa.Text(), server_default="", nullable=False),
        sa.Column("removed", sa.Boolean(), server_default="0", nullable=False),
        sa.CheckConstraint("length(bic) BETWEEN 1 AND 11", name=op.f("ck_bank_bic_length")),
        sa.PrimaryKeyConstraint("bic", name=op.f("pk_bank")),
    )
    op.create_table(
        "bank_load",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_load")),
    )
    op.create_table(
        "own_account",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("inn", sa.Text(), nullable=True),
        sa.Column("kpp", sa.Text(), nullable=True),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("bic", sa.Text(), nullable=False),
        sa.Column("corr_account", sa.Text(), nullable=True),
        sa.Column("bank", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), server_default="RUB", nullable=False),
        sa.Column("is_default", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("closed", sa.Boolean(), server_default="0", nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 100", name=op.f("ck_own_account_name_length")),
        sa.CheckConstraint("length(organisation) BETWEEN 1 AND 160", name=op.f("ck_own_account_organisation_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_account")),
        sa.UniqueConstraint("account", name=op.f("uq_own_account_account")),
        sa.UniqueConstraint("name", name=op.f("uq_own_account_name")),
    )
    op.create_table(
        "statement",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 255", name=op.f("ck_statement_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_table(
        "account_balance",
        sa.Column("statement_id", _ID, autoincrement=False, nullable=False),
        sa.Column("own_account", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("closing", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_account_balance_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", "own_account", "day", name=op.f("pk_account_balance")),
    )
    op.create_table(
        "bank_batch",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("own_account_id", _ID, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("voided_by", sa.Text(), nullable=True),
        sa.Column("voided_at", _STAMP, nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("length(manifest) BETWEEN 1 AND 1000000", name=op.f("ck_bank_batch_manifest_length")),
        sa.CheckConstraint("length(void_reason) BETWEEN 1 AND 2000", name=op.f("ck_bank_batch_void_reason_length")),
        sa.ForeignKeyConstraint(["own_account_id"], ["own_account.id"], name=op.f("fk_bank_batch_own_account_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_bank_batch_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_batch")),
    )
    op.create_table(
        "bank_batch_item",
        sa.Column("batch_id", _ID, autoincrement=False, nullable=False),
        sa.Column("request_id", _ID, autoincrement=False, nullable=False),
        sa.Column("own_account_id", _ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "number BETWEEN 1 AND 999999 AND number % 1000 <> 0", name=op.f("ck_bank_batch_item_number")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["bank_batch.id"], name=op.f("fk_bank_batch_item_batch_id")),
        sa.ForeignKeyConstraint(["own_account_id"], ["own_account.id"], name=op.f("fk_bank_batch_item_own_account_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_bank_batch_item_request_id")),
        sa.PrimaryKeyConstraint("batch_id", "request_id", name=op.f("pk_bank_batch_item")),
    )
    op.create_index("ix_bank_batch_item_request_id", "bank_batch_item", ["request_id"], unique=False)
    op.create_index("uq_bank_batch_item_number", "bank_batch_item", ["own_account_id", "year", "number"], unique=True)
    op.create_table(
        "statement_line",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("statement_id", _ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("own_account", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("partner_inn", sa.Text(), nullable=False),
        sa.Column("partner_account", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("request_id", _ID, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_statement_line_request_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_line_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_line")),
        sa.UniqueConstraint("key", name=op.f("uq_statement_line_key")),
    )
    op.create_index(op.f("ix_statement_line_request_id"), "statement_line", ["request_id"], unique=False)
    op.create_index(op.f("ix_statement_line_statement_id"), "statement_line", ["statement_id"], unique=False)
    op.add_column("event", sa.Column("batch", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("statement_line", sa.BigInteger(), nullable=True))
    op.add_column("request", sa.Column("exported_in", sa.BigInteger(), nullable=True))
