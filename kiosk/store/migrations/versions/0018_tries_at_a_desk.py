"""Wrong PINs that nobody's badge stands behind are counted at the desk where they were typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("desks", sa.Column("failed_tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("desks", sa.Column("locked_until", sa.DateTime(), nullable=True))
