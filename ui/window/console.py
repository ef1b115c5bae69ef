"""The window's console: signed in or locked, and every key joined to what it asks the desk for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.registration import DeskTrouble, Identification, IdentifiedBy
from kiosk.domain.staff import StaffMember
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    SocialSecurityCardRead,
)
from kiosk.texts import Texts, texts
from ui.sound import Ringing
from ui.theme import Weight, font
from ui.window.all_places import all_places
from ui.window.commands import BINDINGS, Command, command_of
from ui.window.console_settings import ConsoleSettings
from ui.window.counter_flow import CounterFlow
from ui.window.desk_calls import DeskCalls, RunOnDeskThread
from ui.window.floor_watch import FloorNow, FloorWatch
from ui.window.header import Header
from ui.window.help_answering import HelpAnswering
from ui.window.places import Places
from ui.window.saying import Tone
from ui.window.shift_keeper import ShiftKeeper
from ui.window.sign_in import SignIn
from ui.window.style import STYLE, TEXT
from ui.window.work_page import WorkPage

SMALLEST = (1366, 768)
_FAULTS = {
    CardFault.LAY_AGAIN: "window-card-again",
    CardFault.OTHER_CARD: "window-card-other",
    CardFault.READER_FAULT: "window-card-trouble",
}


class Console(QWidget):
    """Give device events to `take`. `run` runs the desk's calls on one thread of their own."""

    def __init__(
        self, desk: WindowDesk, settings: ConsoleSettings, run: RunOnDeskThread, tell: Callable[[str], None]
    ) -> None:
        super().__init__()
        words = texts(settings.language)
        self._desk, self._settings, self._words = desk, settings, words
        self.calls = DeskCalls(run)
        self.calls.failed.connect(self._failed)
        self.header = Header(settings.clinic, settings.window, settings.zone, words)
        self.sign_in = SignIn(desk.shift, self.calls, settings.zone, words)
        self.work = WorkPage(words)
        self.flow = CounterFlow(desk, self.calls, self.work, words, settings.zone)
        self.watch = FloorWatch(desk, self.calls)
        self.member: StaffMember | None = None
        self.keeper = ShiftKeeper(desk.shift, self.calls, settings.idle_lock_ms)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(self.work)
        made = all_places(desk, self.calls, words, settings.zone, lambda: self.flow.counter.subject)
        self.places = Places(self._pages, self.work, made)
        chime = Ringing(tell) if settings.sound else None
        asks = (desk.floor, self.calls, self.work.side, self.header, self.places, chime)
        self.helping = HelpAnswering(*asks, lambda: self._writing)
        self._join(words)
        self._lay_out(words)
        self.sign_in.begin()

    @Slot(object)
    def take(self, event: object) -> None:
        """Take what a device of this window says."""
        match event:
            case CodeScanned(data) if self.member is None:
                self.sign_in.badge(data)
            case CardRead(card) if self.member is None:
                self.sign_in.card(card)
            case _ if self.member is None:
                return
            case _ if self.places.take(event):
                self.keeper.touch()
            case CodeScanned() | CardRead() | SocialSecurityCardRead() if self._writing:
                self._say(Tone.HINT, "window-form-open")
            case CodeScanned(data):
                self._next_one()
                self.flow.counter.code_scanned(data)
            case CardRead(card):
                self._next_one()
                self.flow.counter.card_read(card)
            case SocialSecurityCardRead(card):
                self._next_one()
                self.flow.counter.social_security_card_read(card)
            case CardFailed(fault):
                self._say(Tone.TROUBLE, _FAULTS[fault])
            case LinkChanged(state=state) if state is not LinkState.CONNECTED:
                self._say(Tone.TROUBLE, "window-device-gone")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a key asks for."""
        command = command_of(event)
        if command is not None and self.member is not None:
            self.do(command)
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def do(self, command: Command) -> None:
        """Do what a key or a button asks for, as far as the role allows it."""
        if not self.may(command):
            self._failed(None)
        elif command is Command.LOCK:
            self.lock()
        elif command is Command.ANSWER:
            self.helping.answer_first()
        elif command in self.places.made:
            self._open_place(command)
        elif self.places.open is not None:
            self._say(Tone.HINT, "window-place-open" if self.places.counter_is_next else "window-key-not-here")
        else:
            self.flow.do(command)

    def may(self, command: Command) -> bool:
        """Whether who is signed in may do it."""
        act = BINDINGS[command].act
        return self.member is not None and (act is None or self.member.may(act))

    @Slot()
    def lock(self) -> None:
        """Lock: nothing of anybody stays on the screen."""
        if self.member is None:
            return
        self.keeper.end(self.flow.counter.subject)
        self.flow.end()
        self.places.end()
        self.watch.stop()
        self.calls.ask(self._desk.shift.lock, _locked)
        self.calls.forget()
        self.helping.ring(on=False)
        self.member = None
        self.header.show_member(None)
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave the desk locked."""
        self.lock()
        self.calls.forget()
        super().closeEvent(event)

    def _join(self, words: Texts) -> None:
        self.keeper.idle.connect(self.lock)
        self.keeper.changed.connect(self._account_changed)
        self.sign_in.signed_in.connect(self._signed_in)
        self.header.lock.clicked.connect(self.lock)
        self.header.asked.connect(self.do)
        self.watch.looked.connect(self._floor)
        self.watch.changed.connect(self.flow.store_changed)
        self.watch.changed.connect(self.places.store_changed)
        self.watch.changed.connect(self.keeper.look)
        self.places.person_asked.connect(self._open_person)
        self.places.told.connect(self.work.said.say)
        self.flow.takeover.held.connect(self._held)
        self.flow.asked.connect(self.do)
        self.helping.said.connect(self._say)
        self.helping.answered.connect(self._answered)
        self.helping.clock_asked.connect(self.flow.ask_about_clock)

    def _lay_out(self, words: Texts) -> None:
        self.setObjectName("console")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(words("window-title"))
        self.setFont(font(TEXT, Weight.MEDIUM))
        self.setStyleSheet(STYLE)
        self.setMinimumSize(*SMALLEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)

    @Slot(object)
    def _signed_in(self, member: StaffMember) -> None:
        self.member = member
        self.header.show_member(member)
        self._pages.setCurrentWidget(self.work)
        self.flow.begin(self.may, self._desk.now().date())
        self.watch.start(member)
        left_open = self.keeper.begin(member)
        if left_open is not None:
            self.flow.counter.open_identified(left_open)

    @Slot()
    def _account_changed(self) -> None:
        self.lock()
        self.sign_in.say(self._words("window-account-changed"))

    @Slot(object)
    def _floor(self, floor: FloorNow) -> None:
        if not self.flow.in_form:
            self.flow.takeover.look(floor.takeover)
        self.work.side.show_floor(floor)
        self.flow.vitals.show(floor.readings)
        self.helping.show()

    @property
    def _writing(self) -> bool:
        """Whether somebody, or something, is being written down: nothing is opened over it."""
        return self.flow.in_form or self.places.busy

    def _next_one(self) -> None:
        self._to_the_counter()
        self.work.said.rest()  # what was done for the last person says nothing of the next

    def _to_the_counter(self) -> None:
        self.keeper.touch()
        self.places.leave()

    def _open_place(self, command: Command) -> None:
        if self._writing:
            self._say(Tone.HINT, "window-form-open")
        elif command is Command.LINK and self.flow.counter.subject is None:
            self._say(Tone.HINT, "window-nobody-open")
        elif self.member is not None:
            self.places.enter(command, self.member)

    @Slot(str)
    def _open_person(self, person_id: str) -> None:
        self._to_the_counter()
        self.flow.counter.open_identified(Identification(IdentifiedBy.STAFF, person_id))

    @Slot(object, object)
    def _held(self, takeover: str | None, kiosk: str | None) -> None:
        self.work.side.hold(kiosk)
        self.watch.hold(takeover)

    @Slot(object)
    def _answered(self, person_id: str | None) -> None:
        self.watch.look()
        # Nobody who is being served is put away for somebody who called.
        free = not self._writing and self.flow.counter.subject is None and self.places.open is None
        if person_id is not None and free:
            self._open_person(person_id)

    @Slot(object)
    def _failed(self, trouble: DeskTrouble | None) -> None:
        for part in (self.sign_in, self.flow, self.places):
            part.trouble()
        phrase = "window-not-allowed" if trouble is None else f"desk-trouble-{trouble.value.replace('_', '-')}"
        if self.member is None:
            self.sign_in.say(self._words(phrase))
        else:
            self._say(Tone.TROUBLE, phrase)

    @Slot(object, str)
    def _say(self, tone: Tone, phrase: str) -> None:
        said = self.work.said if self.places.open is None else self.places.open.said
        said.say(tone.value, self._words(phrase))


def _locked(nothing: None) -> None:
    """Nobody is there to be told."""
