"""A page in the making: questions and texts come from the top, targets from the bottom, what is between is free."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.geometry import Rect
from ui.page import Dress, Item, Page, Picture, Sent, Target, Text
from ui.senior.look import GAP, Look
from ui.senior.reading import reading
from ui.text_layout import TextStyle, set_text
from ui.theme import Colour, Weight
from ui.widgets.button_face import compose, face_height

LEAST_TARGET = 132.0
PADDING = 18.0
LEAST_ALIKE = 84.0
"""An icon that must be smaller than this for its words makes no other one smaller."""


@dataclass(frozen=True)
class RowIcon:
    """How a row's icon stands before its words: its size as a multiple of theirs, and the paper around it."""

    of_words: float
    largest: float
    before: float
    beside: float

    def size(self, style: TextStyle) -> float:
        """Return how wide and high the icon is."""
        return min(self.largest, style.size * self.of_words)

    def width(self, style: TextStyle) -> float:
        """Return what it takes of the row."""
        return self.before + self.size(style) + self.beside


WIDE_ICON = RowIcon(1.4, 108.0, 8.0, 30.0)
CLOSE_ICON = RowIcon(1.1, 90.0, 0.0, 22.0)
"""Where large type needs the width for its words."""


def row_width(look: Look, style: TextStyle, icon: RowIcon | None = WIDE_ICON) -> float:
    """Return how wide the words of a row may be."""
    return look.content.width - (icon.width(style) if icon else 0.0)


def row_height(look: Look, text: str, style: TextStyle, icon: RowIcon | None = WIDE_ICON) -> float:
    """Return how high a row is."""
    return set_text(text, style, row_width(look, style, icon)).height


@dataclass(frozen=True)
class Choice:
    """A target before it has a place."""

    label: str
    sent: Sent
    icon: str | None = None
    note: str = ""
    dress: Dress = Dress.PLAIN
    destructive: bool = False
    note_personal: bool = False


