"""Registrations, paper, help calls, outbox and audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("incarnation_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["incarnation_id"], ["incarnations.id"], name=op.f("fk_audit_incarnation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint(
            "clinic_id", "incarnation_id", "position", name=op.f("uq_audit_clinic_id_incarnation_id_position")
        ),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("incarnation_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(length=8), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["incarnation_id"], ["incarnations.id"], name=op.f("fk_outbox_incarnation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint(
            "clinic_id", "incarnation_id", "position", name=op.f("uq_outbox_clinic_id_incarnation_id_position")
        ),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("slot_id", sa.String(length=36), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("walk_in_number", sa.String(length=16), nullable=True),
        sa.Column("identified_by", sa.String(length=16), nullable=False),
        sa.Column("card_expired", sa.Boolean(), nullable=False),
        sa.Column("name_open", sa.Boolean(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_registrations_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_registrations_session_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=op.f("fk_registrations_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint(
            "clinic_id", "day", "walk_in_number", name=op.f("uq_registrations_clinic_id_day_walk_in_number")
        ),
        sa.UniqueConstraint(
            "clinic_id", "session_id", "number", name=op.f("uq_registrations_clinic_id_session_id_number")
        ),
    )
    op.create_index(
        op.f("ix_registrations_clinic_id_person_id_day"),
        "registrations",
        ["clinic_id", "person_id", "day"],
        unique=False,
    )
    op.create_index(
        op.f("ix_registrations_clinic_id_session_id_slot_id"),
        "registrations",
        ["clinic_id", "session_id", "slot_id"],
        unique=False,
    )
    op.create_table(
        "help_calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("rings", sa.Boolean(), nullable=False),
        sa.Column("registration_id", sa.String(length=36), nullable=True),
        sa.Column("temporary_id", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("answered", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=op.f("fk_help_calls_registration_id")),
        sa.ForeignKeyConstraint(["temporary_id"], ["temporary_identities.id"], name=op.f("fk_help_calls_temporary_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_calls")),
    )
    op.create_index(op.f("ix_help_calls_clinic_id_ended_at"), "help_calls", ["clinic_id", "ended_at"], unique=False)
    op.create_table(
        "print_jobs",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("printer", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("condition", sa.String(length=24), nullable=True),
        sa.Column("registration_id", sa.String(length=36), nullable=True),
        sa.Column("reprint_of", sa.String(length=36), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=op.f("fk_print_jobs_registration_id")),
        sa.ForeignKeyConstraint(["reprint_of"], ["print_jobs.id"], name=op.f("fk_print_jobs_reprint_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_jobs")),
    )
    op.create_index(
        op.f("ix_print_jobs_clinic_id_registration_id"), "print_jobs", ["clinic_id", "registration_id"], unique=False
    )
    op.create_index(
        op.f("ix_print_jobs_clinic_id_state_printer_urgency"),
        "print_jobs",
        ["clinic_id", "state", "printer", "urgency"],
        unique=False,
    )
