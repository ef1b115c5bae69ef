"""The store's tables. Their shape only: what may be written where is the business of those who write."""

from __future__ import annotations

from kiosk.store.tables.base import metadata
from kiosk.store.tables.clinic import (
    available_numbers,
    clinics,
    departments,
    desks,
    grants,
    incarnations,
    series,
    sessions,
    slots,
    staff,
    trusted_keys,
)
from kiosk.store.tables.paper import paper_rolls
from kiosk.store.tables.persons import (
    documents,
    foreign_codes,
    health_codes,
    people,
    person_history,
    person_links,
    phones,
    temporary_identities,
)
from kiosk.store.tables.vitals import vital_readings
from kiosk.store.tables.window import (
    benefits,
    calls,
    desk_states,
    machine_devices,
    printer_states,
    session_templates,
    takeovers,
    timetable_exceptions,
    wifi_networks,
)
from kiosk.store.tables.work import audit, help_calls, outbox, print_jobs, registrations

__all__ = [
    "audit",
    "available_numbers",
    "benefits",
    "calls",
    "clinics",
    "departments",
    "desk_states",
    "desks",
    "documents",
    "foreign_codes",
    "grants",
    "health_codes",
    "help_calls",
    "incarnations",
    "machine_devices",
    "metadata",
    "outbox",
    "paper_rolls",
    "people",
    "person_history",
    "person_links",
    "phones",
    "print_jobs",
    "printer_states",
    "registrations",
    "series",
    "session_templates",
    "sessions",
    "slots",
    "staff",
    "takeovers",
    "temporary_identities",
    "timetable_exceptions",
    "trusted_keys",
    "vital_readings",
    "wifi_networks",
]
