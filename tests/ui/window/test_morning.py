"""A morning at the window, worked with the keyboard alone, on the real encrypted store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from kiosk.desk.person_record import LONGEST_OWNER
from kiosk.domain.documents import GuidanceSlip, HealthCodeSticker, PaperCard, Ticket
from kiosk.domain.people import name_keys
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import IdentifiedBy
from kiosk.journey.model import HelpReason
from kiosk.ports import CardFailed, CardFault, CardRead, CodeScanned
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger, move_job
from kiosk.store.writing import writing
from kiosk.texts import texts

WORDS = texts("zh_CN")
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def audited(front, what: str) -> int:
    with front.store.reading() as connection:
        return len(connection.execute(select(tables.audit).where(tables.audit.c.event == what)).all())


def papers(front, kind: str, of: type):
    """Return the queued documents of a kind, as the printer's worker would claim them."""
    ledger, found = PrintLedger(front.store), []
    for printer in ("receipts", "labels", "cards"):
        while (job := ledger.claim(printer)) is not None:
            if job.document.kind == kind:
                found.append(job.document)
    assert all(isinstance(one, of) for one in found)
    return found


def registered(clerk, digit: Qt.Key = Qt.Key.Key_1) -> None:
    """Register whoever is open."""
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(digit, ENTER)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))


def test_a_known_person_is_registered_in_four_keys_once_the_card_is_laid(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk, Qt.Key.Key_2)
    assert clerk.pressed <= 4
    today = clerk.console.flow.counter.subject.today
    assert len(today) == 1
    assert today[0].number in clerk.said
    assert len(papers(front, "ticket", Ticket)) == 1


def test_somebody_new_is_registered_from_the_card_as_quickly(clerk, front):
    clerk.lay(front.people.newcomers[0])
    assert clerk.console.flow.counter.subject.detail is None
    registered(clerk)
    assert clerk.pressed <= 4
    detail = clerk.console.flow.counter.subject.detail
    assert detail.facts.name == front.people.newcomers[0].name
    assert detail.documents


def test_people_are_found_by_initials_while_typing_and_opened_with_enter(clerk, front):
    card = next(one for one in front.people.regulars if len(one.name) == 3)
    clerk.find(name_keys(card.name).initials)
    results = clerk.console.work.results
    names = [results.item(at).data(Qt.ItemDataRole.UserRole).name for at in range(results.count())]
    assert card.name in names
    clerk.press(*[Qt.Key.Key_Down] * names.index(card.name), ENTER)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.called == card.name


def test_enter_before_the_answer_opens_the_first_when_it_comes(clerk, front):
    clerk.type(front.people.regulars[0].number)
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.identification.by is IdentifiedBy.NUMBER
    assert clerk.console.work.search.text() == ""


