"""A real pcscd with Debian's virtual reader (vsmartcard-vpcd), and a card put into it over TCP.

There is one pcscd on a machine: whoever tests with it waits for its turn. Where systemd already runs one, that is used.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from simulated_social_security_card import ATR, SimulatedSocialSecurityCard

PORT = 35963
SOCKET = Path("/run/pcscd/pcscd.comm")
TURN = Path(tempfile.gettempdir()) / "nuanchuang-pcscd.turn"
PATIENCE_S = 20.0
READER = "Virtual PCD 00 00"
GET_ATR = 4
"""Among power off 0, power on 1 and reset 2."""


@contextmanager
def turn() -> Iterator[None]:
    """Wait until nobody else on this machine tests with pcscd."""
    with TURN.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class RunningPcscd:
    """pcscd with the virtual reader. `stop` ends what was started here."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, unless one runs."""
        if not _answers(SOCKET):
            become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
            program = shutil.which("pcscd", path=f"{os.defpath}:/usr/sbin:/sbin") or "pcscd"
            self._process = subprocess.Popen(  # a fixed command
                [*become_root, program, "--foreground", "--critical"], stdout=subprocess.DEVNULL
            )
        _until(lambda: _answers(SOCKET) and _listens(PORT))

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)
            self._process = None


class VirtualCard:
    """Puts a simulated card into the virtual reader, until `take_out`."""

    def __init__(self, card: SimulatedSocialSecurityCard, mute_after: int | None = None) -> None:
        """`mute_after`: taken out after so many APDUs, as by a hand that is too quick."""
        self.card = card
        self._left = mute_after
        self._socket = socket.create_connection(("127.0.0.1", PORT), PATIENCE_S)
        self._socket.settimeout(None)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def take_out(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE_S)
        self._socket.close()

    def _serve(self) -> None:
        while (message := self._receive()) is not None:
            if len(message) == 1:
                if message[0] != GET_ATR:  # which is asked all the time, to see whether a card is there
                    self.card.reset()
                answer = ATR if message[0] == GET_ATR else None
            elif self._left == 0:
                self._socket.shutdown(socket.SHUT_RDWR)
                return
            else:
                self._left = None if self._left is None else self._left - 1
                answer = self.card.answer(message)
            if answer is not None:
                self._socket.sendall(struct.pack(">H", len(answer)) + answer)

    def _receive(self) -> bytes | None:
        try:
            header = self._exactly(2)
            return None if header is None else self._exactly(struct.unpack(">H", header)[0])
        except OSError:
            return None

    def _exactly(self, count: int) -> bytes | None:
        data = b""
        while len(data) < count:
            more = self._socket.recv(count - len(data))
            if not more:
                return None
            data += more
        return data


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(str(path))
        except OSError:
            return False
        return True


def _listens(port: int) -> bool:
    """Whether the virtual reader waits for a card; read from the kernel's list, for a connection would be a card."""
    wanted = f":{port:04X}"
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return any(row[1].endswith(wanted) and row[3] == "0A" for row in rows)


def _until(is_so: object) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():  # type: ignore[operator]
        assert time.monotonic() < deadline, "pcscd with vsmartcard-vpcd did not start: see docs/devices.md"
        threading.Event().wait(0.05)
