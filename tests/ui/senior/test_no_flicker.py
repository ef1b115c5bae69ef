"""Between two screens there is no third one: what reaches the glass is the one or the other, whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage

from ui.page import Page
from ui.senior.window import SeniorWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMES = ("welcome", "confirm", "choose", "keypad", "done", "idle-warning", "help-coming", "veil", "welcome")


class Glass(QObject):
    """Sees what the platform shows of a window: before each event that the window or its panel gets, and when asked."""

    def __init__(self, window: SeniorWindow) -> None:
        super().__init__()
        self._window = window
        self.frames: list[QImage] = []
        for watched in (window, window.panel):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.look()
        return False

    def look(self) -> None:
        frame = self._window.screen().grabWindow(self._window.winId()).toImage()
        if not self.frames or self.frames[-1] != frame:
            self.frames.append(frame)

    def settle(self) -> None:
        for _ in range(5):
            QCoreApplication.processEvents()
            self.look()


@pytest.fixture
def glass(senior_window) -> Glass:
    senior_window.resize(270, 480)
    made = Glass(senior_window)
    yield made
    for watched in (senior_window, senior_window.panel):
        watched.removeEventFilter(made)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def models(senior_models, request):
    made = senior_models("zh_CN", large=False, worst=False)
    return {
        name: replace(one, settings=replace(one.settings, dark=request.param, hint=False)) for name, one in made.items()
    }


def test_a_change_of_screens_shows_the_old_one_then_the_new_one_and_nothing_between(senior_window, glass, models):
    senior_window.render(models[NAMES[0]])
    glass.settle()
    del glass.frames[:-1]
    for name in NAMES[1:]:
        senior_window.render(models[name])
        glass.settle()
    assert len(glass.frames) == len(NAMES)
    assert all(one != other for one, other in pairwise(glass.frames))


def test_the_glass_would_see_a_bare_screen_between_two(senior_window, glass, models):
    senior_window.render(models["confirm"])
    glass.settle()
    del glass.frames[:-1]
    senior_window.panel.show_page(Page(()))
    glass.settle()
    senior_window.render(models["choose"])
    glass.settle()
    assert len(glass.frames) == 3
