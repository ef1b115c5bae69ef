"""Random touches on the real screens, with cards, codes, dying devices and a slow desk between them.

The short form lasts some seconds; KIOSK_TAP_MINUTES=10 taps for ten minutes, and tells its seed when it ends badly.
"""

from __future__ import annotations

import os
import time

import pytest
from PySide6.QtTest import QTest

from busy_morning import BusyMorning
from kiosk.journey.events import Touch
from kiosk.journey.model import Welcome
from ui.geometry import PanelSettings
from ui.senior.window import SeniorWindow
from ui.widgets.tap_law import TapLaw
from unsteady_desk import PEOPLE

MINUTES = float(os.environ.get("KIOSK_TAP_MINUTES", "0"))
SITTINGS, HAPPENINGS = 24, 60
pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.timeout(max(120, MINUTES * 60 + 120))]


@pytest.fixture(scope="module")
def finger():
    return QTest.createTouchDevice()


def sittings():
    """Count them; in the long form as many as the minutes hold."""
    end, seed = time.monotonic() + MINUTES * 60, 0
    while seed < SITTINGS or time.monotonic() < end:
        yield seed
        seed += 1


def test_whatever_fingers_do_nothing_breaks_nobody_is_shown_and_everybody_gets_out(qtbot, hand_clock, finger, mishaps):
    window = SeniorWindow(PanelSettings(), TapLaw(hand_clock))
    qtbot.addWidget(window)
    window.resize(540, 960)
    window.show()
    morning = BusyMorning(window, hand_clock, finger, 0)
    seen: set[str] = set()
    for seed in sittings():
        morning.chance.seed(seed)
        for _ in range(HAPPENINGS):
            morning.happen()
            seen.add(type(morning.model.screen).__name__)
            why = (seed, list(morning.log))
            assert mishaps == [], why
            assert morning.strangers() == [], why
            assert morning.sent_by_targets() & {Touch.HELP, Touch.HAND_BACK}, why
            assert Touch.BACK in morning.sent_by_targets(), why
        morning.go_home()
        why = (seed, list(morning.log))
        assert isinstance(morning.model.screen, Welcome), why
        assert morning.model.back == (), why
        assert (morning.model.staff, morning.model.help, morning.model.language) == (None, None, "zh_CN"), why
        words = " ".join(morning.words())
        assert [mark for one in PEOPLE for mark in one.marks if mark in words] == [], why
    assert {"Welcome", "Keypad", "Confirm", "Choose", "Done", "TemporaryNumber", "Sorry"} <= seen
