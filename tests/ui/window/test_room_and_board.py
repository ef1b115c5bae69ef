"""A doctor calls from the room, and the waiting room sees and hears it; through the store, as in the clinic."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QLabel, QListWidget

from kiosk.cli.staff_screens import session_in
from kiosk.domain.names import mask_name
from kiosk.domain.queue_views import BoardCall
from kiosk.journey.effects import Phrase
from kiosk.texts import LANGUAGES, texts
from kiosk.voice.pieces import pieces_of
from settled import settle
from ui.board.board import LINES, SMALLEST, Board, BoardSettings, BoardSource
from ui.board.callers import Callers, phrase_of
from ui.room.panel import RoomPanel, RoomSettings
from ui.theme import Weight, font
from ui.window.words import called

WORDS = texts("zh_CN")
ENTER = Qt.Key.Key_Return


class Heard:
    """A voice that only remembers."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        self.phrases.extend(phrases)


@pytest.fixture
def doctor(front, qtbot, clerk_at):
    """A doctor signed in at room 203."""
    desk = front.window_desk
    settings = RoomSettings("惠民门诊部", "203", front.zone)
    panel = RoomPanel(desk, lambda: session_in(desk.shift.workplace, "203"), settings, front.run.submit)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    made = clerk_at(panel)
    made.wait(panel.sign_in.pin.hasFocus)
    made.sign_in()
    made.wait(lambda: panel.view is not None)
    yield made
    panel.close()
    front.run.submit(lambda: None).result()


@pytest.fixture
def board(front, qtbot):
    """The waiting room's screen, and what it said."""
    desk, heard = front.window_desk, Heard()
    callers = Callers(heard, "zh_CN")
    source = BoardSource(desk.data_version, desk.queue.board)
    made = Board(source, front.run.submit, callers, BoardSettings("惠民门诊部", front.zone))
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: made.shown == () and made.watch.seen >= 0)
    yield made, heard, callers
    made.stop()
    front.run.submit(lambda: None).result()


def call_from(panel) -> str:
    """Return the number that is in."""
    return panel.view.current.number


def test_next_again_skip_and_back_each_have_a_key(doctor):
    panel = doctor.console
    first = panel.view.waiting[0]
    doctor.press(Qt.Key.Key_F1)
    doctor.wait(lambda: panel.view.current is not None)
    assert panel.view.current.number == first.number
    doctor.press(Qt.Key.Key_F2)
    doctor.wait(lambda: panel.page.said.text() == WORDS("room-called-again", number=called(first.number, WORDS)))
    doctor.press(Qt.Key.Key_F3)
    doctor.wait(lambda: [one.number for one in panel.view.skipped] == [first.number])
    doctor.press(Qt.Key.Key_F4)
    doctor.wait(lambda: panel.view.skipped == ())
    doctor.wait(lambda: panel.page.said.text() == WORDS("room-brought-back"))
    assert first.number in [one.number for one in panel.view.waiting]


def test_the_keys_stay_where_they_are_when_the_first_one_is_called(doctor):
    page = doctor.console.page
    settle(doctor.console)
    before = page.next.geometry()
    doctor.press(Qt.Key.Key_F1)
    doctor.wait(lambda: page.view is not None and page.view.current is not None)
    settle(doctor.console)
    assert page.next.geometry() == before


def test_calling_again_while_nobody_is_in_does_not_say_that_nobody_waits(doctor):
    assert doctor.console.view.waiting
    doctor.press(Qt.Key.Key_F2)
    doctor.wait(lambda: doctor.console.page.said.text() == WORDS("room-nobody-in"))


def test_a_key_held_down_or_pressed_twice_at_once_calls_one_person(doctor):
    panel = doctor.console
    waiting = len(panel.view.waiting)
    doctor.press(Qt.Key.Key_F1, Qt.Key.Key_F1, Qt.Key.Key_F1)
    doctor.wait(lambda: panel.view.current is not None)
    assert len(panel.view.waiting) == waiting - 1


def test_names_of_those_who_wait_are_masked_and_the_one_who_is_in_has_theirs(doctor):
    panel = doctor.console
    doctor.press(Qt.Key.Key_F1)
    doctor.wait(lambda: panel.view.current is not None)
    lines = " ".join(panel.page.waiting.item(at).text() for at in range(panel.page.waiting.count()))
    assert panel.view.waiting
    for one in panel.view.waiting:
        assert one.name not in lines
        assert mask_name(one.name) in lines
    assert panel.page.name.text() == panel.view.current.name


def test_the_choice_among_those_who_missed_their_turn_stays_on_its_person(doctor):
    page, view = doctor.console.page, doctor.console.view
    one, other, third = view.waiting[:3]
    page.show_view(replace(view, skipped=(one, other)))
    page.missed.setCurrentRow(1)
    page.show_view(replace(view, skipped=(other,)))
    assert page.chosen_missed == other
    page.show_view(replace(view, skipped=(third, other)))
    assert page.chosen_missed == other
    page.show_view(replace(view, skipped=(third,)))
    assert page.chosen_missed == third


