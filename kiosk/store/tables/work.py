"""What happens at a desk: registrations, paper, calls for help, and the two journals, outbox and audit."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Text

from kiosk.store.tables.base import ID, UtcTime, index, rows, unique

# `turn` and `overtaken` follow from the calls and the cancellation; they are kept so that who waits, and whose turn it
# is, is found without everybody who came.
registrations = rows(
    "registrations",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("session_id", ID, ForeignKey("sessions.id"), nullable=False),
    Column("slot_id", ID, ForeignKey("slots.id")),
    Column("day", Date, nullable=False),
    Column("number", Integer),
    Column("walk_in_number", String(16)),
    Column("identified_by", String(16), nullable=False),
    Column("card_expired", Boolean, nullable=False),
    Column("name_open", Boolean, nullable=False),
    Column("cancelled_at", UtcTime),
    Column("priority", Boolean, nullable=False, server_default="0"),
    Column("promised_minutes", Integer),
    Column("moved_from", ID),
    Column("by_companion", Boolean, nullable=False, server_default="0"),
    Column("language", String(8)),
    Column("turn", String(8), nullable=False, server_default="waits"),
    Column("overtaken", Integer, nullable=False, server_default="0"),
    unique("session_id", "number"),
    unique("day", "walk_in_number"),
    index("person_id", "day"),
    index("session_id", "turn", "slot_id"),
)

print_jobs = rows(
    "print_jobs",
    Column("printer", String(60)),
    Column("kind", String(16), nullable=False),
    Column("document", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("condition", String(24)),
    Column("registration_id", ID, ForeignKey("registrations.id")),
    Column("reprint_of", ID, ForeignKey("print_jobs.id")),
    Column("changed_at", UtcTime, nullable=False),
    index("state", "printer", "urgency"),
    index("registration_id"),
    # The clinic comes second: SQLite looks for whatever refers to a job that is deleted by its id alone.
    Index(None, "reprint_of", "clinic_id"),
    index("changed_at"),
)

help_calls = rows(
    "help_calls",
    Column("reason", String(24), nullable=False),
    Column("rings", Boolean, nullable=False),
    Column("registration_id", ID, ForeignKey("registrations.id")),
    Column("temporary_id", ID, ForeignKey("temporary_identities.id")),
    Column("ended_at", UtcTime),
    Column("answered", Boolean),
    Column("answered_by", ID),
    index("ended_at"),
)

outbox = rows(
    "outbox",
    Column("incarnation_id", ID, ForeignKey("incarnations.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("change", String(8), nullable=False),
    Column("record", String(32), nullable=False),
    Column("record_id", ID, nullable=False),
    Column("payload", Text, nullable=False),
    Column("acknowledged_at", UtcTime),
    unique("incarnation_id", "position"),
)

audit = rows(
    "audit",
    Column("incarnation_id", ID, ForeignKey("incarnations.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("event", String(32), nullable=False),
    Column("subject_id", ID),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    unique("incarnation_id", "position"),
    index("made_at"),
)
