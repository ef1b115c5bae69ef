"""A registration remembers the language of its journey, so that later paper is in it, too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column; registrations of before have none, and their paper is in the clinic's language."""
    op.add_column("registrations", sa.Column("language", sa.String(length=8), nullable=True))
