"""The progress of a chain: places that are handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("giver", sa.Text(), nullable=True))
    op.add_column("event", sa.Column("taker", sa.Text(), nullable=True))
