"""The console's keys, in one table: what each is, where it stands on the keyboard, and which act it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kiosk.domain.staff import Act


class Command(StrEnum):
    """What staff can ask for with one key. The words are in the catalogue under `window-do-<value>`."""

    ANSWER = "answer"
    ESCORT = "escort"
    REGISTER = "register"
    CANCEL = "cancel"
    STICKER = "sticker"
    NEW_STICKER = "new-sticker"
    CARD = "card"
    TICKET = "ticket"
    GUIDANCE = "guidance"
    WIFI = "wifi"
    EDIT = "edit"
    NUMBER = "number"
    BENEFITS = "benefits"
    NEW_PERSON = "new-person"
    LOCK = "lock"
    CAME_OUT = "came-out"
    DID_NOT = "did-not"
    VITALS = "vitals"
    VITALS_BACK = "vitals-back"
    SOCIAL_SECURITY_BACK = "social-security-back"
    SESSIONS = "sessions"
    QUEUE = "queue"
    STAFF = "staff"
    AUDIT = "audit"
    LINK = "link"
    DEVICES = "devices"


@dataclass(frozen=True)
class Binding:
    """A key and what it takes to be allowed."""

    key: Qt.Key
    shift: bool
    act: Act | None
    ctrl: bool = False

    @property
    def cap(self) -> str:
        """The key as it stands on the button."""
        cap = cap_of(self.key, shift=self.shift)
        return f"Ctrl {cap}" if self.ctrl else cap


def cap_of(key: Qt.Key, *, shift: bool = False) -> str:
    """Return a key as it stands on a button: F2, ⇧F3, Enter."""
    is_numbered = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12
    name = f"F{key.value - Qt.Key.Key_F1.value + 1}" if is_numbered else _NAMES[key]
    return f"⇧{name}" if shift else name


_NAMES = {
    Qt.Key.Key_0: "0",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Insert: "Ins",
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
}


BINDINGS: dict[Command, Binding] = {
    Command.ANSWER: Binding(Qt.Key.Key_F1, False, Act.HELP),
    Command.ESCORT: Binding(Qt.Key.Key_F1, True, Act.HELP),
    Command.REGISTER: Binding(Qt.Key.Key_F2, False, Act.REGISTER),
    Command.CANCEL: Binding(Qt.Key.Key_F2, True, Act.REGISTER),
    Command.STICKER: Binding(Qt.Key.Key_F3, False, Act.PRINT),
    Command.NEW_STICKER: Binding(Qt.Key.Key_F3, True, Act.PRINT),
    Command.CARD: Binding(Qt.Key.Key_F4, False, Act.PRINT),
    Command.TICKET: Binding(Qt.Key.Key_F5, False, Act.PRINT),
    Command.GUIDANCE: Binding(Qt.Key.Key_F6, False, Act.PRINT),
    Command.WIFI: Binding(Qt.Key.Key_F7, False, Act.PRINT),
    Command.EDIT: Binding(Qt.Key.Key_F8, False, Act.EDIT_PEOPLE),
    Command.NUMBER: Binding(Qt.Key.Key_F9, False, Act.SEE_NUMBER),
    Command.BENEFITS: Binding(Qt.Key.Key_F10, False, Act.EDIT_PEOPLE),
    Command.NEW_PERSON: Binding(Qt.Key.Key_F11, False, Act.REGISTER),
    Command.LOCK: Binding(Qt.Key.Key_F12, False, None),
    Command.CAME_OUT: Binding(Qt.Key.Key_F7, True, Act.PRINT),
    Command.DID_NOT: Binding(Qt.Key.Key_F8, True, Act.PRINT),
    Command.VITALS: Binding(Qt.Key.Key_F4, True, Act.REGISTER),
    Command.VITALS_BACK: Binding(Qt.Key.Key_F6, True, Act.REGISTER),
    Command.SOCIAL_SECURITY_BACK: Binding(Qt.Key.Key_F9, False, Act.REGISTER, ctrl=True),
    Command.SESSIONS: Binding(Qt.Key.Key_F9, True, Act.REGISTER),
    Command.QUEUE: Binding(Qt.Key.Key_F5, True, Act.CALL),
    Command.STAFF: Binding(Qt.Key.Key_F11, True, Act.MANAGE_STAFF),
    Command.AUDIT: Binding(Qt.Key.Key_F12, True, Act.READ_AUDIT),
    Command.LINK: Binding(Qt.Key.Key_F10, True, Act.EDIT_PEOPLE),
    Command.DEVICES: Binding(Qt.Key.Key_0, False, Act.HELP, ctrl=True),
}
PLACES = (Command.QUEUE, Command.SESSIONS, Command.STAFF, Command.AUDIT, Command.DEVICES)
"""The places beside the counter, in the order of their buttons in the header."""
_BY_KEY = {(binding.key, binding.shift, binding.ctrl): command for command, binding in BINDINGS.items()}


def command_of(event: QKeyEvent) -> Command | None:
    """Return what a key asks for; a key held down asks once."""
    if event.isAutoRepeat():
        return None
    held = event.modifiers()
    shift, ctrl = (bool(held & one) for one in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier))
    return _BY_KEY.get((Qt.Key(event.key()), shift, ctrl))
