"""Two records of one person are linked by a row of its own, with what it takes to undo it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "person_links",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("loser_id", sa.String(length=36), nullable=False),
        sa.Column("loser_state", sa.String(length=16), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["loser_id"], ["people.id"], name=op.f("fk_person_links_loser_id")),
        sa.ForeignKeyConstraint(["survivor_id"], ["people.id"], name=op.f("fk_person_links_survivor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_links")),
    )
    op.create_index(op.f("ix_person_links_clinic_id_loser_id"), "person_links", ["clinic_id", "loser_id"])
    op.create_index(op.f("ix_person_links_clinic_id_survivor_id"), "person_links", ["clinic_id", "survivor_id"])
