import queue
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
import serial
from serial.rfc2217 import PortManager

from devices.lamp import SerialLamp
from kiosk.ports import Lamp, LinkChanged, LinkState

PATIENCE_S = 20.0
# pyserial 3.5 starts the thread of an rfc2217 port by names that Python has since changed.
pytestmark = pytest.mark.filterwarnings(r"ignore:set(Daemon|Name)\(\):DeprecationWarning")


class FakeUart:
    """A serial port's control lines without a port: tells each change of RTS and DTR."""

    def __init__(self) -> None:
        self.settings = {"baudrate": 9600, "bytesize": 8, "parity": serial.PARITY_NONE, "stopbits": 1}
        self.lines: queue.Queue[tuple[str, bool]] = queue.Queue()
        self.cts = self.dsr = self.ri = self.cd = self.xonxoff = self.rtscts = self.break_condition = False
        self.bytes_written = 0

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"rts", "dtr"}:
            self.lines.put((name, bool(value)))
        object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> object:
        try:
            return self.__dict__["settings"][name]
        except KeyError:
            raise AttributeError(name) from None

    def reset_input_buffer(self) -> None:
        pass

    def reset_output_buffer(self) -> None:
        pass

    def await_line(self, line: str, on: bool) -> None:
        while self.lines.get(timeout=PATIENCE_S) != (line, on):
            pass


class Rfc2217Box:
    """A serial-to-network box: pyserial's own PortManager over a fake UART, behind a real socket."""

    def __init__(self) -> None:
        self.uart = FakeUart()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"rfc2217://127.0.0.1:{self._listener.getsockname()[1]}"

    def write(self, data: bytes) -> None:
        assert self._connection is not None
        self._connection.sendall(data)

    def cut(self) -> None:
        """Pull the network plug; the box takes the next caller."""
        assert self._connection is not None
        self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Stop listening; whoever is connected has hung up by now."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(PATIENCE_S)

    def _serve(self) -> None:
        while True:
            try:
                self._connection, _ = self._listener.accept()
            except OSError:
                return
            with self._connection:
                self._talk(self._connection)

    def _talk(self, connection: socket.socket) -> None:
        manager = PortManager(self.uart, self)
        try:
            while data := connection.recv(1024):
                self.uart.bytes_written += len(b"".join(manager.filter(data)))
        except OSError:
            return


@pytest.fixture
def box() -> Iterator[Rfc2217Box]:
    made = Rfc2217Box()
    yield made
    made.close()


@pytest.fixture
def lamp_at() -> Iterator[Callable[..., SerialLamp]]:
    lamps: list[SerialLamp] = []

    def start(url: str, line: str, told: queue.Queue[object] | None = None) -> SerialLamp:
        lamp = SerialLamp(url, line, (told or queue.Queue()).put)
        lamps.append(lamp)
        lamp.start()
        return lamp

    yield start
    for lamp in lamps:
        lamp.stop()


@pytest.mark.parametrize("line", ["rts", "dtr"])
def test_the_lamp_is_lit_and_put_out_by_its_line(box: Rfc2217Box, lamp_at: Callable[..., Lamp], line: str):
    lamp = lamp_at(box.url, line)
    box.uart.await_line(line, False)
    lamp.light(True)
    box.uart.await_line(line, True)
    lamp.light(False)
    box.uart.await_line(line, False)
    assert box.uart.bytes_written == 0


def test_the_lamp_goes_dark_when_the_program_ends(box: Rfc2217Box, lamp_at: Callable[..., SerialLamp]):
    lamp = lamp_at(box.url, "rts")
    box.uart.await_line("rts", False)
    lamp.light(True)
    box.uart.await_line("rts", True)
    lamp.stop()
    box.uart.await_line("rts", False)
    assert box.uart.bytes_written == 0


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # pyserial's, when the other side hung up first
def test_a_call_for_help_made_while_the_lamp_was_away_is_lit_when_it_comes_back(
    box: Rfc2217Box, lamp_at: Callable[..., SerialLamp]
):
    told: queue.Queue[object] = queue.Queue()
    lamp = lamp_at(box.url, "rts", told)
    assert told.get(timeout=PATIENCE_S) == LinkChanged("lamp", LinkState.CONNECTED)
    box.uart.await_line("rts", False)
    box.cut()
    lamp.light(True)
    assert told.get(timeout=PATIENCE_S) == LinkChanged("lamp", LinkState.DISCONNECTED)
    assert told.get(timeout=PATIENCE_S) == LinkChanged("lamp", LinkState.CONNECTED)
    box.uart.await_line("rts", True)


@pytest.mark.parametrize("url", ["/dev/no-such-lamp", "nonsense://x", "rfc2217://127.0.0.1:1"])
def test_a_missing_lamp_stays_dark_and_troubles_nobody(lamp_at: Callable[..., SerialLamp], url: str):
    told: queue.Queue[object] = queue.Queue()
    lamp = lamp_at(url, "dtr", told)
    lamp.light(True)
    assert told.get(timeout=PATIENCE_S) == LinkChanged("lamp", LinkState.DISCONNECTED)
    lamp.light(False)
    lamp.stop()
    assert told.empty()
