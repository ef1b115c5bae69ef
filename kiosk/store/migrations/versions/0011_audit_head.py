"""The desk signs how far its audit had come, so that a tail that was cut off shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns; the next line of the audit is the first one that is signed for."""
    op.add_column("incarnations", sa.Column("signed_position", sa.Integer(), nullable=True))
    op.add_column("incarnations", sa.Column("signed_head", sa.String(length=64), nullable=True))
    op.add_column("incarnations", sa.Column("head_signature", sa.String(length=128), nullable=True))
