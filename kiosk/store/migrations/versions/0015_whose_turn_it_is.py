"""Who waits, and how long services take, is kept: nothing has to be read of those who are gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

SHORTEST, LONGEST = 1.0, 60.0


def upgrade() -> None:
    """Add the columns, and fill them from the calls that were made."""
    op.add_column("registrations", sa.Column("turn", sa.String(length=8), server_default="waits", nullable=False))
    op.add_column("calls", sa.Column("service_minutes", sa.Float(), nullable=True))
    _fill_turns()
    _fill_minutes()
    clinic = "clinic_id"
    op.create_index(
        "ix_registrations_clinic_id_session_id_turn_slot_id", "registrations", [clinic, "session_id", "turn", "slot_id"]
    )
    op.drop_index("ix_registrations_clinic_id_session_id_slot_id", "registrations")
    op.drop_index("ix_calls_clinic_id_session_id", "calls")
    op.create_index("ix_calls_clinic_id_session_id_id", "calls", [clinic, "session_id", "id"])
    op.create_index("ix_calls_clinic_id_session_id_event_id", "calls", [clinic, "session_id", "event", "id"])
    measured = sa.text("service_minutes IS NOT NULL")
    columns = [clinic, "session_id", "id"]
    op.create_index("ix_calls_measured", "calls", columns, sqlite_where=measured, postgresql_where=measured)


def _fill_turns() -> None:
    op.execute(
        """
        UPDATE registrations SET turn = COALESCE((
            SELECT CASE event WHEN 'back' THEN 'back' ELSE 'gone' END FROM calls
            WHERE clinic_id = registrations.clinic_id AND registration_id = registrations.id AND event <> 'again'
            ORDER BY id DESC LIMIT 1
        ), 'waits')
        """
    )
    op.execute("UPDATE registrations SET turn = 'gone' WHERE cancelled_at IS NOT NULL")


def _fill_minutes() -> None:
    table = sa.Table(
        "calls",
        sa.MetaData(),
        sa.Column("id", sa.String(36)),
        sa.Column("session_id", sa.String(36)),
        sa.Column("registration_id", sa.String(36)),
        sa.Column("event", sa.String(16)),
        sa.Column("made_at", sa.DateTime()),
        sa.Column("service_minutes", sa.Float()),
    )
    connection, being_served = op.get_bind(), dict[str, sa.Row[tuple[object, ...]]]()
    for call in connection.execute(sa.select(table).order_by(table.c.id)).all():
        before = being_served.get(call.session_id)
        if call.event == "skip" and before is not None and before.registration_id == call.registration_id:
            del being_served[call.session_id]
        if call.event == "next":
            took = None if before is None else (call.made_at - before.made_at).total_seconds() / 60
            if took is not None and SHORTEST <= took <= LONGEST:
                connection.execute(table.update().where(table.c.id == call.id).values(service_minutes=took))
            being_served[call.session_id] = call
