"""Proof: what an event says beside the content, a chain for administrators, seals, receipts of transactions."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from paydesk.money import amount_string

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
_BATCH = 1000
_FIELDS = (
    *("subject", "contractor", "currency", "due_date", "requisites", "inn", "kpp", "bic", "account", "corr_account"),
    *("bank", "purpose", "invoice_number", "invoice_date"),
)


def upgrade() -> None:
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    # The guards freeze what is brought up to date here; they are applied anew after the migrations.
    for table in ("request", "admin_event"):
        _unguard(connection, table, sqlite=sqlite)
    op.add_column("event", sa.Column("detail", sa.Text(), nullable=True))
    _chain_administrators(connection, sqlite=sqlite)
    _create_tables()
    connection.execute(
        sa.text(
            "UPDATE request SET created_at = (SELECT e.at FROM event e WHERE e.request_id = request.id AND e.seq = 1)"
            " WHERE EXISTS (SELECT 1 FROM event e WHERE e.request_id = request.id AND e.seq = 1)"
        )
    )
    _renew_fingerprints(connection)
    if not sqlite:
        for table in ("request", "admin_event"):
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _unguard(connection: sa.Connection, table: str, *, sqlite: bool) -> None:
    if not sqlite:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    rows = connection.execute(
        sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"), {"table": table}
    )
    for (name,) in rows.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _create_tables() -> None:
    op.create_table(
        "seal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("requests", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.Column("admin_events", sa.BigInteger(), nullable=False),
        sa.Column("leaves", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
    )
    op.create_table(
        "seal_leaf",
        sa.Column("seal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request_id", _ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seal_id"], ["seal.id"], name=op.f("fk_seal_leaf_seal_id")),
        sa.PrimaryKeyConstraint("seal_id", "request_id", name=op.f("pk_seal_leaf")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_seal_leaf_request_id", "seal_leaf", ["request_id", "seq"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 64", name=op.f("ck_receipt_key_length")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_receipt")),
    )


def _chain_administrators(connection: sa.Connection, *, sqlite: bool) -> None:
    """Link the entries that are there; their numbers become gapless."""
    rows = connection.execute(sa.text("SELECT * FROM admin_event ORDER BY id")).mappings().all()
    op.drop_table("admin_event")
    op.create_table(
        "admin_event",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_event")),
    )
    prev, linked = "", list[dict[str, Any]]()
    for number, row in enumerate(rows, 1):
        entry = {**row, "id": number, "at": row["at"] if sqlite else row["at"].isoformat(), "prev": prev}
        payload = json.dumps({key: value for key, value in entry.items() if value is not None}, ensure_ascii=False)
        prev = hashlib.sha256(payload.encode()).hexdigest()
        linked.append({**entry, "payload": payload, "hash": prev})
    if linked:
        connection.execute(
            sa.text(
                "INSERT INTO admin_event (id, at, actor, action, subject, detail, prev, payload, hash) VALUES"
                " (:id, :at, :actor, :action, :subject, :detail, :prev, :payload, :hash)"
            ),
            linked,
        )


def _renew_fingerprints(connection: sa.Connection) -> None:
    """The subject no longer tells two payments apart where there is a payment purpose."""
    last = 0
    while rows := _after(connection, last):
        last = rows[-1]["id"]
        connection.execute(
            sa.text("UPDATE request SET fingerprint = :fingerprint WHERE id = :number"),
            [{"number": row["id"], "fingerprint": _fingerprint(row)} for row in rows],
        )


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
    if row["purpose"]:
        words.pop("subject", None)
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
