"""One room's queue, for whoever sees people there. Names of those who wait are masked; the one who is in has theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.names import mask_name
from kiosk.domain.queue_views import Called, CallResult, QueueRow, QueueView
from kiosk.domain.registration import DeskTrouble
from kiosk.domain.sessions import ClinicSession
from kiosk.domain.staff import StaffMember
from kiosk.texts import texts
from ui.theme import Weight, font
from ui.window.desk_calls import DeskCalls, RunOnDeskThread
from ui.window.key_button import Dress, KeyButton
from ui.window.saying import Saying, Tone
from ui.window.sign_in import SignIn
from ui.window.style import STYLE, TEXT
from ui.window.widgets import card, label, row
from ui.window.words import joined, place

LOOK_MS = 250
ANYHOW_MS = 5_000
SMALLEST = (640, 760)
FindSession = Callable[[], ClinicSession | None]
"""Returns the room's session of now. Runs on the desk's thread."""


@dataclass(frozen=True)
class RoomSettings:
    """One room."""

    clinic: str
    room: str
    zone: ZoneInfo
    language: str = "zh_CN"


class RoomPanel(QWidget):
    """`run` runs the desk's calls on one thread of their own."""

    def __init__(self, desk: WindowDesk, find: FindSession, settings: RoomSettings, run: RunOnDeskThread) -> None:
        super().__init__()
        self._desk, self._find, self._settings = desk, find, settings
        self._words = texts(settings.language)
        self.calls = DeskCalls(run)
        self.calls.failed.connect(self._failed)
        self.sign_in = SignIn(desk.shift, self.calls, settings.zone, self._words, narrow=True)
        self.sign_in.signed_in.connect(self._signed_in)
        self.member: StaffMember | None = None
        self.view: QueueView | None = None
        self._session: str | None = None
        self._version = -1
        self._busy = False
        self._timers = [self._timer(LOOK_MS, self._ask), self._timer(ANYHOW_MS, self._look)]
        self._lay_out()
        self.sign_in.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F1 to F4 call; F12 locks."""
        if self.member is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        keys = {
            Qt.Key.Key_F1: self.call_next,
            Qt.Key.Key_F2: self.call_again,
            Qt.Key.Key_F3: self.skip,
            Qt.Key.Key_F4: self.bring_back,
            Qt.Key.Key_F12: self.lock,
        }
        do = keys.get(Qt.Key(event.key()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    @Slot()
    def call_next(self) -> None:
        """Call whoever is next."""
        self._call(self._desk.queue.call_next)

    @Slot()
    def call_again(self) -> None:
        """Call the current one once more."""
        self._call(self._desk.queue.call_again)

    @Slot()
    def skip(self) -> None:
        """Write down that the current one did not come."""
        if self.view is not None and self.view.current is not None:
            gone = self.view.current.registration_id
            self.calls.ask(lambda: self._desk.queue.skip(gone), self._done)

    @Slot()
    def bring_back(self) -> None:
        """Let the chosen one of those who missed their turn back in."""
        at = self.missed.currentRow()
        if self.view is not None and 0 <= at < len(self.view.skipped):
            back = self.view.skipped[at].registration_id
            self.calls.ask(lambda: self._desk.queue.bring_back(back), self._done)

    @Slot()
    def lock(self) -> None:
        """Lock: nobody's name stays on the screen."""
        if self.member is None:
            return
        for timer in self._timers:
            timer.stop()
        self.calls.ask(self._desk.shift.lock, _locked)
        self.calls.forget()
        self.member, self._busy, self._version = None, False, -1
        self._show(None)
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave the desk locked."""
        self.lock()
        self.calls.forget()
        super().closeEvent(event)

    def _call(self, call: Callable[[str], CallResult]) -> None:
        session = self._session
        if session is not None and not self._busy:
            self._busy = True
            self.calls.ask(lambda: call(session), self._called)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _lay_out(self) -> None:
        words = self._words
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(words("room-title"))
        self.setFont(font(TEXT, Weight.MEDIUM))
        self.setStyleSheet(STYLE)
        self.setMinimumSize(*SMALLEST)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(self._queue_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        layout.addWidget(self._pages, 1)

    def _header(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("header")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        self._title = label(place("", self._settings.room, self._words), "clinic")
        self._who = label("")
        column.addWidget(self._title)
        column.addWidget(self._who)
        return frame

    def _queue_page(self) -> QWidget:
        words = self._words
        self.number, self.name = label("", "number", wrap=False), label("", "name")
        self.about = label("", "large", wrap=False)
        now, column = card("amber")
        column.addWidget(label(words("room-now"), "title"))
        who = row(self.number, self.name, self.about, spacing=24)
        who.setStretch(1, 1)
        column.addLayout(who)
        self.next = self._button("F1", "room-next", self.call_next, Dress.PRIMARY)
        keys = QGridLayout()
        keys.setSpacing(8)
        keys.addWidget(self.next, 0, 0, 1, 3)
        keys.addWidget(self._button("F2", "room-again", self.call_again), 1, 0)
        keys.addWidget(self._button("F3", "room-skip", self.skip), 1, 1)
        keys.addWidget(self._button("F4", "room-back", self.bring_back), 1, 2)
        self.waiting, self.missed = self._list("room-waiting"), self._list("room-missed")
        self._waiting_title, self._missed_title = label("", "title"), label("", "title")
        lists = row(self._listed(self._waiting_title, self.waiting), self._listed(self._missed_title, self.missed))
        self.said = Saying(words("room-ready"))
        lists.setStretch(0, 3)
        lists.setStretch(1, 2)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(now)
        layout.addLayout(keys)
        layout.addLayout(lists, 1)
        layout.addWidget(self.said)
        return page

    def _button(self, key: str, phrase: str, do: Callable[[], None], dress: Dress = Dress.PLAIN) -> KeyButton:
        made = KeyButton(key, self._words(phrase), dress)
        made.setFixedHeight(64 if dress is Dress.PRIMARY else 54)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(do)
        return made

    def _list(self, phrase: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName("queue")
        made.setAccessibleName(self._words(phrase, count=""))
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _listed(self, title: QWidget, names: QListWidget) -> QFrame:
        frame, column = card()
        column.addWidget(title)
        column.addWidget(names, 1)
        return frame

    @Slot(object)
    def _signed_in(self, member: StaffMember) -> None:
        self.member = member
        self._pages.setCurrentIndex(1)
        self.next.setFocus()
        for timer in self._timers:
            timer.start()
        self._look()

    @Slot()
    def _ask(self) -> None:
        self.calls.ask(self._desk.data_version, self._version_came, "version")

    def _version_came(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self._look()

    @Slot()
    def _look(self) -> None:
        self.calls.ask(self._queue, self._show, "queue")

    def _queue(self) -> QueueView | None:
        session = self._find()
        return None if session is None else self._desk.queue.view(session.id)

    def _show(self, view: QueueView | None) -> None:
        self.view = view
        self._session = None if view is None else view.session.id
        self._show_head(view)
        self._show_current(None if view is None else view.current)
        waiting = () if view is None else view.waiting
        missed = () if view is None else view.skipped
        self._waiting_title.setText(self._words("room-waiting", count=str(len(waiting))))
        self._missed_title.setText(self._words("room-missed", count=str(len(missed))))
        _fill(self.waiting, [self._line(one) for one in waiting])
        _fill(self.missed, [self._line(one) for one in missed])

    def _show_head(self, view: QueueView | None) -> None:
        if view is None:
            self._who.setText(self._words("room-no-session") if self.member is not None else "")
            return
        session = view.session
        self._title.setText(joined(place(session.floor, session.room, self._words), session.department.name))
        each = self._words("room-minutes-each", minutes=str(view.minutes_each))
        self._who.setText(joined(session.doctor, each))

    def _show_current(self, current: QueueRow | None) -> None:
        self.number.setVisible(current is not None)
        self.number.setText("" if current is None else self._words("window-number-called", number=current.number))
        self.name.setText(self._words("room-nobody") if current is None else current.name or self._name_open())
        age = self._words("window-age", age=str(current.age)) if current is not None and current.age else ""
        self.about.setText(age)

    def _name_open(self) -> str:
        return self._words("window-name-open")

    def _line(self, one: QueueRow) -> str:
        name = mask_name(one.name) if one.name else self._name_open()
        waited = self._words("room-waited", minutes=str(one.minutes_waited))
        first = self._words("room-priority") if one.priority else ""
        return joined(one.number, name, first, waited)

    def _called(self, result: CallResult) -> None:
        self._busy = False
        if isinstance(result, Called):
            self._say(Tone.DONE, self._words("room-called", number=result.row.number))
        else:
            self._say(Tone.HINT, self._words("room-nobody-waits"))
        self._look()

    def _done(self, nothing: None) -> None:
        self._say(Tone.DONE, self._words("room-done"))
        self._look()

    @Slot(object)
    def _failed(self, trouble: DeskTrouble | None) -> None:
        self._busy = False
        self.sign_in.trouble()
        phrase = "window-not-allowed" if trouble is None else f"desk-trouble-{trouble.value.replace('_', '-')}"
        if self.member is None:
            self.sign_in.said.setText(self._words(phrase))
        else:
            self._say(Tone.TROUBLE, self._words(phrase))

    def _say(self, tone: Tone, sentence: str) -> None:
        self.said.say(tone.value, sentence)


def _fill(names: QListWidget, lines: list[str]) -> None:
    """Show lines; the choice stays where it was."""
    if [names.item(at).text() for at in range(names.count())] == lines:
        return
    at = max(0, names.currentRow())
    names.clear()
    names.addItems(lines)
    names.setCurrentRow(min(at, names.count() - 1))


def _locked(nothing: None) -> None:
    """Nobody is there to be told."""
