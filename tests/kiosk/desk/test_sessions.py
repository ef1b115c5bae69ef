"""What is offered, in which order, and with which wait."""

from __future__ import annotations

import json
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select, update

from kiosk.domain.registration import Identified, LookUpResult, Registered, SessionsOffered
from kiosk.store import tables
from made_up_clinic import DAY, MadeUpClinic, card, local


def ids(offered: SessionsOffered) -> list[str]:
    return [choice.session.id for choice in offered.choices]


def test_sessions_that_are_open_come_before_those_of_later_today(clinic: MadeUpClinic) -> None:
    later = clinic.session("骨科", start=time(14), end=time(17))
    now = clinic.session("全科")
    offered = clinic.desk().sessions_for(None)
    assert ids(offered) == [now, later]
    assert [choice.open_now for choice in offered.choices] == [True, False]


def test_ended_closed_and_other_days_sessions_are_not_offered(clinic: MadeUpClinic) -> None:
    clinic.session("骨科", start=time(6), end=time(8, 30))
    clinic.session("眼科", day=DAY + timedelta(days=1))
    closed = clinic.session("口腔科")
    with clinic.store.writing() as connection:
        connection.execute(update(tables.sessions).where(tables.sessions.c.id == closed).values(state="closed"))
    kept = clinic.session("全科")
    assert ids(clinic.desk().sessions_for(None)) == [kept]


