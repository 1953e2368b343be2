"""What tells an invoice: the payee and the normal number, so that one that was filed before is found by an index."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BATCH = 5000


def upgrade() -> None:
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    # The guards freeze what is brought up to date here; they are applied anew after the migrations.
    _unguard(connection, sqlite=sqlite)
    op.add_column("request", sa.Column("invoice_key", sa.Text(), nullable=True))
    last = 0
    while rows := _after(connection, last):
        last = rows[-1]["id"]
        keyed = [{"number": row["id"], "key": key} for row in rows if (key := _key(row))]
        if keyed:
            connection.execute(sa.text("UPDATE request SET invoice_key = :key WHERE id = :number"), keyed)
    if not sqlite:
        connection.exec_driver_sql("ALTER TABLE request ENABLE TRIGGER USER")
    op.create_index("ix_request_invoice_key", "request", ["invoice_key"])
    op.create_index("ix_request_account_inn", "request", ["account", "inn"])
    op.create_index("ix_statement_line_partner", "statement_line", ["partner_inn", "amount"])


def _unguard(connection: sa.Connection, *, sqlite: bool) -> None:
    if not sqlite:
        connection.exec_driver_sql("ALTER TABLE request DISABLE TRIGGER USER")
        return
    rows = connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'request'"))
    for (name,) in rows.all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _after(connection: sa.Connection, last: int) -> Sequence[sa.RowMapping]:
    statement = sa.text(
        "SELECT id, inn, account, invoice_number FROM request WHERE id > :last ORDER BY id LIMIT :batch"
    )
    return connection.execute(statement, {"last": last, "batch": _BATCH}).mappings().all()


# The key as this schema means it: what ``paydesk.invoice_number`` says later is no business of old rows.
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x400, 0x530))]
_LATIN, _CYRILLIC = "abcehkmoptxy", "авсенкмортху"
_FOLDED = {
    **{ord(char): char.lower() for char in _LETTERS if len(char.lower()) == 1},
    **{ord(char): " " for char in _SPACES},
}
_ALIKE = str.maketrans(_LATIN + "ё", _CYRILLIC + "е")
_DASH = "[ ‐‑‒–—―−_-]"
_STEPS = (
    (re.compile(f"^(?:счет(?:[- ]фактура)?|сч[.]?|invоiсе|inv[.]?|№|n°|nо[.]?|#|{_DASH})+"), ""),
    (re.compile(f"{_DASH}+"), "-"),
    (re.compile("-$"), ""),
    (re.compile("(?<![0-9])0+(?=[0-9])"), ""),
)


def _key(row: sa.RowMapping) -> str | None:
    payee, text = row["inn"] or row["account"], (row["invoice_number"] or "").translate(_FOLDED).translate(_ALIKE)
    for pattern, kept in _STEPS:
        text = pattern.sub(kept, text)
    return f"{payee} {text}" if payee and text else None
