"""Which font has which character, and how large its ink is.

Noto Sans SC is bundled. What it lacks (some characters of GB 18030-2022 level 3 and of Ext B and later) comes from
system fonts where they are installed; what no font has is spelled in pinyin within square brackets, so that a name
is always readable. This module measures; it draws nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

BUNDLED = Path(__file__).resolve().parent.parent / "assets" / "fonts"
SYSTEM_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
RARE_FONTS = (
    "HanaMinA.ttf",
    "HanaMinB.ttf",
    "BabelStoneHan.ttf",
    "PlangothicP1-Regular.ttf",
    "PlangothicP2-Regular.ttf",
    "simsunb.ttf",
)
"""TrueType fonts for rare characters in the order in which they are asked.

In Debian they are the packages fonts-hanazono and fonts-babelstone-han.
"""

KEPT_BLANKS = "\u3000\u00a0"
"""Blanks that stay as they are: the wide one and the one that does not break."""

SOUNDS = {"𠮷": "jí"}
"""What pypinyin does not know and people are called."""

GETA = "〓"
"""The printers' old mark for a character that is not in the case."""
_UNKNOWN = f"[{GETA}]"
_UNKNOWN_IN_A_ROW = re.compile(f"(?:{re.escape(_UNKNOWN)}){{2,}}")


class Weight(StrEnum):
    """The two weights on paper. Thin strokes do not survive a thermal head."""

    MEDIUM = "Medium"
    BOLD = "Bold"


@dataclass(frozen=True)
class _Tables:
    """What is read of a font's file; `advances` and `glyphs` go by glyph name."""

    em: int
    advances: Any
    glyphs: Any


class FontFile:
    """One TrueType file, read as far as it is asked for. Measures are in em."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self._ink: dict[str, tuple[float, float]] = {}

    def __repr__(self) -> str:
        return f"FontFile({self.name})"

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for the character.

        Private characters mean something else in every font, so no font is asked for them.
        """
        return unicodedata.category(character) != "Co" and ord(character) in self._cmap

    def advance(self, character: str) -> float:
        """Return how far the pen moves."""
        advance, _ = self._tables.advances[self._cmap[ord(character)]]
        return float(advance) / self._tables.em

    def ink(self, character: str) -> tuple[float, float]:
        """Return how far the ink reaches above and below the baseline; (0, 0) for a blank."""
        if character not in self._ink:
            em = self._tables.em
            glyph = self._tables.glyphs[self._cmap[ord(character)]]
            self._ink[character] = (glyph.yMax / em, -glyph.yMin / em) if glyph.numberOfContours else (0.0, 0.0)
        return self._ink[character]

    @cached_property
    def _cmap(self) -> dict[int, str]:
        with self._opened() as font:
            return dict(font.getBestCmap())

    @cached_property
    def _tables(self) -> _Tables:
        with self._opened() as font:
            return _Tables(font["head"].unitsPerEm, font["hmtx"], font["glyf"])

    def _opened(self) -> TTFont:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only when something is printed

        return TTFont(self.path, lazy=True)


@dataclass(frozen=True)
class Run:
    """Characters in a row that one font has."""

    font: FontFile
    text: str


class FontChain:
    """Noto Sans SC in two weights, and behind them the fonts for rare characters."""

    def __init__(self, rare: Iterable[Path]) -> None:
        self._own = {weight: FontFile(BUNDLED / f"NotoSansSC-{weight}.ttf") for weight in Weight}
        self.rare = tuple(FontFile(path) for path in rare)

    def font_for(self, character: str, weight: Weight) -> FontFile | None:
        """Return the first font that has the character."""
        chain = (self._own[weight], *self.rare)
        return next((font for font in chain if font.covers(character)), None)

    def missing_glyphs(self, text: str) -> list[str]:
        """Return the characters of `text` that no font has, each once, in order."""
        drawn = dict.fromkeys(_drawn(text))
        return [character for character in drawn if self.font_for(character, Weight.MEDIUM) is None]

    def spelled(self, text: str) -> str:
        """Return the text with every character that no font has in pinyin and brackets: 王[lóng].

        Several in a row without a sound become one mark: it says that something is missing, not how much.
        """
        absent = {character: _pinyin(character) for character in self.missing_glyphs(text)}
        spelled = "".join(absent.get(character, character) for character in _drawn(text))
        return _UNKNOWN_IN_A_ROW.sub(_UNKNOWN, spelled)

    def runs(self, text: str, weight: Weight) -> list[Run]:
        """Return the text, spelled already, in runs of one font each."""
        fonts = [(self._font_of(character, weight), character) for character in text]
        grouped = groupby(fonts, key=lambda pair: pair[0])
        return [Run(font, "".join(character for _, character in pairs)) for font, pairs in grouped]

    def width(self, text: str, weight: Weight) -> float:
        """Return the width in em."""
        return sum(self._font_of(character, weight).advance(character) for character in text)

    def ink(self, text: str, weight: Weight) -> tuple[float, float]:
        """Return how far the ink of the whole text reaches above and below the baseline, in em."""
        inks = [self._font_of(character, weight).ink(character) for character in text if not character.isspace()]
        return (max((up for up, _ in inks), default=0.0), max((down for _, down in inks), default=0.0))

    def _font_of(self, character: str, weight: Weight) -> FontFile:
        font = self.font_for(character, weight)
        if font is None:
            raise ValueError("a character without a glyph must be spelled before it is measured")
        return font


@cache
def default_chain() -> FontChain:
    """Return the bundled fonts and those of RARE_FONTS that this machine has."""
    return FontChain(system_fonts())


def system_fonts() -> Iterator[Path]:
    """Yield the fonts for rare characters that are installed."""
    present = {path.name: path for folder in SYSTEM_FOLDERS if folder.is_dir() for path in folder.rglob("*.ttf")}
    return (present[name] for name in RARE_FONTS if name in present)


def missing_glyphs(text: str) -> list[str]:
    """Return the characters of `text` that would be printed as pinyin on this machine."""
    return default_chain().missing_glyphs(text)


def _drawn(text: str) -> str:
    """Return the characters that leave ink or a gap: marks composed, variation selectors and controls dropped."""
    has_marks = any(unicodedata.combining(character) for character in text)
    composed = unicodedata.normalize("NFC", text) if has_marks else text
    blanks = (" " if character.isspace() and character not in KEPT_BLANKS else character for character in composed)
    return "".join(character for character in blanks if not _is_invisible(character))


def _is_invisible(character: str) -> bool:
    selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
    return selector or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _pinyin(character: str) -> str:
    from pypinyin import pinyin  # noqa: PLC0415 - its dictionaries are large and seldom needed

    sounds = pinyin(character, errors="ignore")
    sound = sounds[0][0] if sounds else SOUNDS.get(character, GETA)
    return f"[{sound}]"
