"""Who may see what, and that nothing is cut off, too small, too pale or without a name at 1366 x 768."""

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
from kiosk.ports import PrinterCondition
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
