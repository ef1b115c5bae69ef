"""A doctor's panel: signed in or locked, one room's queue, and its four keys joined to the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.calling import CallEvent
from kiosk.domain.queue_views import QueueView
from kiosk.domain.registration import DeskTrouble
from kiosk.domain.sessions import ClinicSession
from kiosk.domain.staff import StaffMember
from kiosk.texts import texts
from ui.repeating import repeating
from ui.room.header import RoomHeader
from ui.room.queue_page import KEYS, QueuePage
from ui.store_watch import StoreWatch
from ui.theme import Weight, font
from ui.window.calling import Calling
from ui.window.desk_calls import DeskCalls, RunOnDeskThread
from ui.window.saying import Tone
from ui.window.shift_keeper import ShiftKeeper
from ui.window.sign_in import SignIn
from ui.window.style import STYLE, TEXT

ANYHOW_MS = 5_000
IDLE_LOCK_MS = 30 * 60_000
"""Longer than at the window: a doctor who listens touches nothing, and types no PIN for each patient."""
SMALLEST, USUAL = (640, 552), (760, 760)
FindSession = Callable[[], ClinicSession | None]
"""Returns the room's session of now. Runs on the desk's thread."""


@dataclass(frozen=True)
class RoomSettings:
    """One room."""

    clinic: str
    room: str
    zone: ZoneInfo
    language: str = "zh_CN"
    idle_lock_ms: int = IDLE_LOCK_MS


class RoomPanel(QWidget):
    """`run` runs the desk's calls on one thread of their own."""

    def __init__(self, desk: WindowDesk, find: FindSession, settings: RoomSettings, run: RunOnDeskThread) -> None:
        super().__init__()
        self._desk, self._find = desk, find
        self._words = texts(settings.language)
        self.calls = DeskCalls(run)
        self.sign_in = SignIn(desk.shift, self.calls, settings.zone, self._words, narrow=True)
        self.header = RoomHeader(settings.room, self._words)
        self.page = QueuePage(self._words)
        self.calling = Calling(desk.queue, self.calls, self._words)
        self.member: StaffMember | None = None
        self.keeper = ShiftKeeper(desk.shift, self.calls, settings.idle_lock_ms)
        self._watch = StoreWatch(self.calls, desk.data_version, self)
        self._anyhow = repeating(self, ANYHOW_MS, self._look)
        self._join()
        self._lay_out()
        self.sign_in.begin()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Tall enough for a morning's queue."""
        return QSize(*USUAL)

    @property
    def view(self) -> QueueView | None:
        """The queue that is shown."""
        return self.page.view

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F1 to F4 call; F12 locks."""
        key = Qt.Key(event.key())
        if self.member is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in KEYS:
            self.do(KEYS[key])
        elif key == Qt.Key.Key_F12:
            self.lock()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def do(self, event: CallEvent) -> None:
        """Do what a key or a button asks for."""
        view, missed = self.view, self.page.chosen_missed
        if view is None:
            return
        if event is CallEvent.NEXT:
            self.calling.call_next(view.session.id)
        elif event is CallEvent.AGAIN:
            self.calling.call_again(view.session.id)
        elif event is CallEvent.SKIP and view.current is not None:
            self.calling.skip(view.current.registration_id)
        elif event is CallEvent.BACK and missed is not None:
            self.calling.bring_back(missed.registration_id)

    @Slot()
    def lock(self) -> None:
        """Lock: nobody's name stays on the screen."""
        if self.member is None:
            return
        self.keeper.end(None)
        self._watch.stop()
        self._anyhow.stop()
        self.calls.ask(self._desk.shift.lock, _locked)
        self.calls.forget()
        self.calling.trouble()
        self.member = None
        self.page.show_view(None)
        self.header.forget()
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave the desk locked."""
        self.lock()
        self.calls.forget()
        super().closeEvent(event)

    def _join(self) -> None:
        self.calls.failed.connect(self._failed)
        self._watch.written.connect(self._written)
        self.sign_in.signed_in.connect(self._signed_in)
        self.keeper.idle.connect(self.lock)
        self.keeper.changed.connect(self.lock)
        self.page.asked.connect(self.do)
        self.calling.said.connect(self.page.said.say)
        self.calling.done.connect(self._look)

    def _lay_out(self) -> None:
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self._words("room-title"))
        self.setFont(font(TEXT, Weight.MEDIUM))
        self.setStyleSheet(STYLE)
        self.setMinimumSize(*SMALLEST)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)

    @Slot(object)
    def _signed_in(self, member: StaffMember) -> None:
        self.member = member
        self._pages.setCurrentWidget(self.page)
        self.page.next.setFocus()
        self.keeper.begin(member)
        self._watch.start()
        self._anyhow.start()
        self._look()

    @Slot()
    def _written(self) -> None:
        self._look()
        self.keeper.look()

    @Slot()
    def _look(self) -> None:
        self.calls.ask(self._queue, self._show, "queue")

    def _queue(self) -> QueueView | None:
        session = self._find()
        return None if session is None else self._desk.queue.view(session.id)

    def _show(self, view: QueueView | None) -> None:
        self.header.show_view(view)
        self.page.show_view(view)

    @Slot(object)
    def _failed(self, trouble: DeskTrouble | None) -> None:
        self.calling.trouble()
        self.sign_in.trouble()
        phrase = "window-not-allowed" if trouble is None else f"desk-trouble-{trouble.value.replace('_', '-')}"
        if self.member is None:
            self.sign_in.say(self._words(phrase))
        else:
            self.page.said.say(Tone.TROUBLE.value, self._words(phrase))


def _locked(nothing: None) -> None:
    """Nobody is there to be told."""
