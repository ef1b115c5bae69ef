"""Sessions change while a senior looks at them: the screen follows, and no choice moves without need."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from kiosk.domain.registration import Identification, IdentifiedBy, PersonView, SessionsOffered
from kiosk.domain.sessions import ClinicSession, Department, Period, SessionChoice
from kiosk.journey import effects as fx
from kiosk.journey.events import OfferedAgain, StoreChanged
from kiosk.journey.model import AtWindow, Choose, Confirm, Model, NoSession, Waiting, Welcome
from kiosk.journey.update import update

WHO = Identification(IdentifiedBy.CARD, "p-zhang")
PERSON = PersonView("张*英", None, 80)


def choice(name: str, *, free: int = 5, room: str = "203", ahead: int = 1) -> SessionChoice:
    department = Department(name, name, name, "sick")
    session = ClinicSession(
        name, department, date(2026, 11, 23), Period.MORNING, time(8), time(12), "李敏", room, "2", ()
    )
    return SessionChoice(session, free, ahead, 10, open_now=True)


def offered(*choices: SessionChoice) -> SessionsOffered:
    return SessionsOffered(choices)


A, B, C = choice("a"), choice("b"), choice("c")


def choosing(*choices: SessionChoice, page: int = 0) -> Model:
    return replace(Model(), screen=Choose(WHO, PERSON, offered(*choices), page), back=(Confirm(WHO, PERSON),))


def names(model: Model) -> list[str]:
    assert isinstance(model.screen, Choose)
    return [one.session.id for one in model.screen.offered.choices]


def after(model: Model, *choices: SessionChoice, who: Identification = WHO) -> Model:
    return update(model, OfferedAgain(who, offered(*choices)))[0]


def test_somebody_who_chooses_is_offered_anew_when_the_store_changes():
    model, effects = update(choosing(A, B), StoreChanged())
    assert model == choosing(A, B)
    assert effects == (fx.ListAgain(WHO),)


@pytest.mark.parametrize(
    "model",
    [
        Model(),
        replace(choosing(A), waiting=Waiting.REGISTER),
        replace(choosing(A), staff=AtWindow("takeover")),
        replace(Model(), screen=Confirm(WHO, PERSON)),
        replace(Model(), screen=NoSession(offered())),
    ],
)
def test_nobody_else_is_asked_about(model):
    after_, effects = update(model, StoreChanged())
    assert after_ == model
    assert not [effect for effect in effects if isinstance(effect, fx.ListAgain)]


def test_a_closed_session_goes_and_the_others_stay_in_their_places():
    assert names(after(choosing(A, B, C), C, A)) == ["a", "c"]


def test_a_session_that_opens_comes_last():
    assert names(after(choosing(B, A), C, A, B)) == ["b", "a", "c"]


def test_another_order_or_a_longer_wait_moves_nothing():
    model = choosing(A, B)
    assert after(model, choice("b", ahead=7), choice("a", free=3)) == model


def test_another_room_or_a_full_session_is_shown_where_it_was():
    model = after(choosing(A, B), choice("b", free=0), choice("a", room="301"))
    assert names(model) == ["a", "b"]
    assert [one.session.room for one in model.screen.offered.choices] == ["301", "203"]
    assert [one.free for one in model.screen.offered.choices] == [5, 0]


def test_a_page_that_may_be_gone_gives_way_to_the_first():
    assert after(choosing(A, B, C, page=1), A).screen.page == 0
    assert after(choosing(A, B, page=1), A, choice("b", room="301")).screen.page == 1


def test_the_last_session_closes_and_one_opens_again():
    closed = after(choosing(A), *())
    assert isinstance(closed.screen, NoSession)
    assert update(closed, StoreChanged())[1] == (fx.ListAgain(WHO),)
    assert names(after(closed, B)) == ["b"]


def test_an_offer_for_somebody_who_left_is_dropped():
    assert after(choosing(A), B, who=Identification(IdentifiedBy.CARD, "p-other")) == choosing(A)
    away = replace(Model(), screen=Welcome())
    assert after(away, B) == away
