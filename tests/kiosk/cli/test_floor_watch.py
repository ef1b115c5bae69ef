"""What a kiosk sees of its window's takeover, also where the store was busy in between."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6

from kiosk.cli.floor_watch import FloorWatch
from kiosk.desk.desk import Desk
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.journey.events import HandedBack, StoreChanged, TakenOver
from kiosk.store.engine import Store


class BusyDesk:
    """A desk whose window takes over and hands back, and whose store is locked when that is asked for first."""

    def __init__(self) -> None:
        self._takeovers: Iterator[str | None] = iter(["t", None, None, None])
        self._answers: Iterator[DeskTrouble | None] = iter([DeskTrouble.LOCKED, None])
        self._version = 0

    def data_version(self) -> int:
        self._version += 1
        return self._version

    def beat(self, screen: str) -> None:
        assert screen == "Welcome"

    def takeover_of_me(self) -> str | None:
        return next(self._takeovers, None)

    def registration_of_takeover(self, takeover_id: str) -> None:
        assert takeover_id == "t"
        if (trouble := next(self._answers)) is not None:
            raise DeskFailed(trouble)

    def help_waits(self) -> bool:
        return False


def test_a_kiosk_is_handed_back_although_the_store_was_busy_when_it_looked(qtbot) -> None:
    desk, events = BusyDesk(), list[object]()

    def at_once(call: Callable[[], None]) -> None:
        call()

    watch = FloorWatch(cast("Desk", desk), cast("Store", desk), at_once, events.append, lambda: "Welcome")
    watch.start()
    qtbot.waitUntil(lambda: HandedBack() in events)
    watch.stop()
    assert [event for event in events if not isinstance(event, StoreChanged)] == [TakenOver("t"), HandedBack()]
    shiboken6.delete(watch)


def test_a_look_that_falls_over_a_mistake_is_in_the_log(qtbot, capfd) -> None:
    desk, events = BusyDesk(), list[object]()
    desk._answers = iter([])  # it has none, and falls over that

    def at_once(call: Callable[[], None]) -> None:
        call()

    watch = FloorWatch(cast("Desk", desk), cast("Store", desk), at_once, events.append, lambda: "Welcome")
    watch.start()
    qtbot.waitUntil(lambda: '"event": "desk_call_broke"' in capfd.readouterr().err)
    watch.stop()
    shiboken6.delete(watch)
