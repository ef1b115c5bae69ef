"""The byte pipe to a device: any pyserial URL or path (/dev/ttyUSB0, a pty, socket://, rfc2217://, loop://).

The one place that knows in how many shapes pyserial says "unplugged"; everybody else sees `Unplugged`. Never calls
flush (it can hang, and raises what is not an OSError), never uses software flow control (0x11 and 0x13 are data), and
never logs bytes.
"""

from __future__ import annotations

import re
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

import serial

READ_SLICE_S = 0.05
"""How long one system call waits, so that a thread that was asked to stop does so at once."""
WRITE_TIMEOUT_S = 5.0
WRITE_AT_ONCE = 1024
"""Bytes per write: at 9,600 baud a little more than a second, well within the time-out."""
READ_AT_MOST = 4096
DISCARD_READS = 16
"""A device that never stops talking must not hold us up."""

# read: SerialException; in_waiting: OSError; tcflush and tcsetattr: termios.error, which is not an OSError; a port
# closed under its reader: TypeError (pyserial issue 713), AttributeError; an unknown kind of URL: ValueError; hwgrep://
# with a broken pattern: re.error; what a kind of URL cannot do: NotImplementedError.
_GONE = (OSError, termios.error, TypeError, ValueError, AttributeError, re.error, NotImplementedError)


class Unplugged(Exception):
    """The line is gone, or was never there."""


class WriteStalled(Exception):
    """The device took no bytes for too long. How many it took before is not known."""


class SerialLink:
    """An open line. Raises Unplugged when it goes; make a new one then."""

    def __init__(self, url: str, baud: int, write_timeout_s: float = WRITE_TIMEOUT_S, *, rts_cts: bool = False) -> None:
        """Open the line. Paths are opened so that no second exclusive opener gets them. Raises Unplugged.

        `rts_cts` lets the device hold us up by its wires; there is no other flow control.
        """
        with _unplug_shows():
            self._port = serial.serial_for_url(url, do_not_open=True, baudrate=baud)
            self._port.timeout = READ_SLICE_S
            self._port.rtscts = rts_cts
            if not url.startswith("rfc2217://"):  # there pyserial refuses any; its socket has a time-out of its own
                self._port.write_timeout = write_timeout_s
            if "://" not in url:
                self._port.exclusive = True
            self._port.open()

    def read(self, timeout_s: float) -> bytes:
        """Return what has come as soon as anything has, or nothing after about `timeout_s` (at least one slice)."""
        deadline = time.monotonic() + timeout_s
        while True:
            data = self._read_slice()
            if data or time.monotonic() >= deadline:
                return data

    def write(self, data: bytes) -> None:
        """Hand over all of `data`. Raises WriteStalled or Unplugged; in both cases some of it may have gone."""
        for start in range(0, len(data), WRITE_AT_ONCE):
            with _unplug_shows():
                self._port.write(data[start : start + WRITE_AT_ONCE])

    def set_line(self, line: Literal["rts", "dtr"], on: bool) -> None:
        """Set a modem control line, to which some other thing than a modem is wired. Raises Unplugged."""
        with _unplug_shows():
            setattr(self._port, line, on)

    def sensor(self) -> bool:
        """Return whether what is wired to the CTS line says so. Raises Unplugged."""
        with _unplug_shows():
            return bool(self._port.cts)

    def discard_input(self) -> None:
        """Forget bytes that came and were not read."""
        for _ in range(DISCARD_READS):
            with _unplug_shows():
                if not self._port.in_waiting:
                    return
            self._read_slice()

    def close(self) -> None:
        """Close the line, whatever state it is in, dropping bytes that have not gone yet."""
        with suppress(Unplugged, WriteStalled), _unplug_shows():
            self._port.reset_output_buffer()
        with suppress(Unplugged, WriteStalled), _unplug_shows():
            self._port.close()

    def _read_slice(self) -> bytes:
        with _unplug_shows():
            data: bytes = self._port.read(1)
            while data and len(data) < READ_AT_MOST and (waiting := self._port.in_waiting):
                data += self._port.read(min(waiting, READ_AT_MOST))
            return data


@contextmanager
def _unplug_shows() -> Iterator[None]:
    try:
        yield
    except serial.SerialTimeoutException:
        raise WriteStalled from None
    except _GONE:
        raise Unplugged from None
