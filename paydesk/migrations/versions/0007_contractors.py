"""What people keep about contractors, which of their accounts are trusted, and requests that come again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "contractor",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("notify", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("lang", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 255", name=op.f("ck_contractor_key_length")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 255", name=op.f("ck_contractor_name_length")),
        sa.CheckConstraint("length(email) BETWEEN 1 AND 1000", name=op.f("ck_contractor_email_length")),
        sa.CheckConstraint("lang IN ('ru', 'en')", name=op.f("ck_contractor_lang")),
        sa.CheckConstraint("length(note) BETWEEN 1 AND 2000", name=op.f("ck_contractor_note_length")),
        sa.CheckConstraint("length(merged_into) BETWEEN 1 AND 255", name=op.f("ck_contractor_merged_into_length")),
        sa.CheckConstraint("merged_into <> key", name=op.f("ck_contractor_merged_into")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_contractor")),
    )
    op.create_table(
        "account_trust",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("contractor", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("first_seen", _STAMP, nullable=True),
        sa.Column("counts_from", _STAMP, nullable=True),
        sa.CheckConstraint("length(contractor) BETWEEN 1 AND 255", name=op.f("ck_account_trust_contractor_length")),
        sa.CheckConstraint("length(account) BETWEEN 1 AND 34", name=op.f("ck_account_trust_account_length")),
        sa.CheckConstraint("how IN ('call', 'letter', 'meeting', 'other')", name=op.f("ck_account_trust_how")),
        sa.CheckConstraint("length(comment) BETWEEN 1 AND 2000", name=op.f("ck_account_trust_comment_length")),
        sa.CheckConstraint(
            "NOT trusted OR (how IS NOT NULL AND counts_from IS NOT NULL)", name=op.f("ck_account_trust_trusted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_trust")),
    )
    op.create_index("ix_account_trust_account", "account_trust", ["account", "contractor", "id"])
    if op.get_bind().dialect.name == "postgresql":
        # For TAB: in the order of a language the beginning of a name is no range of an index.
        op.execute('CREATE INDEX ix_request_contractor_prefix ON request (contractor_key COLLATE "C")')
    op.create_table(
        "repeat_plan",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("stopped", sa.Boolean(), server_default="0", nullable=False),
        sa.CheckConstraint("every IN ('week', 'month', 'quarter')", name=op.f("ck_repeat_plan_every")),
        sa.CheckConstraint("length(content) BETWEEN 1 AND 20000", name=op.f("ck_repeat_plan_content_length")),
        sa.ForeignKeyConstraint(["owner"], ["person.login"], name=op.f("fk_repeat_plan_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repeat_plan")),
    )
    op.create_index(op.f("ix_repeat_plan_owner"), "repeat_plan", ["owner"])
    op.create_table(
        "repeat_period",
        sa.Column("plan_id", _ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request_id", _ID, nullable=True),
        sa.CheckConstraint("number BETWEEN 0 AND 100000", name=op.f("ck_repeat_period_number")),
        sa.ForeignKeyConstraint(["plan_id"], ["repeat_plan.id"], name=op.f("fk_repeat_period_plan_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_repeat_period_request_id")),
        sa.PrimaryKeyConstraint("plan_id", "number", name=op.f("pk_repeat_period")),
    )
