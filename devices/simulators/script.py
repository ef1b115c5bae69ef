"""Faults by a script: what a simulated device does after a time, or after so many bytes, pages or reads.

A script is TOML, one `[[step]]` after the other. A step waits until everything it names has happened since the step
before it, then does what a hand would:

    [[step]]
    after_s = 2.0            # seconds
    after_bytes = 4000       # bytes that a printer has taken
    after_pages = 1          # pages that came out
    after_reads = 1          # cards that were read
    do = "fault"             # anything that the control port takes; its arguments stand beside it
    fault = "paper_out"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNTED = {"after_bytes": "bytes", "after_pages": "pages", "after_reads": "reads", "after_shown": "shown"}
"""What a step may wait for besides time, and what the device calls it in its state."""


class BadScript(Exception):
    """The script cannot be used; the message says why."""


@dataclass(frozen=True)
class ScriptStep:
    """One step: what it waits for, counted from the step before it, and what is done then."""

    after_s: float
    after_counts: Mapping[str, int]
    do: str
    arguments: Mapping[str, object]


def read_script(path: Path) -> list[ScriptStep]:
    """Return the steps. Raises BadScript."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadScript(str(error)) from error
    steps = data.get("step")
    if not isinstance(steps, list) or set(data) != {"step"}:
        raise BadScript("[[step]]")
    return [_step(number, table) for number, table in enumerate(steps, start=1)]


def _step(number: int, table: dict[str, Any]) -> ScriptStep:
    after_s, do = table.pop("after_s", 0.0), table.pop("do", None)
    counts = {COUNTED[key]: table.pop(key) for key in list(table) if key in COUNTED}
    good = isinstance(do, str) and isinstance(after_s, int | float) and after_s >= 0
    if not good or not all(isinstance(count, int) and count >= 0 for count in counts.values()):
        raise BadScript(f"[[step]] {number}: do, after_s, {', '.join(COUNTED)}")
    return ScriptStep(float(after_s), counts, do, table)


class Script:
    """Where a script stands. Without a clock: `now` is in seconds."""

    def __init__(self, steps: list[ScriptStep]) -> None:
        self._steps = steps
        self._since: float | None = None
        self._counted: dict[str, int] = {}

    def due(self, now: float, state: Mapping[str, object]) -> ScriptStep | None:
        """Return the step whose time has come, if there is one; it is over then."""
        if not self._steps:
            return None
        if self._since is None:
            self._begin(now, state)
        step = self._steps[0]
        counts = self._counts(state)
        waited = now - (self._since or 0.0) >= step.after_s
        if not waited or any(counts[name] - self._counted[name] < most for name, most in step.after_counts.items()):
            return None
        self._begin(now, state)
        return self._steps.pop(0)

    def _begin(self, now: float, state: Mapping[str, object]) -> None:
        self._since, self._counted = now, self._counts(state)

    def _counts(self, state: Mapping[str, object]) -> dict[str, int]:
        return {name: count if isinstance(count := state.get(name), int) else 0 for name in COUNTED.values()}
