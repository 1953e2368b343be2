"""Policies of approval: their rules and steps, the chain that a submit fixes, the step that an approval counts for."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STAMP = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.add_column("request", sa.Column("chain", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("chain", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("step", sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("behalf", sa.Text(), nullable=True))
    op.create_table(
        "policy",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("length(source) BETWEEN 1 AND 100000", name=op.f("ck_policy_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
    )
    op.create_table(
        "policy_chain",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("policy_id", _ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("amount_from", sa.BigInteger(), nullable=True),
        sa.Column("amount_below", sa.BigInteger(), nullable=True),
        sa.Column("inn", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("first_payment", sa.Boolean(), nullable=False),
        sa.CheckConstraint("place BETWEEN 1 AND 100", name=op.f("ck_policy_chain_place")),
        sa.CheckConstraint(
            "currency IS NOT NULL OR coalesce(amount_from, amount_below) IS NULL",
            name=op.f("ck_policy_chain_amount_has_currency"),
        ),
        sa.ForeignKeyConstraint(["policy_id"], ["policy.id"], name=op.f("fk_policy_chain_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_chain")),
    )
    op.create_table(
        "policy_confirmation",
        sa.Column("policy_id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["policy_id"], ["policy.id"], name=op.f("fk_policy_confirmation_policy_id")),
        sa.PrimaryKeyConstraint("policy_id", name=op.f("pk_policy_confirmation")),
    )
    op.create_table(
        "policy_step",
        sa.Column("chain", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.CheckConstraint("needed BETWEEN 1 AND 100", name=op.f("ck_policy_step_needed")),
        sa.CheckConstraint("role = 'head'", name=op.f("ck_policy_step_role")),
        sa.ForeignKeyConstraint(["chain"], ["policy_chain.id"], name=op.f("fk_policy_step_chain")),
        sa.PrimaryKeyConstraint("chain", "place", name=op.f("pk_policy_step")),
    )
    op.create_table(
        "policy_step_person",
        sa.Column("chain", _ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chain"], ["policy_chain.id"], name=op.f("fk_policy_step_person_chain")),
        sa.ForeignKeyConstraint(["login"], ["person.login"], name=op.f("fk_policy_step_person_login")),
        sa.PrimaryKeyConstraint("chain", "place", "login", name=op.f("pk_policy_step_person")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("substitute", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.CheckConstraint("until >= since", name=op.f("ck_delegation_days")),
        sa.CheckConstraint("giver <> substitute", name=op.f("ck_delegation_two_people")),
        sa.CheckConstraint("(amount IS NULL) = (currency IS NULL)", name=op.f("ck_delegation_amount_has_currency")),
        sa.ForeignKeyConstraint(["giver"], ["person.login"], name=op.f("fk_delegation_giver")),
        sa.ForeignKeyConstraint(["substitute"], ["person.login"], name=op.f("fk_delegation_substitute")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    op.create_index(op.f("ix_delegation_substitute"), "delegation", ["substitute"])
    op.create_table(
        "delegation_end",
        sa.Column("delegation_id", _ID, autoincrement=False, nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name=op.f("fk_delegation_end_delegation_id")),
        sa.PrimaryKeyConstraint("delegation_id", name=op.f("pk_delegation_end")),
    )
