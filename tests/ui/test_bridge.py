"""The hop between threads, and the timers."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread

from kiosk.journey.events import Timer, TimerFired, Touch
from ui.bridge import Bridge, QtTimers


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[QThread] = []

    def hear(self, event: object) -> None:
        self.heard.append(event)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def joined(qapp) -> tuple[Bridge, Listener]:
    bridge, listener = Bridge(), Listener()
    bridge.happened.connect(listener.hear)
    return bridge, listener


def test_what_workers_post_arrives_in_order_on_the_main_thread(qtbot, qapp, joined):
    bridge, listener = joined
    sent = [TimerFired(timer) for timer in Timer] * 50
    worker = threading.Thread(target=lambda: [bridge.post(event) for event in sent])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(listener.heard) == len(sent))
    assert listener.heard == sent
    assert {thread is qapp.thread() for thread in listener.threads} == {True}


def test_a_post_returns_before_the_event_is_heard(qtbot, joined):
    bridge, listener = joined
    bridge.post(Touch.HELP)
    assert listener.heard == []
    qtbot.waitUntil(lambda: listener.heard == [Touch.HELP])


def test_a_timer_runs_out_once(qtbot, joined):
    bridge, listener = joined
    timers = QtTimers(bridge)
    timers.start(Timer.UNDO, 0.001)
    qtbot.waitUntil(lambda: listener.heard == [TimerFired(Timer.UNDO)])
    assert not timers.running(Timer.UNDO)


def test_a_stopped_timer_is_silent_while_another_runs_out(qtbot, joined):
    bridge, listener = joined
    timers = QtTimers(bridge)
    timers.start(Timer.IDLE, 0.001)
    timers.stop(Timer.IDLE)
    timers.start(Timer.VEIL, 0.01)
    qtbot.waitUntil(lambda: len(listener.heard) > 0)
    assert listener.heard == [TimerFired(Timer.VEIL)]


def test_a_timer_that_is_started_again_begins_anew(joined):
    bridge, _ = joined
    timers = QtTimers(bridge)
    timers.start(Timer.IDLE, 120)
    timers.start(Timer.IDLE, 60)
    assert timers.running(Timer.IDLE)
