"""Measures a screen: its layout where the law speaks of places, rendered pixels where it speaks of ink and colour.

Lengths are millimetres of the panel. Nothing here judges; the limits stand in screen_limits.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

import shiboken6
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from journey_walk import PATIENCE, walk
from kiosk.journey.events import Touch
from kiosk.journey.model import Model
from screen_cast import cast_of
from ui.geometry import MM_PER_INCH, PanelSettings, Rect
from ui.page import Dress, Page, Picture, Target, Text
from ui.senior.pages import page_of
from ui.text_layout import TextStyle, set_text
from ui.theme import Colour, font
from ui.widgets.button_face import compose
from ui.widgets.kiosk_button import KioskButton
from ui.widgets.panel import Panel
from ui.widgets.tap_law import TapLaw

PANELS = {
    "23.8 inch": PanelSettings(1080, 1920, 92.56),
    "21.5 inch": PanelSettings(1080, 1920, 102.46),
    "27 inch 4K": PanelSettings(2160, 3840, 163.18, lower_edge_mm=600.0),
}
LANGUAGES = ("zh_CN", "en")
BARS = (Touch.SAY_AGAIN, Touch.SIZE, Touch.LANGUAGE, Touch.HELP, Touch.HAND_BACK, Touch.BACK)
PIXELS_PER_UNIT = 0.5
"""For colours half the panel's pixels are enough; the core of every stroke keeps its colour."""
CORE = 0.004
"""Part of a place that a colour must fill to count as ink and not as the edge of it."""


@dataclass(frozen=True)
class Screen:
    """One screen as it is shown: a state of the journey in a language, at a size, on a panel."""

    name: str
    model: Model
    panel: str

    @property
    def settings(self) -> PanelSettings:
        return PANELS[self.panel]

    @cached_property
    def page(self) -> Page:
        return page_of(self.model, self.settings.canvas, PATIENCE)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every text on it."""
        return tuple(words_of(self.page))

    @property
    def language(self) -> str:
        return self.model.language

    @property
    def where(self) -> str:
        size = "1.5" if self.model.large else "1.0"
        dark = ", dark" if self.model.settings.dark else ""
        return f"{self.name} ({self.language}, {size}, {self.panel}{dark})"

    def mm(self, units: float) -> float:
        return units * self.settings.px_per_unit * MM_PER_INCH / self.settings.ppi

    @property
    def choices(self) -> tuple[Target, ...]:
        return tuple(
            target for target in self.page.targets if target.sent not in BARS and target.dress is not Dress.KEY
        )


def walked(*, worst: bool, dark: bool = False) -> dict[str, Model]:
    """Return every screen of a walk, by name. The journey itself does not know how dark the panel is."""
    light = _walked(worst)
    if not dark:
        return light
    return {name: replace(model, settings=replace(model.settings, dark=True)) for name, model in light.items()}


@cache  # by position only: another way to give the same argument would be another walk
def _walked(worst: bool, /) -> dict[str, Model]:
    return {name: visit.model for name, visit in walk(cast_of(worst=worst)).items()}


@cache
def screens(language: str, *, large: bool, panel: str, worst: bool, dark: bool = False) -> tuple[Screen, ...]:
    """Return every screen of a walk as it looks in one language and size on one panel."""
    return tuple(
        Screen(name, replace(model, language=language, large=large), panel)
        for name, model in walked(worst=worst, dark=dark).items()
    )


@dataclass(frozen=True)
class Words:
    """A text as it stands: its style, its lines, what they take, the room they have."""

    text: str
    lines: tuple[str, ...]
    style: TextStyle
    taken: Rect
    room: Rect
    personal: bool
    target: Target | None = None
    middle: bool = False


INK_PER_SIZE = 1.1
"""What a line's ink takes of the paper, from the head of 国 to the foot of g."""


def words_of(page: Page) -> Iterator[Words]:
    """Return every text of a page, those on targets too."""
    for item in page.items:
        if isinstance(item, Text):
            made = set_text(item.text, item.style, item.place.width)
            taken = Rect(item.place.x, item.place.y, made.width, made.height)
            yield Words(item.text, made.lines, made.style, taken, item.place, item.personal, middle=item.middle)
        elif isinstance(item, Target):
            yield from _words_on(item)


def _words_on(target: Target) -> Iterator[Words]:
    face = compose(target, target.place.width, target.place.height)
    for made, place, personal in (
        (face.label, face.label_place, False),
        (face.note, face.note_place, target.note_personal),
    ):
        if made is None:
            continue
        ink = made.height - (made.style.spacing - INK_PER_SIZE) * made.style.size
        top = target.place.y + place.y + (made.height - ink) / 2
        taken = Rect(target.place.x + place.x, top, made.width, ink)
        text = target.label if made is face.label else target.note
        yield Words(text, made.lines, made.style, taken, target.place, personal, target)


# Law 1 and 2: ink on rendered pixels


