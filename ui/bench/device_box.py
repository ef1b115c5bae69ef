"""One device on the bench: what it does in plain words, what can be done with it, and what can go wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from kiosk.texts import Texts

FAULT_COLUMNS = 2
FAULT_COLUMNS_BELOW_ANOTHER = 3


class DeviceBox(QFrame):
    """A titled box; `asked` carries what the device should do and its arguments."""

    asked = Signal(str, str, object)

    def __init__(self, device: str, faults: Sequence[str], words: Texts, columns: int = FAULT_COLUMNS) -> None:
        super().__init__()
        self.device = device
        self._words = words
        self.setObjectName("device")
        # All columns stay equally wide, whatever they say.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(16, 12, 16, 14)
        self.layout_.setSpacing(10)
        title = QLabel(words(f"bench-{device}"))
        title.setObjectName("title")
        self.state = QLabel(words("bench-state-unknown"))
        self.state.setObjectName("state")
        self.state.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.layout_.addWidget(title)
        self.layout_.addWidget(self.state)
        self.layout_.addLayout(self.body, 1)
        self._fault_buttons: dict[str, QPushButton] = {}
        self.layout_.addLayout(self._faults(faults, columns))

    def show_state(self, answer: Mapping[str, object]) -> None:
        """Say how the device is."""
        fault = str(answer.get("fault") or "none")
        for name, button in self._fault_buttons.items():
            button.setChecked(name == fault)
        self.state.setText(
            self._words(f"bench-fault-{fault.replace('_', '-')}-is") if fault != "none" else self._well(answer)
        )

    def show_gone(self) -> None:
        """Say that the simulator itself is gone."""
        self.state.setText(self._words("bench-state-gone"))

    def _well(self, answer: Mapping[str, object]) -> str:
        if "card" in answer:
            return self._words("bench-state-card" if answer["card"] else "bench-state-no-card")
        if "pages" in answer:
            return self._words("bench-state-pages", pages=str(answer["pages"]))
        if "measured" in answer:
            return self._words("bench-state-measured", measured=str(answer["measured"]))
        return self._words("bench-state-shown", shown=str(answer.get("shown", 0)))

    def _faults(self, faults: Sequence[str], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, fault in enumerate((*faults, "none")):
            button = QPushButton(self._words(f"bench-fault-{fault.replace('_', '-')}"))
            button.setObjectName("mend" if fault == "none" else "fault")
            button.setProperty("fault", fault)
            button.setCheckable(fault != "none")
            button.clicked.connect(self._fault_clicked)
            grid.addWidget(button, place // columns, place % columns)
            if fault != "none":
                self._fault_buttons[fault] = button
        return grid

    def _fault_clicked(self) -> None:
        fault = str(self.sender().property("fault"))
        self.asked.emit(self.device, "fault", {"fault": fault})
