"""Fills a store with a made-up clinic that is open at whatever hour the demonstration begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from kiosk.desk.demo_people import DemoPeople, newcomers
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier, key_id
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.people import facts_of_card
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identified
from kiosk.domain.sessions import Period
from kiosk.ports import Clock
from kiosk.store import tables
from kiosk.store.clinic_setup import (
    SessionPlan,
    SlotPlan,
    add_department,
    add_person,
    add_session,
    make_clinic,
    make_desk,
)
from kiosk.store.codes import code_of_person, trust_key, trusted_keys
from kiosk.store.engine import Store
from kiosk.store.people import document_of_card
from kiosk.store.print_ledger import move_job
from kiosk.store.writing import Writing, writing

SEED = 1946
PEOPLE = 200
REGULARS = 12
WAITING_NOW = 34
DAYS = range(-1, 3)
"""Yesterday for the regulars' last visit; tomorrow and the day after for a demonstration that runs past midnight."""
CAPACITY = 4
CROWD = 24
"""Numbers of a slot of the next hours: newcomers get the present one, whose part of the day the ticket names."""
AHEAD = timedelta(hours=4)

_DEPARTMENTS = (
    # name, in plain words, icon, doctor, room, floor
    ("全科", "感冒发烧", "sick", "李敏", "103", "1"),
    ("高血压门诊", "血压血糖", "monitor_heart", "周建平", "203", "2"),
    ("骨科", "腰腿疼", "accessibility_new", "郭永福", "206", "2"),
    ("眼科", "眼睛", "visibility", "沈月", "301", "3"),
    ("口腔科", "牙疼", "dentistry", "何志远", "305", "3"),
    ("预防接种", "打疫苗", "vaccines", "杨春梅", "101", "1"),
)
_RUSH = (1, 0, 1, 2, 0, 1, 3, 1, 0, 4, 2, 1, 0, 5, 1)
"""Where one after the other goes."""
_PERIODS = ((3, Period.NIGHT), (8, Period.EARLY), (12, Period.MORNING), (14, Period.NOON), (18, Period.AFTERNOON))
"""Until which hour it is what; later it is night. Nobody calls four in the morning evening."""


@dataclass(frozen=True)
class DemoClinic:
    """What the demonstration needs to know of what was made. Cards and codes are made-up people's."""

    newcomers: tuple[IdentityCard, ...] = field(repr=False)
    """Cards that nobody here knows: a resident, an expired one, a permit, a foreigner's."""
    regulars: tuple[IdentityCard, ...] = field(repr=False)
    """Cards of people who have been here; their codes, in the same order, are in `codes`."""
    codes: tuple[str, ...] = field(repr=False)
    """What the stickers of the regulars hold."""


