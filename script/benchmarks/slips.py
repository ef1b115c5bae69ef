"""Mistyped identity numbers among very many people of one county: is the true person shown, and who else."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.figure import Figure
from kiosk.desk import search
from kiosk.desk.workplace import Workplace
from kiosk.domain.search import slips_of

NAMES = {"digit": "one digit", "swap": "a neighbour swap", "other": "two digits, outside the rule"}


def candidates(place: Workplace, numbers: Sequence[str], mark: str, many: int) -> list[Figure]:
    """60 % one digit, 20 % a neighbour swap, 20 % two digits, which the rule does not cover."""
    chance = Random(5)  # noqa: S311
    asked, shown, false = dict.fromkeys(NAMES, 0), dict.fromkeys(NAMES, 0), dict.fromkeys(NAMES, 0)
    for _ in range(many):
        right = chance.choice(numbers)
        kind = chance.choices(list(NAMES), [60, 20, 20])[0]
        tails, true = _tails_shown(place, _corrupted(right, kind, chance), right)
        asked[kind] += 1
        shown[kind] += true
        false[kind] += len(tails) - true
    return [
        figure
        for kind, name in NAMES.items()
        for figure in (
            Figure(
                f"{asked[kind]:,} numbers with {name}: true person shown, {mark}", 100 * shown[kind] / asked[kind], "%"
            ),
            Figure(
                f"{asked[kind]:,} numbers with {name}: false ones each, {mark}", false[kind] / asked[kind], "people"
            ),
        )
    ]


def _tails_shown(place: Workplace, wrong: str, right: str) -> tuple[list[str | None], bool]:
    result = search.search(place, wrong, 20).number
    tails = [] if result is None else [row.number_tail for row in result.candidates]
    return tails, right[-4:] in tails and right in slips_of(wrong)


def _corrupted(right: str, kind: str, chance: Random) -> str:
    if kind == "swap":
        places = [place for place in range(17) if right[place] != right[place + 1]]
        at = chance.choice(places)
        return right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    wrong = right
    for at in chance.sample(range(17), 1 if kind == "digit" else 2):
        wrong = wrong[:at] + chance.choice([one for one in "0123456789" if one != wrong[at]]) + wrong[at + 1 :]
    return wrong
