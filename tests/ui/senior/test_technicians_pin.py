"""A kiosk is left only with the technician's PIN, typed with keys or a finger, in the panel's large type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.geometry import PanelSettings
from ui.senior.leave import LeaveDialog
from ui.senior.window import SeniorWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def kiosk_window(qtbot):
    window = SeniorWindow(PanelSettings())
    window.show_kiosk(lambda pin: pin == "246810")
    yield window
    for dialog in window.findChildren(LeaveDialog):
        dialog.reject()
    window._may_close = True
    window.close()
    window.deleteLater()


def pin_dialog(window) -> LeaveDialog:
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return window.findChildren(LeaveDialog)[-1]


def test_a_kiosk_does_not_close_without_the_pin(kiosk_window):
    assert not kiosk_window.close()
    assert kiosk_window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_a_wrong_pin_leaves_the_kiosk_running(kiosk_window):
    dialog = pin_dialog(kiosk_window)
    QTest.keyClicks(dialog.pin, "000000")
    QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    assert kiosk_window.isVisible()
    assert dialog.pin.text() == ""


def test_the_technicians_pin_closes_the_kiosk(qtbot, kiosk_window):
    dialog = pin_dialog(kiosk_window)
    QTest.keyClicks(dialog.pin, "246810")
    QTest.keyClick(dialog.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not kiosk_window.isVisible())
    assert not kiosk_window.isVisible()


def pin_key(dialog: LeaveDialog, label: str) -> QPushButton:
    return next(key for key in dialog.findChildren(QPushButton) if key.text() == label)


def test_the_technicians_pin_is_typed_with_a_finger_too(qtbot, kiosk_window):
    dialog = pin_dialog(kiosk_window)
    for label in ("2", "4", "6", "8", "1", "1", "改", "0", "好了"):
        QTest.mouseClick(pin_key(dialog, label), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not kiosk_window.isVisible())
    assert not kiosk_window.isVisible()


@pytest.mark.parametrize("way", ["返回", "Escape"])
def test_the_pin_is_left_with_a_finger_or_a_key(kiosk_window, way):
    dialog = pin_dialog(kiosk_window)
    if way == "Escape":
        QTest.keyClick(dialog.pin, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(pin_key(dialog, way), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert kiosk_window.isVisible()


def test_the_pins_words_and_keys_are_as_large_as_the_panels(kiosk_window):
    dialog, scale = pin_dialog(kiosk_window), kiosk_window.panel.scale
    dialog.ensurePolished()
    sizes = {widget.fontInfo().pixelSize() for widget in (dialog.question, dialog.pin, pin_key(dialog, "5"))}
    assert min(sizes) >= 52 * scale - 1
    assert pin_key(dialog, "5").minimumHeight() >= 25 / 25.4 * 92.56 * scale


def test_a_question_that_nobody_answers_leaves_the_kiosk_to_the_next_person(qtbot, kiosk_window):
    dialog = pin_dialog(kiosk_window)
    gone = []
    dialog.rejected.connect(lambda: gone.append(True))
    dialog._unused.setInterval(20)
    qtbot.waitUntil(lambda: bool(gone))
    assert kiosk_window.isVisible()
