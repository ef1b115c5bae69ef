"""Pages as they came out of a printer: the newest large, those before it to leaf through."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.texts import Texts

KEPT = 50


class PaperView(QWidget):
    """Shows one page fitted to its place; dots stay dots when it is shown larger."""

    def __init__(self, words: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pages: list[bytes] = []
        self._at = 0
        self._paper = QLabel(words("bench-no-paper"))
        self._paper.setObjectName("paper")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper.setMinimumSize(QSize(200, 160))
        self._paper.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._count = QLabel("")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # The first sheet must not widen the column: room for the longest count is kept from the start.
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance(self._counted(KEPT, KEPT)))
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._older, self._newer = QPushButton(words("bench-older")), QPushButton(words("bench-newer"))
        self._older.clicked.connect(self._leaf_back)
        self._newer.clicked.connect(self._leaf_on)
        row = QHBoxLayout()
        row.addWidget(self._older, 1)
        row.addWidget(self._newer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._paper, 1)
        layout.addWidget(self._count)
        layout.addLayout(row)
        self._show()

    @property
    def newest(self) -> bytes | None:
        """The page that came out last, as PNG."""
        return self._pages[-1] if self._pages else None

    @property
    def shown(self) -> bytes | None:
        """The page that is looked at."""
        return self._pages[self._at] if self._pages else None

    def add(self, png: bytes) -> None:
        """Put a new page on top."""
        self._pages = [*self._pages, png][-KEPT:]
        self._at = len(self._pages) - 1
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the page anew."""
        super().resizeEvent(event)
        self._show()

    def _counted(self, page: int, pages: int) -> str:
        return self._words("bench-page", page=str(page), pages=str(pages))

    def _leaf_back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def _leaf_on(self) -> None:
        self._at = min(len(self._pages) - 1, self._at + 1)
        self._show()

    def _show(self) -> None:
        self._older.setEnabled(self._at > 0)
        self._newer.setEnabled(self._at < len(self._pages) - 1)
        if not self._pages:
            return
        self._count.setText(self._counted(self._at + 1, len(self._pages)))
        picture = QPixmap()
        if not picture.loadFromData(self._pages[self._at]):
            self._paper.setText(self._words("bench-unreadable"))
            return
        room = self._paper.size() - QSize(16, 16)
        larger = room.width() > picture.width() and room.height() > picture.height()
        mode = Qt.TransformationMode.FastTransformation if larger else Qt.TransformationMode.SmoothTransformation
        self._paper.setPixmap(picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode))
