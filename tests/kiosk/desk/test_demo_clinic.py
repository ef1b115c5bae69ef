"""The made-up clinic of the demonstration: open at any hour, the same each time, somebody for every journey."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.desk.demo_clinic import PEOPLE, fill_demo, follow_clock
from kiosk.desk.demo_people import DemoPeople, newcomers
from kiosk.desk.desk import Desk
from kiosk.desk.settings import DeskSettings
from kiosk.domain.health_code import HealthCodeVerifier
from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.identity_number import examine
from kiosk.domain.registration import Identified, Registered
from kiosk.domain.sessions import Period
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from kiosk.store.codes import trusted_keys
from kiosk.store.engine import make_store
from kiosk.texts import ASSETS
from made_up_clinic import KEY, SIGNING_KEY, ZONE, SetClock, codes_of_the_clinic, local

TODAY = date(2026, 11, 23)
SETTINGS = DeskSettings("demo", "kiosk-1", "惠民门诊部", "自助机 K1", "K1", ZONE)


def draw(seed: int, count: int) -> list[IdentityCard]:
    people = DemoPeople(seed, TODAY)
    return [people.card() for _ in range(count)]


def test_everybody_has_a_valid_number_of_their_own() -> None:
    cards = [*draw(1, 300), *newcomers(TODAY)]
    verdicts = [examine(card.number, TODAY) for card in cards]
    assert all(verdict.valid for verdict in verdicts)
    assert [(verdict.birth_date, verdict.sex) for verdict in verdicts] == [
        (card.birth_date, card.sex) for card in cards
    ]
    assert len({card.number for card in cards}) == len(cards)


def test_a_seed_draws_the_same_people_again() -> None:
    assert draw(7, 50) == draw(7, 50)
    assert draw(7, 50) != draw(8, 50)


def test_there_are_long_names_and_rare_characters() -> None:
    names = [card.name for card in draw(1, 120)]
    assert any("·" in name for name in names)
    assert any(ord(character) > 0xFFFF for name in names for character in name)


@pytest.mark.parametrize("moment", [local(0, 0), local(3, 20), local(8, 40), local(23, 59)])
def test_the_clinic_is_open_and_serves_known_and_new_people(tmp_path: Path, moment: datetime) -> None:
    clock, store = SetClock(moment), make_store(tmp_path / "demo.db", KEY)
    demo = fill_demo(store, SETTINGS, SIGNING_KEY, clock)
    desk = Desk(store, SETTINGS, codes_of_the_clinic()[0], HealthCodeVerifier(trusted_keys(store, "demo")), clock)
    choices = desk.sessions_for(None).choices
    assert len(choices) == 6
    assert all(choice.open_now and choice.free for choice in choices)
    with store.reading() as connection:
        waited_for = set(connection.scalars(select(tables.registrations.c.session_id)))
    assert {choice.session.id for choice in choices} <= waited_for
    assert all((ASSETS / "icons" / f"{choice.session.department.icon}.svg").exists() for choice in choices)
    found = [
        *(desk.look_up_card(card) for card in (*demo.newcomers, *demo.regulars)),
        *(desk.look_up_code(code.encode()) for code in demo.codes),
    ]
    assert all(isinstance(one, Identified) and one.person.registration is None for one in found)
    regular = desk.look_up_code(demo.codes[0].encode())
    assert isinstance(regular, Identified)
    assert desk.sessions_for(regular.identification).last_time is not None
    assert isinstance(desk.register(regular.identification, choices[0].session.id), Registered)
    store.close()


def test_the_printers_begin_with_nothing_to_do_and_the_chain_holds(tmp_path: Path) -> None:
    store = make_store(tmp_path / "demo.db", KEY)
    fill_demo(store, SETTINGS, SIGNING_KEY, SetClock())
    with store.reading() as connection:
        states = set(connection.scalars(select(tables.print_jobs.c.state)))
        people = connection.execute(select(func.count()).select_from(tables.people)).scalar_one()
        assert verify_chain(connection) is None
    assert (states, people) == ({"confirmed"}, PEOPLE)
    store.close()


def test_a_demonstration_that_runs_past_midnight_stays_open(tmp_path: Path) -> None:
    clock, store = SetClock(local(23, 59)), make_store(tmp_path / "demo.db", KEY)
    fill_demo(store, SETTINGS, SIGNING_KEY, clock)
    clock.moment += timedelta(minutes=2)
    desk = Desk(store, SETTINGS, *codes_of_the_clinic(), clock)
    assert len(desk.sessions_for(None).choices) == 6
    store.close()


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        (local(0, 10), Period.NIGHT),
        (local(3, 54), Period.EARLY),
        (local(7, 59), Period.EARLY),
        (local(8, 0), Period.MORNING),
        (local(11, 20), Period.MORNING),
        (local(12, 40), Period.NOON),
        (local(15, 5), Period.AFTERNOON),
        (local(19, 0), Period.NIGHT),
    ],
)
def test_the_ticket_names_the_present_half_hour_and_its_part_of_the_day(
    tmp_path: Path, moment: datetime, period: Period
) -> None:
    clock, store = SetClock(moment), make_store(tmp_path / "demo.db", KEY)
    demo = fill_demo(store, SETTINGS, SIGNING_KEY, clock)
    desk = Desk(store, SETTINGS, *codes_of_the_clinic(), clock)
    found = desk.look_up_card(demo.newcomers[0])
    assert isinstance(found, Identified)
    choices = desk.sessions_for(None).choices
    views = [desk.register(found.identification, choice.session.id) for choice in choices]
    assert all(isinstance(one, Registered) for one in views)
    shown = {(one.registration.period, one.registration.slot_start) for one in views if isinstance(one, Registered)}
    now = moment.astimezone(ZONE)
    assert shown == {(period, time(now.hour, now.minute // 30 * 30))}
    store.close()


@pytest.mark.parametrize("hour", [0, 4, 9, 13, 20])
def test_there_are_numbers_for_three_hours_and_more(tmp_path: Path, hour: int) -> None:
    clock, store = SetClock(local(hour, 45)), make_store(tmp_path / "demo.db", KEY)
    fill_demo(store, SETTINGS, SIGNING_KEY, clock)
    clock.moment += timedelta(hours=3)
    desk = Desk(store, SETTINGS, *codes_of_the_clinic(), clock)
    assert all(choice.free for choice in desk.sessions_for(None).choices)
    store.close()


def test_a_demonstration_that_runs_past_noon_calls_the_afternoon_so(tmp_path: Path) -> None:
    clock, store = SetClock(local(11, 50)), make_store(tmp_path / "demo.db", KEY)
    fill_demo(store, SETTINGS, SIGNING_KEY, clock)

    def periods() -> set[str]:
        with store.reading() as connection:
            return set(connection.scalars(select(tables.sessions.c.period)))

    seen = [periods()]
    for moment in (local(11, 59), local(12, 5), local(14, 0), local(19, 0)):
        clock.moment = moment
        follow_clock(store, SETTINGS, clock)
        seen.append(periods())
    store.close()
    assert seen == [{"morning"}, {"morning"}, {"noon"}, {"afternoon"}, {"night"}]
