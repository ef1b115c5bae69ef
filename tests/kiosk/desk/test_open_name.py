"""A name that was left open at registering is told later, by a card or typed: then nobody is sent for it any more."""

from __future__ import annotations

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.people import Source
from kiosk.domain.person_record import Field
from kiosk.domain.registration import Identification, Identified, IdentifiedBy, Registered
from kiosk.domain.staff import Role
from made_up_clinic import MadeUpClinic, card, number
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
NAME = "李明珠"


@pytest.fixture
def nameless(staffed: Staffed) -> tuple[MadeUpClinic, WindowDesk, str]:
    """Somebody who was registered by number alone, and the call that tells the window of it."""
    clinic, made = staffed
    window = made.signed_in(Role.CLERK)
    done = window.registering.register(Identification(IdentifiedBy.NUMBER, None, None, number(4)), clinic.session())
    assert isinstance(done, Registered)
    assert [call.reason for call in window.floor.help_calls()] == ["name_open"]
    return clinic, window, window.people.search(number(4)).rows[0].person_id


def is_called(window: WindowDesk, person: str, name: str) -> None:
    detail = window.people.detail(person)
    assert detail is not None
    assert (detail.facts.name, [one.name_open for one in detail.today]) == (name, [False])
    assert window.floor.help_calls() == ()


def test_a_card_laid_at_the_window_tells_the_name_that_was_left_open(
    nameless: tuple[MadeUpClinic, WindowDesk, str],
) -> None:
    _, window, person = nameless
    found = window.people.look_up_card(card(4, NAME))
    assert isinstance(found, Identified)
    is_called(window, person, NAME)
    told = next(one for one in window.people.history(person) if one.what == "name")
    assert (told.value, told.source) == (NAME, Source.CHIP)


def test_a_name_that_is_typed_ends_the_call_about_it(nameless: tuple[MadeUpClinic, WindowDesk, str]) -> None:
    _, window, person = nameless
    window.people.edit(person, {Field.HELP_NOTE: "耳背"})
    assert len(window.floor.help_calls()) == 1
    window.people.edit(person, {Field.NAME: NAME})
    is_called(window, person, NAME)


def test_a_stranger_is_written_down_without_a_registration(staffed: Staffed) -> None:
    window = staffed[1].signed_in(Role.CLERK)
    found = window.people.look_up_card(card(6, NAME))
    assert isinstance(found, Identified)
    assert found.identification.person_id is None
    detail = window.people.detail(window.people.keep_holder(found.identification))
    assert detail is not None
    assert (detail.facts.name, detail.today, detail.documents[0].masked_number[-4:]) == (NAME, (), number(6)[-4:])
