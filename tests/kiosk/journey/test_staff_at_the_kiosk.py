"""Journey G: staff take a kiosk over, here or from the window, and hand it back."""

from __future__ import annotations

from journey_stage import choosing, taken_over
from kiosk.domain.registration import Registered
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    BadgeShown,
    HandedBack,
    RegisterAnswered,
    SessionChosen,
    StaffAnswered,
    TakenOver,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.model import (
    AtWindow,
    Done,
    StaffPin,
    TakeCard,
    Takeover,
    Welcome,
)
from kiosk.ports import CardPresence, CodeScanned, Presence


def test_staff_take_over_with_a_pin_and_the_screen_stays(stage):
    before = choosing(stage)
    told = before.when(Touch.HELP, Touch.STAFF)
    assert told.model.staff == StaffPin()
    told = told.when(*(Typed(figure) for figure in "246810"), Touch.NUMBER_FINISHED)
    assert told.asked(fx.SignInStaff).pin == "246810"
    told = told.when(StaffAnswered(told.model.request, "m-1"))
    assert told.model.staff == Takeover("m-1")
    assert told.model.screen == before.model.screen
    assert told.asked(fx.EndHelp).answered


def test_the_pin_is_in_no_repr(stage):
    told = choosing(stage).when(Touch.STAFF, *(Typed(figure) for figure in "246810"))
    assert "246810" not in repr(told.model)
    assert "246810" not in repr(told.when(Touch.NUMBER_FINISHED).effects)


def test_a_wrong_pin_is_told_and_can_be_typed_again(stage):
    told = choosing(stage).when(Touch.STAFF, Typed("1"), Touch.NUMBER_FINISHED)
    told = told.when(StaffAnswered(told.model.request, None))
    assert told.model.staff == StaffPin(refused=True)
    locked = told.when(Typed("1"), Touch.NUMBER_FINISHED)
    locked = locked.when(StaffAnswered(locked.model.request, None, locked_out=True))
    assert locked.model.staff == StaffPin(refused=True, locked_out=True)
    assert locked.when(Typed("1")).model.staff == StaffPin(digits="1")
    assert told.when(Touch.BACK).model.staff is None


def test_a_badge_says_who_and_the_pin_proves_it(stage):
    told = choosing(stage).when(CodeScanned(b"badge"))
    assert told.asked(fx.ReadBadge).data == b"badge"
    told = told.when(BadgeShown("m-7"), Typed("1"), Touch.NUMBER_FINISHED)
    assert told.asked(fx.SignInStaff).badge_of == "m-7"


def test_the_clock_stands_during_a_takeover_and_staff_who_forget_hand_back_by_themselves(stage):
    told = taken_over(stage)
    assert fx.StopTimer(Timer.IDLE) in told.effects
    assert not told.when(TimerFired(Timer.IDLE)).model.idle_warning
    late = told.when(TimerFired(Timer.STAFF))
    assert late.model.staff is None
    assert late.asked(fx.EndTakeover).staff_id == "m-1"
    assert fx.SetTimer(Timer.IDLE, 120.0) in late.effects


def test_handing_back_is_written_down_and_the_person_goes_on(stage):
    told = taken_over(stage)
    back = told.when(Touch.HAND_BACK)
    assert back.asked(fx.EndTakeover).staff_id == "m-1"
    assert back.model.screen == told.model.screen


def test_the_end_of_the_journey_ends_the_takeover(stage):
    told = taken_over(stage).when(SessionChosen("s-bp"))
    told = told.when(RegisterAnswered(told.model.request, Registered(stage.registration)), CardPresence(Presence.NO))
    told = told.when(Touch.FINISHED)
    assert told.model.staff is None
    assert told.asked(fx.EndTakeover).staff_id == "m-1"


def test_a_pin_screen_that_nobody_works_goes_by_itself(stage):
    told = choosing(stage).when(Touch.STAFF)
    assert fx.SetTimer(Timer.STAFF, 60.0) in told.effects
    assert told.when(TimerFired(Timer.STAFF)).model.staff is None


def test_the_window_takes_the_kiosk_over_and_shows_what_it_registered(stage):
    told = choosing(stage).when(TakenOver("t-1"))
    assert told.asked(fx.TellWindowWho).identification == stage.zhang.identification
    assert told.model.staff == AtWindow("t-1")
    assert told.when(SessionChosen("s-bp")).did_not_ask(fx.Register)
    done = told.when(HandedBack(stage.registration)).model.screen
    assert isinstance(done, Done)
    assert done.registration == stage.registration
    assert told.when(HandedBack()).model.screen == TakeCard()
    assert told.when(CardPresence(Presence.NO), HandedBack()).model.screen == Welcome()
