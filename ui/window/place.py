"""A place beside the counter, as sessions are: pages one over the other, and the line in which it answers.

The console opens it by its key (kiosk.domain.staff says to whom) and Escape goes back, page by page, to the counter.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.staff import StaffMember
from kiosk.texts import Texts
from ui.window.place_page import PlacePage
from ui.window.saying import Saying, Tone
from ui.window.style import MARGIN


class Place(QWidget):
    """Begins with its first page. `left` says that Escape was pressed on it; `person_asked` carries a person's id.

    `told` carries a Tone and a sentence for the counter, to which it goes back.
    `place_asked` carries a Place that is opened over this one, and left back to it.
    """

    left = Signal()
    person_asked = Signal(str)
    told = Signal(str, str)
    place_asked = Signal(object)

    def __init__(self, first: PlacePage, hint: str, words: Texts) -> None:
        super().__init__()
        self.words = words
        self.member: StaffMember | None = None
        self.said = Saying(words(hint))
        self._stack = QStackedWidget()
        self._way: list[PlacePage] = []
        self._first = first
        self.add_page(first)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(self._stack, 1)
        column.addWidget(self.said)

    def add_page(self, page: PlacePage) -> None:
        """Have one more page, to be opened by `open_page`."""
        page.left.connect(self.back)
        page.refused.connect(self._refused)
        self._stack.addWidget(page)

    @property
    def page(self) -> PlacePage:
        """The page that is shown."""
        return self._way[-1] if self._way else self._first

    @property
    def at_first(self) -> bool:
        """Whether the first page is shown: Escape leaves the place."""
        return len(self._way) <= 1

    @property
    def busy(self) -> bool:
        """Whether something is being written, over which nothing else is opened."""
        return self.page.busy

    def begin(self, member: StaffMember) -> None:
        """Be opened by somebody."""
        self.member = member
        self.said.rest()
        self._way = []
        self.open_page(self._first)

    def end(self) -> None:
        """Keep nothing: the counter is shown again, or the window is locked."""
        for page in self._way:
            page.forget()
        self._way, self.member = [], None

    def open_page(self, page: PlacePage) -> None:
        """Show a page over the one that stands."""
        if self.member is not None:
            if self._way:
                self.said.rest()  # what was said of the page below says nothing of this one, nor does its hint
                self.said.setText(self.words("window-ready-page"))
            self._way.append(page)
            self._stack.setCurrentWidget(page)
            page.begin(self.member)

    @Slot()
    def back(self) -> None:
        """Go back to the page below; from the first one, to the counter."""
        if len(self._way) <= 1:
            self.left.emit()
            return
        self._way.pop().forget()
        if self.said.property("tone") != Tone.DONE.value:
            self.said.rest()
        self._stack.setCurrentWidget(self.page)
        self.page.come_back()

    def store_changed(self) -> None:
        """Somebody wrote to the store."""
        self.page.store_changed()

    def take(self, event: object) -> bool:
        """Take what a device of this window says, where this place waits for it; whether it did."""
        return False

    def trouble(self) -> None:
        """Take note that the desk could not do what was asked; the console says why."""

    def say(self, tone: Tone, phrase: str, **arguments: str) -> None:
        """Say something in the line below."""
        self.said.say(tone.value, self.words(phrase, **arguments))

    @Slot()
    def _refused(self) -> None:
        self.say(Tone.TROUBLE, "window-not-allowed")
