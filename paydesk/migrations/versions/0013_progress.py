"""The progress of a chain: places that are handed over, approvals that stand at a new submit."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("event", sa.Column("giver", sa.Text(), nullable=True))
    op.add_column("event", sa.Column("taker", sa.Text(), nullable=True))
    op.add_column("event", sa.Column("stands", sa.Text(), nullable=True))
    op.create_table(
        "policy_step_field",
        sa.Column("chain", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "field IN ('due_date', 'invoice_date', 'purpose', 'subject')", name=op.f("ck_policy_step_field_field")
        ),
        sa.ForeignKeyConstraint(["chain"], ["policy_chain.id"], name=op.f("fk_policy_step_field_chain")),
        sa.PrimaryKeyConstraint("chain", "place", "field", name=op.f("pk_policy_step_field")),
    )
