"""Requests by the account and the sum that they pay: how a line of a statement finds them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_request_account", "request", ["account", "amount", "status"])
