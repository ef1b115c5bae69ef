"""Material Symbols from assets/icons, painted sharply at any size in the theme's colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.geometry import Rect
from ui.theme import ASSETS, Colour

UNKNOWN_ICON = "stethoscope"
"""Stands for a department whose icon is not among the assets."""


def draw_icon(painter: QPainter, name: str, place: Rect, colour: Colour, *, dark: bool = False) -> None:
    """Paint an icon into `place`."""
    _renderer(name, colour.qt(dark=dark).name()).render(painter, QRectF(*place))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    folder = ASSETS / "icons"
    file = folder / f"{name}.svg"
    known = name.replace("_", "").replace("-", "").isalnum() and file.is_file()
    drawing = (file if known else folder / f"{UNKNOWN_ICON}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("<svg ", f'<svg fill="{colour}" ', 1).encode()))
