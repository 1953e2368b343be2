"""Files that the author of a draft takes out of its content again; the row stays."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("request_file", sa.Column("detached", sa.Boolean(), server_default="0", nullable=False))
