"""The loop that runs one simulated device: its line with faults, its control port, until it is told to stop."""

from __future__ import annotations

import contextlib
import os
import select
import time
from collections.abc import Sequence
from pathlib import Path

from devices.simulators.control import ControlServer
from devices.simulators.device import BadRequest, SimulatedDevice, text_argument
from devices.simulators.endpoint import CannotListen, Endpoint
from devices.simulators.line import READ_BYTES, FaultyLine, LineFault
from devices.simulators.script import Script, ScriptStep

LONGEST_WAIT_S = 0.05


class Simulator:
    """A device on an endpoint. open() and run() on one thread; stop() from anywhere, also from a signal handler."""

    def __init__(
        self,
        device: SimulatedDevice,
        endpoint: Endpoint,
        control_path: Path | None = None,
        *,
        script: Sequence[ScriptStep] = (),
        baud: int | None = None,
    ) -> None:
        """Run `device` at `endpoint`. At another speed than `baud` (None: any) only garbage arrives on either side."""
        self._lifelines = list[int]()
        self._script = Script(list(script))
        self._baud = baud
        self._device = device
        self._endpoint = endpoint
        self._control = None if control_path is None else ControlServer(control_path, self._handle)
        self._line = FaultyLine()
        self._fault = LineFault.NONE.value
        self._plugged = self._held_up = False
        self._stopping = False
        self._wake_out, self._wake_in = os.pipe()

    @property
    def address(self) -> str:
        """Where the kiosk finds the device."""
        return self._endpoint.address

    def end_with(self, lifeline: int) -> None:
        """End when the other end of this file descriptor is gone, however whoever holds it went."""
        self._lifelines.append(lifeline)

    def open(self) -> None:
        """Plug in and listen. Raises CannotListen."""
        self._endpoint.open()
        self._plugged = True
        if self._control is not None:
            self._control.open()

    def run(self) -> None:
        """Serve until stop()."""
        try:
            while not self._stopping:
                self._turn(time.monotonic())
        finally:
            self._endpoint.close()
            if self._control is not None:
                self._control.close()
            os.close(self._wake_out)
            os.close(self._wake_in)

    def stop(self) -> None:
        """Have run() end. May be called again, also when it has ended."""
        self._stopping = True
        with contextlib.suppress(OSError):
            os.write(self._wake_in, b".")

    def _turn(self, now: float) -> None:
        at_most = self._line.read_at_most(now)
        lines = set(self._endpoint.filenos()) if at_most else set()
        controls = set(self._control.filenos()) if self._control is not None else set()
        arrival = self._line.next_arrival()
        wait = LONGEST_WAIT_S if arrival is None else min(LONGEST_WAIT_S, max(0.0, arrival - now))
        ready = set(select.select([*lines, *controls, *self._lifelines, self._wake_out], [], [], wait)[0])
        now = time.monotonic()
        self._mind_the_lifeline(ready)
        if ready & lines:
            self._device.feed(self._at_speed(self._endpoint.read(at_most)), now)
            self._put_on_line(now)
        if self._control is not None:
            self._control.serve(ready & controls)
        self._device.tick(now)
        self._hold_up(self._device.holds_up(now))
        self._put_on_line(now)
        self._follow_script(now)
        self._mind_the_plug()
        data = self._line.arrived(now)
        if data:
            self._endpoint.write(self._at_speed(data))

    def _mind_the_lifeline(self, ready: set[int]) -> None:
        if any(end in ready and not os.read(end, READ_BYTES) for end in self._lifelines):
            self._stopping = True

    def _hold_up(self, held: bool) -> None:
        if held != self._held_up:
            self._held_up = held
            self._endpoint.hold_up(held)

    def _at_speed(self, data: bytes) -> bytes:
        """Return what is understood of bytes that came at the line's speed."""
        heard = self._endpoint.baud
        if self._baud is None or heard is None or heard == self._baud:
            return data
        return bytes(byte | 0x80 for byte in data)

    def _follow_script(self, now: float) -> None:
        step = self._script.due(now, self._device.ask("state", {}, now))
        if step is not None:
            self._handle(step.do, dict(step.arguments))
            self._put_on_line(now)

    def _put_on_line(self, now: float) -> None:
        if self._device.output:
            self._line.send(bytes(self._device.output), now)
            self._device.output.clear()

    def _mind_the_plug(self) -> None:
        plugged = self._device.powered and self._line.fault is not LineFault.UNPLUG
        if plugged == self._plugged:
            return
        if plugged:
            self._plugged = self._opened_again()
        else:
            self._plugged = False
            self._device.line_lost()
            self._device.output.clear()
            self._line.cut()
            self._endpoint.close()

    def _opened_again(self) -> bool:
        """Return whether that worked; while somebody else has the port it is tried again at every turn."""
        try:
            self._endpoint.open()
        except CannotListen:
            return False
        return True

    def _handle(self, do: str, arguments: dict[str, object]) -> dict[str, object]:
        if do == "fault":
            self._set_fault(text_argument(arguments, "fault"), arguments)
            self._mind_the_plug()  # before the answer, so that the hand can rely on it
            return {"fault": self._fault}
        answer = self._device.ask(do, arguments, time.monotonic())
        return {**answer, "fault": self._fault, "plugged": self._plugged} if do == "state" else answer

    def _set_fault(self, fault: str, arguments: dict[str, object]) -> None:
        if fault in set(LineFault):
            self._line.fault = LineFault(fault)
            self._device.set_fault(LineFault.NONE, arguments)
        elif fault in self._device.faults:
            self._line.fault = LineFault.NONE
            self._device.set_fault(fault, arguments)
        else:
            known = sorted({*LineFault, *self._device.faults})
            raise BadRequest(f"no such fault; there are {', '.join(known)}")
        self._fault = fault
