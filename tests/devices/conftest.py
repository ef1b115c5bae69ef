"""Fixtures of the device tests: hand-laid SAM frames, made-up cards, simulators on real ptys and sockets."""

import json
import queue
import threading
from functools import reduce
from operator import xor
from pathlib import Path

import pytest

from devices.simulators.control import ControlClient
from devices.simulators.endpoint import PtyEndpoint, TcpEndpoint
from devices.simulators.simulator import Simulator
from kiosk.domain.identity_number import check_digit

GOLDEN = Path(__file__).parent.parent / "golden" / "devices"
PATIENCE_S = 20.0


def _frame(status, data=b""):
    body = (4 + len(data)).to_bytes(2, "big") + b"\x00\x00" + bytes([status]) + data
    return bytes.fromhex("AAAAAA9669") + body + bytes([reduce(xor, body)])


def _base_answer(text, photo=b"\xf0" * 1024, fingerprint=None):
    parts = [text, photo] if fingerprint is None else [text, photo, fingerprint]
    return _frame(0x90, b"".join(len(part).to_bytes(2, "big") for part in parts) + b"".join(parts))


def _laid_text(fields):
    text = bytearray(" ".encode("utf-16-le") * 128)
    for offset, value in fields.items():
        data = value.encode("utf-16-le", "surrogatepass")
        text[offset : offset + len(data)] = data
    return bytes(text)


@pytest.fixture(scope="session")
def golden_sam():
    return json.loads((GOLDEN / "sam_frames.json").read_text())


@pytest.fixture(scope="session")
def sam_answer():
    """Build a reader's answer from SW3 and data, by the table."""
    return _frame


@pytest.fixture(scope="session")
def base_answer():
    """Build the answer to "read base" from 256 bytes of text."""
    return _base_answer


@pytest.fixture(scope="session")
def laid_text():
    """Lay strings at byte offsets into 256 blank-padded bytes."""
    return _laid_text


@pytest.fixture(scope="session")
def made_up_number():
    body = "11010519500304002"
    return body + check_digit(body)


@pytest.fixture(scope="session")
def resident_text(made_up_number):
    return _laid_text(
        {
            0: "王秀芳",
            30: "2",
            32: "01",
            36: "19500304",
            52: "北京市朝阳区某街1号",
            122: made_up_number,
            158: "北京市公安局朝阳分局",
            188: "20100101",
            204: "长期",
        }
    )


@pytest.fixture
def made_up_card(made_up_number):
    """Give the arguments of `lay` for the card of resident_text."""
    return {
        "name": "王秀芳",
        "sex": "F",
        "birth_date": "1950-03-04",
        "number": made_up_number,
        "nation": "01",
        "address": "北京市朝阳区某街1号",
        "issuer": "北京市公安局朝阳分局",
        "valid_from": "2010-01-01",
    }


class RunningSimulator:
    """A simulator on a thread, and the hand that works it."""

    def __init__(self, device, endpoint, control_path, **options) -> None:
        self.device = device
        self.simulator = Simulator(device, endpoint, control_path, **options)
        self.simulator.open()
        self.url = self.simulator.address
        self._control = ControlClient(control_path)
        self._thread = threading.Thread(target=self.simulator.run)
        self._thread.start()

    def ask(self, do, **arguments):
        answer = self._control.ask(do, **arguments)
        assert answer["ok"], answer
        return answer

    def stop(self):
        self.simulator.stop()
        self._thread.join(PATIENCE_S)


@pytest.fixture
def run_simulator(tmp_path):
    """Run a simulated device, on a pty or with `tcp=True` on a socket, until the test ends."""
    running = []

    def run(device, tcp=False, endpoint=None, **options):
        number = len(running)
        endpoint = endpoint or (TcpEndpoint(0) if tcp else PtyEndpoint(tmp_path / f"port{number}"))
        running.append(RunningSimulator(device, endpoint, tmp_path / f"c{number}", **options))
        return running[-1]

    yield run
    for simulator in running:
        simulator.stop()


class DeviceEvents:
    """Collects what a worker emits; waits for it, never for a length of time."""

    def __init__(self) -> None:
        self._queue = queue.Queue()
        self.seen = []

    def __call__(self, event) -> None:
        self._queue.put(event)

    def wait_for(self, matches):
        """Return the first event from now on that is of the type, or equals the value, given."""
        while True:
            event = self._queue.get(timeout=PATIENCE_S)
            self.seen.append(event)
            if isinstance(event, matches) if isinstance(matches, type) else event == matches:
                return event

    def drain(self):
        while not self._queue.empty():
            self.seen.append(self._queue.get_nowait())
        return self.seen


@pytest.fixture
def start_worker():
    """Start a worker, and stop it at the end."""
    workers = []

    def start(worker):
        workers.append(worker)
        worker.start()
        return worker

    yield start
    for worker in workers:
        worker.stop()


@pytest.fixture
def device_events():
    return DeviceEvents()
