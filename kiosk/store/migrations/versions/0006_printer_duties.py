"""What each printer prints and whether its process lives, so that other desks of the machine can name it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; they are filled when the process that holds the printer starts."""
    op.add_column("printer_states", sa.Column("prints", sa.Text(), server_default="", nullable=False))
    op.add_column("printer_states", sa.Column("fallback_for", sa.Text(), server_default="", nullable=False))
    op.add_column("printer_states", sa.Column("held_at", sa.DateTime(), nullable=True))
