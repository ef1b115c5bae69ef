"""The simulators' control port: JSON lines over a Unix socket, {"do": "lay", ...} -> {"ok": true, ...}.

ControlClient is the hand that uses it; ControlServer the simulator's side. Made-up people only: nothing here is
meant to carry what belongs to a real one.
"""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Callable
from pathlib import Path

from devices.simulators.device import BadRequest
from devices.simulators.endpoint import CannotListen
from kiosk.ports import SimulatorGone

PATIENCE_S = 5.0
LONGEST_LINE = 65536

Handler = Callable[[str, dict[str, object]], dict[str, object]]


class ControlClient:
    """Fulfils kiosk.ports.SimulatorControl: one connection per request, so that nothing is held when nobody asks."""

    def __init__(self, path: Path | str) -> None:
        self._path = str(path)

    def ask(self, do: str, **arguments: object) -> dict[str, object]:
        """Have one thing done. The answer has `ok`, and `error` when that is false. Raises SimulatorGone."""
        line = json.dumps({"do": do, **arguments}).encode() + b"\n"
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(PATIENCE_S)
                connection.connect(self._path)
                connection.sendall(line)
                answer = connection.makefile("rb").readline()
            reply = json.loads(answer)
        except (OSError, ValueError) as error:
            raise SimulatorGone(self._path) from error
        if not isinstance(reply, dict):
            raise SimulatorGone(self._path)
        return reply


class ControlServer:
    """Takes requests, one line each, and answers them through `handler`."""

    def __init__(self, path: Path, handler: Handler) -> None:
        self._path = path
        self._handler = handler
        self._clients: dict[int, tuple[socket.socket, bytearray]] = {}
        self._listener = socket.socket(socket.AF_UNIX)

    def open(self) -> None:
        """Listen, in place of a simulator that is gone. Raises CannotListen."""
        try:
            if self._path.is_socket():
                self._path.unlink()
            self._listener.bind(str(self._path))
            self._path.chmod(0o600)
        except OSError as error:
            raise CannotListen(str(self._path), error.strerror or str(error)) from error
        self._listener.listen()
        self._listener.setblocking(False)

    def close(self) -> None:
        """Stop listening and take the socket away."""
        for connection, _ in self._clients.values():
            connection.close()
        self._clients.clear()
        self._listener.close()
        self._path.unlink(missing_ok=True)

    def filenos(self) -> list[int]:
        """Return what to wait for."""
        return [self._listener.fileno(), *self._clients]

    def serve(self, ready: set[int]) -> None:
        """Deal with whatever came."""
        if self._listener.fileno() in ready:
            with contextlib.suppress(BlockingIOError):
                connection, _ = self._listener.accept()
                connection.settimeout(PATIENCE_S)
                self._clients[connection.fileno()] = (connection, bytearray())
        for number in ready & self._clients.keys():
            connection, buffer = self._clients[number]
            if not self._serve_client(connection, buffer):
                connection.close()
                del self._clients[number]

    def _serve_client(self, connection: socket.socket, buffer: bytearray) -> bool:
        """Return whether the client is still there."""
        try:
            data = connection.recv(LONGEST_LINE)
            buffer += data
            while b"\n" in buffer:
                line, _, rest = bytes(buffer).partition(b"\n")
                buffer[:] = rest
                connection.sendall(json.dumps(self._answer(line)).encode() + b"\n")
        except OSError:
            return False
        return bool(data) and len(buffer) <= LONGEST_LINE

    def _answer(self, line: bytes) -> dict[str, object]:
        try:
            request = json.loads(line)
            if not isinstance(request, dict) or not isinstance(request.get("do"), str):
                raise BadRequest('write {"do": "...", ...}')
            do = request.pop("do")
            return {"ok": True, **self._handler(do, request)}
        except BadRequest as error:
            return {"ok": False, "error": str(error)}
        except ValueError:
            return {"ok": False, "error": "not JSON"}
