"""A page over the timetable that lists something of the week: days off, departments. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy

from kiosk.domain.timetable import Week
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import label


class WeekListPage(PlacePage):
    """`title` and `nothing`, said where the list is empty, are words; `rows` is each page's own."""

    def __init__(self, title: str, nothing: str, columns: Sequence[Column], words: Texts) -> None:
        super().__init__(title, words)
        self.week: Week | None = None
        self.table = Table(title, columns)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._nothing = label(nothing, "large")
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)

    def rows(self, week: Week) -> list[Row]:
        """Return what is listed of a week."""
        raise NotImplementedError

    def show_week(self, week: Week) -> None:
        """Show what is of the week."""
        self.week = week
        rows = self.rows(week)
        self.table.show_rows(rows)
        self._nothing.setVisible(not rows)

    def come_back(self) -> None:
        """Put the keyboard into the table again."""
        self.table.setFocus()

    def forget(self) -> None:
        """Keep nothing."""
        super().forget()
        self.week = None
        self.table.forget()
