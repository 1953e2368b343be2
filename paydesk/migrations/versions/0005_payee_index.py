"""Requests by the account and the sum that they pay, for the lines of a statement; files by what is in them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_request_account", "request", ["account", "amount", "status"])
    op.create_index("ix_request_file_sha256", "request_file", ["sha256"])
