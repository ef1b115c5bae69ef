"""A morning at the window, worked with the keyboard alone, on the real encrypted store."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.texts import texts

WORDS = texts("zh_CN")
ENTER = Qt.Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_known_person_is_registered_in_four_keys_once_the_card_is_laid(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F2)
    person = clerk.console.flow.person
    clerk.wait(lambda: person.choosing)
    clerk.press(Qt.Key.Key_2, ENTER)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    assert clerk.pressed <= 4
    assert len(clerk.console.flow.counter.subject.today) == 1
    assert "号" in clerk.said