class Sheet:
    """Collects the items of one page."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.top = look.content.y
        self.bottom = look.content.bottom
        self._above: list[Item] = []
        self._below: list[Item] = []

    @property
    def free(self) -> Rect:
        """What no item has taken yet."""
        content = self.look.content
        return Rect(content.x, self.top, content.width, self.bottom - self.top)

    def reading(self, *more: str) -> int:
        """Return how much there is to read on it so far, and in `more`, as ui.senior.reading counts."""
        placed = (*self._above, *self._below)
        texts = [item.text for item in placed if isinstance(item, Text) and not item.personal]
        texts += [f"{item.label} {item.note}" for item in placed if isinstance(item, Target)]
        return reading((*texts, *more), self.look.language)

    def write(self, text: str, style: TextStyle, *, personal: bool = False, gap: float = 0.0) -> None:
        """Set a text across the sheet, below what stands already."""
        content = self.look.content
        height = set_text(text, style, content.width).height
        self._above.append(Text(Rect(content.x, self.top, content.width, height), text, style, personal=personal))
        self.top += height + gap

    def ask(self, text: str, *, centred: bool = False, glad: bool = False, gap: float = 16.0) -> None:
        """Set the question, or what takes its place; what is done and well stands in pine."""
        colour = Colour.PINE if glad else Colour.INK
        self.write(text, self.look.question(colour, centred=centred), gap=gap)

    def row(
        self, icon: str, text: str, style: TextStyle, *, gap: float = 14.0, stands: RowIcon | None = WIDE_ICON
    ) -> None:
        """Set an icon with its words beside it; words that need the whole width stand without one."""
        content = self.look.content
        wide = row_width(self.look, style, stands)
        height = row_height(self.look, text, style, stands)
        if stands is not None:
            size = stands.size(style)
            y = self.top + (style.size * style.spacing - size) / 2
            self._above.append(Picture(Rect(content.x + stands.before, y, size, size), icon))
        self._above.append(Text(Rect(content.right - wide, self.top, wide, height), text, style))
        self.top += height + gap

    def add(self, *items: Item) -> None:
        """Add items that have their place already."""
        self._above.extend(items)

    def skip(self, height: float) -> None:
        """Leave some paper free."""
        self.top += height

    def target_height(self, choice: Choice, width: float | None = None) -> float:
        """Return how high a target must be for its words."""
        made = self._target(choice, Rect(0, 0, width or self.look.content.width, 0))
        return max(LEAST_TARGET, face_height(made, made.place.width) + 2 * PADDING)

    def offer(self, *choices: Choice, height: float = 0.0, gap: float = GAP) -> None:
        """Place targets one below the other at the sheet's lower end, above those placed before."""
        if not choices:
            return
        heights = [max(height, self.target_height(choice)) for choice in choices]
        y = self.bottom - sum(heights) - gap * (len(choices) - 1)
        self.bottom = y - GAP
        placed: list[Target] = []
        for choice, high in zip(choices, heights, strict=True):
            placed.append(self._target(choice, Rect(self.look.content.x, y, self.look.content.width, high)))
            y += high + gap
        self._below = [*_alike(placed), *self._below]

    def offer_beside(self, *choices: Choice, height: float = 0.0) -> None:
        """Place targets beside each other at the sheet's lower end, alike in width unless that breaks their words."""
        widths = self._widths_beside(choices)
        high = max(height, *map(self.target_height, choices, widths))
        y = self.bottom - high
        self.bottom = y - GAP
        x, placed = self.look.content.x, list[Target]()
        for choice, width in zip(choices, widths, strict=True):
            placed.append(self._target(choice, Rect(x, y, width, high)))
            x += width + GAP
        self._below = [*_alike(placed), *self._below]

    def _widths_beside(self, choices: tuple[Choice, ...]) -> list[float]:
        """Return equal widths; where the words then take more lines, the widths that the words ask for."""
        room = self.look.content.width - GAP * (len(choices) - 1)
        words = TextStyle(self.look.scale.button, Weight.BOLD)
        asked = [set_text(choice.label, words, room).width for choice in choices]
        alike = [room / len(choices)] * len(choices)
        fitted = [each + (room - sum(asked)) / len(choices) for each in asked]
        lower = max(map(self.target_height, choices, fitted)) < max(map(self.target_height, choices, alike))
        return fitted if lower else alike

    def offer_from_top(self, *choices: Choice, height: float = 0.0, tallest: float = 330.0) -> None:
        """Place targets below the question and let them share the free paper: the lowest grow first."""
        heights = [max(height, self.target_height(choice)) for choice in choices]
        spare = self.free.height - sum(heights) - GAP * (len(choices) - 1)
        y, placed = self.top, list[Target]()
        for choice, high in zip(choices, _grown(heights, spare, tallest), strict=True):
            placed.append(self._target(choice, Rect(self.look.content.x, y, self.look.content.width, high)))
            y += high + GAP
        self._below.extend(_alike(placed))

    def page(self) -> Page:
        """Return what was collected, in reading order."""
        return Page((*self._above, *self._below))

    def _target(self, choice: Choice, place: Rect) -> Target:
        scale = self.look.scale
        return Target(
            place,
            choice.sent,
            choice.label,
            scale.button,
            choice.note,
            scale.floor,
            choice.icon,
            choice.dress,
            destructive=choice.destructive,
            note_personal=choice.note_personal,
        )


def _alike(targets: list[Target]) -> list[Target]:
    """Return the targets with icons of one size."""
    faces = [compose(target, target.place.width, target.place.height) for target in targets]
    sizes = [face.icon.width for face in faces if face.icon is not None]
    size = max(LEAST_ALIKE, min(sizes)) if sizes else None
    return [replace(target, icon_at_most=size) for target in targets]


def _grown(heights: list[float], spare: float, tallest: float) -> list[float]:
    """Return the heights raised to one level, as far as `spare` reaches, and no higher than `tallest`."""
    order = sorted(heights)
    level = order[0]
    for count, high in enumerate(order, start=1):
        reached = (sum(order[:count]) + spare) / count
        if reached < high:
            break
        level = reached
    return [max(high, min(tallest, level)) for high in heights]
