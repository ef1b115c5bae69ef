"""Law 17 without a stopwatch: a press is painted in its own turn; whoever waits sees and hears that it goes on."""

from __future__ import annotations

import pytest
from benchmarks.tap_steps import GOALS_MS, measure_steps
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest

from kiosk.journey.effects import Say, SetTimer
from kiosk.journey.events import Timer, TimerFired
from kiosk.journey.model import Model, Takeover
from kiosk.journey.speech import PROGRESS
from kiosk.journey.update import update
from law_17_report import WHAT, steps
from screen_measures import walked
from touching_hand import Hand
from ui.page import Sent
from ui.senior.shown import Working, shown
from ui.senior.window import PATIENCE_MS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Painted(QObject):
    """Writes down what a widget is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.types: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.types.append(event.type())
        return False


@pytest.fixture(scope="module")
def finger():
    return QTest.createTouchDevice()


@pytest.fixture
def hand(senior_window, hand_clock, finger) -> Hand:
    return Hand(senior_window, hand_clock, finger)


@pytest.fixture
def states(qapp) -> dict[str, Model]:
    return walked(worst=False)


def test_the_pressed_look_is_painted_by_the_press_itself(hand, states):
    wrong, seen = [], set()
    for name, model in states.items():
        for button in hand.show(model):
            if button.target in seen:
                continue
            seen.add(button.target)
            hand.window.grab()
            painted = Painted()
            button.installEventFilter(painted)
            hand.press(button)
            touched, drawn = painted.types.index(QEvent.Type.TouchBegin), QEvent.Type.Paint in painted.types
            if not drawn or painted.types.index(QEvent.Type.Paint) < touched or not button.looks_pressed:
                wrong.append((name, button.target.label))
            button.removeEventFilter(painted)
            hand.lift(button)
            hand.told()
    assert wrong == []


def taps_that_wait(states: dict[str, Model]) -> list[tuple[str, Sent, Model, tuple[object, ...]]]:
    """Every tap on every screen after which the desk is asked, with what follows from it."""
    from screen_measures import PANELS  # noqa: PLC0415
    from ui.senior.pages import page_of  # noqa: PLC0415

    found = []
    for name, model in states.items():
        if model.waiting is not None or isinstance(model.staff, Takeover):
            continue
        for target in page_of(model, PANELS["23.8 inch"].canvas).targets:
            after, effects = update(model, target.sent)
            if after.waiting is not None:
                found.append((name, target.sent, after, effects))
    return found


def test_every_tap_after_which_somebody_waits_is_told_of_after_a_second(states):
    taps = taps_that_wait(states)
    assert len({after.waiting for _, _, after, _ in taps}) >= 5
    for name, sent, after, effects in taps:
        assert SetTimer(Timer.PROGRESS, 1.0) in effects, (name, sent)
        assert Say((PROGRESS,)) in update(after, TimerFired(Timer.PROGRESS))[1], (name, sent)


def test_every_tap_after_which_somebody_waits_is_shown_after_half_a_second(senior_window, states):
    assert PATIENCE_MS <= 500
    for name, sent, after, _ in taps_that_wait(states):
        senior_window.render(states[name])
        senior_window.render(after)
        assert senior_window._timer.isActive(), (name, sent)
        assert senior_window._timer.interval() <= PATIENCE_MS, (name, sent)
        before = senior_window.panel.page
        senior_window._still_waiting()
        assert isinstance(shown(after, 1), Working), (name, sent)
        assert senior_window.panel.page != before, (name, sent)


def test_the_page_of_the_law_measures_every_tap_of_every_journey(qapp):
    found = measure_steps(steps(), rounds=1)
    assert {name[0] for name in found} == set("ABCDEFH")
    assert all(len(figures) == 2 * len(WHAT) for figures in found.values())
    assert all(figure.value >= 0 for figures in found.values() for figure in figures)
    assert set(WHAT) == set(GOALS_MS)
