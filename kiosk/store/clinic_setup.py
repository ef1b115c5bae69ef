"""Puts a clinic into its store: clinic, desks, departments, sessions, people. Used by set-up and demo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from kiosk.domain.desks import DeskKind
from kiosk.domain.people import PersonFacts, Source
from kiosk.domain.sessions import Period
from kiosk.store import tables
from kiosk.store.audit import CHAIN_START
from kiosk.store.engine import Store
from kiosk.store.people import PersonDocument, add_document
from kiosk.store.people import add_person as add_record
from kiosk.store.sessions import OPEN
from kiosk.store.writing import Place, Writing, new_id


@dataclass(frozen=True)
class SlotPlan:
    """One slot of a session to be."""

    start: time
    end: time
    capacity: int


@dataclass(frozen=True)
class SessionPlan:
    """A session to be. Slots in order of time, at most 30 minutes each."""

    day: date
    period: Period
    start: time
    end: time
    doctor: str
    room: str
    floor: str
    slots: tuple[SlotPlan, ...]


@dataclass(frozen=True)
class StoredClinic:
    """The clinic that a store belongs to."""

    id: str
    name: str
    zone: ZoneInfo


@dataclass(frozen=True)
class StoredDesk:
    """A desk of the store's clinic."""

    id: str
    name: str
    prefix: str
    kind: DeskKind


def make_clinic(store: Store, clinic_id: str, name: str, zone: ZoneInfo, now: datetime) -> None:
    """Make the clinic and this store's incarnation. The id (at most 36 characters) is the configuration's.

    Raises StoreTrouble.
    """
    common = {"clinic_id": clinic_id, "desk_id": None, "made_at": now}
    with store.writing() as connection:
        connection.execute(tables.clinics.insert().values(id=clinic_id, name=name, zone=zone.key, **common))
        counters = {"outbox_position": 0, "audit_position": 0, "audit_head": CHAIN_START}
        connection.execute(tables.incarnations.insert().values(id=new_id(), **counters, **common))


def find_clinic(store: Store) -> StoredClinic | None:
    """Return the store's clinic, None in a store that nobody has set up."""
    with store.reading() as connection:
        row = connection.execute(select(tables.clinics).order_by(tables.clinics.c.id).limit(1)).first()
    return None if row is None else StoredClinic(row.id, row.name, ZoneInfo(row.zone))


def find_desks(store: Store, clinic_id: str) -> tuple[StoredDesk, ...]:
    """Return the clinic's desks, oldest first."""
    table = tables.desks
    with store.reading() as connection:
        rows = connection.execute(select(table).where(table.c.clinic_id == clinic_id).order_by(table.c.id)).all()
    return tuple(StoredDesk(row.id, row.name, row.prefix, DeskKind(row.kind)) for row in rows)


def make_desk(work: Writing, desk_id: str, name: str, prefix: str, kind: DeskKind = DeskKind.KIOSK) -> None:
    """Make a desk; `prefix` ("K1") begins its walk-in numbers and is its own in the clinic."""
    work.insert(tables.desks, id=desk_id, name=name, prefix=prefix, kind=kind.value)
    work.audit("desk_made", desk_id)


def add_department(work: Writing, name: str, plain_words: str, icon: str, position: int) -> str:
    """Add a department; `icon` names a picture under assets/icons, `position` is its place in the clinic's list."""
    return work.insert(tables.departments, name=name, plain_words=plain_words, icon=icon, position=position)


def add_session(work: Writing, department_id: str, plan: SessionPlan) -> str:
    """Add a session with its slots, open from the start."""
    session_id = work.insert(
        tables.sessions,
        department_id=department_id,
        day=plan.day,
        period=plan.period.value,
        starts=plan.start,
        ends=plan.end,
        doctor=plan.doctor,
        room=plan.room,
        floor=plan.floor,
        state=OPEN,
        next_no=work.first_number(plan.day),
    )
    common = {"session_id": session_id, "overrides": 0}
    work.insert_many(
        tables.slots,
        [
            {"starts": slot.start, "ends": slot.end, "capacity": slot.capacity, "free": slot.capacity, **common}
            for slot in plan.slots
        ],
    )
    return session_id


def add_person(
    work: Writing, facts: PersonFacts, documents: Iterable[PersonDocument] = (), source: Source = Source.STAFF
) -> str:
    """Add a person with documents; return the id."""
    person_id = add_record(work, facts, source)
    for document in documents:
        add_document(work, person_id, document)
    return person_id


def place_of(store: Store, desk_id: str) -> Place:
    """Return where a desk writes. Raises KeyError for a desk that the store does not know."""
    with store.reading() as connection:
        row = connection.execute(select(tables.desks.c.clinic_id).where(tables.desks.c.id == desk_id)).first()
    if row is None:
        raise KeyError(desk_id)
    return Place(row.clinic_id, desk_id)
