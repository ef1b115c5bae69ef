"""Garbage with widgets in it is collected on Qt's thread only."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.collecting import Collector, collect_what_is_due


class _Knot(QObject):
    """A widget's like: with a timer, and tied to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(self)
        self.itself = self


def _litter() -> None:
    kept = [[] for _ in range(gc.get_threshold()[0] * 20)]
    kept.clear()


def test_a_busy_thread_collects_nothing_and_qt_s_thread_does(qtbot: QtBot) -> None:
    application = QCoreApplication.instance()
    assert application is not None
    collector = Collector(application)
    collected_in: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        collected_in.append(threading.current_thread().name)

    knot = weakref.ref(_Knot())
    gc.callbacks.append(note)
    try:
        busy = threading.Thread(target=_litter, name="busy")
        busy.start()
        busy.join()
        assert collected_in == []
        assert knot() is not None
        kept: list[list[object]] = []

        def something_was_collected() -> bool:
            # What earlier tests left to be deleted lowers the count again while this one waits, so it litters on.
            kept.extend([] for _ in range(gc.get_threshold()[0]))
            return bool(collected_in)

        qtbot.waitUntil(something_was_collected)
    finally:
        gc.callbacks.remove(note)
        collector.deleteLater()
    assert set(collected_in) == {"MainThread"}


def test_what_is_due_is_collected_and_the_counts_begin_anew(qtbot: QtBot) -> None:
    knot = weakref.ref(_Knot())
    kept = [[] for _ in range(gc.get_threshold()[0] * 2)]
    collect_what_is_due()
    assert knot() is None
    assert gc.get_count()[0] <= gc.get_threshold()[0]
    del kept
