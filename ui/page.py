"""What stands on a screen, as data: texts, boxes, pictures, targets, each with its place in units.

A screen makes a page from a model; the panel shows it. Nothing here acts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.journey.events import SessionChosen, Touch, Typed
from ui.geometry import Rect
from ui.text_layout import TextStyle
from ui.theme import Colour

Sent = Touch | Typed | SessionChosen
"""What a target emits."""


@dataclass(frozen=True)
class Text:
    """A text in its room, from the room's top or about its middle."""

    place: Rect
    text: str = field(repr=False)
    style: TextStyle
    middle: bool = False
    personal: bool = False
    """Covered by the veil."""


@dataclass(frozen=True)
class Box:
    """A ground with round corners behind texts."""

    place: Rect
    fill: Colour = Colour.WHITE
    border: Colour | None = Colour.INK
    radius: float = 28.0


@dataclass(frozen=True)
class Picture:
    """An icon. It never stands without words."""

    place: Rect
    icon: str
    colour: Colour = Colour.INK
    sways: float = 0.0
    """How far it moves to the right and back, slowly: the welcome screen's one hint."""


class Dress(StrEnum):
    """How a target is dressed. The primary one is what most people want."""

    PRIMARY = "primary"
    PLAIN = "plain"
    HELP = "help"
    KEY = "key"


@dataclass(frozen=True)
class Target:
    """Something to tap. `label` in the size of buttons, `note` below it in the size of body text."""

    place: Rect
    sent: Sent
    label: str
    size: float
    note: str = field(default="", repr=False)
    note_size: float = 0.0
    icon: str | None = None
    dress: Dress = Dress.PLAIN
    centred: bool = False
    destructive: bool = False
    note_personal: bool = False
    offered: bool = False
    """Ringed: offered unasked."""
    icon_at_most: float | None = None
    """Targets that stand together have icons of one size, so that their words begin in one line."""


Item = Text | Box | Picture | Target


@dataclass(frozen=True)
class Page:
    """A whole screen, in reading order."""

    items: tuple[Item, ...]
    dark: bool = False

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be tapped."""
        return tuple(item for item in self.items if isinstance(item, Target))
