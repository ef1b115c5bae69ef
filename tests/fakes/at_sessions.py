"""A clerk who stands in the sessions' place, and what the clinic has on record of what they did there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.domain.registration import Identified
from kiosk.store import tables
from kiosk.store.print_ledger import PrintLedger
from kiosk.texts import texts
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
ENTER, ESCAPE, SHIFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier


class AtSessions:
    """A clerk who stands in the sessions' place."""

    def __init__(self, clerk) -> None:
        self.clerk = clerk
        clerk.press(BINDINGS[Command.SESSIONS].key, modifier=SHIFT)
        self.place = clerk.console.places.open
        clerk.wait(lambda: self.place.sessions.table.rowCount() > 0)

    @property
    def said(self) -> str:
        return self.place.said.text()

    @property
    def row(self):
        return self.place.sessions.chosen

    def at(self, department: str):
        """Put the choice on a department's session."""
        self.clerk.press(Qt.Key.Key_Home)
        while self.row.session.department.name != department:
            self.clerk.press(Qt.Key.Key_Down)
        return self.row

    def press(self, *keys: Qt.Key) -> None:
        self.clerk.press(*keys)

    def type(self, text: str) -> None:
        self.clerk.type(text)

    def wait(self, until) -> None:
        self.clerk.wait(until)

    def fill(self, line, text: str) -> None:
        """Go to a line of the form with the keyboard and write it anew."""
        while not line.hasFocus():
            self.press(Qt.Key.Key_Down)
        self.clerk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def people(self) -> None:
        """Open the list of those who are registered."""
        self.press(ENTER)
        self.wait(lambda: self.place.registered.table.rowCount() > 0)

    def told(self, tone: str = "done") -> str:
        """Wait for what the console says."""
        self.wait(lambda: self.place.said.property("tone") == tone)
        return self.said


def chosen_by_the_senior(front, session_id: str):
    """Register somebody new at the kiosk for a session."""
    desk = front.kiosk_desk
    found = desk.look_up_card(front.people.newcomers[2])
    assert isinstance(found, Identified)
    return desk.register(found.identification, session_id)


def offered(front) -> dict:
    return {one.session.id: one for one in front.kiosk_desk.sessions_for(None).choices}


def tickets(front) -> list:
    ledger, found = PrintLedger(front.store), []
    while (job := ledger.claim("receipts")) is not None:
        found.append(job.document)
    return found


def audited(front, what: str) -> int:
    with front.store.reading() as connection:
        return len(connection.execute(select(tables.audit).where(tables.audit.c.event == what)).all())