def test_the_department_of_the_last_visit_comes_first(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    clinic.session("全科")
    clinic.registered(desk, card(), clinic.session("骨科"))
    tomorrow = DAY + timedelta(days=1)
    clinic.clock.moment = local(8, 40, tomorrow)
    general, bones = clinic.session("全科", day=tomorrow), clinic.session("骨科", day=tomorrow)
    found = desk.look_up_card(card())
    assert isinstance(found, Identified)
    offered = desk.sessions_for(found.identification)
    assert ids(offered) == [bones, general]
    assert offered.last_time == bones
    assert desk.sessions_for(None).last_time is None


def test_when_nothing_is_open_tomorrows_first_session_is_told(clinic: MadeUpClinic) -> None:
    tomorrow = DAY + timedelta(days=1)
    clinic.session("全科", start=time(9), day=tomorrow)
    clinic.session("骨科", start=time(8), day=tomorrow)
    assert clinic.desk().sessions_for(None) == SessionsOffered((), None, time(8), next_opening_tomorrow=True)


def test_when_nothing_is_planned_nothing_is_promised(clinic: MadeUpClinic) -> None:
    assert clinic.desk().sessions_for(None) == SessionsOffered(())


def test_only_slots_that_have_not_ended_count_as_free(clinic: MadeUpClinic) -> None:
    clinic.session(slots={time(8): 5, time(8, 30): 4, time(9): 3})
    assert [choice.free for choice in clinic.desk().sessions_for(None).choices] == [7]


def test_the_wait_is_reckoned_from_the_people_ahead_and_the_opening(clinic: MadeUpClinic) -> None:
    desk = clinic.desk(minutes_per_person=5)
    now, later = clinic.session("全科"), clinic.session("骨科", start=time(9), end=time(12))
    for order in (2, 4, 6):
        clinic.registered(desk, card(order), now)
    waits = {choice.session.id: (choice.ahead, choice.wait_minutes) for choice in desk.sessions_for(None).choices}
    assert waits == {now: (3, 15), later: (0, 20)}


@pytest.mark.parametrize(("born", "ahead"), [(1948, 1), (1990, 4)])
def test_the_chooser_the_done_screen_and_the_ticket_say_the_same_and_know_priority(
    clinic: MadeUpClinic, born: int, ahead: int
) -> None:
    desk, session = clinic.desk(minutes_per_person=5), clinic.session()
    for order, year in ((2, 1990), (4, 1990), (6, 1991), (8, 1949)):
        clinic.registered(desk, card(order, birth_date=date(year, 3, 12)), session)
    mine = card(10, birth_date=date(born, 3, 12))
    clinic.registered(desk, mine, clinic.session("骨科"))
    person = desk.look_up_card(mine)
    assert isinstance(person, Identified)
    choice = next(one for one in desk.sessions_for(person.identification).choices if one.session.id == session)
    said = clinic.registered(desk, mine, session).registration
    with clinic.store.reading() as connection:
        newest = select(tables.print_jobs.c.document).order_by(tables.print_jobs.c.id.desc()).limit(1)
        ticket = json.loads(connection.scalars(newest).one())
    assert (choice.ahead, choice.wait_minutes) == (said.ahead, said.wait_minutes) == (ahead, 5 * ahead)
    assert (ticket["ahead"], ticket["wait_minutes"]) == (ahead, 5 * ahead)


def test_a_full_session_is_offered_only_where_its_department_has_no_other(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    full = clinic.session("全科", slots={time(8): 1})
    clinic.registered(desk, card(), full)
    assert ids(desk.sessions_for(None)) == [full]
    other = clinic.session("全科", doctor="周建平")
    assert ids(desk.sessions_for(None)) == [other]


def test_a_session_across_midnight_lasts_as_long_as_its_day(clinic: MadeUpClinic) -> None:
    clinic.clock.moment = local(23, 50)
    night = clinic.session("急诊", start=time(20), end=time(6), slots={time(20): 9})
    assert ids(clinic.desk().sessions_for(None)) == [night]


def test_the_day_is_the_clinics_and_not_utcs(clinic: MadeUpClinic) -> None:
    new_year = date(2027, 1, 1)
    clinic.clock.moment = local(0, 10, new_year)
    first = clinic.session("急诊", start=time(0), end=time(8), day=new_year)
    clinic.session("急诊", start=time(0), end=time(23), day=date(2026, 12, 31))
    assert clinic.clock.moment.date() == date(2026, 12, 31)
    assert ids(clinic.desk().sessions_for(None)) == [first]


def test_the_queue_goes_by_slot_first_and_by_arrival_second(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(8, 30): 2, time(9): 2})
    views = [clinic.registered(desk, card(order), session_id).registration for order in (2, 4, 6, 8, 10)]
    desk.cancel(views[0].id)
    early = clinic.registered(desk, card(12), session_id).registration
    assert (early.number, early.slot_start, early.ahead) == ("5", time(8, 30), 1)
    later = [found.person.registration for order in (6, 8, 10) if (found := known(desk.look_up_card(card(order))))]
    assert [view.ahead for view in later if view is not None] == [2, 3, 4]


def test_people_of_slots_that_have_ended_are_no_longer_ahead(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(8, 30): 2, time(9): 2})
    for order in (2, 4, 6):
        clinic.registered(desk, card(order), session_id)
    clinic.clock.moment = local(9, 5)
    assert [choice.ahead for choice in desk.sessions_for(None).choices] == [1]


@pytest.mark.parametrize(("born", "free", "ahead"), [(1949, 2, 0), (1990, 1, 1)])
def test_somebody_new_is_offered_what_their_age_gets_them(
    clinic: MadeUpClinic, born: int, free: int, ahead: int
) -> None:
    desk, session_id = clinic.desk(), clinic.session(slots={time(9): 3})
    with clinic.store.writing() as connection:
        connection.execute(update(tables.slots).values(kept_for_seniors=1))
    clinic.registered(desk, card(2, birth_date=date(1990, 3, 12)), session_id)
    who = known(desk.look_up_card(card(4, birth_date=date(born, 3, 12)))).identification
    assert who.person_id is None
    assert [(one.free, one.ahead) for one in desk.sessions_for(who).choices] == [(free, ahead)]
    said = desk.register(who, session_id)
    assert isinstance(said, Registered)
    assert (said.registration.walk_in, said.registration.ahead) == (False, ahead)


def known(result: LookUpResult) -> Identified:
    assert isinstance(result, Identified)
    return result
