"""What a desk with staff adds: timetable, calling, benefits, states of kiosks and printers, takeovers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, String, Text, Time

from kiosk.store.tables.base import ID, UtcTime, index, rows, unique

# One line of the week's timetable. Sessions are made from it, days ahead, and live on their own from then on.
session_templates = rows(
    "session_templates",
    Column("department_id", ID, ForeignKey("departments.id"), nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("period", String(16), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("slot_minutes", Integer, nullable=False),
    Column("capacity_per_slot", Integer, nullable=False),
    Column("kept_for_seniors", Integer, nullable=False),
    Column("kept_for_window", Integer, nullable=False),
    Column("doctor", String(60), nullable=False),
    Column("room", String(60), nullable=False),
    Column("floor", String(20), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    index("weekday"),
)

# A day on which the timetable, or one line of it, does not hold.
timetable_exceptions = rows(
    "timetable_exceptions",
    Column("day", Date, nullable=False),
    Column("template_id", ID, ForeignKey("session_templates.id")),
    Column("reason", String(60), nullable=False),
    index("day"),
)

# What was called, skipped and brought back, in order. `service_minutes`: how long the one before this call took, where
# that could be measured.
calls = rows(
    "calls",
    Column("session_id", ID, ForeignKey("sessions.id"), nullable=False),
    Column("registration_id", ID, ForeignKey("registrations.id"), nullable=False),
    Column("event", String(16), nullable=False),
    Column("priority", Boolean, nullable=False),
    Column("others_waited", Boolean, nullable=False),
    Column("waited_minutes", Integer),
    Column("service_minutes", Float),
    index("session_id", "id"),
    index("session_id", "event", "id"),
    index("registration_id"),
)
Index(
    "ix_calls_measured",
    calls.c.clinic_id,
    calls.c.session_id,
    calls.c.id,
    sqlite_where=calls.c.service_minutes.is_not(None),
    postgresql_where=calls.c.service_minutes.is_not(None),
)

benefits = rows(
    "benefits",
    Column("person_id", ID, ForeignKey("people.id"), nullable=False),
    Column("flag", String(40), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("source", String(16), nullable=False),
    Column("ended_at", UtcTime),
    index("person_id"),
)

# One row a desk, kept by the desk's own process: that it lives, and what it shows.
desk_states = rows(
    "desk_states",
    Column("beat_at", UtcTime, nullable=False),
    Column("screen", String(40), nullable=False),
    unique("desk_id"),
)

# One row a printer, written by the process that holds its port: `desk_id` is its desk, `prints` and `fallback_for` are
# kinds of document with blanks between, `held_at` is its last sign of life, NULL when it let the printer go.
printer_states = rows(
    "printer_states",
    Column("printer", String(60), nullable=False),
    Column("condition", String(24), nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("prints", Text, nullable=False, server_default=""),
    Column("fallback_for", Text, nullable=False, server_default=""),
    Column("held_at", UtcTime),
    unique("printer"),
)

# One row a device, written by its desk's own process; `link` NULL: nothing was heard of it since that process started.
machine_devices = rows(
    "machine_devices",
    Column("device", String(60), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("url", String(300), nullable=False),
    Column("model", String(60)),
    Column("link", String(16)),
    Column("changed_at", UtcTime),
    Column("seen_at", UtcTime),
    unique("desk_id", "device"),
)

# The Wi-Fi for visitors; the newest row without an end is in use, and an ended one keeps no password.
wifi_networks = rows(
    "wifi_networks",
    Column("name", String(32), nullable=False),
    Column("password", String(63)),
    Column("hidden", Boolean, nullable=False),
    Column("ended_at", UtcTime),
)

# `desk_id` is the window that took over; `identification` is what the kiosk knew of the person, as JSON.
takeovers = rows(
    "takeovers",
    Column("kiosk_id", ID, ForeignKey("desks.id"), nullable=False),
    Column("staff_id", ID, ForeignKey("staff.id"), nullable=False),
    Column("screen", String(40)),
    Column("identification", Text),
    Column("registration_id", ID, ForeignKey("registrations.id")),
    Column("ended_at", UtcTime),
    index("kiosk_id", "ended_at"),
)