def test_a_locked_panel_shows_nobody(doctor):
    panel = doctor.console
    doctor.press(Qt.Key.Key_F1)
    doctor.wait(lambda: panel.view.current is not None)
    name = panel.view.current.name
    doctor.press(Qt.Key.Key_F12)
    assert panel.member is None
    assert name not in " ".join(one.text() for one in panel.findChildren(QLabel))
    assert panel.page.waiting.count() == 0


def test_a_room_without_a_session_says_so(front, qtbot, clerk_at):
    desk = front.window_desk
    panel = RoomPanel(desk, lambda: None, RoomSettings("惠民门诊部", "999", front.zone), front.run.submit)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    doctor = clerk_at(panel)
    doctor.wait(panel.sign_in.pin.hasFocus)
    doctor.sign_in()
    doctor.wait(lambda: panel.header.who.text() == WORDS("room-no-session"))
    doctor.press(Qt.Key.Key_F1)
    assert panel.view is None
    panel.close()
    front.run.submit(lambda: None).result()


def test_a_call_from_the_room_stands_on_the_board_and_is_said_once(doctor, board, qtbot):
    shown, heard, callers = board
    doctor.console.activateWindow()
    doctor.console.page.next.setFocus()
    doctor.press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
    number = call_from(doctor.console)
    assert heard.phrases == [Phrase("voice-called", (("number", number), ("room", "203")))]
    shown.show_calls(shown.shown)
    callers.go_on()
    assert len(heard.phrases) == 1


def test_calling_again_says_it_again(doctor, board, qtbot):
    _shown, heard, callers = board
    doctor.console.activateWindow()
    doctor.console.page.next.setFocus()
    doctor.press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(heard.phrases) == 1)
    callers.go_on()
    doctor.wait(lambda: doctor.console.view.current is not None)
    doctor.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(heard.phrases) == 2)
    assert heard.phrases[0] == heard.phrases[1]


def test_two_calls_at_once_are_said_one_after_the_other(qtbot):
    heard = Heard()
    callers = Callers(heard, "zh_CN")
    callers.look([])
    callers.look([made_up("b", "16"), made_up("a", "15")])
    assert [dict(one.arguments)["number"] for one in heard.phrases] == ["15"]
    callers.go_on()
    assert [dict(one.arguments)["number"] for one in heard.phrases] == ["15", "16"]


def test_what_was_called_before_the_board_began_is_shown_and_not_said():
    heard = Heard()
    Callers(heard, "zh_CN").look([made_up("a", "15")])
    assert heard.phrases == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_is_said_without_the_name_and_in_pieces(language):
    said = "".join(piece.text for piece in pieces_of(phrase_of(made_up("a", "15")), language))
    assert "王" not in said
    walk_in = phrase_of(made_up("a", "候补 K2-03"))
    assert dict(walk_in.arguments)["number"] == "K2-03"
    assert pieces_of(walk_in, language)


def test_no_name_on_the_board_is_whole(doctor, board, qtbot):
    shown, _, _ = board
    doctor.console.activateWindow()
    doctor.console.page.next.setFocus()
    doctor.press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
    doctor.wait(lambda: doctor.console.view.current is not None)
    shown.grab()
    assert doctor.console.view.current.name not in " ".join(shown.drawn)
    assert mask_name(doctor.console.view.current.name) in shown.drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_words_fit_the_board_in_large_type(front, qtbot, language):
    desk = front.window_desk
    source = BoardSource(desk.data_version, desk.queue.board)
    clinic = "惠民市东关街道社区卫生服务中心第二门诊部"
    board = Board(source, front.run.submit, Callers(Heard(), language), BoardSettings(clinic, front.zone, language))
    qtbot.addWidget(board)
    board.resize(1920, 1080)
    long = replace(
        made_up("a", "候补 K12-103"),
        name="阿*甫",
        department="高血压糖尿病慢性病复查拿药门诊",
        room="门诊楼东侧 1203 诊室",
        upcoming=("候补 K12-104", "候补 K12-105", "117"),
    )
    board.show_calls([replace(long, call_id=f"c{at}", session_id=f"s{at}") for at in range(LINES + 2)])
    assert not board.grab().toImage().isNull()
    smallest = QFontMetricsF(font(28, Weight.BOLD))
    room_for_line = 1920 * 0.225
    assert smallest.horizontalAdvance(long.department) <= room_for_line
    assert all(smallest.horizontalAdvance(text) <= 1920 * 0.62 for text in board.drawn)
    longest = QFontMetricsF(font(SMALLEST, Weight.BOLD)).horizontalAdvance("院" * 120)
    assert longest <= 1920 - 360


def test_an_empty_board_asks_people_to_sit_down(board):
    shown, _, _ = board
    picture = shown.grab().toImage()
    assert isinstance(picture, QImage)
    assert WORDS("board-nobody") in shown.drawn


def test_the_lists_of_the_panel_have_names(doctor):
    assert all(one.accessibleName() for one in doctor.console.findChildren(QListWidget))


def made_up(call_id: str, number: str) -> BoardCall:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    return BoardCall(call_id, "s1", number, "王*芳", "内科", "李敏", "203 诊室", "2", at, ("17", "18"))
