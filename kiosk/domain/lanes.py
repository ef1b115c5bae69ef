"""People of whom any might be called next, and the rule of priority walking through them. Pure.

Of those who stand there it knows the places only. Who they are, and who is not among them, is kiosk.domain.calling's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush


@dataclass(frozen=True)
class FairnessRule:
    """How far priority goes."""

    in_a_row: int = 2
    """Priority calls in a row while others wait."""
    most_overtakes: int = 6
    """How often one person may be overtaken."""


RULE = FairnessRule()
Standing = tuple[bool, int]
"""Whether somebody has priority, and how often they were overtaken."""


class Lane:
    """Those who stand in a lane, by place, are called one after the other.

    Priority is called by place, so one without it is overtaken from the call of the first later place on: how many
    priority calls that takes is known beforehand, and nothing has to be counted on the way.
    """

    def __init__(self, stage: Sequence[Standing], rule: FairnessRule) -> None:
        self._rule = rule
        self._favoured, self._others, patience = _parted(stage, rule)
        self._patience = sorted((calls, index) for index, calls in enumerate(patience))
        self._overdue: list[int] = []
        self._done = [False] * len(self._others)
        self._next_other = self._next_favoured = self._next_patience = 0

    @property
    def waits(self) -> bool:
        """Whether anybody is left."""
        return self._next_favoured < len(self._favoured) or self._next_other < len(self._others)

    def call(self, run: int) -> tuple[int, int]:
        """Return whose turn it is after `run` priority calls in a row, by place in the stage, and the run after it."""
        if self._next_other == len(self._others):
            return self._favour(), 0
        if self._next_favoured == len(self._favoured):
            return self._other(self._next_other), 0
        overdue = self._first_overdue()
        if overdue is not None:
            return self._other(overdue), 0
        if run >= self._rule.in_a_row:
            return self._other(self._next_other), 0
        return self._favour(), run + 1

    def _favour(self) -> int:
        self._next_favoured += 1
        return self._favoured[self._next_favoured - 1]

    def _other(self, index: int) -> int:
        self._done[index] = True
        while self._next_other < len(self._done) and self._done[self._next_other]:
            self._next_other += 1
        return self._others[index]

    def _first_overdue(self) -> int | None:
        while self._next_patience < len(self._patience):
            calls, index = self._patience[self._next_patience]
            if calls > self._next_favoured:
                break
            heappush(self._overdue, index)
            self._next_patience += 1
        while self._overdue and self._done[self._overdue[0]]:
            heappop(self._overdue)
        return self._overdue[0] if self._overdue else None


def called_before(stage: Sequence[Standing], place: int, run: int, rule: FairnessRule = RULE) -> int:
    """Return how many of a stage are called before the one at a place, after `run` priority calls in a row."""
    if len({priority for priority, _ in stage}) == 1:
        return place
    lane = Lane(stage, rule)
    for before in range(len(stage)):
        called, run = lane.call(run)
        if called == place:
            return before
    raise LookupError("nobody stands there")


def _parted(stage: Sequence[Standing], rule: FairnessRule) -> tuple[list[int], list[int], list[int]]:
    """Return the places of those with priority, of the others, and after how many priority calls these are overdue."""
    favoured, others, patience = list[int](), list[int](), list[int]()
    for place, (priority, overtaken) in enumerate(stage):
        if priority:
            favoured.append(place)
        else:
            others.append(place)
            left = rule.most_overtakes - overtaken
            patience.append(left + len(favoured) if left > 0 else 0)
    return favoured, others, patience
