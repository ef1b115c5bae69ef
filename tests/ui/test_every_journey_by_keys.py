"""Journeys A to H, resumed, cancelled, helped and taken over: with keys alone, in the dark, each focus heard."""

from __future__ import annotations

import pytest

from blind_hands import (
    KEY_SETS,
    Blind,
    finish,
    lay,
    register,
    zhang,
)
from journey_stage import made_up_number
from keypad_stage import BADGE, PIN, KeypadStage
from kiosk.domain.print_job import PrintState
from kiosk.journey.events import HandedBack, PrintChanged, TakenOver, Timer, TimerFired, Touch
from kiosk.journey.model import (
    AtWindow,
    Choose,
    Confirm,
    Done,
    ForFamily,
    Keypad,
    Notice,
    StaffPin,
    StickerAgain,
    Takeover,
    TemporaryNumber,
    Welcome,
)
from kiosk.ports import CardPresence, CodeScanned, Presence

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NUMBER = made_up_number("37150219470501122")
ENDS_IN_X = next(number for n in range(200) if (number := made_up_number(f"371502194705011{n:02}"))[-1] == "X")


@pytest.fixture(params=KEY_SETS.values(), ids=KEY_SETS)
def blind(qtbot, hand_clock, request):
    stage = KeypadStage(hand_clock)
    qtbot.addWidget(stage.window)
    qtbot.waitUntil(stage.window.isActiveWindow)
    person = Blind(stage, request.param)
    person.draw_the_curtain()
    return person


def test_a_with_the_card(blind):
    lay(blind, zhang(blind))
    register(blind)
    finish(blind)
    assert blind.stage.desk.registered == ["s-bp"]


def test_b_with_the_sticker(blind):
    blind.stage.happens(CodeScanned(b"made up"))
    register(blind)
    finish(blind)
    assert blind.stage.desk.registered == ["s-bp"]


@pytest.mark.parametrize("number", [NUMBER, ENDS_IN_X], ids=["figures", "X"])
def test_c_with_the_number(blind, number):
    blind.choose(Touch.NO_DOCUMENT)
    blind.choose(Touch.REMEMBER_NUMBER)
    assert isinstance(blind.stage.screen, Keypad)
    blind.type(number)
    assert blind.stage.screen.digits == number
    assert blind.stage.ear.last.endswith("已经输了 18 位。 输完了")
    blind.choose(Touch.NUMBER_FINISHED)
    assert blind.stage.desk.numbers == [number]
    register(blind)
    finish(blind)


def test_c_with_a_figure_taken_away_and_a_number_that_is_wrong(blind):
    blind.choose(Touch.NO_DOCUMENT)
    blind.choose(Touch.REMEMBER_NUMBER)
    blind.type(NUMBER + "0")
    blind.choose(Touch.ERASE)
    blind.type("0" if NUMBER[-1] != "0" else "1")
    blind.choose(Touch.NUMBER_FINISHED)
    assert blind.stage.screen.problem is not None
    assert "有一位好像不对" in blind.stage.ear.last
    blind.choose(Touch.ERASE)
    blind.type(NUMBER[-1])
    blind.choose(Touch.NUMBER_FINISHED)
    assert blind.stage.desk.numbers == [NUMBER]
    assert isinstance(blind.stage.screen, Confirm)


def test_d_with_nothing(blind):
    blind.choose(Touch.NO_DOCUMENT)
    blind.choose(Touch.REMEMBER_NOTHING)
    assert isinstance(blind.stage.screen, TemporaryNumber)
    assert "T-0007" in blind.stage.ear.last
    finish(blind)


def test_e_somebody_new_with_the_card(blind):
    card = blind.stage.desk.newcomer
    lay(blind, card)
    register(blind)
    finish(blind)
    assert [person.card for person in blind.stage.desk.people] == [card]


def test_f_a_companion_with_the_card_of_the_family(blind):
    blind.choose(Touch.FOR_FAMILY)
    assert isinstance(blind.stage.screen, ForFamily)
    lay(blind, zhang(blind))
    assert blind.stage.ear.last == "给这位家人挂号吗？是，请按绿色的。 对，就是这位"
    register(blind)
    finish(blind)
    assert [person.by_companion for person in blind.stage.desk.people] == [True]


def test_f_a_companion_with_the_number_of_the_family(blind):
    blind.choose(Touch.FOR_FAMILY)
    blind.choose(Touch.NO_DOCUMENT)
    blind.choose(Touch.REMEMBER_NUMBER)
    blind.type(NUMBER)
    blind.choose(Touch.NUMBER_FINISHED)
    register(blind)
    finish(blind)
    assert [person.by_companion for person in blind.stage.desk.people] == [True]


def test_g_staff_take_over_by_pin_and_hand_back(blind):
    lay(blind, zhang(blind))
    blind.choose(Touch.HELP)
    assert blind.stage.desk.helped == 1
    blind.choose(Touch.STAFF)
    assert isinstance(blind.stage.runner.model.staff, StaffPin)
    blind.type("1357")
    blind.choose(Touch.NUMBER_FINISHED)
    assert "密码不对" in blind.stage.ear.last
    blind.type(PIN)
    blind.choose(Touch.NUMBER_FINISHED)
    assert isinstance(blind.stage.runner.model.staff, Takeover)
    blind.choose(Touch.IT_IS_ME)
    blind.choose(Touch.HAND_BACK)
    assert blind.stage.runner.model.staff is None
    blind.choose(blind.stage.first_session())
    assert isinstance(blind.stage.screen, Done)
    assert blind.stage.desk.staff == ["refused", "signed in", "handed back"]


