"""Who may see what, when it locks, and that nothing is cut off, too small or too pale at 1366 x 768."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kiosk.domain.floor import HelpCallView, KioskView, PrinterView, PrintJobView
from kiosk.domain.identity_number import Problem
from kiosk.domain.people import Source
from kiosk.domain.person_record import Field, FieldProblem, HistoryRow
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import DeskTrouble
from kiosk.domain.search import FoundBy
from kiosk.domain.staff import Role
from kiosk.journey.model import HelpReason
from kiosk.ports import CardRead, CodeScanned, PrinterCondition
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from kiosk.texts import LANGUAGES, texts
from settled import settle
from ui.theme import Colour
from ui.window.commands import BINDINGS, Command
from ui.window.floor_watch import FloorNow
from ui.window.key_button import KeyButton

WORDS = texts("zh_CN")
ENTER = Qt.Key.Key_Return
LONG_NAME = "阿卜杜热合曼·买买提明·吐尔逊江·阿不力孜·艾山江·玉素甫"
LATIN = "MARIA DE LOS ANGELES FERNANDEZ DE CORDOBA Y GARCIA DE LA TORRE"


def test_a_wrong_pin_says_how_many_tries_are_left_and_opens_nothing(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: "4" in clerk.console.sign_in.said.text())
    assert clerk.console.member is None


def test_a_badge_says_who_and_the_pin_proves_it(console_in, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down)
    clerk.console.take(CodeScanned(b"BADGE-7"))
    clerk.wait(lambda: clerk.console.sign_in.said.text() == WORDS("window-badge-known"))
    assert clerk.console.member is None
    clerk.type("270814")
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.console.member is not None)
    assert clerk.console.member.name == "陈静"


def test_whoever_is_given_an_account_elsewhere_stands_in_the_list_of_a_locked_window(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    sign_in = clerk.console.sign_in
    clerk.wait(lambda: sign_in.people.count() > 0)
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: "4" in sign_in.said.text())
    known = sign_in.people.count()
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, "阿新", Role.CLERK, hash_pin("270814"))
    sign_in._looking.setInterval(20)
    clerk.wait(lambda: sign_in.people.count() == known + 1)
    assert "4" in sign_in.said.text()


def test_a_card_laid_on_a_locked_window_shows_nobody(console_in, front):
    console = console_in()
    console.take(CardRead(front.people.regulars[0]))
    front.run.submit(lambda: None).result()
    assert console.flow.counter.subject is None
    assert front.people.regulars[0].name not in _everything(console)


def test_a_key_puts_the_lock_off_while_somebody_is_signed_in_and_only_then(clerk):
    rest = clerk.console.keeper._timer
    rest.stop()
    clerk.press(Qt.Key.Key_Home)
    assert rest.isActive()
    clerk.console.lock()
    clerk.press(Qt.Key.Key_Home)
    assert not rest.isActive()


def test_the_window_locks_by_itself_and_keeps_nothing_of_anybody(console_in, front, clerk_at):
    clerk = clerk_at(console_in(idle_lock_ms=60_000))
    clerk.sign_in()
    card = front.people.regulars[0]
    clerk.lay(card)
    clerk.press(Qt.Key.Key_F9)
    clerk.wait(clerk.console.flow.person.full_number.isVisible)
    clerk.press(Qt.Key.Key_F8)
    assert card.name in _everything(clerk.console)
    clerk.console.keeper.idle.emit()
    assert clerk.console.member is None
    for secret in (card.name, card.number, card.address):
        assert secret not in _everything(clerk.console)


def test_after_a_lock_the_same_person_is_open_again_for_the_same_member_of_staff(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.console.keeper.idle.emit()
    assert front.people.regulars[0].name not in _everything(clerk.console)
    clerk.sign_in()
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.called == front.people.regulars[0].name


def test_after_a_lock_nobody_is_open_for_another_member_of_staff(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F12)
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    clerk.press(Qt.Key.Key_F12)
    clerk.press(Qt.Key.Key_Up)
    clerk.sign_in()
    front.run.submit(lambda: None).result()
    assert clerk.console.flow.counter.subject is None
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_a_question_that_stood_at_the_lock_names_nobody_behind_it(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.console.take(CodeScanned(b"3:371500:MADE-UP-HEALTH-CODE"))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    assert front.people.regulars[0].name in _everything(clerk.console)
    clerk.console.lock()
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_who_calls_for_help_is_not_named_behind_the_lock(clerk):
    call = HelpCallView("c1", "d", "1号自助机", HelpReason.ASKED.value, False, 5, name="王秀芳")
    clerk.console.work.side.show_floor(FloorNow((call,)))
    assert "王秀芳" in _everything(clerk.console)
    clerk.console.lock()
    assert "王秀芳" not in _everything(clerk.console)


def test_a_full_number_goes_with_the_one_whose_it_is(clerk, front):
    one, other = front.people.regulars[:2]
    clerk.lay(one)
    clerk.press(Qt.Key.Key_F9)
    clerk.wait(clerk.console.flow.person.full_number.isVisible)
    clerk.console.take(CardRead(other))
    clerk.wait(lambda: clerk.console.flow.counter.subject.called == other.name)
    assert one.number not in _everything(clerk.console)


def test_an_answer_that_comes_after_the_lock_is_dropped(clerk, front):
    clerk.console.take(CardRead(front.people.regulars[0]))
    clerk.console.lock()
    front.run.submit(lambda: None).result()
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_whoever_signs_in_after_a_lock_in_the_middle_of_a_search_can_search(clerk, front):
    clerk.type("wang")
    clerk.press(Qt.Key.Key_F12)
    assert clerk.console.member is None
    clerk.sign_in()
    clerk.find("li")
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.work.results))
    assert clerk.console.work.search.text() == "li"


def test_a_lock_hands_a_kiosk_back_that_was_taken_over(clerk, front):
    kiosk = front.kiosk_desk
    kiosk.beat("Choose")
    side = clerk.console.work.side
    clerk.wait(lambda: bool(side.floor.kiosks) and side.floor.kiosks[0].alive)
    for _ in range(2):
        clerk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
        clerk.wait(lambda: kiosk.takeover_of_me() is not None)
        clerk.press(Qt.Key.Key_F12)
        clerk.wait(lambda: kiosk.takeover_of_me() is None)
        clerk.sign_in()
        clerk.wait(lambda: bool(side.floor.kiosks))
    assert kiosk.takeover_of_me() is None


def test_a_technician_sees_no_people(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    clerk.sign_in()
    clerk.find("wang")
    clerk.wait(lambda: clerk.said == WORDS("window-not-allowed"))
    assert clerk.console.work.results.count() == 0


def test_a_nurse_registers_and_edits_nothing(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    clerk.lay(front.people.regulars[0])
    buttons = clerk.console.flow.person.buttons
    assert buttons[Command.REGISTER].isEnabled()
    assert not buttons[Command.EDIT].isEnabled()
    clerk.press(Qt.Key.Key_F8)
    assert clerk.said == WORDS("window-not-allowed")


def test_every_key_is_one_and_stands_on_its_button(clerk, front):
    keys = [(binding.key, binding.shift, binding.ctrl) for binding in BINDINGS.values()]
    assert len(set(keys)) == len(keys) == len(Command)
    clerk.lay(front.people.regulars[0])
    for command, button in clerk.console.flow.person.buttons.items():
        assert BINDINGS[command].cap in button.accessibleName()
        assert button.text() in button.accessibleName()


def test_everything_that_takes_the_keyboard_has_a_name(clerk, front):
    clerk.lay(front.people.regulars[0])
    takers = [one for one in clerk.console.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [
        type(one).__name__ for one in takers if isinstance(one, QLineEdit | KeyButton) and not one.accessibleName()
    ]
    assert takers
    assert unnamed == []


def test_the_tab_key_goes_in_reading_order(clerk, front):
    clerk.lay(front.people.regulars[0])
    places = []
    for _ in range(10):
        clerk.press(Qt.Key.Key_Tab)
        widget = clerk.console.focusWidget()
        settle(clerk.console)
        corner = widget.mapTo(clerk.console, widget.rect().topLeft())
        places.append((corner.y() // 20, corner.x()))
    on_the_page = [place for place in places if place[1] < 960]
    assert on_the_page == sorted(on_the_page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_with_the_longest_data(console_in, front, clerk_at, language):
    clerk = clerk_at(console_in(language))
    clerk.sign_in()
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(ENTER)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    clerk.console.watch.stop()
    clerk.console.calls.forget()
    subject = _worst(clerk.console.flow.counter.subject)
    flow, side = clerk.console.flow, clerk.console.work.side
    flow.counter.subject = subject
    side.show_floor(_worst_floor(subject))
    flow._opened(subject)
    assert flow.person.subject is subject
    assert _cut(clerk.console) == []
    flow.person.show_number(front.people.regulars[0].number)
    assert _cut(clerk.console) == []
    for command in (Command.EDIT, Command.BENEFITS, Command.GUIDANCE, Command.CANCEL, Command.NEW_PERSON):
        flow.do(command)
        clerk.console.calls.forget()
        flow.forms.edit.show_history(_worst_history())
        assert _cut(clerk.console) == [], command
        flow._back_to_person()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_may_be_shown_has_words(language):
    words = texts(language)
    ids = [f"window-do-{one.value}" for one in Command]
    ids += [f"help-reason-{one.value.replace('_', '-')}" for one in HelpReason]
    ids += [f"help-reason-{one}" for one in ("escort", "name-open", "temporary", "number-claimed-twice", "restored")]
    ids += [f"window-printer-{one.value.replace('_', '-')}" for one in PrinterCondition]
    ids += [f"desk-trouble-{one.value.replace('_', '-')}" for one in DeskTrouble]
    ids += [f"window-problem-{one.value.replace('_', '-')}" for one in Problem]
    ids += [f"found-{one.value}" for one in FoundBy] + [f"role-{one.value}" for one in Role]
    ids += [f"field-{one.value.replace('_', '-')}" for one in Field]
    ids += [f"field-problem-{one.value}" for one in FieldProblem]
    ids += [f"window-source-{one.value}" for one in Source]
    reasons = ("no-name", "no-ticket", "no-wifi", "no-code", "unknown-person", "others-code")
    ids += [f"cannot-print-{reason}" for reason in reasons]
    papers = ("sticker", "ticket", "card", "temporary", "wifi", "follow-up", "guidance", "test-page")
    ids += [f"window-paper-{kind}" for kind in papers]
    assert [one for one in ids if not words.has(one)] == []


def test_text_is_large_and_dark_enough_for_a_clerk_of_sixty(clerk, front):
    clerk.lay(front.people.regulars[0])
    labels = [one for one in clerk.console.findChildren(QLabel) if one.isVisible()]
    assert labels
    assert min(one.fontInfo().pixelSize() for one in labels) >= 18
    grounds = (Colour.PAPER, Colour.WHITE, Colour.AMBER)
    assert min(_contrast(Colour.INK, ground) for ground in grounds) >= 7
    assert min(_contrast(Colour.WHITE, ground) for ground in (Colour.PINE, Colour.MAROON)) >= 7


def _everything(console) -> str:
    """Return all that any widget says, shown or not."""
    said = [one.text() for one in console.findChildren(QLabel)] + [
        one.text() for one in console.findChildren(QLineEdit)
    ]
    names = [one.accessibleName() for one in console.findChildren(QWidget)]
    results = console.work.results
    rows = [str(vars(results.item(at).data(Qt.ItemDataRole.UserRole))) for at in range(results.count())]
    return " ".join([*said, *names, *rows, console.windowTitle()])


def _worst(subject):
    detail = subject.detail
    facts = replace(detail.facts, name=LONG_NAME, latin_name=LATIN, compound="惠民市纺织机械厂第二家属院东区" * 2)
    worst = replace(
        subject.today[0],
        number="候补 K12-103",
        department=replace(subject.today[0].department, name="高血压糖尿病慢性病复查拿药门诊"),
        room="门诊楼东侧 1203 诊室",
    )
    return replace(
        subject, detail=replace(detail, facts=facts, help_note="耳背，走路慢，要人扶，说话慢一点", today=(worst,) * 2)
    )


def _worst_floor(subject) -> FloorNow:
    call = HelpCallView(
        "c1", "d", "2号楼大厅自助机", "number_claimed_twice", True, 3725, subject.today[0], LONG_NAME, "T-0007"
    )
    kiosks = tuple(KioskView(f"k{at}", "2号楼大厅东侧自助机", True, "TemporaryNumber", 3, None) for at in range(3))
    printers = tuple(
        PrinterView("receipts-east-hall", one.value, _moment(), 12) for one in itertools.islice(PrinterCondition, 6)
    )
    job = PrintJobView("j", "test_page", "receipts-east-hall", PrintState.UNKNOWN, None, 30, "候补 K12-103")
    failed = replace(job, state=PrintState.FAILED, name="阿*买")
    jobs = (job, *(replace(failed, id=f"j{at}", kind=kind) for at, kind in enumerate(("ticket", "follow_up") * 3)))
    return FloorNow((call, replace(call, rings=False, reason="escort")), kiosks, printers, jobs)


def _worst_history() -> tuple[HistoryRow, ...]:
    return tuple(HistoryRow(Field.ADDRESS.value, LONG_NAME * 3, Source.TYPED, _moment(), None) for _ in range(6))


def _moment():
    return datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def _cut(console) -> list[str]:
    """Return every visible text whose room is smaller than it needs."""
    settle(console)
    found = []
    for one in console.findChildren(QLabel) + console.findChildren(KeyButton):
        if not one.isVisible() or not one.text():
            continue
        needs = one.heightForWidth(one.width()) if one.hasHeightForWidth() else one.sizeHint().height()
        too_wide = not one.wordWrap() if isinstance(one, QLabel) else True
        if one.height() < needs or (too_wide and one.width() < one.sizeHint().width()) or _outside(one, console):
            found.append(one.text())
    return found


def _outside(widget: QWidget, console: QWidget) -> bool:
    """Whether a widget reaches over its window's sides; downwards the lists scroll."""
    place = QRect(widget.mapTo(console, widget.rect().topLeft()), widget.size())
    return place.left() < 0 or place.right() > console.width()


def _contrast(one: Colour, other: Colour) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [int(colour.value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
