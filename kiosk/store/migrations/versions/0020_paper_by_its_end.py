"""Paper that came out long ago is found by when it ended, however much there is."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_print_jobs_clinic_id_changed_at", "print_jobs", ["clinic_id", "changed_at"])
