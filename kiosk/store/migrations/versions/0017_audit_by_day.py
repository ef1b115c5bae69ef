"""The audit of a day is found by when its lines were made: ids go on from the last one while a clock is set back."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_audit_clinic_id_made_at", "audit", ["clinic_id", "made_at"])
