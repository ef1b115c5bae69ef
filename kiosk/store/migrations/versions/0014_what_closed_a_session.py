"""A department may be hidden; a session remembers which day off closed it, so that only that one opens it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the columns. Sessions that are closed on a day off were, as far as is known, closed by it."""
    op.add_column("departments", sa.Column("hidden_at", sa.DateTime(), nullable=True))
    op.add_column("sessions", sa.Column("closed_by", sa.String(length=36), nullable=True))
    op.execute(
        """
        UPDATE sessions SET closed_by = (
            SELECT MIN(off.id) FROM timetable_exceptions AS off
            WHERE off.clinic_id = sessions.clinic_id AND off.day = sessions.day
              AND (off.template_id IS NULL OR off.template_id = sessions.template_id)
        )
        WHERE state = 'closed' AND template_id IS NOT NULL
        """
    )
