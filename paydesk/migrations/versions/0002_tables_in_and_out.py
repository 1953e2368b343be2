"""Tables in and out: a fingerprint of each payment, saved views, an index that gives the totals as well."""

import hashlib
import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from paydesk.money import amount_string

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BATCH = 1000
_FIELDS = (
    *("subject", "contractor", "currency", "due_date", "requisites", "inn", "kpp", "bic", "account", "corr_account"),
    *("bank", "purpose", "invoice_number", "invoice_date"),
)
_INDEX = ["status", "due_date", "id", "currency", "amount", "author", "returned_by"]


def upgrade() -> None:
    op.add_column("request", sa.Column("fingerprint", sa.Text(), nullable=True))
    op.create_index("ix_request_fingerprint", "request", ["fingerprint"], unique=False)
    op.drop_index("ix_request_status_due", table_name="request")
    op.create_index("ix_request_status_due", "request", _INDEX, unique=False)
    op.create_table(
        "saved_view",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=True),
        sa.Column("is_default", sa.Boolean(), server_default="0", nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 100", name=op.f("ck_saved_view_name_length")),
        sa.CheckConstraint("length(options) BETWEEN 1 AND 4000", name=op.f("ck_saved_view_options_length")),
        sa.ForeignKeyConstraint(["owner"], ["person.login"], name=op.f("fk_saved_view_owner")),
        sa.PrimaryKeyConstraint("owner", "name", name=op.f("pk_saved_view")),
    )
    default = sa.text("is_default")
    op.create_index(
        "uq_saved_view_default", "saved_view", ["owner"], unique=True, sqlite_where=default, postgresql_where=default
    )
    _fill_in(op.get_bind())


def _fill_in(connection: sa.Connection) -> None:
    """Give every request its fingerprint; the triggers that freeze requests are applied anew after the migrations."""
    if connection.scalar(sa.text("SELECT count(*) FROM request")) == 0:
        return
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(
        "DROP TRIGGER IF EXISTS request_update_guard" if sqlite else "ALTER TABLE request DISABLE TRIGGER USER"
    )
    last = 0
    while rows := _after(connection, last):
        last = rows[-1]["id"]
        connection.execute(
            sa.text("UPDATE request SET fingerprint = :fingerprint WHERE id = :number"),
            [{"number": row["id"], "fingerprint": _fingerprint(row)} for row in rows],
        )
    if not sqlite:
        connection.exec_driver_sql("ALTER TABLE request ENABLE TRIGGER USER")


def _after(connection: sa.Connection, last: int) -> Sequence[sa.RowMapping]:
    statement = sa.text("SELECT * FROM request WHERE id > :last ORDER BY id LIMIT :batch")
    return connection.execute(statement, {"last": last, "batch": _BATCH}).mappings().all()


def _fingerprint(row: sa.RowMapping) -> str:
    """Return the fingerprint as this schema means it: what ``paydesk.form`` says later is no business of old rows."""
    words = {name: str(row[name]) for name in _FIELDS if row[name] is not None}
    if row["amount"] is not None:
        words["amount"] = amount_string(row["amount"], row["currency"])
    if row["account"]:
        words = {name: word for name, word in words.items() if name not in ("requisites", "bank")}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
