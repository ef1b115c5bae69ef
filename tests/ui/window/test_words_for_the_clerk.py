"""What the clerk reads is said in a clerk's words, of whoever is open, and stands there whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.domain.registration import Registered
from kiosk.journey.model import HelpReason
from kiosk.texts import texts
from ui.window.session_grid import SessionGrid
from ui.window.words import called, device_called, owner_of

WORDS = texts("zh_CN")
ENTER, F8 = Qt.Key.Key_Return, Qt.Key.Key_F8


def phones_shown(clerk) -> str:
    return clerk.console.flow.person._numbers.text()


def test_what_was_said_of_the_last_person_is_gone_when_the_next_is_typed(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F3)
    clerk.wait(
        lambda: clerk.said == WORDS("window-printing", paper=WORDS("window-paper-sticker"), printer="贴纸打印机")
    )
    clerk.type("zh")
    assert clerk.said in {WORDS("window-ready"), WORDS("window-ready-results"), WORDS("window-ready-person")}


def test_what_was_said_of_the_last_person_is_gone_when_the_next_card_lies_there(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F5)
    clerk.wait(lambda: clerk.said == WORDS("window-not-registered"))
    clerk.lay(front.people.regulars[1])
    assert clerk.said == WORDS("window-ready-person")


def test_the_line_below_says_what_may_be_done_now(clerk, front):
    assert clerk.said == WORDS("window-ready")
    clerk.find(front.people.regulars[0].name)
    assert clerk.said == WORDS("window-ready-results")
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.said == WORDS("window-ready-person"))


def test_a_wrong_pin_is_not_held_against_the_next_name(console_in, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 1)
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: "4" in clerk.console.sign_in.said.text())
    clerk.press(Qt.Key.Key_Down)
    assert clerk.console.sign_in.said.text() == WORDS("window-sign-in-how")


def test_a_phone_is_taken_away_with_the_keyboard_alone(clerk, front):
    clerk.lay(front.people.regulars[0])
    person_id = clerk.console.flow.counter.subject.person_id
    clerk.press(F8)
    page = clerk.console.flow.forms.edit
    clerk.wait(lambda: QApplication.focusWidget() is page.lines[next(iter(page.lines))])
    page.phone.setText("13900001111")
    page.owner.setText("family")
    clerk.press(F8)
    clerk.wait(lambda: "家属 13900001111" in phones_shown(clerk))
    clerk.press(F8)
    clerk.wait(lambda: bool(page.numbered) and QApplication.focusWidget() is page.lines[next(iter(page.lines))])
    at = len(page.numbered)
    clerk.press(Qt.Key(Qt.Key.Key_0 + at), modifier=Qt.KeyboardModifier.AltModifier)
    clerk.wait(lambda: "13900001111" not in phones_shown(clerk) and bool(person_id))


@pytest.mark.parametrize(
    ("owner", "said"), [("self", ""), ("family", "家属"), ("女儿", "女儿")], ids=["own", "a list's", "a word"]
)
def test_whose_a_phone_is_is_said_in_words(owner, said):
    assert owner_of(owner, WORDS) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("labels", "贴纸打印机"), ("c2-receipts", "小票打印机"), ("card-reader", "读卡器"), ("前台", "前台")],
)
def test_a_device_is_called_by_what_it_does(name, said):
    assert device_called(name, WORDS) == said


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_how_many_are_ahead_is_never_cut_off(qtbot, senior_models, language):
    offered = next(
        model.screen.offered
        for model in senior_models(language, large=False, worst=True).values()
        if hasattr(model.screen, "offered")
    )
    grid = SessionGrid(texts(language))
    qtbot.addWidget(grid)
    grid.resize(950, 340)
    grid.offer(offered)
    grid.render(QPixmap(grid.size()))
    for choice in offered.choices:
        lines = grid._fitting(choice, 238)
        assert lines[-1].endswith(texts(language)("window-ahead", ahead=str(choice.ahead)))
        assert isinstance(choice.session.start, time)


def test_before_a_number_is_given_back_it_is_said_whose_and_where(clerk, front):
    person = front.people.regulars[0]
    clerk.lay(person)
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(ENTER)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    clerk.press(Qt.Key.Key_F2, modifier=Qt.KeyboardModifier.ShiftModifier)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    asked = clerk.console.flow.question._asked.text()
    department = clerk.console.flow.counter.subject.today[-1].department.name
    assert person.name in asked
    assert department in asked


@pytest.mark.parametrize(("number", "said"), [("15", "15 号"), ("候补 C1-01", "候补 C1-01")])
def test_a_walk_in_number_is_called_as_it_stands(number, said):
    assert called(number, WORDS) == said


def test_who_registers_for_later_is_told_the_hour(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(ENTER)
    counter = clerk.console.flow.counter
    clerk.wait(lambda: bool(counter.subject.today))
    later = replace(counter.subject.today[-1], come_at=time(14, 0))
    counter._registered((Registered(later), counter.subject))
    assert clerk.said.endswith(WORDS("window-come-at", time="14:00"))


def test_a_kiosk_at_which_somebody_calls_for_help_is_not_called_idle(clerk, front):
    side = clerk.console.work.side
    front.kiosk_desk.beat("welcome")
    front.kiosk_desk.call_help(HelpReason.ASKED)
    clerk.console.watch.look()
    clerk.wait(lambda: bool(side.floor.calls))
    assert WORDS("window-kiosk-waits") in [one.text() for one in side.findChildren(QLabel)]
