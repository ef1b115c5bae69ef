"""The side: who waits for help and how long, escorts, kiosks, paper to ask about, printers. Acts on nothing itself."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kiosk.domain.floor import HelpCallView, KioskView, PrinterView, PrintJobView
from kiosk.domain.print_job import PrintState
from kiosk.ports import PrinterCondition
from kiosk.texts import Texts
from ui.theme import Colour
from ui.window.commands import BINDINGS, Command
from ui.window.floor_watch import FloorNow
from ui.window.key_button import Dress, KeyButton
from ui.window.widgets import Icon, card, empty, label, row, scrolled
from ui.window.words import called, device_called, joined, paper_kind, seconds, where, whose_paper

WIDTH = 372
MOST_FAILED = 4
"""Papers that are named; the devices' page prints all of them."""
_SIGN, _BESIDE_SIGN = 26, 8
_FINE = frozenset({PrinterCondition.READY.value, PrinterCondition.BUSY.value})


def _standing(floor: FloorNow) -> FloorNow:
    """Return the floor without its running seconds: no button is taken from under a hand for them."""
    return replace(
        floor,
        calls=tuple(replace(call, seconds=0) for call in floor.calls),
        kiosks=tuple(replace(kiosk, seconds_since_beat=None) for kiosk in floor.kiosks),
        jobs=tuple(replace(job, seconds=0) for job in floor.jobs),
        takeover=None,
        readings=(),
    )


