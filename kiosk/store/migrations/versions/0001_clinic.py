"""The clinic: desks, staff, departments, sessions, numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "clinics",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinics")),
    )
    op.create_table(
        "departments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("plain_words", sa.String(length=60), nullable=False),
        sa.Column("icon", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departments")),
        sa.UniqueConstraint("clinic_id", "name", name=op.f("uq_departments_clinic_id_name")),
    )
    op.create_table(
        "desks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("prefix", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desks")),
        sa.UniqueConstraint("clinic_id", "prefix", name=op.f("uq_desks_clinic_id_prefix")),
    )
    op.create_table(
        "incarnations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("outbox_position", sa.Integer(), nullable=False),
        sa.Column("audit_position", sa.Integer(), nullable=False),
        sa.Column("audit_head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incarnations")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("next_no", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("clinic_id", "owner_id", "kind", "day", name=op.f("uq_series_clinic_id_owner_id_kind_day")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("pin_hash", sa.String(length=200), nullable=False),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_table(
        "trusted_keys",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("kid", sa.String(length=4), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("not_after", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trusted_keys")),
        sa.UniqueConstraint("clinic_id", "public_key", name=op.f("uq_trusted_keys_clinic_id_public_key")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("doctor", sa.String(length=60), nullable=False),
        sa.Column("room", sa.String(length=60), nullable=False),
        sa.Column("floor", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("next_no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_sessions_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_clinic_id_day"), "sessions", ["clinic_id", "day"], unique=False)
    op.create_table(
        "slots",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("overrides", sa.Integer(), nullable=False),
        sa.Column("free", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_slots_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint("clinic_id", "session_id", "starts", name=op.f("uq_slots_clinic_id_session_id_starts")),
    )
    op.create_table(
        "available_numbers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("slot_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_available_numbers_session_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=op.f("fk_available_numbers_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_available_numbers")),
        sa.UniqueConstraint(
            "clinic_id", "session_id", "number", name=op.f("uq_available_numbers_clinic_id_session_id_number")
        ),
    )
    op.create_table(
        "grants",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.Column("incarnation_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("slot_id", sa.String(length=36), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incarnation_id"], ["incarnations.id"], name=op.f("fk_grants_incarnation_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_grants_session_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=op.f("fk_grants_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("clinic_id", "request_id", name=op.f("uq_grants_clinic_id_request_id")),
    )
