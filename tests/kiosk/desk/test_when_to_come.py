"""Whoever registers before the session begins is told the hour, by screen, paper and voice alike."""

from __future__ import annotations

import json
from datetime import time, timedelta

import pytest
from sqlalchemy import select

from kiosk.domain.documents import Ticket, from_data
from kiosk.domain.registration import RegistrationView
from kiosk.store import tables
from made_up_clinic import MadeUpClinic, card


def registered(clinic: MadeUpClinic, session: str) -> tuple[RegistrationView, Ticket]:
    view = clinic.registered(clinic.desk(), card(), session).registration
    with clinic.store.reading() as connection:
        written = connection.scalars(select(tables.print_jobs.c.document).order_by(tables.print_jobs.c.id)).first()
    ticket = from_data(json.loads(written or ""))
    assert isinstance(ticket, Ticket)
    return view, ticket


@pytest.mark.parametrize(
    ("start", "slots", "hour"),
    [
        (time(8), {time(8): 1, time(8, 30): 3}, None),
        (time(13, 30), {}, time(13, 30)),
        (time(9), {time(9): 2}, time(9)),
    ],
    ids=["begun", "no slots", "the slot at the beginning"],
)
def test_a_session_that_has_not_begun_has_its_hour_on_screen_and_ticket(clinic: MadeUpClinic, start, slots, hour):
    session = clinic.session(start=start, end=time(17), slots=slots or None)
    view, ticket = registered(clinic, session)
    assert (view.come_at, ticket.come_at) == (hour, hour)


def test_a_slot_later_than_the_beginning_is_the_hour(clinic: MadeUpClinic):
    session = clinic.session(start=time(9), end=time(12), slots={time(9): 0, time(10, 30): 2})
    view, _ = registered(clinic, session)
    assert view.come_at == time(10, 30)


def test_once_the_session_has_begun_the_same_person_is_told_who_is_ahead(clinic: MadeUpClinic):
    desk, session = clinic.desk(), clinic.session(start=time(13, 30), end=time(17))
    clinic.registered(desk, card(), session)
    clinic.clock.moment += timedelta(hours=8)
    found = desk.look_up_card(card()).person.registration
    assert found.come_at is None
