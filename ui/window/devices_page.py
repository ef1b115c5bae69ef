"""Every device of the machine: how it is in plain words and what to do, when it was last heard of, what waits for it.

Which line each hangs on stands there only for who looks after machines. Asks nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.domain.floor import PrintJobView
from kiosk.domain.machine_devices import DeviceKind, DeviceView
from kiosk.domain.print_job import PrintState
from kiosk.ports import LinkState, PrinterCondition
from kiosk.texts import Texts
from ui.theme import Colour
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import Icon, card, empty, label, row
from ui.window.words import device_called, joined, link_phrase, paper_kind, whose_paper

NO_PRINTER = "no-printer"
"""The row of paper that waits for staff, because no printer was there for it."""
_FINE = frozenset({LinkState.CONNECTED.value, PrinterCondition.READY.value, PrinterCondition.BUSY.value})


class DevicesPage(PlacePage):
    """The table, below it the chosen device in full, and paper of which nobody knows whether it came out.

    Paper that no printer prints has a row of its own, so that it can be sent to one.
    """

    def __init__(self, zone: ZoneInfo, words: Texts) -> None:
        super().__init__(words("devices-title"), words)
        self._zone = zone
        self._shown: tuple[DeviceView, ...] = ()
        self.unknown: PrintJobView | None = None
        self.table = Table(words("devices-title"), _columns(words))
        self.table.moved.connect(self._show_chosen)
        self.name, self.state, self.line = label("", "large"), label("", "bold"), label("")
        self.question, self.about = label("", "large"), label("")
        self._sign = row()
        self._lay_out()

    @property
    def chosen(self) -> DeviceView | None:
        """The device that is chosen."""
        return next((one for one in self._shown if one.id == self.table.chosen), None)

    @property
    def stranded_chosen(self) -> bool:
        """Whether the row of paper that no printer prints is chosen."""
        return self.table.chosen == NO_PRINTER

    def show_devices(self, devices: Sequence[DeviceView], jobs: Sequence[PrintJobView]) -> None:
        """Show the devices, and ask about the first paper of which nobody knows."""
        self._shown = tuple(devices)
        stranded = [job for job in jobs if job.printer is None and job.state is PrintState.QUEUED]
        lines = [self._line(one) for one in self._shown]
        self.table.show_rows([*lines, self._stranded(len(stranded))] if stranded else lines)
        self._show_chosen()
        self.unknown = next((job for job in jobs if job.state is PrintState.UNKNOWN), None)
        self._ask.setVisible(self.unknown is not None)
        if self.unknown is not None:
            self._show_question(self.unknown)

    def come_back(self) -> None:
        """Have the keyboard again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.show_devices((), ())
        self.table.forget()

    def _lay_out(self) -> None:
        chosen, column = card()
        head = row(spacing=12)
        head.addLayout(self._sign)
        head.addWidget(self.name, 1)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.line)
        self._ask, asked = card("amber")
        asked.addWidget(self.question)
        asked.addWidget(self.about)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(chosen)
        self.body.addWidget(self._ask)
        self._ask.hide()

    def _line(self, one: DeviceView) -> Row:
        left = "" if one.labels_left is None else str(one.labels_left)
        cells = (
            device_name(one, self.words),
            one.desk_name,
            state_words(one, self.words),
            self._when(one.seen_at),
            left,
            str(one.waiting) if one.waiting else "",
        )
        return Row(one.id, cells)

    def _stranded(self, count: int) -> Row:
        name, why = self.words("devices-stranded"), self.words("devices-stranded-do")
        return Row(NO_PRINTER, (name, "", why, "", "", str(count)))

    def _when(self, moment: datetime | None) -> str:
        return "" if moment is None else f"{moment.astimezone(self._zone):%m-%d %H:%M}"

    def _show_chosen(self) -> None:
        one = self.chosen
        empty(self._sign)
        self.name.setText("" if one is None else joined(device_name(one, self.words), one.desk_name))
        self.state.setText("" if one is None else state_words(one, self.words))
        self.line.setText("" if one is None else joined(one.url, one.model))
        self.line.setVisible(one is not None and one.url is not None)
        if self.stranded_chosen:
            self.name.setText(self.words("devices-stranded"))
            self.state.setText(self.words("devices-stranded-do"))
            self._sign.addWidget(Icon("warning", 30, Colour.MAROON))
        elif one is not None:
            fine = one.running and one.state in _FINE
            self._sign.addWidget(Icon("check" if fine else "warning", 30, Colour.PINE if fine else Colour.MAROON))

    def _show_question(self, job: PrintJobView) -> None:
        self.question.setText(self.words("window-came-out", paper=paper_kind(job, self.words)))
        self.about.setText(joined(whose_paper(job, self.words), device_called(job.printer or "", self.words)))


def device_name(one: DeviceView, words: Texts) -> str:
    """Return what a device is called: 读卡器, 贴纸打印机, or its own name in the settings."""
    return device_called(one.device, words)


def state_words(one: DeviceView, words: Texts) -> str:
    """Return how a device is, and what to do."""
    if not one.running:
        return words("devices-not-running", desk=one.desk_name)
    if one.state is None:
        return words("device-page-unknown")
    if one.kind is DeviceKind.PRINTER and one.state not in set(LinkState):
        return words(f"device-condition-{one.state.replace('_', '-')}")
    return words(link_phrase(LinkState(one.state)))


def _columns(words: Texts) -> tuple[Column, ...]:
    return (
        Column(words("devices-column-device"), 210, bold=True),
        Column(words("devices-column-desk"), 180),
        Column(words("devices-column-state")),
        Column(words("devices-column-seen"), 150, right=True),
        Column(words("devices-column-left"), 110, right=True, bold=True),
        Column(words("devices-column-waiting"), 90, right=True, bold=True),
    )
