"""A measured figure, and tables of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One number with its unit; `goal`, where there is one, is the most that it may be."""

    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def holds(self) -> bool | None:
        return None if self.goal is None else self.value <= self.goal


def percentiles(name: str, seconds: Sequence[float], unit: str, goal_p99: float | None = None) -> list[Figure]:
    """Return median and 99th percentile of durations, in ms or µs."""
    scale = {"s": 1.0, "ms": 1e3, "µs": 1e6}[unit]
    ordered = sorted(seconds)
    worst = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    return [
        Figure(f"{name}, median", statistics.median(ordered) * scale, unit),
        Figure(f"{name}, 99 %", worst * scale, unit, goal_p99),
    ]


def table(figures: Sequence[Figure]) -> str:
    width = max(len(figure.name) for figure in figures)
    lines = []
    for figure in figures:
        goal = "" if figure.goal is None else f"   goal <= {figure.goal:g}{'' if figure.holds else '   MISSED'}"
        lines.append(f"{figure.name:<{width}}  {figure.value:>12,.3f} {figure.unit:<7}{goal}".rstrip())
    return "\n".join(lines)