@cache
def ink_height_mm(character: str, size: int, weight: str, panel: str) -> float:
    """Return how high a character's ink is, rendered at the panel's own pixels."""
    settings = PANELS[panel]
    scale = settings.px_per_unit
    side = round(size * scale * 2)
    picture = QImage(side, side, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.setFont(font(size, next(one for one in type(TextStyle(1).weight) if one.value == weight)))
    painter.drawText(round(size * 0.2), round(size * 1.4), character)
    painter.end()
    box = pillow(picture).convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert box is not None
    return (box[3] - box[1]) * MM_PER_INCH / settings.ppi


def least_ink_mm(screen: Screen) -> float:
    """Return the least ink height of a screen's words: 国 in Chinese, H in English."""
    probe = "H" if screen.language == "en" else "国"
    styles = {(round(words.style.size), words.style.weight.value) for words in screen.words}
    return min(ink_height_mm(probe, size, weight, screen.panel) for size, weight in styles)


# Laws 3 and 4: colours on rendered pixels


def pillow(picture: QImage) -> Image.Image:
    """Return a picture for measuring."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    size = (plain.width(), plain.height())
    return Image.frombuffer("RGB", size, plain.constBits(), "raw", "BGRX", plain.bytesPerLine(), 1)


def rendered(screen: Screen, scale: float | None = None) -> Image.Image:
    """Return the screen's picture, at the panel's own pixels or at `scale` pixels a unit."""
    wanted = screen.settings.px_per_unit if scale is None else scale
    panel = Panel(screen.settings.canvas)
    panel.resize(round(screen.settings.canvas.width * wanted), round(screen.settings.canvas.height * wanted))
    panel.show_page(screen.page)
    made = pillow(panel.grab().toImage())
    shiboken6.delete(panel)  # at once: what is left for later is taken apart ever more slowly the more there is of it
    return made


RGB = tuple[int, int, int]


def linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@cache
def luminance(colour: RGB) -> float:
    red, green, blue = (linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def through_lens(colour: RGB) -> float:
    """Luminance with blue halved and all at 0.6, in linear light: the law's old eye."""
    red, green, blue = (linear(part) for part in colour)
    return 0.6 * (0.2126 * red + 0.7152 * green + 0.0722 * blue * 0.5)


def ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@dataclass(frozen=True)
class Colours:
    """What was found in a place of the picture."""

    what: str
    ink: RGB
    ground: RGB

    @property
    def contrast(self) -> float:
        return ratio(luminance(self.ink), luminance(self.ground))

    @property
    def contrast_through_lens(self) -> float:
        return ratio(through_lens(self.ink), through_lens(self.ground))


def colours_in(picture: Image.Image, place: Rect, scale: float, what: str) -> Colours | None:
    """Return ground (what there is most of) and ink (what is furthest from it) of a place; None for a bare one."""
    box = tuple(round(edge * scale) for edge in (place.x, place.y, place.right, place.bottom))
    crop = picture.crop(box)
    found = crop.getcolors(maxcolors=crop.width * crop.height) or []
    enough = max(2.0, crop.width * crop.height * CORE)
    ground = max(found)[1]
    inks = [colour for count, colour in found if count >= enough and colour != ground]
    if not inks:
        return None
    return Colours(what, max(inks, key=lambda colour: ratio(luminance(colour), luminance(ground))), ground)


def colours_of(screen: Screen) -> Iterator[Colours]:
    """Return the colours of every word, icon and border of a screen, from its picture."""
    picture = rendered(screen, PIXELS_PER_UNIT)
    for words in screen.words:
        colours = colours_in(picture, _ink_place(words), PIXELS_PER_UNIT, words.text)
        yield colours or Colours(f"no ink: {words.text}", (0, 0, 0), (0, 0, 0))
    for item in screen.page.items:
        if isinstance(item, Picture):
            yield colours_in(picture, item.place, PIXELS_PER_UNIT, item.icon) or Colours(
                item.icon, (0, 0, 0), (0, 0, 0)
            )
        elif isinstance(item, Target):
            yield _border(picture, item)


def _ink_place(words: Words) -> Rect:
    place = words.taken
    if words.middle:
        place = place._replace(y=words.room.y + (words.room.height - place.height) / 2)
    if not words.style.centred or words.target is not None:
        return place
    return place._replace(x=words.room.x + (words.room.width - place.width) / 2)


def _border(picture: Image.Image, target: Target) -> Colours:
    """Return the colour of a target's edge and of the paper beside it."""
    middle = target.place.y + target.place.height / 2
    strip = Rect(target.place.x - 10, middle - 10, 14, 20)
    found = colours_in(picture, strip, PIXELS_PER_UNIT, f"border of {target.label}")
    return found or Colours(f"no border: {target.label}", (0, 0, 0), (0, 0, 0))


def button_picture(target: Target, *, pressed: bool = False, focused: bool = False, dark: bool = False) -> QImage:
    """Return a target as it is drawn in a state, on nothing, two pixels a unit of its own size."""
    from PySide6.QtCore import QRectF  # noqa: PLC0415

    from ui.widgets.button_face import FaceState, draw_face  # noqa: PLC0415

    picture = QImage(round(target.place.width), round(target.place.height), QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_face(painter, target, QRectF(0, 0, picture.width(), picture.height()), FaceState(pressed, focused, dark))
    painter.end()
    return picture


# Laws 5 to 12: places and words


def least_target_mm(screen: Screen, *, keys: bool) -> float | None:
    """Return the shortest side of the targets, or of the keypad's keys."""
    sides = [
        screen.mm(min(target.place.width, target.place.height))
        for target in screen.page.targets
        if (target.dress is Dress.KEY) is keys
    ]
    return min(sides, default=None)


def gap(one: Rect, other: Rect) -> float:
    across = max(other.x - one.right, one.x - other.right, 0.0)
    down = max(other.y - one.bottom, one.y - other.bottom, 0.0)
    return float((across**2 + down**2) ** 0.5)


def pairs(screen: Screen) -> Iterator[tuple[str, float, Target, Target]]:
    """Return every two targets with their distance, and of what kind the pair is."""
    for one, other in itertools.combinations(screen.page.targets, 2):
        if one.dress is Dress.KEY and other.dress is Dress.KEY:
            kind = "keys"
        elif Dress.PRIMARY in (one.dress, other.dress) and (one.destructive or other.destructive):
            kind = "destructive"
        else:
            kind = "targets"
        yield kind, screen.mm(gap(one.place, other.place)), one, other


def least_gap_mm(screen: Screen, kind: str) -> float | None:
    return min((length for found, length, *_ in pairs(screen) if found == kind), default=None)


def edge_mm(screen: Screen) -> float:
    """Return how near to the panel's edge a target comes."""
    canvas = screen.settings.canvas
    return screen.mm(
        min(
            min(place.x, place.y, canvas.width - place.right, canvas.height - place.bottom)
            for place in (target.place for target in screen.page.targets)
        )
    )


def highest_mm(screen: Screen) -> float:
    """Return how high above the floor the highest target begins, mounted as the look is made for."""
    return max(screen.settings.height_above_floor_mm(target.place.y) for target in screen.page.targets)


def question_of(screen: Screen) -> str:
    return next(item.text for item in screen.page.items if isinstance(item, Text))


def length(text: str, language: str) -> int:
    """Return the length as the law counts: hanzi, or letters."""
    if language == "en":
        return sum(character.isalnum() for character in text)
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


def screen_length(screen: Screen) -> int:
    """Return how much there is to read, without bars, keys and the person's name and data: hanzi, or words in English.

    A clinic's words may be of the other script: as the law allows 60 hanzi or 40 words, a word counts 1.5 hanzi there.
    """
    texts = [item.text for item in screen.page.items if isinstance(item, Text) and not item.personal]
    texts += [f"{one.label} {one.note}" for one in screen.choices]
    hanzi, words = _hanzi_and_words(" ".join(texts), figures=screen.language == "en")
    return math.ceil(words + hanzi / 1.5 if screen.language == "en" else hanzi + words * 1.5)


def _hanzi_and_words(text: str, *, figures: bool) -> tuple[int, int]:
    """Return how many hanzi and how many words of letters, or of letters and figures, a text has."""
    others = "".join(" " if unicodedata.category(one) == "Lo" else one for one in text).split()
    words = [word for word in others if any(one.isalpha() or (figures and one.isdigit()) for one in word)]
    return sum(unicodedata.category(one) == "Lo" for one in text), len(words)


def longest_line(screen: Screen) -> int:
    return max(length(line, "zh_CN") for words in screen.words for line in words.lines)


def least_spacing(screen: Screen) -> float | None:
    """Return the least distance of two lines that belong together, as a multiple of the type's size."""
    spacings = [words.style.spacing for words in screen.words if len(words.lines) > 1]
    lines = [item for item in screen.page.items if isinstance(item, Text) and item.personal and len(item.text) == 1]
    tops = sorted({item.place.y for item in lines})
    spacings += [(lower - upper) / lines[0].style.size for upper, lower in itertools.pairwise(tops)]
    return min(spacings, default=None)


def clipped(screen: Screen) -> list[str]:
    """Return the texts that have no room, lie outside the panel, or under something else."""
    wrong = [words.text for words in screen.words if not inside(words.taken, words.room)]
    canvas = screen.settings.canvas
    wrong += [repr(item) for item in screen.page.items if not inside(item.place, canvas)]
    solid = [item for item in screen.page.items if isinstance(item, Text | Target | Picture)]
    wrong += [f"{one} over {two}" for one, two in itertools.combinations(solid, 2) if overlap(one.place, two.place)]
    return wrong


SLACK = 0.6


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.y >= outer.y - SLACK
        and inner.right <= outer.right + SLACK
        and inner.bottom <= outer.bottom + SLACK
    )


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK


def shades(colour: Colour, *, dark: bool = False) -> RGB:
    made = colour.qt(dark=dark)
    return made.red(), made.green(), made.blue()


def fresh_button(target: Target) -> KioskButton:
    """Return a target's widget at the panel's own pixels."""
    return KioskButton(TapLaw(), target)