def test_typing_on_somebodys_page_asks_for_the_next_person(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.find("wang")
    assert clerk.console.work.is_shown(clerk.console.work.results)
    assert clerk.console.flow.counter.subject is None


def test_a_number_with_a_slip_of_the_finger_shows_who_may_be_meant_and_opens_nobody(clerk, front):
    number = front.people.regulars[0].number
    slip = number[:16] + str((int(number[16]) + 1) % 10) + number[17:]
    clerk.find(slip)
    results = clerk.console.work.results
    lines = [results.item(at).data(Qt.ItemDataRole.UserRole) for at in range(results.count())]
    assert lines[0].opens is None
    assert front.people.regulars[0].name in [line.name for line in lines]
    assert clerk.console.flow.counter.subject is None


def test_hanzi_that_nobody_is_written_with_show_who_sounds_the_same_and_open_nobody(clerk, front):
    name = front.people.regulars[0].name
    rare = (chr(code) for code in range(0x9F00, 0x4E00, -1))
    clerk.find(next(one for one in rare if one != name[0] and name_keys(one) == name_keys(name[0])) + name[1:])
    results = clerk.console.work.results
    lines = [results.item(at).data(Qt.ItemDataRole.UserRole) for at in range(results.count())]
    assert (lines[0].name, lines[0].opens) == (WORDS("window-same-sound"), None)
    assert {WORDS("found-sound") in line.below for line in lines[1:] if line.opens} == {True}
    assert results.currentItem() is None
    clerk.press(ENTER)
    assert clerk.console.flow.counter.subject is None
    clerk.press(Qt.Key.Key_Down, ENTER)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.called == name


def test_a_valid_number_of_nobody_here_registers_with_the_name_open(clerk, front):
    clerk.find(front.people.newcomers[1].number)
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    registered(clerk)
    assert clerk.console.flow.counter.subject.today[0].name_open


@pytest.mark.parametrize("text", ["%", "'", "' OR 1=1 --", "😀", "_____", "x" * 40, "\\", "𠮷" * 40])
def test_nonsense_in_the_search_box_finds_nobody_and_breaks_nothing(clerk, text):
    clerk.find(text)
    results = clerk.console.work.results
    assert clerk.console.flow.counter.subject is None
    assert results.count() == 1 or not clerk.console.work.is_shown(results)


def test_the_sticker_comes_again_with_one_key(clerk, front):
    clerk.lay(front.people.regulars[0])
    papers(front, "sticker", HealthCodeSticker)
    clerk.press(Qt.Key.Key_F3)
    clerk.wait(lambda: clerk.said.startswith(WORDS("window-paper-sticker")))
    again = papers(front, "sticker", HealthCodeSticker)
    assert [one.code for one in again] == [front.people.codes[0]]


def test_a_lost_sticker_is_replaced_and_the_old_one_lists_its_holder_and_opens_nobody(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F3, modifier=SHIFT)
    clerk.wait(lambda: clerk.said.startswith(WORDS("window-paper-sticker")))
    new = papers(front, "sticker", HealthCodeSticker)
    assert new[-1].code != front.people.codes[0]
    clerk.press(ESCAPE)
    clerk.console.take(CodeScanned(front.people.codes[0].encode()))
    clerk.wait(lambda: clerk.said == WORDS("window-needs-look"))
    clerk.wait(lambda: clerk.console.work.results.count() == 1)
    assert clerk.console.flow.counter.subject is None


def test_card_wifi_slip_and_ticket_again_have_a_key_each(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk)
    papers(front, "ticket", Ticket)
    for key, paper in ((Qt.Key.Key_F4, "card"), (Qt.Key.Key_F7, "wifi"), (Qt.Key.Key_F5, "ticket")):
        clerk.press(key)
        clerk.wait(lambda paper=paper: clerk.said.startswith(WORDS(f"window-paper-{paper}")))
    with front.store.reading() as connection:
        kinds = connection.scalars(select(tables.print_jobs.c.kind).order_by(tables.print_jobs.c.id)).all()
    assert {"card", "wifi"} <= set(kinds)
    assert len(papers(front, "card", PaperCard)) == 1


def test_the_guidance_slip_begins_with_the_room_that_somebody_is_registered_for(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk)
    room = clerk.console.flow.counter.subject.today[0].room
    clerk.press(Qt.Key.Key_F6, ENTER)
    clerk.type("抽血 102 1楼")
    clerk.press(Qt.Key.Key_F6)
    clerk.wait(lambda: clerk.said.startswith(WORDS("window-paper-guidance")))
    slips = papers(front, "guidance", GuidanceSlip)
    assert [(step.task, step.room) for step in slips[0].steps][1] == ("抽血", "102")
    assert slips[0].steps[0].room == room


def test_a_new_person_without_any_document_is_written_and_registered(clerk, front):
    clerk.press(Qt.Key.Key_F11)
    for text in ("宋阿婆", "女", "1938", "13800001234", "女儿", "幸福里", "耳背"):
        clerk.type(text)
        clerk.press(ENTER)
    clerk.press(Qt.Key.Key_F11)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    detail = clerk.console.flow.counter.subject.detail
    assert (detail.facts.name, detail.age, detail.help_note) == ("宋阿婆", 88, "耳背")
    assert [(phone.number, phone.owner) for phone in detail.phones] == [("13800001234", "女儿")]
    registered(clerk)


def test_somebody_of_the_same_name_is_shown_before_a_second_record_is_made(clerk, front):
    known = front.people.regulars[0]
    clerk.press(Qt.Key.Key_F11)
    clerk.type(known.name)
    clerk.press(Qt.Key.Key_F11)
    new = clerk.console.flow.forms.new
    clerk.wait(lambda: new.looked_at_similar)
    clerk.press(Qt.Key.Key_F11)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert not clerk.console.flow.counter.subject.detail.documents


def test_a_wrong_birth_date_is_refused_and_nothing_that_was_typed_is_lost(clerk):
    clerk.press(Qt.Key.Key_F11)
    clerk.type("宋阿婆")
    clerk.press(ENTER, ENTER)
    clerk.type("19380231")
    clerk.press(Qt.Key.Key_F11)
    assert WORDS("field-problem-date") in clerk.said
    assert clerk.console.flow.forms.new.name.text() == "宋阿婆"


def test_a_name_that_is_too_long_is_told_how_long_it_may_be(clerk):
    clerk.press(Qt.Key.Key_F11)
    clerk.type("王" * 61)
    clerk.press(Qt.Key.Key_F11)
    clerk.wait(lambda: WORDS("field-problem-too-long", most="60") in clerk.said)
    new = clerk.console.flow.forms.new
    assert new.name.text() == "王" * 61
    new.owner.setFocus()
    clerk.type("女" * 30)
    assert len(new.owner.text()) == LONGEST_OWNER


def test_a_card_laid_while_a_form_is_filled_in_takes_nothing_away(clerk, front):
    clerk.press(Qt.Key.Key_F11)
    clerk.type("宋阿婆")
    clerk.console.take(CardRead(front.people.regulars[0]))
    assert clerk.said == WORDS("window-form-open")
    assert clerk.console.flow.forms.new.name.text() == "宋阿婆"
    assert clerk.console.flow.counter.subject is None


def test_an_edit_keeps_what_stood_there_before(clerk, front):
    clerk.lay(front.people.regulars[0])
    before = clerk.console.flow.counter.subject.detail.facts.compound
    clerk.press(Qt.Key.Key_F8)
    clerk.press(ENTER, ENTER, ENTER, ENTER)
    clerk.press(Qt.Key.Key_A, modifier=CTRL)
    clerk.type("新村")
    clerk.press(Qt.Key.Key_F8)
    clerk.wait(lambda: clerk.said == WORDS("window-saved"))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.detail.facts.compound == "新村"
    person = clerk.console.flow.counter.subject.person_id
    rows = front.run.submit(lambda: clerk.console._desk.people.history(person)).result()
    values = [(row.value, row.staff) for row in rows if row.what == "compound"]
    assert values[0] == ("新村", "陈静")
    assert before in [value for value, _ in values]


def test_the_full_number_shows_on_a_key_and_the_look_is_audited(clerk, front):
    card = front.people.regulars[0]
    clerk.lay(card)
    person = clerk.console.flow.person
    assert not person.full_number.isVisible()
    clerk.press(Qt.Key.Key_F9)
    clerk.wait(person.full_number.isVisible)
    assert person.full_number.text() == card.number
    assert audited(front, "number_looked_at") == 1
    clerk.press(ESCAPE)
    assert person.full_number.text() == ""


def test_insurance_and_benefits_are_not_on_somebodys_page_and_come_with_a_key(clerk, front):
    clerk.lay(front.people.regulars[0])
    shown = " ".join(one.text() for one in clerk.console.findChildren(QLabel) if one.isVisible())
    scheme = clerk.console.flow.counter.subject.detail.facts.insurance_scheme
    assert scheme not in shown
    clerk.press(Qt.Key.Key_F10)
    assert clerk.console.flow.forms.benefits.scheme.text() == scheme
    clerk.press(ENTER)
    clerk.type("低保")
    clerk.press(Qt.Key.Key_F10)
    clerk.wait(lambda: clerk.said == WORDS("window-saved"))
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.detail.benefits))
    assert clerk.console.flow.counter.subject.detail.benefits[0].flag == "低保"


