"""A simulated scanner in virtual-COM mode: what is shown to it goes out, with a terminator."""

from __future__ import annotations

from collections.abc import Mapping

from devices.simulators.device import BadRequest, text_argument

_TERMINATORS = {"cr": b"\r", "lf": b"\n", "crlf": b"\r\n", "none": b""}


class SimulatedScanner:
    """Control: show (text, terminator: cr, lf, crlf or none), state. It has no faults but those of its line."""

    faults: frozenset[str] = frozenset()
    powered = True

    def __init__(self) -> None:
        self.output = bytearray()
        self.shown = 0

    def holds_up(self, now: float) -> bool:
        """Return False: it has no wires for that."""
        return False

    def feed(self, data: bytes, now: float) -> None:
        """Ignore what comes: scanners take commands as codes on paper."""

    def tick(self, now: float) -> None:
        """Do nothing: a scanner speaks when something is shown to it."""

    def line_lost(self) -> None:
        """Do nothing: nothing is received."""

    def set_fault(self, fault: str, arguments: Mapping[str, object]) -> None:
        """Do nothing: all its faults are the line's."""

    def ask(self, do: str, arguments: Mapping[str, object], now: float) -> dict[str, object]:
        """Show a code to it, or say how many were shown."""
        match do:
            case "show":
                terminator = _TERMINATORS.get(text_argument(arguments, "terminator", "cr"))
                if terminator is None:
                    raise BadRequest("terminator is cr, lf, crlf or none")
                self.output += text_argument(arguments, "text").encode("utf-8", "surrogateescape") + terminator
                self.shown += 1
            case "state":
                pass
            case _:
                raise BadRequest("a scanner knows show, fault, state")
        return {"shown": self.shown}
