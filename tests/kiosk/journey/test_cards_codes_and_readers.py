"""What cards, codes and readers do to a journey: unreadable, unknown, another person's, unplugged, and home again."""

from __future__ import annotations

import pytest

from journey_stage import choosing, confirming, registered
from kiosk.domain.registration import (
    Identified,
    TemporaryIssued,
    Unidentified,
    UnknownHolder,
)
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    LookedUp,
    TemporaryAnswered,
    Timer,
    TimerFired,
    Touch,
)
from kiosk.journey.model import (
    Confirm,
    HelpReason,
    Keypad,
    Notice,
    TakeCard,
    Welcome,
)
from kiosk.journey.moves import fresh
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    Presence,
)


@pytest.mark.parametrize("presence", [Presence.YES, Presence.UNKNOWN])
def test_the_card_goes_home_before_the_next_person_comes(stage, presence):
    told = registered(stage).when(CardPresence(presence), Touch.FINISHED)
    assert told.model.screen == TakeCard()
    assert told.when(CardPresence(Presence.NO)).model.screen == Welcome()


def test_where_the_reader_cannot_tell_the_screen_goes_on_after_ten_seconds(stage):
    told = registered(stage).when(CardPresence(Presence.UNKNOWN), Touch.FINISHED)
    assert fx.SetTimer(Timer.TAKE_CARD, 10.0) in told.effects
    assert told.when(TimerFired(Timer.TAKE_CARD)).model.screen == Welcome()


def test_who_came_without_a_card_is_not_asked_to_take_the_last_person_s(stage):
    told = registered(stage).when(CardPresence(Presence.UNKNOWN), Touch.FINISHED, Touch.FINISHED)
    assert told.model.screen == Welcome()
    told = told.when(Touch.NO_DOCUMENT, Touch.REMEMBER_NOTHING)
    told = told.when(TemporaryAnswered(told.model.request, TemporaryIssued("T-0001", "1", "job")), Touch.FINISHED)
    assert told.model.screen == Welcome()


@pytest.mark.parametrize("blinded", [CardPresence(Presence.UNKNOWN), LinkChanged("card-reader", LinkState.SILENT)])
def test_a_reader_that_loses_sight_of_the_card_keeps_nobody_waiting(stage, blinded):
    told = registered(stage).when(CardPresence(Presence.YES), Touch.FINISHED)
    assert fx.SetTimer(Timer.TAKE_CARD, 10.0) not in told.effects
    assert fx.SetTimer(Timer.TAKE_CARD, 10.0) in told.when(blinded).effects


def test_a_code_of_somebody_unknown_opens_a_temporary_registration(stage):
    told = stage.given().when(CodeScanned(b"JZ1:ABC"))
    told = told.when(LookedUp(told.model.request, UnknownHolder("0a0b")))
    assert told.asked(fx.RegisterTemporary).cti == "0a0b"


def test_a_record_that_needs_staff_calls_them_without_saying_why(stage):
    told = stage.given().when(CodeScanned(b"JZ1:ABC"))
    told = told.when(LookedUp(told.model.request, Unidentified.NEEDS_STAFF))
    assert told.asked(fx.CallHelp).reason is HelpReason.NEEDS_STAFF
    assert told.model.screen == Welcome()


def test_an_unknown_code_is_told_in_the_question_s_place(stage):
    told = stage.given().when(CodeScanned(b"hello"))
    assert told.when(LookedUp(told.model.request, Unidentified.UNKNOWN_CODE)).model.screen == Welcome(
        Notice.UNKNOWN_CODE
    )


@pytest.mark.parametrize(
    ("answer", "notice"),
    [
        (Unidentified.INSURANCE_VOUCHER, Notice.INSURANCE_VOUCHER),
        (Unidentified.UNKNOWN_SOCIAL_SECURITY_CARD, Notice.UNKNOWN_SOCIAL_SECURITY_CARD),
    ],
)
def test_a_voucher_and_an_unknown_social_security_card_are_told_apart_and_the_way_on_is_shown(stage, answer, notice):
    told = stage.given().when(CodeScanned(b"1" * 28))
    assert told.when(LookedUp(told.model.request, answer)).model.screen == Welcome(notice)


def test_a_card_that_cannot_be_read_three_times_opens_the_keypad(stage):
    failed = CardFailed(CardFault.LAY_AGAIN, 0x41)
    told = stage.given().when(failed)
    assert told.model.screen == Welcome(Notice.LAY_AGAIN)
    assert told.when(failed, failed).model.screen == Keypad(notice=Notice.CARD_TROUBLE)


def test_a_card_of_another_kind_is_refused_kindly(stage):
    told = stage.given().when(CardFound(), CardFailed(CardFault.OTHER_CARD, 0x40))
    assert told.model.screen == Welcome(Notice.OTHER_CARD)
    assert told.model.waiting is None


def test_a_broken_reader_tells_staff_and_opens_the_keypad(stage):
    told = stage.given().when(CardFailed(CardFault.READER_FAULT, 0x66))
    assert told.asked(fx.TellStaff).reason is HelpReason.READER_FAULT
    assert isinstance(told.model.screen, Keypad)


def test_an_unplugged_reader_is_known_to_the_screens_and_ends_reading(stage):
    told = stage.given().when(CardFound(), LinkChanged("card-reader", LinkState.DISCONNECTED))
    assert told.model.reader_down
    assert told.model.waiting is None
    assert not told.when(LinkChanged("card-reader", LinkState.CONNECTED)).model.reader_down


def test_an_unplugged_scanner_is_known_to_the_screens_and_to_whoever_comes_next(stage):
    told = stage.given().when(LinkChanged("scanner", LinkState.DISCONNECTED))
    assert told.model.scanner_down
    assert fresh(told.model).scanner_down
    assert not told.when(LinkChanged("scanner", LinkState.CONNECTED)).model.scanner_down


def test_the_same_card_laid_again_changes_nothing(stage):
    told = choosing(stage)
    assert (
        told.when(CardPresence(Presence.NO), CardFound(), CardRead(stage.zhang.card)).model.screen == told.model.screen
    )


def test_another_person_s_card_starts_their_own_journey_and_leaves_nothing_of_the_first(stage):
    told = registered(stage).when(Touch.SIZE, CardRead(stage.li.card))
    told = told.when(LookedUp(told.model.request, Identified(stage.li.identification, stage.li.view)))
    assert told.model.screen == Confirm(stage.li.identification, stage.li.view)
    assert "p-zhang" not in repr(told.model)
    assert not told.model.large


def test_a_code_scanned_twice_does_not_disturb_the_confirmation(stage):
    told = confirming(stage)
    assert told.when(CodeScanned(b"JZ1:ABC")).model == told.model
