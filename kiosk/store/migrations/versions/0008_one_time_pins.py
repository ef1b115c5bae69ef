"""Whether a PIN was given by somebody else and is to be changed at the first sign-in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; every PIN of before was chosen by its owner."""
    op.add_column("staff", sa.Column("pin_one_time", sa.Boolean(), server_default="0", nullable=False))
