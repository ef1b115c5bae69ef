"""Journeys A to E of the design, step by step, and what happens beside the path."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_stage import choosing, confirming, registered, typing
from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import (
    AlreadyRegistered,
    DeskTrouble,
    Identification,
    Identified,
    IdentifiedBy,
    PersonView,
    Registered,
    SessionGone,
    TemporaryIssued,
    Unidentified,
)
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    CancelAnswered,
    DeskAnsweredTrouble,
    LookedUp,
    NumberRefused,
    PrintChanged,
    RegisterAnswered,
    ReprintQueued,
    SessionChosen,
    SessionsListed,
    TemporaryAnswered,
    Timer,
    TimerFired,
    Touch,
    Typed,
)
from kiosk.journey.model import (
    Confirm,
    Done,
    HelpReason,
    Keypad,
    NoDocument,
    NoSession,
    Notice,
    Sorry,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.update import update
from kiosk.ports import (
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    Presence,
)


def test_a_card_leads_to_the_question_whether_it_is_this_person(stage):
    told = stage.given().when(CardFound())
    assert told.model.waiting is Waiting.READING
    told = told.when(CardRead(stage.zhang.card))
    assert told.asked(fx.LookUpCard).card == stage.zhang.card
    assert confirming(stage).model.screen == Confirm(stage.zhang.identification, stage.zhang.view)


def test_journey_a_registers_with_three_touches_after_the_card(stage):
    told = confirming(stage).when(Touch.IT_IS_ME)
    assert told.asked(fx.ListSessions).identification.person_id == "p-zhang"
    told = told.when(SessionsListed(told.model.request, stage.offered), SessionChosen("s-bp"))
    register = told.asked(fx.Register)
    assert (register.identification, register.session_id) == (stage.zhang.identification, "s-bp")
    told = told.when(RegisterAnswered(told.model.request, Registered(stage.registration)))
    assert isinstance(told.model.screen, Done)
    assert told.model.screen.may_cancel
    told = told.when(CardPresence(Presence.NO), Touch.FINISHED)
    assert told.model.screen == Welcome()


def test_journey_b_looks_a_scanned_code_up_without_showing_it(stage):
    told = stage.given().when(CodeScanned(b"JZ1:ABC"))
    assert told.asked(fx.LookUpCode).data == b"JZ1:ABC"
    view = PersonView("张*华", None, 79)
    found = Identified(Identification(IdentifiedBy.STICKER, "p-zhang"), view)
    assert told.when(LookedUp(told.model.request, found)).model.screen.person == view


def test_journey_c_types_the_number_and_keeps_the_name_open(stage):
    number = stage.zhang.card.number
    told = typing(stage, number).when(Touch.NUMBER_FINISHED)
    assert told.asked(fx.LookUpNumber).typed == number
    nobody = Identified(Identification(IdentifiedBy.NUMBER, number=number), PersonView(None, None, 79))
    told = told.when(LookedUp(told.model.request, nobody), Touch.IT_IS_ME)
    assert told.asked(fx.ListSessions).identification.person_id is None


def test_journey_d_gives_a_temporary_number_after_two_touches(stage):
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NOTHING)
    assert told.asked(fx.RegisterTemporary).cti is None
    told = told.when(TemporaryAnswered(told.model.request, TemporaryIssued("T-0007", "1", "job-slip")))
    assert told.model.screen == TemporaryNumber("T-0007", "1", "job-slip")
    assert told.when(Touch.FINISHED).model.screen == Welcome()


def test_a_short_code_is_looked_up_from_the_same_keypad(stage):
    told = typing(stage, "40574633").when(Touch.NUMBER_FINISHED)
    assert told.asked(fx.LookUpShortCode).code == "40574633"
    told = told.when(LookedUp(told.model.request, Unidentified.UNKNOWN_SHORT_CODE))
    assert told.model.screen == Keypad("40574633", notice=Notice.UNKNOWN_SHORT_CODE)


def test_a_refused_number_keeps_its_digits_and_names_its_group(stage):
    told = typing(stage, "371502194702301234").when(Touch.NUMBER_FINISHED)
    told = told.when(NumberRefused(told.model.request, Problem.BIRTH_DATE, 2))
    assert told.model.screen == Keypad("371502194702301234", Problem.BIRTH_DATE, 2)
    assert told.model.help_offered
    assert told.when(Touch.ERASE).model.screen == Keypad("37150219470230123")


def test_an_x_is_taken_as_the_last_character_only(stage):
    assert typing(stage, "37X").model.screen == Keypad("37")
    assert typing(stage, "37150219470501122" + "X" + "5").model.screen == Keypad("37150219470501122X")


def test_going_back_keeps_the_digits_that_were_typed(stage):
    told = typing(stage, "3715").when(Touch.BACK)
    assert told.model.screen == NoDocument()
    assert told.when(Touch.REMEMBER_NUMBER).model.screen == Keypad("3715")


def test_somebody_else_s_card_is_taken_off_the_screen_at_once(stage):
    model = confirming(stage).when(Touch.NOT_ME).model
    assert model.screen == Welcome()
    assert "p-zhang" not in repr(model)


def test_after_not_me_a_typed_number_can_be_mended(stage):
    told = typing(stage, stage.li.card.number).when(Touch.NUMBER_FINISHED)
    found = Identified(Identification(IdentifiedBy.NUMBER, "p-li"), stage.li.view)
    told = told.when(LookedUp(told.model.request, found), Touch.NOT_ME)
    assert told.model.screen == Keypad(stage.li.card.number)
    assert told.when(Touch.BACK).model.screen == NoDocument()


def test_a_ticket_that_waits_for_the_one_before_it_is_not_said_to_be_there(stage):
    assert registered(stage).model.screen.ticket is PrintState.QUEUED
    confirmed = registered(stage).when(PrintChanged("job-before", PrintState.CONFIRMED))
    assert confirmed.model.screen.ticket is PrintState.QUEUED


def test_a_person_registered_today_is_shown_the_first_registration(stage):
    view = replace(stage.zhang.view, registration=stage.registration)
    told = stage.given().when(CardRead(stage.zhang.card))
    told = told.when(LookedUp(told.model.request, Identified(stage.zhang.identification, view)), Touch.IT_IS_ME)
    assert told.model.screen.again
    assert told.did_not_ask(fx.ListSessions)
    assert told.when(Touch.REPRINT_TICKET).asked(fx.ReprintTicket).registration_id == "r-1"
    assert told.when(Touch.ANOTHER_DEPARTMENT).asked(fx.ListSessions).identification.person_id == "p-zhang"


def test_a_registration_that_exists_already_is_shown_and_not_made_twice(stage):
    told = choosing(stage).when(SessionChosen("s-bp"))
    told = told.when(RegisterAnswered(told.model.request, AlreadyRegistered(stage.registration)))
    assert told.model.screen.again
    assert not told.model.screen.may_cancel


def test_a_session_that_went_while_choosing_leaves_the_others_to_choose(stage):
    told = choosing(stage).when(SessionChosen("s-bp"))
    told = told.when(RegisterAnswered(told.model.request, SessionGone(stage.offered)))
    assert told.model.screen.notice is Notice.SESSION_GONE
    assert told.when(SessionChosen("s-1")).asked(fx.Register).session_id == "s-1"


def test_when_nothing_is_open_the_screen_says_when_and_lets_the_person_go(stage):
    told = confirming(stage).when(Touch.IT_IS_ME)
    told = told.when(SessionsListed(told.model.request, stage.closed))
    assert told.model.screen == NoSession(stage.closed)
    assert told.when(Touch.FINISHED).model.screen == Welcome()


def test_a_registration_can_be_taken_back_for_thirty_seconds(stage):
    told = registered(stage)
    assert fx.SetTimer(Timer.UNDO, 30.0) in told.effects
    cancelled = told.when(Touch.CANCEL_REGISTRATION)
    assert cancelled.asked(fx.CancelRegistration).registration_id == "r-1"
    cancelled = cancelled.when(CancelAnswered(cancelled.model.request))
    cancelled = cancelled.when(SessionsListed(cancelled.model.request, stage.offered))
    assert cancelled.model.screen.notice is Notice.CANCELLED
    late = told.when(TimerFired(Timer.UNDO), Touch.CANCEL_REGISTRATION)
    assert late.did_not_ask(fx.CancelRegistration)


def test_the_store_s_trouble_sends_the_person_to_the_window(stage):
    told = choosing(stage).when(SessionChosen("s-bp"))
    told = told.when(DeskAnsweredTrouble(told.model.request, DeskTrouble.DISK_FULL))
    assert told.model.screen == Sorry("1")
    assert told.asked(fx.TellStaff).reason is HelpReason.STORE_TROUBLE
    assert told.when(Touch.FINISHED).model.screen == Welcome()


def test_an_answer_to_a_question_that_was_left_is_dropped(stage):
    told = typing(stage, stage.zhang.card.number).when(Touch.NUMBER_FINISHED)
    asked = told.model.request
    told = told.when(Touch.BACK, LookedUp(asked, Identified(stage.li.identification, stage.li.view)))
    assert isinstance(told.model.screen, Keypad)


def test_nobody_leaves_a_registration_that_is_being_written(stage):
    told = choosing(stage).when(SessionChosen("s-bp"), Touch.BACK)
    assert told.model.waiting is Waiting.REGISTER


def test_an_unknown_print_asks_the_person_and_prints_again_only_then(stage):
    told = registered(stage).when(PrintChanged("job-ticket", PrintState.UNKNOWN))
    assert told.did_not_ask(fx.ReprintTicket)
    again = told.when(Touch.TICKET_DID_NOT)
    assert again.asked(fx.ReprintTicket).instead_of == "job-ticket"
    again = again.when(ReprintQueued("job-2"), PrintChanged("job-2", PrintState.CONFIRMED))
    assert again.model.screen.ticket is PrintState.CONFIRMED
    assert told.when(Touch.TICKET_CAME_OUT).asked(fx.CloseUnknownPrint).job == "job-ticket"


@pytest.mark.parametrize(
    ("digits", "tap"), [("370102194703151234", Typed("5")), ("3701", Typed("X")), ("", Touch.ERASE)]
)
def test_a_tap_that_changes_no_figure_leaves_what_was_said_of_them(stage, digits, tap):
    wrong = replace(typing(stage).model, screen=Keypad(digits, Problem.BIRTH_DATE, 2))
    assert update(wrong, tap)[0].screen == wrong.screen
