"""The staff's screens joined to store and devices: the window's console, a doctor's panel, the waiting room's board."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import click
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from devices.ports import PortFinder
from kiosk.cli.application import begin_application
from kiosk.cli.device_notes import DeviceNotes
from kiosk.cli.errands import run_errand
from kiosk.cli.input_method import use_input_method
from kiosk.cli.opening import open_desk
from kiosk.cli.port_workers import keeping, port_workers
from kiosk.cli.printer_room import PrinterRoom, PrinterTies
from kiosk.config import KioskConfig
from kiosk.config_tables import PrinterSettings
from kiosk.desk.vital_signs import keep_reading
from kiosk.desk.window_desk import WindowDesk
from kiosk.desk.workplace import Workplace
from kiosk.domain.print_job import PrintState
from kiosk.domain.sessions import ClinicSession
from kiosk.log import log
from kiosk.ports import PrinterCondition
from kiosk.store.clinic_setup import find_desks
from kiosk.store.engine import Store
from kiosk.store.sessions import sessions_on
from kiosk.texts import terminal_texts
from kiosk.voice.pack import open_packs
from ui.board.board import Board, BoardSettings, BoardSource
from ui.board.callers import Callers
from ui.bridge import Bridge
from ui.room.panel import RoomPanel, RoomSettings
from ui.voice import Outlet, Voice
from ui.window.console import SMALLEST, Console
from ui.window.console_settings import ConsoleSettings
from ui.window.fitting import environment_that_fits, program_again, show_beside, show_filling


@dataclass(frozen=True)
class Opened:
    """An open store, the window's desk on it, and the one thread that may call it."""

    store: Store
    desk: WindowDesk
    thread: ThreadPoolExecutor


def run_window(config: KioskConfig, language: str) -> int:
    """Run the console until it is closed; return the exit status."""
    app = _application()
    _begin_again_where_it_does_not_fit(app.primaryScreen())
    with _opened(config) as opened:
        machine = WindowMachine(config, opened, language)
        caretaker = opened.desk.caretaker(config.store.folder)
        machine.start()
        caretaker.start()
        show_filling(machine.console, app.primaryScreen())
        try:
            return int(app.exec())
        finally:
            machine.stop()
            caretaker.stop()


def run_room(config: KioskConfig, room: str, language: str) -> int:
    """Run a doctor's panel until it is closed; return the exit status."""
    app = _application()
    with _opened(config) as opened:
        workplace = opened.desk.shift.workplace
        settings = RoomSettings(config.clinic.name, room, config.clinic.zone_info, language)
        panel = RoomPanel(opened.desk, lambda: session_in(workplace, room), settings, opened.thread.submit)
        show_beside(panel, app.primaryScreen())
        return int(app.exec())


def run_board(config: KioskConfig, monitor: int | None, language: str) -> int:
    """Run the board until it is closed; return the exit status."""
    app = _application()
    with _opened(config) as opened:
        packs, _ = open_packs(config.voice.pack)
        voice = Voice(_tell_log, packs, Outlet(volume=config.voice.volume / 100))
        callers = Callers(voice, language)
        source = BoardSource(opened.desk.data_version, opened.desk.queue.board)
        settings = BoardSettings(config.clinic.name, config.clinic.zone_info, language)
        board = Board(source, opened.thread.submit, callers, settings)
        voice.finished.connect(callers.go_on)
        board.start()
        _show_on(board, monitor, app.screens())
        try:
            return int(app.exec())
        finally:
            board.stop()


class WindowMachine:
    """The console with its own devices: card reader, scanner, printers. `start`, then `stop`."""

    def __init__(self, config: KioskConfig, opened: Opened, language: str) -> None:
        self._config, self._opened = config, opened
        self._finder = PortFinder(config.lines)
        self.bridge = Bridge()
        settings = ConsoleSettings(
            config.clinic.name,
            config.desk.window,
            config.clinic.zone_info,
            language,
            idle_lock_ms=config.window.lock_minutes * 60_000,
            sound=config.help.sound,
        )
        self.console = Console(opened.desk, settings, opened.thread.submit, _tell_log)
        self.bridge.happened.connect(self.console.take)
        measured = keeping(config, partial(keep_reading, opened.desk.shift.workplace), opened.thread.submit)
        self._notes = DeviceNotes(config, opened.desk.own_devices, opened.thread.submit, self.bridge.post)
        self._workers = port_workers(config, self._finder, self._notes.post, measured)
        self._printers = self._printer_room()

    def start(self) -> None:
        """Open the devices; nothing waits for one that is not there."""
        run_errand(self._opened.thread.submit, self._opened.desk.floor.hold_nothing)
        self._notes.start()
        for worker in self._workers:
            worker.start()
        self._printers.start()

    def stop(self) -> None:
        """Lock, let the job under way end, close the ports."""
        self.console.lock()
        self.console.watch.stop()
        for worker in self._workers:
            worker.stop()
        self._printers.stop()

    def _printer_room(self) -> PrinterRoom:
        opened = self._opened
        ties = PrinterTies(opened.thread.submit, _seen_in_the_store, _condition_seen_in_the_store)
        return PrinterRoom(self._config.printers, opened.store, opened.desk.own_printers, self._finder, ties)


def session_in(workplace: Workplace, room: str) -> ClinicSession | None:
    """Return the room's session of now, else its next one today, else its last. Raises DeskFailed."""
    with workplace.looking() as look:
        today = sessions_on(look.connection, look.clinic_id, look.moment.day)
        here = sorted(
            (one.session for one in today if one.session.room.split()[:1] == room.split()[:1]),
            key=lambda one: (one.start, one.id),
        )
        left = (one for one in here if look.moment.is_before_end(one.start, one.end))
        return next(left, here[-1] if here else None)


@contextmanager
def _opened(config: KioskConfig) -> Iterator[Opened]:
    """Open store and desk. Raises click.ClickException, where this desk is not of the store too."""
    found = open_desk(config)
    try:
        known = {desk.id for desk in find_desks(found.store, config.clinic.id)}
        if config.desk.id not in known:
            raise click.ClickException(terminal_texts()("window-no-desk", desk=config.desk.name))
        with ThreadPoolExecutor(1, thread_name_prefix="desk") as thread:
            yield Opened(found.store, found.window, thread)
    finally:
        found.store.close()


def _application() -> QApplication:
    use_input_method(os.environ)  # Qt reads it when it begins
    return begin_application()


def _begin_again_where_it_does_not_fit(screen: QScreen) -> None:
    """Replace this program by itself with another scale: Qt reads it only at its beginning, and nothing is open yet."""
    if smaller := environment_that_fits(screen.size(), SMALLEST, os.environ):
        command = program_again()
        os.execve(command[0], command, {**os.environ, **smaller})  # noqa: S606 - this program itself


def _show_on(board: QWidget, monitor: int | None, screens: list[QScreen]) -> None:
    """Fill a monitor, the last one where there are fewer; None shows a window."""
    if monitor is None:
        board.resize(1280, 720)
        board.show()
        return
    screen = screens[min(monitor, len(screens)) - 1]
    board.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    board.setCursor(Qt.CursorShape.BlankCursor)
    board.setGeometry(screen.geometry())
    board.showFullScreen()


def _seen_in_the_store(job: str, state: PrintState) -> None:
    """Leave it: the console sees every change in the store."""


def _condition_seen_in_the_store(printer: PrinterSettings, condition: PrinterCondition) -> None:
    """Leave it, too."""


def _tell_log(event: str) -> None:
    log.warning(event)
