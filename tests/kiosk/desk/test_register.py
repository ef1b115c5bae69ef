"""Registering: one transaction, one number, the paper, and nothing asked or overwritten twice."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Table, func, select, update

from kiosk.domain.identity_card import IdentityCard
from kiosk.domain.registration import (
    AlreadyRegistered,
    Identification,
    Identified,
    IdentifiedBy,
    Registered,
    RegistrationView,
    SessionGone,
)
from kiosk.store import tables, writing
from kiosk.store.audit import verify_chain
from made_up_clinic import DAY, NAME, MadeUpClinic, card, local, number, paper, ticket


def count(clinic: MadeUpClinic, table: Table) -> int:
    with clinic.store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def numbers(clinic: MadeUpClinic, session_id: str, cards: range) -> list[str]:
    desk = clinic.desk()
    return [clinic.registered(desk, card(order), session_id).registration.number for order in cards]


def by_number(order: int = 2) -> Identification:
    return Identification(IdentifiedBy.NUMBER, number=number(order))


def test_a_new_person_gets_number_one_a_ticket_and_a_sticker(clinic: MadeUpClinic) -> None:
    view = clinic.registered(clinic.desk(), card(), clinic.session()).registration
    assert (view.number, view.ahead, view.walk_in, view.name_open) == ("1", 0, False, False)
    assert [document.kind for document in paper(clinic)] == ["ticket", "sticker"]
    assert None not in (view.ticket_job, view.sticker_job)


def test_numbers_follow_arrival(clinic: MadeUpClinic) -> None:
    assert numbers(clinic, clinic.session(), range(2, 12, 2)) == ["1", "2", "3", "4", "5"]


def test_when_a_slot_is_full_the_next_slot_is_given(clinic: MadeUpClinic) -> None:
    session_id, desk = clinic.session(slots={time(8): 9, time(8, 30): 1, time(9): 2}), clinic.desk()
    clinic.clock.moment = local(8, 31)
    views = [clinic.registered(desk, card(order), session_id).registration for order in (2, 4)]
    assert [(view.number, view.slot_start) for view in views] == [("1", time(8, 30)), ("2", time(9))]


def test_a_full_session_gives_a_walk_in_number_of_the_desks_own(clinic: MadeUpClinic) -> None:
    session_id = clinic.session(slots={time(8): 1})
    assert numbers(clinic, session_id, range(2, 8, 2)) == ["1", "候补 K1-01", "候补 K1-02"]
    other = clinic.add_desk("kiosk-2", "K2")
    view = clinic.registered(other, card(20), session_id).registration
    assert (view.number, view.walk_in, view.slot_start, view.ahead) == ("候补 K2-01", True, None, 3)


def test_walk_in_numbers_begin_anew_each_day_and_only_then(clinic: MadeUpClinic) -> None:
    numbers(clinic, clinic.session(slots={time(8): 1}), range(2, 6, 2))
    tomorrow = DAY + timedelta(days=1)
    clinic.clock.moment = local(9, 0, tomorrow)
    assert numbers(clinic, clinic.session(slots={time(8): 0}, day=tomorrow), range(6, 8)) == [
        "候补 K1-01",
        "候补 K1-02",
    ]


def test_the_same_person_is_shown_the_first_registration_of_a_session(clinic: MadeUpClinic) -> None:
    desk, session_id = clinic.desk(), clinic.session()
    first = clinic.registered(desk, card(), session_id).registration
    before = count(clinic, tables.audit)
    found = desk.look_up_card(card())
    assert isinstance(found, Identified)
    assert desk.register(found.identification, session_id) == AlreadyRegistered(first)
    assert count(clinic, tables.audit) == before
    assert len(paper(clinic)) == 2


def test_two_desks_that_looked_up_the_same_stranger_make_one_person(clinic: MadeUpClinic) -> None:
    here, there = clinic.desk(), clinic.add_desk("kiosk-2", "K2")
    session_id = clinic.session()
    looked_up = [desk.look_up_card(card()) for desk in (here, there)]
    identifications = [found.identification for found in looked_up if isinstance(found, Identified)]
    first = here.register(identifications[0], session_id)
    assert isinstance(first, Registered)
    assert there.register(identifications[1], session_id) == AlreadyRegistered(first.registration)
    assert count(clinic, tables.people) == 1


def test_when_two_people_claim_one_number_both_are_kept_and_staff_are_told(clinic: MadeUpClinic) -> None:
    here, there, session_id = clinic.desk(), clinic.add_desk("kiosk-2", "K2"), clinic.session()
    found = [desk.look_up_card(card(name=name)) for desk, name in ((here, NAME), (there, "李桂兰"))]
    first, second = (one.identification for one in found if isinstance(one, Identified))
    results = [here.register(first, session_id), there.register(second, session_id)]
    assert [type(result) for result in results] == [Registered, Registered]
    with clinic.store.reading() as connection:
        names = connection.scalars(select(tables.people.c.name).order_by(tables.people.c.id)).all()
        holder = connection.scalars(
            select(tables.people.c.name).join(tables.documents, tables.documents.c.person_id == tables.people.c.id)
        ).all()
        told = connection.scalars(select(tables.help_calls.c.reason)).all()
    assert (names, holder, told) == ([NAME, "李桂兰"], [NAME], ["number_claimed_twice"])


def test_a_session_that_was_closed_meanwhile_is_gone_and_the_rest_is_offered(clinic: MadeUpClinic) -> None:
    desk, closed, left = clinic.desk(), clinic.session(), clinic.session("骨科")
    with clinic.store.writing() as connection:
        connection.execute(update(tables.sessions).where(tables.sessions.c.id == closed).values(state="closed"))
    result = desk.register(by_number(), closed)
    assert isinstance(result, SessionGone)
    assert [choice.session.id for choice in result.offered.choices] == [left]
    assert count(clinic, tables.people) == 0


def test_a_session_that_never_was_is_gone(clinic: MadeUpClinic) -> None:
    assert isinstance(clinic.desk().register(by_number(), "nothing"), SessionGone)


def test_a_session_that_filled_meanwhile_gives_way_to_another_doctor(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    full, other = clinic.session(slots={time(8): 1}), clinic.session(doctor="周建平")
    clinic.registered(desk, card(4), full)
    result = desk.register(by_number(), full)
    assert isinstance(result, SessionGone)
    assert [choice.session.id for choice in result.offered.choices] == [other]


def test_a_person_by_number_has_an_open_name_and_the_window_is_told(clinic: MadeUpClinic) -> None:
    result = clinic.desk().register(by_number(), clinic.session())
    assert isinstance(result, Registered)
    assert result.registration.name_open
    assert (ticket(clinic).name, ticket(clinic).go_to_window) == (None, "1")
    assert len(paper(clinic)) == 1
    with clinic.store.reading() as connection:
        call = connection.execute(select(tables.help_calls)).one()
    assert (call.reason, call.rings, call.registration_id) == ("name_open", False, result.registration.id)


def test_a_card_completes_the_record_that_a_number_began(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    desk.register(by_number(), clinic.session())
    view = clinic.registered(desk, card(), clinic.session("骨科")).registration
    assert (view.name_open, view.sticker_job is not None) == (False, True)
    with clinic.store.reading() as connection:
        person = connection.execute(select(tables.people)).one()
        document = connection.execute(select(tables.documents)).one()
        sources = set(connection.execute(select(tables.person_history.c.field, tables.person_history.c.source)))
    assert (person.name, person.pinyin, person.initials) == (NAME, "wangxiufang", "wxf")
    assert (document.verified, document.issuer) == ("chip", "惠民市公安局")
    assert {("birth_date", "typed"), ("name", "chip"), ("address", "chip")} <= sources


def test_what_is_known_is_never_overwritten_by_a_card(clinic: MadeUpClinic) -> None:
    desk = clinic.desk()
    clinic.registered(desk, card(), clinic.session())
    clinic.registered(desk, replace(card(), address="别处"), clinic.session("骨科"))
    with clinic.store.reading() as connection:
        assert connection.execute(select(tables.people.c.address)).scalar_one() == card().address


def test_an_expired_card_registers_and_is_marked(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(), card(valid_to=date(2020, 1, 1)), clinic.session())
    with clinic.store.reading() as connection:
        assert connection.execute(select(tables.registrations.c.card_expired)).scalar_one()


def test_everything_of_a_registration_is_told_to_the_hub_in_order(clinic: MadeUpClinic) -> None:
    clinic.registered(clinic.desk(), card(), clinic.session())
    with clinic.store.reading() as connection:
        rows = connection.execute(select(tables.outbox).order_by(tables.outbox.c.position)).all()
        assert verify_chain(connection) is None
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert {"people", "documents", "registrations", "health_codes", "grants"} <= {row.record for row in rows}


def test_a_clock_set_back_does_not_bring_yesterday_back(clinic: MadeUpClinic) -> None:
    session_id, desk = clinic.session(), clinic.desk()
    clinic.registered(desk, card(2), session_id)
    clinic.clock.moment = local(8, 41, date(2001, 1, 1))
    view = clinic.registered(desk, card(4), session_id).registration
    assert view.number == "2"
    with clinic.store.reading() as connection:
        assert set(connection.scalars(select(tables.registrations.c.day))) == {DAY}


def test_whoever_registers_after_the_clock_was_set_back_a_year_stands_behind_those_before(
    clinic: MadeUpClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id, desk = clinic.session(), clinic.desk()
    first = clinic.registered(desk, card(2), session_id).registration
    clinic.clock.moment = local(8, 41, date(2025, 11, 23))
    monkeypatch.setattr(writing, "uuid7", lambda: UUID(f"019303e8-0000-7000-8000-{secrets.token_hex(6)}"))
    later = [clinic.registered(clinic.desk(), card(order), session_id).registration for order in (4, 6)]
    assert [view.ahead for view in (first, *later)] == [0, 1, 2]
    assert first.id < later[0].id < later[1].id
    assert [UUID(view.id).version for view in later] == [7, 7]


def test_at_new_year_the_numbers_of_the_new_day_begin(clinic: MadeUpClinic) -> None:
    old, new = date(2026, 12, 31), date(2027, 1, 1)
    clinic.clock.moment = local(23, 58, old)
    before = clinic.session(start=time(20), end=time(0), day=old)
    after = clinic.session(start=time(0), end=time(8), day=new)
    desk = clinic.desk()
    assert numbers(clinic, before, range(2, 6, 2)) == ["1", "2"]
    clinic.clock.moment = local(0, 1, new)
    assert numbers(clinic, after, range(2, 6, 2)) == ["1", "2"]
    assert isinstance(desk.register(by_number(20), before), SessionGone)


def test_the_same_person_may_register_again_on_the_next_day(clinic: MadeUpClinic) -> None:
    desk, tomorrow = clinic.desk(), DAY + timedelta(days=1)
    first = clinic.registered(desk, card(), clinic.session()).registration
    clinic.clock.moment = local(8, 40, tomorrow)
    second: RegistrationView = clinic.registered(desk, card(), clinic.session(day=tomorrow)).registration
    assert first.id != second.id


@pytest.mark.parametrize("name", ["𠮷", "欧阳慕容雪兰", "阿卜杜热合曼·买买提明·吐尔逊江", "王\ue863"])
def test_rare_and_long_names_are_kept_code_point_by_code_point(clinic: MadeUpClinic, name: str) -> None:
    whose: IdentityCard = card(name=name)
    clinic.registered(clinic.desk(), whose, clinic.session())
    with clinic.store.reading() as connection:
        assert connection.execute(select(tables.people.c.name)).scalar_one() == name
