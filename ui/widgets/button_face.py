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
ICONS_IN_BAR = (1.25, 1.1, 0.95, 0.8)
BAR_SIZE = 60.0
ICONS_IN_LARGE_BAR = (1.4, 1.2, 1.0)
"""Icons of centred targets, as multiples of the words: the largest that leaves the words in their lines."""
LEAST_ICON = 46.0
TWO_LINES = 1.3
ICON_BESIDE = 1.45
LARGEST_ICON = 116.0
ICON_OF_HEIGHT = 0.36
"""A roomy target has a larger icon: this part of its height, and no more than the next."""
LARGEST_ROOMY_ICON = 168.0
NARROW = 560.0
SHRUNK = (1.0, 0.85, 0.72, 0.6, 0.48)
SMALL_ICON = 66.0
LEAST_SHRUNK_ICON = 52.0
"""Targets that share a line give some of the icon's size for their words, never the icon; below SMALL_ICON they do so
only where the words would stand in three lines."""
COMFORT = 20.0
"""Paper that words like to have before the border; on narrow targets and bars the icon gives a little for it,"""
GIVEN_FOR_COMFORT = 0.8
"""and keeps this part of its size."""
ABOVE_WORDS = 8.0
WIDEST = 9_999.0


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
    tried = [_beside(target, width, height, colour, size) for size in _icon_sizes(target, width, height)]
    whole = [face for face in tried if _is_whole(face, target)]
    if whole:
        return _best(whole, target, width)
    return _stacked(target, width, height, colour) if target.icon and not target.centred else tried[-1]


def _best(faces: list[Face], target: Target, width: float) -> Face:
    """Return the face with the largest icon of those with the fewest lines, rather one whose words stand in comfort."""
    fewest = min(map(_lines, faces))
    faces = [face for face in faces if _lines(face) == fewest]
    least = faces[0].icon.width * GIVEN_FOR_COMFORT if faces[0].icon else 0.0
    roomy = (face for face in faces if face.icon and face.icon.width >= least and _in_comfort(face, width))
    narrow = target.centred or width <= NARROW
    return next(roomy, faces[0]) if narrow else faces[0]


def _in_comfort(face: Face, width: float) -> bool:
    words = max(face.label.width, face.note.width if face.note else 0.0)
    return width - face.label_place.x - words >= COMFORT


def _beside(target: Target, width: float, height: float, colour: Colour, icon_size: float) -> Face:
    tight = target.centred or width <= NARROW
    side = max(LEAST_SIDE, width * 0.03) if tight else SIDE
    beside = min(BESIDE_ICON, width * 0.04) if target.icon else 0.0
    room = width - 2 * side - icon_size - beside
    label = set_text(target.label, _label_style(target, colour, centred=not target.icon and target.centred), room)
    note = set_text(target.note, TextStyle(target.note_size, colour=colour), room) if target.note else None
    words = max(label.width, note.width if note else 0.0)
    left = (width - icon_size - beside - words) / 2
    if not target.centred:
        left = min(SIDE, max(side, left))
    top = (height - label.height - (note.height if note else 0.0)) / 2
    x = left + icon_size + beside
    breadth = words if target.centred else min(room, width - x)
    icon = Rect(left, (height - icon_size) / 2, icon_size, icon_size) if target.icon else None
    below = Rect(x, top + label.height, breadth, note.height if note else 0.0)
    return Face(icon, label, Rect(x, top, breadth, label.height), note, below)


def _stacked(target: Target, width: float, height: float, colour: Colour) -> Face:
    """Place the icon above the words, where they are too wide to stand beside it."""
    side, size = LEAST_SIDE, min(target.size, LARGEST_ICON)
    room = width - 2 * side
    label = set_text(target.label, _label_style(target, colour, centred=True), room)
    note = (
        set_text(target.note, TextStyle(target.note_size, colour=colour, centred=True), room) if target.note else None
    )
    under = note.height if note else 0.0
    top = (height - size - ABOVE_WORDS - label.height - under) / 2
    y = top + size + ABOVE_WORDS
    icon = Rect((width - size) / 2, top, size, size)
    return Face(icon, label, Rect(side, y, room, label.height), note, Rect(side, y + label.height, room, under))


def _label_style(target: Target, colour: Colour, *, centred: bool) -> TextStyle:
    return TextStyle(target.size, Weight.BOLD, colour, centred)


def _icon_sizes(target: Target, width: float, height: float) -> tuple[float, ...]:
    """Return the sizes that the icon may have, the largest first."""
    if target.icon is None:
        return (0.0,)
    if target.centred:
        shares = ICONS_IN_BAR if target.size <= BAR_SIZE else ICONS_IN_LARGE_BAR
        taller = TWO_LINES if "\n" in target.label else 1.0
        return tuple(max(LEAST_ICON, target.size * share * taller) for share in shares)
    full = _full_icon(target, height)
    if width > NARROW:
        least = min(full, LARGEST_ICON, target.size * ICON_BESIDE)
        return full, (full + least) / 2, least
    return tuple(max(LEAST_SHRUNK_ICON, full * share) for share in SHRUNK)


def _full_icon(target: Target, height: float) -> float:
    size = min(LARGEST_ICON, target.size * ICON_BESIDE)
    roomy = max(size, min(LARGEST_ROOMY_ICON, height * ICON_OF_HEIGHT))
    return roomy if target.icon_at_most is None else min(roomy, target.icon_at_most)


def _is_whole(face: Face, target: Target) -> bool:
    """Whether no word is broken, and none is wider than its room."""
    words = [word for word in target.label.split() if word.isascii()]
    widest = max((set_text(word, face.label.style, WIDEST).width for word in words), default=0.0)
    room = face.label_place.width if not target.centred else WIDEST
    lines = target.label.count("\n") + 1
    return max(widest, face.label.width) <= room and (not target.centred or len(face.label.lines) == lines)


def _lines(face: Face) -> int:
    lines = len(face.label.lines) + (len(face.note.lines) if face.note else 0)
    return lines if face.icon is None or face.icon.width >= SMALL_ICON else max(lines, 2)


def face_height(target: Target, width: float) -> float:
    """Return how high the words of a target, with an icon above them, are on a face of a width."""
    face = compose(target, width, 0.0)
    words = face.label.height + (face.note.height if face.note else 0.0)
    above = face.icon is not None and face.icon.bottom < face.label_place.y
    return words + (face.label_place.y - face.icon.y if above and face.icon else 0.0)


def draw_face(painter: QPainter, target: Target, face: QRectF, state: FaceState) -> None:
    """Paint the target."""
    dressing, dark = (PRESSED if state.pressed else RESTING)[target.dress], state.dark
    _ground(painter, face, dressing, target, state)
    # Its own place, not the face's: rounded to pixels that may be narrower by less than one, enough to break a line.
    made = compose(target, target.place.width, target.place.height, dressing.words)
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
        breadth = 2 * RING if state.focused and target.offered else RING  # what is ringed already shows the focus too
        inset = RING_INSET + (breadth - RING) / 2
        painter.setPen(QPen(dressing.words.qt(dark=state.dark), breadth))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(edge.adjusted(inset, inset, -inset, -inset), RADIUS - inset, RADIUS - inset)
