"""Which serial ports there are, what probably hangs on them, and where a USB device that moved is found again.

`usb://1a86:7523:1-1.2` in kiosk.toml names a device by vendor, product and the socket it is plugged into. It opens no
port and knows no protocol.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from serial.tools import list_ports

from devices.link import Unplugged

USB = "usb://"
_USB_URL = re.compile(r"usb://([0-9a-f]{4}):([0-9a-f]{4})(?::([0-9][0-9.:-]*))?", re.IGNORECASE)
_GUESSES = Path(__file__).resolve().parent / "usb_ids.toml"
_BY_PATH = Path("/dev/serial/by-path")


@dataclass(frozen=True)
class PortInfo:
    """A serial port of this machine. `location` is the USB socket (1-1.2), where it is a USB one."""

    path: str
    vid: int | None = None
    pid: int | None = None
    location: str | None = None
    product: str | None = None

    @property
    def usb_url(self) -> str | None:
        """How kiosk.toml names it wherever Linux puts it."""
        if self.vid is None or self.pid is None:
            return None
        place = f":{self.location}" if self.location else ""
        return f"{USB}{self.vid:04x}:{self.pid:04x}{place}"


ListPorts = Callable[[], list[PortInfo]]
LOOKS = 3


def list_serial_ports() -> list[PortInfo]:
    """Return the machine's serial ports; those of the mainboard only where something answers as hardware."""
    for _ in range(LOOKS):
        # pyserial falls over a device that is pulled out while it reads what Linux says of it; then all is read anew.
        with suppress(OSError, TypeError, ValueError):
            found = sorted(list_ports.comports(), key=lambda port: port.device)
            return [PortInfo(port.device, port.vid, port.pid, _socket(port.location), port.product) for port in found]
    return []


def _socket(location: str | None) -> str | None:
    """Drop the interface (1-1.2:1.0), which tells nothing for devices with one port."""
    return location.removesuffix(":1.0") if location else None


class PortFinder:
    """Turns the addresses of kiosk.toml into ports. It knows all of them, so that no device is taken for another.

    One object for all ports of a process, used from their threads.
    """

    def __init__(self, configured: Iterable[str] = (), ports: ListPorts = list_serial_ports) -> None:
        """Know all addresses of this desk's devices: `configured`."""
        self._ports = ports
        self._configured = tuple(configured)
        self._kinds: dict[str, _Kind] = {}
        """What hung on the paths that were there once: so it is known when it comes back elsewhere."""

    def find(self, url: str) -> str:
        """Return the port for an address; what is neither usb:// nor a path is returned as it is. Raises Unplugged.

        In another socket a device is found again when it is the only one of its kind that no other device claims, and
        no other device of its kind is missing too.
        """
        if url.startswith(USB):
            return self._find_usb(url)
        return url if "://" in url else self._find_path(url)

    def _find_usb(self, url: str) -> str:
        named = _USB_URL.fullmatch(url)
        if named is None:
            raise Unplugged
        kind, location, ports = (int(named[1], 16), int(named[2], 16)), named[3], self._ports()
        here = [port for port in ports if location and port.location == location and _kind(port) == kind]
        return here[0].path if len(here) == 1 else self._find_elsewhere(url, kind, ports)

    def _find_path(self, path: str) -> str:
        if not path.startswith("/dev/"):
            return path
        if Path(path).exists():
            self._note(path)
            return path
        kind = self._kinds.get(path)
        return path if kind is None else self._find_elsewhere(path, kind, self._ports())

    def _note(self, path: str) -> None:
        if path not in self._kinds:
            kind = next((_kind(port) for port in self._ports() if _leads_to(path, port)), None)
            if kind is not None:
                self._kinds[path] = kind

    def _find_elsewhere(self, url: str, kind: _Kind, ports: list[PortInfo]) -> str:
        others = [other for other in self._configured if other != url]
        alike = [port for port in ports if _kind(port) == kind and not any(_claims(other, port) for other in others)]
        if len(alike) != 1 or any(self._is_missing(other, kind, ports) for other in others):
            raise Unplugged
        return alike[0].path

    def _is_missing(self, url: str, kind: _Kind, ports: list[PortInfo]) -> bool:
        """Whether another device of that kind is not where its address says: the one that is found may be it."""
        named = _USB_URL.fullmatch(url)
        if named is None:
            return self._kinds.get(url) == kind and not Path(url).exists()
        same = (int(named[1], 16), int(named[2], 16)) == kind
        return same and bool(named[3]) and not any(port.location == named[3] for port in ports)


_Kind = tuple[int, int]
"""USB vendor and product."""


def _kind(port: PortInfo) -> _Kind | None:
    return None if port.vid is None or port.pid is None else (port.vid, port.pid)


def _claims(url: str, port: PortInfo) -> bool:
    """Whether the address names this very port, by its socket or by a path that leads to it."""
    named = _USB_URL.fullmatch(url)
    if named is not None:
        return bool(named[3]) and named[3] == port.location
    return "://" not in url and _leads_to(url, port)


def _leads_to(path: str, port: PortInfo) -> bool:
    return Path(path).resolve() == Path(port.path).resolve()


@dataclass(frozen=True)
class UsbGuess:
    """What is known of a USB vendor and product: a name, and what it usually is in a clinic."""

    name: str
    kinds: tuple[str, ...]


@cache
def _usb_guesses() -> dict[str, UsbGuess]:
    table = tomllib.loads(_GUESSES.read_text(encoding="utf-8"))
    return {ids: UsbGuess(entry["name"], tuple(entry["kinds"])) for ids, entry in table.items()}


def guess(port: PortInfo) -> UsbGuess | None:
    """Return what probably hangs on the port: by its vendor and product, or by its vendor alone."""
    if port.vid is None or port.pid is None:
        return None
    known = _usb_guesses()
    return known.get(f"{port.vid:04x}:{port.pid:04x}") or known.get(f"{port.vid:04x}")


def by_path(port: PortInfo, folder: Path = _BY_PATH) -> str | None:
    """Return the name under /dev/serial/by-path that leads to the port: it stays the same after a restart."""
    if not folder.is_dir():
        return None
    target = Path(port.path).resolve()
    return next((str(link) for link in sorted(folder.iterdir()) if link.resolve() == target), None)
