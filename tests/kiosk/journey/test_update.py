"""Journeys A to E of the design, step by step, and what happens beside the path."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
    UnknownHolder,
)
from kiosk.journey import effects as fx
from kiosk.journey.events import (
    CancelAnswered,
    DeskAnsweredTrouble,
    HelpAnswered,
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
    Model,
    NoDocument,
    NoSession,
    Notice,
    Slips,
    Sorry,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.update import update
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


def confirming(stage, person=None):
    person = person or stage.zhang
    told = stage.given().when(CardFound(), CardRead(person.card))
    return told.when(LookedUp(told.model.request, Identified(person.identification, person.view)))


def choosing(stage, person=None):
    told = confirming(stage, person).when(Touch.IT_IS_ME)
    return told.when(SessionsListed(told.model.request, stage.offered))


def registered(stage):
    told = choosing(stage).when(SessionChosen("s-bp"))
    return told.when(RegisterAnswered(told.model.request, Registered(stage.registration)))


def typing(stage, digits=""):
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER)
    return told.when(*(Typed(digit) for digit in digits)) if digits else told


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


def test_help_lies_over_the_screen_and_leaves_it_untouched(stage):
    told = choosing(stage).when(Touch.HELP)
    assert told.asked(fx.CallHelp).reason is HelpReason.ASKED
    assert told.when(SessionChosen("s-bp")).did_not_ask(fx.Register)
    back = told.when(HelpAnswered())
    assert back.asked(fx.EndHelp).answered
    assert back.model.screen == choosing(stage).model.screen
    assert not told.when(Touch.NO_MORE_HELP).asked(fx.EndHelp).answered


def test_help_called_twice_rings_once(stage):
    assert stage.given().when(Touch.HELP, Touch.HELP).did_not_ask(fx.CallHelp)


def test_who_cannot_say_what_is_wrong_gets_a_person(stage):
    assert choosing(stage).when(Touch.CANNOT_SAY).asked(fx.CallHelp).reason is HelpReason.CANNOT_SAY


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


def test_idleness_warns_first_and_one_touch_extends_it(stage):
    told = confirming(stage).when(TimerFired(Timer.IDLE))
    assert told.model.idle_warning
    assert fx.SetTimer(Timer.WARNING, 45.0) in told.effects
    stayed = told.when(Touch.STILL_HERE)
    assert isinstance(stayed.model.screen, Confirm)
    assert fx.SetTimer(Timer.IDLE, 120.0) in stayed.effects
    gone = told.when(CardPresence(Presence.NO), TimerFired(Timer.WARNING))
    assert gone.model.screen == Welcome()


def test_a_touch_during_the_warning_does_not_act_on_what_lies_beneath_unseen(stage):
    told = choosing(stage).when(TimerFired(Timer.IDLE), SessionChosen("s-bp"))
    assert not told.model.idle_warning
    assert told.did_not_ask(fx.Register)


def test_the_clock_stands_while_help_is_on_its_way(stage):
    told = confirming(stage).when(Touch.HELP)
    assert fx.StopTimer(Timer.IDLE) in told.effects
    assert not told.when(TimerFired(Timer.IDLE)).model.idle_warning


def test_the_welcome_screen_forgets_language_and_size_without_a_warning(stage):
    told = stage.given().when(Touch.LANGUAGE, Touch.SIZE)
    assert (told.model.language, told.model.large) == ("en", True)
    told = told.when(TimerFired(Timer.IDLE))
    assert told.model == replace(Model(), request=told.model.request)


def test_the_veil_falls_over_personal_data_and_the_touch_that_lifts_it_acts(stage):
    told = confirming(stage).when(TimerFired(Timer.VEIL))
    assert told.model.veiled
    told = told.when(Touch.IT_IS_ME)
    assert not told.model.veiled
    assert told.asked(fx.ListSessions).identification.person_id == "p-zhang"


@pytest.mark.parametrize("trouble", [(Touch.MISSED, Touch.MISSED), (TimerFired(Timer.HESITATION),)])
def test_help_is_offered_unasked_to_who_hesitates_or_misses(stage, trouble):
    assert stage.given().when(*trouble).model.help_offered


def test_two_backs_offer_help(stage):
    told = stage.given().when(Touch.NO_DOCUMENT, Touch.BACK)
    assert not told.model.help_offered
    assert told.when(Touch.NO_DOCUMENT, Touch.BACK).model.help_offered


def test_every_new_screen_is_spoken_and_a_touch_silences(stage):
    told = stage.given().when(Touch.NO_DOCUMENT)
    assert told.asked(fx.Say).phrases
    assert told.when(Touch.SIZE).asked(fx.Say).phrases == ()
    assert told.when(Touch.SAY_AGAIN).asked(fx.Say).phrases == told.asked(fx.Say).phrases


def test_slips_on_the_welcome_screen_are_forgotten_when_nobody_goes_on(stage):
    told = stage.given().when(Touch.MISSED, Touch.MISSED, Touch.MISSED)
    assert told.model.help_offered
    assert fx.SetTimer(Timer.IDLE, 120.0) in told.effects
    alone = told.when(TimerFired(Timer.HESITATION)).model
    assert (alone.help_offered, alone.slips) == (False, Slips())
    assert not stage.given().when(Touch.MISSED, TimerFired(Timer.HESITATION)).model.help_offered


def test_who_is_identified_on_the_welcome_screen_inherits_no_slips(stage):
    told = stage.given().when(Touch.MISSED, Touch.MISSED, CardFound(), CardRead(stage.zhang.card))
    told = told.when(LookedUp(told.model.request, Identified(stage.zhang.identification, stage.zhang.view)))
    assert isinstance(told.model.screen, Confirm)
    assert (told.model.help_offered, told.model.slips) == (False, Slips())


@pytest.mark.parametrize(
    ("digits", "tap"), [("370102194703151234", Typed("5")), ("3701", Typed("X")), ("", Touch.ERASE)]
)
def test_a_tap_that_changes_no_figure_leaves_what_was_said_of_them(stage, digits, tap):
    wrong = replace(typing(stage).model, screen=Keypad(digits, Problem.BIRTH_DATE, 2))
    assert update(wrong, tap)[0].screen == wrong.screen
