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
from kiosk.store.tables.persons import (
    documents,
    foreign_codes,
    health_codes,
    people,
    person_history,
    phones,
    temporary_identities,
)
from kiosk.store.tables.work import audit, help_calls, outbox, print_jobs, registrations

__all__ = [
    "audit",
    "available_numbers",
    "clinics",
    "departments",
    "desks",
    "documents",
    "foreign_codes",
    "grants",
    "health_codes",
    "help_calls",
    "incarnations",
    "metadata",
    "outbox",
    "people",
    "person_history",
    "phones",
    "print_jobs",
    "registrations",
    "series",
    "sessions",
    "slots",
    "staff",
    "temporary_identities",
    "trusted_keys",
]
