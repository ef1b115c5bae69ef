"""What is shown for a model: one ordered decision. Help is above the idle warning, then waiting, then the screen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.journey.model import HelpReason, Model, Screen, Waiting


@dataclass(frozen=True)
class HelpComing:
    """Staff have been called."""

    reason: HelpReason


@dataclass(frozen=True)
class IdleWarning:
    """您还在吗."""


@dataclass(frozen=True)
class Working:
    """The desk or the reader is busy. `steps` grow while it lasts."""

    waiting: Waiting
    steps: int


Shown = HelpComing | IdleWarning | Working | Screen


def shown(model: Model, patience: int) -> Shown:
    """Decide. `patience`: 0 until waiting has lasted half a second, then its steps from 1."""
    if model.help is not None:
        return HelpComing(model.help)
    if model.idle_warning:
        return IdleWarning()
    if model.waiting is Waiting.READING:
        return Working(model.waiting, max(patience, 1))
    if model.waiting is not None and patience > 0:
        return Working(model.waiting, patience)
    return model.screen
