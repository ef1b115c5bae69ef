"""Bytes in at one end, paper out at the other: a card becomes a registration, a ticket and a sticker."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from kiosk.cli.demo_clinic import card_fields
from kiosk.cli.demo_devices import LABELS, READER, RECEIPTS, SCANNER
from kiosk.domain.identity_number import Problem
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import IdentifiedBy
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    Keypad,
    NoDocument,
    Notice,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.store import tables
from kiosk.store.audit import verify_chain
from printing.proof import codes_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def lay(kiosk, card):
    kiosk.tell(READER, "lay", **card_fields(card))
    return kiosk.shows(Confirm)


def choose_first(kiosk):
    kiosk.tap(Touch.IT_IS_ME)
    choose = kiosk.shows(Choose).screen
    kiosk.tap(SessionChosen(choose.offered.choices[0].session.id))
    return kiosk.shows(Done).screen


def rows(kiosk, table):
    with kiosk.demo.opened.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_new_person_s_card_becomes_a_registration_a_ticket_and_a_sticker_that_finds_them_again(whole_kiosk):
    card = whole_kiosk.demo.people.newcomers[0]
    assert lay(whole_kiosk, card).screen.person.first_visit
    before = rows(whole_kiosk, tables.registrations)
    done = choose_first(whole_kiosk)
    assert rows(whole_kiosk, tables.registrations) == before + 1
    whole_kiosk.until(lambda model: model.screen.ticket is PrintState.CONFIRMED)
    whole_kiosk.until(lambda model: model.screen.sticker is PrintState.CONFIRMED)
    assert len(whole_kiosk.pages(RECEIPTS, 1)) == 1
    (code,) = codes_in(whole_kiosk.pages(LABELS, 1)[0])
    whole_kiosk.tap(Touch.FINISHED)
    whole_kiosk.shows(TakeCard)
    whole_kiosk.tell(READER, "lift")
    whole_kiosk.tap(Touch.FINISHED)
    whole_kiosk.shows(Welcome)
    whole_kiosk.tell(SCANNER, "show", text=code.decode())
    again = whole_kiosk.shows(Confirm).screen
    assert again.identification.by is IdentifiedBy.STICKER
    assert again.person.registration.number == done.registration.number
    with whole_kiosk.demo.opened.store.reading() as connection:
        assert verify_chain(connection) is None


def test_who_remembers_only_the_number_gets_a_ticket_that_sends_to_the_window(whole_kiosk):
    number = whole_kiosk.demo.people.newcomers[1].number
    whole_kiosk.tap(Touch.NO_DOCUMENT)
    whole_kiosk.shows(NoDocument)
    whole_kiosk.tap(Touch.REMEMBER_NUMBER)
    for key in number:
        whole_kiosk.tap(Typed(key))
    whole_kiosk.tap(Touch.NUMBER_FINISHED)
    assert whole_kiosk.shows(Confirm).screen.person.name is None
    assert choose_first(whole_kiosk).registration.name_open
    assert len(whole_kiosk.pages(RECEIPTS, 1)) == 1


def test_a_wrong_check_digit_keeps_the_digits_and_leads_on_when_mended(whole_kiosk):
    number = whole_kiosk.demo.people.regulars[0].number
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    whole_kiosk.tap(Touch.NO_DOCUMENT)
    whole_kiosk.tap(Touch.REMEMBER_NUMBER)
    for key in wrong:
        whole_kiosk.tap(Typed(key))
    whole_kiosk.tap(Touch.NUMBER_FINISHED)
    keypad = whole_kiosk.until(lambda model: isinstance(model.screen, Keypad) and model.screen.problem).screen
    assert (keypad.digits, keypad.problem) == (wrong, Problem.CHECK_DIGIT)
    whole_kiosk.tap(Touch.ERASE)
    whole_kiosk.tap(Typed(number[-1]))
    whole_kiosk.tap(Touch.NUMBER_FINISHED)
    assert whole_kiosk.shows(Confirm).screen.person.number_tail == number[-4:]


def test_who_has_and_remembers_nothing_gets_a_temporary_number_on_paper(whole_kiosk):
    whole_kiosk.tap(Touch.NO_DOCUMENT)
    whole_kiosk.tap(Touch.REMEMBER_NOTHING)
    assert whole_kiosk.shows(TemporaryNumber).screen.number == "T-0001"
    assert len(whole_kiosk.pages(RECEIPTS, 1)) == 1
    whole_kiosk.tap(Touch.FINISHED)
    whole_kiosk.shows(Welcome)


def test_the_same_person_twice_a_day_is_shown_the_first_registration(whole_kiosk):
    card = whole_kiosk.demo.people.regulars[1]
    lay(whole_kiosk, card)
    number = choose_first(whole_kiosk).registration.number
    whole_kiosk.tap(Touch.FINISHED)
    whole_kiosk.shows(TakeCard)
    whole_kiosk.tell(READER, "lift")
    whole_kiosk.tap(Touch.FINISHED)
    whole_kiosk.shows(Welcome)
    lay(whole_kiosk, card)
    whole_kiosk.tap(Touch.IT_IS_ME)
    again = whole_kiosk.shows(Done).screen
    assert again.again
    assert again.registration.number == number


def test_with_every_printer_dead_the_registration_completes_and_paper_comes_when_they_are_mended(whole_kiosk):
    whole_kiosk.tell(RECEIPTS, "fault", fault="unplug")
    whole_kiosk.tell(LABELS, "fault", fault="unplug")
    lay(whole_kiosk, whole_kiosk.demo.people.newcomers[0])
    done = choose_first(whole_kiosk)
    assert done.registration.number
    whole_kiosk.until(lambda model: model.ticket_printer_down)
    whole_kiosk.tell(RECEIPTS, "fault", fault="none")
    whole_kiosk.tell(LABELS, "fault", fault="none")
    assert len(whole_kiosk.pages(RECEIPTS, 1)) == 1
    assert len(whole_kiosk.pages(LABELS, 1)) == 1


def test_a_power_cut_in_mid_ticket_asks_the_person_and_only_then_prints_again(whole_kiosk):
    whole_kiosk.tell(RECEIPTS, "fault", fault="power_cut", after_bytes=3000)
    lay(whole_kiosk, whole_kiosk.demo.people.newcomers[0])
    choose_first(whole_kiosk)
    whole_kiosk.until(lambda model: model.screen.ticket is PrintState.UNKNOWN)
    whole_kiosk.tell(RECEIPTS, "fault", fault="none")
    whole_kiosk.tap(Touch.TICKET_DID_NOT)
    whole_kiosk.until(lambda model: model.screen.ticket is PrintState.CONFIRMED)
    assert len(whole_kiosk.pages(RECEIPTS, 1)) == 1


def test_a_card_with_a_damaged_chip_is_asked_for_again_and_then_the_keypad_opens(whole_kiosk):
    whole_kiosk.tell(READER, "fault", fault="damaged_chip")
    for _ in range(2):
        whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
        whole_kiosk.until(lambda model: model.screen == Welcome(Notice.LAY_AGAIN) and model.waiting is None)
        failures = whole_kiosk.model.slips.card_failures
        whole_kiosk.tell(READER, "lift")
        whole_kiosk.tell(READER, "lay", **card_fields(whole_kiosk.demo.people.newcomers[0]))
        whole_kiosk.until(lambda model, seen=failures: model.slips.card_failures > seen)
        if isinstance(whole_kiosk.model.screen, Keypad):
            break
        whole_kiosk.tell(READER, "lift")
    assert whole_kiosk.shows(Keypad).screen.notice is Notice.CARD_TROUBLE


def test_a_reader_unplugged_and_plugged_in_again_goes_on_reading(whole_kiosk):
    whole_kiosk.tell(READER, "fault", fault="unplug")
    whole_kiosk.until(lambda model: model.reader_down)
    whole_kiosk.tell(READER, "fault", fault="none")
    whole_kiosk.until(lambda model: not model.reader_down)
    assert lay(whole_kiosk, whole_kiosk.demo.people.regulars[0]).waiting is not Waiting.READING


def test_an_unknown_code_is_told_and_registers_nobody(whole_kiosk):
    before = rows(whole_kiosk, tables.people)
    whole_kiosk.tell(SCANNER, "show", text="'; DROP TABLE people; --")
    whole_kiosk.until(lambda model: model.screen == Welcome(Notice.UNKNOWN_CODE))
    assert rows(whole_kiosk, tables.people) == before


def test_help_rings_until_it_is_no_longer_needed(whole_kiosk, qtbot):
    rings = []
    whole_kiosk.machine.rings.connect(rings.append)
    whole_kiosk.tap(Touch.HELP)
    whole_kiosk.tap(Touch.NO_MORE_HELP)
    qtbot.waitUntil(lambda: rings == [True, False])
    qtbot.waitUntil(lambda: rows(whole_kiosk, tables.help_calls) == 1)
