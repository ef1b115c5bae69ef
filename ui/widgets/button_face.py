"""How a target looks: where its words stand, and its colours at rest and pressed. Draws; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.geometry import Rect
from ui.icons import draw_icon
from ui.page import Dress, Target
from ui.text_layout import SetText, TextStyle, draw, set_text
from ui.theme import Colour, Weight

BORDER = 5.0
RADIUS = 26.0
RING = 5.0
RING_INSET = 7.0
"""The ring of the focus stands close to the border, with air between it and the words."""
LEAST_SIDE = 13.0
SIDE = 36.0
BESIDE_ICON = 28.0
ICON_IN_BAR = 0.95
BAR_SIZE = 60.0
ICON_IN_LARGE_BAR = 1.2
LEAST_ICON = 46.0
ICON_ALONE = 1.45
ICON_WITH_NOTE = 1.75
LARGEST_ICON = 116.0
LINES_BESIDE_ICON = 2


@dataclass(frozen=True)
class FaceState:
    """In what state a target is drawn."""

    pressed: bool = False
    focused: bool = False
    dark: bool = False


@dataclass(frozen=True)
class Dressing:
    """Colours of a target in one state."""

    ground: Colour
    words: Colour
    border: Colour


RESTING = {
    Dress.PRIMARY: Dressing(Colour.PINE, Colour.WHITE, Colour.PINE),
    Dress.PLAIN: Dressing(Colour.WHITE, Colour.INK, Colour.INK),
    Dress.HELP: Dressing(Colour.MAROON, Colour.WHITE, Colour.INK),
    Dress.KEY: Dressing(Colour.WHITE, Colour.INK, Colour.INK),
}
PRESSED = {
    Dress.PRIMARY: Dressing(Colour.WHITE, Colour.PINE, Colour.PINE),
    Dress.PLAIN: Dressing(Colour.INK, Colour.WHITE, Colour.INK),
    Dress.HELP: Dressing(Colour.WHITE, Colour.MAROON, Colour.INK),
    Dress.KEY: Dressing(Colour.INK, Colour.WHITE, Colour.INK),
}
"""Light and dark change places, so that the states differ for every eye."""


@dataclass(frozen=True)
class Face:
    """Words and icon of a target, each in its place relative to the target's corner."""

    icon: Rect | None
    label: SetText
    label_place: Rect
    note: SetText | None
    note_place: Rect


def compose(target: Target, width: float, height: float, colour: Colour = Colour.INK) -> Face:
    """Place icon, label and note on a face of the given size; the group is as high as its lines."""
    icon_size = _icon_size(target)
    side = min(SIDE, max(LEAST_SIDE, width * (0.03 if target.centred else 0.05)))
    beside = min(BESIDE_ICON, width * 0.04) if target.icon else 0.0
    room = width - 2 * side - icon_size - beside
    label = set_text(
        target.label, TextStyle(target.size, Weight.BOLD, colour, not target.icon and target.centred), room
    )
    note = set_text(target.note, TextStyle(target.note_size, colour=colour), room) if target.note else None
    words = max(label.width, note.width if note else 0.0)
    left = (width - icon_size - beside - words) / 2 if target.centred else side
    top = (height - label.height - (note.height if note else 0.0)) / 2
    x = left + icon_size + beside
    breadth = room if not target.centred else words
    icon = Rect(left, (height - icon_size) / 2, icon_size, icon_size) if target.icon else None
    below = top + label.height
    return Face(
        icon,
        label,
        Rect(x, top, breadth, label.height),
        note,
        Rect(x, below, breadth, note.height if note else 0.0),
    )


def _icon_size(target: Target) -> float:
    if target.icon is None:
        return 0.0
    if target.centred:
        return max(LEAST_ICON, target.size * (ICON_IN_BAR if target.size <= BAR_SIZE else ICON_IN_LARGE_BAR))
    return min(LARGEST_ICON, target.size * (ICON_WITH_NOTE if target.note else ICON_ALONE))


def words_height(target: Target, width: float) -> float:
    """Return how high the words of a target are on a face of a width."""
    face = compose(target, width, 0.0)
    return face.label.height + (face.note.height if face.note else 0.0)


def words_fit(target: Target, width: float) -> bool:
    """Whether the words beside the icon need no more than two lines, and no word is wider than its room."""
    face = compose(target, width, 0.0)
    words = [word for word in target.label.split() if word.isascii()]
    widest = max((set_text(word, face.label.style, 2 * width).width for word in words), default=0.0)
    room = width if target.icon is None else face.label_place.width
    return len(face.label.lines) <= LINES_BESIDE_ICON and max(widest, face.label.width) <= room


def draw_face(painter: QPainter, target: Target, face: QRectF, state: FaceState) -> None:
    """Paint the target."""
    dressing, dark = (PRESSED if state.pressed else RESTING)[target.dress], state.dark
    _ground(painter, face, dressing, target, state)
    made = compose(target, face.width(), face.height(), dressing.words)
    if made.icon is not None and target.icon is not None:
        draw_icon(painter, target.icon, made.icon, dressing.words, dark=dark)
    draw(painter, made.label, made.label_place, dark=dark)
    if made.note is not None:
        draw(painter, made.note, made.note_place, dark=dark)


def _ground(painter: QPainter, face: QRectF, dressing: Dressing, target: Target, state: FaceState) -> None:
    edge = face.adjusted(BORDER / 2, BORDER / 2, -BORDER / 2, -BORDER / 2)
    painter.setPen(QPen(dressing.border.qt(dark=state.dark), BORDER))
    painter.setBrush(dressing.ground.qt(dark=state.dark))
    painter.drawRoundedRect(edge, RADIUS, RADIUS)
    if state.focused or target.offered:
        painter.setPen(QPen(dressing.words.qt(dark=state.dark), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = edge.adjusted(RING_INSET, RING_INSET, -RING_INSET, -RING_INSET)
        painter.drawRoundedRect(inner, RADIUS - RING_INSET, RADIUS - RING_INSET)