def test_a_number_is_given_back_only_after_a_question(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk)
    clerk.press(Qt.Key.Key_F2, modifier=SHIFT)
    assert clerk.console.work.is_shown(clerk.console.flow.question)
    clerk.press(ESCAPE)
    assert clerk.console.flow.counter.subject.today
    clerk.press(Qt.Key.Key_F2, modifier=SHIFT)
    clerk.press(ENTER)
    clerk.wait(lambda: not clerk.console.flow.counter.subject.today)


def test_a_code_from_a_phone_is_kept_and_printed_unchanged(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.console.take(CodeScanned(b"3:371500:MADE-UP-HEALTH-CODE"))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.said.startswith(WORDS("window-paper-sticker")))
    assert "3:371500:MADE-UP-HEALTH-CODE" in [one.code for one in papers(front, "sticker", HealthCodeSticker)]


@pytest.mark.parametrize("code", [b"3:371500:MADE-UP-HEALTH-CODE", b"C12345678"])
def test_a_code_of_somebody_without_a_record_waits_until_they_have_one(code, clerk, front):
    clerk.lay(front.people.newcomers[0])
    clerk.console.take(CodeScanned(code))
    clerk.wait(lambda: clerk.said == WORDS("window-code-no-record"))
    assert clerk.console.work.is_shown(clerk.console.flow.person)
    registered(clerk)
    clerk.console.take(CodeScanned(code))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))


