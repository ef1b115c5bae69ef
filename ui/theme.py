"""The look: colours, sizes of type, fonts. Nothing here knows a screen or a journey."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase

ASSETS = Path(__file__).resolve().parent.parent / "assets"
LINE_SPACING = 1.5
"""Law 11: from baseline to baseline, as a multiple of the type's size."""

RARE_FAMILIES = ("HanaMinA", "HanaMinB", "BabelStone Han")
"""Asked, where they are installed, for characters that Noto Sans SC lacks (GB 18030-2022 level 3)."""


class Colour(StrEnum):
    """Every colour there is. Text on its ground has a contrast of 10:1 and more."""

    PAPER = "#FFF8EA"
    WHITE = "#FFFFFF"
    INK = "#1B1B1B"
    PINE = "#004233"
    MAROON = "#820B0B"
    AMBER = "#FFD98A"
    ON_AMBER = "#1A1A1A"

    def qt(self, *, dark: bool = False) -> QColor:
        """Return the colour for a painter; in the dark look its counterpart."""
        return QColor(DARK[self] if dark else self.value)


DARK: dict[Colour, str] = {
    Colour.PAPER: "#0B0D0C",
    Colour.WHITE: "#151917",
    Colour.INK: "#FFFFFF",
    Colour.PINE: "#8FE6C6",
    Colour.MAROON: "#FFC2B8",
    Colour.AMBER: "#FFD98A",
    Colour.ON_AMBER: "#0B0D0C",
}
"""The dark look: what is ground in the light is ground here, and words stay as far from it (10:1 and more).

The number's amber is the same in both: it is the sign to look for.
"""


class Weight(StrEnum):
    """The two weights; never a lighter one."""

    MEDIUM = "medium"
    BOLD = "bold"


@dataclass(frozen=True)
class TypeScale:
    """Sizes of type in units (geometry.py)."""

    floor: float
    """Body text, and the least that any text has."""
    button: float
    question: float = 84.0
    echo: float = 92.0
    number: float = 210.0
    bar: float = 60.0
    bar_back: float = 66.0
    bar_help: float = 76.0


def type_scale(language: str, *, large: bool) -> TypeScale:
    """Return the sizes of a language at size step 1.0 or 1.5. Latin letters are smaller than hanzi of one size."""
    if language == "en":
        floor, button = (90.0, 90.0) if large else (60.0, 66.0)
        return TypeScale(floor, button, bar_help=70.0)
    bar = 52.0
    return TypeScale(floor=78.0, button=84.0, bar=bar) if large else TypeScale(floor=52.0, button=66.0, bar=bar)


@cache
def load_fonts() -> tuple[str, str]:
    """Load the shipped fonts once per process and return the families of Medium and Bold."""
    families: set[str] = set()
    for name in ("NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(ASSETS / "fonts" / name))
        families.update(QFontDatabase.applicationFontFamilies(number))
    medium = "Noto Sans SC Medium" if "Noto Sans SC Medium" in families else "Noto Sans SC"
    return medium, "Noto Sans SC"


@cache
def font(size: int, weight: Weight) -> QFont:
    """Return the font of a size in units; rare characters fall back along a fixed chain. Not to be changed."""
    medium, bold = load_fonts()
    rare = [family for family in RARE_FAMILIES if QFontDatabase.hasFamily(family)]
    made = QFont([bold if weight is Weight.BOLD else medium, "Noto Sans SC", *rare])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.Bold if weight is Weight.BOLD else QFont.Weight.Medium)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
