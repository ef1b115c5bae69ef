"""With what a screen is made: the canvas, the sizes, the words, and the ever same places of the bars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kiosk.journey.model import Model, Takeover
from kiosk.texts import Texts, texts
from ui.geometry import Rect, mm
from ui.text_layout import TextStyle
from ui.theme import Colour, TypeScale, Weight, type_scale

GAP = 30.0
"""Between targets: 8.2 mm."""
WIDE_GAP = mm(20.5)
"""Between a destructive target and the primary one."""
TOP_BAR_HEIGHT = 124.0
BOTTOM_BAR_HEIGHT = 221.0


@dataclass(frozen=True)
class Look:
    """The sheet of paper on which a screen is laid out, in units."""

    canvas: Rect
    language: str
    large: bool
    window: str
    offers_languages: bool
    help_offered: bool
    hint: bool = False
    taken_over: bool = False
    """Staff stand at the kiosk: help is there, and its place gives the journey back."""

    @property
    def scale(self) -> TypeScale:
        """Sizes of type."""
        return type_scale(self.language, large=self.large)

    @property
    def words(self) -> Texts:
        """Phrases of the language."""
        return texts(self.language)

    @cached_property
    def margin(self) -> float:
        """From the panel's edge: 16 mm on the wide panel, never less than 10 mm."""
        return max(mm(10.3), min(60.0, (self.canvas.width - 960.0) / 2))

    @cached_property
    def content(self) -> Rect:
        """What is left between the bars."""
        top = self.top_bar.bottom + 28.0
        return Rect(self.margin, top, self.canvas.width - 2 * self.margin, self.bottom_bar.y - GAP - top)

    @cached_property
    def top_bar(self) -> Rect:
        """再说一遍 and 字再大."""
        return Rect(self.margin, max(mm(10.3), 52.0), self.canvas.width - 2 * self.margin, TOP_BAR_HEIGHT)

    @cached_property
    def bottom_bar(self) -> Rect:
        """请人帮忙 and 返回."""
        y = self.canvas.height - 60.0 - BOTTOM_BAR_HEIGHT
        return Rect(self.margin, y, self.canvas.width - 2 * self.margin, BOTTOM_BAR_HEIGHT)

    def body(self, colour: Colour = Colour.INK, *, centred: bool = False, bold: bool = False) -> TextStyle:
        """Return the style of running text."""
        return TextStyle(self.scale.floor, Weight.BOLD if bold else Weight.MEDIUM, colour, centred)

    def question(self, colour: Colour = Colour.INK, *, centred: bool = False) -> TextStyle:
        """Return the style of the question."""
        return TextStyle(self.scale.question, Weight.BOLD, colour, centred)


def look_of(model: Model, canvas: Rect) -> Look:
    """Return what the model says of the look."""
    return Look(
        canvas=canvas,
        language=model.language,
        large=model.large,
        window=model.settings.window,
        offers_languages=len(model.settings.languages) > 1,
        help_offered=model.help_offered,
        hint=model.settings.hint,
        taken_over=isinstance(model.staff, Takeover),
    )
