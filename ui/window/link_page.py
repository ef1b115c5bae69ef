"""Which records may be the same person's: a line to search by, and a list to choose from. Asks nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from kiosk.domain.linking import LinkView, TemporaryRow
from kiosk.domain.search import FoundBy, PersonRow
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.table import Column, Row, Table
from ui.window.widgets import label
from ui.window.words import last_visit, name_of, sex_and_age

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkPage(PlacePage):
    """`chosen_*` carry what Enter stood on: a person's id, a link's id, a temporary number's id. `typed`: a search."""

    typed = Signal(str)
    chosen_person = Signal(str)
    chosen_link = Signal(str)
    chosen_temporary = Signal(str)

    def __init__(self, words: Texts) -> None:
        super().__init__(words("link-title"), words)
        self._who = label("", "large")
        self.search = QLineEdit()
        self.search.setObjectName("field")
        self.search.setMaxLength(200)
        self.search.setMinimumHeight(48)
        self.search.setPlaceholderText(words("link-search-hint"))
        self.search.setAccessibleName(words("link-search"))
        self.search.installEventFilter(self)
        self.search.textEdited.connect(self.typed)
        self.table = Table(words("link-title"), _columns(words))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.opened.connect(self._open)
        self.body.addWidget(self._who)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)

    def show_who(self, name: str) -> None:
        """Show whose second record is looked for."""
        self._who.setText(name)

    def show_rows(
        self,
        proposed: tuple[PersonRow, ...],
        links: tuple[LinkView, ...],
        temporaries: tuple[TemporaryRow, ...],
        person_id: str,
    ) -> None:
        """Show what is linked, what may be, and temporary numbers of today."""
        words = self.words
        rows = [_person(one.loser, f"link:{one.id}", words("link-is-linked"), words) for one in links]
        rows += [_person(one, f"person:{one.person_id}", words("link-may-be"), words) for one in proposed]
        rows += [_temporary(one, person_id, words) for one in temporaries]
        self.table.show_rows(rows)

    def show_found(self, found: tuple[PersonRow, ...]) -> None:
        """Show who was found by what was typed."""
        self.table.show_rows([_person(one, f"person:{one.person_id}", self._how(one), self.words) for one in found])

    def come_back(self) -> None:
        """Put the keyboard into the line again."""
        self.search.setFocus()

    def forget(self) -> None:
        """Keep nothing of anybody."""
        super().forget()
        self._who.setText("")
        self.search.clear()
        self.table.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let up, down and Enter work the list while one types."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.search and pressed is not None and Qt.Key(pressed.key()) in _MOVES:
            self.table.keyPressEvent(pressed)
            return True
        return super().eventFilter(watched, event)

    def _how(self, one: PersonRow) -> str:
        """Say of whom nobody wrote like this that they only sound so."""
        return self.words("found-sound" if one.found_by is FoundBy.SOUND else "link-found")

    def _open(self, row_id: str) -> None:
        kind, _, found = row_id.partition(":")
        signals = {"person": self.chosen_person, "link": self.chosen_link, "temporary": self.chosen_temporary}
        signals[kind].emit(found)


def _columns(words: Texts) -> list[Column]:
    return [
        Column(words("link-what"), 210),
        Column(words("field-name"), bold=True),
        Column(words("link-sex-age"), 150),
        Column(words("link-tail"), 130),
        Column(words("field-compound"), 200),
        Column(words("link-visit"), 190),
    ]


def _person(row: PersonRow, row_id: str, what: str, words: Texts) -> Row:
    tail = words("window-tail", tail=row.number_tail) if row.number_tail else ""
    sex = sex_and_age(row.sex, row.age, words)
    return Row(row_id, (what, name_of(row, words), sex, tail, row.compound or "", last_visit(row, words)))


def _temporary(row: TemporaryRow, person_id: str, words: Texts) -> Row:
    given = words("link-temporary-given" if row.person_id == person_id else "link-temporary")
    return Row(f"temporary:{row.id}", (given, row.number, "", "", "", row.day.isoformat()))
