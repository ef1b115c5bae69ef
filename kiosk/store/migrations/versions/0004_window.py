"""A desk with staff: timetable, calling, benefits, states of kiosks and printers, takeovers, and what search needs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables and columns; rows that are there get what is derived from them."""
    _make_tables()
    _add_columns()
    for table in ("documents", "phones"):
        _reverse_numbers(table)
    op.execute("UPDATE staff SET role = 'clerk' WHERE role = 'registrar'")


def _reverse_numbers(table: str) -> None:
    """Write numbers backwards, so that their last digits can be searched like their first."""
    connection = op.get_bind()
    rows = sa.table(table, sa.column("id"), sa.column("number"), sa.column("reversed_number"))
    for row in connection.execute(sa.select(rows.c.id, rows.c.number)).all():
        connection.execute(rows.update().where(rows.c.id == row.id).values(reversed_number=row.number[::-1]))


def _make_tables() -> None:
    op.create_table(
        "desk_states",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("beat_at", sa.DateTime(), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_states")),
        sa.UniqueConstraint("clinic_id", "desk_id", name=op.f("uq_desk_states_clinic_id_desk_id")),
    )
    op.create_table(
        "printer_states",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("printer", sa.String(length=60), nullable=False),
        sa.Column("condition", sa.String(length=24), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer_states")),
        sa.UniqueConstraint("clinic_id", "printer", name=op.f("uq_printer_states_clinic_id_printer")),
    )
    op.create_table(
        "benefits",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("flag", sa.String(length=40), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_benefits_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefits")),
    )
    op.create_index(op.f("ix_benefits_clinic_id_person_id"), "benefits", ["clinic_id", "person_id"], unique=False)
    op.create_table(
        "session_templates",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("department_id", sa.String(length=36), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("capacity_per_slot", sa.Integer(), nullable=False),
        sa.Column("kept_for_seniors", sa.Integer(), nullable=False),
        sa.Column("kept_for_window", sa.Integer(), nullable=False),
        sa.Column("doctor", sa.String(length=60), nullable=False),
        sa.Column("room", sa.String(length=60), nullable=False),
        sa.Column("floor", sa.String(length=20), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name=op.f("fk_session_templates_department_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_templates")),
    )
    op.create_index(
        op.f("ix_session_templates_clinic_id_weekday"), "session_templates", ["clinic_id", "weekday"], unique=False
    )
    op.create_table(
        "timetable_exceptions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("template_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["session_templates.id"], name=op.f("fk_timetable_exceptions_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timetable_exceptions")),
    )
    op.create_index(
        op.f("ix_timetable_exceptions_clinic_id_day"), "timetable_exceptions", ["clinic_id", "day"], unique=False
    )
    op.create_table(
        "calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("registration_id", sa.String(length=36), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("others_waited", sa.Boolean(), nullable=False),
        sa.Column("waited_minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=op.f("fk_calls_registration_id")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_calls_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    op.create_index(op.f("ix_calls_clinic_id_registration_id"), "calls", ["clinic_id", "registration_id"], unique=False)
    op.create_index(op.f("ix_calls_clinic_id_session_id"), "calls", ["clinic_id", "session_id"], unique=False)
    op.create_table(
        "takeovers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("clinic_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("kiosk_id", sa.String(length=36), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=True),
        sa.Column("identification", sa.Text(), nullable=True),
        sa.Column("registration_id", sa.String(length=36), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["kiosk_id"], ["desks.id"], name=op.f("fk_takeovers_kiosk_id")),
        sa.ForeignKeyConstraint(["registration_id"], ["registrations.id"], name=op.f("fk_takeovers_registration_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_takeovers_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takeovers")),
    )
    op.create_index(
        op.f("ix_takeovers_clinic_id_kiosk_id_ended_at"),
        "takeovers",
        ["clinic_id", "kiosk_id", "ended_at"],
        unique=False,
    )


def _add_columns() -> None:
    op.add_column("documents", sa.Column("reversed_number", sa.String(length=24), nullable=True))
    op.create_index(
        op.f("ix_documents_clinic_id_reversed_number"), "documents", ["clinic_id", "reversed_number"], unique=False
    )
    op.add_column("help_calls", sa.Column("answered_by", sa.String(length=36), nullable=True))
    op.add_column("incarnations", sa.Column("restored_at", sa.DateTime(), nullable=True))
    op.add_column("person_history", sa.Column("staff_id", sa.String(length=36), nullable=True))
    op.add_column("people", sa.Column("last_visit", sa.Date(), nullable=True))
    op.drop_index(op.f("ix_people_clinic_id_initials"), table_name="people")
    op.create_index(
        op.f("ix_people_clinic_id_initials_last_visit"), "people", ["clinic_id", "initials", "last_visit"], unique=False
    )
    op.create_index(op.f("ix_people_clinic_id_name"), "people", ["clinic_id", "name"], unique=False)
    op.add_column("phones", sa.Column("reversed_number", sa.String(length=24), nullable=True))
    op.create_index(op.f("ix_phones_clinic_id_person_id"), "phones", ["clinic_id", "person_id"], unique=False)
    op.create_index(
        op.f("ix_phones_clinic_id_reversed_number"), "phones", ["clinic_id", "reversed_number"], unique=False
    )
    op.add_column("registrations", sa.Column("priority", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("registrations", sa.Column("promised_minutes", sa.Integer(), nullable=True))
    op.add_column("registrations", sa.Column("moved_from", sa.String(length=36), nullable=True))
    op.add_column("registrations", sa.Column("by_companion", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("sessions", sa.Column("template_id", sa.String(length=36), nullable=True))
    op.create_index(
        op.f("ix_sessions_clinic_id_template_id_day"), "sessions", ["clinic_id", "template_id", "day"], unique=True
    )
    op.add_column("slots", sa.Column("kept_for_seniors", sa.Integer(), server_default="0", nullable=False))
    op.add_column("slots", sa.Column("kept_for_window", sa.Integer(), server_default="0", nullable=False))
    op.add_column("staff", sa.Column("badge", sa.String(length=120), nullable=True))
    op.add_column("staff", sa.Column("left_at", sa.DateTime(), nullable=True))
    op.create_index(op.f("ix_staff_clinic_id_badge"), "staff", ["clinic_id", "badge"], unique=True)
