"""The one hop between threads: whatever happens elsewhere becomes an event on the UI's thread here.

Connect `Bridge.happened` only to methods of QObjects: a lambda, or a plain function, would run on the sender's thread.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.journey.events import Event, Timer, TimerFired


class Bridge(QObject):
    """Live on the UI's thread. `post` may be called from any thread; `happened` is emitted on the UI's."""

    happened = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand over an event; returns at once, and events keep their order."""
        self._posted.emit(event)

    @Slot(object)
    def _deliver(self, event: Event) -> None:
        self.happened.emit(event)


class QtTimers(QObject):
    """Journey timers on the UI's thread: each runs out once, and is posted to the bridge as TimerFired."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._timers = {timer: self._made(timer) for timer in Timer}

    def start(self, timer: Timer, seconds: float) -> None:
        """Start a timer, or start it anew."""
        self._timers[timer].start(round(seconds * 1000))

    def stop(self, timer: Timer) -> None:
        """Stop a timer, if it runs."""
        self._timers[timer].stop()

    def running(self, timer: Timer) -> bool:
        """Whether a timer runs."""
        return self._timers[timer].isActive()

    def _made(self, timer: Timer) -> QTimer:
        made = QTimer(self)
        made.setObjectName(timer.value)
        made.setSingleShot(True)
        made.timeout.connect(self._run_out)
        return made

    @Slot()
    def _run_out(self) -> None:
        ended = self.sender()
        if ended is not None:
            self._bridge.post(TimerFired(Timer(ended.objectName())))
