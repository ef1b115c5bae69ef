"""What a key of a keypad means: telephone keypads (0-9 * #), USB number blocks with or without Num Lock, keyboards.

Where figures are typed, a figure is a figure; everywhere * goes on and # or Enter chooses. docs/voice.md tells people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

Key = Qt.Key


class Do(Enum):
    """What somebody wants who uses keys."""

    ON = auto()
    BACK = auto()
    CHOOSE = auto()
    HELP = auto()
    REPEAT = auto()
    CURTAIN = auto()
    ERASE = auto()


@dataclass(frozen=True)
class Type:
    """A figure, or X."""

    key: str


STEERING = {"2": Do.BACK, "8": Do.ON, "5": Do.CHOOSE, "0": Do.HELP, "1": Do.REPEAT, "9": Do.CURTAIN}
"""As on a telephone, where 2 lies above 5 and 8 below it."""

EVERYWHERE = {
    Key.Key_Asterisk: Do.ON,
    Key.Key_Plus: Do.ON,
    Key.Key_Minus: Do.BACK,
    Key.Key_NumberSign: Do.CHOOSE,
    Key.Key_Return: Do.CHOOSE,
    Key.Key_Enter: Do.CHOOSE,
    Key.Key_Slash: Do.CURTAIN,
    Key.Key_Period: Do.REPEAT,
    Key.Key_Comma: Do.REPEAT,
    Key.Key_Backspace: Do.ERASE,
    Key.Key_Down: Do.ON,
    Key.Key_Right: Do.ON,
    Key.Key_Tab: Do.ON,
    Key.Key_Up: Do.BACK,
    Key.Key_Left: Do.BACK,
    Key.Key_Backtab: Do.BACK,
}
WITHOUT_NUM_LOCK = {
    Key.Key_Insert: "0",
    Key.Key_End: "1",
    Key.Key_Down: "2",
    Key.Key_PageDown: "3",
    Key.Key_Left: "4",
    Key.Key_Clear: "5",
    Key.Key_Right: "6",
    Key.Key_Home: "7",
    Key.Key_Up: "8",
    Key.Key_PageUp: "9",
}
"""What a number block sends instead of figures while its Num Lock is off."""


def meaning(key: Key, *, block: bool, typing: bool) -> Do | Type | None:
    """Return what a key means; None for keys that mean nothing here. `block`: it lies on a number block."""
    figure = WITHOUT_NUM_LOCK.get(key, "") if block else ""
    if Key.Key_0 <= key <= Key.Key_9:
        figure = str(int(key) - int(Key.Key_0))
    if figure:
        return Type(figure) if typing else STEERING.get(figure)
    if block and key == Key.Key_Delete:
        return Do.REPEAT
    if typing and key == Key.Key_X:
        return Type("X")
    return EVERYWHERE.get(key)
