"""The counter's page: the search box, whoever is open, the side. It joins pages, keys and answers; it asks nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.search import SearchResult
from kiosk.texts import Texts
from ui.window.commands import BINDINGS, Command
from ui.window.edit_page import EditPage
from ui.window.form import Form
from ui.window.key_button import KeyButton
from ui.window.new_person_page import NewPersonPage
from ui.window.other_pages import BenefitsPage, GuidancePage, Question
from ui.window.person_page import PersonPage
from ui.window.results import Results
from ui.window.saying import Saying
from ui.window.side_panel import SidePanel
from ui.window.start_page import StartPage
from ui.window.style import MARGIN
from ui.window.vitals_line import VitalsLine
from ui.window.widgets import Icon, row, turn_pages


class SearchBox(QLineEdit):
    """The one box. The system's input method works in it; Escape and the F-keys go on to the page."""

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setMaxLength(200)
        self.setPlaceholderText(words("window-search-hint"))
        self.setAccessibleName(words("window-search"))
        self.setMinimumHeight(60)
        self._icon = Icon("search", 34)
        self._icon.setParent(self)
        self._icon.move(16, 13)


_HINTS: dict[type[QWidget], str] = {
    StartPage: "window-ready",
    Results: "window-ready-results",
    Question: "window-ready-question",
    EditPage: "window-ready-form",
    NewPersonPage: "window-ready-form",
    BenefitsPage: "window-ready-form",
    GuidancePage: "window-ready-form",
}


class WorkPage(QWidget):
    """`typed` carries what was typed in the search box, `entered` that Enter was pressed there, `escaped` Escape.

    `commanded` carries the Command of a button, `takeover_asked` a kiosk's place from 0.
    """

    typed = Signal(str)
    commanded = Signal(object)
    takeover_asked = Signal(int)
    escaped = Signal()
    entered = Signal()

    def __init__(self, words: Texts) -> None:
        super().__init__()
        self._words = words
        self.search = SearchBox(words)
        self.search.installEventFilter(self)
        self.search.textEdited.connect(self._typed)
        self.new_person = self._button(Command.NEW_PERSON, words)
        self.wifi = self._button(Command.WIFI, words)
        self.start = StartPage(words)
        self.results = Results(words)
        self.said = Saying(words("window-ready"))
        self.vitals = VitalsLine(words)
        self.vitals.asked.connect(self.commanded)
        self.side = SidePanel(words)
        self.pages = QStackedWidget()
        self.show_page(self.start)
        self.show_page(self.results)
        self.show_page(self.start)
        self._lay_out()

    def show_page(self, page: QWidget) -> None:
        """Show a page in the middle."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.said.hint(self._words(_HINTS.get(type(page), "window-ready-person")))

    def is_shown(self, page: QWidget) -> bool:
        """Whether a page stands in the middle."""
        return self.pages.currentWidget() is page

    def show_found(self, result: SearchResult) -> None:
        """Show what was found."""
        self.results.show_result(result)
        self.show_page(self.results)
        if not self.results.has_choices:
            self.said.hint(self._words("window-ready-nobody"))
        elif result.more:
            self.said.hint(self._words("window-ready-many"))

    def begin(self) -> None:
        """Be ready for the next person."""
        self.search.clear()
        self.results.clear()
        self.show_page(self.start)
        self.search.setFocus()

    def to_search(self) -> None:
        """Put the keyboard into the empty search box: the next typing asks for the next person.

        What was typed may be a whole identity number, and has no place on somebody's page.
        """
        self.search.clear()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move through the results with up and down, open with Enter, while typing goes on."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.is_shown(self.results):
                self.results.step(-1 if key == Qt.Key.Key_Up else 1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take what no line or list wanted: F-keys are the console's, Ctrl and a digit a kiosk, Escape the way back."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.takeover_asked.emit(event.key() - Qt.Key.Key_1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(event)
        elif _is_typing(event) and isinstance(self.focusWidget(), KeyButton) and not self._asks():
            self.search.setFocus()
            self.search.insert(event.text())
            self._typed(self.search.text())
        else:
            super().keyPressEvent(event)

    def _turn(self, event: QKeyEvent) -> None:
        """Turn whatever is longer than its place: nothing needs the mouse."""
        page = self.pages.currentWidget()
        for area in (*(page.lists if isinstance(page, PersonPage) else ()), self.side.area):
            turn_pages(area, event)

    def _asks(self) -> bool:
        """Whether a form or a question stands: what is typed is not whom to look for."""
        return isinstance(self.pages.currentWidget(), Form | Question)

    def _button(self, command: Command, words: Texts) -> KeyButton:
        made = KeyButton(BINDINGS[command].cap, words(f"window-do-{command.value}"))
        made.clicked.connect(lambda: self.commanded.emit(command))
        return made

    def _lay_out(self) -> None:
        top = row(self.search, self.new_person, self.wifi)
        top.setStretch(0, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(self.pages, 1)
        left.addWidget(self.said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.vitals)
        right.addWidget(self.side, 1)
        layout.addLayout(right)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.typed.emit(text)


def _is_typing(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())
