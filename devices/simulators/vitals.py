"""Simulated blood-pressure monitors and scales: the bytes of the makers' tables, written here and not by our parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from devices.simulators.device import BadRequest, number_argument, text_argument

USUAL = {"systolic": 128, "diastolic": 76, "pulse": 72, "height_mm": 1565, "weight_g": 61_200}
SOMEBODYS_NUMBER = "12345678901234567890"
"""What a nurse may have typed into the device: the kiosk must never keep it."""

Values = Mapping[str, int]
Writer = Callable[[Values, str, bool], bytes]


def _omron(values: Values, error: str, moved: bool) -> bytes:
    """HBP-9030, output format 5: 55 bytes with CR LF; after an error the values are blanks."""
    numbers = [f"{values[name]:3d}" if error == "0" else "   " for name in ("systolic", "diastolic", "pulse")]
    return ",".join(["2026,11,22,08,31", SOMEBODYS_NUMBER, error, *numbers, "1" if moved else "0"]).encode() + b"\r\n"


def _and(values: Values, error: str, moved: bool) -> bytes:
    """TM-2657: STX, tagged parts between RS, ETX CR; no frame where it could not measure."""
    mean = (values["systolic"] + 2 * values["diastolic"]) // 3
    parts = [f"S{values['systolic']:3d}", f"M{mean:3d}", f"D{values['diastolic']:3d}", f"P{values['pulse']:3d}"]
    return b"\x02" + "\x1e".join(parts).encode() + b"\x03\r" if error == "0" else b""


def _scale(values: Values, error: str, moved: bool) -> bytes:
    """GL-150/310: STX height,weight,?,?,BMI,… ETX."""
    height, weight = values["height_mm"] / 10, values["weight_g"] / 1000
    index = weight / (height / 100) ** 2
    return f"\x02{height:.1f},{weight:.1f},0,0,{index:.1f},0\x03".encode() if error == "0" else b""


MODELS: Mapping[str, Writer] = {"omron-hbp-9030": _omron, "and-tm-2657": _and, "height-weight-line": _scale}


class SimulatedVitals:
    """Control: measure (systolic, diastolic, pulse, height_mm, weight_g, error, moved), state."""

    faults: frozenset[str] = frozenset({"cannot_measure"})
    powered = True

    def __init__(self, model: str) -> None:
        self.output = bytearray()
        self.measured = 0
        self._write = MODELS[model]
        self._error = "0"

    def holds_up(self, now: float) -> bool:
        """Return False: it has no wires for that."""
        return False

    def feed(self, data: bytes, now: float) -> None:
        """Ignore what comes: these devices only send."""

    def tick(self, now: float) -> None:
        """Do nothing: it speaks when somebody measures."""

    def line_lost(self) -> None:
        """Do nothing: nothing is received."""

    def set_fault(self, fault: str, arguments: Mapping[str, object]) -> None:
        """Fail at every measurement from now on, or "none"."""
        self._error = text_argument(arguments, "code", "3") if fault == "cannot_measure" else "0"

    def ask(self, do: str, arguments: Mapping[str, object], now: float) -> dict[str, object]:
        """Measure somebody, or say how often that was done."""
        match do:
            case "measure":
                values = {name: number_argument(arguments, name, usual) for name, usual in USUAL.items()}
                error = text_argument(arguments, "error", self._error)
                self.output += self._write(values, error, bool(arguments.get("moved")))
                self.measured += 1
            case "state":
                pass
            case _:
                raise BadRequest("a measuring device knows measure, fault, state")
        return {"measured": self.measured}
