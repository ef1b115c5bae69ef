"""Journeys F and H, who walks away and comes back, and the card that is left lying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_stage import choosing, confirming, gone
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identified, Registered
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    LookedUp,
    PrintChanged,
    RegisterAnswered,
    SessionChosen,
    SessionsListed,
    StickerQueued,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.model import (
    Choose,
    Confirm,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    StickerAgain,
    TakeCard,
    Welcome,
)
from kiosk.ports import CardFailed, CardFault, CardFound, CardPresence, CardRead, Presence

# F: a companion


def test_a_companion_costs_one_tap_more_and_is_written_down(stage):
    told = stage.given().when(Touch.FOR_FAMILY)
    assert told.model.screen == ForFamily()
    told = choosing(stage, confirming(stage, told=told)).when(SessionChosen("s-bp"))
    assert told.asked(fx.Register).identification == replace(stage.zhang.identification, by_companion=True)


def test_a_companion_may_type_the_number_too(stage):
    told = stage.given().when(Touch.FOR_FAMILY, Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER)
    told = told.when(*(Typed(figure) for figure in "4057"), Touch.NUMBER_FINISHED)
    told = told.when(LookedUp(told.model.request, Identified(stage.li.identification, stage.li.view)))
    assert told.model.screen.identification.by_companion


def test_who_goes_back_from_the_family_s_screen_is_themselves_again(stage):
    told = confirming(stage, told=stage.given().when(Touch.FOR_FAMILY, Touch.BACK))
    assert not told.model.screen.identification.by_companion


def test_not_this_one_leads_the_companion_back_to_the_family_s_screen(stage):
    told = confirming(stage, told=stage.given().when(Touch.FOR_FAMILY)).when(Touch.NOT_ME)
    assert told.model.screen == ForFamily()
    assert "p-zhang" not in repr(told.model)


# H: the sticker once more


def test_the_sticker_comes_again_after_two_taps(stage):
    told = confirming(stage, sticker=True).when(Touch.REPRINT_STICKER)
    asked = told.asked(fx.ReprintSticker)
    assert (asked.person_id, asked.instead_of) == ("p-zhang", None)
    told = told.when(StickerQueued(told.model.request, "job-1"), PrintChanged("job-1", PrintState.CONFIRMED))
    assert isinstance(told.model.screen, StickerAgain)
    assert told.model.screen.state is PrintState.CONFIRMED
    assert told.when(CardPresence(Presence.NO), Touch.FINISHED).model.screen == Welcome()


def test_a_spoilt_sticker_comes_again_instead_of_the_spoilt_one(stage):
    told = confirming(stage, sticker=True).when(Touch.REPRINT_STICKER)
    told = told.when(StickerQueued(told.model.request, "job-1"), PrintChanged("job-1", PrintState.SENT))
    told = told.when(Touch.STICKER_SPOILT)
    assert told.asked(fx.ReprintSticker).instead_of == "job-1"
    told = told.when(StickerQueued(told.model.request, "job-2"))
    assert (told.model.screen.job, len(told.model.back)) == ("job-2", 2)


def test_a_sticker_that_still_prints_is_not_asked_for_twice(stage):
    told = confirming(stage, sticker=True).when(Touch.REPRINT_STICKER)
    told = told.when(StickerQueued(told.model.request, "job-1"))
    assert told.when(Touch.STICKER_SPOILT).did_not_ask(fx.ReprintSticker)


def test_after_the_sticker_one_may_register_without_being_asked_again_who_one_is(stage):
    told = confirming(stage, sticker=True).when(Touch.REPRINT_STICKER)
    told = told.when(StickerQueued(told.model.request, "job-1"), Touch.IT_IS_ME)
    assert told.asked(fx.ListSessions).identification.person_id == "p-zhang"


def test_who_has_no_sticker_is_printed_none(stage):
    assert confirming(stage).when(Touch.REPRINT_STICKER).did_not_ask(fx.ReprintSticker)


# Who walks away, and who comes back


def test_the_same_card_within_three_minutes_goes_on_at_the_same_screen(stage):
    told = gone(choosing(stage).when(Touch.MORE, Touch.SIZE))
    assert told.model.screen == Welcome()
    assert not told.model.large
    told = confirming(stage, told=told)
    assert told.asked(fx.ListSessions).identification.person_id == "p-zhang"
    told = told.when(SessionsListed(told.model.request, stage.offered))
    assert isinstance(told.model.screen, Choose)
    assert (told.model.screen.page, told.model.large, told.model.left) == (1, True, None)


def test_after_three_minutes_or_another_person_one_starts_anew(stage):
    left = gone(choosing(stage))
    late = confirming(stage, told=left.when(TimerFired(Timer.RESUME)))
    assert late.model.screen == Confirm(stage.zhang.identification, stage.zhang.view)
    other = gone(confirming(stage, stage.li, told=left))
    assert confirming(stage, told=other).did_not_ask(fx.ListSessions)


def test_what_is_kept_of_who_left_names_nobody(stage):
    told = gone(choosing(stage))
    assert told.model.left is not None
    assert not any(trace in repr(told.model) for trace in ("p-zhang", "张", stage.zhang.card.number))


def test_a_journey_with_a_number_is_not_taken_up_again(stage):
    told = choosing(stage).when(SessionChosen("s-bp"))
    told = gone(told.when(RegisterAnswered(told.model.request, Registered(stage.registration))))
    assert told.model.left is None


def test_who_typed_a_number_and_left_goes_on_with_the_card(stage):
    told = stage.given(Model(screen=Keypad("3715"))).when(Touch.NUMBER_FINISHED)
    by_number = replace(stage.zhang.identification, card=None)
    told = told.when(LookedUp(told.model.request, Identified(by_number, stage.zhang.view)))
    told = gone(choosing(stage, told))
    assert confirming(stage, told=told).asked(fx.ListSessions).identification.person_id == "p-zhang"


# The card that is left lying


def test_a_card_left_lying_is_asked_for_again_and_again_and_told_to_staff_after_a_minute(stage):
    told = choosing(stage).when(TimerFired(Timer.IDLE), TimerFired(Timer.WARNING))
    assert told.model.screen == TakeCard()
    assert "p-zhang" not in repr(told.model)
    for _ in range(3):
        assert fx.SetTimer(Timer.TAKE_CARD, 15.0) in told.effects
        told = told.when(TimerFired(Timer.TAKE_CARD))
        assert told.asked(fx.Say).phrases
        assert told.did_not_ask(fx.TellStaff)
    told = told.when(TimerFired(Timer.TAKE_CARD))
    assert told.asked(fx.TellStaff).reason is HelpReason.CARD_LEFT
    assert told.when(CardPresence(Presence.NO)).model.screen == Welcome()


def test_a_card_of_which_the_reader_cannot_tell_is_asked_for_once_more_when_its_owner_has_walked_away(stage):
    told = choosing(stage).when(CardPresence(Presence.UNKNOWN), TimerFired(Timer.IDLE), TimerFired(Timer.WARNING))
    assert told.model.screen == TakeCard()
    assert told.asked(fx.Say).phrases
    assert fx.SetTimer(Timer.TAKE_CARD, 10.0) in told.effects
    back = told.when(CardFound(), CardRead(stage.zhang.card))
    assert back.asked(fx.LookUpCard)
    assert told.when(TimerFired(Timer.TAKE_CARD)).model.screen == Welcome()


@pytest.mark.parametrize("times", [20])
def test_a_card_laid_and_lifted_twenty_times_is_one_card(stage, times):
    told = choosing(stage)
    for _ in range(times):
        told = told.when(CardPresence(Presence.NO), CardFound(), CardRead(stage.zhang.card))
        assert told.did_not_ask(fx.LookUpCard)
    assert isinstance(told.model.screen, Choose)


@pytest.mark.parametrize("unfinished", ["3715021947", "371502194705011224"])
def test_a_card_on_the_keypad_wipes_the_number_that_somebody_typed_before(stage, unfinished):
    typed = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, *map(Typed, unfinished))
    read = typed.when(CardFound(), CardRead(stage.li.card))
    request = read.asked(fx.LookUpCard).request
    found = read.when(LookedUp(request, Identified(stage.li.identification, stage.li.view)))
    assert isinstance(found.model.screen, Confirm)
    for leaving in (Touch.NOT_ME, Touch.BACK):
        assert found.when(leaving).model.screen == Keypad()
    assert unfinished not in repr([screen.digits for screen in found.model.back if isinstance(screen, Keypad)])
    assert found.model.draft == ""


def test_a_card_that_cannot_be_read_keeps_the_number_that_was_typed(stage):
    typed = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, *map(Typed, "3715"))
    assert typed.when(CardFound(), CardFailed(CardFault.LAY_AGAIN, 0x41)).model.screen.digits == "3715"