class SidePanel(QWidget):
    """`answered` carries a call's id, `takeover_asked` a kiosk's place from 0, `paper_seen` a job and what was seen."""

    answered = Signal(str)
    takeover_asked = Signal(int)
    paper_seen = Signal(str, bool)

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.floor = FloorNow()
        self._looked_at = monotonic()
        self._clocks: list[tuple[QLabel, int]] = []
        self._held: str | None = None
        self._shown_held: str | None = None
        self.setFixedWidth(WIDTH)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 6, 0)
        self._parts.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(self._parts)
        layout.addWidget(self.area)
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._tick)
        self._second.start()

    @property
    def unknown_job(self) -> PrintJobView | None:
        """The paper that is asked about first."""
        return next((job for job in self.floor.jobs if job.state is PrintState.UNKNOWN), None)

    def hold(self, kiosk_id: str | None) -> None:
        """Show a kiosk as this window's."""
        self._held = kiosk_id

    def show_floor(self, floor: FloorNow) -> None:
        """Show the floor as it is now."""
        same = _standing(floor) == _standing(self.floor) and self._shown_held == self._held
        self.floor, self._shown_held = floor, self._held
        self._looked_at = monotonic()
        if same and self._parts.count():
            self._clocks = [(shown, call.seconds) for (shown, _), call in zip(self._clocks, floor.calls, strict=True)]
            self._tick()
            return
        self._clocks = []
        empty(self._parts)
        self._show_calls()
        if (job := self.unknown_job) is not None:
            self._parts.addWidget(self._question(job))
        self._show_failed()
        self._show_kiosks()
        self._show_printers()
        self._parts.addStretch(1)

    def _show_calls(self) -> None:
        title = self._words("window-calls", count=str(len(self.floor.calls)))
        self._parts.addWidget(label(title if self.floor.calls else self._words("window-no-calls"), "title"))
        for at, call in enumerate(self.floor.calls):
            self._parts.addWidget(self._call(call, first=at == 0))

    def _call(self, call: HelpCallView, *, first: bool) -> QFrame:
        frame, column = card("ringing" if call.rings else "card")
        colour = Colour.WHITE if call.rings else Colour.INK
        icon = "directions_walk" if call.reason == "escort" else "back_hand" if call.rings else "support_agent"
        reason = label(self._words(f"help-reason-{call.reason.replace('_', '-')}"), "large")
        head = row(Icon(icon, 30, colour), reason, spacing=10)
        head.setStretch(1, 1)
        column.addLayout(head)
        temporary = self._words("window-temporary", number=call.temporary_number) if call.temporary_number else ""
        number = called(call.registration.number, self._words) if call.registration else ""
        whereabouts = where(call.registration, self._words) if call.registration else ""
        who = joined(call.desk_name, temporary, number, call.name, whereabouts)
        if who:
            column.addWidget(label(who))
        waited = label("", "bold")
        self._clocks.append((waited, call.seconds))
        column.addWidget(waited)
        waited.setText(self._waited(call.seconds))
        if first:
            cap, words = BINDINGS[Command.ANSWER].cap, self._words("window-do-answer")
            button = KeyButton(cap, words, Dress.PLAIN if call.rings else Dress.PRIMARY)
            button.clicked.connect(lambda: self.answered.emit(call.id))
            column.addWidget(button)
        return frame

    def _waited(self, count: int) -> str:
        return self._words("window-waited", time=seconds(count, self._words))

    def _question(self, job: PrintJobView) -> QFrame:
        frame, column = card("amber")
        column.addWidget(label(self._words("window-came-out", paper=paper_kind(job, self._words)), "large"))
        printer = device_called(job.printer or "", self._words)
        column.addWidget(label(joined(whose_paper(job, self._words), printer)))
        for command, came_out in ((Command.CAME_OUT, True), (Command.DID_NOT, False)):
            button = KeyButton(BINDINGS[command].cap, self._words(f"window-do-{command.value}"))
            button.clicked.connect(lambda _=False, came=came_out: self.paper_seen.emit(job.id, came))
            column.addWidget(button)
        return frame

    def _show_failed(self) -> None:
        failed = [job for job in self.floor.jobs if job.state is PrintState.FAILED]
        if not failed:
            return
        frame, column = card()
        head = row(Icon("warning", 26, Colour.MAROON), label(self._words("window-failed"), "bold"), spacing=8)
        head.setStretch(1, 1)
        column.addLayout(head)
        for job in failed[:MOST_FAILED]:
            column.addWidget(label(joined(paper_kind(job, self._words), whose_paper(job, self._words))))
        if len(failed) > MOST_FAILED:
            column.addWidget(label(self._words("window-failed-more", count=str(len(failed) - MOST_FAILED))))
        column.addWidget(label(self._words("window-failed-do", key=BINDINGS[Command.DEVICES].cap)))
        self._parts.addWidget(frame)

    def _show_kiosks(self) -> None:
        self._parts.addWidget(label(self._words("window-kiosks"), "title"))
        for at, kiosk in enumerate(self.floor.kiosks):
            self._parts.addWidget(self._kiosk(at, kiosk))

    def _kiosk(self, at: int, kiosk: KioskView) -> QFrame:
        mine = kiosk.desk_id == self._held
        frame, column = card("amber" if mine else "card")
        column.addWidget(label(kiosk.name, "large"))
        column.addWidget(label(self._state_of(kiosk, mine=mine)))
        if kiosk.alive or mine:
            words = self._words("window-hand-back" if mine else "window-take-over")
            button = KeyButton(f"Ctrl {at + 1}", words, Dress.PRIMARY if mine else Dress.PLAIN)
            button.clicked.connect(lambda: self.takeover_asked.emit(at))
            column.addWidget(button)
        return frame

    def _state_of(self, kiosk: KioskView, *, mine: bool) -> str:
        if mine:
            return self._words("window-kiosk-mine")
        if kiosk.taken_over_by is not None:
            return self._words("window-kiosk-taken", who=kiosk.taken_over_by)
        if not kiosk.alive:
            return self._words("window-kiosk-silent" if kiosk.seconds_since_beat is not None else "window-kiosk-off")
        if any(call.rings and call.desk_name == kiosk.name for call in self.floor.calls):
            return self._words("window-kiosk-waits")
        screen = (kiosk.screen or "").lower().replace("_", "").replace("-", "")
        phrase = f"window-screen-{screen}"
        return self._words(phrase) if self._words.has(phrase) else self._words("window-kiosk-works")

    def _show_printers(self) -> None:
        if self.floor.printers:
            self._parts.addWidget(label(self._words("window-printers"), "title"))
        for printer in sorted(self.floor.printers, key=lambda one: (one.desk_name, one.printer)):
            self._parts.addLayout(self._printer(printer))

    def _printer(self, printer: PrinterView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        fine = printer.running and printer.condition in _FINE
        state = self._words(f"window-printer-{printer.condition.replace('_', '-')}")
        if not printer.running:
            state = self._words("window-printer-off", desk=printer.desk_name)
        waiting = self._words("window-jobs-wait", count=str(printer.waiting)) if printer.waiting else ""
        colour = Colour.PINE if fine else Colour.MAROON
        name = label(joined(device_called(printer.printer, self._words), printer.desk_name), "bold")
        line = row(Icon("print" if fine else "warning", _SIGN, colour), name, spacing=_BESIDE_SIGN)
        line.setStretch(1, 1)
        column.addLayout(line)
        left = "" if printer.labels_left is None else self._words("window-labels-left", count=str(printer.labels_left))
        if fine and not left and not waiting:
            line.addWidget(label(state, wrap=False))
            return column
        below = label(joined(state, left, waiting))
        below.setContentsMargins(_SIGN + _BESIDE_SIGN, 0, 0, 0)
        column.addWidget(below)
        return column

    @Slot()
    def _tick(self) -> None:
        passed = int(monotonic() - self._looked_at)
        for shown, count in self._clocks:
            shown.setText(self._waited(count + passed))
