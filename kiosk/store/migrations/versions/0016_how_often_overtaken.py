"""How often somebody was overtaken is kept with them: the order of calling is told without the day's calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column, and count for those who wait."""
    op.add_column("registrations", sa.Column("overtaken", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        """
        UPDATE registrations SET overtaken = (
            SELECT COUNT(*) FROM calls
            JOIN registrations AS favoured ON favoured.id = calls.registration_id
            LEFT JOIN slots AS theirs ON theirs.id = favoured.slot_id
            LEFT JOIN slots AS own ON own.id = registrations.slot_id
            WHERE calls.clinic_id = registrations.clinic_id AND calls.session_id = registrations.session_id
            AND calls.event = 'next' AND calls.priority AND calls.id > registrations.id
            AND (CASE WHEN own.id IS NULL THEN theirs.id IS NULL AND favoured.id > registrations.id
                 ELSE theirs.id IS NULL OR theirs.starts > own.starts
                      OR (theirs.starts = own.starts AND favoured.id > registrations.id) END)
            AND NOT EXISTS (
                SELECT 1 FROM calls AS brought WHERE brought.clinic_id = calls.clinic_id
                AND brought.session_id = calls.session_id AND brought.event = 'back' AND brought.id < calls.id
                AND brought.registration_id = calls.registration_id
            )
        )
        WHERE turn = 'waits' AND NOT priority
        """
    )
