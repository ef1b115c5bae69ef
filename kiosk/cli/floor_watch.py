"""Watches the store for what other processes of this machine do: takeover, hand-back, help answered, sessions changed.

Processes on a machine talk only through the store. The timer lives on the screens' thread and does nothing but send the
look to the desk's thread; what was seen comes back as events.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.cli.errands import OnDeskThread
from kiosk.desk.desk import Desk
from kiosk.domain.registration import DeskFailed
from kiosk.journey.events import Event, HandedBack, HelpAnswered, StoreChanged, TakenOver
from kiosk.log import log
from kiosk.store.engine import Store
from kiosk.store.trouble import StoreTrouble

LOOK_MS = 250
BEAT_LOOKS = 60
"""A sign of life every 15 s, and at once when another screen is shown."""


class FloorWatch(QObject):
    """`screen` names what this kiosk shows. `start` it once; it ends with its owner."""

    store_answered = Signal()
    """A sign of life was written, or the store said why not: it does not hang."""

    def __init__(
        self,
        desk: Desk,
        store: Store,
        on_desk_thread: OnDeskThread,
        post: Callable[[Event], None],
        screen: Callable[[], str],
    ) -> None:
        super().__init__()
        self._desk, self._store = desk, store
        self._on_desk_thread, self._post, self._screen = on_desk_thread, post, screen
        self._looking = False
        self._looks_to_beat = 0
        self._told_screen = ""
        self._version = -1
        self._takeover: str | None = None
        self.help_waited = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._send_look)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def stop(self) -> None:
        """End; a look under way finishes on the desk's thread."""
        self._timer.stop()

    def _send_look(self) -> None:
        if self._looking:
            return
        self._looking = True
        screen = self._screen()
        self._on_desk_thread(lambda: self._look(screen))

    def _look(self, screen: str) -> None:
        try:
            self._beat(screen)
            version = self._store.data_version()
            if version != self._version:
                self._see_takeover()
                self._see_help()
                self._post(StoreChanged())
                self._version = version
        except (DeskFailed, StoreTrouble) as trouble:
            log.warning("floor_not_seen", error=type(trouble).__name__)
        except Exception as bug:  # in a thread pool's future nobody would ever hear of it
            log.error("desk_call_broke", exc_info=bug)
        finally:
            self._looking = False

    def _beat(self, screen: str) -> None:
        self._looks_to_beat -= 1
        if self._looks_to_beat > 0 and screen == self._told_screen:
            return
        try:
            self._desk.beat(screen)
        finally:
            self.store_answered.emit()
        self._told_screen, self._looks_to_beat = screen, BEAT_LOOKS

    def _see_takeover(self) -> None:
        before, now = self._takeover, self._desk.takeover_of_me()
        if before is not None and before != now:
            self._post(HandedBack(self._desk.registration_of_takeover(before)))
        if now is not None and before != now:
            self._post(TakenOver(now))
        self._takeover = now  # only now: a store that was busy is asked again, or the screen would stay frozen

    def _see_help(self) -> None:
        before, self.help_waited = self.help_waited, self._desk.help_waits()
        if before and not self.help_waited:
            self._post(HelpAnswered())
