"""One running kiosk, joined from all rooms: ports, spoolers, desk, journey, window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from devices.lamp import SerialLamp
from devices.ports import PortFinder
from kiosk.cli.device_notes import DeviceNotes
from kiosk.cli.floor_watch import FloorWatch
from kiosk.cli.port_workers import keeping, port_workers
from kiosk.cli.printer_room import PrinterRoom, PrinterTies
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.config_tables import PrinterSettings
from kiosk.desk.desk import Desk
from kiosk.domain.print_job import PrintState
from kiosk.journey.events import PrintChanged, PrinterChanged
from kiosk.journey.model import JourneySettings, Model
from kiosk.journey.runner import Runner
from kiosk.journey.speech import spoken
from kiosk.journey.world import World
from kiosk.log import log
from kiosk.ports import Lamp, PrinterCondition
from kiosk.store.engine import Store
from kiosk.voice.pack import open_packs
from ui.bridge import Bridge, QtTimers
from ui.geometry import PanelSettings
from ui.keypad_path import KeypadPath
from ui.senior.window import SeniorWindow
from ui.sound import Ringing
from ui.speaker import Loudspeaker
from ui.voice import Outlet, Voice


class Bell:
    """What staff hear and see of a call for help: a chime at the kiosk and the lamp over it."""

    def __init__(self, chime: Ringing | None, lamp: Lamp | None, shown: Callable[[bool], None]) -> None:
        self._chime = chime
        self._lamp = lamp
        self._shown = shown

    @property
    def reaches(self) -> bool:
        """Whether there is a lamp, or a chime with something to sound on."""
        return self._lamp is not None or (self._chime is not None and self._chime.audible)

    def ring(self, on: bool) -> None:
        """Begin or end."""
        if self._chime is not None:
            self._chime.start() if on else self._chime.stop()
        if self._lamp is not None:
            self._lamp.light(on)
        self._shown(on)


class Machine(QObject):
    """Devices, spoolers and journey of one desk, around a window that shows it. `start`, then `stop`."""

    rings = Signal(bool)
    """A call for help begins or ends."""
    printer_told = Signal(str, object)
    """A printer's name, and how it is now."""

    def __init__(self, config: KioskConfig, store: Store, desk: Desk, window: SeniorWindow) -> None:
        super().__init__()
        self.config = config
        self.window = window
        self.bridge = Bridge()
        self.told: dict[str, PrinterCondition] = {}
        """How each printer was when it was last asked."""
        self._desk = desk
        self._desk_thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._finder = PortFinder(config.lines)
        measured = keeping(config, desk.keep_reading, self._desk_thread.submit)
        self._notes = DeviceNotes(config, desk.own_devices, self._desk_thread.submit, self.bridge.post)
        self._workers = port_workers(config, self._finder, self._notes.post, measured)
        self._printers = self._printer_room(store)
        self._bell = Bell(Ringing(_tell_log) if config.help.sound else None, self._lamp(), self.rings.emit)
        self.runner = Runner(before_anybody(config), self._world())
        self.floor = FloorWatch(desk, store, self._desk_thread.submit, self.bridge.post, self._screen_name)
        self.bridge.happened.connect(self.take)
        window.happened.connect(self.take)

    def take(self, event: object) -> None:
        """Hand an event to the journey. A method of a QObject, so that it runs on the screens' thread."""
        self.runner.dispatch(event)  # type: ignore[arg-type]  # Qt's signals carry plain objects

    def start(self) -> None:
        """Open everything; nothing waits for a device that is not there."""
        self.runner.start()
        self._desk_thread.submit(self._desk.warm_up)
        self._notes.start()
        for worker in self._workers:
            worker.start()
        self._printers.start()
        self.floor.start()

    def stop(self) -> None:
        """Let the job under way end, close the ports, drain the desk's thread."""
        self.floor.stop()
        self._bell.ring(False)
        for worker in self._workers:
            worker.stop()
        self._printers.stop()
        self._desk_thread.shutdown()

    def _world(self) -> World:
        config = self.config
        return World(
            desk=self._desk,
            on_desk_thread=self._desk_thread.submit,
            post=self.bridge.post,
            render=self.window.render,
            timers=QtTimers(self.bridge),
            bell=self._bell,
            speaker=KeypadPath(self.window, self._loudspeaker()),
            poke_printers=self._printers.poke,
            clock=SystemClock(),
            zone=config.clinic.zone_info,
        )

    def _loudspeaker(self) -> Loudspeaker:
        settings = self.config.voice
        packs, troubles = open_packs(settings.pack)
        for _ in troubles:
            log.warning("voice_pack_unusable")
        volume = settings.volume / 100
        room = Voice(_tell_log, packs, Outlet(volume=volume))
        waiting = before_anybody(self.config)
        room.warm_up(spoken(waiting), waiting.language)
        if settings.private_device is None:
            return Loudspeaker(room)
        return Loudspeaker(room, Voice(_tell_log, packs, Outlet(settings.private_device, volume)))

    def _printer_room(self, store: Store) -> PrinterRoom:
        ties = PrinterTies(self._desk_thread.submit, self._print_changed, self._condition)
        return PrinterRoom(self.config.printers, store, self._desk.own_printers, self._finder, ties)

    def _lamp(self) -> Lamp | None:
        settings = self.config.help
        if settings.lamp_url is None:
            return None
        lamp = SerialLamp(settings.lamp_url, settings.lamp_line, self._notes.post, finder=self._finder)
        self._workers.append(lamp)
        return lamp

    def _print_changed(self, job: str, state: PrintState) -> None:
        self.bridge.post(PrintChanged(job, state))

    def _condition(self, printer: PrinterSettings, condition: PrinterCondition) -> None:
        """Let the journey and the bench see how a printer is. A kiosk that is being stopped tells nobody any more."""
        self.told[printer.name] = condition
        if "ticket" in printer.prints:
            self.bridge.post(PrinterChanged(condition.can_print or condition is PrinterCondition.BUSY))
        with contextlib.suppress(RuntimeError):
            self.printer_told.emit(printer.name, condition)

    def _screen_name(self) -> str:
        return type(self.window.model.screen).__name__


def _tell_log(event: str) -> None:
    log.warning(event)


def before_anybody(config: KioskConfig) -> Model:
    """Return the journey before anything has happened. A device that this desk does not have is one that is down."""
    kinds = {kind for printer in config.printers for kind in (*printer.prints, *printer.fallback_for)}
    return Model(
        _journey_settings(config),
        reader_down=config.card_reader is None,
        scanner_down=config.scanner is None,
        ticket_printer_down="ticket" not in kinds,
    )


def _journey_settings(config: KioskConfig) -> JourneySettings:
    return JourneySettings(
        window=config.desk.window,
        dark=config.screen.dark,
        hint=config.screen.hint,
        private_audio=config.voice.private_device is not None,
    )


def panel_settings(config: KioskConfig) -> PanelSettings:
    """Return the senior's panel as the screens know it."""
    screen = config.screen
    return PanelSettings(screen.width_px, screen.height_px, screen.ppi, screen.mount_height_mm)
