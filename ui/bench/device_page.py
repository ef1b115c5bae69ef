"""The devices' live states in plain words, with what to do: for the technician, never for a senior.

Shows what it is told and asks nobody. The bench's own: the staff's page (ui.window.devices_page) asks the store.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kiosk.ports import CardFailed, CardFault, CardRead, CodeScanned, LinkChanged, LinkState, PrinterCondition
from kiosk.texts import Texts
from ui.window.words import link_phrase

READER, SCANNER = "card-reader", "scanner"
_WELL = frozenset({PrinterCondition.READY, PrinterCondition.BUSY})


class DevicePage(QFrame):
    """One line a device: a sign, its name, how it is. `printers` are their names in the configuration.

    Other devices (a lamp, a monitor) get theirs when they are first heard of.
    """

    def __init__(self, printers: Sequence[str], words: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("device")
        title = QLabel(words("device-page-title"))
        title.setObjectName("title")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.addWidget(title)
        layout.addLayout(self._grid)
        self._signs: dict[str, QLabel] = {}
        self.states: dict[str, QLabel] = {}
        for name in (READER, SCANNER, *printers):
            self._add_line(name)

    @Slot(object)
    def take(self, event: object) -> None:
        """Take an event of a port; any other event is passed over."""
        match event:
            case LinkChanged(device, state):
                self._say(device, link_phrase(state), well=state is LinkState.CONNECTED)
            case CardRead():
                self._say(READER, "device-page-card-read", well=True)
            case CardFailed(CardFault.READER_FAULT, status):
                self._say(READER, "device-page-reader-fault", well=False, status=f"{status:02X}")
            case CardFailed(_, status):
                self._say(READER, "device-page-card-failed", well=True, status=f"{status:02X}")
            case CodeScanned(data):
                self._say(SCANNER, "device-page-code-read", well=True, length=str(len(data)))
            case _:
                pass

    @Slot(str, object)
    def show_printer(self, printer: str, condition: PrinterCondition) -> None:
        """Say how a printer is."""
        phrase = f"device-condition-{condition.value.replace('_', '-')}"
        self._say(printer, phrase, well=condition in _WELL)

    def _add_line(self, name: str) -> None:
        row = len(self.states)
        known = f"wizard-device-{name}"
        self._signs[name], self.states[name] = QLabel("…"), QLabel(self._words("device-page-unknown"))
        self.states[name].setWordWrap(True)
        called = QLabel(self._words(known) if self._words.has(known) else name)
        for column, label in enumerate((self._signs[name], called, self.states[name])):
            self._grid.addWidget(label, row, column)

    def _say(self, device: str, phrase: str, *, well: bool, **arguments: str) -> None:
        if device not in self.states:
            self._add_line(device)
        self._signs[device].setText("✓" if well else "✗")
        self.states[device].setText(self._words(phrase, **arguments))
