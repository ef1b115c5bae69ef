"""The byte pipe to a device: any pyserial URL or path (/dev/ttyUSB0, a pty, socket://, rfc2217://, loop://).

The one place that knows in how many shapes pyserial says "unplugged"; everybody else sees `Unplugged`. Never calls
flush (it can hang, and raises what is not an OSError), never uses software flow control (0x11 and 0x13 are data), and
never logs bytes.
"""

from __future__ import annotations

import re
import socket
import termios
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Literal

import serial

from devices.network_claim import claim
from kiosk.ports import FlowControl

READ_SLICE_S = 0.05
"""How long one system call waits, so that a thread that was asked to stop does so at once."""
WRITE_TIMEOUT_S = 5.0
WRITE_AT_ONCE = 1024
"""Bytes per write: at 9,600 baud a little more than a second, well within the time-out."""
READ_AT_MOST = 4096
BITS_PER_BYTE = 10
"""8N1."""
HELD_UP_AT_ONCE = 64
"""Bytes under way when a printer drops DTR: Epson's have room for 128 from then on (TM-T88III specification, 2.1.1)."""
HELD_UP_ASKED_S = 0.005
GONE_AFTER_S = 20
"""A network box that lost its power says nothing any more, and a scanner is never asked: the system asks for us."""
ASKED_AGAIN_S = 5
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

    def __init__(
        self, url: str, baud: int, write_timeout_s: float = WRITE_TIMEOUT_S, *, flow: FlowControl = FlowControl.NONE
    ) -> None:
        """Open the line so that no second opener of this machine gets it. Raises Unplugged.

        `flow` lets the device hold us up by its wires, by CTS or by DSR, never by characters. Linux knows nothing of
        DSR, so bytes then leave in small pieces at the line's own pace and the wire is looked at between them.
        """
        self._baud, self._write_timeout_s = baud, write_timeout_s
        self._by_dsr = flow is FlowControl.DSR_DTR
        self._dsr_seen = False
        self._drained_at = 0.0
        with _unplug_shows(), ExitStack() as undone:
            self._claim = claim(url)
            if self._claim is not None:
                undone.enter_context(self._claim)
            self._port = serial.serial_for_url(url, do_not_open=True, baudrate=baud)
            self._port.timeout = READ_SLICE_S
            self._port.rtscts = flow is FlowControl.RTS_CTS
            if not url.startswith("rfc2217://"):  # there pyserial refuses any; its socket has a time-out of its own
                self._port.write_timeout = write_timeout_s
            if "://" not in url:
                self._port.exclusive = True
            self._port.open()
            undone.callback(self._port.close)
            _notice_a_dead_box(getattr(self._port, "_socket", None))
            undone.pop_all()

    def read(self, timeout_s: float) -> bytes:
        """Return what has come as soon as anything has, or nothing after about `timeout_s` (at least one slice)."""
        deadline = time.monotonic() + timeout_s
        while True:
            data = self._read_slice()
            if data or time.monotonic() >= deadline:
                return data

    def write(self, data: bytes, *, though_held_up: bool = False) -> None:
        """Hand over all of `data`. Raises WriteStalled or Unplugged; in both cases some of it may have gone.

        `though_held_up` is for questions, which a printer answers while its DTR says that it takes no more.
        """
        waits = self._by_dsr and not though_held_up
        at_once = HELD_UP_AT_ONCE if waits else WRITE_AT_ONCE
        for start in range(0, len(data), at_once):
            if waits:
                self._wait_while_held_up()
            with _unplug_shows():
                self._port.write(data[start : start + at_once])
            self._drained_at = time.monotonic() + at_once * BITS_PER_BYTE / self._baud

    def _wait_while_held_up(self) -> None:
        """Wait until what was sent has left and DSR is up. Raises WriteStalled."""
        time.sleep(max(0.0, self._drained_at - time.monotonic()))
        deadline = time.monotonic() + self._write_timeout_s
        while self._is_held_up():
            if time.monotonic() >= deadline:
                raise WriteStalled
            time.sleep(HELD_UP_ASKED_S)

    def _is_held_up(self) -> bool:
        """Whether DSR is down; a wire that was never up is not there, and neither is one that cannot be read."""
        try:
            up = bool(self._port.dsr)
        except _GONE:
            return False  # a pty has no wires; if the line is gone the next write says so
        self._dsr_seen = self._dsr_seen or up
        return self._dsr_seen and not up

    def set_line(self, line: Literal["rts", "dtr"], on: bool) -> None:
        """Set a modem control line, to which some other thing than a modem is wired. Raises Unplugged."""
        with _unplug_shows():
            setattr(self._port, line, on)

    def sensor(self) -> bool:
        """Return whether what is wired to the CTS line says so. Raises Unplugged."""
        with _unplug_shows():
            return bool(self._port.cts)

    def discard_input(self) -> bool:
        """Forget bytes that came and were not read; return whether there were any."""
        for reads in range(DISCARD_READS):
            with _unplug_shows():
                if not self._port.in_waiting:
                    return reads > 0
            self._read_slice()
        return True

    def close(self) -> None:
        """Close the line, whatever state it is in, dropping bytes that have not gone yet."""
        # pyserial 3.5 leaves the socket of an rfc2217 port open when the other side has hung up already.
        left_open = getattr(self._port, "_socket", None)
        with suppress(Unplugged, WriteStalled), _unplug_shows():
            self._port.reset_output_buffer()
        with suppress(Unplugged, WriteStalled), _unplug_shows():
            self._port.close()
        if left_open is not None:
            left_open.close()
        if self._claim is not None:
            self._claim.close()

    def _read_slice(self) -> bytes:
        with _unplug_shows():
            data: bytes = self._port.read(1)
            while data and len(data) < READ_AT_MOST and (waiting := self._port.in_waiting):
                data += self._port.read(min(waiting, READ_AT_MOST))
            return data


def _notice_a_dead_box(line: socket.socket | None) -> None:
    """Have the system end a network line whose other side neither answers nor takes bytes any more."""
    if line is None:
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, ASKED_AGAIN_S)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, ASKED_AGAIN_S)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, GONE_AFTER_S // ASKED_AGAIN_S - 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GONE_AFTER_S * 1000)


@contextmanager
def _unplug_shows() -> Iterator[None]:
    try:
        yield
    except serial.SerialTimeoutException:
        raise WriteStalled from None
    except _GONE:
        raise Unplugged from None
