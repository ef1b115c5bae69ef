"""What is shown for a model: one ordered decision. Staff are above help, help above the idle warning, then waiting."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.journey.model import AtWindow, HelpReason, Model, Screen, StaffPin, Waiting
from kiosk.journey.moves import help_comes


@dataclass(frozen=True)
class HelpComing:
    """Staff have been called. `reached`: whether somebody can know; None while the call is on its way."""

    reason: HelpReason
    reached: bool | None


@dataclass(frozen=True)
class IdleWarning:
    """您还在吗."""


@dataclass(frozen=True)
class Working:
    """The desk or the reader is busy. `steps` grow while it lasts."""

    waiting: Waiting
    steps: int


@dataclass(frozen=True)
class AskStaff:
    """A member of staff types the PIN."""

    typed: int
    refused: bool
    locked_out: bool


@dataclass(frozen=True)
class AtTheWindow:
    """Staff at the window do it for the person who stands here."""


Shown = AskStaff | AtTheWindow | HelpComing | IdleWarning | Working | Screen


def shown(model: Model, patience: int) -> Shown:
    """Decide. `patience`: 0 until waiting has lasted half a second, then its steps from 1."""
    if model.waiting is Waiting.STAFF and patience > 0:
        return Working(model.waiting, patience)
    match model.staff:
        case StaffPin(digits=digits, refused=refused, locked_out=locked_out):
            return AskStaff(len(digits), refused, locked_out)
        case AtWindow():
            return AtTheWindow()
        case _:
            return _shown_to_the_person(model, patience)


def _shown_to_the_person(model: Model, patience: int) -> Shown:
    if model.idle_warning and not help_comes(model):
        return IdleWarning()
    if model.help is not None:
        return HelpComing(model.help, model.reached)
    if model.waiting is Waiting.READING:
        return Working(model.waiting, max(patience, 1))
    if model.waiting is not None and patience > 0:
        return Working(model.waiting, patience)
    return model.screen