@dataclass(frozen=True)
class _ClockAt:
    """A clock that stands."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0


def fill_demo(store: Store, settings: DeskSettings, signing_key: Ed25519PrivateKey, clock: Clock) -> DemoClinic:
    """Fill an empty store with the clinic and the desk of `settings`. Takes about two seconds. Raises StoreTrouble."""
    now, yesterday, public_key = clock.now(), clock.now() - timedelta(days=1), signing_key.public_key()
    local = now.astimezone(settings.zone)
    make_clinic(store, settings.clinic_id, settings.clinic_name, settings.zone, yesterday)
    with writing(store, settings.place, yesterday) as work:
        make_desk(work, settings.desk_id, settings.desk_name, settings.desk_prefix)
        trust_key(work, public_key)
        _add_sessions(work, local)
        cards = _add_people(work, local.date())
    regulars = _register(_desk(store, settings, signing_key, yesterday), cards[:REGULARS])
    _register(_desk(store, settings, signing_key, now), cards[REGULARS : REGULARS + WAITING_NOW])
    with writing(store, settings.place, now) as work:
        _have_printed(work)
    return DemoClinic(newcomers(local.date()), cards[:REGULARS], _codes(store, settings.clinic_id, regulars))


def follow_clock(store: Store, settings: DeskSettings, clock: Clock) -> None:
    """Call the sessions by the part of the day that it is now. Raises StoreTrouble."""
    now = clock.now()
    period = _period(now.astimezone(settings.zone).time()).value
    sessions = tables.sessions.c
    query = select(sessions.id).where(sessions.clinic_id == settings.clinic_id, sessions.period != period)
    with store.reading() as connection:
        if connection.execute(query.limit(1)).first() is None:
            return
    with writing(store, settings.place, now) as work:
        for session_id in work.connection.scalars(query).all():
            work.update(tables.sessions, session_id, period=period)


def _desk(store: Store, settings: DeskSettings, signing_key: Ed25519PrivateKey, moment: datetime) -> Desk:
    signer = HealthCodeSigner(signing_key, key_id(signing_key.public_key()))
    verifier = HealthCodeVerifier(trusted_keys(store, settings.clinic_id))
    return Desk(store, settings, signer, verifier, _ClockAt(moment))


def _period(now: time) -> Period:
    return next((period for until, period in _PERIODS if now < time(until)), Period.NIGHT)


def _add_sessions(work: Writing, now: datetime) -> None:
    today, period = now.date(), _period(now.time())
    slots = tuple(SlotPlan(start, end, _capacity(start, now)) for start, end in _half_hours())
    to_come = tuple(slot for slot in slots if _has_not_ended(slot, now))
    for position, (name, plain_words, icon, doctor, room, floor) in enumerate(_DEPARTMENTS):
        department_id = add_department(work, name, plain_words, icon, position)
        for day in (today + timedelta(days=ahead) for ahead in DAYS):
            plan = SessionPlan(day, period, time(0), time(0), doctor, room, floor, to_come if day == today else slots)
            add_session(work, department_id, plan)


def _has_not_ended(slot: SlotPlan, now: datetime) -> bool:
    return slot.end == time(0) or now.time() < slot.end


def _capacity(start: time, now: datetime) -> int:
    """Return more for the next hours, and most for the last ones, so that a late demonstration has numbers left too."""
    if start >= time(22):
        return WAITING_NOW
    until = datetime.combine(now.date(), start, now.tzinfo) - now
    return CROWD if until <= AHEAD else CAPACITY


def _half_hours() -> Iterator[tuple[time, time]]:
    for hour in range(24):
        yield time(hour), time(hour, 30)
        yield time(hour, 30), time((hour + 1) % 24)


def _add_people(work: Writing, today: date) -> tuple[IdentityCard, ...]:
    people = DemoPeople(SEED, today)
    cards = tuple(people.card() for _ in range(PEOPLE))
    for card in cards:
        facts = replace(facts_of_card(card), compound=people.compound(), insurance_scheme=people.insurance())
        add_person(work, facts, [document_of_card(card)])
    return cards


def _register(desk: Desk, cards: tuple[IdentityCard, ...]) -> tuple[str, ...]:
    """Register these people, most of them where most people go; return their ids."""
    sessions = {choice.session.department.name: choice.session.id for choice in desk.sessions_for(None).choices}
    people = []
    for card, (department, *_) in zip(cards, cycle(_DEPARTMENTS[place] for place in _RUSH), strict=False):
        found = desk.look_up_card(card)
        if isinstance(found, Identified) and found.identification.person_id is not None:
            desk.register(found.identification, sessions[department])
            people.append(found.identification.person_id)
    return tuple(people)


def _have_printed(work: Writing) -> None:
    """Let the earlier paper have come out: the demonstration's printers begin with nothing to do."""
    for job_id in work.connection.scalars(select(tables.print_jobs.c.id)).all():
        move_job(work, job_id, PrintState.SENDING)
        move_job(work, job_id, PrintState.CONFIRMED)


def _codes(store: Store, clinic_id: str, people: tuple[str, ...]) -> tuple[str, ...]:
    with store.reading() as connection:
        found = [code_of_person(connection, clinic_id, person_id) for person_id in people]
    return tuple(code.content for code in found if code is not None)
