"""A made-up clinic on a real encrypted store, with a clock that tests set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.domain.documents import Document, Ticket, from_data
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, TrustedKey, key_id
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import DocumentKind, Sex, check_digit
from kiosk.domain.registration import Identified, Registered, RegistrationView
from kiosk.domain.sessions import Period
from kiosk.store import tables
from kiosk.store.clinic_setup import (
    SessionPlan,
    SlotPlan,
    add_department,
    add_session,
    make_clinic,
    make_desk,
)
from kiosk.store.engine import Store, make_store
from kiosk.store.writing import writing

KEY = bytes(range(32))
ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
PRINTERS = {"ticket": "receipts", "temporary": "receipts", "sticker": "labels"}
NAME = "王秀芳"


def local(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """Return a moment of the clinic's day."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


@dataclass
class SetClock:
    """A clock that stands until it is set."""

    moment: datetime = field(default_factory=lambda: local(8, 40))

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0


def number(order: int, born: date = date(1953, 6, 1), region: str = "371502") -> str:
    """Return a valid made-up number; an odd order code is a man's."""
    body = f"{region}{born:%Y%m%d}{order:03d}"
    return body + check_digit(body)


def card(order: int = 2, name: str = NAME, valid_to: date | None = None, **more: object) -> IdentityCard:
    """Return a made-up resident card."""
    fields: dict[str, object] = {
        "kind": DocumentKind.RESIDENT,
        "number": number(order),
        "name": name,
        "sex": Sex.MALE if order % 2 else Sex.FEMALE,
        "birth_date": date(1953, 6, 1),
        "nation": "01",
        "address": "惠民市和平小区8号",
        "issuer": "惠民市公安局",
        "valid_from": date(2010, 1, 1),
        "valid_to": valid_to,
    }
    return IdentityCard(**{**fields, **more})  # type: ignore[arg-type]


SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(reversed(range(32))))


def codes_of_the_clinic(private: Ed25519PrivateKey = SIGNING_KEY) -> tuple[HealthCodeSigner, HealthCodeVerifier]:
    """Return signer and verifier of one key."""
    kid = key_id(private.public_key())
    trusted = TrustedKey(kid, private.public_key(), datetime(2026, 1, 1, tzinfo=UTC))
    return HealthCodeSigner(private, kid), HealthCodeVerifier([trusted])


@dataclass
class MadeUpClinic:
    """A clinic with one desk, and what tests do to it."""

    store: Store
    clock: SetClock
    settings: DeskSettings
    departments: dict[str, str] = field(default_factory=dict)

    def desk(self, desk_id: str = "kiosk-1", prefix: str = "K1", **changes: object) -> Desk:
        """Return a desk of the clinic."""
        settings = DeskSettings(
            **{**vars(self.settings), "desk_id": desk_id, "desk_prefix": prefix, **changes}  # type: ignore[arg-type]
        )
        return Desk(self.store, settings, *codes_of_the_clinic(), self.clock)

    def add_desk(self, desk_id: str, prefix: str) -> Desk:
        """Set another desk up."""
        with writing(self.store, self.settings.place, self.clock.now()) as work:
            make_desk(work, desk_id, f"自助机 {prefix}", prefix)
        return self.desk(desk_id, prefix)

    def session(
        self,
        department: str = "全科",
        *,
        start: time = time(8),
        end: time = time(12),
        slots: Mapping[time, int] | None = None,
        day: date = DAY,
        doctor: str = "李敏",
    ) -> str:
        """Add a session; `slots` is start -> capacity, each slot lasting until the next."""
        planned = slots if slots is not None else {start: 20}
        starts = [*planned, end]
        plans = tuple(SlotPlan(one, starts[place + 1], planned[one]) for place, one in enumerate(planned))
        with writing(self.store, self.settings.place, self.clock.now()) as work:
            if department not in self.departments:
                position = len(self.departments)
                self.departments[department] = add_department(work, department, department, "sick", position)
            plan = SessionPlan(day, Period.MORNING, start, end, doctor, "203 诊室", "2楼", plans)
            return add_session(work, self.departments[department], plan)

    def registered(self, desk: Desk, whose: IdentityCard, session_id: str) -> Registered:
        """Look a card up and register its holder."""
        found = desk.look_up_card(whose)
        assert isinstance(found, Identified), found
        result = desk.register(found.identification, session_id)
        assert isinstance(result, Registered), result
        return result


def make_clinic_at(path: Path, clock: SetClock, key: bytes = KEY) -> MadeUpClinic:
    """Make a clinic with one desk in a new store."""
    store = make_store(path, key)
    clinic = clinic_in(store, clock)
    make_clinic(store, clinic.settings.clinic_id, "惠民门诊部", ZONE, clock.now())
    with writing(store, clinic.settings.place, clock.now()) as work:
        make_desk(work, "kiosk-1", "自助机 K1", "K1")
    return clinic


def clinic_in(store: Store, clock: SetClock) -> MadeUpClinic:
    """Return the clinic of a store that `make_clinic_at` filled."""
    settings = DeskSettings("clinic-1", "kiosk-1", "惠民门诊部", "自助机 K1", "K1", ZONE, printers=PRINTERS)
    return MadeUpClinic(store, clock, settings)


def registered(clinic: MadeUpClinic, session: str, *orders: int) -> list[RegistrationView]:
    """Register the holders of these cards, in this order."""
    return [clinic.registered(clinic.desk(), card(order), session).registration for order in orders]


def paper(clinic: MadeUpClinic) -> list[Document]:
    """Return everything that was ever queued to be printed, in order."""
    with clinic.store.reading() as connection:
        found = connection.scalars(select(tables.print_jobs.c.document).order_by(tables.print_jobs.c.id))
        return [from_data(json.loads(document)) for document in found]


def ticket(clinic: MadeUpClinic) -> Ticket:
    """Return the first ticket."""
    found = paper(clinic)[0]
    assert isinstance(found, Ticket)
    return found
