"""Conditions of policies: trust in the account, and signals. What was set before has neither, and goes on as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("policy_chain", sa.Column("trusted", sa.Boolean(), nullable=True))
    op.add_column("policy_chain", sa.Column("signals", sa.Text(), nullable=True))
