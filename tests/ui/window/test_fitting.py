"""The console stands whole on whatever screen there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from kiosk.texts import LANGUAGES
from ui.room.panel import RoomPanel, RoomSettings
from ui.window.console import SMALLEST
from ui.window.fitting import FITTED, SCALE, TITLE_BAR, environment_that_fits, show_beside, show_filling


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080), (1536, 864)])
def test_on_a_screen_that_is_large_enough_nothing_is_set(screen):
    assert environment_that_fits(QSize(*screen), SMALLEST, {}) == {}


@pytest.mark.parametrize(("screen", "before"), [((1280, 720), {SCALE: "1.5"}), ((1280, 720), {}), ((960, 540), {})])
def test_what_the_system_enlarges_too_much_is_drawn_as_large_as_fits(screen, before):
    after = environment_that_fits(QSize(*screen), SMALLEST, before)
    smaller = float(after[SCALE]) / float(before.get(SCALE, "1"))
    room = screen[0] / smaller, screen[1] / smaller
    assert all(has >= needs for has, needs in zip(room, SMALLEST, strict=True))
    assert room[0] < SMALLEST[0] * 1.05


def test_a_scale_that_is_no_number_counts_as_none_and_the_program_begins_again_once():
    after = environment_that_fits(QSize(1280, 720), SMALLEST, {SCALE: "large"})
    assert after[SCALE] == "0.9300"
    assert environment_that_fits(QSize(1280, 720), SMALLEST, after) == {}
    assert FITTED in after


class Screen:
    def __init__(self, height: int, width: int = 1366) -> None:
        self._room = QRect(0, 0, width, height)

    def availableGeometry(self) -> QRect:  # noqa: N802
        return self._room

    def availableSize(self) -> QSize:  # noqa: N802
        return self._room.size()


@pytest.mark.parametrize(("height", "covers"), [(900, False), (768, True), (728, True)])
def test_where_task_bar_or_title_bar_leave_too_little_room_the_console_stands_without_them(qtbot, height, covers):
    console = QWidget()
    qtbot.addWidget(console)
    console.setMinimumSize(*SMALLEST)
    show_filling(console, Screen(height))
    assert bool(console.windowState() & Qt.WindowState.WindowFullScreen) is covers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doctors_panel_stands_whole_on_800_x_600(front, qtbot, language):
    settings = RoomSettings("惠民门诊部", "203", front.zone, language)
    panel = RoomPanel(front.window_desk, lambda: None, settings, front.run.submit)
    qtbot.addWidget(panel)
    show_beside(panel, Screen(600, 800))
    assert panel.width() <= 800
    assert panel.height() + TITLE_BAR <= 600
    assert panel.layout().totalMinimumSize() == panel.layout().totalMinimumSize().boundedTo(panel.minimumSize())
    panel.close()
    front.run.submit(lambda: None).result()