def test_g_staff_take_over_by_badge_and_pin(blind):
    lay(blind, zhang(blind))
    blind.stage.happens(CodeScanned(BADGE))
    assert blind.stage.runner.model.staff == StaffPin("m-1")
    assert "请工作人员输密码" in blind.stage.ear.last
    blind.type(PIN)
    blind.choose(Touch.NUMBER_FINISHED)
    assert isinstance(blind.stage.runner.model.staff, Takeover)
    blind.choose(Touch.HAND_BACK)
    register(blind)
    finish(blind)


def test_g_a_pin_screen_is_left_without_a_pin(blind):
    lay(blind, zhang(blind))
    blind.choose(Touch.HELP)
    blind.choose(Touch.STAFF)
    blind.choose(Touch.BACK)
    blind.choose(Touch.NO_MORE_HELP)
    register(blind)


def test_g_the_window_takes_over_and_hands_back_with_a_number(blind):
    lay(blind, zhang(blind))
    blind.stage.happens(TakenOver("t-1"))
    assert isinstance(blind.stage.runner.model.staff, AtWindow)
    assert "工作人员正在给您办" in blind.stage.ear.last
    blind.stage.press(blind.keys.on)
    assert blind._heard_the_focus()
    blind.stage.happens(HandedBack(blind.stage.desk.stage.registration))
    assert "您是 15 号。" in blind.stage.ear.last
    finish(blind)


def test_h_the_sticker_once_more_and_once_more_when_it_was_spoilt(blind):
    lay(blind, zhang(blind))
    blind.choose(Touch.REPRINT_STICKER)
    assert isinstance(blind.stage.screen, StickerAgain)
    blind.stage.happens(PrintChanged("job-sticker-again", PrintState.SENT))
    assert "请拿好健康码贴纸" in blind.stage.ear.last
    blind.choose(Touch.STICKER_SPOILT)
    blind.stage.happens(PrintChanged("job-sticker-again", PrintState.CONFIRMED))
    blind.choose(Touch.IT_IS_ME)
    assert isinstance(blind.stage.screen, Choose)
    assert blind.stage.desk.printed_again == ["sticker", "sticker"]
    assert "接着挂号" in blind.stage.ear.everything


def test_h_the_ticket_once_more_for_somebody_registered_today(blind):
    lay(blind, blind.stage.desk.stage.li.card)
    blind.choose(Touch.IT_IS_ME)
    assert "您今天挂过了" in blind.stage.ear.last
    blind.choose(Touch.REPRINT_TICKET)
    assert "正在打小票，请等一等" in blind.stage.ear.last
    blind.stage.happens(PrintChanged("job-ticket-again", PrintState.SENT))
    assert blind.stage.ear.last.startswith("请拿好小票。 您是 15 号。")
    finish(blind)
    assert blind.stage.desk.printed_again == ["ticket"]


def test_h_a_ticket_of_which_nobody_knows_is_asked_about(blind):
    lay(blind, zhang(blind))
    register(blind)
    blind.stage.happens(PrintChanged("job-ticket", PrintState.UNKNOWN))
    assert "小票出来了吗" in blind.stage.ear.last
    blind.choose(Touch.TICKET_DID_NOT)
    blind.stage.happens(PrintChanged("job-ticket-again", PrintState.SENT))
    finish(blind)
    assert blind.stage.desk.printed_again == ["ticket"]


def test_the_same_card_takes_up_a_journey_that_was_left(blind):
    lay(blind, zhang(blind))
    blind.choose(Touch.IT_IS_ME)
    for timer in (Timer.IDLE, Timer.WARNING):
        blind.stage.happens(TimerFired(timer))
    blind.stage.happens(CardPresence(Presence.NO))
    assert isinstance(blind.stage.screen, Welcome)
    assert not blind.stage.path.dark
    blind.draw_the_curtain()
    lay(blind, zhang(blind))
    assert isinstance(blind.stage.screen, Choose)
    blind.choose(blind.stage.first_session())
    finish(blind)


def test_a_registration_is_cancelled_and_another_made(blind):
    lay(blind, zhang(blind))
    register(blind)
    blind.choose(Touch.CANCEL_REGISTRATION)
    assert blind.stage.screen.notice is Notice.CANCELLED
    assert "刚才的号取消了" in blind.stage.ear.last
    blind.choose(blind.stage.first_session())
    finish(blind)
    assert (blind.stage.desk.cancelled, len(blind.stage.desk.registered)) == (["r-1"], 2)


def test_back_leads_back_and_the_figures_stay(blind):
    blind.choose(Touch.NO_DOCUMENT)
    blind.choose(Touch.REMEMBER_NUMBER)
    blind.type(NUMBER[:7])
    blind.choose(Touch.BACK)
    blind.choose(Touch.REMEMBER_NUMBER)
    assert blind.stage.screen.digits == NUMBER[:7]
    assert "已经输了 7 位" in blind.stage.ear.last
