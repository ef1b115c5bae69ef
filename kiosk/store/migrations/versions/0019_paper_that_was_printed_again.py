"""Whether a paper was printed again is found by its own job, however much was printed since it failed."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_print_jobs_reprint_of_clinic_id", "print_jobs", ["reprint_of", "clinic_id"])
