"""The clinic itself: its desks, its staff, and which incarnation of the machine wrote the rows."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Time

from kiosk.store.tables.base import ID, UtcTime, index, rows, unique

clinics = rows(
    "clinics",
    Column("name", String(120), nullable=False),
    Column("zone", String(64), nullable=False),
)

# `failed_tries`, `locked_until`: of PINs typed there without saying whose.
desks = rows(
    "desks",
    Column("name", String(60), nullable=False),
    Column("prefix", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("failed_tries", Integer, nullable=False, server_default="0"),
    Column("locked_until", UtcTime),
    unique("prefix"),
)

# Counters only grow and are never worked out from the rows: rows that were sent are dropped one day.
incarnations = rows(
    "incarnations",
    Column("last_day", Date),
    Column("outbox_position", Integer, nullable=False),
    Column("audit_position", Integer, nullable=False),
    Column("audit_head", String(64), nullable=False),
    Column("restored_at", UtcTime),
    Column("signed_position", Integer),
    Column("signed_head", String(64)),
    Column("head_signature", String(128)),
)

# A series of a day, of one owner (a desk, or the incarnation): walk-in numbers, temporary numbers.
series = rows(
    "series",
    Column("owner_id", ID, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("next_no", Integer, nullable=False),
    unique("owner_id", "kind", "day"),
)

staff = rows(
    "staff",
    Column("name", String(120), nullable=False),
    Column("role", String(24), nullable=False),
    Column("pin_hash", String(200), nullable=False),
    Column("pin_one_time", Boolean, nullable=False, server_default="0"),
    Column("failed_tries", Integer, nullable=False),
    Column("locked_until", UtcTime),
    Column("badge", String(120)),
    Column("left_at", UtcTime),
    Index(None, "clinic_id", "badge", unique=True),
)

departments = rows(
    "departments",
    Column("name", String(60), nullable=False),
    Column("plain_words", String(60), nullable=False),
    Column("icon", String(40), nullable=False),
    Column("position", Integer, nullable=False),
    Column("hidden_at", UtcTime),
    unique("name"),
)

# `closed_by` is the day off (timetable_exceptions.id) that closed it, and that alone opens it; NULL where staff did.
sessions = rows(
    "sessions",
    Column("department_id", ID, ForeignKey("departments.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("period", String(16), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("doctor", String(60), nullable=False),
    Column("room", String(60), nullable=False),
    Column("floor", String(20), nullable=False),
    Column("state", String(16), nullable=False),
    Column("next_no", Integer, nullable=False),
    Column("template_id", ID),
    Column("closed_by", ID),
    index("day"),
    Index(None, "clinic_id", "template_id", "day", unique=True),
)

slots = rows(
    "slots",
    Column("session_id", ID, ForeignKey("sessions.id"), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("overrides", Integer, nullable=False),
    Column("free", Integer, nullable=False),
    Column("kept_for_seniors", Integer, nullable=False, server_default="0"),
    Column("kept_for_window", Integer, nullable=False, server_default="0"),
    unique("session_id", "starts"),
)

# The allocator's side: what was given to whom. A request is answered once, however often it is asked.
grants = rows(
    "grants",
    Column("request_id", ID, nullable=False),
    Column("incarnation_id", ID, ForeignKey("incarnations.id"), nullable=False),
    Column("session_id", ID, ForeignKey("sessions.id"), nullable=False),
    Column("slot_id", ID, ForeignKey("slots.id"), nullable=False),
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    unique("request_id"),
)

# The desk's side: granted and not yet on anybody's paper. `desk_id` holds them.
available_numbers = rows(
    "available_numbers",
    Column("session_id", ID, ForeignKey("sessions.id"), nullable=False),
    Column("slot_id", ID, ForeignKey("slots.id"), nullable=False),
    Column("number", Integer, nullable=False),
    unique("session_id", "number"),
)

# Public keys whose signatures on health codes are believed. Private ones are no rows: kiosk.store.key keeps them.
trusted_keys = rows(
    "trusted_keys",
    Column("kid", String(4), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("not_before", UtcTime, nullable=False),
    Column("not_after", UtcTime),
    unique("public_key"),
)
