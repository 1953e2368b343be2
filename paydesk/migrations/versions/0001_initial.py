"""People, requests, their journal and their files."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "admin_event",
        sa.Column("id", _ID, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_event")),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(body) = size", name=op.f("ck_blob_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "blob_holder",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "login", name=op.f("pk_blob_holder")),
    )
    op.create_table(
        "person",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("disabled", sa.Boolean(), server_default="0", nullable=False),
        sa.CheckConstraint("length(email) BETWEEN 1 AND 255", name=op.f("ck_person_email_length")),
        sa.CheckConstraint("length(login) BETWEEN 1 AND 63", name=op.f("ck_person_login_length")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 255", name=op.f("ck_person_name_length")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_person")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "person_role",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('manager', 'head', 'accountant', 'auditor', 'admin')", name=op.f("ck_person_role_role")
        ),
        sa.ForeignKeyConstraint(["login"], ["person.login"], name=op.f("fk_person_role_login")),
        sa.PrimaryKeyConstraint("login", "role", name=op.f("pk_person_role")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "request",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.Text(), server_default="draft", nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("created_at", _STAMP, nullable=False),
        sa.Column("updated_at", _STAMP, nullable=False),
        sa.Column("head_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("head_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("approved_at", _STAMP, nullable=True),
        sa.Column("paid_by", sa.Text(), nullable=True),
        sa.Column("payment_date", sa.Date(), nullable=True),
        sa.Column("payment_number", sa.Text(), nullable=True),
        sa.Column("returned_by", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("search", sa.Text(), server_default="", nullable=False),
        sa.Column("contractor_key", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("contractor", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), server_default="RUB", nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("requisites", sa.Text(), nullable=True),
        sa.Column("inn", sa.Text(), nullable=True),
        sa.Column("kpp", sa.Text(), nullable=True),
        sa.Column("bic", sa.Text(), nullable=True),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("corr_account", sa.Text(), nullable=True),
        sa.Column("bank", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("invoice_number", sa.Text(), nullable=True),
        sa.Column("invoice_date", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "length(purpose) BETWEEN 1 AND CASE currency WHEN 'RUB' THEN 210 ELSE 1000 END",
            name=op.f("ck_request_purpose_length"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')",
            name=op.f("ck_request_status"),
        ),
        sa.CheckConstraint("amount BETWEEN 1 AND 999999999999999", name=op.f("ck_request_amount")),
        sa.CheckConstraint("length(account) BETWEEN 1 AND 34", name=op.f("ck_request_account_length")),
        sa.CheckConstraint("length(bank) BETWEEN 1 AND 255", name=op.f("ck_request_bank_length")),
        sa.CheckConstraint("length(bic) BETWEEN 1 AND 11", name=op.f("ck_request_bic_length")),
        sa.CheckConstraint("length(contractor) BETWEEN 1 AND 255", name=op.f("ck_request_contractor_length")),
        sa.CheckConstraint("length(corr_account) BETWEEN 1 AND 34", name=op.f("ck_request_corr_account_length")),
        sa.CheckConstraint("length(currency) = 3 AND currency = upper(currency)", name=op.f("ck_request_currency")),
        sa.CheckConstraint("length(inn) BETWEEN 1 AND 12", name=op.f("ck_request_inn_length")),
        sa.CheckConstraint("length(invoice_number) BETWEEN 1 AND 100", name=op.f("ck_request_invoice_number_length")),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 64", name=op.f("ck_request_key_length")),
        sa.CheckConstraint("length(kpp) BETWEEN 1 AND 9", name=op.f("ck_request_kpp_length")),
        sa.CheckConstraint("length(requisites) BETWEEN 1 AND 4000", name=op.f("ck_request_requisites_length")),
        sa.CheckConstraint("length(subject) BETWEEN 1 AND 500", name=op.f("ck_request_subject_length")),
        sa.ForeignKeyConstraint(["author"], ["person.login"], name=op.f("fk_request_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("key", name=op.f("uq_request_key")),
    )
    op.create_index("ix_request_author_status", "request", ["author", "status", "due_date"], unique=False)
    op.create_index("ix_request_contractor_key", "request", ["contractor_key", "id"], unique=False)
    op.create_index("ix_request_inn", "request", ["inn", "id"], unique=False)
    op.create_index("ix_request_status_due", "request", ["status", "due_date", "id"], unique=False)
    op.create_table(
        "event",
        sa.Column("request_id", _ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seen_version", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("payment_date", sa.Date(), nullable=True),
        sa.Column("payment_number", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint("length(comment) BETWEEN 1 AND 2000", name=op.f("ck_event_comment_length")),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 64", name=op.f("ck_event_key_length")),
        sa.CheckConstraint("length(payment_number) BETWEEN 1 AND 40", name=op.f("ck_event_payment_number_length")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_event_request_id")),
        sa.PrimaryKeyConstraint("request_id", "seq", name=op.f("pk_event")),
        sa.UniqueConstraint("key", name=op.f("uq_event_key")),
    )
    op.create_table(
        "request_file",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("request_id", _ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("in_content", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", _STAMP, nullable=False),
        sa.CheckConstraint("kind IN ('invoice', 'order', 'other')", name=op.f("ck_request_file_kind")),
        sa.CheckConstraint("length(media_type) BETWEEN 1 AND 100", name=op.f("ck_request_file_media_type_length")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 255", name=op.f("ck_request_file_name_length")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_file_request_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_request_file_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_file")),
    )
    op.create_index("ix_request_file_request_id", "request_file", ["request_id"], unique=False)
