"""The bench's window: the devices side by side, lamp and ringing below."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from kiosk.ports import SimulatorControl
from kiosk.texts import texts
from ui.bench.device_box import FAULT_COLUMNS, FAULT_COLUMNS_BELOW_ANOTHER, DeviceBox
from ui.bench.device_page import DevicePage
from ui.bench.hand import Hand, ReadCode
from ui.bench.paper_view import PaperView
from ui.bench.style import STYLE
from ui.bench.things import FAULTS, LABEL_PRINTER, MONITOR, PRINTERS, READER, SCANNER, BenchCard, BenchCode
from ui.theme import Weight, font

TEXT = 17


class BenchWindow(QWidget):
    """`controls` by device name; `read_code` reads the code on a printed page, or gives None.

    `printers` are the names by which the kiosk tells of its printers on the device page.
    """

    def __init__(  # noqa: PLR0913  # the demo hands over each
        self,
        controls: Mapping[str, SimulatorControl],
        cards: Sequence[BenchCard],
        codes: Sequence[BenchCode],
        read_code: ReadCode,
        *,
        language: str = "zh_CN",
        printers: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._words = texts(language)
        self._cards, self._codes = cards, codes
        self.hand = Hand(controls, read_code)
        self.hand.state_came.connect(self._state_came)
        self.hand.gone.connect(self._gone)
        self.hand.page_came.connect(self._page_came)
        self.hand.code_missing.connect(self._code_missing)
        self.device_page = DevicePage(printers, self._words)
        self.boxes = {device: self._box(device) for device in FAULTS}
        self.papers = {device: PaperView(self._words) for device in PRINTERS}
        self.setWindowTitle(self._words("bench-title"))
        self.setFont(font(TEXT, Weight.MEDIUM))
        self.setStyleSheet(STYLE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("bench")
        self._lay_out()
        self.resize(1320, 760)
        self.cards.setFocus()
        self.hand.start()

    def show_lamp(self, on: bool) -> None:
        """Show the lamp over the kiosk."""
        self._mark(self.lamp, "bench-lamp-on" if on else "bench-lamp-off", on=on)

    def show_ringing(self, on: bool) -> None:
        """Show whether staff are being called."""
        self._mark(self.ringing, "bench-ringing" if on else "bench-quiet", on=on)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Take the hand away."""
        self.hand.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for device, box in self.boxes.items():
            box.asked.connect(self.hand.do)
            if device in self.papers:
                box.body.addWidget(self.papers[device], 1)
        self.cards = _listed(tuple(card.title for card in self._cards), self.boxes[READER])
        self._buttons(READER, (("bench-lay", self._lay), ("bench-lift", self._lift)))
        self.codes = _listed(tuple(code.title for code in self._codes), self.boxes[SCANNER])
        self._buttons(SCANNER, (("bench-show", self._show_code), ("bench-show-sticker", self._show_sticker)))
        self.measure = self._buttons(MONITOR, (("bench-measure", self._measure),))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._columns(), 1)
        layout.addWidget(self.device_page)
        layout.addLayout(self._signs())

    def _box(self, device: str) -> DeviceBox:
        columns = FAULT_COLUMNS_BELOW_ANOTHER if device in {SCANNER, MONITOR} else FAULT_COLUMNS
        return DeviceBox(device, FAULTS[device], self._words, columns)

    def _columns(self) -> QHBoxLayout:
        """Lay the boxes side by side, all as wide as the widest; the monitor stands below the scanner."""
        row = QHBoxLayout()
        row.setSpacing(14)
        widest = max(box.layout_.minimumSize().width() for box in self.boxes.values())
        for device, box in self.boxes.items():
            box.setMinimumWidth(widest)
            if device == MONITOR:
                continue
            column = QVBoxLayout()
            column.setSpacing(14)
            column.addWidget(box, 1)
            if device == SCANNER:
                column.addWidget(self.boxes[MONITOR])
            row.addLayout(column, 1)
        return row

    def _signs(self) -> QHBoxLayout:
        self.lamp, self.ringing, self.said = QLabel(), QLabel(), QLabel(self._words("bench-all-made-up"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for sign in (self.lamp, self.ringing):
            sign.setObjectName("sign")
            row.addWidget(sign)
        row.addWidget(self.said, 1)
        self.show_lamp(False)
        self.show_ringing(False)
        return row

    def _buttons(self, device: str, wanted: Sequence[tuple[str, Callable[[], None]]]) -> QPushButton:
        """Add buttons to a device's box and return the last one."""
        column = QVBoxLayout()
        for phrase, slot in wanted:
            button = QPushButton(self._words(phrase))
            button.setObjectName("act")
            button.clicked.connect(slot)
            column.addWidget(button)
        self.boxes[device].body.addLayout(column)
        return button

    def _mark(self, sign: QLabel, phrase: str, *, on: bool) -> None:
        sign.setText(self._words(phrase))
        sign.setProperty("on", on)
        sign.style().unpolish(sign)
        sign.style().polish(sign)

    @Slot()
    def _measure(self) -> None:
        """Have somebody measured, with made-up values that differ each time."""
        systolic, pulse = random.randint(105, 168), random.randint(58, 96)  # noqa: S311 - no secret
        self.hand.do(MONITOR, "measure", {"systolic": systolic, "diastolic": systolic * 5 // 8, "pulse": pulse})

    @Slot()
    def _lay(self) -> None:
        at = self.cards.currentRow()
        if at >= 0:
            self.hand.do(READER, "lay", self._cards[at].fields)

    @Slot()
    def _lift(self) -> None:
        self.hand.do(READER, "lift")

    @Slot()
    def _show_code(self) -> None:
        at = self.codes.currentRow()
        if at >= 0:
            self.hand.do(SCANNER, "show", {"text": self._codes[at].text})

    @Slot()
    def _show_sticker(self) -> None:
        self.hand.show_sticker(self.papers[LABEL_PRINTER].shown)

    @Slot(str, object)
    def _state_came(self, device: str, answer: Mapping[str, object]) -> None:
        if device in self.boxes:
            self.boxes[device].show_state(answer)

    @Slot(str)
    def _gone(self, device: str) -> None:
        if device in self.boxes:
            self.boxes[device].show_gone()

    @Slot(str, object)
    def _page_came(self, device: str, png: bytes) -> None:
        self.papers[device].add(png)

    @Slot()
    def _code_missing(self) -> None:
        self.said.setText(self._words("bench-no-sticker"))


def _listed(titles: Sequence[str], box: DeviceBox) -> QListWidget:
    made = QListWidget()
    made.addItems(titles)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setCurrentRow(0 if titles else -1)
    box.body.addWidget(made, 1)
    return made
