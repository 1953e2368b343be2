"""Messages: the outbox, deliveries, how people want to be told; the role notifier."""

import sqlalchemy as sa
from alembic import op

from paydesk.workflow import ROLES

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("request_id", _ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("planned_at", _STAMP, nullable=True),
        sa.PrimaryKeyConstraint("request_id", "seq", name=op.f("pk_outbox")),
        sqlite_with_rowid=False,  # one tree to write less: every event pays for it
    )
    if op.get_bind().dialect.name == "postgresql":  # on SQLite what is planned leaves the table
        op.execute("CREATE INDEX ix_outbox_waiting ON outbox (request_id, seq) WHERE planned_at IS NULL")
    op.create_table(
        "delivery",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_id", _ID, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("due_at", _STAMP, nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", _STAMP, nullable=False),
        sa.Column("sent_at", _STAMP, nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'held', 'sent', 'dropped', 'dead')", name=op.f("ck_delivery_state")),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 300", name=op.f("ck_delivery_key_length")),
        sa.CheckConstraint("length(error) BETWEEN 1 AND 500", name=op.f("ck_delivery_error_length")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_delivery_request_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_delivery")),
    )
    op.create_index("ix_delivery_request_id", "delivery", ["request_id"])
    op.create_index("ix_delivery_state_due_at", "delivery", ["state", "due_at"])
    op.create_index("ix_delivery_digest", "delivery", ["digest"])
    op.create_table(
        "notify_setting",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 100", name=op.f("ck_notify_setting_name_length")),
        sa.CheckConstraint("length(value) BETWEEN 1 AND 255", name=op.f("ck_notify_setting_value_length")),
        sa.ForeignKeyConstraint(["login"], ["person.login"], name=op.f("fk_notify_setting_login")),
        sa.PrimaryKeyConstraint("login", "name", name=op.f("pk_notify_setting")),
    )
    _roles()


def _roles() -> None:
    """Let a person hold every role of this version: the list is that of the code, whatever came before."""
    listed = ", ".join(f"'{role}'" for role in ROLES)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE person_role DROP CONSTRAINT ck_person_role_role")
        op.execute(f"ALTER TABLE person_role ADD CONSTRAINT ck_person_role_role CHECK (role IN ({listed}))")
        return
    op.create_table(
        "person_role_new",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(f"role IN ({listed})", name=op.f("ck_person_role_role")),
        sa.ForeignKeyConstraint(["login"], ["person.login"], name=op.f("fk_person_role_login")),
        sa.PrimaryKeyConstraint("login", "role", name=op.f("pk_person_role")),
    )
    op.execute("INSERT INTO person_role_new SELECT login, role FROM person_role")
    op.drop_table("person_role")
    # The triggers of other tables ask this one; they come anew, and must not be read in between.
    op.execute("PRAGMA legacy_alter_table=ON")
    op.rename_table("person_role_new", "person_role")
    op.execute("PRAGMA legacy_alter_table=OFF")
