"""The simulator's end of a line: a pty with a symlink to it, or a TCP port on this machine.

Non-blocking. Bytes that nobody takes are lost, as on a real line.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import termios
import tty
from pathlib import Path
from typing import Protocol

_SPEEDS = {getattr(termios, f"B{baud}"): baud for baud in (2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400)}


class CannotListen(Exception):
    """The path or port cannot be had."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason


class Endpoint(Protocol):
    """One end of a line that can be pulled out and put back."""

    @property
    def address(self) -> str:
        """Where the kiosk finds the device, as pyserial writes it."""
        ...

    @property
    def baud(self) -> int | None:
        """The speed that the kiosk has set; None where that cannot be seen."""
        ...

    def open(self) -> None:
        """Plug in. Raises CannotListen."""
        ...

    def close(self) -> None:
        """Pull out."""
        ...

    def filenos(self) -> list[int]:
        """Return what to wait for; nothing while pulled out."""
        ...

    def read(self, at_most: int) -> bytes:
        """Return what came."""
        ...

    def write(self, data: bytes) -> None:
        """Send."""
        ...

    def hold_up(self, held: bool) -> None:
        """Drop the lines by which a device holds the kiosk up, or raise them; nothing where there are none."""
        ...


class PtyEndpoint:
    """A pty whose other side is found under `path`, a symlink that is made anew at each plugging in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._master: int | None = None
        self._slave: int | None = None

    @property
    def address(self) -> str:
        """Return the symlink's path."""
        return str(self._path)

    @property
    def baud(self) -> int | None:
        """Return the speed that was set on the pty, which carries no bits but remembers that."""
        return None if self._slave is None else _SPEEDS.get(termios.tcgetattr(self._slave)[5])

    def open(self) -> None:
        """Make the pty and point the symlink to it."""
        if self._path.exists() and not self._path.is_symlink():
            raise CannotListen(self.address, os.strerror(errno.EEXIST))
        # The slave stays open here, too: otherwise the pty would be torn down when the kiosk closes its port.
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        new = self._path.with_name(f".{self._path.name}.new")
        try:
            new.unlink(missing_ok=True)
            new.symlink_to(os.ttyname(self._slave))
            new.replace(self._path)
        except OSError as error:
            self.close()
            raise CannotListen(self.address, error.strerror or str(error)) from error

    def close(self) -> None:
        """Take the symlink away and hang up."""
        if self._master is None or self._slave is None:
            return
        if self._path.is_symlink() and self._path.readlink() == Path(os.ttyname(self._slave)):
            self._path.unlink()
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = None

    def filenos(self) -> list[int]:
        """Return the master."""
        return [] if self._master is None else [self._master]

    def read(self, at_most: int) -> bytes:
        """Return what the kiosk wrote."""
        if self._master is None:
            return b""
        with contextlib.suppress(OSError):
            return os.read(self._master, at_most)
        return b""

    def write(self, data: bytes) -> None:
        """Send, as far as the pty takes it."""
        if self._master is not None:
            with contextlib.suppress(OSError):
                os.write(self._master, data)

    def hold_up(self, held: bool) -> None:
        """Do nothing: a pty has no such lines."""


class TcpEndpoint:
    """A port on 127.0.0.1 that takes one connection at a time; port 0 picks a free one."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None

    @property
    def address(self) -> str:
        """Return the URL for the kiosk."""
        return f"socket://127.0.0.1:{self._port}"

    @property
    def port(self) -> int:
        """Return the port's number, once it is open."""
        return self._port

    @property
    def connected(self) -> bool:
        """Return whether somebody is connected."""
        return self._client is not None

    @property
    def baud(self) -> int | None:
        """Return nothing: raw TCP has no speed."""
        return None

    def open(self) -> None:
        """Listen."""
        try:
            self._listener = socket.create_server(("127.0.0.1", self._port))
        except (OSError, OverflowError) as error:
            raise CannotListen(self.address, str(error)) from error
        self._listener.setblocking(False)
        self._port = self._listener.getsockname()[1]

    def close(self) -> None:
        """Hang up and stop listening."""
        self._hang_up()
        if self._listener is not None:
            self._listener.close()
        self._listener = None

    def filenos(self) -> list[int]:
        """Return the connection, or what waits for one."""
        waited_for = self._client or self._listener
        return [] if waited_for is None else [waited_for.fileno()]

    def read(self, at_most: int) -> bytes:
        """Return what the kiosk wrote; a new connection is taken first."""
        if self._client is None and self._listener is not None:
            with contextlib.suppress(OSError):
                self._client, _ = self._listener.accept()
                self._client.setblocking(False)
        if self._client is None:
            return b""
        try:
            data = self._client.recv(at_most)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""
        if not data:
            self._hang_up()
        return data

    def write(self, data: bytes) -> None:
        """Send, as far as the connection takes it."""
        if self._client is not None:
            with contextlib.suppress(OSError):
                self._client.send(data)

    def hold_up(self, held: bool) -> None:
        """Do nothing: raw TCP has no such lines."""

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None
