"""The keypad's keys and the echo of what was typed, in the groups 6-8-4 in which people know the number."""

from __future__ import annotations

from kiosk.journey.events import Touch, Typed
from ui.geometry import Rect
from ui.page import Box, Dress, Item, Picture, Target, Text
from ui.text_layout import TextStyle, fitting
from ui.theme import Colour, Weight

KEY_GAP = 12.0
"""3.3 mm: a finger between two keys is on neither."""
ROWS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))
GROUPS = (6, 8, 4)
LINES = ((0,), (1, 2))
"""Groups that stand in one line: 18 figures of 92 units are wider than the panel."""

CELL_PER_SIZE = 0.585
GROUP_GAP = 100.0
"""Room between two groups for the mark of a doubtful one, so that it covers no figure."""
ECHO_LINE = 1.5
FRAME = 20.0


def keys(place: Rect, size: float, erase: str, erase_size: float, *, letter: bool = True) -> tuple[Target, ...]:
    """Return 1-9, X (where there is one), 0 and 改, sharing `place`."""
    width = (place.width - 2 * KEY_GAP) / 3
    height = (place.height - 3 * KEY_GAP) / 4
    made = []
    for row, figures in enumerate((*ROWS, ("X", "0", "erase"))):
        for column, figure in enumerate(figures):
            spot = Rect(place.x + column * (width + KEY_GAP), place.y + row * (height + KEY_GAP), width, height)
            if figure == "X" and not letter:
                continue
            if figure == "erase":
                made.append(
                    Target(spot, Touch.ERASE, erase, erase_size, icon="backspace", dress=Dress.KEY, centred=True)
                )
            else:
                made.append(Target(spot, Typed(figure), figure, size, dress=Dress.KEY, centred=True))
    return tuple(made)


def echo_height(size: float) -> float:
    """Return the height of the echo's box."""
    return len(LINES) * size * ECHO_LINE + 2 * FRAME


def echo(digits: str, place: Rect, size: float, marked: int | None) -> tuple[Item, ...]:
    """Return the figures over a line for each place; the group `marked`, from 1, is framed as doubtful."""
    made: list[Item] = [Box(place)]
    for line, groups in enumerate(LINES):
        x = place.x + FRAME + 12.0
        y = place.y + FRAME + line * size * ECHO_LINE
        for group in groups:
            breadth = GROUPS[group] * size * CELL_PER_SIZE
            spot = Rect(x, y, breadth, size * ECHO_LINE)
            made.extend(_group(digits, group, spot, size, doubtful=marked == group + 1))
            x += breadth + GROUP_GAP
    return tuple(made)


def dots(count: int, place: Rect, size: float) -> tuple[Item, ...]:
    """Return a box with a dot for each figure of something secret."""
    words = "\u25cf " * count
    style = TextStyle(size, Weight.BOLD, Colour.PINE, centred=True)
    room = place.inset(FRAME, FRAME)
    return Box(place), Text(room, words.strip() or "\u2014", fitting(words, style, (room.width, room.height), size / 2))


def _group(digits: str, group: int, spot: Rect, size: float, *, doubtful: bool) -> list[Item]:
    start = sum(GROUPS[:group])
    cell = spot.width / GROUPS[group]
    made: list[Item] = []
    colour = Colour.PINE
    if doubtful:
        made.append(Box(Rect(spot.x - 14, spot.y, spot.width + 28, spot.height - 4), Colour.AMBER, Colour.INK, 14.0))
        made.append(Picture(Rect(spot.right + 22, spot.y + size * 0.38, size * 0.6, size * 0.6), "warning"))
        colour = Colour.ON_AMBER
    style = TextStyle(size, Weight.BOLD, colour, centred=True, spacing=ECHO_LINE)
    for place in range(GROUPS[group]):
        box = Rect(spot.x + place * cell, spot.y, cell, spot.height)
        made.append(
            Box(Rect(box.x + 5, box.bottom - 16, cell - 10, 6), Colour.ON_AMBER if doubtful else Colour.INK, None, 3.0)
        )
        if start + place < len(digits):
            made.append(Text(box, digits[start + place], style, personal=True))
    return made
