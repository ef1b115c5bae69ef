"""How long older people take: a keystroke-level model over the real journey. FROZEN: a flow that misses its goal is
changed, never these numbers (the frozen task-time model).

A person reads what they must on each screen (the question, what tells them what to do, and the targets from the top
down to the one they want) and takes in 0.66 of the words, decides, and taps.

"2.5 hanzi a second with 0.66 comprehension" can be read in two ways. Here 0.66 is the part of the words that a person
looks at before they act: n x 0.66 / 2.5 s. Read so, journey D, whose screens are those of the design, takes the 36 and
53 s of its table, which is why it is read so; the goals are judged by it. The other way (only 0.66 of what is read is
understood, so that the rest is read again: n / (2.5 x 0.66) s) takes D to a minute, which its table does not have; it
is printed beside, as what a person needs who must understand every word (`Reading.EVERY_WORD`). One
tap in thirty-three goes wrong: beside the target it is tapped again, on the keypad the figure is erased and typed once
more. After each change the screen is deaf for half a second (law 15), and nobody is faster than that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from random import Random

READING_HANZI_PER_SECOND = 2.5
COMPREHENSION = 0.66
DECIDE_SECONDS = 2.3
TAP_SECONDS = 1.2
DIGIT_SECONDS = 1.3
CARD_SECONDS = 9.0
ERROR_PER_TAP = 0.03
DEAF_SECONDS = 0.5
PERSON_CV = 0.30
"""Coefficient of variation of the lognormal factor of a person; its median is 1."""
AGED_80_SHARE = 0.25
AGED_80_FACTOR = 1.5

PEOPLE = 2_000
SEED = 1946

GOALS_P50 = {"A": 45.0, "E": 60.0, "C": 100.0}


@dataclass(frozen=True)
class Looked:
    """A screen that was read and then acted on. `hanzi`: what had to be read."""

    hanzi: int
    act: str
    """tap, digit, card, or nothing at the end."""
    same_screen: bool = False
    """The next thing happens on this screen: nothing is read anew, and nothing is deaf."""


class Reading(Enum):
    """What 0.66 means, in seconds a hanzi."""

    AS_DESIGNED = COMPREHENSION / READING_HANZI_PER_SECOND
    EVERY_WORD = 1 / (COMPREHENSION * READING_HANZI_PER_SECOND)


class Person:
    """Somebody drawn at random."""

    def __init__(self, chance: Random, reading: Reading = Reading.AS_DESIGNED) -> None:
        self._chance = chance
        self._reading = reading
        sigma = math.log(1 + PERSON_CV**2) ** 0.5
        old = AGED_80_FACTOR if chance.random() < AGED_80_SHARE else 1.0
        self._slowness = chance.lognormvariate(0.0, sigma) * old

    def seconds(self, journey: tuple[Looked, ...]) -> float:
        """Return how long this person takes."""
        return sum(self._look(looked) for looked in journey)

    def _look(self, looked: Looked) -> float:
        deaf = 0.0 if looked.same_screen else DEAF_SECONDS
        return deaf + self._slowness * (self._read(looked.hanzi) + self._act(looked.act))

    def _read(self, hanzi: int) -> float:
        return hanzi * self._reading.value

    def _act(self, act: str) -> float:
        slip = self._chance.random() < ERROR_PER_TAP
        match act:
            case "tap":
                return DECIDE_SECONDS + TAP_SECONDS * (2 if slip else 1)
            case "digit":
                return DIGIT_SECONDS * (3 if slip else 1)
            case "card":
                return CARD_SECONDS
            case _:
                return 0.0


def percentiles(journey: tuple[Looked, ...], reading: Reading = Reading.AS_DESIGNED) -> tuple[float, float]:
    """Return P50 and P90 of the same people on every run."""
    chance = Random(SEED)  # noqa: S311  simulated people, no secret
    times = sorted(Person(chance, reading).seconds(journey) for _ in range(PEOPLE))
    return times[len(times) // 2], times[len(times) * 9 // 10]
