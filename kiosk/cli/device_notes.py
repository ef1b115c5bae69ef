"""Has what a desk's ports say written into the store as well, so that the staff console can show every device.

Stands between the ports' threads and their listener; each note is made on the desk's thread and nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from kiosk.cli.errands import OnDeskThread, run_errand
from kiosk.cli.port_workers import SOCIAL_SECURITY_READER
from kiosk.config import KioskConfig
from kiosk.desk.machine_devices import OwnDevices
from kiosk.domain.machine_devices import DeviceKind, DeviceLine
from kiosk.journey.arrivals import READER, SCANNER
from kiosk.ports import CardRead, CodeScanned, DeviceEvent, LinkChanged, LinkState

LAMP = "lamp"
AGAIN_S = 60.0
"""A device that works on and on is written down as seen this often."""


class DeviceNotes:
    """Give `post` to the ports. `start` it once, before they open."""

    def __init__(
        self, config: KioskConfig, own: OwnDevices, on_desk_thread: OnDeskThread, post: Callable[[DeviceEvent], None]
    ) -> None:
        self._lines, self._own = device_lines(config), own
        self._on_desk_thread, self._post = on_desk_thread, post
        self._seen: dict[str, float] = {}

    def start(self) -> None:
        """Write down which devices there are."""
        run_errand(self._on_desk_thread, lambda: self._own.have(self._lines))

    def post(self, event: DeviceEvent) -> None:
        """Pass an event on, and note what it tells of its device."""
        self._post(event)
        match event:
            case LinkChanged(device, state):
                run_errand(self._on_desk_thread, lambda: self._own.tell(device, state.value))
            case CardRead():
                self._works(READER)
            case CodeScanned():
                self._works(SCANNER)
            case _:
                pass

    def _works(self, device: str) -> None:
        now = monotonic()
        if now - self._seen.get(device, -AGAIN_S) >= AGAIN_S:
            self._seen[device] = now
            run_errand(self._on_desk_thread, lambda: self._own.tell(device, LinkState.CONNECTED.value))


def device_lines(config: KioskConfig) -> tuple[DeviceLine, ...]:
    """Return the devices that the settings name."""
    lines = []
    if config.card_reader is not None:
        lines.append(DeviceLine(READER, DeviceKind.CARD_READER, config.card_reader.url))
    if config.scanner is not None:
        lines.append(DeviceLine(SCANNER, DeviceKind.SCANNER, config.scanner.url))
    if config.social_security_reader is not None:
        name, kind = SOCIAL_SECURITY_READER, DeviceKind.SOCIAL_SECURITY_READER
        lines.append(DeviceLine(name, kind, config.social_security_reader.reader))
    lines += [DeviceLine(one.name, DeviceKind.VITALS, one.url, one.profile) for one in config.vitals]
    lines += [DeviceLine(one.name, DeviceKind.PRINTER, one.url, one.profile) for one in config.printers]
    if config.help.lamp_url is not None:
        lines.append(DeviceLine(LAMP, DeviceKind.LAMP, config.help.lamp_url))
    return tuple(lines)
