"""What is shown when not even the safe page can be painted: one button of Qt's own, with the window's number on it.

It stands on nothing of ours but the catalogue: no layout, no fonts that were measured, no law of touch.
"""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.texts import texts
from ui.theme import Colour, type_scale


class LastResort(QPushButton):
    """Covers a window; a tap on it is a call for help."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.hide()

    def cover(self, language: str, window: str, scale: float) -> None:
        """Lie over all of the parent and say where to go. `scale`: pixels per unit of the panel."""
        words = texts(language)
        said = (words("sorry"), words("sorry-window", window=window), words("bar-help"))
        self.setText("\n\n".join(said).replace("，", "\n"))
        size = max(9, round(type_scale(language, large=False).floor * scale))
        self.setStyleSheet(
            f"background: {Colour.PAPER.qt().name()}; color: {Colour.INK.qt().name()}; border: none;"
            f" font-size: {size}px; font-weight: bold"
        )
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