def test_a_help_call_shows_its_seconds_and_goes_when_it_is_answered(clerk, front):
    front.kiosk_desk.call_help(HelpReason.ASKED)
    side = clerk.console.work.side
    clerk.wait(lambda: bool(side.floor.calls))
    assert side.floor.calls[0].rings
    clerk.press(Qt.Key.Key_F1)
    clerk.wait(lambda: not side.floor.calls)
    assert not front.kiosk_desk.help_waits()


def test_an_escort_is_asked_for_with_a_key_and_stands_at_the_side(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk)
    clerk.press(Qt.Key.Key_F1, modifier=SHIFT)
    clerk.wait(lambda: [call.reason for call in clerk.console.work.side.floor.calls] == ["escort"])
    assert not clerk.console.work.side.floor.calls[0].rings


def test_a_kiosk_is_taken_over_with_whoever_stands_there_and_handed_back_with_their_number(clerk, front):
    kiosk = front.kiosk_desk
    kiosk.beat("Choose")
    known = kiosk.look_up_card(front.people.regulars[0]).identification
    side = clerk.console.work.side
    clerk.wait(lambda: bool(side.floor.kiosks) and side.floor.kiosks[0].alive)
    clerk.press(Qt.Key.Key_1, modifier=CTRL)
    clerk.wait(lambda: kiosk.takeover_of_me() is not None)
    takeover = kiosk.takeover_of_me()
    kiosk.tell_window_who(takeover, "choose", known)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    registered(clerk)
    clerk.press(Qt.Key.Key_1, modifier=CTRL)
    clerk.wait(lambda: kiosk.takeover_of_me() is None)
    shown = kiosk.registration_of_takeover(takeover)
    assert shown is not None
    assert shown.id == clerk.console.flow.counter.subject.today[0].id


def test_paper_of_which_nobody_knows_is_asked_about_and_answered_with_a_key(clerk, front):
    clerk.lay(front.people.regulars[0])
    registered(clerk)
    ledger = PrintLedger(front.store)
    job = ledger.claim("receipts")
    assert job is not None
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        move_job(work, job.id, PrintState.UNKNOWN)
    side = clerk.console.work.side
    clerk.wait(lambda: side.unknown_job is not None)
    clerk.press(Qt.Key.Key_F7, modifier=SHIFT)
    clerk.wait(lambda: side.unknown_job is None)
    clerk.wait(lambda: clerk.said == WORDS("window-noted-came-out"))


@pytest.mark.parametrize("fault", list(CardFault))
def test_a_card_that_cannot_be_read_is_told_in_words(clerk, fault):
    clerk.console.take(CardFailed(fault, 0x41))
    assert clerk.said != WORDS("window-ready")
    assert clerk.console.flow.counter.subject is None
