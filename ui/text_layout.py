"""Text set in lines: wrapped and balanced, never cut, never elided. Measures and paints the same lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRawFont, QTextCharFormat, QTextLayout, QTextOption

from kiosk.domain.names import UNREADABLE, showable
from ui.geometry import Rect
from ui.theme import LINE_SPACING, Colour, Weight, font

RARE_OUTLINE = 0.035
WORD_JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"
_TRIED_SIZE = 52.0
_PARTING = re.compile(r"[，。？！；]|[,.?!;] ")
_MAYBE_RARE = re.compile("[\u3400-\u4dff\u9fa6-\U0010ffff]")
"""Beyond the 20,902 hanzi of GBK, which every Chinese font has."""
_COUNTED = re.compile(r"([0-9])( ?)(?=[楼号岁人点分诊])")


@dataclass(frozen=True)
class TextStyle:
    """How a text looks. `size` in units."""

    size: float
    weight: Weight = Weight.MEDIUM
    colour: Colour = Colour.INK
    centred: bool = False
    spacing: float = LINE_SPACING


@dataclass(frozen=True)
class SetText:
    """A text broken into lines; `widths` are those of the lines in units."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.style.size * self.style.spacing

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max(self.widths, default=0.0)


def set_text(text: str, style: TextStyle, width: float) -> SetText:
    """Break `text` into as few lines as `width` allows, of about the same length; a newline is kept."""
    lines: list[tuple[str, float]] = []
    for part in keep_counts_together(drawable(text)).split("\n"):
        lines.extend(_balanced(part, style, width))
    return SetText(tuple(line for line, _ in lines), tuple(wide for _, wide in lines), style)


def drawable(text: str) -> str:
    """Return the text as this machine can draw it.

    Halves of surrogate pairs, which Qt does not take, become 〓; a character that no font has is spelled as on paper:
    王[lóng] (law 29).
    """
    return _MAYBE_RARE.sub(lambda found: _spelled(found[0]), showable(text))


@lru_cache(maxsize=4096)
def _spelled(character: str) -> str:
    if _unseen(character) or not _has_no_glyph(character, TextStyle(_TRIED_SIZE)):
        return character
    from pypinyin import pinyin  # noqa: PLC0415 - its dictionaries are large and seldom needed

    sounds = pinyin(character, errors="ignore")
    return f"[{sounds[0][0] if sounds else UNREADABLE}]"


def keep_counts_together(text: str) -> str:
    """Return the text with figures tied to the words they count: 2楼, 1 号窗口, 203 诊室 stay in one line."""
    return _COUNTED.sub(lambda found: found[1] + NO_BREAK_SPACE * len(found[2]) + WORD_JOINER, text)


def fitting(text: str, style: TextStyle, room: tuple[float, float], least: float, lines: int = 99) -> TextStyle:
    """Return the style with the largest size, not below `least`, at which `text` fits `room` (width, height)."""
    size = style.size
    while size > least:
        tried = _sized(style, size)
        made = set_text(text, tried, room[0])
        if made.width <= room[0] and made.height <= room[1] and len(made.lines) <= lines:
            return tried
        size -= 2
    return _sized(style, least)


def draw(painter: QPainter, made: SetText, room: Rect, *, middle: bool = False, dark: bool = False) -> None:
    """Paint the lines into `room` from its top, or about its middle."""
    style = made.style
    painter.setPen(style.colour.qt(dark=dark))
    y = room.y + ((room.height - made.height) / 2 if middle else 0.0)
    step = style.size * style.spacing
    for line, width in zip(made.lines, made.widths, strict=True):
        x = room.x + ((room.width - width + _blank_at_end(line, style)) / 2 if style.centred else 0.0)
        layout = _drawable(line, style, dark=dark)
        natural = layout.lineAt(0).height() if layout.lineCount() else step
        layout.draw(painter, QPointF(x, y + (step - natural) / 2))
        y += step


def _blank_at_end(line: str, style: TextStyle) -> float:
    """Return the empty half of a full-width mark that ends a line: the eye takes what is seen for the line's middle."""
    if not line.endswith(("，", "。", "！", "？")):
        return 0.0
    metrics = QFontMetricsF(font(round(style.size), style.weight))
    return metrics.horizontalAdvance(line[-1]) - metrics.tightBoundingRect(line[-1]).right()


