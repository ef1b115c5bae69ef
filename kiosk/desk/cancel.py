"""取消挂号: capacity comes back once, the number never again that day."""

from __future__ import annotations

from kiosk.desk.workplace import Look, Workplace
from kiosk.domain.calling import Turn
from kiosk.domain.print_job import PrintState
from kiosk.store import tables
from kiosk.store.number_pools import capacity_back
from kiosk.store.print_ledger import move_job
from kiosk.store.queues import write_turn
from kiosk.store.registrations import StoredRegistration, find_registration, jobs_of
from kiosk.store.writing import Writing


def cancel(desk: Workplace, registration_id: str) -> None:
    """Take a registration back; a second time changes nothing. Raises DeskFailed."""
    with desk.writing() as work:
        look = desk.look(work.connection)
        registration = find_registration(work.connection, look.clinic_id, registration_id)
        if registration is None or registration.cancelled:
            return
        take_back(work, look, registration)
        work.audit("registration_cancelled", registration_id)


def take_back(work: Writing, look: Look, registration: StoredRegistration) -> None:
    """Take a registration that stands back, in the caller's transaction."""
    work.update(tables.registrations, registration.id, cancelled_at=work.now)
    write_turn(work, registration.id, Turn.GONE)
    if registration.slot_id is not None:
        capacity_back(work, registration.session_id, registration.slot_id)
    stop_tickets(work, look, registration.id)


def stop_tickets(work: Writing, look: Look, registration_id: str) -> None:
    """Keep a ticket that still waits from coming out; one that is being sent cannot be called back."""
    for job in jobs_of(work.connection, look.clinic_id, registration_id, "ticket"):
        if job.state == PrintState.QUEUED.value:
            move_job(work, job.id, PrintState.CANCELLED)
