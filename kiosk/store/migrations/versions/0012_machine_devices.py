"""Which devices each desk of the machine has, and how their lines are, so that the staff console can show them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table; each desk's process fills in its own devices when it starts."""
    op.create_table(
        "machine_devices",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("device", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("model", sa.String(length=60), nullable=True),
        sa.Column("link", sa.String(length=16), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_machine_devices")),
        sa.UniqueConstraint("clinic_id", "desk_id", "device", name=op.f("uq_machine_devices_clinic_id_desk_id_device")),
    )