def _drawable(line: str, style: TextStyle, *, dark: bool) -> QTextLayout:
    layout = QTextLayout(line, font(round(style.size), style.weight))
    layout.setFormats(_thickened(line, style, style.colour.qt(dark=dark)))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _thickened(line: str, style: TextStyle, colour: QColor) -> list[QTextLayout.FormatRange]:
    """Return outlines for characters that come from a thin fallback font, so that a rare name is as bold as any."""
    rare = [found.start() for found in _MAYBE_RARE.finditer(line)]
    base = QRawFont.fromFont(font(round(style.size), style.weight)) if rare else None
    ranges = []
    for place in rare:
        if base is None or base.supportsCharacter(ord(line[place])):
            continue
        outline = QTextCharFormat()
        outline.setTextOutline(QPen(colour, style.size * RARE_OUTLINE))
        outline.setForeground(colour)
        made: Any = QTextLayout.FormatRange()  # PySide6 does not declare its fields
        made.start, made.length, made.format = _utf16_units(line[:place]), _utf16_units(line[place]), outline
        ranges.append(made)
    return ranges


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def missing_glyphs(text: str, style: TextStyle) -> str:
    """Return the characters of `text` for which no font of the chain has a glyph."""
    return "".join(character for character in text if not _unseen(character) and _has_no_glyph(character, style))


def _unseen(character: str) -> bool:
    return character.isspace() or character == WORD_JOINER


def _has_no_glyph(character: str, style: TextStyle) -> bool:
    runs = _broken(character, style, 1000).glyphRuns()
    return not runs or any(glyph == 0 for run in runs for glyph in run.glyphIndexes())


def _sized(style: TextStyle, size: float) -> TextStyle:
    return TextStyle(size, style.weight, style.colour, style.centred, style.spacing)


def _balanced(text: str, style: TextStyle, width: float) -> list[tuple[str, float]]:
    text, lines = _loosened(text, style, width)
    if _widest(lines) > width:
        return _lines(text, style, width, QTextOption.WrapMode.WrapAnywhere)
    if len(lines) < 2:
        return lines
    if len(lines) == 2 and (parted := _parted(text, style, width)):
        return parted
    narrow, wide = _widest(lines) / 2, width
    while wide - narrow > style.size / 4:
        tried = (narrow + wide) / 2
        made = _lines(text, style, tried)
        if len(made) > len(lines) or _widest(made) > tried:
            narrow = tried
        else:
            wide = tried
    return _lines(text, style, wide)


def _parted(text: str, style: TextStyle, width: float) -> list[tuple[str, float]]:
    """Return two lines that part where the sentence does; none where it does not, or where a part is too wide."""
    parts = [(text[: mark.end()].rstrip(), text[mark.end() :].lstrip()) for mark in _PARTING.finditer(text)]
    ways = [
        [*_lines(first, style, width), *_lines(second, style, width)] for first, second in parts if first and second
    ]
    return min((way for way in ways if len(way) == 2 and _widest(way) <= width), key=_widest, default=[])


def _loosened(text: str, style: TextStyle, width: float) -> tuple[str, list[tuple[str, float]]]:
    """Untie words that a line is too narrow to keep together: first after a comma, then all; a torn word is worse."""
    for tied in (text, text.replace(f",{NO_BREAK_SPACE}", ", "), text.replace(NO_BREAK_SPACE, " ")):
        lines = _lines(tied, style, width)
        if _widest(lines) <= width:
            break
    return tied, lines


def _widest(lines: list[tuple[str, float]]) -> float:
    return max(width for _, width in lines)


def _lines(
    text: str, style: TextStyle, width: float, wrap: QTextOption.WrapMode = QTextOption.WrapMode.WordWrap
) -> list[tuple[str, float]]:
    layout = _broken(text, style, width, wrap)
    found = []
    utf16 = text.encode("utf-16-le")
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append((utf16[start * 2 : end * 2].decode("utf-16-le").rstrip(), line.naturalTextWidth()))
    return found or [("", 0.0)]


def _broken(
    text: str, style: TextStyle, width: float, wrap: QTextOption.WrapMode = QTextOption.WrapMode.NoWrap
) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(wrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout = QTextLayout(text, font(round(style.size), style.weight))
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout
