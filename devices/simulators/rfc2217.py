"""A simulated device behind RFC 2217 on a TCP port: pyserial's own server side over a made-up UART with modem lines.

DTR and RTS are what the kiosk sets; a hand may set CTS and DSR, and the kiosk sees them change. A kiosk that asked for
RTS/CTS has its bytes held back while CTS is down, as the serial port of such a box does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import serial
from serial.rfc2217 import PortManager

from devices.simulators.endpoint import TcpEndpoint

FIFO_BYTES = 64
"""What leaves at once while RTS/CTS is minded: a serial port looks at the wire between bytes."""


class MadeUpUart:
    """What PortManager needs of a serial port; no byte goes through it."""

    def __init__(self) -> None:
        self.baudrate = 9600
        self.bytesize = serial.EIGHTBITS
        self.parity = serial.PARITY_NONE
        self.stopbits = serial.STOPBITS_ONE
        self.rtscts = self.xonxoff = self.break_condition = False
        self.dtr = self.rts = False
        self.cts = self.dsr = self.cd = True
        self.ri = False

    def reset_input_buffer(self) -> None:
        """Do nothing: nothing waits here."""

    def reset_output_buffer(self) -> None:
        """Do nothing: nothing waits here."""


class Rfc2217Endpoint(TcpEndpoint):
    """A port on 127.0.0.1 that speaks RFC 2217 with one client at a time; port 0 picks a free one."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.uart = MadeUpUart()
        self._manager: PortManager | None = None

    def filenos(self) -> list[int]:
        """Return what to wait for; nothing while the device holds the kiosk up by CTS and the kiosk asked for that."""
        return [] if self.uart.rtscts and not self.uart.cts else super().filenos()

    @property
    def address(self) -> str:
        """Return the URL for the kiosk."""
        return f"rfc2217://127.0.0.1:{self.port}"

    @property
    def baud(self) -> int | None:
        """Return the speed that the kiosk has set."""
        return int(self.uart.baudrate) if self._manager is not None else None

    def read(self, at_most: int) -> bytes:
        """Return what the kiosk wrote, without the telnet options around it, which are answered."""
        if not self.connected:
            self._manager = None
        data = super().read(min(at_most, FIFO_BYTES) if self.uart.rtscts else at_most)
        if self.connected and self._manager is None:
            self.uart = MadeUpUart()
            uart: Any = self.uart
            wire: Any = _Wire(super().write)
            self._manager = PortManager(uart, wire, logging.getLogger(__name__))
        if self._manager is None:
            return b""
        return b"".join(self._manager.filter(data))

    def write(self, data: bytes) -> None:
        """Send, with telnet's escape byte doubled."""
        if self._manager is not None:
            self._manager.check_modem_lines()
            super().write(b"".join(self._manager.escape(data)))

    def close(self) -> None:
        """Hang up and stop listening."""
        self._manager = None
        super().close()

    def hold_up(self, held: bool) -> None:
        """Drop or raise CTS and DSR, and tell the kiosk."""
        self.uart.cts = self.uart.dsr = not held
        if self._manager is not None:
            self._manager.check_modem_lines()


class _Wire:
    """Where PortManager writes its own answers to."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.write = write
