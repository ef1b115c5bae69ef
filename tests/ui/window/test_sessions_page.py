"""The sessions' place: opened by its key, worked with the keyboard, left with Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.journey.model import HelpReason
from kiosk.texts import texts
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
ESCAPE, SHIFT = Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_sessions(clerk):
    """A clerk who looks at today's sessions."""
    open_sessions(clerk)
    return clerk


def open_sessions(clerk) -> None:
    clerk.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
    place = clerk.console.places.open
    clerk.wait(lambda: place.sessions.table.rowCount() > 0)


def test_the_sessions_open_by_their_key_and_escape_goes_back_to_the_search_box(at_sessions):
    table = at_sessions.console.places.open.sessions.table
    assert table.hasFocus()
    assert {row.cells[1] for row in table.rows} >= {"全科", "高血压门诊"}
    at_sessions.press(ESCAPE)
    assert at_sessions.console.places.open is None
    assert QApplication.focusWidget() is at_sessions.console.work.search


def test_the_key_of_the_place_leaves_it_again(at_sessions):
    at_sessions.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
    assert at_sessions.console.places.open is None


def test_whoever_was_open_at_the_counter_is_still_there_afterwards(clerk, front):
    clerk.lay(front.people.regulars[0])
    open_sessions(clerk)
    clerk.press(ESCAPE)
    assert clerk.console.work.is_shown(clerk.console.flow.person)


def test_a_card_that_is_laid_brings_the_counter_back(at_sessions, front):
    at_sessions.lay(front.people.regulars[0])
    assert at_sessions.console.places.open is None


def test_a_key_of_the_counter_says_that_the_counter_is_elsewhere(at_sessions):
    at_sessions.press(BINDINGS[Command.BENEFITS].key)
    assert at_sessions.console.places.open.said.text() == WORDS("window-place-open")


def test_a_locked_window_keeps_nothing_of_the_place(at_sessions):
    place = at_sessions.console.places.open
    at_sessions.press(Qt.Key.Key_F12)
    assert at_sessions.console.places.open is None
    assert place.sessions.table.rowCount() == 0


def test_who_may_not_register_is_offered_no_sessions(console_in, clerk_at, front):
    console = console_in()
    clerk = clerk_at(console)
    clerk.wait(lambda: console.sign_in.people.count() > 0)
    while "技术员" not in console.sign_in.people.currentItem().text():
        clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    clerk.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
    assert console.places.open is None
    assert clerk.said == WORDS("window-not-allowed")
    assert not console.header.places[Command.SESSIONS].isVisible()


def test_somebody_who_calls_for_help_is_seen_and_answered_from_a_place_too(at_sessions, front):
    console = at_sessions.console
    assert not console.header.help.isVisible()
    front.kiosk_desk.call_help(HelpReason.ASKED)
    at_sessions.wait(console.header.help.isVisible)
    at_sessions.press(Qt.Key.Key_F1)
    at_sessions.wait(lambda: not console.header.help.isVisible())
    assert console.places.open.said.text() == WORDS("window-answered")


def test_at_the_counter_the_side_shows_who_calls_and_the_header_does_not(clerk, front):
    front.kiosk_desk.call_help(HelpReason.ASKED)
    clerk.wait(lambda: bool(clerk.console.work.side.floor.calls))
    assert not clerk.console.header.help.isVisible()
    open_sessions(clerk)
    clerk.wait(clerk.console.header.help.isVisible)
    clerk.press(ESCAPE)
    assert not clerk.console.header.help.isVisible()
