"""Rolls in the printers, so that somebody is told before the last label is gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; until a roll is put in, nothing is counted."""
    op.create_table(
        "paper_rolls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("printer", sa.String(length=60), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_rolls")),
    )
    op.create_index(op.f("ix_paper_rolls_clinic_id_printer"), "paper_rolls", ["clinic_id", "printer"], unique=False)
